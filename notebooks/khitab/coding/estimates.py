"""A model codes everything and people some of it, and both together give shares."""

import numpy as np
import pandas as pd

from khitab.coding.drawing import checked

LIMITS = ["share", "low", "high"]
SHARES = ["codes", "n", *LIMITS, "note"]
MODEL, HUMAN, MENDED = "the model's", "people's", "mended"
FEW = 5  # fewer 1s or 0s than this among people's codes, and the note says so
TAIL = 0.025  # on either side of an interval of 95 %


def mended_shares(units, by="period"):
    """Return the share of 1s in each group: the model's, people's, and the model's mended.

    `units` has one row per sentence, with its group in the column `by`, the `model`'s
    code (1 or 0), the `human` code (1, 0, or nothing if people did not code it) and the
    `chance` with which it was drawn for people, as `draw` gives it. In a simple random
    sample of n among N, each unit has the chance n / N. Keep the column `drawn` of
    `draw`, because with it people's codes are compared with what was drawn.

    Returns a DataFrame with three rows per group, then three for each later group minus
    the first. `codes` says whose codes were used, `n` how many units, and `share`,
    `low` and `high` are shares between 0 and 1, or their difference. The shares are of
    *these* units, and of no others, and people's codes are taken for the truth. `note`
    says what is thin.

    **The mended share** is the design-based estimate of Egami, Hinck, Stewart & Wei
    (2023, Advances in Neural Information Processing Systems 36), in which a unit counts
    as its model code, plus (human - model) / chance if people coded it. The chance used
    is the share that people did code among the units of the same group, `chance` and
    model code (post-stratification; Särndal, Swensson & Wretman 1992, Model Assisted
    Survey Sampling). So it is the share of people's 1s among the model's 1s and
    among its 0s, each weighted by how many there are. Whatever the model's errors are,
    they do not bias it, as long as people read some of its 1s and some of its 0s. Where
    they by chance read none, the model's code stays. `draw` can prevent that, with
    `by=["period", "model"]`.

    **The interval** of 95 % has Clopper & Pearson's limits (1934, Biometrika 26) for each
    of these parts, with a size that allows for a finite set (Korn & Graubard 1998, Survey
    Methodology 24), joined by the roots of their squared distances. Zou & Donner (2008,
    Statistics in Medicine 27) join two parts so, and here it is done for any number. The
    interval holds the truth in 95 % of the samples or more. The usual normal interval
    does not, and has no width where people find no error. The interval of the model's
    codes alone is the one that is often printed. It takes them for the truth.

    Raises ValueError for a missing column, a `by` that is a column of the result, codes
    other than 1 and 0, a chance that is unknown, 0 or above 1, units of which people
    coded none, codes of units that were not drawn, or as many as such chances do not
    give. If people left out a few of those drawn, `note` says how many.

    People read 30 of 100 sentences. Of the 80 that the model coded 0 they read 22, and
    find a 1. Of its 20 ones they read 8, and 4 are right. So the mended share is
    (80 × 1/22 + 20 × 4/8) / 100, while people's alone is 5/30.

    >>> units = pd.DataFrame({"period": "2017", "model": [0] * 80 + [1] * 20})
    >>> units["human"] = [1] + [0] * 21 + [None] * 58 + [1, 0] * 4 + [None] * 12
    >>> shares = mended_shares(units.assign(chance=0.3))
    >>> shares[["codes", "share", "low", "high"]].round(3).values.tolist()
    ... # doctest: +NORMALIZE_WHITESPACE
    [["the model's", 0.2, 0.127, 0.292], ["people's", 0.167, 0.063, 0.33],
     ['mended', 0.136, 0.065, 0.282]]
    """
    if not isinstance(by, str) or by in SHARES:
        raise ValueError(
            f"by is {by!r}. Give one column of groups, with a name that the result does "
            f"not use itself ({', '.join(SHARES)})."
        )
    units = checked(units, by)
    whole = {
        MODEL: _model_alone(units),
        HUMAN: _weighted(_cells(units, ["group", "chance"])),
        MENDED: _weighted(_cells(units, ["group", "chance", "model"])),
    }
    due = units.groupby("group", sort=False)["due"].sum()
    tables = [table.assign(codes=name, due=due) for name, table in whole.items()]
    shares = pd.concat(tables)
    shares["note"] = shares.apply(_note, axis=1)
    first, *others = [shares.loc[[group]].reset_index(names=by) for group in due.index]
    minus = [_difference(other, first, by) for other in others]
    return pd.concat([first, *others, *minus], ignore_index=True)[[by, *SHARES]]


# --- Shares of the parts, and of the whole ---------------------------------------------


def _cells(units, parts):
    """Return how many units each part has, how many people read, and their 1s."""
    read = units.groupby(parts, sort=False)["human"]
    return read.agg(["size", "count", "sum"]).reset_index()


def _weighted(cells):
    """Return the share of people's 1s in each group, put together from its parts."""
    low, high = _exact(*cells[["sum", "count", "size"]].to_numpy(float).T)
    # Where people read none of a part, the model's codes stay, and anything may be true.
    unread = cells.get("model", np.nan)
    share = (cells["sum"] / cells["count"]).fillna(unread)
    group = cells.iloc[:, 0].to_numpy()
    weight = cells["size"] / cells.groupby(group)["size"].transform("sum")
    table = pd.DataFrame({
        "share": weight * share,
        "low": (weight * (share - low)) ** 2,
        "high": (weight * (high - share)) ** 2,
        "n": cells["count"],
        "ones": cells["sum"],
        "unread": cells["size"].where(cells["count"] == 0, 0),
    })  # fmt: skip
    table = table.groupby(group, sort=False).sum()
    table["low"] = (table["share"] - np.sqrt(table["low"])).clip(lower=0)
    table["high"] = (table["share"] + np.sqrt(table["high"])).clip(upper=1)
    return table


def _exact(ones, read, size):
    """Return the limits of the share of 1s among `size` units of which `read` were read.

    Only half of the correction for a finite set is taken. With all of it, the intervals
    missed the truth up to 56 times in 1,000 (tests/benchmark/mended.py).
    """
    from scipy.stats import beta

    with np.errstate(invalid="ignore"):
        as_many = read / (1 - read / size / 2)
        found = ones / read * as_many
        low = beta.ppf(TAIL, found, as_many - found + 1)
        high = beta.ppf(1 - TAIL, found + 1, as_many - found)
    low, high = np.where(np.isnan(low), 0, low), np.where(np.isnan(high), 1, high)
    everything = read == size
    return (np.where(everything, ones / size, limit) for limit in (low, high))


def _model_alone(units):
    """Return the share of the model's 1s with the interval that takes them for the truth."""
    counts = units.groupby("group", sort=False)["model"].agg(["sum", "size"])
    low, high = _exact(counts["sum"], counts["size"], np.inf)
    share = counts["sum"] / counts["size"]
    return pd.DataFrame({"share": share, "low": low, "high": high, "n": counts["size"]})


def _difference(later, first, by):
    """Return the rows of one group minus those of another."""
    rows = later.copy()
    rows[LIMITS] = _minus(later[LIMITS].to_numpy().T, first[LIMITS].to_numpy().T)
    rows["n"] = rows["n"] + first["n"]
    notes = zip(first["note"], rows["note"])
    rows["note"] = ["; ".join(dict.fromkeys(filter(None, pair))) for pair in notes]
    rows[by] = f"{later[by].iloc[0]} minus {first[by].iloc[0]}"
    return rows


def _minus(later, first):
    """Return the difference of two shares with its limits, by Zou & Donner."""
    (a, a_low, a_high), (b, b_low, b_high) = later, first
    down, up = np.hypot(a - a_low, b_high - b), np.hypot(a_high - a, b - b_low)
    return np.array([a - b, a - b - down, a - b + up]).T


def _note(row):
    notes = []
    if row["codes"] == MODEL:
        return ""
    counts = [row["n"] - row["ones"], row["ones"]]
    code = int(np.argmin(counts))
    if counts[code] < FEW and row["low"] < row["high"]:
        rare = f"{counts[code]:.0f} of {row['n']:.0f}"
        notes.append(f"people's code {code} is rare ({rare}), so the share is unsure")
    if abs(row["n"] - row["due"]) > 0.99:
        notes.append(
            f"people coded {row['n']:.0f} units instead of {row['due']:.0f}, and those "
            "left out or added may bend the share"
        )
    if row["unread"]:
        code = "whose model code stays, and whose truth is taken as open"
        notes.append(f"people read none of {row['unread']:.0f} units, {code}")
    return "; ".join(notes)
