"""Mark a class in parallel, so that it can be stopped and resumed at any moment.

`everyone` finds what is to be marked and writes down what comes of it, `pool` marks in
several processes, `one` marks one submission, `proof` marks the set itself before release.
"""

from desk.books import MARKED

from .everyone import decide, grade
from .proof import prove

__all__ = ["MARKED", "decide", "grade", "prove"]
