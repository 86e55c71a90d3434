"""Our side of the wall makes the marks of one notebook.

`marks` has it examined in a process of its own (`fork`), where `examiner` goes through
the cells, without hidden checks and with them; `session` keeps a worker behind the wall
alive. `answers` are the student's functions as checks see them, `names` finds the names
that code uses, `reasons` says why a check did not pass, and `outputs` makes what the
student's cells showed harmless.
"""

from .marks import CellMark, Limits, Marks, mark

__all__ = ["CellMark", "Limits", "Marks", "mark"]
