"""Words: letters, tokens and sentences of Arabic text.

Offsets are 0-based code points `[start, end)` into the string that was handed in.
"""

import re
from typing import NamedTuple

# The blocks of the Arabic script, for regular expressions; below, the letters of a word.
ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
SCRIPT = re.compile(f"[{ARABIC}]")

LETTERS = "\u0621-\u063a\u0641-\u064a\u0671"
MARKS = "\u064b-\u065f\u0670"
TATWEEL = "\u0640"

_LETTER = re.compile(f"[{LETTERS}]")
MARK = re.compile(f"[{MARKS}]")
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
    require_text(text)
    return [Token(*match.span(), match.group()) for match in _TOKEN.finditer(text)]


def split(text: str) -> list[str]:
    """Return `text` in pieces: what stands between tokens, and every second a token.

    The first and the last piece are no tokens; joined, the pieces are the text. It finds
    what `tokenize` finds, several times faster.

    >>> split("في ليبيا.")
    ['', 'في', ' ', 'ليبيا', '.']
    """
    require_text(text)
    return _PIECES.split(text)


def sentences(text: str) -> list[Span]:
    """Return the sentences of `text`: spans in order, trimmed of white space.

    A sentence ends at `.`, `!`, `?` or `؟` (with the quotation marks that close on it)
    before white space, and at every line break. Two or more full stops are a pause.

    >>> text = "قال: نعم. ماذا دار؟"
    >>> [text[start:end] for start, end in sentences(text)]
    ['قال: نعم.', 'ماذا دار؟']
    """
    require_text(text)
    borders = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    spans = (_trimmed(text, start, end) for start, end in zip(borders, borders[1:]))
    return [span for span in spans if span.start < span.end]


def has_letter(text: str) -> bool:
    """Return whether `text` holds at least one Arabic letter.

    >>> has_letter("قطر"), has_letter("Qatar 2017")
    (True, False)
    """
    require_text(text)
    return _LETTER.search(text) is not None


def cuts_a_word(text: str, offset: int) -> bool:
    """Return whether a border at `offset` would fall inside a word of `text`.

    >>> cuts_a_word("في قطر", 2), cuts_a_word("في قطر", 4)
    (False, True)
    """
    pair = text[max(offset - 1, 0) : offset + 1] if offset else ""
    return len(_WORD_CHARACTER.findall(pair)) == 2


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def require_text(text) -> None:
    """Refuse what is not a string."""
    if not isinstance(text, str):
        raise ValueError(
            f"Expected a text (a Python string in quotes), got {type(text).__name__}: {text!r}."
        )
