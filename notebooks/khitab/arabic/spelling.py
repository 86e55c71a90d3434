"""Spelling: normalisations, one function a loss.

Most are camel-tools' own (Obeid et al. 2020, LREC). Each says which distinction it
destroys, because every one of them destroys some.
"""

import re
import unicodedata

from khitab.arabic.words import MARK, TATWEEL, require_text


def dediacritize(text: str) -> str:
    """Return `text` without vowel marks. Lost: what the marks told apart (حَرب / حَرَّب).

    The marks are U+064B–065F and U+0670: those of camel-tools' `dediac_ar`, and the
    rarer ones. A hamza or madda written as a mark joins its letter first, and stays.

    >>> dediacritize("مشدّدًا")
    'مشددا'
    """
    require_text(text)
    if not MARK.search(text):
        return text
    return MARK.sub("", unicodedata.normalize("NFC", text))


def strip_tatweel(text: str) -> str:
    """Return `text` without the stretching stroke ـ. Lost: emphasis, and a dash typed so.

    >>> strip_tatweel("العـــربية")
    'العربية'
    """
    require_text(text)
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
    require_text(text)
    return "".join(c for c in text if unicodedata.category(c) != "Cf")


def compose(text: str) -> str:
    """Return `text` in Unicode's form NFKC (camel-tools' `normalize_unicode`).

    Presentation forms become ordinary letters (ﻻ → لا), a no-break space a space.
    Lost: the exact characters of the source, so offsets may move.

    >>> compose("ﻻ")
    'لا'
    """
    from camel_tools.utils.normalize import normalize_unicode

    require_text(text)
    return normalize_unicode(text)


def unify_alef(text: str) -> str:
    """Return `text` with أ إ آ ٱ written ا (camel-tools' `normalize_alef_ar`).

    Lost: أن (that) / إن (indeed), and every pair that only the hamza tells apart.

    >>> unify_alef("إنطلاق") == unify_alef("انطلاق")
    True
    """
    from camel_tools.utils.normalize import normalize_alef_ar

    require_text(text)
    return normalize_alef_ar(text)


def unify_alef_maksura(text: str) -> str:
    """Return `text` with ى written ي (camel-tools' `normalize_alef_maksura_ar`).

    Lost: على (on) / علي (the name Ali).

    >>> unify_alef_maksura("على")
    'علي'
    """
    from camel_tools.utils.normalize import normalize_alef_maksura_ar

    require_text(text)
    return normalize_alef_maksura_ar(text)


def unify_teh_marbuta(text: str) -> str:
    """Return `text` with ة written ه (camel-tools' `normalize_teh_marbuta_ar`).

    Lost: the feminine ending / the pronoun "his" (قوة a force / قوه).

    >>> unify_teh_marbuta("أزمة")
    'أزمه'
    """
    from camel_tools.utils.normalize import normalize_teh_marbuta_ar

    require_text(text)
    return normalize_teh_marbuta_ar(text)


_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)


def unify_digits(text: str) -> str:
    """Return `text` with Arabic-Indic digits written 0–9. Lost: which ones stood there.

    >>> unify_digits("٩ مايو")
    '9 مايو'
    """
    require_text(text)
    return text.translate(_DIGITS)


def normalize_with_offsets(text: str, *steps) -> tuple[str, list[int]]:
    """Return `text` after the normalising `steps`, and each character's raw offset.

    `steps` are functions from text to text, such as those above. The second value has
    one number a character of the first: search in the one, quote from the raw text
    by the other. A letter and its marks are normalised together.

    >>> normalize_with_offsets("ﻻ قَـطر", compose, dediacritize, strip_tatweel)
    ('لا قطر', [0, 0, 1, 2, 5, 6])
    """
    require_text(text)
    pieces, offsets = [], []
    for match in re.finditer(r"(?s).[\u0300-\u036f\u064b-\u065f\u0670]*", text):
        piece = match.group()
        for step in steps:
            piece = step(piece)
        pieces.append(piece)
        offsets += [match.start()] * len(piece)
    return "".join(pieces), offsets
