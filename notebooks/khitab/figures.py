"""Figures: each function takes a table and returns matplotlib Axes.

Ink for what is looked at, grey for what it is compared with; the caller writes the
title, which says the finding. Arabic goes to matplotlib as it is (3.11 shapes it).
`display.figure` shows the Axes in a notebook with a text for those who can not see it.
"""

import pandas as pd

from khitab import _axes, _dates
from khitab._axes import BLACK, GREY, INK, PALE
from khitab._comparison_figures import keywords as keywords
from khitab._comparison_figures import permutation as permutation
from khitab._comparison_figures import word_shift as word_shift
from khitab._tables import require, split_label

UNSURE = "#a6cde3"
MARKERS = ["o", "s", "D", "^"]
RATES = [
    "level", "period", "doc", "count", "n_tokens",
    "per_1000", "per_1000_low", "per_1000_high",
]  # fmt: skip
KINDS = {
    "published": ("o", INK[0], INK[0]), "event": ("D", "white", INK[2]),
    "background": ("v", "white", GREY), "captured": ("s", "white", BLACK),
    "site": ("P", "white", INK[3]), "false_lead": ("X", INK[1], INK[1]),
}  # fmt: skip


def rates(table, ax=None, title=None, labels=None):
    """Return Axes that show how often something stands in each text, with intervals.

    `table` has the columns `level` ("text" or "period"), `period`, `doc`, `count`,
    `n_tokens`, `per_1000`, `per_1000_low`, `per_1000_high` (`comparison.rates` gives it)
    and possibly one more, such as `frame`: its values are drawn one below the other, at
    most four. A text is a dot with its count ("7 of 312"), open where the count is zero;
    its period stands behind it in grey. `labels`: {period or doc: label}; what a label
    has in brackets is written below.

    Raises ValueError: not a DataFrame, a missing column, no rows for texts.

    >>> row = ["text", "2017", "000", 1, 500, 2.0, 0.1, 11.1]
    >>> rates(pd.DataFrame([row], columns=RATES)).get_xlabel()
    'per 1,000 tokens'
    """
    _need(table, RATES, "rates")
    texts = table[table["level"] == "text"]
    if texts.empty:
        raise ValueError(
            "rates needs rows whose level is 'text': texts are always shown."
        )
    by = next((name for name in table.columns if name not in RATES), None)
    groups = list(texts.groupby(by, sort=False)) if by else [(None, texts)]
    _at_most([name for name, _ in groups], "rates", by)
    ax = _axes.white_axes(ax, title, len(texts) + (len(groups) if by else 0))
    names, heads = [], []
    for (item, rows), colour, marker in zip(groups, INK, MARKERS):
        if by:
            heads.append(len(names))
            names.append(str(item))
        of_item = table[table[by] == item] if by else table
        periods = of_item[of_item["level"] == "period"].set_index("period")
        for row in rows.sort_values(["period", "doc"], kind="stable").itertuples():
            _rate(ax, row, len(names), colour, marker, periods)
            names.append(" · ".join(_short(key, labels) for key in (row.doc, row.period)))
    _axes.name_rows(ax, names, heads)
    ax.set_xlim(0, 1.25 * texts["per_1000_high"].max() or 1)
    _axes.name_x(ax, "per 1,000 tokens", _notes(texts["period"], labels))
    keys = [_axes.key("text, with its interval", GREY if by else INK[0], "o", line=2)]
    if (texts["count"] == 0).any():
        keys.append(_axes.key("none found", GREY, "o", face="white"))
    if len(texts) < len(table):
        keys.append(_axes.key("all of its period", "#dedede", None, line=12))
    _axes.legend(ax, keys)
    return ax


def timeline(datasheet, ax=None, candidates=None, title=None, labels=None):
    """Return Axes that show when each text was published, and how unsure that is.

    `datasheet` has the columns `doc, title, outlet, period, date, date_earliest,
    date_latest` (ISO dates). `candidates`: a table of dates that a reader finds, with
    the columns `doc, date, kind` and possibly `label`, what to write beside it. Each gets
    a line of its own below its text; those without a date are left out. A date is as
    precise as known: "2014", "2019-09", "2019-05-13", or two days with a slash between.
    A kind is "published", "event", "background", "captured", "site" or "false_lead".

    Raises ValueError: not a DataFrame, a missing column, no rows, what is no date, an
    unknown kind or document.

    >>> days = dict.fromkeys(["date", "date_earliest", "date_latest"], ["2019-05-13"])
    >>> row = {"doc": ["001"], "title": "", "outlet": ["Awj"], "period": ["2019"]}
    >>> timeline(pd.DataFrame(row | days)).texts[0].get_text()
    '13 May 2019 · Awj'
    """
    dates = ["date", "date_earliest", "date_latest"]
    _need(datasheet, ["doc", "title", "outlet", "period", *dates], "timeline")
    sheet = datasheet.assign(**{name: _days(datasheet, name) for name in dates})
    sheet = sheet.sort_values("date", kind="stable")
    others = _candidates(candidates, set(sheet["doc"]))
    ax = _axes.white_axes(ax, title, len(sheet) + len(others))
    _dates.year_axis(ax, [*sheet[dates].stack(), *others["first"], *others["last"]])
    names = []
    for row in sheet.itertuples():
        y, days = len(names), (row.date_earliest, row.date_latest)
        ax.axhspan(y - 0.5, y + 0.5, color="#f0f0f0", lw=0, zorder=0)
        ax.plot(days, [y, y], color=UNSURE, lw=8, zorder=2)
        text = _dates.when(*days)
        outlet = row.outlet if isinstance(row.outlet, str) else ""
        _date(
            ax, row.date, y, "published", " · ".join(filter(None, [text, outlet])), days
        )
        names.append(" · ".join(_short(key, labels) for key in (row.doc, row.period)))
        for other in others[others["doc"] == row.doc].itertuples():
            y, ends = len(names), (other.first, other.last)
            ax.plot(ends, [y, y], color=KINDS[other.kind][2], lw=3, zorder=2)
            middle = other.first + (other.last - other.first) / 2
            text = ": ".join(filter(None, [_dates.when(*ends), other.label]))
            _date(ax, middle, y, other.kind, text, ends)
            names.append("")
    _axes.name_rows(ax, names)
    _axes.name_x(ax, "", _notes(sheet["period"], labels))
    used = {"published", *others["kind"]}
    keys = [
        _axes.key(kind.replace("_", " "), edge, marker, face)
        for kind, (marker, face, edge) in KINDS.items()
        if kind in used
    ]
    if (sheet["date_earliest"] < sheet["date_latest"]).any():
        keys.append(_axes.key("could also be", UNSURE, None, line=8))
    _axes.legend(ax, keys)
    return ax


def hits(table, ax=None, title=None, unit="tokens found"):
    """Return Axes that show what each way of searching finds, as horizontal bars.

    `table` has the columns `method` and `hits` (everything found), and possibly `false`
    (those of the hits that are wrong) and `missed` (what it should have found as well).

    Raises ValueError: not a DataFrame, a missing column, no rows, more false than hits.

    >>> table = pd.DataFrame({"method": ["exact"], "hits": [5], "missed": [10]})
    >>> [text.get_text() for text in hits(table).texts]
    ['5, 10 missed']
    """
    _need(table, ["method", "hits"], "hits")
    ax = _axes.white_axes(ax, title, 1.2 * len(table))
    for y, row in enumerate(table.to_dict("records")):
        found, false, missed = (row.get(name, 0) for name in ("hits", "false", "missed"))
        if false > found:
            raise ValueError(
                f"hits: {row['method']!r} has more 'false' than 'hits' in all."
            )
        _axes.bar(ax, y, 0, found - false, INK[0])
        _axes.bar(ax, y, found - false, false, "white", edgecolor=INK[1], hatch="////")
        _axes.bar(ax, y, found, missed, "white", edgecolor=GREY, ls="--")
        text = f"{found}" + (f", {false} wrong" if false else "")
        text += f", {missed} missed" if missed else ""
        _axes.write(ax, found + missed, y, text)
    _axes.name_rows(ax, table["method"])
    _axes.count_axis(ax, unit)
    return ax


def counts(table, ax=None, title=None, target=None, unit="tokens"):
    """Return Axes that show counts of words side by side, as grouped bars.

    `table` has the column `word` and one or more columns of counts. `target` names the
    column in ink (by default the last); the others are grey. `unit` names the axis.

    Raises ValueError: not a DataFrame, a missing column, no rows, no column of counts,
    or more than four.

    >>> table = pd.DataFrame({"word": ["ليبيا"], "all layers": [40], "body": [33]})
    >>> [label.get_text() for label in counts(table).get_yticklabels()]
    ['ليبيا']
    """
    _need(table, ["word", *([target] if target else [])], "counts")
    columns = [c for c in table.columns if pd.api.types.is_numeric_dtype(table[c])]
    _at_most(columns, "counts", "columns of counts")
    if not columns:
        raise ValueError("counts needs a column of numbers beside 'word'.")
    target = target or columns[-1]
    greys = iter(["#bdbdbd", "#8c8c8c", "#595959"])
    step = 0.8 / len(columns)
    ax = _axes.white_axes(ax, title, len(table) * max(1, 0.75 * len(columns)))
    keys = []
    for i, column in enumerate(columns):
        colour = INK[0] if column == target else next(greys)
        keys.append(_axes.key(column, colour, None, line=12))
        for place, n in enumerate(table[column]):
            y = place + (i - (len(columns) - 1) / 2) * step
            _axes.bar(ax, y, 0, n, colour, height=0.9 * step)
            _axes.write(ax, n, y, f"{n:g}")
    _axes.name_rows(ax, table["word"])
    _axes.count_axis(ax, unit)
    if len(columns) > 1:
        _axes.legend(ax, keys)
    return ax


def _need(table, columns, who):
    require(table, columns, who)
    if table.empty:
        raise ValueError(f"{who}: the table has no rows, so there is nothing to draw.")


def _at_most(things, who, what, most=4):
    if len(things) > most:
        raise ValueError(
            f"{who} draws at most {most} kinds of {what}, and this table has "
            f"{len(things)}: choose some of them."
        )


def _short(key, labels):
    return split_label((labels or {}).get(key, key))[0]


def _notes(keys, labels):
    pairs = [split_label((labels or {}).get(key, key)) for key in dict.fromkeys(keys)]
    return [f"{short}: {note}" for short, note in pairs if note]


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
    _axes.write(ax, row.per_1000_high, y, f"{row.count} of {row.n_tokens}")


def _days(table, column):
    try:
        return pd.to_datetime(table[column], format="ISO8601")
    except (ValueError, TypeError):
        raise ValueError(
            f"timeline: the column {column!r} holds something that is no date like "
            f"2019-05-13: {', '.join(map(repr, table[column].unique()))}."
        ) from None


def _candidates(candidates, docs):
    """The checked candidates with their `first` and `last` day, earliest first."""
    columns = ["doc", "date", "kind"]
    if candidates is None:
        candidates = pd.DataFrame(columns=columns)
    require(candidates, columns, "timeline")
    for column, known in {"kind": KINDS, "doc": docs}.items():
        for value in candidates[column]:
            if value not in known:
                raise ValueError(
                    f"timeline: the candidate dates have the {column} {value!r}; it "
                    f"should be one of: {', '.join(sorted(known))}."
                )
    table = candidates[candidates["date"].fillna("") != ""]
    ends = [_dates.ends(date) for date in table["date"]]
    return table.assign(
        first=[first for first, _ in ends],
        last=[last for _, last in ends],
        label=table["label"].fillna("") if "label" in table else "",
    ).sort_values("first", kind="stable")


def _date(ax, date, y, kind, text, ends):
    """A mark with its text beside it, on the side where there is more room."""
    from matplotlib.dates import date2num

    marker, face, edge = KINDS[kind]
    ax.plot(date, y, marker, ms=10, mfc=face, mec=edge, mew=2, zorder=3, clip_on=False)
    side = 1 if date2num(date) < sum(ax.get_xlim()) / 2 else -1
    _axes.write(ax, max(ends) if side > 0 else min(ends), y, text, side)


from khitab._phrase_figures import dispersion_strip, phrase_tiles  # noqa: E402, F401
from khitab._voice_figures import voice_tiles, voices  # noqa: E402, F401
