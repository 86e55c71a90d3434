"""Bars show whose words each text consists of."""

from khitab.figures import paper
from khitab.figures.paper import BLACK, SIZE, mix
from khitab.labels import OUTLET, REPORTING, in_order, looks, names, notes, short
from khitab.required import require

SHARES = ["level", "period", "doc", "count", "n_tokens", "share"]
HATCHES = {"solid": None, "dashed": "////", "double": "....", "dotted": "////"}  # a line
MOST = 12  # voices beside the outlet; then the looks begin again
FEWER = "Of more texts, their periods are drawn: give all that voices.shares gives."
LETTER, MARGIN = 0.0155, 0.008  # how much of a bar a letter takes


def voices(table, ax=None, title=None, labels=None):
    """Return Axes that show whose words each text consists of, with one bar per text.

    `table` is what `voices.shares` gives, and its first column says whose words are
    counted. A stretch of a bar is a voice's share of the tokens, with its name or at
    least its sign where there is room. The outlet is grey and comes first. Words that
    report, if they are counted apart (`voices.reporting_apart`), come next, grey and
    hatched. With more than 38 texts a bar is a period. `labels` is {voice, period or
    doc: label}. Notes in the brackets of a period's label are written below.

    Raises ValueError for anything but a DataFrame, a missing column, no rows for texts,
    more than 38 texts and no periods (or more than 38), or more than twelve voices
    beside the outlet.

    >>> import pandas as pd
    >>> row = ["egypt", "text", "2017", "000", 3, 5, 0.6]
    >>> rest = ["outlet", "text", "2017", "000", 2, 5, 0.4]
    >>> ax = voices(pd.DataFrame([row, rest], columns=["voice", *SHARES]))
    >>> [text.get_text() for text in ax.texts]
    ['¶ the outlet 40 %', '① Egypt 60 %', '5 tokens']
    """
    require(table, SHARES, "voices")
    texts = table[table["level"] == "text"]
    if texts.empty:
        raise ValueError("voices needs rows whose level is 'text', and there are none.")
    by = next(name for name in table.columns if name not in SHARES)
    styles = _styles(texts[by], labels)
    periods = names("period", sorted(set(table["period"])), labels)
    number = texts["doc"].nunique()
    drawn, one = (texts, "doc") if 1.3 * number <= paper.MOST else (table, "period")
    drawn = drawn[drawn["level"] == ("text" if one == "doc" else "period")]
    bars = drawn.sort_values(["period", "doc"], kind="stable").groupby(one, sort=False)
    paper.require_readable(len(bars) or number, "voices", "bars", 1.3, FEWER)
    ax = paper.white_axes(ax, title, 1.3 * len(bars))
    ax.grid(False)
    rows_named = []
    for y, (key, rows) in enumerate(bars):
        rows, done = rows.set_index(by), 0
        for name, its in styles.items():
            share = rows["share"].get(name, 0)
            face, style = _style(its)
            paper.bar(ax, y, done, share, face, height=0.72, **style)
            _write_share(ax, done + share / 2, y, share, its)
            done += share
        paper.write(ax, 1, y, f"{rows['n_tokens'].iloc[0]} tokens")
        period = rows["period"].iloc[0]
        rows_named.append(f"{short(key, labels)} · {periods[period]}")
        if one == "period":
            number = texts.loc[texts["period"] == period, "doc"].nunique()
            rows_named[-1] = paper.of_texts(periods[period], number)
    paper.name_rows(ax, rows_named)
    ax.set_xlim(0, 1.18)
    ax.spines["bottom"].set_visible(False)
    ax.set_xticks([])
    name = f"share of the tokens of each {'text' if one == 'doc' else one}, by {by}"
    paper.name_x(ax, name, notes(texts["period"], labels))
    paper.legend(ax, [_key(its) for its in styles.values()])
    return ax


def _styles(names, labels):
    """Return {name: Look}, the outlet first."""
    names = in_order(names)
    if (number := len(set(names) - {OUTLET, REPORTING})) > MOST:
        raise ValueError(
            "voices can draw twelve voices beside the outlet, and this table has "
            f"{number}. Choose some of them."
        )
    return looks("voice", names, labels)


def _style(its):
    """Return the pale face of a bar, its edge and its hatch, for the line of a look."""
    hatch = HATCHES[its.line]
    return "white" if hatch else mix(its.colour, 0.4), {
        "edgecolor": its.colour,
        "hatch": hatch,
    }


def _write_share(ax, x, y, share, its):
    percent = f"{100 * share:.0f} %"
    for text in (f"{its.name} {percent}", f"{its.sign} {percent}", its.sign):
        if share < LETTER * len(text) + MARGIN:
            continue
        ax.text(
            x,
            y,
            paper.ordered(text),
            ha="center",
            va="center",
            size=SIZE,
            color=BLACK,
            parse_math=False,
            bbox={"fc": (1, 1, 1, 0.6), "ec": "none", "pad": 1},
        )
        return


def _key(its):
    from matplotlib.patches import Patch

    face, style = _style(its)
    return Patch(facecolor=face, label=paper.ordered(its.name), **style)
