"""Phrases: which wordings come back, where, and in how many texts.

An n-gram is n words in a row inside one paragraph of one text; punctuation and the ends
of sentences do not break it. `by` says when two words are the same: by `"form"`, or by
another column, such as `"lemma"` once `morphology.add_lemmas` has added it. Counting is
exact; how it is done fast is in `khitab.coded`.
"""

import math
import warnings
from itertools import chain, pairwise

import numpy as np
import pandas as pd

from khitab.coded import around_a_slot, code, sequences
from khitab.phrases.tables import (
    COLUMNS,
    frame_columns,
    gram_columns,
    in_order,
    spell,
    stand_alone,
)
from khitab.required import require_number, require_tokens, require_whole


def ngrams(tokens: pd.DataFrame, n: int = 2, by: str = "form") -> pd.DataFrame:
    """Return the running n-grams: a DataFrame, one row a place, in reading order.

    Columns: `doc`, `start` and `end` (raw offsets of the first and the last word) where
    the tokens have them, and `phrase`, the words joined by a space. A text of 100 tokens
    in one paragraph has 99 of them for n = 2.

    >>> tokens = pd.DataFrame({"doc": "a", "form": ["قطر", "في", "مصر"]})
    >>> list(ngrams(tokens, 2)["phrase"])
    ['قطر في', 'في مصر']
    """
    n, _ = _lengths(n)
    coded = code(tokens, by)
    begins = np.arange(max(len(tokens) - n + 1, 0))
    begins = begins[coded.blocks[begins] == coded.blocks[begins + n - 1]]
    columns = [name for name in ("doc", "period", "start") if name in tokens.columns]
    table = tokens[columns].iloc[begins].reset_index(drop=True)
    if "end" in tokens.columns:
        table["end"] = tokens["end"].to_numpy()[begins + n - 1]
    return table.assign(phrase=pd.array(spell(coded, begins, n), dtype="str"))


def recurring_phrases(
    tokens, n=(2, 8), min_freq=2, min_texts=2, maximal=False, by="form"
) -> pd.DataFrame:
    """Return the n-grams that recur: a DataFrame, one row a phrase, most frequent first.

    `n`: the shortest and the longest, or one length; (2, None) goes on while any recurs.
    `min_freq`: how often a phrase must stand at least; `min_texts`: in how many texts.
    `maximal`: without the phrases that never stand outside a longer one of this table
    (the longer one then has the same frequency and texts).

    Numbers and Latin words are no words of the table (`corpus.tokens(others=True)` has
    them as rows): over them a phrase closes up, so that «العدد 20 قتيلا» has «العدد قتيلا».

    Columns: `phrase`; `n`, its words; `freq`, how often it stands; `texts`, in how many
    texts; `docs`, which ("000, 003"). Of two as frequent the longer comes first, then the
    one that is read first. No phrase that recurs: no rows.

    Raises ValueError: no tokens, a missing column, an impossible length or minimum.

    >>> words = "مكافحة الإرهاب في ليبيا مكافحة الإرهاب".split()
    >>> tokens = pd.DataFrame({"doc": list("aaaabb"), "form": words})
    >>> recurring_phrases(tokens)[["phrase", "n", "freq", "docs"]].values.tolist()
    [['مكافحة الإرهاب', 2, 2, 'a, b']]
    """
    lengths, minima = _lengths(n), _minima(min_freq, min_texts)
    return in_order(_recurring(tokens, by, lengths, minima, maximal), COLUMNS)


def _recurring(tokens, by, lengths, minima, maximal):
    """Return the columns of the table for each length; all else is out of memory then."""
    coded, shorter, found = code(tokens, by), None, []
    rounds = sequences(coded, lengths[1], *minima)
    for grams, longer in pairwise(chain(rounds, [None])):
        if grams.n >= lengths[0]:
            which = stand_alone(grams, longer) if maximal else slice(None)
            found.append(gram_columns(coded, grams, which, shorter))
            shorter = None if maximal else (grams.at, grams.freq, found[-1]["docs"])
    return found


def phrase_frames(tokens, n=(3, 6), min_freq=2, min_texts=2, by="form") -> pd.DataFrame:
    """Return phrases with one open slot («القضاء على * الإرهاب»), most frequent first.

    A phrase-frame (Fletcher 2002; Römer 2010, English Text Construction 3/1) is an n-gram
    in which one word, neither the first nor the last, may be any. `n` counts the slot.
    At least two different words must have been found in it.

    Columns as in `recurring_phrases`, with `*` for the slot, and `fillers`, how many
    different words fill it; `words`, which and how often ("جذور 3, كل 1").

    Raises ValueError: as `recurring_phrases`; a length below 3.

    >>> words = "القضاء على جذور الإرهاب القضاء على كل الإرهاب".split()
    >>> tokens = pd.DataFrame({"doc": list("aaaabbbb"), "form": words})
    >>> frames = phrase_frames(tokens, n=4)
    >>> frames[["phrase", "freq", "words"]].values.tolist()
    [['القضاء على * الإرهاب', 2, 'جذور 1, كل 1']]
    """
    shortest, longest = _lengths(n, least=3)
    coded = code(tokens, by)
    minima = _minima(min_freq, min_texts)
    longest = longest or int(np.bincount(coded.blocks).max())
    at, found = {}, []
    for grams in sequences(coded, max(longest - 2, 1), *minima):
        at[grams.n] = grams.at
    for length in range(shortest, longest + 1):
        for slot in range(1, length - 1):
            if slot in at and length - slot - 1 in at:
                ends = at[slot], at[length - slot - 1]
                frames = around_a_slot(coded, *ends, length, slot, *minima)
                found.append(frame_columns(coded, frames, slot))
    return in_order(found, [*COLUMNS, "fillers", "words"])


def lexical_bundles(tokens, n=4, per_million=40, min_texts=5, by="form") -> pd.DataFrame:
    """Return the n-grams that pass the thresholds of Biber, Conrad & Cortes (2004).

    At least 40 times per million tokens, in at least five texts (Applied Linguistics
    25/3; Biber et al. 1999, Longman Grammar, chapter 13, take 10 per million). Columns as
    in `recurring_phrases`, and `per_million`. Warns if the corpus is so small that five
    occurrences are enough: then the threshold decides nothing, and the word "bundle"
    promises what was not measured. On 2,097 tokens one occurrence is 477 per million.

    Raises ValueError: as `recurring_phrases`; `per_million` not above 0.

    >>> tokens = pd.DataFrame({"doc": list("aabb"), "form": ["في", "ليبيا"] * 2})
    >>> with warnings.catch_warnings(action="ignore"):
    ...     lexical_bundles(tokens, n=2, min_texts=2)["per_million"].tolist()
    [500000.0]
    """
    require_tokens(tokens, ["doc", by])
    require_number(per_million, "per_million", 0)
    least = per_million * len(tokens) / 1e6
    if least < min_texts:
        warnings.warn(
            f"{per_million} per million is {least:.2g} occurrences among these "
            f"{len(tokens)} tokens: the threshold decides nothing. Call them recurring "
            "phrases, or take a corpus of at least "
            f"{math.ceil(min_texts * 1e6 / per_million):,} tokens.",
            stacklevel=2,
        )
    table = recurring_phrases(tokens, n, max(math.ceil(least), 1), min_texts, by=by)
    return table.assign(per_million=table["freq"] * 1e6 / len(tokens))


def _lengths(n, least=1):
    """Return the shortest and the longest length that `n` asks for."""
    pair = tuple(n) if isinstance(n, (tuple, list)) else (n, n)
    whole = [isinstance(each, int) and each >= least for each in pair]
    if whole != [True, True] and (whole != [True, False] or pair[1] is not None):
        raise ValueError(
            f"n is a number of words from {least} on or a pair such as (3, 8), not {n!r}."
        )
    if pair[1] is not None and pair[0] > pair[1]:
        raise ValueError(f"n goes from the shortest to the longest: {n!r} does not.")
    return pair


def _minima(min_freq, min_texts):
    for name, value in (("min_freq", min_freq), ("min_texts", min_texts)):
        require_whole(value, name)
    return min_freq, min_texts
