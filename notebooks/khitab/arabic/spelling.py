"""Spelling can be normalised, by one function for each distinction that is lost.

Most are camel-tools' own (Obeid et al. 2020, LREC). Each of them destroys a distinction
and says which.
"""

import re
import unicodedata

from khitab.arabic.script import BORROWED, FORMAT, MARK, MARKS, TATWEEL, UNSEEN
from khitab.arabic.words import require_text


def dediacritize(text: str) -> str:
    """Return `text` without vowel marks. This loses what they told apart (حَرب / حَرَّب).

    These are all marks of the Arabic script, those of camel-tools' `dediac_ar` and rarer
    ones, such as the Qur'an's signs for pauses and readings. A hamza or madda written as
    a mark first joins its letter, and so it stays.

    >>> dediacritize("مشدّدًا")
    'مشددا'
    """
    require_text(text)
    if not MARK.search(text):
        return text
    return MARK.sub("", unicodedata.normalize("NFC", text))


def strip_tatweel(text: str) -> str:
    """Return `text` without the stretching stroke ـ. This loses emphasis and dashes.

    >>> strip_tatweel("العـــربية")
    'العربية'
    """
    require_text(text)
    return text.replace(TATWEEL, "")


# Letters of other keyboards for the ones that Arabic has.
_SISTERS = str.maketrans("کڪیےۓہھەۂۀۃٱ٫٬", "ككيي" + "ئ" + "ههههه" + "ةا.,")
_PLAIN = re.compile("[ء-غف-ي ]*+")
_ONE_SIGN = re.compile("[^ﷺﷻ]+")
_HAMZA_ALONE = re.compile(f"{TATWEEL}(?=[{MARKS}]*[\u0654\u0655])")
_DRESS = re.compile(f" (?=[{MARKS}])|[{MARKS}{BORROWED}{TATWEEL}]")
_SMALL_LETTERS = re.compile("[\u06e5\u06e6\u08c9\ufe73]")


def form(token: str) -> str:
    """Return the form of a token, which the kit uses to compare words.

    Two spellings that differ only in how they were typed have one form. Presentation
    forms become ordinary letters (`compose`). Marks, tatweel, invisible characters and
    the Qur'an's small waw and yeh go, but a hamza typed as a mark stays. A few letters
    of Persian and Urdu keyboards become their Arabic sisters: ک ڪ → ك, ہ ھ ە ۀ ۂ → ه, ۃ
    → ة, ٱ → ا, ۓ → ئ, ی ے → ي. This loses what these letters tell apart in their own
    languages, the joining of ٱ, the ezafe of ۀ, and whether a last ی meant ى or ي (علی
    becomes علي). Letters for foreign sounds are kept (ڤ پ گ چ ژ), and all differences of
    hamza, ى/ي and ة/ه. The signs ﷺ and ﷻ stay one word each.

    A number gets the digits 0–9 and a Latin word small letters.

    >>> form("قَطـر"), form("ﺍﻟﻌﺮﺑﻴﺔ"), form("کتاب"), form("٢٠١٩")
    ('قطر', 'العربية', 'كتاب', '2019')
    """
    require_text(token)
    if _PLAIN.fullmatch(token):
        return token
    text = UNSEEN.sub("", token)
    letters = _ONE_SIGN.sub(lambda match: _folded(match.group()), text)
    bare = unicodedata.normalize("NFC", _DRESS.sub("", letters))
    return _SMALL_LETTERS.sub("", bare) or bare or _DRESS.sub("", text)


def _folded(text):
    text = unicodedata.normalize("NFKC", text).casefold()
    text = unicodedata.normalize("NFKC", text).translate(_SISTERS)
    text = re.sub(r"(?![0-9])\d", lambda match: str(unicodedata.decimal(match[0])), text)
    return _HAMZA_ALONE.sub("ئ", unicodedata.normalize("NFC", text))


def strip_format_characters(text: str) -> str:
    """Return `text` without invisible format characters (Unicode category Cf).

    Direction marks, joiners, soft hyphens, variation selectors and the byte-order mark
    go. The zero-width space U+200B and the end of an ayah U+06DD stay, because they
    separate words or are visible. This loses directions set and joins forbidden by hand.

    >>> strip_format_characters("\\u200fقطر\\u200e")
    'قطر'
    """
    require_text(text)
    return UNSEEN.sub("", text)


def compose(text: str) -> str:
    """Return `text` in Unicode's form NFKC (camel-tools' `normalize_unicode`).

    Presentation forms become ordinary letters (ﻻ → لا), a no-break space a space. This
    loses the exact characters of the source, so offsets may move.

    >>> compose("ﻻ")
    'لا'
    """
    from camel_tools.utils.normalize import normalize_unicode

    require_text(text)
    return normalize_unicode(text)


def unify_alef(text: str) -> str:
    """Return `text` with أ إ آ ٱ written ا (camel-tools' `normalize_alef_ar`).

    This loses أن (that) / إن (indeed), and every pair that only the hamza tells apart.

    >>> unify_alef("إنطلاق") == unify_alef("انطلاق")
    True
    """
    from camel_tools.utils.normalize import normalize_alef_ar

    require_text(text)
    return normalize_alef_ar(text)


def unify_alef_maksura(text: str) -> str:
    """Return `text` with ى written ي (camel-tools' `normalize_alef_maksura_ar`).

    This loses على (on) / علي (the name Ali).

    >>> unify_alef_maksura("على")
    'علي'
    """
    from camel_tools.utils.normalize import normalize_alef_maksura_ar

    require_text(text)
    return normalize_alef_maksura_ar(text)


def unify_teh_marbuta(text: str) -> str:
    """Return `text` with ة written ه (camel-tools' `normalize_teh_marbuta_ar`).

    This loses the feminine ending / the pronoun "his" (قوة a force / قوه).

    >>> unify_teh_marbuta("أزمة")
    'أزمه'
    """
    from camel_tools.utils.normalize import normalize_teh_marbuta_ar

    require_text(text)
    return normalize_teh_marbuta_ar(text)


_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)


def unify_digits(text: str) -> str:
    """Return `text` with Arabic-Indic digits as 0–9. This loses which ones were used.

    >>> unify_digits("٩ مايو")
    '9 مايو'
    """
    require_text(text)
    return text.translate(_DIGITS)


def normalize_with_offsets(text: str, *steps) -> tuple[str, list[int]]:
    """Return `text` after the normalising `steps`, and each character's raw offset.

    `steps` are functions from text to text, such as those above. The second value has
    one number per character of the first, so you can search the first and quote from the
    raw text. A letter is normalised together with its marks and the invisible characters
    after it.

    >>> normalize_with_offsets("ﻻ قَـطر", compose, dediacritize, strip_tatweel)
    ('لا قطر', [0, 0, 1, 2, 5, 6])
    """
    require_text(text)
    pieces, offsets = [], []
    for match in re.finditer(f"(?s).[{MARKS}{BORROWED}{FORMAT}]*", text):
        piece = match.group()
        for step in steps:
            piece = step(piece)
        pieces.append(piece)
        same = piece == match.group()
        offsets += range(*match.span()) if same else [match.start()] * len(piece)
    return "".join(pieces), offsets
