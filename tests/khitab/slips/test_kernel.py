"""In a real kernel: what JupyterLab, exports, nbclient and nbgrader get of an error."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_notebook
from start.contents import FILES

SPEAK = "from khitab import slips\nslips.speak()"
TESTED = {"nbgrader": {"grade": True, "grade_id": "t", "points": 1, "solution": False}}

pytestmark = pytest.mark.slow


def executed(*cells, allow=True, **metadata):
    """A notebook of these cells that a kernel has run."""
    book = new_notebook(cells=[new_code_cell(cell, metadata=metadata) for cell in cells])
    NotebookClient(book, timeout=120, kernel_name="python3", allow_errors=allow).execute()
    return book


@pytest.fixture(scope="module")
def book():
    return executed(SPEAK, "letters = قطر", "x = (1", "%tb", "1 / 0", "%tb", "2 + 2")


def test_the_box_comes_first_and_one_line_after(book):
    box, error = book.cells[1].outputs
    assert "An Arabic word is text" in box["data"]["text/html"]
    assert (error["ename"], error["evalue"]) == ("NameError", "name 'قطر' is not defined")
    assert error["traceback"] == ["NameError: name 'قطر' is not defined"]


def test_a_cell_that_cannot_be_read_speaks_too(book):
    box, error = book.cells[2].outputs
    assert "`(` is never closed" in box["data"]["text/plain"]
    assert error["ename"] == "SyntaxError"


def test_an_error_speaks_before_anything_of_the_kit_has_run(tmp_path, monkeypatch):
    name = "etc/ipython/ipython_kernel_config.py"
    (tmp_path / "profile_default").mkdir()
    (tmp_path / "profile_default" / Path(name).name).write_text(FILES[name], "utf-8")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    box, error = executed('corpus.text("003")').cells[0].outputs
    assert "run that cell first" in box["data"]["text/plain"]
    assert error["traceback"] == ["NameError: name 'corpus' is not defined"]


def test_tb_has_the_whole_report(book):
    (error,) = book.cells[5].outputs
    assert "Traceback" in "".join(error["traceback"])


def test_the_notebook_goes_on(book):
    assert book.cells[6].outputs[0]["data"]["text/plain"] == "4"


def test_nbclient_stops_with_name_message_and_report():
    with pytest.raises(CellExecutionError) as caught:
        executed(SPEAK, "1 / 0", allow=False)
    assert (caught.value.ename, caught.value.evalue) == (
        "ZeroDivisionError",
        "division by zero",
    )
    assert "Traceback" in str(caught.value)


def test_nbgrader_gives_no_point_for_a_failed_check():
    from nbgrader.utils import determine_grade

    book = executed(SPEAK, "assert 1 == 2, 'You counted finds.'", **TESTED)
    assert determine_grade(book.cells[1]) == (0, 1)
    assert book.cells[1].outputs[1]["traceback"] == ["AssertionError: You counted finds."]


def test_an_export_shows_the_sentence_sanitised_too(book):
    from nbconvert import HTMLExporter

    for sanitise in (False, True):
        page, _ = HTMLExporter(sanitize_html=sanitise).from_notebook_node(book)
        assert "An Arabic word is text, so put it in quotes" in page


def test_a_notebook_of_a_researcher_is_left_alone():
    """The kit's own kernels speak from their start; a kernel of somebody else's does not."""
    shell = "get_ipython()._showtraceback"
    book = executed(f"{shell} = {shell}.__self__.plain\nimport khitab", "1 / 0")
    (error,) = book.cells[1].outputs
    assert "Traceback" in "".join(error["traceback"])
    assert nbformat.validate(book) is None
