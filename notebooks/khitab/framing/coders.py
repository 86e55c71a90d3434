"""Compare two coders by agreement beyond chance, its interval and their disagreements."""

import numpy as np
import pandas as pd

from khitab.required import require

AGREEMENT = [
    "n", "unpaired", "agreement", "kappa", "alpha", "alpha_low", "alpha_high",
    "prevalence", "bias", "note",
]  # fmt: skip


def agreement(
    coding_a,
    coding_b,
    by="frame",
    value="present",
    *,
    cluster=None,
    bootstrap=1000,
    confidence=0.95,
    seed=0,
):
    """Return how far two codings of the same units agree, by frame and for all.

    The two tables have one row per unit (and frame). They are joined by `doc` and
    `start` (or `sentence`), by `frame` if both have it, and by the column `by` (None
    takes everything together). `value` is the column that is compared, such as
    "present", "function" or "voice".

    Columns: `by`, `n` (units that both have coded), `unpaired` (units that only one has
    coded), `agreement` (the share of equal codes), `kappa` (Cohen 1960, Educational and
    Psychological Measurement 20) and nominal `alpha` (Krippendorff 2019, Content
    Analysis, 4th ed.). Kappa and alpha are 1 for perfect agreement and 0 for what chance
    gives. `alpha_low` and `alpha_high` are the percentile interval at `confidence` from
    `bootstrap` draws of whole `cluster`s, because codes of one sentence are not
    independent (Field & Welsh 2007). Clusters are by default the sentences if both
    tables have `sentence`, else the units.

    For codes 1 and 0 there are the indices of Byrt, Bishop & Carlin (1993, Journal of
    Clinical Epidemiology 46). `prevalence` is the share of double 1 minus that of double
    0. Near ±1, chance agreement is high and kappa low in spite of much agreement. `bias`
    is how much more often A says 1 than B. `note` says why a value is empty (NaN). If
    the codings never differ, it says what share of such units still may (the exact rule
    of three).

    Raises ValueError for a missing column, a unit coded twice, or no unit that both have
    coded.

    >>> a = pd.DataFrame({"doc": "x", "sentence": range(4), "present": [1, 1, 0, 0]})
    >>> b = a.assign(present=[1, 0, 0, 0])
    >>> agreement(a, b, by=None).loc[0, ["n", "agreement", "kappa"]].tolist()
    [4.0, 0.75, 0.5]
    """
    pairs, named = _pairs(coding_a, coding_b, by, value, cluster)
    if not pairs["paired"].any():
        raise ValueError(
            f"No unit has a {value!r} in both codings: they have no {' and '.join(named)} "
            "in common."
        )
    kinds = [] if by is None else list(dict.fromkeys(pairs[by]))
    groups = [(kind, pairs[pairs[by] == kind]) for kind in kinds] + [("all", pairs)]
    rows = []
    for kind, group in groups:
        row = _measures(group[group["paired"]], bootstrap, confidence, seed)
        row["unpaired"] = int((~group["paired"]).sum())
        rows.append(row if by is None else row | {by: kind})
    return pd.DataFrame(rows)[AGREEMENT if by is None else [by, *AGREEMENT]]


def disagreements(coding_a, coding_b, by="frame", value="present"):
    """Return a DataFrame of units that two codings code differently, one row per unit.

    Arguments are as in `agreement`. The columns name the unit (and its sentence), `by`,
    and the two codes, `coder_1` and `coder_2`. Units that only one has coded are left
    out.

    >>> a = pd.DataFrame({"doc": "x", "sentence": [1, 2], "present": [1, 1]})
    >>> disagreements(a, a.assign(present=[1, 0]), by=None).values.tolist()
    [['x', 2, 1, 0]]
    """
    pairs, named = _pairs(coding_a, coding_b, by, value, None)
    apart = pairs[pairs["paired"] & (pairs["a"] != pairs["b"])]
    apart = apart.rename(columns={"a": "coder_1", "b": "coder_2"})
    return apart[[*named, "coder_1", "coder_2"]].reset_index(drop=True)


# --- The pairs -----------------------------------------------------------------------


def _pairs(coding_a, coding_b, by, value, cluster):
    """Return the units of both codings with the codes `a` and `b`, and the columns that
    name them."""
    tables = coding_a, coding_b
    for name, table in zip(("first", "second"), tables):
        require(table, ["doc", value, *([by] if by else [])], f"The {name} coding")
    keys = _unit_of(tables)
    if by and by not in keys:
        keys.append(by)
    if cluster is None and all("sentence" in table for table in tables):
        cluster = ["doc", "sentence"]
    cluster = [cluster] if isinstance(cluster, str) else list(cluster or keys)
    codes = _comparable(coding_a[value], coding_b[value])
    columns = list(dict.fromkeys([*keys, *cluster]))
    sides = []
    for name, table, code in zip("ab", tables, codes):
        require(table, columns, f"Coding {name.upper()}")
        if table.duplicated(keys).any():
            twice = table[table.duplicated(keys)].iloc[0][keys].to_dict()
            raise ValueError(f"Coding {name.upper()} has two rows for one unit: {twice}.")
        sides.append(table[columns].assign(**{name: code}))
    pairs = pd.concat([side[columns] for side in sides]).drop_duplicates()
    for side in sides:
        pairs = pairs.merge(side, on=columns, how="left")
    pairs["paired"] = pairs["a"].notna() & pairs["b"].notna()
    pairs["cluster"] = pairs.groupby(cluster, sort=False).ngroup()
    return pairs, list(dict.fromkeys([*cluster, *keys]))


def _unit_of(tables):
    frame = ["frame"] if all("frame" in table for table in tables) else []
    for name in ("start", "sentence"):
        if all(name in table for table in tables):
            return ["doc", name, *frame]
    raise ValueError(
        "Two codings are joined by doc and start, or by doc and sentence, and one "
        "of them has neither. Add one of these pairs of columns."
    )


def _comparable(*columns):
    """Return codes that compare alike, "1" as 1, and NA for what was not coded."""
    texts = [column.astype("str").str.strip().replace("", pd.NA) for column in columns]
    numbers = [pd.to_numeric(text, errors="coerce") for text in texts]
    if all((text.isna() == number.isna()).all() for text, number in zip(texts, numbers)):
        return [number.convert_dtypes().astype("object") for number in numbers]
    return [text.astype("object") for text in texts]


# --- The measures --------------------------------------------------------------------


def _measures(pairs, bootstrap, confidence, seed):
    row = dict.fromkeys(AGREEMENT, np.nan) | {"n": len(pairs), "note": ""}
    if pairs.empty:
        return row | {"note": "no unit that both have coded"}
    a, b = pairs["a"].to_numpy(object), pairs["b"].to_numpy(object)
    row["agreement"] = float(np.mean(a == b))
    values = sorted({*a, *b}, key=str)
    if set(values) <= {0, 1}:
        row["prevalence"] = float(
            np.mean((a == 1) & (b == 1)) - np.mean((a == 0) & (b == 0))
        )
        row["bias"] = float(np.mean(a == 1) - np.mean(b == 1))
    if len(values) == 1:
        note = f"both always say {values[0]}, so agreement cannot be told from chance"
        return row | {"note": note}
    from sklearn.metrics import cohen_kappa_score

    codes = [[values.index(code) for code in side] for side in (a, b)]
    row["kappa"] = float(cohen_kappa_score(*codes))
    counts = np.zeros((len(pairs), len(values)), int)
    for side in codes:
        counts[np.arange(len(pairs)), side] += 1
    row["alpha"] = _alpha(counts)
    drawn = _draws(counts, pairs["cluster"].to_numpy(), bootstrap, seed)
    known = drawn[~np.isnan(drawn)]
    if len(known):
        tail = 50 * (1 - confidence)
        row["alpha_low"], row["alpha_high"] = np.percentile(known, [tail, 100 - tail])
    return row | {"note": _doubt(row["agreement"], pairs["cluster"], drawn, confidence)}


def _doubt(agreement, clusters, drawn, confidence):
    """Return what the interval cannot tell."""
    notes = []
    if agreement == 1:
        most = 1 - (1 - confidence) ** (1 / clusters.nunique())
        notes.append(
            "no disagreement to draw, yet the coders may differ in up to "
            f"{most:.0%} of such units"
        )
    unknown = np.isnan(drawn).sum()
    if unknown:
        notes.append(f"{unknown} of {len(drawn)} draws hold one code only")
    return "; ".join(notes)


def _alpha(counts):
    import krippendorff

    if (counts.sum(axis=0) > 0).sum() < 2:
        return np.nan
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))


def _draws(counts, clusters, bootstrap, seed):
    """Return alpha in `bootstrap` samples of as many clusters, drawn with replacement."""
    rng = np.random.default_rng(seed)
    members = [np.flatnonzero(clusters == name) for name in np.unique(clusters)]
    drawn = []
    for _ in range(bootstrap):
        chosen = rng.integers(len(members), size=len(members))
        drawn.append(_alpha(counts[np.concatenate([members[i] for i in chosen])]))
    return np.array(drawn, dtype=float)
