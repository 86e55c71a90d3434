"""Rates as dots with their intervals, on the grey of their period."""

from khitab.figures import paper
from khitab.figures.paper import GREY, INK, PALE, at_most
from khitab.labels import notes, short
from khitab.required import require_rows

MARKERS = ["o", "s", "D", "^"]


RATES = [
    "level", "period", "doc", "count", "n_tokens",
    "per_1000", "per_1000_low", "per_1000_high",
]  # fmt: skip


def rates(table, ax=None, title=None, labels=None):
    """Return Axes that show how often something stands in each text, with intervals.

    `table` has the columns `level` ("text" or "period"), `period`, `doc`, `count`,
    `n_tokens`, `per_1000`, `per_1000_low`, `per_1000_high` (`comparison.rates` gives it)
    and possibly one more, such as `frame`: its values are drawn one below the other, at
    most four. A text is a dot with its count ("7 of 312"), open where the count is zero;
    its period stands behind it in grey. `labels`: {period or doc: label}; what a label
    has in brackets is written below.

    Raises ValueError: not a DataFrame, a missing column, no rows for texts.

    >>> import pandas as pd
    >>> row = ["text", "2017", "000", 1, 500, 2.0, 0.1, 11.1]
    >>> rates(pd.DataFrame([row], columns=RATES)).get_xlabel()
    'per 1,000 tokens'
    """
    require_rows(table, RATES, "rates")
    texts = table[table["level"] == "text"]
    if texts.empty:
        raise ValueError(
            "rates needs rows whose level is 'text': texts are always shown."
        )
    by = next((name for name in table.columns if name not in RATES), None)
    groups = list(texts.groupby(by, sort=False)) if by else [(None, texts)]
    at_most([name for name, _ in groups], "rates", by)
    ax = paper.white_axes(ax, title, len(texts) + (len(groups) if by else 0))
    names, heads = [], []
    for (item, rows), colour, marker in zip(groups, INK, MARKERS):
        if by:
            heads.append(len(names))
            names.append(str(item))
        of_item = table[table[by] == item] if by else table
        periods = of_item[of_item["level"] == "period"].set_index("period")
        for row in rows.sort_values(["period", "doc"], kind="stable").itertuples():
            _rate(ax, row, len(names), colour, marker, periods)
            names.append(" · ".join(short(key, labels) for key in (row.doc, row.period)))
    paper.name_rows(ax, names, heads)
    ax.set_xlim(0, 1.25 * texts["per_1000_high"].max() or 1)
    paper.name_x(ax, "per 1,000 tokens", notes(texts["period"], labels))
    keys = [paper.key("text, with its interval", GREY if by else INK[0], "o", line=2)]
    if (texts["count"] == 0).any():
        keys.append(paper.key("none found", GREY, "o", face="white"))
    if len(texts) < len(table):
        keys.append(paper.key("all of its period", "#dedede", None, line=12))
    paper.legend(ax, keys)
    return ax


def _rate(ax, row, y, colour, marker, periods):
    """One text: its dot, its interval and its count, on the grey of its period."""
    if row.period in periods.index:
        period = periods.loc[row.period]
        ends = [period["per_1000_low"], period["per_1000_high"]]
        ax.fill_betweenx([y - 0.5, y + 0.5], *ends, color="#ebebeb", lw=0, zorder=0.5)
        ax.plot(
            [period["per_1000"]] * 2, [y - 0.5, y + 0.5], color=PALE, lw=3, zorder=0.6
        )
    ax.plot([row.per_1000_low, row.per_1000_high], [y, y], color=colour, lw=2)
    face = colour if row.count else "white"
    ax.plot(row.per_1000, y, marker, ms=10, mfc=face, mec=colour, mew=2, clip_on=False)
    paper.write(ax, row.per_1000_high, y, f"{row.count} of {row.n_tokens}")
