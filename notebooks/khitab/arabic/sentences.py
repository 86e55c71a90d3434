"""Sentences and lines of Arabic text.

Offsets are 0-based code points `[start, end)` into the string that was handed in.
"""

import re
from typing import NamedTuple

from khitab.arabic.script import LETTERS, MARKS, TATWEEL, UNSEEN
from khitab.arabic.words import require_text

_BREAK = "\n\r\v\f\x85\u2028\u2029"
_LINE = re.compile(rf"\S[^{_BREAK}]*")

# Behind one of these a full stop ends nothing: a letter alone («د. بدر»), also with و, or
# in a row («م.ت.ف.»); a title with another clitic («لد. أحمد»); «إلخ.» But a letter behind
# a number is a unit («2019 م.»), as هـ is. Behind five letters there is nothing to ask.
_ALONE = rf"(?<![\w{MARKS}{TATWEEL}])"
_WHOLE = r"(?<=[ء-غف-ي]{5}[.۔])|" + "".join(
    rf"(?<!{before}\.)"
    for before in (
        rf"{_ALONE}(?![مه])[^\W\d_]",
        rf"{_ALONE}(?<!\d\s)[مه]",
        r"\.[^\W\d_]",
        rf"\.ه{TATWEEL}",
        rf"{_ALONE}و[{LETTERS}]",
        rf"{_ALONE}[فبلك][دأ]",
        rf"{_ALONE}[إاأ]لخ",
        rf"{_ALONE}و[إاأ]لخ",
        rf"{_ALONE}(?:مج|تح|صص)",
    )
)
_ASKING = "!?؟‼⁇⁈⁉"
_CLOSING = "\"'“”„‟‘’‚‛«»‹›)\\]}﴾﴿,،¹²³\u2070-\u2079*†‡"
_EMOJI = "\ufe0e\ufe0f\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_NOTE = r"\[[^\]\s]{1,4}\]|\(\d{1,3}\)"
# What may end a sentence comes first, so that the search can skip all else; two or more
# full stops in a row are a pause («ليبيا.. السيسي»).
_END = re.compile(
    rf"[.۔{_ASKING}{_BREAK}](?:(?<=[{_BREAK}])|"
    rf"(?:(?<=[{_ASKING}])[{_ASKING}.]*|(?<=[.۔])(?<![.۔][.۔])(?![.۔])(?:{_WHOLE}))"
    rf"(?:[{_CLOSING}{_EMOJI}]|{_NOTE})*(?:[ \xa0]*(?:[{_EMOJI}]|{_NOTE}))*"
    rf"(?=\s|\Z))"
)
_NUMBER = re.compile(r"[(\[]?\d{1,3}(?:[.-]\d{1,3})*[)\]]?\s?[.۔]")


class Span(NamedTuple):
    """A stretch of text, `text[start:end]`."""

    start: int
    end: int


def sentences(text: str) -> list[Span]:
    """Return the sentences of `text` as spans in order, trimmed of white space.

    A sentence ends at `.`, `۔`, `!`, `?` or `؟` before white space, and at every line
    break. Quotation marks that close after the stop, a footnote (`[1]`) and emoji belong
    to the sentence. Invisible format characters do not hide its end. Two or more full
    stops are a pause and end nothing, and neither do the stops of abbreviations (`د.`,
    `وم.`, `م.ت.ف.`, `ق.م.`, `إلخ.`) and of a number that begins a line (`1.`).

    >>> text = "قال: نعم. ماذا دار؟"
    >>> [text[start:end] for start, end in sentences(text)]
    ['قال: نعم.', 'ماذا دار؟']
    """
    require_text(text)
    if text.isprintable():  # a quick look, and nothing is unseen
        return _sentences(text)
    text = text.replace("\u200b", " ")
    if not UNSEEN.search(text):
        return _sentences(text)
    seen = [number for number, sign in enumerate(text) if not UNSEEN.match(sign)]
    spans = _sentences("".join(text[number] for number in seen))
    return [Span(seen[start], seen[end - 1] + 1) for start, end in spans]


def lines(text: str) -> list[Span]:
    """Return the lines of `text` that show anything, from their first sign to the break.

    A line ends at any line break (LF, CR, both, VT, FF, NEL, U+2028 or U+2029).

    >>> lines("نعم\\r\\n\\u2028 لا")
    [Span(start=0, end=3), Span(start=7, end=9)]
    """
    require_text(text)
    found = _LINE.finditer(text.replace("\u200b", " "))
    return [
        Span(*line.span())
        for line in found
        if not UNSEEN.match(line[0]) or UNSEEN.sub("", line[0]).strip()
    ]


def _sentences(text):
    """Return the sentences of a text without invisible characters."""
    spans, start = [], 0
    for end in (*(match.end() for match in _END.finditer(text)), len(text)):
        piece = text[start:end].lstrip()
        bare = piece.rstrip()
        if len(bare) < 15 and piece == bare and _NUMBER.fullmatch(bare) and text[end:]:
            continue
        if bare:
            spans.append(Span(end - len(piece), end - len(piece) + len(bare)))
        start = end
    return spans
