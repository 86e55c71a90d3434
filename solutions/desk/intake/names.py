"""Who has handed in what: names as platforms and people write them, and ids made of them."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import unquote

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
    r"(?i)^(participante?|partecipante|teilnehmer([ /:_*]?in)?|deelnemer|deltaker|deltagare|"
    r"katılımcı|uczestnik|участник|شرکت‌کننده|مشارك|المشارك)([ _]\d+)?$"
)
GROUP = re.compile(
    r"(?i)^[^-]*(?<!\w)(group|groupe|grupo|gruppe|team|section|tutorial|"
    r"مجموعة|المجموعة|فريق|الفريق)(?!\w)[^-]*-(?=.)"
)
BLACKBOARD = re.compile(
    r"^(?P<name>.+?)_attempt_(?P<when>\d{4}(-\d\d){5})(_(?P<file>.+)|\.txt)$"
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
    """Return whose file this path is, or None if no name can be read from it.

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
    """Return whose file or folder this is if a platform made its name, or None.

    The platform's own part comes first: what is behind it a student may have chosen.

    >>> platform("bo_5_8_Anna_1_assignsubmission_file_ps1.ipynb").name
    'bo'
    """
    forms = MOODLE_FOLDER, MOODLE, ANONYMOUS, CANVAS, BLACKBOARD
    found = [one for one in (form.match(part) for form in forms) if one]
    best = min(
        found, key=lambda one: len(one.groupdict().get("name") or ""), default=None
    )
    return found_by(best) if best else None


def found_by(found):
    if found.re in (MOODLE_FOLDER, MOODLE):
        file, number = found.groupdict().get("file"), found["number"]
        blind = bool(BLIND.match(found["name"]))
        name = f"Participant {number}" if blind else GROUP.sub("", found["name"])
        rest = [file] if file else []
        return Who(name, rest, "moodle", number, anonymous=blind)
    if found.re is ANONYMOUS:
        number, late = found["number"], bool(found["late"] or found["late2"])
        rest, upload = [found["file"] or found["typed"]], int(found["upload"] or 0)
        return Who(f"anon {number}", rest, "canvas", number, upload, late, anonymous=True)
    if found.re is CANVAS:
        rest, upload = [found["file"] or found["typed"]], int(found["upload"] or 0)
        late = bool(found["late"])
        return Who(found["name"], rest, "canvas", found["number"], upload, late)
    when = int(found["when"].replace("-", ""))
    name, rest = found["name"], [found["file"] or "attempt.txt"]
    return Who(name, rest, "blackboard", name, when)


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


def digits(text):
    """The text with the digits of any script as 0 to 9.

    >>> digits("u١٢۳")
    'u123'
    """
    found = ((char, unicodedata.decimal(char, None)) for char in text)
    return "".join(char if number is None else str(number) for char, number in found)


@cache
def loose(name):
    """The letters without accents and hamzas: whose are the same may be one, or two.

    >>> loose("Žofie"), loose("أحمد"), loose("Li%20Wei")
    ('zofie', 'احمد', 'liwei')
    """
    same = str.maketrans("ىةیک", "يهيك")
    plain = unicodedata.normalize("NFKD", digits(unquote(name)))
    return letters(bare(plain)).translate(same)


def alike(one, other):
    """Whether two names, not the same, may be one student's, written in two ways.

    >>> alike("Ann Lee", "Lee Ann"), alike("Anna", "ANNA"), alike("Anna", "Anne")
    (True, True, False)
    """
    if one == other:
        return False
    for first, second in ((one, other), (other, one)):
        if re.fullmatch(rf"{re.escape(first)}[-_ ]?\d", second) and first[-1:].isalpha():
            return True  # a platform's second of that name, or a student's own number
    words = [sorted(map(loose, name.split())) for name in (one, other)]
    return words[0] == words[1] or loose(one) == loose(other)


def shown(name):
    """A name as it may appear on a page: letters, digits and what names are written with."""
    name = unicodedata.normalize("NFC", name)
    marks = {char for char in name if unicodedata.category(char) in ("Mn", "Mc")}
    kept = marks | set(" -'.,’ʼʻ")
    text = "".join(char if char.isalnum() or char in kept else " " for char in name)
    return " ".join(text.split())[:100]


def first_and_last(name):
    first, _, last = shown(name).partition(" ")
    return first, last
