"""An id for each student: where it is not certain whose something is, a question, no guess.

Two whose names are alike are kept apart, with a sentence that names both; nothing replaces
the work of somebody who may be another.
"""

from desk.disk import read_json

from . import names, roster


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
        if not handing.who.anonymous:
            ask_about_alike(handing, others, known)


def records(course):
    """What was collected before: a record a student and set."""
    found = map(read_json, sorted(course.desk.glob("state/*/*/collected.json")))
    return [record for record in found if record.get("student")]


# ---- By the roster -----------------------------------------------------------------------


def from_roster(handings, students, known):
    """Give the roster's ids where one student only can be meant, and ask about the rest."""
    claims = {}
    for handing in handings:
        tier, rows = roster.fit(handing.who, students)
        if len(rows) == 1 and tier < roster.DOUBTFUL:
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
        if min(claimed, key=first)[0] < roster.LETTERS
    }
    for claimed in claims.values():
        settle(claimed, students, known, certain)


def first(claim):
    return claim[0]


def settle(claimed, students, known, certain):
    """Of those who may be this one on the roster, the surest, where that is one only."""
    best, _, row = min(claimed, key=first)
    surest = [handing for tier, handing, _ in claimed if tier == best]
    if best > roster.NUMBER and clash(surest):
        surest = []
    for tier, handing, _ in claimed:
        rivals = [other for _, other, _ in claimed if other is not handing]
        before = None if tier == roster.NUMBER else stranger(handing, row, tier, known)
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
    absent = [one for one in roster.alike(row, students) if one.id not in certain]
    if tier == roster.LOOSE:
        handing.ask(f"{handing.told} is taken for {row.shown}: the spelling differs.")
    elif tier > roster.NUMBER and absent:
        handing.ask(f"{handing.told} is taken for {row.shown}, and may be "
            f"{either(one.shown for one in absent)}.")  # fmt: skip


def ask_about_before(handing, known):
    """Ask where the same work stands under an id from before there was a roster."""
    ids = {
        record["student"]
        for record in known
        if written(record) == handing.who.name
        and handing.may_be_for(record["assignment"])
        and (same_number(handing, record) or not handing.who.number)
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
        if same or tier > roster.WRITTEN or not names_of(row, record):
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


def ask_about_alike(handing, others, known):
    """Ask where a name is another's but for signs, and no number tells them apart."""
    who = handing.who
    if who.platform in LASTING:
        return
    same = [record for record in known if written(record) == who.name]
    ids = sorted({record["student"] for record in same} - {handing.student})
    twins = [one for one in others if one.who.name == who.name and clash([one, handing])
             and one is not handing]  # fmt: skip
    if twins or ids:
        also = either([*(twin.told for twin in twins), *ids])
        handing.ask(f"Another student has the same name: {handing.told}, and {also}; "
            "a roster tells them apart.")  # fmt: skip
    if who.number:
        return
    every = {one.who.name for one in others} | {written(record) for record in known}
    if alike := sorted(other for other in every if names.alike(other, who.name)):
        handing.ask(f"{who.name} and {either(alike)}: one student, or two? "
            "They are kept apart.")  # fmt: skip


# ---- What is certain ---------------------------------------------------------------------


LASTING = ("canvas", "blackboard")  # give a student one number for all sets


def clash(handings):
    """Whether these can not all be one student: other numbers or names for the same set."""
    return any(
        one.key != other.key
        and (
            None in one.sets | other.sets
            or one.sets & other.sets
            or one.who.platform == other.who.platform in LASTING
        )
        for at, one in enumerate(handings)
        for other in handings[:at]
    )


def concerns(record, handing):
    """Whether what was collected before can tell that this is another student."""
    return handing.may_be_for(record["assignment"]) or (
        handing.who.platform in LASTING and other_number(handing, record)
    )


def same_number(handing, record):
    """Whether it is the very place of the same export, collected again."""
    number, platform = handing.who.number, handing.who.platform
    return bool(number) and (number, platform) == (
        record.get("number"),
        record.get("platform", platform),
    )


def other_number(handing, record):
    """Whether the same platform has given another number."""
    number, platform = handing.who.number, handing.who.platform
    return bool(number and record.get("number")) and (
        number != record["number"] and record.get("platform", platform) == platform
    )


def written(record):
    return record.get("written") or record.get("name", "")


def told_before(record):
    number = record.get("number")
    return f"{names.shown(written(record))}" + (f" ({number})" if number else "")


def either(texts):
    return " or ".join(texts)
