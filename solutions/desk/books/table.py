"""Marks as a table."""

from desk.disk import read_json, write
from desk.spreadsheet import as_csv

from . import book, counting, given
from .decided import with_decision
from .given import stem


def export(course, name, target):
    """Write the marks of one problem set, or of "all" (one row per student and set)."""
    rows = everything(course) if name == "all" else one_set(course, name)
    write(target, as_csv(rows))
    return rows


def everything(course):
    columns = ("student", "first name", "last name", "problem set", "by machine", "by hand",
               "total", "out of", "handed in", "late", "state", "notes")  # fmt: skip
    return [
        {column: row.get(column, "") for column in columns}
        for name in course.names()
        for row in one_set(course, name)
    ]


def one_set(course, name):
    """Return a row per student with marks by task, by machine, by hand, in all, and
    state."""
    master = course.master(name)
    with book.gradebook(course) as gradebook:
        marks = book.current(gradebook, course, name)
        earlier = given.earlier(gradebook, name)
    people = book.students(course)
    everyone = set(people) | {
        path.parent.name for path in course.desk.glob(f"submitted/*/{name}")
    }
    return [
        {
            "student": student,
            "first name": people.get(student, {}).get("first", ""),
            "last name": people.get(student, {}).get("last", ""),
            "problem set": name,
            **with_decision(
                course,
                name,
                student,
                row(
                    course,
                    name,
                    student,
                    marks.get(student),
                    master,
                    [given.sentence(one) for one in earlier.get(student, {}).values()],
                ),
            ),
        }
        for student in sorted(everyone)
    ]


def row(course, name, student, grades, master, earlier):
    """The columns of one student's marks; `earlier`: what is to be looked at again."""
    tasks = {task: points for task, (_, points) in counting.tasks(master).items()}
    collected = read_json(course.state(name, student) / "collected.json")
    record = read_json(course.state(name, student) / "marked.json")
    got = {f"{task} ({points:g})": "" for task, points in tasks.items()}
    got |= {
        "by machine": "",
        "by hand": "",
        "total": "",
        "out of": tidy(counting.out_of(master)),
    }
    got["handed in"] = handed_in(collected)
    got["late"] = "late" if collected.get("late") else ""
    look = record | {"look": record.get("look") or bool(earlier)}
    got["state"] = state(course, name, student, grades, look, collected)
    notes = [*(record.get("notes") or collected.get("notes", [])), *earlier]
    got["notes"] = " ".join(notes)
    if grades is None or record.get("state") != book.MARKED:
        return got
    for task, points in tasks.items():
        own = [grade for cell, grade in grades.items() if stem(cell) == task]
        if all(score(grade) is not None for grade in own):
            got[f"{task} ({points:g})"] = tidy(sum(score(grade) for grade in own))
    got |= zip(("by machine", "by hand", "total"), map(tidy, sums(master, grades)))
    return got


def sums(master, grades):
    """The points by machine, by hand and in all; where students choose, those that count."""
    if counting.chosen(master):
        scores = {}
        for cell, grade in grades.items():
            scores[stem(cell)] = scores.get(stem(cell), 0) + (score(grade) or 0)
        kinds = counting.best(master, scores).values()
        machine, by_hand = (points for points, _ in kinds)
        return machine, by_hand, machine + by_hand
    machine = sum(g["auto"] or 0 for g in grades.values() if g["manual"] is None)
    by_hand = sum(score(g) for g in grades.values() if g["manual"] is not None)
    return machine, by_hand, sum(score(grade) or 0 for grade in grades.values())


def handed_in(collected):
    """The time at which the marked file came, as far as collecting knows it.

    The date of a commit is the student's own, and may only be too early.

    >>> handed_in({"when": "2026-03-02T09:00:00"})
    '2026-03-02 09:00'
    >>> handed_in({"when": "2026-03-02T09:00:00", "own": True})
    'not before 2026-03-02 09:00'
    >>> handed_in({"when": "2026-03-02T09:00:00", "taken": {"earlier": True}})
    ''
    """
    if not collected.get("when") or (collected.get("taken") or {}).get("earlier"):
        return ""  # the time is that of the last version
    told = collected["when"][:16].replace("T", " ")
    return f"not before {told}" if collected.get("own") else told


def state(course, name, student, grades, record, collected):
    if not course.submitted(name, student).is_dir():
        return "nothing handed in"
    if record.get("state") == book.LOOK:
        return "needs a look"
    if grades is None or record.get("digest") != collected.get("digest"):
        return "not marked yet"
    waiting = sum(grade["open"] for grade in grades.values())
    done = "marked, but please look" if record.get("look") else "marked"
    return f"{done}; {count(waiting, 'answer')} to read" if waiting else done


def score(grade):
    """Return a task's score, by hand if given, else by machine, or None if not marked."""
    if grade["manual"] is None and grade["auto"] is None:
        return None
    given = grade["auto"] if grade["manual"] is None else grade["manual"]
    return given + grade["extra"]


def count(number, noun):
    return f"{number} {noun}" + "s" * (number != 1)


def tidy(number):
    return round(number, 2) if number % 1 else int(number)
