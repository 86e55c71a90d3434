"""Find the maximal repeats, which occur outside any longer one that is as frequent.

Short sequences are examined length by length. Where whole passages recur, that would
take a round for each word, so from `SHORT` words on all lengths are found at once. The
rows where something recurs are sorted by the words that follow, twice as many in each
round (Larsson & Sadakane 2007, Theoretical Computer Science 387/3). Neighbours then have
the longest beginnings in common. If two rows share more than their neighbours do, this
sequence does not always continue in the same way (Abouelhoda, Kurtz & Ohlebusch 2004,
Journal of Discrete Algorithms 2/1).
"""

import numpy as np

from khitab.coded import Grams, group, spread

SHORT = 16  # words


def stand_alone(grams, longer):
    """Return which sequences occur somewhere outside one of the `longer` ones (or None).

    If a longer one is as frequent, every occurrence of the shorter is inside it.
    """
    alone = np.ones(len(grams.freq), bool)
    for shift in range(longer.n - grams.n + 1) if longer else ():
        inside = grams.at[longer.first + shift]
        alone[inside[grams.freq[inside] == longer.freq]] = False
    return alone


def of_any_length(coded, grams, lengths, min_freq, min_texts) -> Grams:
    """Return all sequences of `lengths`, a range, that occur outside a longer one.

    `grams` are the recurring sequences of the shortest length. In the result, `n` has
    one value per sequence, and `at` is None.
    """
    longest = lengths[-1]
    rows, blocks = _stretches(coded, grams)
    ids = coded.ids[rows]
    order, levels = _sorted(ids, blocks, longest)
    shared = np.minimum(_shared(order, levels, blocks), longest)
    first, last, n = _candidates(order, shared, blocks, max(grams.n, lengths[0]), longest)
    opens = np.append(True, blocks[1:] != blocks[:-1])[order]
    before = np.where(opens, -1 - order, ids[order - 1])  # no word: like no other
    changes = np.append(0, np.cumsum(before[1:] != before[:-1]))
    alone = (n == longest) | (changes[last] > changes[first])
    alone |= (first == last) & opens[first]
    kept = alone & (last - first + 1 >= min_freq)
    first, freq, n = first[kept], (last - first + 1)[kept], n[kept]
    which = np.repeat(np.arange(len(freq)), freq)
    places = np.arange(len(which)) + np.repeat(first - np.cumsum(freq) + freq, freq)
    rows, _ = group(which, rows[order[places]])
    fresh, texts = spread(rows, freq, coded.docs)
    enough = texts >= min_texts
    rows, fresh = (each[np.repeat(enough, freq)] for each in (rows, fresh))
    return Grams(n[enough], rows, freq[enough], texts[enough], fresh, None)


def _stretches(coded, grams):
    """Return the rows of recurring sequences, and the number of their stretch."""
    size = len(coded.ids)
    opened = np.bincount(grams.rows, minlength=size + grams.n)
    opened[grams.n :] -= opened[: -grams.n].copy()
    rows = np.flatnonzero(np.cumsum(opened[:size]) > 0)
    breaks = (np.diff(rows) > 1) | (np.diff(coded.blocks[rows]) > 0)
    return rows, np.append(0, np.cumsum(breaks))[: len(rows)]


def _sorted(ids, blocks, longest):
    """Return the rows sorted by what follows in their block, and each round's ranks.

    In round k, rows whose next 2 ** k words are the same have the same rank.
    """
    size, reach = len(ids), 1
    order, begins = group(ids.astype(np.int64), np.arange(size))
    places, levels, rank = np.arange(size), [], np.zeros(size, np.int64)
    while True:
        freq = np.diff(begins, append=len(places))
        rank[order[places]] = np.repeat(places[begins], freq)
        levels.append(rank.astype(np.int32))
        places = places[np.repeat(freq > 1, freq)]
        if reach >= longest or not len(places):
            return order, levels
        rows = order[places]
        after = np.minimum(rows + reach, size - 1)
        inside = (after > rows + reach - 1) & (blocks[after] == blocks[rows])
        # Where a block ends, nothing follows, and that is like nothing else.
        follows = np.where(inside, rank[after], size + blocks[rows])
        rows, begins = group(rank[rows] * (2 * size) + follows, rows)
        order[places] = rows
        reach *= 2


def _shared(order, levels, blocks):
    """Return how many words each row of `order` shares with the next."""
    a, b = order[:-1], order[1:]
    words = np.zeros(len(a), np.int64)
    for k in reversed(range(len(levels))):
        here = np.stack([a, b]) + words
        there = np.minimum(here, len(order) - 1)
        same = (blocks[there] == blocks[np.stack([a, b])]).all(axis=0)
        same &= (there == here).all(axis=0)
        same &= levels[k][there[0]] == levels[k][there[1]]
        words[same] += 1 << k
    return words


def _candidates(order, shared, blocks, least, longest):
    """Return sequences of `least` words or more that are not always followed by the same.

    The three arrays are the first and the last of its places in `order`, and its length.
    """
    left = np.searchsorted(blocks, blocks[order], side="right") - order
    left, shared = np.minimum(left, longest), np.concatenate([[0], shared, [0]])
    once = np.flatnonzero(left > np.maximum(shared[:-1], shared[1:]))
    once = once[left[once] >= least]
    found, still_open = [], []
    for place, words in enumerate(shared[1:].tolist()):
        first = place
        while still_open and still_open[-1][1] > words:
            first, n = still_open.pop()
            found.append((first, place, n))
        if words >= least and (not still_open or still_open[-1][1] < words):
            still_open.append((first, words))
    several = np.array(found, np.int64).reshape(-1, 3)
    return np.concatenate([several, np.stack([once, once, left[once]], axis=1)]).T
