"""A step is a call. Its function is known by its name, its tables by their steps."""

import ast
import inspect
import textwrap
from importlib import import_module

import numpy as np
import pandas as pd

from khitab.corpus import Corpus
from khitab.log.traces import digest, is_table, rows

ROOMS = (
    "arabic", "corpus", "morphology", "queries", "phrases", "concordance", "reuse",
    "comparison", "framing", "voices",
)  # fmt: skip
# What pandas has that neither writes files nor runs code that a log could hide.
PANDAS = """
    assign concat count crosstab cut describe drop drop_duplicates dropna fillna head isin
    join max mean melt merge min nlargest nsmallest nunique pivot pivot_table rename
    reset_index round sample set_index sort_index sort_values sum tail to_frame transpose
    value_counts
""".split()
SAFE = (
    ast.Expression, ast.BoolOp, ast.boolop, ast.UnaryOp, ast.unaryop, ast.Compare,
    ast.cmpop, ast.Name, ast.Load, ast.Constant, ast.List, ast.Tuple,
)  # fmt: skip
NOT_HERE = "a function of your own; hand it in, as in replay(own=[count])"


# --- Functions -----------------------------------------------------------------------


def public():
    """Return {name: function} of all that a log may run again. Nothing else ever runs."""
    inside = [name for name in vars(Corpus) if name[0] != "_"]
    owners = {"khitab.corpus.Corpus": (Corpus, inside), "pandas": (pd, PANDAS)}
    for kind in ("Series", "DataFrame"):
        owners[f"pandas.{kind}"] = getattr(pd, kind), PANDAS
    for room in ROOMS:
        module = import_module(f"khitab.{room}")
        owners[module.__name__] = module, module.__all__
    known = {
        f"{owner}.{name}": getattr(thing, name, None)
        for owner, (thing, names) in owners.items()
        for name in names
    }
    return OURS | {name: thing for name, thing in known.items() if callable(thing)}


def described(function):
    """Return {"call": name} of a function, with its source if it is the learner's own."""
    if not callable(function):
        raise ValueError(
            "do takes a function, and then what it is called with, such as "
            f"do(corpus.tokens). This is {str(function)[:40]!r}. Leave out the brackets "
            "behind the function's name."
        )
    bare = getattr(function, "__func__", function)
    names = [name for name, known in public().items() if known is bare]
    if names:
        return {"call": names[-1]}
    name = getattr(bare, "__name__", type(function).__name__)
    if str(bare.__module__).startswith("pandas."):
        raise ValueError(
            f"The log cannot run {name} of pandas again. Take filter or sort, or call it "
            "inside a function of your own, and hand that function to do."
        )
    try:
        source = textwrap.dedent(inspect.getsource(bare)).strip()
    except (OSError, TypeError):
        source = ""
    return {"call": name, "own": True, "source": source}


def again(step, own):
    """Return the function of a step, and what is to be said about it."""
    if not step.get("own"):
        function = public().get(step["call"])
        return function, "" if function else f"this version has no {step['call']}"
    alike = [each for each in own if each["call"] == step["call"]]
    same = [each for each in alike if each["source"] == step["source"]]
    if not alike:
        return None, NOT_HERE
    return (same or alike)[-1]["is"], "" if same else "another source"


def is_known(event, known, behind):
    """Return whether an event is in the log already, and need not be kept again.

    If a cell with `lines = study.sort(lines, "doc")` runs twice, it sorts what is sorted.
    Such a step changes nothing, and was taken before, `behind` its table.
    """
    if known.get("step") in behind:
        apart = {"result": "", "rows": 0, "kept": 0}
        event = event | apart | {"arguments": event["arguments"][1:]}
        known = known | apart | {"arguments": known["arguments"][1:]}
    return event.items() <= known.items()


def behind(step, steps):
    """Return the steps that led to a step's first table, if it leaves that as it was."""
    steps = {each["step"]: each for each in steps}
    arguments, found = step["arguments"], []
    while arguments and isinstance(arguments[0], dict):
        number = arguments[0].get("$step")
        if number not in steps:
            break
        found.append(number)
        arguments = steps[number]["arguments"]
    return found if found and steps[found[0]]["result"] == step["result"] else []


def run(function, arguments, options):
    """Return what a function gives. It cannot change the tables that it is handed."""
    options = {name: _shallow(value) for name, value in options.items()}
    return function(*map(_shallow, arguments), **options)


def _shallow(value):
    return value.copy(deep=False) if is_table(value) else value


# --- Filter, sort, decide ------------------------------------------------------------


def filter(table, condition):
    """Return the rows that fulfil a condition."""
    require_condition(condition, table)
    return table.query(condition, engine="python")


def sort(table, by, descending=False):
    """Return the same rows, sorted. Equals keep their order."""
    return table.sort_values(by, ascending=not descending, kind="stable")


def decide(table, keys, keep, why):
    """Return a table in which some rows are marked as kept or left out."""
    hit = np.isin(row_keys(table), keys)
    kept, reasons = table.get("keep", True), table.get("why", "")
    return table.assign(
        keep=np.where(hit, keep, kept).astype(bool), why=np.where(hit, why, reasons)
    )


def table(columns):
    """Return a table made by hand, such as a codebook."""
    return pd.DataFrame(columns)


OURS = {"table": table, "filter": filter, "sort": sort, "decide": decide}


def row_keys(table):
    """Return a name for each row, made of what it says before any decision."""
    times, keys = {}, []
    for row in rows(table.drop(columns=["keep", "why"], errors="ignore")):
        times[row] = times.get(row, 0) + 1
        keys.append(f"{digest(row)[:8]}.{times[row]}")
    return keys


def require_condition(condition, table):
    """Refuse a condition that does more than compare columns and values.

    pandas alone would run what a log of somebody else's hides in a condition.
    """
    try:
        nodes = list(ast.walk(ast.parse(str(condition).strip(), mode="eval")))
    except SyntaxError:
        nodes = [None]
    names = [node.id for node in nodes if isinstance(node, ast.Name)]
    if not all(isinstance(node, SAFE) for node in nodes) or not names:
        raise ValueError(
            f"{str(condition)[:60]!r} is no condition. Compare columns with values, as in "
            "'period == \"2017\" and freq >= 3', with text in straight quotes."
        )
    require_columns(table, names)


def numbers(table, rows):
    """Return the numbers of rows as a list. Refuse one that the table lacks."""
    require_columns(table, [])
    numbers = pd.Series(rows).tolist()
    wrong = [
        n for n in numbers if type(n) is not int or n not in range(1, len(table) + 1)
    ]
    if table.empty:
        raise ValueError("This table has no row to decide on.")
    if wrong or not numbers:
        raise ValueError(
            f"Rows are numbered from 1 to {len(table)}, as a concordance shows them, "
            f"not {wrong[0] if wrong else 'nothing'}."
        )
    return numbers


def require_columns(table, names):
    """Refuse a column that a table does not have."""
    if not isinstance(table, pd.DataFrame):
        raise ValueError(f"This needs a table, not {type(table).__name__}.")
    for name in names:
        if name not in table.columns:
            there = ", ".join(map(str, table.columns))
            raise ValueError(f"The table has no column {name!r}. It has: {there}.")
