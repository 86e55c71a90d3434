"""Settle the codes of a class, by majority and by what a teacher has decided."""

import numpy as np
import pandas as pd

from khitab.coding import cells
from khitab.coding.matrices import CODED, counts, majority, matrices
from khitab.required import require

DECISIONS = ["doc", "sentence", "frame", "element", "decided"]


def adjudicated(codes, decisions=None):
    """Return one table of codes from those of all coders, one row per sentence and issue.

    `codes` is {coder: table}, as `gather` gives it. What more than half of those who
    coded a unit say is its code. Elements are settled only where the issue is present.
    Ties, and units that only one has coded, stay open unless `decisions` settles them, a
    table with `doc, sentence, frame, element` (empty for presence), `decided` (1, 0 or
    empty) and perhaps `reason`. A decision goes before any majority.

    Columns: `doc, sentence, start, end, frame, present, problem, cause, evaluation,
    remedy` (1, 0, or NA where open, not coded or not present), `coders` (who coded the
    presence), `agreed` (the smallest share of coders that any code of the row has) and
    `how` the row came about: "all agree", "majority", "decided" if any code of it was,
    or "open" if any code of it is.

    Raises ValueError for no codes, a missing column, a unit coded twice, or a decision
    that is not 1 or 0, contradicts another or is about a unit that nobody has coded.

    >>> unit = {"doc": "x", "sentence": [1, 2], "start": [0, 9], "end": [8, 20]}
    >>> unit |= {"frame": "drought", **dict.fromkeys(CODED)}
    >>> ann, ben = (pd.DataFrame(unit | {"present": said}) for said in ([1, 0], [1, 1]))
    >>> table = adjudicated({"Ann": ann, "Ben": ben})
    >>> table[["sentence", "present", "how"]].values.tolist()
    [[1, 1, 'all agree'], [2, <NA>, 'open']]
    """
    tables = matrices(codes, "adjudicated")
    units = tables["present"].index
    by_teacher = _by_value(decisions, units)
    settled, shares = {}, []
    has, open_, by_hand = (pd.Series(first, units) for first in (True, False, False))
    for value in CODED:
        ones, n, fewer = counts(tables[value])
        said = by_teacher[value]
        code = said.fillna(majority(tables[value])).where(has)
        settled[value] = code
        shares.append(((n - fewer) / n).where(has & (n > 0)))
        open_ = open_ | (has & code.isna() & ((n > 0) | (value == "present")))
        by_hand = by_hand | (has & said.notna())
        has = settled["present"].eq(1).fillna(False).astype(bool)
    result = pd.DataFrame(settled)
    result["coders"] = tables["present"].notna().sum(axis=1)
    result["agreed"] = pd.concat(shares, axis=1).min(axis=1)
    how = np.where(result["agreed"] == 1, "all agree", "majority")
    result["how"] = np.where(open_, "open", np.where(by_hand, "decided", how))
    return result.reset_index()


def decided(rows, units):
    """Return {(unit, value): code} of rows of decisions, and what is wrong with them.

    `rows` are dicts of strings, `units` begin with text and sentence and end with the
    issue, and a value is "present" or an element. What is wrong is a list of (row, what),
    where 2 is the first row, as a spreadsheet counts.
    """
    known = {unit_key(unit[0], unit[1], unit[-1]): unit for unit in units}
    codes, wrong = {}, []
    for number, row in enumerate(rows, 2):
        unit = known.get(unit_key(row["doc"], row["sentence"], row["frame"]))
        value, said = cells.plain(row["element"]) or "present", ""
        try:
            code = cells.presence(row["decided"])
        except ValueError as error:
            code, said = None, str(error)
        if code is not None and value not in CODED:
            said = f"{row['element']!r} is no element. They are {', '.join(CODED[1:])}."
        elif code is not None and unit is None:
            place = f"{row['doc']}.{row['sentence']}"
            said = f"nobody has coded {row['frame']!r} in sentence {place}."
        elif code is not None and codes.setdefault((unit, value), code) != code:
            said = "another row decides otherwise on the same code."
        wrong += [(number, said)] * bool(said)
    return codes, wrong


def unit_key(doc, sentence, frame):
    """Return what names a unit even if a spreadsheet has made 0 of 000."""
    return cells.short_doc(doc), cells.plain(sentence), cells.plain(frame)


def _by_value(decisions, units):
    """Return {value: codes} with what was decided on each unit, NA where nothing was."""
    found = {value: pd.Series(pd.NA, units, dtype="Int64") for value in CODED}
    if decisions is None:
        return found
    require(decisions, DECISIONS, "The table of decisions")
    rows = decisions[DECISIONS].astype("str").fillna("").to_dict("records")
    codes, wrong = decided(rows, units)
    for number, said in wrong[:1]:
        raise ValueError(f"The decisions, row {number}: {said}")
    for (unit, value), code in codes.items():
        found[value][unit] = code
    return found
