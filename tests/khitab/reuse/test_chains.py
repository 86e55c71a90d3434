"""Passages in pieces: the rules by hand, and against all chains of short texts."""

from itertools import product

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from khitab import load_corpus
from khitab.arabic import tokenize
from khitab.reuse import corpus_passages, shared_passages

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
words = st.lists(st.sampled_from("ابتث"), min_size=1, max_size=14)
TOKENS = load_corpus().tokens()


def table(text, doc="a"):
    tokens = pd.DataFrame(tokenize(text), columns=["start", "end", "token"])
    return tokens.assign(doc=doc, form=tokens["token"])


def found(a, b, min_tokens, max_gap, min_run):
    """The passages of two texts of words of one letter: word numbers, and n."""
    passages = shared_passages(
        table(" ".join(a)), table(" ".join(b), "b"), min_tokens, max_gap, min_run=min_run
    )
    edges = passages[["start_a", "end_a", "start_b", "end_b"]].to_numpy() + [0, 1, 0, 1]
    return [
        (*row, n)
        for row, n in zip((edges // 2).tolist(), passages["n_tokens"], strict=True)
    ]


def equal_words(a, b, min_run):
    """All pairs of rows with equal words that lie in a run of `min_run` of them."""
    runs = [
        [(i + step, j + step) for step in range(min_run)]
        for i, j in product(range(len(a) - min_run + 1), range(len(b) - min_run + 1))
        if a[i : i + min_run] == b[j : j + min_run]
    ]
    return sorted({pair for run in runs for pair in run})


def most(pairs, max_gap, first=None, last=None):
    """The equal words of the longest chain of `pairs`, between two of them if given."""
    longest = {}
    for i, j in pairs:
        before = [
            longest[i - di, j - dj]
            for di, dj in product(range(1, max_gap + 2), repeat=2)
            if longest.get((i - di, j - dj))
        ]
        begins = first is None or (i, j) == first
        longest[i, j] = max(before, default=0) + 1 if before or begins else 0
    return longest.get(last, 0) if last else max(longest.values(), default=0)


settled = given(words, words, st.integers(1, 4), st.integers(1, 3), st.integers(1, 3))


@settled
def test_no_chain_has_more_words_than_the_passages_that_it_meets(a, b, least, gap, run):
    """Outside of the passages with n words or more, no chain has as many words as n."""
    passages, pairs = found(a, b, least, gap, run), equal_words(a, b, run)
    for n in range(least, len(a) + 1):
        long = [row for row in passages if row[4] >= n]
        free = [
            (i, j)
            for i, j in pairs
            if not any(row[0] <= i < row[1] and row[2] <= j < row[3] for row in long)
        ]
        assert most(free, gap) < n


@settled
def test_a_passage_is_a_chain_from_its_first_words_to_its_last(a, b, least, gap, run):
    pairs = equal_words(a, b, run)
    for start_a, end_a, start_b, end_b, n in found(a, b, least, gap, run):
        corners = (start_a, start_b), (end_a - 1, end_b - 1)
        assert least <= n <= most(pairs, gap, *corners)


@settled
def test_the_longest_passage_has_all_the_words_that_a_chain_can_have(
    a, b, least, gap, run
):
    longest = max((row[4] for row in found(a, b, least, gap, run)), default=0)
    best = most(equal_words(a, b, run), gap)
    assert longest == (best if best >= least else 0)


def test_four_equal_words_in_pieces_are_one_passage_where_no_two_are_neighbours():
    """By hand: a changed particle, an inserted title and a date between four words."""
    a = table("قال حفتر إن مصر تدعم ليبيا")
    b = table("قال المشير حفتر أمس أن مصر دائما تدعم شعب ليبيا", "b")
    assert shared_passages(a, b).empty
    (passage,) = shared_passages(a, b, max_gap=2, min_run=1).itertuples()
    assert (passage.n_tokens, passage.start_a, passage.end_b) == (5, 0, 47)
    assert passage.text_b.split()[1] == "المشير"


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("ابخت", "ابت", [3]),  # a word put in
        ("ابختث", "ابدتث", [4]),  # a word replaced
        ("ابخختث", "ابتث", []),  # two words put in
        ("تثابجح", "ابتثحج", []),  # pieces that change places
        ("ابت", "اببت", [3]),  # a word written twice, counted once
    ],
)
def test_one_other_word_may_be_between_two_pieces(a, b, said):
    assert [row[4] for row in found(a, b, 3, 1, 1)] == said


def test_of_two_ways_to_go_on_the_one_with_more_words_is_taken():
    """By hand: after ا ب come ت, or two words later ث ج ح."""
    assert found("ابتثجح", "ابتخثجح", 3, 1, 1) == [(0, 6, 0, 7, 6)]
    assert found("ابثجح", "ابثخثجح", 3, 2, 1) == [(0, 5, 0, 7, 5)]


def test_a_passage_that_is_printed_twice_is_two_passages():
    """By hand: د is a gap, but what comes after it in b comes before in a."""
    assert found("ابتث", "ابتثدابتث", 3, 1, 1) == [(0, 4, 0, 4, 4), (0, 4, 5, 9, 4)]


def test_two_words_in_every_piece_need_two_words_in_a_row():
    a, b = "ابختثدج", "ابزتثسج"
    assert [row[4] for row in found(a, b, 4, 1, 2)] == [4]
    assert [row[4] for row in found(a, b, 4, 1, 1)] == [5]


def test_a_corpus_has_the_pieces_of_each_pair_of_its_texts():
    settings = {"min_tokens": 4, "max_gap": 2, "min_run": 1}
    texts = dict(list(TOKENS.groupby("doc")))
    everything = corpus_passages(TOKENS, **settings)
    for (a, b), rows in everything.groupby(["doc_a", "doc_b"]):
        pair = shared_passages(texts[a], texts[b], **settings)
        pd.testing.assert_frame_equal(rows[list(pair)].reset_index(drop=True), pair)


def test_a_piece_made_only_of_formulas_is_left_out():
    """By hand: ا is in three texts, the other words in two."""
    texts = [table(text, doc) for doc, text in zip("abc", ["ا خ ب ت", "ا د ب ت", "ا"])]
    tokens = pd.concat(texts, ignore_index=True)
    for most_docs, n in ((3, [3]), (2, [])):
        found = corpus_passages(tokens, 3, 1, max_docs=most_docs, min_run=1)
        assert found["n_tokens"].tolist() == n


def test_eight_words_in_pieces_of_two_are_only_in_the_statement_of_001_and_004():
    """With four words in pieces of one, all texts share titles and formulas."""
    few = corpus_passages(TOKENS, 4, max_gap=2, min_run=1)
    many = corpus_passages(TOKENS, 8, max_gap=2, min_run=2)
    assert set(zip(many["doc_a"], many["doc_b"], strict=True)) == {("001", "004")}
    assert len(few.groupby(["doc_a", "doc_b"])) == 9


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"min_run": 1}, "needs max_gap"),
        ({"min_run": 0, "max_gap": 1}, "min_run is a whole"),
        ({"min_run": 1.5, "max_gap": 1}, "min_run is a whole"),
    ],
)
def test_pieces_that_no_passage_can_have_are_refused_in_plain_words(settings, said):
    with pytest.raises(ValueError, match=said):
        shared_passages(table("ا"), table("ا", "b"), **settings)
