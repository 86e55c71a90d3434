"""A student's functions and variables as the check cells see them."""

import hashlib

from desk.inside import codec
from desk.inside.plain import CodecError, Opaque, OpaqueError, refusal

LARGE = 20_000  # characters from which an argument is sent once and then named
KINDS = (
    ValueError, TypeError, KeyError, IndexError, LookupError, ZeroDivisionError,
    ArithmeticError, AttributeError, NotImplementedError, RecursionError, RuntimeError,
    FileNotFoundError, OSError, MemoryError,
)  # fmt: skip
LIKE = {kind.__name__: kind for kind in KINDS}


class Stopped(BaseException):
    """The worker was stopped in a call; no `except Exception` of a check holds it up."""

    def __init__(self, why, name):
        super().__init__(why)
        self.why, self.name = why, name


class StudentError(Exception):
    """What a student's function raised: its type, message and line, as the worker says.

    A check may catch it by the usual name, such as ValueError; it is never an
    AssertionError, nor SystemExit.
    """

    def __init__(self, message, name="", fault=None):
        super().__init__(message)
        self.name, self.fault = name, fault

    __str__ = Exception.__str__


def student_error(name, fault):
    """Return the StudentError for what `fault` tells of the function `name`."""
    bases = fault["bases"]
    like = next((LIKE[base] for base in bases if base in LIKE), None)
    kinds = (StudentError, like) if like else (StudentError,)
    return type("StudentError", kinds, {})(fault["message"], name, fault)


class Function:
    """Calls a student's function in the worker; plain data goes there and comes back."""

    def __init__(self, name, session):
        self.__name__ = self.__qualname__ = name
        self._session = session

    def __repr__(self):
        return f"<function {self.__name__}>"

    def __call__(self, *arguments, **named):
        session, name = self._session, self.__name__
        keep = {}
        request = {
            "do": "call",
            "name": name,
            "arguments": [_sent(value, session.sent, keep) for value in arguments],
            "named": {
                key: _sent(value, session.sent, keep) for key, value in named.items()
            },
            "keep": keep,
        }
        reply = session.ask_for(name, request)
        if type(reply.get("error")) is dict:
            raise student_error(name, fault_of(reply["error"]))
        value = received(reply.get("value"))
        session.last = (name, value)
        if isinstance(value, Opaque):
            raise OpaqueError(refusal(value.type_name))
        return value


def _sent(value, sent, keep):
    """An argument for the worker: its packed text, or the name of one it has."""
    text = codec.pack(value)
    if '{"?":' in text:  # within a text it would read {\\"?\\":
        raise TypeError(f"a check passes {type(value).__name__}, which is not plain data")
    if len(text) < LARGE:
        return {"value": text}
    key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if key not in sent:
        sent.add(key)
        keep[key] = text
    return {"kept": key}


def received(text):
    """The value of a reply; what is no packed value is an Opaque."""
    if type(text) is not str:
        return Opaque("reply that cannot be read")
    try:
        return codec.unpack(text)
    except (CodecError, MemoryError):
        return Opaque("value that cannot be read")


def fault_of(said):
    """A worker's account of an error with everything of the type it should be."""
    fault = said if type(said) is dict else {}
    texts = {key: _text(fault.get(key)) for key in ("type", "message", "cell")}
    bases = fault.get("bases")
    bases = [base for base in bases if type(base) is str] if type(bases) is list else []
    line = fault.get("line")
    line = line if type(line) is int and 0 < line < 100_000 else None
    return {**texts, "bases": bases[:20], "line": line}


def _text(value):
    return value if type(value) is str else ""
