"""Plain data crosses the wall as JSON, and nothing that could run code.

`pack` turns a value into text, and `unpack` builds a new value from text that a stranger
may have written. Only exact built-in types, dates, and numpy arrays and pandas tables of
listed dtypes come out (`tables`). The sender's classes do not, so none of their methods
ever runs here. What is not plain arrives as an `Opaque`, which passes no check.

A str, list, tuple, dict or set of a derived class arrives as the plain thing it derives
from (a Counter as a dict).
"""

import base64
import datetime
import json
import math
from decimal import Decimal
from fractions import Fraction

from .plain import LONG_RANGE, CodecError, Opaque, range_of

DEPTH = 60
NODES = 3_000_000
DIGITS = 4_000


def pack(value) -> str:
    """Return `value` as text, with an Opaque for what is not plain data.

    >>> pack((1, "ا", None))
    '{"t":[1,"ا",null]}'
    """
    try:
        tree = Packer().tree(value, DEPTH)
    except (CodecError, RecursionError):
        tree = {"?": f"{type(value).__name__} too deep or too large"}
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


def unpack(text):
    """Return the value that `text` stands for; CodecError if it stands for none.

    >>> unpack('{"t":[1,"ا",null]}')
    (1, 'ا', None)
    """
    try:
        return value_of(json.loads(text, parse_constant=_no_constant))
    except CodecError:
        raise
    except (ArithmeticError, AttributeError, LookupError, RecursionError) as error:
        raise CodecError(f"not a packed value: {type(error).__name__}") from None
    except (TypeError, ValueError) as error:
        raise CodecError(f"not a packed value: {str(error)[:100]}") from None


def _no_constant(name):
    raise CodecError(f"{name} must be packed")


class Packer:
    """One walk over a value, which stops if the value turns out to be endless."""

    def __init__(self):
        self.nodes = 0

    def tree(self, value, depth):
        """Return the JSON tree of `value`, `depth` levels deep at most."""
        self.nodes += 1
        if depth < 0 or self.nodes > NODES:
            raise CodecError("too deep or too large")
        kind = type(value)
        if value is None or kind is bool or kind is str:
            return value
        if kind is int:
            return value if abs(value) < 10**DIGITS else {"?": "int of too many digits"}
        if kind is float:
            return value if math.isfinite(value) else {"f": repr(value)}
        for base, tag in ITEMS:
            if isinstance(value, base):
                return self.many(tag, base.__iter__(value), depth)
        if isinstance(value, dict):
            pairs = ([k, dict.__getitem__(value, k)] for k in dict.keys(value))
            return {"d": [self.list(pair, depth - 1) for pair in pairs]}
        return self.rest(value, kind, depth)

    def many(self, tag, items, depth):
        tree = self.list(items, depth)
        return {tag: tree} if tag else tree

    def list(self, items, depth):
        return [self.tree(item, depth - 1) for item in items]

    def rest(self, value, kind, depth):
        """Bytes, ranges, dates; tables; subclasses of numbers and text; else opaque."""
        from . import tables  # here: a worker is shut in before it loads pandas

        tree = tables.tree(self, value, depth)
        if tree is not None:
            return tree
        if isinstance(value, bytes):
            return {"b": base64.b64encode(value).decode()}
        if kind is range and len(value) <= LONG_RANGE:
            return {"r": [value.start, value.stop, value.step]}
        if kind is Decimal and abs(value.adjusted()) < 1_000 and len(str(value)) < 1_000:
            return {"dec": str(value)}
        if kind is Fraction:
            return {"frac": self.list([value.numerator, value.denominator], depth)}
        if kind is datetime.timedelta:
            return {"td": [value.days, value.seconds, value.microseconds]}
        for moment, tag in MOMENTS.items():
            if kind is moment and getattr(value, "tzinfo", None) is None:
                return {tag: value.isoformat()}
        for base in (str, int, float):
            if isinstance(value, base):
                return self.tree(getattr(base, PLAIN[base])(value), depth)
        return {"?": kind.__name__ if not isinstance(value, Opaque) else value.type_name}


ITEMS = [(list, ""), (tuple, "t"), (set, "s"), (frozenset, "z")]
PLAIN = {str: "__str__", int: "__int__", float: "__float__"}
MOMENTS = {datetime.date: "date", datetime.datetime: "at", datetime.time: "time"}


def value_of(tree):
    """Return the value of a JSON tree, as `Packer.tree` makes it."""
    if type(tree) is list:
        return [value_of(item) for item in tree]
    if type(tree) is not dict:
        return tree
    if len(tree) != 1:
        raise CodecError("not a packed value")
    ((tag, content),) = tree.items()
    if tag in READERS:
        return READERS[tag](content)
    from . import tables

    return tables.value_of(value_of, tag, content)


def _listed(content):
    if type(content) is not list:
        raise CodecError("a list is missing")
    return [value_of(item) for item in content]


def _dict(content):
    pairs = [_listed(pair) for pair in content]
    return {key: value for key, value in pairs}


def _float(text):
    if text not in ("nan", "inf", "-inf"):
        raise CodecError("not a number")
    return float(text)


def _decimal(text):
    number = Decimal(text)
    if len(text) > 1_000 or abs(number.adjusted()) > 1_000:
        raise CodecError("a decimal too long")
    return number


READERS = {
    "t": lambda content: tuple(_listed(content)),
    "s": lambda content: set(_listed(content)),
    "z": lambda content: frozenset(_listed(content)),
    "d": _dict,
    "f": _float,
    "b": lambda text: base64.b64decode(text, validate=True),
    "r": range_of,
    "td": lambda parts: datetime.timedelta(*map(int, parts)),
    "dec": _decimal,
    "frac": lambda parts: Fraction(*map(int, parts)),
    "?": Opaque,
    **{tag: moment.fromisoformat for moment, tag in MOMENTS.items()},
}
