"""Take the codes from the rows of a sheet. What cannot be taken is named."""

from collections import Counter

import pandas as pd

from khitab.coding import cells
from khitab.framing import ELEMENTS


class Taken:
    """The codes in some rows, and `problems` as (coder, row, what, done)."""

    def __init__(self, at, width, issues, places, rows, coder):
        self.problems = []
        self._at, self._width, self._issues, self._places = at, width, issues, places
        self._units = {}  # (coder, key of the sentence): {issue: (present, does)}
        self._first, self._notes = {}, {}  # likewise: its row, its notes
        self._against = set()  # (coder, key, issue) that rows contradict each other on
        named = Counter(filter(None, (self._name(row) for _, row in rows)))
        self._coders = {}
        for name in named:
            self._coders.setdefault(name.casefold(), name)
        self._coders[""] = coder
        if len(self._coders) == 2:  # one name, perhaps in the first row only
            self._coders[""] = next(iter(self._coders.values()))
        for number, row in rows:
            if any(cell.strip() for cell in row):
                self._take(number, row)

    def codes(self):
        """Return the codes as rows of a long table, in the order of the corpus."""
        order = {key: n for n, key in enumerate(self._places.rows)}
        coders = list(dict.fromkeys(coder for coder, _ in self._units))
        rows = []
        for coder, key in sorted(
            self._units, key=lambda unit: (coders.index(unit[0]), order[unit[1]])
        ):
            place = self._places.rows[key]
            note = " | ".join(self._notes[coder, key])
            for issue, (present, does) in self._units[coder, key].items():
                silent = does is None or present == 0
                seen = [pd.NA if silent else int(name in does) for name in ELEMENTS]
                present = pd.NA if present is None else present
                at = (*key, place.start, place.end, issue)
                rows.append((coder, *at, present, *seen, note))
        return rows

    def _name(self, row):
        name = " ".join(self._cell(row, "coder").split())
        return "".join(filter(str.isprintable, name))[:60]

    def _cell(self, row, name):
        place = self._at.get(name, len(row))
        return row[place] if place < len(row) else ""

    def _take(self, number, row):
        here = self._coders[self._name(row).casefold()], number
        where = [self._cell(row, name) for name in ("doc", "sentence", "arabic")]
        key, said = self._places.find(*where)
        if key is None:
            return self.problems.append((*here, said, "not counted"))
        if said:
            done = "counted for {}.{}".format(*key)
            self.problems.append((*here, said, done))
        if any(cell.strip() for cell in row[self._width :]):
            said = "the row has more cells than the head"
            if not self._is_whole_before_note(row, self._places.rows[key]):
                return self.problems.append((*here, said, "not counted"))
            self.problems.append(
                (*here, said, "counted, and the rest taken for the note")
            )
            row = [*row[: self._width - 1], ", ".join(row[self._width - 1 :])]
        self._keep(here, key, row)

    def _is_whole_before_note(self, row, place):
        """Return whether only the note, the last column, can have been cut in pieces."""
        texts = (("arabic", place.text), ("english", place.english))
        return self._at.get("note") == self._width - 1 and all(
            self._cell(row, name).split() == text.split()
            for name, text in texts
            if name in self._at
        )

    def _keep(self, here, key, row):
        coder, number = here
        codes = {issue: self._code(here, row, issue) for issue in self._issues}
        note = " ".join(self._cell(row, "note").split())
        notes = self._notes.setdefault((coder, key), [])
        notes += [note] * (bool(note) and note not in notes)
        if (coder, key) in self._units:
            codes = self._merged(here, (coder, key), codes)
        self._first.setdefault((coder, key), number)
        self._units[coder, key] = codes

    def _code(self, here, row, issue):
        """Return whether the issue is present and what is done with it, None if not
        coded."""
        found = []
        for name, read in ((issue, cells.presence), (f"{issue}_does", cells.elements)):
            try:
                found.append(read(self._cell(row, name)))
            except ValueError as error:
                self.problems.append((*here, f"{name}: {error}", "not counted"))
                found.append(None)
        present, does = found
        if present == 0 and does:
            said = f"{issue} is 0, and {issue}_does says what is done with it"
            self.problems.append((*here, said, "neither is counted"))
            return None, None
        if does and not self._cell(row, issue).strip():
            said = f"{issue} is empty, and {issue}_does says what is done with it"
            self.problems.append((*here, said, "counted as present"))
            present = 1
        return present, does

    def _merged(self, here, unit, codes):
        """Return the codes of a sentence that has a second row."""
        against = []
        for issue, code in codes.items():
            first = self._units[unit][issue]
            if (unit, issue) not in self._against and any(
                None not in pair and pair[0] != pair[1] for pair in zip(first, code)
            ):
                against.append(issue)
                self._against.add((unit, issue))
            filled = tuple(b if a is None else a for a, b in zip(first, code))
            codes[issue] = (None, None) if (unit, issue) in self._against else filled
        said, done = f"row {self._first[unit]} has this sentence, too", "it counts once"
        if against:
            said += f", and another code of {', '.join(against)}"
            done = "neither of these codes is counted"
        self.problems.append((*here, said, done))
        return codes
