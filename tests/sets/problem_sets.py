"""Problem sets for tests: read one, put answers into it, run its checks in this process.

The desk does the same with the student's code in a sandbox; here everybody is trusted.
"""

import re
import sys
from functools import cache
from pathlib import Path

import nbformat
import pandas as pd

SOLUTIONS = Path(__file__).resolve().parents[2] / "solutions"
PATHS = sorted(SOLUTIONS.glob("*/*.ipynb"))
STUB = "# YOUR CODE HERE\n{0}raise NotImplementedError()"
_SOLUTION = re.compile(r"( *)### BEGIN SOLUTION\n.*?### END SOLUTION", re.S)
_HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS\n.*?### END HIDDEN TESTS", re.S)

if str(SOLUTIONS) not in sys.path:
    sys.path.insert(0, str(SOLUTIONS))  # for `import twin` in hidden checks


class ProblemSet:
    """A notebook under solutions/, its cells by grade_id and by role."""

    def __init__(self, path):
        self.path, self.name = path, path.stem
        self.notebook = nbformat.read(path, as_version=4)
        self.cells = self.notebook.cells
        self.by_id = {grade(cell).get("grade_id"): cell for cell in self.cells}

    def of(self, role):
        """Return the grade_ids of the cells of a role, in order (see `role`)."""
        return [name for name, cell in self.by_id.items() if role_of(cell) == role]

    @property
    def tasks(self):
        """Return the tasks marked by program: those with an answer and a visible check."""
        return [name for name in self.of("answer") if f"{name}-check" in self.by_id]

    def answers(self, **instead):
        """Return the answers of the master, {grade_id: source}, some of them replaced.

        Names may be written with underscores: `answers(ps1_mend="...")`.
        """
        names = [*self.of("answer"), *self.of("figure"), *self.of("drawing")]
        answers = {name: self.by_id[name].source for name in names}
        return answers | {name.replace("_", "-"): new for name, new in instead.items()}

    def stubs(self):
        """Return the answer cells as students get them."""
        return {name: stub(source) for name, source in self.answers().items()}

    def space(self, answers=None):
        """Return the names that set-up and answers define; tables are copies.

        `answers`: {grade_id: source}, those of the master unless told otherwise.
        """
        space = {name: _copied(value) for name, value in _set_up(self.path).items()}
        for name, source in (self.answers() if answers is None else answers).items():
            if name not in [*self.of("figure"), *self.of("drawing")]:
                _execute(source, space, name)
        return space

    def run(self, answers, checks):
        """Run set-up and answers, then return {check: None or the error it raises}."""
        space = self.space(answers)
        return {name: self.check(name, space) for name in checks}

    def check(self, name, space):
        """Run one check cell on a copy of `space`; return None or the error."""
        try:
            _execute(self.by_id[name].source, dict(space), name)
        except Exception as error:
            return error
        return None


def grade(cell):
    """Return nbgrader's data of a cell; empty where there is none."""
    return cell.metadata.get("nbgrader", {})


def role_of(cell):
    """Return what a cell is: text, setup, answer, check, hidden, written, figure or drawing.

    A figure has points of its own; a drawing is marked with the text of its task.
    """
    data, code = grade(cell), cell.cell_type == "code"
    if data.get("grade") and data.get("solution"):
        return "figure" if code else "written"
    if data.get("grade"):
        return "hidden" if "### BEGIN HIDDEN TESTS" in cell.source else "check"
    if data.get("solution"):
        return "drawing" if data["grade_id"].endswith("-redrawn") else "answer"
    return "setup" if code else "text"


def stub(source):
    """Return an answer cell without its solution, as nbgrader releases it."""
    return _SOLUTION.sub(lambda match: match[1] + STUB.format(match[1]), source)


def released(source):
    """Return a check cell without its hidden part."""
    return _HIDDEN.sub("", source).strip()


@cache
def load(path):
    """Return the problem set at `path`, read once."""
    return ProblemSet(path)


@cache
def _set_up(path):
    """Run the set-up cells; they may not need an answer, for the desk has none there."""
    space, problem_set = {"__name__": "problem_set"}, load(path)
    for name in problem_set.of("setup"):
        _execute(problem_set.by_id[name].source, space, name)
    return space


def _copied(value):
    return value.copy() if isinstance(value, (pd.DataFrame, pd.Series)) else value


def _execute(source, space, name):
    exec(compile(source, f"<{name}>", "exec"), space)
