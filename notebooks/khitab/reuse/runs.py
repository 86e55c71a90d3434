"""Find runs of equal words in coded tokens, without comparing all pairs of texts.

Sorting finds sequences of a few words that occur in more than one text (`khitab.coded`),
and each gives pairs of rows. In a run of equal words the diagonal, row b − row a, stays
the same, so sorting the pairs by diagonal joins them into runs.
"""

from collections import deque

import numpy as np

from khitab.coded import sequences


def runs(coded, min_run, max_docs=None):
    """Return the longest runs of equal words in two texts, as arrays `a, b, n`.

    A run begins at row `a` in the earlier and at row `b` in the later text, and has `n`
    words, `min_run` or more. With `max_docs`, a run must have a sequence of
    `min_run` words that occurs in so few texts.
    """
    a, b = _pairs(coded, min_run, max_docs)
    size = len(coded.ids)
    diagonals, a = np.divmod(np.sort((b - a) * size + a), size)
    b = a + diagonals
    goes_on = np.zeros(len(a), bool)
    goes_on[1:] = (np.diff(a) == 1) & (np.diff(b) == 1)
    goes_on[1:] &= (np.diff(coded.docs[a]) == 0) & (np.diff(coded.docs[b]) == 0)
    begins = np.flatnonzero(~goes_on)
    n = np.diff(begins, append=len(a)) + min_run - 1
    a, b = a[begins], b[begins]
    if max_docs is not None:
        a, b, n = _extend(coded, a, b, n)
    return a, b, n


def _pairs(coded, min_run, max_docs):
    """Return the rows (a, b) where the same sequence begins in two texts, a before b."""
    nothing = np.zeros(0, np.int64)
    (grams,) = deque(sequences(coded, min_run, 2, 2), maxlen=1)
    if grams.n < min_run:
        return nothing, nothing
    rows, freq = grams.rows, grams.freq
    if max_docs is not None:
        rare = grams.texts <= max_docs
        rows, freq = rows[np.repeat(rare, freq)], freq[rare]
    ends = np.repeat(np.cumsum(freq), freq)
    here, lag, found_a, found_b = np.arange(len(rows)), 0, [nothing], [nothing]
    while len(here):
        lag += 1
        here = here[here + lag < ends[here]]
        a, b = rows[here], rows[here + lag]
        apart = coded.docs[a] != coded.docs[b]
        found_a.append(a[apart])
        found_b.append(b[apart])
    return np.concatenate(found_a), np.concatenate(found_b)


def _extend(coded, a, b, n):
    """Return runs grown at both ends as far as the words are equal, each once."""
    before = _reach(coded, a - 1, b - 1, -1)
    after = _reach(coded, a + n, b + n, 1)
    a, b, n = a - before, b - before, n + before + after
    _, first = np.unique(np.stack([a, b], axis=1), axis=0, return_index=True)
    return a[first], b[first], n[first]


def _reach(coded, a, b, step):
    """Return how many words from rows a and b on are equal, inside the same texts."""
    size, reach = len(coded.ids), np.zeros(len(a), np.int64)
    docs_a, docs_b = coded.docs[a - step], coded.docs[b - step]
    here = np.arange(len(a))
    while True:
        here = here[(a[here] >= 0) & (b[here] < size)]
        rows_a, rows_b = a[here], b[here]
        equal = coded.ids[rows_a] == coded.ids[rows_b]
        equal &= coded.docs[rows_a] == docs_a[here]
        equal &= coded.docs[rows_b] == docs_b[here]
        here = here[equal]
        if not len(here):
            return reach
        reach[here] += 1
        a[here] += step
        b[here] += step
