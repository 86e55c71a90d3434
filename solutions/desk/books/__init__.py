"""What comes of the marks: nbgrader's gradebook, pages, tables.

`book` is the gradebook, `opening` the look at it before it is opened, `given` what is
remembered of marks given by hand; `pages` the feedback of each student, `mending` leaves
out what can not be shown, `limited` is the process a page is made in; `table` the marks of
a class, `formgrader` where answers are read; `inert` lets nothing in them run.
"""

from .book import LOOK, MARKED, decide, gradebook, marks, register, save
from .formgrader import open_formgrader
from .given import earlier, recall, sentence
from .pages import feedback
from .table import as_csv, everything, export, one_set

__all__ = [
    "LOOK", "MARKED", "as_csv", "decide", "earlier", "everything", "export", "feedback",
    "gradebook", "marks", "one_set", "open_formgrader", "recall", "register", "save",
    "sentence",
]  # fmt: skip
