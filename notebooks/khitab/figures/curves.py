"""Curves show how a measure changes as a text goes on."""

from khitab.figures import paper
from khitab.figures.paper import BLACK, INK, SIZE
from khitab.required import require_rows


def growth(table, measure, ax=None, title=None):
    """Return Axes that show how a measure changes as a text grows.

    `table` has the columns `n_tokens` (counted from the beginning) and `measure`. A dot
    is a row, and the last has its value beside it.

    Raises ValueError for anything but a DataFrame, a missing column, or no rows.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"n_tokens": [25, 50], "ratio": [0.9, 0.8]})
    >>> [text.get_text() for text in growth(table, "ratio").texts]
    ['0.8']
    """
    require_rows(table, ["n_tokens", measure], "growth")
    table = table.sort_values("n_tokens")
    ax = paper.white_axes(ax, title, 6)
    ax.grid(axis="y", color="#dddddd", lw=0.8)
    ax.plot(table["n_tokens"], table[measure], color=INK, lw=2, marker="o", ms=6)
    last = table.iloc[-1]
    paper.write(ax, last["n_tokens"], last[measure], f"{last[measure]:.2g}")
    ax.set_xlim(0, 1.1 * last["n_tokens"])
    ax.set_ylim(0, 1.1 * table[measure].max() or 1)
    ax.set_ylabel(measure, size=SIZE, color=BLACK)
    paper.name_x(ax, "tokens from the beginning")
    return ax
