"""The language of queries: right values by hand, and what is refused."""

import fnmatch
import random
import re
import unicodedata
import warnings

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from khitab import arabic, concordance, load_corpus, morphology, phrases, queries
from khitab.concordance import collocates, kwic
from khitab.framing import occurrences
from khitab.morphology import lemmas
from khitab.queries import NothingFound, columns, keys, letters
from khitab.queries.language import parse
from khitab.queries.spelling import bare, loose, spelled
from rows_of import table


def rows(tokens, query, match="form"):
    with warnings.catch_warnings(action="ignore", category=NothingFound):
        return kwic(tokens, query, match=match)["node"].tolist()


TEXTS = (
    "قال المسؤول إن الأزمة في مصر كبيرة",
    "وللجيش دور في أزمتنا كما قال المسئول",
    "الجيش والشعب ضد ازمة الكهربا ومصر",
    "سيكتب كتابه عن كتابها للكتاب الليبى",
    "رئيس الوزرا رييس المصري شؤون شئون",
)
TOKENS = table(*TEXTS)
BY_HAND = {
    "الأزمة": ["الأزمة"],
    "loose:الازمة": ["الأزمة"],
    "loose:أزمة": ["ازمة"],
    "loose:أزمه": ["ازمة"],
    "*زمة": ["الأزمة", "ازمة"],
    "*زم*": ["الأزمة", "أزمتنا", "ازمة"],
    "loose:*زمه": ["الأزمة", "ازمة"],
    "bare:أزمة": ["الأزمة", "أزمتنا"],
    "bare:الأزمة": ["الأزمة", "أزمتنا"],
    "bare:ازمة": ["ازمة"],
    "bare:أزم*": ["الأزمة", "أزمتنا"],
    "loose:المسؤول": ["المسؤول", "المسئول"],
    "loose:المسوول": ["المسؤول"],
    "المسؤول|المسئول": ["المسؤول", "المسئول"],
    "المس*": ["المسؤول", "المسئول"],
    "bare:جيش": ["وللجيش", "الجيش"],
    "bare:الجيش": ["وللجيش", "الجيش"],
    "الجيش|للجيش": ["الجيش"],
    "قال المسؤول": ["قال المسؤول"],
    "قال loose:المسئول": ["قال المسؤول", "قال المسئول"],
    "قال المس*ول": ["قال المسؤول", "قال المسئول"],
    "في *": ["في مصر", "في أزمتنا"],
    "في * *": ["في مصر كبيرة", "في أزمتنا كما"],
    "في * * *": ["في أزمتنا كما قال"],
    "* مصر": ["في مصر"],
    "bare:مصر": ["مصر", "ومصر"],
    "*مصر*": ["مصر", "ومصر", "المصري"],
    "مصر*": ["مصر"],
    "*مصر": ["مصر", "ومصر"],
    "bare:كتاب": ["كتابه", "كتابها", "للكتاب"],
    "bare:كتاب|يكتب": ["سيكتب", "كتابه", "كتابها", "للكتاب"],
    "bare:كتاب|form:عن": ["كتابه", "عن", "كتابها", "للكتاب"],
    "bare:يكتب": ["سيكتب"],
    "bare:كتب": [],
    "loose:الليبي": ["الليبى"],
    "loose:الليبی": ["الليبى"],
    "loose:رئيس": ["رئيس", "رييس"],
    "loose:شؤون": ["شؤون", "شئون"],
    "loose:الكهرباء": ["الكهربا"],
    "loose:الوزراء": ["الوزرا"],
    "«قال المسؤول»": ["قال المسؤول"],
    '"قال" "المسؤول"': ["قال المسؤول"],
    "”قال المسؤول“": ["قال المسؤول"],
    "'قال' ‹المسؤول›": ["قال المسؤول"],
    "«قال»|«كما» *": ["قال المسؤول", "كما قال", "قال المسئول"],
    "ﻗﺎﻝ": ["قال", "قال"],
    "قـــال": ["قال", "قال"],
    "قَالَ": ["قال", "قال"],
    "\u200fقال\u200e": ["قال", "قال"],
    "قا\u200cل": ["قال", "قال"],
    "قال\u00a0المسؤول": ["قال المسؤول"],
    "token:قال": ["قال", "قال"],
    unicodedata.normalize("NFD", "أزمتنا كما"): ["أزمتنا كما"],
    "bare:جيش *": ["وللجيش دور", "الجيش والشعب"],
    "مصر الجيش": [],
}


@pytest.mark.parametrize("query", BY_HAND)
def test_a_query_finds_what_a_reader_finds(query):
    """By hand: every line above was read in the five sentences."""
    assert rows(TOKENS, query) == BY_HAND[query]
    assert rows(concordance.index(TOKENS), query) == BY_HAND[query]
    with warnings.catch_warnings(action="ignore", category=NothingFound):
        assert len(phrases.positions(TOKENS, query)) == len(BY_HAND[query])
        counts = phrases.counts_by_text(TOKENS, [query])["count"]
        assert counts.sum() == len(BY_HAND[query])


@pytest.mark.parametrize(
    ("match", "query", "found"),
    [
        ("loose", "ازمه", ["ازمة"]),
        ("bare", "أزمة", ["الأزمة", "أزمتنا"]),
        ("prefix", "المس", ["المسؤول", "المسئول"]),
        ("suffix", "زمة", ["الأزمة", "ازمة"]),
        ("part", "زم", ["الأزمة", "أزمتنا", "ازمة"]),
        ("part", "form:مصر", ["مصر"]),
        ("prefix", "ال*ول", ["المسؤول", "المسئول"]),
    ],
)
def test_match_says_what_a_word_without_a_tag_is_compared_with(match, query, found):
    assert rows(TOKENS, query, match) == found


def test_a_root_is_found_in_the_column_of_roots_with_any_hamza():
    tokens = TOKENS.assign(root="").astype({"root": str})
    tokens.loc[tokens["form"].str.contains("كتب|كتاب"), "root"] = "كتب"
    tokens.loc[tokens["form"].str.contains("مس"), "root"] = "سءل"
    for query in ("كتب", "ك.ت.ب", "ك-ت-ب"):
        assert len(rows(tokens, query, "root")) == 4
    assert len(rows(tokens, "root:سأل|كتب")) == 6


def test_an_other_column_is_compared_as_it_is():
    tokens = TOKENS.assign(pos=["verb", "noun_prop"] * 16)[: len(TOKENS)]
    assert len(rows(tokens, "verb|noun_prop", "pos")) == len(tokens)
    assert len(rows(tokens, "noun*", "pos")) == len(tokens) // 2
    tokens = tokens.assign(pos="a b+c")
    assert len(rows(tokens, ["a b+c", "*"], "pos")) == len(tokens) - len(TEXTS)


# --- Numbers, Latin words, hashtags ----------------------------------------------------

NEWS = (
    "بلغ العدد 20 قتيلا و30 في شركة BP مع #الجيش_الليبي و @user_1 سنة ١٩٩٠ أو 1,000 COVID"
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("العدد 20 قتيلا", 1),
        ("العدد ٢٠ قتيلا", 1),
        ("العدد 30 قتيلا", 0),
        ("العدد قتيلا", 0),
        ("العدد * قتيلا", 1),
        ("1990", 1),
        ("19*", 1),
        ("١٬٠٠٠", 1),
        ("شركة BP", 1),
        ("شركة bp", 1),
        ("شركة Shell", 0),
        ("covid", 1),
        ("#الجيش_الليبي", 1),
        ("#الجيش*", 1),
        ("*الجيش*", 0),
        ("@user_1", 1),
        ("شركة", 1),
    ],
)
def test_numbers_latin_and_hashtags_are_found_where_the_tokens_have_them(query, found):
    assert len(rows(table(NEWS, others=True), query)) == found


@pytest.mark.parametrize("query", ["30", "العدد 30 قتيلا", "شركة BP", "#الجيش", "@user"])
@pytest.mark.parametrize("ask", [kwic, collocates, phrases.positions])
def test_what_tokens_of_words_cannot_show_is_refused(ask, query):
    with pytest.raises(ValueError, match=r"tokens\(others=True\)"):
        ask(table(NEWS), query)


def test_a_hashtag_that_is_refused_names_the_words_to_look_for():
    with pytest.raises(ValueError, match="الجيش الليبي"):
        kwic(TOKENS, "#الجيش_الليبي")


# --- What is refused -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "at least one word"),
        ("  \u200f ", "at least one word"),
        ("*", "at least one word"),
        ("* *", "at least one word"),
        ("ــ", "at least one word"),
        ("«»", "at least one word"),
        ("**", "stars come together"),
        ("قط**", "stars come together"),
        ("قطر|", "one side of"),
        ("|قطر", "one side of"),
        ("قطر||مصر", "one side of"),
        ("قطر | مصر", "one side of"),
        ("قطر|*", "one side of"),
        ("lemma:", "one side of"),
        ("lemma: قطر", "one side of"),
        ("lemma:*", "one side of"),
        ("lema:قطر", "not a tag"),
        ('[lemma="إرهاب"]', "Here you write: lemma:إرهاب"),
        ("[lemma='إرهاب'%c] [] [word=\"مصر.*\"]", r"lemma:إرهاب \* مصر\*"),
        ('[pos="verb"]', "match='pos'"),
        ("قطر.*", "regular expression"),
        ("قطر?", "regular expression"),
        ("قطر+", "regular expression"),
        ("(قطر|مصر)", "regular expression"),
        ("[قك]طر", "regular expression"),
        ("قطر{2}", "regular expression"),
        ("^قطر$", "regular expression"),
        ("\\bقطر", "regular expression"),
        ("«قطر", "in pairs"),
        ('"قطر', "in pairs"),
        ("قطر»", "in pairs"),
        ('lemma:"مكافحة الإرهاب"', "one word only"),
        ("قطر، مصر", "not part of a word"),
        ("قطر-مصر", "not part of a word"),
        ("COVID-19", "not part of a word"),
        ("30%", "not part of a word"),
        ("م16", "not one word"),
        ("شركةBP", "not one word"),
        (5, "A query is a text"),
        (None, "A query is a text"),
        (["قطر", 5], "A query is a text"),
    ],
)
def test_what_is_no_query_is_refused_with_the_way_to_ask(query, said):
    with pytest.raises(ValueError, match=said):
        kwic(TOKENS, query)


ODD = st.text(
    alphabet="قطرإأاةٱ*|:\"«»#@ 30bPl،.[]\u200f\u0654\u0640ﻼگ\u200b'_", max_size=12
)


@given(st.one_of(ODD, st.text(max_size=12)))
def test_any_text_is_a_query_or_is_refused_in_words(query):
    tokens = table(*TEXTS, others=True)
    try:
        found = rows(tokens, query)
    except ValueError as error:
        assert str(error)
        return
    assert len(found) <= len(tokens)
    assert len(parse(query)) == len(parse(query.strip()))


WORDS = sorted(set(TOKENS["form"]))


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=2), st.data())
def test_stars_and_bars_find_what_another_program_finds(words, data):
    """The other program is Python's fnmatch, row by row."""
    pieces = []
    for word in words:
        low = data.draw(st.integers(0, len(word) - 1))
        high = data.draw(st.integers(low + 1, len(word)))
        star = "*" if low else ""
        pieces.append(star + word[low:high] + ("*" if high < len(word) else ""))
    piece = "|".join(pieces)
    wanted = [f for f in TOKENS["form"] if any(fnmatch.fnmatchcase(f, p) for p in pieces)]
    assert rows(TOKENS, piece) == wanted


# --- Zeros -----------------------------------------------------------------------------


def said(ask):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        ask()
    assert {each.category for each in caught} <= {NothingFound}
    return [str(each.message) for each in caught]


@pytest.mark.parametrize(
    ("query", "near"),
    [
        ("الازمة", "الأزمة 1 (another hamza"),
        ("الجيوش", "الجيش 1 (one letter changed)"),
        ("دورنا", "دور 1 (other clitics)"),
        ("والازمة", "الأزمة 1, أزمتنا 1, ازمة 1 (other clitics)"),
        ("المسؤل", "المسؤول 1"),
        ("قال الازمة", "its words alone: قال 2, الازمة 0"),
        ("مصر في", "في مصر 1 (another order)"),
        ("قال المسوول", "قال المسؤول 1 (another hamza"),
        ("جيش*", "وللجيش 1, الجيش 1 (other clitics)"),
        ("المسئول قال", "قال المسئول 1 (another order)"),
        ("ظظظظظ", "No near form occurs either"),
    ],
)
@pytest.mark.parametrize("ask", [kwic, collocates, phrases.positions])
def test_a_zero_says_what_there_is_that_is_near(ask, query, near):
    (message,) = said(lambda: ask(TOKENS, query))
    assert f"«{query}»" in message and near in message and "\n" not in message
    assert f"{len(TOKENS)} tokens" in message


def test_a_zero_names_the_lemma_that_it_is_a_form_of():
    (message,) = said(lambda: kwic(load_corpus().tokens(), "أزمتها"))
    assert "forms of the lemma أزمة: 11" in message and 'match="form"' in message


def test_a_call_warns_once_however_many_phrases_are_nowhere():
    asked = ["الازمة", "قال", "ظظظ", "ضضض", "ققق", "ففف"]
    for ask in (phrases.counts_by_text, phrases.dispersion):
        (message,) = said(lambda ask=ask: ask(TOKENS, asked))
        assert "الأزمة 1" in message and "2 more queries" in message


def test_a_zero_in_one_text_of_many_is_no_surprise():
    assert said(lambda: phrases.counts_by_text(TOKENS, ["قال", "الجيش"])) == []
    assert said(lambda: kwic(TOKENS, "قال")) == []


def test_a_zero_is_said_again_when_a_cell_is_run_again(recwarn):
    for _ in range(2):
        kwic(TOKENS, "ظظظ")
    assert len(recwarn) == 2


def test_a_column_without_the_value_names_its_commonest_values():
    tokens = TOKENS.assign(pos="noun")
    (message,) = said(lambda: kwic(tokens, "verb", match="pos"))
    assert f"noun {len(tokens)}" in message


def test_phrases_of_lemmas_find_near_forms_too():
    words = TOKENS.assign(lemma=TOKENS["form"])
    (message,) = said(lambda: phrases.counts_by_text(words, ["الازمة"], by="lemma"))
    assert "الأزمة 1" in message and "by='lemma'" in message
    gone = words.drop(columns="form")
    (message,) = said(lambda: phrases.positions(gone, "ظظظ", by="lemma"))
    assert "commonest values" in message


# --- Codebooks -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("*زمة", ["الأزمة", "ازمة"]),
        ("loose:أزمة", ["ازمة"]),
        ("bare:أزمة", ["الأزمة", "أزمتنا"]),
        ("loose:الازمه|form:دور", ["الأزمة", "دور"]),
        ("«مصر»", ["مصر"]),
        ("ﻣﺼﺮ", ["مصر"]),
    ],
)
@pytest.mark.parametrize("column", ["form", "pattern"])
def test_a_codebook_speaks_the_same_language(column, word, found):
    book = pd.DataFrame({"frame": ["f"], column: [word]})
    assert occurrences(TOKENS, book)["token"].tolist() == found


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("قطر.*", "Row 1 of the codebook, pattern: .* regular expression"),
        ("lemma:قطر", "a codebook cannot use"),
        ("قطر مصر", "not one Arabic word"),
        ("*", "at least one word"),
    ],
)
def test_a_word_that_is_no_query_is_refused_with_its_row(word, said):
    with pytest.raises(ValueError, match=said):
        occurrences(TOKENS, pd.DataFrame({"frame": ["f"], "pattern": [word]}))


def test_a_codebook_finds_hashtags_only_where_the_tokens_have_them():
    book = pd.DataFrame({"frame": ["f"], "form": ["#الجيش_الليبي"]})
    found = occurrences(table(NEWS, others=True), book)
    assert found["token"].tolist() == ["#الجيش_الليبي"]
    with pytest.raises(ValueError, match=r"others=True"):
        occurrences(table(NEWS), book)


# --- Spelling and keys -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "rest"),
    [
        ("وبالجيش", "جيش"),
        ("فللشعب", "شعب"),
        ("لجنته", "لجنة"),
        ("للجنة", "لجنة"),
        ("لله", "الله"),
        ("فبالله", "الله"),
        ("لليل", "الليل"),
        ("سيارتهم", "سيارة"),
        ("أصدقاؤنا", "أصدقاء"),
        ("لقائه", "لقاء"),
        ("مستشفاها", "مستشفى"),
        ("وسيقول", "يقول"),
        ("كتبوها", "كتبوا"),
        ("وكتابهما", "كتاب"),
    ],
)
def test_clitics_are_cut_and_the_letter_they_change_is_put_back(form, rest):
    assert rest in bare(form)


@pytest.mark.parametrize(
    ("form", "rest"), [("مصري", "مصر"), ("سلام", "لام"), ("له", "ل")]
)
def test_what_is_no_clitic_or_leaves_one_letter_stays(form, rest):
    assert rest not in bare(form)


@pytest.fixture(scope="module")
def words():
    return morphology.add_lemmas(load_corpus().tokens())


def typed(query, column, known):
    """What a page does with what is typed: letter by letter, by the table `letters()`."""
    return "".join(known[column].get(c, c) for c in query)


def test_the_keys_find_what_the_search_finds(words):
    """200 random queries: forms, pieces of them, other spellings, clitics cut off."""
    table, known = keys(words), letters().set_index("character").to_dict()
    draw, forms = random.Random(1), sorted(set(words["form"]))
    for _ in range(200):
        query = draw.choice(forms)
        how = draw.choice(["form", "part", "prefix", "loose", "bare"])
        if how in ("part", "prefix"):
            query = query[: draw.randint(1, len(query))]
        if how == "loose":
            query = draw.choice(loose(query)).replace("ء", draw.choice("ءأئؤ"))
        if how == "bare":
            query = draw.choice(sorted(bare(query)))
            query = query if query.removeprefix("ال") == query else "في"
        form = typed(query, "form", known)
        fits = {
            "form": table["form"] == form,
            "part": table["form"].str.contains(form, regex=False),
            "prefix": table["form"].str.startswith(form),
            "loose": (table["seat"] == typed(form, "seat", known))
            | (table["hamza"] == typed(form, "hamza", known)),
            "bare": [form in rests.split(" ") for rests in table["bare"]],
        }[how]
        found = words["form"].isin(set(table["form"][fits]))
        with warnings.catch_warnings(action="ignore", category=NothingFound):
            wanted = kwic(words, query, match=how)
        assert wanted["start"].tolist() == words["start"][found].tolist(), (how, query)


@pytest.mark.parametrize(
    ("latin", "form"),
    [
        ("jaysh", "الجيش"),
        ("irhab", "الإرهاب"),
        ("qatar", "وقطر"),
        ("libya", "ليبيا"),
        ("Sisi", "السيسي"),
        ("mukaafaha", "مكافحة"),
        ("Haftar", "حفتر"),
        ("azma", "الأزمة"),
        ("dawla", "الدولة"),
    ],
)
def test_who_types_latin_letters_finds_the_word_by_its_consonants(words, latin, form):
    table, known = keys(words), letters().set_index("character").to_dict()
    wanted = typed(re.sub(r"(.)\1", r"\1", latin), "latin", known)
    row = table.set_index("form").loc[form]
    assert wanted and wanted in row["latin"]


def test_keys_have_glosses_and_lemmas_where_lemmas_were_added(words):
    row = keys(words).set_index("form").loc["الإرهاب"]
    assert row["lemma"] == "إرهاب" and "terrorism" in row["gloss"] and row["count"] == 18
    assert list(keys(TOKENS)) == ["form", "count", "seat", "hamza", "bare", "latin"]


def test_a_lemma_is_looked_up_once_for_an_index(words, monkeypatch):
    index, calls = concordance.index(words), []

    def resolve(tokens):
        calls.append(1)
        return lemmas.resolve(tokens)

    monkeypatch.setattr(columns, "resolve", resolve)
    for lemma in ("إرهاب", "أزمة", "إرهاب"):
        found = kwic(index, lemma, match="lemma")
        assert len(found) == len(morphology.find(words, lemma))
    assert len(calls) == 1


def test_a_lemma_with_a_star_finds_the_lemmas_that_fit(words):
    found = kwic(words, "lemma:إرهاب*")
    both = [morphology.find(words, lemma) for lemma in ("إرهاب", "إرهابي")]
    assert len(found) == len(pd.concat(both).drop_duplicates(["doc", "start"]))


def test_presentation_forms_become_the_letters_of_a_form():
    known = letters().set_index("character")
    for character in "ﻼﷲﻷـً٣":
        assert known.loc[character, "form"] == arabic.form(spelled(character))


def test_the_room_says_what_is_public():
    assert set(queries.__all__) == {
        "MATCHES", "Index", "NothingFound", "keys", "letters", "meant",
    }  # fmt: skip


def test_who_looks_for_what_is_absent_can_ask_for_quiet():
    assert said(lambda: phrases.counts_by_text(TOKENS, ["الازمة"], quiet=True)) == []


def test_a_codebook_s_spelling_that_is_nowhere_is_said_once_with_what_is_near():
    book = pd.DataFrame(
        {"frame": ["a", "b"], "form": ["الازمة", "مصر"], "pattern": ["", "ق*"]}
    )
    (message,) = said(lambda: occurrences(TOKENS, book))
    assert "«الازمة»" in message and "الأزمة 1" in message and "«ق*»" not in message
