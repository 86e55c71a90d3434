"""The table of tokens, made for a whole corpus at once.

Every word is kept once, however often it stands: the cells of a column point to it. That
takes a tenth of the memory, and a form is worked out once a word and not once a token.
"""

from array import array
from itertools import accumulate

import numpy as np
import pandas as pd

from khitab import arabic

TOKEN_COLUMNS = [
    "doc", "period", "layer", "paragraph", "sentence", "start", "end", "token", "form",
]  # fmt: skip
_STRINGS = ("doc", "period", "layer", "token", "form")


class _Words(dict):
    """A word for itself: the one string that all its cells point to."""

    def __missing__(self, word):
        self[word] = word
        return word


class _Forms(dict):
    """A word for its form: without diacritics and tatweel."""

    def __missing__(self, word):
        form = arabic.strip_tatweel(arabic.dediacritize(word))
        self[word] = self.setdefault(form, form)
        return self[word]


def token_table(blocks) -> pd.DataFrame:
    """Return the tokens of `blocks`: a DataFrame, one row a token, as `Corpus.tokens`.

    A block is a stretch of one text, a dict: `doc, period, layer, paragraph`; `text`, and
    `start`, where that begins in its text; `sentences`, their spans in it, and
    `first_sentence`, the number of the first.
    """
    blocks = list(blocks)
    words, forms, tokens = _Words(), _Forms(), []
    lengths, counts = array("q"), []
    for block in blocks:
        pieces = arabic.split(block["text"])  # between, word, between, word, …, between
        tokens += map(words.__getitem__, pieces[1::2])
        lengths.extend(map(len, pieces[:-1]))
        counts.append(len(pieces) // 2)
    ends = np.cumsum(np.frombuffer(lengths, np.int64) if lengths else [], dtype=np.int64)
    ends = ends.reshape(-1, 2)  # the end of what stands before a token, and its own
    begins = np.append(0, ends[:, 1])[np.cumsum([0, *counts[:-1]], dtype=np.int64)]
    ends -= np.repeat(begins, counts)[:, None]
    table = {
        name: np.repeat(np.array([block[name] for block in blocks], dtype=kind), counts)
        for name, kind in zip(
            TOKEN_COLUMNS[:4], (object, object, object, int), strict=True
        )
    }
    table["sentence"] = _sentences(blocks, counts, ends[:, 0])
    offsets = np.repeat(np.array([block["start"] for block in blocks], int), counts)
    table["start"], table["end"] = ends[:, 0] + offsets, ends[:, 1] + offsets
    table["token"] = tokens
    table["form"] = list(map(forms.__getitem__, tokens))
    for name in _STRINGS:
        table[name] = pd.array(table[name], dtype="str")
    return pd.DataFrame(table, columns=TOKEN_COLUMNS)


def _sentences(blocks, counts, starts):
    """Return the number of each token's sentence: the last that begins before it."""
    sizes = accumulate((len(block["text"]) for block in blocks), initial=0)
    shifts = np.array(list(sizes)[:-1], int)
    borders = [
        (shift + start, block["first_sentence"] + number)
        for shift, block in zip(shifts.tolist(), blocks, strict=True)
        for number, (start, _) in enumerate(block["sentences"])
    ]
    begins, numbers = np.array(borders, dtype=int).reshape(-1, 2).T
    places = starts + np.repeat(shifts, counts)
    return numbers[np.searchsorted(begins, places, side="right") - 1]
