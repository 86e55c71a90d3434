"""The list of students, as Moodle, Canvas or a spreadsheet has written it."""

import csv
import io
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from desk.course import Trouble

from .names import digits, mark, shown, slug
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
ROUNDED = re.compile(r"\d([.,]\d+)?E\+\d+")


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
        raise Trouble(f"The roster {path} cannot be read: {error.strerror}.") from error
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    lines = io.StringIO(text, newline="")  # a cell may hold a line break
    try:
        rows = list(csv.DictReader(lines, delimiter=delimiter))
    except csv.Error as error:
        raise Trouble(f"The roster {path} is no CSV table: {error}.") from error
    refuse_torn(rows, path)
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


def refuse_torn(rows, path):
    """Raise Trouble if ids or names are not what was once written into the table."""
    for row in rows:
        cells = [value for value in row.values() if isinstance(value, str)]
        if rounded := next(filter(ROUNDED.fullmatch, map(str.strip, cells)), None):
            raise Trouble(
                f"The roster {path} has {rounded}: the spreadsheet has rounded that number. "
                "Format the column as text, and export it again."
            )
        if any(row.get(None) or ()):
            raise Trouble(
                f"The roster {path} has a row with more cells than columns: "
                f"{', '.join([*cells, *row[None]])}. A name with a comma needs quotes."
            )


def keep_apart(students, path):
    """Give each an id, or raise Trouble if the roster does not tell two students
    apart."""
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
        " ".join((key or "").lower().split()): as_cell(value or "")
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
        {digits(each).lower() for each in logins if each},
        row.get("canvas id", "") or (row.get("id", "") if from_canvas else ""),
        row.get("id", "") or row.get("number", ""),
        participant[1] if participant else "",
    )


def as_cell(text):
    """What a spreadsheet shows: one line, and ids as they were typed.

    >>> as_cell('="007"'), as_cell("1001.0"), as_cell("Anna\\n Ali")
    ('007', '1001', 'Anna Ali')
    """
    text = " ".join(text.split())
    if found := re.fullmatch(r'="(.*)"', text) or re.fullmatch(r"(\d+)\.0+", text):
        text = found[1]
    return text


def is_no_student(name, row, from_canvas):
    """Canvas's rows of points, of posting, and of the student that teachers try with."""
    if name.lower() in ("points possible", "student, test"):
        return True
    return bool(from_canvas and not row.get("id"))


def as_written(name):
    name = unicodedata.normalize("NFC", name)
    return " ".join(name.split()).strip(" ,")
