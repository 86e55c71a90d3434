"""What the command says of a class, in a terminal."""

import os
import shlex

from . import shown, spoken

SHOWN = 12  # problems that are named in the terminal; all are on the page


def lines(found, out, corpus):
    """Return the lines of the command's answer."""
    said = []
    for one in found.colleagues:
        said += colleague(shown.colleague(one, corpus))
    if found.codes:
        said += ["", *coded(found), "", *named(found)]
    said += [*problems(found), "", f"Everything is in {out}"]
    said.append("  report.html         the same as a page, with the disputed sentences")
    if len(found.codes) > 1:
        said += after(found, out)
    return said[1:] if said[0] == "" else said


def coded(found):
    """How many people coded how much, and how far they agree."""
    counted = shown.counted(found)
    said = [
        f"{many(len(found.codes), 'coder')} gave {many(counted['codes'], 'code')} to "
        f"{many(counted['sentences'], 'sentence')}."
    ]
    rows = shown.rows(found.agreement)
    if not rows:
        return [
            *said,
            "No sentence was coded by two people: there is nothing to compare yet.",
        ]
    said += ["", f"{'':16}alpha  interval       AC1   equal"]
    for row in rows:
        if row["alpha"] != row["alpha"]:
            said.append(f"{row['name']:16}{'–':>5}  {row['note']}")
            continue
        interval = (
            f"{spoken.figure(row['alpha_low'])} to {spoken.figure(row['alpha_high'])}"
        )
        said.append(
            f"{row['name']:16}{spoken.figure(row['alpha']):>5}  {interval:13} "
            f"{spoken.figure(row['ac1']):>5}  {spoken.percent(row['agreement']):>6}"
        )
    return said


def named(found):
    """Who parts from the others, and how much is disputed or open."""
    is_open = sum(unit["open"] for unit in found.units)
    disputed, others = len(found.units) - is_open, len(found.others)
    if len(found.codes) == 1:
        return ["These are the codes of one coder alone: there is nothing to settle."]
    said = [
        *found.named(),
        f"{many(disputed, 'code')} {are(disputed)} disputed: more coders differ than slips "
        "would explain. The majority counts unless you decide.",
        f"{many(is_open, 'code')} {are(is_open)} open: there is no majority.",
    ]
    if unclear := len(found.unclear):
        said.append(
            f"On {many(unclear, 'more code')} at least a third differ. With so few coders, a "
            "few slips alone may bring this: please look."
        )
    if others:
        more = many(others, "more code")
        said.append(f"In {more} somebody differs, as one slip or a few would do.")
    if alone := shown.counted(found)["alone"]:
        said.append(f"{many(alone, 'code')} {are(alone)} of one coder alone, and open.")
    return said


def colleague(one):
    """What a colleague who reads Arabic found."""
    said = [f"{one['name']} ({one['file']}):"]
    if one["judged"]:
        low, high = map(spoken.percent, one["interval"])
        said.append(
            f"  {one['right']} of {one['judged']} translations are right (exact interval "
            f"{low} to {high}); {len(one['mend'])} to mend."
        )
    for row in one["agreement"]:
        what = "codes" if row["what"] == "present" else "elements"
        low, high = spoken.figure(row["alpha_low"]), spoken.figure(row["alpha_high"])
        said.append(
            f"  {spoken.percent(row['agreement'])} of {row['n']} {what} are those of the kit, "
            f"alpha {spoken.figure(row['alpha'])} ({low} to {high})."
        )
    return said


def problems(found):
    """What was wrong with files, each by name."""
    rows = found.problems.astype(object).fillna("").to_dict("records")
    said = [f"{many(len(rows), 'problem')} with files:"] if rows else []
    for row in rows[:SHOWN]:
        where = f", row {row['row']}" if row["row"] != "" else ""
        said.append(f"  {row['file']}{where}: {row['what']} ({row['done']})")
    return said + [f"  and {len(rows) - SHOWN} more in problems.csv"] * (
        len(rows) > SHOWN
    )


def after(found, out):
    """What to do next."""
    file = shlex.quote(str(out / "adjudicated.csv"))
    start = f"KHITAB_CODES={file} python3 notebooks"
    if os.name == "nt":
        start = f"$env:KHITAB_CODES = {file}; py notebooks"
    is_open = any(unit["open"] for unit in found.units)
    return [
        "  decisions.csv       for you: the disputed and open codes",
        "  adjudicated.csv     the class's codes, one for each sentence and issue",
        "",
        f"{'Please decide' if is_open else 'You may decide'} in decisions.csv: write 1 or 0 into "
        "the column decided and your reason beside it.",
        "Save it and start the same command again. Your decisions are never overwritten.",
        "Then the lessons count with these codes instead of the kit's:",
        f"  {start}",
    ]


def many(number, noun):
    return f"{number} {noun}{'' if number == 1 else 's'}"


def are(number):
    return "is" if number == 1 else "are"
