"""What the prose of side room how sure says in words, counted again from the corpus."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from khitab import checks, comparison, framing, load_corpus, morphology, reuse

CORPUS = load_corpus()
TOKENS = morphology.add_lemmas(CORPUS.tokens())
LATE = TOKENS[TOKENS["period"] == "2024"]
EARLY = TOKENS[TOKENS["period"] != "2024"]
ISSUES = framing.occurrences(TOKENS)
OTHERS = {"Rashad": "رشاد", "Egypt": "مصر"}
ROWS = pd.concat(
    [ISSUES]
    + [morphology.find(TOKENS, word).assign(frame=name) for name, word in OTHERS.items()]
)
TEST = comparison.permutation_test(ROWS, TOKENS, "2024", by="frame").set_index("frame")


def of(issue):
    return ISSUES[ISSUES["frame"] == issue]


def test_by_tokens_terrorism_looks_beyond_doubt_and_egypt_like_luck():
    assert f"{TEST.loc['terrorism', 'p_tokens']:.2g}".endswith("e-05")
    assert TEST.loc["Egypt", "p_tokens"] > 0.3


def test_rashad_is_named_in_both_late_texts_and_in_no_other():
    assert set(ROWS[ROWS["frame"] == "Rashad"]["doc"]) == {"002", "003"}


def test_the_real_division_is_the_only_one_as_extreme_for_terrorism():
    ways = comparison.permutations(of("terrorism"), TOKENS, "2024")
    assert len(ways) == 10 and ways["as_extreme"].sum() == 1
    assert set(of("terrorism")["doc"]) == {"000", "001", "004"}


def test_four_of_the_five_kinds_reach_the_floor_by_texts_whatever_the_tokens_say():
    assert (TEST["p_smallest"] == 0.1).all()
    assert (TEST["p_texts"].drop("qatar") == 0.1).all()


def test_wherever_the_one_text_on_qatar_goes_the_difference_is_as_large():
    assert TEST.loc["qatar", "p_texts"] == 1
    assert set(of("qatar")["doc"]) == {"000"}


def test_2017_against_2019_leaves_a_p_of_a_third_at_the_least():
    for target, reference in combinations(["2017", "2019", "2024"], 2):
        test = comparison.permutation_test(of("terrorism"), TOKENS, target, reference)
        assert test["p_smallest"].item() >= 1 / 3 - 1e-9


PASSAGES = reuse.corpus_passages(TOKENS, min_tokens=8)


def counted_once(keep="first"):
    assert set(PASSAGES["doc_a"] + PASSAGES["doc_b"]) == {"001004"}
    rest = reuse.count_once(TOKENS, PASSAGES, keep=keep)
    found = framing.occurrences(rest)
    test = comparison.permutation_test(found, rest, "2024", by="frame")
    return rest, found, test.set_index("frame")


@pytest.mark.parametrize("keep, p", [("first", 0.1), ("last", 0.2)])
def test_counted_once_the_copy_that_is_kept_decides_about_terrorism(keep, p):
    _, _, test = counted_once(keep)
    assert TEST.loc["terrorism", "p_texts"] == 0.1
    assert test.loc["terrorism", "p_texts"] == p


@pytest.mark.parametrize("keep, other", [("first", "000, 004"), ("last", "000, 001")])
def test_counted_once_foreign_forces_are_surer_by_tokens_and_less_sure_by_texts(
    keep, other
):
    rest, found, test = counted_once(keep)
    forces = test.loc["foreign_forces"]
    assert forces["p_tokens"] < 0.05 < TEST.loc["foreign_forces", "p_tokens"]
    assert forces["p_texts"] == 0.2
    ways = comparison.permutations(
        found[found["frame"] == "foreign_forces"], rest, "2024"
    )
    assert set(ways["target"][ways["as_extreme"]]) == {"002, 003", other}


def p_alike(issue):
    """p by texts with each text weighing alike: the mean of the rates of the texts."""
    sizes = TOKENS["doc"].value_counts()
    rates = of(issue)["doc"].value_counts().reindex(sizes.index, fill_value=0) / sizes
    gaps = {
        pair: abs(rates[list(pair)].mean() - rates.drop(list(pair)).mean())
        for pair in combinations(CORPUS.docs, 2)
    }
    return np.mean([gap >= gaps["002", "003"] - 1e-12 for gap in gaps.values()])


def test_with_each_text_weighing_alike_foreign_forces_have_020_and_terrorism_010():
    assert p_alike("foreign_forces") == 0.2 and p_alike("terrorism") == 0.1


@pytest.mark.parametrize(
    "issue, doc, p",
    [
        ("foreign_forces", "002", 0.2),
        ("foreign_forces", "003", 0.4),
        ("terrorism", "000", 0.1),
    ],
)
def test_the_010_of_foreign_forces_hangs_on_one_word(issue, doc, p):
    for gone in of(issue).index[of(issue)["doc"] == doc]:
        test = comparison.permutation_test(of(issue).drop(gone), TOKENS, "2024")
        assert test["p_texts"].item() == p


def test_with_001_and_004_one_draw_p_is_a_third_at_the_least():
    one = TOKENS.assign(doc=TOKENS["doc"].replace("004", "001"))
    for issue in ("terrorism", "foreign_forces"):
        hits = of(issue).assign(doc=of(issue)["doc"].replace("004", "001"))
        test = comparison.permutation_test(hits, one, "2024")
        assert test["p_smallest"].item() == pytest.approx(1 / 3)
        assert test["p_texts"].item() == pytest.approx(1 / 3)


def test_by_texts_no_lemma_is_below_010_and_what_one_text_repeats_is_at_the_bottom():
    by_texts = comparison.keywords_by_texts(LATE, EARLY, by="lemma")
    assert by_texts[["p_dispersion", "p_ranks"]].min().min() == pytest.approx(0.1)
    twelve = by_texts[
        by_texts["type"].isin(
            comparison.keywords(LATE, EARLY, by="lemma")["type"].head(12)
        )
    ]
    last = twelve.tail(3)
    assert set(last["texts"] + last["texts_ref"]) == {1, 5}
    assert last["type"].iloc[-1] == "عام" and last["superiority"].iloc[-1] == 1


def test_no_outlet_comes_twice():
    assert CORPUS.datasheet["outlet"].is_unique


def test_foreign_forces_have_the_higher_rate_in_2024_plus():
    row = TEST.loc["foreign_forces"]
    assert row["per_1000"] > row["per_1000_ref"]


RIGHT = {"how_sure-a": 0.33, "how_sure-c": 4}


@pytest.mark.parametrize("name", RIGHT)
def test_the_right_answer_is_right_and_every_known_mistake_has_its_reply(name):
    judge = checks.keys("how_sure")[name]
    assert judge(RIGHT[name])[0] is True
    replies = [judge(mistake())[1] for mistake, _ in judge.mistakes]
    assert replies == [reply for _, reply in judge.mistakes]
