"""What a teacher has decided where the coders do not."""

import pandas as pd

from khitab.coding import cells
from khitab.coding.units import CODED
from khitab.required import require

DECISIONS = ["doc", "sentence", "frame", "element", "decided"]


def decided(decisions, units):
    """Return {value: codes} with what was decided on each unit, NA where nothing was.

    `units` is the index of the matrices of codes, and the values are "present" and the
    four elements.
    """
    codes = {value: pd.Series(pd.NA, units, dtype="Int64") for value in CODED}
    if decisions is None:
        return codes
    require(decisions, DECISIONS, "The table of decisions")
    known = {_key(*unit[:2], unit[4]): unit for unit in units}
    rows = decisions[DECISIONS].astype("str").fillna("")
    for number, row in enumerate(rows.itertuples(index=False), 2):
        try:
            code = cells.presence(row.decided)
            if code is not None:
                _decide(codes, known, row, code)
        except ValueError as error:
            raise ValueError(f"The decisions, row {number}: {error}") from None
    return codes


def _decide(codes, known, row, code):
    value = cells.plain(row.element) or "present"
    if value not in codes:
        raise ValueError(
            f"{row.element!r} is no element. They are {', '.join(CODED[1:])}."
        )
    unit = known.get(_key(row.doc, row.sentence, row.frame))
    if unit is None:
        raise ValueError(
            f"nobody has coded {row.frame!r} in sentence {row.doc}.{row.sentence}."
        )
    before = codes[value][unit]
    if not pd.isna(before) and before != code:
        raise ValueError("another row decides otherwise on the same code.")
    codes[value][unit] = code


def _key(doc, sentence, frame):
    """Return what names a unit even if a spreadsheet has made 0 of 000."""
    doc = cells.plain(str(doc))
    return doc.lstrip("0") or "0", cells.plain(str(sentence)), cells.plain(str(frame))
