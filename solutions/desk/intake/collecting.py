"""From what a platform exports to one folder a student: sorted, bounded, nothing dropped."""

import errno
import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from itertools import compress
from pathlib import Path

from desk.course import Trouble
from desk.disk import write

from . import archive, blackboard, identity, names, roster as rosters
from .cells import defined, grade_id, role
from .reading import decode
from .store import File, Row, store

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
    doubt: bool = False  # whether it is asked whose it is
    sets: set = field(default_factory=set)  # that the paths speak of; None: not told

    @property
    def key(self):
        """What makes two handings two: nothing but what the platform has written."""
        return self.who.platform, self.who.name, self.who.number

    def may_be_for(self, name):
        """Whether one of the files may be for this problem set."""
        return name in self.sets or None in self.sets


def collect(course, source, roster=None, only=None, due=None):
    """Take what is in this zip or folder; return the rows of the report, one a file."""
    rows = []
    handings = group(course, source, rows, only)
    students = the_roster(course, roster)
    identity.give_ids(course, handings, students)
    identity.write_students(course, handings, students)
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


def group(course, source, rows, only):
    """The files sorted by student; what belongs to nobody goes into the rows."""
    listed, known = [], course.names()
    for entry in archive.entries(source):
        if archive.SYSTEM.search(entry.path):
            rows.append(Row(entry.path, outcome="left out: a file of the system"))
        elif entry.parts:
            listed.append(entry)
    people = [names.who(entry.parts, known) for entry in listed]
    plain = [person is None or person.platform == "folder" for person in people]
    within(people, listed)
    depth = names.wrapper([entry.parts for entry in compress(listed, plain)], known)
    owned = []
    for entry, person, is_plain in zip(listed, people, plain):
        if is_plain:
            person = names.plain(entry.parts[depth:] or entry.parts[-1:], known)
        if person is None:
            why = entry.refused or "it is not told whose it is"
            rows.append(Row(entry.path, outcome=f"NOT TAKEN: {why}"))
            continue
        owned.append((person, entry))
    blackboard.tell_users(owned)
    only_one(owned, known)
    handings = {}
    for person, entry in owned:
        new = Handing(person)
        handing = handings.setdefault(new.key, new)
        handing.entries.append((person, entry))
        handing.sets.add(only or assignment(course, [entry.path, Path(source).name]))
    for handing in handings.values():
        ask_about_folders(handing, known)
    return list(handings.values())


def within(people, listed):
    """A platform's name in a folder beside the class: who made it, the folder tells too."""
    below = {}
    for who in people:
        if who and who.within:
            below.setdefault(tuple(who.within), set()).add((who.name, who.number))
    plain = any(who and who.platform == "folder" for who in people)
    for top, inside in below.items():
        beside = any(tuple(entry.parts[: len(top)]) != top for entry in listed)
        if beside and (plain or len(inside) == 1):
            folder = [part for part in top if not part.lower().endswith(".zip")] or top
            for who in people:
                if who and tuple(who.within) == top:
                    who.name, who.platform = f"{folder[-1]}/{who.name}", "folder"
                    who.number, who.anonymous = "", False


def only_one(owned, known):
    """A single folder in a folder: a student of a class, or a folder of a student's."""
    notebooks = [who for who, entry in owned if who.rest[-1].endswith(".ipynb")]
    pairs = {(who.platform, who.name, *who.rest[:-1][:1]) for who in notebooks}
    if len(pairs) != 1 or len(pair := pairs.pop()) < 3 or pair[0] != "folder":
        return
    _, top, below = pair
    if not names.person(below, known) or below.lower().endswith(".zip"):
        return
    for who, _ in owned:
        if who.name == top:
            who.name = f"{top}/{below}"
            who.rest = who.rest[who.rest[0] == below :]


def ask_about_folders(handing, known):
    """Ask where it is not told whether a folder is a student, or holds several."""
    who = handing.who
    if who.platform != "folder":
        return
    below = {
        person.rest[0]
        for person, _ in handing.entries
        if len(person.rest) > 1 and person.rest[-1].endswith(".ipynb")
    }
    below = sorted(name for name in below if names.person(name, known))
    if len(below) > 1:
        identity.ask(handing, f"The folder {names.shown(who.name)} holds notebooks in "
            f"{' and '.join(map(names.shown, below))}: one student's, or several?")  # fmt: skip
    elif "/" in who.name:
        top, below = map(names.shown, who.name.split("/", 1))
        identity.ask(handing, f"Is this the work of {top} or of {below}?")


def assignment(course, texts):
    return next(
        filter(None, (names.find_name(text, course.names()) for text in texts)), None
    )


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
    for name, own in sets.items():
        for file in own:
            if only and name != only and not file.row.outcome:
                file.row.assignment, file.row.outcome = (
                    name,
                    f"left out: it is for {name}",
                )
    return {name: own for name, own in sets.items() if not only or name == only}


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
