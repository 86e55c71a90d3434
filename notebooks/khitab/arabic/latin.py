"""Arabic in Latin letters."""

import re
import unicodedata
from functools import cache

from khitab.arabic.script import LETTERS, MARKS, UNSEEN
from khitab.arabic.spelling import unify_digits
from khitab.arabic.words import require_text

_READABLE = {
    "ا": "ā", "أ": "ʾ", "إ": "ʾi", "آ": "ʾā", "ٱ": "", "ء": "ʾ", "ؤ": "ʾ", "ئ": "ʾ",
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "ḥ", "خ": "kh", "د": "d", "ذ": "dh",
    "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "ṣ", "ض": "ḍ", "ط": "ṭ", "ظ": "ẓ",
    "ع": "ʿ", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n",
    "ه": "h", "و": "w", "ي": "y", "ى": "ā", "ة": "a", "ک": "k", "ی": "y",
    "پ": "p", "چ": "ch", "ژ": "zh", "ڤ": "v", "گ": "g",
    "َ": "a", "ِ": "i", "ُ": "u", "ً": "an", "ٍ": "in", "ٌ": "un", "ْ": "", "ٰ": "ā",
    "،": ",", "؛": ";", "؟": "?", "ـ": "",
}  # fmt: skip


# What the letters alone get wrong at the start of a word, or once the vowels are written.
_START = f"(?<![{LETTERS}{MARKS}])"
_BEFORE = (
    (re.compile(f"{_START}الل?[{MARKS}]*\u0651[{MARKS}]*(?=[ذت])"), "alla"),
    (re.compile(f"{_START}(عَ?بْ?د)ال(?=[{LETTERS}])"), r"\1-ال"),
    (re.compile(f"({_START}عَمْر)و(?![{LETTERS}])"), r"\1"),
    (re.compile(f"({_START}ال[{LETTERS}][{MARKS}]*)\u0651"), r"\1"),
    (re.compile("([تدسك]\u0652?)(?=ه)"), r"\1·"),
    (re.compile(f"([{LETTERS}])([\u064b-\u0650\u0652\u0670]*)\u0651"), r"\1\1\2"),
    (re.compile(f"{_START}ال(?=[{LETTERS}][{MARKS}]*[{LETTERS}])"), "al-"),
    (re.compile(f"{_START}[اأٱ](?=[\u064e-\u0650])"), ""),
    (re.compile(f"{_START}إ\u0650?"), "i"),
    (re.compile(f"{_START}[أا]"), "a"),
    (re.compile(f"{_START}آ"), "ā"),
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

    `scheme="readable"` is for reading aloud. It writes what is on the page, so short
    vowels appear only where the text has their marks (و is w, ي is y). `"buckwalter"`
    and `"hsb"` (Habash, Soudi & Buckwalter 2007) are camel-tools' one-to-one schemes,
    from which the Arabic can be restored.

    The article stays `al-` before every letter, a hamza at the beginning is not written,
    and a dot keeps s·h apart from sh. The column `reading` of `morphology.add_lemmas`
    has the reading of a word in its text, with vowels.

    >>> transliterate("الجيش الليبي"), transliterate("مُكافَحة")
    ('al-jysh al-lyby', 'mukāfaḥa')
    >>> transliterate("مكافحة", "buckwalter")
    'mkAfHp'
    """
    require_text(text)
    if scheme != "readable":
        return _charmap(scheme)(text)
    text = unify_digits(unicodedata.normalize("NFC", UNSEEN.sub("", text)))
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
