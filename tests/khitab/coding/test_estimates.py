"""What `mended_shares` and `draw` promise, counted by hand, enumerated and drawn."""

import runpy
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from khitab.coding import draw, mended_shares
from khitab.coding.estimates import SHARES

NONE = float("nan")
LIMITS = ["share", "low", "high"]


def units(period="2017", chance=0.3, zeros=(80, 22, 1), ones=(20, 8, 4)):
    """100 sentences; of those with one model code (how many, read, of these people's 1)."""
    parts = []
    for model, (size, read, issue) in enumerate((zeros, ones)):
        human = [1] * issue + [0] * (read - issue) + [NONE] * (size - read)
        parts.append(pd.DataFrame({"model": model, "human": human}))
    return pd.concat(parts, ignore_index=True).assign(period=period, chance=chance)


def by_code():
    """The sample of `units`, drawn by the model's codes: 16 of 80 zeros, 10 of 20 ones."""
    table = units(zeros=(80, 16, 1), ones=(20, 10, 6))
    return table.assign(chance=table["model"].map({0: 16 / 80, 1: 10 / 20}))


def row(table, codes="mended", period=None):
    found = mended_shares(table)
    period = period or found["period"].iloc[0]
    return found[(found["codes"] == codes) & (found["period"] == period)].iloc[0]


def test_each_share_is_what_one_counts_by_hand():
    assert row(units(), "the model's")["share"] == 20 / 100
    assert row(units(), "people's")["share"] == pytest.approx(5 / 30)
    assert row(units())["share"] == pytest.approx((80 * 1 / 22 + 20 * 4 / 8) / 100)


def test_a_sample_drawn_by_code_gives_the_mean_of_egami_s_pseudo_outcomes():
    """ppi-python 0.2.3 gives the same 0.17, with its weights 1 / chance:
    ppi_mean_pointestimate(human, model read, model, lam=1, w=n / (chance * 100))."""
    table = by_code()
    outcome = table["model"] + (
        (table["human"] - table["model"]) / table["chance"]
    ).fillna(0)
    assert row(table)["share"] == pytest.approx(outcome.mean(), abs=1e-12)
    assert row(table)["share"] == pytest.approx(0.17, abs=1e-12)


def test_the_mended_share_of_all_possible_samples_is_the_truth_on_average():
    """6 sentences the model coded 0 (one has the issue), 4 it coded 1 (two have it)."""
    truth = np.array([1, 0, 0, 0, 0, 0, 1, 1, 0, 0])
    model = np.repeat([0, 1], [6, 4])
    found = []
    for zeros, ones in product(combinations(range(6), 3), combinations(range(6, 10), 2)):
        human = np.where(np.isin(range(10), zeros + ones), truth, NONE)
        found.append(pd.DataFrame({"period": len(found), "model": model, "human": human}))
    shares = mended_shares(pd.concat(found).assign(chance=0.5))
    mended = shares[(shares["codes"] == "mended")].head(len(found))
    assert len(found) == 120 and mended["share"].mean() == pytest.approx(0.3, abs=1e-12)


def test_limits_of_one_part_are_clopper_and_pearson_s():
    """scipy: binomtest(3, 12).proportion_ci(); of 1e9 sentences 12 are next to nothing."""
    from khitab.coding.estimates import _exact

    low, high = _exact(np.array([3.0]), np.array([12.0]), np.array([1e9]))
    assert [low[0], high[0]] == pytest.approx([0.0548606, 0.5718585], abs=1e-6)


def test_what_people_read_wholly_has_no_doubt_left():
    table = units(chance=1, zeros=(80, 80, 1), ones=(20, 20, 2))
    assert row(table)[LIMITS].tolist() == pytest.approx([0.03] * 3)
    assert row(table)["note"] == ""


def test_a_difference_is_the_later_group_minus_the_first():
    table = pd.concat([units("2019", ones=(20, 8, 8)), units("2017")])
    shares = mended_shares(table)
    assert shares["period"].drop_duplicates().tolist() == [
        "2019",
        "2017",
        "2017 minus 2019",
    ]
    assert row(table, period="2017 minus 2019")["share"] == pytest.approx(-0.1)
    later, first = row(units()), row(units("2019", ones=(20, 8, 8)))
    down = np.hypot(later["share"] - later["low"], first["high"] - first["share"])
    assert row(table, period="2017 minus 2019")["low"] == pytest.approx(-0.1 - down)


@pytest.mark.parametrize(
    "codes", [["1", "٠", ""], [True, "False", None], [1.0, 0.0, NONE]]
)
def test_codes_are_read_as_text_as_truth_and_as_numbers(codes):
    table = units()
    table["human"] = [
        codes[2 if code != code else 1 - int(code)] for code in table["human"]
    ]
    assert row(table)["share"] == pytest.approx(row(units())["share"])


def test_few_ones_few_zeros_and_a_part_that_nobody_read_are_noted():
    assert row(units())["note"] == ""
    assert "code 1 is rare (4 of 30)" in row(units(ones=(20, 8, 3)))["note"]
    assert (
        "code 0 is rare (1 of 30)"
        in row(units(zeros=(80, 22, 21), ones=(20, 8, 8)))["note"]
    )
    unread = row(units(zeros=(94, 30, 9), ones=(6, 0, 0)))
    assert "people read none of 6 units" in unread["note"]
    assert unread["share"] == pytest.approx(0.94 * 9 / 30 + 0.06)
    assert unread["low"] < 0.94 * 9 / 30


@pytest.mark.parametrize(
    "change, said",
    [
        (lambda t: t.drop(columns="chance"), "needs the column 'chance'"),
        (lambda t: t.head(0), "has no rows"),
        (lambda t: t.assign(period=None), "'period' is empty in 100 of 100 rows"),
        (lambda t: t.assign(period=" "), "'period' is empty in 100 of 100 rows"),
        (
            lambda t: t.assign(chance=[0] + [0.3] * 99),
            "1 units have a chance that is unkn",
        ),
        (lambda t: t.assign(chance=[NONE] * 50 + [0.3] * 50), "50 units have a chance"),
        (lambda t: t.assign(chance=30), "100 units have a chance"),
        (lambda t: t.assign(human=2), "'human': '2' is not a code"),
        (lambda t: t.assign(model="maybe"), "'model': 'maybe' is not a code"),
        (lambda t: t.assign(model=[NONE] + [0] * 99), "has not coded 1 of 100"),
        (lambda t: t.assign(human=NONE), "people coded none of them"),
        (lambda t: t.assign(chance=0.6), "makes about 60 coded by people. 30 are coded"),
    ],
)
def test_what_would_give_a_false_share_is_refused(change, said):
    with pytest.raises(ValueError, match=said):
        mended_shares(change(units()))


@pytest.mark.parametrize("drawn", [True, False])
def test_drawn_units_that_people_left_out_are_noted(drawn):
    """Of 30 drawn, the 5 that people would code 1 are left out: no 1 remains."""
    table = units().assign(drawn=units()["human"].notna())
    table["human"] = table["human"].replace(1, NONE)
    shares = mended_shares(table if drawn else table.drop(columns="drawn"))
    said = "people coded 25 units instead of 30"
    assert shares["note"].str.contains(said).tolist() == [False, True, True]


def test_codes_of_units_that_were_not_drawn_are_refused():
    table = units().assign(drawn=False)
    with pytest.raises(ValueError, match="30 of the units that people coded were not dr"):
        mended_shares(table)


@pytest.mark.parametrize("by", [*SHARES, ["period", "model"]])
def test_groups_have_one_column_whose_name_the_result_does_not_use(by):
    with pytest.raises(ValueError, match="Give one column of groups"):
        mended_shares(units().assign(n=1, codes=1, share=1), by=by)


def test_groups_may_have_the_name_of_any_other_column():
    table = mended_shares(units().assign(size="2017"), by="size")
    assert table["share"].equals(mended_shares(units())["share"])


def test_a_draw_by_the_model_s_codes_keeps_a_few_false_alarms_from_bending_the_share():
    """100 units without the issue, 5 false alarms, 10 read: no 1 is left in any draw."""
    table = pd.DataFrame({"period": "2017", "model": [1] * 5 + [0] * 95})
    for seed in range(20):
        drawn = draw(table, 5, by=["period", "model"], seed=seed)
        assert row(drawn.assign(human=drawn["drawn"].map({True: 0})))["share"] == 0


def test_a_group_that_no_human_coded_is_refused_by_name():
    table = pd.concat([units(), units("2019").assign(human=NONE)])
    with pytest.raises(ValueError, match=r"In period 2019, 100 units.*none of them"):
        mended_shares(table)


# --- The draw --------------------------------------------------------------------------


def test_a_draw_takes_as_many_of_each_group_and_gives_each_its_chance():
    table = draw(units(), 10, by=["period", "model"])
    assert table.groupby("model")["drawn"].sum().tolist() == [10, 10]
    assert table.groupby("model")["chance"].first().tolist() == [10 / 80, 10 / 20]
    assert table.drop(columns=["drawn", "chance"]).equals(units().drop(columns="chance"))


def test_each_unit_is_drawn_as_often_as_its_chance_says():
    """In 1,000 draws of 3 from 12, each is drawn 250 times, give or take 5 deviations."""
    table = pd.DataFrame({"period": "2017", "model": [0] * 12})
    times = sum(draw(table, 3, seed=seed)["drawn"].astype(int) for seed in range(1000))
    assert (times - 250).abs().max() < 5 * np.sqrt(1000 * 0.25 * 0.75)


def test_the_same_seed_draws_the_same_and_a_small_group_is_drawn_whole():
    assert draw(units(), 10, seed=3).equals(draw(units(), 10, seed=3))
    assert not draw(units(), 10, seed=3).equals(draw(units(), 10, seed=4))
    assert draw(units(), 500)[["drawn", "chance"]].eq(1).all(axis=None)


@pytest.mark.parametrize("size, by", [(0, "period"), (5, "outlet"), (5, "human")])
def test_a_draw_refuses_no_size_no_column_and_units_without_a_group(size, by):
    with pytest.raises(ValueError, match=r"whole number|needs the column|is empty in"):
        draw(units(), size, by=by)


# --- Coverage --------------------------------------------------------------------------

BENCHMARK = Path(__file__).parents[2] / "benchmark" / "mended.py"
REGIMES = [  # sentences and read in each period, rates, right, errors, design
    (150, 50, (0.05, 0.1), 0.9, "equal", "even"),
    (500, 50, (0.02, 0.02), 0.9, "in one period", "even"),
    (1000, 100, (0.1, 0.1), 0.9, "in one period", "even"),
    (1000, 100, (0.3, 0.2), 0.8, "misses", "even"),
    (1000, 100, (0.05, 0.1), 0.9, "false alarms", "by code"),
    (500, 100, (0.05, 0.1), 0.97, "equal", "by code"),
]


@pytest.mark.parametrize("regime", REGIMES, ids=str)
def test_the_interval_holds_the_truth_in_950_of_1000_samples(regime):
    """tests/benchmark/mended.py has 720 regimes; the model's own interval is beside it."""
    found = runpy.run_path(str(BENCHMARK))["regime"](
        *regime, 1000, np.random.default_rng(1)
    )
    assert found["share mended"] >= 0.95 and found["difference mended"] >= 0.95
    assert abs(found["share mended off"]) < 0.005
    assert min(found["share naive"], found["difference naive"]) < 0.6
