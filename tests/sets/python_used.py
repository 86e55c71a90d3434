"""Which Python a piece of code uses: constructs by a plain name, builtins, methods.

`used("def f(x): return len(x)")` has "def", "return" and "len()"; a method or an attribute
has a dot before its name, a name that the code gets from elsewhere is none of them.
"""

import ast
import builtins

NAMED = {
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
    own = _given_here(tree)
    found = set()
    for node in ast.walk(tree):
        found |= {name for kind, name in NAMED.items() if isinstance(node, kind)}
        found |= set(_more(node))
        if isinstance(node, ast.Attribute):
            found.add(f".{node.attr}")
        elif (
            isinstance(node, ast.Name)
            and node.id not in own
            and node.id in vars(builtins)
        ):
            found.add(f"{node.id}()" if callable(getattr(builtins, node.id)) else node.id)
    return found


def _more(node):
    """What one node and its children are together."""
    inside = [child for child in ast.walk(node) if child is not node]
    if isinstance(node, ast.FunctionDef):
        if any(isinstance(child, ast.FunctionDef) for child in inside):
            yield "a function in a function"
        if any(isinstance(child, ast.Name) and child.id == node.name for child in inside):
            yield "a function that calls itself"
        if node.args.defaults or node.args.kwonlyargs:
            yield "a default"
        yield from _dictionaries(node)
    if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
        yield "return a, b"
    if isinstance(node, ast.If) and node.orelse:
        yield "elif" if isinstance(node.orelse[0], ast.If) else "else"
    if isinstance(node, ast.For) and any(isinstance(child, ast.For) for child in inside):
        yield "a loop in a loop"
    if isinstance(node, COMPREHENSIONS):
        if len(node.generators) > 1:
            yield "[… for … for …]"
        if any(isinstance(child, COMPREHENSIONS) for child in inside):
            yield "a list made in a list"
        if any(each.ifs for each in node.generators):
            yield "[… for … if …]"
    if isinstance(node, (ast.For, ast.comprehension)) and isinstance(
        node.target, ast.Tuple
    ):
        yield "for a, b in"
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
        yield "a, b = …"
    if isinstance(node, ast.Compare) and len(node.ops) > 1:
        yield "a < b < c"
    if isinstance(node, ast.Subscript) and _negative(node.slice):
        yield "x[-1]"
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        if isinstance(node.slice.value, int) and not isinstance(
            node.value, ast.Attribute
        ):
            yield "x[0]"
    if isinstance(node, ast.Constant) and (
        node.value is None or isinstance(node.value, bool)
    ):
        yield "None" if node.value is None else "True, False"
    if isinstance(node, (ast.List, ast.Tuple)) and _starred(node.elts):
        yield "[a, *b]"
    if isinstance(node, ast.Call) and _starred(node.args):
        yield "f(*x)"
    if isinstance(node, ast.Slice):
        if node.step:
            yield "x[::step]"
        if _negative(node.lower) or _negative(node.upper):
            yield "x[-1]"
    if isinstance(node, ast.Call):
        if any(each.arg for each in node.keywords):
            yield "f(name=…)"
        if any(not each.arg for each in node.keywords):
            yield "**x"


def _dictionaries(function):
    """Dictionaries made in a function: that they are filled, and that one lies in one."""
    made = {
        node.targets[0].id
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, (ast.Dict, ast.DictComp))
    }
    for node in ast.walk(function):
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            if isinstance(node.value, ast.Name) and node.value.id in made:
                yield "d[key] = …"
            elif isinstance(node.value, ast.Subscript):
                yield "d[key][key] = …"


def _starred(nodes):
    return any(isinstance(node, ast.Starred) for node in nodes)


def _negative(node):
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)


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
