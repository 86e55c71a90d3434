"""Vocabulary lists the words of a corpus and says how varied its wording is."""

import numpy as np
import pandas as pd

from khitab.coded import code, group, sequences
from khitab.required import require_tokens, require_whole

WORDS = ["rank", "type", "freq", "per_1000", "texts", "deviation_of_proportions"]
MEASURES = ["texts", "n_tokens", "types", "hapaxes", "ttr", "mattr"]


def word_list(tokens, by="form") -> pd.DataFrame:
    """Return the words of a corpus, a DataFrame with one row per type, frequent first.

    `by` is the column that says which words are the same, such as `"lemma"`.

    Columns: `rank` (1 for the most frequent; equally frequent types share the lowest),
    `type`, `freq`, `per_1000`, `texts` (in how many texts) and
    `deviation_of_proportions` (0 if spread as the texts' sizes are, near 1 if in one of
    many, as in `dispersion`). Of equally frequent types, the one that is read first
    comes first.

    Raises ValueError for no tokens, a missing column, or empty cells.

    >>> tokens = pd.DataFrame({"doc": list("aab"), "form": ["في", "قطر", "في"]})
    >>> word_list(tokens)[["rank", "type", "freq", "texts"]].values.tolist()
    [[1, 'في', 2, 2], [2, 'قطر', 1, 1]]
    """
    coded = code(tokens, by)
    (grams,) = sequences(coded, 1, 1, 1)
    places = np.flatnonzero(grams.fresh)  # where a type comes into another text
    counts = np.diff(places, append=len(grams.rows))
    sizes = np.bincount(coded.docs)[coded.docs[grams.rows[places]]] / len(coded.docs)
    apart = np.abs(counts / np.repeat(grams.freq, grams.texts) - sizes) - sizes
    begins = np.cumsum(grams.texts) - grams.texts
    table = pd.DataFrame(
        {
            "type": pd.array(coded.words[coded.ids[grams.first]], dtype="str"),
            "freq": grams.freq,
            "per_1000": 1000 * grams.freq / len(coded.ids),
            "texts": grams.texts,
            # Where it does not occur, a text lies apart from it by all of its size.
            "deviation_of_proportions": (1 + np.add.reduceat(apart, begins)).clip(0) / 2,
        }
    )
    order = np.lexsort((grams.first, -grams.freq))
    table = table.iloc[order].reset_index(drop=True)
    rank = table["freq"].rank(method="min", ascending=False).astype(int)
    return table.assign(rank=rank)[WORDS]


def summary(tokens, by="form", groups="period", window=100) -> pd.DataFrame:
    """Return how large and how varied each text, each group and the whole corpus is.

    `by` is the column that says which words are the same. `groups` is a column such as
    `"outlet"`, or None for no groups.

    Columns: `level` (`"text"`, the name of the groups' column, or `"all"`), that column
    and `doc` (empty where a row covers several), `texts`, `n_tokens`, `types` (different
    words), `hapaxes` (words that occur once) and two ratios. `ttr` is types divided by
    tokens. It falls as a text gets longer, so compare only texts of equal length.
    `mattr` is its mean over all stretches of `window` tokens in one text, which does not
    fall (Covington & McFall 2010, Journal of Quantitative Linguistics 17/2). It is NaN
    if no text is as long as a window. Compare only values with the same `window`.

    Raises ValueError for no tokens, a missing column, empty cells, or an impossible
    window.

    >>> tokens = pd.DataFrame({"doc": list("aaab"), "form": ["في", "قطر", "في", "في"]})
    >>> found = summary(tokens, groups=None, window=2)
    >>> found[["level", "types", "hapaxes", "ttr", "mattr"]].round(2)
      level  types  hapaxes   ttr  mattr
    0  text      2        1  0.67    1.0
    1  text      1        1  1.00    NaN
    2   all      2        1  0.50    1.0
    """
    require_whole(window, "window", least=2)
    coded = code(tokens, by)
    if groups is not None and (not isinstance(groups, str) or groups in MEASURES):
        raise ValueError(
            f"groups is one column, such as 'period' or 'outlet', or None, not {groups!r}."
        )
    shared = [] if groups in (None, "doc") else [groups]
    require_tokens(tokens, shared)
    texts = _measures(coded, coded.docs, window).assign(level="text", doc=coded.names)
    every = _measures(coded, np.zeros(len(tokens), int), window).assign(level="all")
    tables = [texts]
    for name in shared:
        if tokens[name].isna().any():
            raise ValueError(f"Some tokens have nothing in the column {name!r}. Fill it.")
        numbers, values = pd.factorize(tokens[name])
        tables.append(_measures(coded, numbers, window))
        tables[-1] = tables[-1].assign(**{"level": name, name: np.array(values, object)})
        one = tokens.groupby("doc", sort=False)[name].agg(["first", "nunique"])
        texts[name] = (
            one["first"].astype(object).where(one["nunique"] == 1, "").to_numpy()
        )
    table = pd.concat([*tables, every], ignore_index=True)
    return table.fillna({name: "" for name in [*shared, "doc"]})[
        ["level", *shared, "doc", *MEASURES]
    ]


def _measures(coded, numbers, window):
    """Return the measures of groups, one row for each number in `numbers`."""
    size, words = np.bincount(numbers), np.int64(len(coded.words))
    pairs, counts = np.unique(numbers * words + coded.ids, return_counts=True)
    types = np.bincount(pairs // words)
    inside = np.unique(numbers * np.int64(len(coded.names)) + coded.docs)
    return pd.DataFrame(
        {
            "texts": np.bincount(inside // len(coded.names)),
            "n_tokens": size,
            "types": types,
            "hapaxes": np.bincount(pairs[counts == 1] // words, minlength=len(size)),
            "ttr": types / size,
            "mattr": _moving_average(coded, numbers, window),
        }
    )


def _moving_average(coded, numbers, window):
    """Return the share of types in all windows of each group, without building them.

    A token is the first of its type in those windows that hold it and begin after the
    previous token of that type. It adds one type to the sum for each of these windows.
    """
    rows = np.arange(len(numbers))
    changes = (np.diff(coded.docs) != 0) | (np.diff(numbers) != 0)
    starts = np.append(0, np.flatnonzero(changes) + 1)
    ends = np.append(starts[1:], len(rows))
    run = np.repeat(np.arange(len(starts)), ends - starts)
    order, begins = group(coded.ids * np.int64(len(starts)) + run, rows)
    before = np.append(-1, order[:-1])  # the last token of the same type in the run
    before[begins] = -1
    before[order] = before.copy()
    first = np.maximum(np.maximum(starts[run], rows - window + 1), before + 1)
    last = np.minimum(rows, ends[run] - window)
    added = np.bincount(numbers, np.maximum(last - first + 1, 0))
    windows = np.maximum(ends - starts - window + 1, 0)
    windows = np.bincount(numbers[starts], windows, minlength=len(added))
    return np.divide(
        added, windows * window, np.full(len(added), np.nan), where=windows > 0
    )
