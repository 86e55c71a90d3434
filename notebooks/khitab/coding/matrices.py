"""The codes of several coders as matrices, units by coders, and their majorities."""

import pandas as pd

from khitab.framing import ELEMENTS
from khitab.required import require

UNIT = ["doc", "sentence", "start", "end", "frame"]
CODED = ["present", *ELEMENTS]


def matrices(codes, who):
    """Return for each kind of code a DataFrame of 1, 0 and NaN, units by coders.

    `codes` is {coder: table}, as `gather` gives it. The keys are "present" and the four
    elements. All have the same rows, in the order of the texts.
    """
    if not isinstance(codes, dict) or not codes:
        raise ValueError(
            f"{who} needs the codes as {{coder: table}}, as gather gives them."
        )
    rows = []
    for coder, table in codes.items():
        require(table, [*UNIT, *CODED], f"{who} (the codes of {coder})")
        if table.duplicated(UNIT).any():
            twice = table[table.duplicated(UNIT)].iloc[0][UNIT].tolist()
            raise ValueError(f"{coder} has two rows for one unit: {twice}.")
        rows.append(table.set_index(UNIT)[CODED].astype("Float64").astype(float))
    units = pd.concat(rows).index.unique().to_frame(index=False)
    order = units["frame"].map(
        {name: n for n, name in enumerate(units["frame"].unique())}
    )
    units = units.assign(order=order).sort_values(["doc", "start", "order"])
    index = pd.MultiIndex.from_frame(units[UNIT])
    return {
        value: pd.DataFrame(
            {coder: table[value].reindex(index) for coder, table in zip(codes, rows)}
        )
        for value in CODED
    }


def counts(table):
    """Return how many say 1 of each unit, how many have coded it, and how many of them
    say the code that fewer say."""
    ones, coders = table.sum(axis=1), table.notna().sum(axis=1)
    return ones, coders, ones.where(2 * ones < coders, coders - ones)


def majority(table):
    """Return what more than half of at least two coders say of each unit, else NA."""
    ones, coders, _ = counts(table)
    return (2 * ones > coders).astype("Int64").mask((coders < 2) | (2 * ones == coders))
