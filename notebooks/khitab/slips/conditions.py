"""What to say of a condition that filters a table, or of a pattern that is looked for."""

import ast
import re

from pandas import DataFrame, Series

from khitab.slips.place import nearest
from khitab.slips.tables import table_of

AMBIGUOUS = "truth value of a"


def filter_without_parentheses(slip):
    """`t[t.a == 1 & t.b == 2]`: & comes before ==."""
    if not re.search(rf"{AMBIGUOUS}|[&|]|r?(and|or)_|bitwise", slip.message):
        return None
    for whole in slip.search(ast.Compare):
        for part in (whole.left, *whole.comparators):
            if _joined(part) and not _in_parentheses(slip, part):
                return (
                    "`&` and `|` come before `==` and `<`, so each comparison needs its own "
                    f"parentheses: `{_with_parentheses(slip, whole)}`."
                )
    return None


def truth_of_column(slip):
    """A column where one yes or no is wanted."""
    if AMBIGUOUS not in slip.message or slip.below and slip.kit:
        return None
    begin = slip.statement
    asked = begin.test if isinstance(begin, ast.If | ast.While) else begin
    inside = list(ast.walk(asked)) if asked else []
    if any(isinstance(n, ast.Compare) and isinstance(n.ops[0], ast.In) for n in inside):
        return "To ask of each row whether a list has it, write `.isin([…])` behind the column."
    if any(isinstance(node, ast.BoolOp) for node in inside):
        return (
            "`and` and `or` join two single truths. Between columns write `&` for and, `|` "
            "for or, with parentheses around each comparison."
        )
    if any(isinstance(n, ast.UnaryOp) and isinstance(n.op, ast.Not) for n in inside):
        return "`not` turns a single truth. For a column write `~` in its place."
    if any(isinstance(n, ast.Compare) and len(n.ops) > 1 for n in inside):
        return "A column is compared once at a time: `(0 < column) & (column < 5)`."
    return (
        "A column has many truths, one a row, and here one is needed. `.any()` asks whether "
        "at least one row is true, `.all()` whether all are."
    )


def in_query(slip):
    """A name inside the quotes of `.query("…")`."""
    if type(slip.error).__name__ != "UndefinedVariableError":
        return None
    name = slip.message.partition("'")[2].partition("'")[0]
    asked = table_of(slip)
    near = nearest(name, asked.columns) if isinstance(asked, DataFrame) else None
    meant = f"Did you mean `{near}`? " if near else ""
    return (
        f"Inside the condition in quotes, `{name}` is no column of the table. {meant}A word to "
        f"compare with is in quotes of its own, `'{name}'`; a name of your notebook has "
        f"`@` before it, `@{name}`."
    )


def text_of_column(slip):
    """A function for one string that was given a whole column."""
    if "expected string or bytes-like" not in slip.message or slip.kit:
        return None
    calls = slip.search(ast.Call)
    columns = [
        a for call in calls for a in call.args if isinstance(slip.value(a), Series)
    ]
    if not (columns or "Series" in slip.message):
        return None
    return "This works on one string, and got a whole column. Columns have `.str.findall(…)`."


def unread_condition(slip):
    """The text of `.query("…")` that Python cannot read."""
    asked = any(frame.f_code.co_name in ("query", "eval") for frame in slip.below)
    sure = isinstance(slip.error, SyntaxError) or "without a target" in slip.message
    if not asked or not sure:
        return None
    return (
        "The condition inside the quotes cannot be read. It is written like this: "
        "`\"doc == '002' and sentence < 5\"`."
    )


def pattern(slip):
    """Letters that mean something in a search pattern."""
    return (
        f"What you look for is read as a pattern, and it is none: {slip.message}. To look "
        "for the very characters, add `regex=False` to `.str.contains`, or use `re.escape`."
    )


RULES = [
    ((ValueError, TypeError), filter_without_parentheses),
    (ValueError, truth_of_column),
    (NameError, in_query),
    (TypeError, text_of_column),
    ((SyntaxError, ValueError), unread_condition),
    (re.error, pattern),
]


# ---- What the rules above use -----------------------------------------------------------


def _joined(part):
    return isinstance(part, ast.BinOp) and isinstance(part.op, ast.BitAnd | ast.BitOr)


def _in_parentheses(slip, part):
    before = slip.line_of(part.lineno).encode()[: part.col_offset].rstrip()[-1:]
    after = slip.line_of(part.end_lineno).encode()[part.end_col_offset :].lstrip()[:1]
    return before == b"(" and after == b")"


def _with_parentheses(slip, whole):
    """`a == 1 & b == 2` as `(a == 1) & (b == 2)`."""
    signs = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">"}
    signs |= {ast.GtE: ">=", ast.In: "in", ast.Is: "is", ast.NotIn: "not in"}
    out = "("
    for n, part in enumerate((whole.left, *whole.comparators)):
        if n:
            out += f" {signs.get(type(whole.ops[n - 1]), '==')} "
        if _joined(part):
            joint = "&" if isinstance(part.op, ast.BitAnd) else "|"
            out += f"{slip.text(part.left)}) {joint} ({slip.text(part.right)}"
        else:
            out += slip.text(part)
    return out + ")"
