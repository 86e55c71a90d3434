"""The codec: what goes in comes out, plain and of the same type; nothing else does."""

import collections
import datetime
import json
import math

import khitab
import numpy as np
import pandas as pd
import pytest
from desk.inside.codec import pack, unpack
from desk.inside.plain import CodecError, Opaque, OpaqueError
from hypothesis import given
from hypothesis import strategies as st

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(),
    st.binary(),
    st.dates(),
    st.timedeltas(),
    (st.datetimes() | st.times()).map(lambda moment: moment.replace(fold=0)),
)
KEYS = st.one_of(st.none(), st.integers(), st.text(), st.dates(), st.tuples(st.text()))
PLAIN = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner),
        st.tuples(inner, inner),
        st.dictionaries(KEYS, inner),
        st.sets(KEYS),
        st.frozensets(KEYS),
    ),
    max_leaves=20,
)


def sameness(value):
    """A value with all its types, to compare `1`, `1.0` and `True`, `0.0` and `-0.0`."""
    if isinstance(value, dict):
        return dict, [(sameness(k), sameness(v)) for k, v in value.items()]
    if isinstance(value, list | tuple):
        return type(value), [sameness(item) for item in value]
    if isinstance(value, set | frozenset):
        return type(value), sorted(map(repr, value))
    return type(value), repr(value)


@given(PLAIN)
def test_plain_values_come_back_with_their_types(value):
    assert sameness(unpack(pack(value))) == sameness(value)


def trouble_with(text):
    """The error that comes of unpacking it, or None."""
    try:
        unpack(text)
    except Exception as error:
        return error


@given(st.text() | st.binary().map(lambda raw: raw.decode("latin-1")))
def test_any_text_is_a_value_or_refused(text):
    assert isinstance(trouble_with(text), CodecError | None)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.sampled_from(
                "t s z d f b r td ? date at time NA NaT Tm n a o u cs cn cc F S I".split()
            ),
            inner,
            max_size=2,
        )
    ),
)


@given(JSON)
def test_any_tree_is_a_value_or_refused(tree):
    assert isinstance(trouble_with(json.dumps(tree)), CodecError | None)


TABLES = {
    "tokens": khitab.load_corpus().tokens(),
    "datasheet": khitab.load_corpus().datasheet,
    "no rows": khitab.load_corpus().tokens().head(0),
    "nothing": pd.DataFrame(),
    "no columns": pd.DataFrame(index=range(3)),
    "two levels": khitab.load_corpus().tokens().set_index(["doc", "start"]),
    "columns twice": pd.DataFrame([[1, "a"]], columns=["x", "x"]),
    "missing": pd.DataFrame({"a": ["x", None], "b": [1.0, np.nan], "c": [None, 1]}),
    "objects": pd.DataFrame({"a": [datetime.date(2017, 1, 3), (1, "x")]}),
    "dates": pd.DataFrame({"a": pd.to_datetime(["2017-01-03", None])}),
    "nullable": pd.DataFrame(
        {"a": pd.array([1, None], "Int64"), "b": pd.array([True, None])}
    ),
    "categories": pd.DataFrame({"a": pd.Categorical(["x", None, "y"])}),
    "small": pd.DataFrame(
        {"a": np.array([1, 2], "int8"), "b": np.array([1, 2], "float32")}
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables_come_back_with_their_dtypes(name):
    pd.testing.assert_frame_equal(unpack(pack(TABLES[name])), TABLES[name])


def test_series_and_indexes_come_back():
    counts = TABLES["tokens"].groupby(["doc", "layer"]).size()
    pd.testing.assert_series_equal(unpack(pack(counts)), counts)
    pd.testing.assert_index_equal(unpack(pack(counts.index)), counts.index)


@pytest.mark.parametrize(
    "array",
    [
        np.arange(6).reshape(2, 3),
        np.array([]),
        np.array(["ا", "bc"]),
        np.array([[True]]),
        np.array(["2017-01-03"], dtype="M8[D]"),
        np.array([1j]),
    ],
    ids=str,
)
def test_arrays_come_back(array):
    back = unpack(pack(array))
    assert back.dtype == array.dtype and back.shape == array.shape
    assert back.tolist() == array.tolist()


@pytest.mark.parametrize(
    "value",
    [
        np.int64(3),
        np.float32(0.5),
        np.bool_(True),
        pd.NA,
        pd.NaT,
        pd.Timestamp("2017-01-03"),
        pd.Timedelta("1h"),
    ],
    ids=str,
)
def test_scalars_of_numpy_and_pandas_come_back(value):
    back = unpack(pack(value))
    assert type(back) is type(value) and repr(back) == repr(value)


def test_nan_and_infinity_come_back():
    assert [repr(unpack(pack(x))) for x in (math.nan, math.inf, -math.inf, -0.0)] == [
        "nan",
        "inf",
        "-inf",
        "-0.0",
    ]


def test_a_derived_class_arrives_as_what_it_derives_from():
    class Word(str):
        def __eq__(self, other):
            return True

        __hash__ = str.__hash__

    values = [Word("a"), collections.Counter("aab"), collections.namedtuple("P", "x")(1)]
    assert sameness(unpack(pack(values))) == sameness(["a", {"a": 2, "b": 1}, (1,)])


@pytest.mark.parametrize(
    "value, name",
    [
        (object(), "object"),
        ((x for x in ()), "generator"),
        (len, "builtin_function_or_method"),
        (khitab.load_corpus(), "Corpus"),
        ({}.keys(), "dict_keys"),
        (1j, "complex"),
        (np.array([(1, 2)], dtype="i4,i4"), "array of i4 i4"),
        (range(10**9), "range"),
    ],
)
def test_what_is_not_plain_is_opaque(value, name):
    back = unpack(pack(value))
    assert type(back) is Opaque and back.type_name.startswith(name[:8])


TOUCHES = {
    "==": lambda x: x == x,
    "!=": lambda x: x != 1,
    "bool": bool,
    "len": len,
    "list": list,
    "[]": lambda x: x[0],
    "in": lambda x: 1 in x,
    "()": lambda x: x(),
    "+": lambda x: 1 + x,
    ".": lambda x: x.shape,
    "<": lambda x: x < 1,
    "hash": hash,
    "in a list": lambda x: [x] == [1],
    "array": lambda x: np.array([1]) == x,
    "series": lambda x: pd.Series([1]) == x,
    "float": float,
}


@pytest.mark.parametrize("touch", TOUCHES.values(), ids=TOUCHES)
def test_nothing_can_be_asked_of_an_opaque(touch):
    with pytest.raises(OpaqueError, match="generator; wrap it in list"):
        touch(Opaque("generator"))


def test_the_name_of_a_type_is_cleaned():
    assert Opaque("<script>alert(1)</script>" + "x" * 99).type_name == (
        "scriptalert1scriptxxxxxxxxxxxxxxxxxxxxxx"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[",
        "NaN",
        '{"t":1}',
        '{"t":[],"s":[]}',
        '{"f":"1"}',
        '{"r":[0,1000000000,1]}',
        '{"s":[[1]]}',
        '{"a":["|O8",[1],""]}',
        '{"a":["<i8",[9],""]}',
        '{"a":["<i8",[-1],""]}',
        '{"cs":["object",["a"]]}',
        '{"cs":["str",[1]]}',
        '{"date":"tomorrow"}',
        '{"x":1}',
        '{"I":["range",[null],[0,1000000000,1]]}',
        "[" * 100_000,
        "1" * 100_000,
        '{"cc":[["<i8",[1],"CQAAAAAAAAA="],["range",[null],[0,1,1]],false]}',
    ],
)
def test_what_is_no_packed_value_is_refused(text):
    with pytest.raises(CodecError):
        unpack(text)


def test_a_truth_value_is_one_of_two():
    array = unpack('{"a":["|b1",[3],"AAH/"]}')  # the bytes 0, 1 and 255
    assert array.tolist() == [False, True, True] and array.sum() == 2


def test_endless_values_are_opaque():
    endless, doubling = [], []
    endless.append(endless)
    for _ in range(50):
        doubling = [doubling, doubling]
    assert type(unpack(pack(endless))) is Opaque
    assert type(unpack(pack(doubling))) is Opaque


def test_lone_surrogates_do_no_harm():
    assert unpack(pack("\ud800")) == "\ud800"
