"""What to say of a call: of what is no function, or takes other things than it was given."""

import ast
import builtins
import inspect
import re

import pandas

from khitab.slips.place import kind, listed, named, nearest


def not_function(slip):
    """Parentheses behind something that is no function."""
    if not isinstance(slip.node, ast.Call) or "not callable" not in slip.message:
        return None
    if slip.below:
        return None
    func, thing = slip.text(slip.node.func), slip.value(slip.node.func, ...)
    if hasattr(builtins, func) and not callable(thing):
        return (
            f"`{func}` is {kind(thing)} now: a line of yours gave it that name. `del {func}` "
            "makes it Python's own again; choose another name."
        )
    if isinstance(slip.node.func, ast.Constant | ast.Tuple | ast.List):
        return f"Between `{func}` and what follows, a comma or an operator is missing."
    if type(thing).__name__ == "Text" and isinstance(slip.node.func, ast.Attribute):
        return f"A figure's title is given by `.set_{slip.node.func.attr}(…)`."
    what = named(slip.message.split("'")[1])
    return f"`{func}` is {what} and no function, so no parentheses follow it."


def function_itself(slip):
    """A function without its parentheses: `len(df.head)`, `df.head["doc"]`."""
    if slip.below or not re.search(
        "'(builtin_)?(function|method)(_or_method)?'", slip.message
    ):
        return None
    if isinstance(slip.node, ast.Subscript):
        func, inside = slip.text(slip.node.value), slip.text(slip.node.slice)
        return f"`{func}` is a function, so round brackets follow it: `{func}({inside})`."
    nodes = list(ast.walk(slip.node)) if slip.node else []
    for node in nodes:
        if isinstance(node, ast.Name | ast.Attribute):
            up = getattr(node, "parent", None)
            is_called = isinstance(up, ast.Call) and up.func is node
            if inspect.isroutine(slip.value(node)) and not is_called:
                typed = slip.text(node)
                return f"`{typed}` is a function. To have what it gives, call it: `{typed}()`."
    return (
        "A function is used here without being called. Write parentheses behind its name."
    )


def not_picked_from(slip):
    """Square brackets behind something that they cannot pick from."""
    found = re.match(r"'(\w+)' object is not subscriptable", slip.message)
    if not found or slip.below or not isinstance(slip.node, ast.Subscript):
        return None
    typed, text = slip.text(slip.node.value), ""
    if found[1] == "Corpus":
        text = f" A text of it is `{typed}.text({slip.text(slip.node.slice)})`."
    return f"`{typed}` is {named(found[1])}, and square brackets cannot pick from that.{text}"


def arguments(slip):
    """A call with too few or too many things, or with a name that there is not."""
    found = re.match(
        r"([\w.<>]+\(\)) (takes|missing|got an unexpected|got multiple)|"
        r"'(\w+)' is an invalid keyword", slip.message,
    )  # fmt: skip
    wrapped = all(frame.f_code.co_name == "wrapper" for frame in slip.below)
    if not found or not wrapped or not isinstance(slip.node, ast.Call):
        return None
    call, typed = slip.node, slip.text(slip.node.func)
    takes = _parameters(slip)
    unknown = re.search(
        r"unexpected keyword argument '?(\w+)|'(\w+)' is an in", slip.message
    )
    if unknown:
        unknown = unknown[1] or unknown[2]
        near = nearest(unknown, takes or [])
        meant = f" Did you mean `{near}=`?" if near else ""
        has = f" It takes {listed(takes)}." if takes else ""
        return f"`{typed}` takes nothing called `{unknown}=`.{meant}{has}"
    missing = re.search(r"missing \d+ required (?:\S+ )?arguments?: (.+)", slip.message)
    needs = (
        f" It is called like this: `{typed}({', '.join(takes or ())})`." if takes else ""
    )
    if missing:
        lacks = listed(re.findall(r"'(\w+)'", missing[1]))
        return f"`{typed}` needs {lacks} as well.{needs}"
    if takes is None:
        return f"`{typed}` is called with too few or too many things: {slip.message}."
    needs = needs or f" It is called like this: `{typed}()`, with nothing inside."
    given = len(call.args) + len(call.keywords)
    things = "1 thing" if given == 1 else f"{given} things"
    said = f"You give {things} to `{typed}`, more than it takes.{needs}"
    return _decimal(call.args) + said


RULES = [
    (TypeError, not_function),
    (TypeError, function_itself),
    (TypeError, not_picked_from),
    (TypeError, arguments),
]


# ---- What the rules above use -----------------------------------------------------------


def _decimal(given):
    """Whether two numbers may be meant for one, as in `check("04-b", 3,5)`."""
    whole = [isinstance(getattr(thing, "value", None), int) for thing in given]
    for n in range(len(given) - 1):
        if whole[n] and whole[n + 1]:
            number = f"{given[n].value}.{given[n + 1].value}"
            return f"If this is one number, write it with a point: `{number}`. "
    return ""


def _parameters(slip):
    """The names of what a function takes, or None."""
    func = slip.value(slip.node.func)
    if func is None and isinstance(slip.node.func, ast.Attribute):
        func = getattr(type(slip.value(slip.node.func.value)), slip.node.func.attr, None)
    owner = re.match(r"(\w+)\.(\w+)\(\)", slip.message)
    if func is None and owner:
        func = getattr(getattr(pandas, owner[1], None), owner[2], None)
    try:
        return [n for n in inspect.signature(func).parameters if n not in ("self", "cls")]
    except (TypeError, ValueError):
        return None
