"""Keywords, periods and word shifts: against other programs, printed tables and fingers.

`data/keyness_gold.csv` was made by statsmodels and shifterator; its recipe is beside it.
"""

from collections import Counter
from math import comb, log, sqrt
from pathlib import Path
from time import process_time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from khitab import display, load_corpus
from khitab.comparison import (
    keywords,
    log_likelihood,
    p_of_counts,
    periods,
    word_shift,
)
from khitab.comparison.keyness import SHIFTS
from nltk.metrics import BigramAssocMeasures
from scipy.spatial.distance import jensenshannon
from scipy.stats import chi2_contingency, entropy, fisher_exact

GOLD = pd.read_csv(Path(__file__).with_name("keyness_gold.csv")).set_index("type")
CONTRACT = [
    "type", "texts", "texts_ref", "freq", "freq_ref", "per_1000", "per_1000_ref",
    "log_likelihood", "log_ratio", "log_ratio_low", "log_ratio_high",
]  # fmt: skip
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
counts = st.lists(st.sampled_from("ابتثج"), min_size=1, max_size=60)
pairs = st.tuples(st.integers(0, 50), st.integers(0, 50))


def table(text, doc="a", period="2017"):
    forms = text.split() if isinstance(text, str) else list(text)
    columns = {"doc": doc, "period": period, "start": range(len(forms)), "form": forms}
    return pd.DataFrame(columns)


def of_gold(function, **options):
    """The result of `function` on the counts of the gold file, in its order."""
    result = function(GOLD["freq"], GOLD["freq_ref"], **options)
    return result.set_index("type").reindex(GOLD.index)


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-6, atol=1e-9)


# --- Against other programs and printed tables ----------------------------------------


@pytest.mark.parametrize(
    ("ours", "theirs", "options"),
    [
        ("log_likelihood", "g2", {}),
        ("log_ratio_low", "risk_low", {}),
        ("log_ratio_high", "risk_high", {}),
        ("p", "p", {}),
        ("p_adjusted", "bh", {}),
        ("p_adjusted", "by", {"correction": "by"}),
        ("p_adjusted", "bonferroni", {"correction": "bonferroni"}),
        ("p_adjusted", "sidak", {"correction": "sidak"}),
        ("p_adjusted", "p", {"correction": None}),
    ],
)
def test_measures_and_corrections_agree_with_statsmodels(ours, theirs, options):
    close(of_gold(keywords, **options)[ours], GOLD[theirs])


@pytest.mark.parametrize("kind", ["proportion", "entropy", "jsd"])
def test_what_each_word_adds_to_a_shift_agrees_with_shifterator(kind):
    close(of_gold(word_shift, kind=kind)["contribution"], GOLD[kind])


@pytest.mark.parametrize(
    ("table_", "g2"),
    [
        ([110, 2442, 111, 29114], 270.72), ([29, 13, 123, 31612], 263.90),
        ([31, 23, 139, 31584], 256.84), ([10, 0, 3, 31764], 167.23),
        ([76, 104, 2476, 29121], 157.21),
    ],
)  # fmt: skip
def test_log_likelihood_is_what_dunning_printed(table_, g2):
    """Five rows of the table of word pairs in Dunning (1993), as printed there."""
    both, first, second, neither = table_
    found = log_likelihood([[both, second]], [both + first, second + neither])
    assert found[0] == pytest.approx(g2, abs=0.005)


@given(pairs, st.integers(51, 500), st.integers(51, 500))
def test_log_likelihood_agrees_with_scipy_and_nltk(freqs, size, size_ref):
    found = log_likelihood([freqs], [size, size_ref])[0]
    if sum(freqs):
        squares = [freqs, [size - freqs[0], size_ref - freqs[1]]]
        scipy = chi2_contingency(squares, correction=False, lambda_="log-likelihood")
        assert found == pytest.approx(scipy.statistic, rel=1e-6, abs=1e-9)
        # nltk takes the margins, and adds a tiny number where it would divide by zero.
        margins = (freqs[0], (sum(freqs), size), size + size_ref)
        nltk = BigramAssocMeasures.likelihood_ratio(*margins)
        assert found == pytest.approx(nltk, rel=1e-6, abs=1e-6)
    else:
        assert found == 0


@pytest.mark.parametrize(
    ("freqs", "sizes", "message"),
    [
        ([1, 2], [10, 10], "one row per word"),
        ([[1, 2]], [10, 10, 10], "one row per word"),
        ([[1, 2, 3]], [10, 10], "one row per word"),
        ([[1]], [10], "one row per word"),
        ([[0, 1]], [0, 10], "at least one token"),
        ([[-1, 2]], [10, 10], "more often than the corpus has tokens"),
        ([[2, 11]], [10, 10], "more often than the corpus has tokens"),
    ],
)
def test_counts_that_no_corpora_can_have_are_refused(freqs, sizes, message):
    with pytest.raises(ValueError, match=message):
        log_likelihood(freqs, sizes)


def test_a_corpus_may_be_one_word_over_and_over():
    """By hand: 4 of 4 and 2 of 4; G² = 2 · (4 ln 4/3 + 2 ln 2/3 + 2 ln 2/1)."""
    by_hand = 2 * (4 * log(4 / 3) + 2 * log(2 / 3) + 2 * log(2))
    assert log_likelihood([[4, 2]], [4, 4])[0] == pytest.approx(by_hand)


def test_rayson_sums_over_the_word_alone():
    """The formula of Rayson & Garside (2000): 2 · (a ln(a / E1) + b ln(b / E2))."""
    a, b, c, d = 30, 4, 1000, 3000
    e1, e2 = c * (a + b) / (c + d), d * (a + b) / (c + d)
    by_hand = 2 * (a * log(a / e1) + b * log(b / e2))
    assert log_likelihood([[a, b]], [c, d], "rayson")[0] == pytest.approx(by_hand)


def test_log_odds_are_those_of_monroe_and_colleagues():
    """Their equations 16, 20 and 22, word by word in plain Python, with a background."""
    y, y_ref = Counter("اااابت"), Counter("اببببتتت")
    background = Counter({"ا": 20, "ب": 30, "ت": 25, "ث": 5})
    n, n_ref, alpha_0 = 6, 8, 80
    found = keywords(*map(pd.Series, (y, y_ref)), prior=pd.Series(background))
    for row in found.itertuples():
        alpha = background[row.type]
        known, known_ref = y[row.type] + alpha, y_ref[row.type] + alpha
        delta = log(known / (n + alpha_0 - known))
        delta -= log(known_ref / (n_ref + alpha_0 - known_ref))
        z = delta / sqrt(1 / known + 1 / known_ref)
        assert (row.log_odds, row.log_odds_z) == pytest.approx((delta, z))


def test_log_likelihood_over_three_periods_agrees_with_scipy():
    tokens = pd.concat(
        [
            table("ا ا ا ب ت", "a", "1"),
            table("ا ب ب ب", "b", "2"),
            table("ت ت ا ب ت ت", "c", "3"),
        ]
    )
    row = periods(tokens).set_index("type").loc["ا"]
    scipy = chi2_contingency([[3, 1, 1], [2, 3, 5]], lambda_="log-likelihood")
    assert row["log_likelihood"] == pytest.approx(scipy.statistic)


def test_over_three_periods_small_counts_have_no_p_and_large_ones_that_of_chi_squared():
    """By hand: 30, 10 and 10 of 50 each are expected 16.7 times, the others 33.3; قطر once."""
    words = zip("123", (30, 10, 10))
    tokens = pd.concat(
        [
            table("ا " * n + "ب " * (49 - n) + ("قطر" if key == "1" else "ب"), key, key)
            for key, n in words
        ]
    )
    found = periods(tokens).set_index("type")
    assert found["p_by"].to_dict() == {"ا": "chi2", "ب": "chi2", "قطر": "none"}
    scipy = chi2_contingency([[30, 10, 10], [20, 40, 40]], lambda_="log-likelihood")
    assert found.loc["ا", "p"] == pytest.approx(scipy.pvalue)
    assert found.loc["قطر", ["p", "p_adjusted"]].isna().all()
    assert found.loc["ا", "p_adjusted"] <= 2 * scipy.pvalue  # of two rows, not of three


# --- Counted on fingers ---------------------------------------------------------------


def test_a_keyword_table_begins_with_the_promised_columns():
    assert list(keywords(table("قطر"), table("في", "b")).columns)[:11] == CONTRACT


def test_a_keyword_table_says_in_how_many_texts_a_type_occurs():
    """By hand: قطر twice in a, once in b; never in c; مصر in c alone."""
    target = pd.concat([table("قطر قطر في", "a"), table("قطر في", "b")])
    found = keywords(target, table("مصر في", "c")).set_index("type")
    assert found["texts"].to_dict() == {"قطر": 2, "في": 2, "مصر": 0}
    assert found["texts_ref"].to_dict() == {"قطر": 0, "في": 1, "مصر": 1}


def test_of_counts_nobody_knows_the_texts():
    tallied = [table(text)["form"].value_counts() for text in ("قطر في", "في مصر")]
    found = keywords(*tallied)
    assert found[["texts", "texts_ref"]].isna().all().all()


def test_a_word_four_times_as_common_has_log_ratio_2_and_300_per_cent_more():
    """By hand: 8 of 20 against 1 of 10 is 400 against 100 a 1,000."""
    target, reference = table("قطر " * 8 + "في " * 12), table("قطر " + "في " * 9, "b")
    row = keywords(target, reference).set_index("type").loc["قطر"]
    assert row[["freq", "freq_ref", "per_1000", "per_1000_ref"]].tolist() == [
        8,
        1,
        400,
        100,
    ]
    assert row["log_ratio"] == pytest.approx(2)
    assert row["diff_percent"] == pytest.approx(300)


def test_a_word_that_the_reference_lacks_is_counted_as_half_a_word():
    """By hand (Hardie 2014): 2 of 8 against 0.5 of 8 is a ratio of 4."""
    row = keywords(table("قطر قطر " + "في " * 6), table("في " * 8, "b"))
    assert row.set_index("type").loc["قطر", "log_ratio"] == pytest.approx(2)


def test_other_zeros_and_other_bases_are_used_when_named():
    """By hand: 2 of 8 against 1 of 8 is a ratio of 2, to base 4 a half."""
    target, reference = table("قطر قطر " + "في " * 6), table("في " * 8, "b")
    row = keywords(target, reference, zero=1, base=4).set_index("type").loc["قطر"]
    assert row["log_ratio"] == pytest.approx(0.5)


def test_types_that_are_rarer_than_min_freq_in_both_together_are_left_out():
    found = keywords(table("قطر في في"), table("قطر مصر", "b"), min_freq=2)
    assert sorted(found["type"]) == ["في", "قطر"]


def test_the_prior_counts_types_that_min_freq_leaves_out():
    """A cut in the table shown must not change what is known of the words in it."""
    corpora = table("قطر في في"), table("قطر مصر", "b")
    full, cut = (keywords(*corpora, min_freq=n).set_index("type") for n in (1, 2))
    assert cut["log_odds_z"].to_dict() == full.loc[cut.index, "log_odds_z"].to_dict()


def test_counts_serve_as_well_as_tokens():
    target, reference = table("قطر في في"), table("قطر مصر", "b")
    tallied = (corpus["form"].value_counts() for corpus in (target, reference))
    texts = ["texts", "texts_ref"]
    tables = [keywords(*both) for both in (tallied, (target, reference))]
    pd.testing.assert_frame_equal(*[each.drop(columns=texts) for each in tables])


def test_any_column_can_say_what_is_one_type():
    target = table("قطر وقطر").assign(lemma="قطر")
    reference = table("قطر", "b").assign(lemma="قطر")
    assert keywords(target, reference, by="lemma")["freq"].tolist() == [2]


def test_periods_give_each_period_its_count_and_rate():
    """By hand: قطر 2 of 4 in 2017 and 0 of 2 in 2019."""
    tokens = pd.concat([table("قطر قطر في في"), table("في في", "b", "2019")])
    row = periods(tokens).set_index("type").loc["قطر"]
    names = ["freq", "freq_2017", "freq_2019", "per_1000_2017", "per_1000_2019"]
    assert row[names].tolist() == [2, 2, 0, 500, 0]


# --- Rules ----------------------------------------------------------------------------


@given(counts, counts)
def test_changing_sides_turns_the_signs_and_keeps_the_sureness(target, reference):
    here = keywords(table(target), table(reference, "b")).set_index("type").sort_index()
    there = keywords(table(reference), table(target, "b")).set_index("type").sort_index()
    close(here["log_likelihood"], there["log_likelihood"])
    close(here["log_ratio"], -there["log_ratio"])
    close(here["log_ratio_low"], -there["log_ratio_high"])
    close(here["log_odds_z"], -there["log_odds_z"])


@given(counts, counts)
def test_a_log_ratio_lies_in_its_interval_and_a_p_between_0_and_1(target, reference):
    found = keywords(table(target), table(reference, "b"))
    assert not found.isna().any().any()
    assert (found["log_ratio_low"] <= found["log_ratio"] + 1e-12).all()
    assert (found["log_ratio"] <= found["log_ratio_high"] + 1e-12).all()
    assert found[["p", "p_adjusted"]].stack().between(0, 1).all()
    assert (found["p_adjusted"] >= found["p"] - 1e-12).all()


@given(counts, counts)
def test_two_periods_are_as_different_as_target_and_reference(target, reference):
    tokens = pd.concat([table(target), table(reference, "b", "2019")])
    two = periods(tokens).set_index("type")["log_likelihood"]
    pair = keywords(table(target), table(reference, "b")).set_index("type")
    close(two.sort_index(), pair["log_likelihood"].sort_index())


@given(counts, counts)
def test_the_contributions_add_up_to_the_whole_difference(target, reference):
    """The totals by scipy: its Jensen–Shannon distance squared, and its entropies."""
    corpora = table(target), table(reference, "b")
    shifts = {kind: word_shift(*corpora, kind=kind) for kind in SHIFTS}
    share, share_ref = (shifts["jsd"][name] for name in ("share", "share_ref"))
    sums = {kind: shift["contribution"].sum() for kind, shift in shifts.items()}
    assert sums["jsd"] == pytest.approx(jensenshannon(share, share_ref, 2) ** 2, abs=1e-9)
    difference = entropy(share, base=2) - entropy(share_ref, base=2)
    assert sums["entropy"] == pytest.approx(difference, abs=1e-9)
    assert sums["proportion"] == pytest.approx(0, abs=1e-12)


def test_texts_without_a_word_in_common_are_one_bit_apart():
    shift = word_shift(table("قطر"), table("في", "b"))
    assert shift["contribution"].sum() == pytest.approx(1)
    assert dict(zip(shift["type"], shift["more_in"])) == {
        "قطر": "target",
        "في": "reference",
    }


def test_equal_texts_have_no_keyword_and_no_shift():
    target, reference = table("قطر في في"), table("في قطر في", "b")
    found = keywords(target, reference)
    assert found[["log_likelihood", "log_ratio", "diff_percent"]].eq(0).all().all()
    assert set(found["p_adjusted"]) == {1.0}
    shift = word_shift(target, reference)
    assert shift["percent"].eq(0).all() and set(shift["more_in"]) == {"neither"}


def test_a_corpus_of_one_word_again_and_again_has_no_keyword():
    found = keywords(table("قطر " * 50), table("قطر", "b"))
    values = found[["log_likelihood", "log_ratio", "log_odds", "log_odds_z"]]
    assert values.to_numpy().tolist() == [[0, 0, 0, 0]]


def test_one_token_against_another_is_no_finding():
    """By hand: 1 of 1 against 0 of 1 gives G² = 4 ln 2 = 2.77; either way is as likely.

    Chi-squared would call that a p of 0.096.
    """
    row = keywords(table("قطر"), table("في", "b")).iloc[0]
    assert row["log_likelihood"] == pytest.approx(4 * log(2))
    assert (row["p"], row["p_by"]) == (1, "exact")


# --- Small counts ---------------------------------------------------------------------


def test_two_hits_here_and_none_there_are_no_finding_in_the_five_texts():
    """By hand: both of two tokens fall among 660 of 2,097: 660/2097 · 659/2096 = 0.099.

    No other deal is as unlikely: none among the 660 0.47, one 0.43. Chi-squared: 0.031.
    """
    tokens = load_corpus().tokens()
    late = tokens["period"] == "2024"
    assert (late.sum(), len(tokens)) == (660, 2097)
    found = keywords(tokens[late], tokens[~late])
    twice = found[(found["freq"] == 2) & (found["freq_ref"] == 0)]
    assert len(twice) > 10 and set(twice["p_by"]) == {"exact"}
    assert twice["p"].round(3).eq(0.099).all()


sizes_ = st.integers(1, 400)


@given(st.tuples(sizes_, sizes_), st.data())
def test_the_exact_p_is_what_one_gets_by_counting_all_deals(sizes, data):
    """By `math.comb`, a deal at a time, in whole numbers: nothing is rounded."""
    freqs = [data.draw(st.integers(0, min(size, 60))) for size in sizes]
    p, by = p_of_counts([freqs], sizes)
    word, total = sum(freqs), sum(sizes)
    expected = [n * size / total for n in (word, total - word) for size in sizes]
    assert by[0] == ("exact" if min(expected) < 13 else "chi2")
    if by[0] == "exact":
        deals = [comb(sizes[0], k) * comb(sizes[1], word - k) for k in range(word + 1)]
        as_rare = sum(each for each in deals if each <= deals[freqs[0]])
        assert p[0] == pytest.approx(as_rare / comb(total, word), rel=1e-9)


@pytest.mark.parametrize(
    ("freqs", "sizes"),
    [
        ([3, 1], [10, 10**7]), ([0, 5000], [1000, 10**7]), ([600, 400], [1000, 10**7]),
        ([999, 3], [1000, 5]), ([12, 0], [10**6, 10**6]), ([0, 0], [10, 10]),
    ],
)  # fmt: skip
def test_the_exact_p_agrees_with_scipy_where_sizes_are_lopsided(freqs, sizes):
    p, by = p_of_counts([freqs], sizes)
    square = [freqs, np.subtract(sizes, freqs)]
    assert by[0] == "exact"
    assert p[0] == pytest.approx(fisher_exact(square).pvalue, rel=1e-7)


def test_the_exact_p_of_a_hundred_thousand_types_is_a_matter_of_seconds():
    """Rates of words as in a corpus: most are rare, so most are exact."""
    random = np.random.default_rng(0)
    freqs = random.poisson(random.pareto(1, (100_000, 1)), (100_000, 2))
    start = process_time()
    _, by = p_of_counts(freqs, freqs.sum(axis=0))
    assert (by == "exact").mean() > 0.9 and process_time() - start < 10


def test_luck_alone_is_called_significant_at_most_one_time_in_twenty():
    """Words dealt out over the sizes of the five texts: chi-squared calls up to 12 of 100.

    Two to eight tokens a word; the exact test may be too careful, never too bold.
    """
    random = np.random.default_rng(0)
    for total in range(2, 9):
        freq = random.hypergeometric(660, 1437, total, 20_000)
        freqs = np.stack([freq, total - freq], axis=1)
        p, _ = p_of_counts(freqs, [660, 1437])
        assert (p < 0.05).mean() <= 0.055


def test_a_word_that_the_reference_lacks_is_infinitely_commoner_and_prints_as_that():
    row = keywords(table("قطر قطر"), table("في", "b")).set_index("type").loc[["قطر"]]
    assert row["diff_percent"].item() == np.inf
    page = display.table(row[["diff_percent"]])._repr_html_()
    assert "∞" in page and "e+" not in page


# --- Refusals -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"target": table("")}, "empty"),
        ({"reference": "قطر"}, "table of tokens"),
        ({"by": "lemma"}, "'lemma'"),
        ({"reference": table("قطر")}, "share tokens of text a"),
        ({"min_freq": 0}, "whole number from 1"),
        ({"formula": "dunnning"}, "'dunning' or 'rayson'"),
        ({"zero": 0}, "zero is a number above 0"),
        ({"base": 1}, "base is a number above 1"),
        ({"confidence": 95}, "between 0 and 1"),
        ({"correction": "holm"}, "correction is None or one of"),
        ({"prior": table("مصر", "c")}, "lacks 1 of the words, among them 'قطر'"),
        ({"target": pd.Series({"قطر": 0.5})}, "whole number"),
        ({"target": pd.Series({"قطر": 0})}, "at least one token"),
        ({"target": table("قطر").assign(form=None)}, "'form' has empty cells"),
    ],
)
def test_what_can_not_be_compared_is_refused_in_plain_words(change, said):
    arguments = {"target": table("قطر"), "reference": table("قطر", "b"), **change}
    with pytest.raises(ValueError, match=said):
        keywords(**arguments)


def test_one_period_alone_can_not_be_compared():
    with pytest.raises(ValueError, match="two or more.*'2017'"):
        periods(table("قطر"))


def test_an_unknown_shift_is_refused():
    with pytest.raises(ValueError, match="jsd, entropy, proportion"):
        word_shift(table("قطر"), table("قطر", "b"), kind="kld")


def test_the_seeds_lose_the_word_terrorism_in_their_third_period():
    """By reading: no form of إرهاب stands in the bodies of 002 and 003."""
    tokens = load_corpus().tokens()
    late = tokens["period"] == "2024"
    row = keywords(tokens[late], tokens[~late]).set_index("type").loc["الإرهاب"]
    assert row["freq"] == 0 and row["log_ratio"] < 0
