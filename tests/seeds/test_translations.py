"""The English of the sentences, and the term base that holds it together.

How the translations are made: the labels of actors are the text's own; square brackets
are the translator's, for [sic], for a word the Arabic leaves out, for a second reading
[or: …] and for a literal sense; quotation marks, numerals and hashtags are the text's,
mismatched or not; the "and" that opens a sentence in Arabic is left out.
"""

import csv
import re

import khitab
import pytest
from khitab.corpus import SEEDS

CORPUS = khitab.load_corpus()
SENTENCES = CORPUS.sentences()
ROWS = list(SENTENCES.itertuples())
TERM_BASE = (SEEDS / "annotations" / "terms.csv").read_text(encoding="utf-8")
TERMS = list(csv.DictReader(TERM_BASE.splitlines()))
ENGLISH_OF = {term["arabic"]: term["english"] for term in TERMS}

FIXED = [
    "مكافحة الإرهاب",
    "الميليشيات والجماعات المتطرفة",
    "الجماعات والميليشيات المتطرفة",
    "القوات الأجنبية والمرتزقة",
    "التدخلات الخارجية",
    "الأمن القومي",
    "المؤسسة العسكرية",
    "القائد العام للجيش الليبي",
    "الجيش الوطني الليبي",
    "المشير",
]


def outside_brackets(english):
    return re.sub(r"\[[^\]]*\]", "", english)


def english_of(doc):
    return " ".join(SENTENCES[SENTENCES["doc"] == doc]["english"]).replace("_", " ")


def test_each_body_sentence_has_one_translation_and_each_translation_a_body_sentence():
    spans = ["doc", "start", "end"]
    translated = CORPUS.translations[spans].values.tolist()
    assert translated == SENTENCES[spans].values.tolist()


def test_no_translation_is_empty():
    assert [e for e in CORPUS.translations["english"] if len(e.split()) < 2] == []


def test_the_translations_hold_no_arabic_letter():
    english = CORPUS.translations["english"].map(outside_brackets)
    assert [e for e in english if re.search(r"[\u0600-\u06ff]", e)] == []


def test_every_square_bracket_is_closed_before_the_next_one_opens():
    left = CORPUS.translations["english"].map(outside_brackets)
    assert [e for e in left if "[" in e or "]" in e] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.doc}-{row.start}")
def test_quotation_marks_numerals_and_hashtags_stay_and_keep_their_order(row):
    def marks(text):
        found = re.findall(r'[“”«»"#]|\d+', text)
        return [int(mark) if mark.isdecimal() else mark for mark in found]

    assert marks(outside_brackets(row.english)) == marks(row.text)


def test_sentences_alike_in_arabic_are_alike_in_english():
    versions = SENTENCES.groupby("text")["english"].nunique()
    assert list(versions[versions > 1].index) == []


@pytest.mark.parametrize(
    "arabic, english",
    [
        ("على نحو يلبي تطلعات الشعب", "in a manner that meets the aspirations"),
        ("لتهيئة المناخ", "to prepare the climate"),
        ("استعادة مقومات الشرعية", "restoring the constituents of legitimacy"),
        ("كافة أشكال الإرهاب", "all forms of terrorism"),
        ("إجراء الانتخابات الرئاسية", "the presidential and parliamentary elections"),
        ("يرتبط ارتباط", "is closely linked"),
        ("تقديره العميق", "his deep appreciation"),
        ("الدور المحوري", "the pivotal role"),
        ("تهريب السلاح", "smuggling weapons"),
    ],
)
def test_a_formula_has_the_same_english_wherever_it_recurs(arabic, english):
    found = SENTENCES[SENTENCES["text"].str.contains(arabic, regex=False)]
    assert len(found) and found["english"].str.contains(english, regex=False).all()


@pytest.mark.parametrize(
    "passage",
    [
        "the efforts at combating terrorism and extremist groups and militias [or: groups",
        "the role of the Libyan military institution for restoring the constituents of",
        "preparing the climate for reaching political solutions and carrying out the due",
        "the strength of the historical relations that link the two states and",
        "Egypt's efforts in combating terrorism, supporting peaceful solutions for the Arab",
        "reviewed the Libyan efforts to counter external interventions in internal Libyan",
    ],
)
def test_the_statement_that_001_and_004_share_has_one_english_wording(passage):
    assert passage in english_of("001") and passage in english_of("004")


def test_the_one_letter_between_001_and_004_is_seen_in_english():
    two = "weapons and fighters and foreign terrorists"
    one = "weapons and foreign terrorist fighters"
    assert two in english_of("001") and two not in english_of("004")
    assert one in english_of("004") and one not in english_of("001")


def test_no_term_stands_twice_and_none_lacks_its_transliteration_or_english():
    assert len(ENGLISH_OF) == len(TERMS)
    assert [t for t in TERMS if not t["transliteration"] or not t["english"]] == []


@pytest.mark.parametrize("arabic", ENGLISH_OF)
def test_each_term_occurs_in_a_body_sentence(arabic):
    assert SENTENCES["text"].str.contains(arabic, regex=False).any()


def test_transliterations_use_the_letters_of_the_house_style_only():
    allowed = r"[a-zA-ZāīūĀĪŪḥṣḍṭẓḤṢḌṬẒʿʾ /-]+"
    odd = [t for t in TERMS if not re.fullmatch(allowed, t["transliteration"])]
    assert odd == []


@pytest.mark.parametrize("arabic", FIXED)
def test_a_fixed_term_stands_in_english_at_least_as_often_as_in_arabic(arabic):
    after_article = re.escape(arabic.removeprefix("ال"))
    written = f"(?:ال|لل){after_article}" if arabic.startswith("ال") else after_article
    in_arabic = SENTENCES["text"].str.count(written)
    in_english = SENTENCES["english"].str.count(re.escape(ENGLISH_OF[arabic]))
    assert in_arabic.sum() and (in_english >= in_arabic).all()
