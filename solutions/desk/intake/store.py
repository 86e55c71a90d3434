"""One student's files for one problem set: which is marked, and where all of them stay."""

import time
from dataclasses import dataclass

from desk.disk import digest, read_json, write_json
from desk.holding import Change, make

from . import archive, dates, names, reading
from .keeping import free_name, keep, place
from .rebuilding import Beyond, rebuilt

SECONDS = 10  # for one student's notebooks
NAMED = 20  # refused files of one student; of more the number is said


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
    other: str = ""  # the problem set it is for, where another was asked for
    unread: str = ""  # why it could not be read within the limits

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
    notebooks = [file for file in notebooks if not file.other]
    chosen, in_doubt = choose(course, name, notebooks)
    unread = [file for file in files if file.unread]
    notes = handing.notes + dates.doubts(file.entry for file in files)
    others = sorted({file.other for file in files} - {""})
    wrong = f"Handed in {', '.join(others)}, not {name}." if others and not chosen else ""
    if len(notebooks) > 1:
        notes.append(
            f"{len(notebooks)} notebooks were handed in; {chosen.entry.path} is marked."
        )
    if in_doubt:
        notes.append("Which of them is the last is not known: please look.")
    refused = [file.entry for file in files if file.entry.refused]
    notes += [f"{one.path} was refused: {one.refused}." for one in refused[:NAMED]]
    if len(refused) > NAMED:
        notes.append(f"{len(refused) - NAMED:,} more files were refused.")
    notes += [file.unread for file in unread[:NAMED]]
    kept = {f"{name}.ipynb": chosen.data} if chosen else {}
    others = {}
    for file in files:
        file.row.assignment = file.row.assignment or name
        if file is chosen or file.data is None:
            continue
        aside = file in notebooks
        place(others if aside else kept, file, chosen)
        if not file.other:
            file.row.outcome = (
                "another version: kept, not marked" if aside else "kept beside it"
            )
    first = chosen or files[0]
    record = {
        "student": handing.student,
        "assignment": name,
        "name": names.shown(handing.who.name),
        "written": handing.who.name,
        "number": handing.who.number,
        "platform": handing.who.platform,
        "source": source,
        "notes": notes,
        "doubt": bool(in_doubt or handing.doubt or unread),
        "wrong": wrong,
        "file": chosen.entry.path if chosen else None,
        "due": due and due.isoformat(),
        **dates.moment(first.who, first.entry, notes),
        "digest": digest(kept),
    }
    outcome = put(course, record, kept, others)
    late = {True: " LATE", None: " (late or not: not known)"}.get(record["late"], "")
    for file in files:
        if file.other:
            before = f"{file.row.outcome}; " if file.row.outcome else ""
            file.row.outcome = f"{before}{wrong or outcome} A PERSON MUST LOOK{late}"
        elif file is chosen or (not chosen and not file.entry.refused):
            file.row.outcome = outcome + late
        if file.unread:
            file.row.outcome += f": A PERSON MUST LOOK ({file.unread})"


def choose(course, name, notebooks):
    """The notebook to mark, and whether another might be meant.

    One that is readable and has answers comes first, then what the platform says is the
    last. Names and dates are the student's: where only they decide, that is a doubt.
    """
    if len(notebooks) < 2:
        return (notebooks[0] if notebooks else None), False
    master, until = course.master(name), time.monotonic() + SECONDS

    def rank(file):
        left = until - time.monotonic()
        try:
            answered = rebuilt(master, file.data, file.entry.path, left).answered
        except reading.NeedsALook as reason:
            if isinstance(reason, Beyond):
                file.unread = str(reason)
            return (0, False, [])
        answers = any(answered.values())
        return (1, answers, dates.order(file.who, file.entry) or [])

    ranks = [rank(file) for file in notebooks]
    best = max(ranks)
    likely = [file for file, rank in zip(notebooks, ranks) if rank == best]
    in_doubt = best[1] and len({file.data for file in likely}) > 1
    return max(likely, key=lambda file: file.entry.path), in_doubt


def put(course, record, files, others):
    """Write a submission unless it is there already; an older one moves aside, never away."""
    name, student = record["assignment"], record["student"]
    target = course.submitted(name, student)
    path = course.state(name, student) / "collected.json"
    before = read_json(path)
    aside = course.earlier(name, student)
    keep(aside, others)
    record["also"] = names_before(record, before)
    taken = before.get("taken")  # by the teacher's decision, in the place of `handed`
    handed = before.get("handed") if taken else before.get("digest")
    same = handed == record["digest"] and target.is_dir()
    dates.settle(record, before, same, course)
    if same and taken and taken.get("earlier") and record["late"]:
        record["late"] = None  # how late that version was is not known
    if same:
        kept = ("digest", "handed", "taken", "file", "notes", "doubt", "wrong")
        record |= {key: before[key] for key in kept if key in before and taken}
        write_json(path, record)
        return "collected before, unchanged"
    if before and dates.older(record, before):
        keep(aside, files)
        return "an older version than the one collected before: kept, not marked"
    if before.get("file") and not record["file"] and target.is_dir():
        keep(aside, files)
        why = record["wrong"] or "There is no notebook in what was handed in later."
        notes = [*dict.fromkeys([*before.get("notes", []), f"{why} Please look."])]
        write_json(path, {**before, "notes": notes, "doubt": True})
        return "no notebook, the one collected before stays: A PERSON MUST LOOK"
    outcome = "to be marked" if record["file"] else "no notebook: A PERSON MUST LOOK"
    moved = free_name(aside, "collected").name if target.exists() else None
    make(course, name, student, Change({path.name: record}, files, aside=moved))
    return outcome + " (the version collected before is kept)" * bool(moved)


def names_before(record, before):
    """The names and numbers under which the same student has handed this in until now."""
    known = before.get("also", [])
    own = {key: before[key] for key in ("written", "number", "platform") if key in before}
    is_now = all(record[key] == value for key, value in own.items())
    return known if is_now or own in known else [*known, own]


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
    """Return which of the files is the notebook, or raise NeedsALook if that cannot be
    told."""
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
