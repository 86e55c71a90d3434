"""The codes of several coders as matrices, units by coders."""

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
    frames = list(dict.fromkeys(pd.concat(rows).index.get_level_values("frame")))
    units = pd.concat(rows).index.unique().to_frame(index=False)
    order = units["frame"].map(frames.index)
    units = units.assign(order=order).sort_values(["doc", "start", "order"])
    index = pd.MultiIndex.from_frame(units[UNIT])
    return {
        value: pd.DataFrame(
            {coder: table[value].reindex(index) for coder, table in zip(codes, rows)}
        )
        for value in CODED
    }
