"""The teacher's decisions: a table that the desk asks in and the teacher fills in.

A row that is filled in is kept for ever. The desk only ever adds rows, renews what it
says beside a decision, and leaves out rows that were never filled in.
"""

from dataclasses import dataclass, field

import pandas as pd
from khitab import framing
from khitab.coding import cells
from khitab.corpus import CorpusError
from khitab.corpus.tables import read_table

from desk.course import Trouble

UNIT = ["doc", "sentence", "frame", "element"]
PRESENT = "present"  # what the file has for a decision on presence
ASKED = [*UNIT, "decision", "why", "state", "codes", "arabic", "english"]
OPEN, DISPUTED = "open: please decide", "disputed: the majority counts unless you decide"
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
        return pd.DataFrame(rows, columns=[*UNIT, "decision"])


def read(path, corpus):
    """Read the file, if it is there. What cannot be used is named and kept as it is."""
    found = Decisions()
    if not path.is_file() or path.read_text("utf-8-sig", "replace").strip() == "":
        return found
    try:
        table = read_table(path, [*UNIT, "decision"])[0]
    except CorpusError as error:
        if error.args[0].endswith("no row."):
            return found
        raise Trouble(
            f"Your decisions cannot be read, so nothing was written. {error} Mend "
            f"{path}, or move it away to begin a new one."
        ) from None
    places = set(
        corpus.sentences()[["doc", "sentence"]].itertuples(index=False, name=None)
    )
    issues = set(corpus.annotations("codebook")["frame"])
    short = {str(int(doc)): doc for doc, _ in places if doc.isdecimal()}
    for n, row in enumerate(table.to_dict("records"), 2):
        if not (row["decision"].strip() or row.get("why", "").strip()):
            continue
        doc, sentence = row["doc"].strip(), row["sentence"].strip().removesuffix(".0")
        row["doc"] = short.get(doc.lstrip("0") or "0", doc)
        unit = row["doc"], int(sentence) if sentence.isdecimal() else sentence
        unit += row["frame"].strip(), row["element"].strip().casefold() or PRESENT
        found.rows.append(row | dict(zip(UNIT, map(str, unit))))
        if row["decision"].strip():
            _use(found, n, row, unit, unit[:2] in places and unit[2] in issues)
    return found


def _use(found, n, row, unit, known):
    """Take a row's decision, or name what is wrong with it."""
    named = f"text {unit[0]}, sentence {unit[1]}, {unit[2]}, {unit[3]}"
    try:
        code = cells.presence(row["decision"])
    except ValueError as error:
        found.problems.append((n, f"{named}: {error}"))
        return
    if not known or unit[3] not in (PRESENT, *framing.ELEMENTS):
        found.problems.append(
            (n, f"{named}: there is no such sentence, issue or element.")
        )
    elif found.used.setdefault(unit, code) != code:
        found.problems.append(
            (n, f"{named}: decided twice, and the first decision counts.")
        )


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
        state = OPEN if unit["open"] else DISPUTED
        for row in kept.pop(tuple(told[name] for name in UNIT), [{}]):
            filled = row.get("decision", "").strip()
            rows.append(row | told | {"state": DECIDED if filled else state})
    for row in (row for left in kept.values() for row in left):
        rows.append(row | {"state": SETTLED if row["decision"].strip() else ""})
    return [{name: row.get(name, "") for name in columns} for row in rows]
