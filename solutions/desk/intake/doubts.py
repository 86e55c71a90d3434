"""Decide whether two submissions are one student's, and ask where it is uncertain."""

import re

from . import names

LASTING = ("canvas", "blackboard")  # give a student one number for all sets


def clash(handings):
    """Whether these cannot all be one student: other numbers or names for the same set."""
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


# ---- What is asked without a roster ------------------------------------------------------


def ask(handing, others, known):
    """Ask where this may be another student than its id says, or the same as another."""
    before = [record for record in known if record["student"] == handing.student]
    ask_about_same(handing, others, known)
    if asked := sorted({changed(record, handing) for record in before} - {""}):
        handing.ask(f"{handing.told} {' and '.join(asked)}: the same student?")
    new = all(written(record) != handing.who.name for record in known)
    every = [(one.who.name, one.who.platform, one.who.number) for one in others]
    if new or not handing.who.number:
        every += [(written(one), one.get("platform"), one.get("number")) for one in known
                  if one["student"] != handing.student]  # fmt: skip
    alike = {name for name, *place in every if may_be(handing.who, name, *place)}
    if alike:
        handing.ask(f"{handing.who.name} and {either(sorted(alike))}: one student, or two? "
            "They are kept apart.")  # fmt: skip
    elif not before and new:
        ask_about_missing(handing, others, known)


def ask_about_same(handing, others, known):
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


def changed(record, handing):
    """Return whom the same id meant before, or "" if nothing is in doubt."""
    who, name = handing.who, written(record)
    platform = record.get("platform", who.platform)
    if same_number(handing, record) and who.name not in (name, who.number):
        return "" if name == who.number else f"was {told_before(record)} before"
    if platform != who.platform and handing.may_be_for(record["assignment"]):
        return f"was collected before in another form, as {told_before(record)}"
    return ""


def may_be(who, name, platform, number):
    """Whether that may be this student as well, as no number tells them apart."""
    if who.platform == platform == "blackboard":  # where the title ends is not told
        ends = sorted((who.number, number or ""), key=len)
        return ends[0] != ends[1] and ends[1].endswith(f"_{ends[0]}")
    if who.number and number and who.platform == platform:
        return False
    if (who.platform == "canvas") != (platform == "canvas"):
        return bool(run_together(who.name) & run_together(name))
    return names.alike(name, who.name)


def run_together(name):
    """A name without its spaces, whichever word is the first: as Canvas writes it."""
    words = name.split()
    return {names.letters("".join(words[at:] + words[:at])) for at in range(len(words))}


def ask_about_missing(handing, others, known):
    """Ask of a new one who has a word in common with one who has nothing for this set."""
    here = {one.student for one in others}
    here |= {one["student"] for one in known if handing.may_be_for(one["assignment"])}
    own = words(handing.who.name)
    missing = {one["student"]: told_before(one) for one in known
               if one["student"] not in here and own & words(written(one))}  # fmt: skip
    if missing:
        handing.ask(f"{handing.told} is new, and {either(sorted(missing.values()))} has "
            "handed in nothing here: the same student?")  # fmt: skip


def words(name):
    """The words of a name that tell something of whose it is."""
    found = map(names.loose, re.split(r"[\W_]+", name))
    return {word for word in found if len(word) > 2 and not word.isdecimal()}
