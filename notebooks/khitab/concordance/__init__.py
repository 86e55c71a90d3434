"""A concordance has every line in which a node occurs, and the words near it."""

from khitab.concordance.company import association, collocates
from khitab.concordance.lines import COLUMNS, every, index, kwic, sort_lines

__all__ = [
    "COLUMNS", "association", "collocates", "every", "index", "kwic", "sort_lines",
]  # fmt: skip
