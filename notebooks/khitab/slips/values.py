"""What to say of every other error: kinds of values, places, files, and the kit's own."""

import ast
import re
from pathlib import Path

from khitab.slips.messages import DEEP, DEEP_KINDS, KINDS, MESSAGES
from khitab.slips.names import NONE
from khitab.slips.place import listed, named, nearest


def two_strings(slip):
    """`check("00-a" "b")`: Python makes one string of two."""
    found = re.search(r"([\"'])([^\"']*)\1\s+([\"'])([^\"']*)\3", slip.line)
    if found and f"{found[2]}{found[4]}" in slip.message:
        return (
            f"Between two strings there is a comma: `{found[1]}{found[2]}{found[1]}, …`."
        )
    return None


def of_kit(slip):
    """The kit's own sentence."""
    ours = slip.from_kit or type(slip.error).__module__.startswith("khitab")
    return slip.message if ours and isinstance(slip.error, ValueError) else None


def asserted(slip):
    """What a check of a problem set says, or that it says nothing."""
    if slip.below:
        return None
    if slip.message:
        return slip.message
    tested = (
        slip.text(slip.statement.test) if isinstance(slip.statement, ast.Assert) else ""
    )
    return tested and f"This was to be true, and is not: `{tested}`."


def nothing(slip):
    """`None` where a value is needed."""
    node = slip.node
    if (
        "NoneType" not in slip.message
        or slip.below
        or isinstance(slip.statement, ast.Raise)
    ):
        return None
    parts = [getattr(node, name, None) for name in ("value", "func", "left", "right")]
    parts += getattr(node, "comparators", []) + getattr(node, "args", [])
    for part in filter(None, parts):
        if isinstance(part, ast.expr) and slip.value(part, ...) is None:
            return NONE.format(thing=slip.text(part))
    return (
        "Something in this line is `None`: nothing. What made it handed nothing back. If that "
        "is a function of yours, is there a `return` in it?"
    )


def compared(slip):
    """A string compared with a number."""
    found = re.match(
        r"'(.+)' not supported between instances of '(\w+)' and '(\w+)'", slip.message
    )
    dtype = re.match(r"Invalid comparison between dtype=(\w+) and (\w+)", slip.message)
    if dtype and not slip.kit:
        of = (
            "numbers"
            if re.match("u?int|float", dtype[1])
            else f"values of type {dtype[1]}"
        )
        return f"The column holds {of}, and is compared with {named(dtype[2])}."
    if not found or slip.kit or not isinstance(slip.node, ast.Compare):
        return None
    if {found[2], found[3]} <= {"str", "int", "float"}:
        return (
            f"{named(found[2]).capitalize()} is compared with {named(found[3])}. Make both numbers "
            "(`int(…)`) or both strings, or take the quotes off a number."
        )
    return None


def in_list(slip):
    """A place beyond the end of a list, a tuple or a string."""
    if slip.below or not isinstance(slip.node, ast.Subscript):
        return None
    thing = slip.value(slip.node.value)
    typed = slip.text(slip.node.value)
    if not isinstance(thing, list | tuple | str):
        return None
    if not len(thing):
        return f"`{typed}` is empty, so there is nothing to take."
    return (
        f"`{typed}` has {len(thing)} {'characters' if isinstance(thing, str) else 'things'}, "
        f"counted from 0: the last is number {len(thing) - 1}, or `-1`."
    )


def in_dictionary(slip):
    """A key that the dictionary does not have."""
    if slip.below or not isinstance(slip.node, ast.Subscript):
        return None
    thing, key = slip.value(slip.node.value), slip.error.args[0]
    if not isinstance(thing, dict):
        return None
    near = nearest(key, map(str, thing)) if isinstance(key, str | int) else None
    meant = f" Did you mean `{near}`?" if near else ""
    has = f"Its keys: {listed(map(repr, thing))}." if thing else "It is empty."
    return f"The dictionary `{slip.text(slip.node.value)}` has no key `{key!r}`.{meant} {has}"


def no_file(slip):
    """A file or folder that is not there."""
    path = Path(str(slip.error.filename or ""))
    if slip.error.filename is None or slip.from_kit:
        return None
    if not path.parent.is_dir():
        return f"There is no folder `{path.parent}`, seen from `{Path.cwd()}`."
    near = nearest(path.name, [each.name for each in path.parent.iterdir()])
    meant = f" Did you mean `{path.parent / near}`?" if near else ""
    return f"There is no file `{path}` in the folder `{path.parent.resolve()}`.{meant}"


def summed(slip):
    """`sum` of strings, or of a dictionary, which gives its keys."""
    node = slip.node
    if slip.below or not isinstance(node, ast.Call) or slip.text(node.func) != "sum":
        return None
    thing, typed = slip.value(node.args[0]), slip.text(node.args[0])
    if isinstance(thing, dict):
        return f"A dictionary hands out its keys. Its values: `sum({typed}.values())`."
    if isinstance(thing, list) and any(isinstance(each, str) for each in thing):
        return f"`sum` adds numbers up, and these are strings. How many: `len({typed})`."
    return None


def message(slip):
    """What Python's message is sure of."""
    for pattern, said in MESSAGES:
        deep = not slip.below or pattern.startswith(DEEP)
        found = re.search(pattern, slip.message)
        if found and deep and not slip.kit:
            return said.format(found[0], *found.groups())
    return None


def by_kind(slip):
    """Errors whose kind says all."""
    if slip.below and not isinstance(slip.error, DEEP_KINDS):
        return None
    if isinstance(slip.error, NotImplementedError) and slip.message:
        return None
    return next((said for kinds, said in KINDS if isinstance(slip.error, kinds)), None)


RULES = [
    (ValueError, two_strings),
    (ValueError, of_kit),
    (AssertionError, asserted),
    (TypeError, nothing),
    (TypeError, compared),
    (TypeError, summed),
    (IndexError, in_list),
    (KeyError, in_dictionary),
    (FileNotFoundError, no_file),
    ((TypeError, ValueError, IndexError, RuntimeError), message),
    (BaseException, by_kind),
]
