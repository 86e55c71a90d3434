"""Say who agrees with whom on what, and who is far from the others."""

import numpy as np
import pandas as pd

from khitab.coding.matrices import counts, matrices
from khitab.framing import ELEMENTS

PAIRS = ["coder_a", "coder_b", "by", "n", "agreement", "alpha"]
EACH = ["coder", "by", "coded", "n", "agreement", "ones", "others_ones", "bias"]


def pairs(codes):
    """Return who agrees with whom on what, one row per pair of coders and `by`.

    `codes` is {coder: table}, as `gather` gives it. `by` is an issue (is it present?),
    "all" for all issues together, or an element of all issues, where both call the issue
    present.

    Columns: `coder_a, coder_b, by`, `n` (units that both have coded), `agreement` (the
    share of equal codes) and nominal `alpha` (Krippendorff 2019, Content Analysis, 4th
    ed.). Alpha is empty (NaN) if both always say the same.

    Raises ValueError for no codes, a missing column or a unit coded twice.

    >>> unit = {"doc": "x", "sentence": [1, 2], "start": [0, 9], "end": [8, 20]}
    >>> unit |= {"frame": "drought", **dict.fromkeys(ELEMENTS)}
    >>> ann, ben = (pd.DataFrame(unit | {"present": said}) for said in ([1, 0], [1, 1]))
    >>> pairs({"Ann": ann, "Ben": ben})[["by", "n", "agreement"]].values.tolist()[:1]
    [['drought', 2, 0.5]]
    """
    coders, tables = np.array(list(codes), object), []
    a, b = np.triu_indices(len(coders), 1)
    for by, table in _by(matrices(codes, "pairs")):
        given = table.notna().to_numpy(float)
        ones = table.fillna(0).to_numpy(float)
        zeros = given - ones
        n = (given.T @ given)[a, b]
        ones_of_both = (ones.T @ given + given.T @ ones)[a, b]
        differ = n - (ones.T @ ones + zeros.T @ zeros)[a, b]
        with np.errstate(divide="ignore", invalid="ignore"):
            by_chance = ones_of_both * (2 * n - ones_of_both)
            alpha = np.where(by_chance > 0, 1 - (2 * n - 1) * differ / by_chance, np.nan)
            columns = coders[a], coders[b], by, n.astype(int), 1 - differ / n, alpha
        tables.append(pd.DataFrame(dict(zip(PAIRS, columns))))
    result = pd.concat(tables, keys=range(len(tables))).swaplevel().sort_index()
    return result.reset_index(drop=True)


def each(codes):
    """Return how far each coder is from the others, one row per coder and `by`.

    `codes` and `by` are as in `pairs`. Somebody who reads a rule in another way than the
    class is low in `agreement` on what it is about, and `bias` says in which direction.

    Columns: `coder, by`, `coded` (the share of the units coded by anybody that this coder
    has), `n` (units that this coder has and on which the others have a majority),
    `agreement` (how often the coder says the same as that majority), `ones` (the coder's
    share of 1s), `others_ones` (the share of the others who say 1, on average in the same
    units) and `bias`, by how much the first is above the second.

    Raises ValueError for no codes, a missing column or a unit coded twice.

    >>> unit = {"doc": "x", "sentence": [1, 2], "start": [0, 9], "end": [8, 20]}
    >>> unit |= {"frame": "drought", **dict.fromkeys(ELEMENTS)}
    >>> ann, ben = (pd.DataFrame(unit | {"present": said}) for said in ([1, 0], [1, 1]))
    >>> rows = each({"Ann": ann, "Ben": ben}).query("by == 'drought'")
    >>> rows[["coder", "ones", "others_ones", "bias"]].values.tolist()
    [['Ann', 0.5, 1.0, -0.5], ['Ben', 1.0, 0.5, 0.5]]
    """
    rows, tables = [], list(_by(matrices(codes, "each")))
    for coder in codes:
        for by, table in tables:
            own, (ones, coders, _) = table[coder], counts(table)
            n = coders - own.notna()
            others = ((ones - own.fillna(0)) / n).where(own.notna() & (n > 0)).dropna()
            clear = others[others != 0.5]
            coded = own.count() / max((coders > 0).sum(), 1)
            agreement = (own[clear.index] == (clear > 0.5)).mean()
            shares = own[others.index].mean(), others.mean()
            bias = shares[0] - shares[1]
            rows.append((coder, by, coded, len(clear), agreement, *shares, bias))
    return pd.DataFrame(rows, columns=EACH)


def _by(tables):
    """Yield the codes of presence by issue, of all issues, and of each element."""
    present = tables["present"]
    frame = present.index.get_level_values("frame")
    for name in frame.unique():
        yield name, present[frame == name]
    yield "all", present
    for name in ELEMENTS:
        yield name, tables[name]
