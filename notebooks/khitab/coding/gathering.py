"""Gather the sheets of a class from a folder."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from khitab.coding.reading import PROBLEMS, read_sheet


@dataclass
class Gathered:
    """The codes of a class, as `{coder: table}`, and the problems with its sheets."""

    codes: dict
    problems: pd.DataFrame


def gather(folder, corpus):
    """Return the codes of all sheets in a folder, and what could not be used.

    `codes` is `{coder: table}`, each table as `Sheet.codes` gives it. `problems` is a
    DataFrame with the columns `file, coder, row, what, done`.
    """
    codes, problems = {}, [pd.DataFrame(columns=PROBLEMS)]
    for path in sorted(Path(folder).rglob("*.csv")):
        table, said = read_sheet(path, corpus)
        problems.append(said)
        for coder, rows in table.groupby("coder", sort=False):
            codes[coder] = rows.reset_index(drop=True)
    if not codes:
        raise ValueError(f"There is no sheet with codes in {str(folder)!r}.")
    return Gathered(codes, pd.concat(problems, ignore_index=True))
