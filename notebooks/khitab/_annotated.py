"""Rows that somebody has marked by hand, and the words they stand for."""

import numpy as np
import pandas as pd

from khitab import _codes
from khitab._spans import SPAN, keys_of
from khitab._tables import require

VOICES = ("outlet", "egypt", "haftar", "us", "mp", "joint", "other")  # the codebook's


def words_of(tokens, spans):
    """Return where the words of each span begin and end, as row numbers of `tokens`.

    A span none of whose words is there ends where it begins. Spans may lie over each
    other. Nothing is looped over: binary search finds a million words in a second.

    Raises ValueError: no tokens, a missing column, rows not in reading order, no span of
    these texts, a span that cuts a word.
    """
    _codes.require_tokens(tokens, [*SPAN, "token"])
    names = pd.Index(_codes.code(tokens, by="doc").names)
    known = spans["doc"].isin(names).to_numpy()
    if len(spans) and not known.any():
        raise ValueError(
            f"No annotation is about these texts: they speak of text "
            f"{spans['doc'].iloc[0]!r}, the tokens are of {names[0]!r}. Ids are strings: "
            'read a CSV file with dtype={"doc": str}.'
        )
    starts, ends = (keys_of(names, tokens, edge) for edge in ("start", "end"))
    low, high = (keys_of(names, spans, edge) for edge in ("start", "end"))
    first = np.where(known, np.searchsorted(ends, low, side="right"), 0)
    last = np.where(known, np.searchsorted(starts, high, side="left"), 0)
    last = np.maximum(first, last)
    has = np.flatnonzero(last > first)
    cut = (starts[first[has]] < low[has]) | (ends[last[has] - 1] > high[has])
    if cut.any():
        row = has[np.flatnonzero(cut)[0]]
        doc, start, end = spans.iloc[row][SPAN]
        word = first[row] if starts[first[row]] < low[row] else last[row] - 1
        raise ValueError(
            f"The span {start}–{end} of text {doc!r} cuts the word {place(tokens, word)}."
        )
    return first, last


def annotated(table, columns, who, voices=None):
    """Return a table of annotations without gaps, if it has what `who` needs.

    Raises ValueError: a missing column, an impossible span, a voice that is not among
    `voices`.
    """
    require(table, [*SPAN, *columns], who)
    for name in SPAN[1:]:
        if len(table) and not pd.api.types.is_integer_dtype(table[name]):
            raise ValueError(f"{who}: the column {name!r} is to hold whole numbers.")
    table = table.fillna("").reset_index(drop=True)
    wrong = table[(table["start"] < 0) | (table["start"] >= table["end"])]
    if len(wrong):
        doc, start, end = wrong.iloc[0][SPAN]
        raise ValueError(f"{who}: text {doc!r} can not have a span {start}–{end}.")
    unknown = table[~table["voice"].isin(voices)] if voices is not None else ()
    if len(unknown):
        doc, start, voice = unknown.iloc[0][["doc", "start", "voice"]]
        raise ValueError(
            f"{who}: text {doc!r} has the voice {voice!r} at {start}. It is to be one of: "
            f"{', '.join(voices)}. If yours have other names, give them: voices=[…]."
        )
    return table


def in_order(values):
    """Return the different values: voices as the codebook has them, others as they come.

    >>> in_order(["mp", "us", "union", "mp"])
    ['us', 'mp', 'union']
    """
    kinds = list(dict.fromkeys(values))
    known = [voice for voice in VOICES if voice in kinds]
    return known + [kind for kind in kinds if kind not in VOICES]


def numbered(values, outlet):
    """Return {voice: number} without the outlet: the same colour in every picture.

    >>> numbered(["outlet", "us", "haftar"], "outlet")
    {'haftar': 1, 'us': 2}
    """
    kinds = in_order(values)
    every = VOICES if set(kinds) <= set(VOICES) else kinds
    numbers = {name: n for n, name in enumerate(each for each in every if each != outlet)}
    return {kind: numbers[kind] for kind in kinds if kind != outlet}


def found(tokens, rows, name):
    """Return the rows some of whose words are in `tokens`, with the words as `name`."""
    require(tokens, ["period"], "A table of tokens")
    first, last = words_of(tokens, rows)
    words, here = tokens["token"].to_numpy(object), last > first
    pieces = [" ".join(words[i:j]) for i, j in zip(first[here], last[here])]
    table = rows[here].assign(**{name: pd.array(pieces, dtype="str")})
    table["period"] = tokens["period"].array[first[here]]
    order = np.lexsort((-table["end"], table["start"], first[here]))
    return table.iloc[order].reset_index(drop=True)


def with_columns(table, names):
    """Return `names` first, empty where the table lacks one, then its other columns."""
    table = table.assign(**{name: "" for name in names if name not in table})
    return table[[*names, *(name for name in table if name not in names)]]


def place(tokens, row):
    """Say which word stands in a row, and where."""
    doc, start, end, word = tokens[[*SPAN, "token"]].iloc[row]
    return f"«{word}» at {start}–{end} of text {doc!r}"
