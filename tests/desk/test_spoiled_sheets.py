"""Spoiled sheets: each is named, and no code that can be read is lost.

Every sheet here begins as eleven sentences of text 000 with three codes each: 33 codes.
"""

import csv
import zipfile

import classes
import pytest
from desk.codings import results
from desk.course import Trouble


def edited(change=lambda rows: None, delimiter=",", encoding="utf-8"):
    """A spoiler that changes the rows of a sheet, or how they are saved."""

    def spoil(path):
        rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
        change(rows)
        with open(path, "w", encoding=encoding, errors="replace", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
            writer.writeheader()
            writer.writerows(rows)

    return spoil


def first(**cells):
    """A spoiler that puts cells into the first row; in truth it has the codes 1, 1, 0."""
    return edited(lambda rows: rows[0].update(cells))


def each(**cells):
    return edited(lambda rows: [row.update(cells) for row in rows])


def half_done(rows):
    for row in rows[5:]:
        row.update({name: "" for name in row if name not in ("coder", "doc", "sentence")})


def without_qatar(rows):
    for row in rows:
        del row["qatar"], row["qatar_does"]


def torn(path):
    """The file breaks off in its seventh row of codes, before any of its codes."""
    lines = path.read_bytes().split(b"\r\n")
    path.write_bytes(b"\r\n".join(lines[:7]) + b"\r\n" + lines[7][:40])


def twice(path):
    path.with_name("a copy.csv").write_bytes(path.read_bytes())


def contradicted(path):
    """A second sheet, which differs in one code."""
    second = path.with_name("sheet_contradicted (1).csv")
    second.write_bytes(path.read_bytes())
    first(qatar="0", qatar_does="")(second)


def zipped(path):
    """What a learning platform gives: a folder for each student."""
    with zipfile.ZipFile(path.with_name("moodle.zip"), "w") as archive:
        archive.write(path, f"Zoe_12345_file/{path.name}")
    path.unlink()


SPOILED = {  # coder: what happened, the codes left of 33, what is said of the file
    "whole": (lambda path: None, 33, None),
    "torn": (torn, 18, "breaks off"),
    "twice": (twice, 33, "once more"),
    "contradicted": (contradicted, 33, "1 codes differ"),
    "half done": (edited(half_done), 15, "15 of 33 codes"),
    "foreign columns": (each(mood="glad"), 33, "mood"),
    "no issue": (edited(without_qatar), 22, "qatar"),
    "another text": (first(doc="999", arabic="نص آخر"), 30, "no sentence 999.1"),
    "no code": (first(terrorism="maybe"), 32, "'maybe' is not a code"),
    "a letter": (first(terrorism_does="z"), 33, "names no elements"),
    "0 for 000": (each(doc="0"), 33, None),
    "words": (first(terrorism="Yes", foreign_forces="FALSE"), 33, None),
    "digits": (first(terrorism="١", foreign_forces="٠"), 33, None),
    "shuffled": (edited(lambda rows: rows.reverse()), 33, None),
    "semicolons": (edited(delimiter=";"), 33, None),
    "cp1256": (edited(encoding="cp1256"), 33, "not UTF-8"),
    "zipped": (zipped, 33, None),
}
NO_SHEETS = {
    "photo.jpg": b"\xff\xd8",
    "sheet_Zed.xlsx": b"PK\x03\x04",
    "empty.csv": b"",
    "essay.txt": b"Dear teacher",
    "bad.zip": b"PK",
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What the command finds in a folder of all of them."""
    folder = tmp_path_factory.mktemp("spoiled") / "sheets"
    for coder, (spoil, *_) in SPOILED.items():
        codes = classes.classroom(1, 0, biases={coder: ""})[coder]
        own = {place: told for place, told in codes.items() if place[0] == "000"}
        spoil(classes.write(folder, coder, own))
    for name, data in NO_SHEETS.items():
        (folder / name).write_bytes(data)
    return results.find(folder, folder.parent / "out", classes.corpus())


@pytest.mark.parametrize("coder", SPOILED)
def test_a_spoiled_sheet_is_named_and_every_readable_code_counts(found, coder):
    _, left, said = SPOILED[coder]
    own = found.problems["coder"].isin([coder]) | found.problems["what"].str.contains(
        f"sheet_{coder}.csv", regex=False
    )
    own |= found.problems["file"].str.startswith(f"sheet_{coder}")
    told = " ".join(found.problems["what"][own])
    assert int(found.codes[coder]["present"].count()) == left
    assert said in told if said else told == ""


def test_nobody_else_is_a_coder(found):
    assert set(found.codes) == set(SPOILED)


@pytest.mark.parametrize("name", NO_SHEETS)
def test_what_is_no_sheet_is_named(found, name):
    [row] = found.problems[found.problems["file"] == name].to_dict("records")
    assert row["done"] == "left out" and row["what"]


def test_a_folder_without_a_sheet_is_an_answer_and_no_traceback(tmp_path):
    (tmp_path / "sheets").mkdir()
    with pytest.raises(Trouble, match="no sheet with codes"):
        results.find(tmp_path / "sheets", tmp_path / "out", classes.corpus())
