"""A course of one small problem set, for submissions that are broken or hostile.

Three tasks for the machine, three points each, and one for a person. The master holds a
secret: no output, message or file that a student gets may ever contain it.
"""

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

SECRET = "hidden-check-7f3a91"
TASKS = ("count", "rate", "table")
POINTS = {"check": 1, "hidden": 2}
WRITTEN = 6

SETUP = """\
import pandas as pd

import khitab

tokens = khitab.load_corpus().tokens()"""

ANSWERS = {
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

CHECKS = {
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

HIDDEN = {
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


def mark(grade_id, solution=False, grade=False, points=None, locked=False):
    """Return nbgrader's metadata of a cell."""
    about = {
        "grade": grade, "grade_id": grade_id, "locked": locked,
        "schema_version": 3, "solution": solution, "task": False,
    }  # fmt: skip
    if points is not None:
        about["points"] = points
    return {"nbgrader": about}


def master():
    """Return the teacher's notebook: answers, visible and hidden checks."""
    cells = [
        new_markdown_cell("# Demo", metadata=mark("demo-title", locked=True)),
        new_code_cell(SETUP, metadata=mark("demo-setup", locked=True)),
    ]
    for task in TASKS:
        head, body = ANSWERS[task].split('"""\n')
        solved = f'{head}"""\n    ### BEGIN SOLUTION\n{body}\n    ### END SOLUTION'
        hidden = f"### BEGIN HIDDEN TESTS\n{HIDDEN[task]}\n### END HIDDEN TESTS"
        name = f"demo-{task}"
        cells += [
            new_markdown_cell(
                f"## {task.title()}", metadata=mark(f"{name}-question", locked=True)
            ),
            new_code_cell(solved, metadata=mark(name, solution=True)),
            new_code_cell(
                CHECKS[task],
                metadata=mark(f"{name}-check", grade=True, points=1, locked=True),
            ),
            new_code_cell(
                f"# Other texts are tried here.\n{hidden}",
                metadata=mark(f"{name}-hidden", grade=True, points=2, locked=True),
            ),
        ]
    written = "### BEGIN SOLUTION\nThe model answer.\n### END SOLUTION"
    cells.append(
        new_markdown_cell(
            written,
            metadata=mark("demo-written", solution=True, grade=True, points=WRITTEN),
        )
    )
    return _finished(cells)


def handed_in(answers=None, written="Five texts show little."):
    """Return a student's notebook: the release with answers, by default all right ones."""
    answers = {**ANSWERS, **(answers or {})}
    notebook = master()
    for cell in notebook.cells:
        name = cell.metadata.nbgrader.grade_id.removeprefix("demo-")
        if name in TASKS:
            cell.source = answers[name]
        elif name.endswith("-hidden"):
            cell.source = "# Other texts are tried here."
        elif name == "written":
            cell.source = written
    return notebook


def cell_of(notebook, name):
    """Return the cell with this grade_id, without `demo-`."""
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == f"demo-{name}":
            return cell
    raise KeyError(name)


def as_bytes(notebook):
    return nbformat.writes(notebook).encode("utf-8")


def _finished(cells):
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number:02}"
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})
