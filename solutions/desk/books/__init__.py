"""What comes of the marks: nbgrader's gradebook, pages, tables.

`book` is the gradebook, `opening` the look at it before it is opened, `given` what is
remembered of marks given by hand, `decided` the teacher's decisions; `pages` the feedback
of each student, `mending` leaves out what cannot be shown; `table` the marks of a class,
`counting` which of them count where students choose their tasks; `viva` asks about them;
`formgrader` where answers are read; `inert` lets nothing in them run, `signed` nothing in
the pages around them.
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
