"""What the prose of side room qatar says in words, found again in texts and annotations."""

import pytest
from khitab import checks, framing, load_corpus, morphology, voices
from khitab.concordance import kwic

CORPUS = load_corpus()
WORDS = morphology.add_lemmas(CORPUS.tokens())
SAID = voices.who_says(WORDS, CORPUS.annotations("voices"))
HITS = framing.occurrences(SAID).merge(WORDS[["doc", "start", "sentence"]])
QATAR = HITS[HITS["frame"] == "qatar"]
CODES = CORPUS.annotations("coding_1").astype({"present": int})
TABLE = CODES.pivot(index=["doc", "sentence"], columns="frame", values="present")
ABOUT = WORDS[(WORDS["doc"] == "000") & WORDS["sentence"].isin([9, 10])]
ITS = ABOUT[ABOUT["enclitics"] == "ها"]
LINKS = SAID.merge(ITS[["doc", "start"]])


def english(doc, sentence):
    rows = CORPUS.sentences()
    return rows[(rows["doc"] == doc) & (rows["sentence"] == sentence)]["english"].item()


def context(lemma, match="lemma"):
    return kwic(WORDS, lemma, span=1, match=match)


def test_all_words_for_qatar_stand_in_text_000_and_one_of_them_in_its_headline():
    assert set(QATAR["doc"]) == {"000"} and len(QATAR) == 4
    assert QATAR["layer"].tolist().count("headline") == 1
    assert CORPUS.datasheet.set_index("doc").loc["000", "date"] == "2017-07-26"
    assert CORPUS.sentences().query("doc == '000'")["sentence"].tolist() == [
        *range(1, 12)
    ]
    assert set(QATAR["sentence"]) == {1, 9, 10}


def test_the_list_of_words_finds_the_sentences_that_the_coder_found():
    coded = TABLE.index[TABLE["qatar"] == 1].tolist()
    assert coded == sorted(set(zip(QATAR["doc"], QATAR["sentence"])))


def test_doha_is_never_a_place_and_of_the_other_capitals_only_cairo_supports():
    where = context("الدوحة", "part")
    assert where[["before", "after"]].values.tolist() == [["لعبته", "في"]]
    cairo = context("القاهرة", "part")
    assert (cairo["before"] == "دعم").sum() == (cairo["after"] == "تدعم").sum() == 1
    assert set(context("باريس", "part")["before"]) == {"الفرنسية", "في"}
    tripoli = context("طرابلس", "part")["before"]
    assert tripoli.isin(["معركة", "تحرير"]).sum() > len(tripoli) / 2


def test_crises_are_mostly_libyan_and_one_is_qatari():
    after = context("أزمة")["after"].str.removeprefix("ال").str.rstrip("ة")
    assert after.isin(["ليبي", "ليبيا"]).sum() > len(after) / 2
    assert (after == "قطري").sum() == 1


def test_other_names_of_the_crisis_stand_in_none_of_the_texts():
    assert not WORDS["form"].str.contains("مقاطع|حصار|خليج").any()


def test_the_chain_has_three_pronouns_and_is_nearly_twice_as_long_as_the_list_finds():
    support, breach = english("000", 9), english("000", 10)
    assert "Doha" in support and "its support" in support
    assert "its [Qatar's] violation of its international obligations" in breach
    assert ITS["start"].tolist() == [1683, 1903, 1912]
    assert 1.5 < (len(QATAR) + len(ITS)) / len(QATAR) < 2
    assert len(QATAR) + len(ITS) == 7  # with the headline
    assert (QATAR["layer"] == "headline").sum() == 1


def test_outside_these_two_sentences_ha_means_other_things():
    ha = WORDS[WORDS["enclitics"] == "ها"]
    assert len(ha) > 10 * len(ITS)
    assert "its war" in english("000", 8) and "Qatar" not in english("000", 8)


def test_by_name_the_outlet_leads_and_with_pronouns_the_egyptian_minister():
    names, pronouns = QATAR["voice"].value_counts(), LINKS["voice"].value_counts()
    assert names.to_dict() == {"outlet": 2, "egypt": 1, "haftar": 1}
    assert names.add(pronouns, fill_value=0).to_dict() == {
        "egypt": 3,
        "outlet": 2,
        "haftar": 2,
    }
    assert set(LINKS["speaker"]) == {"Shoukry", "Haftar"}


def test_whatever_shoukry_and_haftar_say_of_qatar_comes_through_egypts_spokesman():
    here = SAID[(SAID["doc"] == "000") & SAID["sentence"].isin([9, 10])]
    here = here[here["speaker"] != ""]
    assert set(here["speaker"]) == {"Shoukry", "Haftar"}
    assert set(here["channel"]) == {"Abu Zeid"}


def test_no_qatari_has_a_voice_and_no_denial_stands_in_the_text():
    speakers = set(SAID["speaker"]) | set(SAID["channel"])
    assert not any("Qatar" in name or "Thani" in name for name in speakers)
    assert "denied" not in " ".join(english("000", n) for n in range(1, 12))


def test_qatar_never_comes_without_terrorism_and_000_has_no_foreign_forces():
    assert (TABLE[TABLE["qatar"] == 1]["terrorism"] == 1).all()
    by_text = TABLE.groupby("doc").sum()
    assert by_text.loc["000", "foreign_forces"] == 0
    assert (by_text["foreign_forces"].drop("000") > 0).all()


def test_sentences_of_foreign_forces_name_no_state_but_libya_and_egypt():
    coded = set(TABLE.index[TABLE["foreign_forces"] == 1])
    rows = WORDS[[key in coded for key in zip(WORDS["doc"], WORDS["sentence"])]]
    proper = set(rows[rows["pos"] == "noun_prop"]["lemma"])
    people = {"حفتر", "السيسي", "عبد", "العاطي"}
    assert proper - people <= {"ليبيا", "مصر"}


def test_qatar_is_gone_already_in_2019_and_only_000_has_the_ministrys_spokesman():
    rates = framing.rates(QATAR, WORDS).query("frame == 'qatar' and level == 'period'")
    assert rates.set_index("period")["count"].to_dict() == {
        "2017": 4,
        "2019": 0,
        "2024": 0,
    }
    assert set(SAID[SAID["channel"] == "Abu Zeid"]["doc"]) == {"000"}


def test_the_limits_of_the_three_short_texts_come_near_the_rate_of_000():
    rates = framing.rates(QATAR, WORDS).query("frame == 'qatar' and level == 'text'")
    rates = rates.set_index("doc")
    near = rates.loc[["001", "002", "003"], "per_1000_high"]
    assert (near / rates.loc["000", "per_1000"]).between(0.9, 1.2).all()


@pytest.mark.parametrize(
    "name, right, answers",
    [
        ("qatar-a", 3, [1, 2, 4, 11]),
        ("qatar-c", 1, [4, 0, 2]),
        ("qatar-d", 3, [5, 4, 1, 2]),
    ],
)
def test_a_number_counted_by_hand_is_right_and_each_mistake_has_its_own_reply(
    name, right, answers
):
    judge = checks.keys("qatar")[name]
    replies = [judge(answer) for answer in answers]
    assert judge(right)[0] and not any(right for right, _ in replies)
    assert len({text for _, text in replies}) == len(answers)
