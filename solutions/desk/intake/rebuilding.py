"""The student's answers in the release's own cells.

Whatever happened to the cells (deleted, moved, doubled, of another kind, without
metadata), the source notebook with the student's answers is marked. What finds no place
becomes a note for the teacher.
"""

from copy import deepcopy
from dataclasses import dataclass, field

import nbformat
from nbformat import v4

from desk.limited import Failed, limited
from desk.release import with_stubs

from .cells import as_answer, defined, grade_id, role, squeezed
from .match import Match
from .reading import NeedsALook, read

SECONDS, MEMORY, SIZE = 10, 1 << 30, 60_000_000  # of one notebook; an honest one: 0.1 s


class Beyond(NeedsALook):
    """It could not be read within the limits."""


@dataclass
class Rebuilt:
    """The notebook to mark; which answers differ from the stub; what to tell the teacher.

    `look` is true where an answer may be somewhere the desk has not found.
    """

    notebook: object
    answered: dict
    notes: list = field(default_factory=list)
    look: bool = False


def rebuild(master, handed):
    """Put the answers of `handed` (reading.Handed) into the cells of the source notebook.

    NeedsALook where none is found and it does not look untouched: that is no zero.
    """
    stubs = with_stubs(master)
    match = Match(master, stubs, handed.cells)
    match.by_id()
    match.by_names()
    match.by_place()
    result = Rebuilt(stubs, {}, list(handed.notes), handed.damaged)
    for cell, ours in zip(stubs.cells, master.cells):
        cell.metadata["khitab"] = {"role": role(cell)}
        if cell.metadata.khitab["role"] == "check":
            cell.source = ours.source
    for place in match.answers:
        fill(result, stubs.cells[place], match, place)
    put_extras(result, match)
    if result.look and not any(result.answered.values()):
        raise NeedsALook(
            " ".join(["No answer to this problem set was found in it.", *result.notes])
        )
    return result


def rebuilt(master, data, called, seconds=SECONDS):
    """What `rebuild` makes of these bytes, in a process with limits; NeedsALook names it."""

    def work():
        try:
            return vars(rebuild(master, read(data)))
        except NeedsALook as reason:
            return str(reason)

    try:
        told = limited(work, seconds, MEMORY, SIZE)
    except Failed as why:
        raise Beyond(f"{called} could not be read: {why}.") from None
    if isinstance(told, str):
        raise NeedsALook(f"{called}: {told}")
    return Rebuilt(**told | {"notebook": nbformat.from_dict(told["notebook"])})


def solved(master):
    """Return the notebook to mark of one who hands in the model answers."""
    handed = read(nbformat.writes(master).encode("utf-8", "surrogatepass"))
    return rebuild(master, handed).notebook


# ---- Putting in --------------------------------------------------------------------------


def fill(result, cell, match, place):
    """Put the answer into our cell and say what was odd about it."""
    name = grade_id(cell)
    indices = match.found[place]
    differing = [index for index in indices if match.is_answer(index, place)]
    result.answered[name] = bool(differing)
    if not indices:
        result.notes.append(
            f"The answer cell {name} was not found; it counts as untouched."
        )
        result.look = True
    if not differing:
        return
    chosen = match.handed[differing[-1]]
    match.found[place] = [differing[-1]]  # other versions stay in, as extra cells
    if len({squeezed(match.source(index, place)) for index in differing}) > 1:
        result.notes.append(
            f"{name} was answered {len(differing)} times; the last counts."
        )
    if chosen.kind != cell.cell_type:
        result.notes.append(
            f"The answer cell {name} had become {chosen.kind}; it is read "
            f"as {cell.cell_type}."
        )
    cell.source = as_answer(chosen, cell)
    if cell.cell_type == "markdown" and chosen.attachments:
        cell["attachments"] = chosen.attachments


def put_extras(result, match):
    """Keep what else the student wrote, where it was: code is run, prose is shown."""
    after, at = {}, -1
    chosen = {
        match.found[place][0]: place for place in match.answers if match.found[place]
    }
    for index, cell in enumerate(match.handed):
        if index in match.ours or index in chosen:
            at = match.ours.get(index, chosen.get(index))
            if index in match.ours and changed_set_up(result, cell, at):
                after.setdefault(at, []).append(cell)
        elif keeps(cell, match):
            after.setdefault(at, []).append(cell)
    cells = extra_cells(after.pop(-1, []))
    for place, cell in enumerate(result.notebook.cells):
        cells.append(cell)
        extras = after.get(place, [])
        name = empty_answer(result, cell)
        if name and any(extra.kind != "code" for extra in extras):
            result.notes.append(
                f"{name} is empty, but prose follows below it: please look."
            )
            result.answered[name] = True
        cells += extra_cells(extras)
    for number, cell in enumerate(cells):
        if "id" not in cell or cell.id.startswith("extra-"):
            cell["id"] = f"extra-{number}"
    result.notebook.cells = cells


def changed_set_up(result, cell, place):
    """Whether the student's lines in one of our set-up cells have to run as well."""
    own = result.notebook.cells[place]
    if cell.kind != "code" or squeezed(cell.source) == squeezed(own.source):
        return False
    if own.metadata.khitab["role"] == "extra":  # a cell to try things out in
        own.source = cell.source
        return False
    if own.metadata.khitab["role"] == "setup" and cell.source.strip():
        result.notes.append(
            f"The set-up cell {grade_id(own)} was changed; ours is run, "
            "then the student's."
        )
        return True
    return False


def keeps(cell, match):
    """Extra cells stay unless they are empty, untouched stubs or old copies of checks."""
    said = squeezed(cell.source)
    if not said or any(said == squeezed(stub.source) for stub in match.stubs):
        return False
    if cell.kind != "code" or defined(cell.source):
        return True
    checks = [squeezed(own.source) for own in match.stubs if role(own) == "check"]
    return not any(is_mostly_in(cell.source, check) for check in checks)


def is_mostly_in(source, check):
    lines = [squeezed(line) for line in source.splitlines() if len(squeezed(line)) > 12]
    return bool(lines) and sum(line in check for line in lines) >= 0.6 * len(lines)


def empty_answer(result, cell):
    """The name of a written answer that was left empty, else None."""
    name = grade_id(cell)
    return (
        name if result.answered.get(name) is False and role(cell) == "written" else None
    )


def extra_cells(cells):
    built = []
    for cell in cells:
        new = v4.new_code_cell if cell.kind == "code" else v4.new_markdown_cell
        extra = new(cell.source, id=f"extra-{len(built)}")
        extra.metadata["khitab"] = {"role": "extra" if cell.kind == "code" else "text"}
        if cell.kind != "code" and cell.attachments:
            extra["attachments"] = deepcopy(cell.attachments)
        built.append(extra)
    return built
