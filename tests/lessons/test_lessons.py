"""The lessons as files: tidy, complete, answerable, and running with the network cut."""

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from khitab import checks

ROOT = Path(__file__).resolve().parents[2]
LESSONS = sorted((ROOT / "notebooks").glob("[0-9][0-9]*_*.ipynb"))
OFFLINE = Path(__file__).parent / "offline"
ENDING = ["What you can do now", "What may we claim?", "Reading"]
ARABIC = re.compile("[\u0600-\u06ff]")

HOURS = [
    path for path in LESSONS if not path.name.startswith("13")
]  # 13 is a page to show

each_notebook = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
each_lesson = pytest.mark.parametrize("path", HOURS, ids=lambda path: path.stem)


def cells(path, kind=None):
    notebook = nbformat.read(path, as_version=4)
    return [cell for cell in notebook.cells if kind in (None, cell.cell_type)]


def markdown(path):
    return "\n\n".join(cell.source for cell in cells(path, "markdown"))


def headings(path):
    prose = re.sub(r"(?s)```.*?```", "", markdown(path))
    return [(len(m[1]), m[2].strip()) for m in re.finditer(r"(?m)^(#+) (.*)$", prose)]


def bullets(text):
    return [line for line in text.splitlines() if line.startswith("- ")]


def called_checks(path):
    pattern = re.compile(r"""check\(\s*["']([^"']+)["']\s*,\s*\.\.\.\s*\)""")
    return [name for cell in cells(path, "code") for name in pattern.findall(cell.source)]


def code_lines(cell):
    return [line for line in cell.source.splitlines() if line.strip()]


@each_notebook
def test_a_lesson_stores_nothing_that_a_run_leaves(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert "language_info" not in notebook.metadata
    for cell in cells(path, "code"):
        assert cell.outputs == [] and cell.execution_count is None, cell.id


@each_notebook
def test_a_lesson_has_one_title_and_skips_no_level(path):
    levels = [level for level, _ in headings(path)]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:]))


@each_lesson
def test_a_lesson_opens_with_its_question_outcomes_minutes_needs_and_terms(path):
    first = cells(path)[0].source
    for part in (
        "# ",
        "**Question.**",
        "**When you have worked through this lesson you can**",
        "**Minutes:**",
        "**You need:**",
        "**New terms:**",
    ):
        assert part in first, part
    assert 3 <= len(bullets(first)) <= 5


@each_lesson
def test_a_lesson_ends_with_its_outcomes_claims_and_reading(path):
    assert [title for level, title in headings(path) if level == 2][-3:] == ENDING
    last = {cell.source.split("\n")[0]: cell.source for cell in cells(path, "markdown")}
    assert bullets(last["## What you can do now"]) == bullets(cells(path)[0].source)
    for rung in ("These five texts show", "They suggest", "We can not say"):
        assert f"**{rung}" in last["## What may we claim?"], rung


@each_lesson
def test_a_lesson_fits_into_its_hour(path):
    prose = re.sub("<[^>]+>", " ", markdown(path))
    lines = sum(len(code_lines(cell)) for cell in cells(path, "code"))
    assert 45 <= len(cells(path)) <= 60
    assert 1_200 <= len(re.findall(r"[A-Za-z][\w'’-]*", prose)) <= 1_800
    assert 60 <= lines <= 90


@each_lesson
def test_code_comes_in_small_cells_and_never_four_in_a_row(path):
    assert all(len(code_lines(cell)) <= 6 for cell in cells(path, "code"))
    kinds = "".join(cell.cell_type[0] for cell in cells(path))
    assert "cccc" not in kinds


@each_lesson
def test_a_quarter_of_a_lesson_is_work_and_a_check_is_never_far(path):
    kinds = [cell.metadata.get("tags", []) for cell in cells(path)]
    assert sum("exercise" in tags for tags in kinds) >= len(kinds) / 4
    at = [0] + [place for place, tags in enumerate(kinds) if "check" in tags]
    assert max(after - before for before, after in zip(at, at[1:])) <= 13


@each_notebook
def test_a_lesson_names_no_place_on_anybody_s_disk(path):
    assert not re.search(r"/home/|/Users/|/work/|/tmp/|[A-Z]:\\", path.read_text("utf-8"))


@each_notebook
def test_the_crawler_s_line_is_never_printed_in_full(path):
    assert "aXA6" not in path.read_text("utf-8")


@each_notebook
def test_arabic_in_prose_is_marked_as_arabic(path):
    prose = re.sub(r"(?s)```.*?```", "", markdown(path))
    marked = r'(?s)<(bdi|div|span|p)\b[^>]*lang="ar"[^>]*>.*?</\1>'
    left = ARABIC.search(re.sub(marked, "", prose))
    assert left is None, prose[max(0, left.start() - 60) : left.end() + 60]


@each_lesson
def test_every_check_asked_has_its_key_and_every_key_is_asked(path):
    asked = called_checks(path)
    assert len(asked) == len(set(asked)) >= 4
    assert set(asked) == set(checks.keys(path.name.split("_")[0]))


@pytest.mark.slow
@each_notebook
def test_a_lesson_runs_on_a_fresh_kernel_with_the_network_cut(path):
    """A kernel a lesson takes seconds; it is the only proof that a class can start."""
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    environment = {**os.environ, "PYTHONPATH": str(OFFLINE)}
    client = NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}
    )
    client.execute(env=environment)
    errors = [
        output.text
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.output_type == "stream" and output.name == "stderr"
    ]
    assert errors == []


def test_the_cut_network_is_cut():
    reach = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"
    run = subprocess.run(
        [sys.executable, "-c", reach],
        env={**os.environ, "PYTHONPATH": str(OFFLINE)},
        capture_output=True,
        text=True,
    )
    assert "The network is cut" in run.stderr


def test_there_are_lessons():
    assert [path.name[:2] for path in LESSONS][:5] == ["00", "01", "02", "03", "04"]
