"""Problem sets: solutions earn all, stubs nothing, each wrong answer its own message."""

import ast
import csv
import re
import runpy
from pathlib import Path

import hours
import nbformat
import problem_sets
import pytest
from desk.books import counting
from start import lessons

ROOT = Path(__file__).resolve().parents[2]
BANKS = Path(__file__).parent / "misconceptions"
SETS = {path.stem: problem_sets.load(path) for path in problem_sets.PATHS}
LESSONS = {  # "03", "two_readers"
    path.name[:2] if path.name[0].isdigit() else path.stem.removeprefix("side_"): path
    for path in lessons.find()
}
# Tasks whose answer calls that of another task: {task: why}.
DEPENDENT = {}
FLAGS = {  # role: grade, solution, locked
    "text": (False, False, True), "setup": (False, False, True),
    "answer": (False, True, False), "check": (True, False, True),
    "hidden": (True, False, True), "written": (True, True, False),
    "figure": (True, True, False), "drawing": (False, True, False),
}  # fmt: skip


def bank(name):
    path = BANKS / f"{name}.py"
    return runpy.run_path(str(path))["BANK"] if path.is_file() else {}


ENTRIES = [
    pytest.param(name, task, *entry, id=f"{task}-{number}")
    for name in SETS
    for task, entries in bank(name).items()
    for number, entry in enumerate(entries, 1)
]
TASKS = [(name, task) for name, problem_set in SETS.items() for task in problem_set.tasks]
each_set = pytest.mark.parametrize("problem_set", SETS.values(), ids=list(SETS))
each_task = pytest.mark.parametrize("name, task", TASKS, ids=[task for _, task in TASKS])


# --- Marks ---------------------------------------------------------------------------


@each_set
def test_every_solution_passes_every_visible_and_hidden_check(problem_set):
    checks = [*problem_set.of("check"), *problem_set.of("hidden")]
    failed = {
        k: v for k, v in problem_set.run(problem_set.answers(), checks).items() if v
    }
    assert failed == {}


@each_set
def test_an_untouched_exercise_earns_nothing_and_says_that_nothing_was_written(
    problem_set,
):
    checks = [*problem_set.of("check"), *problem_set.of("hidden")]
    errors = problem_set.run(problem_set.stubs(), checks)
    wrong = {k: v for k, v in errors.items() if not isinstance(v, NotImplementedError)}
    assert wrong == {}


@each_task
def test_a_task_can_be_solved_though_all_others_are_left_open(name, task):
    if task in DEPENDENT:
        pytest.skip(DEPENDENT[task])
    problem_set = SETS[name]
    answers = problem_set.stubs() | {task: problem_set.answers()[task]}
    errors = problem_set.run(answers, [f"{task}-check", f"{task}-hidden"])
    assert errors == {f"{task}-check": None, f"{task}-hidden": None}


@each_task
def test_answers_learnt_by_heart_from_the_seeds_fail_on_the_twin(name, task):
    """Replays what the right function said in the visible check, else its last reply."""
    problem_set, space = SETS[name], SETS[name].space()
    memory, last = {}, {}

    def learning(function, called):
        def learn(*args, **named):
            memory[called, repr(args), repr(named)] = last[called] = function(
                *args, **named
            )
            return last[called]

        return learn

    def recalling(called):
        return lambda *args, **named: memory.get(
            (called, repr(args), repr(named)), last.get(called)
        )

    functions = [
        node.name
        for node in ast.parse(problem_set.by_id[task].source).body
        if isinstance(node, ast.FunctionDef)
    ]
    for called in functions:
        space[called] = learning(space[called], called)
    assert problem_set.check(f"{task}-check", space) is None
    for called in functions:
        space[called] = recalling(called)
    assert problem_set.check(f"{task}-check", space) is None
    assert problem_set.check(f"{task}-hidden", space) is not None


@pytest.mark.parametrize("seed", ["7", "20261122"])
@each_set
def test_solutions_pass_whatever_seed_the_teacher_chooses(problem_set, seed, monkeypatch):
    monkeypatch.setenv("KHITAB_TWIN_SEED", seed)
    errors = problem_set.run(problem_set.answers(), problem_set.of("hidden"))
    assert {name: error for name, error in errors.items() if error} == {}


# --- Misconceptions ------------------------------------------------------------------


@each_task
def test_a_function_without_return_is_told_so(name, task):
    source = SETS[name].by_id[task].source
    silent = re.sub(r"(?m)^((    ){1,2})return\b", r"\1made =", source)
    space = SETS[name].space(SETS[name].answers() | {task: silent})
    assert "return" in str(SETS[name].check(f"{task}-check", space))


@pytest.mark.parametrize("name, task, what, answer, message", ENTRIES)
def test_a_wrong_answer_meets_the_message_about_it(name, task, what, answer, message):
    problem_set = SETS[name]
    error = problem_set.run(problem_set.answers() | {task: answer}, [f"{task}-check"])
    error = error[f"{task}-check"]
    assert isinstance(error, AssertionError), f"{what}: {error!r}"
    assert message and message in str(error), f"{what}: {error}"


@each_task
def test_every_task_knows_four_misconceptions_with_a_message_each(name, task):
    entries = bank(name).get(task, [])
    assert len(entries) >= 4
    assert len({message for _, _, message in entries}) == len(entries)


@each_set
def test_the_bank_is_about_tasks_of_the_set(problem_set):
    assert set(bank(problem_set.name)) <= set(problem_set.tasks)


# --- Form ----------------------------------------------------------------------------


@each_set
def test_what_counts_is_60_points_by_machine_and_40_by_rubric(problem_set):
    """The plan, handed in first, holds ten of the capstone's forty."""
    full = {
        task: points for task, (_, points) in counting.tasks(problem_set.notebook).items()
    }
    counted = counting.best(problem_set.notebook, full)
    machine, hand = (points for points, _ in counted.values())
    expected = {"capstone": (60, 30), "plan": (0, 10)}.get(problem_set.name, (60, 40))
    assert (machine, hand) == expected


@each_set
def test_a_choice_is_fair_and_the_set_says_what_it_is(problem_set):
    assert list(counting.unfair(problem_set.notebook)) == []
    first = problem_set.cells[0].source
    names = {"by machine": "functions", "by hand": "written answers"}
    for kind, number in counting.chosen(problem_set.notebook).items():
        tasks = [
            one
            for one, (of, _) in counting.tasks(problem_set.notebook).items()
            if of == kind
        ]
        said = (
            f"{hours.SAID[number - 1]} of the {hours.SAID[len(tasks) - 1]} {names[kind]}"
        )
        assert said in first, said


@each_set
def test_the_hours_and_minutes_that_a_set_gives_are_computed(problem_set):
    assert (
        f"{hours.spoken(hours.hours(problem_set))} by estimate"
        in problem_set.cells[0].source
    )
    for task in [*problem_set.tasks, *hours.by_hand(problem_set)]:
        question = problem_set.by_id[f"{task}-question"].source
        assert f", {hours.minutes(problem_set, task)} min)" in question, task


@each_set
def test_every_cell_has_a_readable_unique_id_and_the_flags_of_its_role(problem_set):
    names = [problem_sets.grade(cell).get("grade_id") for cell in problem_set.cells]
    assert len(names) == len(set(names)) and None not in names
    for cell, name in zip(problem_set.cells, names):
        data = problem_sets.grade(cell)
        flags = data["grade"], data["solution"], data["locked"]
        assert flags == FLAGS[problem_sets.role_of(cell)], name
        assert (data["schema_version"], data["task"]) == (3, False), name
        assert ("points" in data) == data["grade"], name
        assert re.fullmatch(rf"{problem_set.name}-[a-z0-9-]+", name), name


@each_set
def test_nbgrader_accepts_the_set(problem_set):
    assert nbformat.validator.isvalid(problem_set.notebook)
    assert complaint(problem_set.notebook) is None


def complaint(notebook):
    """What nbgrader has against the notebook, or None."""
    from nbgrader.nbgraderformat import MetadataValidator, ValidationError

    try:
        MetadataValidator().validate_nb(notebook)
    except ValidationError as error:
        return str(error)


@each_set
def test_question_answer_check_and_hidden_check_follow_each_other(problem_set):
    names = list(problem_set.by_id)
    for task in problem_set.tasks:
        at = names.index(f"{task}-question")
        after = [name for name in names[at:] if role(problem_set, name) != "setup"]
        assert after[:4] == [f"{task}-question", task, f"{task}-check", f"{task}-hidden"]
    for name in problem_set.of("written") + problem_set.of("figure"):
        assert f"{name}-question" in names, name


def role(problem_set, name):
    return problem_sets.role_of(problem_set.by_id[name])


@each_task
def test_an_answer_is_a_function_with_a_docstring_and_a_stub(name, task):
    source = SETS[name].by_id[task].source
    tree = ast.parse(source).body
    assert tree and all(isinstance(node, ast.FunctionDef) for node in tree)
    assert all(ast.get_docstring(node) for node in tree)
    assert (
        source.count("### BEGIN SOLUTION")
        == source.count("### END SOLUTION")
        == len(tree)
    )


@each_task
def test_a_question_offers_two_or_three_folded_hints(name, task):
    question = SETS[name].by_id[f"{task}-question"].source
    assert 2 <= len(re.findall("<details><summary>Hint", question)) <= 3
    assert question.count("<details>") == question.count("</details>")


@each_task
def test_a_visible_check_asserts_with_messages_and_never_opens_the_twin(name, task):
    source = SETS[name].by_id[f"{task}-check"].source
    asserts = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Assert)
    ]
    assert len(asserts) >= 4 and all(node.msg for node in asserts)
    assert "twin" not in source


@each_task
def test_a_hidden_check_shows_one_comment_and_opens_the_twin(name, task):
    source = SETS[name].by_id[f"{task}-hidden"].source
    shown = problem_sets.released(source)
    assert re.fullmatch(r"# .*", shown) and "desk" in shown
    assert "import twin" in source


@each_set
def test_a_written_answer_names_its_task_and_its_model_is_cut_on_release(problem_set):
    """So nbgrader's Validate, which shows the cells that are still open, names them too."""
    title = None
    for cell in problem_set.cells:
        title = (
            [title]
            + re.findall(r"(?m)^### (\d+ · .+) \(\d+ points?, \d+ min\)$", cell.source)
        )[-1]
        if problem_sets.role_of(cell) == "written":
            head = f"**Your answer to task {title.replace(' ·', ',')}**\n\n"
            assert cell.source.startswith(head + "### BEGIN SOLUTION\n"), cell.id
            assert cell.source.endswith("\n### END SOLUTION"), cell.id


@each_set
def test_the_set_up_and_the_visible_checks_are_folded_and_nothing_else_is(problem_set):
    for cell in problem_set.cells:
        check = problem_sets.role_of(cell) == "check"
        folded = check or cell.id == f"{problem_set.path.stem}-setup"
        expected = {"source_hidden": True} if folded else None
        assert cell.metadata.get("jupyter") == expected, cell.id


@each_set
def test_seven_or_more_cells_in_ten_belong_to_a_task(problem_set):
    tasks = [*problem_set.tasks, *problem_set.of("written"), *problem_set.of("figure")]
    working = [name for name in problem_set.by_id if name.startswith(tuple(tasks))]
    assert len(working) / len(problem_set.cells) >= 0.7


@each_set
def test_a_set_stores_nothing_that_a_run_leaves(problem_set):
    assert "language_info" not in problem_set.notebook.metadata
    for cell in problem_set.cells:
        if cell.cell_type == "code":
            assert cell.outputs == [] and cell.execution_count is None, cell.id


@each_set
def test_arabic_in_prose_is_marked_as_arabic(problem_set):
    marked = r'(?s)<(bdi|div|span|p)\b[^>]*lang="ar"[^>]*>.*?</\1>'
    for cell in problem_set.cells:
        if cell.cell_type == "markdown":
            prose = re.sub(r"(?s)```.*?```", "", cell.source)
            assert not re.search("[\u0600-\u06ff]", re.sub(marked, "", prose)), cell.id


@each_set
def test_a_set_names_no_disk_and_never_prints_the_crawler_s_line(problem_set):
    text = problem_set.path.read_text("utf-8")
    assert not re.search(r"/home/|/Users/|/work/|/tmp/|[A-Z]:\\", text)
    assert "aXA6" not in text


# --- Outcomes ------------------------------------------------------------------------


def outcomes():
    with (ROOT / "solutions" / "outcomes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_outcome_of_a_lesson_is_exercised_by_a_task(lesson):
    """A side room's outcomes need no task, but what the table lists must be one of them."""
    first = nbformat.read(LESSONS[lesson], as_version=4).cells[0].source
    bullets = {line[2:] for line in first.splitlines() if line.startswith("- ")}
    listed = {row["outcome"] for row in outcomes() if row["lesson"] == lesson}
    assert listed <= bullets and (listed == bullets or not lesson.isdigit())


@pytest.mark.parametrize(
    "row", outcomes(), ids=lambda row: f"{row['lesson']}-{row['task']}"
)
def test_every_task_in_the_table_of_outcomes_exists(row):
    assert row["assignment"] in SETS
    assert role(SETS[row["assignment"]], row["task"]) in ("answer", "written", "figure")


@each_set
def test_every_task_serves_an_outcome(problem_set):
    served = {row["task"] for row in outcomes() if row["assignment"] == problem_set.name}
    tasks = [
        *problem_set.of("answer"),
        *problem_set.of("written"),
        *problem_set.of("figure"),
    ]
    assert served == set(tasks)
