"""Texts that nobody here wrote: the cases about searching, and their kinds."""

import unicodedata
import warnings

import pandas as pd
import pytest
from khitab import arabic, concordance, morphology, phrases
from khitab.framing import occurrences
from khitab.queries import NothingFound
from rows_of import table
from tiny import corpus_of

FOLDED = pytest.mark.skipif(
    arabic.form("ٱ") != "ا", reason="the form does not fold these letters yet"
)
TRUE = pytest.mark.skipif(
    any(morphology.analyse("قوي")["lemma"] == "قوة"),
    reason="the lexicon takes قوي for قوى yet",
)


def lines(folder, text, query, match="form"):
    tokens = corpus_of(folder, a=text).tokens()
    with warnings.catch_warnings(action="ignore", category=NothingFound):
        return len(concordance.kwic(tokens, query, match=match))


@pytest.mark.parametrize(
    ("text", "query", "match", "found"),
    [
        pytest.param("هذه الأزمة كبيرة", "ﺍﻷﺯﻣﺔ", "form", 1, id="C05"),
        pytest.param("هذه الأزمة كبيرة", "ﺃﺯﻣﺔ", "bare", 1, id="C05-bare"),
        pytest.param("هذه السﻼم", "السلام", "form", 1, id="C05-text", marks=FOLDED),
        pytest.param("ذهب و ل محمد", "گوگل", "form", 0, id="C08"),
        pytest.param("ذهب اريس محمد", "پاريس", "form", 0, id="C08-p"),
        pytest.param("كتاب عن علي", "کتاب", "form", 1, id="C08-kaf", marks=FOLDED),
        pytest.param("كتاب عن علي", "علی", "form", 1, id="C08-yeh", marks=FOLDED),
        pytest.param("كتاب عن علي", "کتاب عن علی", "loose", 1, id="C08-loose"),
        pytest.param("بسم ٱللَّهِ وحده", "الله", "form", 1, id="C14", marks=FOLDED),
        pytest.param("بسم ٱللَّهِ وحده", "الله", "loose", 1, id="C14-loose"),
        pytest.param("بسم الله وحده", "ٱللَّه", "form", 1, id="C14-query", marks=FOLDED),
        pytest.param("قال الوزيــر أمس", "الوزير", "form", 1, id="C38-text"),
        pytest.param(
            "مكافحة إرهاب", unicodedata.normalize("NFD", "إرهاب"), "token", 1, id="C53"
        ),
        pytest.param(
            unicodedata.normalize("NFD", "مكافحة إرهاب"),
            "إرهاب",
            "token",
            1,
            id="C53-text",
        ),
    ],
)
def test_what_is_typed_in_other_letters_finds_the_form(
    tmp_path, text, query, match, found
):
    assert lines(tmp_path, text, query, match) == found


@pytest.mark.parametrize("query", ["العدد 30 قتيلا", "العدد ٣٠ قتيلا", "30", "ORTADOĞU"])
def test_c35_a_number_that_the_table_lacks_is_refused_or_not_found(tmp_path, query):
    tokens = corpus_of(tmp_path, a="بلغ العدد 20 قتيلا").tokens()
    with pytest.raises(ValueError, match="others=True"):
        concordance.kwic(tokens, query)
    full = table("بلغ العدد 20 قتيلا", others=True)
    with pytest.warns(NothingFound):
        assert concordance.kwic(full, query).empty


def test_c36_where_numbers_are_rows_no_phrase_closes_up_over_one():
    tokens = table("بلغ العدد 20 قتيلا", "بلغ العدد قتيلا", others=True)
    found = phrases.recurring_phrases(tokens)["phrase"].tolist()
    assert found == ["بلغ العدد"]


@pytest.mark.parametrize(
    "phrase", ["الوزيــر", "الوزِير", "«الوزير»", '"الوزير"', "\u200fالوزير", "ﺍﻟﻮﺯﻳﺮ"]
)
def test_c38_c39_a_phrase_is_read_as_a_node_is(tmp_path, phrase):
    tokens = corpus_of(tmp_path, a="قال الوزير أمس", b="قال").tokens()
    assert phrases.positions(tokens, phrase).tolist() == [1]
    assert phrases.counts_by_text(tokens, [phrase])["count"].tolist() == [1, 0]
    assert phrases.dispersion(tokens, [phrase])["freq"].tolist() == [1]


@TRUE
def test_c45_an_adjective_is_not_counted_as_a_noun(tmp_path):
    tokens = corpus_of(tmp_path, a="رجل قوي").tokens()
    assert occurrences(tokens, {"power": ["قوة"]}).empty
    with pytest.warns(NothingFound):
        assert concordance.kwic(tokens, "قوة", match="lemma").empty


@pytest.mark.parametrize("first", [-1, 0, 1.5, "3", True])
def test_c54_first_is_a_whole_number_of_lines(first):
    with pytest.raises(ValueError, match="first is a whole number from 1"):
        concordance.kwic(table("قال الوزير"), "قال", first=first)


@pytest.mark.parametrize(
    ("query", "near"), [("ا", "أ 1"), ("الازمه", "الأزمة 1"), ("ازمة", "الأزمة 1")]
)
def test_a_bare_alif_is_told_of_the_other_hamza(query, near):
    with pytest.warns(NothingFound, match=near):
        assert concordance.kwic(table("أ هذه الأزمة"), query).empty


def test_the_table_that_a_query_gives_when_nothing_is_found_is_of_the_same_kind():
    tokens = table("قال الوزير")
    with pytest.warns(NothingFound):
        empty = concordance.kwic(tokens, "ظظظ")
    pd.testing.assert_series_equal(empty.dtypes, concordance.kwic(tokens, "قال").dtypes)


def test_a_sign_that_is_read_as_several_words_is_one_word():
    assert concordance.kwic(table("محمد ﷺ قال"), "محمد ﷺ")["node"].tolist() == ["محمد ﷺ"]
