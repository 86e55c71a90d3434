"""Our side of the wall: the marks of one notebook.

`marks` has it examined in a process of its own (`fork`), where `examiner` goes through
the cells, without hidden checks and with them; `session` keeps a worker behind the wall
alive, `answers` are the student's functions as checks see them, `names` those that code
uses, `reasons` says why a check did not pass, `outputs` is what her cells showed, made inert.
"""

from .marks import CellMark, Limits, Marks, mark

__all__ = ["CellMark", "Limits", "Marks", "mark"]
