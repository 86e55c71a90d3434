"""Gather the sheets of a class from a folder. Nothing is lost without being named."""

from dataclasses import dataclass, field
from hashlib import sha256
from itertools import combinations
from pathlib import Path, PurePosixPath

import pandas as pd

from khitab.coding.folders import Files
from khitab.coding.names import coder_of, is_nobody, owner_of, submission_of
from khitab.coding.reading import problem_table, read, unfinished

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
    sheet without a coder is that of its name, `sheet_<coder>.csv`. Where "your name" or
    nothing is in place of a name, its coder is called after the folder that it was handed
    in with, or else after its file. A file that is there twice counts once. Sheets of one
    coder are put together if no code contradicts another. Else those of different folders
    are taken for two people's, and of those in one folder the fuller one counts.

    Raises ValueError if there is no such folder, or no sheet with a code in it.

    >>> import tempfile
    >>> from khitab import coding, load_corpus
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for name in ("Mona", "Omar"):
    ...         sheet = coding.sheet(load_corpus(), name, sentences=5, folder=folder)
    ...         sheet.table["qatar"] = "0"
    ...         path = sheet.save()
    ...     gathered = gather(folder, load_corpus())
    >>> gathered, list(gathered.codes)
    (<Gathered: 2 coders, 2 problems>, ['Mona', 'Omar'])
    >>> gathered.problems["what"][0]
    '5 of 15 codes are given (33 %)'
    """
    if not Path(folder).exists():
        raise ValueError(f"There is no folder {str(folder)!r}.")
    files = Files(folder)
    sheets, problems = _read_all(files, corpus)
    for name, why in files.left:
        problems.append((name, "", None, f"this is no sheet: {why}", "left out"))
    codes, files = {}, {}
    for submissions in sheets.values():
        people, wrong = _people(submissions)
        problems += wrong
        for coder, file, table in people:
            while coder in codes:  # somebody is called "Amal (a folder)"
                coder += "′"
            codes[coder], files[coder] = table.assign(coder=coder), file
    units = len(set().union(*(zip(*map(table.get, _KEY)) for table in codes.values())))
    half = [unfinished(codes[coder], files[coder], units) for coder in codes]
    codes = {coder: table for coder, table in codes.items() if table["present"].count()}
    problems = pd.concat([problem_table(problems), *half], ignore_index=True)
    if not codes:
        said = "; ".join(f"{row.file}: {row.what}" for row in problems[:3].itertuples())
        raise ValueError(f"There is no sheet with codes in {str(folder)!r}. {said}")
    return Gathered(codes, problems)


def _read_all(files, corpus):
    """Return {coder: {submission: [(file, codes), …]}}, and the problems.

    The coder is the name in lower case.
    """
    sheets, problems, seen = {}, [], {}
    for file, data in files:
        first = seen.setdefault(sha256(data).digest(), file)
        if first != file:
            problems.append((file, "", None, f"it is {first} once more", "left out"))
            continue
        owner = owner_of(file)
        codes, said = read(data, file, corpus, owner)
        for name, own in codes.groupby("coder", sort=False):
            coder = owner if is_nobody(name) else name
            if coder != name:
                said["coder"] = said["coder"].replace(name, coder)
                what = f"{name!r} is nobody's name"
                problems.append((file, coder, None, what, f"taken for {coder}"))
            told = coder != owner or not is_nobody(coder_of(file))
            own = own.assign(coder=coder).reset_index(drop=True)
            of_one = sheets.setdefault(coder.casefold(), {})
            of_one.setdefault(submission_of(file, told), []).append((file, own))
        problems += said.values.tolist()
    return sheets, problems


def _people(submissions):
    """Return the sheets of one name as (coder, file, codes), and what is wrong.

    Sheets that were handed in apart and contradict each other are two people's.
    """
    found, wrong = [], []
    for place, sheets in submissions.items():
        file, codes, said = _one_of(sheets)
        found.append((place or PurePosixPath(file).stem, file, codes))
        wrong += said
    pairs = combinations([codes for _, _, codes in found], 2)
    if not any(_differences(one, other) for one, other in pairs):
        file, codes, said = _one_of([sheet[1:] for sheet in found])
        return [(codes["coder"].iloc[0], file, codes)], wrong + said
    people = []
    for place, file, codes in found:
        coder = f"{codes['coder'].iloc[0]} ({place})"
        people.append((coder, file, codes.assign(coder=coder)))
        what = f"sheets of {codes['coder'].iloc[0]} in other places have other codes"
        wrong.append((file, coder, None, what, "taken for different people"))
    return people, wrong


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
            both = pd.concat([codes, other.assign(coder=coder)])
            both["note"] = both["note"].replace("", pd.NA)
            codes = both.groupby(_KEY, sort=False, as_index=False).first()[list(other)]
            codes = codes.fillna({"note": ""})
    return file, codes, wrong


def _differences(one, other):
    """Return how many codes two sheets both have and differ on."""
    both = one.merge(other, on=_KEY, suffixes=("", "_2"))
    return sum(
        int((both[value] != both[f"{value}_2"]).fillna(False).sum()) for value in _CODED
    )
