"""nbgrader's gradebook: one writer, marks by machine and by hand side by side."""

import os
import sys
import warnings
from contextlib import contextmanager
from datetime import datetime

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import SaveCells
from sqlalchemy.exc import SAWarning

from desk.course import Trouble
from desk.disk import read_json
from desk.release import with_stubs

MARKED, LOOK = "marked", "needs a look"


@contextmanager
def gradebook(course):
    """nbgrader's Gradebook of this course, made where there is none."""
    course.desk.mkdir(parents=True, exist_ok=True)
    programs = os.path.dirname(sys.executable)  # nbgrader calls alembic by its bare name
    if programs not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = programs + os.pathsep + os.environ.get("PATH", "")
    try:
        book = Gradebook(course.database)
    except Exception as error:  # SQLAlchemy's and alembic's own
        raise Trouble(
            f"The gradebook {course.desk / 'gradebook.db'} can not be opened ({error}). "
            "Close the formgrader; if that does not help, move the file away and mark again."
        ) from error
    with book, warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)  # of nbgrader's, not the teacher's
        yield book


def register(course, name):
    """Tell the gradebook which cells of the problem set carry marks."""
    with gradebook(course) as book:
        book.update_or_create_assignment(name)
    resources = {"nbgrader": {"notebook": name, "assignment": name, "student": ".",
                              "db_url": course.database}}  # fmt: skip
    try:
        SaveCells().preprocess(with_stubs(course.master(name)), resources)
    except RuntimeError as error:
        raise Trouble(
            f"The cells of {name} are not those the gradebook knows: marked cells were added "
            "or removed after marking had begun. Undo that, or move "
            f"{course.desk / 'gradebook.db'} away and mark again (marks given by hand stay "
            "in the file you moved)."
        ) from error


def students(course):
    """Who there is: id -> first, last and email."""
    return read_json(course.desk / "students.json")


def save(book, course, name, student, record):
    """Write one submission's marks; marks and comments given by hand are kept."""
    person = students(course).get(student, {})
    book.update_or_create_student(
        student,
        first_name=person.get("first") or None,
        last_name=person.get("last") or student,
        email=person.get("email") or None,
    )
    when = record.get("when")
    book.update_or_create_submission(
        name, student, timestamp=datetime.fromisoformat(when) if when else None
    )
    notebook = book.find_submission_notebook(name, name, student)
    points = {cell["grade_id"]: cell["points"] for cell in record["cells"]}
    answered, changed = record["answered"], record["changed"]
    for grade in notebook.grades:
        if grade.name in points:
            grade.auto_score, grade.needs_manual_grade = points[grade.name], False
            continue
        written = answered.get(grade.name, True) or record["look"]
        grade.auto_score = None if written else 0
        read = grade.manual_score is not None and grade.name not in changed
        grade.needs_manual_grade = bool(written and not read)
    for comment in notebook.comments:
        comment.auto_comment = (
            None if answered.get(comment.name, True) else "No response."
        )
    book.db.commit()


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
