"""The list of students, and who on it may be meant: by number first, then by name."""

import csv
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from desk.course import Trouble

from .names import letters, loose, mark, shown, slug
from .reading import decode

COLUMNS = {
    "id": ("id", "student id", "student_id", "studentid", "username", "login", "sis user id",
           "id number", "idnumber", "matriculation", "number", "identifier"),
    "first": ("first name", "first_name", "firstname", "given name", "forename"),
    "last": ("last name", "last_name", "lastname", "surname", "family name"),
    "name": ("name", "full name", "fullname", "student", "student name"),
    "email": ("email", "e-mail", "email address", "mail", "sis login id"),
}  # fmt: skip
LOGINS = ("username", "login", "login id", "sis login id", "sis user id", "github",
          "github_username", "github username")  # fmt: skip
NUMBER, WRITTEN, TURNED, LETTERS, LOOSE, DOUBTFUL = range(
    6
)  # how sure it is, the surest first


@dataclass
class Student:
    """A row of the roster: `forms` are its names as written, the usual order first."""

    id: str
    first: str = ""
    last: str = ""
    email: str = ""
    given: str = ""  # the id as the roster has it
    forms: list = field(default_factory=list)
    logins: set = field(default_factory=set)
    canvas: str = ""  # the number Canvas gives
    perhaps: str = ""  # a number that may be Canvas's
    participant: str = ""  # the number Moodle gives for one assignment

    @property
    def shown(self):
        return f"{self.first} {self.last}".strip() + f" ({self.id})"


def read_roster(path):
    """The students on a CSV list, as Moodle, Canvas or a spreadsheet export it."""
    try:
        text, _ = decode(Path(path).read_bytes())
    except OSError as error:
        raise Trouble(f"The roster {path} can not be read: {error.strerror}.") from error
    lines = text.splitlines()
    delimiter = max(",;\t", key=(lines or [""])[0].count)
    rows = list(csv.DictReader(lines, delimiter=delimiter))
    found = [student for student in map(from_row, rows) if student]
    twice = {(one.given or place, *one.forms[:1]): one for place, one in enumerate(found)}
    students = list(twice.values())
    if not students:
        raise Trouble(
            f"No student was found in {path}. Its first line must name the columns: id (or "
            "username), first name and last name (or name)."
        )
    keep_apart(students, path)
    return students


def keep_apart(students, path):
    """An id each; Trouble where nothing on the roster tells two students apart."""
    for place, one in enumerate(students):
        same = [other for other in students if other.id == one.id and other is not one]
        if any((other.given or other.forms[:1]) == (one.given or one.forms[:1])
               for other in same):  # fmt: skip
            raise Trouble(
                f"The roster {path} has {one.shown} and {same[0].shown}: nothing there "
                "tells them apart. Give each of them an id of their own."
            )
        if any(other in students[:place] for other in same):
            one.id = f"{one.id}-{mark(one.given or one.forms[0])}"


def from_row(row):
    row = {
        (key or "").strip().lower(): (value or "").strip()
        for key, value in row.items()
        if isinstance(value, str | None)
    }
    got = {
        field: next((row[column] for column in columns if row.get(column)), "")
        for field, columns in COLUMNS.items()
    }
    from_canvas = "student" in row and {"sis user id", "sis login id", "section"} & set(
        row
    )
    if is_no_student(got["name"], row, from_canvas):
        return None
    participant = re.fullmatch(r"\D+ (\d+)", row.get("identifier", ""))
    if participant and got["id"] == row["identifier"]:
        got["id"] = ""
    if got["name"] and not got["first"] and not got["last"]:
        last, comma, first = got["name"].partition(",")
        got["first"], _, got["last"] = (
            (first.strip(), "", last.strip()) if comma else got["name"].partition(" ")
        )
    first, last = got["first"], got["last"]
    if not (got["id"] or got["email"] or first or last):
        return None
    login = got["email"].partition("@")[0]
    logins = {got["id"], got["email"], login, *(row.get(each, "") for each in LOGINS)}
    forms = [f"{first} {last}", f"{last} {first}", f"{last}, {first}"]
    return Student(
        slug(got["id"] or login or f"{first} {last}"),
        shown(first),
        shown(last),
        got["email"],
        got["id"] or got["email"],
        [as_written(form) for form in forms] if first or last else [],
        {each.lower() for each in logins if each},
        row.get("canvas id", "") or (row.get("id", "") if from_canvas else ""),
        row.get("id", "") or row.get("number", ""),
        participant[1] if participant else "",
    )


def is_no_student(name, row, from_canvas):
    """Canvas's rows of points, of posting, and of the student that teachers try with."""
    if name.lower() in ("points possible", "student, test"):
        return True
    return bool(from_canvas and not row.get("id"))


def as_written(name):
    name = unicodedata.normalize("NFC", name)
    return " ".join(name.split()).strip(" ,")


# ---- Who is meant ------------------------------------------------------------------------


def fit(person, students):
    """How sure it is, and the rows of the roster that may be meant: several are a doubt.

    A number that leads to one student and a name that leads to another lead to both.
    """
    numbered, sure = by_number(person, students)
    if person.anonymous:
        return NUMBER, numbered
    tier, named = by_names(person, students)
    if not numbered:
        return tier, named
    if named and not any(one in named for one in numbered):
        return NUMBER, numbered + named
    if not named and not sure:
        return DOUBTFUL, numbered
    return NUMBER, numbered


def by_number(person, students):
    """Those with the number of the platform, or named by an id; whether that is enough."""
    number, platform = person.number, person.platform
    if platform == "moodle" and number:
        found = [one for one in students if one.participant == number]
    elif platform == "canvas" and not person.anonymous:
        found = [one for one in students if one.canvas == number]
        if not found:
            return [one for one in students if one.perhaps == number], False
    else:
        found = []
    if found or person.anonymous:
        return found, True
    whole = (number if platform == "blackboard" else person.name).lower()
    found = [one for one in students if whole in one.logins]
    if not found:
        parts = {part for part in re.split(r"[\s_(),;\[\]-]+", whole)
                 if len(part) > 2 and re.search(r"\d", part)}  # fmt: skip
        return [one for one in students if parts & one.logins], False
    return found, True


def by_names(person, students):
    """The same, where a folder in a folder may be the student as well."""
    if person.platform != "folder" or "/" not in person.name:
        return by_name(person, person.name, students)
    found = [by_name(person, part, students) for part in person.name.split("/")]
    every = {one.id: one for _, rows in found for one in rows}
    return min(tier for tier, _ in found), list(every.values())


def by_name(person, name, students):
    """How alike the names are, and whose: the best that there is."""
    for spelled in spellings(person, name, students):
        tiers = [likeness(person, spelled, student) for student in students]
        best = min(tiers, default=DOUBTFUL)
        if best < DOUBTFUL:
            return best, [one for one, tier in zip(students, tiers) if tier == best]
    return DOUBTFUL, []


def likeness(person, name, student):
    """How surely this name is that student's."""
    written = [form(person, student, at) for at in range(len(student.forms))]
    for tier, known, said in (
        (WRITTEN, written[:1], name),
        (TURNED, written, name),
        (LETTERS, map(letters, student.forms), letters(name)),
        (LOOSE, map(loose, student.forms), loose(name)),
    ):
        if said in known:
            return tier
    return DOUBTFUL


def form(person, student, at):
    """A name on the roster in the way this platform writes it: Canvas the last first."""
    if person.platform != "canvas":
        return student.forms[at]
    return re.sub(r"\W", "", student.forms[(1, 0, 1)[at]]).lower()


def spellings(person, name, students):
    """The name, also without the roster's ids, Moodle's group, or Classroom's title."""
    name = as_written(name)
    yield name
    ids = {login for one in students for login in one.logins if re.search(r"\d", login)}
    words = re.split(r"([\s_(),;\[\]]+|-)", name)
    without = "".join(word for word in words if word.lower() not in ids)
    if without != name:
        yield as_written(without.strip(" _-()[],;"))
    if person.platform == "moodle":
        parts = name.split("-")
        yield from ("-".join(parts[at:]).strip() for at in range(1, len(parts)))
    if person.platform == "folder" and " - " in name:
        yield name.partition(" - ")[0]


def alike(student, students):
    """The others on the roster whose names could be taken for this one's."""
    own = set(map(loose, student.forms))
    return [
        one for one in students if one is not student and own & set(map(loose, one.forms))
    ]
