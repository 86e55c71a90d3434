"""Shares with their intervals, as dots on lines below each other."""

from khitab.figures import paper
from khitab.figures.paper import BLACK, GREY, INK
from khitab.required import require_rows

NEEDED = ["codes", "share", "low", "high"]


def intervals(table, ax=None, title=None):
    """Return Axes that show shares, or their differences, with their intervals.

    `table` is what `coding.mended_shares` gives. Its first other column, such as `period`,
    names the groups, and `codes` the rows of each. `share`, `low` and `high` lie between
    -1 and 1, and are drawn as percentages. The last row of a group is in ink, the others
    are grey.

    Raises ValueError for anything but a DataFrame, a missing column, no rows, or more than
    50 rows.

    >>> import pandas as pd
    >>> row = ["2017", "mended", 0.1, 0.06, 0.16]
    >>> table = pd.DataFrame([row], columns=["period", *NEEDED])
    >>> [text.get_text() for text in intervals(table).texts]
    ['10 (6 to 16)']
    """
    require_rows(table, NEEDED, "intervals")
    paper.require_readable(len(table), "intervals", "shares")
    by = next((name for name in table if name not in NEEDED), "codes")
    groups = list(table.groupby(by, sort=False))
    ax = paper.white_axes(ax, title, len(table) + len(groups))
    names, heads = [], []
    for group, rows in groups:
        heads.append(len(names))
        names.append(group)
        for place, row in enumerate(rows.to_dict("records"), 1):
            colour = INK if place == len(rows) else GREY
            share, low, high = (100 * row[name] for name in NEEDED[1:])
            ax.plot([low, high], [len(names)] * 2, color=colour, lw=2)
            ax.plot(share, len(names), "o", ms=10, color=colour)
            text = f"{share:.0f} ({low:.0f} to {high:.0f})".replace("-", "−")
            paper.write(ax, high, len(names), text)
            names.append(row["codes"])
    least, most = 100 * table["low"].min(), 100 * table["high"].max()
    if least < 0:
        ax.axvline(0, color=BLACK, lw=1)
    ax.set_xlim(min(0, 1.1 * least), most + 0.3 * (most - min(0, least)))
    paper.name_rows(ax, names, heads)
    paper.name_x(ax, "in 100, with the interval of 95 %")
    return ax
