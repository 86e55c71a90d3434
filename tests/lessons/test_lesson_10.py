"""What the prose of lesson 10 says in words, found again in texts and annotations."""

from pathlib import Path

import pandas as pd
import pytest
from khitab import checks, framing, load_corpus, morphology, voices
from khitab.concordance import kwic

CORPUS = load_corpus()
SENTENCES = CORPUS.sentences()
WORDS = morphology.add_lemmas(CORPUS.tokens())
SAID = voices.who_says(WORDS, CORPUS.annotations("voices"))
RUNS = {run: CORPUS.annotations(f"elements_{run}") for run in "12"}
CODED = framing.elements(RUNS)
HITS = framing.occurrences(SAID)
ROWS = framing.by_voice(CODED, SAID)
ISSUES = ["terrorism", "qatar", "foreign_forces"]


def places(issue, element, voice=None):
    rows = ROWS[(ROWS["frame"] == issue) & (ROWS["element"] == element)]
    rows = rows if voice is None else rows[rows["voice"] == voice]
    return (rows["doc"].astype(str) + "." + rows["sentence"].astype(str)).tolist()


def raw(doc, sentence):
    row = SENTENCES.query("doc == @doc and sentence == @sentence").iloc[0]
    assert CORPUS.text(doc)[row["start"] : row["end"]] == row["text"]
    return row["text"]


def english(doc, sentence):
    return SENTENCES.query("doc == @doc and sentence == @sentence")["english"].item()


def lines(*lemmas):
    found = [kwic(WORDS, lemma, 3, "lemma") for lemma in lemmas]
    return pd.concat(found).merge(SAID).sort_values(["doc", "start"])


def voice_of(doc, piece):
    """Whose words a piece of the raw text is, and in which mode: one of each."""
    start = CORPUS.text(doc).index(piece)
    inside = SAID[
        (SAID["doc"] == doc) & SAID["start"].between(start, start + len(piece) - 1)
    ]
    ((voice, speaker),) = set(zip(inside["voice"], inside["speaker"]))
    return voice, speaker


def test_the_opening_sets_an_official_against_a_president_and_both_say_terrorism():
    assert "the continuing fighting exposes innocent civilians to danger" in english(
        "001", 8
    )
    assert "efforts at combating terrorism to danger" in english("001", 8)
    assert "eliminating all forms of terrorism" in english("001", 14)
    assert voice_of("001", "القتال المستمر") == ("us", "American official")
    assert voice_of("001", "المؤسسة العسكرية في القضاء") == ("egypt", "al-Sisi")
    assert "الإرهاب" in raw("001", 8) and "الإرهاب" in raw("001", 14)
    both = HITS.merge(WORDS[["doc", "start", "sentence"]]).query("doc == '001'")
    assert {8, 14} <= set(both[both["frame"] == "terrorism"]["sentence"])


def test_of_the_two_sentences_to_fill_in_one_has_a_cause_and_both_the_same_two():
    ff = {e: places("foreign_forces", e) for e in framing.ELEMENTS}
    has = {p: {e for e in ff if p in ff[e]} for p in ("001.17", "002.14")}
    assert has["002.14"] == {"problem", "remedy"}
    assert has["001.17"] == has["002.14"] | {"cause"}
    assert places("foreign_forces", "cause", "haftar") == ["001.17", "004.34"]
    assert "002.14" in places("foreign_forces", "remedy", "egypt")


def test_a_row_of_the_matrix_reads_as_the_lesson_reads_it():
    egypt = {e: len(places("terrorism", e, "egypt")) for e in framing.ELEMENTS}
    assert egypt == {"problem": 6, "cause": 1, "evaluation": 2, "remedy": 11}
    others = set(places("terrorism", "cause")) - {"000.10"}
    his = places("terrorism", "cause", "haftar")
    assert others == {*his, *places("terrorism", "cause", "mp")}
    assert his == ["000.9", "001.17", "004.34"]
    assert places("terrorism", "cause", "mp") == ["004.37", "004.38"]


def test_001_17_and_004_34_are_one_statement():
    def end(doc, n):
        return list(WORDS.query("doc == @doc and sentence == @n")["form"])[-14:]

    ends = [end("001", 17), end("004", 34)]
    assert [a for a, b in zip(*ends, strict=True) if a != b] == ["والإرهابيين"]


def test_only_egypts_minister_gives_qatar_all_four_elements():
    for element in framing.ELEMENTS:
        assert places("qatar", element, "egypt") == ["000.10"]
    assert places("qatar", "remedy") == ["000.10"]
    here = SAID.query("doc == '000' and sentence == 10 and voice == 'egypt'")
    assert set(here["speaker"]) == {"Shoukry"}


def test_foreign_forces_have_a_remedy_in_each_sentence_and_never_an_evaluation():
    units = CODED[CODED["frame"] == "foreign_forces"][["doc", "sentence"]]
    assert len(places("foreign_forces", "remedy")) == len(units.drop_duplicates())
    assert places("foreign_forces", "evaluation") == []
    voices_of = ROWS[ROWS["frame"] == "foreign_forces"]["voice"]
    assert set(voices_of) == {"egypt", "haftar"}


def test_the_two_runs_never_part_and_are_both_unsure_in_21_of_30_units():
    one, two = (
        run.set_index(["doc", "sentence", "frame"]).sort_index() for run in RUNS.values()
    )
    assert (
        one[list(framing.ELEMENTS)].equals(two[list(framing.ELEMENTS)]) and len(one) == 30
    )
    unsure = (one["sure"] == "no") & (two["sure"] == "no")
    assert unsure.sum() == 21
    assert unsure[("001", 17, "foreign_forces")]


def test_the_coders_rules_take_a_need_for_a_remedy_and_no_name_for_an_evaluation():
    seeds = Path(__file__).parents[2] / "seeds" / "annotations"
    rules = (seeds / "elements_prompt.md").read_text(encoding="utf-8")
    assert "or names it as a need" in rules
    assert 'A negative name for the issue itself ("terrorist") is not' in rules


def test_001_17_and_004_34_are_not_the_only_statement_printed_twice():
    for one, two in [((12, 13), 31), ((14,), 32), ((16,), 33)]:
        here = " ".join(raw("001", n) for n in one).split()
        assert len(set(here) & set(raw("004", two).split())) > len(set(here)) / 2


def test_haftars_evaluations_blame_doha_and_praise_egypt_twice():
    assert places("terrorism", "evaluation", "haftar") == ["000.9", "001.16", "004.33"]
    assert "negative role that Doha played" in english("000", 9)
    for place in [("001", 16), ("004", 33)]:
        assert "Egypt's efforts in combating terrorism" in english(*place)


def test_what_the_two_columns_of_001_say_is_in_its_sentences():
    official = " ".join(english("001", n) for n in (8, 9, 10))
    for piece in ("infrastructure", "ceasefire", "mediation of the United Nations",
                  "a political solution", "innocent civilians"):  # fmt: skip
        assert piece in official
    president = " ".join(english("001", n) for n in (12, 13, 14))
    for piece in ("combating terrorism", "eliminating", "security", "military institution",
                  "restoring the constituents of legitimacy", "political solutions"):  # fmt: skip
        assert piece in president
    for n in (12, 13, 14):
        here = SAID[(SAID["doc"] == "001") & (SAID["sentence"] == n)]
        here = here[here["mode"] == "indirect"]
        assert set(here["voice"]) == {"egypt"} and "al-Sisi" in set(here["speaker"])
        assert set(here[here["speaker"] == "al-Sisi"]["channel"]) == {"Rady"}


def test_004_is_four_days_older_and_has_the_presidents_words_and_not_the_officials():
    dates = pd.to_datetime(CORPUS.datasheet.set_index("doc")["date"])
    assert (dates["001"] - dates["004"]).days == 4
    assert "us" not in set(SAID[SAID["doc"] == "004"]["voice"])
    assert "دور المؤسسة العسكرية في القضاء على كافة أشكال الإرهاب" in raw("004", 32)


def test_004_tells_condemnations_in_a_concession_of_its_own():
    text = raw("004", 21)
    assert text.startswith("بالرغم من توالي إدانات")
    here = SAID.query("doc == '004' and sentence == 21")
    assert set(zip(here["voice"], here["mode"])) == {("outlet", "narrated")}
    assert text.index("إدانات") < text.index("فاجأ السيسي")
    assert "the Libyan army's decision to fight the battle of Tripoli" in english(
        "004", 21
    )


def test_the_reasons_of_the_condemnations_are_not_told():
    assert CORPUS.text("004").count("إدانات") == 1
    assert "because" not in english("004", 21)


def test_the_official_considered_and_the_president_affirmed():
    assert raw("001", 8).startswith("واعتبر المسؤول")
    assert raw("001", 14).startswith("كما أكد الرئيس المصري")
    verbs = CORPUS.annotations("speech_verbs").set_index(["doc", "start"])
    assert verbs.loc[("001", 771), "note"].startswith("Considered")
    president = " ".join(raw("001", n) for n in (12, 13, 14))
    assert not any(word in president for word in ("قتال", "معركة", "طرابلس"))


def test_one_battle_has_three_names_in_three_voices():
    found = lines("قتال", "معركة")
    names = list(zip(found["doc"], found["voice"], found["after"].str.split().str[0]))
    assert names == [
        ("001", "us", "المستمر"),
        ("004", "outlet", "طرابلس"),
        ("004", "outlet", "طرابلس"),
        ("004", "outlet", "طرابلس"),
        ("004", "mp", "تحرير"),
    ]
    assert voice_of("004", "تحرير طرابلس") == ("mp", "al-Saidi")


def test_no_text_has_a_voice_from_the_government_in_tripoli():
    """So no name that Haftar's opponents gave the battle can be here."""
    assert set(SAID["voice"]) == {
        "outlet", "egypt", "haftar", "us", "mp", "joint", "unattributed", "other"
    }  # fmt: skip
    others = set(SAID[SAID["voice"] == "other"]["speaker"])
    assert not any("Sarraj" in name or "Accord" in name for name in others)


def test_brothers_are_eight_half_al_sisis_half_haftars_and_none_in_000():
    found = lines("شقيق", "أخوي")
    assert len(found) == 8 and "000" not in set(found["doc"])
    assert found["speaker"].value_counts().to_dict() == {"al-Sisi": 4, "Haftar": 4}
    stems = WORDS[WORDS["form"].str.contains("شقيق|أشقاء|أخوي|إخو|أخوة")]
    assert len(stems) == 8  # by letters, as by lemma
    his = found[found["speaker"] == "Haftar"]
    assert his["channel"].tolist() == ["Rady", "El-Shennawy", "El-Shennawy", "Rady"]
    assert "to support the Libyan brothers" in english("002", 10)


def test_the_foreigners_are_to_leave_only_in_2024():
    removed = [
        (s.doc, s.sentence)
        for s in SENTENCES.itertuples()
        if "الأجنبية" in s.text and ("إخراج" in s.text or "خروج" in s.text)
    ]
    assert removed == [("002", 9), ("002", 14), ("003", 18)]
    assert "stopping the repeated external interventions" in english("004", 26)
    assert "to counter external interventions" in english("001", 17)


def test_haftar_says_support_for_libya_and_the_two_states():
    assert voice_of("000", "مساندة ودعم مصر لليبيا") == ("haftar", "Haftar")
    assert voice_of("001", "بين الدولتين") == ("haftar", "Haftar")
    assert "Egypt's backing and support for Libya" in english("000", 7)


def test_tamma_with_a_verbal_noun_comes_three_times_all_in_003():
    found = lines("تم")
    assert found["doc"].tolist() == ["003"] * 3 and set(found["mode"]) == {"reporting"}
    nouns = [after.split()[0] for after in found["after"]]
    assert nouns == ["التأكيد", "التوافق", "التأكيد"]


def test_by_the_issues_words_two_sentences_change_their_voice():
    other = framing.by_voice(CODED, HITS)
    both = ROWS.merge(other, on=["doc", "sentence", "frame", "element"])
    moved = both[both["voice_x"].astype(str) != both["voice_y"].astype(str)]
    moved = moved[["doc", "sentence", "frame", "voice_x", "voice_y"]].drop_duplicates()
    assert moved.values.tolist() == [
        ["000", 9, "qatar", "haftar", "outlet"],
        ["004", 37, "terrorism", "mp", "other"],
    ]
    qatar = HITS.merge(WORDS[["doc", "start", "sentence"]]).query("doc == '000'")
    qatar = qatar[(qatar["frame"] == "qatar") & (qatar["sentence"] == 9)]
    assert qatar["voice"].tolist() == ["outlet", "haftar"]
    assert "refusal by Macron and Angela Merkel" in english("004", 37)


@pytest.mark.parametrize(
    ("name", "answers"),
    {
        "10-a": ["problem", "evaluation", "remedy", "praise"],
        "10-b": ["problem", "cause", "remedy", "voice"],
    }.items(),
)
def test_each_mistake_foreseen_has_a_reply_of_its_own_and_none_is_right(name, answers):
    judge = checks.keys("10")[name]
    replies = [judge(answer) for answer in answers]
    assert not any(right for right, _ in replies)
    assert len({text for _, text in replies}) == len(answers)
    assert judge(judge.truth())[0]
