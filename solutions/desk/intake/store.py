"""One student's files for one problem set: which is marked, and where all of them stay."""

import hashlib
import re
import shutil
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from desk.disk import digest, read_json, write, write_json

from . import archive, names, reading
from .rebuilding import rebuild

LONGEST = 500  # bytes of a path beside the notebook


@dataclass
class Row:
    """What became of one file."""

    file: str
    student: str = ""
    assignment: str = ""
    outcome: str = ""


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


def store(course, handing, name, files, source, due):
    """Keep the latest notebook with its companions to be marked, all others beside."""
    notebooks = [file for file in files if file.is_notebook and file.data is not None]
    notebooks = [file for file in notebooks if file.sure] or notebooks
    chosen = choose(course, name, notebooks)
    notes = list(handing.notes)
    if len(notebooks) > 1:
        notes.append(
            f"{len(notebooks)} notebooks were handed in; {chosen.entry.path} is marked."
        )
    notes += [
        f"{file.entry.path} was refused: {file.entry.refused}."
        for file in files
        if file.entry.refused
    ]
    kept = {f"{name}.ipynb": chosen.data} if chosen else {}
    others = {}
    for file in files:
        file.row.assignment = name
        if file is chosen or file.data is None:
            continue
        aside = file in notebooks
        place(others if aside else kept, file, chosen)
        file.row.outcome = (
            "another version: kept, not marked" if aside else "kept beside it"
        )
    record = {
        "student": handing.student,
        "assignment": name,
        "name": names.shown(handing.who.name),
        "written": handing.who.name,
        "number": handing.who.number,
        "platform": handing.who.platform,
        "doubt": handing.doubt,
        "source": source,
        "notes": notes,
        "file": chosen.entry.path if chosen else None,
        **times(chosen or files[0], due),
        "digest": digest(kept),
    }
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
            answers = any(rebuild(master, reading.read(file.data)).answered.values())
        except reading.NeedsALook:
            return (0, False, file.entry.when or datetime.min, 0, "")
        return (
            1,
            answers,
            file.entry.when or datetime.min,
            file.who.upload,
            file.entry.path,
        )

    return max(notebooks, key=rank)


def place(files, file, chosen):
    """Put a file under the name it has beside the notebook; no two under one name."""
    folder = chosen.who.rest[:-1] if chosen else []
    parts = file.who.rest
    parts = parts[len(folder) :] if parts[: len(folder)] == folder else parts[-1:]
    name = "/".join(safe(part) for part in parts) or "file"
    if len(name.encode()) > LONGEST:
        name = safe(parts[-1])
    first, slash, rest = name.partition("/")
    stem, dot, ending = first.partition(".")
    number = 1
    while any(clash(name, other) for other in files):
        number += 1
        name = f"{stem}-{number}{dot}{ending}{slash}{rest}"
    files[name] = file.data


def clash(one, other):
    """Whether two names can not stand in one folder, on any system.

    >>> clash("Data.csv", "data.csv"), clash("data", "data/a.csv"), clash("a", "ab")
    (True, True, False)
    """
    one, other = (
        unicodedata.normalize("NFC", name).casefold() + "/" for name in (one, other)
    )
    return one.startswith(other) or other.startswith(one)


def safe(part):
    """A file name that no system takes amiss."""
    part = re.sub(r'[\x00-\x1f<>:"|?*\\/]', "_", part).strip(" .") or "file"
    part = part.encode()[-100:].decode("utf-8", "ignore")
    return f"_{part}" if part.partition(".")[0].lower() in names.RESERVED else part


def times(file, due):
    when = file.entry.when
    late = file.who.late or bool(due and when and when > due)
    return {"late": late, "when": when.isoformat() if when else None}


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


# ---- Reading it again ------------------------------------------------------------------------


def submission_files(folder):
    """The files of one submission (name -> bytes), and what was refused and why."""
    files, refused = {}, []
    for entry in sorted(archive.in_folder(folder), key=lambda entry: entry.path):
        try:
            if entry.refused:
                raise ValueError(entry.refused)
            files[entry.path] = entry.read()
        except ValueError as why:
            refused.append(f"{entry.path} was refused: {why}.")
    return files, refused


def notebook_name(files, name, refused):
    """Which of the files is the notebook; NeedsALook where that can not be told."""
    if f"{name}.ipynb" in files:
        return f"{name}.ipynb"
    found = [file for file in files if file.lower().endswith(".ipynb")]
    if len(found) == 1:
        return found[0]
    if found:
        raise reading.NeedsALook(
            f"Several notebooks, none called {name}.ipynb: {', '.join(found)}."
        )
    what = ", ".join(files) or "nothing that can be read"
    raise reading.NeedsALook(
        f"No notebook was handed in, but {what}. {' '.join(refused)}".strip()
    )
