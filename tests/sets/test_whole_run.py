"""A whole run goes on past a wrong answer, and the last cell says what it was about.

Students press *Restart Kernel and Run All Cells*; nbclient does the same here, on the set
as it is released, the master's answers put in and one or two of them made wrong.
"""

import re
import runpy
from copy import deepcopy
from pathlib import Path

import nbformat
import problem_sets
import pytest
from desk.release import for_students
from nbclient import NotebookClient
from nbgrader.validator import Validator

pytestmark = pytest.mark.slow

BANKS = Path(__file__).parent / "misconceptions"
SETS = [problem_sets.load(path) for path in problem_sets.PATHS]
CHECKED = [each for each in SETS if each.tasks]  # the plan has no function
PS1 = problem_sets.load(problem_sets.SOLUTIONS / "ps1" / "ps1.ipynb")
each_set = pytest.mark.parametrize("problem_set", SETS, ids=lambda each: each.name)
each_checked = pytest.mark.parametrize("problem_set", CHECKED, ids=lambda each: each.name)


def wrong_entry(problem_set):
    """The first misconception about the third task: its id, the answer, the message."""
    task = problem_set.tasks[2]
    bank = runpy.run_path(str(BANKS / f"{problem_set.name}.py"))["BANK"]
    _, answer, message = bank[task][0]
    return task, answer, message


def handed_in(problem_set, **instead):
    """The set as it is released, with the master's answers put in, but for `instead`."""
    notebook = for_students(problem_set.notebook)
    answers = problem_set.answers(**instead)
    for cell in notebook.cells:
        name = problem_sets.grade(cell).get("grade_id")
        cell.source = answers.get(name, cell.source)
    return notebook


def run(notebook, folder):
    notebook = deepcopy(notebook)
    options = {"resources": {"metadata": {"path": str(folder)}}, "timeout": 300}
    NotebookClient(notebook, **options).execute()
    return notebook


def said_last(notebook):
    return notebook.cells[-1].outputs[0]["data"]["text/plain"]


def said_of_checks(notebook):
    """The lines of the summary, without what it says of a choice."""
    lines = said_last(notebook).splitlines()
    return [line for line in lines if not line.startswith("Your best")]


def confirmed(notebook):
    """What the check cells say where they pass, as text, in order."""
    shown = [
        output.get("data", {}).get("text/plain", "")
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if cell.source.startswith("# Check of task")
    ]
    return [text for text in shown if text.startswith("✓")]


def number_of(problem_set, task):
    check = problem_set.by_id[f"{task}-check"].source
    return re.match(r"# Check of task (\d+): ", check)[1]


@each_checked
def test_with_one_wrong_answer_all_cells_run_and_the_summary_names_it(
    problem_set, tmp_path
):
    task, answer, message = wrong_entry(problem_set)
    done = run(handed_in(problem_set, **{task: answer}), tmp_path)
    code = [cell for cell in done.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in code)
    first, *rest, last = said_of_checks(done)
    total = len(problem_set.tasks)
    assert first == f"{total - 1} of {total} visible checks passed."
    assert len(rest) == 1 and "Written answers" in last
    assert rest[0].startswith(f"Task {number_of(problem_set, task)}, ")
    assert message in rest[0]
    heads = [problem_set.by_id[f"{each}-check"].source for each in problem_set.tasks]
    titles = [re.match(r"# Check of task (\d+): (.+)", head) for head in heads]
    assert confirmed(done) == [
        f"✓ Task {title[1]}, {title[2]}: your answer holds."
        for title, each in zip(titles, problem_set.tasks)
        if each != task
    ]


def test_answers_that_are_open_or_no_python_hold_up_no_other_task(tmp_path):
    problem_set = PS1
    broken, still_open = problem_set.tasks[:2]
    stub = problem_set.stubs()[still_open]
    done = run(handed_in(problem_set, **{broken: "def (", still_open: stub}), tmp_path)
    first, *rest, last = said_of_checks(done)
    total = len(problem_set.tasks)
    assert first == f"{total - 2} of {total} visible checks passed."
    assert "NameError" in rest[0] and "It is still open." in rest[1]


def test_validate_names_the_task_of_each_check_that_fails_and_answer_that_is_open(
    tmp_path,
):
    problem_set = PS1
    task, answer, message = wrong_entry(problem_set)
    path = tmp_path / "set.ipynb"
    nbformat.write(handed_in(problem_set, **{task: answer}), path)
    failed = Validator().validate(str(path))["failed"]
    still_open = [
        each for each in failed if each["source"].startswith("**Your answer to")
    ]
    assert len(still_open) == len(problem_set.of("written"))
    check, *others = [each for each in failed if each not in still_open]
    assert check["source"].startswith(f"# Check of task {number_of(problem_set, task)}: ")
    assert message in check["error"] and others == []


@each_set
def test_a_run_stops_at_no_answer_and_at_no_check_but_at_a_set_up_that_fails(problem_set):
    for cell in for_students(problem_set.notebook).cells:
        graded = problem_sets.role_of(cell) not in ("text", "setup", "written")
        assert cell.metadata.get("tags", []) == ["raises-exception"] * graded, cell.id


@each_checked
def test_each_check_begins_with_the_number_and_the_title_of_its_task(problem_set):
    title, numbers = None, []
    for cell in problem_set.cells:
        heads = re.findall(
            r"(?m)^### (\d+) · (.+) \(\d+ points?, \d+ min\)$", cell.source
        )
        title = heads[-1] if heads else title
        if problem_sets.role_of(cell) == "check":
            first = cell.source.splitlines()[0]
            assert first == f"# Check of task {title[0]}: {title[1]}"
            numbers.append(int(title[0]))
    most = problem_set.notebook.metadata.get("khitab", {}).get("counted", {})
    counted = f", counted={most['by machine']}" if most else ""
    assert problem_set.cells[-1].source == f"checks.summary({numbers}{counted})"
