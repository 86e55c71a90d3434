"""A sheet is the table of sentences that one person codes, kept in a CSV file."""

import filecmp
import os
import re
import shutil
import warnings
from pathlib import Path

import numpy as np
import pandas as pd

from khitab import course
from khitab.coding.cells import Sentences
from khitab.coding.page import page
from khitab.coding.reading import HARMLESS, code_columns, issues_of, read_sheet, table_of
from khitab.coding.row_codes import RowCodes
from khitab.framing import ELEMENTS
from khitab.required import require_whole


class Sheet:
    """The sentences that one person codes, made by `sheet`.

    `table` is a DataFrame of strings with one row per sentence. Its columns are `coder,
    doc, sentence, arabic, english`, for each issue of the codebook one with its name ("1"
    present, "0" not, "" not coded yet) and one with `_does` (the letters p, c, e and r of
    the elements, `-` for none of them, "" not coded yet), and `note`. `path` is its file.
    What is written into `table` is kept by `save`.

    A notebook shows a sheet by clicks, and writes each click into the file and the table.
    You can also code in a table. Open the file in JupyterLab or in a spreadsheet, write
    into its cells, save it there, and run the cell that made the sheet again. Clicks keep
    what you wrote. A notebook that was exported as HTML keeps clicks in its reader's
    browser, and saves them as such a file.
    """

    def __init__(self, table, path, corpus):
        self.table = table
        self.path = path
        self._corpus = corpus

    def __repr__(self):
        return f"<Sheet of {self.table['coder'].iloc[0]}: {len(self.table)} sentences>"

    def _repr_html_(self):
        return page(self)

    def save(self):
        """Write the table to its file, all of it or nothing, and return the path."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        new = self.path.with_name(f".{self.path.name}.new")
        try:
            self.table.to_csv(new, index=False, encoding="utf-8-sig")
            os.replace(new, self.path)
        except PermissionError as error:
            raise PermissionError(
                f"{self.path} cannot be written. If it is open in another program, close "
                "it there, and save again."
            ) from error
        return self.path

    def codes(self):
        """Return the codes, a DataFrame with one row per sentence and issue.

        Columns: `coder, doc, sentence, start, end, frame` (the issue), `present`,
        `problem, cause, evaluation, remedy` (1, 0, or NA where nothing is coded, and for
        elements also where the issue is not present) and `note`.

        Raises ValueError for a cell that is no code, with the name of its sentence.
        """
        table = self.table.astype("str").fillna("")
        rows, at = (
            list(enumerate(table.values.tolist(), 2)),
            {name: n for n, name in enumerate(table)},
        )
        issues, sentences = issues_of(self._corpus), Sentences(self._corpus)
        read = RowCodes(rows, list(at), at, issues, sentences, "nobody")
        for _, row, what, done in read.problems:
            if done != "counted as present":
                doc, sentence = table.loc[row - 2, ["doc", "sentence"]]
                raise ValueError(f"Sentence {doc}.{sentence} of this sheet: {what}.")
        return table_of(read.codes())


def sheet(corpus, coder, sentences=None, folder=None):
    """Return the sheet of a coder. If its file is there already, it is opened again.

    `coder` is a name, or a word that stands for one. `sentences` is how many are to be
    coded, spread over the texts. Without it, all are. The fewer of one coder are always
    among the more of another.
    The file is `sheet_<coder>.csv` in `folder`, by default the folder of the learner's
    work. Whatever is coded in it stays. If something in it cannot be read, a warning says
    so, and the file is kept under another name.

    Raises ValueError for a coder without a name, a number below 1, a corpus without a
    codebook, or a file that is another coder's.

    >>> import tempfile
    >>> from khitab import load_corpus
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     mine = sheet(load_corpus(), "Mona", sentences=5, folder=folder)
    >>> mine, mine.path.name
    (<Sheet of Mona: 5 sentences>, 'sheet_Mona.csv')
    """
    coder = " ".join(str(coder).split())
    if not coder:
        raise ValueError("A sheet needs the name of its coder, or a word for it.")
    path = Path(folder or home()) / f"sheet_{file_name(coder)}.csv"
    codes = _coded(path, corpus, coder) if path.is_file() else table_of([])
    given = codes[codes["present"].notna() | (codes["note"] != "")]
    table = _blank(corpus, coder, sentences, set(zip(given["doc"], given["sentence"])))
    _fill(table, codes)
    return Sheet(table, path, corpus)


def home():
    """Return the folder of a learner's work, `$KHITAB_HOME` or Khitab in Documents."""
    from platformdirs import user_documents_path

    path = user_documents_path() / "Khitab"
    kit = course.KEYS.relative_to(course.SEEDS.parent)
    if (path / kit).is_dir():  # the kit itself, as in start/copies.py
        path = path.with_name("Khitab work")
    return Path(os.environ.get("KHITAB_HOME") or path)


def file_name(coder):
    """Return a name of a coder that every disk can hold.

    >>> file_name("Mona A./2")
    'Mona_A_2'
    """
    return re.sub(r"\W+", "_", coder).strip("_")[:60] or "coder"


def _blank(corpus, coder, sentences, also):
    """Return a table without codes, with the sentences asked for and `also` these."""
    rows = corpus.sentences()
    chosen = np.array([key in also for key in zip(rows["doc"], rows["sentence"])])
    if sentences is not None:
        require_whole(sentences, "sentences")
    many = min(sentences or len(rows), len(rows))
    chosen[_spread(len(rows))[:many]] = True
    rows = rows[chosen].reset_index(drop=True)
    table = {"coder": coder, "doc": rows["doc"], "sentence": rows["sentence"]}
    table |= {"arabic": rows["text"], "english": rows["english"]}
    table |= dict.fromkeys([*code_columns(issues_of(corpus)), "note"], "")
    return pd.DataFrame(table).astype("str")


def _spread(many):
    """Return the numbers below `many`, ordered so that the first few are spread over all.

    They are the numbers with their binary digits reversed (van der Corput 1935), so who
    codes 24 sentences has coded all that a classmate with 11 has.

    >>> _spread(6)
    [0, 4, 2, 1, 5, 3]
    """
    digits = max(many - 1, 1).bit_length()
    mirrored = (int(f"{n:0{digits}b}"[::-1], 2) for n in range(2**digits))
    return [n for n in mirrored if n < many]


def _coded(path, corpus, coder):
    """Return the codes in a sheet that is there already."""
    codes, problems = read_sheet(path, corpus)
    others = {name for name in codes["coder"] if name.casefold() != coder.casefold()}
    if others:
        raise ValueError(
            f"{path} is the sheet of {', '.join(sorted(others))}. Choose another name."
        )
    lost = problems[~problems["done"].isin(HARMLESS)]
    if len(lost):
        olds = list(path.parent.glob(f"{path.name}.old*"))
        same = (old for old in olds if filecmp.cmp(old, path, shallow=False))
        kept = next(same, None) or shutil.copy2(path, f"{path}.old{len(olds) or ''}")
        row = lost.iloc[0]
        where = "" if pd.isna(row["row"]) else f" row {row['row']}:"
        warnings.warn(
            f"Not all of {path.name} can be read.{where} {row['what']} ({row['done']}). "
            f"The file as it was is kept as {Path(kept).name}.",
            stacklevel=3,
        )
    return codes


def _fill(table, codes):
    """Write codes that were read into the cells of a sheet."""
    at = {key: n for n, key in enumerate(zip(table["doc"], table["sentence"]))}
    for row in codes.to_dict("records"):
        n = at.get((row["doc"], str(row["sentence"])))
        if n is None:
            continue
        table.loc[n, "note"] = row["note"]
        if not pd.isna(row["present"]):
            table.loc[n, row["frame"]] = str(row["present"])
        if not pd.isna(row["problem"]):
            letters = "".join(name[0] for name in ELEMENTS if row[name] == 1)
            table.loc[n, f"{row['frame']}_does"] = letters or "-"
