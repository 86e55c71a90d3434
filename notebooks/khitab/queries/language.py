"""The language of queries says what may be written and what it means.

    query       = word (space word)*              مكافحة الإرهاب
    word        = "*" | [tag ":"] alternatives    القضاء على * الإرهاب
    alternative = letters, "*" inside for any     الإرهاب|ارهاب*
    tag         = form lemma root loose bare token

`*` alone is any one word. Inside a word it is any letters, or none (`*إرهاب*`). `|`
separates words of which any will do. A tag says what a word is compared with, and is
valid until the next tag. A word without a tag follows `match` (by default `form`). The
tags are

* `form:` the spelling without marks and tatweel;
* `lemma:` every form of a dictionary word, as `morphology.find` finds it;
* `root:` its root, where the tokens have a column `root`;
* `loose:` the form with any hamza or none, ى or ي, ة or ه, گ or ک as ك;
* `bare:` the form with any clitics (و، ف، ب، ك، ل، س، ال; ه، ها، هم …) or none. Letters
  that only look like a clitic count too, so read the lines;
* `token:` the word as it is written, marks and all.

Quotation marks, direction marks and tatweel do not count. Presentation forms and letters
typed in two pieces (NFD) are put together. Numbers (30), Latin words (BP), hashtags
(#قطر) and mentions (@user) are found where the tokens have them as rows. Everything else
is refused, so a query is never shortened.
"""

import re
import unicodedata
from typing import NamedTuple

from khitab import arabic
from khitab.queries.spelling import plain, spelled

SLOT, BAR, ZERO_WIDTH_SPACE = "*", "|", "\u200b"
TAGS = ("form", "lemma", "root", "loose", "bare", "token")
MATCHES = ("form", "token", "lemma", "prefix", "suffix", "part", "loose", "bare", "root")
AFFIXES = {"prefix": "{}*", "suffix": "*{}", "part": "*{}*"}
COLUMN = "column"  # the match of a column that is compared as it is

_QUOTES = '«»‹›“”„‟﴾﴿"`'
_BETWEEN = re.compile(rf"(?<=[\w*])[{_QUOTES}]+(?=[\w*#@])")
_QUOTED = re.compile(rf"[{_QUOTES}]|(?<!\w)['’‘‚]|['’‘‚](?!\w)")
_CQP = re.compile(r"""\[\s*(?:(\w+)\s*=\s*["“”']([^"“”']*)["“”'][^\]]*)?\]""")
_TAG = re.compile("([A-Za-z_]+):")
_REGEX = set(".+?[](){}^$\\")
_INNER = re.compile(r"(?<=\d)[.,٫٬:/](?=\d)|(?<=[A-Za-z])['’](?=[A-Za-z])")
KINDS = {"number": "a number", "latin": "a Latin word", "hashtag": "a hashtag"}
KINDS["mention"] = "a mention"


class Ask(NamedTuple):
    """One alternative of a word, with what it is compared and the letters to find."""

    match: str
    text: str  # as it was written, without quotation and direction marks
    form: str  # as the column `form` would have it
    kind: str = "word"


def parse(query, match="form") -> list[list[Ask] | None]:
    """Return for each word of a query its alternatives, or None for any word.

    Raises ValueError for an empty query, and for what is not in the grammar above.

    >>> parse("القضاء على * الإرهـاب")[3]
    [Ask(match='form', text='الإرهاب', form='الإرهاب', kind='word')]
    """
    listed = isinstance(query, (list, tuple)) and all(isinstance(w, str) for w in query)
    if not isinstance(query, str) and not listed:
        raise ValueError(
            'A query is a text, such as "مكافحة الإرهاب", or a list of words, not '
            f"{query!r}."
        )
    if match == COLUMN and listed:
        pieces = list(query)  # a value of another column may have spaces in it
    else:
        text = " ".join(query) if listed else query
        pieces = _cleaned(text).split()
    words = [None if piece == SLOT else _word(piece, match, query) for piece in pieces]
    words = [word for word in words if word != []]
    if not any(words):
        raise ValueError(
            f"A query needs at least one word besides *, and {query!r} has no "
            'Arabic letter. Write a word, such as "ليبيا", or several.'
        )
    return words


def _cleaned(text):
    """Return a query without quotation marks and direction marks, which do not count."""
    if _CQP.search(text):
        raise ValueError(
            f"{text!r} is the language of another program (CQP). Here you write: "
            f"{_CQP.sub(_ours, text)}"
        )
    text = text.replace(ZERO_WIDTH_SPACE, " ")
    marks = _QUOTED.findall(text)  # and no apostrophe inside a word
    pairs = [marks.count(a) - marks.count(b) for a, b in ("«»", "‹›")]
    uneven = [sum(map(marks.count, same)) % 2 for same in ('"', "'", "“”„‟")]
    if any(pairs + uneven):
        raise ValueError(
            f"The quotation marks in {text!r} do not come in pairs. Close them, or leave "
            "them out: they do not count."
        )
    if re.search(rf":[{_QUOTES}][^{_QUOTES}\s]+\s[^{_QUOTES}]*[{_QUOTES}]", text):
        raise ValueError(
            f"In {text!r} a tag goes with one word only: write it before each, such as "
            "lemma:مكافحة lemma:إرهاب."
        )
    return arabic.strip_format_characters(_QUOTED.sub("", _BETWEEN.sub(" ", text)))


def _ours(found):
    """Return a word of CQP in this language."""
    tag, value = found.groups()
    if tag is None:
        return SLOT
    value = value.replace(".*", SLOT)
    known = {"word": "", "form": "", "lemma": "lemma:", "root": "root:"}
    return known.get(tag, "") + value + ("" if tag in known else f" (with match={tag!r})")


def _word(piece, match, query):
    """Return the alternatives of a word."""
    alternatives, asks = str(piece).split(BAR), []
    for each in alternatives:
        tagged = _TAG.match(each)
        if tagged and match != COLUMN:
            match, each = tagged.group(1).lower(), each[tagged.end() :]
            if match not in TAGS:
                raise ValueError(
                    f"In {query!r} {tagged.group()!r} is not a tag. The tags are: "
                    f"{', '.join(f'{tag}:' for tag in TAGS)}."
                )
        if not each or (
            each.count(SLOT) == len(each) and (len(alternatives) > 1 or tagged)
        ):
            raise ValueError(
                f"In {query!r} there is no word on one side of {piece!r}: | and : have "
                "words (not * alone) on both sides, without a space, such as قطر|الدوحة "
                "or lemma:إرهاب."
            )
        ask = Ask(COLUMN, each, spelled(each)) if match == COLUMN else _ask(each, match)
        asks += [ask] if ask.form else []
    return asks


def _ask(text, match):
    if match == "root":
        text = re.sub(r"[.\-]", "", text)  # ك.ت.ب
    text = plain(text)
    form, kind = spelled(text), "word"
    if SLOT * 2 in form or (form and not form.strip(SLOT)):
        raise ValueError(
            f"In {text!r} stars come together. One * is any letters; for several words "
            "write stars with spaces between them."
        )
    if form[:1] in "#@" and form:
        kind = "hashtag" if form[0] == "#" else "mention"
    letters = _INNER.sub("", form.lstrip("#@") if kind != "word" else form)
    odd = [c for c in letters if not _counts(c, kind)]
    if odd:
        raise ValueError(_not_a_letter(text, odd))
    if kind == "word" and letters.strip(SLOT):
        kind = _kind(text, [c for c in letters if c.isalnum()])
    if match in AFFIXES:
        form, match = AFFIXES[match].format(form).replace(SLOT * 2, SLOT), "form"
    return Ask(match, text, form, kind)


def _counts(character, kind):
    if character == "_":
        return kind != "word"
    return character == SLOT or unicodedata.category(character)[0] in "LMN"


def _kind(text, letters):
    """Return what a word is made of, Arabic letters, digits or others, but only of
    one."""
    is_arabic = [unicodedata.name(c, "").startswith("ARABIC") for c in letters]
    digits = [c.isdigit() for c in letters]
    if any(digits) and not any(
        arabic_ and not d for arabic_, d in zip(is_arabic, digits)
    ):
        return "number" if all(digits) else "latin"
    if any(digits) or not (all(is_arabic) or not any(is_arabic)):
        raise ValueError(
            f"{text!r} is not one word: Arabic letters and digits or Latin letters are "
            "words of their own. Write a space between them."
        )
    return "word" if is_arabic and is_arabic[0] else "latin"


def _not_a_letter(text, odd):
    if set(odd) & _REGEX:
        return (
            f"{text!r} looks like a regular expression, and {odd[0]!r} means "
            "nothing here. Write * for any letters or any word, and قطر|مصر for "
            "one or the other."
        )
    return (
        f"{odd[0]!r} in {text!r} is not part of a word, and tokens are words. Leave "
        "it out, or write a space."
    )


def require_kinds(words, tokens):
    """Refuse a number, a Latin word or a hashtag if the tokens are Arabic words only."""
    for ask in (ask for word in words if word for ask in word):
        if ask.kind != "word" and ask.match != COLUMN and "kind" not in tokens.columns:
            words = ask.text.strip("#").replace("_", " ")
            more = f" (Look for {words!r}.)" if ask.kind == "hashtag" else ""
            holds = (
                " and holds no Arabic letter" if ask.kind in ("number", "latin") else ""
            )
            raise ValueError(
                f"{ask.text!r} is {KINDS[ask.kind]}{holds}; these tokens are Arabic words "
                "only. corpus.tokens(others=True) has numbers, Latin words and hashtags "
                f"as rows too.{more}"
            )
