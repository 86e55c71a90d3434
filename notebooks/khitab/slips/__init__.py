"""Errors say in plain words what a beginner did and what to do.

`speak` makes every error of this notebook show a sentence, with Python's own report
folded below it. `sentence` returns the sentence alone.

`hook` shows it, `place` finds where Python stopped, and `sentences` asks the rules in
turn. The rules for cells that Python cannot read are in `syntax`, `mends` (a table) and
`lost`. Those for errors of a running cell in `tables`, `names`, `values` and `messages`
(a table).
"""

from khitab.slips.hook import speak
from khitab.slips.sentences import sentence

__all__ = ["sentence", "speak"]
