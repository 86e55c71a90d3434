"""What the prose of lesson 11 says in words, counted again from the texts and relays."""

import re

import pandas as pd
import pytest
from khitab import arabic, framing, load_corpus, reuse
from khitab.checks import keys
from khitab.comparison import rates
from khitab.corpus import SEEDS

CORPUS = load_corpus()
TOKENS, SENTENCES = CORPUS.tokens(), CORPUS.sentences()
OUTSIDE = pd.read_csv(
    SEEDS / "annotations" / "outside.csv", dtype=str, keep_default_na=False
)
README = (SEEDS / "README.md").read_text(encoding="utf-8")
COLUMNS = (
    "id event proposition source source_kind date arabic english seen certainty note"
)
JANUARY, JUNE, DECEMBER = "2025-01-18", "2025-06-30", "2025-12-08"


def hits(piece):
    found = TOKENS[TOKENS["form"].str.contains(piece)]
    return found.groupby("doc").size().reindex(CORPUS.docs, fill_value=0)


def point(event, proposition):
    here = (OUTSIDE["event"] == event) & (OUTSIDE["proposition"] == proposition)
    return OUTSIDE[here]


def words(text):
    found = pd.DataFrame(arabic.tokenize(text)).assign(doc="said")
    return found.assign(form=found["token"].map(arabic.form))


def nearest(event, proposition, doc):
    """The share and the number of the sentence nearest to the first quotation."""
    said = words(point(event, proposition)["arabic"].iloc[0])
    parts = TOKENS[TOKENS["doc"] == doc].groupby("sentence")
    return max((reuse.containment(said, rows, n=1), number) for number, rows in parts)


# --- The file of relays ----------------------------------------------------------------


def test_the_relays_have_the_agreed_columns_and_ids_of_their_own():
    assert list(OUTSIDE.columns) == COLUMNS.split()
    assert OUTSIDE["id"].is_unique
    full = ["id", "event", "proposition", "source", "source_kind", "seen", "certainty"]
    assert (OUTSIDE[full] != "").all(axis=None)


def test_every_certainty_is_explained_in_the_readme():
    explained = re.findall(r"(?m)^\| (\w[\w ]*) \| ", README.split("| `certainty` |")[1])
    assert set(OUTSIDE["certainty"]) <= set(explained)


def test_nothing_is_quoted_that_only_one_page_has():
    quoted = OUTSIDE[OUTSIDE["certainty"].isin(["wording", "content"])]
    assert (quoted.groupby(["event", "proposition"])["source"].nunique() >= 2).all()
    assert (quoted["english"] != "").all()


def test_what_was_not_found_or_stands_alone_is_not_quoted_and_has_a_note():
    rest = OUTSIDE[OUTSIDE["certainty"].isin(["not found", "single"])]
    assert (rest[["arabic", "english"]] == "").all(axis=None) and (
        rest["note"] != ""
    ).all()


def test_quotations_are_short_and_in_their_language():
    assert OUTSIDE["arabic"].str.split().str.len().max() <= 25
    assert not OUTSIDE["english"].str.contains("[\u0600-\u06ff]").any()
    letters = OUTSIDE.loc[OUTSIDE["arabic"] != "", "arabic"]
    assert not letters.str.contains("[A-Za-z]").any()


def test_a_page_s_date_is_iso_or_empty_and_no_page_is_older_than_its_event():
    dated = OUTSIDE[OUTSIDE["date"] != ""]
    assert dated["date"].str.fullmatch(r"\d{4}-\d\d(-\d\d)?").all()
    assert all(row.date >= row.event[: len(row.date)] for row in dated.itertuples())


@pytest.mark.parametrize("doc, event", [("002", JANUARY), ("003", DECEMBER)])
def test_the_events_are_those_of_002_and_003(doc, event):
    sheet = CORPUS.datasheet.set_index("doc")
    if doc == "002":
        assert sheet.loc[doc, "date"] == event
    else:
        assert "8 ديسمبر الماضي" in CORPUS.text(doc) and event.endswith("12-08")


# --- The zeros -------------------------------------------------------------------------


def test_oil_turkey_and_russia_stand_in_no_body_and_the_others_in_some():
    assert all(hits(piece).sum() == 0 for piece in ("نفط", "تركي", "روسي"))
    for piece in ("انتخاب", "سراج", "سودان"):
        assert 0 < (hits(piece) > 0).sum() < 5
    assert all(hits(piece).sum() == 0 for piece in ("هجر", "حدود"))


def test_002_and_003_want_all_foreign_forces_out():
    wanted = SENTENCES["text"].str.contains("جميع القوات الأجنبية")
    assert set(SENTENCES[wanted]["doc"]) == {"002", "003"}


def test_words_of_terrorism_stand_in_000_001_004_and_those_of_qatar_in_000_alone():
    assert list(hits("رهاب")[hits("رهاب") > 0].index) == ["000", "001", "004"]
    assert list(hits("قطر|الدوحة")[hits("قطر|الدوحة") > 0].index) == ["000"]


def test_the_family_without_extremist_has_fewer_tokens_than_the_frame_of_lesson_10a():
    frame = framing.occurrences(TOKENS).query("frame == 'terrorism'")
    extra = frame[~frame["token"].str.contains("رهاب")]
    assert len(frame) - len(extra) == hits("رهاب").sum()
    assert len(extra) and extra["token"].str.contains("متطرف").all()


def test_the_rule_of_three_leaves_room_for_fewer_than_two_per_1_000_after_2017():
    after = TOKENS[TOKENS["period"] != "2017"]
    assert 1 < 3000 / len(after) < 2


def test_none_of_four_texts_leaves_room_for_more_than_half():
    share = 1 - 0.05 ** (1 / 4)
    none_of_four = (1 - share) ** 4
    assert 0.5 < share < 0.55 and none_of_four == pytest.approx(1 / 20)


def test_qatar_is_drawn_with_one_filled_and_four_open_dots():
    found = TOKENS[TOKENS["form"].str.contains("قطر|الدوحة")]
    table = rates(found, TOKENS)
    texts = table[table["level"] == "text"].set_index("doc")
    assert (texts["count"] > 0).sum() == 1
    assert texts.loc["000", "per_1000_low"] > 0


# --- Sentence by sentence --------------------------------------------------------------


def test_nine_propositions_of_january_are_compared_with_002_in_the_order_of_the_key():
    quoted = OUTSIDE[(OUTSIDE["event"] == JANUARY) & (OUTSIDE["arabic"] != "")]
    names = list(quoted["proposition"].drop_duplicates())
    verdicts = "kept kept kept reworded out reworded kept out kept".split()
    out = [
        name for name, verdict in zip(names, verdicts, strict=True) if verdict == "out"
    ]
    assert out == ["institutions", "terrorism"]


def test_002_has_no_word_of_institutions_nor_of_the_national_army():
    body = TOKENS[TOKENS["doc"] == "002"]["form"]
    assert not body.str.contains("مؤسس|رهاب").any()
    assert "الجيش الوطني" not in CORPUS.text("002")


def test_a_kept_proposition_can_share_fewer_words_than_an_omitted_one():
    kept, number = nearest(JANUARY, "initiatives", "002")
    out, _ = nearest(JANUARY, "institutions", "002")
    assert nearest(JANUARY, "terrorism", "002")[0] < kept < out
    of_002 = SENTENCES[SENTENCES["doc"] == "002"].set_index("sentence")
    assert "المبادرات" in of_002.loc[number, "text"]


def test_this_aim_stands_in_002_and_another_relay_and_these_aims_in_the_quoted_one():
    first, second = point(JANUARY, "initiatives")["arabic"]
    assert "هذه الأهداف" in first and "هذا الهدف" in second
    assert "هذا الهدف" in CORPUS.text("002")


def test_four_of_eight_pages_of_january_have_the_sentence_on_terrorism():
    found = point(JANUARY, "terrorism")["certainty"]
    assert len(found) == 8 and (found == "not found").sum() == 4
    source = point(JANUARY, "terrorism").set_index("certainty").loc["content", "source"]
    assert "al-Araby al-Jadid" in source


def test_the_last_sentence_of_002_is_about_flights_of_2021_and_2022():
    last = SENTENCES[SENTENCES["doc"] == "002"].iloc[-1]
    assert "2021" in last["text"] and "2022" in last["text"]
    assert "EgyptAir" in last["english"]


def test_003_omits_haftar_s_thanks_and_the_sea_border_and_keeps_the_rest():
    names = OUTSIDE[(OUTSIDE["event"] == DECEMBER) & (OUTSIDE["arabic"] != "")]
    shares = {n: nearest(DECEMBER, n, "003")[0] for n in names["proposition"].unique()}
    assert {name for name, share in shares.items() if share < 1} == {
        "Haftar's thanks",
        "sea border",
    }
    assert not TOKENS[TOKENS["doc"] == "003"]["form"].str.contains("بحري|حدود|شخص").any()


def test_in_december_six_pages_lack_a_word_of_terrorism_and_one_has_it():
    found = point(DECEMBER, "terrorism")["certainty"].value_counts()
    assert found.to_dict() == {"not found": 6, "single": 1}


def test_in_june_two_pages_have_the_theme():
    june = OUTSIDE[OUTSIDE["event"] == JUNE]
    assert len(june) == 2 and june["english"].str.contains("combating terrorism").all()


# --- Who speaks ------------------------------------------------------------------------


def test_the_sentences_that_name_the_silent_four_are_seven_and_speak_through_others():
    named = "السراج|خوري|ميركل|المدنيين"
    found = SENTENCES[SENTENCES["text"].str.contains(named)]
    assert [f"{row.doc}.{row.sentence}" for row in found.itertuples()] == [
        "000.3",
        "001.7",
        "001.8",
        "002.13",
        "004.35",
        "004.37",
        "004.38",
    ]
    speakers = "spokesman official official affirmed - Al-Saidi Al-Saidi".split()
    for english, speaker in zip(found["english"], speakers, strict=True):
        assert speaker == "-" or speaker in english


# --- The checks ------------------------------------------------------------------------

CHECKS = keys("11")
RIGHT = {"11-c": "institutions", "11-e": 5, "11-h": 0, "11-i": 59}


@pytest.mark.parametrize("name", RIGHT)
def test_the_right_answer_is_right_and_every_known_mistake_has_its_reply(name):
    judge = CHECKS[name]
    assert judge(RIGHT[name])[0] is True
    replies = [judge(mistake())[1] for mistake, _ in judge.mistakes]
    assert replies == [reply for _, reply in judge.mistakes]


def test_59_texts_are_the_fewest_that_leave_less_than_one_in_twenty():
    assert 1 - 0.05 ** (1 / 59) < 0.05 < 1 - 0.05 ** (1 / 58)
