"""What to say of a name, an attribute or an import that Python does not know."""

import builtins
import inspect
import json
import os
import re
import sys
from ast import Assign, Attribute, Call, List, Subscript
from importlib.util import find_spec
from pathlib import Path

from pandas import DataFrame, Series

from khitab.slips.place import MODULES, kind, listed, nearest

FAILED = {}  # name of a function: what was wrong with its cell, which did not run
NONE = (
    "`{thing}` is `None`: nothing. What made it handed nothing back. If that is a function "
    "of yours, is there a `return` in it?"
)
TRUE = {"true": "True", "false": "False", "none": "None", "null": "None"}
WORDS = {
    "length": "len",
    "lenght": "len",
    "size": "len",
    "echo": "print",
    "printf": "print",
}
OTHERS = {  # what other languages, or other kinds of things, call it
    "length": "`len(…)`", "size": "`len(…)`", "push": "`.append(…)`",
    "add": "`.append(…)`", "contains": "`in`, as in `\"a\" in word`",
}  # fmt: skip


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
    if re.search(rf"\b\d\d-{name}\b", slip.line):
        found = re.search(rf"\d\d-{name}", slip.line)[0]
        return f'The name of a check is a string. Put it in quotes: `"{found}"`.'
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
    if name in TRUE:
        return f"Python writes `{TRUE[name]}` with a capital: not `{name}`."
    if name in WORDS:
        return f"Nothing is called `{name}`. In Python that is `{WORDS[name]}`."
    if name in MODULES:
        return (
            f"`{name}` is not known yet. The line `import {MODULES[name]} as {name}` makes "
            "it known; run the cell that has it, mostly the first."
        )
    known = [each for each in slip.known if len(each) > 1 or len(name) == 1]
    near = nearest(name, [*known, "khitab"])
    cell = _cell_with(name)
    if cell and not (near and near.casefold() == name.casefold()):
        return (
            f"`{name}` is not known yet. The cell that begins `{cell}` makes it. Run that "
            "cell first, then this one."
        )
    if near:
        case = " Capital and small letters are different letters."
        case = case if near.casefold() == name.casefold() else ""
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
        if re.search(r"\.(append|sort|reverse|extend|update|add)\(", slip.source):
            return (
                f"`{typed}` is `None`: `.append`, `.sort` and their like hand nothing back. "
                "They change the list itself. Write them in a line of their own, without `=`."
            )
        return NONE.format(thing=typed)
    if inspect.ismodule(thing) and _has_room(thing, name):
        return f"`{name}` is fetched by a line of its own: `from {thing.__name__} import {name}`."
    if inspect.isroutine(thing):
        return f"`{typed}` is a function. Call it by parentheses: `{typed}().{name}`."
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
        return _no_column(thing, name, typed)
    near = nearest(name, dir(thing))
    if near:
        return f"`{typed}` has nothing called `{name}`. Did you mean `{near}`?"
    if name in OTHERS and isinstance(thing, list | str | tuple):
        return f"`{typed}` has nothing called `{name}`. In Python that is {OTHERS[name]}."
    if isinstance(thing, dict) and name in ("append", "add"):
        return f"`{typed}` is a dictionary. A key gets its value so: `{typed}[…] = …`."
    return f"`{typed}` is {kind(thing)}, and such a thing has nothing called `{name}`."


def imported(slip):
    """An import of something that is not there."""
    name = slip.error.name or ""
    if not isinstance(slip.error, ModuleNotFoundError):
        wanted = getattr(slip.error, "name_from", None) or _wanted(slip.message)
        module = sys.modules.get(name)
        near = nearest(wanted, dir(module)) if module and wanted else None
        room = next((m for m in sys.modules if _offers(name, m, wanted)), None)
        if room:
            return f"`{wanted}` is in `{room}`: `from {room} import {wanted}`."
        return near and f"`{name}` has nothing called `{wanted}`. Did you mean `{near}`?"
    if slip.below and not _typed_here(slip, name):
        return None
    near = nearest(name, [*sys.stdlib_module_names, *sys.modules, *MODULES.values()])
    if near:
        return f"There is no module `{name}`. Did you mean `{near}`?"
    return (
        f"The module `{name}` is not installed here. If the name is right, a cell with "
        f"`%pip install {name}` fetches it (once, with the network)."
    )


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


def _has_room(module, name):
    return (
        hasattr(module, "__path__") and find_spec(f"{module.__name__}.{name}") is not None
    )


def _no_column(table, name, typed):
    columns = [column for column in table.columns if isinstance(column, str)]
    near = nearest(name, columns) or nearest(name, dir(DataFrame))
    near = "sort_values" if name == "sort" else near
    meant = f" Did you mean `{near}`?" if near else ""
    return (
        f"`{typed}` is a table and has nothing called `{name}`.{meant} Its columns: "
        f"{listed(columns)}."
    )


def _cell_with(name):
    """The first line of the notebook's cell that gives a name, if the file is known."""
    path = Path(os.environ.get("JPY_SESSION_NAME") or ".")
    gives = rf"(?m)^(?:{name} *(?:,[^=\n]*)?=[^=]|def {name}\b|.*\bimport\b.*\b{name}\b)"
    try:
        cells = json.loads(path.read_text("utf-8"))["cells"]
    except (OSError, ValueError, KeyError):
        return None
    for cell in cells:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and re.search(gives, source):
            return source.strip().splitlines()[0]
    return None


def _wanted(message):
    return (re.search("cannot import name '(\\w+)'", message) or [None, None])[1]


def _offers(package, module, name):
    if not module.startswith(f"{package}."):
        return False
    return name in (getattr(sys.modules[module], "__all__", None) or ())


def _typed_here(slip, name):
    return re.search(r"\bimport\b.*|\bfrom\b.*", slip.line) and name in slip.line
