"""What question, model answer and rubric of ps3-tokens say in numbers, counted again."""

import pytest
from khitab import comparison, load_corpus, morphology
from scipy.stats import fisher_exact

TOKENS = morphology.add_lemmas(load_corpus().tokens())
MAY = TOKENS["doc"].isin(["001", "004"])
KEYS = comparison.keywords(TOKENS[MAY], TOKENS[~MAY], by="lemma").set_index("type")
BY_CHI_SQUARE = comparison.p_value(KEYS["log_likelihood"])
AMERICAN = "أمريكي"


def test_the_friend_s_p_of_american_is_below_one_in_a_thousand_and_the_exact_one_is_not():
    """By scipy, on the counts alone: eight hits against none."""
    here = int(MAY.sum())
    square = [[8, 0], [here - 8, len(TOKENS) - here]]
    assert KEYS.loc[AMERICAN, ["freq", "freq_ref"]].tolist() == [8, 0]
    assert KEYS.loc[AMERICAN, "p"] == pytest.approx(fisher_exact(square).pvalue)
    by_chi = BY_CHI_SQUARE[KEYS.index.get_loc(AMERICAN)]
    assert by_chi < 0.001 and 4 < KEYS.loc[AMERICAN, "p"] / by_chi < 5
    assert round(KEYS.loc[AMERICAN, "p"], 3) == 0.004


def test_of_the_friend_s_dozens_thirteen_are_left_and_none_after_correction():
    assert len(KEYS) == 603
    assert (BY_CHI_SQUARE < 0.05).sum() == 67
    assert (KEYS["p"] < 0.05).sum() == 13
    assert not (KEYS["p_adjusted"] < 0.05).any()


def test_no_lemma_that_chi_square_calls_significant_has_counts_that_it_can_bear():
    assert set(KEYS["p_by"][BY_CHI_SQUARE < 0.05]) == {"exact"}
