"""What somebody means who types: Arabic in any spelling, its sound, or English."""

import random
import unicodedata
import warnings

import pandas as pd
import pytest
from khitab import load_corpus, morphology, queries
from khitab.concordance import kwic
from khitab.queries.spelling import bare, loose
from khitab.queries.typed import words as typed

WORDS = morphology.add_lemmas(load_corpus().tokens())
TABLE = queries.keys(WORDS)


def meant(text, how=None):
    """The forms that are meant, without what is only near; or those found in one way."""
    found = queries.meant(TABLE, text)
    return set(found["form"][found["how"].eq(how) if how else found["how"].ne("near")])


def of(query, match):
    with warnings.catch_warnings(action="ignore"):
        return set(WORDS.merge(kwic(WORDS, query, match=match)[["doc", "start"]])["form"])


@pytest.mark.parametrize("text", ["إرهاب", "ارهاب", "الإرهاب", "الارهاب", "terrorism"])
def test_the_course_s_first_word_is_found_however_one_types_it(text):
    assert meant(text) == {"الإرهاب", "والإرهاب", "للإرهاب"}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("irhab", "الإرهاب"),
        ("al-irhāb", "الإرهاب"),
        ("jaysh", "الجيش"),
        ("Sisi", "السيسي"),
        ("mukaafaha", "مكافحة"),
        ("dawla", "الدولة"),
        ("libya", "ليبيا"),
        ("قطر", "وقطر"),
        ("qatar", "وقطر"),
        ("Haftar's", "حفتر"),
        ("states", "الدولة"),
        ("sarraj", "والسراج"),
        ("قَطـر", "وقطر"),
        ("ﻗﻄﺮ", "وقطر"),
    ],
)
def test_a_word_is_found_by_its_sound_its_meaning_and_any_spelling(text, form):
    assert form in meant(text)


def test_a_spelling_finds_what_a_loose_query_finds():
    draw = random.Random(1)
    for form in draw.sample(sorted(TABLE["form"]), 40):
        text = draw.choice(loose(form)).replace("ء", draw.choice("ءأئؤ"))
        assert meant(text, "spelling") == of(text, "loose"), text


def test_what_is_found_without_clitics_or_by_lemma_is_found():
    draw = random.Random(2)
    for form in draw.sample(sorted(TABLE["form"]), 40):
        text = draw.choice(sorted(bare(form)))
        assert of(text, "bare") <= meant(text), text
    for lemma in draw.sample(sorted(set(WORDS["lemma"])), 40):
        assert set(WORDS["form"][WORDS["lemma"] == lemma]) <= meant(lemma), lemma


def test_a_word_is_found_by_the_reading_on_its_card():
    """But for a few of one or two letters, which are English words or no consonants."""
    lost = []
    known = sorted(set(zip(WORDS["reading"], WORDS["form"])))
    for reading, form in random.Random(3).sample(known, 150):
        plain = "".join(c for c in unicodedata.normalize("NFKD", reading) if c.isascii())
        lost += [each for each in (reading, plain) if form not in meant(each)]
    assert set(lost) <= {"an", "wa", "ayy"}


def test_meaning_goes_before_sound_and_spelling_before_both():
    tokens = pd.DataFrame({"doc": "a", "form": ["من", "رجل", "قطر"]})
    table = queries.keys(tokens.assign(gloss=["from", "man", "Qatar"]))
    assert queries.meant(table, "man")[["form", "how"]].values.tolist() == [
        ["رجل", "meaning"]
    ]
    assert queries.meant(table[:1], "man")["how"].tolist() == ["sound"]


def test_stars_are_letters_and_alone_a_word():
    assert meant("*رهاب*") > meant("*رهاب")
    assert "مكافحة" in meant("comb*")
    assert queries.meant(TABLE, "مكافحة * irhab")["word"].unique().tolist() == [1, 3]


@pytest.mark.parametrize(
    ("text", "form"),
    [("terr", "الإرهاب"), ("ولقطر", "وقطر"), ("مكا", "مكافحة")],
)
def test_where_nothing_fits_what_is_near_is_offered(text, form):
    near = queries.meant(TABLE, text).query("how == 'near'")["form"].tolist()
    assert form in near


def test_marks_of_direction_and_punctuation_do_not_count():
    assert typed("«مكافحة»\u200f، AL-Irhāb؟ ** Haftar’s") == [
        "مكافحة", "alirhāb", "*", "haftar",
    ]  # fmt: skip
    assert queries.meant(TABLE, "؟ .").empty and queries.meant(TABLE, "").empty


def test_what_is_no_text_or_no_table_of_keys_is_refused():
    with pytest.raises(ValueError, match="'bare', 'latin'"):
        queries.meant(WORDS, "قطر")
    with pytest.raises(ValueError, match="a text"):
        queries.meant(TABLE, ["قطر"])


def test_keys_have_glosses_and_lemmas_where_lemmas_were_added():
    row = TABLE.set_index("form").loc["الإرهاب"]
    assert row["lemma"] == "إرهاب" and "terrorism" in row["gloss"] and row["count"] == 18
    plain = queries.keys(WORDS[["doc", "form"]])
    assert list(plain) == ["form", "count", "bare", "latin"]


def test_the_letters_of_a_page_are_those_that_nfkc_and_small_letters_leave():
    table = queries.letters()
    assert all(unicodedata.normalize("NFKC", c).lower() == c for c in table["character"])
    written = table.set_index("character")
    assert written.loc["آ"].tolist() == ["ا", "ءا"] and written.loc["٣", "seat"] == "3"
    assert written.loc[list("ًـ"), "seat"].tolist() == ["", ""]
