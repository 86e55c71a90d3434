"""Right-to-left HTML for tables, quotations, sentences, letters and whole texts.

Each function takes a table or a string and returns a `Shown`, which is HTML in a
notebook and plain text elsewhere. The HTML has three layers, and each works without the
next. These are attributes (`dir`, `lang`, `align`), inline styles (which an untrusted
notebook keeps) and one small style block (for trusted and exported notebooks). Its greys
are half transparent, so that they suit light, dark and printed pages. A whole text also
has a view (the room `view`), with which a script replaces the table where scripts run.
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
