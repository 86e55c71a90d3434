"""Mark a problem set before release, with model solution, stub and silly values."""

import ast
import re
from copy import deepcopy

from nbformat import v4, writes

from desk import intake, walls
from desk.books import unfair
from desk.course import Trouble
from desk.intake import grade_id
from desk.release import build_one, for_students

from .one import Submission, default_judge, mark_one
from .silly import LUCKY, SET_UP, SILLY

MARKERS = re.compile(r"(?m)^ *### (BEGIN|END) SOLUTION\n?")
SECONDS = 3_600  # for all silly values together
ROLES = ("setup", "answer", "check")
BY_CHANCE = 2  # silly values that may be the right ones


def prove(course, name, judge=None):
    """Return sentences on what is wrong with a problem set, none if it can be released.

    The model solution must earn all points and the stub none, and no check may take a
    silly value for an answer.
    """
    try:
        build_one(course, name)
    except Trouble as trouble:
        return [str(trouble)]
    master = course.master(name)
    names = [grade_id(cell) for cell in master.cells if grade_id(cell)]
    solved = mark_as(course, name, with_answers(master), judge)
    stub = mark_as(course, name, for_students(master), judge)
    sound = {cell["grade_id"] for cell in solved["cells"] if cell["points"]}
    return [
        *unfair(master),
        *failed(solved),
        *worth_nothing(solved),
        *odd(solved, names),
        *(
            f"{cell['grade_id']} gives {cell['points']:g} points to the untouched stub."
            for cell in stub["cells"]
            if cell["points"]
        ),
        *silly(master, judge, sound),
    ]


def with_answers(master):
    """The set as a student hands it in whose answers are the model's."""
    notebook = for_students(master)
    for cell, ours in zip(notebook.cells, master.cells):
        if ours.metadata.get("nbgrader", {}).get("solution"):
            cell.source = MARKERS.sub("", ours.source).rstrip("\n")
    return notebook


def mark_as(course, name, notebook, judge):
    """The record of this notebook, marked as if it had been handed in."""
    if not (judge or walls.available()):
        raise Trouble("Problem sets are marked on Linux (also Windows' WSL) and macOS.")
    files = {f"{name}.ipynb": writes(notebook).encode("utf-8")}
    submission = Submission("self", files, [], "", "", {})
    return mark_one(course, name, submission, judge)[0]


def failed(record):
    """Where the model solution earns less than all."""
    if "reason" in record:
        yield f"The model solution cannot be marked: {record['reason']}"
        yield from record.get("trace", "").strip().splitlines()[-1:]
    for cell in record["cells"]:
        if cell["points"] < cell["max_points"]:
            yield (
                f"{cell['grade_id']} gives the model solution {cell['points']:g} of "
                f"{cell['max_points']:g} points: {cell['message']}"
            )


def worth_nothing(record):
    for cell in record["cells"]:
        if not cell["max_points"]:
            yield f"{cell['grade_id']} is a check worth 0 points."


def odd(record, names):
    """What the judge says of our own cells."""
    for note in record["notes"]:
        if "reason" not in record and any(name in note for name in names):
            yield f"Of the model solution: {note}"


# ---- Silly values -------------------------------------------------------------------------------


def silly(master, judge, sound):
    """Sentences on the checks, among the sound ones, that take a silly value for an answer.

    All in one notebook: the set-up once (but for cells that use an answer's name for
    something else), for each value the answers and all checks; last the model's answers,
    which show whether the checks can be asked in this way.
    """
    handed = intake.read(writes(with_answers(master)).encode("utf-8"))
    cells = intake.rebuild(master, handed).notebook.cells
    set_up, answers, checks = (
        [cell for cell in cells if cell.metadata.khitab["role"] == role] for role in ROLES
    )
    defined = dict(one for cell in answers for one in definitions(cell.source))
    asked = [cell for cell in set_up if not bound(cell.source) & set(defined)]
    asked.append(code(SET_UP))
    for value in SILLY:
        said = "\n".join(as_silly(*one, value) for one in defined.items())
        asked += [code(said), *checks]
    asked += [*answers, *checks]
    notebook = v4.new_notebook()
    notebook.cells = [deepcopy(cell) for cell in asked]
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"silly-{number}"
    marks = ask(notebook, judge)
    for place, check in enumerate(checks):
        got = marks[place :: len(checks)]
        passed = [value for value, mark in zip(SILLY, got) if mark.points]
        if grade_id(check) not in sound:
            continue
        if not got[-1].points:
            yield (
                f"{grade_id(check)} cannot be tried with silly values: it needs more than "
                "the set-up and the answers."
            )
        elif passed and not by_chance(check, defined, passed):
            some = ", ".join(passed[:5]) + ", …" * (len(passed) > 5)
            yield (
                f"{grade_id(check)} gives {got[0].max_points:g} points to answers that "
                f"are always {some}."
            )


def by_chance(check, defined, passed):
    """Whether these may be right: few, and plain numbers where a function is called."""
    tree = ast.parse(check.source)
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    called = any(defined.get(name) for name in used)
    return len(passed) <= BY_CHANCE and (not called or LUCKY.issuperset(passed))


def bound(source):
    """The names that a set-up cell gives to something."""
    try:
        tree = ast.parse(source)
    except SyntaxError:  # a line for the shell: the judge leaves it out
        return set()
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    return {node.id for node in nodes if isinstance(node.ctx, ast.Store)}


def ask(notebook, judge):
    if judge:
        return judge(notebook, files={}).cells
    from desk.judge import Limits

    try:
        limits = Limits(notebook=SECONDS)
        return default_judge()(notebook, files={}, limits=limits).cells
    except walls.SandboxError as error:
        raise Trouble(f"No code can be run safely on this computer: {error}") from None


def definitions(source):
    """The names that an answer defines, and whether they are called with something."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            arguments = node.args
            yield (
                node.name,
                bool(arguments.posonlyargs or arguments.args or arguments.vararg),
            )
        elif isinstance(node, ast.ClassDef):
            yield node.name, True
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield target.id, None


def as_silly(name, parameters, value):
    """Python that makes `name` give back the value, or be it.

    >>> as_silly("double", True, "[]")
    'def double(*args, **named):\\n    return []'
    """
    if parameters is None:
        return f"args = [None]\n{name} = {value}"
    return f"def {name}(*args, **named):\n    return {value}"


def code(source):
    cell = v4.new_code_cell(source)
    cell.metadata["khitab"] = {"role": "answer"}
    return cell
