"""Run the checks on the model answers, once per set, to see whether they work.

A check that fails there fails everybody, whatever was handed in, because of a damaged
seed file, a missing module or a mistake in the check. That is no student's fault, and no
zero.
"""

import threading

from .examiner import BROKEN, role

TWICE = 2  # what only failed once was an accident
_lock = threading.Lock()
_known = {}


def excuse(marks, model, mark):
    """Say in `marks` which of the failed checks fail on the notebook of `model()` too.

    `mark`: marks a notebook as this one was.
    """
    failed = [cell for cell in marks.cells if cell.points < cell.max_points]
    wrong = failing(model(), mark) if failed else {}
    for cell in failed:
        if cell.grade_id in wrong:
            why = wrong[cell.grade_id]
            marks.say(doubt=f"check {cell.grade_id} fails on the model answer too: {why}")
            cell.message = BROKEN


def failing(notebook, mark):
    """Return {grade_id of a check: what it says} where the model answers do not pass."""
    key = tuple(role(cell) + cell.source for cell in notebook.cells)
    with _lock:
        if key not in _known:
            wrong = {}
            for _ in range(TWICE):
                said = {
                    cell.grade_id: cell.message
                    for cell in mark(notebook).cells
                    if cell.points < cell.max_points
                }
                wrong = {name: said[name] for name in said if name in (wrong or said)}
                if not wrong:
                    break
            _known[key] = wrong
        return _known[key]
