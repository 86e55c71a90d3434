"""Figures of voices: whose the words of a text are, and who says which frame.

`figures` has both functions; they read as the others there: table in, Axes out.
"""

from khitab import _axes
from khitab._annotated import numbered
from khitab._axes import BLACK, GREY, INK, SIZE
from khitab._phrase_figures import _mix, _notes, _short
from khitab._tables import require

SHARES = ["level", "period", "doc", "count", "n_tokens", "share"]
HATCHES = [None, "////", "...."]  # the same colours again, told apart by the hatch
OUTLET = "#e4e4e4"
LETTER, MARGIN = 0.0135, 0.005  # how much of a bar a letter takes


def voices(table, ax=None, title=None, labels=None, outlet="outlet"):
    """Return Axes that show whose the words of each text are: a bar a text, all of it.

    `table`: what `voices.shares` gives; its first column says whose. A stretch of a bar is
    the share of the tokens that somebody has, with the name where there is room. `outlet`
    is drawn in grey and comes first. `labels`: {voice, period or doc: label}; what a
    period's label has in brackets is written below.

    Raises ValueError: not a DataFrame, a missing column, no rows for texts, more than
    twelve voices beside the outlet.

    >>> import pandas as pd
    >>> row = ["egypt", "text", "2017", "000", 3, 4, 0.75]
    >>> rest = ["outlet", "text", "2017", "000", 1, 4, 0.25]
    >>> ax = voices(pd.DataFrame([row, rest], columns=["voice", *SHARES]))
    >>> [text.get_text() for text in ax.texts]
    ['outlet 25 %', 'egypt 75 %', '4 tokens']
    """
    require(table, SHARES, "voices")
    texts = table[table["level"] == "text"].sort_values(["period", "doc"], kind="stable")
    if texts.empty:
        raise ValueError("voices needs rows whose level is 'text': there are none.")
    by = next(name for name in table.columns if name not in SHARES)
    styles = _styles(texts[by], outlet)
    docs = list(dict.fromkeys(texts["doc"]))
    ax = _axes.white_axes(ax, title, 1.3 * len(docs))
    ax.grid(False)
    for y, doc in enumerate(docs):
        rows, done = texts[texts["doc"] == doc].set_index(by), 0
        for name, style in styles.items():
            share = rows["share"].get(name, 0)
            _axes.bar(ax, y, done, share, style["color"], **_bar(style))
            _write_share(ax, done + share / 2, y, share, _short(name, labels))
            done += share
        _axes.write(ax, 1, y, f"{rows['n_tokens'].iloc[0]} tokens")
    periods = texts.drop_duplicates("doc")["period"]
    names = [f"{_short(d, labels)} · {_short(p, labels)}" for d, p in zip(docs, periods)]
    _axes.name_rows(ax, names)
    ax.set_xlim(0, 1.18)
    ax.spines["bottom"].set_visible(False)
    ax.set_xticks([])
    name = f"share of the tokens of each text, by {by}"
    _axes.name_x(ax, name, _notes(texts, labels))
    _axes.legend(ax, [_key(_short(name, labels), each) for name, each in styles.items()])
    return ax


def voice_tiles(table, ax=None, title=None, labels=None):
    """Return Axes that show who says what how often, as tiles.

    `table`: what `voices.per_voice` gives with `by`: `voice, count, n_tokens, per_1000`
    and one more column, such as `frame`. Rows are its values, columns voices, with the
    number of their tokens above: who speaks much has more room. The number in a tile is
    the count, and below it how many that is in 1,000 tokens of the voice, the darker the
    more; an empty tile is a zero. Of a voice with few tokens a single word makes a high
    rate. `labels`: {voice or frame: label}.

    Raises ValueError: not a DataFrame, a missing column, no rows, a voice whose number of
    tokens differs from row to row (by period or text): the head has room for one.

    >>> import pandas as pd
    >>> table = {"frame": ["qatar"], "voice": "mp", "count": 1, "n_tokens": 84}
    >>> ax = voice_tiles(pd.DataFrame(table | {"per_1000": 11.9}))
    >>> [text.get_text() for text in ax.texts]
    ['1', '11.9', 'voice\\ntokens']
    """
    numbers = ["voice", "count", "n_tokens", "per_1000"]
    require(table, numbers, "voice_tiles")
    by = next((name for name in table.columns if name not in numbers), None)
    if table.empty or by is None:
        raise ValueError(
            "voice_tiles needs rows and a column such as 'frame' beside the voice: "
            "voices.per_voice(said, hits, by='frame')."
        )
    if (table.groupby("voice")["n_tokens"].nunique() > 1).any():
        raise ValueError(
            f"voice_tiles has one number of tokens a voice, and here it differs by {by!r}: "
            "draw figures.voices, or tiles of one text or period at a time."
        )
    rows, columns = (list(dict.fromkeys(table[name])) for name in (by, "voice"))
    ax = _axes.white_axes(ax, title, 1.6 * len(rows) + 0.5)
    ax.grid(False)
    most = table["per_1000"].max() or 1
    for row in table.to_dict("records"):
        x, y = columns.index(row["voice"]), rows.index(row[by])
        depth = row["per_1000"] / most
        face = _mix(INK[0], 0.12 + 0.6 * depth) if row["count"] else "white"
        edge = face if row["count"] else "#c8c8c8"
        _axes.bar(ax, y, x - 0.46, 0.92, face, height=0.88, edgecolor=edge)
        ink = {"ha": "center", "color": BLACK if row["count"] else GREY}
        lift = -0.14 if row["count"] else 0
        ax.text(x, y + lift, row["count"], size=SIZE + 3, va="center", **ink)
        if row["count"]:
            ax.text(x, y + 0.22, f"{row['per_1000']:.1f}", size=SIZE, va="center", **ink)
    ax.set_xlim(-0.5, len(columns) - 0.5)
    _axes.name_rows(ax, [_short(name, labels) for name in rows])
    sizes = table.drop_duplicates("voice")["n_tokens"]
    heads = [f"{_short(name, labels)}\n{size}" for name, size in zip(columns, sizes)]
    ax.set_xticks(range(len(columns)), heads, size=SIZE, parse_math=False)
    ax.xaxis.tick_top()
    ax.spines["bottom"].set_visible(False)
    ax.annotate(
        "voice\ntokens",
        (0, 1),
        xytext=(-12, 4),
        xycoords="axes fraction",
        textcoords="offset points",
        ha="right",
        va="bottom",
        color=GREY,
        size=SIZE,
    )
    _axes.name_x(ax, "how often, and below it how often in 1,000 tokens of that voice")
    return ax


def _styles(names, outlet):
    """Return {name: colour and hatch}, the outlet first and grey."""
    names = list(dict.fromkeys(names))
    others = [name for name in names if name != outlet]
    if len(others) > len(INK) * len(HATCHES):
        raise ValueError(
            f"voices can draw twelve voices beside the outlet, and this table has "
            f"{len(others)}: choose some of them."
        )
    styles = {outlet: {"color": OUTLET, "edge": GREY, "hatch": None}}
    for name, number in numbered(names, outlet).items():
        colour, hatch = INK[number % len(INK)], HATCHES[number // len(INK)]
        face = _mix(colour, 0.15 if hatch else 0.4)
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
            _axes.ordered(text),
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
        label=_axes.ordered(name),
    )
