"""What students get back: nbgrader's feedback page, without hidden checks or script."""

import os
import re
from pathlib import Path

import nbformat
from nbgrader import converters
from nbgrader.preprocessors import ClearHiddenTests, GetGrades
from traitlets.config import Config

from desk.disk import read_json, write

from . import book, decided
from .inert import InertExporter
from .table import count, task_points

TEMPLATES = (
    Path(converters.__file__).parents[1] / "server_extensions/formgrader/templates"
)
STYLES = TEMPLATES.parent / "static/node_modules/bootstrap/dist/css"
SCRIPT = re.compile(r"(?is)<script\b.*?</script\s*>|<link\b[^>]*>")
POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "img-src data:; style-src 'unsafe-inline'\">"
)


def feedback(course, name, early=False):
    """Write the pages of all whose marks are complete; return sentences on the others.

    With `early`, those with answers still to be read get a page too, and it says so.
    """
    course.master_file(name)
    exporter, without = page_maker(), []
    written, nothing = decided.pages(
        course, name, sum(task_points(course, name).values())
    )
    settled = {*written, *nothing}
    with book.gradebook(course) as gradebook:
        marks = book.marks(gradebook, name)
    for folder in sorted(course.desk.glob(f"submitted/*/{name}/")):
        student = folder.parent.name
        if student in settled:
            continue
        record = read_json(course.state(name, student) / "marked.json")
        unread = sum(grade["open"] for grade in marks.get(student, {}).values())
        if record.get("state") != book.MARKED or student not in marks:
            why = record.get("reason", "not marked yet")
            without.append(f"{student}: {why}")
        elif unread and not early:
            without.append(
                f"{student}: {count(unread, 'answer')} to read in the formgrader"
            )
        else:
            write(
                course.feedback(name, student) / f"{name}.html",
                page(course, name, student, exporter, unread, record),
            )
            written.append(student)
    without += [f"{student}: counts as nothing handed in" for student in nothing]
    return sorted(written), without


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
    return exporter


def page(course, name, student, exporter, unread, record):
    """The page of one student."""
    notebook = for_the_student(course, name, student)
    resources = {"nbgrader": {"notebook": name, "assignment": name, "student": student,
                              "db_url": course.database}}  # fmt: skip
    notebook, resources = GetGrades().preprocess(notebook, resources)
    notes = []
    if unread:
        notes.append(f"{count(unread, 'answer')} not read yet: 0 so far.")
    if record.get("late"):
        notes.append("Handed in late.")
    if notes:
        notebook.cells.insert(
            0, nbformat.v4.new_markdown_cell("**" + " ".join(notes) + "**")
        )
    html, _ = exporter.from_notebook_node(notebook, resources)
    return SCRIPT.sub("", html).replace("<head>", f"<head>\n{POLICY}", 1)


def for_the_student(course, name, student):
    """The marked notebook without hidden checks and without words for the teacher."""
    notebook = nbformat.read(
        course.autograded(name, student) / f"{name}.ipynb", as_version=4
    )
    notebook.cells = [
        cell
        for cell in notebook.cells
        if cell.metadata.get("khitab", {}).get("role") != "desk"
    ]
    hidden = ClearHiddenTests(enforce_metadata=False)
    for cell in notebook.cells:
        if cell.metadata.get("khitab", {}).get("role") == "check":
            hidden.preprocess_cell(cell, {}, 0)
    return notebook
