"""What the prose of lesson 11 says in words, counted again from the texts and relays."""

import re
from itertools import combinations

import pandas as pd
import pytest
from khitab import arabic, comparison, framing, load_corpus, morphology, reuse, voices
from khitab.checks import keys
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
JANUARY, DECEMBER = "2025-01-18", "2025-12-08"
GOVERNMENT = "حكوم|وفاق|سراج|دبيب|منف|مجلس|حماد|باشاغا"


def hits(piece, tokens=TOKENS):
    found = tokens[tokens["form"].str.contains(piece)]
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


# --- What is not there -----------------------------------------------------------------


def test_no_body_names_turkey_or_russia_and_some_name_the_others():
    assert all(hits(piece).sum() == 0 for piece in ("تركي", "روسي"))
    for piece in ("انتخاب", "سراج", "حكوم"):
        assert 0 < (hits(piece) > 0).sum() < 5


def test_the_government_of_001_is_the_american_one():
    found = TOKENS[TOKENS["form"].str.contains("حكوم") & (TOKENS["doc"] == "001")]
    (place,) = found["sentence"]
    sentence = SENTENCES[(SENTENCES["doc"] == "001") & (SENTENCES["sentence"] == place)]
    assert "الحكوميين الأميركيين" in sentence["text"].item()


def test_002_and_003_have_no_word_for_a_government_of_libya_on_the_whole_page():
    """Looked for in the raw files: names, offices, and pieces of both governments'."""
    assert hits(GOVERNMENT, CORPUS.tokens(layers="all"))[["002", "003"]].sum() == 0
    for doc in ("002", "003"):
        assert not re.search(
            "حكوم|الوفاق|السراج|الدبيب|المنفي|مجلس|حماد|باشاغا|الاستقرار الوطني",
            CORPUS.text(doc),
        )
    assert "طرابلس" not in CORPUS.text("003")
    assert CORPUS.text("002").count("طرابلس") == 1


def test_tripoli_is_where_flights_go_in_the_last_sentence_of_002():
    last = SENTENCES[SENTENCES["doc"] == "002"].iloc[-1]
    assert "طرابلس" in last["text"] and "2021" in last["text"] and "2022" in last["text"]
    assert "flights" in last["english"]


def test_all_the_libyan_parties_stand_in_002():
    assert "جميع الأطراف الليبية" in CORPUS.text("002")


def test_al_sarraj_is_named_in_the_other_three_and_says_nothing():
    """Read by hand: he is met, brought back, has travelled, is not expected."""
    named = SENTENCES[SENTENCES["text"].str.contains("السراج")]
    assert [f"{row.doc}.{row.sentence}" for row in named.itertuples()] == [
        "000.3",
        "001.7",
        "004.35",
        "004.37",
        "004.38",
    ]
    speakers = CORPUS.annotations("voices")["speaker"]
    assert not speakers.str.contains("Sarraj").any()


def test_words_of_terrorism_stand_in_000_001_004_and_those_of_qatar_in_000_alone():
    assert list(hits("رهاب")[hits("رهاب") > 0].index) == ["000", "001", "004"]
    assert list(hits("قطر|الدوحة")[hits("قطر|الدوحة") > 0].index) == ["000"]


# --- Absent, or left out? --------------------------------------------------------------


def test_of_four_points_002_keeps_one_rewords_one_and_leaves_two_out():
    body = TOKENS[TOKENS["doc"] == "002"]["form"]
    kept = point(JANUARY, "foreign forces")["arabic"].iloc[0]
    assert kept in CORPUS.text("002")
    assert "لكافة المبادرات" in CORPUS.text("002")
    assert not body.str.contains("مؤسس|رهاب").any()


def test_the_statement_has_nine_points_and_002_the_other_five_and_two_of_the_four():
    """Read by hand: the words of 002 in which each point is, reworded or not."""
    there = {
        "relations": "خصوصية العلاقات المصرية الليبية",
        "national security": "يرتبط ارتباطًا وثيقًا مع الأمن القومي المصري",
        "efforts": "كل ما في وسعها لضمان الأمن والاستقرار",
        "elections": "إجراء الانتخابات الرئاسية والبرلمانية بالتزامن",
        "Haftar's thanks": "تقديره العميق للدور المحوري الذي تلعبه مصر",
        "initiatives": "لكافة المبادرات",
        "foreign forces": "ضرورة منع التدخلات الخارجية",
    }
    quoted = OUTSIDE[(OUTSIDE["event"] == JANUARY) & (OUTSIDE["arabic"] != "")]
    assert set(quoted["proposition"]) == {*there, "institutions", "terrorism"}
    assert all(words in CORPUS.text("002") for words in there.values())


def test_of_the_four_pages_without_it_two_were_seen_whole_and_two_in_part():
    rows = point(JANUARY, "terrorism").query("certainty == 'not found'")
    assert rows["seen"].value_counts().to_dict() == {
        "whole article": 2,
        "beginning of the page": 2,
    }


def test_in_the_sentence_that_002_lacks_egypt_appreciates_and_in_the_texts_haftar():
    assert (
        point(JANUARY, "terrorism")["arabic"].iloc[0].startswith("تقدير مصر للدور الوطني")
    )
    said = voices.who_says(morphology.add_lemmas(TOKENS), CORPUS.annotations("voices"))
    assert set(morphology.find(said, "تقدير")["voice"]) == {"haftar"}


def test_a_reworded_point_shares_fewer_words_than_an_omitted_one():
    reworded, number = nearest(JANUARY, "initiatives", "002")
    assert number == 7 and reworded < nearest(JANUARY, "institutions", "002")[0]
    assert nearest(JANUARY, "foreign forces", "002") == (1, 9)


def test_four_of_eight_pages_of_january_have_the_sentence_on_terrorism():
    found = point(JANUARY, "terrorism")
    assert found["source"].is_unique and len(found) == 8
    assert (found["certainty"] == "not found").sum() == 4


# --- How sure? -------------------------------------------------------------------------

FOUND = framing.occurrences(TOKENS)
ONCE = reuse.count_once(TOKENS, reuse.corpus_passages(TOKENS, min_tokens=8))
LATE = ("002", "003")


def as_extreme(issue, tokens):
    """By hand: which of the ten ways differ at least as much as the real one."""
    hits, sizes = framing.occurrences(tokens), tokens["doc"].value_counts()
    counts = hits[hits["frame"] == issue]["doc"].value_counts()
    counts = counts.reindex(CORPUS.docs, fill_value=0)

    def gap(pair):
        rest = [doc for doc in CORPUS.docs if doc not in pair]
        rates = [counts[list(d)].sum() / sizes[list(d)].sum() for d in (pair, rest)]
        return abs(rates[0] - rates[1])

    ways = {pair: gap(pair) for pair in combinations(CORPUS.docs, 2)}
    return {pair for pair in ways if ways[pair] >= ways[LATE] - 1e-12}


def test_the_real_way_differs_most_for_terrorism_and_foreign_forces():
    assert as_extreme("terrorism", TOKENS) == {LATE}
    assert as_extreme("foreign_forces", TOKENS) == {LATE}
    assert len(as_extreme("qatar", TOKENS)) == 10


def test_the_library_s_permutation_test_says_the_same():
    for tokens, expected in ((TOKENS, [0.1, 1, 0.1]), (ONCE, [0.1, 1, 0.2])):
        found = framing.occurrences(tokens)
        test = comparison.permutation_test(found, tokens, "2024", by="frame")
        assert test.set_index("frame")["p_texts"].to_dict() == dict(
            zip(["terrorism", "qatar", "foreign_forces"], expected)
        )
        assert (test["p_smallest"] == 0.1).all()


def test_a_hundred_words_of_terrorism_in_each_early_text_would_leave_p_at_010():
    many = TOKENS[TOKENS["period"] != "2024"].groupby("doc").head(100)
    assert comparison.permutation_test(many, TOKENS, "2024")["p_texts"].item() == 0.1


def test_002_is_densest_in_foreign_forces_and_no_outlet_is_here_twice():
    counts = FOUND[FOUND["frame"] == "foreign_forces"]["doc"].value_counts()
    assert (counts / TOKENS["doc"].value_counts()).idxmax() == "002"
    assert CORPUS.datasheet["outlet"].is_unique


def test_the_blamed_outsider_has_a_name_in_2017_and_none_later():
    assert "الدور السلبي الذي لعبته الدوحة" in CORPUS.text("000")
    places = CORPUS.annotations("coding_1").query(
        "frame == 'foreign_forces' and present == '1'"
    )
    assert set(places["doc"]) == {"001", "002", "003", "004"}
    rows = TOKENS.merge(places[["doc", "sentence"]].astype({"sentence": int}))
    assert not rows["form"].str.contains("قطر|دوحة|ترك|روس|امارات|إمارات").any()


def test_in_the_later_reports_only_egyptian_officials_speak_of_foreign_forces():
    found = framing.occurrences(TOKENS, voices=CORPUS.annotations("voices"))
    late = (found["frame"] == "foreign_forces") & (found["period"] == "2024")
    assert set(found["voice"][late]) == {"egypt"}


# --- The checks ------------------------------------------------------------------------

CHECKS = keys("11")
RIGHT = {"11-b": "institutions", "11-d": 10}


@pytest.mark.parametrize("name", RIGHT)
def test_the_right_answer_is_right_and_every_known_mistake_has_its_reply(name):
    judge = CHECKS[name]
    assert judge(RIGHT[name])[0] is True
    replies = [judge(mistake())[1] for mistake, _ in judge.mistakes]
    assert replies == [reply for _, reply in judge.mistakes]
