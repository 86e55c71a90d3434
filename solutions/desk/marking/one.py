"""One submission, with the record of its mark and a notebook to show."""

import hashlib
import re
import time
import traceback
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial

from nbformat import v4

from desk import intake, walls
from desk.books import LOOK, MARKED
from desk.course import Trouble
from desk.disk import is_full
from desk.intake import grade_id, notebook_name


@dataclass
class Submission:
    """What was handed in, as it was read: the very bytes that are marked, and their key.

    The same key, the same mark: it is made of all that a mark depends on. `handed` is made
    of what was handed in alone.
    """

    student: str
    files: dict
    refused: list
    handed: str
    key: str
    collected: dict


def mark_one(course, name, submission, judge):
    """Mark one submission: the record of it and the notebook to show, or None.

    Nothing a student hands in raises; what cannot be marked is left to a person.
    """
    begun = time.time()
    try:
        master = course.master(name)
        record, notebook = attempt(
            master, name, submission, judge or default_judge(master)
        )
    except walls.SandboxError as error:
        raise Trouble(
            f"No student's code can be run safely on this computer: {error}"
        ) from None
    except intake.NeedsALook as reason:
        record, notebook = needs_a_look(str(reason)), None
    except Exception as error:
        if is_full(error):  # the disk, which does not stay so
            raise
        # Ours to mend, and no reason to stop the rest of the class.
        record, notebook = needs_a_look("The desk itself failed on this one."), None
        record["trace"] = traceback.format_exc()
    record["seconds"] = round(time.time() - begun, 2)
    record["marked"] = datetime.now().isoformat(timespec="seconds")
    return record, notebook


def attempt(master, name, submission, judge):
    if submission.collected.get("wrong"):
        raise intake.NeedsALook(submission.collected["wrong"])
    files = dict(submission.files)
    notebook = notebook_name(files, name, submission.refused)
    called = submission.collected.get("file") or notebook
    rebuilt = intake.rebuilt(master, files.pop(notebook), called)
    marks = judge(rebuilt.notebook, files=files)
    answers = {
        grade_id(cell): hashlib.sha256(
            cell.source.encode("utf-8", "replace")
        ).hexdigest()[:16]
        for cell in rebuilt.notebook.cells
        if cell.metadata.khitab["role"] in ("answer", "written")
    }
    record = {
        "state": MARKED,
        "look": rebuilt.look or bool(marks.doubts),
        "notes": rebuilt.notes + list(marks.notes),
        "cells": [asdict(cell) for cell in marks.cells],
        "answered": rebuilt.answered,
        "answers": answers,
    }
    return record, to_show(rebuilt.notebook, marks, record["notes"])


def default_judge(master=None):
    """The judge in a sandbox; with the set's master it knows a check of ours that breaks."""
    from desk.judge import mark

    return partial(mark, model=partial(intake.solved, master)) if master else mark


def needs_a_look(reason):
    return {"state": LOOK, "reason": reason, "look": True, "notes": [reason], "cells": []}


def to_show(notebook, marks, notes):
    """The notebook with what the judge saw, as the formgrader and the feedback show it."""
    said = {cell.grade_id: cell for cell in marks.cells}
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "code":
            continue
        cell.outputs = list(marks.outputs.get(index, []))
        mark = said.get(grade_id(cell))
        if mark and mark.message and not cell.outputs:
            cell.outputs = [message(mark)]
    if notes:
        said = "".join(f"\n* {literal(note)}" for note in notes)
        note = v4.new_markdown_cell(f"**The desk says**\n{said}", id="desk-notes")
        note.metadata["khitab"] = {"role": "desk"}
        notebook.cells.insert(0, note)
    return notebook


def literal(text):
    """A sentence as Markdown that shows it as it is: a file's name may be Markdown too.

    >>> literal("**full** <b>.txt")
    '\\\\*\\\\*full\\\\*\\\\* \\\\<b\\\\>.txt'
    """
    return re.sub(r"([\\`*\[\]<>$&~|])", r"\\\1", " ".join(text.split()))


def message(mark):
    if mark.points >= mark.max_points:
        return v4.new_output("stream", name="stdout", text=mark.message + "\n")
    return v4.new_output(
        "error", ename="Not passed", evalue=mark.message, traceback=[mark.message]
    )
