"""Find the codes on which a class differs, and settle them by majority and decision."""

import numpy as np
import pandas as pd

from khitab.coding.units import CODED, UNIT, matrix

ADJUDICATED = [*UNIT, *CODED, "coders", "agreed", "how"]


def disputed(codes):
    """Return the codes on which a clear share of the coders differs, one row per unit.

    Columns: `doc, sentence, start, end, frame, element` (empty for presence), `coders`,
    `ones`, `zeros`, `minority` (the share of coders outvoted), and a column per coder.
    """
    parts = []
    settled = adjudicated(codes).set_index(UNIT)["present"]
    for value in CODED:
        table = matrix(codes, value)
        if value != "present":
            table = table[(settled.reindex(table.index) == 1).fillna(False).to_numpy()]
        ones, n = table.sum(axis=1), table.notna().sum(axis=1)
        fewer = np.minimum(ones, n - ones)
        counts = pd.DataFrame(
            {
                "element": "" if value == "present" else value,
                "coders": n, "ones": ones.astype(int), "zeros": (n - ones).astype(int),
                "minority": fewer / n,
            }
        )  # fmt: skip
        parts.append(
            counts.join(table.astype("Int64"))[(fewer >= np.ceil(0.4 * n)) & (n > 1)]
        )
    found = pd.concat(parts).sort_values("minority", ascending=False, kind="stable")
    return found.reset_index()


def adjudicated(codes, decisions=None):
    """Return one table of codes from those of all coders, one row per sentence and issue.

    Columns: `doc, sentence, start, end, frame, present, problem, cause, evaluation,
    remedy` (NA where open, or where the issue is not present), `coders`, `agreed` (the
    share) and `how` ("all agree", "majority", "decided", "open").
    """
    settled = {}
    for value in CODED:
        table = matrix(codes, value)
        ones, n = table.sum(axis=1), table.notna().sum(axis=1)
        code = pd.Series(pd.NA, table.index, dtype="Int64")
        code[(n > 1) & (2 * ones > n)] = 1
        code[(n > 1) & (2 * ones < n)] = 0
        settled[value] = code
        if value == "present":
            agreed, coders = np.maximum(ones, n - ones) / n, n
        else:
            code[~(settled["present"] == 1).fillna(False)] = pd.NA
    result = pd.DataFrame(settled).assign(coders=coders, agreed=agreed)
    how = np.where(agreed == 1, "all agree", "majority")
    result["how"] = np.where(result["present"].isna(), "open", how)
    return result.reset_index()[ADJUDICATED]
