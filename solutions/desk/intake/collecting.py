"""From what a platform exports to one folder a student: sorted, bounded, nothing dropped."""

import errno
import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from itertools import compress
from pathlib import Path

from desk.course import Trouble
from desk.disk import read_json, write_json

from . import archive, names
from .cells import defined, grade_id, role
from .reading import decode
from .store import File, Row, store
from .wrong import instead

MAX_STUDENT = 300_000_000  # bytes of all one student hands in


@dataclass
class Handing:
    """All files of one student in this collection."""

    who: names.Who
    entries: list = field(default_factory=list)  # pairs of Who and archive.Entry
    student: str = ""
    first: str = ""
    last: str = ""
    notes: list = field(default_factory=list)


def collect(course, source, roster=None, only=None, due=None):
    """Take what is in this zip or folder; return the rows of the report, one a file."""
    rows = []
    handings = group(course, source, rows)
    students = names.read_roster(roster) if roster else []
    give_ids(course, handings, students)
    write_students(course, handings, students)
    for handing in handings:
        rows += take(course, handing, Path(source).name, only, due)
    return sorted(rows, key=lambda row: (row.student, row.file))


def group(course, source, rows):
    """The files sorted by student; what belongs to nobody goes into the rows."""
    listed, known = [], course.names()
    for entry in archive.entries(source):
        if archive.SYSTEM.search(entry.path):
            rows.append(Row(entry.path, outcome="left out: a file of the system"))
        elif entry.parts:
            listed.append(entry)
    people = [names.who(entry.parts, known) for entry in listed]
    plain = [person is None or person.platform == "folder" for person in people]
    depth = names.wrapper([entry.parts for entry in compress(listed, plain)], known)
    handings = {}
    for entry, is_plain in zip(listed, plain):
        parts = entry.parts[depth:] if is_plain else entry.parts
        person = names.who(parts, known)
        if person is None:
            why = entry.refused or "it is not told whose it is"
            rows.append(Row(entry.path, outcome=f"NOT TAKEN: {why}"))
            continue
        key = (names.slug(person.name), person.number)
        handings.setdefault(key, Handing(person)).entries.append((person, entry))
    return list(handings.values())


def give_ids(course, handings, students):
    """An id for each: from the roster, else from the name, apart for two of one name."""
    short = [names.slug(handing.who.name) for handing in handings]
    for handing, own in zip(handings, short):
        row = names.on_roster(handing.who, students)
        handing.first, handing.last = names.first_and_last(handing.who.name)
        handing.student = own
        if row:
            handing.student, handing.first, handing.last = row.id, row.first, row.last
        elif handing.who.platform == "canvas":
            handing.student = f"{own}-{handing.who.number}"
        elif handing.who.number and (
            short.count(own) > 1 or known_otherwise(course, own, handing)
        ):
            if not known_as(course, own, handing):
                handing.student = f"{own}-{handing.who.number}"
            handing.notes.append(
                "Another student has the same name; a roster tells them apart."
            )
        if students and not row:
            handing.notes.append("Not on the roster.")


def records(course, student):
    return [
        read_json(path) for path in course.desk.glob(f"state/*/{student}/collected.json")
    ]


def known_as(course, student, handing):
    return any(
        record.get("number") == handing.who.number for record in records(course, student)
    )


def known_otherwise(course, student, handing):
    """Whether this id was given to another number of the same export, the same name."""
    exports = {
        (record.get("number"), record.get("assignment"))
        for record in records(course, student)
        if record.get("number")
    }
    found = {assignment(course, [entry.path for _, entry in handing.entries])}
    return any(number != handing.who.number and name in found for number, name in exports)


def assignment(course, texts):
    return next(
        filter(None, (names.find_name(text, course.names()) for text in texts)), None
    )


def write_students(course, handings, students):
    """Keep the names for the gradebook; who is on the roster counts even without a file."""
    path = course.desk / "students.json"
    kept = read_json(path)
    for student in students:
        kept[student.id] = {"first": student.first, "last": student.last,
                            "email": student.email}  # fmt: skip
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
            if getattr(error, "errno", 0) == errno.ENOSPC:
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
    return (
        when.replace(tzinfo=None) if len(text) > 10 else when.replace(hour=23, minute=59)
    )
