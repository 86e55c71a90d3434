"""What people are to code is drawn by lot from what a model coded, and checked later."""

import numpy as np
import pandas as pd

from khitab.coding.cells import presence
from khitab.required import require_filled, require_rows, require_whole


def draw(units, size, by="period", seed=0):
    """Return the units with `drawn`, which are for people to code, and its `chance`.

    From each group `size` units are drawn at random, or all if it has fewer. `by` is the
    column of the groups, or a list of columns. `drawn` is True or False, and `chance` is
    how likely the unit was to be drawn, above 0 and up to 1. The index and the other
    columns stay. `seed` belongs in a report, so that the draw can be repeated.

    A unit's chance may differ, as long as it is known (Cochran 1977, Sampling
    Techniques, 3rd ed., ch. 5). With `by=["period", "model"]` people read as many of the
    model's 1s as of its 0s, so neither is missed by chance where it is rare.

    Raises ValueError for a missing column, a `size` below 1, or a unit without a group.

    >>> units = pd.DataFrame({"period": ["2017"] * 4 + ["2019"], "model": 0})
    >>> draw(units, 2).groupby("period")[["drawn", "chance"]].mean().values.tolist()
    [[0.5, 0.5], [1.0, 1.0]]
    """
    by = [by] if isinstance(by, str) else list(by)
    require_filled(units, by, "draw")
    require_whole(size, "size")
    lots = pd.Series(np.random.default_rng(seed).permutation(len(units)), units.index)
    keys = [units[name].to_numpy() for name in by]
    lots = lots.groupby(keys, sort=False)
    chance = (size / lots.transform("size")).clip(upper=1)
    return units.assign(drawn=lots.rank() <= size, chance=chance)


# --- What an estimate refuses ----------------------------------------------------------


def checked(units, by):
    """Return `group`, model, human and chance as numbers, and how many were `due`.

    The sum of `due` over a group is how many of its units were drawn for people. That is
    known if `units` has `drawn`, and else follows from the chances.
    """
    require_rows(units, [by, "model", "human", "chance"], "mended_shares")
    require_filled(units, [by], "mended_shares")
    found = pd.DataFrame({"group": units[by].astype(str).to_numpy()})
    for name in units.columns.intersection(["model", "human", "drawn"]):
        found[name] = np.array([_code(cell, name) for cell in units[name]], float)
    if found["model"].isna().any():
        raise ValueError(
            f"The model has not coded {found['model'].isna().sum()} of {len(found)} units. "
            "Leave these units out, and say so, or let the model code them."
        )
    chance = pd.to_numeric(units["chance"], errors="coerce").to_numpy(float)
    found["chance"] = chance.round(9)
    known = (found["chance"] > 0) & (found["chance"] <= 1)
    if not known.all():
        raise ValueError(
            f"{(~known).sum()} units have a chance that is unknown or not above 0 and up "
            "to 1. Without it nobody knows what they are like. Draw with `draw`."
        )
    found["due"] = found.get("drawn", found["chance"]).fillna(0)
    _refuse_samples(found, by)
    return found


def _code(cell, name):
    """Return 1 or 0, None for an empty cell, as a sheet is read."""
    try:
        return None if pd.isna(cell) else presence(str(cell))
    except ValueError as wrong:
        raise ValueError(f"The column {name!r}: {wrong}") from None


def _refuse_samples(units, by):
    """Refuse units that people left out or picked, and numbers that no draw gives."""
    picked = units["human"].notna() & (units["due"] == 0)
    if picked.any():
        raise ValueError(
            f"{picked.sum()} of the units that people coded were not drawn. Leave their "
            "codes out, since whoever picks decides the share."
        )
    cells = units.groupby(["group", "chance"])["human"].agg(["size", "count"])
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
