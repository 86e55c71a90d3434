"""The table of tokens, made for a whole corpus at once.

Every word is kept once, however often it occurs, and the cells of a column point to it.
That takes a tenth of the memory, and each form is computed once per word instead of once
per token.
"""

from array import array

import numpy as np
import pandas as pd

from khitab import arabic

TOKEN_COLUMNS = [
    "doc", "period", "layer", "paragraph", "sentence", "start", "end", "token", "form",
]  # fmt: skip
_BLOCK, _KINDS = TOKEN_COLUMNS[:4], (object, object, object, int)
_STRINGS = ("doc", "period", "layer", "token", "form")


class _Words(dict):
    """Give for each word the one string that all its cells point to."""

    def __missing__(self, word):
        self[word] = word
        return word


class _Forms(dict):
    """Give for each word its form."""

    def __missing__(self, word):
        form = arabic.form(word)
        self[word] = self.setdefault(form, form)
        return self[word]


def token_table(blocks, others=False) -> pd.DataFrame:
    """Return the tokens of `blocks`, a DataFrame with one row per token, as
    `Corpus.tokens`.

    With `others`, numbers, Latin words, hashtags and mentions are rows too, and a last
    column `kind` tells them apart.

    A block is a stretch of one text, a dict with `doc`, `period`, `layer`, `paragraph`,
    its `text` and where that begins (`start`), the spans of its `sentences`, and the
    number of the first of them (`first_sentence`).
    """
    words, forms, tokens = _Words(), _Forms(), []
    spans, lengths, begins, numbers = [], array("i"), array("q"), array("q")
    done = 0
    for block in blocks:
        pieces = arabic.split(
            block["text"], others
        )  # between, word, between, word, …, between
        tokens += map(words.__getitem__, pieces[1::2])
        lengths.extend(map(len, pieces))
        spans.append([len(pieces) // 2, done, *map(block.get, ("start", *_BLOCK))])
        begins.extend(done + start for start, _ in block["sentences"])
        first = block["first_sentence"]
        numbers.extend(range(first, first + len(block["sentences"])))
        done += len(block["text"])
    counts, shifts, starts, *columns = zip(*spans, strict=True) if spans else [()] * 7
    counts = np.array(counts, int)
    # Offsets into all texts in a row first; `moved` makes them those into the raw text.
    ends = np.cumsum(np.array(lengths, int))
    place = 2 * np.arange(counts.sum()) + 1 + np.repeat(np.arange(len(counts)), counts)
    moved = np.repeat(np.array(starts, int) - np.array(shifts, int), counts)
    table = {
        name: np.repeat(np.array(values, kind), counts)
        for name, values, kind in zip(_BLOCK, columns, _KINDS, strict=True)
    }
    last = np.searchsorted(np.array(begins, int), ends[place - 1], side="right") - 1
    table["sentence"] = np.array(numbers, int)[last]
    table["start"], table["end"] = ends[place - 1] + moved, ends[place] + moved
    table["token"] = tokens
    table["form"] = list(map(forms.__getitem__, tokens))
    if others:
        kinds = {word: arabic.kind(word) for word in words}
        table["kind"] = [kinds[token] for token in tokens]
    for name in (*_STRINGS, *["kind"][:others]):
        table[name] = pd.array(table[name], dtype="str")
    return pd.DataFrame(table, columns=[*TOKEN_COLUMNS, *["kind"][:others]])
