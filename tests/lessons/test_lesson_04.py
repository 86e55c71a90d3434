"""What the prose of lesson 04 says in words, counted again from the corpus."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from khitab import load_corpus
from khitab.comparison import rates
from khitab.corpus import SEEDS

CORPUS = load_corpus()
TOKENS = CORPUS.tokens()
FOREIGN = "أجنب أجانب مرتزق مقاتل تدخل"
OPENINGS = ["", *"و ف ب ل ك ال وال فال بال كال لل ول وب وبال ولل".split()]


def beginning(stems, rows=TOKENS):
    strings = tuple(opening + stem for opening in OPENINGS for stem in stems.split())
    return rows[rows["form"].str.startswith(strings)]


def table(stems, rows=TOKENS):
    """The rates of a family: indexed by text, and by period behind them."""
    result = rates(beginning(stems, rows), rows)
    return result.set_index(result["doc"].where(result["doc"] != "", result["period"]))


def overlap(rows, a, b):
    low, high = rows["per_1000_low"], rows["per_1000_high"]
    return low[a] < high[b] and low[b] < high[a]


def ratios(length=None):
    cut = TOKENS.groupby("doc").head(length or len(TOKENS))
    forms = cut.groupby("doc")["form"]
    return (forms.nunique() / forms.size()).sort_values(ascending=False)


def test_every_form_of_the_family_irhab_belongs_to_it_by_the_reader_s_table():
    truth = pd.read_csv(SEEDS / "annotations" / "word_families.csv", dtype=str)
    yes = truth[truth["family"].isin(["إرهاب", "إرهابي"]) & (truth["belongs"] == "yes")]
    assert set(beginning("إرهاب")["form"]) == set(yes["form"]) & set(TOKENS["form"])


def test_by_frequency_004_leads_narrowly_and_two_texts_have_no_hit():
    count = table("إرهاب")["count"][CORPUS.docs].sort_values(ascending=False)
    assert list(count.index[:2]) == ["004", "000"] and count.iloc[0] - count.iloc[1] == 1
    assert (count[["002", "003"]] == 0).all()


def test_by_rate_000_comes_before_004():
    rate = table("إرهاب")["per_1000"]
    assert rate["000"] > rate["004"] == rate[["001", "002", "003", "004"]].max()


def test_004_is_by_far_the_longest_and_no_text_has_1000_tokens():
    size = TOKENS.groupby("doc").size().sort_values()
    assert size.index[-1] == "004" and size.iloc[-1] > 1.5 * size.iloc[-2]
    assert size.max() < 1000


def test_002_makes_most_of_the_foreign_words_of_its_period_and_003_has_no_more_than_001():
    count = table(FOREIGN)["count"]
    assert count["002"] > count["2024"] / 2
    assert count["003"] == count["001"]


def test_by_period_foreign_words_are_more_frequent_in_2024_and_stand_in_all_texts_but_000():
    rows = table(FOREIGN)
    assert rows["per_1000"]["2024"] > rows["per_1000"]["2019"]
    assert list(rows["count"][CORPUS.docs] > 0) == [False, True, True, True, True]


def test_the_search_for_foreign_forces_catches_nothing_else():
    """Read by hand: foreign (f. sg., pl.), mercenaries, fighters, intervention(s)."""
    read = "الأجنبية الأجانب والمرتزقة والمقاتلين تدخلات التدخلات للتدخلات"
    assert set(beginning(FOREIGN)["form"]) == set(read.split())


def test_the_terrorism_rate_of_2019_lies_nearer_to_004():
    rate = table("إرهاب")["per_1000"]
    assert abs(rate["2019"] - rate["004"]) < abs(rate["2019"] - rate["001"])


def test_qatar_is_in_000_only_and_loses_a_third_of_its_rate_without_the_headline():
    rest = TOKENS[TOKENS["layer"] != "headline"]
    with_it, without = table("قطر"), table("قطر", rest)
    assert list(with_it["count"][CORPUS.docs] > 0) == [True] + 4 * [False]
    assert without["per_1000"]["000"] / with_it["per_1000"]["000"] == pytest.approx(
        2 / 3, abs=0.02
    )
    assert list(beginning("قطر")["form"]) == ["وقطر", "القطرية", "القطرية"]


def test_004_has_most_types_and_the_lowest_ratio_but_is_near_the_top_at_equal_length():
    assert TOKENS.groupby("doc")["form"].nunique().idxmax() == "004"
    assert ratios().index[-1] == "004"
    assert ratios(TOKENS.groupby("doc").size().min()).index[1] == "004"


def test_the_ratio_of_004_sinks_with_a_few_small_rises():
    forms = list(TOKENS[TOKENS["doc"] == "004"]["form"])
    ratio = [len(set(forms[:n])) / n for n in range(25, len(forms), 25)]
    steps = np.diff(ratio)
    assert ratio[0] > 0.8 and ratio[-1] < 0.6
    assert 0 < (steps > 0).sum() < len(steps) / 2 and steps.max() < 0.03


def test_fewer_than_a_quarter_of_the_invented_texts_have_the_count_of_001():
    expected = table("إرهاب")["count"]["001"]
    luck = np.random.default_rng(4).poisson(expected, size=1000)
    assert (luck == expected).mean() < 0.25 and luck.max() < 15


def test_the_rate_of_000_is_nearly_twice_that_of_001_and_the_three_intervals_overlap():
    rows = table("إرهاب")
    assert 1.7 < rows["per_1000"]["000"] / rows["per_1000"]["001"] < 2
    assert all(overlap(rows, *pair) for pair in combinations(["000", "001", "004"], 2))


def test_the_limit_of_003_comes_close_to_the_rate_of_001_and_the_rule_of_three_stays_below():
    rows = table("إرهاب")
    assert 0.9 < rows["per_1000_high"]["003"] / rows["per_1000"]["001"] < 1
    assert 3000 / rows["n_tokens"]["003"] < rows["per_1000_high"]["003"]


def test_no_text_has_more_than_half_as_many_sentences_as_foreign_words():
    sentence = beginning(FOREIGN).groupby("doc")["sentence"]
    assert (sentence.nunique() <= sentence.size() / 2).all()


def test_the_words_glossed_in_002_are_the_minister_s_list_and_only_the_first_is_no_hit():
    sentence = TOKENS[(TOKENS["doc"] == "002") & (TOKENS["sentence"] == 14)]
    words = sentence.iloc[8:13]
    assert list(words["form"]) == "القوات الأجنبية والمقاتلين الأجانب والمرتزقة".split()
    assert list(words.index.isin(beginning(FOREIGN).index)) == [False] + 4 * [True]


def test_001_and_004_print_the_same_sentence_on_terrorism():
    """All words of 001.14 but the subject ("the Egyptian president") stand in 004.32."""
    words = TOKENS.groupby(["doc", "sentence"])["form"].agg(list)
    one, other = words["001", 14], words["004", 32]
    assert set(one) - set(other) == {"الرئيس", "المصري"} and "الإرهاب" in one


def test_of_egypt_004_has_most_hits_and_002_the_highest_rate_and_all_intervals_overlap():
    rows = table("مصر").loc[CORPUS.docs]
    assert rows["count"].idxmax() == "004" and rows["per_1000"].idxmax() == "002"
    assert all(overlap(rows, *pair) for pair in combinations(CORPUS.docs, 2))


def test_the_search_for_support_misses_its_verb_in_004():
    missed = TOKENS[TOKENS["form"].str.contains("دعم")].drop(beginning("دعم").index)
    assert missed[["doc", "form"]].values.tolist() == [["004", "تدعم"]]
