"""The process in which one notebook is examined: forked off the desk, ended by it.

The checks run in it, so that a check that never ends on a student's data, or takes all
memory, costs one check. It tells what happens line by line; `Listener` takes it down.
"""

import ctypes
import json
import os
import resource
import select
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path

from nbformat import from_dict

from desk.inside.clock import PATIENCE, Ran

from .examiner import examine, name_of, role
from .outputs import failure

MORE_MEMORY = 3 << 30  # what checks on a student's tables may take


def is_check(cell):
    return cell.cell_type == "code" and role(cell) == "check"


class Listener:
    """Takes down what an examiner tells; knows where it was when it fell silent."""

    def __init__(self, events, job, marks):
        self.events, self.job, self.marks = events, job, marks
        self.at, self.ended, self.trouble = None, False, ""

    def listen(self, process, quiet, until):
        """Listen until the end, or until it has run for `quiet` seconds and said nothing."""
        ran, rest = Ran(process), b""
        while not (self.ended or self.trouble) and self.hears(ran, quiet, until):
            part = os.read(self.events, 1 << 20)
            if not part:
                break
            *lines, rest = (rest + part).split(b"\n")
            for line in lines:
                self.take(**json.loads(line))
        ran.close()

    def hears(self, ran, quiet, until):
        """Wait for a word; a process that waits its turn, or for a worker, is not stuck."""
        begun, before = time.monotonic(), ran.seconds()[0]
        while time.monotonic() < until:
            if select.select([self.events], [], [], 0.2)[0]:
                return True
            silent = time.monotonic() - begun
            if silent > (PATIENCE if any(ran.seconds()) else 1) * quiet:
                return False
            if ran.seconds()[0] - before > quiet:
                return False
        return False

    def take(self, at=None, mark=None, outputs=None, end=False, trouble="", **said):
        self.at = at if at is not None else self.at
        self.ended, self.trouble = end, trouble
        if mark:
            self.job["done"][mark[0]] = tuple(mark[1:])
        if outputs:
            self.marks.outputs[outputs[0]] = from_dict(outputs[1])
        self.marks.say(**said)

    def blame(self):
        """Fail the check, or leave out the cell, that stopped the examiner, if one did."""
        at = self.at
        cell = self.job["cells"][at] if at is not None else None
        if cell is None or at in self.job["done"]:
            return False
        sentence = "This could not be marked: what your code gave back is too large."
        name = name_of(cell)
        self.marks.say(doubt=f"cell {name or at} stopped the examiner and was left out")
        if is_check(cell):
            self.job["done"][at] = (False, sentence)
        else:
            self.marks.outputs[at] = [failure("Stopped", sentence)]
            self.job["faults"][name] = "stopped the desk and was left out"
            self.job["cells"] = [*self.job["cells"]]
            self.job["cells"][at] = from_dict({**cell, "cell_type": "raw"})
        return True


def be_examiner(job, telling, alive):
    """The life of the forked process: mark, tell, end; never return."""
    code = 1
    try:
        _leave_behind(telling, alive)
        tempfile.tempdir = job["room"]
        os.environ["CAMELTOOLS_DATA"] = os.path.join(job["room"], "none")
        os.environ.pop("KHITAB_CODES", None)  # what a class has coded changes no mark

        def tell(**event):
            line = json.dumps(event).encode() + b"\n"
            while line:
                line = line[os.write(telling, line) :]

        examine(job, tell, alive)
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _leave_behind(*kept):
    """Let go of the desk's files, screen and interrupts; die when the desk dies."""
    if not os.environ.get("KHITAB_DESK_DEBUG"):
        nothing = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(nothing, number)
        sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    below = 3
    for number in sorted(kept):
        os.closerange(below, number)
        below = number + 1
    os.closerange(below, 4096)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, *map(ctypes.c_ulong, (signal.SIGKILL, 0, 0, 0)))
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        room = pages * resource.getpagesize() + MORE_MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (room, room))
