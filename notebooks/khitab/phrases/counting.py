"""Phrases are wordings that recur, with where and in how many texts they do.

An n-gram is n words in a row inside one paragraph of one text. Punctuation and the ends
of sentences do not break it, unless `within="sentence"` says so. `by` names the column
that says when two words are the same, `"form"` or another, such as `"lemma"` (from
`morphology.add_lemmas`). `n=3` is one length, the pair `n=(2, 8)` a range from the
shortest to the longest, and the list `n=[2, 4]` these lengths alone. Counting is exact.
`khitab.coded` and `maximal` make it fast.
"""

import math
import warnings
from itertools import chain, pairwise

import numpy as np
import pandas as pd

from khitab.coded import around_a_slot, code, sequences
from khitab.phrases.maximal import SHORT, of_any_length, stand_alone
from khitab.phrases.tables import (
    COLUMNS,
    frame_columns,
    gram_columns,
    in_order,
    spell,
)
from khitab.required import require_number, require_tokens, require_whole

OPEN = 10**9  # words: a length that nothing has
MOST = 3 * 10**7  # words in a table's phrases of more than SHORT words
WIDEST = 100  # words on one side of a slot


def ngrams(tokens, n=2, by="form", within="paragraph") -> pd.DataFrame:
    """Return the running n-grams in reading order, a DataFrame with one row per place.

    `n` is how many words, or several lengths (a pair is a range, a list just these). Of
    those that begin at the same word the shorter comes first. `by` is the column with
    the words. `within` is what an n-gram stays inside: `"paragraph"`, `"sentence"`,
    `"doc"` or another column.

    Columns: `doc`, `start` and `end` (raw offsets of the first and the last word) if the
    tokens have them, `phrase` (the words joined by a space) and `n`. A paragraph of 100
    tokens has 99 n-grams with n = 2.

    Raises ValueError for no tokens, a missing column, or an impossible or open length.

    >>> tokens = pd.DataFrame({"doc": "a", "form": ["قطر", "في", "مصر"]})
    >>> list(ngrams(tokens, 2)["phrase"])
    ['قطر في', 'في مصر']
    """
    lengths = _lengths(n)
    if lengths[-1] == OPEN:
        raise ValueError(
            f"Running n-grams need a longest length, but n is {n!r}. Name one, such as "
            "n=(2, 8)."
        )
    coded = code(tokens, by, within)
    rows, words, spelled = [], [], []
    for length in lengths:
        begins = np.arange(max(len(tokens) - length + 1, 0))
        rows += [begins[coded.blocks[begins] == coded.blocks[begins + length - 1]]]
        words += [np.full(len(rows[-1]), length)]
        spelled += spell(coded, rows[-1], length)
    rows, words = np.concatenate(rows), np.concatenate(words)
    order = np.lexsort((words, rows))
    rows, words = rows[order], words[order]
    columns = [name for name in ("doc", "period", "start") if name in tokens.columns]
    table = tokens[columns].iloc[rows].reset_index(drop=True)
    if "end" in tokens.columns:
        table["end"] = tokens["end"].to_numpy()[rows + words - 1]
    phrase = np.array(spelled, object)[order]
    return table.assign(phrase=pd.array(phrase, dtype="str"), n=words)


def recurring_phrases(
    tokens,
    n=(2, 8),
    min_freq=2,
    min_texts=2,
    maximal=False,
    by="form",
    within="paragraph",
) -> pd.DataFrame:
    """Return the n-grams that recur, a DataFrame with one row per phrase, frequent first.

    `n` is one length, a pair (shortest, longest), where (2, None) goes on while any
    recurs, or a list of lengths. `min_freq` is how often a phrase must occur, and
    `min_texts` in how many texts. `maximal` leaves out phrases that occur only inside a
    longer one of this table (the longer one then has the same frequency and texts). `by`
    and `within` are as in `ngrams`.

    Numbers and Latin words are not in the table unless you call
    `corpus.tokens(others=True)`. A phrase ignores them, so «العدد 20 قتيلا» contains
    «العدد قتيلا».

    Columns: `phrase`, `n` (its length in words), `freq`, `texts` (in how many texts) and
    `docs` (in which, such as "000, 003"). Of two equally frequent phrases the longer
    comes first, then the one that is read first. If nothing recurs, there are no rows.

    Raises ValueError for no tokens, a missing column, an impossible length or minimum,
    or a table too large for memory (all stretches of a long passage that recurs).

    >>> words = "مكافحة الإرهاب في ليبيا مكافحة الإرهاب".split()
    >>> tokens = pd.DataFrame({"doc": list("aaaabb"), "form": words})
    >>> recurring_phrases(tokens)[["phrase", "n", "freq", "docs"]].values.tolist()
    [['مكافحة الإرهاب', 2, 2, 'a, b']]
    """
    lengths, minima = _lengths(n), _minima(min_freq, min_texts)
    found = _recurring(code(tokens, by, within), lengths, minima, maximal)
    return in_order(found, COLUMNS)


def _recurring(coded, lengths, minima, maximal):
    """Return the columns of the table for each length, and free the memory of the
    rest."""
    at_once = maximal and isinstance(lengths, range) and lengths[-1] > SHORT
    wanted = {*lengths[:SHORT], SHORT} if at_once else lengths
    rounds = (g for g in sequences(coded, lengths[-1], *minima) if g.n in wanted)
    shorter, found, long_words = None, [], 0
    for grams, longer in pairwise(chain(rounds, [None])):
        if at_once and grams.n == SHORT:
            grams = of_any_length(coded, grams, lengths, *minima)
            return [*found, gram_columns(coded, grams)]
        which = stand_alone(grams, longer) if maximal else slice(None)
        long_words += grams.n * len(grams.freq[which]) if grams.n > SHORT else 0
        if long_words > MOST:
            raise ValueError(
                "A long passage recurs, and each stretch of it is a phrase. Those "
                f"of {SHORT} to {grams.n} words alone would fill {long_words:,} "
                "cells with words. Ask for maximal=True or for fewer lengths, such "
                "as n=(2, 8)."
            )
        found.append(gram_columns(coded, grams, which, shorter))
        shorter = None if maximal else (grams.at, grams.freq, found[-1]["docs"])
    return found


def phrase_frames(
    tokens, n=(3, 6), min_freq=2, min_texts=2, by="form", within="paragraph"
) -> pd.DataFrame:
    """Return phrases with one open slot («القضاء على * الإرهاب»), most frequent first.

    A phrase-frame (Fletcher 2002; Römer 2010, English Text Construction 3/1) is an
    n-gram in which one word, neither the first nor the last, may be any. `n` counts the
    slot. `by` and `within` are as in `ngrams`. At least two different words must fill
    the slot.

    The columns are as in `recurring_phrases`, with `*` for the slot, and `fillers` (how
    many different words fill it) and `words` (which, and how often, such as "جذور 3, كل
    1").

    Raises ValueError as `recurring_phrases` does, for a length below 3, and for open
    lengths if a long passage recurs.

    >>> words = "القضاء على جذور الإرهاب القضاء على كل الإرهاب".split()
    >>> tokens = pd.DataFrame({"doc": list("aaaabbbb"), "form": words})
    >>> frames = phrase_frames(tokens, n=4)
    >>> frames[["phrase", "freq", "words"]].values.tolist()
    [['القضاء على * الإرهاب', 2, 'جذور 1, كل 1']]
    """
    lengths = _lengths(n, least=3)
    coded = code(tokens, by, within)
    minima = _minima(min_freq, min_texts)
    longest = min(lengths[-1], int(np.bincount(coded.blocks).max()))
    at, found = {}, []
    for grams in sequences(coded, max(longest - 2, 1), *minima):
        at[grams.n] = grams.at
        if len(grams.rows) and grams.n > WIDEST:
            raise ValueError(
                f"A passage of more than {WIDEST} words recurs, and a slot may open "
                "anywhere in each stretch of it. Name a longest length, such as "
                "n=(3, 8)."
            )
    for length in (each for each in range(3, longest + 1) if each in lengths):
        for slot in range(1, length - 1):
            if slot in at and length - slot - 1 in at:
                ends = at[slot], at[length - slot - 1]
                frames = around_a_slot(coded, *ends, length, slot, *minima)
                found.append(frame_columns(coded, frames, slot))
    return in_order(found, [*COLUMNS, "fillers", "words"])


def lexical_bundles(
    tokens, n=4, per_million=40, min_texts=5, by="form", within="paragraph"
) -> pd.DataFrame:
    """Return the n-grams that pass the thresholds of Biber, Conrad & Cortes (2004).

    A bundle occurs at least 40 times per million tokens, in at least five texts (Applied
    Linguistics 25/3; Biber et al. 1999, Longman Grammar, chapter 13, take 10 per
    million). The columns are as in `recurring_phrases`, and `per_million`. Warns if the
    corpus is so small that five occurrences are enough, because then the threshold
    decides nothing. Among 2,097 tokens one occurrence is 477 per million.

    Raises ValueError as `recurring_phrases` does, and for `per_million` not above 0.

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
            f"{len(tokens)} tokens, so the threshold decides nothing. Call them "
            "recurring phrases, or take a corpus of at least "
            f"{math.ceil(min_texts * 1e6 / per_million):,} tokens.",
            stacklevel=2,
        )
    minima = max(math.ceil(least), 1), min_texts
    table = recurring_phrases(tokens, n, *minima, by=by, within=within)
    return table.assign(per_million=table["freq"] * 1e6 / len(tokens))


def _lengths(n, least=1):
    """Return the lengths that `n` asks for, a range or a sorted list with gaps.

    >>> _lengths(3), _lengths((2, 4)), _lengths([4, 2])
    (range(3, 4), range(2, 5), [2, 4])
    """
    listed = [n] if isinstance(n, (int, np.integer)) else n
    if isinstance(n, tuple) and len(n) == 2:
        listed = [n[0], OPEN if n[1] is None else n[1]]
    elif not isinstance(listed, (list, range)) or not len(listed):
        listed = [None]
    for each in listed:
        whole = isinstance(each, (int, np.integer)) and not isinstance(each, bool)
        if not whole or each < least:
            raise ValueError(
                f"n is a number of words from {least} on, such as {least + 1}; a pair for a "
                f"range, such as ({least}, 8); or a list of lengths, such as "
                f"[{least}, {least + 2}]; not {n!r}."
            )
    if isinstance(n, tuple) and listed[0] > listed[1]:
        raise ValueError(f"n goes from the shortest to the longest: {n!r} does not.")
    lengths = sorted(set(map(int, listed)))
    if isinstance(n, tuple) or len(lengths) == lengths[-1] - lengths[0] + 1:
        return range(lengths[0], lengths[-1] + 1)
    return lengths


def _minima(min_freq, min_texts):
    for name, value in (("min_freq", min_freq), ("min_texts", min_texts)):
        require_whole(value, name)
    return min_freq, min_texts
