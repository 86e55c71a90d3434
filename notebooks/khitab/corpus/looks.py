"""Find what may harm counting, as rows `(what, how many, share, example, done)`.

`share` is a share of the text's characters, words or lines.
"""

import re
import unicodedata
from collections import Counter

from khitab import arabic
from khitab.corpus.repairs import ENTITY, MOJIBAKE

_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060-\u2064\ufeff\u00ad]")
_FOREIGN = re.compile(
    "[\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c7]"
)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>\n]*)?/?>|<!--|<!DOCTYPE", re.I)
_RUN = re.compile(r"[^\W\d_][\w\u064b-\u065f\u0670\u200c\u200d]*")
_STOP_FIRST = re.compile(r"(?m)^[ \t]*[.،؛؟!:][ \t]*\w")
_LONG = re.compile(r"[ء-ي]{4,}")
_TONGUES = {
    "Persian": {"است", "که", "این", "را", "از", "های", "برای", "می", "شد", "آن"},
    "Urdu": {"ہے", "کے", "میں", "کی", "کا", "اور", "نے", "سے", "ہیں", "کو"},
    "Kurdish": {"لە", "کە", "بۆ", "ئەم", "بە", "دەکات", "ئەو", "هەر", "کرد", "ەکە"},
}
SEVERE = ("visual order", "one-letter words", "mostly not Arabic", "mojibake", "perhaps")


def looks(text):
    """Return all that is found in `text`."""
    size = max(len(text), 1)
    plain = arabic.compose(text) if _PRESENTATION.search(text) else text
    runs = _RUN.findall(plain)
    rows = [
        _characters(text, size, "presentation forms", _PRESENTATION, _forms_are_composed),
        _characters(text, size, "direction marks", _DIRECTION, _is_transparent),
        _characters(text, size, "invisible characters", _INVISIBLE, _is_transparent),
        *_foreign(text, size),
        _characters(text, size, "damaged characters", re.compile("\ufffd")),
        _characters(text, size, "HTML entities", ENTITY),
        _characters(text, size, "HTML tags", _TAG),
        _mojibake(text, size),
        *_order(plain),
        _short_words(runs),
        _other_script(plain),
        *_tongues(runs),
    ]
    return [row for row in rows if row]


def severe(text, in_bytes, sign):
    """Return what makes counting pointless, looked for only if something hints at it.

    `in_bytes` is the length in UTF-8, and `sign` says whether there is a sign of
    mojibake.
    """
    size = len(text)
    if not (
        " ة" in text
        or "\n." in text
        or text.count(" ") * 3 > size
        or sign
        or "ی" in text
        or "ە" in text
        or not 3 * size < 2 * in_bytes < 4 * size  # Latin has one, a PDF's form three
    ):
        return []
    return [row for row in looks(text) if row[0].startswith(SEVERE)]


def _characters(text, size, what, pattern, by_form=None):
    found = pattern.findall(text)
    if not found:
        return None
    done = "repaired by form" if by_form and all(map(by_form, set(found))) else "left"
    first = pattern.search(text)
    begin = max(text.rfind(" ", 0, first.start()) + 1, first.start() - 12)
    example = " ".join(_visible(text[begin : first.end() + 12]).split()[:2])
    return what, len(found), sum(map(len, found)) / size, example, done


def _visible(text):
    """Return invisible characters as their numbers, so that an example shows them."""
    cf = (c for c in set(text) if unicodedata.category(c) == "Cf")
    for character in cf:
        text = text.replace(character, f"[U+{ord(character):04X}]")
    return text


def _forms_are_composed(letter):
    return not _PRESENTATION.search(arabic.form(letter))


def _is_transparent(mark):
    return len(arabic.tokenize(f"ب{mark}ب")) == 1


def _foreign(text, size):
    """Find letters beyond the 36 of Arabic, those that `form` folds and those it
    keeps."""
    if not _FOREIGN.search(text):
        return
    letters = set(_FOREIGN.findall(text))
    folded = {letter for letter in letters if arabic.form(letter) != letter}
    for kind, what in ((folded, "repaired by form"), (letters - folded, "left")):
        if kind:
            pattern = re.compile(f"[{''.join(sorted(kind))}]")
            row = _characters(text, size, "foreign letters", pattern)
            yield *row[:3], f"{' '.join(sorted(kind))}: {row[3]}", what


def _mojibake(text, size):
    found = [match.group() for match in MOJIBAKE.finditer(text)]
    if len(found) < 3 or len(found) * 12 < size:
        return None
    example = text[MOJIBAKE.search(text).start() :][:16]
    return "mojibake", len(found), 2 * len(found) / size, example, "left"


def _order(text):
    """Find letters in visual order, which put ة and the article at the wrong end of
    words."""
    words = _LONG.findall(text)
    turned = [word for word in words if word[0] == "ة" or word.endswith("لا")]
    right = sum(word[-1] == "ة" or word.startswith("ال") for word in words)
    if len(turned) > 1 and len(turned) > right:
        yield "visual order: letters reversed", len(turned), 1.0, turned[0], "left"
    lines = [line for line in text.splitlines() if arabic.has_letter(line)]
    first = len(_STOP_FIRST.findall(text))
    if first > 1 and 2 * first > len(lines):
        example = _STOP_FIRST.search(text).group()
        yield (
            "visual order: stops before lines",
            first,
            first / len(lines),
            example,
            "left",
        )


def _short_words(runs):
    runs = [run for run in runs if arabic.has_letter(run)]
    short = [run for run in runs if len(arabic.form(run)) == 1]
    if len(short) < 3 or len(short) * 20 < len(runs):
        return None
    example = " ".join(word for word, _ in Counter(short).most_common(5))
    share = len(short) / len(runs)
    what = "one-letter words" if share > 0.15 else "some words of one letter"
    return what, len(short), share, example, "left"


def _other_script(text):
    letters = [c for c in text if c.isalpha()]
    other = [c for c in letters if not arabic.has_letter(c)]
    if len(other) * 2 <= len(letters):
        return None
    begin = text.index(other[0])
    example = text[begin : begin + 12].split()[0]
    return "mostly not Arabic", len(other), len(other) / len(letters), example, "left"


def _tongues(runs):
    for tongue, common in _TONGUES.items():
        found = [run for run in runs if run in common]
        if len(set(found)) > 1 and len(found) * 12 > len(runs):
            share = len(found) / len(runs)
            yield f"perhaps {tongue}", len(found), share, " ".join(found[:3]), "left"
