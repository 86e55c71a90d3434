"""What identifies a table or a corpus, on every computer.

A table is known by the text of its cells, with numbers to nine digits, because the last
digits differ between processors. Its types, its categories and the numbers of its rows
do not matter.
"""

import hashlib
import json
import numbers
from functools import lru_cache

import numpy as np
import pandas as pd

PLAIN = (str, numbers.Number, np.generic, type(None), list, tuple, dict)
_quoted = lru_cache(100_000)(lambda text: json.dumps(text, ensure_ascii=False))


def digest(text):
    """Return 16 signs of the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def is_table(value):
    return isinstance(value, (pd.DataFrame, pd.Series))


def is_corpus(value):
    return hasattr(value, "datasheet") and hasattr(value, "layers")


def trace(value):
    """Return what identifies a result, a dict with its hash (`result`) and its size.

    >>> trace(pd.DataFrame({"n": [1.0]})) == trace(pd.DataFrame({"n": [1]}))
    True
    """
    if is_corpus(value):
        return {"result": digest(cell(corpus_state(value))), "rows": len(value.docs)}
    if is_table(value):
        table = value.to_frame() if isinstance(value, pd.Series) else value
        head = [cell(table.columns.tolist()), cell(named(table))]
        return {"result": digest("\n".join(head + rows(table))), "rows": len(table)}
    parts = value if isinstance(value, (list, tuple)) else []
    if not isinstance(value, PLAIN) or any(map(is_table, parts)):
        raise ValueError(
            "A step gives one table, a corpus, text or numbers. This one gave something "
            f"else ({type(value).__name__}). Draw and show outside of the log."
        )
    return {"result": digest(cell(value)), "value": str(value)[:80]}


def rows(table):
    """Return each row of a table as text that is the same on every computer."""
    columns = [table.index.get_level_values(level) for level in range(len(named(table)))]
    columns += [table.iloc[:, place] for place in range(table.shape[1])]
    texts = [map(cell, column.astype(object).tolist()) for column in columns]
    return ["\t".join(row) for row in zip(*texts)]


def named(table):
    """Return the names of an index that says something, not mere numbers of rows."""
    plain = pd.api.types.is_integer_dtype(table.index) or table.empty
    names = list(table.index.names)
    return [] if names == [None] and plain else [str(name or "index") for name in names]


def cell(value):
    """Return the text of a cell. An empty cell has none.

    >>> cell(0.1 + 0.2), cell(3.0), cell(True), cell("3"), cell([None, 1])
    ('0.3', '3', 'true', '"3"', '[,1]')
    """
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, dict):
        return cell([*value.items()])
    if isinstance(value, (list, tuple)) or getattr(value, "ndim", 0):
        return f"[{','.join(map(cell, value))}]"
    if pd.isna(value):
        return ""
    if isinstance(value, (bool, np.bool_)):
        return str(value).lower()
    if isinstance(value, numbers.Real):
        return f"{value + 0:.9g}"  # + 0, since -0.0 is 0
    return _quoted(value.isoformat() if hasattr(value, "isoformat") else str(value))


def corpus_state(corpus):
    """Return {part: {text: hash}} of a corpus.

    A text has the SHA-256 of its file, if that is UTF-8 without a byte order mark.
    """
    texts = {doc: corpus.text(doc).encode("utf-8") for doc in corpus.docs}
    return {
        "texts": {doc: hashlib.sha256(text).hexdigest() for doc, text in texts.items()},
        "datasheet": _by_text(corpus.datasheet),
        "layers": _by_text(corpus.layers),
    }


def _by_text(table):
    texts = pd.Series(rows(table)).groupby(table["doc"].to_numpy(), sort=False)
    return {doc: digest("\n".join(its)) for doc, its in texts}
