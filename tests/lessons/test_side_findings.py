"""The findings page: each number computed, each claim borne out by its table."""

from itertools import combinations
from pathlib import Path

import nbformat
import pytest
from khitab import comparison, framing, load_corpus, log, morphology, reuse, voices

PAGE = Path(__file__).resolve().parents[2] / "notebooks" / "side_findings.ipynb"
CORPUS = load_corpus()
TOKENS = CORPUS.tokens()
WHO = CORPUS.annotations("voices")
FOUND = framing.occurrences(TOKENS, voices=WHO)
MENTIONS = framing.mentions(FOUND, TOKENS, CORPUS.annotations("mentions"))
SENTENCES = TOKENS[["doc", "start", "sentence"]]


def of(frame, table=FOUND):
    return table[table["frame"] == frame]


@pytest.fixture(scope="module")
def page():
    return "\n".join(cell.source for cell in nbformat.read(PAGE, as_version=4).cells)


def test_the_page_types_no_count(page):
    prose = page.split("## What may we claim?")[1]
    assert not {"31", "59", "24", "39", "21"} & set(prose.replace(",", " ").split())


def test_terrorism_stands_in_three_texts_and_qatar_in_one():
    assert set(of("terrorism")["doc"]) == {"000", "001", "004"}
    assert set(of("qatar")["doc"]) == {"000"}
    assert set(of("foreign_forces")["doc"]) == {"001", "002", "003", "004"}


def test_most_words_of_terrorism_are_those_of_egyptian_officials_and_haftar():
    said = of("terrorism")["voice"].isin(["egypt", "haftar"])
    assert said.mean() > 0.8


def test_more_than_half_of_the_words_of_2019_stand_in_shared_passages():
    early = of("terrorism")[of("terrorism")["period"] == "2019"]
    shared = reuse.in_passages(TOKENS, reuse.corpus_passages(TOKENS, min_tokens=8))
    places = set(map(tuple, TOKENS[shared][["doc", "start"]].values))
    inside = [tuple(place) in places for place in early[["doc", "start"]].values]
    assert 0.5 < sum(inside) / len(inside) < 0.6


def test_foreign_forces_are_as_many_in_2019_as_later_in_both_units():
    """Counted in the raw texts: 12 words and 5 phrases in each of the two periods."""
    for rows, count in ((of("foreign_forces"), 12), (of("foreign_forces", MENTIONS), 5)):
        counts = rows["period"].value_counts()
        assert counts["2019"] == counts["2024"] == count
    late, early = ((TOKENS["period"] == period).sum() for period in ("2024", "2019"))
    assert late < early


def test_the_list_of_words_decides_whether_tokens_grow():
    short = of("foreign_forces")[~of("foreign_forces")["lemma"].isin(["خارجي", "سلاح"])]
    counts = short["period"].value_counts()
    assert counts["2024"] > counts["2019"]


def test_only_egyptian_officials_and_haftar_speak_of_foreign_forces():
    late = of("foreign_forces")["period"] == "2024"
    assert set(of("foreign_forces")["voice"][late]) == {"egypt"}
    assert (of("foreign_forces")["voice"][~late] == "haftar").mean() > 0.8


def test_002_is_the_densest_text_of_foreign_forces_with_two_speakers():
    rates = framing.rates(of("foreign_forces"), TOKENS)
    rates = rates[(rates["frame"] == "foreign_forces") & (rates["level"] == "text")]
    assert rates.loc[rates["per_1000"].idxmax(), "doc"] == "002"
    spoken = voices.who_says(TOKENS, WHO).merge(of("foreign_forces")[["doc", "start"]])
    assert set(spoken[spoken["doc"] == "002"]["speaker"]) == {"al-Sisi", "Abdelatty"}


def test_qatar_stands_in_the_headline_and_beside_terrorism_in_three_mouths():
    assert set(of("qatar")["voice"]) == {"outlet", "haftar", "egypt"}
    both = [
        set(map(tuple, of(frame).merge(SENTENCES)[["doc", "sentence"]].values))
        for frame in ("qatar", "terrorism")
    ]
    assert both[0] <= both[1]


def test_outlets_tell_a_tenth_to_two_fifths_of_a_text_and_officials_say_most_words_of_the_frames():
    said = voices.who_says(TOKENS, WHO)
    told = said["mode"] == "narrated"
    share = told.groupby(said["doc"]).mean()
    assert share.idxmin() == "000" and share["000"] < 0.1
    assert share.idxmax() == "002" and 0.38 < share["002"] < 0.42
    assert 0.17 < (said["mode"] == "reporting").mean() < 0.20
    assert FOUND["voice"].isin(["egypt", "haftar", "us"]).mean() > 0.8
    late = said["period"] == "2024"
    assert (said[late]["voice"] == "haftar").mean() < 0.1


def test_whose_names_haftar_has_depends_on_the_rule_for_words_that_report():
    names = CORPUS.annotations("naming")
    modes = names.loc[names["actor"] == "haftar", "mode"]
    told, reporting = (modes == "narrated").mean(), (modes == "reporting").mean()
    assert 0.45 < told < 0.5 and reporting > 1 / 3 and told + reporting == 34 / 40


def test_001_gives_al_sisi_his_office_and_haftar_neither_rank_nor_office():
    names = CORPUS.annotations("naming").query("doc == '001'").set_index("actor")
    assert "title" in set(names.loc["sisi", "category"])
    assert set(names.loc["haftar", "category"]) == {"bare"}


def test_that_000_has_no_foreign_forces_depends_on_the_codebook():
    for number, there in (("1", False), ("3", True)):
        codes = CORPUS.annotations(f"coding_{number}")
        codes = codes[(codes["frame"] == "foreign_forces") & (codes["doc"] == "000")]
        assert (codes["present"].astype(int) == 1).any() == there


def test_half_of_the_relays_of_january_have_the_sentence_on_terrorism():
    rows = CORPUS.annotations("outside")
    rows = rows[(rows["event"] == "2025-01-18") & (rows["proposition"] == "terrorism")]
    assert (rows["certainty"] == "not found").mean() == 0.5


def test_both_runs_saw_a_remedy_in_every_coded_sentence_of_foreign_forces():
    for run in "12":
        codes = CORPUS.annotations(f"elements_{run}")
        assert set(codes[codes["frame"] == "foreign_forces"]["remedy"]) == {"1"}


def p_by_texts(issue, tokens):
    found = of(issue, framing.occurrences(tokens))
    test = comparison.permutation_test(found, tokens, "2024")
    return test[["p_texts", "p_smallest"]].values.tolist()[0]


@pytest.mark.parametrize(
    "issue, all_copies, first, last",
    [("foreign_forces", 0.1, 0.2, 0.2), ("terrorism", 0.1, 0.1, 0.2)],
)
def test_p_by_texts_hangs_on_the_copy_that_is_kept(issue, all_copies, first, last):
    passages = reuse.corpus_passages(TOKENS, min_tokens=8)
    assert p_by_texts(issue, TOKENS) == [all_copies, 0.1]
    for keep, p in (("first", first), ("last", last)):
        once = reuse.count_once(TOKENS, passages, keep=keep)
        assert p_by_texts(issue, once) == [p, 0.1]


def test_were_001_and_004_one_draw_p_would_be_a_third_at_the_least():
    merged = TOKENS.assign(doc=TOKENS["doc"].replace("004", "001"))
    hits = of("terrorism").assign(doc=of("terrorism")["doc"].replace("004", "001"))
    test = comparison.permutation_test(hits, merged, "2024")
    assert test["p_smallest"].item() == pytest.approx(1 / 3)


def test_with_each_text_weighing_alike_or_a_word_fewer_in_002_forces_have_020():
    forces = of("foreign_forces")
    gone = forces.index[forces["doc"] == "002"][0]
    test = comparison.permutation_test(forces.drop(gone), TOKENS, "2024")
    assert test["p_texts"].item() == 0.2
    sizes = TOKENS["doc"].value_counts()
    rates = forces["doc"].value_counts().reindex(sizes.index, fill_value=0) / sizes
    gaps = {
        pair: abs(rates[list(pair)].mean() - rates.drop(list(pair)).mean())
        for pair in combinations(CORPUS.docs, 2)
    }
    assert sum(gap >= gaps["002", "003"] - 1e-12 for gap in gaps.values()) == 2


def test_foreign_forces_in_2019_are_two_statements_and_one_is_printed_twice():
    """004.34 is 001.17 again: the same run of sixteen words."""
    places = of("foreign_forces").merge(SENTENCES)
    early = places[places["period"] == "2019"].groupby(["doc", "sentence"])["voice"]
    assert early.unique().map(list).to_dict() == {
        ("001", 17): ["haftar"],
        ("004", 26): ["egypt"],
        ("004", 34): ["haftar"],
    }
    passages = reuse.corpus_passages(TOKENS, min_tokens=8)
    assert passages["text_a"].str.startswith("حفتر الجهود الليبية للتصدي").sum() == 1


def test_egypts_minister_praises_in_2017_and_haftar_in_2019():
    english = CORPUS.sentences().set_index(["doc", "sentence"])["english"]
    assert "valuing" in english["000", 8] and "#Libyan_army" in english["000", 8]
    for place in [("001", 16), ("004", 33)]:
        assert "Egypt's efforts in combating terrorism" in english[place]


def test_the_appendix_at_the_end_logs_the_counts_of_the_page(page):
    study = log.open(None, CORPUS)
    words = study.do(morphology.add_lemmas, study.do(CORPUS.tokens))
    who = study.do(CORPUS.annotations, "voices")
    found = study.do(framing.occurrences, words, voices=who)
    assert (
        found[["doc", "start"]].values.tolist() == FOUND[["doc", "start"]].values.tolist()
    )
    study.do(framing.rates, found, words)
    assert study.replay()["same"].all() and "study.do(framing.rates, " in page


def test_the_page_points_to_the_synopsis_and_the_matrix(page):
    assert "synopsis of [lesson 09]" in page and "matrix of [lesson 10]" in page


def test_in_001_an_american_official_calls_the_fighting_the_danger():
    sentences = CORPUS.sentences().set_index(["doc", "sentence"])
    row = sentences.loc[("001", 8)]
    assert row["text"].startswith("واعتبر المسؤول أن القتال المستمر يعرض المدنيين")
    said = voices.who_says(TOKENS, WHO)
    here = said[(said["doc"] == "001") & (said["sentence"] == 8)]
    assert (here["voice"] == "us").mean() > 0.8
