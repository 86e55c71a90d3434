"""Set-up cells are folded: which, what each says of itself, and that lesson 00 explains it."""

import ast
import re
from pathlib import Path

import nbformat
import pytest
from start import lessons

ROOT = Path(__file__).resolve().parents[2]
LESSONS = lessons.find()
WITHOUT = "plan"  # a set of one written answer prepares nothing
SETS = [
    path
    for folder in ("solutions", "exercises")
    for path in sorted(ROOT.glob(f"{folder}/*/*.ipynb"))
    if path.stem != WITHOUT
]
# The prose has its readers look at this code: at their first cell, and at what `date` is.
READ = {"00_start_here": "grey cell below", "01_five_texts_five_dates": "cell above"}

each_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)


def cells(path):
    return nbformat.read(path, as_version=4).cells


def folded(path):
    return [cell for cell in cells(path) if cell.metadata.get("jupyter")]


def only_prepares(cell):
    """Whether a cell holds nothing but imports, loading and names."""
    quiet = (ast.Import, ast.ImportFrom, ast.Assign)
    return all(isinstance(part, quiet) for part in ast.parse(cell.source).body)


def before_the_lesson(path):
    """The code above the first section, as far as it only prepares."""
    found = []
    for cell in cells(path):
        if cell.cell_type == "code":
            if not only_prepares(cell):
                break
            found.append(cell)
        elif found and re.search(r"(?m)^## ", cell.source):
            break
    return found


@each_lesson
def test_what_prepares_a_lesson_is_folded_and_nothing_else(path):
    expected = [] if path.stem in READ else before_the_lesson(path)
    assert [cell.id for cell in folded(path)] == [cell.id for cell in expected]
    assert expected or path.stem in READ


@pytest.mark.parametrize("name, words", READ.items())
def test_what_the_prose_speaks_about_is_open(name, words):
    found = cells(ROOT / "notebooks" / f"{name}.ipynb")
    [at] = [place for place, cell in enumerate(found) if cell.id == "setup"]
    assert words in found[at - 1].source + found[at + 1].source


@pytest.mark.parametrize(
    "path",
    [path for path in LESSONS + SETS if path.stem not in READ],
    ids=lambda path: f"{path.parts[-3]}/{path.stem}",
)
def test_a_folded_cell_says_in_its_first_line_what_it_does(path):
    """That line is what JupyterLab and an export show of it."""
    for cell in folded(path):
        first, _, rest = cell.source.partition("\n")
        assert re.match(r"# (Set-up|Check of task \d+): \w.{5,}", first), first
        assert len(first) < 90 and rest.strip()
        assert cell.metadata["jupyter"] == {"source_hidden": True}


def test_lesson_00_says_how_to_run_and_to_open_a_folded_cell():
    prose = "\n".join(
        cell.source for cell in cells(ROOT / "notebooks/00_start_here.ipynb")
    )
    assert re.search(r"\*folded\* cell.*\*\*Shift\+Enter\*\* runs it.*unfolds", prose)
