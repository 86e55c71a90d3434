"""Which of the student's cells is the answer to which task."""

from .cells import (
    as_answer,
    defined,
    first_line,
    grade_id,
    role,
    squeezed,
    without_hidden,
)


class Match:
    """Finds the student's cell for each answer cell of the source.

    `found[place]` lists the student's cells for the answer at `place`; `ours` holds the
    student's cells that are copies of our own questions, checks and set-up.
    """

    def __init__(self, master, stubs, handed):
        self.master, self.stubs, self.handed = master.cells, stubs.cells, handed
        self.answers = [
            place
            for place, cell in enumerate(stubs.cells)
            if role(cell) in ("answer", "written")
        ]
        self.found = {place: [] for place in self.answers}
        self.ours = {}  # the student's index -> place of the cell it is a copy of
        ours = [
            defined(cell.source)
            for place, cell in enumerate(master.cells)
            if cell.cell_type == "code" and place not in self.found
        ]
        self.names = {  # a figure's cell and a check may both say `found = …`
            place: defined(master.cells[place].source, functions_first=True).difference(
                *ours
            )
            for place in self.answers
            if stubs.cells[place].cell_type == "code"
        }

    def by_id(self):
        """By grade_id, else by cell id, else by saying the very same as a cell of ours."""
        grade_ids = {
            grade_id(cell): place
            for place, cell in enumerate(self.stubs)
            if grade_id(cell)
        }
        ids = {cell.id: place for place, cell in enumerate(self.stubs) if "id" in cell}
        last = -1
        for index, cell in enumerate(self.handed):
            place = grade_ids.get(cell.grade_id, ids.get(cell.id))
            if place is None:
                place = self.says_the_same(cell, last)
            if place is None:
                continue
            last = place
            if place in self.found:
                self.found[place].append(index)
            elif not self.is_answer_in_our_cell(index):
                self.ours[index] = place

    def says_the_same(self, cell, last):
        """Our cell with this very source: of several, the first that is still to come."""
        said = squeezed(cell.source)
        places = [
            place
            for place, own in enumerate(self.stubs)
            if said
            and said in (squeezed(own.source), squeezed(without_hidden(own.source)))
        ]
        return next((place for place in places if place > last), (places or [None])[0])

    def is_answer_in_our_cell(self, index):
        """An answer written over a check keeps the check's id: its names tell."""
        cell = self.handed[index]
        names = defined(cell.source)
        return cell.kind == "code" and any(
            names & wanted for wanted in self.names.values()
        )

    def by_names(self):
        """By the functions a cell defines, where its id has not led to an answer."""
        for place, names in self.names.items():
            strangers = [
                index
                for index in self.found[place]
                if self.belongs_elsewhere(index, place)
            ]
            for index in strangers:
                self.found[place].remove(index)
            if any(self.is_answer(index, place) for index in self.found[place]):
                continue
            self.found[place] += self.defining(
                names, self.free(), place
            ) or self.defining(
                names, sorted(set(range(len(self.handed))) - set(self.ours)), place
            )

    def defining(self, names, indices, place):
        """Those of the cells that define a name; one cell may hold several answers."""
        return [
            index
            for index in indices
            if self.is_answer(index, place) and names & defined(self.source(index, place))
        ]

    def belongs_elsewhere(self, index, place):
        """A copied cell keeps its id: it defines another answer's function, not this one."""
        names = defined(self.source(index, place))
        others = set().union(*(own for at, own in self.names.items() if at != place))
        return bool(names & others) and not names & self.names[place]

    def by_place(self):
        """By what comes before: the cells after a question, up to our next cell."""
        for place in self.answers:
            if self.found[place]:
                continue
            before = self.last_copy_before(place)
            if before is None:
                continue
            free = set(self.free())
            index = before + 1
            while index < len(self.handed) and index not in self.ours:
                if index in free and self.fits(index, place):
                    self.found[place].append(index)
                    break
                index += 1

    def last_copy_before(self, place):
        """Where the student's file has the question (or whatever of ours) before this."""
        for at in range(place - 1, -1, -1):
            if at in self.found:
                copies = self.found[at]
            else:
                copies = [index for index, ours in self.ours.items() if ours == at]
                copies = copies or self.alike(at)
            if copies:
                return max(copies)
        return None

    def alike(self, place):
        """Student's cells that begin with the same heading or line as ours."""
        first = first_line(self.stubs[place].source)
        if self.stubs[place].cell_type != "markdown" or len(first) < 4:
            return []
        return [
            index
            for index, cell in enumerate(self.handed)
            if cell.kind != "code" and first_line(cell.source) == first
        ]

    def fits(self, index, place):
        cell = self.handed[index]
        if place in self.names:
            return cell.kind == "code" and not self.belongs_elsewhere(index, place)
        return cell.kind != "code" and not any(
            first_line(cell.source) == first_line(own.source) for own in self.stubs
        )

    def free(self):
        """The student's cells that have found no place so far."""
        taken = {index for indices in self.found.values() for index in indices}
        return [
            index
            for index, cell in enumerate(self.handed)
            if index not in taken and index not in self.ours and cell.source.strip()
        ]

    def source(self, index, place):
        return as_answer(self.handed[index], self.stubs[place])

    def is_answer(self, index, place):
        source = self.source(index, place)
        return bool(squeezed(source)) and squeezed(source) != squeezed(
            self.stubs[place].source
        )
