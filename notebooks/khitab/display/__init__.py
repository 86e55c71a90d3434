"""Right-to-left HTML for notebooks: tables, quotations, sentences, letters, whole texts.

Each function takes a table or a string and returns a `Shown`: HTML in a notebook, plain
text elsewhere. The HTML has three layers, each good without the next: attributes (`dir`,
`lang`, `align`), inline styles (what an untrusted notebook keeps) and one small style
block (trusted and exported notebooks). Its greys are half transparent, so that light,
dark and printed pages are all served. A whole text has a view as well, which a script puts
in the table's place where scripts run (the room `view`).
"""

from khitab.display.html import Shown
from khitab.display.lines import concordance
from khitab.display.linked import findings
from khitab.display.matrices import matrix
from khitab.display.pairs import alignment
from khitab.display.passages import characters, interlinear, quotation
from khitab.display.pictures import figure
from khitab.display.synopsis import synopsis
from khitab.display.tables import table
from khitab.display.texts import reader, sentences

__all__ = [
    "Shown", "alignment", "characters", "concordance", "figure", "findings",
    "interlinear", "matrix", "quotation", "reader", "sentences", "synopsis",
    "table",
]  # fmt: skip
