"""Lemmas and clitics; the counts in data/lemma_counts.csv were made by reading."""

import csv
from pathlib import Path

import khitab
import pandas as pd
import pytest
from khitab import arabic, morphology
from khitab.morphology import add_lemmas, analyse, find

COUNTS = Path(__file__).with_name("lemma_counts.csv")
with open(COUNTS, encoding="utf-8", newline="") as file:
    READ_BY_HAND = list(csv.DictReader(file))
DOCS = ["000", "001", "002", "003", "004"]


@pytest.fixture(scope="module")
def tokens():
    return khitab.load_corpus().tokens()


@pytest.fixture(scope="module")
def lemmas(tokens):
    return add_lemmas(tokens)


def table(text, doc="x"):
    forms = text.split()
    return pd.DataFrame({"doc": doc, "form": forms})


# --- find ----------------------------------------------------------------------------


@pytest.mark.parametrize("row", READ_BY_HAND, ids=lambda r: f"{r['lemma']}-{r['pos']}")
def test_find_counts_what_a_reader_counts_in_each_text(row, tokens):
    found = find(tokens, row["lemma"], pos=row["pos"])["doc"].value_counts()
    assert {doc: found.get(doc, 0) for doc in DOCS} == {d: int(row[d]) for d in DOCS}


def test_the_first_analysis_is_the_one_that_the_reader_gave(lemmas):
    for row in READ_BY_HAND:
        column = (
            "lemma" if arabic.form(row["lemma"]) == row["lemma"] else "lemma_vowelled"
        )
        same = lemmas[(lemmas[column] == row["lemma"]) & (lemmas["pos"] == row["pos"])]
        assert len(same) == sum(int(row[doc]) for doc in DOCS), row["lemma"]


def test_the_reader_counted_at_least_sixty_lemmas():
    assert len({row["lemma"] for row in READ_BY_HAND}) >= 60


def test_find_gives_rows_of_the_table_with_their_own_index(tokens):
    found = find(tokens, "قطري")
    assert list(found.columns) == list(tokens.columns)
    assert found.equals(tokens.loc[found.index])


def test_vowel_marks_on_the_lemma_tell_homographs_apart(tokens):
    # نقل: four verbs (001 twice, 003 twice) and one noun (002), by reading
    assert len(find(tokens, "نقل")) == 5
    assert list(find(tokens, "نَقْل")["doc"]) == ["002"]
    assert len(find(tokens, "نَقَلَ")) == 4


def test_some_of_the_vowel_marks_are_enough(tokens):
    assert len(find(tokens, "قوّة")) == len(find(tokens, "قوة")) == 12


def test_several_parts_of_speech_may_be_allowed(tokens):
    assert len(find(tokens, "سلامة", pos=["noun", "noun_prop"])) == 4


def test_a_lemma_that_is_known_but_absent_gives_no_rows(tokens):
    assert len(find(tokens[tokens["doc"] == "002"], "إرهاب")) == 0


def test_a_word_that_nobody_knows_can_be_found_as_it_stands():
    assert list(find(table("زار زقزوق مصر"), "زقزوق").index) == [1]


@pytest.mark.parametrize(
    ("lemma", "pos", "message"),
    [
        ("مرتزقة", None, "It is a form of: مرتزق."),
        ("الإرهابية", None, "It is a form of: إرهابي."),
        ("قطرر", None, "قطر"),
        ("Qatar", None, "no Arabic letter"),
        ("", None, "no Arabic letter"),
        ("قطر", "nuon", "noun_prop"),
    ],
)
def test_find_refuses_what_it_can_not_find_and_says_what_is_near(
    tokens, lemma, pos, message
):
    with pytest.raises(ValueError, match=message):
        find(tokens, lemma, pos=pos)


# --- add_lemmas ----------------------------------------------------------------------


def test_add_lemmas_keeps_rows_order_and_index(tokens):
    some = tokens[tokens["doc"] != "001"].iloc[::-1]
    answer = add_lemmas(some)
    assert answer[tokens.columns].equals(some)
    assert list(answer.columns) == [*tokens.columns, *morphology.COLUMNS]


def test_every_token_of_the_five_texts_is_in_the_course_lexicon():
    everything = add_lemmas(khitab.load_corpus().tokens(layers="all"))
    assert set(everything["source"]) == {"course"}


def test_an_empty_table_gets_the_columns(tokens):
    answer = add_lemmas(tokens.iloc[:0])
    assert len(answer) == 0 and "lemma" in answer.columns
    assert len(find(tokens.iloc[:0], "قطر")) == 0


def test_a_subset_of_the_corpus_gets_the_same_answers(lemmas):
    part = add_lemmas(khitab.load_corpus().subset(docs="004").tokens())
    whole = lemmas[lemmas["doc"] == "004"]
    assert list(part["lemma_vowelled"]) == list(whole["lemma_vowelled"])


def test_a_table_that_is_no_table_of_tokens_is_refused():
    with pytest.raises(ValueError, match="corpus.tokens()"):
        add_lemmas(pd.DataFrame({"word": ["قطر"]}))


# --- One word ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "lemma", "proclitics", "enclitics"),
    [
        ("قطر", "قطر", "", ""),
        ("وقطر", "قطر", "و", ""),
        ("للإرهاب", "إرهاب", "ل+ال", ""),
        ("والإرهابيين", "إرهابي", "و+ال", ""),
        ("الأجانب", "أجنبي", "ال", ""),
        ("والمرتزقة", "مرتزق", "و+ال", ""),
        ("للجنة", "لجنة", "ل+ال", ""),
        ("للقاء", "لقاء", "ل+ال", ""),
        ("لليبيا", "ليبيا", "ل", ""),
        ("وللشعب", "شعب", "و+ل+ال", ""),
        ("وبالتالي", "تالي", "و+ب+ال", ""),
        ("بانعكاسات", "انعكاس", "ب", ""),
        ("ستستمر", "استمر", "س", ""),
        ("ليتكرر", "تكرر", "ل", ""),
        ("فهي", "هي", "ف", ""),
        ("لقائه", "لقاء", "", "ه"),
        ("لالتزاماتها", "التزام", "ل", "ها"),
        ("شركائنا", "شريك", "", "نا"),
        ("مكنتها", "مكن", "", "ها"),
        ("عليه", "على", "", "ه"),
        ("به", "ب", "", "ه"),
        ("وزارتي", "وزارة", "", ""),
        ("عضوي", "عضو", "", ""),
        ("مسئوليته", "مسؤولية", "", "ه"),
        ("الأميركيين", "أمريكي", "ال", ""),
        ("المليشيات", "ميليشيا", "ال", ""),
        ("العـــربية", "عربي", "ال", ""),
        ("مُشدّدًا", "مشدد", "", ""),
        ("#السراج", "السراج", "ال", ""),
        ("\u200fقطر\u200e", "قطر", "", ""),
        ("لليبيا\u200f", "ليبيا", "ل", ""),
        ("ﻻ", "لا", "", ""),
        ("اﻹرهاب", "إرهاب", "ال", ""),
        ("الاخبار", "خبر", "ال", ""),
    ],
)
def test_a_word_is_its_lemma_and_its_clitics(word, lemma, proclitics, enclitics):
    first = analyse(word).iloc[0]
    assert (first["lemma"], first["proclitics"], first["enclitics"]) == (
        lemma,
        proclitics,
        enclitics,
    )


def test_a_sun_letter_takes_up_the_article_but_readers_see_al():
    first = analyse("الدوحة").iloc[0]
    assert arabic.form(first["vowelled"]) == "الدوحة"
    assert "د\u0651" in first["vowelled"].replace("\u064e\u0651", "\u0651")
    assert first["reading"] == first["lemma_reading"] == "al-Dawḥa"


def test_a_spelling_variant_is_shown_last_and_does_not_count(tokens):
    both = analyse("علي")
    assert list(both["lemma"]) == ["علي", "على"]
    assert list(both["spelling"]) == ["exact", "variant"]
    assert len(find(tokens, "علي")) == 1


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("", "no Arabic letter"),
        ("Qatar 2017", "no Arabic letter"),
        ("٢٠١٧", "no Arabic letter"),
        ("ـ", "no Arabic letter"),
        ("الجيش الليبي", "holds 2 words"),
        ("#الجيش_الليبي", "holds 2 words"),
        (None, "Expected a text"),
        (7, "Expected a text"),
    ],
)
def test_what_is_not_one_word_is_refused(word, message):
    with pytest.raises(ValueError, match=message):
        analyse(word)


@pytest.mark.parametrize("letter", "قاو")
def test_a_word_of_ten_thousand_letters_is_unknown_and_soon(letter):
    from time import perf_counter

    start = perf_counter()
    assert len(analyse(letter * 10_000)) == 0
    assert perf_counter() - start < 5


# --- Context -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "lemma", "pos"),
    [
        ("وزارة الخارجية المصرية", 1, "خارجية", "noun"),
        ("منع التدخلات الخارجية", 2, "خارجي", "adj"),
        ("السياسة الخارجية", 1, "خارجي", "adj"),
        ("غسان سلامة", 1, "سلامة", "noun_prop"),
        ("وحدة وسلامة ليبيا", 1, "سلامة", "noun"),
        ("المشير خليفة حفتر", 0, "مشير", "noun"),
        ("ليبيا مشيرا إلى أهمية", 1, "مشير", "adj"),
        ("رفض من يتعاون معه", 1, "من", "pron_rel"),
        ("كل من مصر وليبيا", 1, "من", "prep"),
        ("القائد العام للجيش", 1, "عام", "adj"),
        ("هذا العام", 1, "عام", "noun"),
        ("عباس كامل", 1, "كامل", "noun_prop"),
        ("قرب حلول شهر", 1, "حلول", "noun"),
        ("إلى حلول سياسية", 1, "حل", "noun"),
        ("حيث عقد الرئيس", 1, "عقد", "verb"),
        ("لن عقد الاجتماع", 1, "عقد", "noun"),
    ],
)
def test_the_neighbours_decide_between_homographs(text, word, lemma, pos):
    row = add_lemmas(table(text)).iloc[word]
    assert (row["lemma"], row["pos"]) == (lemma, pos)


def test_the_last_word_of_a_text_is_no_neighbour_of_the_next_text():
    two = pd.concat([table("غسان", "a"), table("سلامة", "b")])
    assert list(add_lemmas(two)["pos"]) == ["noun_prop", "noun"]


# --- Words that the lexicon lacks ----------------------------------------------------


def test_one_or_two_letters_are_no_rest_to_guess_from():
    assert list(add_lemmas(table("وجف جف"))["source"]) == ["none", "none"]


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("وبدوره", "wa-bi-dawr-hu"),
        ("عليه", "ʿalay-hi"),
        ("به", "bi-hi"),
        ("رحلته", "riḥlat-hu"),
    ],
)
def test_a_reading_sets_pronouns_off_and_says_them_as_they_sound(word, reading):
    assert reading in set(morphology.analyse(word)["reading"])
