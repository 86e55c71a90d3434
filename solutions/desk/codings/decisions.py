"""The teacher's decisions: a table that the desk asks in and the teacher fills in.

A row that is filled in is kept for ever. The desk only ever adds rows, renews what it
says beside a decision, and leaves out rows that were never filled in.
"""

import warnings
from dataclasses import dataclass, field

import pandas as pd
from khitab import framing
from khitab.coding import cells
from khitab.corpus import CorpusError
from khitab.corpus.tables import read_table

from desk.course import Trouble

UNIT = ["doc", "sentence", "frame", "element"]
PRESENT = "present"  # what the file has for a decision on presence
ASKED = [*UNIT, "decided", "reason", "state", "codes", "arabic", "english"]
OPEN, DISPUTED = "open: please decide", "disputed: the majority counts unless you decide"
UNCLEAR = "many differ, perhaps by slips: the majority counts unless you decide"
DECIDED, SETTLED = "decided", "decided, and no longer disputed"


@dataclass
class Decisions:
    """What the file holds: its rows as they are, and what can be used of them."""

    rows: list = field(default_factory=list)  # the filled ones, dicts of strings
    used: dict = field(default_factory=dict)  # (doc, sentence, frame, element) -> 1 or 0
    problems: list = field(default_factory=list)  # (row of the file, what is wrong)

    def table(self):
        """The decisions as `coding.adjudicated` takes them."""
        rows = [
            (*unit[:3], "" if unit[3] == PRESENT else unit[3], code)
            for unit, code in self.used.items()
        ]
        return pd.DataFrame(rows, columns=[*UNIT, "decided"])

    def leave(self, coded):
        """Use no decision on what nobody has coded, and name it."""
        for unit in [unit for unit in self.used if unit[:3] not in coded]:
            del self.used[unit]
            self.problems.append((None, f"{named(unit)}: nobody here has coded it."))


def read(path, corpus):
    """Read the file, if it is there. What cannot be used is named and kept as it is."""
    found = Decisions()
    sentences = corpus.sentences()[["doc", "sentence"]]
    places = set(sentences.itertuples(index=False, name=None))
    issues = set(corpus.annotations("codebook")["frame"])
    short = {str(int(doc)): doc for doc, _ in places if doc.isdecimal()}
    for n, row in enumerate(_rows(path), 2):
        if not (row["decided"].strip() or row.get("reason", "").strip()):
            continue
        doc, sentence = row["doc"].strip(), row["sentence"].strip().removesuffix(".0")
        row["doc"] = short.get(doc.lstrip("0") or "0", doc)
        unit = row["doc"], int(sentence) if sentence.isdecimal() else sentence
        unit += row["frame"].strip(), row["element"].strip().casefold() or PRESENT
        found.rows.append(row | dict(zip(UNIT, map(str, unit))))
        if row["decided"].strip():
            _use(found, n, row, unit, unit[:2] in places and unit[2] in issues)
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


def _use(found, n, row, unit, known):
    """Take a row's decision, or name what is wrong with it."""
    try:
        code = cells.presence(row["decided"])
    except ValueError as error:
        found.problems.append((n, f"{named(unit)}: {error}"))
        return
    if not known or unit[3] not in (PRESENT, *framing.ELEMENTS):
        found.problems.append(
            (n, f"{named(unit)}: there is no such sentence, issue or element.")
        )
    elif found.used.setdefault(unit, code) != code:
        found.problems.append(
            (n, f"{named(unit)}: decided twice, and the first decision counts.")
        )


def named(unit):
    return f"text {unit[0]}, sentence {unit[1]}, {unit[2]}, {unit[3]}"


def asked(units, found):
    """Return the rows of the new file: what is open, disputed, or was ever filled in.

    `units` are dicts with `doc, sentence, frame, element, open, codes, arabic, english`.
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
            filled = row.get("decided", "").strip()
            rows.append(row | told | {"state": DECIDED if filled else state})
    for row in (row for left in kept.values() for row in left):
        rows.append(row | {"state": SETTLED if row["decided"].strip() else ""})
    return [{name: row.get(name, "") for name in columns} for row in rows]
