"""Figures: each function takes a table and returns matplotlib Axes with its finding on top.

Ink for what is looked at, grey for what it is compared with; the caller writes the title,
which says the finding. Arabic goes to matplotlib as it is (3.11 and later shape it).
`display.figure` shows the Axes in a notebook with a text for those who can not see it.
"""

from textwrap import fill

import pandas as pd

from khitab._tables import require, split_label

INK = ["#0072B2", "#D55E00", "#009E73", "#CC79A7"]  # told apart by colour-blind readers
MARKERS = ["o", "s", "D", "^"]
GREY, BLACK = "#767676", "#1a1a1a"
SIZE = 13  # points; nothing smaller, a classroom has a last row
RATES = [
    "level", "period", "doc", "count", "n_tokens",
    "per_1000", "per_1000_low", "per_1000_high",
]  # fmt: skip
KINDS = {
    "published": ("o", INK[0], INK[0]), "event": ("D", "white", INK[2]),
    "captured": ("s", "white", GREY), "false": ("X", INK[1], INK[1]),
}  # fmt: skip


def rates(table, ax=None, title=None, labels=None):
    """Draw how often something stands in each text, with intervals; return the Axes.

    `table` has the columns `level` ("text" or "period"), `period`, `doc`, `count`,
    `n_tokens`, `per_1000`, `per_1000_low`, `per_1000_high` (`comparison.rates` gives it)
    and possibly one more, such as `frame`: one colour for each of its values, at most
    four. A text is a dot with its count ("7 of 312"), open where the count is zero; its
    period stands behind it in grey. `labels`: {period or doc: label}; what a label has
    in brackets is written below.

    Raises ValueError: not a DataFrame, a missing column, no rows for texts.
    """
    _need(table, RATES, "rates")
    texts = table[table["level"] == "text"]
    if texts.empty:
        raise ValueError("rates needs rows whose level is 'text': texts are always shown.")
    by = next((name for name in table.columns if name not in RATES), None)
    items = list(dict.fromkeys(texts[by])) if by else [None]
    _at_most(items, 4, "rates", by)
    order = texts.drop_duplicates("doc").sort_values(["period", "doc"], kind="stable")
    place = {doc: i for i, doc in enumerate(order["doc"])}
    step = 0.8 / len(items)
    ax = _axes(ax, title, 1.4 + len(place) * max(0.6, 0.42 * len(items)))
    for i, item in enumerate(items):
        shift = (i - (len(items) - 1) / 2) * step
        mine = table[table[by] == item] if by else table
        _period_bands(ax, mine[mine["level"] == "period"], order, place, shift, step)
        for row in mine[mine["level"] == "text"].itertuples():
            _rate(ax, row, place[row.doc] + shift, INK[i], MARKERS[i])
    _name_rows(ax, [_doc_label(r.doc, r.period, labels) for r in order.itertuples()])
    ax.set_xlabel(_with_notes("per 1,000 tokens", order["period"], labels), size=SIZE)
    ax.set_xlim(left=0, right=1.25 * table["per_1000_high"].max() or 1)
    _legend(ax, [
        *(_key(str(item), INK[i], MARKERS[i]) for i, item in enumerate(items) if by),
        _key("text, with its interval", BLACK, "o", line=True) if not by else None,
        _key("none found", BLACK, "o", face="white") if (texts["count"] == 0).any() else None,
        _key("its period", "#bdbdbd", "|", line=True),
    ])  # fmt: skip
    return ax


def timeline(datasheet, ax=None, candidates=None, title=None, labels=None):
    """Draw when each text was published and how unsure that is; return the Axes.

    `datasheet` has the columns `doc, title, outlet, period, date, date_earliest,
    date_latest` (ISO dates). `candidates`: a table of all the dates that a reader finds,
    with the columns `doc, date, label, kind`; a kind is "published", "event",
    "captured" or "false". Each candidate gets a line of its own below its text.

    Raises ValueError: not a DataFrame, a missing column, no rows, what is no date, an
    unknown kind or document.
    """
    dates = ["date", "date_earliest", "date_latest"]
    _need(datasheet, ["doc", "title", "outlet", "period", *dates], "timeline")
    sheet = datasheet.assign(**{name: _dates(datasheet, name) for name in dates})
    sheet = sheet.sort_values("date", kind="stable")
    others = _candidates(candidates, set(sheet["doc"]))
    ax = _axes(ax, title, 1.4 + 0.55 * len(sheet) + 0.42 * len(others))
    middle = _middle(pd.concat([sheet["date"], others["date"]]))
    names, y = [], 0
    for row in sheet.itertuples():
        ax.axhspan(y - 0.5, y + 0.5, color="#f0f0f0", lw=0, zorder=0)
        ax.plot([row.date_earliest, row.date_latest], [y, y], color=INK[0], lw=7, alpha=0.35)
        _date(ax, row.date, y, "published", _span(row), middle)
        names.append(_doc_label(row.doc, row.period, labels, row.outlet))
        for other in others[others["doc"] == row.doc].itertuples():
            y += 1
            names.append("")
            _date(ax, other.date, y, other.kind, f"{other.label}: {_day(other.date)}", middle)
        y += 1
    _name_rows(ax, names)
    ax.xaxis.set_major_locator(_years())
    ax.set_xlabel(_with_notes("", sheet["period"], labels), size=SIZE)
    used = ["published", *(kind for kind in KINDS if kind in set(others["kind"]))]
    keys = [_key(k, KINDS[k][2], KINDS[k][0], face=KINDS[k][1]) for k in dict.fromkeys(used)]
    _legend(ax, [*keys, _key("could be", "#a6cde3", None, line=True, width=7)])
    return ax


def hits(table, ax=None, title=None):
    """Draw what each way of searching finds, as horizontal bars; return the Axes.

    `table` has the columns `method` and `hits` (everything found), and possibly `false`
    (those of the hits that are wrong) and `missed` (what it should have found as well).

    Raises ValueError: not a DataFrame, a missing column, no rows, more false than hits.
    """
    _need(table, ["method", "hits"], "hits")
    found = table["hits"]
    false = table["false"] if "false" in table.columns else 0 * found
    missed = table["missed"] if "missed" in table.columns else 0 * found
    if (false > found).any():
        raise ValueError("hits: a method has more in 'false' than it has hits in all.")
    ax = _axes(ax, title, 1.4 + 0.6 * len(table))
    y, right = range(len(table)), found - false
    style = {"height": 0.6, "lw": 1.5}
    ax.barh(y, right, color=INK[0], edgecolor=INK[0], label="found", **style)
    if false.any():
        ax.barh(y, false, left=right, facecolor="white", edgecolor=INK[1], hatch="////",
                label="found, but wrong", **style)  # fmt: skip
    if missed.any():
        ax.barh(y, missed, left=found, facecolor="white", edgecolor=GREY, ls="--",
                label="missed", **style)  # fmt: skip
    for i, (n, wrong, gone) in enumerate(zip(found, false, missed)):
        text = f"{n}" + (f", {wrong} wrong" if wrong else "") + (f", {gone} missed" if gone else "")
        _write(ax, n + gone, i, text)
    _name_rows(ax, table["method"])
    _count_axis(ax, (found + missed).max(), "tokens found")
    if false.any() or missed.any():
        _legend(ax)
    return ax


def counts(table, ax=None, title=None, target=None, unit="tokens"):
    """Draw counts of words side by side, as grouped horizontal bars; return the Axes.

    `table` has the column `word` and one or more columns of counts. `target` names the
    column in ink (by default the last); the others are grey. `unit` names the axis.

    Raises ValueError: not a DataFrame, a missing column, no rows, no column of counts,
    or more than four.
    """
    _need(table, ["word", *([target] if target else [])], "counts")
    columns = [c for c in table.columns if pd.api.types.is_numeric_dtype(table[c])]
    _at_most(columns, 4, "counts", "count")
    if not columns:
        raise ValueError("counts needs a column of numbers beside 'word'.")
    target = target or columns[-1]
    greys = iter(["#bdbdbd", "#8c8c8c", "#595959"])
    step = 0.8 / len(columns)
    ax = _axes(ax, title, 1.4 + len(table) * max(0.5, 0.36 * len(columns)))
    for i, column in enumerate(columns):
        y = [place + (i - (len(columns) - 1) / 2) * step for place in range(len(table))]
        colour = INK[0] if column == target else next(greys)
        ax.barh(y, table[column], height=0.9 * step, color=colour, label=str(column))
        for place, n in zip(y, table[column]):
            _write(ax, n, place, f"{n:g}")
    _name_rows(ax, table["word"])
    _count_axis(ax, table[columns].max().max(), unit)
    if len(columns) > 1:
        _legend(ax)
    return ax


def _need(table, columns, who):
    require(table, columns, who)
    if table.empty:
        raise ValueError(f"{who}: the table has no rows, so there is nothing to draw.")


def _at_most(things, most, who, what):
    if len(things) > most:
        raise ValueError(
            f"{who} can tell {most} colours apart, and this table has {len(things)} of "
            f"{what!r}: draw fewer at a time."
        )


def _axes(ax, title, height):
    """White Axes with light lines and large letters; a new figure unless `ax` is given."""
    import matplotlib.pyplot as plt

    if ax is None:
        _, ax = plt.subplots(figsize=(10, height), layout="constrained")
    ax.figure.set_facecolor("white")
    ax.set_facecolor("white")
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.spines["bottom"].set_color(GREY)
    ax.tick_params(labelsize=SIZE, length=0, labelcolor=BLACK)
    ax.grid(axis="x", color="#dddddd", lw=0.8)
    ax.set_axisbelow(True)
    if title:
        title = fill(title, 72)
        ax.set_title(title, loc="left", size=SIZE + 3, color=BLACK, pad=12, parse_math=False)
    return ax


def _name_rows(ax, names):
    names = [str(name) for name in names]
    ax.set_yticks(range(len(names)), names, size=SIZE, parse_math=False)
    ax.set_ylim(len(names) - 0.4, -0.6)


def _write(ax, x, y, text, side=1, **style):
    ax.annotate(
        text, (x, y), xytext=(8 * side, 0), textcoords="offset points", va="center",
        ha="left" if side > 0 else "right", size=SIZE, color=BLACK, parse_math=False, **style,
    )  # fmt: skip


def _count_axis(ax, most, name):
    ax.set_xlim(0, 1.2 * most or 1)
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.set_xlabel(name, size=SIZE, color=BLACK)


def _legend(ax, keys=None):
    keys = {} if keys is None else {"handles": [key for key in keys if key]}
    ax.legend(
        **keys, loc="upper left", bbox_to_anchor=(0, -0.12), ncols=4, frameon=False,
        fontsize=SIZE, borderaxespad=0,
    )  # fmt: skip


def _key(name, colour, marker, face=None, line=False, width=2):
    from matplotlib.lines import Line2D

    return Line2D(
        [], [], color=colour, marker=marker, markersize=9, mfc=face or colour, label=name,
        ls="-" if line else "none", lw=width,
    )  # fmt: skip


def _doc_label(doc, period, labels, outlet=None):
    """`001 · 2019`, or what `labels` says; the mark in front keeps it left to right."""
    labels = labels or {}
    parts = [split_label(labels.get(key, key))[0] for key in (doc, period)]
    if outlet and isinstance(outlet, str):
        parts.append(outlet)
    return "\u200e" + " · ".join(parts)


def _with_notes(text, periods, labels):
    notes = [split_label((labels or {}).get(key, key)) for key in dict.fromkeys(periods)]
    return "\n".join(filter(None, [text, *(f"{s}: {note}" for s, note in notes if note)]))


def _rate(ax, row, y, colour, marker):
    """One text: its dot, its interval and its raw count."""
    ax.plot([row.per_1000_low, row.per_1000_high], [y, y], color=colour, lw=2)
    face = colour if row.count else "white"
    ax.plot(row.per_1000, y, marker, ms=10, mfc=face, mec=colour, mew=2, clip_on=False)
    _write(ax, row.per_1000_high, y, f"{row.count} of {row.n_tokens}")


def _period_bands(ax, periods, order, place, shift, step):
    """The rate of each period and its interval, in grey behind the period's texts."""
    for row in periods.itertuples():
        rows = [place[doc] + shift for doc in order["doc"][order["period"] == row.period]]
        if rows:
            low, high = min(rows) - step / 2, max(rows) + step / 2
            box = [row.per_1000_low, row.per_1000_high]
            ax.fill_betweenx([low, high], *box, color="#e8e8e8", lw=0, zorder=0.5)
            ax.plot([row.per_1000] * 2, [low, high], color="#bdbdbd", lw=3, zorder=0.6)


def _dates(table, column):
    try:
        return pd.to_datetime(table[column], format="ISO8601")
    except (ValueError, TypeError):
        raise ValueError(
            f"timeline: the column {column!r} holds something that is no date like "
            f"2019-05-13: {', '.join(map(repr, table[column].unique()))}."
        ) from None


def _candidates(candidates, docs):
    """The checked table of candidate dates, earliest first; empty if there is none."""
    columns = ["doc", "date", "label", "kind"]
    if candidates is None:
        return pd.DataFrame(columns=columns).astype({"date": "datetime64[ns]"})
    require(candidates, columns, "timeline")
    for column, known in {"kind": KINDS, "doc": docs}.items():
        for value in candidates[column]:
            if value not in known:
                raise ValueError(
                    f"timeline: the candidate dates have the {column} {value!r}; it should "
                    f"be one of: {', '.join(sorted(known))}."
                )
    table = candidates.assign(date=_dates(candidates, "date"))
    return table.sort_values("date", kind="stable")


def _date(ax, date, y, kind, text, middle):
    """A mark with its text on the side where there is more room."""
    marker, face, edge = KINDS[kind]
    ax.plot(date, y, marker, ms=10, mfc=face, mec=edge, mew=2, zorder=3)
    _write(ax, date, y, text, side=1 if date < middle else -1)


def _middle(dates):
    return dates.min() + (dates.max() - dates.min()) / 2


def _day(date):
    return f"{date.day} {date:%b %Y}"


def _span(row):
    """`13 May 2019`, or the first and the last possible day."""
    return " to ".join(dict.fromkeys([_day(row.date_earliest), _day(row.date_latest)]))


def _years():
    from matplotlib.dates import YearLocator

    return YearLocator()
