"""Errors that speak: what a beginner's error means and what to do, in plain words.

`speak` makes every error of this notebook show a sentence, with Python's own report
folded below it; `sentence` is the sentence alone. Where Python stopped is found in
`place`; the rules lie in `syntax` (cells that Python cannot read), `names` (names it does
not know), `tables` (columns, rows and conditions) and `values` (everything else).
"""

from khitab.slips.hook import speak
from khitab.slips.sentences import sentence

__all__ = ["sentence", "speak"]
