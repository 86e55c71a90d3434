"""Power by simulation: answers that can be had without simulating."""

import numpy as np
import pandas as pd
import pytest
from khitab import comparison
from khitab.comparison import permutation_test, power
from khitab.comparison.simulated import POWER_COLUMNS, _counts, _p_texts


def test_two_texts_against_three_find_nothing_however_large_the_difference():
    """One of ten assignments is 0.10, which is never 0.05."""
    table = power(2, 3, ratio=[2, 10, 100])
    assert (table["p_smallest"] == 0.1).all() and (table["power"] == 0).all()


def test_without_a_difference_four_against_four_are_wrong_once_in_35():
    """70 assignments, each with its mirror image: only the most extreme pair is ≤ 0.05."""
    row = power(4, length=4000, rate=100, ratio=1, simulations=3000).iloc[0]
    assert row["p_smallest"] == 2 / 70
    assert row["power_low"] < 1 / 35 < row["power_high"]


def test_without_a_difference_many_texts_are_wrong_at_the_test_s_level():
    row = power(12, rate=50, ratio=1, simulations=2000).iloc[0]
    assert row["power_low"] < 0.05 < row["power_high"]


def test_tokens_are_wrong_at_their_level_only_if_the_texts_do_not_differ():
    calm, spread = power(10, rate=50, ratio=1, spread=[0, 1], simulations=2000)[
        "power_tokens"
    ]
    assert calm == pytest.approx(0.05, abs=0.015)
    assert spread > 0.4


def test_a_difference_that_can_not_be_missed_is_always_found():
    assert power(10, ratio=10, rate=50, spread=0)["power"].item() == 1


def test_the_invented_counts_have_the_variance_of_the_negative_binomial():
    """Variance: mean + spread² · mean², so 10 + 0.25 · 100 = 35."""
    counts = _counts(np.full(4, 10.0), 0.5, 50_000, np.random.default_rng(1))
    assert counts.mean() == pytest.approx(10, rel=0.01)
    assert counts.var() == pytest.approx(35, rel=0.03)


def test_p_is_that_of_the_permutation_test_of_the_same_texts():
    counts = np.array([[5, 0, 3, 1, 1, 2], [2, 2, 2, 0, 0, 1]])
    ours = _p_texts(counts, 2, np.random.default_rng(0))
    for row, p in zip(counts, ours):
        words = {
            "doc": np.repeat(list("abcdef"), 20),
            "period": np.repeat(["1", "2"], [40, 80]),
        }
        tokens = pd.DataFrame(words).assign(start=range(120))
        hits = tokens[tokens.groupby("doc").cumcount() < np.repeat(row, 20)]
        assert permutation_test(hits, tokens, "1")["p_texts"].item() == pytest.approx(p)


def test_of_many_assignments_a_sample_gives_nearly_the_same_p():
    """All eight target texts are above all eight others: 2 of 12,870 assignments."""
    counts = np.array([[9, 8, 9, 8, 9, 8, 9, 8, 1, 0, 1, 0, 1, 0, 1, 0]])
    assert _p_texts(counts, 8, np.random.default_rng(0)) == pytest.approx(
        1 / 1000, abs=2e-3
    )


def test_texts_without_a_hit_have_a_p_of_one():
    assert _p_texts(np.zeros((1, 5)), 2, np.random.default_rng(0)) == [1]


def test_the_interval_is_the_exact_one():
    """0 of 500: the upper limit u solves (1 − u)^500 = 0.025."""
    row = power(2, 3).iloc[0]
    assert row["power_low"] == 0
    assert row["power_high"] == pytest.approx(1 - 0.025 ** (1 / 500))


def test_lists_give_a_row_a_combination_in_order():
    table = power([3, 4], length=[100, 200], simulations=10)
    assert list(table.columns) == POWER_COLUMNS
    assert table[["texts", "texts_ref", "length"]].values.tolist() == [
        [3, 3, 100],
        [3, 3, 200],
        [4, 4, 100],
        [4, 4, 200],
    ]
    assert table["n_tokens"].tolist() == [600, 1200, 800, 1600]


def test_one_seed_gives_one_answer():
    assert power(5).equals(power(5)) and not power(5).equals(power(5, seed=1))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"texts": 0}, "texts is a whole number"),
        ({"texts_ref": 2.5}, "texts_ref is a whole number"),
        ({"length": "400"}, "length is a whole number"),
        ({"rate": 0}, "rate is a number above 0"),
        ({"ratio": -1}, "ratio is a number above 0"),
        ({"ratio": 300}, "up to 200"),
        ({"spread": -0.1}, "spread is 0 or more"),
        ({"simulations": 0}, "simulations is a whole number"),
    ],
)
def test_a_number_that_makes_no_sense_is_named(wrong, says):
    with pytest.raises(ValueError, match=says):
        power(**({"texts": 3} | wrong))


def test_the_package_gives_the_function_and_not_the_module_of_its_name():
    assert callable(power) and callable(comparison.power)
