"""The table of lemmas, and the database that is generated from it."""

import csv
import re
from collections import Counter

import khitab
import pytest
from khitab import arabic
from khitab.arabic import words
from khitab.morphology import lexicon
from khitab.morphology.analyses import canonical, counting, lookup
from khitab.morphology.database import DATABASE, build

TABLE = lexicon.read_table()


def rows(name):
    with open(lexicon.DATA / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_database_is_what_the_table_makes_byte_for_byte():
    assert DATABASE.read_bytes() == build(TABLE).encode("utf-8")


def test_a_lemma_and_its_part_of_speech_stand_in_the_table_once():
    assert Counter((line.lemma, line.pos) for line in TABLE).most_common(1)[0][1] == 1


def test_every_line_of_the_table_names_a_class_and_a_gloss():
    assert [line for line in TABLE if line.cls not in lexicon.CLASSES] == []
    assert [line for line in TABLE if not line.gloss or "_" in line.gloss] == []


def test_the_table_holds_arabic_letters_marks_and_its_own_signs_only():
    allowed = f"[{words.LETTERS}{words.MARKS}]+"
    for line in TABLE:
        assert re.fullmatch(allowed, line.lemma), line
        assert re.fullmatch(f"({allowed})?", line.root), line
        for stem in line.stems:
            assert re.fullmatch(f"[~!]?({allowed}=)?{allowed}\\+?", stem), line


def test_a_lemma_shows_its_vowels_unless_its_only_one_is_a_long_a():
    silent = [line.lemma for line in TABLE if lexicon.normalize(line.lemma) == line.lemma]
    assert [lemma for lemma in silent if "ا" not in lemma or len(lemma) > 4] == []


def test_a_root_has_three_letters_or_four():
    assert {len(line.root) for line in TABLE} == {0, 3, 4}


def test_a_hamza_inside_a_root_is_on_alif_at_its_end_alone_and_no_root_has_a_bare_alif():
    """رأس, بدء: so a root is found in one place, whichever word leads to it."""
    odd = [line for line in TABLE if re.search("ا|ء.|.أ$", line.root)]
    assert odd == []


def test_a_doubled_root_letter_is_doubled_in_its_words():
    """أهمية is of همم: ahammiyya."""
    lost = []
    for line in TABLE:
        if len(line.root) == 3 and line.root[1] == line.root[2] not in "وي":
            twice = line.root[1] + "(\u0651|.*" + line.root[1] + ")"
            if not re.search(twice, line.lemma):
                lost.append(line.lemma)
    assert lost == []


def test_an_adjective_made_from_a_noun_has_the_noun_s_root():
    nouns = {
        arabic.form(line.lemma).removesuffix("ة"): line.root
        for line in TABLE
        if line.pos == "noun"
    }
    pairs = {
        line.lemma: (line.root, nouns[noun])
        for line in TABLE
        if (noun := arabic.form(line.lemma).removesuffix("ي")) in nouns
        if line.pos == "adj" and line.lemma.endswith("ِيّ")
    }
    assert len(pairs) > 10 and {"سِياسِيّ", "أَمْنِيّ"} <= set(pairs)
    assert {word: pair for word, pair in pairs.items() if pair[0] != pair[1]} == {}


@pytest.mark.parametrize(
    ("lemma", "root"),
    [
        ("عنصر", "عنصر"),  # Tāj al-ʿarūs, art. عنصر
        ("سياسة", "سوس"),  # Lisān al-ʿarab, art. سوس
        ("تعزية", "عزي"),  # Lane, art. عزى
        ("أولوية", "ولي"),  # the abstract noun of أولى, "more deserving"
        ("منشأة", "نشء"),  # Lisān, art. نشأ
        ("بريء", "برء"),
        ("ضوء", "ضوء"),
        ("رئيس", "رأس"),
    ],
)
def test_a_word_has_the_root_under_which_dictionaries_list_it(lemma, root):
    assert {line.root for line in TABLE if arabic.form(line.lemma) == lemma} == {root}


def test_the_database_has_no_byte_order_mark_no_blank_line_and_six_sections():
    text = DATABASE.read_text("utf-8")
    assert text.startswith("###DEFINES###\n") and text.endswith("\n")
    assert "\n\n" not in text and "\r" not in text
    for head in ("PREFIXES", "SUFFIXES", "STEMS", "TABLE AB", "TABLE BC", "TABLE AC"):
        assert text.count(f"###{head}###\n") == 1


def test_a_changed_table_changes_the_database(tmp_path):
    table = tmp_path / "lexicon.csv"
    table.write_text(
        "lemma,pos,root,class,stems,gloss\nنَفْط,noun,نفط,noun,,oil\n", "utf-8"
    )
    text = build(lexicon.read_table(table))
    assert "\nنفط\tC.P.A.PA.L.full\tdiac:نَفْط lex:نَفْط gloss:oil" in text


@pytest.mark.parametrize(
    ("kind", "line", "surfaces"),
    [
        ("a feminine noun", "قُوَّة noun noun قُوَى", {"قو", "قوي", "قوا"}),
        ("a noun in اء", "لِقاء noun noun ", {"لقاء", "لقائ", "لقاؤ"}),
        ("a weak verb", "رَعَى verb verb يَرْعَى", {"رعي", "رعا", "رع"}),
        ("a name with its article", "الدَوْحَة noun_prop name_al ", {"دوحه"}),
        ("a misprint", "كانَ verb verb مان=كانَ", {"كان", "مان"}),
    ],
)  # fmt: skip
def test_a_class_makes_the_stems_that_its_words_take(kind, line, surfaces):
    lemma, pos, cls, *stems = line.split()
    made = lexicon.stems(lexicon.Lemma(lemma, pos, "", cls, tuple(stems), "gloss"))
    assert {lexicon.normalize(misprint or stem) for stem, _, misprint in made} == surfaces


def test_the_lexicon_has_every_word_of_the_five_texts():
    forms = set(khitab.load_corpus().tokens(layers="all")["form"])
    unknown = [f for f in forms if {a.source for a in counting(f)} != {"course"}]
    assert unknown == []


def test_every_lemma_is_a_form_of_itself():
    lost = []
    for line in TABLE:
        form = arabic.dediacritize(line.lemma)
        found = {a.lemma_vowelled for part in lookup(form) for a in part}
        if canonical(line.lemma) not in found and line.cls != "pron_only":
            lost.append(line.lemma)
    assert lost == []


def test_every_rule_of_context_points_at_a_line_of_the_table():
    known = {(canonical(line.lemma), line.pos) for line in TABLE}
    for row in rows("context.csv"):
        assert row["form"] and row["why"]
        assert row["lemma"] == "" or (canonical(row["lemma"]), row["pos"]) in known, row
