"""Join runs of equal words over gaps, so that each chain has as many words as it can.

A chain goes on in both texts. Each run begins at most a few words after the run before
it, and ends later. Where the two overlap, as they do if a text repeats a word, the shared
words count once. Of chains that overlap in both texts, the one with most words stays.
"""

import numpy as np


def chained(coded, runs, max_gap, min_tokens):
    """Return chains of runs with `min_tokens` equal words or more, in reading order.

    `runs` are arrays `a, b, n`, as `khitab.reuse.runs` finds them. The arrays `a, b,
    end_a, end_b, n` say where a chain begins and ends, and how many words are equal.
    """
    a, b, n = runs
    runs = np.stack([a, b, a + n, b + n, n], axis=1)
    if max_gap:
        # Each pair of texts has rows of its own, so that no chain leads to another pair.
        pairs = coded.docs[a] * np.int64(len(coded.names)) + coded.docs[b]
        width = len(coded.ids) + max_gap + 1
        shift = np.unique(pairs, return_inverse=True)[1] * width
        runs = _most_words_first(
            runs + shift[:, None] * [1, 0, 1, 0, 0], max_gap, min_tokens
        )
        runs[:, [0, 2]] -= runs[:, :1] // width * width
    a, b = runs[:, 0], runs[:, 1]
    return runs[np.lexsort((b, a, coded.docs[b], coded.docs[a]))].T


def _most_words_first(runs, max_gap, least):
    """Return chains with `least` words or more, until none is left in the other words."""
    found = [runs[:0]]
    while len(runs):
        runs = runs[np.lexsort((runs[:, 3], runs[:, 2]))]
        words, before, group = _grown(runs, max_gap)
        alone = np.bincount(group)[group] == 1
        found.append(runs[alone & (words >= least)])
        left = [runs[:0]]
        for members in _members(group, ~alone, words, least):
            last = members[np.argmax(words[members])]
            first = last
            while before[first] >= 0:
                first = before[first]
            chain = np.array([*runs[first, :2], *runs[last, 2:4], words[last]])
            found.append(chain[None])
            left.append(_outside(runs[members], chain))
        runs = np.concatenate(left)
    return np.concatenate(found)


def _grown(runs, max_gap):
    """Return the words of the longest chain that ends with each run, the run before it
    (or -1), and its group. No chain leads from one group to another."""
    a, b, end_a, end_b, n = runs.T
    words, before = n.copy(), np.full(len(n), -1)
    group = above = np.arange(len(n))
    group = group.copy()
    near = np.searchsorted(end_a, a - max_gap)
    for run in np.flatnonzero(near < np.arange(len(n))):
        start, here = near[run], slice(near[run], run)
        shared = np.maximum(end_a[here] - a[run], end_b[here] - b[run])
        fits = (shared < n[run]) & (end_b[here] >= b[run] - max_gap)
        fits = np.flatnonzero(fits)[::-1]  # of equal ones the nearest is taken
        if not len(fits):
            continue
        gained = words[start + fits] - np.maximum(shared[fits], 0)
        most = np.argmax(gained)
        if gained[most] > 0:
            words[run], before[run] = n[run] + gained[most], start + fits[most]
        roots = {_root(above, each) for each in np.unique(group[start + fits])}
        group[run] = above[list(roots)] = min(roots)
    return words, before, np.array([_root(above, each) for each in group], int)


def _root(above, group):
    while above[group] != group:
        group = above[group]
    return group


def _members(group, which, words, least):
    """Yield the rows of each group, among some, that has a chain of `least` words."""
    rows = np.flatnonzero(which)
    rows = rows[np.argsort(group[rows], kind="stable")]
    begins = np.flatnonzero(np.diff(group[rows], prepend=-1))
    for members in np.split(rows, begins[1:]):
        if len(members) and words[members].max() >= least:
            yield members


def _outside(runs, chain):
    """Return what of the runs lies before or after a chain, in one text or the other."""
    a, b, _, _, n = runs.T
    enters = np.maximum(np.maximum(chain[0] - a, chain[1] - b), 0)
    leaves = np.minimum(np.minimum(chain[2] - a, chain[3] - b), n)
    missed = enters >= leaves
    enters, leaves = np.where(missed, n, enters), np.where(missed, n, leaves)
    a, b = np.append(a, a + leaves), np.append(b, b + leaves)
    n = np.append(enters, n - leaves)
    return np.stack([a, b, a + n, b + n, n], axis=1)[n > 0]
