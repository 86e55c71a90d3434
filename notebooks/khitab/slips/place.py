"""An error, and the place in the learner's own code where it occurred."""

import ast
import builtins
import inspect
import linecache
import re
from difflib import get_close_matches
from functools import cached_property
from itertools import islice
from traceback import walk_tb

from executing import Source
from pure_eval import CannotEval, Evaluator

SHOWN = 8  # names in a list
MANY = 5000  # names that are looked through for one that is like another


class Slip:
    """An error, the `source` of the cell that was run, and the notebook's `names`.

    The place is the last line that Python was in, of a cell or of a function from a
    cell. `kit` is the function of the kit that it was in then, and `from_kit` says
    whether the kit itself raised the error.
    """

    def __init__(self, error, source, names):
        self.error, self.source, self.names = error, source, names
        self.message = str(error)
        steps = [error.__traceback__] if error.__traceback__ else []
        while steps and steps[-1].tb_next:
            steps.append(steps[-1].tb_next)
        own = [at for at, step in enumerate(steps) if step.tb_frame.f_globals is names]
        self.step = steps[own[-1]] if own else None
        self.below = [frame for frame, _ in walk_tb(self.step.tb_next)] if own else []
        kit = [frame for frame in self.below if _module(frame).startswith("khitab")]
        self.kit = kit[0].f_code.co_name if kit else None
        self.from_kit = bool(kit) and kit[-1] is self.below[-1]
        self.unread = isinstance(error, SyntaxError) and not own
        if self.unread:
            self.error = _read_again(source) or error
            self.message = str(self.error.msg)

    @property
    def function(self):
        """The learner's own function in which Python stopped, or None."""
        name = self.step.tb_frame.f_code.co_name if self.step else "<module>"
        return None if name.startswith("<") else name

    @cached_property
    def lines(self):
        """The lines of the cell with the place."""
        if not self.step:
            return self.source.splitlines() or [""]
        found = linecache.getlines(self.step.tb_frame.f_code.co_filename)
        return [line.rstrip("\n") for line in found] or self.source.splitlines() or [""]

    @cached_property
    def node(self):
        """What Python was working out, as a piece of its grammar, or None."""
        try:
            return Source.executing(self.step).node if self.step else None
        except Exception:
            return None

    @property
    def statement(self):
        """The whole statement with the place, or None."""
        try:
            statements = Source.executing(self.step).statements or [None]
        except Exception:
            return None
        return next(iter(statements)) if len(statements) == 1 else None

    @property
    def place(self):
        """(number of the line, first character, last but one), from 1, 0 and 0."""
        if self.unread:
            return self._unread()
        node, number = self.node, self.step.tb_lineno if self.step else 1
        if not hasattr(node, "end_col_offset"):
            return number, 0, 0
        line = self.line_of(node.lineno).encode()
        start = len(line[: node.col_offset].decode(errors="ignore"))
        end = len(line[: node.end_col_offset].decode(errors="ignore"))
        return node.lineno, start, end if node.end_lineno == node.lineno else 0

    def _unread(self):
        number, start = self.error.lineno or 1, (self.error.offset or 1) - 1
        last = self.error.end_lineno == number and self.error.end_offset or 0
        line = self.line_of(number)
        start = max(0, min(start, len(line)))
        end = max(start + 1, min(last - 1, len(line)))
        word = re.compile(r"(?<=\w)\w*").match(line, end)  # Python marks a part of 003
        return number, start, word.end() if word else end

    @property
    def line(self):
        """The line of the place."""
        return self.line_of(self.place[0])

    def line_of(self, number):
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def text(self, node):
        """A piece of grammar as the learner typed it."""
        return ast.get_source_segment("\n".join(self.lines), node) or ast.unparse(node)

    def value(self, node, default=None):
        """The value of a piece of grammar, if it can be had without running anything."""
        try:
            return Evaluator.from_frame(self.step.tb_frame)[node]
        except (CannotEval, AttributeError, TypeError):
            return default

    def has(self, name):
        """Whether a name is known, or the cell has it more than once and so may make it."""
        again = len(re.findall(rf"\b{name}\b", self.source)) > 1
        return again or name in self.known

    @property
    def known(self):
        """All names that are known where Python stopped."""
        inner = self.step.tb_frame.f_locals if self.step else {}
        return [*inner, *self.names, *dir(builtins)]

    def search(self, kind):
        """The pieces of the statement with the place that are of one kind of grammar."""
        inside = ast.walk(self.statement) if self.statement else ()
        return [node for node in inside if isinstance(node, kind)]


def nearest(word, known):
    """Return the name among the `known` ones that is most like a word, or None.

    >>> nearest("corpsu", ["tokens", "corpus"]), nearest("b", ["bar"])
    ('corpus', None)
    """
    known = [
        name
        for name in dict.fromkeys(islice(known, MANY))
        if isinstance(name, str) and name != word and not name.startswith("_")
    ]
    word = str(word)
    same = [name for name in known if name.casefold() == word.casefold()]
    turned = [name for name in known if sorted(name) == sorted(word) and len(word) > 2]
    return next(iter(same or get_close_matches(word, known, 1, 0.8) or turned), None)


def needs_nothing(function):
    """Return whether a function can be called without anything in its parentheses.

    >>> needs_nothing(str.upper), needs_nothing("".upper), needs_nothing(print)
    (False, True, True)
    """
    try:
        inspect.signature(function).bind()
    except (TypeError, ValueError):
        return False
    return True


def listed(things):
    """Return things as a list in words, cut where it grows long.

    >>> listed(["doc", "period"])
    '`doc`, `period`'
    """
    things = [f"`{thing}`" for thing in things]
    more = f" and {len(things) - SHOWN} more" if len(things) > SHOWN + 1 else ""
    return ", ".join(things[:SHOWN] if more else things) + more


def named(name):
    """Return in plain words what Python calls a kind of thing.

    >>> named("str"), named("Index")
    ('a string', 'an `Index`')
    """
    return KINDS.get(name, f"{'an' if name[0] in 'AEIOaeio' else 'a'} `{name}`")


KINDS = {
    "str": "a string", "int": "a number", "float": "a number", "bool": "True or False",
    "list": "a list", "dict": "a dictionary", "tuple": "a tuple", "set": "a set",
    "NoneType": "`None` (nothing)", "DataFrame": "a table", "Series": "a column",
    "function": "a function", "method": "a function", "module": "a module",
    "builtin_function_or_method": "a function", "type": "a kind of thing",
}  # fmt: skip


def _read_again(source):
    """The error that Python has with a cell; IPython says no more than "incomplete input"."""
    try:
        ast.parse(source)
    except SyntaxError as error:
        return error


def _module(frame):
    return frame.f_globals.get("__name__") or ""
