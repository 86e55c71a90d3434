"""Students get back nbgrader's feedback page, without hidden checks or script.

Each page is made in a process of its own, with limits. If something breaks a page, it is
left out, and then everything that a page does not need. Other pages do not wait.
"""

import os
from html import escape
from pathlib import Path

from nbformat import v4
from nbgrader import converters
from nbgrader.preprocessors import ClearHiddenTests, GetGrades
from traitlets.config import Config

from desk.disk import read_json, write
from desk.limited import Failed, limited

from . import book, counting, decided
from .inert import InertExporter, shortened
from .mending import Mended, stored
from .signed import draw, policy
from .table import count, score, sums, tidy

TEMPLATES = (
    Path(converters.__file__).parents[1] / "server_extensions/formgrader/templates"
)
STYLES = TEMPLATES.parent / "static/node_modules/bootstrap/dist/css"
PLAIN = "all but marks and comments"


def feedback(course, name, early=False):
    """Write the pages of all whose marks are complete.

    Return who has one, sentences on the others, and sentences on what pages are without.
    With `early`, those with answers still to be read get a page too, and it says so.
    """
    master = course.master(name)
    exporter, without, lacking = page_maker(), [], []
    written, nothing = decided.pages(course, name, counting.out_of(master))
    settled = {*written, *nothing}
    with book.gradebook(course) as gradebook:
        marks = book.current(gradebook, course, name)
    for folder in sorted(course.desk.glob(f"submitted/*/{name}/")):
        student = folder.parent.name
        if student in settled:
            continue
        record = read_json(course.state(name, student) / "marked.json")
        unread = [grade for grade in marks.get(student, {}).values() if grade["open"]]
        if record.get("state") != book.MARKED or student not in marks:
            why = record.get("reason", "not marked yet")
            without.append(f"{student}: {why}")
        elif unread and not early:
            without.append(
                f"{student}: {count(len(unread), 'answer')} to read in the formgrader"
            )
        else:
            notes = [*remarks(unread, record), *filter(None, [counting.in_words(master)])]
            html, left = page(course, name, student, exporter, notes, marks[student])
            file = course.feedback(name, student) / f"{name}.html"
            write(file, html)
            written.append(student)
            if left:
                lacking.append(f"{student} ({file}): {'; '.join(shortened(left))}")
    without += [f"{student}: counts as nothing handed in" for student in nothing]
    return sorted(written), without, lacking


def remarks(unread, record):
    """Sentences for the top of a page."""
    notes = []
    empty = [grade for grade in unread if score(grade) is None]
    if empty:
        notes.append(f"{count(len(empty), 'answer')} not read yet: 0 so far.")
    if others := len(unread) - len(empty):
        notes.append(
            f"{count(others, 'mark')} may still change: your teacher looks again."
        )
    if record.get("late"):
        notes.append("Handed in late.")
    return notes


def page_maker():
    config = Config()
    config.Exporter.default_preprocessors = []
    config.HTMLExporter.template_name = "feedback"
    config.HTMLExporter.extra_template_basedirs = [str(TEMPLATES)]
    config.HTMLExporter.extra_template_paths = [os.fspath(STYLES)]
    exporter = InertExporter(config=config)
    exporter.register_preprocessor(
        "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor", True
    )
    # What it reads and compiles at its first page, all processes then have: 0.4 s a page.
    cells = [v4.new_code_cell("1"), v4.new_markdown_cell("# 1")]
    marks = {"score": 0, "max_score": 0, "late_penalty": 0}
    draw()
    exporter.from_notebook_node(v4.new_notebook(cells=cells), {"nbgrader": marks})
    return exporter


def page(course, name, student, exporter, notes, grades):
    """Return the page of one student, and what was left out of it."""
    whys = []
    for bare in (False, True):
        try:
            html, left = limited(
                lambda bare=bare: whole(
                    course, name, student, exporter, notes, grades, bare
                )
            )
        except Failed as why:
            whys.append(str(why))
        else:
            return html, [f"all but marked cells: {why}" for why in whys] + left
    html = plain(course, name, student, notes, grades)
    return html, [f"{PLAIN}: {whys[-1]}"]


def whole(course, name, student, exporter, notes, grades, bare):
    mended = for_the_student(course, name, student, bare)
    resources = {"nbgrader": {"notebook": name, "assignment": name, "student": student,
                              "db_url": course.database}}  # fmt: skip
    _, resources = GetGrades().preprocess(mended.notebook, resources)
    master = course.master(name)
    resources["nbgrader"] |= {
        "score": sums(master, grades)[-1],
        "max_score": counting.out_of(master),
    }
    if notes:
        note = v4.new_markdown_cell("**" + " ".join(notes) + "**")
        note.metadata["khitab"] = {"role": "desk"}
        mended.notebook.cells.insert(0, note)
    html, _ = exporter.from_mended(mended, resources)
    return html.encode("utf-8", "replace").decode("utf-8"), exporter.left


def plain(course, name, student, notes, grades):
    """Return marks and comments from the gradebook, for a notebook that breaks any
    page."""
    with book.gradebook(course) as gradebook:
        comments = {
            comment.name: comment.comment
            for comment in gradebook.find_submission_notebook(
                name, name, student
            ).comments
        }
    total = tidy(sums(course.master(name), grades)[-1])
    cells = sorted({*grades, *(cell for cell, said in comments.items() if said)})
    rows = "\n".join(
        f"<tr><td>{escape(cell)}<td>{mark(grades.get(cell))}"
        f"<td>{escape(comments.get(cell) or '')}"
        for cell in cells
    )
    return f"""<!DOCTYPE html>
<html><head>
{policy()}<title>{escape(name)}</title></head><body>
<h1>{escape(name)}: {total}</h1>
<p>{escape(" ".join(notes))}</p>
<p>Your notebook could not be shown here. These are your marks and the comments:</p>
<table>{rows}</table></body></html>
"""


def mark(grade):
    return "" if grade is None or score(grade) is None else tidy(score(grade))


def for_the_student(course, name, student, bare):
    """The marked notebook, mended, without hidden checks and words for the teacher."""
    file = course.autograded(name, student) / f"{name}.ipynb"
    mended = Mended(stored(file), bare)
    mended.notebook.cells = [
        cell for cell in mended.notebook.cells if role(cell) != "desk"
    ]
    hidden = ClearHiddenTests(enforce_metadata=False)
    for cell in mended.notebook.cells:
        if role(cell) == "check":
            hidden.preprocess_cell(cell, {}, 0)
    return mended


def role(cell):
    return cell.metadata.get("khitab", {}).get("role")
