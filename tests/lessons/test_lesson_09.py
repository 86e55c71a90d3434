"""What the prose of lesson 09 says in words, counted again from texts and annotations."""

import re
from pathlib import Path

import pandas as pd
import pytest
from khitab import framing, load_corpus, reuse, voices
from khitab.checks import keys

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
CORPUS = load_corpus()
TOKENS, SENTENCES = CORPUS.tokens(), CORPUS.sentences()
NAMES = voices.naming(TOKENS, CORPUS.annotations("naming"), CORPUS)
HIM, FORCE = (NAMES[NAMES["actor"] == actor] for actor in ("haftar", "force"))
SPANS = CORPUS.annotations("voices")
SAID = voices.who_says(TOKENS, SPANS)
VERBS = voices.speech_verbs(TOKENS, CORPUS.annotations("speech_verbs"))
OUTSIDE = CORPUS.annotations("outside")


def text_of(doc, number):
    here = (SENTENCES["doc"] == doc) & (SENTENCES["sentence"] == number)
    return SENTENCES.loc[here, "text"].item()


def categories(names, doc):
    return set(names.loc[names["doc"] == doc, "category"])


# --- Names -----------------------------------------------------------------------------


def test_one_meeting_has_a_bare_name_in_001_and_rank_and_title_in_004():
    assert "المشير" not in text_of("001", 11) and "القائد" not in text_of("001", 11)
    assert "المشير “خليفة حفتر” القائد العام للجيش الليبي" in text_of("004", 30)


def test_002_has_all_four_kinds_001_only_bare_names_and_003_none():
    assert categories(HIM, "002") == {"bare", "title", "rank", "rank and title"}
    assert categories(HIM, "001") == {"bare"}
    assert categories(HIM, "003") == {"title", "rank", "rank and title"}


def test_mushir_stands_in_every_line_but_two_as_the_rank():
    lines = TOKENS[TOKENS["form"].str.contains("مشير")]
    assert sorted(lines["form"].value_counts()) == [2, 9]
    assert HIM["category"].isin(["rank", "rank and title"]).sum() == 9


def test_001_and_004_are_four_days_apart():
    dates = pd.to_datetime(CORPUS.datasheet.set_index("doc")["date"])
    assert (dates["001"] - dates["004"]).days == 4


def test_the_aligned_sentences_differ_by_the_rank_also_and_two_ands():
    table = reuse.alignment(text_of("001", 17), text_of("004", 34))
    assert table.loc[table["kind"] == "only_b", "token_b"].tolist() == ["كما", "المشير"]
    changed = table.loc[table["kind"] == "changed", ["token_a", "token_b"]].to_numpy()
    assert len(changed) == 2 and all(a == "و" + b for a, b in changed)


def test_short_words_in_quotation_marks_are_the_eight_of_the_table():
    pattern = r'[“”"]([^“”«»"]{3,15})[”"]'
    found = [
        match[1]
        for doc in CORPUS.docs
        for match in re.finditer(pattern, CORPUS.text(doc))
    ]
    assert len(found) == 8 and sum("حفتر" in name for name in found) == 2
    body = TOKENS[TOKENS["doc"] == "004"]["form"]
    assert not body.isin(["سعيد", "القروي"]).any()


def test_only_001_never_says_army_and_says_institution_in_shared_passages():
    armies = FORCE[FORCE["category"].isin(["army", "national army"])]
    assert set(armies["doc"]) == set(CORPUS.docs) - {"001"}
    shared = TOKENS[reuse.in_passages(TOKENS, reuse.corpus_passages(TOKENS, 8))]
    starts = set(shared.loc[shared["doc"] == "001", "start"])
    rows = FORCE[FORCE["doc"] == "001"]
    assert set(rows["category"]) == {"institution"}
    # The article's preposition may be part of the word: compare where words begin.
    assert all(any(abs(start - row) <= 1 for start in starts) for row in rows["start"])


def test_003_says_armed_forces_but_national_army_where_it_recalls_8_december():
    rows = FORCE[FORCE["doc"] == "003"].set_index("category")
    assert len(rows.loc[["armed forces"]]) == 4
    national = rows.loc["national army"]
    recalled = SENTENCES[
        (SENTENCES["doc"] == "003") & (SENTENCES["sentence"] == 17)
    ].iloc[0]
    assert recalled["start"] <= national["start"] < recalled["end"]
    assert "8 ديسمبر" in recalled["text"]


def test_each_name_of_the_force_has_the_words_that_the_lesson_gives_it():
    said = {"army": "جيش", "national army": "الوطني", "armed forces": "لقوات المسلحة"}
    said |= {"institution": "المؤسسة العسكرية", "command": "لقيادة العامة"}
    assert set(FORCE["category"]) == set(said)
    assert all(said[row.category] in row.text for row in FORCE.itertuples())


def test_institution_and_command_are_egyptian_most_others_the_outlets_none_haftar_s():
    own = FORCE["category"].isin(["institution", "command"])
    assert set(FORCE.loc[own, "voice"]) == {"egypt"}
    others = FORCE.loc[~own]
    assert all((rows["voice"] != "egypt").any() for _, rows in others.groupby("category"))
    assert (others["voice"] == "outlet").mean() > 0.5
    assert "haftar" not in set(FORCE["voice"])


# --- Names outside ---------------------------------------------------------------------


def rows_of(event, proposition):
    here = (OUTSIDE["event"] == event) & (OUTSIDE["proposition"] == proposition)
    return OUTSIDE[here]


def test_two_pages_quote_one_sentence_with_the_rank_and_without():
    quoted = rows_of("2019-05-09", "briefing")["arabic"].tolist()
    assert quoted[0].replace("المشير ", "") == quoted[1] != quoted[0]


def test_as_quoted_the_statement_of_may_says_armed_forces_and_neither_text_does():
    names = rows_of("2019-05-09", "Haftar's name")
    quoted = names[names["certainty"] == "one agency"]["arabic"]
    assert len(quoted) == 2 and quoted.str.contains("للقوات المسلحة الليبية").all()
    for doc in ("001", "004"):
        assert "armed forces" not in categories(FORCE, doc)


def test_003_has_the_title_that_two_pages_of_8_december_have():
    names = rows_of("2025-12-08", "Haftar's name")
    first = names[names["certainty"] == "wording"]["arabic"].iloc[0]
    assert first in text_of("003", 17).replace("،", "")
    assert set(names["certainty"]) == {"wording", "own words"}
    assert names["source"].nunique() == 3


# --- Voices ----------------------------------------------------------------------------


def test_about_half_of_each_text_or_more_is_what_somebody_else_says():
    shares = voices.shares(SAID).query("level == 'text' and voice == 'outlet'")["share"]
    assert shares.between(0.25, 0.54).all()


def test_000_002_and_003_have_no_direct_speech():
    direct = SAID[SAID["mode"] == "direct"]
    assert set(direct["doc"]) == {"001", "004"}


def test_the_report_goes_on_inside_the_quotation_marks_of_004_26():
    quoted = text_of("004", 26).split("“")[1].split("”")[0]
    assert "مشددًا" in quoted and "مطالباً" in quoted


def test_affirming_in_001_12_is_noted_as_unsure():
    spans = SPANS[(SPANS["doc"] == "001") & (SPANS["start"] == 1684)]
    assert spans["note"].str.contains("Rady.*sure = no").all() and len(spans) == 1


def test_outlets_utter_most_names_of_haftar_and_few_words_for_the_themes():
    hits = framing.occurrences(TOKENS, voices=SPANS)
    own = hits[hits["voice"] == "outlet"]
    assert len(own) < len(hits) / 10
    assert 0.38 < (SAID["voice"] == "outlet").mean() < 0.43
    assert sorted(own["doc"]) == ["000", "000", "000", "004"]
    assert (HIM["voice"] == "outlet").mean() > 0.8
    last = own[own["doc"] == "004"].iloc[0]
    place = SENTENCES[(SENTENCES["doc"] == "004") & (SENTENCES["start"] <= last["start"])]
    assert place["sentence"].iloc[-1] == 25


def test_the_egyptian_side_has_the_most_reported_words_and_not_the_highest_rate_each_time():
    sizes = SAID["voice"].value_counts().drop("outlet")
    assert sizes.index[0] == "egypt"
    hits = framing.occurrences(TOKENS, voices=SPANS)
    rates = voices.per_voice(SAID, hits, by="frame").set_index(["frame", "voice"])[
        "per_1000"
    ]
    assert rates["foreign_forces", "haftar"] == rates["foreign_forces"].max()


# --- Reporting verbs -------------------------------------------------------------------


def test_affirm_with_its_family_is_more_than_a_quarter_and_said_comes_once():
    affirm = VERBS["lemma"].isin(["أكد", "تأكيد", "مؤكد"])
    assert 0.25 < affirm.mean() < 0.3
    assert (VERBS["lemma"] == "قال").sum() == 1
    assert VERBS["lemma"].value_counts().index[0] == "أكد"
    top = voices.tally(VERBS, ["lemma", "gloss"], "voice").head(12)
    assert {"أكد", "تأكيد", "مؤكد"} <= set(top["lemma"])


def test_no_word_of_claiming_or_alleging_stands_in_a_body():
    claims = r"[وف]?(?:زعم|يزعم|زاعم|مزاعم|ادعى|ادعاء|يدعي|مدعي).*"
    assert not TOKENS["form"].str.fullmatch(claims).any()


def test_001_adds_what_004_reveals():
    assert text_of("001", 15).startswith("وأضاف المتحدث")
    assert text_of("004", 33).startswith("وكشف المتحدث")


def test_praise_goes_between_the_egyptian_side_and_haftar_or_his_force():
    praising = VERBS[VERBS["evaluation"] == "praising"]
    assert set(praising["voice"]) == {"egypt", "haftar"}
    distancing = VERBS[VERBS["evaluation"] == "distancing"]
    assert distancing["speaker"].tolist() == ["American official", "unnamed news reports"]


# --- The guess -------------------------------------------------------------------------


def test_on_the_five_texts_the_guess_is_close_to_1():
    quality = voices.compare_guess(SAID, voices.guess_speakers(CORPUS))
    assert (quality[["precision", "recall"]] > 0.9).all(axis=None)


def test_of_the_five_invented_sentences_the_guess_finds_two(tmp_path):
    import nbformat

    notebook = nbformat.read(NOTEBOOKS / "09_naming_and_voices.ipynb", as_version=4)
    cells = {cell.id: cell.source for cell in notebook.cells}
    invented = cells["invented"].split('"""')[1]
    (tmp_path / "datasheet.csv").write_text("doc,period\nx,invented\n", "utf-8")
    (tmp_path / "x.txt").write_text(invented, "utf-8")
    assert len(invented.splitlines()) == 5
    found = voices.guess_speakers(load_corpus(tmp_path))
    assert found["speaker"].tolist() == ["", "التقرير"]
    assert keys("09")["09-h"](len(found) / 5)[0] is True


# --- The checks ------------------------------------------------------------------------

CHECKS = keys("09")
RIGHT = {"09-a": 9, "09-e": 50, "09-g": 24, "09-h": 0.4}


@pytest.mark.parametrize("name", RIGHT)
def test_the_right_answer_is_right_and_every_known_mistake_has_its_reply(name):
    judge = CHECKS[name]
    assert judge(RIGHT[name])[0] is True
    replies = [judge(mistake())[1] for mistake, _ in judge.mistakes]
    assert replies == [reply for _, reply in judge.mistakes]
