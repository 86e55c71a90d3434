"""What to say about slips with a table's columns, rows and conditions."""

import ast
import re

from pandas import DataFrame, Index, Series

from khitab.slips.place import SHOWN, listed, nearest

OPERATORS = r"==|!=|<|>|\bin\b"
# What is in a statement that asks a whole column for one yes or no, and what to say of it.
TRUTHS = [
    ((ast.In, ast.NotIn), "To ask of each row whether a list has it, write `.isin([…])` "
     "behind the column."),
    ((ast.And, ast.Or), "`and` and `or` join two single truths. Between columns write `&` for "
     "and, `|` for or, with parentheses around each comparison."),
    ((ast.Not,), "`not` turns a single truth. For a column write `~` in its place."),
    ((ast.AST,), "A column has many truths, one a row, and here one is needed. `.any()` asks "
     "whether at least one row is true, `.all()` whether all are."),
]  # fmt: skip


def without_parentheses(slip):
    """`t[t.a == 1 & t.b == 2]`: & comes before ==."""
    if not re.search(r"truth value of a|[&|]|r?(and|or)_|bitwise", slip.message):
        return None
    for whole in slip.search(ast.Compare):
        text = slip.text(whole)
        for part in (whole.left, *whole.comparators):
            operator = getattr(part, "op", None)
            joined = isinstance(operator, ast.BitAnd | ast.BitOr)
            if joined and f"({slip.text(part)})" not in text:
                apart = re.sub(r"\s*([&|])\s*", r") \1 (", f"({text})")
                return (
                    "`&` and `|` come before `==` and `<`, so each comparison needs its own "
                    f"parentheses: `{apart}`."
                )
    return None


def truth_of_column(slip):
    """A column where one yes or no is wanted."""
    if "truth value of a" not in slip.message or slip.kit or not slip.statement:
        return None
    asked = getattr(slip.statement, "test", slip.statement)
    inside = list(ast.walk(asked))
    if any(isinstance(node, ast.Compare) and len(node.ops) > 1 for node in inside):
        return "A column is compared once at a time: `(0 < column) & (column < 5)`."
    if "DataFrame" in slip.message:
        return (
            "A table has many cells, and here one yes or no is needed. Whether it has rows "
            "asks `len(…) > 0`; a condition on its rows begins with a column."
        )
    return next(
        said for kinds, said in TRUTHS if any(isinstance(n, kinds) for n in inside)
    )


def in_query(slip):
    """A name inside the quotes of `.query("…")`."""
    if type(slip.error).__name__ != "UndefinedVariableError":
        return None
    name, table = slip.message.split("'")[1], table_of(slip)
    near = nearest(name, table.columns) if isinstance(table, DataFrame) else None
    meant = f"Did you mean `{near}`? " if near else ""
    return (
        f"Inside the condition in quotes, `{name}` is no column of the table. {meant}A word to "
        f"compare with is in quotes of its own, `'{name}'`; a name of your notebook has "
        f"`@` before it, `@{name}`."
    )


def unread_query(slip):
    """The text of `.query("…")` that Python cannot read."""
    asked = any(frame.f_code.co_name == "query" for frame in slip.below)
    if asked and (
        isinstance(slip.error, SyntaxError) or "without a target" in slip.message
    ):
        return (
            "The condition inside the quotes cannot be read. It is written like this: "
            "`\"doc == '002' and sentence < 5\"`."
        )
    return None


def condition_in_quotes(slip):
    """`tokens["doc == '02'"]`: a filter that is all string."""
    key = slip.error.args[0] if slip.error.args else None
    written = key in [node.value for node in slip.search(ast.Constant)]
    if not (written and isinstance(key, str) and re.search(OPERATORS, key)):
        return None
    table = table_of(slip)
    if not isinstance(table, DataFrame):
        return None
    column, operator, rest = re.split(rf"\s*({OPERATORS})\s*", key, maxsplit=1)
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
    who = f"`{slip.kit}` needs a column" if slip.kit else "The table has no column"
    lacks = " that the table does not have" if slip.kit else ""
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
            "`.loc[…]` looks for a row first. For the column write "
            f'`…["{missing[0]}"]`, or `.loc[:, "{missing[0]}"]`.'
        )
    index = thing.index
    near = nearest(missing[0], index)
    meant = f" Did you mean `{near!r}`?" if near else ""
    labels = f"The labels: {listed(map(repr, index))}."
    if len(index) > SHOWN:
        labels = f"The labels go from `{index[0]!r}` to `{index[-1]!r}`."
    if not len(index):
        labels = "There are no rows at all."
    return f"Nothing here has the label `{missing[0]!r}`.{meant} {labels}"


def no_position(slip):
    """A row number beyond the last, such as `.iloc[5]` of five rows."""
    thing = table_of(slip)
    if not isinstance(thing, DataFrame | Series) or "out" not in slip.message:
        return None
    if isinstance(getattr(slip.node, "slice", None), ast.Tuple) and thing.ndim == 2:
        rows, columns = thing.shape
        return f"There are {rows} rows and {columns} columns, both counted from 0."
    if not len(thing):
        return "There are no rows, so there is none to take. What left them all out?"
    last = len(thing) - 1
    return f"There are {len(thing)} rows, counted from 0: the last is number {last}, or `-1`."


RULES = [
    ((ValueError, TypeError), without_parentheses),
    (ValueError, truth_of_column),
    (NameError, in_query),
    ((SyntaxError, ValueError), unread_query),
    (KeyError, condition_in_quotes),
    (KeyError, no_column),
    (KeyError, no_row),
    (IndexError, no_position),
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
    if isinstance(key, str) and re.search(r"not (in|found)|None of", key):
        return re.findall(r"'([^']+)'", key) or re.findall(r"found: (\S+)", key)
    return [key] if isinstance(key, str | int | float) else []
