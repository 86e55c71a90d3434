"""Classes of invented coders: they follow a truth, slip, and some read it their own way.

A class is `{name: codes}`, and codes are `{(doc, sentence): {issue: (present, does)}}`,
where `does` holds the letters p c e r. `write` makes each a sheet as students save it.
"""

import csv
from functools import cache

import numpy as np
import pandas as pd
from khitab import framing, load_corpus

LETTERS = "pcer"
EGYPT = [("000", 7), ("003", 19), ("004", 25)]  # Egypt's own support: a near miss


@cache
def corpus():
    return load_corpus()


@cache
def sentences():
    table = corpus().sentences()
    return {(row.doc, row.sentence): row for row in table.itertuples()}


@cache
def truth():
    """The kit's codes, as a class may have agreed on them."""
    units = ["doc", "sentence", "frame"]
    does = {
        tuple(row[unit] for unit in units): "".join(
            name[0] for name in framing.ELEMENTS if row[name] == "1"
        )
        for row in corpus().annotations("elements_1").to_dict("records")
    }
    codes = {}
    for row in corpus().annotations("coding_1").to_dict("records"):
        doc, sentence, frame = (row[unit] for unit in units)
        code = (int(row["present"]), does.get((doc, sentence, frame), ""))
        codes.setdefault((doc, sentence), {})[frame] = code
    return codes


@cache
def battles():
    """Sentences that speak of fighting and, in truth, not of terrorism: out by the rule."""
    return [
        place
        for place, said in sentences().items()
        if ("القتال" in said.text or "معركة" in said.text)
        and not truth()[place]["terrorism"][0]
    ]


def planted(number):
    """{coder: bias} for a class: two blocks of a third, and two coders of their own."""
    names = [f"coder {n:02}" for n in range(1, number + 1)]
    third = number // 3
    biases = dict.fromkeys(names, "")
    biases |= dict.fromkeys(names[:third], "egypt")
    biases |= dict.fromkeys(names[third : 2 * third], "battle")
    return biases | {names[-2]: "never qatar", names[-1]: "all"}


def disputes():
    """The units on which the planted blocks part from the others."""
    egypt = {(*place, "foreign_forces") for place in EGYPT}
    return egypt | {(*place, "terrorism") for place in battles()}


def leaning(number):
    """The planted coders of their own: (coder, issue, what they code)."""
    names, frames = list(planted(number)), next(iter(truth().values()))
    return {(names[-1], frame, 1) for frame in frames} | {(names[-2], "qatar", 0)}


def classroom(number, slips=0.02, seed=0, biases=None):
    """A class in which each code is another than meant in a share `slips` of cases."""
    rng = np.random.default_rng(seed)
    biases = planted(number) if biases is None else biases
    return {
        coder: {
            place: {
                frame: slipped(meant(bias, place, frame), slips, rng) for frame in codes
            }
            for place, codes in truth().items()
        }
        for coder, bias in biases.items()
    }


def meant(bias, place, frame):
    """What a coder of this bias means to write."""
    present, does = truth()[place][frame]
    if bias == "never qatar" and frame == "qatar":
        return 0, ""
    blocks = (
        bias == "egypt" and frame == "foreign_forces" and place in EGYPT
        or bias == "battle" and frame == "terrorism" and place in battles()
    )  # fmt: skip
    return (1, does) if blocks or bias == "all" else (present, does)


def slipped(code, slips, rng):
    """A code with slips in it; what is coded absent has no elements."""
    present, does = code
    present ^= int(rng.random() < slips)
    flips = rng.random(len(LETTERS)) < slips
    kept = (one for one, flip in zip(LETTERS, flips) if (one in does) != flip)
    return present, "".join(kept) if present else ""


def tables(codes):
    """The codes of a class as `coding.gather` gives them, without any file."""
    return {coder: table(coder, told) for coder, told in codes.items()}


def table(coder, codes):
    columns = ["coder", "doc", "sentence", "start", "end", "frame", "present"]
    rows = []
    for place, told in codes.items():
        said = sentences()[place]
        for frame, (present, does) in told.items():
            elements = [int(one in does) if present else pd.NA for one in LETTERS]
            rows.append(
                (coder, *place, said.start, said.end, frame, present, *elements, "")
            )
    made = pd.DataFrame(rows, columns=[*columns, *framing.ELEMENTS, "note"])
    return made.astype(dict.fromkeys(["present", *framing.ELEMENTS], "Int64"))


def rows(coder, codes):
    """The rows of a sheet, as the contract of `khitab.coding` has them."""
    for (doc, sentence), told in codes.items():
        said = sentences()[doc, sentence]
        row = {"coder": coder, "doc": doc, "sentence": sentence}
        row |= {"arabic": said.text, "english": said.english}
        for frame, (present, does) in told.items():
            row |= {frame: present, f"{frame}_does": does or ("-" if present else "")}
        yield row | {"note": ""}


def write(folder, coder, codes, name=None):
    """Write the sheet of one coder and return its path."""
    path = folder / (name or f"sheet_{coder}.csv")
    path.parent.mkdir(parents=True, exist_ok=True)
    told = list(rows(coder, codes))
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(told[0]))
        writer.writeheader()
        writer.writerows(told)
    return path
