"""The codes of several coders as one matrix, units by coders."""

import pandas as pd

from khitab.framing import ELEMENTS
from khitab.required import require

UNIT = ["doc", "sentence", "start", "end", "frame"]
CODED = ["present", *ELEMENTS]


def matrix(codes, value):
    """Return a DataFrame of 1, 0 and NaN with one row per unit and one column per coder."""
    columns = {}
    for coder, table in codes.items():
        require(table, [*UNIT, value], f"The codes of {coder!r}")
        columns[coder] = table.set_index(UNIT)[value].astype("Float64").astype(float)
    return pd.DataFrame(columns)
