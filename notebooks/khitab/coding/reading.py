"""Read one sheet, whatever a spreadsheet or a torn copy has made of it."""

import re
from pathlib import Path

import pandas as pd

from khitab.coding.cells import Sentences
from khitab.coding.names import coder_of
from khitab.coding.row_codes import RowCodes
from khitab.coding.rows import Unreadable, rows_of
from khitab.framing import ELEMENTS, codebook

CODES = [
    "coder", "doc", "sentence", "start", "end", "frame", "present", *ELEMENTS, "note",
]  # fmt: skip
PROBLEMS = ["file", "coder", "row", "what", "done"]
MOST_BYTES = 10_000_000  # of a sheet
MOST_PROBLEMS = 200  # of one file
HARMLESS = ("read", "these count", "nothing to count")  # done where nothing is lost
SHOWN = ("coder", "doc", "sentence", "arabic", "english", "note")


def read_sheet(path, corpus):
    """Return the codes in a sheet, and what in it could not be used.

    `path` is a CSV file. Commas, semicolons or tabs, UTF-8 or Windows-1256, any order of
    rows and columns, yes and no for 1 and 0, and what spreadsheets do to numbers are all
    read. The codes are a table as `Sheet.codes` gives it. The problems are a DataFrame
    with the columns `file`, `coder`, `row` (as a spreadsheet shows it, NA for the whole
    file), `what` is wrong, and what was `done`. A code that cannot be read is not
    counted, and all others are.

    Raises ValueError if there is no such file, or if the corpus has no codebook.

    >>> import tempfile
    >>> from khitab import load_corpus
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "sheet_mona.csv")
    ...     _ = path.write_text("doc;sentence;qatar;qatar_does\\n0;1;yes;P, r\\n0;2;maybe;\\n")
    ...     codes, problems = read_sheet(path, load_corpus())
    >>> codes.dropna(subset="present")[["coder", "doc", "frame", "remedy"]].values.tolist()
    [['mona', '000', 'qatar', 1]]
    >>> problems["what"][1]
    "qatar: 'maybe' is not a code. Codes are 1 and 0."
    """
    path = Path(path)
    if not path.is_file():
        raise ValueError(f"There is no file {str(path)!r}.")
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    codes, problems = read(data, path.name, corpus)
    return codes, pd.concat([problems, unfinished(codes, path.name)], ignore_index=True)


def read(data, name, corpus, coder=None):
    """Return codes and problems, as `read_sheet` does, for the bytes of a file.

    `coder` is whose codes they are if the file does not say so.
    """
    issues = issues_of(corpus)
    try:
        if len(data) > MOST_BYTES:
            raise Unreadable(f"it is larger than {MOST_BYTES / 1e6:.0f} MB")
        sentences = Sentences(corpus)
        rows, wrong = rows_of(data, lambda head, row: _begins(head, row, sentences))
        at, found = _columns(*rows[0], issues)
        if not any(any(map(str.strip, row)) for _, row in rows[1:]):
            raise Unreadable("it has a head and no row")
    except Unreadable as error:
        said = f"this is no sheet: {error}"
        return table_of([]), problem_table([(name, "", None, said, "left out")])
    head = rows.pop(0)[1]
    read = RowCodes(rows, head, at, issues, sentences, coder or coder_of(name))
    codes = table_of(read.codes())
    names = codes["coder"].unique()
    alone = names[0] if len(names) == 1 else ""  # whose the whole file is
    problems = [(alone, *one) for one in [*found, *wrong]] + read.problems
    problems = [(name, *one) for one in problems]
    if problems[MOST_PROBLEMS:]:
        more = f"{len(problems) - MOST_PROBLEMS:,} more problems"
        problems = [*problems[:MOST_PROBLEMS], (name, "", None, more, "not listed")]
    return codes, problem_table(problems)


def issues_of(corpus):
    """Return the issues of a corpus, the frames of its codebook without companions."""
    book = codebook(corpus.annotations("codebook"))
    issues = list(dict.fromkeys(book["frame"][book["kind"] == "frame"]))
    columns = [*SHOWN, *code_columns(issues)]
    if twice := [issue for issue in issues if columns.count(issue) > 1]:
        raise ValueError(
            f"A sheet has a column {twice[0]!r} of its own. Give this issue another name in "
            "the codebook."
        )
    return issues


def code_columns(issues):
    """Return the columns of a sheet with codes: each issue, and what is done with it."""
    return [name for issue in issues for name in (issue, f"{issue}_does")]


def unfinished(codes, name, units=None):
    """Return a table of problems that says how much of each coder's sheet is coded.

    `units` is how many codes a whole sheet has. Without it, the coder's own rows count.
    """
    rows = []
    for coder, own in codes.groupby("coder", sort=False):
        done, all_units = own["present"].count(), units or len(own)
        if not done:
            rows.append((name, coder, None, "nothing is coded in it", "nothing to count"))
        elif done < all_units:
            said = f"{done} of {all_units} codes are given ({100 * done // all_units} %)"
            rows.append((name, coder, None, said, "these count"))
        has = own[own["present"].eq(1).fillna(False)]
        does = has["problem"].count()
        if 0 < does < len(has):
            said = f"what is done with an issue is given for {does} of {len(has)} present"
            rows.append((name, coder, None, said, "these count"))
    return problem_table(rows)


def table_of(rows):
    """Return rows of codes as a DataFrame."""
    codes = pd.DataFrame(rows, columns=CODES)
    numbers = {name: "int64" for name in ("sentence", "start", "end")}
    numbers |= {name: "Int64" for name in ("present", *ELEMENTS)}
    words = {name: "str" for name in ("coder", "doc", "frame", "note")}
    return codes.astype(numbers | words)


def problem_table(rows):
    """Return rows of problems as a DataFrame."""
    return pd.DataFrame(rows, columns=PROBLEMS).astype(
        {name: "Int64" if name == "row" else "str" for name in PROBLEMS}
    )


def _begins(head, row, sentences):
    """Return whether a line can only be the beginning of a row of a sheet."""
    names = [plain_name(cell) for cell in head]
    if not {"doc", "sentence"} <= set(names):
        return False
    cells = dict(zip(names, row))
    return sentences.named(cells.get("doc", ""), cells.get("sentence", "")) is not None


def _columns(number, head, issues):
    """Return where each known column is, and what is wrong with the others."""
    known = [*SHOWN, *code_columns(issues)]
    spelt = {plain_name(name): name for name in known}
    at, foreign, wrong = {}, [], []
    for place, cell in enumerate(head):
        name = spelt.get(plain_name(cell))
        if name in at:
            wrong.append((number, f"two columns are called {name!r}", "the first counts"))
        elif name:
            at[name] = place
        elif cell.strip():
            foreign.append(cell.strip()[:40])
    if not ({"doc", "sentence"} <= set(at) or "arabic" in at):
        raise Unreadable("its first row does not have the columns doc and sentence")
    if not set(issues) & set(at):
        raise Unreadable(f"it has no column {' or '.join(issues)}")
    if foreign:
        said = f"a sheet does not have the columns {', '.join(foreign[:20])}"
        wrong.append((number, said, "kept out"))
    missing = [name for name in code_columns(issues) if name not in at]
    if missing:
        said = f"the columns {', '.join(missing)} are missing"
        wrong.append((number, said, "these are not coded"))
    return at, wrong


def plain_name(cell):
    """Return the head of a column in lower case, with _ between words."""
    return re.sub(r"[\s_-]+", "_", cell.strip("\ufeff \t\r\n\"'").casefold())
