"""Find the sentence that a row of a sheet is about."""

from khitab import arabic
from khitab.coding.cells import plain


class Places:
    """The sentences of a corpus, to be found by text and number or by their Arabic."""

    def __init__(self, corpus):
        self.rows = {
            (row.doc, row.sentence): row for row in corpus.sentences().itertuples()
        }
        self._docs = {plain(doc): doc for doc in corpus.docs}
        numbers = [str(int(doc)) for doc in corpus.docs if doc.isdecimal()]
        for doc in corpus.docs:  # a spreadsheet makes 0 of 000
            if doc.isdecimal() and numbers.count(str(int(doc))) == 1:
                self._docs.setdefault(str(int(doc)), doc)
        self._texts = {}
        for key, row in self.rows.items():
            self._texts.setdefault(_words(row.text), []).append(key)

    def named(self, doc, sentence):
        """Return the key of the sentence that two cells name, or None."""
        doc, sentence = plain(doc), plain(sentence)
        number = int(sentence) if sentence.isdecimal() and len(sentence) < 10 else 0
        known = self._docs.get(doc) or self._docs.get(doc.lstrip("0") or "0")
        return (known, number) if (known, number) in self.rows else None

    def find(self, doc, sentence, text=""):
        """Return the key of the sentence of a row and what to say of it, if anything.

        The key is None if no sentence fits, or if number and Arabic contradict each
        other.
        """
        words = _words(text)
        by_text = self._texts.get(words, [])
        key = self.named(doc, sentence)
        if key is None and len(by_text) == 1 and words:
            return by_text[0], "no sentence has this number, and one has this Arabic"
        if key is None:
            return None, f"there is no sentence {doc.strip()}.{sentence.strip()} here"
        own = set(_words(self.rows[key].text))
        if not words or key in by_text or 2 * len(own & set(words)) >= len(set(words)):
            return key, ""
        name = "{}.{}".format(*key)
        if by_text:
            other = "{}.{}".format(*by_text[0])
            return None, f"the number is that of {name}, the Arabic that of {other}"
        return None, f"the Arabic is not that of sentence {name} of this corpus"


def _words(text):
    return tuple(arabic.form(token) for token in arabic.split(text)[1::2])
