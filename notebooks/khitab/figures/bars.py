"""Counts as horizontal bars."""

import pandas as pd

from khitab.figures import paper
from khitab.figures.paper import BLACK, GREY, INK, at_most
from khitab.required import require_rows


def hits(table, ax=None, title=None, unit="tokens found"):
    """Return Axes that show what each way of searching finds, as horizontal bars.

    `table` has the columns `method` and `hits` (everything found), and possibly `false`
    (the wrong hits) and `missed` (what it should have found too).

    Raises ValueError for anything but a DataFrame, a missing column, no rows, more than
    41 rows, or more false hits than hits.

    >>> table = pd.DataFrame({"method": ["exact"], "hits": [5], "missed": [10]})
    >>> [text.get_text() for text in hits(table).texts]
    ['5, 10 missed']
    """
    require_rows(table, ["method", "hits"], "hits")
    paper.require_readable(len(table), "hits", "ways of searching", 1.2)
    ax = paper.white_axes(ax, title, 1.2 * len(table))
    for y, row in enumerate(table.to_dict("records")):
        found, false, missed = (row.get(name, 0) for name in ("hits", "false", "missed"))
        if false > found:
            raise ValueError(
                f"hits: {row['method']!r} has more 'false' than 'hits' in all."
            )
        paper.bar(ax, y, 0, found - false, INK)
        paper.bar(ax, y, found - false, false, "white", edgecolor=BLACK, hatch="////")
        paper.bar(ax, y, found, missed, "white", edgecolor=GREY, ls="--")
        text = f"{found}" + (f", {false} wrong" if false else "")
        text += f", {missed} missed" if missed else ""
        paper.write(ax, found + missed, y, text)
    paper.name_rows(ax, table["method"])
    paper.count_axis(ax, unit)
    return ax


def counts(table, ax=None, title=None, target=None, unit="tokens"):
    """Return Axes that show counts of words side by side, as grouped bars.

    `table` has the column `word` and one or more columns of counts. `target` names the
    column in ink (by default the last), and the others are grey. `unit` names the axis.

    Raises ValueError for anything but a DataFrame, a missing column, no rows, more than
    50 rows (16 with four columns), no column of counts, or more than four.

    >>> table = pd.DataFrame({"word": ["ليبيا"], "all layers": [40], "body": [33]})
    >>> [label.get_text() for label in counts(table).get_yticklabels()]
    ['ليبيا']
    """
    require_rows(table, ["word", *([target] if target else [])], "counts")
    is_numeric = pd.api.types.is_numeric_dtype
    columns = [c for c in table.columns if c != "word" and is_numeric(table[c])]
    at_most(columns, "counts", "columns of counts")
    if not columns:
        raise ValueError("counts needs a column of numbers beside 'word'.")
    height = max(1, 0.75 * len(columns))
    paper.require_readable(len(table), "counts", "words", height)
    target = target or columns[-1]
    greys = iter([paper.PALE, "#6b6b6b", "#404040"])
    step = 0.8 / len(columns)
    ax = paper.white_axes(ax, title, len(table) * height)
    keys = []
    for i, column in enumerate(columns):
        colour = INK if column == target else next(greys)
        keys.append(paper.key(column, colour, None, line=12))
        for place, n in enumerate(table[column]):
            y = place + (i - (len(columns) - 1) / 2) * step
            paper.bar(ax, y, 0, n, colour, height=0.9 * step)
            paper.write(ax, n, y, f"{n:g}")
    paper.name_rows(ax, table["word"])
    paper.count_axis(ax, unit)
    if len(columns) > 1:
        paper.legend(ax, keys)
    return ax
