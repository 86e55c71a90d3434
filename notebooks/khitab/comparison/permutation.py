"""The permutation test: would other texts in the two groups differ just as much?

Import it from `khitab.comparison`.
"""

from itertools import combinations
from math import comb

import numpy as np
import pandas as pd

from khitab.comparison import measures
from khitab.comparison.frequency import rates, require_kinds

MOST = 100_000  # assignments that are all tried; of more, a sample is
SAMPLE = 9_999
TEST_COLUMNS = [
    "texts", "count", "n_tokens", "per_1000",
    "texts_ref", "count_ref", "n_tokens_ref", "per_1000_ref",
    "difference", "assignments", "p_texts", "p_smallest",
    "log_likelihood", "p_tokens", "p_by",
]  # fmt: skip


def permutations(hits, tokens, target, reference=None, groups="period", seed=0):
    """Return every assignment of the texts to the two groups, and what each would give.

    `hits` among `tokens`, as in `rates`. `target` and `reference` name one or more values
    of the column `groups` (`"period"` or `"doc"`); without `reference`, all others.

    Returns a DataFrame, a row an assignment, that of the corpus first: `target`, the ids
    of its texts; `per_1000` of the target's texts as one heap and `per_1000_ref` of the
    others'; `difference` of the two; `observed`; `as_extreme`, whether the difference,
    whatever its sign, is at least the observed one. The mean of `as_extreme` is p (Fisher
    1935; two-sided). Of more than 100,000 assignments, 9,999 are drawn at random (`seed`)
    beside the observed one (Phipson & Smyth 2010).

    Raises ValueError: as `rates`; a group that is not there, is empty or is in both.

    >>> tokens = pd.DataFrame({"doc": list("abc"), "period": ["2017", "2019", "2019"]})
    >>> table = permutations(tokens[:1], tokens, "2017")
    >>> table[["target", "difference", "as_extreme"]].values.tolist()
    [['a', 1000.0, True], ['b', -500.0, False], ['c', -500.0, False]]
    """
    texts, chosen = _texts(hits, tokens, target, reference, groups)
    return _permutations(texts, chosen, seed)


def permutation_test(
    hits, tokens, target, reference=None, groups="period", by=None, seed=0
):
    """Return how sure a difference between two groups is, asked of texts and of tokens.

    Arguments as in `permutations`. `by` names a column of `hits` to test apart, such as
    `"form"` or `"frame"`.

    Returns a DataFrame with one row (with `by`, a row a kind): `texts`, `count`,
    `n_tokens`, `per_1000` of the target, the same with `_ref` of the reference;
    `difference` of the rates; `assignments` of the texts to the groups that were tried;
    `p_texts`, the share of them that differ at least as much, and `p_smallest`, the
    least it can be with so many texts; beside it the `log_likelihood` (Dunning 1993) and
    `p_tokens`, for which every token is a draw of its own, exact or from chi-squared as
    `p_by` says (`keywords`).

    Raises ValueError: as `permutations`; a `by` with empty cells.

    >>> tokens = pd.DataFrame({"doc": list("aabc"), "period": list("1122")})
    >>> test = permutation_test(tokens[:2], tokens, "1")
    >>> test[["assignments", "p_texts", "p_smallest"]].round(3).values.tolist()
    [[3.0, 0.333, 0.333]]
    """
    arguments = (tokens, target, reference, groups)
    if by is None:
        row = _test(*_texts(hits, *arguments), seed)
        return pd.DataFrame([row], columns=TEST_COLUMNS)
    require_kinds(hits, by)
    rows = [
        {by: kind} | _test(*_texts(hits[hits[by] == kind], *arguments), seed)
        for kind in hits[by].unique()
    ]
    return pd.DataFrame(rows, columns=[by, *TEST_COLUMNS])


def _test(texts, chosen, seed):
    table, n_target = _permutations(texts, chosen, seed), int(chosen.sum())
    sides = {"": texts[chosen], "_ref": texts[~chosen]}
    row = {}
    for name, side in sides.items():
        row |= {
            f"texts{name}": len(side),
            f"count{name}": side["count"].sum(),
            f"n_tokens{name}": side["n_tokens"].sum(),
            f"per_1000{name}": table.loc[0, f"per_1000{name}"],
        }
    counts = [[row["count"], row["count_ref"]]]
    sizes = [row["n_tokens"], row["n_tokens_ref"]]
    p_tokens, p_by = measures.p_of_counts(counts, sizes)
    # With groups of one size, the same split comes twice: once with its sides changed.
    twins = 2 if 2 * n_target == len(texts) else 1
    return row | {
        "difference": table.loc[0, "difference"],
        "assignments": len(table),
        "p_texts": table["as_extreme"].mean(),
        "p_smallest": twins / len(table) if _exact(texts, n_target) else 1 / len(table),
        "log_likelihood": measures.log_likelihood(counts, sizes)[0],
        "p_tokens": p_tokens[0],
        "p_by": p_by[0],
    }


def _permutations(texts, chosen, seed):
    count, size = (texts[name].to_numpy(float) for name in ("count", "n_tokens"))
    picks = _assignments(texts, np.flatnonzero(chosen), seed)
    hits, among = count[picks].sum(axis=1), size[picks].sum(axis=1)
    rate = 1000 * hits / among
    rate_ref = 1000 * (count.sum() - hits) / (size.sum() - among)
    difference = rate - rate_ref
    docs = texts["doc"].to_numpy(object)
    # Rates that are equal by hand differ in the last bit, in either direction.
    extreme = np.abs(difference) >= abs(difference[0]) - 1e-9
    return pd.DataFrame(
        {
            "target": [", ".join(map(str, docs[pick])) for pick in picks],
            "per_1000": rate,
            "per_1000_ref": rate_ref,
            "difference": difference,
            "observed": np.arange(len(picks)) == 0,
            "as_extreme": extreme,
        }
    )


def _exact(texts, n_target):
    return comb(len(texts), n_target) <= MOST


def _assignments(texts, observed, seed):
    """Return which texts are the target: a row an assignment, the observed one first."""
    n, k = len(texts), len(observed)
    if _exact(texts, k):
        every = (pick for pick in combinations(range(n), k) if pick != tuple(observed))
        return np.array([tuple(observed), *every])
    random = np.random.default_rng(seed)
    drawn = [random.choice(n, k, replace=False) for _ in range(SAMPLE)]
    return np.array([observed, *drawn])


def _texts(hits, tokens, target, reference, groups):
    """Return the texts of both groups with their counts, and which are the target's."""
    if groups not in ("period", "doc"):
        raise ValueError(f"groups is 'period' or 'doc', not {groups!r}.")
    table = rates(hits, tokens)
    texts = table[table["level"] == "text"]
    known = list(dict.fromkeys(texts[groups]))
    target = _named(target, known, groups)
    rest = [key for key in known if key not in target]
    reference = rest if reference is None else _named(reference, known, groups)
    if both := [key for key in target if key in reference]:
        raise ValueError(f"{both[0]!r} is in the target and in the reference.")
    if not target or not reference:
        raise ValueError("Both groups need a text, and one of them has none.")
    texts = texts[texts[groups].isin([*target, *reference])]
    return texts, texts[groups].isin(target).to_numpy()


def _named(keys, known, groups):
    keys = [keys] if isinstance(keys, str) else list(keys)
    for key in keys:
        if key not in known:
            raise ValueError(
                f"There is no {groups} {key!r} among the tokens. There is: "
                f"{', '.join(map(repr, known[:20]))}."
            )
    return keys
