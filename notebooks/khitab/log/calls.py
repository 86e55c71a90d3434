"""A step is a call. Its function is known by its name, its tables by their steps."""

import ast
import inspect
import textwrap
from importlib import import_module

import numpy as np
import pandas as pd

from khitab.log.traces import digest, is_table, rows
from khitab.log.values import written

ROOMS = (
    "arabic", "corpus", "morphology", "queries", "phrases", "concordance", "reuse",
    "comparison", "framing", "voices",
)  # fmt: skip
# What pandas has that neither writes files nor runs code that a log could hide.
PANDAS = (
    "assign", "concat", "count", "crosstab", "cut", "describe", "drop", "drop_duplicates",
    "dropna", "fillna", "head", "isin", "join", "max", "mean", "melt", "merge", "min",
    "nlargest", "nsmallest", "nunique", "pivot", "pivot_table", "rename", "reset_index",
    "round", "sample", "set_index", "sort_index", "sort_values", "sum", "tail",
    "to_frame", "transpose", "value_counts",
)  # fmt: skip
SAFE = (
    ast.Expression, ast.BoolOp, ast.boolop, ast.UnaryOp, ast.unaryop, ast.Compare,
    ast.cmpop, ast.Name, ast.Load, ast.Constant, ast.List, ast.Tuple,
)  # fmt: skip
NOT_HERE = "a function of your own; hand it in, as in replay(own=[count])"


# --- Functions -----------------------------------------------------------------------


def described(function):
    """Return {"call": name} of a function, with its source if it is the learner's own."""
    if not callable(function):
        raise ValueError(
            "do takes a function, and then what it is called with, such as "
            f"do(corpus.tokens). This is {str(function)[:40]!r}. Leave out the brackets "
            "behind the function's name."
        )
    bare = getattr(function, "__func__", function)
    title = getattr(bare, "__qualname__", type(function).__name__)
    short, room = title.rpartition(".")[2], str(bare.__module__).split(".")[1:2]
    kinds = ["pandas.DataFrame.", "pandas.Series.", "pandas."]
    for name in [
        *(f"khitab.{at}.{title}" for at in room),
        *(kind + short for kind in kinds),
    ]:
        if found(name) is bare:
            return {"call": name}
    try:
        source = textwrap.dedent(inspect.getsource(bare)).strip()
    except (OSError, TypeError):
        source = ""
    return {"call": short, "own": True, "source": source}


def found(name):
    """Return the public function of that name, or None. Nothing else is ever run."""
    if name in OURS:
        return OURS[name]
    top, *path = name.split(".")
    if top == "khitab" and path[1:] and not any(part[:1] == "_" for part in path):
        room = import_module(f"khitab.{path[0]}") if path[0] in ROOMS else None
        return (
            _reached(room, path[1:]) if path[1] in getattr(room, "__all__", []) else None
        )
    if top == "pandas" and path[-1:] and path[-1] in PANDAS:
        return (
            _reached(pd, path) if path[:-1] in ([], ["DataFrame"], ["Series"]) else None
        )
    return None


def _reached(thing, path):
    """Return what a path leads to, a function of a room or a method of a class in it."""
    for part in path:
        inside = inspect.ismodule(thing) or inspect.isclass(thing)
        thing = getattr(thing, part, None) if inside else None
    return thing if callable(thing) else None


def again(step, own):
    """Return the function of a step, and what is to be said about it."""
    if not step.get("own"):
        function = found(step["call"])
        return function, "" if function else f"this version has no {step['call']}"
    alike = [each for each in own if each["call"] == step["call"]]
    same = [each for each in alike if step["source"] and each["source"] == step["source"]]
    if not alike:
        return None, NOT_HERE
    said = "another source" if step["source"] else "a function whose source was not kept"
    return (same or alike)[-1]["is"], "" if same else said


def is_known(event, known, steps):
    """Return whether an event is in the log already.

    `lines = study.sort(lines, "doc")`, run again, sorts what it gave before.
    """
    new, old = event.get("arguments", []), known.get("arguments", [])
    if not {**event, "arguments": old}.items() <= {**known, "arguments": old}.items():
        return False
    return new == old or new[1:] == old[1:] and known["step"] in _origins(new, steps)


def _origins(arguments, steps):
    """Yield the step that gave the first argument, the one behind that, and so on."""
    while arguments and isinstance(arguments[0], dict):
        number = arguments[0].get("$step", 0)
        if not isinstance(number, int) or number not in steps:
            return
        yield number
        arguments = steps[number]["arguments"]


def run(function, arguments, options):
    """Return what a function gives. It cannot change the tables that it is handed."""
    return function(
        *map(_shallow, arguments), **{key: _shallow(options[key]) for key in options}
    )


def _shallow(value):
    return value.copy(deep=False) if is_table(value) else value


# --- Filter, sort, decide ------------------------------------------------------------


def filter(table, condition):
    """Return the rows of a table that fulfil a condition."""
    require_condition(condition, table)
    return table.query(condition, engine="python")


def sort(table, by, descending=False):
    """Return a table sorted by columns. Equals keep their order."""
    return table.sort_values(by, ascending=not descending, kind="stable")


def decide(table, keys, keep, why):
    """Return a table in which some rows are marked as kept or left out."""
    hit = np.isin(row_keys(table), keys)
    kept, reasons = table.get("keep", True), table.get("why", "")
    return table.assign(
        keep=np.where(hit, keep, kept).astype(bool), why=np.where(hit, why, reasons)
    )


OURS = {"filter": filter, "sort": sort, "decide": decide}


def row_keys(table):
    """Return a name for each row, made of what it says before any decision."""
    times, keys = {}, []
    for row in rows(table.drop(columns=["keep", "why"], errors="ignore")):
        times[row] = times.get(row, 0) + 1
        keys.append(f"{digest(row)[:8]}.{times[row]}")
    return keys


def require_condition(condition, table):
    """Refuse a condition that compares anything but columns and values."""
    try:
        nodes = list(ast.walk(ast.parse(str(condition).strip(), mode="eval")))
    except SyntaxError:
        nodes = [None]
    names = [node.id for node in nodes if isinstance(node, ast.Name)]
    if not all(isinstance(node, SAFE) for node in nodes) or not names:
        raise ValueError(
            f"{condition!r} is no condition. Compare columns with values, as in "
            "'period == \"2017\" and freq >= 3', with text in straight quotes."
        )
    require_columns(table, names)


def require_columns(table, names):
    """Refuse a column that a table does not have."""
    if not isinstance(table, pd.DataFrame):
        raise ValueError(f"This needs a table, not {type(table).__name__}.")
    for name in names:
        if name not in table.columns:
            there = ", ".join(map(str, table.columns))
            raise ValueError(f"The table has no column {name!r}. It has: {there}.")


# --- A step as one would write it ----------------------------------------------------


def said(step):
    """Return a step as one would write it, such as `concordance.kwic(step 1, "قطر")`."""
    name = step["call"].removeprefix("khitab.")
    arguments = [written(value) for value in step["arguments"]]
    if name.startswith(("corpus.Corpus.", "pandas.DataFrame.", "pandas.Series.")):
        name = f"{arguments.pop(0)}.{name.rpartition('.')[2]}"
    if name == "decide":
        many = f"{len(step['lines'])} row{'s' if step['lines'][1:] else ''}"
        arguments[1:] = [many, f"keep={step['arguments'][2]}"]
    options = [f"{key}={written(value)}" for key, value in step["options"].items()]
    return f"{name}({', '.join([*arguments, *options])})"
