"""Arabic text: spelling normalised one loss at a time, tokens, sentences, letters.

Offsets are 0-based code points `[start, end)` into the string that was handed in.
The normalisations are camel-tools' own where it has them (Obeid et al. 2020, LREC);
each says which distinction it destroys, because every one of them destroys some.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

LETTERS = "\u0621-\u063a\u0641-\u064a\u0671"
MARKS = "\u064b-\u065f\u0670"
TATWEEL = "\u0640"

_LETTER = re.compile(f"[{LETTERS}]")
_MARK = re.compile(f"[{MARKS}]")
_TOKEN = re.compile(f"[{MARKS}{TATWEEL}]*[{LETTERS}][{LETTERS}{MARKS}{TATWEEL}]*")
_PIECES = re.compile(f"({_TOKEN.pattern})")
_WORD_CHARACTER = re.compile(f"[{LETTERS}{MARKS}{TATWEEL}]")
# A full stop ends a sentence; two or more in a row are a pause («ليبيا.. السيسي»),
# and one behind a single letter is an abbreviation («د. بدر»). The pattern begins with
# what may end one and looks back from there, so that the search can skip all else.
_SENTENCE_END = re.compile(
    r"[.!?؟\n](?:(?<=\n)|"
    r"(?:(?<=[!?؟])[!?؟.]*|(?<=\.)(?<!\.\.)(?<!\s[ء-ي]\.)(?!\.))[\"”»’)\]،,]*(?=\s|$))"
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)


class Token(NamedTuple):
    """A running word and where it stands: `text[start:end] == token`."""

    start: int
    end: int
    token: str


class Span(NamedTuple):
    """A stretch of text, `text[start:end]`."""

    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """Return the tokens of `text` in order, each with its raw offsets.

    A token is the longest run of Arabic letters, their marks and tatweel that holds
    at least one letter. Digits, Latin letters, underscores, punctuation and invisible
    format characters separate tokens. Text without an Arabic letter has no tokens.

    >>> [token.token for token in tokenize("#الجيش_الليبي ـ 2019")]
    ['الجيش', 'الليبي']
    >>> tokenize("في ليبيا.")[1][:2]
    (3, 8)
    """
    _require_text(text)
    return [Token(*match.span(), match.group()) for match in _TOKEN.finditer(text)]


def split(text: str) -> list[str]:
    """Return `text` in pieces: what stands between tokens, and every second a token.

    The first and the last piece are no tokens; joined, the pieces are the text. It finds
    what `tokenize` finds, several times faster.

    >>> split("في ليبيا.")
    ['', 'في', ' ', 'ليبيا', '.']
    """
    _require_text(text)
    return _PIECES.split(text)


def sentences(text: str) -> list[Span]:
    """Return the sentences of `text`: spans in order, trimmed of white space.

    A sentence ends at `.`, `!`, `?` or `؟` (with the quotation marks that close on it)
    before white space, and at every line break. Two or more full stops are a pause.

    >>> text = "قال: نعم. ماذا دار؟"
    >>> [text[start:end] for start, end in sentences(text)]
    ['قال: نعم.', 'ماذا دار؟']
    """
    _require_text(text)
    borders = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    spans = (_trimmed(text, start, end) for start, end in zip(borders, borders[1:]))
    return [span for span in spans if span.start < span.end]


def has_letter(text: str) -> bool:
    """Return whether `text` holds at least one Arabic letter.

    >>> has_letter("قطر"), has_letter("Qatar 2017")
    (True, False)
    """
    _require_text(text)
    return _LETTER.search(text) is not None


def cuts_a_word(text: str, offset: int) -> bool:
    """Return whether a border at `offset` would fall inside a word of `text`.

    >>> cuts_a_word("في قطر", 2), cuts_a_word("في قطر", 4)
    (False, True)
    """
    pair = text[max(offset - 1, 0) : offset + 1] if offset else ""
    return len(_WORD_CHARACTER.findall(pair)) == 2


# --- Normalisations: one function a loss ---------------------------------------------


def dediacritize(text: str) -> str:
    """Return `text` without vowel marks. Lost: what the marks told apart (حَرب / حَرَّب).

    The marks are U+064B–065F and U+0670: those of camel-tools' `dediac_ar`, and the
    rarer ones. A hamza or madda written as a mark joins its letter first, and stays.

    >>> dediacritize("مشدّدًا")
    'مشددا'
    """
    _require_text(text)
    if not _MARK.search(text):
        return text
    return _MARK.sub("", unicodedata.normalize("NFC", text))


def strip_tatweel(text: str) -> str:
    """Return `text` without the stretching stroke ـ. Lost: emphasis, and a dash typed so.

    >>> strip_tatweel("العـــربية")
    'العربية'
    """
    _require_text(text)
    return text.replace(TATWEEL, "")


def form(token: str) -> str:
    """Return the form of a token, by which the kit compares words: no marks, no tatweel.

    >>> form("قَطـر")
    'قطر'
    """
    return strip_tatweel(dediacritize(token))


def strip_format_characters(text: str) -> str:
    """Return `text` without invisible format characters (Unicode category Cf).

    Bidirectional marks, joiners and the byte-order mark go. Lost: the direction that
    somebody set by hand, and the joins that somebody forbade.

    >>> strip_format_characters("\\u200fقطر\\u200e")
    'قطر'
    """
    _require_text(text)
    return "".join(c for c in text if unicodedata.category(c) != "Cf")


def compose(text: str) -> str:
    """Return `text` in Unicode's form NFKC (camel-tools' `normalize_unicode`).

    Presentation forms become ordinary letters (ﻻ → لا), a no-break space a space.
    Lost: the exact characters of the source, so offsets may move.

    >>> compose("ﻻ")
    'لا'
    """
    from camel_tools.utils.normalize import normalize_unicode

    _require_text(text)
    return normalize_unicode(text)


def unify_alef(text: str) -> str:
    """Return `text` with أ إ آ ٱ written ا (camel-tools' `normalize_alef_ar`).

    Lost: أن (that) / إن (indeed), and every pair that only the hamza tells apart.

    >>> unify_alef("إنطلاق") == unify_alef("انطلاق")
    True
    """
    from camel_tools.utils.normalize import normalize_alef_ar

    _require_text(text)
    return normalize_alef_ar(text)


def unify_alef_maksura(text: str) -> str:
    """Return `text` with ى written ي (camel-tools' `normalize_alef_maksura_ar`).

    Lost: على (on) / علي (the name Ali).

    >>> unify_alef_maksura("على")
    'علي'
    """
    from camel_tools.utils.normalize import normalize_alef_maksura_ar

    _require_text(text)
    return normalize_alef_maksura_ar(text)


def unify_teh_marbuta(text: str) -> str:
    """Return `text` with ة written ه (camel-tools' `normalize_teh_marbuta_ar`).

    Lost: the feminine ending / the pronoun "his" (قوة a force / قوه).

    >>> unify_teh_marbuta("أزمة")
    'أزمه'
    """
    from camel_tools.utils.normalize import normalize_teh_marbuta_ar

    _require_text(text)
    return normalize_teh_marbuta_ar(text)


def unify_digits(text: str) -> str:
    """Return `text` with Arabic-Indic digits written 0–9. Lost: which ones stood there.

    >>> unify_digits("٩ مايو")
    '9 مايو'
    """
    _require_text(text)
    return text.translate(_DIGITS)


def normalize_with_offsets(text: str, *steps) -> tuple[str, list[int]]:
    """Return `text` after the normalising `steps`, and each character's raw offset.

    `steps` are functions from text to text, such as those above. The second value has
    one number a character of the first: search in the one, quote from the raw text
    by the other. A letter and its marks are normalised together.

    >>> normalize_with_offsets("ﻻ قَـطر", compose, dediacritize, strip_tatweel)
    ('لا قطر', [0, 0, 1, 2, 5, 6])
    """
    _require_text(text)
    pieces, offsets = [], []
    for match in re.finditer(r"(?s).[\u0300-\u036f\u064b-\u065f\u0670]*", text):
        piece = match.group()
        for step in steps:
            piece = step(piece)
        pieces.append(piece)
        offsets += [match.start()] * len(piece)
    return "".join(pieces), offsets


# --- Transliteration -----------------------------------------------------------------

_READABLE = {
    "ا": "ā", "أ": "ʾ", "إ": "ʾi", "آ": "ʾā", "ٱ": "", "ء": "ʾ", "ؤ": "ʾ", "ئ": "ʾ",
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "ḥ", "خ": "kh", "د": "d", "ذ": "dh",
    "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "ṣ", "ض": "ḍ", "ط": "ṭ", "ظ": "ẓ",
    "ع": "ʿ", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n",
    "ه": "h", "و": "w", "ي": "y", "ى": "ā", "ة": "a",
    "َ": "a", "ِ": "i", "ُ": "u", "ً": "an", "ٍ": "in", "ٌ": "un", "ْ": "", "ٰ": "ā",
    "،": ",", "؛": ";", "؟": "?", "ـ": "",
}  # fmt: skip
# What the letters alone get wrong at the start of a word, or once the vowels are written.
_BEFORE = (
    (re.compile(f"([{LETTERS}])([\u064b-\u0650\u0652\u0670]*)\u0651"), r"\1\1\2"),
    (re.compile(f"(?<![{LETTERS}{MARKS}])ال(?=[{LETTERS}][{MARKS}]*[{LETTERS}])"), "al-"),
    (re.compile(f"(?<![{LETTERS}{MARKS}])[اأٱ](?=[\u064e-\u0650])"), ""),
    (re.compile(f"(?<![{LETTERS}{MARKS}])إ\u0650?"), "i"),
    (re.compile(f"(?<![{LETTERS}{MARKS}])[أا]"), "a"),
    (re.compile(f"(?<![{LETTERS}{MARKS}])آ"), "ā"),
    (re.compile("إ\u0650"), "ʾi"),
    (re.compile("\u064e?ة(?=[\u064b-\u0650])"), "at"),
    (re.compile("\u064b[اى]|[اى]\u064b"), "an"),
)
_AFTER = (
    (re.compile("a[aā](?!n)"), lambda m: m.group()[1]),
    (re.compile("āa"), "āt"),
    (re.compile(r"iyy\b"), "ī"),
    (re.compile("iy(?![aiuāy])"), "ī"),
    (re.compile("uw(?![aiuāw])"), "ū"),
)


def transliterate(text: str, scheme: str = "readable") -> str:
    """Return `text` in Latin letters.

    `scheme="readable"` is for reading aloud: it writes what stands on the page, so
    short vowels appear only where the text has their marks (و is w, ي is y).
    `"buckwalter"` and `"hsb"` (Habash, Soudi & Buckwalter 2007) are camel-tools'
    one-to-one schemes, from which the Arabic can be restored.

    >>> transliterate("الجيش الليبي"), transliterate("مُكافَحة")
    ('al-jysh al-lyby', 'mukāfaḥa')
    >>> transliterate("مكافحة", "buckwalter")
    'mkAfHp'
    """
    _require_text(text)
    if scheme != "readable":
        return _charmap(scheme)(text)
    text = unicodedata.normalize("NFC", text).translate(_DIGITS)
    for pattern, replacement in _BEFORE:
        text = pattern.sub(replacement, text)
    text = _charmap(scheme)(text)
    for pattern, replacement in _AFTER:
        text = pattern.sub(replacement, text)
    return text


@cache
def _charmap(scheme: str):
    from camel_tools.utils.charmap import CharMapper

    if scheme == "readable":
        return CharMapper(_READABLE)
    names = {"buckwalter": "ar2bw", "hsb": "ar2hsb"}
    if scheme not in names:
        known = ", ".join(["readable", *names])
        raise ValueError(
            f"There is no transliteration {scheme!r}. Choose one of: {known}."
        )
    return CharMapper.builtin_mapper(names[scheme])


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def _require_text(text) -> None:
    if not isinstance(text, str):
        raise ValueError(
            f"Expected a text (a Python string in quotes), got {type(text).__name__}: {text!r}."
        )
