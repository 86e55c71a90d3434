"""Another file in the place of what was handed in, by the teacher's decision; and back."""

import re
from pathlib import Path

from desk.course import Trouble
from desk.disk import digest, read_json
from desk.holding import Change

from .entry import MAX_FILE
from .keeping import free_name, keep, safe
from .store import submission_files

CUT = re.compile(r"^\..*\.part$")  # half written by a desk that was killed


def kept_files(course, name, student):
    """What of this student's is in the desk for the problem set, as paths within it."""
    tops = [course.submitted(name, student), course.earlier(name, student)]
    return [
        path.relative_to(course.desk).as_posix()
        for top in tops
        for path in sorted(top.rglob("*"))
        if path.is_file() and not path.is_symlink() and not CUT.search(path.name)
    ]


def find(course, name, student, text):
    """The file that is meant: a path in the desk or its unique end, or any on the disk."""
    known = kept_files(course, name, student)
    found = [path for path in known if path == text] or [
        path for path in known if path.endswith("/" + text)
    ]
    contents = {(course.desk / path).read_bytes() for path in found}
    if len(contents) == 1:
        return course.desk / found[0]
    if not found and Path(text).expanduser().is_file():
        return Path(text).expanduser()
    what = "Several files end so" if found else f"There is no file {text!r}"
    raise Trouble(f"{what}. Kept of {student}:\n  " + "\n  ".join(found or known))


def take(course, name, student, text):
    """The change by which this file is marked, and its name."""
    path = find(course, name, student, text)
    if path.stat().st_size > MAX_FILE:
        raise Trouble(f"{path} is far too large.")
    data = path.read_bytes()
    target, aside = course.submitted(name, student), course.earlier(name, student)
    record = read_json(course.state(name, student) / "collected.json")
    if taken := record.get("taken"):  # what was handed in stays where it is
        back, record = taken["back"], taken["record"]
        moved = free_name(aside, "taken").name
        handed_in = aside / back if back else None
    else:
        handed_in = target if target.is_dir() else None
        back = moved = free_name(aside, "collected").name if handed_in else None
    beside = submission_files(handed_in)[0] if handed_in else {}
    files = {
        other: content
        for other, content in beside.items()
        if not other.lower().endswith(".ipynb")
    }
    files[f"{name}.ipynb"] = data
    keep(aside, {safe(path.name): data})
    earlier = course.desk in path.parents and aside in path.parents
    now = {
        "student": student,
        "assignment": name,
        **record,
        # of an earlier version it is not known whether it was late, if the last one was
        "late": None if earlier and record.get("late") else record.get("late", False),
        "doubt": False,
        "wrong": "",
        "file": path.name,
        "digest": digest(files),
        "handed": record.get("digest"),
        "taken": {"back": back, "record": record, "earlier": earlier},
    }
    return Change({"collected.json": now}, files, aside=moved), path.name


def put_back(course, name, student):
    """The change that undoes `take`: what was handed in is in its place again."""
    taken = read_json(course.state(name, student) / "collected.json").get("taken")
    if not taken:
        return Change({})
    states = {"collected.json": taken["record"] or None}
    aside, back = course.earlier(name, student), taken["back"]
    if back and not (aside / back).is_dir():  # an older desk was cut: it never moved
        return Change(states)
    return Change(states, back=back, aside=free_name(aside, "taken").name)
