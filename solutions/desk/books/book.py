"""nbgrader's gradebook has one writer, and marks by machine and by hand side by side."""

import os
import sqlite3
import sys
import warnings
from contextlib import contextmanager
from datetime import datetime

from nbgrader.api import Gradebook, InvalidEntry, MissingEntry
from nbgrader.preprocessors import SaveCells
from sqlalchemy.exc import SAWarning, SQLAlchemyError

from desk.course import Trouble
from desk.disk import read_json
from desk.release import with_stubs
from desk.spreadsheet import BREAKS, TURNS

from . import given, opening

MARKED, LOOK = "marked", "needs a look"


@contextmanager
def gradebook(course):
    """Return nbgrader's Gradebook of this course, and make it if there is none.

    Raises Trouble if it is damaged, locked or of another course, or if the disk is full.
    """
    course.desk.mkdir(parents=True, exist_ok=True)
    opening.inspect(course)
    programs = os.path.dirname(sys.executable)  # nbgrader calls alembic by its bare name
    if programs not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = programs + os.pathsep + os.environ.get("PATH", "")
    try:
        opening.make(course)
        book = Gradebook(course.database)
    except Exception as error:  # SQLAlchemy's and alembic's own
        raise Trouble(
            f"The gradebook {course.desk / 'gradebook.db'} cannot be opened "
            f"({getattr(error, 'orig', error)}). Close the formgrader and look whether the "
            "disk is full; if that does not help, move the file away and mark again."
        ) from error
    with book, warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)  # of nbgrader's, not the teacher's
        try:
            yield book
        except (SQLAlchemyError, sqlite3.Error, InvalidEntry) as error:
            raise Trouble(
                f"The gradebook {course.desk / 'gradebook.db'} says: "
                f"{getattr(error, 'orig', error)}. Close the formgrader, look whether the "
                "disk is full, then start the same command again."
            ) from error


def register(course, name):
    """Tell the gradebook which cells of the problem set carry marks."""
    resources = {"nbgrader": {"notebook": name, "assignment": name, "student": ".",
                              "db_url": course.database}}  # fmt: skip
    try:
        with gradebook(course) as book:
            opening.claim(course)
            book.update_or_create_assignment(name)
            SaveCells().preprocess(with_stubs(course.master(name)), resources)
    except RuntimeError as error:
        raise Trouble(
            f"The cells of {name} are not those the gradebook knows: marked cells were added "
            "or removed after marking had begun. Undo that, or move "
            f"{course.desk / 'gradebook.db'} away and mark again (marks given by hand stay "
            "in the file you moved)."
        ) from error


def students(course):
    """Return all students, id -> first, last and email."""
    return read_json(course.desk / "students.json")


def harmless(name):
    """Return a name that no page takes for HTML or for a change of direction.

    >>> harmless("<b>Ann")
    '‹b›Ann'
    """
    name = TURNS.sub("", BREAKS.sub(" ", name or ""))
    return name.replace("<", "‹").replace(">", "›").strip()


def save(book, course, name, student, record, before):
    """Write one submission's marks, and return sentences on those of an earlier one.

    Marks and comments given by hand are kept with the answer that they judged. `before`
    is the record of the last mark, for a gradebook that does not remember it.
    """
    old = given.recall(book, name).get(student) or given.memory(before)
    if record["state"] != MARKED:
        given.remember(book, name, student, old | {"key": record["key"]})
        book.db.commit()
        return {}
    person = students(course).get(student, {})
    book.update_or_create_student(
        student,
        first_name=harmless(person.get("first")) or None,
        last_name=harmless(person.get("last")) or student,
        email=harmless(person.get("email")) or None,
    )
    when = record.get("when")
    book.update_or_create_submission(
        name, student, timestamp=datetime.fromisoformat(when) if when else None
    )
    given.hold(book)
    notebook = book.find_submission_notebook(name, name, student)
    memory = given.memory(record)
    given.part(notebook, old, memory)
    waiting = given.to_look_at(notebook, memory)
    points = {cell["grade_id"]: cell["points"] for cell in record["cells"]}
    answered = record["answered"]
    for grade in notebook.grades:
        if grade.name in points:
            grade.auto_score = points[grade.name]
            grade.needs_manual_grade = grade.name in waiting
            continue
        written = answered.get(grade.name, True) or record["look"]
        grade.auto_score = None if written else 0
        unread = written and grade.manual_score is None
        grade.needs_manual_grade = bool(unread or grade.name in waiting)
    for comment in notebook.comments:
        comment.auto_comment = (
            None if answered.get(comment.name, True) else "No response."
        )
    given.remember(book, name, student, memory)
    book.db.commit()
    return {cell: given.sentence(entry) for cell, entry in waiting.items()}


def decide(book, name, student, cells, keep):
    """Keep or drop the marks that these cells got for an earlier submission."""
    given.hold(book)
    memory = given.recall(book, name)[student]
    notebook = book.find_submission_notebook(name, name, student)
    waiting = given.to_look_at(notebook, memory)
    for cell in cells:
        if keep:
            given.put(notebook, cell, waiting[cell])
            memory["earlier"].remove(waiting[cell])
        else:
            waiting[cell]["dropped"] = True
    for grade in notebook.grades:
        if grade.name in cells:
            none = grade.manual_score is None and grade.auto_score is None
            grade.needs_manual_grade = none
    given.remember(book, name, student, memory)
    book.db.commit()


def current(book, course, name):
    """Return `marks` of those whose mark in this gradebook is the last one they got."""
    remembered = given.recall(book, name)
    return {
        student: grades
        for student, grades in marks(book, name).items()
        if remembered.get(student, {}).get("key")
        == read_json(course.state(name, student) / "marked.json").get("key")
    }


def marks(book, name):
    """Student -> grade_id -> a dict with auto, manual, extra and open."""
    try:
        submissions = book.find_assignment(name).submissions
    except MissingEntry:
        return {}
    return {
        submission.student.id: {
            grade.name: {
                "auto": grade.auto_score,
                "manual": grade.manual_score,
                "extra": grade.extra_credit or 0,
                "open": grade.needs_manual_grade,
            }
            for notebook in submission.notebooks
            for grade in notebook.grades
        }
        for submission in submissions
    }
