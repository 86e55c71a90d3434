"""Join runs of equal words over gaps, so that each chain has as many words as it can.

In a chain, each pair of equal words comes after the pair before it in both texts, with
at most a few other words between them. Of chains that meet, the longest is taken first.
"""

from itertools import product

import numpy as np


def chained(coded, runs, max_gap, min_tokens):
    """Return chains of runs with `min_tokens` equal words or more, in reading order.

    `runs` are arrays `a, b, n`, as `khitab.reuse.runs` finds them. The arrays `a, b,
    end_a, end_b, n` say where a chain begins and ends, and how many words are equal.
    """
    a, b, n = runs
    chains = np.stack([a, b, a + n, b + n, n], axis=1)
    if max_gap:
        # Each pair of texts has rows of its own, so that no run is near another pair's.
        pairs = coded.docs[a] * np.int64(len(coded.names)) + coded.docs[b]
        shift = np.unique(pairs, return_inverse=True)[1] * (len(coded.ids) + max_gap + 1)
        order = np.lexsort((b + n, a + n + shift))
        group = _near(chains[order] + shift[order, None] * [1, 0, 1, 0, 0], max_gap)
        chains = _in_groups(chains[order], group, max_gap, min_tokens)
    a, b = chains[:, 0], chains[:, 1]
    return chains[np.lexsort((b, a, coded.docs[b], coded.docs[a]))].T


def _near(runs, max_gap):
    """Return a number for each run, the same for runs that a chain could have in common.

    The runs are in the order of their ends.
    """
    a, b, end_a, end_b, _ = runs.T
    first = np.searchsorted(end_a, a - max_gap)
    above = np.arange(len(runs))  # for each run an earlier one of its group, or itself
    for run in np.flatnonzero(first < above):
        here = slice(first[run], run)
        near = end_b[here] >= b[run] - max_gap
        near &= b[here] - max_gap <= end_b[run]
        roots = {_root(above, each) for each in np.unique(above[here][near]).tolist()}
        if roots:
            above[[run, *roots]] = min(roots)
    return np.array([_root(above, run) for run in above.tolist()], int)


def _root(above, each):
    while above[each] != each:
        each = above[each]
    return each


def _in_groups(runs, group, max_gap, least):
    """Return the chains of groups of runs. A run alone in its group is a chain."""
    alone = np.bincount(group)[group] == 1
    found = []
    rows = np.flatnonzero(~alone & (np.bincount(group, runs[:, 4])[group] >= least))
    rows = rows[np.argsort(group[rows], kind="stable")]
    begins = np.flatnonzero(np.diff(group[rows], prepend=-1))
    for members in np.split(runs[rows], begins[1:]):
        pairs = [(a + i, b + i) for a, b, _, _, n in members.tolist() for i in range(n)]
        found += _most_words_first(pairs, max_gap, least)
    found = np.array(found, np.int64).reshape(-1, 5)
    return np.concatenate([runs[alone & (runs[:, 4] >= least)], found])


def _most_words_first(pairs, max_gap, least):
    """Yield chains of pairs of equal words, until outside of them no `least` are left."""
    todo = [pairs]
    while todo:
        words, before, groups = _grown(sorted(todo.pop()), max_gap)
        for group in groups:
            last = max(sorted(group), key=words.get)
            if words[last] < least:
                continue
            first = last
            while before[first]:
                first = before[first]
            yield [*first, last[0] + 1, last[1] + 1, words[last]]
            outside = [
                (a, b) for a, b in group
                if not (first[0] <= a <= last[0] and first[1] <= b <= last[1])
            ]  # fmt: skip
            todo.append(outside)


def _grown(pairs, max_gap):
    """Return for each pair how many words the longest chain to it has, and the pair
    before it there, and the pairs in groups, between which there is no chain."""
    steps = sorted(product(range(1, max_gap + 2), repeat=2), key=sum)
    words, before, group_of = {}, {}, {}
    for a, b in pairs:
        near = [(a - i, b - j) for i, j in steps if (a - i, b - j) in words]
        before[a, b] = max(near, key=words.get, default=None)
        words[a, b] = words[before[a, b]] + 1 if near else 1
        group = group_of[a, b] = [(a, b)]
        for each in near:
            if (other := group_of[each]) is not group:
                group, other = sorted((group, other), key=len, reverse=True)
                group += other
                group_of |= dict.fromkeys(other, group)
    return words, before, {id(group): group for group in group_of.values()}.values()
