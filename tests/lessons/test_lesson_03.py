"""Lesson 03: what its prose says of letters, clitics, roots and plurals is true."""

import re

import nbformat
import pandas as pd
import pytest
from khitab import arabic, checks, load_corpus, morphology
from khitab.corpus import SEEDS

LESSON = SEEDS.parent / "notebooks" / "03_one_word_many_spellings.ipynb"
CORPUS = load_corpus()
TOKENS = CORPUS.tokens()
WORDS = morphology.add_lemmas(TOKENS)
TRUTH = pd.read_csv(SEEDS / "annotations" / "word_families.csv")
HIDDEN = "[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufb50-\ufdff\ufe70-\ufefc]"
PLURALS = {  # Ryding 2005: the patterns of broken plurals, with their vowels
    "جهود": "فُعُول", "شعوب": "فُعُول", "أطراف": "أَفْعال", "روابط": "فَواعِل",
    "أجانب": "أَفاعِل", "زعماء": "فُعَلاء", "أهداف": "أَفْعال", "مصالح": "مَفاعِل",
}  # fmt: skip


@pytest.fixture(scope="module")
def lesson():
    """The names that the lesson's code defines, run from top to bottom."""
    names = {}
    for cell in nbformat.read(LESSON, as_version=4).cells:
        if cell.cell_type == "code":
            exec(cell.source, names)
            if cell.id == "by-hand":
                names["of_foreign"] = (names["found"], names["right"])
            if cell.id == "lexicon-unseen":
                names["unseen_right"] = names["right"]
    return names


def belonging(family):
    return set(TRUTH[(TRUTH["family"] == family) & (TRUTH["belongs"] == "yes")]["form"])


def by_text(rows):
    return [int((rows["doc"] == doc).sum()) for doc in CORPUS.docs]


def analysed(form):
    """The one analysis of a form that has only one."""
    (row,) = morphology.analyse(form).itertuples()
    return row


# --- Strings, merges, clitics ---------------------------------------------------------


def test_the_headline_names_qatar_and_the_exact_string_is_nowhere():
    assert CORPUS.sentences().iloc[0]["text"].split()[-1] in belonging("قطر")
    assert not (TOKENS["form"] == "قطر").any()


def test_one_word_is_typed_in_two_orders_of_mark_and_alif(lesson):
    ends = {lesson["first"][-2:], lesson["second"][-2:]}
    assert ends == {"\u064b\u0627", "\u0627\u064b"}
    assert list(TOKENS[TOKENS["form"] == "ارتباطا"]["doc"]) == ["002", "003"]


def test_the_five_files_hide_no_direction_mark_and_no_presentation_form():
    assert not any(re.search(HIDDEN, CORPUS.text(doc)) for doc in CORPUS.docs)


@pytest.mark.parametrize(
    "step, groups",
    [
        (arabic.unify_alef, [{"إلى", "الى"}, {"أن", "إن"}, {"انطلاق", "إنطلاق"}]),
        (arabic.unify_alef_maksura, [{"الى", "الي"}, {"على", "علي"}]),
        (arabic.unify_teh_marbuta, []),
    ],
)
def test_each_normalisation_merges_the_types_that_the_prose_discusses(step, groups):
    types = pd.Series(TOKENS["form"].unique())
    merged = [set(same) for _, same in types.groupby(types.map(step)) if len(same) > 1]
    assert sorted(merged, key=sorted) == sorted(groups, key=sorted)


def test_the_name_ali_and_the_slip_occur_once_each_where_the_prose_says():
    assert by_text(TOKENS[TOKENS["form"] == "علي"]) == [0, 0, 0, 0, 1]
    assert by_text(TOKENS[TOKENS["form"] == "الي"]) == [1, 0, 0, 0, 0]


def test_fayez_is_spelt_in_one_way_in_000_and_in_another_in_004():
    def docs(piece):
        return set(TOKENS[TOKENS["form"].str.contains(piece)]["doc"])

    assert (docs("فايز"), docs("فائز")) == ({"000"}, {"004"})


def test_the_bare_word_for_terrorism_never_occurs_and_the_article_leads():
    counts = TOKENS[TOKENS["form"].isin(belonging("إرهاب"))]["form"].value_counts()
    assert "إرهاب" not in counts and counts.index[0] == "الإرهاب"
    assert by_text(TOKENS[TOKENS["form"] == "للإرهاب"]) == [1, 0, 0, 0, 0]


def test_the_noun_that_is_typed_in_two_orders_is_a_link():
    rows = WORDS[WORDS["reading"] == "irtibāṭan"]
    assert list(rows["pos"]) == ["noun"] * 2 and rows["gloss"].str.contains("link").all()


def test_an_anna_and_inna_are_three_words_and_three_clitics_come_before_people():
    merged = WORDS[WORDS["form"].isin(["أن", "إن"])]
    assert set(merged["lemma_reading"]) == {"an", "anna", "inna"}
    three = WORDS[WORDS["reading"] == "wa-li-l-shaʿb"]
    assert set(three["proclitics"]) == {"و+ل+ال"} and set(three["enclitics"]) == {""}


# --- Recall, precision, and a history that a search invents ---------------------------


def test_by_beginning_half_of_foreign_is_found_and_all_that_is_found_is_right(lesson):
    found, right = lesson["of_foreign"]
    assert (found.sum(), right.sum(), (found & right).sum()) == (3, 6, 3)
    assert set(TOKENS[right & ~found]["form"]) == {"الأجانب"}


def test_by_beginning_foreign_enters_late_and_its_plural_is_in_both_texts_of_2019(lesson):
    found, right = lesson["of_foreign"]
    assert by_text(TOKENS[found]) == [0, 0, 2, 1, 0]
    assert by_text(TOKENS[right]) == [0, 1, 3, 1, 1]


# --- Root, pattern, plural ------------------------------------------------------------


@pytest.mark.parametrize(
    "lemma, root, pattern",
    [
        ("اجتماع", "جمع", "اِفْتِعال"),
        ("مجتمع", "جمع", "مُفْتَعَل"),
        ("جميع", "جمع", "فَعِيل"),
        ("مشترك", "شرك", "مُفْتَعَل"),
        ("مشاركة", "شرك", "مُفاعَلَة"),
    ],
)
def test_a_word_is_its_root_in_the_pattern_that_the_prose_names(lemma, root, pattern):
    row = analysed(lemma)
    assert row.root == root and row.lemma == lemma
    assert pattern.translate(str.maketrans("فعل", root)) == row.vowelled


def test_two_roots_in_four_patterns_give_the_words_of_the_table(lesson):
    made = [
        lesson["fill"](root, pattern)
        for root in ("جمع", "شرك")
        for pattern in "افتعال مفتعل فعيل مفاعلة".split()
    ]
    found = set(lesson["occurring"](made)["lemma_reading"])
    assert found == {"ijtimāʿ", "ijtimāʿī", "mujtamaʿ", "jamīʿ", "mushtarak", "mushāraka"}


def test_the_plural_of_four_consonants_has_four_in_its_root():
    row = analysed("العناصر")
    assert (row.lemma, row.root) == ("عنصر", "عنصر")


def test_foreign_and_south_share_a_root():
    roots = WORDS[WORDS["lemma"].isin(["أجنبي", "جنوب"])]
    assert set(roots["root"]) == {"جنب"} and roots["lemma"].nunique() == 2


@pytest.mark.parametrize("plural", PLURALS)
def test_a_broken_plural_has_the_pattern_that_the_prose_names(plural):
    row = analysed(plural)
    assert row.lemma != plural  # the lemma is the singular
    assert row.vowelled.translate(str.maketrans(row.root, "فعل")) == PLURALS[plural]
    assert plural == arabic.form(PLURALS[plural]).translate(
        str.maketrans("فعل", row.root)
    )


def test_the_search_with_the_singular_finds_no_broken_plural(lesson):
    for row in lesson["plurals"].itertuples():
        plural = lesson["beginning"](arabic.form(row.vowelled))
        assert plural.sum() == row.missed > 0
        assert not (plural & lesson["beginning"](row.lemma)).any()
        assert set(WORDS[plural]["lemma"]) == {row.lemma}


def test_efforts_are_in_all_texts_and_an_effort_is_nowhere():
    efforts = morphology.find(TOKENS, "جهد")
    assert all(by_text(efforts)) and efforts["form"].str.contains("جهود").all()


def test_each_of_the_turn_s_roots_shows_its_plural_and_one_shows_another_word(lesson):
    def readings(root):
        made = [lesson["fill"](root, pattern) for pattern in lesson["patterns"]]
        return set(lesson["occurring"](made)["lemma_reading"])

    assert readings("هدف") == {"hadaf"}
    assert readings("صلح") == {"maṣlaḥa", "muṣālaḥa"}


@pytest.mark.parametrize(
    "singular, plural, whole",
    [
        ("مقاتل", "والمقاتلين", True),
        ("تدخل", "تدخلات", True),
        ("عنصر", "العناصر", False),
        ("مرتزق", "والمرتزقة", True),
    ],
)
def test_of_the_plurals_asked_about_one_alone_breaks(lesson, singular, plural, whole):
    rows = TOKENS["form"] == plural
    assert rows.any() and (rows & lesson["beginning"](singular)).any() == whole


# --- The lexicon ----------------------------------------------------------------------


def test_the_lexicon_agrees_with_the_reader_on_foreign():
    assert set(morphology.find(TOKENS, "أجنبي")["form"]) == belonging("أجنبي") & set(
        TOKENS["form"]
    )


def test_on_unseen_sentences_the_lexicon_is_right_and_misses_almost_half(lesson):
    """Counted by eye in the list: 70 forms without an analysis.

    At first 71, and أمس, سلمى, تشارك wrong: mended since, so the lesson says so.
    """
    numbers = len(lesson["unseen"]), lesson["known"].sum(), lesson["unseen_right"].sum()
    assert numbers == (160, 160 - 70, 160 - 70)
    assert lesson["unseen"]["sentence"].nunique() == 10


@pytest.mark.parametrize(
    "name, answer",
    [("03-a", "c"), ("03-b", "a"), ("03-c", "a"), ("03-d", 0.5), ("03-e", "b")],
)
def test_the_right_answer_is_taken_and_every_mistake_has_a_reply_of_its_own(name, answer):
    assert checks.check(name, answer).right is True
    key = checks.keys("03")[name]
    options = getattr(key, "options", None)
    wrong = options or [mistake() for mistake, _ in key.mistakes]
    replies = [checks.check(name, each).text for each in wrong]
    assert len(set(replies)) == len(replies)
    assert checks.check(name).right is None
