"""One small check shared by `display` and `figures`: is this a table that can be shown?"""

import pandas as pd


def require(table, columns, who):
    """Return `table` if it is a DataFrame that has `columns`.

    `who` is the function that asks, for the message.

    Raises ValueError: not a DataFrame, or a column is missing (the message lists
    the columns there are).

    >>> require(pd.DataFrame({"doc": ["001"]}), ["doc", "count"], "rates")
    Traceback (most recent call last):
    ValueError: rates needs the column 'count'; this table has: 'doc'.
    """
    if not isinstance(table, pd.DataFrame):
        raise ValueError(
            f"{who} needs a table (a pandas DataFrame), not {type(table).__name__}: "
            f"{str(table)[:40]!r}."
        )
    missing = [repr(name) for name in columns if name not in table.columns]
    if missing:
        there = ", ".join(repr(name) for name in table.columns) or "no columns"
        noun = "column" if len(missing) == 1 else "columns"
        raise ValueError(
            f"{who} needs the {noun} {', '.join(missing)}; this table has: {there}."
        )
    return table


def split_label(label):
    """A label and the note in its last brackets: `"2024+ (published …)"` gives both.

    >>> split_label("2024+ (published 2025-01 and 2026-02)")
    ('2024+', 'published 2025-01 and 2026-02')
    >>> split_label("Awj")
    ('Awj', '')
    """
    short, bracket, note = str(label).partition(" (")
    return (short, note[:-1]) if bracket and note.endswith(")") else (str(label), "")
