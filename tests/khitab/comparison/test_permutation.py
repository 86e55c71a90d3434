"""The permutation test: every assignment counted, on fingers and by scipy."""

from math import comb

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from khitab import load_corpus
from khitab.comparison import keywords, permutation, permutation_test, permutations
from scipy.stats import permutation_test as scipy_test

# Three early texts and two late ones; قطر in every early one and in no late one.
WORDS = {
    ("a", "2017"): "قطر في في في",
    ("b", "2017"): "قطر قطر في في في في",
    ("c", "2019"): "قطر في",
    ("d", "2024"): "في في في في في",
    ("e", "2024"): "في في في",
}


def table(words=WORDS):
    rows = [
        {"doc": doc, "period": period, "start": place, "form": form}
        for (doc, period), text in words.items()
        for place, form in enumerate(text.split())
    ]
    return pd.DataFrame(rows)


def of(form, tokens):
    return tokens[tokens["form"] == form]


def outcome(counts, n_target, **options):
    """The test of texts of 20 tokens with so many hits, the first `n_target` late."""
    words = {
        (f"{i:03}", "2024" if i < n_target else "2017"): "قطر " * n + "في " * (20 - n)
        for i, n in enumerate(counts)
    }
    tokens = table(words)
    return permutation_test(of("قطر", tokens), tokens, "2024", **options).iloc[0]


def test_two_texts_against_three_can_not_come_below_one_in_ten():
    """The whole corpus points one way, and still p is 1 of 10 assignments."""
    tokens = table()
    row = permutation_test(of("قطر", tokens), tokens, "2024").iloc[0]
    assert row[["assignments", "p_texts", "p_smallest"]].tolist() == [10, 0.1, 0.1]


def test_rates_are_those_of_two_heaps():
    """By hand: 0 of 8 late tokens, 4 of 12 early ones."""
    tokens = table()
    row = permutation_test(of("قطر", tokens), tokens, "2024").iloc[0]
    assert row[["texts", "count", "n_tokens", "per_1000"]].tolist() == [2, 0, 8, 0]
    assert row[["texts_ref", "count_ref", "n_tokens_ref"]].tolist() == [3, 4, 12]
    assert row["difference"] == pytest.approx(-1000 / 3)


def test_every_assignment_stands_once_and_the_real_one_first():
    tokens = table()
    found = permutations(of("قطر", tokens), tokens, "2024")
    assert found.loc[0, "target"] == "d, e"
    assert found["observed"].tolist() == [True] + [False] * 9
    assert found["target"].is_unique and len(found) == comb(5, 2)


def test_an_assignment_is_counted_like_the_real_one():
    """By hand: a and c have 2 of 6, the others 2 of 14."""
    tokens = table()
    row = permutations(of("قطر", tokens), tokens, "2024").set_index("target").loc["a, c"]
    assert row["per_1000"] == pytest.approx(2000 / 6)
    assert row["per_1000_ref"] == pytest.approx(2000 / 14)


@settings(deadline=None, max_examples=15)
@given(st.lists(st.integers(0, 20), min_size=5, max_size=7), st.integers(2, 3))
def test_p_agrees_with_scipy_where_all_texts_are_of_one_length(counts, n_target):
    """Texts of one length make the difference of heaps one of means, as scipy tests it.

    scipy's two-sided p doubles the smaller tail; ours counts |difference|. Asked of
    |difference| with one tail, scipy counts the same assignments.
    """
    groups = np.array(counts[:n_target]), np.array(counts[n_target:])
    scipy = scipy_test(
        groups,
        lambda x, y: abs(x.mean() - y.mean()),
        alternative="greater",
        n_resamples=np.inf,
    )
    assert outcome(counts, n_target)["p_texts"] == pytest.approx(scipy.pvalue)


def test_groups_of_one_size_have_two_extreme_assignments():
    """With 2 against 2, each split stands twice, so p cannot be below 2 of 6."""
    row = outcome([9, 9, 0, 0], 2)
    assert row["p_texts"] == row["p_smallest"] == pytest.approx(2 / 6)


def test_equal_texts_give_a_p_of_one():
    assert outcome([3, 3, 3, 3, 3], 2)["p_texts"] == 1


def test_no_hit_at_all_gives_a_p_of_one():
    row = outcome([0, 0, 0], 1)
    assert row[["p_texts", "log_likelihood", "p_tokens"]].tolist() == [1, 0, 1]


def test_the_token_level_test_is_that_of_keywords():
    tokens = table()
    row = permutation_test(of("قطر", tokens), tokens, "2024").iloc[0]
    late = tokens["period"] == "2024"
    word = keywords(tokens[late], tokens[~late]).set_index("type").loc["قطر"]
    assert row["log_likelihood"] == pytest.approx(word["log_likelihood"])
    assert row["p_tokens"] == pytest.approx(word["p"])
    assert row["p_by"] == word["p_by"] == "exact"


def test_too_many_assignments_are_sampled_and_the_real_one_counts(monkeypatch):
    """Phipson & Smyth (2010): p = (b + 1) / (m + 1), never 0, and the same each time."""
    monkeypatch.setattr(permutation, "MOST", 1000)
    monkeypatch.setattr(permutation, "SAMPLE", 499)
    counts = [15] * 8 + [0] * 8
    first, again = (outcome(counts, 8) for _ in range(2))
    assert first["assignments"] == 500
    assert first["p_texts"] == again["p_texts"] == first["p_smallest"] == 1 / 500


def test_only_the_texts_of_both_groups_are_assigned():
    tokens = table()
    found = permutations(of("قطر", tokens), tokens, "2024", reference="2019")
    assert found["target"].tolist() == ["d, e", "c, d", "c, e"]


def test_texts_can_be_named_instead_of_periods():
    tokens = table()
    found = permutations(of("قطر", tokens), tokens, ["d", "e"], groups="doc")
    assert len(found) == 10


def test_by_tests_each_kind_apart():
    tokens = table()
    result = permutation_test(tokens, tokens, "2024", by="form")
    assert result["form"].tolist() == ["قطر", "في"]
    assert result["count"].tolist() == [0, 8]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"target": "2020"}, "no period '2020'.*'2017', '2019', '2024'"),
        ({"target": "z", "groups": "doc"}, "no doc 'z'"),
        ({"target": "2024", "reference": ["2017", "2024"]}, "in the target and in the"),
        ({"target": ["2017", "2019", "2024"]}, "of the groups has no text"),
        ({"target": []}, "of the groups has no text"),
        ({"target": "2024", "groups": "outlet"}, "column 'outlet'"),
        ({"target": "2024", "by": "frame"}, "column 'frame'"),
    ],
)
def test_groups_that_can_not_be_tested_are_refused(options, said):
    tokens = table()
    with pytest.raises(ValueError, match=said):
        permutation_test(of("قطر", tokens), tokens, **options)


def test_five_texts_give_no_significance_whatever_the_tokens_say():
    """On the seeds, the token-level p of «الإرهاب» is far below what texts can give."""
    tokens = load_corpus().tokens()
    row = permutation_test(of("الإرهاب", tokens), tokens, "2024").iloc[0]
    assert row["p_tokens"] < 0.01 < row["p_smallest"] == 0.1 <= row["p_texts"]
