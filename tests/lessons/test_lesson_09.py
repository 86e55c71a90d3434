"""What the prose of lesson 09 says in words, counted again from the corpus."""

import re
from pathlib import Path

import nbformat
import pytest
from khitab import (
    checks,
    comparison,
    concordance,
    framing,
    load_corpus,
    morphology,
    voices,
)
from scipy.stats import chisquare

CORPUS = load_corpus()
WORDS = morphology.add_lemmas(CORPUS.tokens())
SENTENCES = CORPUS.sentences()
SPANS = CORPUS.annotations("voices")
TABLE = voices.wordings(CORPUS, CORPUS.annotations("wordings"), SPANS)
SAID = voices.who_says(WORDS, SPANS)
CONTENT = WORDS[WORDS["pos"].isin(["noun", "adj", "verb"])]
STAYED = comparison.periods(CONTENT, by="lemma").set_index("type")
TEXTS = CONTENT.groupby("lemma")["doc"].nunique()
LESSON = Path(__file__).parents[2] / "notebooks" / "09_three_wordings.ipynb"
CELLS = {cell.id: cell.source for cell in nbformat.read(LESSON, as_version=4).cells}


def has(doc, lemma):
    return len(morphology.find(WORDS[WORDS["doc"] == doc], lemma))


def docs(lemma):
    return {doc for doc in CORPUS.docs if has(doc, lemma)}


def cell_of(matter, *texts):
    return TABLE[(TABLE["matter"] == matter) & TABLE["doc"].isin(texts)]


def sentence_of(row):
    return next(
        s
        for s in SENTENCES.itertuples()
        if s.doc == row.doc and s.start <= row.start and row.end <= s.end
    )


def test_the_two_sentences_at_the_top_are_wordings_of_an_egyptian_and_an_american():
    quoted = re.findall(r'lang="ar"[^>]*>([^<]+)</bdi>', CELLS["opening"])
    rows = TABLE.set_index("text").loc[quoted]
    assert rows["doc"].tolist() == ["000", "001"]
    assert rows["voice"].tolist() == ["egypt", "us"]
    for english in rows["english"]:
        assert english[0].upper() + english[1:] + "." in CELLS["opening"]


def test_the_table_of_texts_gives_each_with_its_period():
    rows = re.findall(r"(?m)^\| (\d{3}) \| (\d{4}\+?) \|", CELLS["who"])
    periods = dict(zip(CORPUS.datasheet["doc"], CORPUS.datasheet["period_label"]))
    assert rows == [(doc, periods[doc].split(" ")[0]) for doc, _ in rows]
    assert {doc for doc, _ in rows} == set(CORPUS.docs)


def test_unity_is_in_both_texts_of_2024_and_in_none_before():
    assert docs("وحدة") == {"002", "003"}
    assert sum(has(doc, "وحدة") for doc in CORPUS.docs) == 4


def test_003_is_refused_as_an_absence_of_unity():
    row = voices.wording(CORPUS, "unity", "003", looked_for="وحدة")
    with pytest.raises(ValueError, match="«ووحدة»"):
        voices.wordings(CORPUS, row)


def test_the_words_to_begin_with_are_in_the_three_sentences():
    shown = {"000": 4, "004": 26, "002": 8}
    marks = dict(re.findall(r'"(\d{3})": "([^"]+)"', CELLS["turn-mark-code"]))
    assert set(marks) == set(shown)
    for doc, text in marks.items():
        row = next(voices.wording(CORPUS, "m", doc, text).itertuples())
        assert sentence_of(row).sentence == shown[doc]
    assert re.findall(r'"(\d{3})\.(\d+)"', CELLS["mark-sentences"]) == [
        (doc, str(number)) for doc, number in shown.items()
    ]


def test_each_of_the_three_sentences_holds_a_wording_and_004_holds_two():
    way = cell_of("the way out", *CORPUS.docs).dropna(subset=["start"])
    found = [(row.doc, sentence_of(row).sentence) for row in way.itertuples()]
    assert [found.count(place) for place in [("000", 4), ("004", 26), ("002", 8)]] == [
        1,
        2,
        1,
    ]


def test_the_way_out_is_called_political_in_every_period():
    way = cell_of("the way out", *CORPUS.docs)
    political = way[way["text"].str.contains("سياسي")]
    assert set(political["period"]) == {"2017", "2019", "2024"}


def test_skhirat_is_in_2017_and_only_the_american_speaks_of_a_ceasefire():
    assert docs("الصخيرات") == {"000"}
    found = concordance.kwic(SAID, "وقف إطلاق النار")
    place = SAID.merge(found[["doc", "start"]])
    assert place[["doc", "voice"]].values.tolist() == [["001", "us"]]


def test_elections_are_in_004_after_eliminating_terrorism_and_simultaneous_in_2024():
    assert docs("انتخاب") == {"002", "003", "004"}
    row = cell_of("the way out", "004").iloc[1]
    assert row["text"].startswith("القضاء على") and row["text"].endswith("الانتخابات")
    for doc in ("002", "003"):
        assert "الرئاسية والبرلمانية ب" in cell_of("the way out", doc)["text"].iloc[0]


def test_the_purposes_of_haftars_forces_are_in_their_wordings():
    army = cell_of("Haftar's forces", *CORPUS.docs)
    of = {doc: " ".join(rows["english"]) for doc, rows in army.groupby("doc")}
    assert "combating terrorism" in of["000"]
    assert "restoring the constituents of legitimacy" in of["001"]
    assert "eliminating all forms of terrorism" in of["004"]
    assert "pivotal role" in of["003"] and of["002"] == ""
    sentence = sentence_of(next(army[army["doc"] == "003"].itertuples()))
    assert "لسيادة واستقرار ليبيا ووحدة وسلامة أراضيها، مثمّنًا" in sentence.text


def test_what_must_be_countered_is_qatari_in_2017_and_any_intervention_in_003():
    early, late = (
        " ".join(cell_of("what is necessary", d)["english"]) for d in ("000", "003")
    )
    assert "the necessity of countering the Qatari threats" in early
    assert late == "the necessity of countering any external interventions"


def test_egypt_appreciates_in_000_and_003():
    for doc in ("000", "003"):
        own = WORDS[(WORDS["doc"] == doc) & WORDS["form"].str.startswith("مثمنا")]
        assert len(own) == 1


def test_002_names_the_army_only_in_the_title_of_haftar():
    own = WORDS[WORDS["doc"] == "002"]
    armies = morphology.find(own, "جيش")
    before = [list(own["form"].loc[: i - 1].iloc[-2:]) for i in armies.index]
    assert len(before) == 2 and all(pair == ["القائد", "العام"] for pair in before)


def test_the_outsider_who_is_blamed_has_a_name_in_2017_and_none_later():
    danger = cell_of("the danger, the enemy", *CORPUS.docs).dropna(subset=["start"])
    assert "الدوحة" in " ".join(danger[danger["doc"] == "000"]["text"])
    outside = danger[danger["text"].str.contains("تدخلات|الأجنبية")]
    assert outside["doc"].tolist() == ["001", "004", "002", "003"]
    for row in outside.itertuples():
        told = sentence_of(row).text
        assert not re.search("قطر|الدوحة|ترك|روسي|الإمارات|فاغنر", told)
    assert docs("مرتزق") == {"002", "003"}


def test_the_libyan_solution_is_only_in_002():
    assert [doc for doc in CORPUS.docs if "الليبي/الليبي" in CORPUS.text(doc)] == ["002"]
    way = cell_of("the way out", "002").dropna(subset=["start"])
    assert way["text"].tolist()[1] == "الحل الليبي/الليبي"
    assert way["speaker"].tolist()[1] == "Abdelatty"


def test_haftar_has_a_way_out_too_and_2017_has_the_only_war():
    way = cell_of("the way out", "000").dropna(subset=["start"])
    assert way["voice"].tolist() == ["egypt", "haftar", "egypt"]
    assert docs("حرب") == {"000"} and has("000", "حرب") == 1


def test_militias_are_in_a_link_on_the_page_of_002_and_not_in_its_body():
    assert "المليشيات" in CORPUS.text("002") and not has("002", "ميليشيا")


def test_sovereign_occurs_once_in_2019_and_in_both_texts_of_2024():
    assert {doc: has(doc, "سيادة") for doc in ("000", "001", "004")} == {
        "000": 0,
        "001": 0,
        "004": 1,
    }
    assert has("002", "سيادة") and has("003", "سيادة")


def test_necessity_is_egypts_seven_times_and_appreciation_haftars_three_times():
    must = SAID.loc[morphology.find(WORDS, "ضرورة").index]
    thanks = SAID.loc[morphology.find(WORDS, "تقدير").index]
    assert (len(must), set(must["voice"])) == (7, {"egypt"})
    assert (len(thanks), set(thanks["voice"])) == (3, {"haftar"})
    assert (SAID["voice"] == "haftar").sum() == 248


def test_no_text_has_the_verb_must():
    whole = "|".join(WORDS["form"])
    assert not re.search("يجب|تجب|ينبغي|يتعين|لابد", whole)
    assert not (WORDS["form"] == "بد").any()


def test_other_pages_have_importance_for_the_first_necessity_of_002():
    must = morphology.find(WORDS[WORDS["doc"] == "002"], "ضرورة")
    first = SENTENCES.query("doc == '002' and sentence == 8").iloc[0]
    assert first["start"] <= must["start"].iloc[0] < first["end"]
    outside = CORPUS.annotations("outside").fillna("")
    said = outside[outside["id"].isin(["jan-12", "jan-13"])]
    assert said["arabic"].iloc[0].startswith("أهمية التنسيق بين جميع الأطراف")
    assert said["english"].str.startswith("the importance of coordination").all()


def test_necessity_is_mostly_before_a_verbal_noun_and_names_no_one_who_must():
    after = WORDS["form"].shift(-1)[morphology.find(WORDS, "ضرورة").index]
    assert list(after) == [
        "العمل", "التصدي", "التنسيق", "منع", "خروج", "التصدي", "القضاء"
    ]  # fmt: skip


def test_all_wordings_of_necessity_are_all_necessities():
    rows = cell_of("what is necessary", *CORPUS.docs)
    assert rows["text"].str.contains("ضرورة").sum() == 7


def test_egypt_praises_too():
    rows = cell_of("who thanks whom", *CORPUS.docs).dropna(subset=["start"])
    assert rows[rows["voice"] == "egypt"]["doc"].tolist() == ["000", "003"]
    assert docs("مهنئ") == {"000"} and docs("مثمن") == {"000", "003"}


def test_at_egypts_rate_haftar_would_have_two_to_three():
    truth = checks.keys("09")["09-c"].truth()
    assert 2 < truth < 3 and round(truth, 1) == 2.7


def in_all(table):
    found = table.groupby("lemma")[["period", "doc"]].nunique()
    return int((found["period"] == 3).sum()), int((found["doc"] == 5).sum())


def test_45_of_481_content_lemmas_are_in_all_periods_and_14_in_all_texts():
    counts = CONTENT["lemma"].value_counts()
    assert len(counts) == 481
    assert in_all(CONTENT) == (45, 14)


def test_of_14_lemmas_in_all_texts_all_but_two_are_as_even_as_by_lot():
    shared = STAYED[STAYED.index.map(TEXTS) == 5]
    size = CONTENT["period"].value_counts()
    far = set()
    for lemma, row in shared.iterrows():
        counts = [row[f"freq_{period}"] for period in ("2017", "2019", "2024")]
        expected = [sum(counts) * size[p] / size.sum() for p in ("2017", "2019", "2024")]
        if chisquare(counts, expected).pvalue < 0.1:
            far.add(lemma)
    assert len(shared) == 14 and far == {"رئيس", "عام"}


def test_egypts_support_is_in_all_five_texts_and_for_different_things():
    lines = concordance.kwic(WORDS, "دعم مصر", span=(0, 4), match="lemma")
    after = lines.groupby("doc")["after"].agg(" | ".join)
    assert set(after.index) == set(CORPUS.docs)
    assert after["000"].startswith("لليبيا")
    assert all("لجهود" in after[doc] and "مكافحة" in after[doc] for doc in ("001", "004"))
    assert all("لكافة المبادرات" in after[doc] for doc in ("002", "003"))
    assert "لسيادة" in after["003"]
    said = SAID.merge(lines[["doc", "start"]])
    assert set(said[said["doc"] == "000"]["speaker"]) == {"Haftar"}
    assert set(said[said["doc"] != "000"]["speaker"]) == {"al-Sisi"}


def test_early_texts_have_terrorism_and_the_late_ones_unity():
    found = framing.occurrences(WORDS)
    assert set(found[found["frame"] == "terrorism"]["doc"]) == {"000", "001", "004"}
    assert docs("وحدة") == {"002", "003"}


def test_the_american_official_speaks_in_001_alone():
    assert set(SAID[SAID["voice"] == "us"]["doc"]) == {"001"}


def test_reconciliation_is_libyan_in_2017_and_national_in_2024_told_by_the_outlet():
    assert docs("مصالحة") == {"000", "002"}
    rows = [
        voices.wording(CORPUS, "m", "000", "المصالحة الليبية"),
        voices.wording(CORPUS, "m", "002", "والمصالحة الوطنية"),
    ]
    found = [voices.wordings(CORPUS, row, SPANS)["voice"].iloc[0] for row in rows]
    assert found == ["egypt", "outlet"]


def test_no_text_has_a_word_of_borders():
    rows = [voices.wording(CORPUS, "b", doc, looked_for="حدود") for doc in CORPUS.docs]
    assert all(len(voices.wordings(CORPUS, row)) == 1 for row in rows)
