"""The marks of one notebook: our checks run here, the student's code in a sandbox.

`mark` takes a notebook that `rebuild` has put together: each code cell says its role in
`cell.metadata.khitab`. Set-up cells run on both sides, check cells only here, everything
else only in the worker. A check sees the student's functions as stand-ins that send plain
data and get plain data back.

For writers of checks. What comes back is plain, but it may be any plain thing:
* `True == 1 == 1.0`, `nan != nan`: where it matters, look at `type(x) is int` first.
* `(a == b).all()` passes on an empty array or table: look at the length or shape first,
  or use `a.equals(b)`, `list(a) == list(b)`, `pd.testing.assert_frame_equal`.
* A bare `assert f(x)` passes on anything that is not empty: compare with `==` or `is True`.
* What a function does to its arguments stays in the worker: check what it gives back.
* What only checks import, import in the checks: set-up cells run for every student anew
  (scipy.stats takes a second), imports of checks once for the class.
* No `except:` around a call, and no `!=` where `==` would do.
"""

import io
import os
import select
import signal
import sys
import threading
import time
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath

from desk.course import ROOT
from desk.walls import SandboxError, kit

from .examiner import rehearse, role
from .fork import Listener, be_examiner, is_check
from .model import excuse
from .outputs import plain

SOLUTIONS = str(ROOT / "solutions")
UNREACHED = "This check was not reached; your teacher will look at it."
BUSY = 4  # times as long as a notebook may take, where others have the processor
SLACK = 30  # seconds without a sign of life beyond a cell's, for a start and a check
FILES, FILE_BYTES = 200, 20_000_000
_lock = threading.Lock()
_warmed = set()


@dataclass(frozen=True)
class Limits:
    """What a notebook may take: seconds, bytes, numbers, characters.

    The seconds are the worker's: what others have of the processor does not count.
    """

    cell: float = 20
    call: float = 10
    task: float = 40
    notebook: float = 600
    memory: int = 1 << 30
    disk: int = 64 << 20
    files: int = 256
    processes: int = 64
    output: int = 50_000
    reply: int = 32 << 20


@dataclass
class CellMark:
    """The mark of one check cell, and what to say where it is not full."""

    grade_id: str
    points: float
    max_points: float
    message: str = ""


@dataclass
class Marks:
    """The marks of a notebook, what its cells showed, notes for the teacher.

    `doubts`: those of the notes for which a person should look at a mark.
    """

    cells: list = field(default_factory=list)
    outputs: dict = field(default_factory=dict)
    notes: list = field(default_factory=list)
    doubts: list = field(default_factory=list)

    def say(self, note="", doubt=""):
        """Take down a sentence, once."""
        for sentence in filter(None, (plain(note, 500), plain(doubt, 500))):
            self.notes += [sentence] * (sentence not in self.notes)
        if doubt:
            self.doubts += [plain(doubt, 500)] * (plain(doubt, 500) not in self.doubts)


def mark(notebook, files=None, *, limits=None, sandbox="auto", model=None):
    """Return the `Marks` of a rebuilt notebook; it raises for nothing a submission does.

    `files`: {name: bytes}, what was handed in beside the notebook; `model`: a function
    that returns the notebook of the model answers. Raises SandboxError where this machine
    cannot shut a student's code in at all. Safe to call from several threads or processes.
    """
    limits = limits or Limits()
    until = time.monotonic() + BUSY * limits.notebook + SLACK
    marks = Marks()
    job = {
        "cells": notebook.cells,
        "limits": limits,
        "sandbox": sandbox,
        "done": {},
        "faults": {},
        "files": _safe_files(files or {}, marks),
    }
    _warm(notebook.cells)
    checks = [i for i, cell in enumerate(notebook.cells) if is_check(cell)]
    while not _examined(job, marks, until):
        pass
    for index in checks:
        passed, message = job["done"].get(index, (False, UNREACHED))
        details = notebook.cells[index].metadata.get("nbgrader", {})
        points = float(details.get("points", 0))
        grade_id = details.get("grade_id", "")
        marks.cells.append(CellMark(grade_id, points * passed, points, message))
        if index not in job["done"]:
            marks.say(doubt=f"check {grade_id} was not reached")
    if model:
        excuse(marks, model, partial(mark, limits=limits, sandbox=sandbox))
    return marks


def _safe_files(files, marks):
    """The files whose names lead nowhere else, as many as there is room for."""
    kept, room = {}, FILE_BYTES
    for name, content in files.items():
        path = PurePosixPath(str(name).replace("\\", "/"))
        room -= len(content)
        if (
            path.is_absolute()
            or ".." in path.parts
            or not path.parts
            or "\0" in str(path)
        ):
            said = f"file left out: {plain(str(name), 100)!r} is no plain name"
            marks.say(doubt=said)
        elif room < 0 or len(kept) >= FILES:
            marks.say(doubt="files left out: too many or too large")
            break
        else:
            kept[str(path)] = content
    return kept


def _warm(cells):
    """Load here, once, what examiners of such a notebook need: they are forked with it.

    That is the twin, what the set-up cells look up (the library keeps it), and the
    modules that checks import. All of it is ours; nothing of a student's runs here.
    """
    sources = tuple(
        role(cell) + cell.source for cell in cells if role(cell) in ("setup", "check")
    )
    with _lock:
        kit.folder()
        if SOLUTIONS not in sys.path:
            sys.path.insert(0, SOLUTIONS)
        if sources in _warmed:
            return
        _warmed.add(sources)
        silence = io.StringIO()
        with redirect_stdout(silence), redirect_stderr(silence):
            rehearse(cells)
            with suppress(Exception):  # a course may do without
                import twin

                twin.corpus()
                twin.planted()


def _examined(job, marks, until):
    """Let an examiner mark what is not done; False if it stopped before the end."""
    room = kit.make_room()
    with _lock:
        events, telling = os.pipe()
        alive, kept_alive = os.pipe()
        child = os.fork()
        if child == 0:
            be_examiner({**job, "room": room}, telling, kept_alive)
        os.close(telling)
        os.close(kept_alive)
    listener = Listener(events, job, marks)
    try:
        quiet = max(job["limits"].cell, job["limits"].call) + SLACK
        listener.listen(child, quiet, until)
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(events)
        select.select([alive], [], [], SLACK)  # until the last process of it is gone
        os.close(alive)
        kit.remove(room)
    if listener.trouble:
        raise SandboxError(listener.trouble)
    if listener.ended or time.monotonic() > until:
        return True
    return not listener.blame()
