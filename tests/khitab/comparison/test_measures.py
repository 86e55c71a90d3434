"""The measures alone: printed values, what is assumed unless told otherwise, refusals."""

import math

import pytest
from khitab.comparison import diff_percent, log_likelihood, log_odds, log_ratio, p_value


def test_a_word_that_is_as_common_here_as_there_has_no_log_likelihood_below_0():
    """One in eight in both; the sum, rounded, is −7e-15."""
    assert log_likelihood([[27, 25]], [216, 200])[0] >= 0


def test_a_word_that_is_missing_counts_as_half_a_time_in_the_log_ratio():
    """By hand: 8 to 0.5 is 16 to 1, and 16 is 2 to the power of 4."""
    assert log_ratio([8], [0], 1000, 1000)[0] == pytest.approx([4])


def test_the_interval_of_a_log_ratio_is_that_of_95_per_cent():
    """By hand: 1.96 standard errors of √(1/8 − 1/1000 + 1/2 − 1/1000), over ln 2."""
    ratio, low, high = log_ratio([8], [2], 1000, 1000)
    assert ratio == pytest.approx([2])
    assert high - ratio == pytest.approx([2.232], abs=0.0005)
    assert ratio - low == pytest.approx(high - ratio)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"confidence": 0}, "between 0 and 1"),
        ({"confidence": 1}, "between 0 and 1"),
        ({"confidence": -0.5}, "between 0 and 1"),
        ({"zero": 0}, "zero is a number above 0"),
        ({"base": 1}, "base is a number above 1"),
    ],
)
def test_what_no_log_ratio_can_be_made_with_is_refused(options, message):
    with pytest.raises(ValueError, match=message):
        log_ratio([8], [2], 1000, 1000, **options)


def test_a_word_that_the_reference_lacks_has_no_percentage_but_infinity():
    """A zero has nothing to take a percentage of; 9e+17 would look like a measurement."""
    assert diff_percent([1], [0], 1000, 1000).tolist() == [math.inf]
    assert math.isnan(diff_percent([0], [0], 1000, 1000)[0])
    assert diff_percent([3], [1000], 1000, 1000) == pytest.approx([-99.7])


@pytest.mark.parametrize(
    ("g2", "options", "p"),
    [
        (3.841, {}, 0.05),
        (6.635, {}, 0.01),
        (5.991, {"corpora": 3}, 0.05),
        (9.488, {"corpora": 5}, 0.05),
    ],
)
def test_p_is_that_of_the_printed_table_of_chi_squared(g2, options, p):
    assert p_value(g2, **options) == pytest.approx(p, abs=0.00005)


def test_a_prior_has_something_for_every_word():
    with pytest.raises(ValueError, match="every word more than 0"):
        log_odds([8, 2], [2, 2], 1000, 1000, [1, 0])
