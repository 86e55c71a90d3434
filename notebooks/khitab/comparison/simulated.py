"""Power is how often a study of so many texts would find a difference that is there.

Import it from `khitab.comparison`.
"""

from itertools import combinations, product
from math import comb

import numpy as np
import pandas as pd

from khitab.comparison import measures
from khitab.required import require_number, require_whole

LEVEL = 0.05
MOST = 1_000  # assignments that are all tried; of more, so many are drawn
DESIGN = ["texts", "texts_ref", "length", "rate", "ratio", "spread"]
POWER_COLUMNS = [
    *DESIGN, "n_tokens", "power", "power_low", "power_high", "power_tokens",
    "p_smallest", "simulations",
]  # fmt: skip


def power(
    texts,
    texts_ref=None,
    length=400,
    rate=5,
    ratio=2,
    spread=0.5,
    simulations=500,
    seed=0,
):
    """Return how often a permutation test of texts finds a difference that we invent.

    The target has `texts` texts and the reference `texts_ref` (None means as many), each
    of `length` tokens. In the reference a word occurs `rate` times per 1,000 tokens on
    average, in the target `ratio` times as often. The rates of texts in one group
    differ, with a standard deviation of `spread` times the mean (gamma), so their counts
    are negative binomial. With a `spread` of 0 they are Poisson counts. Each of these
    six may be a list.

    Returns a DataFrame, one row per combination of the six. `n_tokens` counts both
    groups. `power` is the share of the `simulations` in which `permutation_test` gives p
    ≤ 0.05, and `power_low` and `power_high` are its exact 95 % interval (Clopper &
    Pearson 1934). `power_tokens` is the same share for the test of tokens (`keywords`),
    and `p_smallest` is the least p that the assignments allow. With a `ratio` of 1 there
    is nothing to find, and both shares are false alarms. If there are more than 1,000
    assignments of the texts, 1,000 are drawn anew for each simulation from `seed`. The
    idea is Cohen's (1988, Statistical Power Analysis for the Behavioral Sciences),
    negative binomial counts of words are Church & Gale's (1995, Natural Language
    Engineering 1).

    Raises ValueError for an impossible number, and says which.

    >>> power(2, 3, ratio=50)[["power", "p_smallest"]].values.tolist()
    [[0.0, 0.1]]
    >>> power([5, 20], ratio=3)["power"].round(1).tolist()
    [0.4, 1.0]
    """
    require_whole(simulations, "simulations")
    settings = (texts, texts_ref, length, rate, ratio, spread)
    designs = product(*map(_listed, settings))
    rows = [_design(*design, simulations, seed) for design in designs]
    return pd.DataFrame(rows, columns=POWER_COLUMNS)


def _design(texts, texts_ref, length, rate, ratio, spread, simulations, seed):
    texts_ref = texts if texts_ref is None else texts_ref
    design = dict(zip(DESIGN, (texts, texts_ref, length, rate, ratio, spread)))
    _require_design(design)
    random = np.random.default_rng(seed)
    expected = np.repeat([ratio * rate, rate], [texts, texts_ref]) * length / 1000
    counts = _counts(expected, spread, simulations, random)
    found = int((_p_texts(counts, texts, random) <= LEVEL + 1e-9).sum())
    low, high = _interval(found, simulations)
    assignments = min(comb(texts + texts_ref, texts), MOST)
    twins = 2 if texts == texts_ref and assignments < MOST else 1
    return design | {
        "n_tokens": (texts + texts_ref) * length,
        "power": found / simulations,
        "power_low": low,
        "power_high": high,
        "power_tokens": (_p_tokens(counts, texts, length) <= LEVEL).mean(),
        "p_smallest": twins / assignments,
        "simulations": simulations,
    }


def _counts(expected, spread, simulations, random):
    """Return the hits of invented texts, one row per simulation, one column per text."""
    shape = (simulations, len(expected))
    own = random.gamma(1 / spread**2, spread**2, shape) if spread else np.ones(shape)
    return random.poisson(expected * own)


def _p_texts(counts, k, random):
    """Return the p of each row, which says how unusual its first k texts are.

    The texts are equally long, so the difference of the rates goes with the sum alone.
    """
    n = counts.shape[1]
    total = counts.sum(axis=1, keepdims=True)
    if comb(n, k) <= MOST:
        picks = np.zeros((comb(n, k), n))
        chosen = np.array(list(combinations(range(n), k)))
        np.put_along_axis(picks, chosen, 1, axis=1)
        sums = counts @ picks.T  # the first assignment is the real one
    else:
        mixed = [
            random.permuted(counts, axis=1)[:, :k].sum(axis=1) for _ in range(MOST - 1)
        ]
        sums = np.stack([counts[:, :k].sum(axis=1), *mixed], axis=1)
    difference = np.abs(sums / k - (total - sums) / (n - k))
    return (difference >= difference[:, :1] - 1e-9).mean(axis=1)


def _p_tokens(counts, k, length):
    sizes = [k * length, (counts.shape[1] - k) * length]
    pairs = np.stack([counts[:, :k].sum(axis=1), counts[:, k:].sum(axis=1)], axis=1)
    return measures.p_of_counts(np.minimum(pairs, sizes), sizes)[0]


def _interval(found, simulations):
    from scipy.stats import binomtest

    return tuple(binomtest(found, simulations).proportion_ci(0.95, method="exact"))


def _listed(value):
    return list(value) if isinstance(value, (list, tuple, range, np.ndarray)) else [value]


def _require_design(design):
    for name in ("texts", "texts_ref", "length"):
        require_whole(design[name], name)
    require_number(design["rate"], "rate", 0, 1000)
    require_number(design["ratio"], "ratio", 0, 1000 / design["rate"])
    spread = design["spread"]
    if isinstance(spread, bool) or not isinstance(spread, (int, float)) or spread < 0:
        raise ValueError(f"spread is 0 or more (0.5 is modest), not {spread!r}.")
