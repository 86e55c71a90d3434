"""The lessons as files: tidy, complete, answerable, and running with the network cut."""

import ast
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import minutes
import nbformat
import pytest
from khitab import checks, course
from start import lessons

ROOT = Path(__file__).resolve().parents[2]
LESSONS = lessons.find()
SPINE = [path for path in LESSONS if path.name[0].isdigit()]
OFFLINE = Path(__file__).parent / "offline"
ENDING = ["What you can do now", "What may we claim?", "Reading"]
ARABIC = re.compile("[\u0600-\u06ff]")

QUOTED = {  # what looks like code and is English, or the codebook's own word
    "01_five_texts_five_dates": {"outlet"},
    "side_two_readers": {"counter"},
}
PAGES = {"side_background", "side_findings"}  # to show and to look up: no outcomes
HOURS = [path for path in LESSONS if path.stem not in PAGES]
# The course before it had a spine, by the same counting: it does not grow.
MOST_CELLS, MOST_WORDS = 972, 30_015
MOST_MINUTES = 40  # of the core, in an hour of 50: ten are left to talk

each_notebook = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
each_lesson = pytest.mark.parametrize("path", HOURS, ids=lambda path: path.stem)
each_of_the_spine = pytest.mark.parametrize("path", SPINE, ids=lambda path: path.stem)


def cells(path, kind=None):
    notebook = nbformat.read(path, as_version=4)
    return [cell for cell in notebook.cells if kind in (None, cell.cell_type)]


def markdown(path):
    return "\n\n".join(cell.source for cell in cells(path, "markdown"))


def headings(path):
    prose = re.sub(r"(?s)```.*?```", "", markdown(path))
    found = re.finditer(r"(?m)^(#+) (.*?)(?: · (?:if there is time, )?\d+ min)?$", prose)
    return [(len(m[1]), m[2].strip()) for m in found]


def bullets(text):
    return [line for line in text.splitlines() if line.startswith("- ")]


def code_lines(cell):
    """The lines of a cell; what a folded cell says of itself is none."""
    lines = [line for line in cell.source.splitlines() if line.strip()]
    return lines[1:] if "jupyter" in cell.metadata else lines


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
        "**Minutes, by estimate**",
        "**You need**",
        "**New terms**",
    ):
        assert part in first, part
    assert 3 <= len(bullets(first)) <= 5


@each_lesson
def test_a_lesson_ends_with_its_outcomes_claims_and_reading(path):
    assert [title for level, title in headings(path) if level == 2][-3:] == ENDING
    last = {
        cell.source.split("\n")[0].split(" · ")[0]: cell.source
        for cell in cells(path, "markdown")
    }
    assert bullets(last["## What you can do now"]) == bullets(cells(path)[0].source)
    for rung in ("These five texts show", "They suggest", "We cannot say"):
        assert f"**{rung}" in last["## What may we claim?"], rung


@each_lesson
def test_a_lesson_ends_with_what_is_done_and_what_is_open(path):
    code = [cell.source for cell in cells(path, "code")]
    name = path.name[:2] if path in SPINE else path.stem.removeprefix("side_")
    assert code[-1] == f'progress("{name}")'


def test_the_spine_has_twelve_lessons():
    assert [path.name[:2] for path in SPINE] == [f"{number:02}" for number in range(12)]


def test_the_course_does_not_grow():
    assert sum(len(cells(path)) for path in LESSONS) <= MOST_CELLS
    read = [nbformat.read(path, as_version=4) for path in LESSONS]
    assert sum(map(minutes.written, read)) <= MOST_WORDS


@each_lesson
def test_a_lesson_shows_no_more_code_than_a_class_can_read(path):
    assert sum(len(code_lines(cell)) for cell in cells(path, "code")) <= 90


@each_of_the_spine
def test_a_lesson_of_the_spine_needs_no_side_room(path):
    first = cells(path)[0].source
    assert "side room" not in first
    assert len(new_terms(path)) <= 5


def new_terms(path):
    """The terms that the first cell of a lesson lists."""
    told = re.search(r"\*\*New terms\*\* (.*)", cells(path)[0].source)
    return re.findall(r"\*([^*]+)\*", told[1])


@each_lesson
def test_a_new_term_is_marked_in_the_core_and_used_again(path):
    notebook = nbformat.read(path, as_version=4)
    parts = minutes.sections(notebook)[1:]
    prose = {
        spare: "\n".join(
            cell.source
            for _, marked, _, some in parts
            for cell in some
            if minutes.is_prose(cell) and marked <= spare
        )
        for spare in (False, True)
    }
    asked = " ".join(minutes.questions()[name] for name in minutes.called(notebook))
    for term in new_terms(path):
        as_marked = rf"(?i)\*{term}(?:s|es)?\*"
        assert re.search(as_marked, prose[False]), f"{term} is not marked in the core"
        said = rf"(?i)\b{term[:-1] if term.endswith('y') else term}"
        assert len(re.findall(said, prose[True] + asked)) >= 2, f"{term} is said once"


@each_of_the_spine
def test_a_lesson_says_what_two_kinds_of_people_skip_and_do_instead(path):
    first = cells(path)[0].source
    folded = re.search(
        r"(?s)<details><summary>If you know Python, or read Arabic</summary>(.*)</details>",
        first,
    )[1]
    assert (
        folded.count("**You know Python.**") == folded.count("**You read Arabic.**") == 1
    )
    titles = {title for level, title in headings(path) if level > 1}
    skipped = re.findall(r"Skip ((?:\*[^*]+\*(?:, | and )?)+)", folded)
    assert skipped and set(re.findall(r"\*([^*]+)\*", " ".join(skipped))) <= titles
    assert len(folded.split()) <= 80


@each_lesson
def test_a_section_begins_its_cell_and_carries_its_minutes(path):
    for cell in cells(path, "markdown"):
        outside = re.sub(r"(?s)```.*?```", "", cell.source)
        assert not re.search(r"(?m)^## ", outside.partition("\n")[2]), cell.source[:80]
    parts = minutes.sections(nbformat.read(path, as_version=4))[1:]
    assert all(stated or title in minutes.UNTIMED for title, _, stated, _ in parts)


@each_lesson
def test_nothing_needs_what_is_for_those_who_have_time(path):
    made = set()
    for _, spare, _, some in minutes.sections(nbformat.read(path, as_version=4)):
        for cell in some:
            if minutes.is_prose(cell):
                continue
            names = [
                n for n in ast.walk(ast.parse(cell.source)) if isinstance(n, ast.Name)
            ]
            stored = {n.id for n in names if isinstance(n.ctx, ast.Store)}
            if spare:
                made |= stored
            else:
                assert not ({n.id for n in names} - stored) & made, cell.source
                made -= stored


NAMED = re.compile(r"(?i)side room \[?\*([^*]+)\*")
NUMBERED = re.compile(
    r"(?i)\blessons? (\d\d[a-d]?)(?:(?:,| and| to|, and) (\d\d[a-d]?))*"
)
LINKED = re.compile(r"\[(?:lesson (\d\d)|\*([^*\]]+)\*)\]\(((?:\d\d|side)_\w+)\.ipynb\)")
NAMES = {path.stem.removeprefix("side_").replace("_", " ") for path in LESSONS}
PROSE = [
    *ROOT.glob("notebooks/*.ipynb"),
    *ROOT.glob("solutions/**/*.ipynb"),
    *ROOT.glob("exercises/**/*.ipynb"),
    *ROOT.glob("solutions/**/*.md"),
    *ROOT.glob("exercises/**/*.md"),
    ROOT / "README.md",
    ROOT / "seeds" / "README.md",
]


@pytest.mark.parametrize(
    "path", PROSE, ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_lessons_and_side_rooms_that_prose_names_are_there(path):
    """A room is called side room *name*, after its file; a lesson by its two digits."""
    prose = path.read_text("utf-8")
    assert {name for name in NAMED.findall(prose)} <= NAMES
    numbers = {number for found in NUMBERED.findall(prose) for number in found if number}
    assert numbers <= {spine.name[:2] for spine in SPINE}
    for number, name, stem in LINKED.findall(prose):
        called = f"{number}_" if number else "side_" + name.replace(" ", "_")
        assert stem.startswith(called) and (ROOT / "notebooks" / f"{stem}.ipynb").exists()


KEY_FILES = [*sorted(course.KEYS.glob("*.py")), *sorted(ROOT.glob("tests/**/test_*.py"))]


@pytest.mark.parametrize("path", KEY_FILES, ids=lambda path: path.stem)
def test_lessons_that_replies_and_tests_name_are_there(path):
    found = NUMBERED.findall(path.read_text("utf-8"))
    numbers = {number for pair in found for number in pair if number}
    assert numbers <= {spine.name[:2] for spine in SPINE}


@each_lesson
def test_code_comes_in_small_cells_and_never_four_in_a_row(path):
    assert all(len(code_lines(cell)) <= 6 for cell in cells(path, "code"))
    kinds = "".join(cell.cell_type[0] for cell in cells(path))
    assert "cccc" not in kinds


@each_lesson
def test_a_quarter_of_a_lesson_is_work_and_a_check_is_never_far(path):
    kinds = [cell.metadata.get("tags", []) for cell in cells(path)]
    questions = sum("check" in tags for tags in kinds)  # a cell to read, one to answer
    work = sum("exercise" in tags for tags in kinds) + questions
    assert work >= (len(kinds) + questions) / 4
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
    asked = minutes.called(nbformat.read(path, as_version=4))
    assert len(asked) == len(set(asked)) >= (4 if path in SPINE else 1)
    name = path.name[:2] if path in SPINE else path.stem.removeprefix("side_")
    assert set(asked) == set(checks.keys(name))


@cache
def executed(path):
    """The lesson as it is after a run on a fresh kernel with the network cut."""
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    environment = {**os.environ, "PYTHONPATH": str(OFFLINE)}
    client = NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}
    )
    client.execute(env=environment)
    return notebook


@pytest.mark.slow
@each_notebook
def test_a_lesson_runs_on_a_fresh_kernel_with_the_network_cut(path):
    """A kernel a lesson takes seconds; it is the only proof that a class can start."""
    notebook = executed(path)
    told = minutes.core(notebook), minutes.total(notebook.cells)
    stated = minutes.stated(notebook)
    assert stated is None or all(abs(a - b) <= 1 for a, b in zip(told, stated)), told
    assert path not in SPINE or (told[0] <= MOST_MINUTES and told[1] <= 50), told
    for title, _, said, part in minutes.sections(notebook):
        assert said is None or abs(minutes.total(part) - said) <= 1, title
    errors = [
        output.text
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.output_type == "stream" and output.name == "stderr"
    ]
    assert errors == []


KEYS = {key for called in course.CALLED.values() for key in called if key != called[key]}
CODES = r"(?<![/\w-])(?:dtype|NaN|np\.\w+|[a-z]+_[a-z0-9_]+)\b(?![(.=])"


@pytest.mark.slow
@each_notebook
def test_a_lesson_shows_no_raw_code(path):
    """A cell that is a key, or a word with an underscore, is for who reads the code."""
    seen = {text for cell in executed(path).cells for text in shown(cell)}
    codes = {code for text in seen for code in re.findall(CODES, text)}
    assert (seen & KEYS | codes) - QUOTED.get(path.stem, set()) == set()


def shown(cell):
    """The texts that the outputs of a cell put before a reader, checks apart."""
    if re.match(r"(check|progress)\(", cell.source):
        return
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        page = data.get("text/html", "")
        page = re.sub(r"(?s)<style>.*?</style>|<script.*?</script>", "", page)
        plain = [data.get("text/plain", ""), output.get("text", "")]
        yield from map(str.strip, re.findall(r">([^<>]+)<", page) if page else plain)


def test_the_cut_network_is_cut():
    reach = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"
    run = subprocess.run(
        [sys.executable, "-c", reach],
        env={**os.environ, "PYTHONPATH": str(OFFLINE)},
        capture_output=True,
        text=True,
    )
    assert "The network is cut" in run.stderr
