"""What to say of a name, an attribute or an import that Python does not know."""

import builtins
import json
import os
import re
import sys
from ast import Assign, Attribute, Call, List, Subscript
from importlib.util import find_spec
from inspect import ismodule, isroutine
from pathlib import Path

from pandas import DataFrame, Series

from khitab.slips.place import listed, named, nearest, needs_nothing

FAILED = {}  # name of a function: what was wrong with its cell, which did not run
NONE = (
    "`{thing}` is `None`: nothing. What made it handed nothing back. If that is a function "
    "of yours, is there a `return` in it?"
)
CAPITAL = {"true": "True", "false": "False", "none": "None", "null": "None"}
MODULES = {"pd": "pandas", "np": "numpy", "plt": "matplotlib.pyplot"}


def failed_cell(slip):
    """A function whose cell did not run."""
    if slip.error.name in FAILED:
        return (
            f"Your cell with `def {slip.error.name}` has an error, so that the function does "
            f"not exist. Mend that cell first and run it. It says: {FAILED[slip.error.name]}"
        )
    return None


def local(slip):
    """A name that is given inside a function, and used before."""
    if not isinstance(slip.error, UnboundLocalError):
        return None
    return (
        f"The function gives the name `{slip.error.name}` further down or only in some "
        "cases, and here it has no value yet. Give it one at the beginning of the function."
    )


def unquoted(slip):
    """A letter, a word or the name of a check without quotes."""
    name, up = slip.error.name or "", getattr(slip.node, "parent", None)
    check = re.search(rf"\bcheck\( *(\d\d-{name})\b", slip.line)
    if check:
        return f'The name of a check is a string. Put it in quotes: `"{check[1]}"`.'
    if re.search("[\u0621-\u06ff]", name):
        return f'An Arabic word is text, so put it in quotes: `"{name}"`.'
    of = slip.text(up.func) if isinstance(up, Call) and slip.node in up.args else ""
    if of.split(".")[-1] == "check":
        return (
            f"Without quotes, `{name}` is taken for a name. Put the answer in quotes: "
            f"`{_quoted(slip)}`."
        )
    table = slip.value(up.value) if isinstance(up, Subscript) else None
    if isinstance(table, DataFrame) and name in table.columns:
        return f"The name of a column is in quotes: `{_quoted(slip)}`."
    return None


def misspelt(slip):
    """A name that is much like one that is known."""
    name = slip.error.name or ""
    if name in CAPITAL:
        return f"Python writes `{CAPITAL[name]}` with a capital: not `{name}`."
    if name in MODULES:
        return (
            f"`{name}` is not known yet. The line `import {MODULES[name]} as {name}` makes "
            "it known; run the cell that has it, mostly the first."
        )
    near = nearest(name, [*slip.known, "khitab"])
    case = near and near.casefold() == name.casefold()
    cell = None if case else _cell_above(name, slip.source)
    if cell:
        return (
            f"`{name}` is not known yet. The cell that begins `{cell}` makes it. Run that "
            "cell first, then this one."
        )
    if near:
        case = " Capital and small letters are different letters." if case else ""
        return f"Nothing is called `{name}`. Did you mean `{near}`?{case}"
    return None


def unknown(slip):
    """A name that nothing is near to."""
    name, up = slip.error.name, getattr(slip.node, "parent", None)
    if not name or name.startswith("__"):
        return None
    above = f"If a cell further up makes `{name}`, run that cell first."
    if isinstance(up, Call) and slip.node is up.func:
        return f"No function is called `{name}`. {above} Or look how it is spelt."
    if isinstance(up, Assign | Call | List | Subscript):
        return (
            f"Nothing is called `{name}`. If you mean the word itself, put it in quotes: "
            f'`"{name}"`. {above}'
        )
    return f"Nothing is called `{name}` yet. {above}"


def attribute(slip):
    """Something after a dot that is not there."""
    name, thing, node = slip.error.name, slip.error.obj, slip.node
    if name is None or not isinstance(node, Attribute):
        return None
    typed = slip.text(node.value)
    if thing is None:
        changed = r"\.(append|sort|reverse|extend|update|add)\("
        if re.search(rf"\b{re.escape(typed)} *= *\S+{changed}", slip.source):
            return (
                f"`{typed}` is `None`: `.append`, `.sort` and their like hand nothing back. "
                "They change the list itself. Write them in a line of their own, without `=`."
            )
        return NONE.format(thing=typed)
    if (
        ismodule(thing)
        and hasattr(thing, "__path__")
        and find_spec(f"{thing.__name__}.{name}")
    ):
        return f"`{name}` is fetched by a line of its own: `from {thing.__name__} import {name}`."
    if isinstance(thing, Series) and name == "str":
        return f"`.str` works on text, and the column `{typed}` holds something else."
    if isinstance(thing, Series) and hasattr(Series.str, name):
        return f"What works on the text of each row comes after `.str`: `{typed}.str.{name}`."
    if isinstance(thing, str) and name == "str":
        return (
            f"Only a column has `.str`; `{typed}` is one string. Try it without `.str`."
        )
    if callable(getattr(builtins, name, None)):
        return f"`{name}` is a function of Python's own: `{name}({typed})`."
    if isinstance(thing, DataFrame):
        columns = [column for column in thing.columns if isinstance(column, str)]
        near = nearest(name, columns) or nearest(name, dir(DataFrame))
        meant = f" Did you mean `{near}`?" if near else ""
        return (
            f"`{typed}` is a table and has nothing called `{name}`.{meant} Its columns: "
            f"{listed(columns)}."
        )
    near = nearest(name, dir(thing))
    if near:
        return f"`{typed}` has nothing called `{name}`. Did you mean `{near}`?"
    if isinstance(thing, dict) and name in ("append", "add"):
        return f"`{typed}` is a dictionary. A key gets its value so: `{typed}[…] = …`."
    if isroutine(thing):
        inside = "" if needs_nothing(slip.value(node.value)) else "…"
        return f"`{typed}` is a function. Call it first: `{typed}({inside}).{name}`."
    what = named(type(thing).__name__)
    return f"`{typed}` is {what}, and such a thing has nothing called `{name}`."


def imported(slip):
    """An import of something that is not there."""
    name = slip.error.name or ""
    if slip.below and not re.search(rf"\b(import|from)\b.*{re.escape(name)}", slip.line):
        return None  # something else that what is imported needs
    if isinstance(slip.error, ModuleNotFoundError):
        near = nearest(name, [*sys.stdlib_module_names, *sys.modules, *MODULES.values()])
        if near:
            return f"There is no module `{name}`. Did you mean `{near}`?"
        return (
            f"The module `{name}` is not installed here. If the name is right, a cell with "
            f"`%pip install {name}` fetches it (once, with the network)."
        )
    wanted = (re.search(r"cannot import name '(\w+)'", slip.message) or [None, None])[1]
    for room in [each for each in sys.modules if each.startswith(f"{name}.")]:
        if wanted in getattr(sys.modules[room], "__all__", ()):
            return f"`{wanted}` is in `{room}`: `from {room} import {wanted}`."
    near = wanted and nearest(wanted, dir(sys.modules.get(name)))
    return near and f"`{name}` has nothing called `{wanted}`. Did you mean `{near}`?"


RULES = [
    (NameError, failed_cell),
    (NameError, local),
    (NameError, unquoted),
    (NameError, misspelt),
    (NameError, unknown),
    (AttributeError, attribute),
    (ImportError, imported),
]


# ---- What the rules above use -----------------------------------------------------------


def _quoted(slip):
    """The expression around the name, with the name in quotes."""
    text, typed = slip.text(slip.node.parent), slip.error.name
    return re.sub(rf"(?<![\w\"'.]){re.escape(typed)}(?![\w\"'(])", f'"{typed}"', text)


def _cell_above(name, source):
    """The first line of the cell above `source` that gives a name, if the file is known."""
    path = Path(os.environ.get("JPY_SESSION_NAME") or ".")
    gives = rf"(?m)^(?:{name} *(?:,[^=\n]*)?=[^=]|def {name}\b|.*\bimport\b.*\b{name}\b)"
    try:
        cells = json.loads(path.read_text("utf-8"))["cells"]
    except (OSError, ValueError, KeyError):
        return None
    here = source.strip().splitlines()[:1]
    for cell in cells:
        text = "".join(cell["source"]).strip()
        if text.splitlines()[:1] == here:
            return None  # the cell that has the error
        if cell["cell_type"] == "code" and re.search(gives, text):
            return text.splitlines()[0]
    return None
