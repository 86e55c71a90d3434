"""Goes through one notebook, cell by cell; lives in a process of its own (see `judge`)."""

import ast
import builtins
import re
from contextlib import suppress

from desk.inside.plain import OpaqueError
from desk.walls import SandboxError

from .answers import Function, Stopped, StudentError, received
from .outputs import plain
from .session import Session, because

WRONG = "What your code gave back is not what was expected."
BROKEN = "This check could not be run on the desk; your teacher will look at it."
OURS = ImportError, OSError  # no value that comes back brings them about
LAZY_MESSAGE = 1_000


class Examiner:
    """The judge's side of one notebook: set-up and check cells run here, the rest there.

    `tell(**event)` reports: at=index, mark=(index, passed, message), outputs=(index, …),
    note=sentence, doubt=sentence (a note for which a mark is doubtful); without anything
    it says that there is still life.
    """

    def __init__(self, cells, session, limits, tell, faults=()):
        self.cells, self.session, self.limits, self.tell = cells, session, limits, tell
        self.space = {"__name__": "__main__", "__builtins__": builtins}
        self.faults = dict(faults)  # grade_id of an answer cell: how it ended
        self.helpers = set()  # names that functions of the set-up cells use
        self.answers = {}  # what we have put into the space, by name

    def go(self, done):
        """Mark all check cells but those in `done`, which are marked already."""
        for index, cell in enumerate(self.cells):
            if cell.cell_type != "code" or not cell.source.strip():
                continue
            if role(cell) == "check":
                if index not in done:
                    self.tell(at=index)
                    self.tell(mark=(index, *self.check(cell)))
                continue
            self.tell(at=index)
            if role(cell) != "extra":
                self.session.begin_task()
            if role(cell) == "setup":
                self.set_up(cell)
            self.run(index, cell)
        self.session.close()

    def set_up(self, cell):
        """Run a set-up cell of ours here, shell and magic lines left out."""
        try:
            tree = ast.parse(without_magics(cell.source))
            self.helpers |= _loads(tree)
            exec(compile(tree, "<set-up>", "exec", dont_inherit=True), self.space)
        except Exception as error:
            name = name_of(cell)
            self.tell(doubt=f"set-up cell {name} failed on the desk: {_described(error)}")

    def run(self, index, cell):
        """Run a cell of the student's in the worker."""
        task = role(cell) != "extra"
        name = name_of(cell) or str(index)
        outputs, fault = self.session.run(index, name, cell.source, task)
        self.tell(outputs=(index, outputs))
        if fault:
            self.faults[name_of(cell)] = fault

    def check(self, cell):
        """Run a check cell; return whether it passed, and what to say if not."""
        self.session.last = None
        try:
            tree = ast.parse(cell.source)
            self.put_answers(tree)
            code = compile(tree, "<check>", "exec", dont_inherit=True, optimize=0)
            exec(code, self.space)
        except AssertionError as error:
            # The message may be anything; its text is made of plain data only.
            with suppress(Exception):
                return False, plain(str(error), LAZY_MESSAGE) or WRONG
            return False, WRONG
        except BaseException as error:
            return False, plain(self.explain(error, cell), LAZY_MESSAGE)
        return True, ""

    def put_answers(self, tree):
        """Put the student's functions and values that a check uses into the space."""
        for name, answer in self.answers.items():
            if self.space.get(name) is answer:
                del self.space[name]
        loads, stores = _loads(tree), _stores(tree)
        wanted = {
            name
            for name in (loads | self.helpers) - stores
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

    def explain(self, error, cell):
        """Say kindly why a check ended with something other than an AssertionError."""
        if isinstance(error, SandboxError):
            raise error
        if isinstance(error, Stopped):
            who = f"`{error.name}`" if error.name else "Your code"
            return f"{who} {because(error.why, self.limits, self.limits.call)}."
        if isinstance(error, StudentError):
            return self.explain_theirs(error)
        if isinstance(error, OURS):
            return self.broken(error, cell)
        if isinstance(error, NameError) and error.name:
            return self.explain_missing(error.name, cell)
        return self.explain_value(error, cell)

    def broken(self, error, cell):
        """Say that a check failed by itself, which is no student's fault."""
        self.tell(doubt=f"check {name_of(cell)} itself failed: {_described(error)}")
        return BROKEN

    def explain_value(self, error, cell):
        """Say that a check could not use the last thing that came back."""
        name, value = self.session.last or (None, None)
        theirs = isinstance(self.answers.get(name), Function)
        what = f"what `{name}` gave back" if theirs else f"`{name}`"
        if isinstance(error, OpaqueError):
            return f"The check can not use {what}: it is or holds {error}."
        if name is None:
            return self.broken(error, cell)
        kind = type(value).__name__
        return f"The check can not use {what} ({kind}): {_described(error)}"

    def explain_theirs(self, error):
        fault = error.fault
        if fault["type"] == "NotImplementedError" and not fault["message"]:
            return f"`{error.name}` is not answered yet."
        line = f" (line {fault['line']} of your cell)" if fault["line"] else ""
        message = plain(fault["message"], 200)
        message = f": {message}" if message else ""
        return f"`{error.name}` stopped with {plain(fault['type'], 60)}{message}{line}."

    def explain_missing(self, name, cell):
        stem = re.sub(r"-(check|hidden|test)\w*$", "", name_of(cell))
        fault = self.faults.get(stem)
        if fault:
            return f"`{name}` is not there: your cell {fault}."
        return (
            f"`{name}` is not there: define it in the answer cell, under this very name."
        )


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


def without_magics(source):
    """The Python of a set-up cell: its shell and magic lines blank."""
    return re.sub(r"^[ \t]*[%!].*$", "", source, flags=re.MULTILINE)


def name_of(cell):
    return cell.metadata.get("nbgrader", {}).get("grade_id") or cell.get("id", "")


def _described(error):
    with suppress(Exception):
        return plain(f"{type(error).__name__}: {str(error)[:200]}", 250)
    return type(error).__name__


def _loads(tree):
    """The names that code reads."""
    return {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }


def _stores(tree):
    """The names that code itself binds: they are not the student's, and not told to her."""
    stores = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            stores.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            stores.add(node.name)
        elif isinstance(node, ast.arg):
            stores.add(node.arg)
        elif isinstance(node, ast.alias):
            stores.add((node.asname or node.name).partition(".")[0])
        elif isinstance(node, ast.ExceptHandler) and node.name:
            stores.add(node.name)
    return stores


def examine(job, tell, alive):
    """Mark the notebook of `job`, telling what happens; the body of the forked process."""
    limits = job["limits"]
    session = Session(limits, job["sandbox"], job["files"], tell, job["room"], alive)
    try:
        Examiner(job["cells"], session, limits, tell, job["faults"]).go(job["done"])
        tell(end=True)
    except SandboxError as error:
        tell(trouble=str(error))
    finally:
        session.close()
