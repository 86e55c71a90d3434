"""What keyness names where nothing is to be found: `tests/benchmark/false_alarms.py`, small.

25 random halves of 24 invented texts. The benchmark has 200 halves of 80 texts.
"""

import runpy
from pathlib import Path

import pytest
from khitab.comparison import permutation_test

SCRIPT = Path(__file__).parents[2] / "benchmark" / "false_alarms.py"
BY_TEXTS = ["by texts, p_dispersion", "by texts, p_ranks", "permutation, p_texts"]


@pytest.fixture(scope="module")
def script():
    return runpy.run_path(str(SCRIPT))


@pytest.fixture(scope="module")
def table(script):
    tokens, planted = script["corpus"](texts=24, types=100, planted=10)
    return script["measured"](tokens, planted, number=25)


@pytest.mark.parametrize("rule", BY_TEXTS)
def test_a_test_by_texts_names_five_words_in_a_hundred_at_the_most(table, rule):
    """So few halves leave one more to luck."""
    assert table.loc[rule, "false alarms, words"] <= 6


@pytest.mark.parametrize("rule", BY_TEXTS)
def test_corrected_for_the_number_of_words_hardly_a_half_has_a_false_alarm(table, rule):
    assert table.loc[f"{rule} adjusted", "false alarms, halves"] <= 8


def test_p_by_tokens_names_three_times_as_many_as_it_promises(table):
    assert table.loc["keywords, p", "false alarms, words"] > 15
    assert table.loc["keywords, log_ratio interval", "false alarms, words"] > 15


def test_p_by_tokens_cries_wolf_in_most_halves_even_when_corrected(table):
    assert table.loc["keywords, p_adjusted", "false alarms, halves"] > 90


def test_the_p_of_all_words_at_once_is_that_of_permutation_test(script):
    tokens, _ = script["corpus"](texts=12, types=40, planted=5)
    words = tokens["form"].drop_duplicates().head(4)
    hits = tokens[tokens["form"].isin(words)]
    found = permutation_test(hits, tokens, True, groups="half", by="form")
    ours = script["p_texts"](tokens, tokens["half"], found["form"])
    assert found["p_texts"].tolist() == pytest.approx(ours.tolist())
