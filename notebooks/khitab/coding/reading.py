"""Read one sheet, whatever a spreadsheet or a torn copy has made of it."""

from pathlib import Path

import pandas as pd

from khitab.coding import cells
from khitab.framing import ELEMENTS

CODES = [
    "coder",
    "doc",
    "sentence",
    "start",
    "end",
    "frame",
    "present",
    *ELEMENTS,
    "note",
]
PROBLEMS = ["file", "coder", "row", "what", "done"]


def read_sheet(path, corpus):
    """Return the codes of a sheet as `Sheet.codes` gives them, and a table of problems."""
    path = Path(path)
    table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    return long_codes(table, corpus, path.name)


def issues_of(corpus):
    """Return the issues of a corpus, the frames of its codebook without companions."""
    book = corpus.annotations("codebook")
    if "kind" in book:
        book = book[book["kind"] == "frame"]
    return list(dict.fromkeys(book["frame"]))


def long_codes(table, corpus, file):
    """Return the codes of a wide table of strings, and the problems with it."""
    places = corpus.sentences().set_index(["doc", "sentence"])[["start", "end"]]
    rows, problems = [], []
    for n, row in enumerate(table.to_dict("records"), 2):
        key = row["doc"], int(row["sentence"])
        start, end = places.loc[key]
        for issue in issues_of(corpus):
            try:
                present = cells.presence(row[issue])
                does = cells.elements(row[f"{issue}_does"])
            except ValueError as error:
                problems.append((file, row["coder"], n, str(error), "not counted"))
                present = does = None
            seen = [
                None if does is None or present != 1 else int(e in does) for e in ELEMENTS
            ]
            rows.append(
                (row["coder"], *key, start, end, issue, present, *seen, row["note"])
            )
    codes = pd.DataFrame(rows, columns=CODES)
    codes = codes.astype({name: "Int64" for name in ("present", *ELEMENTS)})
    return codes, pd.DataFrame(problems, columns=PROBLEMS)
