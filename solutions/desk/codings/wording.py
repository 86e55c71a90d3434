"""What a figure of agreement says, in a sentence that can be read aloud."""

import math

from khitab import labels

SURE, TENTATIVE = 0.8, 0.667  # Krippendorff 2019, Content Analysis, 4th ed.


def figure(number):
    """A figure from 0 to 1 as it is printed, or a dash where there is none.

    >>> figure(0.8123), figure(1.0), figure(-0.04), figure(float("nan"))
    ('.81', '1.00', '−.04', '–')
    """
    if number is None or math.isnan(number):
        return "–"
    return f"{number:.2f}".replace("0.", ".", 1).replace("-", "−")


def percent(share):
    """A share as it is printed.

    >>> percent(0.934), percent(float("nan"))
    ('93 %', '–')
    """
    return "–" if share is None or math.isnan(share) else f"{100 * share:.0f} %"


def count(number, noun, nouns=None):
    """A number of things.

    >>> count(1, "code"), count(2, "code"), count(0, "code is", "codes are")
    ('1 code', '2 codes', '0 codes are')
    """
    return f"{number} {noun if number == 1 else nouns or noun + 's'}"


def sentences(number, of):
    """How many sentences, and of how many, if they are a part.

    >>> sentences(24, 72), sentences(72, 72)
    ('24 of 72 sentences', '72 sentences')
    """
    return (
        f"{number} of {count(of, 'sentence')}" if number < of else count(of, "sentence")
    )


def part(number, of):
    """What codes of a part of the sentences mean for the lessons, or "".

    >>> part(24, 72)[:51], part(72, 72)
    ('These are codes of 24 of 72 sentences. Lessons that', '')
    """
    if number >= of:
        return ""
    return (
        f"These are codes of {sentences(number, of)}. Lessons that count sentences then count "
        "only these."
    )


def name(frame, what="present"):
    """What a row is about, as it is printed.

    >>> name("foreign_forces"), name("all"), name("all", "cause")
    ('foreign forces', 'all issues', 'cause')
    """
    issue = "all issues" if frame == "all" else labels.look("frame", frame).label
    if what == "present":
        return issue
    return what if frame == "all" else f"{issue}: {what}"


def sentence(row):
    """Read a row of the table of agreement aloud."""
    said = f"Two coders of one sentence agree in {percent(row['agreement'])} of cases."
    if math.isnan(row["alpha"]):
        return f"{said} Alpha cannot be had: {row['note'] or 'too little was coded'}."
    said += f" Alpha is {figure(row['alpha'])}"
    if not math.isnan(row["alpha_low"]):
        low, high = figure(row["alpha_low"]), figure(row["alpha_high"])
        said += f", and with other sentences it might be from {low} to {high}"
    said += f". {verdict(row['alpha'], row['alpha_low'])}"
    if row["ac1"] - row["alpha"] > 0.15:
        rare = "1" if row["ones"] < 0.5 else "0"
        said += f" AC1 is higher, because the code {rare} is rare here."
    return said


def verdict(alpha, low):
    """What Krippendorff's limits make of an alpha."""
    if alpha >= SURE and low >= SURE:
        return "The whole interval is above .80, so conclusions may rest on these codes."
    if alpha >= SURE:
        return "That is above .80, but the interval goes below it: be careful."
    if alpha >= TENTATIVE:
        return "Between .67 and .80, codes carry tentative conclusions only."
    return "Below .67, codes carry no conclusion yet: talk about the disputed sentences."


def leaning(coder, own):
    """Name a coder who parts from the others in one direction.

    >>> leaning("Ann", [{"frame": "qatar", "code": 0, "times": 3, "chances": 3}])
    'Ann codes as absent what most others code as present (Qatar 3 of 3 times).'
    """
    said = []
    for code, does, other in ((1, "present", "absent"), (0, "absent", "present")):
        times = [
            f"{name(one['frame'])} {one['times']} of {one['chances']}"
            for one in own
            if one["code"] == code
        ]
        if times:
            said.append(
                f"codes as {does} what most others code as {other} ({', '.join(times)} times)"
            )
    return f"{coder} {' and '.join(said)}."


def without(coders, alpha, rest):
    """What alpha would be without those named."""
    return (
        f"Without {' and '.join(coders)}, alpha for all issues would be {figure(rest)} instead "
        f"of {figure(alpha)}. Look at what they wrote, and ask them, before you leave anybody "
        "out. If you do, say so."
    )


def block(group):
    """Name the coders who part from the others together, and where not they alone or not
    all of them do.

    >>> unit = {"doc": "001", "frame": "qatar"}
    >>> one = unit | {"sentence": 3, "by_code": {1: ["A", "B"], 0: ["C", "D", "E"]}}
    >>> two = unit | {"sentence": 8, "by_code": {1: ["C", "D", "E"], 0: ["B", "F"]}}
    >>> block({"coders": ["A", "B"], "units": [one, two]})[:85]
    'A, B mostly part from the others together, on Qatar in 2 sentences (001.3; 001.8 with'
    >>> block({"coders": ["A", "B"], "units": [one]})[:58]
    'A, B part from the others together, on Qatar in 1 sentence'
    """
    coders, units, where, mostly = group["coders"], group["units"], [], ""
    for unit in units:
        fewer = min(unit["by_code"].values(), key=len)
        more = [coder for coder in fewer if coder not in coders]
        lacking = [coder for coder in coders if coder not in fewer]
        but = [f"with {' and '.join(more)}"] * bool(more)
        but += [f"without {' and '.join(lacking)}"] * bool(lacking)
        mostly = "mostly " if lacking else mostly
        where.append(
            " ".join([f"{unit['doc']}.{unit['sentence']}", ", ".join(but)]).strip()
        )
    return (
        f"{', '.join(coders)} {mostly}part from the others together, on "
        f"{name(units[0]['frame'])} in {count(len(units), 'sentence')} ({'; '.join(where)}). "
        "That looks like another reading of the rule."
    )
