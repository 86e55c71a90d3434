"""How far codes agree beyond chance, from how many coders gave each code to each unit.

`counts` is a matrix of whole numbers with one row per unit and one column per code. It is
the same for two coders and for thirty, and a unit may lack some of them.
"""

import numpy as np

_AT_ONCE = 1_000_000  # numbers drawn at a time
_FEW = 5  # with rare codes in fewer clusters, intervals of 95 % held alpha in 78 %


def measures(codes, clusters, bootstrap, confidence, seed):
    """Return the row of `framing.agreement` for these codes, as a dictionary.

    `codes` has a column per coder and a row per unit that at least one has coded, and
    None where a code is missing. `clusters` has the cluster of each of its rows.
    """
    paired = codes[codes.notna().sum(axis=1) > 1]
    paired = paired.loc[:, paired.notna().any()]
    row = {"n": len(paired), "coders": len(paired.columns), "note": ""}
    if paired.empty:
        return row | {"note": "no unit that two have coded"}
    values = sorted({*codes.to_numpy().ravel()} - {None}, key=str)
    counts = _counts(codes, values)
    equal, *each = coincidences(counts).sum(axis=0)
    row["agreement"] = float(equal / sum(each))
    if set(values) <= {0, 1}:
        row |= _indices(paired)
    if np.count_nonzero(each) == 1:
        who = "both" if len(paired.columns) == 2 else "all"
        said = f"{who} always say {values[np.flatnonzero(each)[0]]}"
        return row | {"note": f"{said}, so agreement cannot be told from chance"}
    if len(paired.columns) == 2:
        from sklearn.metrics import cohen_kappa_score

        sides = [[values.index(code) for code in paired[name]] for name in paired]
        row["kappa"] = _tidy(cohen_kappa_score(*sides))
    row["alpha"], row["ac1"] = _tidy(_alpha(counts)), ac1(counts)
    counts, clusters = _counts(paired, values), clusters[paired.index].to_numpy()
    return row | _interval(counts, clusters, bootstrap, confidence, seed)


def _counts(codes, values):
    """Return how many coders gave each of these codes to each unit."""
    return np.stack([(codes == value).sum(axis=1) for value in values], axis=1)


def _indices(paired):
    """Return prevalence, and for two coders bias, of codes 1 and 0."""
    counts = _counts(paired, [0, 1])
    double = counts * (counts - 1) / (counts.sum(axis=1, keepdims=True) - 1)
    zeros, ones = double.sum(axis=0) / counts.sum()
    indices = {"prevalence": float(ones - zeros)}
    if len(paired.columns) == 2:
        first, second = (paired == 1).mean()
        indices["bias"] = float(first - second)
    return indices


def _alpha(counts):
    import krippendorff

    return krippendorff.alpha(value_counts=counts, level_of_measurement="nominal")


def _tidy(number):
    """Return the number without its last digits, which make -0.0 of a 0."""
    return round(float(number), 12) + 0.0


def _interval(counts, clusters, bootstrap, confidence, seed):
    """Return the limits of alpha, if there are any, and a note."""
    drawn = drawn_alphas(counts, clusters, bootstrap, seed)
    interval = {"note": _doubt(counts, clusters, drawn, confidence)}
    known = drawn[~np.isnan(drawn)]
    if len(known):
        tail = 50 * (1 - confidence)
        limits = np.percentile(known, [tail, 100 - tail])
        interval["alpha_low"], interval["alpha_high"] = map(_tidy, limits)
    return interval


def _doubt(counts, clusters, drawn, confidence):
    """Return what the interval cannot tell."""
    notes, many = [], len(np.unique(clusters))
    rare = np.delete(counts, counts.sum(axis=0).argmax(), axis=1).any(axis=1)
    few, differ = len(np.unique(clusters[rare])), ((counts > 0).sum(axis=1) > 1).any()
    if many == 1:
        notes.append("one cluster only, so nothing can be drawn and there is no interval")
    elif not len(drawn):
        notes.append("bootstrap is 0, so there is no interval")
    elif few < _FEW and differ:
        notes.append(
            f"another code than the commonest in only {few} of {many} clusters, so the "
            "interval may be too narrow"
        )
    if not differ:
        most = 1 - (1 - confidence) ** (1 / many)
        notes.append(
            "no disagreement to draw, yet the coders may differ in up to "
            f"{most:.0%} of such units"
        )
    unknown = np.isnan(drawn).sum()
    if unknown:
        notes.append(f"{unknown} of {len(drawn)} draws hold one code only")
    return "; ".join(notes)


# --- The numbers behind them ----------------------------------------------------------


def coincidences(counts):
    """Return how many pairable codes are equal and how many there are of each code, one
    row per unit: equal ones first, then a column per code (Krippendorff 2019, ch. 12).

    >>> coincidences(np.array([[3, 1], [1, 0]]))
    array([[2., 3., 1.],
           [0., 0., 0.]])
    """
    many = counts.sum(axis=1, keepdims=True)
    pairable = np.where(many > 1, counts, 0)
    equal = (pairable * (pairable - 1)).sum(axis=1, keepdims=True)
    return np.hstack([equal / np.maximum(many - 1, 1), pairable])


def alphas(sums):
    """Return nominal alpha for each row of added-up `coincidences`, NaN for one code.

    >>> alphas(np.array([[10.0, 8, 6], [4, 4, 0]])).round(3)
    array([0.458,   nan])
    """
    equal, each = sums[:, 0], sums[:, 1:]
    n = each.sum(axis=1)
    by_chance = n**2 - (each**2).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(by_chance > 0, 1 - (n - 1) * (n - equal) / by_chance, np.nan)


def drawn_alphas(counts, clusters, bootstrap, seed):
    """Return alpha in `bootstrap` samples of as many clusters, drawn with replacement.

    A sample adds up the coincidences of its units, so none is computed twice. From one
    cluster nothing is drawn, because each sample would be the same.
    """
    names, at = np.unique(clusters, return_inverse=True)
    bootstrap = bootstrap if len(names) > 1 else 0
    units = coincidences(counts)
    each = np.zeros((len(names), units.shape[1]))
    np.add.at(each, at, units)
    rng = np.random.default_rng(seed)
    step = max(_AT_ONCE // len(names), 1)
    drawn = []
    for done in range(0, bootstrap, step):
        many = min(step, bootstrap - done)
        chosen = rng.integers(len(names), size=(many, len(names)))
        places = chosen + len(names) * np.arange(many)[:, None]
        times = np.bincount(places.ravel(), minlength=many * len(names))
        drawn.append(alphas(times.reshape(many, -1) @ each))
    return np.concatenate(drawn) if drawn else np.empty(0)


def ac1(counts):
    """Return AC1 (Gwet 2008), NaN if there is one code only or no pair.

    What is expected by chance comes from all codes, those of units with one code too.

    >>> round(ac1(np.array([[2, 0], [2, 0], [2, 0], [1, 1]])), 3)
    0.68
    """
    counts = counts[counts.sum(axis=1) > 0]
    many = counts.sum(axis=1, keepdims=True)
    pairs = counts[many[:, 0] > 1]
    if not len(pairs) or (counts.sum(axis=0) > 0).sum() < 2:
        return np.nan
    n = pairs.sum(axis=1)
    agreed = np.mean((pairs * (pairs - 1)).sum(axis=1) / (n * (n - 1)))
    share = (counts / many).mean(axis=0)
    by_chance = (share * (1 - share)).sum() / (counts.shape[1] - 1)
    return float((agreed - by_chance) / (1 - by_chance))
