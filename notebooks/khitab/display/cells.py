"""Tables made ready to show: what are their columns, how do cells read?"""

import pandas as pd

from khitab.labels import split_label


def columns_of(frame):
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


def as_numbers(values, spec=None):
    """Numbers as strings, all of a column with the same, sensible number of decimals.

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
    name, note = split_label(labels[value])
    if note:
        notes[name] = note
    return name
