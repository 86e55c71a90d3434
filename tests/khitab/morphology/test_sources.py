"""Words that the course lexicon lacks: which source answers, and what it says of itself.

The two databases are the tests' own, of a few words each; they have the features and the
habits of those that one can get: Camel Morph's (case endings in the suffixes, `prc1.5`,
glosses with a slash, no d3tok in the stems, `wiki` for a source) and CALIMA's (glosses
with ; and _, `lex` with a number, log probabilities, no d3tok at all).
"""

import os
import subprocess
import sys
import warnings
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from khitab import morphology
from khitab.morphology import (
    LexiconError,
    add_lemmas,
    analyse,
    camel,
    dictionary,
    find,
    use,
)

HERE = Path(__file__).parent
CAMEL_MORPH = (HERE / "tiny_camel_morph.db").read_text("utf-8")
CALIMA = (HERE / "tiny_calima.db").read_text("utf-8")


@pytest.fixture(autouse=True)
def restored():
    use()
    yield
    use()


@pytest.fixture
def camel_morph(tmp_path):
    path = tmp_path / "camel_morph_tiny_v1.0.db"
    path.write_text(CAMEL_MORPH, "utf-8")
    return path


@pytest.fixture
def calima(tmp_path, monkeypatch):
    """A data folder of camel-tools with a CALIMA in it."""
    folder = tmp_path / "data" / "morphology_db" / "calima-msa-r13"
    folder.mkdir(parents=True)
    (folder / "morphology.db").write_text(CALIMA, "utf-8")
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    return folder / "morphology.db"


def words(*forms):
    return pd.DataFrame({"doc": "x", "form": forms})


def test_a_database_named_by_its_path_answers_for_what_the_course_lexicon_lacks(
    camel_morph,
):
    name = "camel_morph_tiny_v1.0"
    assert use(camel_morph) == ["course", name, "guess", "none"]
    table = add_lemmas(words("والزورق", "يزخرف", "زمبابوي", "وقطر", "زورقه", "ظظظ"))
    assert list(table["lemma"]) == ["زورق", "زخرف", "زمبابوي", "قطر", "زورق", "ظظظ"]
    assert list(table["source"]) == [name, name, name, "course", name, "none"]
    assert list(table["root"])[:3] == ["زورق", "", ""]
    assert list(table["proclitics"])[:2] == ["و+ال", ""]
    assert list(table["enclitics"])[4] == "ه"
    assert list(table["gloss"])[0] == "boat/skiff"


def test_case_and_mood_are_left_out_as_everywhere_in_the_kit(camel_morph):
    use(camel_morph)
    table = add_lemmas(words("زورق", "يزخرف", "زورقه"))
    assert list(table["reading"]) == ["zawraq", "yuzakhrif", "zawraq-hu"]
    assert list(table["vowelled"])[:2] == ["زَوْرَق", "يُزَخْرِف"]


def test_a_spelling_without_its_hamza_is_called_a_variant(camel_morph):
    use(camel_morph)
    assert list(analyse("ارنب")["spelling"]) == ["variant"]
    assert list(analyse("أرنب")["spelling"]) == ["exact"]


def test_the_likeliest_reading_comes_first_where_the_database_has_odds(calima):
    use("calima-msa-r13")
    table = analyse("زورق")
    assert list(table["pos"]) == ["noun", "verb"] and list(table["root"]) == ["", ""]
    assert list(table["gloss"])[0] == "boat; rowing boat"
    assert len(find(words("زورق"), "زورق", pos="verb")) == 1


@pytest.mark.parametrize("first", [True, False])
def test_of_two_databases_the_one_named_first_answers(camel_morph, calima, first):
    names = ["camel_morph_tiny_v1.0", "calima-msa-r13"]
    given = [camel_morph, "calima-msa-r13"]
    use(*(given if first else reversed(given)))
    assert list(add_lemmas(words("زورق"))["source"]) == [names[0 if first else 1]]


def test_naming_another_lexicon_forgets_the_answers_of_the_last(camel_morph):
    seen = []
    for lexicons in ([], [camel_morph], []):
        use(*lexicons)
        seen += list(add_lemmas(words("زورق"))["source"])
    assert seen == ["none", "camel_morph_tiny_v1.0", "none"]


def test_words_of_other_scripts_and_numbers_ask_no_database_for_trouble(camel_morph):
    use(camel_morph)
    table = add_lemmas(words("2019", "bbc", "گوگل", "فزورق", "٪"))
    assert set(table["source"]) <= {"none", "guess"}


def test_the_environment_names_lexicons_too(camel_morph, calima):
    code = """
import pandas
from khitab.morphology import add_lemmas
print(*add_lemmas(pandas.DataFrame({"doc": "x", "form": ["زورق"]}))["source"])
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "KHITAB_LEXICON": str(camel_morph)},
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "camel_morph_tiny_v1.0", done.stderr


# --- What is no database -----------------------------------------------------------------


def refused(*lexicons):
    with pytest.raises(LexiconError) as error:
        use(*lexicons)
    return str(error.value)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "###DEFINES###"),
        (b"lemma,pos\n", "###DEFINES###"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:8a\n", "git lfs pull"),
        (b"<!DOCTYPE html><html>log in", "web page"),
        (b"PK\x03\x04", "Unpack"),
        (b"\xef\xbb\xbf" + CALIMA.encode(), "###DEFINES###"),
        (CALIMA.replace("###DEFAULTS", "\n###DEFAULTS").encode(), "damaged"),
        (CALIMA.replace(" lex:زَوْرَق_1", "").encode(), "damaged"),
        (CALIMA.replace("diac:زَوْرَق ", "").encode(), "no `diac`"),
        (CALIMA.encode("cp1256", "replace"), "damaged"),
    ],
)
def test_a_file_that_is_no_database_is_refused_with_what_it_is(tmp_path, content, word):
    path = tmp_path / "mine.db"
    path.write_bytes(content)
    assert word in (said := refused(path)) and "mine.db" in said


def test_a_database_cut_off_anywhere_is_refused_or_warned_of(tmp_path):
    whole = CAMEL_MORPH.encode().removesuffix(b"P3 S3\n")
    path = tmp_path / "torn.db"
    for end in range(1, len(whole), 5):
        path.write_bytes(whole[:end])
        camel.database.cache_clear()
        with warnings.catch_warnings(record=True) as warned:
            try:
                use(path)
            except LexiconError as error:
                assert "Get it again" in str(error) or "###DEFINES###" in str(error)
            else:
                assert "may be cut off" in str(warned[0].message), whole[end - 20 : end]


def test_after_a_refusal_the_lexicons_are_those_of_before(camel_morph):
    use(camel_morph)
    refused("nowhere.db")
    assert list(add_lemmas(words("زورق"))["source"]) == ["camel_morph_tiny_v1.0"]


def test_an_unknown_name_names_those_that_are_there(calima):
    said = refused("calima-egy-r13")
    assert "calima-egy-r13" in said and "calima-msa-r13, farahidi" in said


def test_a_folder_is_refused_unless_it_holds_one_database(camel_morph, tmp_path):
    assert use(tmp_path)[1] == "camel_morph_tiny_v1.0"
    (tmp_path / "two.db").write_text(CALIMA, "utf-8")
    assert "camel_morph_tiny_v1.0.db, two.db" in refused(tmp_path)


def test_a_database_may_not_bear_the_name_of_another_source(camel_morph, tmp_path):
    assert "another source" in refused(camel_morph.rename(tmp_path / "guess.db"))


def test_a_lexicon_is_not_named_twice(camel_morph):
    assert "Two lexicons" in refused(camel_morph, camel_morph)


# --- The dictionary ----------------------------------------------------------------------


def test_who_lacks_the_dictionary_reads_its_licence_and_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "farahidi", None)
    dictionary.tools.cache_clear()
    said = refused("farahidi")
    assert "GPL-3" in said and "python3 notebooks --setup --with lemmas" in said


def affix(form, description=None):
    return SimpleNamespace(form=form, description=description)


def reading(diacritized, lemma, pos="اسم", type=None, proclitics=(), enclitics=()):
    return SimpleNamespace(
        diacritized=diacritized, lemma=lemma, root="كتب", pos=pos, type=type,
        proclitics=proclitics, enclitics=enclitics, score=1.0,
    )  # fmt: skip


@pytest.fixture
def stand_in(monkeypatch):
    """A dictionary of three forms in farahidi's place, with its counts."""

    def analyze(form):
        return READINGS.get(form, [])

    monkeypatch.setattr(dictionary, "tools", lambda: (analyze, COUNTS, LEMMAS))
    dictionary._ranked.cache_clear()
    yield use("farahidi")
    dictionary._ranked.cache_clear()


TO_THE = affix("لِل", "حرف الجر+ال:التعريف")
READINGS = {
    "زوارقنا": [reading("زَوَارِقَنَا", "زَوْرَق", enclitics=(affix("نَا"),))],
    "والمصنع": [reading("وَالْمَصْنَع", "صَنَعَ", proclitics=(affix("وَال"),))],
    "زورق": [reading("زَوَرَّقَ", "وَرَقَ", "فعل"), reading("زَوْرَق", "زَوْرَق")],
    "للزورق": [reading("لِلْزَّوْرَق", "زَوْرَق", type="نسبة", proclitics=(TO_THE,))],
    "وبزورقها": [
        reading("وَبِزَوْرَقِهَا", "زَوْرَق", proclitics=(affix("وَبِ"),), enclitics=(affix("هَا"),))
    ],
}
COUNTS = {"للزورق:زَوْرَق": 1.0, "زورق:زَوْرَق": 0.75, "زورق:وَرَقَ": 0.25, "وبزورقها:زَوْرَق": 1.0}
LEMMAS = {"زَوْرَق": 0.1}


def test_the_reading_that_a_form_had_most_often_comes_first(stand_in):
    assert stand_in == ["course", "farahidi", "farahidi-guess", "guess", "none"]
    assert list(analyse("زورق")["lemma"]) == ["زورق", "ورق"]
    assert list(analyse("زورق")["pos"]) == ["noun", "verb"]


def test_a_form_that_its_corpus_lacks_is_a_guess_of_the_dictionary(stand_in):
    assert list(analyse("زوارقنا")["source"]) == ["farahidi-guess"]
    assert list(analyse("زورق")["source"].unique()) == ["farahidi"]


def test_our_own_guess_comes_before_that_of_the_dictionary(stand_in):
    assert list(add_lemmas(words("والمصنع"))["source"]) == ["guess"]


def test_clitics_of_the_dictionary_are_cut_as_the_course_lexicons_are(stand_in):
    table = add_lemmas(words("وبزورقها", "للزورق", "ظظظ"))
    assert list(table["proclitics"]) == ["و+ب", "ل+ال", ""]
    assert list(table["enclitics"]) == ["ها", "", ""]
    assert list(table["reading"])[:2] == ["wa-bi-zawraq-hā", "li-l-zawraq"]


def test_a_database_is_asked_before_the_dictionary_in_whatever_order_named(
    stand_in, camel_morph
):
    assert use("farahidi", camel_morph)[1:3] == ["camel_morph_tiny_v1.0", "farahidi"]
    assert list(add_lemmas(words("زورق"))["source"]) == ["camel_morph_tiny_v1.0"]


def test_the_installed_dictionary_gives_what_the_stand_in_promises():
    pytest.importorskip("farahidi")
    use("farahidi")
    table = add_lemmas(words("المدارس", "كتابهم", "سيكتبونها", "وبالمدرسة"))
    assert list(table["lemma"]) == ["مدرسة", "كتاب", "كتب", "مدرسة"]
    assert list(table["enclitics"]) == ["", "هم", "ها", ""]


# --- The table ---------------------------------------------------------------------------


def test_the_table_of_lexicons_has_every_source_with_its_licence_and_command():
    table = morphology.lexicons().set_index("source")
    assert {"course", "farahidi", "farahidi-guess", "guess", "none"} <= set(table.index)
    assert table[["licence", "what", "get"]].notna().all(axis=None)
    assert table.loc["farahidi", "licence"] == "GPL-3"
