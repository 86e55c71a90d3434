"""Letters, tokens and sentences, on cases small enough to count on fingers."""

import random

import pytest
from khitab import arabic


def words(text):
    return [token.token for token in arabic.tokenize(text)]


@pytest.mark.parametrize(
    ("what", "text", "expected"),
    [
        ("a hashtag's underscore separates", "#الجيش_الليبي", ["الجيش", "الليبي"]),
        ("clitics stay with their word", "وللإرهاب", ["وللإرهاب"]),
        ("tatweel inside a word stays", "العـــربية", ["العـــربية"]),
        ("a lone tatweel is no token", "المصرية ـ الليبية", ["المصرية", "الليبية"]),
        ("a lone mark is no token", " \u064b ", []),
        ("diacritics stay with their letters", "مُشدّدًا،", ["مُشدّدًا"]),
        ("lam-alef of two letters is a part of its word", "السلاح", ["السلاح"]),
        ("a presentation form is a letter", "الاسﻻم", ["الاسﻻم"]),
        ("alef wasla is a letter", "ٱلله", ["ٱلله"]),
        ("Arabic-Indic digits separate", "٩الماء٢٠١٩", ["الماء"]),
        ("digits behind tatweel separate", "الـ13", ["الـ"]),
        ("Latin separates", "قطرQatarمصر", ["قطر", "مصر"]),
        ("a no-break space separates", "سوى\u00a0بضع", ["سوى", "بضع"]),
        ("direction marks are no border", "\u200fقط\u200eر\u202c", ["قط\u200eر"]),
        ("a zero-width joiner is no border", "قط\u200dر", ["قط\u200dر"]),
        ("a zero-width space separates", "قطر\u200bمصر", ["قطر", "مصر"]),
        ("a byte-order mark in front is no part", "\ufeffقطر", ["قطر"]),
        ("punctuation separates", "ليبيا..«حفتر»؟", ["ليبيا", "حفتر"]),
        ("letters for foreign sounds are letters", "گاز", ["گاز"]),
        ("empty text has no token", "", []),
    ],
)
def test_a_token_is_a_run_of_letters_marks_and_tatweel(what, text, expected):
    assert words(text) == expected, what


def test_offsets_cut_the_token_out_of_the_raw_text():
    alphabet = "ابتلأإآةىًّـ ٩1a_#.\u200f\u00a0ﻻ\n"
    text = "".join(random.Random(1).choices(alphabet, k=5_000))
    assert all(text[t.start : t.end] == t.token for t in arabic.tokenize(text))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("قال: نعم. ثم ذهب.", 2),
        ("الحل السلمي في ليبيا.. السيسي يستقبل حفتر", 1),
        ("ماذا دار في الاجتماع؟ لا أحد يعلم!", 2),
        ("قال “نعم”. ثم «ذهب». وعاد.", 3),
        ("استقبل د. بدر الوفد.", 1),
        ("سطر\nسطر آخر", 2),
        ("بلغ 3.5 مليون", 1),
        ("", 0),
        (" \n ", 0),
    ],
)
def test_a_sentence_ends_at_its_stop_and_at_a_line_break(text, count):
    assert len(arabic.sentences(text)) == count


def test_sentences_leave_out_nothing_but_white_space():
    text = " قال: “نعم”. ثم ذهب؟\n\nوعاد.. غدا "
    rest = list(text)
    for start, end in arabic.sentences(text):
        rest[start:end] = ""
        rest[start:start] = [" "] * (end - start)
    assert "".join(rest).strip() == ""


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("نعم. لا.", [(0, 4), (5, 8)]),
        ("  نعم؟  لا!  ", [(2, 6), (8, 11)]),
        ("قال: نعم.\nلا", [(0, 9), (10, 12)]),
    ],
)
def test_a_sentence_begins_with_its_first_sign_and_ends_with_its_stop(text, spans):
    assert arabic.sentences(text) == spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2017 ق", True), ("Qatar 2017", False), ("\u064e\u064bـ", False), ("", False)],
)
def test_a_mark_or_a_tatweel_is_no_letter(text, expected):
    assert arabic.has_letter(text) is expected


def test_a_border_cuts_a_word_if_it_is_neither_its_beginning_nor_its_end():
    text = "قَطـر وفي،ب 2017 م\u200f\u200eص\u200bر. ـَ \u200fـ"
    spans = [(token.start, token.end) for token in arabic.tokenize(text)]
    for offset in range(len(text) + 1):
        inside = any(start < offset < end for start, end in spans)
        assert arabic.cuts_a_word(text, offset) == inside, offset


def test_line_breaks_and_tabs_are_no_format_characters():
    assert arabic.strip_format_characters("قطر\n\t\u200fمصر") == "قطر\n\tمصر"


def test_dediacritize_strips_what_camel_tools_strips():
    from camel_tools.utils.dediac import dediac_ar

    text = "مُشَدِّداً عَلَىٰ أنَّ الأَمْنَ القَوْمِيّ"
    assert arabic.dediacritize(text) == dediac_ar(text)


def test_dediacritize_keeps_a_hamza_written_as_a_mark():
    assert arabic.dediacritize("ا\u0654من") == "أمن"


@pytest.mark.parametrize(
    ("loss", "one", "other"),
    [
        (arabic.unify_alef, "أن", "إن"),
        (arabic.unify_alef_maksura, "على", "علي"),
        (arabic.unify_teh_marbuta, "قوة", "قوه"),
        (arabic.strip_tatweel, "العـــربية", "العربية"),
        (arabic.dediacritize, "ارتباطًا", "ارتباطا"),
        (arabic.compose, "ﻻ", "لا"),
        (arabic.strip_format_characters, "\u2067قطر\u2069", "قطر"),
        (arabic.unify_digits, "٢٠١٩", "2019"),
    ],
)
def test_each_normalisation_merges_its_own_pair_and_no_other_does(loss, one, other):
    losses = {
        arabic.unify_alef, arabic.unify_alef_maksura, arabic.unify_teh_marbuta,
        arabic.strip_tatweel, arabic.dediacritize, arabic.strip_format_characters,
        arabic.unify_digits,
    }  # fmt: skip
    assert loss(one) == loss(other)
    assert all(step(one) != step(other) for step in losses - {loss})


def test_normalising_keeps_the_way_back_to_the_raw_text():
    raw = "وَﻻ قَـطر"
    steps = (arabic.compose, arabic.dediacritize, arabic.strip_tatweel)
    text, offsets = arabic.normalize_with_offsets(raw, *steps)
    assert text == "ولا قطر"
    assert [raw[offset] for offset in offsets] == list("وﻻﻻ قطر")


def test_where_nothing_is_normalised_each_character_has_its_own_offset():
    raw = "وَﻻ قَـط\u200fر"
    assert arabic.normalize_with_offsets(raw) == (raw, list(range(len(raw))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مُكافَحَة", "mukāfaḥa"),
        ("السَّرَّاج", "al-sarrāj"),
        ("وَزِير", "wazīr"),
        ("عَرَبِيَّة", "ʿarabiyya"),
        ("دَوْلَة", "dawla"),
        ("إِرْهابِيّ", "irhābī"),
        ("حَياة", "ḥayāt"),
        ("آخَر", "ākhar"),
        ("مَسْؤُول", "masʾūl"),
        ("اِسْتِقْرار", "istiqrār"),
        ("٩ مايو", "9 māyw"),
    ],
)
def test_readable_transliteration_writes_the_vowels_that_are_marked(text, expected):
    assert arabic.transliterate(text) == expected


# Behind a م, where no rule about the beginning of a word applies; a shadda doubles it.
LATIN = {
    "ء": "ʾ", "أ": "ʾ", "إ": "ʾi", "ؤ": "ʾ", "ئ": "ʾ", "آ": "ʾā", "ا": "ā", "ٱ": "",
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "ḥ", "خ": "kh", "د": "d", "ذ": "dh",
    "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "ṣ", "ض": "ḍ", "ط": "ṭ", "ظ": "ẓ",
    "ع": "ʿ", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n",
    "ه": "h", "و": "w", "ي": "y", "ى": "ā", "ة": "a", "ک": "k", "ی": "y",
    "پ": "p", "چ": "ch", "ژ": "zh", "ڤ": "v", "گ": "g",
    "\u064e": "a", "\u0650": "i", "\u064f": "u", "\u064b": "an", "\u064d": "in",
    "\u064c": "un", "\u0652": "", "\u0651": "m", "\u0670": "ā", "ـ": "",
    "،": ",", "؛": ";", "؟": "?", "٠": "0", "٩": "9", "۰": "0", "۹": "9",
}  # fmt: skip


@pytest.mark.parametrize("sign", LATIN)
def test_each_letter_mark_and_sign_has_its_latin_one(sign):
    assert arabic.transliterate("م" + sign) == "m" + LATIN[sign]


def test_no_letter_and_no_mark_of_the_alphabet_is_left_out():
    letters = [chr(number) for number in (*range(0x621, 0x63B), *range(0x641, 0x653))]
    assert set(letters) <= set(LATIN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أمن", "amn"),
        ("امن", "amn"),
        ("آن", "ān"),
        ("إرهاب", "irhāb"),
        ("الأمن", "al-amn"),
        ("الإرهاب", "al-irhāb"),
        ("الآن", "al-ān"),
        ("الى", "alā"),
        ("أُمَم", "umam"),
        ("لِإِنْشاء", "liʾinshāʾ"),
        ("كِتابًا", "kitāban"),
        ("كِتاباً", "kitāban"),
        ("هُدًى", "hudan"),
        ("قَرْيَةٍ", "qaryatin"),
        ("كَبِير", "kabīr"),
        ("لِيَكُون", "liyakūn"),
        ("رَسُول", "rasūl"),
        ("دُوَل", "duwal"),
        ("قُوَّة", "quwwa"),
        ("عَرَبِيّ قَديم", "ʿarabī qadym"),
    ],
)
def test_the_beginning_of_a_word_and_its_long_vowels_are_written_as_read(text, expected):
    assert arabic.transliterate(text) == expected


@pytest.mark.parametrize("scheme", ["buckwalter", "hsb"])
def test_one_to_one_schemes_can_be_undone(scheme):
    from camel_tools.utils.charmap import CharMapper

    text = "والمقاتلين والإرهابيين الأجانب إلى ليبيا"
    back = {"buckwalter": "bw2ar", "hsb": "hsb2ar"}[scheme]
    mapped = arabic.transliterate(text, scheme)
    assert CharMapper.builtin_mapper(back)(mapped) == text


@pytest.mark.parametrize("scheme", ["latin", "wikipedia"])
def test_an_unknown_scheme_is_refused_with_the_known_ones(scheme):
    with pytest.raises(ValueError, match="readable, buckwalter, hsb"):
        arabic.transliterate("قطر", scheme)


@pytest.mark.parametrize(
    "function",
    [arabic.tokenize, arabic.sentences, arabic.dediacritize, arabic.unify_alef,
     arabic.has_letter, arabic.transliterate, arabic.normalize_with_offsets],
)  # fmt: skip
def test_what_is_no_text_is_refused_in_words(function):
    with pytest.raises(ValueError, match="Expected a text"):
        function(float("nan"))
