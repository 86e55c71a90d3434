"""What the prose of side room how sure says in words, counted again from the corpus."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from khitab import (
    checks,
    comparison,
    concordance,
    load_corpus,
    morphology,
    phrases,
    reuse,
)
from scipy.stats import fisher_exact, hypergeom

CORPUS = load_corpus()
TOKENS = morphology.add_lemmas(CORPUS.tokens())
LATE = TOKENS[TOKENS["period"] == "2024"]
EARLY = TOKENS[TOKENS["period"] != "2024"]
KEYS = comparison.keywords(LATE, EARLY, by="lemma")
KEY = KEYS.set_index("type")
SIZES = [len(LATE), len(EARLY)]
FRAMES = {
    "terrorism": "إرهاب إرهابي متطرف",
    "foreign forces": "تدخل أجنبي مرتزق مقاتل",
    "Qatar": "قطر قطري الدوحة",
    "Rashad": "رشاد",
    "Egypt": "مصر",
}


def family(kind):
    found = [morphology.find(TOKENS, lemma) for lemma in FRAMES[kind].split()]
    return pd.concat(found).assign(kind=kind)


HITS = pd.concat(map(family, FRAMES))
TEST = comparison.permutation_test(HITS, TOKENS, "2024", by="kind").set_index("kind")
RATES = comparison.rates(HITS, TOKENS, by="kind")


def once():
    passages = reuse.corpus_passages(TOKENS, min_tokens=8)
    rest = reuse.count_once(TOKENS, passages)
    return passages, rest, HITS[HITS.index.isin(rest.index)]


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


def test_rashad_has_the_larger_effect_and_general_the_larger_sureness():
    assert KEY.loc["رشاد", "log_ratio"] > KEY.loc["عام", "log_ratio"]
    assert KEY.loc["رشاد", "log_likelihood"] < KEY.loc["عام", "log_likelihood"]
    width = KEY["log_ratio_high"] - KEY["log_ratio_low"]
    assert width["رشاد"] > width["عام"] and KEY.loc["رشاد", "freq_ref"] == 0


def test_most_of_the_twelve_bars_stand_on_a_zero():
    first = KEYS.head(12)
    assert ((first["freq"] == 0) | (first["freq_ref"] == 0)).sum() > 6


def test_what_stands_for_zero_moves_the_log_ratio_and_not_the_log_likelihood():
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


def luck(table, sizes):
    """How many types of a table come below 0.05 if all their tokens are dealt out by luck:
    the chances of all deals with such a p, added up over the types."""
    total = 0
    for word, types in (table["freq"] + table["freq_ref"]).value_counts().items():
        deals = np.arange(max(0, word - sizes[1]), min(word, sizes[0]) + 1)
        p, _ = comparison.p_of_counts(np.stack([deals, word - deals], axis=1), sizes)
        total += types * hypergeom.pmf(deals, sum(sizes), word, sizes[0])[p < 0.05].sum()
    return total


def test_luck_alone_would_bring_about_five_lemmas_below_005():
    assert luck(KEYS, SIZES) == pytest.approx(5, abs=0.5)


def test_a_word_with_a_single_hit_can_never_be_below_005():
    assert (KEYS["p"][KEYS["freq"] + KEYS["freq_ref"] == 1] > 0.05).all()


def test_the_real_division_is_the_only_one_as_extreme_for_terrorism():
    ways = comparison.permutations(family("terrorism"), TOKENS, "2024")
    assert len(ways) == 10 and ways["as_extreme"].sum() == 1
    assert set(family("terrorism")["doc"]) == {"000", "001", "004"}


def test_a_hundred_words_of_terrorism_in_each_early_text_would_leave_p_at_010():
    hits = EARLY.groupby("doc").head(100)
    test = comparison.permutation_test(hits, TOKENS, "2024")
    assert test["p_texts"].item() == 0.1


def test_four_of_the_five_kinds_reach_the_floor_by_texts_whatever_the_tokens_say():
    assert (TEST["p_smallest"] == 0.1).all()
    assert (TEST["p_texts"].drop("Qatar") == 0.1).all()
    assert f"{TEST.loc['terrorism', 'p_tokens']:.2g}".endswith("e-05")
    assert TEST.loc["Egypt", "p_tokens"] > 0.3


def test_wherever_the_one_text_on_qatar_goes_the_difference_is_as_large():
    assert TEST.loc["Qatar", "p_texts"] == 1
    assert set(family("Qatar")["doc"]) == {"000"}


def test_each_way_has_more_keywords_than_luck_brings_and_the_real_one_the_most():
    every, by_luck = {}, {}
    for pair in combinations(CORPUS.docs, 2):
        chosen = TOKENS["doc"].isin(pair)
        table = comparison.keywords(TOKENS[chosen], TOKENS[~chosen], by="lemma")
        every[pair] = (table["p"] < 0.05).sum()
        by_luck[pair] = luck(table, [chosen.sum(), (~chosen).sum()])
    assert all(every[pair] > by_luck[pair] for pair in every)
    assert min(by_luck.values()) > 2.5 and max(by_luck.values()) < 6.5
    first, second = sorted(every, key=every.get, reverse=True)[:2]
    assert (first, second) == (("002", "003"), ("003", "004"))
    assert every[first] - every[second] < 5 < every[second] - sorted(every.values())[-3]


def test_by_texts_no_lemma_is_below_010_and_what_one_text_repeats_is_at_the_bottom():
    by_texts = comparison.keywords_by_texts(LATE, EARLY, by="lemma")
    assert by_texts[["p_dispersion", "p_ranks"]].min().min() == pytest.approx(0.1)
    twelve = by_texts[by_texts["type"].isin(KEYS["type"].head(12))]
    last = twelve.tail(3)
    assert set(last["texts"] + last["texts_ref"]) == {1, 5}
    assert last["type"].iloc[-1] == "عام" and last["superiority"].iloc[-1] == 1


def test_terrorism_sinks_and_foreign_forces_rise_at_each_step():
    periods = RATES[RATES["level"] == "period"]
    rate = periods.pivot(index="period", columns="kind", values="per_1000")
    assert rate["terrorism"].is_monotonic_decreasing
    assert rate["foreign forces"].is_monotonic_increasing
    assert rate.loc["2024", "terrorism"] == 0 == rate.loc["2017", "foreign forces"]


def test_foreign_forces_stand_in_all_texts_but_000_and_most_in_002_in_few_sentences():
    foreign = family("foreign forces")
    assert set(foreign["doc"]) == {"001", "002", "003", "004"}
    assert foreign["doc"].value_counts().idxmax() == "002"
    in_002 = foreign[foreign["doc"] == "002"]
    assert len(in_002) > (foreign["period"] == "2024").sum() / 2
    assert in_002["sentence"].nunique() <= 3


def test_combating_terrorism_gives_way_to_the_foreign_forces():
    wordings = ["مكافحة الإرهاب", "القوات الأجنبية"]
    table = phrases.counts_by_text(TOKENS, wordings)
    table = table.pivot(index="doc", columns="phrase", values="count") > 0
    assert list(table.index[table[wordings[0]]]) == ["000", "001", "004"]
    assert list(table.index[table[wordings[1]]]) == ["002", "003"]


def test_between_two_single_moments_p_is_a_third_at_the_least():
    for target, reference in combinations(["2017", "2019", "2024"], 2):
        test = comparison.permutation_test(family("terrorism"), TOKENS, target, reference)
        assert test["p_smallest"].item() >= 1 / 3 - 1e-9


def test_shared_passages_of_eight_words_are_of_001_and_004_only_and_no_mere_titles():
    passages, rest, _ = once()
    assert set(passages["doc_a"] + passages["doc_b"]) == {"001004"}
    assert (rest["doc"].value_counts() < TOKENS["doc"].value_counts()).sum() == 1


def test_counted_once_terrorism_loses_a_quarter_of_its_early_hits_and_keeps_its_p():
    _, rest, kept = once()
    test = comparison.permutation_test(kept, rest, "2024", by="kind").set_index("kind")
    lost = 1 - test.loc["terrorism", "count_ref"] / TEST.loc["terrorism", "count_ref"]
    assert 0.2 < lost < 0.3
    assert test.loc["terrorism", "p_texts"] == TEST.loc["terrorism", "p_texts"]
    assert test.loc["terrorism", "p_tokens"] != TEST.loc["terrorism", "p_tokens"]
    assert test.loc["foreign forces", "count"] > test.loc["foreign forces", "count_ref"]


def test_no_outlet_stands_twice():
    assert CORPUS.datasheet["outlet"].is_unique


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
    judge = checks.keys("how_sure")["how_sure-d"]
    for right in (0.099, 0.1, 0.09896, 660 / 2097 * 659 / 2096):
        assert judge(right)[0], right
    verdict, reply = judge(answer)
    assert verdict is False and piece in reply
