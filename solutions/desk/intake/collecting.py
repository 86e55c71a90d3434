"""Sort a platform's export into one folder per student, with limits and without loss."""

import re
import time
from datetime import datetime
from functools import cache
from pathlib import Path

from desk.course import Trouble
from desk.disk import is_full, read_json, write, write_json
from desk.limited import Failed, limited

from . import identity, reused
from . import roster as rosters
from .cells import defined, grade_id, role
from .grouping import assignment, group
from .reading import decode
from .store import File, Row, store
from .wrong import instead

MAX_STUDENT = 300_000_000  # bytes of all one student hands in
MAX_FILES = 1_000  # of one student
SECONDS, MEMORY = 10, 1 << 30  # for telling which set one student's notebooks are for


def collect(course, source, roster=None, only=None, due=None):
    """Take what is in this zip or folder, and return the report, one row per file."""
    rows = []
    handings = group(course, source, rows, only)
    students = the_roster(course, roster)
    identity.give_ids(course, handings, students)
    reused.ask(course, handings, students)
    write_students(course, handings, students)
    for handing in handings:
        asked = f" A PERSON MUST LOOK: {' '.join(handing.notes)}" if handing.doubt else ""
        taken = take(course, handing, Path(source).name, only, due)
        for row in taken:
            row.outcome += asked
        rows += taken
    return sorted(rows, key=lambda row: (row.student, row.file))


def the_roster(course, path):
    """The students on this roster, else on the one that was given the last time."""
    kept = course.desk / "roster.csv"
    if not path:
        return rosters.read_roster(kept) if kept.is_file() else []
    students = rosters.read_roster(path)
    write(kept, Path(path).read_bytes())
    return students


def write_students(course, handings, students):
    """Keep the names for the gradebook; who is on the roster counts even without a file.

    Not beside a class without names: each of it would count twice.
    """
    path = course.desk / "students.json"
    kept = read_json(path)
    ids = {student.id for student in students}
    if not all(one.who.anonymous and one.student not in ids for one in handings):
        for student in students:
            now = f"{student.first} {student.last}".strip()
            until_now = reused.names_until_now(course, student.id, kept)
            kept[student.id] = {
                "first": student.first,
                "last": student.last,
                "email": student.email,
                "was": [name for name in until_now if name != now],
            }
    for handing in handings:
        kept.setdefault(
            handing.student, {"first": handing.first, "last": handing.last, "email": ""}
        )
    write_json(path, kept)


# ---- One student -----------------------------------------------------------------------------


def take(course, handing, source, only, due):
    """Store one student's files, and return their rows."""
    files = read_all(handing)
    rows = [file.row for file in files]
    for name, own in sort_out(course, files, source, only).items():
        try:
            store(course, handing, name, own, source, due)
        except (OSError, ValueError) as error:  # one's odd files are no reason to stop
            if is_full(error):
                raise
            for file in own:
                file.row.outcome = f"NOT TAKEN: A PERSON MUST LOOK ({error})"
    for row in rows:
        row.outcome = (
            row.outcome or "NOT TAKEN: it is not told which problem set it is for"
        )
    return rows


def read_all(handing):
    """One student's files with their bytes, as far as the limits go: notebooks first."""
    files = [
        File(Row(entry.path, handing.student), person, entry, None)
        for person, entry in handing.entries
    ]
    total = 0
    for number, file in enumerate(sorted(files, key=lambda file: not file.is_notebook)):
        entry = file.entry
        if number >= MAX_FILES:
            entry.refused = (
                entry.refused or f"more than {MAX_FILES:,} files of one student"
            )
        if total > MAX_STUDENT:
            entry.refused = entry.refused or "more than 300 MB from one student"
        if not entry.refused:
            total += entry.size
            try:
                file.data = entry.read()
            except ValueError as error:
                entry.refused = str(error)
        if entry.refused:
            file.row.outcome = f"REFUSED: {entry.refused}"
    return files


def sort_out(course, files, source, only):
    """The files by problem set; what is no notebook goes with the notebook beside it."""
    sets, loose, until = {}, [], time.monotonic() + SECONDS
    for file in files:
        found = which_set(course, file, until) if file.is_notebook else None
        if found:
            sets.setdefault(found, []).append(file)
        else:
            loose.append(file)
    for file in loose:
        hint = assignment(course, [*reversed(file.who.rest)])
        beside = [
            name for name, own in sets.items() if any(is_beside(file, one) for one in own)
        ]
        default = only or assignment(course, [file.entry.path, source])
        if len(course.names()) == 1:
            default = default or course.names()[0]
        file.sure = False
        for name in [hint] if hint in sets else beside or [hint or default]:
            if name:
                sets.setdefault(name, []).append(file)
    return instead(course, sets, source, only)


def is_beside(file, notebook):
    folder = notebook.who.rest[:-1]
    return file.who.rest[: len(folder)] == folder


def which_set(course, file, until):
    """The problem set a notebook is for: by its tasks, else by its name or folder."""
    known, told = known_tasks(course), None
    if file.data:
        try:
            left = until - time.monotonic()
            told = limited(lambda: by_tasks(known, file.data), left, MEMORY)
        except Failed as why:
            file.unread = f"{file.entry.path} could not be read: {why}."
    return told or assignment(course, [*reversed(file.who.rest)])


def by_tasks(known, data):
    """The problem set most of whose tasks are named in these bytes; None without any."""
    text = decode(data)[0]
    ids = set(re.findall(r'"grade_id"\s*:\s*"([^"]+)"', text))
    functions = set(re.findall(r"\bdef (\w+)\(", text))
    best = max(
        (
            (len(ids & tasks), len(functions & asked), name)
            for name, (tasks, asked) in known.items()
        ),
        default=(0, 0, None),
    )
    return best[2] if best[:2] > (0, 0) else None


@cache
def known_tasks(course):
    """For each problem set the ids of its cells and the functions it asks for."""
    known = {}
    for name in course.names():
        cells = course.master(name).cells
        answers = [cell.source for cell in cells if role(cell) == "answer"]
        asked = (defined(source, functions_first=True) for source in answers)
        known[name] = {grade_id(cell) for cell in cells} - {None}, set().union(*asked)
    return known


def parse_due(text):
    """Return the moment after which a file is late, or raise Trouble if it is no date."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise Trouble(
            f'--due {text!r} is no date; write it as "2026-11-20 23:59".'
        ) from None
    if when.tzinfo:
        raise Trouble(
            f"--due {text!r}: leave out the time zone. It is compared with the times in the "
            "export, which are the platform's own."
        )
    return when if len(text) > 10 else when.replace(hour=23, minute=59, second=59)
