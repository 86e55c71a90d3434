"""Who on the roster may be meant: by number first, then by name."""

import re

from .names import digits, letters, loose
from .roster import as_written

NUMBER, WRITTEN, TURNED, LETTERS, LOOSE, DOUBTFUL = range(6)  # the surest first


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
    whole = digits(number if platform == "blackboard" else person.name).lower()
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
