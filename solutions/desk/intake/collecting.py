"""From what a platform exports to one folder a student: sorted, bounded, nothing dropped."""

import re
from datetime import datetime
from functools import cache
from pathlib import Path

from desk.course import Trouble
from desk.disk import is_full, read_json, write, write_json

from . import identity, reused
from . import roster as rosters
from .cells import defined, grade_id, role
from .grouping import assignment, group
from .reading import decode
from .store import File, Row, store
from .wrong import instead

MAX_STUDENT = 300_000_000  # bytes of all one student hands in


def collect(course, source, roster=None, only=None, due=None):
    """Take what is in this zip or folder; return the rows of the report, one a file."""
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
            kept[student.id] = {
                "first": student.first,
                "last": student.last,
                "email": student.email,
                "was": reused.names_until_now(course, student.id, kept),
            }
    for handing in handings:
        kept.setdefault(
            handing.student, {"first": handing.first, "last": handing.last, "email": ""}
        )
    write_json(path, kept)


# ---- One student -----------------------------------------------------------------------------


def take(course, handing, source, only, due):
    """Store one student's files; return their rows."""
    rows, files, total = [], [], 0
    for person, entry in handing.entries:
        row = Row(entry.path, handing.student)
        rows.append(row)
        if total > MAX_STUDENT:
            entry.refused = entry.refused or "more than 300 MB from one student"
        data = None
        if not entry.refused:
            try:
                data = entry.read()
                total += len(data)
            except ValueError as error:
                entry.refused = str(error)
        if entry.refused:
            row.outcome = f"REFUSED: {entry.refused}"
        files.append(File(row, person, entry, data))
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


def sort_out(course, files, source, only):
    """The files by problem set; what is no notebook goes with the notebook beside it."""
    sets, loose = {}, []
    for file in files:
        found = which_set(course, file) if file.is_notebook else None
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


def which_set(course, file):
    """The problem set a notebook is for: by its tasks, else by its name or folder."""
    if file.data:
        text = decode(file.data)[0]
        ids = set(re.findall(r'"grade_id"\s*:\s*"([^"]+)"', text))
        functions = set(re.findall(r"\bdef (\w+)\(", text))
        best = max(
            (
                (len(ids & tasks), len(functions & asked), name)
                for name, (tasks, asked) in known_tasks(course).items()
            ),
            default=(0, 0, None),
        )
        if best[:2] > (0, 0):
            return best[2]
    return assignment(course, [*reversed(file.who.rest)])


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
    """The moment after which a file is late; Trouble where it is no date."""
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
