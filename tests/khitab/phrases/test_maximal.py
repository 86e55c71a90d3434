"""Maximal phrases of any length: the same table as length by length, in far less time."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from khitab import coded, load_corpus
from khitab.phrases import counting, maximal, phrase_frames, recurring_phrases
from random_tables import TEXTS, WORDS, table

PASSAGE = st.lists(st.sampled_from(WORDS), min_size=8, max_size=30)
CUTS = st.lists(
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 30)), max_size=2),
    max_size=3,
)


def both_ways(short, tokens, *asked):
    """The table, all lengths from `short` words on at once, and length by length."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "SHORT", short)
        at_once = recurring_phrases(tokens, *asked, maximal=True)
        patch.setattr(counting, "SHORT", 10**6)
        return at_once, recurring_phrases(tokens, *asked, maximal=True)


@settings(max_examples=50)
@given(
    TEXTS,
    PASSAGE,
    CUTS,
    st.integers(1, 4),
    st.tuples(st.integers(1, 6), st.none() | st.integers(6, 20)),
    st.integers(1, 3),
    st.integers(1, 2),
)
def test_all_lengths_at_once_are_what_length_by_length_gives(
    texts, passage, cuts, short, n, min_freq, min_texts
):
    """Stretches of one passage follow the random texts, so that long ones come back."""
    texts = texts + [[passage[a : a + b] for a, b in text] for text in cuts]
    tokens = table(texts)
    if len(tokens):
        at_once, one_by_one = both_ways(short, tokens, n, min_freq, min_texts)
        pd.testing.assert_frame_equal(at_once, one_by_one)


@pytest.mark.parametrize("n", [(2, None), (1, None), (20, None), (2, 25), (17, 17)])
@pytest.mark.parametrize("minima", [(1, 1), (2, 1), (2, 2)])
def test_the_seeds_give_the_same_both_ways(n, minima):
    tokens = load_corpus().tokens()
    pd.testing.assert_frame_equal(*both_ways(maximal.SHORT, tokens, n, *minima))


def test_of_a_passage_that_comes_back_whole_and_in_part_both_are_maximal():
    """By hand: 30 words twice, of which 20 a third time."""
    words = [f"{letter}{other}" for letter in "ابتثجح" for other in "دذرزس"]
    tokens = table([[words], [words], [words[5:25]]])
    found = recurring_phrases(tokens, (2, None), maximal=True)
    assert found[["phrase", "freq", "docs"]].values.tolist() == [
        [" ".join(words[5:25]), 3, "000, 001, 002"],
        [" ".join(words), 2, "000, 001"],
    ]


def sorted_rows(size, monkeypatch):
    """How many rows are sorted where a passage of so many words comes back."""
    done, group = [], coded.group
    for module in (coded, maximal):
        monkeypatch.setattr(
            module,
            "group",
            lambda keys, rows: done.append(len(rows)) or group(keys, rows),
        )
    tokens = pd.DataFrame({"doc": ["a"] * size + ["b"] * size})
    tokens["form"] = [f"w{number}" for number in range(size)] * 2
    found = recurring_phrases(tokens, (2, None), maximal=True)
    assert found["n"].tolist() == [size]
    return sum(done)


def test_a_passage_eight_times_as_long_takes_about_eight_times_the_work(monkeypatch):
    short, long = (sorted_rows(size, monkeypatch) for size in (2_000, 16_000))
    assert long < 10 * short and short < 60 * 4_000


def test_a_table_that_no_memory_holds_is_refused(monkeypatch):
    """Each stretch of a passage is a phrase: of 300 words, 44,850, some 150 words long."""
    words = [f"w{number}" for number in range(300)]
    tokens = pd.DataFrame({"doc": ["a"] * 300 + ["b"] * 300, "form": words * 2})
    assert len(recurring_phrases(tokens, (2, None))) == 300 * 299 / 2
    monkeypatch.setattr(counting, "MOST", 10**6)
    with pytest.raises(ValueError, match=r"long passage .* maximal=True"):
        recurring_phrases(tokens, (2, None))
    assert len(recurring_phrases(tokens, (2, None), maximal=True)) == 1
    assert len(recurring_phrases(tokens, (2, 20))) == sum(301 - n for n in range(2, 21))


def test_frames_of_a_long_passage_that_comes_back_need_a_longest_length():
    words = [f"w{number}" for number in range(120)]
    tokens = table([[words], [words], [["w7", "w0", "w9"]]])
    with pytest.raises(ValueError, match=r"Name a longest length"):
        phrase_frames(tokens, (3, None))
    assert phrase_frames(tokens, (3, 6))["phrase"].tolist() == ["w7 * w9"]


def test_a_word_repeated_over_and_over_is_a_maximal_phrase_of_each_length():
    """By hand: 40 times one word hold it 39 times as a pair, twice as 39 words."""
    found = recurring_phrases(table(["في " * 40]), (2, None), min_texts=1, maximal=True)
    assert found["freq"].tolist() == list(range(39, 1, -1))
    assert found["n"].tolist() == list(range(2, 40))
