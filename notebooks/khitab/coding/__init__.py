"""Coding has people code sentences, gathers what they have coded, and settles it.

A *sheet* is a table of sentences in which one person, the *coder*, says which issues a
sentence has and what it does with them. `sheet` makes one and opens it again, `gather`
reads a whole class's from a folder and names what it could not use. `each`, `pairs` and
`disputed` say who differs from whom on what, beside `framing.agreement`. `adjudicated`
makes one table of all the codes, which `load_corpus(codes=…)` puts in the place of the
kit's own. `draw` picks sentences for people from those that a model coded, and
`mended_shares` mends the model's shares by their codes.
"""

from khitab.coding.adjudication import adjudicated
from khitab.coding.disputes import disputed
from khitab.coding.drawing import draw
from khitab.coding.estimates import mended_shares
from khitab.coding.gathering import Gathered, gather
from khitab.coding.pairs import each, pairs
from khitab.coding.reading import read_sheet
from khitab.coding.sheets import Sheet, sheet

__all__ = [
    "Gathered", "Sheet", "adjudicated", "disputed", "draw", "each", "gather",
    "mended_shares", "pairs", "read_sheet", "sheet",
]  # fmt: skip
