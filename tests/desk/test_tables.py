"""What a spreadsheet makes of the desk's tables: cells as they are, and no formula."""

import csv
import io

import pytest
import tiny_course
from desk import books, commands

LINK = 'HYPERLINK("http://x.org","60")'
BEGINNINGS = {
    "plain": "=", "plus": "+", "minus": "-", "at": "@", "full width": "\uff1d",
    "full-width plus": "\uff0b", "full-width at": "\uff20", "small": "\ufe66",
    "small minus": "\ufe63", "raised": "\u207a", "minus sign": "\u2212",
    "after spaces": "   =", "after a tab": "\t=", "after a line": "\r\n=",
    "after no-break spaces": "\u00a0\u3000=", "after a zero width": "\u200b\ufeff=",
    "after an order to turn": "\u202e\u2066=", "after a zero": "\x00=",
    "after an escape": "\x1b=", "after a separator": "\u2028=", "twice": "==",
}  # fmt: skip
LATER = {
    "after a semicolon": "a;=1+1", "after a tab": "a\t=1+1", "after a line": "a\n=1+1",
    "after CR": "a\r=1+1", "after a quote": 'a";=1+1;"', "after a page": "a\x0c=1+1",
    "after a paragraph": "a\u2029=1+1", "after a next line": "a\x85=1+1",
}  # fmt: skip
DDE = "cmd|' /C calc'!A0"


def cells(text, delimiter):
    return list(
        csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    )


@pytest.mark.parametrize("end", [LINK, DDE, "SUM(A1:A9)"])
@pytest.mark.parametrize("begin", BEGINNINGS.values(), ids=BEGINNINGS)
def test_no_cell_begins_as_a_formula_does(begin, end):
    [_, [cell]] = cells(books.as_csv([{"notes": begin + end}]), ",")
    assert cell.startswith("'") and cell.endswith(end)
    assert not set(cell) & set("\t\r\n\x00\x1b\u2028\u202e")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("text", LATER.values(), ids=LATER)
def test_a_cell_stays_one_cell_whatever_parts_them(text, delimiter):
    table = books.as_csv(
        [{"student": "anna", "notes": text, "state": "marked; 2 to read"}] * 2
    )
    rows = cells(table, delimiter)
    assert len(rows) == 3 and len({len(row) for row in rows}) == 1
    assert len(rows[0]) == (3 if delimiter == "," else 1)
    assert not any(cell.lstrip().startswith("=") for row in rows for cell in row)
    assert len(table.splitlines()) == 3


def test_numbers_and_arabic_stay_as_they_are():
    row = {"student": "أحمد علي", "total": -1.5, "notes": "O'Neill, Ann-Lee a=b"}
    [_, found] = cells(books.as_csv([row]), ",")
    assert found == ["أحمد علي", "-1.5", "O'Neill, Ann-Lee a=b"]


NAMES = ("=1+1;=2", "@SUM(A1)", "\uff1dcmd", "-Li\tWei=1")


def test_file_and_student_names_are_harmless_in_what_collect_writes(tmp_path, capsys):
    course = tiny_course.make(tmp_path)
    folder = tmp_path / "in"
    for name in NAMES:
        (folder / name).mkdir(parents=True)
        data = tiny_course.as_bytes(tiny_course.answered())
        (folder / name / "=ps1;\x1b[2J=1.ipynb").write_bytes(data)
        (folder / name / "+notes\n=1.txt").write_text("x")
    assert commands.main(["collect", str(folder)], course) == 0
    [table] = course.desk.glob("collected *.csv")
    text = table.read_text("utf-8")
    for delimiter in ",;":
        for row in cells(text, delimiter):
            assert not any(
                cell.lstrip()[:1] in tuple("=+-@\uff1d") for cell in row if cell
            )
    said = capsys.readouterr().out
    assert "\x1b" not in said and "\n=" not in said
    for row in books.one_set(course, "ps1"):
        [_, found] = cells(books.as_csv([row]), ",")
        assert not any(cell[:1] in ("=", "@", "+", "\uff1d") for cell in found if cell)
