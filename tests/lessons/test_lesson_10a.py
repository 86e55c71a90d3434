"""What the prose of lesson 10a says in words, found again in texts and annotations."""

import pytest
from khitab import checks, framing, load_corpus, morphology, reuse, voices
from khitab.concordance import kwic

CORPUS = load_corpus()
WORDS = morphology.add_lemmas(CORPUS.tokens())
SAID = voices.who_says(WORDS, CORPUS.annotations("voices"))
FRAMES = CORPUS.annotations("frames")
CODES = CORPUS.annotations("coding_1").query("frame == 'terrorism'")
TERROR = framing.occurrences(SAID).query("frame == 'terrorism'")
TERROR = TERROR.merge(FRAMES.query("frame == 'terrorism'").drop(columns="frame"))
TERROR = TERROR.merge(SAID[["doc", "start", "sentence", "channel", "speaker"]])
MENTIONS = framing.mentions(TERROR, WORDS, spans=CORPUS.annotations("mentions"))

WHO_FIGHTS = {  # read by hand in the Arabic: (text, sentence) of each fight
    "nobody": "000.6 001.12 004.22 004.23 004.26 004.27 004.31",
    "Libyan": "000.6 000.8 001.14 004.25 004.32",
    "Egypt": "000.8 001.16 004.33",
    "other": "000.10 001.8 004.38",
}


def lines(lemma, span=2):
    return kwic(WORDS, lemma, span=span, match="lemma")


def code(doc, sentence):
    row = CODES[(CODES["doc"] == doc) & (CODES["sentence"] == sentence)]
    return row["function"].item() if row["present"].astype(int).item() else None


def english(doc, sentence):
    rows = CORPUS.sentences()
    return rows[(rows["doc"] == doc) & (rows["sentence"] == sentence)]["english"].item()


def rates(rows):
    table = framing.rates(rows, WORDS)
    table = table[(table["frame"] == "terrorism") & (table["level"] == "text")]
    return table.set_index("doc")


def test_the_example_of_each_function_has_that_function():
    examples = {"problem": ("004", 37), "cause": ("000", 9), "evaluation": ("001", 16)}
    examples |= {"remedy": ("001", 12), "mention": ("000", 1)}
    assert {name: code(*place) for name, place in examples.items()} == {
        name: name for name in examples
    }


def test_of_the_four_near_misses_only_004_25_is_coded_and_it_has_both_phrases():
    places = [("001", 10), ("004", 21), ("004", 25), ("004", 36)]
    assert [place for place in places if code(*place)] == [("004", 25)]
    text = english("004", 25)
    assert "confronting the armed groups" in text and "to confront terrorism" in text
    assert "security" in english("001", 10) and "battle" in english("004", 21)
    assert "liberation" in english("004", 36)


def test_each_fight_was_given_one_doer_and_nobody_is_the_commonest():
    lines_against = lines("إرهاب", span=1)
    lines_against = lines_against[~lines_against["before"].isin(["ليبيا", "دعمها"])]
    doers = {who: places.split() for who, places in WHO_FIGHTS.items()}
    fights = sorted(place for places in doers.values() for place in places)
    found = lines_against.merge(WORDS[["doc", "start", "sentence"]])
    assert fights == sorted(found["doc"] + "." + found["sentence"].astype(str))
    assert max(doers, key=lambda who: len(doers[who])) == "nobody"
    assert len(doers["Libyan"]) > len(doers["Egypt"])


def test_in_a_hurry_001_and_004_up_to_27_give_the_same_majority():
    kept = {
        who: [place for place in places.split() if "001" <= place < "004.28"]
        for who, places in WHO_FIGHTS.items()
    }
    sizes = sorted((len(places), who) for who, places in kept.items())
    assert sizes[-1][1] == "nobody" and sizes[-1][0] > sizes[-2][0]


def test_egypts_minister_praises_the_libyan_army_and_haftar_praises_egypt():
    praise = TERROR[TERROR["function"] == "evaluation"]
    praise = praise[praise["speaker"].isin(["Shoukry", "Haftar"])]
    assert set(praise[praise["speaker"] == "Haftar"]["sentence"]) == {16, 33}
    assert "praising Egypt's efforts in combating" in english("001", 16).replace(
        "[sic: a participle, as if no full verb had gone before] ", ""
    )
    assert "#Libyan_army performs in combating terrorism" in english("000", 8)


def test_no_mention_of_terrorism_has_a_proper_name_in_it():
    names = set(WORDS[WORDS["pos"].str.startswith("noun_prop")]["token"])
    assert not MENTIONS["phrase"].str.split().explode().isin(names).any()


def test_the_adjective_has_the_same_form_after_groups_and_militias_in_either_order():
    after = set(lines("متطرف", span=2)["before"])
    assert {"والجماعات والميليشيات", "والميليشيات والجماعات"} <= after
    both = lines("متطرف")[lines("متطرف")["before"].str.contains("ميليشيات")]
    assert set(both["node"]) == {"المتطرفة"} and len(both) > 4


def test_all_militias_but_the_last_stand_beside_terrorism_in_a_list():
    found = lines("ميليشيا")
    near = found["before"].str.contains("الإرهاب") & found["node"].str.startswith("و")
    assert near.tolist() == [True] * (len(found) - 1) + [False]
    assert "militias continue in control of Tripoli" in english("004", 38)


def test_the_word_list_finds_the_sentences_that_the_coder_found():
    """Of every frame, as the prose says: so the list is no second reader."""
    coder = {"coder": CORPUS.annotations("coding_1")}
    coded = framing.coded_sentences(CORPUS.sentences(), framing.occurrences(SAID), coder)
    assert coded["frame"].nunique() == 3
    assert (coded["dictionary"] == coded["coder"]).all()


def test_000_leads_by_token_and_mention_004_by_sentence_and_the_late_texts_have_none():
    coded = framing.coded_sentences(CORPUS.sentences(), TERROR, {"coder": CODES})
    sentences = coded[(coded["frame"] == "terrorism") & (coded["coder"] == 1)]
    units = [rates(rows)["per_1000"] for rows in (TERROR, MENTIONS, sentences)]
    assert [unit.idxmax() for unit in units] == ["000", "000", "004"]
    assert all(set(unit[unit == 0].index) == {"002", "003"} for unit in units)
    share = sentences.groupby("doc").size() / CORPUS.sentences().groupby("doc").size()
    assert share.idxmax() == "004"


def test_the_intervals_of_the_three_texts_overlap_in_every_unit():
    for rows in (TERROR, MENTIONS):
        table = rates(rows).loc[["000", "001", "004"]]
        assert table["per_1000_low"].max() < table["per_1000_high"].min()


def test_each_sentence_of_001_and_004_holds_one_mention_and_one_of_000_holds_four():
    starts = WORDS[["doc", "start", "end", "sentence"]]
    inside = starts.merge(MENTIONS[["doc", "start"]], on=["doc", "start"])
    size = inside.groupby(["doc", "sentence"]).size()
    assert size["001"].eq(1).all() and size["004"].eq(1).all()
    assert size["000"].max() == size["000", 8] == 4


def test_more_than_half_is_remedy_and_with_the_other_readings_of_the_notes_just_under():
    remedy = TERROR[TERROR["function"] == "remedy"]
    assert len(remedy) > len(TERROR) / 2
    unsure = remedy["note"].str.contains("Other reading: evaluation")
    assert 0.4 < (~unsure).sum() / len(TERROR) < 0.5
    assert (remedy["voice"] == "egypt").mean() > 0.8


def test_cause_stands_in_haftars_clauses_only_and_these_come_through_egypts_spokesmen():
    assert set(TERROR[TERROR["function"] == "cause"]["voice"]) == {"haftar"}
    haftar = TERROR[TERROR["voice"] == "haftar"]
    assert set(haftar["channel"]) == {"Abu Zeid", "Rady"}
    assert "remedy" not in set(haftar["function"])


def test_sinai_has_the_only_victims_of_the_frame_and_its_sentence_is_coded_evaluation():
    problem = TERROR[TERROR["function"] == "problem"]
    assert problem[["doc", "sentence"]].values.tolist() == [["000", 8], ["004", 37]]
    assert code("000", 8) == "evaluation" and "victims" in english("000", 8)
    row = CODES[(CODES["doc"] == "000") & (CODES["sentence"] == 8)]
    assert row["sure"].item() == "no"


@pytest.mark.parametrize("keep", ["first", "last"])
def test_counted_once_remedies_lose_most_and_the_causes_stay(keep):
    passages = reuse.corpus_passages(WORDS, min_tokens=8)
    once = reuse.count_once(SAID, passages, keep=keep)
    kept = TERROR.merge(once[["doc", "start"]])["function"].value_counts()
    lost = TERROR["function"].value_counts() - kept
    assert lost.idxmax() == "remedy" and kept["remedy"] >= kept.sum() / 2
    assert lost["cause"] == 0 and kept.idxmax() == "remedy"


def test_counted_once_by_last_two_remedies_more_stay_and_the_order_is_the_same():
    passages = reuse.corpus_passages(WORDS, min_tokens=8)
    first, last = (
        TERROR.merge(reuse.count_once(SAID, passages, keep=keep)[["doc", "start"]])[
            "function"
        ].value_counts()
        for keep in ("first", "last")
    )
    assert (last - first).to_dict() == {
        name: 2 * (name == "remedy") for name in first.index
    }
    assert list(first.index) == list(last.index)
    assert 0 < last["remedy"] / last.sum() - first["remedy"] / first.sum() < 0.05


def test_004_prints_a_shared_passage_twice_in_22_and_31():
    passages = reuse.corpus_passages(WORDS, min_tokens=8)
    starts = passages[passages["start_a"].duplicated(keep=False)]["start_b"]
    rows = CORPUS.sentences().query("doc == '004'")
    found = [
        rows[(rows["start"] <= s) & (s < rows["end"])]["sentence"].item() for s in starts
    ]
    assert found == [22, 31]


def test_haftar_names_causes_in_two_sentences_but_for_one_letter():
    causes = TERROR[TERROR["function"] == "cause"][["doc", "sentence"]].drop_duplicates()
    assert causes.values.tolist() == [["000", 9], ["001", 17], ["004", 34]]
    ends = [
        list(WORDS.query(f"doc == {d!r} and sentence == {s}")["form"])[-14:]
        for d, s in (("001", 17), ("004", 34))
    ]
    assert [a for a, b in zip(*ends, strict=True) if a != b] == ["والإرهابيين"]
    passages = reuse.corpus_passages(WORDS, min_tokens=8)
    shared = TERROR[reuse.in_passages(TERROR, passages).to_numpy()]
    assert not shared["function"].eq("cause").any()


@pytest.mark.parametrize(
    "name, answers",
    {
        "10a-a": ["problem", "remedy", "evaluation", "mention", "praise"],
        "10a-c": [14, 19, 50, 3],
        "10a-e": [11, 1, 2, 7],
        "10a-g": [2, 3, 0, 9],
    }.items(),
)
def test_each_mistake_foreseen_has_a_reply_of_its_own_and_none_is_right(name, answers):
    judge = checks.keys("10a")[name]
    replies = [judge(answer) for answer in answers]
    assert not any(right for right, _ in replies)
    assert len({text for _, text in replies}) == len(answers)
    assert judge(judge.truth())[0]
