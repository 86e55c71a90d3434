"""Problem set 4, the ladder: the numbers of its model answer and rubric, counted again."""

import re
from pathlib import Path

import khitab
from khitab import framing
from problem_sets import SOLUTIONS, ProblemSet

CORPUS = khitab.load_corpus()
TOKENS = CORPUS.tokens()
FORCES = framing.occurrences(TOKENS).query("frame == 'foreign_forces'")
MODEL = ProblemSet(SOLUTIONS / "ps4" / "ps4.ipynb").by_id["ps4-ladder"].source
RUBRIC = Path(SOLUTIONS / "ps4" / "rubric.md").read_text("utf-8").split("`ps4-ladder`")[1]


def rates(hits, tokens=TOKENS):
    rows = framing.rates(hits, tokens).query(
        "frame == 'foreign_forces' and level == 'period'"
    )
    return rows.set_index("period")[["count", "n_tokens", "per_1000"]]


def test_counts_bases_and_rates_of_the_model_answer_are_those_of_the_texts():
    table = rates(FORCES)
    assert table["count"].tolist() == [0, 12, 12]
    assert table["n_tokens"].tolist() == [390, 1047, 660]
    for words in ("12 in 1,047 (11.5 per 1,000)", "12 in 660 (18.2)", "390"):
        assert words in MODEL
    assert table["per_1000"].round(1).tolist() == [0, 11.5, 18.2]
    assert "0 of 390, 12 of 1,047, 12 of 660" in RUBRIC


def test_the_rate_doubles_with_the_shorter_list_or_one_copy_less_and_not_as_it_is():
    short = rates(FORCES[~FORCES["lemma"].isin(["خارجي", "سلاح"])])["per_1000"]
    kept = TOKENS.query("not (doc == '001' and sentence == 17)")
    once = rates(FORCES.merge(kept[["doc", "start"]]), kept)["per_1000"]
    whole = rates(FORCES)["per_1000"]
    doubles = [rate["2024"] > 2 * rate["2019"] for rate in (whole, short, once)]
    assert doubles == [False, True, True]
    assert whole["2024"] > 1.5 * whole["2019"]
    assert [round(short[period], 1) for period in ("2019", "2024")] == [6.7, 15.2]
    assert re.search(r"shorter list 15\.2 is more than\s+twice 6\.7", RUBRIC)


def test_without_002_the_rates_nearly_meet():
    kept = TOKENS.query("doc != '002'")
    rate = rates(FORCES.merge(kept[["doc", "start"]]), kept)["per_1000"]
    assert 1 < rate["2024"] / rate["2019"] < 1.2
