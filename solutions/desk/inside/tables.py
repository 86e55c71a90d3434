"""pandas tables for the codec: the dtypes listed here and in `arrays`, no others."""

import re

import numpy as np
import pandas as pd

from . import arrays
from .plain import CodecError, Opaque, range_of

NULLABLE = re.compile(r"U?Int(8|16|32|64)|Float(32|64)|boolean")
TEXTS = {"str", "string"}
MANY_COLUMNS = 10_000


def tree(packer, value, depth):
    """Return the JSON tree of an array, a table or one of their scalars, else None."""
    if value is pd.NA:
        return {"NA": 0}
    if value is pd.NaT:
        return {"NaT": 0}
    if isinstance(value, pd.Timestamp | pd.Timedelta):
        if getattr(value, "tzinfo", None) is not None:
            return {"?": "Timestamp with a time zone"}
        return {"Tm": arrays.raw(np.asarray(value.to_numpy()))}
    if isinstance(value, np.str_):
        return str(value)
    if isinstance(value, np.generic):
        raw = np.asarray(value)
        return {"n": arrays.raw(raw)} if arrays.RAW.fullmatch(raw.dtype.str) else None
    if type(value) is np.ndarray:
        return arrays.array_tree(packer, value, depth)
    for kind, tag, write in (
        (pd.DataFrame, "F", _frame_tree),
        (pd.Series, "S", _series_tree),
        (pd.Index, "I", _index_tree),
    ):
        if isinstance(value, kind):
            return {tag: write(packer, value, depth)}
    if isinstance(value, pd.api.extensions.ExtensionArray):
        return _column_tree(packer, value, depth)
    return None


def value_of(read, tag, content):
    """Return the value of a tree made by `tree`; CodecError for any other.

    `read` gives the value of the trees inside it: the codec's own `value_of`.
    """
    if tag in FLAT:
        return FLAT[tag](content)
    if tag in NESTED:
        return NESTED[tag](read, content)
    raise CodecError("an unknown kind of value")


# columns -----------------------------------------------------------------------------


def _column_tree(packer, column, depth):
    """The tree of a Series, an Index or an array of one dimension, names left aside."""
    name = str(column.dtype)
    if isinstance(column.dtype, np.dtype):
        return arrays.array_tree(packer, np.asarray(column), depth)
    column = getattr(column, "array", column)
    if name in TEXTS:
        texts = np.asarray(column, dtype=object)
        blank = np.asarray(column.isna())
        return {"cs": [name, [None if b else t for t, b in zip(texts.tolist(), blank)]]}
    if NULLABLE.fullmatch(name):
        blank = np.asarray(column.isna())
        zero = False if name == "boolean" else 0
        kind = name.lower() if name != "boolean" else "bool"
        return {
            "cn": [
                name,
                arrays.raw(column.to_numpy(dtype=kind, na_value=zero)),
                arrays.raw(blank),
            ]
        }
    if name == "category":
        index = _index_tree(packer, column.categories, depth)
        return {
            "cc": [
                arrays.raw(np.asarray(column.codes, "<i8")),
                index,
                bool(column.ordered),
            ]
        }
    # Of another dtype: the items are plain or not, one by one.
    return arrays.array_tree(packer, np.asarray(column, dtype=object), depth)


def _column(read, content):
    """A decoded column; one of an unlisted dtype cannot be in a table."""
    column = read(content)
    if isinstance(column, Opaque):
        return column
    if not isinstance(column, np.ndarray | pd.api.extensions.ExtensionArray):
        raise CodecError("a column is missing")
    if column.ndim != 1:
        raise CodecError("a column with two dimensions")
    return column


def _text_column(content):
    name, texts = content
    if name not in TEXTS or not all(t is None or type(t) is str for t in texts):
        raise CodecError("a column of texts with something else in it")
    return pd.array(texts, dtype=name)


def _nullable_column(content):
    name, values, blank = content
    if not NULLABLE.fullmatch(name):
        raise CodecError("a column of another dtype")
    column = pd.array(arrays.raw_value(values), dtype=name)
    column[arrays.raw_value(blank).astype(bool)] = pd.NA
    return column


def _categories(read, content):
    codes, categories, ordered = content
    return pd.Categorical.from_codes(
        arrays.raw_value(codes), _index(read, categories), ordered=ordered is True
    )


# tables ------------------------------------------------------------------------------


def _index_tree(packer, index, depth):
    names = packer.list(index.names, depth)
    if isinstance(index, pd.RangeIndex):
        return ["range", names, [index.start, index.stop, index.step]]
    if isinstance(index, pd.MultiIndex):
        levels = [index.get_level_values(i) for i in range(index.nlevels)]
        return ["levels", names, [_column_tree(packer, c, depth - 1) for c in levels]]
    return ["plain", names, _column_tree(packer, index, depth - 1)]


def _index(read, content):
    kind, names, data = content
    names = read(names)
    if kind == "range":
        return pd.RangeIndex(range_of(data), name=names[0])
    if kind == "levels":
        levels = [_known(_column(read, level)) for level in data]
        return pd.MultiIndex.from_arrays(levels, names=names)
    if kind != "plain":
        raise CodecError("an unknown kind of index")
    column = _known(_column(read, data))
    # Without a dtype pandas would guess one for objects: dates out of a list of dates.
    return pd.Index(column, dtype=column.dtype, name=names[0], tupleize_cols=False)


def _known(column):
    if isinstance(column, Opaque):
        raise CodecError("an index of another dtype")
    return column


def _series_tree(packer, series, depth):
    parts = (series.name, dict(series.attrs))
    index = _index_tree(packer, series.index, depth - 1)
    return [index, _column_tree(packer, series, depth - 1), *packer.list(parts, depth)]


def _series(read, content):
    index, column, name, attrs = content
    column = _column(read, column)
    if isinstance(column, Opaque):
        return column
    series = pd.Series(column, index=_index(read, index), dtype=column.dtype, copy=False)
    series.name = read(name)
    series.attrs = _plain_dict(read, attrs)
    return series


def _frame_tree(packer, frame, depth):
    columns = [frame.iloc[:, i] for i in range(frame.shape[1])]
    return [
        _index_tree(packer, frame.index, depth - 1),
        _index_tree(packer, frame.columns, depth - 1),
        [_column_tree(packer, column, depth - 1) for column in columns],
        packer.tree(dict(frame.attrs), depth - 1),
    ]


def _frame(read, content):
    index, names, columns, attrs = content
    if len(columns) > MANY_COLUMNS:
        raise CodecError("a table with too many columns")
    columns = [_column(read, column) for column in columns]
    for column in columns:
        if isinstance(column, Opaque):
            return column
    index = _index(read, index)
    columns = [pd.Series(c, index=index, dtype=c.dtype) for c in columns]
    frame = pd.DataFrame(dict(enumerate(columns)), index=index)
    frame.columns = _index(read, names)
    frame.attrs = _plain_dict(read, attrs)
    return frame


def _plain_dict(read, content):
    attrs = read(content)
    if type(attrs) is not dict:
        raise CodecError("a dict is missing")
    return attrs


FLAT = {
    "NA": lambda _: pd.NA,
    "NaT": lambda _: pd.NaT,
    "Tm": arrays.moment,
    "n": arrays.scalar,
    "a": arrays.raw_value,
    "u": arrays.strings,
    "cs": _text_column,
    "cn": _nullable_column,
}
NESTED = {
    "o": arrays.objects,
    "cc": _categories,
    "F": _frame,
    "S": _series,
    "I": _index,
}
