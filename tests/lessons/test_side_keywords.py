"""What the prose of side room keywords says in words, counted again from the corpus."""

import numpy as np
import pytest
from khitab import checks, comparison, concordance, load_corpus, morphology
from scipy.stats import fisher_exact

CORPUS = load_corpus()
TOKENS = morphology.add_lemmas(CORPUS.tokens())
LATE = TOKENS[TOKENS["period"] == "2024"]
EARLY = TOKENS[TOKENS["period"] != "2024"]
KEYS = comparison.keywords(LATE, EARLY, by="lemma")
KEY = KEYS.set_index("type")
SIZES = [len(LATE), len(EARLY)]


def test_general_is_more_than_six_times_as_frequent_and_the_surest_keyword():
    share, share_ref = ((heap["lemma"] == "عام").mean() for heap in (LATE, EARLY))
    assert 6 < share / share_ref < 7
    assert KEYS["type"][0] == "عام"
    assert KEY.loc["عام", "log_ratio"] == pytest.approx(np.log2(share / share_ref))


def test_terrorism_combating_and_the_two_names_of_rashad_are_among_the_twelve_surest():
    first = KEYS.head(12).set_index("type")
    assert (first.loc[["إرهاب", "مكافحة"], "freq"] == 0).all()
    assert (first.loc[["حسن", "رشاد"], "freq_ref"] == 0).all()


def test_all_lines_of_general_in_2024_but_one_are_titles():
    """Read by hand: Intelligence, Commander or Command; one in 002 is ʿām, "year"."""
    lines = concordance.kwic(LATE, "عام", span=1, match="lemma")
    title = lines["before"].str.contains("المخابرات|القائد|للقيادة")
    assert list(lines["doc"][~title]) == ["002"]
    year = LATE[(LATE["lemma"] == "عام") & (LATE["gloss"] == "year")]
    assert list(year["start"]) == list(lines["start"][~title])
    early = concordance.kwic(EARLY, "عام", span=1, match="lemma")
    assert "بشكل" in set(early["before"])  # 000: "in general", no title either


def test_rashad_has_the_larger_effect_and_general_the_larger_sureness():
    assert KEY.loc["رشاد", "log_ratio"] > KEY.loc["عام", "log_ratio"]
    assert KEY.loc["رشاد", "log_likelihood"] < KEY.loc["عام", "log_likelihood"]
    width = KEY["log_ratio_high"] - KEY["log_ratio_low"]
    assert width["رشاد"] > width["عام"] and KEY.loc["رشاد", "freq_ref"] == 0


def test_what_is_put_for_zero_moves_the_log_ratio_and_not_the_log_likelihood():
    tries = [comparison.keywords(LATE, EARLY, "lemma", zero=zero) for zero in (1, 0.01)]
    one, hundredth = (table.set_index("type").loc["إرهاب"] for table in tries)
    assert one["log_likelihood"] == hundredth["log_likelihood"]
    assert one["log_ratio"] - hundredth["log_ratio"] == pytest.approx(np.log2(100))
    assert KEY.loc["إرهاب", "log_ratio"] == pytest.approx(-np.log2(18), abs=0.1)


def test_two_of_the_twelve_surest_occur_in_one_text_only():
    first = KEYS.head(12)
    assert (first["texts"] + first["texts_ref"] == 1).sum() == 2


def test_two_dozen_lemmas_are_below_005_all_by_the_exact_test_and_none_has_two_hits_to_none():
    """scipy's own Fisher, a lemma at a time, on the counts alone."""
    squares = [
        [row, np.subtract(SIZES, row)] for row in KEYS[["freq", "freq_ref"]].values
    ]
    fisher = np.array([fisher_exact(square).pvalue for square in squares])
    assert (KEYS["p"] < 0.05).sum() == (fisher < 0.05).sum() == 24
    assert set(KEYS["p_by"][KEYS["p"] < 0.05]) == {"exact"}
    twice = KEYS[(KEYS["freq"] == 2) & (KEYS["freq_ref"] == 0)]
    assert len(twice) == 17 and twice["p"].round(3).eq(0.099).all()


def test_chi_square_would_have_called_nearly_twice_as_many_lemmas_significant():
    """Its 47 have small counts, all of them; 23 of them are above 0.05 by the exact test."""
    chi = comparison.p_value(KEYS["log_likelihood"]) < 0.05
    word = KEYS["freq"] + KEYS["freq_ref"]
    assert chi.sum() == 47 and (chi & (KEYS["p"] > 0.05)).sum() == 23
    assert (word * min(SIZES) / sum(SIZES) < 5)[chi].sum() == 45
    assert (
        comparison.adjust(comparison.p_value(KEYS["log_likelihood"])) < 0.05
    ).sum() == 4


def test_after_correction_one_lemma_is_left_with_a_floor_of_three_four_and_no_form():
    left = {
        (by, floor): comparison.keywords(LATE, EARLY, by, floor)
        for by, floor in [("lemma", 1), ("lemma", 3), ("form", 1), ("form", 3)]
    }
    kept = {at: (table["p_adjusted"] < 0.05).sum() for at, table in left.items()}
    assert list(kept.values()) == [1, 4, 0, 0]
    assert list(KEYS["type"][KEYS["p_adjusted"] < 0.05]) == ["عام"]


def test_a_word_with_a_single_hit_can_never_be_below_005():
    assert (KEYS["p"][KEYS["freq"] + KEYS["freq_ref"] == 1] > 0.05).all()


def test_irhab_has_no_token_in_2024_and_six_hundred_lemmas_are_asked():
    assert KEY.loc["إرهاب", "freq"] == 0 < KEY.loc["إرهاب", "freq_ref"]
    assert 550 < len(KEYS) < 650


@pytest.mark.parametrize(
    ("answer", "piece"),
    [
        (0.315, "one token"), (0.63, "added"), (0.157, "Half"), (0.21, "early tokens"),
        (0.47, "among the early"), (0.43, "one of the two"), (0.03, "chi-square"),
        (0.05, "draw the line"),
    ],
)  # fmt: skip
def test_two_to_none_is_a_tenth_and_each_mistake_has_its_reply(answer, piece):
    """By hand: 660/2097 · 659/2096 = 0.099; with replacement as well, to two decimals."""
    judge = checks.keys("keywords")["keywords-d"]
    for right in (0.099, 0.1, 0.09896, 660 / 2097 * 659 / 2096):
        assert judge(right)[0], right
    verdict, reply = judge(answer)
    assert verdict is False and piece in reply
