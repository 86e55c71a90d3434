"""What the command says of a class, in a terminal."""

import os
import shlex

from . import pages
from .wording import count, figure, percent

SHOWN = 12  # problems that are named in the terminal; all are on the page


def lines(found, out, corpus):
    """Return the lines of the command's answer."""
    parts = [colleague(one.told(corpus)) for one in found.colleagues]
    if found.codes:
        parts += [coded(found), named(found)]
    after = [f"Everything is in {out}",
             "  report.html         the same as a page, with the disputed sentences"]  # fmt: skip
    parts += [
        problems(found),
        after + (next_steps(found, out) if len(found.codes) > 1 else []),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part).split("\n")


def coded(found):
    """How many people coded how much, and how far they agree."""
    counted = pages.counted(found)
    said = [
        f"{count(len(found.codes), 'coder')} gave {count(counted['codes'], 'code')} to "
        f"{count(counted['sentences'], 'sentence')}."
    ]
    rows = pages.rows(found.agreement)
    if not rows:
        return said + [
            "No sentence was coded by two people: there is nothing to compare yet."
        ]
    said += ["", f"{'':16}alpha  interval       AC1   equal"]
    for row in rows:
        rest = row["note"]
        if row["alpha"] == row["alpha"]:
            interval = f"{figure(row['alpha_low'])} to {figure(row['alpha_high'])}"
            rest = (
                f"{interval:13} {figure(row['ac1']):>5}  {percent(row['agreement']):>6}"
            )
        said.append(f"{row['name']:16}{figure(row['alpha']):>5}  {rest}")
    return said


def named(found):
    """Who parts from the others, and how much is disputed or open."""
    if len(found.codes) == 1:
        return ["These are the codes of one coder alone: there is nothing to settle."]
    disputed = len(found.units) - len(found.open)
    said = [
        *found.named,
        f"{count(disputed, 'code is', 'codes are')} disputed: more coders differ than slips "
        "would explain. The majority counts unless you decide.",
        f"{count(len(found.open), 'code is', 'codes are')} open: there is no majority.",
    ]
    if found.unclear:
        said.append(
            f"On {count(len(found.unclear), 'more code')} at least a third differ. With so few "
            "coders, a few slips alone may bring this: please look."
        )
    if found.others:
        more = count(len(found.others), "more code")
        said.append(f"In {more} somebody differs, as one slip or a few would do.")
    if alone := pages.counted(found)["alone"]:
        said.append(
            f"{count(alone, 'code is', 'codes are')} of one coder alone, and open."
        )
    return said


def colleague(one):
    """What a colleague who reads Arabic found."""
    said = [f"{one['name']} ({one['file']}):"]
    if one["judged"]:
        low, high = map(percent, one["interval"])
        said.append(
            f"  {one['right']} of {one['judged']} translations are right (exact interval "
            f"{low} to {high}); {len(one['mend'])} to mend."
        )
    for row in one["agreement"]:
        what = "codes" if row["what"] == "present" else "elements"
        said.append(
            f"  {percent(row['agreement'])} of {row['n']} {what} are those of the kit, alpha "
            f"{figure(row['alpha'])} ({figure(row['alpha_low'])} to {figure(row['alpha_high'])})."
        )
    return said


def problems(found):
    """What was wrong with files, each by name."""
    rows = found.problems.astype(object).fillna("").to_dict("records")
    said = [f"{count(len(rows), 'problem')} with files:"] if rows else []
    for row in rows[:SHOWN]:
        where = f", row {row['row']}" if row["row"] != "" else ""
        said.append(f"  {row['file']}{where}: {row['what']} ({row['done']})")
    return said + [f"  and {len(rows) - SHOWN} more in problems.csv"] * (
        len(rows) > SHOWN
    )


def next_steps(found, out):
    """What to do next."""
    file = shlex.quote(str(out / "adjudicated.csv"))
    start = f"KHITAB_CODES={file} python3 notebooks"
    if os.name == "nt":
        start = f"$env:KHITAB_CODES = {file}; py notebooks"
    return [
        "  decisions.csv       for you: the disputed and open codes",
        "  adjudicated.csv     the class's codes, one for each sentence and issue",
        "",
        f"{'Please decide' if found.open else 'You may decide'} in decisions.csv: write 1 or 0 "
        "into the column decided and your reason beside it.",
        "Save it and start the same command again. Your decisions are never overwritten.",
        "Then the lessons count with these codes instead of the kit's:",
        f"  {start}",
    ]
