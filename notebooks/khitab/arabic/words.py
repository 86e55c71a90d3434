"""Arabic text is made of letters and tokens.

Offsets are 0-based code points `[start, end)` into the string that was handed in.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from khitab.arabic.script import BORROWED, FORMAT, LETTERS, MARKS, TATWEEL

KINDS = ("word", "number", "latin", "hashtag", "mention")

_LETTER = re.compile(f"[{LETTERS}]")
_MARK, _INSIDE = f"[{MARKS}{TATWEEL}]", f"[{LETTERS}{MARKS}{TATWEEL}]"
_THROUGH = f"[{FORMAT}{BORROWED}]"
# The first line is the common case made fast: plain letters before a blank or a stop. The
# second reads marks in front of the first letter, from where their row begins.
_WORD = (
    f"{_INSIDE}(?:[ء-غف-ي]++(?=[ \n\xa0.،])|(?:(?<=[{LETTERS}])|"
    f"(?<!{_MARK}{_MARK})(?<!{_MARK}{_THROUGH}{_MARK})"
    f"(?:{_THROUGH}*+{_MARK})*+{_THROUGH}*+[{LETTERS}])"
    f"(?:{_INSIDE}++|{_THROUGH}++(?={_INSIDE}))*+)"
)
_TOKEN, _PIECES = re.compile(_WORD), re.compile(f"({_WORD})")
_RUN = re.compile(f"[{LETTERS}{MARKS}{TATWEEL}{FORMAT}{BORROWED}]")


class Token(NamedTuple):
    """A running word and where it is, so that `text[start:end] == token`."""

    start: int
    end: int
    token: str


class OtherToken(NamedTuple):
    """A token of any kind, like `Token` but with its `kind` (one of `KINDS`)."""

    start: int
    end: int
    token: str
    kind: str


def tokenize(text: str, others: bool = False) -> list[Token]:
    """Return the tokens of `text` in order, each with its raw offsets.

    A token is the longest run of Arabic letters, their marks and tatweel that holds at
    least one letter. ﻻ, ﷲ, گ and the sign ﷺ count as letters. Invisible format
    characters and borrowed accents do not split a word, and are not part of it at its
    ends. Everything else separates words, such as digits, Latin letters, underscores,
    punctuation and the zero-width space U+200B. Text without an Arabic letter has no
    tokens.

    With `others`, numbers (`3.5`, `10:30`, `1/5`), words of other scripts, hashtags and
    mentions are tokens too. Each token then has a fourth value, its `kind`, which is
    "word", "number", "latin" (any other script), "hashtag" or "mention". A hashtag is
    one token, whatever words it holds.

    >>> [token.token for token in tokenize("#الجيش_الليبي ـ 2019")]
    ['الجيش', 'الليبي']
    >>> [token[2:] for token in tokenize("#الجيش_الليبي ـ 2019", others=True)]
    [('#الجيش_الليبي', 'hashtag'), ('2019', 'number')]
    >>> tokenize("في ليبيا.")[1][:2]
    (3, 8)
    """
    require_text(text)
    if others:
        found = ((*match.span(), match.group()) for match in _any().finditer(text))
        return [OtherToken(*each, kind(each[2])) for each in found]
    return [Token(*match.span(), match.group()) for match in _TOKEN.finditer(text)]


def split(text: str, others: bool = False) -> list[str]:
    """Return `text` in pieces, of which every second one is a token.

    The first and the last piece are not tokens. Joined, the pieces give the text again.
    The tokens are those of `tokenize`, found several times faster.

    >>> split("في ليبيا.")
    ['', 'في', ' ', 'ليبيا', '.']
    """
    require_text(text)
    return (_any() if others else _PIECES).split(text)


def kind(token: str) -> str:
    """Return which of `KINDS` a token is, by its first character.

    >>> kind("ليبيا"), kind("٢٠١٩"), kind("Qatar"), kind("#قطر"), kind("@qatar")
    ('word', 'number', 'latin', 'hashtag', 'mention')
    """
    first = token[0]
    if first in "#＃@＠":
        return "hashtag" if first in "#＃" else "mention"
    if first.isdecimal():
        return "number"
    return "word" if re.match(_INSIDE, first) else "latin"


@cache
def _any():
    """Return the pattern of a token of any kind, as its one group."""
    accents = "".join(
        chr(number)
        for number in range(0x300, 0xAC00)
        if unicodedata.category(chr(number)) in ("Mn", "Mc", "Me")
        and not re.match(f"[{MARKS}{FORMAT}]", chr(number))
    )
    fractions = (
        "²³¹¼-¾⁰⁴-⁹₀-₉\u2150-\u2182\u2185-\u2189\u2460-\u249b\u24ea-\u24ff\u2776-\u2793"
    )
    letter = rf"[^\W\d_{LETTERS}{MARKS}{TATWEEL}{fractions}]"
    unseen = f"[{FORMAT}]*+"
    latin = rf"{letter}(?:{unseen}['’]?{unseen}(?:{letter}|[\d{accents}]))*+"
    number = rf"\d(?:{unseen}[.,٫٬:/]?{unseen}\d)*+"
    name = rf"[\w{MARKS}{accents}]"
    tag = rf"(?<!\w)[#＃](?!\d+(?!{name}))(?:{unseen}{name})++"
    mention = rf"(?<![\w.])[@＠](?:{unseen}{name})++"
    return re.compile(f"({_WORD}|{number}|{latin}|{tag}|{mention})")


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
    low = offset
    while 0 < low <= len(text) and _RUN.match(text[low - 1]):
        low -= 1
    found = _TOKEN.search(text, low) if low < offset else None
    return found is not None and found.start() < offset < found.end()


def require_text(text) -> None:
    """Refuse what is not a string."""
    if not isinstance(text, str):
        raise ValueError(
            f"Expected a text (a Python string in quotes), got {type(text).__name__}: {text!r}."
        )
