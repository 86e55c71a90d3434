"""Turn bytes into text, if sure rules tell the encoding of a file."""

import re

from khitab import arabic
from khitab.corpus.errors import CorpusError

# Name for Python: name for people. Where two of them agree, the earlier is named.
EIGHT_BIT = {
    "cp1256": "Windows-1256",
    "iso8859_6": "ISO-8859-6",
    "mac_arabic": "Mac Arabic",
    "cp720": "DOS Arabic",
}
_MARKED = {  # the longer mark first
    b"\xff\xfe\0\0": "utf-32",
    b"\0\0\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_OTHER = {
    b"PK\x03\x04": "a Word file or another zip archive",
    b"%PDF": "a PDF",
    b"{\\rtf": "RTF",
    b"\xd0\xcf\x11\xe0": "an old Word file",
}
# Words that no Arabic text does without; read in a wrong encoding, next to none is left.
_COMMON = re.compile(
    r"[وف]?(?:في|فى|من|على|علي|إلى|الى|أن|ان|إن|عن|مع|لا|ما|لم|لن|قد|كان|كانت|هو|هي|هذا|هذه|"
    r"ذلك|تلك|التي|الذي|بعد|قبل|بين|كل|أو|او|ثم|حتى|قال|قالت|عند|منذ|أكد|غير|خلال|يوم|عام)"
    r"|[وف]?(?:[بك]?ال|لل)[ء-ي]{2,}|[ء-ي]{3,}(?:ات|ين|ون|ية)"
)
_WORD = re.compile(r"\w*[^\W\x00-\x7f][\w\u064b-\u0652\u0640]*")
_STRANGE = re.compile(
    "[^\x00-\x7f\u0600-\u06ff\u200c-\u200f\xa0«»–—“”‘’…•]|(?<=[ء-ي])[!-'*+<-@[-`{-~](?=[ء-ي])"
)
_CONTROL = re.compile("[\x80-\x9f]")


def decode(data, name, encoding=None):
    """Return the text in `data`, the encoding it was in, and how much was damaged.

    Without `encoding`, these are tried in order: UTF-8, what a byte-order mark says,
    UTF-16 or UTF-32 whose letters are Arabic, UTF-8 with a few broken bytes (which
    become U+FFFD and are counted), and last the old encoding of Arabic in which common
    words appear. Raises CorpusError, which calls the file by its `name`.
    """
    if encoding is not None:
        return _named(data, name, encoding), encoding, 0
    try:
        text = data.decode()
        if "\x06" not in text and "\0" not in text:
            return text, "utf-8", 0
        broken = None
    except UnicodeDecodeError as error:
        text, broken = None, error.start
    for sign, kind in _OTHER.items():
        if data.startswith(sign):
            raise CorpusError(
                f"{name!r} is not plain text but {kind}. Open it and save it as "
                "text (.txt, UTF-8)."
            )
    found = _wide(data)
    if found:
        return *found, 0
    if broken is None:
        return text, "utf-8", 0
    text = data.decode(errors="replace")
    damaged = text.count("\ufffd")
    if arabic.has_letter(text) and damaged * 20 <= len(text):
        return text, "utf-8", damaged
    read, likely = eight_bit(data)
    if read is not None:
        return read, likely, 0
    raise CorpusError(
        f"{name!r} is not UTF-8: byte {broken} cannot be read.{likely} Open it in an "
        "editor and save it again as UTF-8, or name its encoding: "
        'load_corpus(…, encoding="cp1256").'
    )


def eight_bit(data):
    """Return Arabic text in an old encoding and the encoding's name, or None and a hint.

    The encoding is sure if a seventh of the words are common ones, and twice as many as
    in any other encoding. Outside Windows-1256, the usual encoding, there must be two
    such words. Hardly any sign may be strange, such as é and ╩ or a sign within a word.
    """
    read = {}
    for name in EIGHT_BIT:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        words = " ".join(_WORD.findall(text))
        spaces = text.count("\xa0")  # on a Mac, Arabic has blanks of its own
        if not _CONTROL.search(text) and (words not in read or spaces < read[words][2]):
            read[words] = text, name, spaces
    ranked = sorted(read, key=_sense, reverse=True)
    shares = [*map(_sense, ranked), 0]
    if shares[0] >= 1 / 7 and shares[0] >= 2 * shares[1]:
        text, name, _ = read[ranked[0]]
        words = ranked[0].split()
        enough = name == "cp1256" or shares[0] * len(words) > 1.5
        if enough and len(_STRANGE.findall(text)) * 10 <= len(words):
            return text, name
    seen = [(text, name) for text, name, _ in read.values() if arabic.has_letter(text)]
    hints = [f"{name} it begins «{_beginning(text)}»" for text, name in seen]
    return None, f" Read as {', as '.join(hints)}." if hints else ""


def _sense(words):
    """Return the share of common words."""
    words = words.split()
    common = sum(bool(_COMMON.fullmatch(arabic.form(word))) for word in words)
    return common / max(len(words), 1)


def _beginning(text):
    first = _WORD.search(text)
    return " ".join(text[first.start() :].split())[:30] if first else ""


def _named(data, name, encoding):
    try:
        text = data.decode(encoding)
    except (LookupError, TypeError):
        raise CorpusError(
            f"There is no encoding {encoding!r}. Common ones of Arabic texts: utf-8, "
            f"utf-16, {', '.join(EIGHT_BIT)}."
        ) from None
    except ValueError as error:
        raise CorpusError(f"{name!r} is not in {encoding}: {error}.") from None
    return text


def _wide(data):
    """Return the text of UTF-16 or UTF-32 and its name, or None."""
    for mark, encoding in _MARKED.items():
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                return None
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        letters = sum(map(str.isalpha, text))
        if letters and 2 * sum(map(arabic.has_letter, text)) > letters > len(text) / 6:
            return text, encoding
    return None
