"""Figures of phrases: in which texts they stand, and where in the texts.

`figures` has both functions; they read as the others there: table in, Axes out.
"""

from khitab import _axes
from khitab._axes import GREY, INK, SIZE
from khitab._tables import require, split_label

COUNTS = ["phrase", "doc", "count", "n_tokens"]
BAND = "#f0f0f0"


def phrase_tiles(table, ax=None, title=None, labels=None, what="phrase"):
    """Return Axes that show how often each phrase stands in each text, as tiles.

    `table` has the columns `phrase, doc, count, n_tokens` (`phrases.counts_by_text` gives
    it) and possibly `period`. Rows are phrases as the table has them, columns are texts,
    by period. The number in a tile is the count, and the darker the more; an empty tile
    is a zero. The size of each text stands above it, for long texts have more room.
    `labels`: {phrase, period or doc: label}; what a label has in brackets is written
    below. `what`: what the rows are, for the line below the tiles.

    Raises ValueError: not a DataFrame, a missing column, no rows, a phrase twice in a
    text.

    >>> import pandas as pd
    >>> table = pd.DataFrame([["قطر", "000", 3, 316], ["قطر", "001", 0, 280]])
    >>> ax = phrase_tiles(table.set_axis(COUNTS, axis=1))
    >>> [number.get_text() for number in ax.texts][:2]
    ['3', '0']
    """
    rows, texts = _rows_and_texts(table, "phrase_tiles")
    ax = _axes.white_axes(ax, title, 1 + len(rows))
    ax.grid(False)
    most = max(table["count"].max(), 1)
    for row in table.itertuples():
        x, y = list(texts.index).index(row.doc), rows.index(row.phrase)
        share = row.count / most if row.count else 0
        face = _mix(INK[0], 0.12 + 0.88 * share) if row.count else "white"
        edge = face if row.count else "#c8c8c8"
        _axes.bar(ax, y, x - 0.46, 0.92, face, height=0.84, edgecolor=edge)
        ink = ("black" if share < 0.92 else "white") if row.count else GREY
        ax.text(x, y, f"{row.count}", ha="center", va="center", color=ink, size=SIZE)
    ax.set_xlim(-0.5, len(texts) - 0.5)
    _name(ax, rows, texts, range(len(texts)), labels)
    _axes.name_x(ax, f"how often the {what} stands in the text", _notes(texts, labels))
    return ax


def dispersion_strip(table, places, ax=None, title=None, labels=None):
    """Return Axes that show where phrases stand: a line a phrase, a mark an occurrence.

    `table` as in `phrase_tiles`: it says which phrases and which texts there are, and
    their sizes. `places` has the columns `phrase, doc, place`: how many tokens stand
    before the occurrence in its text. The texts stand side by side, by period, each as
    wide as it is long; a phrase that is evenly spread has marks all along its line. How
    many it has stands at its end. (Gries 2008, International Journal of Corpus
    Linguistics 13/4, on why a frequency needs this beside it.)

    Raises ValueError: as `phrase_tiles`; a phrase or text in `places` that `table` lacks,
    a place outside its text.

    >>> import pandas as pd
    >>> table = pd.DataFrame([["قطر", "000", 1, 316]], columns=COUNTS)
    >>> place = pd.DataFrame({"phrase": ["قطر"], "doc": ["000"], "place": [30]})
    >>> [float(end) for end in dispersion_strip(table, place).get_xlim()]
    [0.0, 316.0]
    """
    rows, texts = _rows_and_texts(table, "dispersion_strip")
    _check(places, rows, texts)
    ax = _axes.white_axes(ax, title, 1 + len(rows))
    ax.grid(False)
    ends = texts["n_tokens"].cumsum()
    starts = ends - texts["n_tokens"]
    for start, end in list(zip(starts, ends, strict=True))[::2]:
        ax.axvspan(start, end, color=BAND, lw=0, zorder=0)
    for y, phrase in enumerate(rows):
        found = places[places["phrase"] == phrase]
        at = starts[found["doc"]].to_numpy() + found["place"].to_numpy() + 0.5
        ax.plot([0, ends.iloc[-1]], [y, y], color="#c8c8c8", lw=1, zorder=1)
        ax.plot(at, [y] * len(at), "|", color=INK[0], ms=26, mew=2.5, zorder=2)
        _axes.write(ax, ends.iloc[-1], y, f"{len(at)}")
    ax.set_xlim(0, ends.iloc[-1])
    _name(ax, rows, texts, starts + texts["n_tokens"] / 2, labels)
    name = "one text after another, each read from left to right; a mark is an occurrence"
    _axes.name_x(ax, name, _notes(texts, labels))
    return ax


def _rows_and_texts(table, who):
    """The phrases in order, and the texts with their size, by period."""
    require(table, COUNTS, who)
    if table.empty:
        raise ValueError(f"{who}: the table has no rows, so there is nothing to draw.")
    twice = table[table.duplicated(["phrase", "doc"])]
    if len(twice):
        phrase, doc = twice.iloc[0][["phrase", "doc"]]
        raise ValueError(f"{who}: «{phrase}» has more than one row for the text {doc!r}.")
    columns = [name for name in ("period", "doc") if name in table.columns]
    texts = table.drop_duplicates("doc").sort_values(columns, kind="stable")
    return list(dict.fromkeys(table["phrase"])), texts.set_index("doc")


def _check(places, rows, texts):
    require(places, ["phrase", "doc", "place"], "dispersion_strip")
    for column, known in {"phrase": rows, "doc": list(texts.index)}.items():
        for value in places[column]:
            if value not in known:
                raise ValueError(
                    f"dispersion_strip: the places have the {column} {value!r}, which "
                    "the table of counts does not have."
                )
    sizes = texts["n_tokens"][places["doc"]].to_numpy()
    outside = places[~places["place"].between(0, sizes - 1).to_numpy()]
    if len(outside):
        doc, place = outside.iloc[0][["doc", "place"]]
        raise ValueError(
            f"dispersion_strip: place {place} lies outside the text {doc!r}, which has "
            f"{texts['n_tokens'][doc]} tokens, counted from 0."
        )


def _name(ax, rows, texts, at, labels):
    """Phrases beside their rows; above its column each text, its period and its size."""
    _axes.name_rows(ax, [_short(phrase, labels) for phrase in rows])
    names = {"doc": "text", "period": "period", "n_tokens": "tokens"}
    names = {name: head for name, head in names.items() if name in texts or name == "doc"}
    heads = [
        "\n".join(_short(key, labels) for key in keys)
        for keys in texts.reset_index()[list(names)].itertuples(index=False)
    ]
    ax.set_xticks(list(at), heads, size=SIZE, parse_math=False)
    ax.xaxis.tick_top()
    ax.spines["bottom"].set_visible(False)
    ax.annotate(
        "\n".join(names.values()),
        (0, 1),
        xytext=(-12, 4),
        xycoords="axes fraction",
        textcoords="offset points",
        ha="right",
        va="bottom",
        color=GREY,
        size=SIZE,
    )


def _short(key, labels):
    return split_label((labels or {}).get(key, key))[0]


def _notes(texts, labels):
    keys = dict.fromkeys(texts["period"]) if "period" in texts.columns else []
    pairs = [split_label((labels or {}).get(key, key)) for key in keys]
    return [f"{short}: {note}" for short, note in pairs if note]


def _mix(colour, share):
    """So much of a colour, the rest white."""
    from matplotlib.colors import to_rgb

    return tuple(1 - share * (1 - channel) for channel in to_rgb(colour))
