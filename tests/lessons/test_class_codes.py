"""The rooms that show codes run to their end with those of a class, and say whose they are."""

import os
from pathlib import Path

import nbformat
import pytest
from a_class import class_of
from khitab import checks, coding, load_corpus
from khitab.corpus import CorpusWarning
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
ROOMS = [
    "07_news_and_frames", "10_whose_frame", "side_terrorism", "side_qatar",
    "side_foreign_forces",
]  # fmt: skip


@pytest.fixture(scope="module")
def codes(tmp_path_factory):
    """What twelve coders say who slip, and half of whom see ten units otherwise. Some
    units are open."""
    path = tmp_path_factory.mktemp("class") / "adjudicated.csv"
    table = coding.adjudicated(class_of(12, 0.05, planted=range(0, 200, 20), seed=4))
    assert (table["how"] == "open").any()
    table.to_csv(path, index=False, encoding="utf-8-sig")
    return path


@pytest.mark.slow
def test_every_room_that_shows_codes_runs_to_its_end_with_those_of_a_class(codes):
    """One kernel for all of them, emptied after each: most of the time is its start."""
    cells = []
    for room in ROOMS:
        notebook = nbformat.read(NOTEBOOKS / f"{room}.ipynb", as_version=4)
        cells += [cell for cell in notebook.cells if cell.cell_type == "code"]
        cells.append(nbformat.v4.new_code_cell("%reset -f"))
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
    notebook = nbformat.v4.new_notebook(cells=cells)
    place = {"metadata": {"path": str(NOTEBOOKS)}}
    client = NotebookClient(notebook, timeout=120, resources=place)
    client.execute(env={**os.environ, "KHITAB_CODES": str(codes)})
    said = [output.get("text", "") for cell in cells for output in cell.outputs]
    assert sum("They are the codes of 12 coders" in text for text in said) >= len(ROOMS)


@pytest.fixture
def loaded(codes, monkeypatch):
    """The corpus and the keys of two rooms, with the codes of the class."""
    checks.keys.cache_clear()
    monkeypatch.setenv("KHITAB_CODES", str(codes))
    with pytest.warns(CorpusWarning, match="12 coders"):
        yield load_corpus(), checks.keys("10")
    checks.keys.cache_clear()


def test_a_check_about_the_kit_s_codes_says_so_where_a_class_s_are_in_their_place(loaded):
    _, keys = loaded
    said = "This check asks about the kit's own codes, not about your class's."
    assert any(key.ask.endswith(said) for key in keys.values())
    assert keys["10-b"]("evaluation")[0] is True
