"""What a function was called with, as JSON and back. A table is the number of its step."""

import json

import numpy as np
import pandas as pd

from khitab.log.traces import is_corpus, is_table, named, trace

LARGEST = 2000  # cells of a table made by hand, which the log keeps whole


def packed(value, step_of):
    """Return a value as JSON, where a table is the number of its step."""
    if is_table(value) or is_corpus(value):
        number = step_of(value)
        return {"$table": by_hand(value)} if number is None else {"$step": number}
    value = value.item() if isinstance(value, np.generic) else value
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (list, tuple)):
        parts = [packed(part, step_of) for part in value]
        return {"$tuple": parts} if isinstance(value, tuple) else parts
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {key: packed(value[key], step_of) for key in value}
    raise ValueError(
        "The log keeps text, numbers, lists, tables, and dictionaries whose keys are "
        f"text, but no {type(value).__name__}. Make it inside a function of your own, and "
        "hand that function to do."
    )


def by_hand(table):
    """Return a small table that no step gave, as JSON. Refuse a large one."""
    if is_corpus(table):
        raise ValueError(
            "This corpus is not that of the log. Open a log for it, or make a part of "
            'the corpus by a step, as in do(corpus.subset, periods="2019").'
        )
    if table.size > LARGEST or table.ndim == 1:
        raise ValueError(
            f"This table of {len(table):,} rows comes from no step, so nobody could make "
            "it again. Make it by do, filter or sort. If you changed a step's table, do "
            "that inside a function of your own. (The log keeps a table whole, such as a "
            f"codebook, if it has at most {LARGEST:,} cells.)"
        )
    index = named(table)
    flat = table.rename_axis(index).reset_index() if index else table
    kinds = {
        name: kind.categories.tolist()
        for name, kind in flat.dtypes.items()
        if isinstance(kind, pd.CategoricalDtype)
    }
    cells = flat.astype(object).where(flat.notna(), None).values.tolist()
    known = {"columns": list(flat), "rows": cells, "index": index, "kinds": kinds}
    try:
        same = trace(_table(json.loads(json.dumps(known)))) == trace(table)
    except (TypeError, ValueError):
        same = False
    if not same:
        raise ValueError(
            "This table cannot be kept whole, because it holds dates, lists or other "
            "things in its cells. Turn them into text, or make the table by a step."
        )
    return known


def _table(known):
    table = pd.DataFrame(known["rows"], columns=known["columns"])
    for name, kinds in known["kinds"].items():
        table[name] = pd.Categorical(table[name], kinds)
    return table.set_index(known["index"]) if known["index"] else table


def unpacked(value, results):
    """Return the value that was packed. `results` has the table of each step."""
    if isinstance(value, list):
        return [unpacked(part, results) for part in value]
    if not isinstance(value, dict):
        return value
    if "$table" in value:
        return _table(value["$table"])
    if "$tuple" in value:
        return tuple(unpacked(value["$tuple"], results))
    if "$step" in value:
        step, *part = _step(value)
        if step not in results:
            raise ValueError(f"needs step {step}, which gave nothing")
        if not part:
            return results[step]
        return getattr(results[0], part[0]) if step == 0 else results[step][part[0]]
    return {key: unpacked(value[key], results) for key in value}


def _step(value):
    """Return [number of the step], and the number or name of a part of its result."""
    return value["$step"] if isinstance(value["$step"], list) else [value["$step"]]


def tables_in(value):
    """Return the tables made by hand in a packed value."""
    if isinstance(value, dict) and "$table" in value:
        return [_table(value["$table"])]
    parts = value.values() if isinstance(value, dict) else value
    return (
        [t for part in parts for t in tables_in(part)]
        if isinstance(value, (dict, list))
        else []
    )


def written(value):
    """Return a packed value as one would write it, such as `step 1` or `"قطر"`."""
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if not isinstance(value, (dict, str)):
        return str(value)
    if "$step" in value and isinstance(value, dict):
        step, *part = _step(value)
        return f"step {step}{part or ''}" if step else ".".join(["corpus", *part])
    if "$table" in value and isinstance(value, dict):
        many = len(value["$table"]["rows"])
        return f"a table of {many} row{'s' if many != 1 else ''} by hand"
    if "$tuple" in value and isinstance(value, dict):
        return f"({', '.join(map(written, value['$tuple']))})"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) < 200 else f"{text[:200]}…"
