"""Tables made ready to show: is it a table, what are its columns, how do cells read?"""

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


def columns(frame):
    """(name, values, is a row head) of each column, those of a named index first."""
    index = frame.index
    heads = [
        (name, index.get_level_values(level).to_series(), True)
        for level, name in enumerate(index.names)
        if name is not None
    ]
    return heads + [(name, frame.iloc[:, i], False) for i, name in enumerate(frame)]


def is_number(values):
    types = pd.api.types
    return types.is_numeric_dtype(values) and not types.is_bool_dtype(values)


def numbers(values, spec=None):
    """Numbers as strings, all of a column with the same, sensible number of decimals.

    >>> numbers(pd.Series([12.3456, None, -1])), numbers(pd.Series([3.0, 200]))
    (['12.35', '–', '−1.00'], ['3', '200'])
    """
    if spec is None:
        known = values[values.abs() < float("inf")].abs()
        large = known.max() if len(known) else 0
        decimals = 1 if large >= 100 else 2 if large >= 1 else 3
        spec = f".{0 if (known % 1 == 0).all() else decimals}f"
    missing = values.isna()
    return [
        "–" if gone else format(value, spec).replace("-", "−").replace("inf", "∞")
        for value, gone in zip(values, missing)
    ]


def strings(values, labels, notes):
    """Values as strings, by their label where they have one."""
    missing = values.isna()
    return [
        "–" if gone else label(str(value), labels, notes)
        for value, gone in zip(values, missing)
    ]


def label(value, labels, notes):
    """The short label of a value; its note, if it has one, goes into `notes`."""
    if value not in (labels or {}):
        return value
    short, note = split_label(labels[value])
    if note:
        notes[short] = note
    return short
