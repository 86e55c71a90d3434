"""List who needs a look, and keep, show or undo what the teacher decides."""

import math
from datetime import datetime

from desk import books, intake

from .course import Trouble
from .disk import read_json
from .holding import Change, alone, make, settle

KINDS = "take", "mark", "accept", "nothing", "undo"
FIRST = 8  # files of a student that are listed before "and … more"


def answer(course, chosen):
    """Do what the command line asks (`chosen`), and return the lines to print."""
    name, student = chosen["set"], chosen["student"]
    kinds = [kind for kind in KINDS if chosen[kind]]
    if len(kinds) > 1 or (kinds and not student) or (chosen["why"] and not kinds):
        raise Trouble(f"Name a student and one of --{', --'.join(KINDS)}.")
    if not kinds:
        lines = overview(course, name, student)
        settle = (
            f"Settle it: python3 solutions decide {name} STUDENT with --take FILE, "
            '--mark POINTS --why "…", --accept or --nothing; --undo takes it back.'
        )
        return [*lines, settle] if lines else [f"Nobody needs a look in {name}."]
    kind, lines = kinds[0], []
    with alone(course):
        said = act(course, name, student, kind, chosen)
    if kind == "undo":
        lines.append(f"{student}: the decision is taken back.")
    else:
        lines.append(f"{student}: {said}")
        lines.append(f"Undo it: python3 solutions decide {name} {student} --undo")
    if kind in ("take", "undo"):
        lines.append(f"Now: python3 solutions grade {name}")
    return lines


def act(course, name, student, kind, chosen):
    if kind == "undo":
        return undo(course, name, student)
    return decide(course, name, student, kind, chosen[kind], chosen["why"])


def overview(course, name, student=None):
    """Lines on all who need a look or were decided on, or on this one student."""
    course.master_file(name)
    settle(course)
    everyone = [known(course, name, student)] if student else sorted(people(course, name))
    lines = []
    for one in everyone:
        found, why = books.decision(course, name, one), reason(course, name, one)
        if found:
            again = f" NOT IN FORCE, {found['outdated']}." if found["outdated"] else ""
            lines.append(f"{one}: {books.in_words(found)}{again}")
        open_still = not found or found["outdated"] or found["new"]
        if student or (why and open_still):
            lines.append(f"{one}: {why or 'needs no look'}")
            files = intake.kept_files(course, name, one)
            lines += [f"    {file}" for file in files[: None if student else FIRST]]
            if len(files) > FIRST and not student:
                lines.append(f"    and {len(files) - FIRST} more")
    return lines


def reason(course, name, student):
    """Return why this student's work needs a look, or "" if it does not."""
    state = course.state(name, student)
    collected = read_json(state / "collected.json")
    marked = read_json(state / "marked.json")
    current = marked.get("digest") == collected.get("digest")
    if collected.get("wrong"):
        return collected["wrong"]
    if current and marked.get("state") == books.LOOK:
        return marked.get("reason") or "needs a look"
    if collected and not collected.get("file"):
        return "No notebook was handed in."
    if collected.get("doubt") or (current and marked.get("look")):
        notes = [*collected.get("notes", []), *marked.get("notes", [])]
        return "marked, but please look: " + " ".join(dict.fromkeys(notes))
    return ""


def people(course, name):
    """All who may be decided on: those on the list and those who handed in."""
    found = course.desk.glob(f"state/{name}/*/")
    return set(read_json(course.desk / "students.json")) | {path.name for path in found}


def known(course, name, student):
    """This student's id; Trouble, with the ids that are like it, where there is none."""
    everyone = people(course, name)
    if student in everyone:
        return student
    near = sorted(one for one in everyone if student.casefold() in one.casefold())
    raise Trouble(
        f"There is no student {student!r}. There are: "
        f"{', '.join(near or sorted(everyone)) or 'none yet; first collect'}."
    )


def decide(course, name, student, kind, value=None, why=""):
    """Keep a decision (`kind`: take, mark, accept, nothing) and return it in words."""
    course.master_file(name)
    student = known(course, name, student)
    found = {"kind": kind, "why": why.strip()}
    if kind == "mark":
        found["points"] = points(course, name, value)
        if not found["why"]:
            raise Trouble('A mark needs a reason, which the student reads: --why "…".')
    if kind == "accept" and not is_marked(course, name, student):
        raise Trouble(f"{student} has no mark in {name} that could stand.")
    change = Change({})
    if kind == "take":
        change, found["file"] = intake.take(course, name, student, value)
    elif kind != "accept":
        change = intake.put_back(course, name, student)
    collected = None
    if "collected.json" in change.states:
        collected = change.states["collected.json"] or {}
    found |= books.judged_by(course, name, student, collected)
    found["when"] = datetime.now().isoformat(timespec="seconds")
    change.states["decided.json"] = found
    forget_page(course, name, student)
    make(course, name, student, change)
    return books.in_words(found)


def is_marked(course, name, student):
    state = course.state(name, student)
    marked, collected = read_json(state / "marked.json"), state / "collected.json"
    current = marked.get("digest") == read_json(collected).get("digest")
    return current and marked.get("state") == books.MARKED


def undo(course, name, student):
    """Take the decision back, as if it had not been made."""
    course.master_file(name)
    student = known(course, name, student)
    if not (course.state(name, student) / "decided.json").exists():
        raise Trouble(f"Nothing was decided on {student} for {name}.")
    change = intake.put_back(course, name, student)
    change.states["decided.json"] = None
    forget_page(course, name, student)
    make(course, name, student, change)


def forget_page(course, name, student):
    (course.feedback(name, student) / f"{name}.html").unlink(missing_ok=True)


def points(course, name, text):
    """A number of points that the problem set can give, written with a point or comma."""
    most = books.out_of(course.master(name))
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = math.nan
    if not 0 <= number <= most:
        raise Trouble(
            f"--mark is the points for all of {name}: a number from 0 to {most:g}."
        )
    return number
