"""Alignment: as many equal words as can be, in order, and their pieces kept together."""

from functools import cache
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from khitab.reuse import ALIGNED, alignment
from khitab.reuse.pairs import letters

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
words = st.lists(st.sampled_from("ابت"), max_size=12)
plain = st.text("ابتو", min_size=1, max_size=7)
spelled = st.text("ابتوً", max_size=9)


def aligned(a, b):
    return alignment(" ".join(a), " ".join(b))


def equal(found):
    return found["kind"].isin(["same", "marks"])


def best(a, b):
    """How many words can be equal, in order, and how many of these follow another."""

    @cache
    def onwards(i, j, beside):
        if i == len(a) or j == len(b):
            return 0, 0
        ways = [onwards(i + 1, j, False), onwards(i, j + 1, False)]
        if a[i] == b[j]:
            n, together = onwards(i + 1, j + 1, True)
            ways.append((n + 1, together + beside))
        return max(ways)

    return onwards(0, 0, False)


@given(words, words)
def test_no_alignment_has_more_equal_words_nor_as_many_in_fewer_pieces(a, b):
    same = equal(aligned(a, b)).tolist()
    assert (sum(same), sum(one and two for one, two in pairwise(same))) == best(a, b)


@given(words, words)
def test_two_texts_have_as_many_equal_words_when_they_change_places(a, b):
    assert equal(aligned(a, b)).sum() == equal(aligned(b, a)).sum()


@given(words, words)
def test_rows_are_in_reading_order_in_both_texts(a, b):
    found = aligned(a, b)
    for x in "ab":
        edges = found[[f"start_{x}", f"end_{x}"]].to_numpy().ravel().tolist()
        assert edges == sorted(edges)


@given(st.lists(plain, max_size=6), st.lists(plain, max_size=6))
def test_a_changed_pair_has_three_quarters_of_its_letters_equal(a, b):
    found = aligned(a, b)
    for row in found[found["kind"] == "changed"].itertuples():
        letters = len(row.token_a + row.token_b)
        assert 2 * best(row.token_a, row.token_b)[0] >= 0.75 * letters


@given(spelled, spelled)
def test_two_words_share_no_more_letters_than_their_pieces_do(a, b):
    assert sum(len(one) for one, two in letters(a, b) if one == two) == best(a, b)[0]


def test_a_long_run_is_given_up_where_more_words_are_equal_without_it():
    """By hand: after the run ا ب ت no word is left, and without it four are equal."""
    found = aligned("ا ب ت ث ج ح خ".split(), "ث د ج د ح د خ ا ب ت".split())
    assert found.loc[equal(found), "token_a"].tolist() == ["ث", "ج", "ح", "خ"]


@pytest.mark.parametrize(("a", "b", "n"), [(4, 1, 1), (4, 6, 4), (4, 0, 0), (0, 0, 0)])
def test_a_text_of_one_word_repeated_shares_the_shorter_one(a, b, n):
    found = aligned("ب" * a, "ب" * b)
    assert equal(found).sum() == n and len(found) == max(a, b)
    assert list(found.columns) == ALIGNED


def test_a_repeated_word_is_paired_where_it_continues_a_run():
    """By hand: of the two ا of b only the second has ب behind it."""
    found = aligned("ا ب".split(), "ا خ ا ب".split())
    assert found["kind"].tolist() == ["only_b", "only_b", "same", "same"]


def test_a_changed_word_counts_as_part_of_a_run():
    """By hand: either قال could be the equal one; by the second the changed pair is."""
    found = alignment("قال المشيرون", "قال حفتر قال المشيرين")
    assert found["kind"].tolist() == ["only_b", "only_b", "same", "changed"]


def test_marks_alone_do_not_make_a_word_another():
    found = alignment("ومشيدًا بجهود", "ومشيداً بجهود")
    assert found["kind"].tolist() == ["marks", "same"]
    assert found.loc[0, "letters"] == [("ومشيد", "ومشيد"), ("ً", ""), ("ا", "ا"), ("", "ً")]


def test_700_words_that_another_text_lacks_take_less_than_a_second():
    """Pairing them one by one by difflib took 4 s."""
    a = [f"قلم{chr(0x0628 + i % 20)}{chr(0x0628 + i // 20)}" for i in range(700)]
    start = process_time()
    aligned(a, ["شجر" + word[3:][::-1] for word in a])
    assert process_time() - start < 1


def test_texts_too_long_for_the_memory_are_refused_in_plain_words():
    with pytest.raises(ValueError, match="one passage at a time"):
        alignment("ا " * 20_001, "ا " * 20_001)
