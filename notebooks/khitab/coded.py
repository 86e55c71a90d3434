"""Words become numbers here, so that phrases, concordances and reuse count fast.

A word becomes a number, and a number and its row make one 64-bit integer. Sorting these
integers brings equal words together, with their rows in reading order. Longer sequences
are counted from shorter ones. A sequence can recur only if the two shorter sequences
inside it recur (the Apriori rule, Agrawal & Srikant 1994), so each round sorts fewer
rows.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from khitab.required import require_tokens

BITS = 63  # of a signed 64-bit integer; a longer key is sorted the slow way


class Coded(NamedTuple):
    """A table of tokens as arrays, one value per row."""

    ids: np.ndarray  # int32: the number of the row's word
    words: np.ndarray  # words[number] is the word
    docs: np.ndarray  # int32: the number of its text
    names: np.ndarray  # names[number] is the text's id
    blocks: np.ndarray  # int32: the number of its paragraph, counted through all texts


class Grams(NamedTuple):
    """All sequences of `n` words that recur, with one value per sequence (except `rows`).

    `rows` holds where they begin, first those of the first sequence, then of the second…
    """

    n: int
    rows: np.ndarray  # in reading order within a sequence
    freq: np.ndarray  # how many of `rows` each sequence has
    texts: np.ndarray  # in how many texts
    fresh: np.ndarray  # one value a row: is this the sequence's first in its text?
    at: np.ndarray  # one value a token: the number of the sequence that begins, or -1

    @property
    def first(self):
        """Where each sequence begins for the first time."""
        return self.rows[np.cumsum(self.freq) - self.freq]


class _Numbers(dict):
    """Gives a new key the next number."""

    def __missing__(self, key):
        self[key] = number = len(self)
        return number


def number(values: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """Return the number of each value (int32), and the values in the order of numbers.

    >>> ids, words = number(pd.Series(["في", "قطر", "في"]))
    >>> ids.tolist(), words.tolist()
    ([0, 1, 0], ['في', 'قطر'])
    """
    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.cat.codes.to_numpy(np.int32), values.cat.categories.to_numpy(object)
    numbers = _Numbers()
    listed = map(numbers.__getitem__, values.to_numpy(object))
    ids = np.fromiter(listed, np.int32, len(values))
    return ids, np.array(list(numbers), dtype=object)


def code(tokens: pd.DataFrame, by: str = "form", within: str = "paragraph") -> Coded:
    """Return a table of tokens as arrays. Neighbours are the rows beside a row.

    `by` is the column that says which words are the same. A block ends where the column
    `within` changes. A sentence also ends with its paragraph, and with its text where a
    table has no `paragraph`.

    Raises ValueError for an empty or wrong table, a missing column, empty cells, or rows
    that are not in reading order.
    """
    require_tokens(tokens, ["doc", by, *([within] if within != "paragraph" else [])])
    ids, words = number(tokens[by])
    if (ids < 0).any() or not all(isinstance(word, str) for word in words):
        raise ValueError(
            f"The column {by!r} has cells that are empty or not words. Fill them, "
            "or drop their rows."
        )
    docs, names = _number_docs(tokens["doc"])
    border = docs[1:] != docs[:-1]
    _require_reading_order(tokens, docs, border)
    levels = {within, "paragraph"} if within == "sentence" else {within}
    for level in levels & set(tokens.columns):
        places = tokens[level].to_numpy()
        border |= places[1:] != places[:-1]
    blocks = np.zeros(len(ids), np.int32)
    np.cumsum(border, out=blocks[1:])
    return Coded(ids, words, docs, names, blocks)


def sequences(coded: Coded, longest: int | None, min_freq: int, min_texts: int):
    """Yield a `Grams` for 1, 2, … `longest` words, until none recurs."""
    ids, blocks = coded.ids, coded.blocks
    rows, keys = np.arange(len(ids)), ids.astype(np.int64)
    n, width = 1, len(coded.words)
    while len(rows):
        grams = _count(n, rows, keys, coded, min_freq, min_texts)
        yield grams
        n += 1
        if longest is not None and n > longest:
            return
        known = grams.at >= 0
        known[:-1] &= known[1:]
        if n == 2:
            known[:-1] &= blocks[1:] == blocks[:-1]
        known[-1:] = False
        rows = np.flatnonzero(known)
        keys = grams.at[rows] * np.int64(width) + ids[rows + (n - 1)]


def around_a_slot(coded, before, after, n, slot, min_freq, min_texts) -> Grams:
    """Return the sequences of `n` words that recur but for the one at `slot`.

    `before` and `after` are the `at` of the sequences on both sides of the slot.
    """
    rows = np.arange(max(len(coded.ids) - n + 1, 0))
    ends = after[slot + 1 :][: len(rows)]
    rows = rows[(before[: len(rows)] >= 0) & (ends >= 0)]
    rows = rows[coded.blocks[rows] == coded.blocks[rows + n - 1]]
    keys = before[rows] * np.int64(max(len(coded.ids), 1)) + after[rows + slot + 1]
    return _count(n, rows, keys, coded, min_freq, min_texts)


def follow(places: list, blocks: np.ndarray) -> np.ndarray:
    """Return the rows where a sequence begins, inside one block.

    `places` has, for each of its words, the rows with it in order, or None for any word.

    >>> follow([np.array([0, 3]), None, np.array([2])], np.array([0, 0, 0, 0]))
    array([0])
    """
    given = [shift for shift, rows in enumerate(places) if rows is not None]
    given.sort(key=lambda shift: len(places[shift]))  # the rarest word first
    starts, last = places[given[0]] - given[0], len(places) - 1
    inside = np.searchsorted(starts, [0, max(len(blocks) - last, 0)])
    starts = starts[slice(*inside)]
    for shift in given[1:]:
        rows, wanted = places[shift], starts + shift
        found = np.searchsorted(rows, wanted.astype(rows.dtype))
        starts = starts[rows[np.minimum(found, len(rows) - 1)] == wanted]
    return starts[blocks[starts] == blocks[starts + last]]


def group(keys: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return `rows`, sorted by key and then by row, and where in them a new key begins.

    >>> group(np.array([7, 5, 7]), np.array([0, 1, 2]))
    (array([1, 0, 2]), array([0, 1]))
    """
    bits = int(rows.max(initial=0)).bit_length()
    if int(keys.max(initial=0)).bit_length() + bits <= BITS:
        packed = keys << bits
        packed |= rows
        packed.sort()
        rows = packed & ((1 << bits) - 1)
        packed >>= bits
    else:
        order = np.lexsort((rows, keys))
        rows, packed = rows[order], keys[order]
    begins = np.flatnonzero(packed[1:] != packed[:-1]) + 1
    return rows, np.concatenate([[0], begins]) if len(rows) else begins


def _count(n, rows, keys, coded, min_freq, min_texts):
    size = len(coded.ids)
    rows, begins = group(keys, rows)
    freq = np.diff(begins, append=len(rows))
    rows, freq = _keep(freq >= min_freq, rows, freq)
    fresh, texts = spread(rows, freq, coded.docs)
    if min_texts > 1:
        enough = texts >= min_texts
        fresh = fresh[np.repeat(enough, freq)]
        rows, freq, texts = *_keep(enough, rows, freq), texts[enough]
    at = np.full(size, -1, np.int32)
    at[rows] = np.repeat(np.arange(len(freq), dtype=np.int32), freq)
    return Grams(n, rows, freq, texts, fresh, at)


def _keep(which, rows, freq):
    return rows[np.repeat(which, freq)], freq[which]


def spread(rows, freq, docs):
    """Return which rows are the first of their sequence in a text, and how many there
    are."""
    begins = np.cumsum(freq) - freq
    docs = docs[rows]
    fresh = np.ones(len(rows), bool)
    fresh[1:] = docs[1:] != docs[:-1]
    fresh[begins] = True
    texts = np.add.reduceat(fresh, begins, dtype=np.int32) if len(rows) else freq
    return fresh, texts


def _number_docs(values):
    """Do as `number`, looking only where a new text begins."""
    values = values.to_numpy(object)
    begins = np.append(0, np.flatnonzero(values[1:] != values[:-1]) + 1)
    ids, names = number(pd.Series(values[begins], dtype=object))
    return np.repeat(ids, np.diff(begins, append=len(values))), names


def _require_reading_order(tokens, docs, border):
    order = (docs[1:] >= docs[:-1]).all()
    if order and "start" in tokens.columns:
        starts = tokens["start"].to_numpy()
        order = ((starts[1:] > starts[:-1]) | border).all()
    if not order:
        raise ValueError(
            "The rows of the table are not in reading order, so that no word knows its "
            'neighbours. Sort it: tokens.sort_values(["doc", "start"]).'
        )
