"""The codec takes numpy arrays of the dtypes listed here and no others."""

import base64
import re

import numpy as np
import pandas as pd

from .plain import CodecError

# bool, int, uint, float, complex, date and duration; exactly as numpy spells them.
RAW = re.compile(
    r"\|b1|\|[iu]1|[<>][iu][248]|[<>]f[248]|[<>]c(8|16)|[<>][mM]8\[(Y|M|W|D|h|m|s|ms|us|ns)\]"
)


def raw(array):
    data = base64.b64encode(np.ascontiguousarray(array).tobytes()).decode()
    return [array.dtype.str, list(array.shape), data]


def raw_value(content):
    name, shape, data = content
    if not RAW.fullmatch(name):
        raise CodecError("an array of another dtype")
    data = base64.b64decode(data, validate=True)
    if name == "|b1":  # a byte that is neither 0 nor 1 would be a third truth value
        flat = np.frombuffer(data, dtype="u1") != 0
    else:
        flat = np.frombuffer(data, dtype=name).copy()
    return flat.reshape(sensible(shape))


def sensible(shape):
    if len(shape) > 6 or not all(type(n) is int and 0 <= n <= 10**8 for n in shape):
        raise CodecError("an array of no sensible shape")
    return tuple(shape)


def array_tree(packer, array, depth):
    if RAW.fullmatch(array.dtype.str):
        return {"a": raw(array)}
    if array.dtype.kind in "UO":
        tag = "u" if array.dtype.kind == "U" else "o"
        items = packer.list(array.ravel().tolist(), depth)
        return {tag: [list(array.shape), items]}
    return {"?": f"array of {array.dtype}"}


def objects(read, content):
    shape, items = content
    array = np.empty(len(items), dtype=object)
    for place, item in enumerate(items):
        array[place] = read(item)
    return array.reshape(sensible(shape))


def strings(content):
    shape, items = content
    if not all(type(item) is str for item in items):
        raise CodecError("an array of texts with something else in it")
    width = max(map(len, items), default=0)
    if width * len(items) > 10**8:
        raise CodecError("an array of texts too wide")
    return np.array(items, dtype=f"<U{max(width, 1)}").reshape(sensible(shape))


def moment(content):
    value = raw_value(content)
    if value.dtype.kind not in "mM" or value.ndim:
        raise CodecError("not a moment")
    return pd.Timestamp(value[()]) if value.dtype.kind == "M" else pd.Timedelta(value[()])


def scalar(content):
    value = raw_value(content)
    if value.ndim:
        raise CodecError("not a single number")
    return value[()]
