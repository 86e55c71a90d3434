"""Keyness by texts counts the texts in which a type occurs and ranks their rates.

Import this from `khitab.comparison`.
"""

from itertools import combinations
from math import comb

import numpy as np
import pandas as pd

from khitab.comparison import measures
from khitab.required import require_tokens, require_whole

MOST = 1_000  # assignments that are all tried; with more, the normal curve, rougher
DISPERSED_COLUMNS = [
    "type", "texts", "texts_ref", "freq", "freq_ref",
    "dispersion_keyness", "p_dispersion", "p_dispersion_by",
    "superiority", "p_ranks", "p_ranks_by", "p_smallest",
]  # fmt: skip


def keywords_by_texts(target, reference, by="form", min_freq=1):
    """Return how much more widely each type occurs in the texts of `target`.

    Both are tables of tokens with a column `doc`, and they have no text in common. `by`
    and `min_freq` are as in `keywords`. This compares numbers of texts, so a word that
    one text repeats does not become a keyword.

    Returns a DataFrame, one row per type, the surest difference first. `texts` and
    `texts_ref` count the texts that have the type, `freq` and `freq_ref` its tokens.
    `dispersion_keyness` is the log-likelihood of the numbers of texts (Egbert & Biber
    2019, Corpora 14, "text dispersion keyness"). `p_dispersion` and `p_dispersion_by`
    are made like p in `keywords`. The other columns belong to a rank test of the type's
    rates in all texts (Mann & Whitney 1947, applied to words by Kilgarriff 2001 and
    Paquot & Bestgen 2009).

    `superiority` is the share of pairs of a target text and a reference text in which
    the target's rate is higher. Ties count half, so 1 means every pair and 0 means none.
    `p_ranks` is two-sided. `p_ranks_by` is "exact" where the test tries every way (up to
    1,000) to choose the target's texts. With more texts it is "normal", which is rough
    where few texts have a word or one side has few texts. `p_smallest` is the least p,
    which `p_ranks` reaches only with tied rates. Without ties the least is twice as
    large (0.2 and not 0.1 for two texts against three).

    No p here is corrected for the number of words, so give `adjust` the p of all words
    before you name some. On 200 random halves of invented corpora of 80 texts (in
    `tests/benchmark/false_alarms.py`), `p_dispersion` ≤ 0.05 named 3 words in 100 and
    `p_ranks` 5, as promised. After `adjust`, 2 halves in 100 had a false alarm. That has
    its price. Of the words planted three times as often in one half, the two found 43
    and 54 in 100 before `adjust`, and 5 and 14 after it.

    Raises ValueError for an empty or wrong table, a missing column, empty cells, a text
    in both, or a wrong `min_freq`.

    >>> words = {"a": "إرهاب في", "b": "إرهاب في", "c": "في في", "d": "مصر في"}
    >>> rows = [(doc, form) for doc in words for form in words[doc].split()]
    >>> tokens = pd.DataFrame(rows, columns=["doc", "form"])
    >>> found = keywords_by_texts(tokens[:4], tokens[4:])
    >>> shown = ["type", "texts", "texts_ref", "superiority", "p_ranks", "p_smallest"]
    >>> found[shown].round(2).values.tolist()[0]
    ['إرهاب', 2, 0, 1.0, 0.33, 0.33]
    """
    require_whole(min_freq, "min_freq")
    sides = [_side(corpus, by) for corpus in (target, reference)]
    _require_other_texts(*sides)
    n, n_ref = (side["doc"].nunique() for side in sides)
    rows = _rates(pd.concat(sides, keys=[True, False], names=["target"]))
    rows = rows[rows.groupby("type")["count"].transform("sum") >= min_freq]
    table = _counts(rows)
    ranked = _ranked(rows, table, n, n_ref)
    texts, sizes = table[["texts", "texts_ref"]].to_numpy(), [n, n_ref]
    table["dispersion_keyness"] = measures.log_likelihood(texts, sizes)
    p, p_by = measures.p_of_counts(texts, sizes)
    table = table.assign(p_dispersion=p, p_dispersion_by=p_by, **ranked)
    surest = -table["dispersion_keyness"].round(9)
    apart = -(table["superiority"] - 0.5).abs().round(9)
    order = np.lexsort((table["type"], apart, surest))
    return table.iloc[order].reset_index(drop=True)[DISPERSED_COLUMNS]


def _side(corpus, by):
    require_tokens(corpus, ["doc", by])
    side = corpus[["doc", by]].rename(columns={by: "type"})
    if side.isna().any(axis=None):
        raise ValueError(f"'doc' or {by!r} has empty cells. Fill or drop them.")
    return side


def _require_other_texts(target, reference):
    shared = set(target["doc"]) & set(reference["doc"])
    if shared:
        raise ValueError(
            f"Text {min(map(str, shared))} is in both corpora. A text belongs to "
            "the target or to the reference, such as one period and all the others."
        )


def _rates(tokens):
    """Return count and rate of each type in each text that has it, one row each."""
    tokens = tokens.reset_index("target")
    rows = tokens.groupby(["type", "target", "doc"], observed=True).size()
    rows = rows.rename("count").reset_index()
    return rows.assign(rate=rows["count"] / rows["doc"].map(tokens["doc"].value_counts()))


def _counts(rows):
    """Return the counts of texts and tokens on both sides, one row per type."""
    keys = [rows["type"], rows["target"]]
    both = rows["count"].groupby(keys).agg(["size", "sum"]).unstack(fill_value=0)
    both = both.reindex(
        columns=pd.MultiIndex.from_product([["size", "sum"], [True, False]])
    )
    both = both.fillna(0).astype(int)
    both.columns = ["texts", "texts_ref", "freq", "freq_ref"]
    return both.rename_axis("type").reset_index()


def _ranked(rows, table, n, n_ref):
    """Return the columns of the rank test. Only texts that have a type are ranked.

    All others share the lowest ranks, whose mean is half their number and a half.
    """
    total = n + n_ref
    zeros = total - (table["texts"] + table["texts_ref"]).to_numpy()
    place = pd.Index(table["type"]).get_indexer(rows["type"])
    ranks = rows.groupby("type")["rate"].rank().to_numpy() + zeros[place]
    target = rows["target"].to_numpy()
    lowest = (zeros + 1) / 2
    sums = (n - table["texts"].to_numpy()) * lowest
    sums = sums + np.bincount(place[target], ranks[target], len(table))
    above = sums - n * (total + 1) / 2  # than the sum that luck would give
    ways = comb(total, n)
    if ways <= MOST:
        grid = np.repeat(lowest[:, None], total, axis=1)
        grid[place, pd.factorize(rows["doc"])[0]] = ranks
        p = _p_exact(grid, above, n)
    else:
        p = _p_normal(rows, zeros, above, n, n_ref)
    # With sides of one size, the same split comes twice: with its sides changed.
    smallest = min((2 if n == n_ref else 1) / ways, 1)
    return {
        "superiority": above / (n * n_ref) + 0.5,
        "p_ranks": np.maximum(p, smallest),
        "p_ranks_by": "exact" if ways <= MOST else "normal",
        "p_smallest": smallest,
    }


def _p_exact(grid, above, n):
    """Return the share of the ways to choose n texts whose ranks are as far from even."""
    total = grid.shape[1]
    chosen = np.array(list(combinations(range(total), n)))
    picks = np.zeros((len(chosen), total))
    np.put_along_axis(picks, chosen, 1, axis=1)
    seen, which = np.unique(grid, axis=0, return_inverse=True)  # many words rank alike
    which, p = which.ravel(), np.empty(len(grid))
    for part in np.array_split(np.arange(len(grid)), len(grid) // 10_000 + 1):
        gaps = np.abs(seen[which[part]] @ picks.T - n * (total + 1) / 2)
        p[part] = (gaps >= np.abs(above[part])[:, None] - 1e-9).mean(axis=1)
    return p


def _p_normal(rows, zeros, above, n, n_ref):
    """Return p from the normal curve, corrected for ties and for steps of a half."""
    from scipy.stats import norm

    total = n + n_ref
    tied = rows.groupby(["type", "rate"], sort=True).size()
    ties = (tied**3 - tied).groupby(level="type").sum().to_numpy() + zeros**3 - zeros
    variance = n * n_ref / 12 * (total + 1 - ties / (total * (total - 1)))
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (np.abs(above) - 0.5) / np.sqrt(variance)
    return np.where(variance > 1e-9, np.minimum(2 * norm.sf(z), 1), 1.0)
