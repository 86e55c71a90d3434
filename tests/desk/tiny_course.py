"""The one course of the tests: two tiny problem sets, in a temporary folder.

`ps1` needs nothing but Python. `demo` works on tables; its master holds a secret that no
output, message or file which a student gets may ever contain.
"""

import io
import json
import os
import shutil
import tempfile
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path

import nbformat
from desk import books, intake
from desk.course import Course
from desk.disk import write_notebook
from desk.judge import CellMark, Marks
from desk.release import for_students
from nbformat import v4

KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}
}

DOUBLE = '''def double(number):
    """Twice the number."""
    ### BEGIN SOLUTION
    return 2 * number
    ### END SOLUTION'''
WORDS = '''def words(text):
    """The words of a text, a list of strings."""
    ### BEGIN SOLUTION
    return text.split()
    ### END SOLUTION'''
HIDDEN = """# The desk also tries another number.
### BEGIN HIDDEN TESTS
assert double(21) == 42, "The secret number is not doubled."
### END HIDDEN TESTS"""


def cell(kind, source, name, points=None, solution=False, locked=None):
    """A cell with nbgrader's metadata."""
    new = v4.new_code_cell if kind == "code" else v4.new_markdown_cell
    made = new(source, id=name)
    locked = not solution if locked is None else locked
    made.metadata["nbgrader"] = {
        "grade": points is not None,
        "grade_id": name,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    } | ({"points": points} if points is not None else {})
    return made


def ps1():
    return v4.new_notebook(
        metadata=KERNEL,
        cells=[
            v4.new_markdown_cell("# Problem set 1", id="title"),
            cell("code", "import math", "ps1-setup"),
            cell("markdown", "## Double\n\nWrite `double`.", "ps1-double-question"),
            cell("code", DOUBLE, "ps1-double", solution=True),
            cell(
                "code",
                'assert double(2) == 4, "You have not doubled 2."',
                "ps1-double-check",
                10,
            ),
            cell("code", HIDDEN, "ps1-double-hidden", 20),
            cell("markdown", "## Words\n\nWrite `words`.", "ps1-words-question"),
            cell("code", WORDS, "ps1-words", solution=True),
            cell(
                "code",
                'assert words("a b") == ["a", "b"], "Two words."',
                "ps1-words-check",
                30,
            ),
            cell("markdown", "## Why\n\nSay why.", "ps1-why-question"),
            cell(
                "markdown",
                "### BEGIN SOLUTION\nBecause.\n### END SOLUTION",
                "ps1-why",
                40,
                solution=True,
            ),
        ],
    )


# ---- The set on tables, for submissions that are broken or hostile -----------------------------

SECRET = "hidden-check-7f3a91"
TASKS = ("count", "rate", "table")

SETUP = """\
import pandas as pd

import khitab

tokens = khitab.load_corpus().tokens()"""

SOLVED = {
    "count": '''\
def count_form(tokens, form):
    """Return how many rows of `tokens` have this form: a whole number."""
    return int((tokens["form"] == form).sum())''',
    "rate": '''\
def per_thousand(tokens, form):
    """Return how often the form comes in 1,000 tokens: a number."""
    return 1000 * float((tokens["form"] == form).mean())''',
    "table": '''\
def counts_by_text(tokens, form):
    """Return a table with the columns doc and count, a row a text."""
    hits = (tokens["form"] == form).groupby(tokens["doc"]).sum()
    return hits.rename("count").reset_index()''',
}

SHOWN = {
    "count": '''\
example = pd.DataFrame({"form": ["قطر", "مصر", "قطر"]})
assert count_form(example, "قطر") == 2, "Two of the three rows have this form."''',
    "rate": '''\
example = pd.DataFrame({"form": ["قطر", "مصر", "قطر", "مصر"]})
assert per_thousand(example, "قطر") == 500, "Half of the rows have this form."''',
    "table": '''\
example = pd.DataFrame({"doc": ["a", "a", "b"], "form": ["قطر", "مصر", "مصر"]})
found = counts_by_text(example, "قطر")
assert list(found["doc"]) == ["a", "b"], "Give each text a row, also without a hit."
assert list(found["count"]) == [1, 0], "One hit in a, none in b."''',
}

_DRAW = f'''\
import random

secret = "{SECRET}"
forms = random.choices(["قطر", "مصر", "ليبيا"], k=60)
docs = sorted(random.choices("abcd", k=60))
drawn = pd.DataFrame({{"doc": docs, "form": forms}})
'''

TRIED = {
    "count": _DRAW
    + '''\
wanted = forms.count("مصر")
assert count_form(drawn, "مصر") == wanted, "On other texts the count differs."
on_seeds = int((tokens["form"] == "الجيش").sum())
assert count_form(tokens, "الجيش") == on_seeds, "On the five texts the count differs."''',
    "rate": _DRAW
    + '''\
wanted = 1000 * forms.count("مصر") / 60
assert abs(per_thousand(drawn, "مصر") - wanted) < 1e-9, "On other texts the rate differs."''',
    "table": _DRAW
    + '''\
found = counts_by_text(drawn, "مصر")
wanted = {d: sum(x == (d, "مصر") for x in zip(docs, forms)) for d in docs}
given = dict(zip(found["doc"], found["count"]))
assert given == wanted, "On other texts the counts differ."''',
}


def demo():
    cells = [
        cell("markdown", "# Demo", "demo-title"),
        cell("code", SETUP, "demo-setup"),
    ]
    for task in TASKS:
        head, body = SOLVED[task].split('"""\n')
        solved = f'{head}"""\n    ### BEGIN SOLUTION\n{body}\n    ### END SOLUTION'
        hidden = f"### BEGIN HIDDEN TESTS\n{TRIED[task]}\n### END HIDDEN TESTS"
        name = f"demo-{task}"
        cells += [
            cell("markdown", f"## {task.title()}", f"{name}-question"),
            cell("code", solved, name, solution=True),
            cell("code", SHOWN[task], f"{name}-check", 1),
            cell("code", f"# Other texts are tried here.\n{hidden}", f"{name}-hidden", 2),
        ]
    written = "### BEGIN SOLUTION\nThe model answer.\n### END SOLUTION"
    cells.append(cell("markdown", written, "demo-written", 6, solution=True))
    return v4.new_notebook(metadata=KERNEL, cells=cells)


def handed_in(answers=None, written="Five texts show little."):
    """A student's demo with answers to its tasks, by default all right ones."""
    named = {
        f"demo-{task}": source for task, source in (SOLVED | (answers or {})).items()
    }
    return answered(named | {"demo-written": written}, demo())


def cell_of(notebook, name):
    """The cell with this grade_id, without `demo-`."""
    return next(
        one
        for one in notebook.cells
        if one.metadata.get("nbgrader", {}).get("grade_id") == f"demo-{name}"
    )


# ---- The course and what is handed in ------------------------------------------------------


def make(folder):
    """Write the course and return it."""
    course = Course(folder / "kit", folder / "kit" / ".desk")
    for name, notebook in (("ps1", ps1()), ("demo", demo())):
        write_notebook(course.sources / name / f"{name}.ipynb", notebook)
    (course.sources / "ps1" / "rubric.md").write_text("Level 4: BECAUSE", "utf-8")
    return course


@cache
def empty_gradebook():
    """An empty gradebook, made once: nbgrader takes seconds for it."""
    course = Course(Path(tempfile.mkdtemp()), Path(tempfile.mkdtemp()))
    with books.gradebook(course):
        return course.desk / "gradebook.db"


def with_gradebook(course):
    course.desk.mkdir(parents=True)
    shutil.copy(empty_gradebook(), course.desk / "gradebook.db")
    return course


ANSWERS = {
    "ps1-double": "def double(number):\n    return number + number",
    "ps1-words": "def words(text):\n    return text.split(' ')",
    "ps1-why": "Because I counted, سارة.",
}


def answered(answers=ANSWERS, notebook=None):
    """The released problem set with these answers in it."""
    notebook = for_students(notebook or ps1())
    for one in notebook.cells:
        one.source = answers.get(one.id, one.source)
    return notebook


def as_bytes(notebook):
    return nbformat.writes(notebook).encode("utf-8")


def stripped(notebook):
    """Without metadata and ids, as a notebook comes back from other programs."""
    content = json.loads(nbformat.writes(notebook))
    for one in content["cells"]:
        one["metadata"] = {}
        one.pop("id", None)
    return content


def hand_in(course, files):
    """Collect these notebooks for ps1: {student: bytes}."""
    top = course.root.parent / "in"
    for name, data in files.items():
        (top / name).mkdir(parents=True, exist_ok=True)
        (top / name / "ps1.ipynb").write_bytes(data)
    intake.collect(course, top)


# ---- What a teacher does with it ------------------------------------------------------------


def by_hand(course, student, cell, points=None, comment=None, extra=None):
    """Give a mark or a comment for this cell of ps1, as the formgrader does."""
    with books.gradebook(course) as gradebook:
        notebook = gradebook.find_submission_notebook("ps1", "ps1", student)
        for grade in notebook.grades:
            if grade.name == cell:
                grade.manual_score, grade.extra_credit = points, extra
                grade.needs_manual_grade = False
        for one in notebook.comments:
            if one.name == cell:
                one.manual_comment = comment
        gradebook.db.commit()


def row(course, student):
    """The student's row in the table of ps1."""
    rows = books.one_set(course, "ps1")
    return next(row for row in rows if row["student"] == student)


# ---- A judge for tests: no sandbox, for answers that were written here ---------------------


def trusting_judge(notebook, files=None, **_):
    names, marks = {}, Marks()
    for one in notebook.cells:
        role = one.metadata.khitab["role"]
        if one.cell_type != "code":
            continue
        message, points = "", one.metadata.get("nbgrader", {}).get("points", 0)
        try:
            with redirect_stdout(io.StringIO()):
                exec(one.source, names)
        except BaseException as error:
            message = f"{type(error).__name__}: {error}"
        if role == "check":
            got = 0 if message else points
            marks.cells.append(
                CellMark(one.metadata.nbgrader.grade_id, got, points, message)
            )
    return marks


class Counting:
    """A judge that counts its work and, when told to, is interrupted."""

    def __init__(self, stop_at=None):
        self.done, self.stop_at = 0, stop_at

    def __call__(self, notebook, files=None):
        self.done += 1
        if self.done == self.stop_at:
            raise KeyboardInterrupt
        return trusting_judge(notebook, files)


def dying_judge(notebook, files=None):
    """A judge whose process ends on one answer of the class."""
    if "number * number" in str(notebook):
        os._exit(1)
    return trusting_judge(notebook, files)
