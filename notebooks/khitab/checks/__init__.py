"""The lessons' quick checks ask a question and reply to an answer kindly and usefully.

Questions, options, hints and replies are in `notebooks/checks/`, with one file and one
table `CHECKS` per lesson. Nothing is graded. `check` asks and answers, and `progress`
says what is done. The key files are written with `choice`, `number` and `word`. The
problem sets have check cells of their own, and `follow` and `summary` say how these
ended.
"""

from khitab.checks.asking import check, keys
from khitab.checks.progress import progress
from khitab.checks.questions import choice, number, of_the_kit, word
from khitab.checks.reply import Reply
from khitab.checks.sets import Summary, follow, summary
from khitab.slips import speak

__all__ = [
    "Reply", "Summary", "check", "choice", "follow", "keys", "number", "of_the_kit",
    "progress", "summary", "word",
]  # fmt: skip

speak()  # errors speak, in a notebook
