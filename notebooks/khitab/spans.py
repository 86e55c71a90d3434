"""Spans that people have marked are matched here with the tokens inside them."""

import numpy as np
import pandas as pd

from khitab import coded
from khitab.required import require, require_tokens

SPAN = ["doc", "start", "end"]


def add_spans(tokens, spans, column="voice"):
    """Return `tokens` with what `spans` say about each, with the same rows and index.

    `spans` is a table with `doc, start, end` and `column`, as `corpus.annotations` gives
    it, and no two spans overlap. `column` is one column or several that are added. A row
    belongs to the span in which it begins. Outside all spans the cell is empty ("").

    Raises ValueError for a missing column or overlapping spans.

    >>> tokens = pd.DataFrame({"doc": "a", "start": [0, 4, 9]})
    >>> spans = pd.DataFrame({"doc": ["a"], "start": [3], "end": [9], "voice": ["haftar"]})
    >>> add_spans(tokens, spans)["voice"].tolist()
    ['', 'haftar', '']
    """
    columns = [column] if isinstance(column, str) else list(column)
    at, spans = span_of(tokens, spans, columns)
    added = {}
    for name in columns:
        values = np.append(spans[name].to_numpy(object), "")
        added[name] = pd.array(values[at], dtype="str")
    return tokens.assign(**added)


def span_of(tokens, spans, columns=()):
    """Return the row of the span in which each token begins (-1 if none), and the
    spans."""
    require(tokens, ["doc", "start"], "tokens")
    require(spans, [*SPAN, *columns], "spans")
    spans = spans.sort_values(["doc", "start"], kind="stable").reset_index(drop=True)
    docs = pd.Index(pd.unique(spans["doc"]))
    keys, ends = keys_of(docs, spans, "start"), keys_of(docs, spans, "end")
    over = np.flatnonzero(keys[1:] < ends[:-1])
    if len(over):
        first, second = (spans.iloc[over[0] + i] for i in (0, 1))
        raise ValueError(
            f"In text {first['doc']!r} the spans {first['start']}–{first['end']} and "
            f"{second['start']}–{second['end']} lie over each other, so that a word would "
            "belong to both."
        )
    places = keys_of(docs, tokens, "start")
    at = np.searchsorted(keys, places, side="right") - 1
    inside = (at >= 0) & (places < np.append(ends, -1)[at]) & (places >= 0)
    return np.where(inside, at, -1), spans


def keys_of(docs, table, column):
    """Return document and offset as one number that sorts alike, below 0 if unknown."""
    numbers = docs.get_indexer(table["doc"]).astype(np.int64)
    return (numbers << 40) + table[column].to_numpy(np.int64)


def words_of(tokens, spans):
    """Return where the words of each span begin and end, as row numbers of `tokens`.

    A span none of whose words is among the tokens ends where it begins. Spans may
    overlap. Binary search without loops finds a million words in a second.

    Raises ValueError for no tokens, a missing column, rows that are not in reading
    order, no span in these texts, or a span that cuts a word.
    """
    require_tokens(tokens, [*SPAN, "token"])
    names = pd.Index(coded.code(tokens, by="doc").names)
    known = spans["doc"].isin(names).to_numpy()
    if len(spans) and not known.any():
        raise ValueError(
            "No annotation is about these texts. The annotations are about text "
            f"{spans['doc'].iloc[0]!r}, the tokens are of {names[0]!r}. Ids are "
            f'strings: read a CSV file with dtype={{"doc": str}}.'
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


def place(tokens, row):
    """Return which word a row has and where it is."""
    doc, start, end, word = tokens[[*SPAN, "token"]].iloc[row]
    return f"«{word}» at {start}–{end} of text {doc!r}"
