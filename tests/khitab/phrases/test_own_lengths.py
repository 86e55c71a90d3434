"""Phrases of any text: n-grams within a sentence, and every way to say how long."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from khitab import coded, load_corpus, phrases
from random_tables import TEXTS, table
from tiny import corpus_of


def spelled(found):
    return found["phrase"].tolist()


# --- Within a sentence ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "within", "wanted"),
    [
        ("C37", "sentence", ["انتهى اليوم", "غدا نبدأ"]),
        ("today", "paragraph", ["انتهى اليوم", "اليوم غدا", "غدا نبدأ"]),
    ],
)
def test_an_ngram_stays_inside_what_it_is_told_to_stay_in(tmp_path, case, within, wanted):
    tokens = corpus_of(tmp_path, a="انتهى اليوم. غدا نبدأ").tokens()
    assert spelled(phrases.ngrams(tokens, 2, within=within)) == wanted


def test_within_a_text_an_ngram_goes_over_its_paragraphs_and_not_into_the_next():
    tokens = table(["قطر | في", "مصر"])
    assert spelled(phrases.ngrams(tokens, within="doc")) == ["قطر في"]


def test_a_sentence_ends_with_its_paragraph_though_numbers_begin_again():
    tokens = table(["قطر في | مصر على"]).assign(sentence=1)
    assert spelled(phrases.ngrams(tokens, within="sentence")) == ["قطر في", "مصر على"]


def test_phrases_frames_and_bundles_stay_inside_a_sentence():
    tokens = table(["على قطر في", "على مصر في"] * 3).assign(sentence=[1, 1, 2] * 6)
    found = phrases.recurring_phrases(tokens, within="sentence")
    assert set(spelled(found)) == {"على قطر", "على مصر"}
    assert phrases.phrase_frames(tokens, 3, within="sentence").empty
    assert spelled(phrases.phrase_frames(tokens, 3)) == ["على * في"]
    with pytest.warns(UserWarning, match="threshold"):
        found = phrases.lexical_bundles(tokens, 2, min_texts=3, within="sentence")
    assert set(spelled(found)) == {"على قطر", "على مصر"}


def test_in_the_seeds_ngrams_within_sentences_are_those_a_loop_finds():
    tokens = load_corpus().tokens()
    wanted = [
        " ".join(words[start : start + 3])
        for _, group in tokens.groupby(["doc", "paragraph", "sentence"], sort=False)
        for words in [group["form"].tolist()]
        for start in range(len(words) - 2)
    ]
    assert spelled(phrases.ngrams(tokens, 3, within="sentence")) == wanted
    assert len(wanted) < len(phrases.ngrams(tokens, 3))


@pytest.mark.parametrize("within", ["sentence", "chapter"])
def test_a_border_that_the_table_has_not_is_refused(within):
    with pytest.raises(ValueError, match=within):
        phrases.ngrams(table(["في قطر"]), within=within)
    with pytest.raises(ValueError, match=within):
        coded.code(table(["في قطر"]), within=within)


# --- How many words -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "n", "wanted"),
    [
        ("C56", [2, 3], [2, 3, 2, 3, 2]),
        ("a list with a gap", [1, 3], [1, 3, 1, 3, 1, 1]),
        ("in any order, once", [3, 2, 3], [2, 3, 2, 3, 2]),
        ("a pair is a range", (2, 4), [2, 3, 4, 2, 3, 2]),
        ("a range of Python", range(2, 4), [2, 3, 2, 3, 2]),
        ("a list of one", [4], [4]),
        ("numpy's numbers", np.int64(4), [4]),
    ],
)
def test_ngrams_have_the_lengths_that_n_says(case, n, wanted):
    found = phrases.ngrams(table(["قطر في مصر على"]), n)
    assert found["n"].tolist() == wanted
    assert [len(phrase.split()) for phrase in found["phrase"]] == wanted


@given(TEXTS, st.sets(st.integers(1, 6), min_size=1), st.booleans())
def test_a_list_of_lengths_gives_those_rows_of_the_whole_table(texts, lengths, maximal):
    """By hand: not maximal are those inside a longer one of the list, as often."""
    tokens = table(texts)
    if not len(tokens):
        return
    every = phrases.recurring_phrases(tokens, (1, 6), 2, 1)
    wanted = every[every["n"].isin(lengths)]
    if maximal:
        inside = [
            any(
                f" {row.phrase} " in f" {other.phrase} " and row.freq == other.freq
                for other in wanted[wanted["n"] > row.n].itertuples()
            )
            for row in wanted.itertuples()
        ]
        wanted = wanted[~np.array(inside, bool)]
    found = phrases.recurring_phrases(tokens, list(lengths), 2, 1, maximal=maximal)
    assert found.equals(wanted.reset_index(drop=True))


def test_frames_and_bundles_take_a_list_too():
    tokens = table(["على قطر في مصر", "على مصر في مصر"])
    both = phrases.phrase_frames(tokens, (3, 4))
    assert set(both["n"]) == {3, 4}
    assert phrases.phrase_frames(tokens, [4])["n"].tolist() == [4]
    with pytest.warns(UserWarning, match="threshold"):
        found = phrases.lexical_bundles(table(["في قطر على"] * 2), [1, 3], min_texts=2)
    assert found["n"].tolist() == [3, 1, 1, 1]


@pytest.mark.parametrize(
    "n", [0, -1, 1.5, "2", None, True, (), [], [2, None], [2, 0], (2, 3, 4), (None, 3)]
)
def test_what_is_no_length_is_refused_with_what_would_be_one(n):
    for ask in (phrases.ngrams, phrases.recurring_phrases, phrases.phrase_frames):
        with pytest.raises(ValueError, match=r"a pair for a range, .* a list of lengths"):
            ask(table(["في قطر"]), n)


def test_running_ngrams_have_an_end():
    with pytest.raises(ValueError, match="need a longest length"):
        phrases.ngrams(table(["في قطر"]), (2, None))
