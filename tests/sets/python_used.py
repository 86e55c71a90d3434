"""Which Python a piece of code uses: constructs by a plain name, builtins, methods.

`used("def f(x): return len(x)")` has "def", "return" and "len()"; a method or an attribute
has a dot before its name. A name that the code gets from elsewhere is none of them.
"""

import ast
import builtins

KINDS = {
    ast.FunctionDef: "def", ast.Return: "return", ast.If: "if", ast.IfExp: "x if … else y",
    ast.For: "for", ast.While: "while", ast.Try: "try", ast.With: "with", ast.Lambda: "lambda",
    ast.ListComp: "[… for …]", ast.SetComp: "{… for …}", ast.DictComp: "{…: … for …}",
    ast.GeneratorExp: "f(… for …)", ast.List: "[…]", ast.Set: "{…}", ast.Dict: "{…: …}",
    ast.Slice: "x[a:b]", ast.JoinedStr: "f-string", ast.AugAssign: "+=", ast.Import: "import",
    ast.Break: "break", ast.Continue: "continue", ast.And: "and", ast.Or: "or",
    ast.Not: "not", ast.In: "in", ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not",
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//",
    ast.Mod: "%", ast.Pow: "**", ast.BitAnd: "&", ast.BitOr: "|", ast.Invert: "~",
    ast.NamedExpr: ":=", ast.Raise: "raise", ast.Assert: "assert", ast.Yield: "yield",
    ast.ClassDef: "class", ast.Match: "match", ast.ImportFrom: "import",
}  # fmt: skip
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def used(source):
    """Return the names of all that the code uses, as a set of strings."""
    tree = ast.parse(source)
    own, found = _given_here(tree), set()
    for node in ast.walk(tree):
        found |= {name for kind, name in KINDS.items() if isinstance(node, kind)}
        found |= {name for name, holds in WHOLES.items() if holds(node)}
        if isinstance(node, ast.Attribute):
            found.add(f".{node.attr}")
        elif isinstance(node, ast.Name) and node.id in vars(builtins).keys() - own:
            found.add(f"{node.id}()")
    return found


def _given_here(tree):
    """All names that the code itself gives: variables, arguments, functions, imports."""
    given = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            given.add(node.id)
        elif isinstance(node, ast.arg):
            given.add(node.arg)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            given.add(node.name)
        elif isinstance(node, ast.alias):
            given.add((node.asname or node.name).split(".")[0])
    return given


def _inside(node, kind):
    """The nodes of a kind in this node, itself left out."""
    return [
        each for each in ast.walk(node) if isinstance(each, kind) and each is not node
    ]


def _calls_itself(node):
    return any(name.id == node.name for name in _inside(node, ast.Name))


def _index(node):
    """The number between the brackets of `x[0]` or `x[-1]`, `.iloc[0]` left out; or None."""
    if isinstance(node, ast.Subscript) and not isinstance(node.value, ast.Attribute):
        return _number(node.slice)
    return None


def _number(node):
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_number(node.operand) if _number(node.operand) else None
    value = getattr(node, "value", None) if isinstance(node, ast.Constant) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _starred(nodes):
    return any(isinstance(node, ast.Starred) for node in nodes)


def _fills(function, deep=False):
    """Whether a function writes to a key of a dictionary that it made, or of one in it."""
    made = {
        node.targets[0].id
        for node in _inside(function, ast.Assign)
        if isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, (ast.Dict, ast.DictComp))
    }
    written = [
        node.value
        for node in _inside(function, ast.Subscript)
        if isinstance(node.ctx, ast.Store)
    ]
    if deep:
        return any(isinstance(node, ast.Subscript) for node in written)
    return any(getattr(node, "id", None) in made for node in written)


# What a node and those in it are together: {its name: whether it is there}.
WHOLES = {
    "None": lambda n: isinstance(n, ast.Constant) and n.value is None,
    "True, False": lambda n: isinstance(n, ast.Constant) and isinstance(n.value, bool),
    "a function in a function": lambda n: (
        isinstance(n, ast.FunctionDef) and _inside(n, ast.FunctionDef)
    ),
    "a function that calls itself": lambda n: (
        isinstance(n, ast.FunctionDef) and _calls_itself(n)
    ),
    "a default": lambda n: isinstance(n, ast.arguments) and n.defaults,
    "d[key] = …": lambda n: isinstance(n, (ast.FunctionDef, ast.Module)) and _fills(n),
    "d[key][key] = …": lambda n: isinstance(n, ast.Module) and _fills(n, deep=True),
    "return a, b": lambda n: isinstance(n, ast.Return) and isinstance(n.value, ast.Tuple),
    "elif": lambda n: (
        isinstance(n, ast.If) and n.orelse and isinstance(n.orelse[0], ast.If)
    ),
    "else": lambda n: (
        isinstance(n, ast.If) and n.orelse and not isinstance(n.orelse[0], ast.If)
    ),
    "a loop in a loop": lambda n: isinstance(n, ast.For) and _inside(n, ast.For),
    "[… for … for …]": lambda n: isinstance(n, COMPREHENSIONS) and len(n.generators) > 1,
    "a list made in a list": lambda n: (
        isinstance(n, COMPREHENSIONS) and _inside(n, COMPREHENSIONS)
    ),
    "[… for … if …]": lambda n: isinstance(n, ast.comprehension) and n.ifs,
    "for a, b in": lambda n: (
        isinstance(n, (ast.For, ast.comprehension)) and isinstance(n.target, ast.Tuple)
    ),
    "a, b = …": lambda n: (
        isinstance(n, ast.Assign) and isinstance(n.targets[0], ast.Tuple)
    ),
    "a < b < c": lambda n: isinstance(n, ast.Compare) and len(n.ops) > 1,
    "x[0]": lambda n: (_index(n) if _index(n) is not None else -1) >= 0,
    "x[-1]": lambda n: (
        (_index(n) or 0) < 0
        or (isinstance(n, ast.Slice) and min(_number(n.lower) or 0, _number(n.upper) or 0) < 0)
    ),
    "x[::step]": lambda n: isinstance(n, ast.Slice) and n.step,
    "f(name=…)": lambda n: isinstance(n, ast.keyword) and n.arg,
    "**x": lambda n: isinstance(n, ast.keyword) and not n.arg,
    "[a, *b]": lambda n: isinstance(n, (ast.List, ast.Tuple)) and _starred(n.elts),
    "f(*x)": lambda n: isinstance(n, ast.Call) and _starred(n.args),
}  # fmt: skip
