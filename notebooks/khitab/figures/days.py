"""The timeline shows days only as precisely as they are known."""

import re

import pandas as pd

from khitab.figures import paper
from khitab.figures.paper import BLACK, GREY, INK, SIZE
from khitab.labels import looks, notes, short
from khitab.required import require, require_rows


def ends(date):
    """Return the first and the last day of a date that may lack its day or month.

    >>> [f"{day:%d %b %Y}" for day in ends("2019-09")]
    ['01 Sep 2019', '30 Sep 2019']
    """
    first, _, last = str(date).partition("/")
    try:
        if not re.fullmatch(r"\d{4}(-\d\d){0,2}(/\d{4}-\d\d-\d\d)?", str(date)):
            raise ValueError
        return pd.Period(first).start_time, pd.Period(last or first).end_time.normalize()
    except ValueError:
        raise ValueError(
            f"timeline: the candidate date {date!r} is none like 2014, 2019-09, "
            "2019-05-13 or 2019-05-07/2019-05-08."
        ) from None


def when(first, last):
    """Return a stretch of days in words, no more precise than it is.

    >>> [when(*ends(date)) for date in ("2014", "2019-09", "2019-05-07/2019-05-08")]
    ['2014', 'Sep 2019', '7 to 8 May 2019']
    """
    if first.is_year_start and last.is_year_end:
        form = "%Y"
    elif first.is_month_start and last.is_month_end:
        form = "%b %Y"
    else:
        form = "%d %b %Y"
    head, tail = (f"{day:{form}}".lstrip("0").split() for day in (first, last))
    end = " ".join(tail)
    while head and head[-1] == tail.pop():
        head.pop()
    return f"{' '.join(head)} to {end}" if head else end


def year_axis(ax, dates):
    """Draw whole years, with a line where each begins and its name in the middle."""
    from matplotlib.dates import DateFormatter, YearLocator

    first, last = min(dates).year, max(dates).year
    every = 1 + (last - first) // 12
    ax.set_xlim(pd.Timestamp(first, 1, 1), pd.Timestamp(last + 1, 1, 1))
    ax.xaxis.set_major_locator(YearLocator())
    ax.xaxis.set_major_formatter("")
    ax.xaxis.set_minor_locator(YearLocator(every, month=7))
    ax.xaxis.set_minor_formatter(DateFormatter("%Y"))
    ax.tick_params(axis="x", which="minor", labelsize=SIZE, length=0, labelcolor=BLACK)


KINDS = {  # marker, face, edge, and what the legend says
    "published": ("o", INK, INK, "published"),
    "event": ("D", "white", BLACK, "an event in the text"),
    "background": ("v", "white", GREY, "background"),
    "captured": ("s", "white", BLACK, "the page was saved"),
    "site": ("P", "white", GREY, "about the site"),
    "false_lead": ("X", BLACK, BLACK, "false lead"),
}


def timeline(datasheet, ax=None, candidates=None, title=None, labels=None):
    """Return Axes that show when each text was published, and how unsure that is.

    `datasheet` has the columns `doc, title, outlet, period, date, date_earliest,
    date_latest` (ISO dates). `candidates` is a table of dates that a reader finds, with
    the columns `doc, date, kind` and possibly `label`, what to write beside it. Each
    gets a line of its own below its text, and those without a date are left out. A date
    is as precise as known, such as "2014", "2019-09", "2019-05-13" or two days with a
    slash between. A kind is "published", "event", "background", "captured", "site" or
    "false_lead". With more than 50 texts, each is a dot without a name in the row of its
    period.

    Raises ValueError for anything but a DataFrame, a missing column, no rows, a wrong
    date, an unknown kind or document, more than 50 periods, or candidates of too many
    texts.

    >>> days = dict.fromkeys(["date", "date_earliest", "date_latest"], ["2019-05-13"])
    >>> row = {"doc": ["001"], "title": "", "outlet": ["Awj"], "period": ["2019"]}
    >>> timeline(pd.DataFrame(row | days)).texts[0].get_text()
    '13 May 2019 · Awj'
    """
    dates = ["date", "date_earliest", "date_latest"]
    require_rows(datasheet, ["doc", "title", "outlet", "period", *dates], "timeline")
    sheet = datasheet.assign(**{name: _days(datasheet, name) for name in dates})
    sheet = sheet.sort_values("date", kind="stable")
    others = _candidates(candidates, set(sheet["doc"]))
    periods = looks("period", sorted(set(sheet["period"])), labels)
    if len(sheet) + len(others) > paper.MOST:
        return _strewn(sheet, others, ax, title, labels, periods)
    ax = paper.white_axes(ax, title, len(sheet) + len(others))
    year_axis(ax, [*sheet[dates].stack(), *others["first"], *others["last"]])
    names = []
    for row in sheet.itertuples():
        y, days = len(names), (row.date_earliest, row.date_latest)
        ax.axhspan(y - 0.5, y + 0.5, color=paper.BAND, lw=0, zorder=0)
        ax.plot(days, [y, y], color=INK, lw=3, zorder=2)
        text = when(*days)
        outlet = row.outlet if isinstance(row.outlet, str) else ""
        _date(
            ax, row.date, y, "published", " · ".join(filter(None, [text, outlet])), days
        )
        names.append(f"{short(row.doc, labels)} · {periods[row.period].name}")
        for other in others[others["doc"] == row.doc].itertuples():
            y, days = len(names), (other.first, other.last)
            ax.plot(days, [y, y], color=KINDS[other.kind][2], lw=3, zorder=2)
            middle = other.first + (other.last - other.first) / 2
            text = ": ".join(filter(None, [when(*days), other.label]))
            _date(ax, middle, y, other.kind, text, days)
            names.append("")
    paper.name_rows(ax, names)
    paper.name_x(ax, "", notes(sheet["period"], labels))
    used = {"published", *others["kind"]}
    keys = [
        paper.key(name, edge, marker, face)
        for kind, (marker, face, edge, name) in KINDS.items()
        if kind in used
    ]
    if (sheet["date_earliest"] < sheet["date_latest"]).any():
        keys.append(paper.key("could also be", INK, None, line=3))
    paper.legend(ax, keys)
    return ax


def _strewn(sheet, others, ax, title, labels, looks):
    """Draw a dot for each text in the row of its period, or a line if its date is
    unsure."""
    if len(others):
        raise ValueError(
            f"timeline draws candidate dates in at most {paper.MOST} rows with "
            f"their texts, and these are {len(sheet) + len(others):,}. Choose some "
            "texts."
        )
    periods = list(sheet.groupby("period"))
    paper.require_readable(len(periods), "timeline", "periods", 1, "Take wider periods.")
    ax = paper.white_axes(ax, title, len(periods))
    year_axis(ax, [*sheet["date_earliest"], *sheet["date_latest"], *sheet["date"]])
    for y, (_, rows) in enumerate(periods):
        places = y + paper.strewn(len(rows))
        ends = rows["date_earliest"], rows["date_latest"]
        ax.hlines(places, *ends, color=paper.mix(INK, 0.4), lw=2)
        ax.scatter(
            rows["date"],
            places,
            paper.dot(len(rows)),
            color=INK,
            alpha=0.5,
            lw=0,
            zorder=3,
        )
    paper.name_rows(
        ax, [paper.of_texts(looks[period].name, len(rows)) for period, rows in periods]
    )
    paper.name_x(ax, "", notes(sheet["period"], labels))
    keys = [paper.key("a text, published", INK, "o")]
    if (sheet["date_earliest"] < sheet["date_latest"]).any():
        keys.append(paper.key("could also be", INK, None, line=3))
    paper.legend(ax, keys)
    return ax


def _days(table, column):
    try:
        return pd.to_datetime(table[column], format="ISO8601")
    except (ValueError, TypeError):
        raise ValueError(
            f"timeline: the column {column!r} holds something that is no date like "
            f"2019-05-13: {', '.join(map(repr, table[column].unique()))}."
        ) from None


def _candidates(candidates, docs):
    """Return the checked candidates with their `first` and `last` day, earliest first."""
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
    days = [ends(date) for date in table["date"]]
    return table.assign(
        first=[first for first, _ in days],
        last=[last for _, last in days],
        label=table["label"].fillna("") if "label" in table else "",
    ).sort_values("first", kind="stable")


def _date(ax, date, y, kind, text, days):
    """Draw a mark with its text beside it, on the side where there is more room."""
    from matplotlib.dates import date2num

    marker, face, edge, _ = KINDS[kind]
    ax.plot(date, y, marker, ms=10, mfc=face, mec=edge, mew=2, zorder=3, clip_on=False)
    side = 1 if date2num(date) < sum(ax.get_xlim()) / 2 else -1
    paper.write(ax, max(days) if side > 0 else min(days), y, text, side)
