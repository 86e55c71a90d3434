"""Problem set 2: what its prose, model answers and rubric say holds for the five texts."""

import re
from pathlib import Path

import pytest
from khitab import comparison, concordance, load_corpus, morphology
from khitab.arabic import form

SET = Path(__file__).resolve().parents[2] / "solutions" / "ps2"
PROSE = (SET / "ps2.ipynb").read_text("utf-8") + (SET / "rubric.md").read_text("utf-8")
CORPUS = load_corpus()
TOKENS = CORPUS.tokens()
SIZES = TOKENS.groupby("doc").size()


@pytest.fixture(scope="module")
def external():
    lines = concordance.kwic(TOKENS, "خارجية", span=(1, 0), match="suffix")
    return lines.assign(interference=lines["before"].map(form).str.contains("تدخل"))


@pytest.fixture(scope="module")
def elections():
    table = comparison.rates(morphology.find(TOKENS, "انتخاب"), TOKENS)
    return table.assign(name=table["doc"].where(table["doc"] != "", table["period"]))


def test_the_machine_counts_the_lines_rightly_and_reads_them_wrongly(external):
    by_text, by_period = external["doc"].value_counts(), external["period"].value_counts()
    assert len(external) == 14 and by_text["004"] == 3
    assert by_period["2017"] == 5 and by_period["2024"] == 3
    assert round(100 * 3 / len(external)) == 21, "about a fifth of the lines"
    kept = external[external["interference"]]["doc"].value_counts().to_dict()
    assert kept == {"004": 2, "001": 1, "002": 1, "003": 1}


def test_the_machine_s_quotation_is_invented_and_000_names_threats_instead():
    body = TOKENS[TOKENS["doc"] == "000"]["form"]
    assert not body.str.contains("تدخل").any()
    assert "التهديدات القطرية" in CORPUS.text(
        "000"
    ) or "للتهديدات القطرية" in CORPUS.text("000")
    for doc in CORPUS.docs:
        assert "الخارجية القطرية" not in CORPUS.text(doc)


def test_the_numbers_of_the_reports_on_elections_are_those_of_the_kit(elections):
    table = elections.set_index("name")
    for doc, count, shown in (("002", 3, "8.7"), ("001", 0, "9.4"), ("000", 0, "9.5")):
        row = table.loc[doc]
        number = row["per_1000"] if count else row["per_1000_high"]
        assert (row["count"], f"{number:.1f}") == (count, shown)
        assert f"{SIZES[doc]} " in PROSE
    low, high = table.loc["002", ["per_1000_low", "per_1000_high"]]
    assert f"{low:.1f} to {high:.1f}" in PROSE and f"{low:.1f}–{high:.1f}" in PROSE
    assert table.loc["2024", "count"] == 4 and table.loc["2019", "count"] == 1
    assert 6 <= table.loc["2024", "per_1000"] / table.loc["2019", "per_1000"] < 6.5


def test_all_intervals_on_elections_overlap_and_002_makes_its_period(elections):
    texts = elections[elections["level"] == "text"]
    assert texts["per_1000_low"].max() < texts["per_1000_high"].min()
    assert texts.set_index("doc")["count"].to_dict() == {
        "000": 0,
        "001": 0,
        "002": 3,
        "003": 1,
        "004": 1,
    }


def test_stability_is_near_security_in_four_texts_and_absent_from_000():
    words = morphology.add_lemmas(TOKENS)
    near = concordance.collocates(words, "استقرار", match="lemma", by="lemma", span=5)
    assert near.iloc[0]["collocate"] == "أمن" and near.iloc[0]["texts"] == 4
    assert near.iloc[0]["E11"] < 1
    assert "000" not in set(morphology.find(TOKENS, "استقرار")["doc"])


def test_the_rubric_lists_the_five_planted_faults_by_kind():
    faults = re.findall(r"(?m)^\d\. \*\*(\w+)", PROSE)
    assert faults == ["Sense", "Rung", "Base", "Voice", "Invented"]
