"""The lessons' quick checks: a question is asked, an answer meets a kind and useful reply.

Question, options, hints and replies are in `notebooks/checks/`, one file and one table
`CHECKS` a lesson. Nothing is graded. `check` asks and answers, `progress` tells what is
done; `choice`, `number` and `word` are what the key files are written in. The problem
sets' check cells are their own: `follow` and `summary` tell how they ended.
"""

from khitab.checks.asking import check, keys
from khitab.checks.progress import progress
from khitab.checks.questions import choice, number, word
from khitab.checks.reply import Reply
from khitab.checks.sets import Summary, follow, summary
from khitab.slips import speak

__all__ = [
    "Reply", "Summary", "check", "choice", "follow", "keys", "number", "progress",
    "summary", "word",
]  # fmt: skip

speak()  # errors speak, in a notebook
