"""Who has handed in what: names as platforms and people write them, and ids made of them."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache

MOODLE = re.compile(
    r"^(?P<name>.+?)_(?P<number>\d+)_assignsubmission_(?P<kind>\w+?)_(?P<file>.*)$"
)
MOODLE_FOLDER = re.compile(
    r"^(?P<name>.+?)_(?P<number>\d+)_assignsubmission_(?P<kind>file|onlinetext)_?$"
)
CANVAS = re.compile(
    r"^(?P<name>[^_]+)_(?P<late>LATE_)?(?P<number>\d+)_"
    r"((?P<upload>\d+)_(?P<file>.+)|(?P<typed>(text|link)\.html))$"
)
ANONYMOUS = re.compile(
    r"^(?P<late>LATE_)?anon_(?P<late2>LATE_)?(?P<number>[A-Za-z0-9]+)_"
    r"((?P<upload>\d+)_(?P<file>.+)|(?P<typed>(text|link)\.html))$"
)
BLIND = re.compile(
    r"(?i)^(participant|teilnehmer|teilnehmer[ /:]?in|participante?|مشارك|المشارك)( \d+)?$"
)
GROUP = re.compile(
    r"(?i)^[^-]*(?<!\w)(group|groupe|grupo|gruppe|team|section|tutorial|"
    r"مجموعة|المجموعة|فريق|الفريق)(?!\w)[^-]*-(?=.)"
)
BLACKBOARD = re.compile(
    r"^(?P<name>.+)_attempt_(?P<when>\d{4}(-\d\d){5})(_(?P<file>.+)|\.txt)$"
)
COPY = re.compile(r"(?i)([-_ ]copy ?\d*|\s*\(\d+\))+$")
# GitHub's branches, its folder of a class; Google Drive's time of a download.
BY_PROGRAMS = re.compile(r"(?i)(?<=.)[- ](main|master|submissions|\d{8}T\d+Z?(-\d+)*)$")
COPY_OF = re.compile(r"(?i)(?<!\w)(copy of|kopie von|copie de|copia de|نسخة من)(?!\w)")
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
    anonymous: bool = False
    within: list = field(default_factory=list)  # the folders around what a platform named

    def __post_init__(self):
        self.name = unicodedata.normalize("NFC", self.name).strip()


def who(parts, names):
    """Whose the file with this path is; None where no name can be read from it.

    >>> who(["Anna Ali_7_assignsubmission_file_", "ps1.ipynb"], ["ps1"]).name
    'Anna Ali'
    >>> who(["aliann_LATE_12_34_ps1-1.ipynb"], ["ps1"]).late
    True
    """
    for place, part in enumerate(parts):
        if found := platform(part):
            found.rest += parts[place + 1 :]
            found.within = parts[:place]
            return found
    return plain(parts, names)


def platform(part):
    """Whose a file or folder is whose name a platform has made; None where none has."""
    if found := MOODLE_FOLDER.match(part) or MOODLE.match(part):
        file, number = found.groupdict().get("file"), found["number"]
        blind = bool(BLIND.match(found["name"]))
        name = f"Participant {number}" if blind else GROUP.sub("", found["name"])
        rest = [file] if file else []
        return Who(name, rest, "moodle", number, anonymous=blind)
    if found := ANONYMOUS.match(part):
        number, late = found["number"], bool(found["late"] or found["late2"])
        rest, upload = [found["file"] or found["typed"]], int(found["upload"] or 0)
        return Who(f"anon {number}", rest, "canvas", number, upload, late, anonymous=True)
    if found := CANVAS.match(part):
        rest, upload = [found["file"] or found["typed"]], int(found["upload"] or 0)
        late = bool(found["late"])
        return Who(found["name"], rest, "canvas", found["number"], upload, late)
    if found := BLACKBOARD.match(part):
        when = int(found["when"].replace("-", ""))
        name, rest = found["name"], [found["file"] or "attempt.txt"]
        return Who(name, rest, "blackboard", name, when)
    return None


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
    """The name in a file or folder name, without the problem set: "ps1_anna" is anna.

    What else is in it stays: who tells students apart by a hyphen has two.
    """
    text = re.sub(r"(?i)(?<=.)\.zip$", "", text)
    if name := find_name(text, names):
        text = re.sub(rf"(?i)(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])", "\0", text)
        text = BY_PROGRAMS.sub("", text)
        text = COPY.sub("", re.sub(r"[\s_-]*\0[\s_-]*", " ", COPY_OF.sub("", text)))
        text = text.strip(" _-")
    return text.strip() if re.search(r"[^\W_]", text) else ""


def wrapper(paths, names):
    """How many folders at the front hold the whole class and are no student's.

    >>> wrapper([["class", "anna", "ps1.ipynb"], ["class", "ben", "ps1.ipynb"]], ["ps1"])
    1
    >>> wrapper([["anna", "ps1", "ps1.ipynb"]], ["ps1"])
    0
    """
    depth = 0
    while paths := [
        path for path in paths if len(path) > depth + 1 or plain(path[depth:], names)
    ]:
        if len({path[depth] for path in paths}) > 1 or len(paths[0]) == depth + 1:
            return depth + sections([path[depth:] for path in paths], names)
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


def sections(paths, names):
    """Whether the folders are no students but groups of them: other names in each.

    >>> sections([["a", "anna", "1.ipynb"], ["a", "ben", "1.ipynb"], ["b", "cem", "1.ipynb"]], [])
    True
    >>> sections([["anna", "new", "1.ipynb"], ["anna", "old", "1.ipynb"], ["ben", "1.ipynb"]], [])
    False
    """
    notebooks = [path for path in paths if path[-1].endswith(".ipynb")]
    inner = [path[1] for path in notebooks if len(path) > 2]
    if len(inner) < len(notebooks) or not all(person(name, names) for name in inner):
        return False
    if any(name.lower().endswith(".zip") for name in inner):
        return False
    below = {(path[0], path[1]) for path in notebooks}
    tops = {top for top, _ in below}
    return len(tops) < len(below) == len({name for _, name in below})


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
    words = re.findall(r"[^\W_]+", bare(unicodedata.normalize("NFC", name)))
    whole = "-".join(words)
    if not whole or whole in RESERVED:
        return f"student-{mark(name, 8)}"
    return whole if len(whole) <= 60 else f"{whole[:51].strip('-')}-{mark(name, 8)}"


def mark(name, length=6):
    """A few letters that tell a name, as it is written, from all others like it."""
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:length]


def bare(text):
    """Small letters without signs that may be left out: vowels, tatweel, direction."""
    kept = (char for char in text if unicodedata.category(char) not in ("Mn", "Cf"))
    return unicodedata.normalize("NFC", "".join(kept)).replace("\u0640", "").lower()


def letters(name):
    """The letters alone: for looking up.

    >>> letters("O’Neill, Li-Wei") == letters("ONEILL Li Wei"), letters("مُحَمَّد") == letters("محمـد")
    (True, True)
    """
    bared = bare(unicodedata.normalize("NFC", name)).casefold()
    return "".join(re.findall(r"[^\W_]+", bared))


@cache
def loose(name):
    """The letters without accents and hamzas: whose are the same may be one, or two.

    >>> loose("Žofie"), loose("أحمد")
    ('zofie', 'احمد')
    """
    same = str.maketrans("ىة", "يه")
    return letters(bare(unicodedata.normalize("NFKD", name))).translate(same)


def alike(one, other):
    """Whether two names, not the same, may be one student's, written in two ways.

    >>> alike("Ann Lee", "Lee Ann"), alike("Anna", "ANNA"), alike("Anna", "Anne")
    (True, True, False)
    """
    if one == other:
        return False
    words = [sorted(map(loose, name.split())) for name in (one, other)]
    return words[0] == words[1] or loose(one) == loose(other)


def shown(name):
    """A name as it may stand on a page: letters, digits and what names are written with."""
    name = unicodedata.normalize("NFC", name)
    marks = {char for char in name if unicodedata.category(char) in ("Mn", "Mc")}
    kept = marks | set(" -'.,’ʼʻ")
    text = "".join(char if char.isalnum() or char in kept else " " for char in name)
    return " ".join(text.split())[:100]


def first_and_last(name):
    first, _, last = shown(name).partition(" ")
    return first, last
