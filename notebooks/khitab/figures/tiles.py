"""Tiles and strips show in which texts something occurs, where, and who says it."""

from math import ceil
from textwrap import fill

from khitab.figures import paper
from khitab.figures.paper import BLACK, INK, SIZE, mix
from khitab.labels import KINDS, looks, names, notes, short
from khitab.required import require, require_rows

COUNTS = ["phrase", "doc", "count", "n_tokens"]
CHOOSE = "Choose some of them."
TILE = 1.9  # rows of letters
HEADS = 8  # texts that have room for a head each


def dispersion_strip(table, places, ax=None, title=None, labels=None):
    """Return Axes that show where phrases occur, with a line per phrase and marks on it.

    `table` has the columns `phrase, doc, count, n_tokens` (from
    `phrases.counts_by_text`) and possibly `period`. `places` has the columns `phrase,
    doc, place`, where `place` is the number of tokens before the occurrence in its text.
    The texts are side by side, by period, each as wide as it is long. A phrase that is
    evenly spread has marks all along its line, and its count is at the end. With more
    than eight texts, the heads name the periods. (Gries 2008, International Journal of
    Corpus Linguistics 13/4, explains why a frequency needs this.)

    Raises ValueError for anything but a DataFrame, a missing column, no rows, more than
    50 phrases, a phrase twice in a text, a phrase or text in `places` that `table`
    lacks, or a place outside its text.

    >>> import pandas as pd
    >>> table = pd.DataFrame([["قطر", "000", 1, 316]], columns=COUNTS)
    >>> place = pd.DataFrame({"phrase": ["قطر"], "doc": ["000"], "place": [30]})
    >>> [float(end) for end in dispersion_strip(table, place).get_xlim()]
    [0.0, 316.0]
    """
    rows, texts = _rows_and_texts(table, "dispersion_strip")
    paper.require_readable(len(rows), "dispersion_strip", "phrases")
    few = len(texts) <= HEADS
    _check(places, rows, texts)
    ax = paper.white_axes(ax, title, 1 + len(rows))
    ax.grid(False)
    ends = texts["n_tokens"].cumsum()
    starts = ends - texts["n_tokens"]
    heads = texts if few else _periods(texts)
    edges = heads["n_tokens"].cumsum()
    for end, size in list(zip(edges, heads["n_tokens"], strict=True))[::2]:
        ax.axvspan(end - size, end, color=paper.BAND, lw=0, zorder=0)
    for y, phrase in enumerate(rows):
        found = places[places["phrase"] == phrase]
        at = starts[found["doc"]].to_numpy() + found["place"].to_numpy() + 0.5
        ax.plot([0, ends.iloc[-1]], [y, y], color="#c8c8c8", lw=1, zorder=1)
        mark = {"mew": 2.5} if few else {"mew": 0.8, "alpha": _depth(len(at))}
        ax.plot(at, [y] * len(at), "|", color=INK, ms=20, zorder=2, **mark)
        paper.write(ax, ends.iloc[-1], y, f"{len(at):,}")
    ax.set_xlim(0, ends.iloc[-1])
    _name(ax, rows, heads, edges - heads["n_tokens"] / 2, labels)
    name = "the texts one after another, each from left to right"
    paper.name_x(ax, name, notes(texts.get("period", ()), labels))
    return ax


def _depth(n):
    """Return the opacity of a mark, which is lower if many marks overlap."""
    return max(0.08, min(1, 300 / max(n, 1)))


def _periods(texts):
    """Return the sizes of periods, or of all texts, instead of those of too many
    texts."""
    period = texts["period"] if "period" in texts else ["all"] * len(texts)
    sizes = texts.groupby(period, sort=False)["n_tokens"].agg(["size", "sum"])
    sizes = sizes.set_axis(["texts", "n_tokens"], axis=1).rename_axis("period")
    return sizes


def _rows_and_texts(table, who):
    """Return the phrases in order, and the texts with their size, by period."""
    require_rows(table, COUNTS, who)
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
        for value in places[column].unique():
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
    """Write phrases beside their rows, and above each column its text, period and
    size."""
    paper.name_rows(ax, [short(phrase, labels) for phrase in rows])
    texts = texts.reset_index()
    called = {"doc": "text", "period": "period", "texts": "texts", "n_tokens": "tokens"}
    called = {name: head for name, head in called.items() if name in texts}
    shown = [texts[name].map(names(name, texts[name], labels)) for name in called]
    heads = ["\n".join(keys) for keys in zip(*shown)]
    step = ceil(len(heads) / HEADS)  # of more periods, some have a head
    paper.name_columns(ax, list(at)[::step], heads[::step], "\n".join(called.values()))


def voice_tiles(table, ax=None, title=None, labels=None):
    """Return Axes that show who says what how often, as tiles.

    `table` is what `voices.per_voice` gives with `by`, with `voice, count, n_tokens,
    per_1000` and one more column, such as `frame`. Rows are its values, and columns are
    voices, with the number of their tokens above, because long speakers have more room.
    The number in a tile is the count, and below it is the rate per 1,000 tokens of the
    voice. A tile is darker the higher the rate, in the colour of its frame, and empty
    for zero. A voice with few tokens reaches a high rate with a single word. `labels` is
    {voice or frame: label}.

    Raises ValueError for anything but a DataFrame, a missing column, no rows, more than
    26 rows or twelve voices, or a voice whose number of tokens differs between rows (by
    period or text).

    >>> import pandas as pd
    >>> table = {"frame": ["qatar"], "voice": "mp", "count": 1, "n_tokens": 84}
    >>> ax = voice_tiles(pd.DataFrame(table | {"per_1000": 11.9}))
    >>> [text.get_text() for text in ax.texts]
    ['1', '11.9', 'voice\\n\\ntokens']
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
            "voice_tiles needs one number of tokens per voice, and here it differs "
            f"by {by!r}. Draw figures.voices, or tiles of one text or period at a "
            "time."
        )
    rows, columns = (list(dict.fromkeys(table[name])) for name in (by, "voice"))
    paper.require_readable(len(rows), "voice_tiles", f"rows of {by!r}", TILE, CHOOSE)
    paper.require_readable(len(columns), "voice_tiles", "voices", 4, CHOOSE)
    ax = paper.white_axes(ax, title, TILE * len(rows) + 0.5)
    ax.grid(False)
    most = table["per_1000"].max() or 1
    kind = KINDS.get(by)
    inks = looks(kind, rows) if kind else {}
    for row in table.to_dict("records"):
        x, y = columns.index(row["voice"]), rows.index(row[by])
        depth = row["per_1000"] / most
        ink = inks[row[by]].colour if kind else INK
        face = mix(ink, 0.12 + 0.6 * depth) if row["count"] else "white"
        edge = face if row["count"] else "#c8c8c8"
        paper.bar(ax, y, x - 0.46, 0.92, face, height=0.88, edgecolor=edge)
        ink = {"ha": "center", "color": BLACK}
        lift = -0.14 if row["count"] else 0
        ax.text(x, y + lift, row["count"], size=SIZE + 3, va="center", **ink)
        if row["count"]:
            ax.text(x, y + 0.22, f"{row['per_1000']:.1f}", size=SIZE, va="center", **ink)
    ax.set_xlim(-0.5, len(columns) - 0.5)
    paper.name_rows(ax, names(by, rows, labels).values())
    sizes = table.drop_duplicates("voice")["n_tokens"]
    heads = [
        f"{fill(its.label, 80 // len(columns), break_long_words=False)}\n{its.sign}\n{size:,}"
        for its, size in zip(looks("voice", columns, labels).values(), sizes)
    ]
    paper.name_columns(ax, range(len(columns)), heads, "voice\n\ntokens")
    paper.name_x(ax, "how often, and below it how often in 1,000 tokens of that voice")
    return ax
