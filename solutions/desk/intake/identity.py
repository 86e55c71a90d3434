"""Give each student an id, and ask instead of guessing whose something is.

Two students with similar names are kept apart, with a sentence that names both. Nothing
replaces the work of somebody who may be another person.
"""

from desk.disk import read_json

from . import meant, names
from .doubts import (
    LASTING,
    ask,
    clash,
    concerns,
    either,
    other_number,
    same_number,
    told_before,
    written,
)


def give_ids(course, handings, students):
    """An id for each: from the roster, else from the name, apart for two of one name."""
    for handing in handings:
        handing.first, handing.last = names.first_and_last(handing.who.name)
    known = records(course)
    if students:
        from_roster(handings, students, known)
    listed = {student.id for student in students}
    others = sorted(
        (handing for handing in handings if not handing.student),
        key=lambda handing: (handing.who.name, handing.who.number),
    )
    for handing in others:
        handing.student = own_id(handing, others, known, listed)
    for handing in others:
        if not handing.who.anonymous:
            ask(handing, others, known)


def records(course):
    """What was collected before: a record a student and set."""
    found = map(read_json, sorted(course.desk.glob("state/*/*/collected.json")))
    return [
        {**record, **before}
        for record in found
        if record.get("student")
        for before in [{}, *record.get("also", [])]
    ]


# ---- By the roster -----------------------------------------------------------------------


def from_roster(handings, students, known):
    """Give the roster's ids where one student only can be meant, and ask about the rest."""
    claims = {}
    for handing in handings:
        tier, rows = meant.fit(handing.who, students)
        if len(rows) == 1 and tier < meant.DOUBTFUL:
            claims.setdefault(rows[0].id, []).append((tier, handing, rows[0]))
        elif rows:
            handing.ask(f"{handing.told} may be {either(row.shown for row in rows)}.")
        elif handing.who.anonymous:
            handing.ask(
                f"{handing.told} is without a name: the roster does not tell who.",
            )
        else:
            handing.ask("Not on the roster.")
    certain = {
        row
        for row, claimed in claims.items()
        if min(claimed, key=first)[0] < meant.LETTERS
    }
    for claimed in claims.values():
        settle(claimed, students, known, certain)


def first(claim):
    return claim[0]


def settle(claimed, students, known, certain):
    """Of those who may be this one on the roster, the surest, where that is one only."""
    best, _, row = min(claimed, key=first)
    surest = [handing for tier, handing, _ in claimed if tier == best]
    if clash(surest):
        surest = []
    for tier, handing, _ in claimed:
        rivals = [other for _, other, _ in claimed if other is not handing]
        before = None if tier == meant.NUMBER else stranger(handing, row, tier, known)
        if handing not in surest and any(clash([handing, other]) for other in rivals):
            others = either(other.told for other in rivals)
            handing.ask(f"{handing.told} may be {row.shown}, and so may {others}: "
                "they are kept apart.")  # fmt: skip
        elif before:
            handing.ask(f"{handing.told} may be {row.shown}, whose work was handed in "
                f"as {before}: they are kept apart.")  # fmt: skip
        else:
            take_over(handing, row, tier, students, certain)
            ask_about_before(handing, known)


def take_over(handing, row, tier, students, certain):
    handing.student, handing.first, handing.last = row.id, row.first, row.last
    absent = [one for one in meant.alike(row, students) if one.id not in certain]
    if tier >= meant.LETTERS:
        handing.ask(f"{handing.told} is taken for {row.shown}: the spelling differs.")
    elif tier > meant.NUMBER and absent:
        handing.ask(f"{handing.told} is taken for {row.shown}, and may be "
            f"{either(one.shown for one in absent)}.")  # fmt: skip


def ask_about_before(handing, known):
    """Ask where the same work is kept under an id from before there was a roster."""
    ids = {
        record["student"]
        for record in known
        if written(record) == handing.who.name
        and not (other_number(handing, record) and concerns(record, handing))
    }
    if ids := sorted(ids - {handing.student}):
        handing.ask(f"{handing.told} is {handing.student} on the roster, and was "
            f"collected before as {either(ids)}.")  # fmt: skip


def stranger(handing, row, tier, known):
    """The other name or number under which this one on the roster has handed in before."""
    for record in known:
        if record["student"] != row.id or not concerns(record, handing):
            continue
        same = written(record) == handing.who.name
        if same and not other_number(handing, record):
            continue
        if same or tier > meant.WRITTEN or not names_of(row, record):
            return told_before(record)
    return None


def names_of(row, record):
    """Whether that is how the roster itself calls this one; Canvas knows small letters only."""
    name = written(record)
    if record.get("platform") == "canvas":
        return names.letters(name) in map(names.letters, row.forms)
    return name in row.forms[:1] or name.lower() in row.logins


# ---- Without a roster --------------------------------------------------------------------


def own_id(handing, others, known, listed):
    """An id from the name, the same each time, and nobody else's."""
    who, base = handing.who, names.slug(handing.who.name)
    if who.anonymous:  # Canvas's ids without names tell small letters from capitals
        small = who.number == who.number.lower()
        return base if small else f"{base}-{names.mark(who.number)}"
    same = [
        record["student"]
        for record in known
        if same_number(handing, record)
        and record["student"] not in listed
        and (who.platform in LASTING or handing.may_be_for(record["assignment"]))
    ]
    if same and not any(same_place(one, handing) for one in others):
        return same[0]
    if who.platform == "canvas":
        return f"{base}-{who.number}"
    before = [record for record in known if written(record) == who.name]
    again = [record["student"] for record in before if same_number(handing, record)]
    if again and again[0] not in listed:
        return again[0]
    twins = [other for other in others if other.who.name == who.name]
    mine = {record["student"] for record in before} - listed
    numbered = f"{base}-{who.number or names.mark(who.platform)}"
    if clash(twins) or len(mine) > 1 or any(
        other_number(handing, record) and concerns(record, handing)
        for record in before
    ):  # fmt: skip
        return numbered
    if mine:
        return mine.pop()
    given = {other.student for other in others if other.who.name != who.name}
    taken = listed | given | {record["student"] for record in known}
    return f"{base}-{names.mark(who.name)}" if base in taken else base


def same_place(one, handing):
    """Whether the same export has another name at the same number."""
    who, other = handing.who, one.who
    return one is not handing and (who.platform, who.number) == (
        other.platform,
        other.number,
    )
