"""Take the codes from the rows of a sheet. What cannot be taken is named."""

import pandas as pd

from khitab.coding import cells
from khitab.framing import ELEMENTS


class RowCodes:
    """The codes in some rows, and `problems` as (coder, row, what, done).

    `rows` are (number, cells), and `at` says in which cell each known column is.
    """

    def __init__(self, rows, head, at, issues, sentences, coder):
        self.problems = []
        self._at, self._issues, self._sentences = at, issues, sentences
        self._width = len(head)
        self._unnamed = [place for place, cell in enumerate(head) if not cell.strip()]
        self._units = {}  # (coder, key of the sentence): {issue: (present, does)}
        self._first, self._notes = {}, {}  # likewise: its row, its notes
        self._against = set()  # (coder, key, issue) that rows contradict each other on
        self._coders = {}
        for name in filter(None, (self._name(row) for _, row in rows)):
            self._coders.setdefault(name.casefold(), name)
        # One name is everybody's: it may be in the first row only.
        only = list(self._coders.values())[:2]
        self._coders[""] = only[0] if len(only) == 1 else coder
        for number, row in rows:
            if any(cell.strip() for cell in row):
                self._take(number, row)

    def codes(self):
        """Return the codes as rows of a long table, in the order of the corpus."""
        order = {key: n for n, key in enumerate(self._sentences.rows)}
        coders = {coder: n for n, (coder, _) in reversed([*enumerate(self._units)])}
        rows = []
        for coder, key in sorted(
            self._units, key=lambda unit: (coders[unit[0]], order[unit[1]])
        ):
            sentence = self._sentences.rows[key]
            note = " | ".join(self._notes[coder, key])
            for issue, (present, does) in self._units[coder, key].items():
                silent = does is None or present == 0
                seen = [pd.NA if silent else int(name in does) for name in ELEMENTS]
                at = (*key, sentence.start, sentence.end, issue)
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

        def note(what, done):
            self.problems.append((*here, what, done))

        where = [self._cell(row, name) for name in ("doc", "sentence", "arabic")]
        key, said = self._sentences.find(*where)
        if said:
            note(said, "counted for {}.{}".format(*key) if key else "not counted")
        if key is None:
            return
        more = any(cell.strip() for cell in row[self._width :])
        in_note = more and self._at.get("note") == self._width - 1
        wide = "the row has more cells than the head"
        if self._is_shifted(row, self._sentences.rows[key]) or (more and not in_note):
            return note(f"{wide}, so its codes are not sure", "not counted")
        if in_note:
            note(wide, "counted, and the rest taken for the note")
            row = [*row[: self._width - 1], ", ".join(row[self._width - 1 :])]
        if any(row[place].strip() for place in self._unnamed if place < len(row)):
            note("a column without a head has a cell in this row", "kept out")
        codes = {issue: self._code(row, issue, note) for issue in self._issues}
        self._keep((here[0], key), number, row, codes, note)

    def _is_shifted(self, row, sentence):
        """Return whether the commas of a text have cut it, and moved the codes."""
        for name, text in (("arabic", sentence.text), ("english", sentence.english)):
            cell, text = self._cell(row, name).strip(), text.strip()
            if not cell or cell.split() == text.split():
                continue
            after = row[self._at[name] + 1 :]
            rest = text.removeprefix(cell).lstrip(" ,;|\t")
            goes_on = rest != text and after and rest.startswith(after[0].strip() or "\0")
            if goes_on or len(row) > self._width:
                return True
        return False

    def _code(self, row, issue, note):
        """Return whether the issue is present and what is done with it, None if not
        coded."""
        found = []
        for name, read in ((issue, cells.presence), (f"{issue}_does", cells.elements)):
            try:
                found.append(read(self._cell(row, name)))
            except ValueError as error:
                note(f"{name}: {error}", "not counted")
                found.append(None)
        present, does = found
        said = f"and {issue}_does says what is done with it"
        if present == 0 and does:
            note(f"{issue} is 0, {said}", "neither is counted")
            return None, None
        if does and not self._cell(row, issue).strip():
            note(f"{issue} is empty, {said}", "counted as present")
            present = 1
        return present, does

    def _keep(self, unit, number, row, codes, note):
        """Keep the codes of a sentence, and put those of a second row to the first."""
        own = " ".join(self._cell(row, "note").split())
        notes = self._notes.setdefault(unit, [])
        notes += [own] * (bool(own) and own not in notes)
        before = self._units.setdefault(unit, codes)
        if before is codes:
            self._first[unit] = number
            return
        against = [
            issue for issue, code in codes.items()
            if (unit, issue) not in self._against
            and any(None not in two and two[0] != two[1] for two in zip(before[issue], code))
        ]  # fmt: skip
        self._against.update((unit, issue) for issue in against)
        for issue, code in codes.items():
            filled = tuple(b if a is None else a for a, b in zip(before[issue], code))
            before[issue] = (None, None) if (unit, issue) in self._against else filled
        said, done = f"row {self._first[unit]} has this sentence, too", "it counts once"
        if against:
            said += f", and another code of {', '.join(against)}"
            done = "neither of these codes is counted"
        note(said, done)
