"""Functions check their tables and numbers here, and refuse what they cannot use."""

import numpy as np
import pandas as pd


def require(table, columns, who):
    """Return `table` if it is a DataFrame that has `columns`.

    `who` is the function that asks, for the message.

    Raises ValueError if it is not a DataFrame or lacks a column (the message lists the
    columns it has).

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


def require_rows(table, columns, who):
    """Refuse a table that `require` refuses, or that has no row to draw."""
    require(table, columns, who)
    if table.empty:
        raise ValueError(f"{who}: the table has no rows, so there is nothing to draw.")


def require_filled(table, columns, who):
    """Refuse a table that `require` refuses, or that has an empty cell in these columns.

    >>> require_filled(pd.DataFrame({"frame": ["qatar", ""]}), ["frame"], "Coding A")
    Traceback (most recent call last):
    ValueError: Coding A: 'frame' is empty in 1 of 2 rows. Fill it in, or leave them out.
    """
    require(table, columns, who)
    for name in columns:
        cells = table[name]
        empty = cells.isna() | (cells.astype("str").str.strip() == "")
        if empty.any():
            raise ValueError(
                f"{who}: {name!r} is empty in {empty.sum()} of {len(table)} rows. Fill it "
                "in, or leave them out."
            )


def require_tokens(tokens, columns):
    """Refuse anything but a table of tokens with these columns and at least one row."""
    for column in columns:
        if not isinstance(tokens, pd.DataFrame) or column not in tokens.columns:
            raise ValueError(
                f"Expected a table of tokens with a column {column!r}, as "
                "corpus.tokens() gives it (morphology.add_lemmas adds lemmas)."
            )
    if tokens.empty:
        raise ValueError(
            "There are no tokens to search or count, because the table is empty."
        )


def require_whole(value, name, least=1):
    """Refuse anything but a whole number of at least `least`.

    >>> require_whole(0, "min_freq")
    Traceback (most recent call last):
    ValueError: min_freq is a whole number from 1, not 0.
    """
    whole = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
    if not whole or value < least:
        raise ValueError(f"{name} is a whole number from {least}, not {value!r}.")


def require_number(value, name, above, most=None):
    """Refuse anything but a number above `above` and at most `most`."""
    number = isinstance(value, (int, float, np.number)) and not isinstance(value, bool)
    if not number or not value > above or (most is not None and value > most):
        limit = "" if most is None else f", up to {most:g}"
        raise ValueError(f"{name} is a number above {above}{limit}, not {value!r}.")


def require_confidence(value):
    """Refuse anything but a number between 0 and 1."""
    if not isinstance(value, (int, float)) or not 0 < value < 1:
        raise ValueError(
            f"confidence is a number between 0 and 1 (0.95 is usual), not {value!r}."
        )
