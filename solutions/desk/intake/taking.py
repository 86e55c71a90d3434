"""Another file in the place of what was handed in, by the teacher's decision; and back."""

from pathlib import Path

from desk.course import Trouble
from desk.disk import digest, read_json, write_json

from .entry import MAX_FILE
from .keeping import free_name, keep, replace
from .store import submission_files


def kept_files(course, name, student):
    """What of this student's stands in the desk for the problem set, as paths within it."""
    tops = [course.submitted(name, student), course.desk / "earlier" / student / name]
    return [
        path.relative_to(course.desk).as_posix()
        for top in tops
        for path in sorted(top.rglob("*"))
        if path.is_file() and not path.is_symlink()
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
    """Let this file be marked; return its path."""
    path = find(course, name, student, text)
    if path.stat().st_size > MAX_FILE:
        raise Trouble(f"{path} is far too large.")
    data = path.read_bytes()
    put_back(course, name, student)
    target, aside = places(course, name, student)
    state = course.state(name, student) / "collected.json"
    before = read_json(state)
    beside = submission_files(target)[0] if target.is_dir() else {}
    files = {
        other: content
        for other, content in beside.items()
        if not other.lower().endswith(".ipynb")
    }
    files[f"{name}.ipynb"] = data
    keep(aside, {path.name: data})
    back = free_name(aside, "collected").name if target.is_dir() else None
    record = {
        "student": student,
        "assignment": name,
        **before,
        "notes": [*before.get("notes", []), f"By decision {path.name} is marked."],
        "doubt": False,
        "wrong": "",
        "file": path.name,
        "digest": digest(files),
        "handed": before.get("digest"),
        "taken": {"back": back, "record": before},
    }
    write_json(state, record)  # first: a cut before the next line is undone by `put_back`
    replace(target, files, aside)
    return path


def put_back(course, name, student):
    """Undo `take`: what was handed in stands in its place again."""
    state = course.state(name, student) / "collected.json"
    taken = read_json(state).get("taken")
    if not taken:
        return
    target, aside = places(course, name, student)
    back = aside / taken["back"] if taken["back"] else None
    if target.is_dir() and (not back or back.is_dir()):
        target.rename(free_name(aside, "taken"))
    if back and back.is_dir():
        back.rename(target)
    if taken["record"]:
        write_json(state, taken["record"])
    else:
        state.unlink()


def places(course, name, student):
    aside = course.desk / "earlier" / student / name
    aside.mkdir(parents=True, exist_ok=True)
    return course.submitted(name, student), aside
