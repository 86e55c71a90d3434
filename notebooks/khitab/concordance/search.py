"""The search behind `concordance` finds where a node occurs and the window around it."""

import numpy as np

from khitab.queries.nothing import warn
from khitab.queries.searching import ready


def look_up(tokens, node, match):
    """Return the tokens as an index, and the rows and the length of a node.

    Warns (`queries.NothingFound`) of a node that occurs nowhere.
    """
    searched = ready(tokens, match)
    rows, length = searched.find(node, match)
    warn(searched, [] if len(rows) else [(node, match)])
    return searched, rows, length


def window(blocks, rows, length, spans):
    """Return the first row of each window and the row after its last, in one block."""
    last = rows + length - 1
    low = np.searchsorted(blocks, blocks[rows].astype(blocks.dtype), side="left")
    high = np.searchsorted(blocks, blocks[last].astype(blocks.dtype), side="right")
    return np.maximum(rows - spans[0], low), np.minimum(last + 1 + spans[1], high)


def spans_of(span):
    """Return a span as a pair, how many words before a node and how many after."""
    pair = tuple(span) if isinstance(span, (tuple, list)) else (span, span)
    if len(pair) != 2 or not all(isinstance(each, int) and each >= 0 for each in pair):
        raise ValueError(
            "span is a number of words, such as 6, or a pair for before and after, such "
            f"as (5, 0), not {span!r}."
        )
    return pair
