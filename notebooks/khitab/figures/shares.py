"""Shares as bars: whose the words of each text are."""

from khitab.figures import paper
from khitab.figures.paper import BLACK, GREY, INK, SIZE, mix
from khitab.labels import OUTLET, REPORTING, notes, numbered, short
from khitab.required import require

SHARES = ["level", "period", "doc", "count", "n_tokens", "share"]
HATCHES = [None, "////", "...."]  # the same colours again, told apart by the hatch
PALE_GREY = "#e4e4e4"
FEWER = "Of more texts, their periods are drawn: give all that voices.shares gives."
LETTER, MARGIN = 0.0135, 0.005  # how much of a bar a letter takes


def voices(table, ax=None, title=None, labels=None):
    """Return Axes that show whose the words of each text are: a bar a text, all of it.

    `table`: what `voices.shares` gives; its first column says whose. A stretch of a bar is
    the share of the tokens that somebody has, with the name where there is room. The
    outlet is drawn in grey and comes first; words that report, if they are counted apart
    (`voices.reporting_apart`), come next, in grey and hatched. Of more than 38 texts a bar
    is a period. `labels`: {voice, period
    or doc: label}; what a period's label has in brackets is written below.

    Raises ValueError: not a DataFrame, a missing column, no rows for texts, more than 38
    texts and no periods (or more than 38), more than twelve voices beside the outlet.

    >>> import pandas as pd
    >>> row = ["egypt", "text", "2017", "000", 3, 4, 0.75]
    >>> rest = ["outlet", "text", "2017", "000", 1, 4, 0.25]
    >>> ax = voices(pd.DataFrame([row, rest], columns=["voice", *SHARES]))
    >>> [text.get_text() for text in ax.texts]
    ['outlet 25 %', 'egypt 75 %', '4 tokens']
    """
    require(table, SHARES, "voices")
    texts = table[table["level"] == "text"]
    if texts.empty:
        raise ValueError("voices needs rows whose level is 'text': there are none.")
    by = next(name for name in table.columns if name not in SHARES)
    styles = _styles(texts[by])
    number = texts["doc"].nunique()
    drawn, one = (texts, "doc") if 1.3 * number <= paper.MOST else (table, "period")
    drawn = drawn[drawn["level"] == ("text" if one == "doc" else "period")]
    bars = drawn.sort_values(["period", "doc"], kind="stable").groupby(one, sort=False)
    paper.require_readable(len(bars) or number, "voices", "bars", 1.3, FEWER)
    ax = paper.white_axes(ax, title, 1.3 * len(bars))
    ax.grid(False)
    names = []
    for y, (key, rows) in enumerate(bars):
        rows, done = rows.set_index(by), 0
        for name, style in styles.items():
            share = rows["share"].get(name, 0)
            paper.bar(ax, y, done, share, style["color"], **_bar(style))
            _write_share(ax, done + share / 2, y, share, short(name, labels))
            done += share
        paper.write(ax, 1, y, f"{rows['n_tokens'].iloc[0]} tokens")
        period = rows["period"].iloc[0]
        names.append(f"{short(key, labels)} · {short(period, labels)}")
        if one == "period":
            number = texts.loc[texts["period"] == period, "doc"].nunique()
            names[-1] = paper.of_texts(period, number, labels)
    paper.name_rows(ax, names)
    ax.set_xlim(0, 1.18)
    ax.spines["bottom"].set_visible(False)
    ax.set_xticks([])
    name = f"share of the tokens of each {'text' if one == 'doc' else one}, by {by}"
    paper.name_x(ax, name, notes(texts["period"], labels))
    paper.legend(ax, [_key(short(name, labels), each) for name, each in styles.items()])
    return ax


def _styles(names):
    """Return {name: colour and hatch}, the outlet first and grey."""
    names = list(dict.fromkeys(names))
    others = [name for name in names if name not in (OUTLET, REPORTING)]
    if len(others) > len(INK) * len(HATCHES):
        raise ValueError(
            f"voices can draw twelve voices beside the outlet, and this table has "
            f"{len(others)}: choose some of them."
        )
    styles = {OUTLET: {"color": PALE_GREY, "edge": GREY, "hatch": None}}
    styles[REPORTING] = {"color": "white", "edge": GREY, "hatch": HATCHES[1]}
    for name, number in numbered(names).items():
        colour, hatch = INK[number % len(INK)], HATCHES[number // len(INK)]
        face = mix(colour, 0.15 if hatch else 0.4)
        styles[name] = {"color": face, "edge": colour, "hatch": hatch}
    return {name: style for name, style in styles.items() if name in names}


def _bar(style):
    return {"edgecolor": style["edge"], "hatch": style["hatch"], "height": 0.72}


def _write_share(ax, x, y, share, name):
    for text in (f"{name} {100 * share:.0f} %", f"{100 * share:.0f} %"):
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


def _key(name, style):
    from matplotlib.patches import Patch

    return Patch(
        facecolor=style["color"],
        edgecolor=style["edge"],
        hatch=style["hatch"],
        label=paper.ordered(name),
    )
