"""The files of an export, sorted by whose they are; a doubt about folders is a question."""

from dataclasses import dataclass, field
from itertools import compress
from pathlib import Path

from . import archive, blackboard, folders, names
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
    folders.within(people, listed)
    depth = folders.wrapper([entry.parts for entry in compress(listed, plain)], known)
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
    folders.only_one(owned, known)
    handings = {}
    for person, entry in owned:
        new = Handing(person)
        handing = handings.setdefault(new.key, new)
        handing.entries.append((person, entry))
        handing.sets.add(only or assignment(course, [entry.path, Path(source).name]))
    for handing in handings.values():
        folders.ask(handing, known)
    return list(handings.values())


def assignment(course, texts):
    return next(
        filter(None, (names.find_name(text, course.names()) for text in texts)), None
    )
