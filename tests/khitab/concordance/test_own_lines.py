"""Many lines: samples drawn by lot, and lines sorted by several keys."""

from collections import Counter

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from khitab import concordance, display, load_corpus
from khitab.concordance import kwic, sort_lines


@pytest.fixture(scope="module")
def tokens():
    return load_corpus().tokens()


# --- Samples --------------------------------------------------------------------------


def test_a_sample_is_some_of_the_lines_in_their_order_and_says_of_how_many(tokens):
    every, drawn = kwic(tokens, "ليبيا"), kwic(tokens, "ليبيا", sample=8)
    assert len(drawn) == 8 and set(drawn["lines"]) == {len(every)} == {31}
    assert drawn["line"].is_monotonic_increasing and drawn["line"].is_unique
    same = every.iloc[drawn["line"] - 1].reset_index(drop=True)
    assert drawn[concordance.COLUMNS].equals(same)


def test_the_same_seed_draws_the_same_lines_and_another_others(tokens):
    draws = [kwic(tokens, "ليبيا", sample=8, seed=seed) for seed in (0, 0, 1)]
    assert draws[0].equals(draws[1]) and not draws[0].equals(draws[2])
    assert draws[0].equals(kwic(concordance.index(tokens), "ليبيا", sample=8))


def test_a_larger_sample_holds_the_smaller(tokens):
    small, large = (set(kwic(tokens, "في", sample=n)["line"]) for n in (20, 50))
    assert small < large


def test_each_line_is_as_likely_as_any_other(tokens):
    """By hand: of 31 lines 8 are drawn, 300 times: each 77 times, give or take 8."""
    drawn = Counter()
    for seed in range(300):
        drawn.update(kwic(tokens, "ليبيا", sample=8, seed=seed)["line"])
    assert len(drawn) == 31 and all(45 < count < 110 for count in drawn.values())


def test_a_sample_larger_than_all_lines_is_all_lines(tokens):
    drawn = kwic(tokens, "ليبيا", sample=100)
    assert drawn[concordance.COLUMNS].equals(kwic(tokens, "ليبيا"))
    assert drawn["line"].tolist() == list(range(1, 32))
    assert kwic(tokens, "ظظظ", sample=5).empty


def test_first_and_sort_come_after_the_draw(tokens):
    drawn = kwic(tokens, "ليبيا", sample=8)
    assert kwic(tokens, "ليبيا", sample=8, first=3).equals(drawn[:3])
    ordered = kwic(tokens, "ليبيا", sample=8, sort="after", first=3)
    assert ordered.equals(sort_lines(drawn, "after")[:3])


def test_what_is_shown_says_of_how_many_lines_the_sample_is(tokens):
    shown = display.concordance(kwic(tokens, "ليبيا", sample=8), caption="Libya")
    assert "Libya: 8 of 31 lines, drawn by lot" in shown.text
    assert "by lot" not in display.concordance(kwic(tokens, "ليبيا")).text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"sample": 0}, "sample"),
        ({"sample": -5}, "sample"),
        ({"sample": 0.1}, "sample"),
        ({"sample": 5, "seed": -1}, "seed"),
        ({"sample": 5, "seed": "x"}, "seed"),
    ],
)
def test_an_impossible_draw_is_refused(tokens, asked, said):
    with pytest.raises(ValueError, match=f"{said} is a whole number"):
        kwic(tokens, "ليبيا", **asked)


# --- Several keys ---------------------------------------------------------------------

LINES = st.lists(
    st.tuples(
        *[st.sampled_from(["", "ب", "أ", "ب أ", "ا ب", "ج ا"])] * 2, st.integers(0, 2)
    ),
    max_size=12,
)
KEYS = st.sampled_from(["doc", "after", ("after", 2), ("before", 1), ("before", 2)])


@given(LINES, st.lists(KEYS, min_size=1, max_size=4))
def test_several_keys_are_what_sorting_by_each_from_the_last_gives(rows, keys):
    """A stable sort: by the last key first, by the first key last."""
    lines = pd.DataFrame(rows, columns=["before", "after", "doc"]).assign(
        n=range(len(rows))
    )
    one_by_one = lines
    for key in reversed(keys):
        one_by_one = sort_lines(one_by_one, *([key] if isinstance(key, str) else key))
    found = sort_lines(lines, keys)
    assert found["n"].tolist() == one_by_one["n"].tolist()


def test_the_second_word_decides_where_the_first_is_the_same():
    lines = pd.DataFrame({"after": ["في مصر", "على", "في", "في طرابلس"]})
    found = sort_lines(lines, [("after", 1), ("after", 2)])["after"]
    assert found.tolist() == ["على", "في طرابلس", "في مصر", "في"]


def test_lines_are_sorted_by_any_column_numbers_as_numbers_and_the_empty_last():
    lines = pd.DataFrame(
        {"outlet": ["ب", None, "إ", "أ"], "year": [2019, 900, None, 2017], "n": range(4)}
    )
    assert sort_lines(lines, "outlet")["n"].tolist() == [2, 3, 0, 1]
    assert sort_lines(lines, ["year"])["n"].tolist() == [1, 3, 0, 2]
    assert sort_lines(lines, ["outlet", "year"])["n"].tolist() == [3, 2, 0, 1]


def test_kwic_takes_what_sort_lines_takes(tokens):
    every = kwic(tokens, "ليبيا")
    for keys in ("after", ("before", 2), ["period", ("after", 1), ("before", 1)], "doc"):
        found = kwic(tokens, "ليبيا", sort=keys)
        assert found.equals(sort_lines(every, keys))
        assert sorted(found["start"]) == sorted(every["start"])


@pytest.mark.parametrize(
    "keys",
    [["left"], [("after", 0)], [("doc", 2)], 5, [["after", 1]], ("after", 1, 2), [None]],
)
def test_what_is_no_key_is_refused_with_what_would_be_one(tokens, keys):
    with pytest.raises(ValueError, match=r"[Ss]ort by"):
        kwic(tokens, "ليبيا", sort=keys)


def test_a_number_beside_a_list_of_keys_is_refused(tokens):
    with pytest.raises(ValueError, match="a list of them"):
        sort_lines(kwic(tokens, "ليبيا"), ["after", "before"], 2)
