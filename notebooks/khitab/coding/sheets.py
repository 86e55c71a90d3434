"""A sheet is the table of sentences that one person codes, kept in a CSV file."""

import os
import re
from pathlib import Path

import numpy as np
import pandas as pd

from khitab.coding.reading import issues_of, long_codes, read_sheet
from khitab.required import require_whole

SHOWN = ["doc", "sentence", "arabic", "english"]


class Sheet:
    """The sentences that one person codes, made by `sheet`.

    `table` is a DataFrame of strings with one row per sentence: `coder, doc, sentence,
    arabic, english`, for each issue of the codebook a column with its name ("1" present,
    "0" not, "" not coded yet) and one with `_does` (letters of the elements, `-` for
    none, "" not coded yet), and `note`. `path` is its file. What you write into `table`
    is kept by `save`.
    """

    def __init__(self, table, path, corpus):
        self.table = table
        self.path = path
        self._corpus = corpus

    def __repr__(self):
        return f"<Sheet of {self.table['coder'].iloc[0]}: {len(self.table)} sentences>"

    def save(self):
        """Write the table to its file, and return the path."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        new = self.path.with_name(f".{self.path.name}.new")
        self.table.to_csv(new, index=False, encoding="utf-8-sig")
        os.replace(new, self.path)
        return self.path

    def codes(self):
        """Return the codes, a DataFrame with one row per sentence and issue.

        Columns: `coder, doc, sentence, start, end, frame` (the issue), `present`,
        `problem, cause, evaluation, remedy` (1, 0, or NA where nothing is coded) and
        `note`.
        """
        return long_codes(self.table, self._corpus, str(self.path.name))[0]


def sheet(corpus, coder, sentences=None, folder=None):
    """Return the sheet of a coder, which is opened again if its file is there already.

    `coder` is a name or a word that stands for one. `sentences` is how many are to be
    coded, evenly spaced over the texts and the same for everybody. Without it, all are.
    The file is `sheet_<coder>.csv` in `folder`, by default the learner's.
    """
    coder = " ".join(str(coder).split())
    if not coder:
        raise ValueError("A sheet needs the name of its coder, or a word for it.")
    path = Path(folder or home()) / f"sheet_{file_name(coder)}.csv"
    made = Sheet(_blank(corpus, coder, sentences), path, corpus)
    if path.is_file():
        _fill(made, read_sheet(path, corpus)[0])
    return made


def home():
    """Return the folder of a learner's work, `$KHITAB_HOME` or Khitab in Documents."""
    from platformdirs import user_documents_path

    return Path(os.environ.get("KHITAB_HOME") or user_documents_path() / "Khitab")


def file_name(coder):
    """Return a name that every disk can hold.

    >>> file_name("Mona A./2")
    'Mona_A_2'
    """
    return re.sub(r"\W+", "_", coder).strip("_") or "coder"


def _blank(corpus, coder, sentences):
    rows = corpus.sentences()
    if sentences is not None:
        require_whole(sentences, "sentences")
        many = min(sentences, len(rows))
        rows = rows.iloc[np.floor((np.arange(many) + 0.5) * len(rows) / many).astype(int)]
    rows = rows.rename(columns={"text": "arabic"})[SHOWN].reset_index(drop=True)
    rows = rows.astype("str")
    rows.insert(0, "coder", coder)
    for issue in issues_of(corpus):
        rows[issue] = rows[f"{issue}_does"] = ""
    return rows.assign(note="")


def _fill(made, codes):
    """Write codes that were read into the cells of a sheet."""
    table = made.table
    at = {key: n for n, key in enumerate(zip(table["doc"], table["sentence"]))}
    for row in codes.itertuples():
        n = at.get((row.doc, str(row.sentence)))
        if n is None:
            continue
        if not pd.isna(row.present):
            table.loc[n, row.frame] = str(row.present)
        if not pd.isna(row.problem):
            letters = [
                name[0]
                for name in ("problem", "cause", "evaluation", "remedy")
                if getattr(row, name) == 1
            ]
            table.loc[n, f"{row.frame}_does"] = "".join(letters) or "-"
        table.loc[n, "note"] = row.note
