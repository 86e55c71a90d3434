"""Keyness by texts: by hand, against scipy one word at a time, and what few texts bear."""

import numpy as np
import pandas as pd
import pytest
from khitab import load_corpus
from khitab.comparison import DISPERSED_COLUMNS, dispersed, keywords_by_texts
from scipy.stats import (
    PermutationMethod,
    chi2_contingency,
    fisher_exact,
    mannwhitneyu,
)

CONTRACT = ["type", "texts", "texts_ref", "freq", "freq_ref"]


def table(words):
    rows = [(doc, form) for doc, text in words.items() for form in text.split()]
    return pd.DataFrame(rows, columns=["doc", "form"])


def drawn(n, n_ref, seed):
    """Invented texts of differing length, so that rates tie and words are missing."""
    random = np.random.default_rng(seed)
    share = np.array([20, 10, 5, 3, 2, 1, 1, 1]) / 43
    words = {
        f"{i:02}": " ".join(
            random.choice(list("abcdefgh"), random.integers(5, 40), p=share)
        )
        for i in range(n + n_ref)
    }
    tokens = table(words)
    late = tokens["doc"] < f"{n:02}"
    counts = pd.crosstab(tokens["form"], tokens["doc"])
    return tokens[late], tokens[~late], counts / counts.sum()


def test_the_columns_are_those_promised_with_the_texts_first():
    found = keywords_by_texts(table({"a": "قطر"}), table({"b": "في"}))
    assert list(found.columns) == DISPERSED_COLUMNS
    assert DISPERSED_COLUMNS[:5] == CONTRACT


def test_a_word_that_one_text_repeats_is_no_keyword_and_one_of_every_text_is():
    """By hand: إرهاب once in each of a, b, c; قطر nine times in a alone."""
    target = table({"a": "إرهاب " + "قطر " * 9, "b": "إرهاب في", "c": "إرهاب في"})
    reference = table({"d": "في في", "e": "مصر في", "f": "في"})
    found = keywords_by_texts(target, reference).set_index("type")
    assert found.loc["إرهاب", CONTRACT[1:]].tolist() == [3, 0, 3, 0]
    assert found.loc["قطر", CONTRACT[1:]].tolist() == [1, 0, 9, 0]
    assert found.index[0] == "إرهاب"
    assert found.loc["إرهاب", "superiority"] == 1
    assert found.loc["قطر", "superiority"] == pytest.approx(2 / 3)  # 3 of 9, and 6 ties


def test_dispersion_keyness_is_the_log_likelihood_of_the_numbers_of_texts():
    """Egbert & Biber (2019): the four cells are texts with the word and texts without."""
    target, reference, rates = drawn(9, 7, seed=1)
    found = keywords_by_texts(target, reference).set_index("type")
    for word, row in found.iterrows():
        have = [
            (rates.loc[word].iloc[:9] > 0).sum(),
            (rates.loc[word].iloc[9:] > 0).sum(),
        ]
        square = [have, [9 - have[0], 7 - have[1]]]
        assert row["p_dispersion"] == pytest.approx(fisher_exact(square).pvalue)
        if sum(have) < 16:
            g2 = chi2_contingency(square, False, "log-likelihood").statistic
            assert row["dispersion_keyness"] == pytest.approx(g2)
        else:
            assert row["dispersion_keyness"] == 0


@pytest.mark.parametrize(("n", "n_ref"), [(2, 3), (4, 4), (3, 7)])
def test_with_few_texts_p_by_ranks_is_exact_as_scipy_s(n, n_ref):
    """scipy takes each way to choose the texts too; it doubles the smaller tail, ours asks
    for sums as far from even in either direction. So both tails come from scipy apart."""
    target, reference, rates = drawn(n, n_ref, seed=2)
    found = keywords_by_texts(target, reference).set_index("type")
    assert set(found["p_ranks_by"]) == {"exact"}
    for word, row in found.iterrows():
        here, there = rates.loc[word].iloc[:n], rates.loc[word].iloc[n:]
        u = mannwhitneyu(here, there).statistic
        assert row["superiority"] == pytest.approx(u / (n * n_ref))
        far = abs(u - n * n_ref / 2)
        every = _all_u(rates.loc[word].to_numpy(), n)
        assert row["p_ranks"] == pytest.approx(
            (np.abs(every - n * n_ref / 2) >= far - 1e-9).mean()
        )
        method = PermutationMethod(n_resamples=np.inf)
        higher = mannwhitneyu(here, there, alternative="greater", method=method).pvalue
        assert (every >= u - 1e-9).mean() == pytest.approx(higher)


def _all_u(rates, n):
    from itertools import combinations

    every = range(len(rates))
    return np.array(
        [
            mannwhitneyu(rates[list(pick)], np.delete(rates, pick)).statistic
            for pick in combinations(every, n)
        ]
    )


def test_with_many_texts_p_by_ranks_is_that_of_scipy_s_normal_curve():
    target, reference, rates = drawn(30, 20, seed=3)
    found = keywords_by_texts(target, reference).set_index("type")
    assert set(found["p_ranks_by"]) == {"normal"}
    for word, row in found.iterrows():
        here, there = rates.loc[word].iloc[:30], rates.loc[word].iloc[30:]
        scipy = mannwhitneyu(here, there, method="asymptotic")
        assert row["p_ranks"] == pytest.approx(scipy.pvalue)


def test_the_normal_curve_is_close_to_the_exact_test_where_one_gives_way(monkeypatch):
    target, reference, _ = drawn(6, 6, seed=4)
    exact = keywords_by_texts(target, reference).set_index("type")["p_ranks"]
    monkeypatch.setattr(dispersed, "MOST", 1)
    normal = keywords_by_texts(target, reference).set_index("type")["p_ranks"]
    assert (exact - normal).abs().max() < 0.1


@pytest.mark.parametrize(("n", "n_ref", "least"), [(2, 3, 1 / 10), (3, 3, 2 / 20)])
def test_no_word_comes_below_what_so_many_texts_can_give(n, n_ref, least):
    """By hand: one way in ten; with equal sides each split comes twice."""
    words = {f"{i}": "قطر قطر" if i < n else "في" for i in range(n + n_ref)}
    tokens = table(words)
    late = tokens["doc"].astype(int) < n
    found = keywords_by_texts(tokens[late], tokens[~late])
    assert found["p_smallest"].tolist() == pytest.approx([least] * 2)
    assert found["p_ranks"].tolist() == pytest.approx([least] * 2)


def test_the_five_texts_have_no_keyword_by_texts_whatever_their_tokens_say():
    tokens = load_corpus().tokens()
    late = tokens["period"] == "2024"
    found = keywords_by_texts(tokens[late], tokens[~late])
    assert found[["p_dispersion", "p_ranks"]].min().min() >= 0.1 - 1e-12


def test_a_word_that_all_texts_use_alike_is_even():
    tokens = table({"a": "في", "b": "في في", "c": "في"})
    row = keywords_by_texts(tokens[:3], tokens[3:]).iloc[0]
    assert row[["superiority", "p_ranks", "p_dispersion"]].tolist() == [0.5, 1, 1]


def test_types_rarer_than_min_freq_are_left_out_and_the_lengths_of_texts_stay():
    """By hand: of قطر في against في مصر, only في is there twice, in half of each text."""
    found = keywords_by_texts(table({"a": "قطر في"}), table({"b": "في مصر"}), min_freq=2)
    assert found[["type", "superiority"]].values.tolist() == [["في", 0.5]]


def test_a_floor_that_no_word_reaches_leaves_an_empty_table_with_all_columns():
    found = keywords_by_texts(table({"a": "قطر"}), table({"b": "في"}), min_freq=5)
    assert found.empty and list(found.columns) == DISPERSED_COLUMNS


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reference": table({"a": "في"})}, "Text a is in both"),
        ({"by": "lemma"}, "'lemma'"),
        ({"target": table({})}, "empty"),
        ({"target": table({"a": "في"}).assign(form=None)}, "empty cells"),
        ({"min_freq": 0}, "whole number from 1"),
        ({"target": pd.Series({"في": 2})}, "table of tokens"),
    ],
)
def test_what_has_no_texts_to_compare_is_refused_in_plain_words(change, said):
    arguments = {"target": table({"a": "قطر"}), "reference": table({"b": "في"}), **change}
    with pytest.raises(ValueError, match=said):
        keywords_by_texts(**arguments)
