"""Turn the bytes of a sheet into numbered rows, and say what is wrong with them.

A row has the number that a spreadsheet shows. A torn file gives all rows that it holds,
and what is left of its last one.
"""

import csv
import io
import re

from khitab.corpus.encodings import decode
from khitab.corpus.errors import CorpusError

MOST_ROWS = 20_000
_SEPARATORS = ",;\t|"
_LINES = 100  # of one row; an open quotation mark does not swallow more
_SAMPLE = 100_000  # bytes in which an encoding is looked for


class Unreadable(ValueError):
    """A file that holds no rows. The message says why."""


def rows_of(data, begins_row):
    """Return the rows of a sheet as (number, cells), the head first, and what is wrong.

    `begins_row` is a function that says, for the head and the cells of a line, whether
    the line can only be the beginning of a row, so that a quotation mark before it was
    left open. What is wrong is a list of (row, what, done). Raises `Unreadable` for what
    is no table.
    """
    if data.startswith(b"PK\x03\x04"):
        raise Unreadable(
            "it is a workbook of Excel or another packed file. Open it there, and save the "
            "sheet as CSV (UTF-8)"
        )
    text, wrong = _text(data)
    lines = re.split(r"\r\n|\r|\n", text)
    first, separator = _beginning(lines)
    head = _cells(lines[first], separator)
    rows, is_open = [(first + 1, head)], False
    for cells, is_open in _records(
        lines[first + 1 :], separator, lambda cells: begins_row(head, cells)
    ):
        rows.append((rows[-1][0] + 1, cells))
        if len(rows) > MOST_ROWS:
            raise Unreadable(f"it has more than {MOST_ROWS:,} rows")
        if is_open:
            said = "a quotation mark is never closed"
            wrong.append((rows[-1][0], said, "what is before it counts"))
    number, cells = rows[-1]
    if lines[-1] and len(rows) > 1 and (is_open or len(cells) < len(head)):
        rows[-1] = number, cells[:-1]  # "p" may be the beginning of "pr"
        wrong = [one for one in wrong if one[0] != number]
        done = "its whole cells count, the last one does not"
        wrong.append((number, "the file breaks off in this row", done))
    return rows, wrong


def _beginning(lines):
    """Return which line is the head, and what separates its cells."""
    told = re.fullmatch(r"sep=(.)", lines[0].strip())  # how Excel itself notes it
    first = next((n for n in range(bool(told), len(lines)) if lines[n].strip()), None)
    if first is None:
        raise Unreadable("it is empty")
    if told:
        return first, told[1]
    return first, max(_SEPARATORS, key=lambda mark: len(_cells(lines[first], mark)))


def _text(data):
    """Return the text in these bytes, and what is wrong with it."""
    try:
        return data.decode("utf-8-sig").replace("\0", ""), []
    except UnicodeDecodeError:
        pass
    try:
        _, encoding, _ = decode(data[:_SAMPLE], "it")
    except CorpusError:
        said = "its letters are in no encoding that we know"
        wrong = [(None, said, "its codes count, its notes may be wrong")]
        return data.decode("latin-1").replace("\0", ""), wrong  # no Arabic to compare
    text = data.decode(encoding, errors="replace")
    text = text.removeprefix("\ufeff").replace("\0", "")
    if encoding != "utf-8":
        return text, [(None, f"its letters are in {encoding}, not UTF-8", "read")]
    damaged = text.count("\ufffd")
    return text, [(None, f"{damaged} damaged characters", "the rest counts")]


def _records(lines, separator, begins_row):
    """Yield the cells of each row, and whether a quotation mark in it is never closed."""
    held = []
    for line in lines:
        if held and (len(held) == _LINES or begins_row(_cells(line, separator))):
            yield _cells("\n".join(held), separator), True
            held = []
        held.append(line)
        if _is_whole("\n".join(held), separator):
            yield _cells("\n".join(held), separator), False
            held = []
    if held:
        yield _cells("\n".join(held), separator), True


def _is_whole(record, separator):
    if '"' not in record:
        return True
    try:
        next(_reader(record, separator, strict=True), None)
    except csv.Error as error:
        return "unexpected end" not in str(error)
    return True


def _cells(record, separator):
    """Return the cells of a row. A spreadsheet may have packed all of them into one."""
    try:
        cells = next(_reader(record, separator), [])
    except csv.Error:  # a cell of more than 131,072 characters
        cells = record.split(separator)
    if len(cells) == 1 and cells[0] != record and separator in cells[0]:
        return _cells(cells[0], separator)
    return cells


def _reader(record, separator, strict=False):
    return csv.reader(io.StringIO(record, newline=""), delimiter=separator, strict=strict)
