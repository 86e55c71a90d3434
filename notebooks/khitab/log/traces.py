"""What identifies a table, a corpus, a plan and the programs, on every computer.

A table is known by the text of its cells, with numbers to nine digits, because the last
digits differ between processors. Its types, its categories and the numbers of its rows
do not matter.
"""

import hashlib
import json
import numbers
import os
import platform
from functools import cache, lru_cache
from importlib import import_module, metadata
from pathlib import Path

import numpy as np
import pandas as pd

import khitab

LIBRARY = Path(khitab.__file__).parent
PLAIN = (str, numbers.Number, np.generic, type(None), list, tuple, dict, set)
MOST_DOCS = 100  # texts, each with a hash of its own in a line of the log
TEXT = "the text"  # of a plan that is no file
PLANS = (".ipynb", ".md", ".txt", ".docx", ".pdf")
_quoted = lru_cache(100_000)(lambda text: json.dumps(text, ensure_ascii=False))


def digest(text):
    """Return 16 signs of the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def is_table(value):
    return isinstance(value, (pd.DataFrame, pd.Series))


def is_corpus(value):
    return hasattr(value, "datasheet") and hasattr(value, "layers")


def trace(value):
    """Return what identifies a result, as a dict with its hash, `result`, and more.

    >>> trace(pd.DataFrame({"n": [1.0]})) == trace(pd.DataFrame({"n": [1]}))
    True
    """
    if is_corpus(value):
        return {"result": digest(cell(corpus_state(value))), "rows": len(value.docs)}
    if is_table(value):
        table = value.to_frame() if isinstance(value, pd.Series) else value
        head, cells = [cell(table.columns.tolist()), cell(named(table))], rows(table)
        found = {"result": digest("\n".join([*head, *cells])), "rows": len(table)}
        docs = _by_doc(table, cells)
        return found | ({"docs": docs} if docs else {})
    if not isinstance(value, PLAIN):
        raise ValueError(
            "A step gives a table, a corpus, text or numbers. This one gave something "
            f"else ({type(value).__name__}). Draw and show outside of the log."
        )
    if isinstance(value, (list, tuple)) and any(is_table(part) for part in value):
        parts = [trace(part) for part in value]
        return {"result": digest(cell(parts)), "rows": len(parts), "parts": parts}
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
    if isinstance(value, (set, frozenset)):
        return f"[{','.join(sorted(map(cell, value)))}]"
    if value is None or pd.isna(value):
        return ""
    if type(value).__name__ in ("bool", "bool_"):
        return str(bool(value)).lower()
    if isinstance(value, numbers.Integral):
        return str(int(value))
    if isinstance(value, numbers.Real):
        number = float(value)
        return str(int(number)) if number.is_integer() else f"{number:.9g}"
    return _quoted(value.isoformat() if hasattr(value, "isoformat") else str(value))


def _by_doc(table, cells):
    """Return the hash of each text's rows, in a table with a column `doc`."""
    if "doc" not in table.columns or table["doc"].nunique() > MOST_DOCS:
        return {}
    found = {}
    for doc, row in zip(table["doc"].tolist(), cells):
        if isinstance(doc, str) and doc:  # sums over texts have none
            found.setdefault(doc, []).append(row)
    return {doc: digest("\n".join(rows))[:8] for doc, rows in found.items()}


def corpus_state(corpus):
    """Return {part: {name: hash}} of a corpus.

    A text has the SHA-256 of its file, if that is UTF-8 without a byte order mark.
    """
    texts = {doc: corpus.text(doc).encode("utf-8") for doc in corpus.docs}
    layers = corpus.layers.groupby("doc", sort=False)
    return {
        "texts": {doc: hashlib.sha256(text).hexdigest() for doc, text in texts.items()},
        "datasheet": {
            f"{row['doc']} ({name})": digest(cell(row[name]))[:8]
            for row in corpus.datasheet.to_dict("records")
            for name in row
        },
        "layers": {doc: trace(part)["result"][:8] for doc, part in layers},
    }


def annotations_state(corpus):
    """Return {name: hash} of the tables of annotations, with whose codes they are."""
    folder = corpus.source / "annotations" if corpus.source else None
    names = sorted(path.stem for path in folder.glob("*.csv")) if folder else []
    found = {"whose codes": Path(corpus.codes).name} if corpus.codes else {}
    for name in names:
        try:
            found[name] = trace(corpus.annotations(name))["result"]
        except ValueError as error:
            found[name] = digest(str(error))
    return found


def plan_state(plan, base):
    """Return {name: hash} of a plan, a file (a notebook by its cells) or a text."""
    if plan is None:
        return {}
    if not str(plan).endswith(PLANS) or "\n" in str(plan):
        return {TEXT: digest(_plain(str(plan)))}
    if not Path(plan).is_file():
        return {relative(plan, base): "missing"}
    text = Path(plan).read_bytes().decode("utf-8-sig", "replace")
    if str(plan).endswith(".ipynb"):
        text = "\n".join("".join(each["source"]) for each in json.loads(text)["cells"])
    return {relative(plan, base): digest(_plain(text))}


def _plain(text):
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def relative(path, base):
    """Return a path as seen from the log's folder, so that both may move together."""
    try:
        return Path(os.path.relpath(path, base)).as_posix()
    except ValueError:  # another drive
        return Path(path).absolute().as_posix()


def versions():
    """Return the versions of the programs, and of the lexicons that are in use."""
    found = {"python": platform.python_version()}
    found["khitab"] = f"{khitab.__version__} ({_files(LIBRARY, '*.py')})"
    for name in ("pandas", "numpy", "scipy", "camel-tools"):
        found[name] = metadata.version(name)
    lexicons = import_module("khitab.morphology.sources").sources()
    course = f"course ({_files(LIBRARY / 'morphology', '*.csv')})"
    return found | {"lexicon": ", ".join([course, *(name for name, _ in lexicons)])}


@cache
def _files(folder, kind):
    found = sorted(folder.rglob(kind))
    return digest("".join(path.read_text("utf-8") for path in found))[:8]
