"""From what a platform exports to one folder a student: sorted, bounded, nothing dropped."""

import hashlib
import re
import shutil
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from . import archive, intake, names
from .course import Trouble, find_name, read_json, write, write_json
from .rebuild import defined, grade_id, rebuild

MAX_STUDENT = 300_000_000  # bytes of all one student hands in


@dataclass
class Row:
    """What became of one file."""

    file: str
    student: str = ""
    assignment: str = ""
    outcome: str = ""


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
    give_ids(course, handings, students, only)
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
    plain = [entry.parts for entry in listed
             if names.who(entry.parts, known) is None
             or names.who(entry.parts, known).platform == "folder"]  # fmt: skip
    depth = names.wrapper(plain, known)
    handings = {}
    for entry in listed:
        parts = entry.parts[depth:] if entry.parts in plain else entry.parts
        person = names.who(parts, known)
        if person is None:
            why = entry.refused or "it is not told whose it is"
            rows.append(Row(entry.path, outcome=f"NOT TAKEN: {why}"))
            continue
        key = (names.slug(person.name), person.number)
        handings.setdefault(key, Handing(person)).entries.append((person, entry))
    return list(handings.values())


def give_ids(course, handings, students, only):
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
            handing.notes.append("Another student has the same name; a roster tells them apart.")
        if students and not row:
            handing.notes.append("Not on the roster.")


def records(course, student):
    return [read_json(path) for path in course.desk.glob(f"state/*/{student}/collected.json")]


def known_as(course, student, handing):
    return any(record.get("number") == handing.who.number
               for record in records(course, student))  # fmt: skip


def known_otherwise(course, student, handing):
    """Whether this id was given to another number of the same export, the same name."""
    exports = {(record.get("number"), record.get("assignment"))
               for record in records(course, student) if record.get("number")}  # fmt: skip
    found = {assignment(course, [entry.path for _, entry in handing.entries])}
    return any(number != handing.who.number and name in found for number, name in exports)


def assignment(course, texts):
    return next(filter(None, (find_name(text, course.names()) for text in texts)), None)


def write_students(course, handings, students):
    """Keep the names for the gradebook; who is on the roster counts even without a file."""
    path = course.desk / "students.json"
    kept = read_json(path)
    for student in students:
        kept[student.id] = {"first": student.first, "last": student.last,
                            "email": student.email}  # fmt: skip
    for handing in handings:
        kept.setdefault(handing.student, {"first": handing.first, "last": handing.last,
                                          "email": ""})  # fmt: skip
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
        store(course, handing, name, own, source, due)
    for row in rows:
        row.outcome = row.outcome or "NOT TAKEN: it is not told which problem set it is for"
    return rows


@dataclass
class File:
    """One file of a student: `data` is None where it was refused."""

    row: Row
    who: names.Who
    entry: archive.Entry
    data: bytes | None
    sure: bool = True  # whether the file itself says which problem set it is

    @property
    def name(self):
        return self.who.rest[-1] if self.who.rest else self.entry.parts[-1]

    @property
    def is_notebook(self):
        return self.name.lower().endswith((".ipynb", ".ipynb.json", ".ipynb.txt"))


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
        beside = [name for name, own in sets.items() if any(is_beside(file, one) for one in own)]
        default = only or assignment(course, [file.entry.path, source])
        if len(course.names()) == 1:
            default = default or course.names()[0]
        file.sure = False
        for name in [hint] if hint in sets else beside or [hint or default]:
            if name:
                sets.setdefault(name, []).append(file)
    return {name: own for name, own in sets.items() if not only or name == only}


def is_beside(file, notebook):
    folder = notebook.who.rest[:-1]
    return file.who.rest[: len(folder)] == folder


def which_set(course, file):
    """The problem set a notebook is for: by its tasks, else by its name or folder."""
    if file.data:
        text = intake.decode(file.data)[0]
        ids = set(re.findall(r'"grade_id"\s*:\s*"([^"]+)"', text))
        functions = set(re.findall(r"\bdef (\w+)\(", text))
        best = max(
            ((len(ids & tasks), len(functions & asked), name)
             for name, (tasks, asked) in known_tasks(course).items()),
            default=(0, 0, None),
        )  # fmt: skip
        if best[:2] > (0, 0):
            return best[2]
    return assignment(course, [*reversed(file.who.rest)])


def known_tasks(course, _cache={}):  # noqa: B006
    """For each problem set the ids of its cells and the functions it asks for."""
    if course not in _cache:
        _cache[course] = {}
        for name in course.names():
            cells = course.master(name).cells
            answers = [cell for cell in cells
                       if cell.metadata.get("nbgrader", {}).get("solution")]  # fmt: skip
            asked = set().union(*(defined(cell.source, functions_first=True)
                                  for cell in answers if cell.cell_type == "code"))  # fmt: skip
            _cache[course][name] = ({grade_id(cell) for cell in cells} - {None}, asked)
    return _cache[course]


# ---- Choosing and storing ---------------------------------------------------------------------


def store(course, handing, name, files, source, due):
    """Keep the latest notebook with its companions to be marked, all others beside."""
    notebooks = [file for file in files if file.is_notebook and file.data is not None]
    notebooks = [file for file in notebooks if file.sure] or notebooks
    chosen = choose(course, name, notebooks)
    notes = list(handing.notes)
    if len(notebooks) > 1:
        notes.append(f"{len(notebooks)} notebooks were handed in; {chosen.entry.path} is marked.")
    notes += [f"{file.entry.path} was refused: {file.entry.refused}."
              for file in files if file.entry.refused]  # fmt: skip
    kept = {f"{name}.ipynb": chosen.data} if chosen else {}
    others = {}
    for file in files:
        file.row.assignment = name
        if file is chosen or file.data is None:
            continue
        aside = file in notebooks
        place(others if aside else kept, file, chosen)
        file.row.outcome = "another version: kept, not marked" if aside else "kept beside it"
    record = {
        "student": handing.student, "assignment": name, "name": names.shown(handing.who.name),
        "number": handing.who.number, "source": source, "notes": notes,
        "file": chosen.entry.path if chosen else None,
        **times(chosen or files[0], due), "digest": digest(kept),
    }  # fmt: skip
    outcome = put(course, record, kept, others)
    for file in files:
        if file is chosen or (not chosen and not file.entry.refused):
            file.row.outcome = outcome + (" LATE" if record["late"] else "")


def choose(course, name, notebooks):
    """The notebook to mark: readable and with answers in it before all, then the latest."""
    if len(notebooks) < 2:
        return notebooks[0] if notebooks else None
    master = course.master(name)

    def rank(file):
        try:
            answers = any(rebuild(master, intake.read(file.data)).answered.values())
        except intake.NeedsALook:
            return (0, False, datetime.min, 0, "")
        return (1, answers, file.entry.when or datetime.min, file.who.upload, file.entry.path)

    return max(notebooks, key=rank)


def place(files, file, chosen):
    """Put a file under the name it has beside the notebook; no two under one name."""
    folder = chosen.who.rest[:-1] if chosen else []
    parts = file.who.rest
    parts = parts[len(folder) :] if parts[: len(folder)] == folder else parts[-1:]
    name = "/".join(safe(part) for part in parts) or "file"
    stem, dot, ending = name.partition(".")
    number = 1
    while name in files:
        number += 1
        name = f"{stem}-{number}{dot}{ending}"
    files[name] = file.data


def safe(part):
    """A file name that no system takes amiss."""
    part = re.sub(r'[\x00-\x1f<>:"|?*\\/]', "_", part).strip(" .") or "file"
    return f"_{part}" if part.partition(".")[0].lower() in names.RESERVED else part[-100:]


def times(file, due):
    when = file.entry.when
    late = file.who.late or bool(due and when and when > due)
    return {"late": late, "when": when.isoformat() if when else None}


def digest(files):
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
    return total.hexdigest()


def put(course, record, files, others):
    """Write a submission unless it stands already; an older one moves aside, never away."""
    name, student = record["assignment"], record["student"]
    target = course.submitted(name, student)
    path = course.state(name, student) / "collected.json"
    before = read_json(path)
    aside = course.desk / "earlier" / student / name
    keep(aside, others)
    if before.get("digest") == record["digest"] and target.is_dir():
        write_json(path, {**record, "late": before.get("late", False) or record["late"]})
        return "collected before, unchanged"
    outcome = "to be marked" if record["file"] else "no notebook: A PERSON MUST LOOK"
    if before and older(record, before):
        keep(aside, files)
        return "an older version than the one collected before: kept, not marked"
    fresh = target.with_name(f"{name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for file, data in files.items():
        write(fresh / file, data)
    if target.exists():
        aside.mkdir(parents=True, exist_ok=True)
        target.rename(free_name(aside, "collected"))
        outcome += " (the version collected before is kept)"
    fresh.rename(target)
    write_json(path, record)
    return outcome


def older(record, before):
    return bool(record["when"] and before.get("when") and record["when"] < before["when"])


def keep(folder, files):
    """Keep files aside, each content once."""
    for name, data in files.items():
        mark = hashlib.sha256(data).hexdigest()[:8]
        target = folder / mark / name
        if not target.exists():
            write(target, data)


def free_name(folder, stem):
    number = 1
    while (folder / f"{stem}-{number}").exists():
        number += 1
    return folder / f"{stem}-{number}"


def parse_due(text):
    """The moment after which a file is late; Trouble where it is no date."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise Trouble(f'--due {text!r} is no date; write it as "2026-11-20 23:59".') from None
    return when.replace(tzinfo=None) if len(text) > 10 else when.replace(hour=23, minute=59)
