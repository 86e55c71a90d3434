"""What people are to code is drawn by lot from what a model coded, and checked later."""

import numpy as np
import pandas as pd

from khitab.required import require, require_whole


def draw(units, size, by="period", seed=0):
    """Return the units with `drawn`, which are for people to code, and its `chance`.

    From each group `size` units are drawn at random, or all if it has fewer. `by` is the
    column of the groups, or a list of columns. `drawn` is True or False, and `chance` is
    how likely the unit was to be drawn, above 0 and up to 1. The index and the other
    columns stay. `seed` belongs in a report, so that the draw can be repeated.

    A unit's chance may differ, as long as it is known (Cochran 1977, Sampling
    Techniques, 3rd ed., ch. 5). With `by=["period", "model"]` people read as many of the
    model's 1s as of its 0s.

    Raises ValueError for a missing column, a `size` below 1, or a unit without a group.

    >>> units = pd.DataFrame({"period": ["2017"] * 4 + ["2019"], "model": 0})
    >>> draw(units, 2).groupby("period")[["drawn", "chance"]].mean().values.tolist()
    [[0.5, 0.5], [1.0, 1.0]]
    """
    by = [by] if isinstance(by, str) else list(by)
    require(units, by, "draw")
    require_whole(size, "size")
    if units[by].isna().any(axis=None):
        raise ValueError(f"A unit has nothing in {' or '.join(by)}. Fill it in first.")
    lots = pd.Series(np.random.default_rng(seed).permutation(len(units)), units.index)
    keys = [units[name].to_numpy() for name in by]
    lots = lots.groupby(keys, sort=False)
    chance = (size / lots.transform("size")).clip(upper=1)
    return units.assign(drawn=lots.rank() <= size, chance=chance)


# --- What an estimate refuses ----------------------------------------------------------


def checked(units, by):
    """Return the columns that are used, as numbers, or say what is wrong with them."""
    require(units, [by, "model", "human", "chance"], "mended_shares")
    if units.empty or units[by].isna().any():
        raise ValueError(f"mended_shares needs units, each with its {by}.")
    found = pd.DataFrame({by: units[by].astype(str).to_numpy()})
    for name in ("model", "human", "chance"):
        column = units[name].astype(object)
        blank = column.isna() | (column.astype(str).str.strip() == "")
        numbers = pd.to_numeric(column.where(~blank), errors="coerce")
        if name != "chance":
            _refuse_codes(column[~blank & ~numbers.isin([0, 1])], name)
        found[name] = numbers.to_numpy(float)
    if found["model"].isna().any():
        raise ValueError(
            f"The model has not coded {found['model'].isna().sum()} of {len(found)} units. "
            "Leave these units out, and say so, or let the model code them."
        )
    known = (found["chance"] > 0) & (found["chance"] <= 1)
    if not known.all():
        raise ValueError(
            f"{(~known).sum()} units have a chance that is unknown or not above 0 and up "
            "to 1. Without it nobody knows what they are like. Draw with `draw`."
        )
    found["chance"] = found["chance"].round(9)
    _refuse_samples(found, by)
    return found


def _refuse_codes(wrong, name):
    if len(wrong):
        raise ValueError(
            f"The column {name!r} has {wrong.iloc[0]!r}. Its codes are 1 (present) and 0 "
            "(not), and a unit that people did not code is empty."
        )


def _refuse_samples(units, by):
    """Refuse units that people left out, and numbers that the chances do not give."""
    cells = units.groupby([by, "chance"])["human"].agg(["size", "count"])
    for (group, chance), (size, read) in zip(cells.index, cells.to_numpy()):
        where = f"In {by} {group}, {size} units had the chance {chance:.3g}, "
        if not read:
            raise ValueError(
                f"{where}and people coded none of them. All that we know of them is what "
                "the model says. Draw some of them, too."
            )
        expected, spread = size * chance, np.sqrt(size * chance * (1 - chance))
        if abs(read - expected) > 4 * spread + 0.5:
            raise ValueError(
                f"{where}which makes about {expected:.0f} coded by people. "
                f"{read} are coded, so this is not how they were drawn. Code all that was "
                "drawn and nothing else, since whoever picks decides the share."
            )
