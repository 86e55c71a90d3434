"""What to say of a slip with a table: its columns and its rows."""

import ast
import re

from pandas import DataFrame, Index, Series

from khitab.slips.place import SHOWN, listed, nearest

OPERATORS = r"==|!=|<|>|\bin\b"


def condition_in_quotes(slip):
    """`tokens["doc == '02'"]`: a filter that is all string."""
    key = slip.error.args[0] if slip.error.args else None
    if key not in [node.value for node in slip.search(ast.Constant)]:
        return None
    if not (isinstance(key, str) and re.search(OPERATORS, key)):
        return None
    table = table_of(slip)
    if not isinstance(table, DataFrame):
        return None
    column, operator, rest = re.split(rf"\s*({OPERATORS})\s*", key, maxsplit=1)
    if column not in table.columns:
        return "The whole condition is in quotes. Only names of columns and words are."
    name = slip.text(slip.node.value) if isinstance(slip.node, ast.Subscript) else "table"
    return (
        "The whole condition is in quotes. Only the name of the column and the word are: "
        f'`{name}[{name}["{column}"] {operator} {rest}]`.'
    )


def no_column(slip):
    """A column that the table does not have."""
    table, missing = table_of(slip), _missing(slip)
    if not isinstance(table, DataFrame) or not missing or _by_row(slip):
        return None
    columns = [column for column in table.columns if isinstance(column, str)]
    missing = [name for name in missing if name not in columns]
    if not missing or not columns:
        return None
    if isinstance(missing[0], bool):
        return (
            "The comparison is between two fixed values. The column is picked first: "
            '`table[table["…"] == "…"]`.'
        )
    near = nearest(missing[0], columns)
    meant = f" Did you mean `{near}`?" if near else ""
    who = f"`{slip.kit}` looked for the column" if slip.kit else "The table has no column"
    lacks = ", and the table does not have it" if slip.kit else ""
    return f"{who} `{missing[0]}`{lacks}.{meant} Its columns: {listed(columns)}."


def no_row(slip):
    """A row that the table or column does not have."""
    thing, missing = table_of(slip), _missing(slip)
    if not isinstance(thing, DataFrame | Series) or slip.kit or not missing:
        return None
    columns = list(thing.columns) if isinstance(thing, DataFrame) else []
    if len(missing) > 1 and all(name in columns for name in missing):
        return "Several columns are picked by a list, in brackets of its own: `[[…, …]]`."
    if missing[0] in columns and _by_row(slip):
        return (
            f"`.loc[…]` looks for a row first. For the column write "
            f'`…["{missing[0]}"]`, or `.loc[:, "{missing[0]}"]`.'
        )
    return (
        f"Nothing here has the label `{missing[0]!r}`. {_labels(thing.index, missing[0])}"
    )


def no_position(slip):
    """A row by its number, beyond the last: `.iloc[5]` of five rows."""
    thing = table_of(slip)
    if not isinstance(thing, DataFrame | Series) or "out" not in slip.message:
        return None
    if isinstance(getattr(slip.node, "slice", None), ast.Tuple) and thing.ndim == 2:
        rows, columns = thing.shape
        return f"There are {rows} rows and {columns} columns, both counted from 0."
    if len(thing) == 0:
        return "There are no rows, so there is none to take. What left them all out?"
    return (
        f"There are {len(thing)} rows, counted from 0: the last is number {len(thing) - 1}, "
        "or `-1`."
    )


def called(slip):
    """A table or column with parentheses behind it, as if it were a function."""
    found = re.match(r"'(DataFrame|Series)' object is not callable", slip.message)
    if not found or not isinstance(slip.node, ast.Call):
        return None
    what = "table" if found[1] == "DataFrame" else "column"
    typed = slip.text(slip.node.func)
    return (
        f"`{typed}` is a {what} and no function. Take the parentheses off, or write square "
        f"brackets to pick from it: `{typed}[…]`."
    )


def lengths(slip):
    """A list that has more or fewer things than the table has rows."""
    found = re.search(r"of values \((\d+)\).* of index \((\d+)\)", slip.message)
    if found:
        return f"You give {found[1]} values to a table of {found[2]} rows. It needs one a row."
    if "arrays must be of the same length" in slip.message:
        return "The columns of one table are equally long, and these are not."
    if re.search("wrong length|Unalignable boolean", slip.message):
        return (
            "The condition was made from another table. Make it from the one it filters."
        )
    return None


RULES = [
    (KeyError, condition_in_quotes),
    (KeyError, no_column),
    (KeyError, no_row),
    (IndexError, no_position),
    (TypeError, called),
    (Exception, lengths),
]


# ---- What the rules above use -----------------------------------------------------------


def _whom(slip):
    """The first table or column, or what picks from one, that the learner's line went to."""
    for frame in slip.below:
        if (frame.f_globals.get("__name__") or "").startswith("pandas."):
            asked = frame.f_locals.get("self", frame.f_locals.get("obj"))
            if isinstance(getattr(asked, "obj", asked), DataFrame | Series):
                return asked
    return None


def table_of(slip):
    asked = _whom(slip)
    return getattr(asked, "obj", asked)


def _by_row(slip):
    """Whether `.loc` or `.at` was asked for one row label."""
    asked, key = _whom(slip), (_missing(slip) or [None])[0]
    by_label = type(asked).__name__ in ("_LocIndexer", "_AtIndexer")
    given = getattr(slip.node, "slice", None)
    if by_label and isinstance(given, ast.Tuple):
        return slip.value(given.elts[0], ...) == key
    return by_label


def _missing(slip):
    """The names that a KeyError of pandas says are not there."""
    key = slip.error.args[0] if slip.error.args else None
    if isinstance(key, Index | list | tuple):
        return list(key)
    said = isinstance(key, str) and re.search(r"not (in|found)|None of", key)
    if said:
        return re.findall(r"'([^']+)'", key) or re.findall(r"found: (\S+)", key)
    return [key] if isinstance(key, str | int | float) else []


def _labels(index, wanted):
    if len(index) == 0:
        return "There are no rows at all."
    near = nearest(wanted, index)
    meant = f"Did you mean `{near!r}`? " if near else ""
    if len(index) > SHOWN:
        return f"{meant}The labels go from `{index[0]!r}` to `{index[-1]!r}`."
    return f"{meant}The labels: {listed(map(repr, index))}."
