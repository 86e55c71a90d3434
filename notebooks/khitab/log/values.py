"""What a function was called with, as JSON, and as a reader knows it.

A table is the number of the step that gave it.
"""

import numpy as np
import pandas as pd

from khitab.log.traces import is_corpus, is_table, trace

WORDS = ("before", "node", "after", "token", "text")
LARGEST = 2000  # cells of a table made by hand, which the log keeps whole


def packed(value, step_of):
    """Return a value as JSON, where a table is the number of its step."""
    if is_table(value) or is_corpus(value):
        return {"$step": step_of(value)}
    value = value.item() if isinstance(value, np.generic) else value
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, list):
        return [packed(part, step_of) for part in value]
    if isinstance(value, tuple):
        return {"$tuple": packed(list(value), step_of)}
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {key: packed(value[key], step_of) for key in value}
    raise ValueError(
        "The log keeps text, numbers, lists, tables, and dictionaries whose keys are "
        f"text, but no {type(value).__name__}. Make it inside a function of your own, and "
        "hand that function to do."
    )


def by_hand(table):
    """Return the columns of a small table that no step gave. Refuse a large one."""
    if is_corpus(table):
        raise ValueError(
            "This corpus is not that of the log. Open a log for it, or make a part of "
            'the corpus by a step, as in do(corpus.subset, periods="2019").'
        )
    columns = table.to_dict("list") if table.ndim == 2 and table.size <= LARGEST else {}
    if trace(pd.DataFrame(columns)) != trace(table):
        raise ValueError(
            f"This table of {len(table):,} rows comes from no step, so nobody could make "
            "it again. Make it by do, filter or sort. If you changed a step's table, do "
            "that inside a function of your own. (Made by hand, as a codebook is, a table "
            f"may have up to {LARGEST:,} cells, and no names for its rows.)"
        )
    return columns


def unpacked(value, results):
    """Return the value that was packed. `results` has the table of each step."""
    if isinstance(value, list):
        return [unpacked(part, results) for part in value]
    if not isinstance(value, dict):
        return value
    if "$tuple" in value:
        return tuple(unpacked(value["$tuple"], results))
    if "$step" in value:
        if value["$step"] not in results:
            raise ValueError(f"needs step {value['$step']}, which gave nothing")
        return results[value["$step"]]
    return {key: unpacked(value[key], results) for key in value}


def written(value):
    """Return a packed value as one would write it, such as `step 1` or `'قطر'`."""
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, dict) and "$step" in value:
        step = value["$step"]
        return f"step {step}" if isinstance(step, int) else step
    if isinstance(value, dict) and "$tuple" in value:
        return f"({', '.join(map(written, value['$tuple']))})"
    text = repr(value)
    return text if len(text) < 200 else f"{text[:200]}…"


def said(step):
    """Return a step as one would write it, such as `concordance.kwic(step 1, 'قطر')`."""
    name = step["call"].removeprefix("khitab.")
    arguments = [written(value) for value in step["arguments"]]
    if name.startswith(("corpus.Corpus.", "pandas.DataFrame.", "pandas.Series.")):
        name = f"{arguments.pop(0)}.{name.rpartition('.')[2]}"
    if name == "table":
        arguments = list(step["arguments"][0])
    if name == "decide":
        many = f"{len(step['lines'])} row{'s' if step['lines'][1:] else ''}"
        arguments[1:] = [many, f"keep={step['arguments'][2]}"]
    options = [f"{key}={written(value)}" for key, value in step["options"].items()]
    return f"{name}({', '.join([*arguments, *options])})"


def row(row):
    """Return a row as a reader knows it again, such as its line."""
    place = " at ".join(str(row[name]) for name in ("doc", "start") if name in row)
    words = [name for name in WORDS if name in row] or list(row.index)
    return f"{place}, {' '.join(str(row[name]) for name in words)}"[:160].lstrip(", ")
