"""Say what the cells of a sheet mean: codes, elements, and the sentence of a row."""

import re

from khitab import arabic
from khitab.framing import ELEMENTS

# A spreadsheet that takes 1 and 0 for days counts from 1900, and LibreOffice from 1899.
CODES = {
    1: r"1|x|yes|y|true|✓|✔|نعم"
    r"|0?1/0?1/(19)?00|1900-01-01.*|1899-12-31.*|01\.01\.(19)?00",
    0: r"0|no|n|false|لا"
    r"|0?1/00?/(19)?00|00?/0?1/(19)?00|1900-01-00.*|1899-12-30.*|00\.01\.(19)?00",
}
NO_ELEMENT = {"-", "–", "—", "−", "none", "0"}
_AROUND = " \t\r\n\xa0\u200b\u200c\u200d\u200e\u200f\ufeff=\"'"  # blanks, marks, quotes
_NAMES = {name[0]: name for name in ELEMENTS} | {name: name for name in ELEMENTS}


def plain(cell):
    """Return a cell in lower case, in Western digits, without quotes around it and without
    the zeros that a spreadsheet adds.

    >>> plain(' ="١.0" ')
    '1'
    """
    digits = "".join(str(int(c)) if c.isdecimal() else c for c in str(cell))
    return re.sub(r"(?<=\d)[.,٫]0+$", "", digits.strip(_AROUND).casefold())


def presence(cell):
    """Return 1 or 0, None for an empty cell, and a ValueError for anything else.

    >>> [presence(cell) for cell in ("Yes", "٠", "1.0", " ")]
    [1, 0, 1, None]
    """
    text = plain(cell)
    for code, known in CODES.items():
        if re.fullmatch(known, text):
            return code
    if text:
        raise ValueError(f"{_short(cell)} is not a code. Codes are 1 and 0.")


def elements(cell):
    """Return the set of the elements that are named, or None for an empty cell.

    >>> sorted(elements("R, p")), elements("-"), elements("")
    (['problem', 'remedy'], set(), None)
    """
    text = plain(cell)
    if not text or text in NO_ELEMENT:
        return set() if text else None
    words = re.findall(r"[^\s,;+/&.|-]+", text)
    if not _NAMES.keys() >= set(words):
        words = list("".join(words))  # "pr" is problem and remedy
    if words and _NAMES.keys() >= set(words):
        return {_NAMES[word] for word in words}
    raise ValueError(
        f"{_short(cell)} names no elements. Their letters are p, c, e and r, and - for "
        "none of them."
    )


def short_doc(doc):
    """Return the id of a text as a spreadsheet may leave it: 0 for 000."""
    return plain(doc).lstrip("0") or "0"


class Sentences:
    """The sentences of a corpus, to be found by text and number or by their Arabic."""

    def __init__(self, corpus):
        rows = list(corpus.sentences().itertuples())
        self.rows = {(row.doc, row.sentence): row for row in rows}
        short = [short_doc(doc) for doc in corpus.docs]
        self._docs = {
            name: doc for name, doc in zip(short, corpus.docs) if short.count(name) == 1
        } | {plain(doc): doc for doc in corpus.docs}
        self._texts = {}
        for key, row in self.rows.items():
            self._texts.setdefault(_words(row.text), []).append(key)

    def named(self, doc, sentence):
        """Return the key of the sentence that two cells name, or None."""
        doc, sentence = plain(doc), plain(sentence)
        number = int(sentence) if sentence.isdecimal() and len(sentence) < 10 else 0
        key = self._docs.get(doc) or self._docs.get(short_doc(doc)), number
        return key if key in self.rows else None

    def find(self, doc, sentence, text=""):
        """Return the key of the sentence of a row and what to say of it, if anything.

        The key is None if no sentence fits, or if number and Arabic contradict each
        other.
        """
        words = () if "\ufffd" in text else _words(text)
        by_text = self._texts.get(words, []) if words else []
        key = self.named(doc, sentence)
        if key is None and len(by_text) == 1:
            return by_text[0], "no sentence has this number, and one has this Arabic"
        if key is None:
            name = f"{doc.strip()[:20]}.{sentence.strip()[:20]}"
            return None, f"there is no sentence {name} here"
        own = set(_words(self.rows[key].text))
        if key in by_text or 2 * len(own & set(words)) >= len(set(words)):
            return key, ""
        name = "{}.{}".format(*key)
        if by_text:
            other = "{}.{}".format(*by_text[0])
            return None, f"the number is that of {name}, the Arabic that of {other}"
        return None, f"the Arabic is not that of sentence {name} of this corpus"


def _words(text):
    return tuple(arabic.form(token) for token in arabic.split(text)[1::2])


def _short(cell):
    text = str(cell).strip()
    return repr(text if len(text) < 40 else f"{text[:40]}…")
