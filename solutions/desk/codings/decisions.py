"""The teacher's decisions: a table that the desk asks in and the teacher fills in.

A row that is filled in is kept for ever. The desk only ever adds rows, renews what it
says beside a decision, and leaves out rows that were never filled in.
"""

import warnings
from dataclasses import dataclass, field

import pandas as pd
from khitab.coding import cells
from khitab.coding.adjudication import decided, unit_key
from khitab.corpus import CorpusError
from khitab.corpus.tables import read_table

from desk.course import Trouble

UNIT = ["doc", "sentence", "frame", "element"]
PRESENT = "present"  # what the file has for a decision on presence
ASKED = [*UNIT, "decided", "reason", "state", "codes", "arabic", "english"]
OPEN, DISPUTED = "open: please decide", "disputed: the majority counts unless you decide"
UNCLEAR = "many differ, perhaps by slips: the majority counts unless you decide"
DECIDED, SETTLED = "decided", "decided, and no longer disputed"
REFUSED = "not used"


@dataclass
class Decisions:
    """What the file holds: its rows as they are, and what can be used of them."""

    rows: list = field(default_factory=list)  # the filled ones, dicts of strings
    used: dict = field(default_factory=dict)  # (doc, sentence, frame, element) -> 1 or 0
    problems: list = field(default_factory=list)  # (row of the file, what is wrong)

    def table(self):
        """The decisions as `coding.adjudicated` takes them."""
        rows = [(*unit, code) for unit, code in self.used.items()]
        return pd.DataFrame(rows, columns=[*UNIT, "decided"])


def read(path, units):
    """Read the file, if it is there. What cannot be used is named and kept as it is.

    `units` are what the class has coded, as (doc, sentence, frame).
    """
    rows, known = _rows(path), {unit_key(*unit): unit for unit in units}
    codes, problems = decided(rows, units)
    found = Decisions([], {(*unit, name): code for (unit, name), code in codes.items()})
    found.problems = problems if known else []
    refused = {number for number, _ in problems}
    for number, row in enumerate(rows, 2):
        if row["decided"].strip() or row.get("reason", "").strip():
            place = [row[name].strip() for name in UNIT[:3]]
            unit = known.get(unit_key(*place), place)
            element = row["element"].strip().casefold() or PRESENT
            state = REFUSED if number in refused else ""
            if not state and cells.plain(row["decided"]):
                state = DECIDED
            place = dict(zip(UNIT, map(str, (*unit, element))))
            found.rows.append(row | place | {"state": state})
    return found


def _rows(path):
    """The rows of the file as dicts, or Trouble if any of it would be lost."""
    if not path.is_file() or not path.read_text("utf-8-sig", "replace").strip():
        return []
    try:
        with warnings.catch_warnings(action="error", category=pd.errors.ParserWarning):
            return read_table(path, [*UNIT, "decided"])[0].to_dict("records")
    except (CorpusError, pd.errors.ParserWarning) as error:
        if str(error).endswith("no row."):
            return []
        if isinstance(error, pd.errors.ParserWarning):
            error = "A row has more cells than the head."
        raise Trouble(
            f"Your decisions cannot be read, so nothing was written. {error} Mend "
            f"{path}, or move it away to begin a new one."
        ) from None


def asked(units, found):
    """Return the rows of the new file: what is open, disputed, or was ever filled in.

    `units` are dicts with `doc, sentence, frame, element, open, clear, codes, arabic,
    english`.
    """
    kept, rows = {}, []
    for row in found.rows:
        kept.setdefault(tuple(row[name] for name in UNIT), []).append(row)
    extra = [name for row in found.rows for name in row if name not in ASKED]
    columns = [*ASKED, *dict.fromkeys(extra)]
    for unit in sorted(units, key=lambda unit: not unit["open"]):
        told = {name: str(unit[name]) for name in (*UNIT, "codes", "arabic", "english")}
        state = OPEN if unit["open"] else DISPUTED if unit["clear"] else UNCLEAR
        for row in kept.pop(tuple(told[name] for name in UNIT), [{}]):
            is_taken = row.get("state") == DECIDED
            rows.append(row | told | {"state": DECIDED if is_taken else state})
    for row in (row for left in kept.values() for row in left):
        rows.append(row | {"state": SETTLED if row["state"] == DECIDED else row["state"]})
    return [{name: row.get(name, "") for name in columns} for row in rows]
