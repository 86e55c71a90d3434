"""Tables are made ready to show, with their columns and the text of their cells."""

import pandas as pd

from khitab.labels import split_label


def columns_of(frame):
    """Return (name, values, is a row head) of each column, those of a named index
    first."""
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


def as_numbers(values, spec=None):
    """Return numbers as strings, with the same sensible number of decimals in a column.

    >>> as_numbers(pd.Series([12.3456, None, -1])), as_numbers(pd.Series([3.0, 200]))
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


def as_strings(values, labels, notes):
    """Return values as strings, or as their label if they have one."""
    missing = values.isna()
    return [
        "–" if gone else label(str(value), labels, notes)
        for value, gone in zip(values, missing)
    ]


def label(value, labels, notes):
    """Return the short label of a value, and put its note, if any, into `notes`."""
    if value not in (labels or {}):
        return value
    name, note = split_label(labels[value])
    if note:
        notes[name] = note
    return name
