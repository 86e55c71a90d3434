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
        counted = pages.counted(found, corpus)
        parts += [coded(found, counted), named(found, counted)]
    after = [f"Everything is in {out}",
             "  report.html         the same as a page, with the disputed sentences"]  # fmt: skip
    parts += [
        problems(found),
        after + (next_steps(found, out, counted) if len(found.codes) > 1 else []),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part).split("\n")


def coded(found, counted):
    """How many people coded how much, and how far they agree."""
    said = [
        f"{count(len(found.codes), 'coder')} gave {count(counted['codes'], 'code')} to "
        f"{counted['sentences']}."
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


def named(found, counted):
    """Who parts from the others, and how much is disputed or open."""
    if len(found.codes) == 1:
        return ["These are the codes of one coder alone: there is nothing to settle."]
    used, still = len(found.decisions.used), ""
    said = [*found.named]
    if used:
        still = "still "
        said.append(
            f"{count(used, 'decision')} of yours {'is' if used == 1 else 'are'} taken."
        )
    disputed, unclear = found.left(found.units), found.left(found.unclear)
    said += [
        f"{count(len(disputed), 'code is', 'codes are')} {still}disputed: more coders differ "
        "than slips would explain. The majority counts unless you decide.",
        f"{count(len(found.open), 'code is', 'codes are')} {still}open: there is no majority.",
    ]
    if unclear:
        said.append(
            f"On {count(len(unclear), 'more code')} at least a third differ. With so few "
            "coders, a few slips alone may bring this: please look."
        )
    if found.others:
        more = count(len(found.others), "more code")
        said.append(f"In {more} somebody differs, as one slip or a few would do.")
    if alone := counted["alone"]:
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
        where = str(row["row"])
        where = f", {'row ' * where.isdigit()}{where}" if where else ""
        said.append(f"  {row['file']}{where}: {row['what']} ({row['done']})")
    return said + [f"  and {len(rows) - SHOWN} more in problems.csv"] * (
        len(rows) > SHOWN
    )


def start_with(file, system=os.name):
    """The command that starts the lessons with these codes, for a shell or PowerShell.

    >>> start_with("my class.csv", "posix")
    "KHITAB_CODES='my class.csv' python3 notebooks"
    >>> print(start_with("Ann's class.csv", "nt"))
    $env:KHITAB_CODES='Ann''s class.csv'; py notebooks
    """
    if system == "nt":
        quoted = str(file).replace("'", "''")
        return f"$env:KHITAB_CODES='{quoted}'; py notebooks"
    return f"KHITAB_CODES={shlex.quote(str(file))} python3 notebooks"


def next_steps(found, out, counted):
    """What to do next."""
    return [
        "  decisions.csv       for you: the disputed and open codes",
        "  adjudicated.csv     the class's codes, one for each sentence and issue",
        "",
        f"{'Please decide' if found.open else 'You may decide'} in decisions.csv: write 1 or 0 "
        "into the column decided and your reason beside it.",
        "Save it and start the same command again. Your decisions are never overwritten.",
        "Then the lessons count with these codes instead of the kit's:",
        f"  {start_with(out / 'adjudicated.csv')}",
        *[counted["part"]] * bool(counted["part"]),
    ]
