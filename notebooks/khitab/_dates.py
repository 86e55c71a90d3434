"""Dates for the timeline: as precise as they are known, and no more."""

import re

import pandas as pd

from khitab._axes import BLACK, SIZE


def ends(date):
    """The first and the last day of a date that is as precise as known.

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
    """A stretch of days in words, no more precise than it is.

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
    """Whole years: a line where each begins, its name in its middle."""
    from matplotlib.dates import DateFormatter, YearLocator

    first, last = min(dates).year, max(dates).year
    every = 1 + (last - first) // 12
    ax.set_xlim(pd.Timestamp(first, 1, 1), pd.Timestamp(last + 1, 1, 1))
    ax.xaxis.set_major_locator(YearLocator())
    ax.xaxis.set_major_formatter("")
    ax.xaxis.set_minor_locator(YearLocator(every, month=7))
    ax.xaxis.set_minor_formatter(DateFormatter("%Y"))
    ax.tick_params(axis="x", which="minor", labelsize=SIZE, length=0, labelcolor=BLACK)
