"""What comes of the marks: nbgrader's gradebook, pages, tables.

`book` is the gradebook, `pages` the feedback of each student, `table` the marks of a
class, `formgrader` where answers are read; `inert` lets nothing in them run,
`mending` leaves out what can not be shown, `limited` is the process a page is made in.
"""

from .book import LOOK, MARKED, gradebook, marks, register, save
from .formgrader import open_formgrader
from .pages import feedback
from .table import as_csv, everything, export, one_set

__all__ = [
    "LOOK", "MARKED", "as_csv", "everything", "export", "feedback", "gradebook", "marks",
    "one_set", "open_formgrader", "register", "save",
]  # fmt: skip
