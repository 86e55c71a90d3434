"""Gather the sheets of a class from a folder. Nothing is lost without being named."""

from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

import pandas as pd

from khitab.coding.files import Files
from khitab.coding.reading import coder_of, problem_table, read, unfinished

_KEY = ["doc", "sentence", "frame"]
_CODED = ["present", "problem", "cause", "evaluation", "remedy"]


@dataclass
class Gathered:
    """The codes of a class, as `{coder: table}`, and the problems with its sheets."""

    codes: dict = field(repr=False)
    problems: pd.DataFrame = field(repr=False)

    def __repr__(self):
        return f"<Gathered: {len(self.codes)} coders, {len(self.problems)} problems>"


def gather(folder, corpus):
    """Return the codes of all sheets in a folder, and what could not be used.

    `folder` may have folders and zips in it, such as a learning platform gives, or be a
    zip. `codes` is `{coder: table}`, each table as `Sheet.codes` gives it. `problems` is
    a DataFrame as `read_sheet` gives it, which also names each file that is no sheet. A
    sheet without a coder is that of its name, `sheet_<coder>.csv`. A file that is there
    twice counts once. Two sheets of one coder are put together if no code contradicts
    another. Else the fuller one counts, and the other is put aside.

    Raises ValueError if there is no such folder, or no sheet with a code in it.
    """
    if not Path(folder).exists():
        raise ValueError(f"There is no folder {str(folder)!r}.")
    files = Files(folder)
    sheets, problems = _read_all(files, corpus)
    problems += [(name, "", None, f"this is no sheet: {why}", "left out")
                 for name, why in files.left]  # fmt: skip
    codes, files = {}, {}
    for own in sheets.values():
        file, table, wrong = _one_of(own)
        problems += wrong
        codes[table["coder"].iloc[0]], files[table["coder"].iloc[0]] = table, file
    units = len(set().union(*(zip(*map(table.get, _KEY)) for table in codes.values())))
    half = [unfinished(codes[coder], files[coder], units) for coder in codes]
    codes = {coder: table for coder, table in codes.items() if table["present"].count()}
    problems = pd.concat([problem_table(problems), *half], ignore_index=True)
    if not codes:
        said = "; ".join(f"{row.file}: {row.what}" for row in problems[:3].itertuples())
        raise ValueError(f"There is no sheet with codes in {str(folder)!r}. {said}")
    return Gathered(codes, problems)


def _read_all(files, corpus):
    """Return {coder: [(file, codes), …]} by the name in lower case, and the problems."""
    sheets, problems, seen = {}, [], {}
    found = list(files)
    stems = Counter(coder_of(name) for name, _ in found)
    for name, data in found:
        first = seen.setdefault(sha256(data).digest(), name)
        if first != name:
            problems.append((name, "", None, f"it is {first} once more", "left out"))
            continue
        coder = coder_of(name)
        if stems[coder] > 1 and "sheet_" not in name.lower():  # every student's codes.csv
            coder = str(PurePosixPath(name).with_suffix(""))
        codes, said = read(data, name, corpus, coder)
        problems += said.values.tolist()
        for coder, own in codes.groupby("coder", sort=False):
            own = own.reset_index(drop=True)
            sheets.setdefault(coder.casefold(), []).append((name, own))
    return sheets, problems


def _one_of(sheets):
    """Return the codes of one coder, the file they are in, and what is wrong."""
    sheets = sorted(sheets, key=lambda sheet: -sheet[1][_CODED].count().sum())
    file, codes = sheets[0]
    coder, wrong = codes["coder"].iloc[0], []
    for name, other in sheets[1:]:
        differ = _differences(codes, other)
        said = f"{coder} has another sheet, {file}, and {differ} codes differ"
        wrong.append((name, coder, None, said, "put aside" if differ else "put together"))
        if not differ:
            both = pd.concat([codes, other.assign(coder=coder)]).replace(
                {"note": ""}, pd.NA
            )
            codes = both.groupby(_KEY, sort=False, as_index=False).first()[list(other)]
            codes = codes.fillna({"note": ""})
    return file, codes, wrong


def _differences(one, other):
    """Return how many codes two sheets both have and differ on."""
    both = one.merge(other, on=_KEY, suffixes=("", "_2"))
    return sum(
        int((both[value] != both[f"{value}_2"]).fillna(False).sum()) for value in _CODED
    )
