"""What the prose of lesson 07 says in words, counted again from texts and annotations."""

import pytest
from khitab import framing, load_corpus, morphology, voices
from khitab.checks import keys

CORPUS = load_corpus()
TOKENS, SENTENCES = CORPUS.tokens(), CORPUS.sentences()
WORDS = morphology.add_lemmas(TOKENS)
SAID = voices.who_says(TOKENS, CORPUS.annotations("voices"))
HITS = framing.occurrences(TOKENS).merge(SAID[["doc", "start", "sentence", "mode"]])
CODED = CORPUS.annotations("elements_1")
RUNNING = SENTENCES[SENTENCES["layer"] == "paragraph"]
LEADS = RUNNING.groupby("doc").head(1)
ON_TOP = {
    (row.doc, row.sentence)
    for row in SENTENCES.itertuples()
    if row.layer != "paragraph"
    or row.sentence == LEADS.set_index("doc")["sentence"][row.doc]
}


def row_of(doc, number):
    here = (SENTENCES["doc"] == doc) & (SENTENCES["sentence"] == number)
    return SENTENCES[here].iloc[0]


def on_top(table):
    places = zip(table["doc"], table["sentence"])
    return table[[place in ON_TOP for place in places]]


# --- The headline of 000, and the elements -----------------------------------------------


def test_the_fourth_sentence_of_000_says_only_political_and_its_headline_does_not():
    assert "لا يمكن أن يكون إلا سياسيا" in row_of("000", 4)["text"]
    assert "أبرز نتائج هذه الاتصالات" in row_of("000", 4)["text"]
    headline = row_of("000", 1)
    assert headline["layer"] == "headline"
    assert headline["text"] == "شكري وحفتر يبحثان أزمة ليبيا والإرهاب وقطر"


def test_below_the_headline_terrorism_comes_in_000_6_and_qatar_in_000_9_of_eleven():
    below = HITS[(HITS["doc"] == "000") & (HITS["sentence"] > 1)]
    first = below.groupby("frame", observed=True)["sentence"].min()
    assert first["terrorism"] == 6 and first["qatar"] == 9
    assert (SENTENCES["doc"] == "000").sum() == 11


def test_qatar_has_a_remedy_in_000_10_only_and_no_element_in_the_headline():
    qatar = CODED[CODED["frame"] == "qatar"].set_index(["doc", "sentence"])
    codes = {
        place: [int(row[name]) for name in framing.ELEMENTS]
        for place, row in qatar.iterrows()
    }
    numbers = {(doc, int(number)): code for (doc, number), code in codes.items()}
    assert numbers == {
        ("000", 1): [0, 0, 0, 0],
        ("000", 9): [1, 1, 1, 0],
        ("000", 10): [1, 1, 1, 1],
    }
    assert "crisis' governs all three nouns" in qatar["note"].iloc[0]
    assert qatar["sure"].iloc[0] == "no"
    assert "ضرورة التصدي للتهديدات القطرية" in row_of("000", 10)["text"]


def test_haftar_speaks_in_000_9_and_shoukry_in_000_10():
    for number, speaker in ((9, "Haftar"), (10, "Shoukry")):
        here = (SAID["doc"] == "000") & (SAID["sentence"] == number)
        assert set(SAID.loc[here, "speaker"]) == {"", speaker}


# --- Headlines and leads ------------------------------------------------------------------

FIRST = {  # the subject, the verb of each headline that has one, then that of the lead
    "000": ("شكري", "يبحثان", None),
    "001": ("حفتر", "التقى", "كشفت"),
    "002": ("السيسي", "يستقبل", "استقبل"),
    "003": ("رئيس", "يلتقي", "التقى"),
}


@pytest.mark.parametrize("doc", FIRST)
def test_a_headline_has_its_subject_before_its_verb(doc):
    subject, verb, _ = FIRST[doc]
    heads = WORDS[(WORDS["doc"] == doc) & (WORDS["layer"] == "headline")]
    verbs = heads[heads["pos"] == "verb"]["token"].tolist()
    assert verbs[0] == verb
    tokens = heads["token"].tolist()
    assert tokens.index(subject) < tokens.index(verb)


def test_the_headline_of_004_has_no_verb():
    heads = WORDS[(WORDS["doc"] == "004") & (WORDS["layer"] == "headline")]
    assert "verb" not in set(heads["pos"])


def test_in_four_leads_the_verb_comes_before_its_subject_and_000_has_lost_it():
    subjects = {"001": "صحيفة", "002": "الرئيس", "003": "رئيس"}
    leads = LEADS.set_index("doc")["text"]
    for doc, subject in subjects.items():
        assert f"{FIRST[doc][2]} {subject}" in leads[doc]
    assert leads["004"].startswith("لم تمر سوى") and "التقى السيسي" in leads["004"]
    assert "the verb is missing" in LEADS.set_index("doc")["english"]["000"]
    assert leads["000"].startswith("الخارجية المصرية عن تفاصيل")


def test_the_verbs_of_002_and_003_are_read_as_the_lesson_writes_them():
    readings = WORDS.set_index(["doc", "sentence", "token"])["reading"]
    assert readings["002", 1, "يستقبل"] == "yastaqbil"
    assert readings["002", 2, "استقبل"].startswith("istaqbala")
    assert readings["003", 5, "يلتقي"].startswith("yaltaqī")
    assert readings["003", 8, "التقى"].startswith("iltaqā")


def test_the_lead_of_002_is_told_and_has_challenges_support_and_keenness():
    here = (SAID["doc"] == "002") & (SAID["sentence"] == 2)
    assert set(SAID.loc[here, "mode"]) == {"narrated"}
    for phrase in ("تحديات كبيرة", "حرص مصر على", "دعم استقرارها"):
        assert phrase in row_of("002", 2)["text"]


def test_keenness_is_a_formula_of_the_presidency_s_statement_as_two_pages_have_it():
    rows = CORPUS.annotations("outside")
    rows = rows[(rows["event"] == "2025-01-18") & (rows["certainty"] == "wording")]
    formula = rows[rows["arabic"].str.contains("حرص مصر على")]
    assert formula["source"].nunique() == 2
    assert set(formula["proposition"]) == {"institutions"}  # lesson 11 prints one of them


def test_qatar_denied_it_as_the_background_says():
    row = CORPUS.annotations("background").set_index("id").loc["t24"]
    assert "Qatar denies it" in row["what"]


# --- Who is quoted where ------------------------------------------------------------------


def test_on_top_only_the_lead_of_001_has_reported_speech_a_newspaper_s():
    above = on_top(SAID)
    reported = above[above["mode"].isin(["direct", "indirect"])]
    assert set(zip(reported["doc"], reported["sentence"])) == {("001", 4)}
    assert set(reported["speaker"]) == {"Asharq Al-Awsat"}
    assert len(reported) == 12
    rest = above[~((above["doc"] == "001") & (above["sentence"] == 4))]
    assert set(rest["mode"]) == {"narrated"}


def test_the_issues_are_on_top_twice_in_the_headline_of_000_and_below_nearly_all_reported():
    above = on_top(HITS)
    assert list(zip(above["doc"], above["sentence"])) == [("000", 1)] * 2
    assert set(above["frame"]) == {"terrorism", "qatar"}
    below = HITS.drop(above.index)
    assert below["mode"].isin(["direct", "indirect"]).mean() > 0.95


def test_most_headlines_and_leads_tell_of_a_meeting():
    meet = r"لقاء|لقاءات|اللقاء|التقى|يلتقي|يستقبل|استقبل|الاجتماع|يبحثان"
    assert LEADS["text"].str.contains(meet).all()
    heads = SENTENCES[SENTENCES["layer"] == "headline"]["text"]
    assert heads.str.contains(meet).all()


# --- What comes last, and headings ----------------------------------------------------------


def test_all_words_of_003_for_foreign_forces_belong_to_the_meeting_of_8_december():
    mine = HITS[(HITS["doc"] == "003") & (HITS["frame"] == "foreign_forces")]
    assert set(mine["sentence"]) == {18} and len(mine) == 4
    assert row_of("003", 17)["text"].startswith("وفي 8 ديسمبر الماضي")
    assert row_of("003", 18)["text"].startswith("وخلال اللقاء آنذاك")


def test_the_new_meeting_of_003_is_greetings_relations_developments_and_ramadan():
    new = SENTENCES[(SENTENCES["doc"] == "003") & SENTENCES["sentence"].between(8, 16)]
    told = " ".join(new["english"])
    for word in ("greetings", "relations", "developments", "Ramadan"):
        assert word in told


def test_002_ends_on_flights_of_2021_and_2022_told_by_the_outlet_the_only_tripoli():
    last = SENTENCES[SENTENCES["doc"] == "002"].iloc[-1]
    assert last["sentence"] == 15 and "2021" in last["text"] and "2022" in last["text"]
    here = (SAID["doc"] == "002") & (SAID["sentence"] == 15)
    assert set(SAID.loc[here, "mode"]) == {"narrated"}
    before = SAID[(SAID["doc"] == "002") & (SAID["sentence"] < 15)]
    last = before[before["speaker"] != ""].groupby("speaker")["sentence"].max()
    assert last["al-Sisi"] == 9 and last["Abdelatty"] == 14  # as check 07-d says
    names = SENTENCES[(SENTENCES["doc"] == "002")]
    assert names[names["text"].str.contains("طرابلس")]["sentence"].tolist() == [15]


def test_below_egypt_and_al_sarraj_speaks_the_member_of_parliament_and_neither_of_them():
    heads = SENTENCES[(SENTENCES["doc"] == "004") & (SENTENCES["layer"] == "heading")]
    assert heads["text"].iloc[-1] == "مصر والسراج" and len(heads) == 4
    below = SAID[(SAID["doc"] == "004") & (SAID["sentence"] > heads["sentence"].iloc[-1])]
    spoken = below[below["mode"] != "reporting"]
    assert set(spoken["speaker"]) == {"al-Saidi", "unnamed news reports"}
    assert not SAID["speaker"].str.contains("Sarraj").any()


# --- The checks ---------------------------------------------------------------------------

CHECKS = keys("07")
RIGHT = {"07-a": "a", "07-b": 4, "07-c": 12, "07-d": "a", "07-e": "c"}


@pytest.mark.parametrize("name", RIGHT)
def test_the_right_answer_is_right_and_every_known_mistake_has_its_reply(name):
    judge = CHECKS[name]
    assert judge(RIGHT[name])[0] is True
    for mistake, reply in getattr(judge, "mistakes", ()):
        assert judge(mistake()) == (False, reply)
