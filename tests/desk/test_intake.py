"""Whatever was handed in is read, repaired, or left to a person: never a silent nothing."""

import io
import json
import os
import zipfile

import nbformat
import pytest
import tiny_course
from desk import intake
from desk.intake import archive
from hypothesis import given
from hypothesis import strategies as st

PLAIN = tiny_course.as_bytes(tiny_course.answered())
TEXT = json.dumps(json.loads(PLAIN), ensure_ascii=False)
SOURCES = [cell.source for cell in tiny_course.answered().cells]


def sources(data):
    return [cell.source for cell in intake.read(data).cells]


@pytest.mark.parametrize(
    "coding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_unicode_coding_is_read(coding):
    assert sources(TEXT.encode(coding)) == SOURCES


def test_windows_1256_is_read_with_its_arabic_and_told():
    handed = intake.read(TEXT.encode("windows-1256"))
    assert [cell.source for cell in handed.cells] == SOURCES
    assert handed.notes == ["The file was Windows-1256."]


def test_crlf_becomes_lf():
    notebook = tiny_course.answered({"ps1-words": "def words(text):\r\n    return []"})
    data = tiny_course.as_bytes(notebook).replace(b"\n", b"\r\n")
    assert "def words(text):\n    return []" in sources(data)


def test_format_3_is_read():
    cells = [{"cell_type": "heading", "level": 2, "source": "Words"},
             {"cell_type": "code", "input": ["x = 1\n", "y = 2"], "outputs": []}]  # fmt: skip
    data = json.dumps({"nbformat": 3, "worksheets": [{"cells": cells}]}).encode()
    assert sources(data) == ["## Words", "x = 1\ny = 2"]


def test_a_format_of_the_future_is_read():
    content = {**json.loads(PLAIN), "nbformat": 5, "nbformat_minor": 9}
    assert sources(json.dumps(content).encode()) == SOURCES


def test_a_notebook_without_ids_and_metadata_keeps_its_sources():
    content = tiny_course.stripped(tiny_course.answered())
    assert sources(json.dumps(content).encode()) == SOURCES


def test_stored_outputs_of_50_mb_are_not_kept():
    content = json.loads(PLAIN)
    content["cells"][1]["outputs"] = [{"output_type": "stream", "text": "x" * 50_000_000}]
    assert sources(json.dumps(content).encode()) == SOURCES


@pytest.mark.parametrize("share", [0.4, 0.7, 0.95])
def test_of_a_truncated_file_the_whole_cells_are_saved_and_the_loss_is_told(share):
    handed = intake.read(PLAIN[: int(len(PLAIN) * share)])
    kept = [cell.source for cell in handed.cells]
    assert kept and kept == SOURCES[: len(kept)]
    assert handed.damaged and "whole cells were saved" in handed.notes[0]


def test_a_bare_list_of_cells_is_read():
    assert sources(json.dumps(json.loads(PLAIN)["cells"]).encode()) == SOURCES


def test_half_a_letter_and_nul_characters_do_no_harm():
    data = rb'{"cells": [{"cell_type": "code", "source": "x = \"\ud83d\"\u0000"}]}'
    assert sources(data) == ['x = "\ufffd"']


def test_a_pasted_picture_stays_and_an_attached_script_does_not():
    bundle = {"a.png": {"image/png": "aGk="}, "b": {"text/html": "<script>"}}
    data = json.dumps(
        {
            "cells": [
                {
                    "cell_type": "markdown",
                    "source": "![](attachment:a.png)",
                    "attachments": bundle,
                }
            ]
        }
    )
    assert intake.read(data.encode()).cells[0].attachments == {
        "a.png": {"image/png": "aGk="}
    }


@pytest.mark.parametrize(
    "data, reason",
    [
        (b"", "empty"),
        (b"\0\0\0\0", "empty"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04...", "zip"),
        (b"print('hello')", "no notebook"),
        (b'{"cells": []}', "no cell"),
        (b'{"marks": 100}', "no cells"),
        (b"[1, 2, 3]", "no cells"),
        (b'{"cells": [{"cell_ty', "broken"),
        (b"[" * 200_000, "nested too deep"),
        (
            json.dumps({"cells": [{"cell_type": "code", "source": "x"}] * 6000}).encode(),
            "too long",
        ),
    ],
)
def test_what_is_no_notebook_is_left_to_a_person_with_the_reason(data, reason):
    with pytest.raises(intake.NeedsALook, match=reason):
        intake.read(data)


@given(
    st.binary(max_size=300)
    | st.recursive(
        st.none() | st.text() | st.integers(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "cells",
                        "cell_type",
                        "source",
                        "metadata",
                        "nbgrader",
                        "grade_id",
                        "worksheets",
                        "attachments",
                        "input",
                        "id",
                    ]
                ),
                inner,
            )
        ),
    ).map(
        lambda value: json.dumps(
            {"cells": [value, {"cell_type": "code", "source": "x"}]}
        ).encode()
    )
)
def test_no_bytes_raise_anything_but_needs_a_look(data):
    try:
        handed = intake.read(data)
    except intake.NeedsALook:
        return
    cells = [nbformat.v4.new_code_cell(cell.source) for cell in handed.cells]
    assert nbformat.writes(nbformat.v4.new_notebook(cells=cells)).encode("utf-8")


# ---- Dates ---------------------------------------------------------------------------------


def test_what_is_in_a_zip_comes_with_the_date_of_the_outermost(tmp_path):
    inner = b"x"
    for name, year in (("ps1.ipynb", 2099), ("in.zip", 1999), ("out.zip", 2026)):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as packed:
            packed.writestr(zipfile.ZipInfo(name, (year, 5, 4, 3, 2, 0)), inner)
        inner = stream.getvalue()
    (tmp_path / "class.zip").write_bytes(inner)
    (entry,) = archive.entries(tmp_path / "class.zip")
    assert entry.path == "out.zip/in.zip/ps1.ipynb" and entry.given == "out.zip"
    assert entry.when.year == 2026 and entry.file is None


@pytest.mark.parametrize("seconds", [0, -(10**9), 253402300800 * 10, 4_000_000_000])
def test_no_date_on_the_disk_stops_a_class(tmp_path, seconds):
    (tmp_path / "ps1.ipynb").write_bytes(b"x")
    try:
        os.utime(tmp_path / "ps1.ipynb", (seconds, seconds))
    except (OSError, OverflowError):
        pytest.skip("no such date on this disk")
    (entry,) = archive.entries(tmp_path)
    assert entry.read() == b"x" and entry.file == tmp_path / "ps1.ipynb"
