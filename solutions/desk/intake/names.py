"""Who has handed in what: names as Moodle, Canvas and people write them, and the roster."""

import csv
import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from desk.course import Trouble

from .reading import decode

MOODLE = re.compile(
    r"^(?P<name>.+?)_(?P<number>\d+)_assignsubmission_(?P<kind>\w+?)_(?P<file>.*)$"
)
MOODLE_FOLDER = re.compile(
    r"^(?P<name>.+?)_(?P<number>\d+)_assignsubmission_(?P<kind>file|onlinetext)_?$"
)
CANVAS = re.compile(
    r"^(?P<name>[^_]+)_(?P<late>LATE_)?(?P<number>\d+)_(?P<upload>\d+)_(?P<file>.+)$"
)
COPY = re.compile(r"(?i)([-_ ]copy ?\d*|\s*\(\d+\))+$")
RESERVED = {"con", "prn", "aux", "nul"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)
}


@dataclass
class Who:
    """Whose a file is: the name as written, the platform's number, the rest of the path."""

    name: str
    rest: list
    platform: str = "folder"
    number: str = ""
    upload: int = 0
    late: bool = False


def who(parts, names):
    """Whose the file with this path is; None where no name can be read from it.

    >>> who(["Anna Ali_7_assignsubmission_file_", "ps1.ipynb"], ["ps1"]).name
    'Anna Ali'
    >>> who(["aliann_LATE_12_34_ps1-1.ipynb"], ["ps1"]).late
    True
    """
    for place, part in enumerate(parts):
        if found := MOODLE_FOLDER.match(part) or MOODLE.match(part):
            file = found.groupdict().get("file")
            rest = ([file] if file else []) + parts[place + 1 :]
            return Who(found["name"], rest, "moodle", found["number"])
        if found := CANVAS.match(part):
            return Who(
                found["name"],
                [found["file"], *parts[place + 1 :]],
                "canvas",
                found["number"],
                int(found["upload"]),
                bool(found["late"]),
            )
    return plain(parts, names)


def plain(parts, names):
    """One folder a student, or one file a student with the problem set in its name."""
    for place, part in enumerate(parts[:-1]):
        if name := person(part, names):
            return Who(name, parts[place + 1 :])
    stem, dot, ending = parts[-1].rpartition(".")
    stem = stem or ending
    if ending == "ipynb" or (dot and find_name(stem, names)):
        name = person(COPY.sub("", stem), names)
        return Who(name, parts[-1:]) if name else None
    return None


def person(text, names):
    """The name in a file or folder name, without the problem set: "ps1_anna" is anna."""
    if name := find_name(text, names):
        text = re.sub(rf"(?i){re.escape(name)}", " ", text)
    return re.sub(r"[_\s-]+", " ", text).strip(" .()")


def wrapper(paths, names):
    """How many folders at the front hold the whole class and are no student's.

    >>> wrapper([["class", "anna", "ps1.ipynb"], ["class", "ben", "ps1.ipynb"]], ["ps1"])
    1
    >>> wrapper([["anna", "ps1", "ps1.ipynb"]], ["ps1"])
    0
    """
    depth = 0
    while paths and all(len(path) > depth + 1 for path in paths):
        if len({path[depth] for path in paths}) > 1:
            break
        below = {path[depth + 1] for path in paths if len(path) > depth + 2}
        students = {name for name in below if person(name, names)}
        loose = {
            person(COPY.sub("", path[-1].rpartition(".")[0]), names)
            for path in paths
            if len(path) == depth + 2 and path[-1].endswith(".ipynb")
        }
        if len(students | loose - {""}) < 2 and person(paths[0][depth], names):
            break
        depth += 1
    return depth


def find_name(text, names):
    """The problem set that a file or folder name speaks of: "PS1-Copy1 (2)" is ps1."""
    for name in sorted(names, key=len, reverse=True):
        if re.search(rf"(?i)(?<![a-z0-9]){re.escape(name)}(?![0-9]|[a-z])", text):
            return name
    return None


# ---- Ids and names as they are kept ------------------------------------------------------


def slug(name):
    """A safe, stable id from a name, in whatever script; أحمد and احمد stay two.

    >>> slug("Žofie  O'Neill"), slug("سارة علي"), slug("../../etc")
    ('žofie-o-neill', 'سارة-علي', 'etc')
    """
    return _joined(unicodedata.normalize("NFC", name), name)


def loose(name):
    """The same without accents and hamzas, as a roster may write it: for looking up only.

    >>> loose("Žofie"), loose("أحمد")
    ('zofie', 'احمد')
    """
    return _joined(unicodedata.normalize("NFKD", name), name)


def _joined(plain, name):
    plain = "".join(
        char for char in plain if unicodedata.category(char) not in ("Mn", "Cf")
    )
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", plain).lower())
    short = "-".join(words)[:60].strip("-")
    if not short or short in RESERVED:
        return (
            f"student-{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"
        )
    return short


def shown(name):
    """A name as it may stand on a page: letters, digits and what names are written with."""
    name = unicodedata.normalize("NFC", name)
    kept = "".join(
        char
        if char.isalnum() or char in " -'.," or unicodedata.category(char) in ("Mn", "Mc")
        else " "
        for char in name
    )
    return " ".join(kept.split())[:100]


def first_and_last(name):
    first, _, last = shown(name).partition(" ")
    return first, last


# ---- The roster ----------------------------------------------------------------------------

COLUMNS = {
    "id": ("id", "student id", "student_id", "studentid", "username", "login", "sis user id",
           "id number", "idnumber", "matriculation", "number"),
    "number": ("canvas id", "id", "number"),
    "first": ("first name", "first_name", "firstname", "given name", "forename"),
    "last": ("last name", "last_name", "lastname", "surname", "family name"),
    "name": ("name", "full name", "fullname", "student", "student name"),
    "email": ("email", "e-mail", "email address", "mail", "sis login id"),
}  # fmt: skip


@dataclass
class Student:
    """A row of the roster, and the forms in which a platform may write the name."""

    id: str
    first: str = ""
    last: str = ""
    email: str = ""
    keys: set = field(default_factory=set)


def read_roster(path):
    """The students on a CSV list, as Moodle, Canvas or a spreadsheet export it."""
    try:
        text, _ = decode(Path(path).read_bytes())
    except OSError as error:
        raise Trouble(f"The roster {path} can not be read: {error.strerror}.") from error
    lines = text.splitlines()
    delimiter = max(",;\t", key=(lines or [""])[0].count)
    rows = list(csv.DictReader(lines, delimiter=delimiter))
    students = [student for student in map(from_row, rows) if student]
    if not students:
        raise Trouble(
            f"No student was found in {path}. Its first line must name the columns: id (or "
            "username), first name and last name (or name)."
        )
    return students


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
    if got["name"] and not got["first"] and not got["last"]:
        last, comma, first = got["name"].partition(",")
        got["first"], got["last"] = (
            (first.strip(), last.strip()) if comma else first_and_last(got["name"])
        )
    first, last = got["first"], got["last"]
    if not (got["id"] or got["email"] or first or last):
        return None
    login = got["email"].partition("@")[0]
    keys = {
        got["id"],
        got["number"],
        got["email"],
        login,
        slug(f"{first} {last}"),
        slug(f"{last} {first}"),
        slug(f"{last}{first}"),
        slug(f"{first}{last}"),
    }
    return Student(
        slug(got["id"] or login or f"{first} {last}"),
        shown(first),
        shown(last),
        got["email"],
        {loose(key) for key in keys if key},
    )


def on_roster(person, roster):
    """The row of the roster this is; None where none or several fit."""
    for key in (person.number if person.platform == "canvas" else "", loose(person.name)):
        found = [student for student in roster if key and key in student.keys]
        exact = [student for student in found if slug(person.name) == student.id]
        found = exact if len(found) > 1 else found
        if len(found) == 1:
            return found[0]
    return None
