"""Texts of one's own: rates and tests by any column of a datasheet, and within strata."""

from fractions import Fraction
from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from khitab import framing, voices
from khitab.comparison import (
    diff_percent,
    keywords,
    log_likelihood,
    log_ratio,
    p_of_counts,
    permutation,
    permutation_test,
    permutations,
    rates,
)
from scipy.stats import permutation_test as scipy_test

# Numbers that give what C58 reports: out of all 2,360 tokens, 7.20 and 11.02.
A, B = 836, 1524
C58 = [("n1", "North", "2015", 17, A), ("s1", "South", "2015", 26, B)]


def table(texts):
    """A table of tokens of texts (doc, outlet, period, hits, tokens)."""
    parts = [
        pd.DataFrame({"doc": doc, "period": period, "start": range(size), "form": "في"})
        .assign(outlet=outlet, layer=["headline", *["paragraph"] * (size - 1)])
        .assign(form=["قطر"] * hits + ["في"] * (size - hits))
        for doc, outlet, period, hits, size in texts
    ]
    return pd.concat(parts, ignore_index=True)


def hits_of(tokens):
    return tokens[tokens["form"] == "قطر"]


def of_periods(result):
    rows = result[result["level"] != "text"]
    return rows.set_index([rows.columns[0], "period"])["per_1000"].round(2).to_dict()


def test_c58_an_outlet_is_counted_out_of_its_own_tokens():
    tokens = table(C58)
    found = of_periods(rates(hits_of(tokens), tokens, by="outlet"))
    assert found == {("North", "2015"): 20.33, ("South", "2015"): 17.06}


def test_hits_without_the_column_get_it_from_their_text():
    tokens = table(C58)
    bare = hits_of(tokens).drop(columns="outlet")
    pd.testing.assert_frame_equal(
        rates(bare, tokens, by="outlet"), rates(hits_of(tokens), tokens, by="outlet")
    )


def test_an_outlet_that_only_the_hits_know_is_not_counted_without_a_word():
    tokens = table(C58)
    bare = tokens.drop(columns="outlet")
    with pytest.warns(UserWarning, match=r"add_metadata.tokens, \"outlet\""):
        rates(hits_of(tokens), bare, by="outlet")
    said = bare.assign(voice="mp", end=lambda t: t["start"] + 1, token="")
    hits = hits_of(tokens).assign(end=lambda t: t["start"] + 1)
    with pytest.warns(UserWarning, match="one 'outlet'"):
        voices.per_voice(said, hits, by="outlet")


def test_an_outlet_that_never_says_it_has_its_zero():
    tokens = table([*C58, ("e1", "East", "2015", 0, 50)])
    result = rates(hits_of(tokens), tokens, by="outlet").set_index(["outlet", "level"])
    assert result.loc[("East", "period"), ["count", "n_tokens"]].tolist() == [0, 50]


@pytest.mark.parametrize("by", ["layer", "voice"])
def test_parts_of_texts_are_counted_out_of_their_own_tokens_too(by):
    """By hand: one headline of one word, قطر, and 9 other words with قطر twice."""
    tokens = table([("a", "North", "2015", 3, 10)]).assign(voice=lambda t: t["layer"])
    result = rates(hits_of(tokens), tokens, by=by)
    rows = result[result["level"] == "text"]
    assert rows[[by, "count", "n_tokens"]].values.tolist() == [
        ["headline", 1, 1],
        ["paragraph", 2, 9],
    ]


def test_what_was_found_is_still_counted_out_of_all_tokens():
    tokens = table(C58)
    result = rates(tokens, tokens, by="form")
    assert set(result[result["level"] == "period"]["n_tokens"]) == {len(tokens)}


def test_any_column_takes_the_place_of_the_period():
    """By hand: January 3 of 30, February 1 of 10; each month is one heap."""
    tokens = table(
        [("a", "North", "2015", 1, 10), ("b", "South", "2015", 2, 20)]
        + [("c", "South", "2016", 1, 10)]
    )
    month = tokens["doc"].map({"a": "2015-01", "b": "2015-01", "c": "2015-02"})
    tokens = tokens.assign(month=month).drop(columns="period")
    result = rates(hits_of(tokens), tokens, groups="month")
    assert list(result.columns)[:3] == ["level", "month", "doc"]
    months = result[result["level"] == "month"]
    assert months[["month", "count", "n_tokens"]].values.tolist() == [
        ["2015-01", 3, 30],
        ["2015-02", 1, 10],
    ]
    by = rates(hits_of(tokens), tokens, by="outlet", groups="month")
    assert of_rows(by, "month") == [
        ["North", "2015-01", 1, 10],
        ["South", "2015-01", 2, 20],
        ["South", "2015-02", 1, 10],
    ]


def of_rows(result, groups):
    rows = result[result["level"] == groups]
    return rows[["outlet", groups, "count", "n_tokens"]].values.tolist()


@settings(deadline=None, max_examples=20)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["North", "South", ""]),
            st.sampled_from(["2015", "2016"]),
            st.integers(0, 3),
            st.integers(3, 6),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_each_cell_of_outlet_and_period_is_counted_as_a_loop_counts_it(texts):
    texts = [(f"t{i}", *text) for i, text in enumerate(texts)]
    tokens = table(texts)
    cells = {}
    for _, outlet, period, hits, size in texts:
        cell = cells.setdefault((outlet, period), [0, 0])
        cell[0], cell[1] = cell[0] + hits, cell[1] + size
    result = rates(hits_of(tokens), tokens, by="outlet")
    rows = result[result["level"] == "period"].set_index(["outlet", "period"])
    assert {k: list(v) for k, v in rows[["count", "n_tokens"]].T.items()} == cells


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"by": "outlet", "empty": True}, "nothing in column 'outlet'"),
        ({"groups": "outlet", "empty": True}, "nothing in column 'outlet'"),
        ({"groups": "month"}, "column 'month'"),
        ({"groups": "doc"}, "counted apart anyway"),
        ({"groups": "outlet", "by": "outlet"}, "counted apart anyway"),
        ({"by": "outlet", "renamed": True}, "differ from them in period, outlet"),
    ],
)
def test_what_would_lose_hits_or_tokens_is_refused(options, said):
    tokens, options = table(C58), dict(options)
    if options.pop("empty", False):
        tokens.loc[tokens["doc"] == "s1", "outlet"] = None
    hits = hits_of(tokens)
    if options.pop("renamed", False):
        hits = hits.assign(outlet="East")
    with pytest.raises(ValueError, match=said):
        rates(hits, tokens, **options)


def test_frames_and_voices_are_counted_by_outlet_out_of_its_own_tokens():
    tokens = table(C58).assign(end=lambda t: t["start"] + 1, token=lambda t: t["form"])
    found = framing.occurrences(tokens, {"qatar": ["قطر"]})
    assert found["outlet"].value_counts().to_dict() == {"South": 26, "North": 17}
    table_ = framing.rates(found, tokens, by="outlet")
    assert of_periods(table_) == {("North", "2015"): 20.33, ("South", "2015"): 17.06}
    said = tokens.assign(voice="mp")
    per_voice = voices.per_voice(said, found, by="outlet")
    assert per_voice["n_tokens"].tolist() == [A, B]


def test_keywords_take_two_outlets_as_two_tables():
    tokens = table(C58)
    north = tokens["outlet"] == "North"
    row = keywords(tokens[north], tokens[~north]).set_index("type").loc["قطر"]
    assert row[["per_1000", "per_1000_ref"]].round(2).tolist() == [20.33, 17.06]


# --- Permutation ----------------------------------------------------------------------

# Four cells of two texts; in each outlet the late texts have more.
CELLS = [
    ("n1", "North", "2015", 1, 20), ("n2", "North", "2015", 2, 20),
    ("n3", "North", "2025", 5, 20), ("n4", "North", "2025", 6, 20),
    ("s1", "South", "2015", 8, 20), ("s2", "South", "2015", 9, 20),
    ("s3", "South", "2025", 12, 20), ("s4", "South", "2025", 13, 20),
]  # fmt: skip


def test_c50_the_test_takes_any_column_of_the_datasheet_as_groups():
    tokens = table(CELLS)
    row = permutation_test(hits_of(tokens), tokens, "North", groups="outlet").iloc[0]
    assert row[["texts", "count", "n_tokens"]].tolist() == [4, 14, 80]
    assert row["assignments"] == 70
    scipy = scipy_test(
        ([1, 2, 5, 6], [8, 9, 12, 13]),
        lambda x, y: abs(np.mean(x) - np.mean(y)),
        alternative="greater",
        n_resamples=np.inf,
    )
    assert row["p_texts"] == pytest.approx(scipy.pvalue)


def test_within_strata_texts_change_places_only_in_their_outlet():
    """By hand: 6 ways in each outlet, 36 in all; two of them, each way round, are extreme."""
    tokens = table(CELLS)
    options = {"target": "2025", "strata": "outlet"}
    every = permutations(hits_of(tokens), tokens, **options)
    assert len(every) == 36 and every["target"].is_unique
    assert every.loc[0, "target"] == "n3, n4, s3, s4"
    assert all(ids.count("n") == ids.count("s") == 2 for ids in every["target"])
    row = permutation_test(hits_of(tokens), tokens, **options).iloc[0]
    assert row["p_texts"] == row["p_smallest"] == pytest.approx(2 / 36)
    assert row["strata"] == 2
    without = permutation_test(hits_of(tokens), tokens, "2025").iloc[0]
    assert without["p_texts"] > 0.2  # the outlets differ more than the periods


def test_outlets_that_differ_are_no_fall_where_the_strata_are_asked():
    """The archive of the side room: North says it more, and most of North is early."""
    texts = [(f"n{i}", "North", "2015" if i < 6 else "2025", 8, 20) for i in range(8)]
    texts += [(f"s{i}", "South", "2015" if i < 2 else "2025", 2, 20) for i in range(8)]
    tokens = table(texts)
    alone = permutation_test(hits_of(tokens), tokens, "2015").iloc[0]
    within = permutation_test(hits_of(tokens), tokens, "2015", strata="outlet").iloc[0]
    assert alone["difference"] == pytest.approx(150) and alone["p_texts"] < 0.2
    assert within["difference"] == pytest.approx(0) and within["p_texts"] == 1


def in_exact_numbers(texts):
    """p, by going through all assignments with fractions: the test's own rival."""
    outlets = list(dict.fromkeys(text[1] for text in texts))
    strata = [[text for text in texts if text[1] == outlet] for outlet in outlets]
    late = [[t[0] for t in part if t[2] == "2025"] for part in strata]

    def difference(chosen):
        top = weight = Fraction(0)
        for part, mine in zip(strata, chosen, strict=True):
            x = sum(t[3] for t in part if t[0] in mine)
            n = sum(t[4] for t in part if t[0] in mine)
            y, m = sum(t[3] for t in part) - x, sum(t[4] for t in part) - n
            if n and m:
                w = Fraction(n * m, n + m)
                top, weight = top + w * (Fraction(x, n) - Fraction(y, m)), weight + w
        return abs(top / weight)

    ways = product(
        *(
            combinations([t[0] for t in part], len(mine))
            for part, mine in zip(strata, late, strict=True)
        )
    )
    found = [difference(way) for way in ways]
    return len(found), np.mean([each >= difference(late) for each in found])


@settings(deadline=None, max_examples=20)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["North", "South", "East"]),
            st.sampled_from(["2015", "2025"]),
            st.integers(0, 4),
            st.integers(4, 9),
        ),
        min_size=2,
        max_size=8,
    )
)
def test_p_within_strata_is_that_of_fractions(texts):
    texts = [(f"t{i}", *text) for i, text in enumerate(texts)]
    cells = {text[1:3] for text in texts}
    tokens = table(texts)
    if not any({(o, "2015"), (o, "2025")} <= cells for o in ("North", "South", "East")):
        with pytest.raises(
            ValueError, match="change places|has no text|There is no period"
        ):
            permutation_test(hits_of(tokens), tokens, "2025", strata="outlet")
        return
    row = permutation_test(hits_of(tokens), tokens, "2025", strata="outlet").iloc[0]
    assert (row["assignments"], row["p_texts"]) == pytest.approx(in_exact_numbers(texts))
    assert row["p_smallest"] <= row["p_texts"] + 1e-12


def test_one_stratum_is_no_stratum():
    tokens = table(CELLS).assign(all="one")
    plain = permutations(hits_of(tokens), tokens, "2025")
    within = permutations(hits_of(tokens), tokens, "2025", strata="all")
    pd.testing.assert_frame_equal(plain, within)


def test_too_many_assignments_within_strata_are_drawn(monkeypatch):
    """Drawn, p comes near that of all 36, and is never 0 (Phipson & Smyth 2010)."""
    tokens = table(CELLS)
    monkeypatch.setattr(permutation, "MOST", 35)
    row = permutation_test(hits_of(tokens), tokens, "2025", strata="outlet").iloc[0]
    assert row["assignments"] == permutation.SAMPLE + 1
    assert row["p_texts"] == pytest.approx(2 / 36, abs=0.01)
    assert row["p_smallest"] == 1 / row["assignments"]
    every = permutations(hits_of(tokens), tokens, "2025", strata="outlet")
    assert all(ids.count("n") == ids.count("s") == 2 for ids in every["target"])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"target": "headline", "groups": "layer"}, "'layer' has two values"),
        ({"target": "2025", "strata": "layer"}, "'layer' has two values"),
        ({"target": "2025", "strata": "town"}, "column 'town'"),
        ({"target": "2025", "strata": "period"}, "none can change places"),
        ({"target": "2025", "strata": "doc"}, "none can change places"),
        ({"target": 2025}, "no period 2025 .write it in quotes."),
        ({"target": "West", "groups": "outlet"}, "no outlet 'West'.*'North', 'South'"),
    ],
)
def test_groups_and_strata_that_are_none_are_refused(options, said):
    tokens = table(CELLS)
    with pytest.raises(ValueError, match=said):
        permutation_test(hits_of(tokens), tokens, **options)


def test_numbers_can_be_groups():
    tokens = table(CELLS).assign(year=lambda t: t["period"].astype(int))
    row = permutation_test(hits_of(tokens), tokens, 2025, groups="year").iloc[0]
    assert row["texts"] == 4


# --- 0 of 0 ---------------------------------------------------------------------------


def test_c51_nothing_against_nothing_is_no_difference():
    assert np.isnan(diff_percent([0], [0], 10, 10)).tolist() == [True]


def test_a_word_of_neither_corpus_has_no_ratio_however_unequal_the_corpora():
    assert np.isnan(log_ratio([0], [0], 10, 1000)).all()
    assert log_likelihood([[0, 0]], [10, 1000]).tolist() == [0]
    assert p_of_counts([[0, 0]], [10, 1000])[0].tolist() == [1]


@pytest.mark.parametrize("measure", [diff_percent, log_ratio])
@pytest.mark.parametrize(
    "numbers", [(0, 0, 0, 0), (4, 2, 0, 10), (4, 2, 3, 10), (-1, 2, 9, 9)]
)
def test_counts_that_their_corpus_cannot_hold_are_refused(measure, numbers):
    with pytest.raises(ValueError, match="more often than the corpus has tokens"):
        measure(*numbers)
