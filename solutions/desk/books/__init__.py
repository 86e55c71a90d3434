"""Marks go into nbgrader's gradebook, pages for students, and tables.

`book` is the gradebook, `opening` checks it before it is opened, `given` remembers marks
given by hand, and `decided` has the teacher's decisions. `pages` makes the feedback of
each student, and `mending` leaves out what cannot be shown. `table` has the marks of a
class, and `counting` says which of them count if students choose their tasks. `viva`
asks about them. Answers are read in `formgrader`. `inert` lets nothing in them run, and
`signed` nothing in the pages around them.
"""

from .book import LOOK, MARKED, decide, gradebook, marks, register, save
from .counting import out_of, unfair
from .decided import decision, in_words, judged_by
from .formgrader import open_formgrader
from .given import earlier, recall, sentence
from .pages import PLAIN, feedback
from .table import as_csv, everything, export, one_set
from .viva import viva

__all__ = [
    "LOOK", "MARKED", "PLAIN", "as_csv", "decide", "decision", "earlier", "everything", "export",
    "feedback", "gradebook", "in_words", "judged_by", "marks", "one_set", "open_formgrader",
    "out_of", "recall", "register", "save", "sentence", "unfair", "viva",
]  # fmt: skip
