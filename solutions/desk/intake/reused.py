"""Ask whose the work is if another roster gives its id to somebody else."""

from desk.disk import read_json, write_json

from .doubts import either, words
from .names import loose


def ask(course, handings, students):
    """Ask on all work under an id of a roster that stood for another name until now."""
    kept = read_json(course.desk / "students.json")
    for student in students:
        now = f"{student.first} {student.last}"
        until_now = names_until_now(course, student.id, kept)
        if other := [name for name in until_now if is_other(name, now)]:
            question = (
                f"{student.id} was {either(other)}, and is {now.strip()} on the roster: "
                "whose work is this?"
            )
            for handing in handings:
                if handing.student == student.id:
                    handing.ask(question)
            for path in collected(course, student.id):
                record = read_json(path)
                notes = [*dict.fromkeys([*record.get("notes", []), question])]
                write_json(path, {**record, "notes": notes, "doubt": True})


def names_until_now(course, student, kept):
    """The names that this id has had since work was collected for it."""
    if not any(collected(course, student)) or student not in kept:
        return []
    last = f"{kept[student].get('first', '')} {kept[student].get('last', '')}".strip()
    return [*dict.fromkeys([*kept[student].get("was", []), last])]


def collected(course, student):
    paths = (course.state(name, student) / "collected.json" for name in course.names())
    return [path for path in paths if path.is_file()]


def is_other(name, now):
    """Whether two names have nothing in common; a new surname is no other student."""
    return bool(name and loose(name) != loose(now) and not words(name) & words(now))
