"""The numbers of the capstone's model report, its plan's and their rubrics', counted again."""

from pathlib import Path

import khitab
import pytest
from khitab import comparison, reuse, voices
from problem_sets import SOLUTIONS, ProblemSet

CORPUS = khitab.load_corpus()
TOKENS = CORPUS.tokens()
PASSAGES = reuse.corpus_passages(TOKENS, min_tokens=8)
CELLS = ProblemSet(SOLUTIONS / "capstone" / "capstone.ipynb").by_id
MODEL = "\n".join(cell.source for cell in CELLS.values())
RUBRIC = Path(SOLUTIONS / "capstone" / "rubric.md").read_text("utf-8")
PLAN = Path(SOLUTIONS / "plan" / "rubric.md").read_text("utf-8")


def support(tokens):
    """2019 against the rest: words of support (daʿm, musānada), bases, rates and p."""
    hits = tokens[tokens["form"].str.contains("دعم|مساند")]
    return comparison.permutation_test(hits, tokens, "2019").iloc[0]


def test_with_all_copies_2019_has_more():
    row = support(TOKENS)
    assert (row["count"], row["n_tokens"], row["count_ref"]) == (14, 1047, 11)
    assert round(row["p_texts"], 2) == 0.4 and "p by texts is 0.40" in MODEL


def test_counted_once_the_copy_decides_the_order():
    first, last = [
        support(reuse.count_once(TOKENS, PASSAGES, keep=keep))
        for keep in ("first", "last")
    ]
    assert (first["count"], first["n_tokens"]) == (9, 921)
    assert (last["count"], last["n_tokens"]) == (10, 932)
    assert first["per_1000"] < first["per_1000_ref"] == last["per_1000_ref"]
    assert last["per_1000"] > last["per_1000_ref"]
    assert round(first["p_texts"], 2) == round(last["p_texts"], 2) == 0.9
    assert "9 of 921 (9.8) against 10.5" in MODEL and "10 of 932 (10.7)" in MODEL
    assert "9 of 921" in RUBRIC and "10 of 932" in RUBRIC


def test_of_the_words_of_support_ten_are_egypt_s_ten_haftar_s_and_four_the_outlets():
    hits = TOKENS[TOKENS["form"].str.contains("دعم|مساند")]
    said = voices.who_says(hits, CORPUS.annotations("voices"))["voice"].value_counts()
    assert [said[voice] for voice in ("egypt", "haftar", "outlet")] == [10, 10, 4]
    assert len(hits) == 25 and "Of the 25 words, 10 occur" in MODEL


def test_no_body_names_turkey_or_russia():
    assert not TOKENS["form"].str.contains("تركي|أنقرة|روس").any()


@pytest.mark.parametrize(
    "texts, rate, spread, power, told",
    [
        (20, 10, 0.8, 0.6, "a power of about 0.6 with 20 texts a group"),
        (40, 10, 0.8, 0.9, "and 0.9 with 40"),
        (20, 6, 0.8, 0.6, "about 0.6 with 20 texts a group"),
        (20, 4, 0.8, 0.5, "power 0.5 (cell 'p')"),
    ],
)
def test_the_power_that_the_plans_give_is_what_the_kit_finds(
    texts, rate, spread, power, told
):
    found = comparison.power(texts, ratio=2, rate=rate, spread=spread)["power"].item()
    model = ProblemSet(SOLUTIONS / "plan" / "plan.ipynb").by_id["plan-study"].source
    assert round(found, 1) == power
    assert told in " ".join(f"{model} {PLAN}".split())


def test_two_texts_against_three_find_not_even_a_doubling():
    assert comparison.power(2, 3, ratio=2, rate=10, spread=0.5)["power"].item() == 0
    assert "two texts against three miss even a doubling" in MODEL


def test_of_libyans_only_haftar_and_a_member_of_parliament_speak():
    """Read by hand: who of the named speakers is Libyan."""
    spans = CORPUS.annotations("voices")
    libyan = {"Haftar", "al-Saidi"}
    egypt = set(spans.loc[spans["voice"] == "egypt", "speaker"])
    known = libyan | egypt | {"American official", "African Union Commission head"}
    known |= {"Asharq Al-Awsat", "al-Qahera News", "both sides", ""}
    known |= {"unnamed news reports", "unnamed source"}
    assert set(spans["speaker"]) <= known
