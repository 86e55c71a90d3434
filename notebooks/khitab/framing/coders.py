"""Compare coders by agreement beyond chance, its interval and their disagreements."""

import numpy as np
import pandas as pd

from khitab.framing.chance import measures
from khitab.required import require, require_confidence, require_filled, require_whole

AGREEMENT = [
    "n", "coders", "unpaired", "agreement", "kappa", "alpha", "alpha_low", "alpha_high",
    "ac1", "prevalence", "bias", "note",
]  # fmt: skip


def agreement(
    codings,
    other=None,
    by="frame",
    value="present",
    *,
    cluster=None,
    bootstrap=1000,
    confidence=0.95,
    seed=0,
):
    """Return how far codings of the same units agree, by frame and for all.

    Give two tables, or any number of them as `{coder: table}`. Each has one row per unit
    (and frame). They are joined by `doc` and `start` (or `sentence`), by `frame` if all
    have it, and by the column `by` (None takes everything together). `value` is the
    column that is compared, such as "present", "function" or "voice". Equal numbers are
    equal codes, also as 1.0, "1", "١" or True. A unit counts if at least two have coded
    it. The others may lack it, or have an empty code.

    Columns: `by`, `n` (units that count), `coders` (how many have coded one of these),
    `unpaired` (units that only one has coded) and `agreement`. This is the share of equal
    codes. Among more than two coders it says how many of the other codes of its unit an
    average code equals, while AC1 takes an average unit. The two differ where codes are
    missing. `kappa` (Cohen 1960, Educational and Psychological Measurement 20) is empty
    if more than two have coded. Nominal `alpha` (Krippendorff 2019, Content Analysis, 4th
    ed.) and `ac1` (Gwet 2008, British Journal of Mathematical and Statistical Psychology
    61) are for any number. All three are 1 for perfect agreement and 0 for what chance
    gives. They differ in what they call chance. For rare codes AC1 is far higher than
    alpha, so read it beside alpha and never in its place. It also rises with the number
    of different codes that occur, so compare it only where this is the same.

    `alpha_low` and `alpha_high` are the percentile interval at `confidence` from
    `bootstrap` draws of whole `cluster`s, because codes of one sentence are not
    independent (Field & Welsh 2007). Clusters are by default the sentences if all tables
    have `sentence`, else the units. Where all codes but one are rare, the interval holds
    alpha less often than `confidence` says, and `note` warns of it.

    For codes 1 and 0 there are the indices of Byrt, Bishop & Carlin (1993, Journal of
    Clinical Epidemiology 46). `prevalence` is the share of double 1 minus that of double
    0. Near ±1, chance agreement is high, and kappa and alpha are low in spite of much
    agreement. `bias` is how much more often the first of two who coded says 1. `note` says
    why a value is empty (NaN). If the codings never differ, it says what share of such
    units still may (the exact rule of three).

    Raises ValueError for fewer than two codings, a missing column, a unit without a name
    or a `by`, a unit coded twice, no unit that two have coded, or an odd number.

    >>> a = pd.DataFrame({"doc": "x", "sentence": range(4), "present": [1, 1, 0, 0]})
    >>> b = a.assign(present=[1, 0, 0, 0])
    >>> agreement(a, b, by=None).loc[0, ["n", "agreement", "kappa"]].tolist()
    [4.0, 0.75, 0.5]
    >>> agreement({"Ann": a, "Ben": b, "Cem": b}, by=None).loc[0, "alpha"].round(2)
    np.float64(0.66)
    """
    require_whole(bootstrap, "bootstrap", least=0)
    require_confidence(confidence)
    units, codes, named = _joined(_named(codings, other), by, value, cluster)
    many = codes.notna().sum(axis=1)
    if not (many > 1).any():
        raise ValueError(
            f"No unit has a {value!r} in two codings: they have no {' and '.join(named)} "
            "in common."
        )
    kinds = [] if by is None else list(dict.fromkeys(units[by]))
    rows = []
    for kind in [*kinds, "all"]:
        chosen = (units[by] == kind) if kind in kinds else many > 0
        group = codes[chosen & (many > 0)]
        row = dict.fromkeys(AGREEMENT, np.nan)
        row |= measures(group, units["cluster"], bootstrap, confidence, seed)
        row["unpaired"] = int((chosen & (many == 1)).sum())
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
    units, codes, named = _joined(_named(coding_a, coding_b), by, value, None)
    codes.columns = ["coder_1", "coder_2"]
    apart = codes.notna().all(axis=1) & (codes["coder_1"] != codes["coder_2"])
    return units[named].join(codes)[apart].reset_index(drop=True)


# --- The units -----------------------------------------------------------------------


def _named(codings, other):
    """Return the codings by the names of their coders."""
    if not isinstance(codings, dict):
        return {"A": codings, "B": other}
    if len(codings) < 2 or other is not None:
        raise ValueError(
            "Give two codings, or two and more as {coder: table}. There is "
            f"{len(codings)} in this dictionary{'' if other is None else ', and a table'}."
        )
    return codings


def _joined(codings, by, value, cluster):
    """Return the units, what each coder says of them, and the columns that name them."""
    tables = codings.values()
    for name, table in codings.items():
        require(table, ["doc", value, *([by] if by else [])], f"Coding {name}")
    keys = _unit_of(tables)
    if by and by not in keys:
        keys.append(by)
    if cluster is None and all("sentence" in table for table in tables):
        cluster = ["doc", "sentence"]
    cluster = [cluster] if isinstance(cluster, str) else list(cluster or keys)
    columns = list(dict.fromkeys([*keys, *cluster]))
    for name, table in codings.items():
        require_filled(table, columns, f"Coding {name}")
        if table.duplicated(keys).any():
            twice = table[table.duplicated(keys)].iloc[0][keys].to_dict()
            raise ValueError(f"Coding {name} has two rows for one unit: {twice}.")
    rows = pd.concat([table[[*columns, value]] for table in tables], ignore_index=True)
    unit = rows.groupby(columns, sort=False, dropna=False).ngroup().to_numpy()
    units = rows[columns].loc[~pd.Series(unit).duplicated()].reset_index(drop=True)
    units["cluster"] = units.groupby(cluster, sort=False, dropna=False).ngroup()
    codes = np.full((len(units), len(codings)), None, object)
    coder = np.repeat(range(len(codings)), list(map(len, tables)))
    codes[unit, coder] = [_code(cell) for cell in rows[value]]
    codes = pd.DataFrame(codes, columns=list(codings), dtype=object)
    return units, codes, [*dict.fromkeys([*cluster, *keys])]


def _unit_of(tables):
    frame = ["frame"] if all("frame" in table for table in tables) else []
    for name in ("start", "sentence"):
        if all(name in table for table in tables):
            return ["doc", name, *frame]
    raise ValueError(
        "Codings are joined by doc and start, or by doc and sentence, and one "
        "of them has neither. Add one of these pairs of columns."
    )


def _code(cell):
    """Return a code that compares by itself, "1" as 1, and None for what was not coded.

    What is in the other cells of its column must not change it, such as a gap or a "?".
    """
    text = "" if pd.isna(cell) else str(cell).strip()
    text = {"True": "1", "False": "0"}.get(text.capitalize(), text)
    try:
        number = float(text)
    except ValueError:
        return text or None
    if np.isnan(number):
        return None
    return int(number) if number.is_integer() else number
