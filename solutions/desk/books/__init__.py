"""What comes of the marks: nbgrader's gradebook, pages, tables.

`book` is the gradebook, `pages` the feedback of each student, `table` the marks of a
class, `decided` the teacher's decisions in both, `formgrader` where answers are read;
`inert` lets nothing in them run.
"""

from .book import LOOK, MARKED, gradebook, marks, register, save
from .decided import decision, in_words
from .formgrader import open_formgrader
from .pages import feedback
from .table import as_csv, everything, export, one_set, task_points

__all__ = [
    "LOOK", "MARKED", "as_csv", "decision", "everything", "export", "feedback", "gradebook",
    "in_words", "marks", "one_set", "open_formgrader", "register", "save", "task_points",
]  # fmt: skip
