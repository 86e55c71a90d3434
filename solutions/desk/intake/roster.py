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
