"""The errors and limits that both ends of the codec know, and what is not plain."""

import re

LONG_RANGE = 5_000_000
LARGEST_PICTURE = 3_000_000  # characters of base64
MANY_OUTPUTS = 200  # a cell


class CodecError(ValueError):
    """The text is no packed value, or the value is too deep or too large to pack."""


class OpaqueError(TypeError):
    """A check touched something that is not plain data."""


class Opaque:
    """Something that is not plain data, of which only the type's name has come across.

    It equals nothing and answers nothing. Whatever a check does with it raises an
    OpaqueError that says what it is. Even `!=` and `bool` do, because `False` could let
    a check pass.
    """

    __slots__ = ("type_name",)

    def __init__(self, type_name):
        object.__setattr__(self, "type_name", clean_name(type_name))

    def __repr__(self):
        return f"<{self.type_name}>"

    def __getattr__(self, name):
        raise OpaqueError(refusal(self.type_name))

    def _refuse(self, *_, **__):
        raise OpaqueError(refusal(self.type_name))

    for _name in (
        "eq ne lt le gt ge bool len iter next contains getitem setitem delitem call hash "
        "int float index complex add radd sub rsub mul rmul truediv rtruediv floordiv "
        "rfloordiv mod rmod pow rpow and rand or ror xor rxor neg pos abs invert enter "
        "exit array setattr delattr round reversed copy deepcopy reduce reduce_ex format"
    ).split():
        locals()[f"__{_name}__"] = _refuse
    del _name

    __str__ = __repr__


LAZY = {"generator", "map", "filter", "zip", "enumerate", "reversed", "list_iterator"}
LAZY |= {"dict_keys", "dict_values", "dict_items", "chain", "islice"}


def refusal(name):
    """Say that a thing of the type `name` is no plain data."""
    article = "an" if name[:1].lower() in "aeiou" else "a"
    if name in LAZY:
        return f"{article} {name}; wrap it in list(…)"
    return f"{article} {name}; plain data is expected: text, number, list, table …"


def clean_name(name):
    """A type's name as a stranger gives it: letters, digits, dots; at most 40."""
    return re.sub(r"[^\w. ]", "", str(name)[:200])[:40].strip() or "thing"


def range_of(ends):
    """Return the range of three whole numbers, or raise CodecError if it is too long."""
    start, stop, step = (item for item in ends if type(item) is int)
    numbers = range(start, stop, step)
    if len(numbers) > LONG_RANGE:
        raise CodecError("a range too long")
    return numbers
