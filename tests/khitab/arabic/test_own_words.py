"""Words, forms and sentences of texts that nobody here wrote (cases C01–C24)."""

import re
import sys
from itertools import pairwise
from unicodedata import category, normalize

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from khitab import arabic
from khitab.arabic import script

# All letters of all Arabic, what is typed among them, and what is read as none.
LETTERS = [
    chr(n)
    for n in range(0x600, 0x1EEF2)
    if arabic.has_letter(chr(n)) and chr(n) not in "ﷺﷻ"
]
UNSEEN = [c for c in map(chr, range(0xE01F0)) if script.UNSEEN.match(c)]
MARKS = [c for c in map(chr, range(0x600, 0x900)) if script.MARK.match(c)]
SOUND = "ابتلأإآءؤئةىيهكمنو"
CHARACTERS = st.one_of(
    st.sampled_from(SOUND),
    st.sampled_from(LETTERS),
    st.sampled_from(MARKS),
    st.sampled_from("ـ\u0653\u0654\u0655\u064e\u0651"),
    st.sampled_from(UNSEEN),
    st.sampled_from(' \n.؟!،٩1aZé#@_%[]()"«»\u0301\u200b\u06dd۞😀\ufe0f\u2028\x85'),
    st.characters(),
)
TEXTS = st.text(CHARACTERS, max_size=40)
WORDS = st.text(
    st.one_of(*[st.sampled_from(each) for each in (SOUND, LETTERS, MARKS, "ـ")]),
    min_size=1,
    max_size=10,
).filter(
    lambda word: regex.search(r"[\p{Lo}--[\ufc5e-\ufcf4\ufe70-\ufe7f]]", word, regex.V1)
)


def words(text):
    return [token for _, _, token in arabic.tokenize(text)]


def pieces(text):
    return [text[start:end] for start, end in arabic.sentences(text)]


@pytest.mark.parametrize(
    ("case", "text", "tokens", "forms"),
    [
        ("C01", "ﺍﻟﻌﺮﺑﻴﺔ لغة", "ﺍﻟﻌﺮﺑﻴﺔ لغة", "العربية لغة"),
        ("C02", "السﻼم عليكم", "السﻼم عليكم", "السلام عليكم"),
        ("C02", "ﷲ ﷴ ﷺ، ﷻ", "ﷲ ﷴ ﷺ ﷻ", "الله محمد ﷺ ﷻ"),
        ("C06", "کتاب علی الطاولة", "کتاب علی الطاولة", "كتاب علي الطاولة"),
        (
            "C06",
            "ہم ھم مدرسۃ خانۀ خانهٔ",
            "ہم ھم مدرسۃ خانۀ خانهٔ",
            "هم هم مدرسة خانه خانه",
        ),
        ("C06", "شیٔ ﯾﮏ", "شیٔ ﯾﮏ", "شئ يك"),
        (
            "C07",
            "ڤيتو پاريس گوگل چاد ژ",
            "ڤيتو پاريس گوگل چاد ژ",
            "ڤيتو پاريس گوگل چاد ژ",
        ),
        ("C09", "می\u200cخواهم", "می\u200cخواهم", "ميخواهم"),
        ("C10", "ال\u200fجيش تقدم", "ال\u200fجيش تقدم", "الجيش تقدم"),
        ("C11", "الاقت\xadصاد", "الاقت\xadصاد", "الاقتصاد"),
        ("C11", "\ufeffقط\ufeffر\u061c", "قط\ufeffر", "قطر"),
        ("C12", "لَيُنۢبَذَنَّ صُفۡر", "لَيُنۢبَذَنَّ صُفۡر", "لينبذن صفر"),
        ("C12", "لَهُۥ شَيۡـًٔا", "لَهُۥ شَيۡـًٔا", "له شيئا"),
        ("C12", "۞قُلۡ أَحَدٌ\u06dd١", "قُلۡ أَحَدٌ", "قل أحد"),
        ("C13", "جَاۤءَ", "جَاۤءَ", "جاء"),
        ("C14", "ٱللَّهِ", "ٱللَّهِ", "الله"),
        ("C15", "محمد ﷺ قال", "محمد ﷺ قال", "محمد ﷺ قال"),
        ("C53", "إرهاب", "إرهاب", "إرهاب"),
    ],
)
def test_words_are_whole_and_have_the_form_of_their_arabic_sisters(
    case, text, tokens, forms
):
    assert words(text) == tokens.split(), case
    assert list(map(arabic.form, words(text))) == forms.split(), case


@pytest.mark.parametrize(
    ("case", "text", "count"),
    [
        ("C16", "انتهى الاجتماع.\u200f ثم بدأ آخر.", 2),
        ("C16", "قال: «نعم\u200f.\u200f»\u200f ثم بدأ", 2),
        ("C17", "انتهى.\u061c ثم", 2),
        ("C17", "انتهى.\u200bثم", 2),
        ("C18", "جهود م.ت.ف. في غزة", 1),
        ("C18", "جهود م. ت. ف. في غزة", 1),
        ("C18", "وقال أ.د. محمد. ثم", 2),
        ("C19", "سنة 1440 هـ. وقال", 2),
        ("C19", "سنة 2019 م. وقال", 2),
        ("C19", "التقى في 300 ق.م. وفد", 1),
        ("C19", "كتب وأقلام إلخ. وغيرها", 1),
        ("C19", "كتب وأقلام الخ. وغيرها", 1),
        ("C20", "وقال د. أحمد وم. سعيد إنهم", 1),
        ("C20", "د. أحمد قال لد\u200f. سعيد", 1),
        ("C21", "1. أول البنود", 1),
        ("C21", "١. أول البنود\n(٢). ثاني البنود. وثالث\n3.", 4),
        ("C21", "كان ذلك عام 2011. وبدأت الحرب. 2. ثم", 3),
        ("C21", "بلغ 3.5 مليون و٣٫٥", 1),
        ("C22", "انتهى الاجتماع.[1] ثم بدأ آخر.", 2),
        ("C22", "انتهى الاجتماع.😀❤️ ثم بدأ آخر. 🇶🇦", 2),
        ("C22", "انتهى الاجتماع.² ثم بدأ آخر.(3)", 2),
        ("C23", "انتهى۔ ثم بدأ", 2),
        ("C24", "قال: ”نعم.“ ثم مضى", 2),
        ("C24", "قال: „نعم؟‟ ثم قال: ‹لا.› ثم ‘لا!’ ثم", 4),
        ("C25", "سطر أول\rسطر ثان", 2),
        ("C26", "سطر\u2028سطر\u2029سطر\x85سطر\fسطر\vسطر\r\nسطر", 7),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(case, text, count):
    assert len(pieces(text)) == count, (case, pieces(text))


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (script.LETTERS, r"[\p{Script=Arabic}&&[\p{Lo}\p{Lm}]]"),
        (
            script.MARKS,
            r"[[\p{Script=Arabic}\u064b-\u0655\u0670]&&[\p{Mn}\p{Me}]]",
        ),
        (
            script.FORMAT,
            r"[[\p{Cf}\p{Variation_Selector}\u034f]--"
            r"[\u200b\p{Prepended_Concatenation_Mark}\u180b-\u180d\u180f]]",
        ),
    ],
)
def test_the_alphabet_is_unicodes(mine, theirs):
    everything = regex.sub(r"\p{Cn}+", "", "".join(map(chr, range(sys.maxunicode + 1))))
    found = regex.findall(theirs, everything, regex.V1)
    assert re.findall(f"[{mine}]", everything) == found


def test_a_page_sets_all_letters_and_marks_of_the_script_from_right_to_left():
    assert all(map(script.SCRIPT.match, LETTERS + MARKS))


@given(TEXTS)
def test_the_pieces_are_the_text_and_offsets_cut_each_token_out_of_it(text):
    for others in (False, True):
        cut = arabic.split(text, others)
        found = arabic.tokenize(text, others)
        assert "".join(cut) == text
        assert cut[1::2] == [each.token for each in found]
        assert all(text[each.start : each.end] == each.token for each in found)
        assert all(arabic.form(each.token) for each in found)


@given(TEXTS)
def test_tokens_are_the_runs_that_another_program_finds(text):
    run = r"[[\p{Script=Arabic}&&[\p{L}\p{M}]]\u064b-\u0655\u0670\u0640]"
    through = f"[{script.FORMAT}{script.BORROWED}]"
    runs = regex.findall(f"{run}+(?:{through}*{run}+)*", text, flags=regex.V1)
    has = regex.compile(r"[\p{Script=Arabic}&&\p{L}]", regex.V1)
    assert words(text) == [each for each in runs if has.search(each)]


@given(TEXTS)
def test_a_form_has_no_second_form(text):
    assert arabic.form(arabic.form(text)) == arabic.form(text)


def test_what_is_all_marks_has_no_form_and_a_letter_has_one():
    assert list(map(arabic.form, ["\u064e", "ـ", "\u200f", "ۥ", "ﹰ"])) == [
        "",
        "",
        "",
        "ۥ",
        "ﹰ",
    ]


@given(WORDS)
def test_a_word_has_one_form_however_it_is_encoded(word):
    kinds = [normalize(kind, word) for kind in ("NFC", "NFD", "NFKC", "NFKD")]
    assert {arabic.form(each) for each in kinds} == {arabic.form(word)}


@given(WORDS, st.sampled_from(UNSEEN), st.integers(0, 10))
def test_nothing_unseen_makes_another_word_of_it(word, sign, at):
    with_sign = word[:at] + sign + word[at:]
    for text, other in ((word, with_sign), (f"في {word}. قطر", f"في {with_sign}. قطر")):
        assert [*map(arabic.form, words(text))] == [*map(arabic.form, words(other))]
        if category(sign) == "Cf":
            assert len(pieces(text)) == len(pieces(other))


@given(TEXTS, st.sampled_from(" \n،.\u200b7a\u06dd"), TEXTS)
def test_a_separator_keeps_the_words_of_both_sides_as_they_are(one, between, other):
    assert words(one + between + other) == words(one) + words(other)


@given(TEXTS)
def test_a_border_cuts_a_word_if_it_is_inside_one(text):
    spans = [(each.start, each.end) for each in arabic.tokenize(text)]
    for offset in range(-1, len(text) + 2):
        inside = any(start < offset < end for start, end in spans)
        assert arabic.cuts_a_word(text, offset) == inside


@given(TEXTS)
def test_sentences_and_lines_are_in_order_and_leave_out_no_word(text):
    for spans in (arabic.sentences(text), arabic.lines(text)):
        assert all(start < end for start, end in spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))
        parts = [word for start, end in spans for word in words(text[start:end])]
        assert parts == words(text)


@given(TEXTS)
def test_normalising_leads_back_to_the_character_it_came_from(text):
    made, offsets = arabic.normalize_with_offsets(text, arabic.strip_format_characters)
    assert made == arabic.strip_format_characters(text)
    assert len(made) == len(offsets) and offsets == sorted(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)


def test_a_long_line_of_strokes_is_read_in_time():
    assert words("ـ" * 200_000) == [] and words("ـ\u200f" * 20_000) == []


@pytest.mark.parametrize(
    ("text", "kinds", "forms"),
    [
        ("#الجيش_الليبي", "hashtag", "#الجيش_الليبي"),
        ("#Qatar_2022 #2022", "hashtag number", "#qatar_2022 2022"),
        ("عن @Al_Jazeera: قال", "word mention word", "عن @al_jazeera قال"),
        ("٢٠١٩ 3.5% ٣٫٥ 10:30", "number number number number", "2019 3.5 3.5 10:30"),
        ("1,000 و٩/٥/۲۰", "number word number", "1,000 و 9/5/20"),
        ("في 2019. الـ13", "word number word number", "في 2019 ال 13"),
        ("شركة BP وG20", "word latin word latin", "شركة bp و g20"),
        ("cafe\u0301 don’t हिन्दी", "latin latin latin", "café don’t हिन्दी"),
        ("a@b.org قطرQatar", "latin latin latin word latin", "a b org قطر qatar"),
        ("½ م² — ? 😀", "word", "م"),
    ],
)
def test_numbers_latin_words_hashtags_and_mentions_are_tokens_if_wanted(
    text, kinds, forms
):
    found = arabic.tokenize(text, others=True)
    assert [each.kind for each in found] == kinds.split()
    assert [arabic.form(each.token) for each in found] == forms.split()


@given(TEXTS)
def test_the_words_among_all_tokens_are_those_outside_hashtags_and_mentions(text):
    found = arabic.tokenize(text, others=True)
    names = [each for each in found if each.kind in ("hashtag", "mention")]
    outside = [
        each
        for each in arabic.tokenize(text)
        if not any(name.start < each.end and each.start < name.end for name in names)
    ]
    assert [each[:3] for each in found if each.kind == "word"] == outside
    between = "".join(arabic.split(text, others=True)[::2]).replace("ـ", "")
    assert all(category(sign)[0] != "L" and category(sign) != "Nd" for sign in between)
