"""What to say about values of the wrong kind, in the wrong place or wrongly called."""

import ast
import builtins
import inspect
import re
from pathlib import Path

from khitab.slips.messages import DEEP, DEEP_KINDS, OWN, OWN_KINDS
from khitab.slips.names import NONE
from khitab.slips.place import listed, named, nearest, needs_nothing


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
    return slip.message if ours else None


def asserted(slip):
    """What a check of a problem set says, or that it says nothing."""
    tested = getattr(slip.statement, "test", None)
    if slip.below or slip.message or not tested:
        return None if slip.below else slip.message
    return f"This was to be true, and is not: `{slip.text(tested)}`."


def nothing(slip):
    """`None` where a value is needed."""
    raised = isinstance(slip.statement, ast.Raise)
    if "NoneType" not in slip.message or slip.below or raised:
        return None
    parts = [
        getattr(slip.node, name, None) for name in ("value", "func", "left", "right")
    ]
    parts += getattr(slip.node, "comparators", []) + getattr(slip.node, "args", [])
    for part in parts:
        if isinstance(part, ast.expr) and slip.value(part, ...) is None:
            return NONE.format(thing=slip.text(part))
    return (
        "Something in this line is `None`: nothing. What made it handed nothing back. If that "
        "is a function of yours, is there a `return` in it?"
    )


def not_function(slip):
    """Parentheses behind something that is no function."""
    if (
        slip.below
        or not isinstance(slip.node, ast.Call)
        or "callable" not in slip.message
    ):
        return None
    func = slip.text(slip.node.func)
    what = named(slip.message.split("'")[1])
    if hasattr(builtins, func):
        return (
            f"`{func}` is {what} now: a line of yours gave it that name. `del {func}` "
            "makes it Python's own again; choose another name."
        )
    if isinstance(slip.node.func, ast.Constant | ast.Tuple | ast.List):
        return f"Between `{func}` and what follows, a comma or an operator is missing."
    return (
        f"`{func}` is {what} and no function, so no parentheses follow it. To pick from "
        "something, write square brackets."
    )


def function_itself(slip):
    """A function without its parentheses: `len(df.head)`, `df.head["doc"]`."""
    found = re.search("'(builtin_)?(function|method)(_or_method)?'", slip.message)
    if slip.below or not found or not slip.node:
        return None
    if isinstance(slip.node, ast.Subscript):
        func, inside = slip.text(slip.node.value), slip.text(slip.node.slice)
        name = isinstance(getattr(slip.node.slice, "value", None), str)
        picks = name and needs_nothing(slip.value(slip.node.value))
        mended = f"{func}()[{inside}]" if picks else f"{func}({inside})"
        return f"`{func}` is a function, so round brackets follow it: `{mended}`."
    for node in ast.walk(slip.node):
        up = getattr(node, "parent", None)
        is_called = isinstance(up, ast.Call) and up.func is node
        named_so = isinstance(node, ast.Name | ast.Attribute)
        if named_so and not is_called and inspect.isroutine(slip.value(node)):
            typed = slip.text(node)
            return (
                f"`{typed}` is a function. To have what it gives, call it: `{typed}()`."
            )
    return None


def arguments(slip):
    """A call with too few or too many arguments, or with an unknown name."""
    wrapped = all(frame.f_code.co_name == "wrapper" for frame in slip.below)
    if not wrapped or not isinstance(slip.node, ast.Call):
        return None
    typed, takes = slip.text(slip.node.func), _parameters(slip)
    unknown = re.search(r"keyword argument '(\w+)'|'(\w+)' is an invalid", slip.message)
    if unknown:
        unknown = unknown[1] or unknown[2]
        near = nearest(unknown, takes)
        meant = f" Did you mean `{near}=`?" if near else ""
        has = f" It takes {listed(takes)}." if takes else ""
        return f"`{typed}` takes nothing called `{unknown}=`.{meant}{has}"
    how = f" It is called like this: `{typed}({', '.join(takes)})`." if takes else ""
    missing = re.search(r"missing \d+ required .*?arguments?: (.+)", slip.message)
    if missing:
        needs = listed(re.findall(r"'(\w+)'", missing[1]))
        return f"`{typed}` needs {needs} as well.{how}"
    if re.search(r"\(\) takes .* given|takes no arguments", slip.message):
        return f"You give more to `{typed}` than it takes.{how}"
    return None


def in_list(slip):
    """A place beyond the end of a list, a tuple or a string."""
    if slip.below or not isinstance(slip.node, ast.Subscript):
        return None
    thing, typed = slip.value(slip.node.value), slip.text(slip.node.value)
    if not isinstance(thing, list | tuple | str):
        return None
    if not len(thing):
        return f"`{typed}` is empty, so there is nothing to take."
    things = "characters" if isinstance(thing, str) else "things"
    return (
        f"`{typed}` has {len(thing)} {things}, counted from 0: the last is number "
        f"{len(thing) - 1}, or `-1`."
    )


def in_dictionary(slip):
    """A key that the dictionary does not have."""
    if slip.below or not isinstance(slip.node, ast.Subscript):
        return None
    thing, key = slip.value(slip.node.value), slip.error.args[0]
    if not isinstance(thing, dict):
        return None
    near = nearest(key, map(str, thing))
    meant = f" Did you mean `{near}`?" if near else ""
    has = f"Its keys: {listed(map(repr, thing))}." if thing else "It is empty."
    return f"The dictionary `{slip.text(slip.node.value)}` has no key `{key!r}`.{meant} {has}"


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


def no_file(slip):
    """A file or folder that is not there."""
    path = Path(str(slip.error.filename or ""))
    if not path.name or slip.from_kit:
        return None
    if not path.parent.is_dir():
        return f"There is no folder `{path.parent}`, seen from `{Path.cwd()}`."
    near = nearest(path.name, [each.name for each in path.parent.iterdir()])
    meant = f" Did you mean `{path.parent / near}`?" if near else ""
    return f"There is no file `{path}` in the folder `{path.parent.resolve()}`.{meant}"


def message(slip):
    """What Python's message is sure of."""
    for pattern, said in [] if slip.kit else DEEP if slip.below else OWN + DEEP:
        found = re.search(pattern, slip.message)
        if found:
            return said.format(found[0], *found.groups())
    return None


def by_kind(slip):
    """Errors whose kind says all."""
    if isinstance(slip.error, NotImplementedError) and slip.message:
        return None
    rows = DEEP_KINDS if slip.below else OWN_KINDS + DEEP_KINDS
    return next((said for kinds, said in rows if isinstance(slip.error, kinds)), None)


RULES = [
    (ValueError, two_strings),
    (ValueError, of_kit),
    (AssertionError, asserted),
    (TypeError, nothing),
    (TypeError, summed),
    (TypeError, not_function),
    (TypeError, function_itself),
    (TypeError, arguments),
    (IndexError, in_list),
    (KeyError, in_dictionary),
    (FileNotFoundError, no_file),
    ((TypeError, ValueError), message),
    (BaseException, by_kind),
]


def _parameters(slip):
    """The names of a function's parameters, or none if they cannot be known."""
    func = slip.value(slip.node.func)
    if func is None and isinstance(slip.node.func, ast.Attribute):
        func = getattr(type(slip.value(slip.node.func.value)), slip.node.func.attr, None)
    try:
        return [n for n in inspect.signature(func).parameters if n not in ("self", "cls")]
    except (TypeError, ValueError):
        return []
