"""Turn what was counted as numbers into tables of words."""

import numpy as np
import pandas as pd

from khitab.coded import group

COLUMNS = ["phrase", "n", "freq", "texts", "docs"]
STRINGS = ("phrase", "docs", "words")
SLOT, COMMA = "*", ", "
FILLERS = 2  # different words that a slot needs to be open


def gram_columns(coded, grams, which=slice(None), shorter=None):
    """Return the columns for those `grams` that `which` names, and their `first` row.

    `shorter` is the `at` and `freq` of shorter sequences, and their docs.
    """
    return {
        "phrase": _spelled(coded, grams, which),
        "n": np.full(len(grams.freq), grams.n)[which],
        "freq": grams.freq[which],
        "texts": grams.texts[which],
        "docs": _docs(coded, grams, which, shorter)[which],
        "first": grams.first[which],
    }


def _spelled(coded, grams, which):
    if isinstance(grams.n, int):
        return spell(coded, grams.first[which], grams.n)
    rows, words = zip(grams.first.tolist(), grams.n.tolist(), strict=True), coded.words
    return [" ".join(words[coded.ids[row : row + n]]) for row, n in rows]


def _docs(coded, grams, which, shorter):
    """Return the ids of the texts of each sequence that `which` names, as a string.

    Where a shorter sequence inside is as frequent, its texts and the string are the
    same. The string is kept once, so that long lists of texts do not fill the memory.
    """
    docs, new = np.empty(len(grams.freq), object), np.zeros(len(grams.freq), bool)
    new[which] = True
    for shift in (0, 1) if shorter else ():
        at, freq, known = shorter
        inside = at[grams.first + shift]
        same = freq[inside] == grams.freq
        docs[same], new = known[inside[same]], new & ~same
    numbers = coded.docs[grams.rows[grams.fresh]]
    docs[new] = _join(coded.names, numbers, grams.texts, new)
    return docs


def frame_columns(coded, frames, slot):
    """Return the columns for frames whose slot has at least so many different words."""
    frame = np.repeat(np.arange(len(frames.freq)), frames.freq)
    filler = coded.ids[frames.rows + slot]
    keys = frame * np.int64(len(coded.words)) + filler
    order, begins = group(keys, np.arange(len(keys)))
    counts, pairs = np.diff(begins, append=len(order)), order[begins]
    fillers = np.bincount(frame[pairs], minlength=len(frames.freq))
    which = fillers >= FILLERS
    frequent_first = np.lexsort((pairs, -counts, frame[pairs]))
    words = coded.words[filler[pairs[frequent_first]]]
    words = words + " " + counts[frequent_first].astype(str).astype(object)
    return gram_columns(coded, frames, which) | {
        "phrase": spell(coded, frames.first[which], frames.n, slot),
        "fillers": fillers[which],
        "words": _join(words, np.arange(len(words)), fillers, which),
    }


def spell(coded, rows, n, slot=None):
    """Return the `n` words from each of `rows` on as a string, with * at `slot`."""
    places = [coded.words[coded.ids[rows + place]].tolist() for place in range(n)]
    if slot is not None:
        places[slot] = [SLOT] * len(rows)
    return list(map(" ".join, zip(*places, strict=True)))


def in_order(found, names):
    """Return all columns found as one table, sorted by frequency, length and place."""
    if not found:
        return pd.DataFrame({name: _array(name, []) for name in names})
    freq, n, first = (
        np.concatenate([columns[name] for columns in found]).astype(np.int64)
        for name in ("freq", "n", "first")
    )
    # One number instead of three; first and n together tell all phrases apart.
    keys = (freq.max(initial=0) - freq) * (n.max(initial=0) + 1) + n.max(initial=0) - n
    order = np.argsort(keys * (first.max(initial=0) + 1) + first)
    joined = {}
    for name in names:
        kind = object if name in STRINGS else None
        parts = [np.array(columns.pop(name), kind) for columns in found]
        joined[name] = _array(name, np.concatenate(parts)[order])
    return pd.DataFrame(joined)


def _array(name, values):
    return pd.array(values, dtype="str") if name in STRINGS else np.asarray(values, int)


def _join(names, numbers, counts, which):
    """Return the joined names of each group, which has `counts` numbers, for those
    `which`."""
    names = np.array(list(map(str, names)), dtype=object)
    lengths = np.array(list(map(len, names)), dtype=np.int64) + len(COMMA)
    borders = np.append(0, np.cumsum(lengths[numbers]))[np.append(0, np.cumsum(counts))]
    starts, ends = (
        borders[:-1][which].tolist(),
        (borders[1:][which] - len(COMMA)).tolist(),
    )
    whole = COMMA.join(names[numbers].tolist())  # and cut: far faster than many joins
    return [whole[start:end] for start, end in zip(starts, ends, strict=True)]
