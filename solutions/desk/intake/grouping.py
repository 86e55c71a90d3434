"""The files of an export, sorted by whose they are; a doubt about folders is a question."""

from dataclasses import dataclass, field
from itertools import compress
from pathlib import Path

from . import archive, blackboard, names
from .entry import SYSTEM
from .store import Row


@dataclass
class Handing:
    """All files of one student in this collection."""

    who: names.Who
    entries: list = field(default_factory=list)  # pairs of Who and archive.Entry
    student: str = ""
    first: str = ""
    last: str = ""
    notes: list = field(default_factory=list)
    doubt: bool = False  # whether it is asked whose it is
    sets: set = field(default_factory=set)  # that the paths speak of; None: not told

    @property
    def key(self):
        """What makes two handings two: nothing but what the platform has written."""
        return self.who.platform, self.who.name, self.who.number

    def may_be_for(self, name):
        """Whether one of the files may be for this problem set."""
        return name in self.sets or None in self.sets

    @property
    def told(self):
        """The student as the teacher knows them from the files."""
        name, number = names.shown(self.who.name), self.who.number
        return f"{name} ({number})" if number and number not in name else name

    def ask(self, sentence):
        """A question to the teacher: a note, and the state "please look"."""
        self.notes.append(sentence)
        self.doubt = True


def group(course, source, rows, only):
    """The files sorted by student; what belongs to nobody goes into the rows."""
    listed, known = [], course.names()
    for entry in archive.entries(source):
        if SYSTEM.search(entry.path):
            rows.append(Row(entry.path, outcome="left out: a file of the system"))
        elif entry.parts:
            listed.append(entry)
    people = [names.who(entry.parts, known) for entry in listed]
    plain = [person is None or person.platform == "folder" for person in people]
    within(people, listed)
    depth = names.wrapper([entry.parts for entry in compress(listed, plain)], known)
    owned = []
    for entry, person, is_plain in zip(listed, people, plain):
        if is_plain:
            person = names.plain(entry.parts[depth:] or entry.parts[-1:], known)
        if person is None:
            why = entry.refused or "it is not told whose it is"
            rows.append(Row(entry.path, outcome=f"NOT TAKEN: {why}"))
            continue
        owned.append((person, entry))
    blackboard.tell_users(owned, known)
    only_one(owned, known)
    handings = {}
    for person, entry in owned:
        new = Handing(person)
        handing = handings.setdefault(new.key, new)
        handing.entries.append((person, entry))
        handing.sets.add(only or assignment(course, [entry.path, Path(source).name]))
    for handing in handings.values():
        ask_about_folders(handing, known)
    return list(handings.values())


def within(people, listed):
    """A platform's name in a folder beside the class: who made it, the folder tells too."""
    below = {}
    for who in people:
        if who and who.within:
            below.setdefault(tuple(who.within), set()).add((who.name, who.number))
    plain = any(who and who.platform == "folder" for who in people)
    for top, inside in below.items():
        beside = any(tuple(entry.parts[: len(top)]) != top for entry in listed)
        if beside and (plain or len(inside) == 1):
            folder = [part for part in top if not part.lower().endswith(".zip")] or top
            for who in people:
                if who and tuple(who.within) == top:
                    who.name, who.platform = f"{folder[-1]}/{who.name}", "folder"
                    who.number, who.anonymous = "", False


def only_one(owned, known):
    """A single folder in a folder: a student of a class, or a folder of a student's."""
    notebooks = [who for who, _ in owned if who.rest and who.rest[-1].endswith(".ipynb")]
    pairs = {(who.platform, who.name, *who.rest[:-1][:1]) for who in notebooks}
    if len(pairs) != 1 or len(pair := pairs.pop()) < 3 or pair[0] != "folder":
        return
    _, top, below = pair
    if not names.person(below, known) or below.lower().endswith(".zip"):
        return
    for who, _ in owned:
        if who.name == top:
            who.name = f"{top}/{below}"
            who.rest = who.rest[who.rest[:1] == [below] :]


def ask_about_folders(handing, known):
    """Ask where it is not told whether a folder is a student, or holds several."""
    who = handing.who
    if who.platform != "folder":
        return
    below = {
        person.rest[0]
        for person, _ in handing.entries
        if len(person.rest) > 1 and person.rest[-1].endswith(".ipynb")
    }
    below = sorted(name for name in below if names.person(name, known))
    if len(below) > 1:
        handing.ask(f"The folder {names.shown(who.name)} holds notebooks in "
            f"{' and '.join(map(names.shown, below))}: one student's, or several?")  # fmt: skip
    elif "/" in who.name:
        top, below = map(names.shown, who.name.split("/", 1))
        handing.ask(f"Is this the work of {top} or of {below}?")


def assignment(course, texts):
    return next(
        filter(None, (names.find_name(text, course.names()) for text in texts)), None
    )
