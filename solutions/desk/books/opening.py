"""Check before opening a gradebook that it is undamaged and belongs to this desk.

It is read with nothing but SQLite, because nbgrader writes into what it opens.
"""

import os
import sqlite3
import uuid
from contextlib import closing

from nbgrader.api import Gradebook

from desk.course import Trouble
from desk.disk import read_json, write_json

AWAY = (
    "Nothing was written into it. Move the file away and mark again: all of {desk} that was "
    "handed in is marked anew, and marks given by hand stay in the file you moved."
)
SUBMISSIONS = """SELECT assignment.name, submitted_assignment.student_id
    FROM submitted_assignment JOIN assignment
    ON assignment.id = submitted_assignment.assignment_id"""


def inspect(course):
    """Raise Trouble if the file is damaged, not a gradebook, or of another course."""
    path = course.desk / "gradebook.db"
    if not path.exists():
        return
    away = AWAY.format(desk=course.desk)
    try:
        with closing(sqlite3.connect(path)) as file:
            whole = file.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            tables = {name for (name,) in file.execute("SELECT name FROM sqlite_master")}
            known = "submitted_assignment" in tables
            handed_in = file.execute(SUBMISSIONS).fetchall() if known else []
            ours = file.execute("SELECT id FROM khitab_desk").fetchone() if (
                "khitab_desk" in tables
            ) else None  # fmt: skip
    except sqlite3.Error as error:
        raise Trouble(
            f"The gradebook {path} cannot be opened ({error}). Close the formgrader and "
            f"try again. If that does not help, the file is torn. {away}"
        ) from error
    if not whole:
        raise Trouble(f"The gradebook {path} is torn. {away}")
    if tables and not known:
        raise Trouble(f"{path} is no gradebook of nbgrader. {away}")
    if not belongs(course, handed_in, ours and ours[0]):
        sets = ", ".join(sorted({name for name, _ in handed_in})) or "nothing yet"
        people = len({student for _, student in handed_in})
        raise Trouble(
            f"The gradebook {path} is of another course: it holds {sets} of {people} "
            f"students, and not what was handed in here. {away}"
        )


def make(course):
    """Make an empty gradebook if there is none, in one step, and never replace
    another."""
    path = course.desk / "gradebook.db"
    if path.exists():
        return
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    with Gradebook(f"sqlite:///{part.as_posix()}"):
        pass
    try:
        os.link(part, path)
    except FileExistsError:  # a second command was faster
        pass
    except OSError:  # a drive without such links
        part.rename(path)
    part.unlink(missing_ok=True)


def belongs(course, handed_in, its_desk):
    """Whether a gradebook that holds these submissions is this desk's."""
    own = read_json(course.desk / "gradebook.json").get("id")
    if own and its_desk:
        return own == its_desk
    return not handed_in or any(
        course.state(name, student).is_dir() for name, student in handed_in
    )


def claim(course):
    """Write into the gradebook that it is this desk's."""
    file = course.desk / "gradebook.json"
    with closing(sqlite3.connect(course.desk / "gradebook.db")) as book, book:
        book.execute("CREATE TABLE IF NOT EXISTS khitab_desk (id TEXT)")
        found = book.execute("SELECT id FROM khitab_desk").fetchone()
        own = read_json(file).get("id") or (found and found[0]) or uuid.uuid4().hex
        if not found:
            book.execute("INSERT INTO khitab_desk VALUES (?)", (own,))
    if read_json(file).get("id") != own:
        write_json(file, {"id": own})
