"""Goes through one notebook, cell by cell; lives in a process of its own (see `judge`)."""

import ast
import builtins
import re
from contextlib import suppress
from functools import partial

from desk.walls import SandboxError

from . import reasons
from .answers import Function, received
from .names import loads, stores
from .outputs import plain
from .reasons import BROKEN
from .session import Session

HIDDEN = "BEGIN HIDDEN TESTS"
AGAIN = "stopped with an error when it ran again"


class Examiner:
    """The judge's side of one notebook: set-up and check cells run here, the rest there.

    The student's cells run twice, each time in a worker of its own. In the first, `open`,
    no hidden check calls anything: what cells show, and what visible checks say, comes
    from it. In the second only hidden checks call, and it says nothing of its own.

    `tell(**event)` reports: at=index, mark=(index, passed, message), outputs=(index, …),
    note=sentence, doubt=sentence (a note for which a mark is doubtful); without anything
    it says that there is still life.
    """

    def __init__(self, cells, sessions, limits, tell, faults=()):
        self.cells, self.sessions, self.limits, self.tell = cells, sessions, limits, tell
        self.session, self.open = sessions[0], True
        self.space = {"__name__": "__main__", "__builtins__": builtins}
        self.faults = dict(faults)  # grade_id of an answer cell: how it ended
        self.helpers = set()  # names that functions of the set-up cells use
        self.answers = {}  # what we have put into the space, by name
        self.failed = set()  # cells that ended with a fault in the first run
        self.left = {}  # index: what a cell of ours has left in the space

    def go(self, done):
        """Mark all check cells but those in `done`, which are marked already."""
        begun = dict(self.space)
        hidden = [i for i, cell in enumerate(self.cells) if is_hidden(cell)]
        todo = [index for index in hidden if index not in done]
        self.session.prepare()
        for index, cell in enumerate(self.cells):
            if not is_hidden(cell):
                self.step(index, cell, done)
            if todo and self.session.started:
                self.sessions[1].sandbox = self.session.sandbox
                self.sessions[1].prepare()
        self.session.close()
        if not todo:
            return
        self.session, self.open = self.sessions[1], False
        self.session.started = (
            True  # the wall works here: where it fails now, on this one
        )
        self.helpers, self.answers = set(), {}
        self.space.clear()
        self.space.update(begun)
        for index, cell in enumerate(self.cells[: todo[-1] + 1]):
            self.step(index, cell, done)
        self.session.close()

    def step(self, index, cell, done):
        """What a cell is there for: a check is made, ours is run here, others there."""
        if cell.cell_type != "code" or not cell.source.strip():
            return
        if role(cell) == "check":
            if self.open or is_hidden(cell):
                if index not in done:
                    self.tell(at=index)
                    self.here(index, lambda: self.tell(mark=(index, *self.check(cell))))
            else:
                self.put_back(index)
            return
        self.tell(at=index)
        if role(cell) != "extra":
            self.session.begin_task()
        if role(cell) == "setup":
            if self.open:
                self.here(index, lambda: self.set_up(cell))
            else:
                self.put_back(index)
        self.run(index, cell)

    def here(self, index, do):
        """Do something that leaves names in the space, and remember which."""
        before, helpers = dict(self.space), set(self.helpers)
        do()
        left = {
            name: value
            for name, value in self.space.items()
            if before.get(name, self) is not value and name not in self.answers
        }
        gone = before.keys() - self.space.keys()
        self.left[index] = left, gone, self.helpers - helpers

    def put_back(self, index):
        """Leave in the space what the cell left in the first run."""
        left, gone, helpers = self.left.get(index, ({}, (), set()))
        for name in gone:
            self.space.pop(name, None)
        self.space.update(left)
        self.helpers |= helpers

    def set_up(self, cell):
        """Run a set-up cell of ours here, shell and magic lines left out."""
        try:
            tree = ast.parse(without_magics(cell.source))
            self.helpers |= loads(tree)
            exec(compile(tree, "<set-up>", "exec", dont_inherit=True), self.space)
        except Exception as error:
            said = f"{name_of(cell)} failed on the desk: {reasons.described(error)}"
            self.tell(doubt=f"set-up cell {said}")

    def run(self, index, cell):
        """Run a cell of the student's in the worker."""
        task = role(cell) != "extra"
        name = name_of(cell) or str(index)
        outputs, fault = self.session.run(index, name, cell.source, task)
        if self.open:
            self.tell(outputs=(index, outputs))
        if fault and self.open:
            self.faults[name_of(cell)] = fault
            self.failed.add(index)
        elif fault and index not in self.failed:
            self.faults.setdefault(name_of(cell), AGAIN)
            self.tell(doubt=f"cell {name} {AGAIN}")

    def check(self, cell):
        """Run a check cell, and return whether it passed, and what to say if not."""
        self.session.last = None
        try:
            tree = ast.parse(cell.source)
            self.put_answers(tree)
            code = compile(tree, "<check>", "exec", dont_inherit=True, optimize=0)
            exec(code, self.space)
        except SandboxError:
            raise
        except BaseException as error:
            return False, plain(self.explain(error, cell), reasons.LONGEST)
        return True, ""

    def explain(self, error, cell):
        """Say why a check did not pass; where it failed by itself, a doubt as well."""
        name, value = self.session.last or (None, None)
        theirs = isinstance(self.answers.get(name), Function)
        what = f"what `{name}` gave back" if theirs else f"`{name}`"
        last = (what, value) if name else None
        missing = partial(self.explain_missing, cell=cell)
        try:
            if is_hidden(cell):
                return reasons.closed(error, last, missing, self.limits, cell.source)
            return reasons.opened(error, last, missing, self.limits)
        except reasons.Broken as broken:
            self.tell(doubt=f"check {name_of(cell)} itself failed: {broken}")
            return BROKEN

    def explain_missing(self, name, cell):
        stem = re.sub(r"-(check|hidden|test)\w*$", "", name_of(cell))
        fault = self.faults.get(stem)
        if fault:
            return f"`{name}` is not there: your cell {fault}."
        return (
            f"`{name}` is not there: define it in the answer cell, under this very name."
        )

    def put_answers(self, tree):
        """Put the student's functions and values that a check uses into the space."""
        for name, answer in self.answers.items():
            if self.space.get(name) is answer:
                del self.space[name]
        read, bound = loads(tree), stores(tree)
        wanted = {
            name
            for name in (read | self.helpers) - bound
            if name not in self.space and not hasattr(builtins, name)
        }
        found = self.session.names(wanted)
        self.answers = {}
        for name in wanted & set(found):
            said = found[name] if type(found[name]) is dict else {}
            if said.get("callable") is True:
                self.answers[name] = Function(name, self.session)
            else:
                self.answers[name] = received(said.get("value"))
                self.session.last = (name, self.answers[name])
        self.space.update(self.answers)


def rehearse(cells):
    """Run the set-up cells and the checks' imports once, for what they leave loaded."""
    space = {"__name__": "__main__"}
    for cell in cells:
        with suppress(Exception):  # it will be told when it is examined
            if role(cell) == "setup":
                exec(without_magics(cell.source), space)
            elif role(cell) == "check":
                for node in ast.walk(ast.parse(cell.source)):
                    if isinstance(node, ast.Import | ast.ImportFrom):
                        exec(ast.unparse(node), {})


def role(cell):
    return cell.metadata.get("khitab", {}).get("role", "extra")


def is_hidden(cell):
    return role(cell) == "check" and HIDDEN in cell.source


def without_magics(source):
    """The Python of a set-up cell: its shell and magic lines blank."""
    return re.sub(r"^[ \t]*[%!].*$", "", source, flags=re.MULTILINE)


def name_of(cell):
    return cell.metadata.get("nbgrader", {}).get("grade_id") or cell.get("id", "")


def examine(job, tell, alive):
    """Mark the notebook of `job`, telling what happens; the body of the forked process."""
    limits = job["limits"]
    begun = (limits, job["sandbox"], job["files"], tell, job["room"], alive)
    sessions = Session(*begun), Session(*begun)
    try:
        examiner = Examiner(job["cells"], sessions, limits, tell, job["faults"])
        examiner.go(job["done"])
        tell(end=True)
    except SandboxError as error:
        tell(trouble=str(error))
    finally:
        for session in sessions:
            session.close()
