"""Counts that contain one another are drawn as squares and brackets."""

import pandas as pd

from khitab.figures import paper
from khitab.figures.paper import BLACK, INK, SIZE, at_most
from khitab.labels import names, short
from khitab.required import require, require_rows

PLACE = ["doc", "start", "end"]
FILLS = ["full", "bottom", "none"]  # of the squares: one a lemma
WORDS = 25  # of a text; more are too small to count
GAP, STEP = 2.0, 3.0  # squares: before the first number, and from one to the next
BRACKET = [(-1, 0.4), (-1, -0.4), (1, -0.4), (1, 0.4)]


def nested_counts(words, mentions, kinds, texts, ax=None, title=None, labels=None):
    """Return Axes that show how counts of one topic contain one another.

    `words` are the words of the topic, with the columns `doc, start, end, lemma`, such
    as one frame of `framing.occurrences`. `mentions` is what `framing.mentions` gives
    for them. `kinds` is {name of a count: the lemma that it adds to the counts before
    it}. The squares of the first lemma are full, of the second half full, of the third
    empty. `texts` has the column `doc`, and possibly `period`, with one row per text,
    even if the text has none of the words.

    A row shows a text with a square for each word in reading order, a bracket below the
    words of one mention, and then each count as a number. The squares above the numbers
    say what is counted, and the last row adds up the texts. `labels` is {lemma, doc or
    period: label}.

    Raises ValueError for anything but a DataFrame, a missing column, no rows, more than
    three kinds, an unknown lemma or text, a mention without any of the words, or more
    than 25 words in a text.

    >>> one = pd.DataFrame({"doc": ["000"], "start": [4], "end": [9], "lemma": ["إرهاب"]})
    >>> ax = nested_counts(one, one, {"noun": "إرهاب"}, one[["doc"]])
    >>> [text.get_text() for text in ax.texts]
    ['1', '1', '1', '1', 'text']
    """
    words, kinds, texts = _checked(words, mentions, kinds, texts)
    most = words.groupby("doc").size().max()
    at = [most + GAP + STEP * number for number in range(len(kinds) + 1)]
    ax = paper.white_axes(ax, title, 1.2 * (len(texts) + 2))
    ax.grid(False)
    total = [0] * len(at)
    for y, doc in enumerate(texts["doc"]):
        own = words[words["doc"] == doc].sort_values("start", kind="stable")
        phrases = mentions[mentions["doc"] == doc]
        _squares(ax, y, list(own["lemma"]), list(kinds.values()))
        for phrase in phrases.itertuples():
            _bracket(ax, y, own["start"].between(phrase.start, phrase.end - 1).to_numpy())
        row = [*_counts(own["lemma"], kinds), len(phrases)]
        total = [sum(pair) for pair in zip(total, row)]
        _numbers(ax, y, at, row)
    _numbers(ax, len(texts), at, total, "bold")
    ax.axhline(len(texts) - 0.5, color="#c8c8c8", lw=0.8)
    paper.name_rows(ax, [*_rows(texts, labels), "all texts"], heads=[len(texts)])
    _heads(ax, at, kinds, most)
    paper.name_x(ax, "a square is a word, and each text begins at the left")
    keys = [
        _key(short(lemma, labels), fill) for lemma, fill in zip(kinds.values(), FILLS)
    ]
    paper.legend(ax, [*keys, _key("one mention")])
    return ax


def _checked(words, mentions, kinds, texts):
    """Return the words, what each count adds, and the texts by period, if they fit
    together."""
    require_rows(words, [*PLACE, "lemma"], "nested_counts")
    require(mentions, PLACE, "nested_counts")
    require_rows(texts, ["doc"], "nested_counts")
    at_most(list(kinds), "nested_counts", "words", len(FILLS))
    for column, known in {"lemma": kinds.values(), "doc": texts["doc"]}.items():
        if other := sorted(set(words[column]) - set(known)):
            raise ValueError(
                f"nested_counts: the words have the {column} {other[0]!r}, which is not "
                f"among {', '.join(map(repr, known))}."
            )
    for phrase in mentions.itertuples():
        own = words[words["doc"] == phrase.doc]
        if not own["start"].between(phrase.start, phrase.end - 1).any():
            raise ValueError(
                f"nested_counts: the mention at {phrase.start} of text {phrase.doc!r} "
                "holds none of the words."
            )
    most = words.groupby("doc").size().max()
    paper.require_readable(most, "nested_counts", "words of a text", paper.MOST / WORDS)
    columns = [name for name in ("period", "doc") if name in texts]
    return words, dict(kinds), texts.sort_values(columns, kind="stable")


def _counts(lemmas, kinds):
    """Return how many words each count has, with its own lemma and all before it."""
    return [int(number) for number in pd.Series(
        [(lemmas == lemma).sum() for lemma in kinds.values()]).cumsum()]  # fmt: skip


def _squares(ax, y, lemmas, kinds, start=0):
    for x, lemma in enumerate(lemmas):
        fill = FILLS[kinds.index(lemma)]
        ax.plot(start + x, y, "s", **_ink(fill))


def _ink(fill):
    face = {"mfc": "white" if fill == "none" else INK, "markerfacecoloralt": "white"}
    face["fillstyle"] = "full" if fill == "none" else fill
    return {"color": INK, "ms": 12, "mew": 1.6, "clip_on": False} | face


def _bracket(ax, y, held):
    """Draw a bracket below the squares at the places that a mention holds."""
    at = held.nonzero()[0]
    ends = [at[0] - 0.34, at[0] - 0.34, at[-1] + 0.34, at[-1] + 0.34]
    ax.plot(ends, [y + 0.3, y + 0.4, y + 0.4, y + 0.3], color=BLACK, lw=1.4)


def _numbers(ax, y, at, row, weight="normal"):
    for x, number in zip(at, row):
        style = {"size": SIZE + 1, "color": BLACK, "weight": weight}
        ax.text(x, y, f"{number:,}", ha="center", va="center", **style)


def _rows(texts, labels):
    periods = names("period", texts["period"], labels) if "period" in texts else None
    rows = texts.to_dict("records")
    after = [f" · {periods[row['period']]}" if periods else "" for row in rows]
    return [short(row["doc"], labels) + more for row, more in zip(rows, after)]


def _heads(ax, at, kinds, most):
    """Draw above each number the name of its count and the squares that it counts."""
    lemmas = list(kinds.values())
    for number, x in enumerate(at[:-1]):
        _squares(ax, -0.8, lemmas[: number + 1], lemmas, x - 0.5 * number)
    ax.plot(at[-1], -0.8, **_mark())
    ax.set_ylim(ax.get_ylim()[0], -1.2)
    ax.set_xlim(-0.6, at[-1] + STEP / 2)
    paper.name_columns(ax, at, [*kinds, "mentions"], "text")


def _mark():
    from matplotlib.path import Path

    bracket = {"marker": Path(BRACKET), "ms": 14, "mfc": "none", "mew": 1.4}
    return bracket | {"color": BLACK, "clip_on": False}


def _key(name, fill=None):
    """Return a square for the legend, or a bracket if there is no `fill`."""
    from matplotlib.lines import Line2D

    style = _ink(fill) | {"marker": "s"} if fill else _mark()
    return Line2D([], [], ls="none", label=paper.ordered(name), **style)
