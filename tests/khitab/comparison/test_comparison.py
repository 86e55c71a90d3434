"""Rates: counted on fingers, their intervals checked against other hands."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from khitab import load_corpus
from khitab.comparison import RATE_COLUMNS, rates
from scipy.stats import poisson

# Two texts of 2017, one of 2019; قطر once in a, twice in b, never in c.
WORDS = {
    ("a", "2017"): "قطر في مصر مصر",
    ("b", "2017"): "قطر قطر في في في في",
    ("c", "2019"): "في مصر في في في",
}


def table(words=None):
    rows = [
        {"doc": doc, "period": period, "start": place, "form": form}
        for (doc, period), text in (WORDS if words is None else words).items()
        for place, form in enumerate(text.split())
    ]
    return pd.DataFrame(rows, columns=["doc", "period", "start", "form"])


def of(form, tokens):
    return tokens[tokens["form"] == form]


def counted(hits, n_tokens, **options):
    """The row of one text with so many hits among so many tokens."""
    tokens = table({("a", "2017"): "قطر " * hits + "في " * (n_tokens - hits)})
    return rates(of("قطر", tokens), tokens, **options).iloc[0]


def test_texts_come_first_and_then_the_periods_they_make():
    """By hand: a 1 of 4, b 2 of 6, c 0 of 5; 2017 has 3 of 10, 2019 has 0 of 5."""
    result = rates(of("قطر", table()), table())
    rows = result[["level", "period", "doc", "count", "n_tokens", "per_1000"]]
    assert rows.round(6).values.tolist() == [
        ["text", "2017", "a", 1, 4, 250.0],
        ["text", "2017", "b", 2, 6, 333.333333],
        ["text", "2019", "c", 0, 5, 0.0],
        ["period", "2017", "", 3, 10, 300.0],
        ["period", "2019", "", 0, 5, 0.0],
    ]
    assert list(result.columns) == RATE_COLUMNS


def test_a_period_is_counted_as_one_heap_and_not_as_the_mean_of_its_texts():
    """By hand: 1 of 4 and 2 of 6 make 3 of 10, 300; the mean of 250 and 333 is 292."""
    period = rates(of("قطر", table()), table()).iloc[3]
    assert period["per_1000"] == 300


def test_texts_keep_the_order_of_the_tokens():
    tokens = table(dict(reversed(WORDS.items())))
    assert list(rates(of("قطر", tokens), tokens)["doc"]) == ["c", "b", "a", "", ""]


def test_no_hit_at_all_gives_every_text_a_zero():
    tokens = table()
    result = rates(of("ليبيا", tokens), tokens)
    assert list(result["count"]) == [0] * 5
    assert (result["per_1000_high"] > 0).all()


@pytest.mark.parametrize(
    "count, low, high",
    [
        (0, 0.0, 3.69), (1, 0.0253, 5.57), (2, 0.242, 7.22), (3, 0.619, 8.77),
        (5, 1.62, 11.67), (10, 4.80, 18.39), (20, 12.22, 30.89), (50, 37.11, 65.92),
    ],
)  # fmt: skip
def test_the_interval_is_the_one_in_printed_tables(count, low, high):
    """Exact 95 % limits of a Poisson count, as printed since Garwood 1936."""
    row = counted(count, 1000)
    assert row["per_1000_low"] == pytest.approx(low, abs=0.006)
    assert row["per_1000_high"] == pytest.approx(high, abs=0.006)


@given(st.integers(1, 200), st.sampled_from([0.5, 0.9, 0.95, 0.99]))
def test_beyond_each_limit_a_count_as_odd_as_ours_is_rarer_than_the_tail(
    count, confidence
):
    """The limits by their definition, with the Poisson distribution and not chi-squared."""
    row, tail = counted(count, 1000, confidence=confidence), (1 - confidence) / 2
    assert poisson.sf(count - 1, row["per_1000_low"]) == pytest.approx(tail)
    assert poisson.cdf(count, row["per_1000_high"]) == pytest.approx(tail)


def test_the_interval_is_given_per_1000_like_the_rate():
    """By hand: 10 hits are 4.80 to 18.39; among 500 tokens that is twice as many a 1,000."""
    row = counted(10, 500)
    assert row["per_1000_low"] == pytest.approx(9.59, abs=0.01)
    assert row["per_1000_high"] == pytest.approx(36.78, abs=0.01)


def test_a_zero_count_follows_the_rule_of_three():
    """One-sided at 95 % (two-sided at 90 %) the upper limit of 0 of n is about 3 / n."""
    row = counted(0, 300, confidence=0.9)
    assert row["per_1000_low"] == 0
    assert row["per_1000_high"] == pytest.approx(1000 * 3 / 300, rel=0.002)


def test_by_counts_each_kind_apart_with_its_zeros():
    """By hand: قطر stands 1, 2, 0 and مصر 2, 0, 1 times in a, b, c."""
    tokens = table()
    hits = tokens[tokens["form"] != "في"]
    result = rates(hits, tokens, by="form")
    texts = result[result["level"] == "text"]
    assert list(result.columns) == ["form", *RATE_COLUMNS]
    assert list(texts["form"].unique()) == ["قطر", "مصر"]
    assert list(texts["count"]) == [1, 2, 0, 2, 0, 1]


def test_by_without_hits_gives_an_empty_table_with_all_columns():
    tokens = table()
    result = rates(of("ليبيا", tokens), tokens, by="form")
    assert result.empty and list(result.columns) == ["form", *RATE_COLUMNS]


def test_counts_stay_whole_numbers():
    result = rates(of("ليبيا", table()), table())
    assert result["count"].dtype == result["n_tokens"].dtype == int


def test_hits_of_another_corpus_are_refused():
    others = table({("z", "2017"): "قطر"})
    with pytest.raises(ValueError, match="text z are not among the tokens"):
        rates(others, table())


def test_hits_of_a_layer_that_was_not_counted_are_refused():
    """Text 004 has a ticker with «الإرهاب»: its hit must not be divided by the body."""
    corpus = load_corpus()
    everywhere = corpus.tokens(layers="all")
    with pytest.raises(ValueError, match="text 004 .* same layers"):
        rates(of("الإرهاب", everywhere), corpus.tokens())


def test_hits_whose_period_was_renamed_are_refused_and_not_lost():
    hits = of("قطر", table()).assign(period="2017, summer")
    with pytest.raises(ValueError, match="not among the tokens"):
        rates(hits, table())


def test_hits_without_offsets_are_matched_by_their_text():
    hits = of("قطر", table()).drop(columns="start")
    assert list(rates(hits, table())["count"]) == [1, 2, 0, 3, 0]


@pytest.mark.parametrize(
    "change, message",
    [
        ({"tokens": table()[:0], "hits": table()[:0]}, "no tokens to count"),
        ({"hits": None}, r"rates \(hits\) needs a table"),
        ({"hits": "قطر"}, r"rates \(hits\) needs a table"),
        ({"tokens": table().drop(columns="period")}, "column 'period'"),
        ({"by": "frame"}, "column 'frame'"),
        ({"by": ["form"]}, "one column"),
        ({"by": "doc"}, "counted apart anyway"),
        ({"confidence": 95}, "between 0 and 1"),
        ({"confidence": "0.95"}, "between 0 and 1"),
    ],
)
def test_what_can_not_be_counted_is_refused_in_plain_words(change, message):
    arguments = {"hits": of("قطر", table()), "tokens": table(), **change}
    with pytest.raises(ValueError, match=message):
        rates(**arguments)


def test_empty_cells_in_by_are_refused_and_not_dropped():
    hits = of("قطر", table()).assign(frame=["qatar", None, "qatar"])
    with pytest.raises(ValueError, match="nothing in column 'frame'"):
        rates(hits, table(), by="frame")


def test_the_seeds_give_what_a_reader_counts_in_the_headlines():
    """By reading: of the five headlines, those of 000 and 002 have the word ليبيا, once."""
    tokens = load_corpus().tokens(layers="headline")
    result = rates(of("ليبيا", tokens), tokens).set_index("doc")["count"]
    assert result[["000", "001", "002", "003", "004"]].tolist() == [1, 0, 1, 0, 0]
