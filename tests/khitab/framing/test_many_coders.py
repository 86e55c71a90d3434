"""Agreement of more than two coders: a table in print, other programs, and hand counts.

AC1 comes from irrCAC 0.4.4 for Python (K. Gwet), which the kit does not install:

    from irrCAC.raw import CAC
    CAC(codes, digits=6).gwet()["est"]["coefficient_value"]

`codes` has a row per unit and a column per coder, NaN where a code is missing.
"""

import math
import time

import krippendorff
import numpy as np
import pandas as pd
import pytest
from khitab import framing
from khitab.framing import chance

IN_PRINT = {  # Krippendorff 2011, Computing Krippendorff's alpha-reliability, part C
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}
RARE = {
    "A": "1 1 0 0 1 0 0 0 0 1",
    "B": "1 0 0 0 1 0 0 0 . 0",
    "C": "1 1 0 0 0 0 0 1 0 0",
    "D": "1 . 0 0 1 0 0 0 0 .",
}


def codings(rows):
    """A table per coder from strings of codes, in which a dot is a missing code."""
    tables = {}
    for name, row in rows.items():
        codes = [code.replace(".", "") for code in row.split()]
        units = {"doc": "x", "sentence": range(len(codes)), "present": codes}
        tables[name] = pd.DataFrame(units)
    return tables


def all_of(rows, **options):
    """The one row of agreement for these strings of codes."""
    return framing.agreement(codings(rows), by=None, bootstrap=20, **options).iloc[0]


def test_alpha_is_that_of_krippendorff_s_four_observers():
    """Printed: .743. Unit 12 has one code and is in no pair."""
    row = all_of(IN_PRINT)
    assert row["alpha"] == pytest.approx(0.743, abs=0.0005)
    assert row[["n", "coders", "unpaired"]].tolist() == [11, 4, 1]


@pytest.mark.parametrize(("rows", "ac1"), [(IN_PRINT, 0.775444), (RARE, 0.597701)])
def test_ac1_is_that_of_irrcac(rows, ac1):
    assert all_of(rows)["ac1"] == pytest.approx(ac1, abs=1e-6)


def test_agreement_is_the_share_of_equal_pairs_where_all_have_coded():
    """By hand: three equal pairs of three, and one of three, are 4 of 6."""
    row = all_of({"A": "1 1", "B": "1 0", "C": "1 0"})
    assert row["agreement"] == pytest.approx(4 / 6)


def test_kappa_and_bias_are_for_two_and_empty_for_more():
    row = all_of(RARE)
    assert math.isnan(row["kappa"]) and math.isnan(row["bias"])


def test_where_two_of_three_have_coded_the_row_is_that_of_these_two():
    two = {name: row for name, row in RARE.items() if name in "AC"}
    third = all_of(two | {"E": ". . . . . . . . . ."})
    pd.testing.assert_series_equal(third, all_of(two))


def test_agreement_is_a_mean_over_codes_and_within_ac1_over_units():
    """By hand: 3 equal codes of 5, but (1 + 0) / 2. On average 3 in 4 codes are 1."""
    row = all_of({"A": "1 1", "B": "1 0", "C": "1 ."})
    assert row["agreement"] == pytest.approx(3 / 5)
    by_chance = 2 * 0.75 * 0.25
    assert row["ac1"] == pytest.approx((0.5 - by_chance) / (1 - by_chance))


def test_ac1_of_a_frame_counts_the_codes_that_occur_in_it():
    """Another frame with five codes more does not change that of a frame with two."""
    two, five = "1 1 0 0 1", "1 2 3 4 5"
    frames = [codings({"A": two, "B": "1 0 0 0 1"}), codings({"A": five, "B": five})]
    both = {
        name: pd.concat(tables[name].assign(frame=n) for n, tables in enumerate(frames))
        for name in "AB"
    }
    rows = framing.agreement(both, bootstrap=20)
    assert rows["ac1"].iloc[0] == all_of({"A": two, "B": "1 0 0 0 1"})["ac1"]


def test_two_coders_by_name_are_two_tables():
    named = {name: row for name, row in RARE.items() if name in "AC"}
    two = framing.agreement(*codings(named).values(), by=None, bootstrap=20)
    pd.testing.assert_series_equal(all_of(named), two.iloc[0])


def test_a_coder_who_coded_nothing_of_it_is_not_counted():
    assert all_of(RARE | {"E": ". . . . . . . . . ."})["coders"] == 4


def test_each_draw_is_what_krippendorff_s_program_gives_for_its_units():
    rng = np.random.default_rng(4)
    counts = rng.integers(0, 4, (30, 3))
    clusters = np.arange(30) // 2
    drawn = chance.drawn_alphas(counts, clusters, 50, seed=7)
    again = np.random.default_rng(7)
    for alpha in drawn:
        chosen = again.integers(15, size=15)
        units = np.concatenate([counts[clusters == name] for name in chosen])
        other = krippendorff.alpha(value_counts=units, level_of_measurement="nominal")
        assert alpha == pytest.approx(other, abs=1e-9)


def test_thirty_coders_of_the_course_take_less_than_three_seconds():
    rng = np.random.default_rng(0)
    units = pd.DataFrame({"doc": "x", "sentence": range(72)}).merge(
        pd.DataFrame({"frame": list("abc")}), how="cross"
    )
    values = ["present", *framing.ELEMENTS]
    drawn = {
        coder: units.assign(**{v: rng.integers(0, 2, 216) for v in values})
        for coder in range(30)
    }
    start = time.time()
    tables = [framing.agreement(drawn, value=value) for value in values]
    assert time.time() - start < 3 and sum(map(len, tables)) == 20


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (({},), "Give two codings"),
        ((codings({"A": "1 0"}),), "There is 1 in this dictionary"),
        ((codings({"A": "1 0", "B": "1 1"}), "a table"), "and a table"),
    ],
)
def test_fewer_than_two_codings_are_refused_in_words(given, said):
    with pytest.raises(ValueError, match=said):
        framing.agreement(*given)
