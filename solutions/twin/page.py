"""Write a page of the twin corpus, and note down what is planted in it."""

import re

from khitab import arabic

from .words import LEMMAS, NAMES, SENSES

LEMMA = {form: lemma for lemma, forms in LEMMAS.items() for form in forms.split()}
TATWEEL, KASRA = "\u0640", "\u0650"
JOINS = set("بتثجحخسشصضطظعغفقكلمنهي")
_MARKED = re.compile(r"(\*[ء-ي_]+|§|‹\w+›)")


class Page:
    """A text in the making, with its `text` and lists of dicts of what is where in it."""

    def __init__(self, doc, period, rng):
        self.doc, self.period, self.rng = doc, period, rng
        self.text = ""
        self.spans, self.words, self.units = [], [], []
        self.names, self.dates, self.sentences = [], [], []

    def block(self, layer, kind, *templates, dates=(), gap="\n", speakers=(), **how):
        """Write one span of the page, and the white space after it."""
        start, dates = len(self.text), list(dates)
        for number, template in enumerate(templates):
            self.text += " " if number else ""
            here = len(self.text)
            self._write(template, layer, kind, dates, **how)
            if layer != "boilerplate":
                who = speakers[number] if number < len(speakers) else "outlet"
                self._note(self.sentences, here, speaker=who)
        self.spans.append((start, len(self.text), layer, kind))
        self.text += gap

    def _write(self, template, layer, kind, dates, variants=True):
        for piece in _MARKED.split(template):
            here = len(self.text)
            if piece.startswith("*"):
                self._plant(piece[1:], layer, kind, variants)
            elif piece == "§":
                words, iso, meaning = dates.pop(0)
                self.text += words
                self._note(self.dates, here, date=iso, kind=meaning)
            elif piece.startswith("‹"):
                self._write(NAMES[piece[1:-1]], layer, kind, [])
                self._note(self.names, here, layer=layer, label=piece[1:-1])
            else:
                self.text += piece

    def _plant(self, unit, layer, kind, variants):
        first, forms = len(self.text), []
        for plain in unit.split("_"):
            self.text += " " if forms else ""
            here = len(self.text)
            token = self._spelled(plain, variants)
            self.text += token
            forms.append(arabic.form(token))
            lemma, sense = SENSES.get((unit, plain), (LEMMA.get(plain, ""), ""))
            if lemma:
                self._note(
                    self.words,
                    here,
                    layer=layer,
                    kind=kind,
                    token=token,
                    form=forms[-1],
                    lemma=lemma,
                    sense=sense,
                    unit=unit.replace("_", " "),
                )
        self._note(
            self.units,
            first,
            layer=layer,
            kind=kind,
            phrase=" ".join(forms),
            unit=unit.replace("_", " "),
        )

    def _spelled(self, word, variants):
        """Return `word`, now and then with a stroke, a mark or a plain alef."""
        draw = self.rng.random() if variants is True else 1.0
        joints = [at for at in range(1, len(word)) if word[at - 1] in JOINS]
        if (draw < 0.10 or variants == "stroke") and joints:
            at = joints[len(joints) // 2]
            return word[:at] + TATWEEL + word[at:]
        if draw < 0.18:
            return word + KASRA
        if draw < 0.28 and re.search("[أإ]", word):
            return re.sub("[أإ]", "ا", word, count=1)
        return word

    def _note(self, notes, start, **what):
        notes.append(
            {
                "doc": self.doc,
                "period": self.period,
                "start": start,
                "end": len(self.text),
                "text": self.text[start:],
                **what,
            }
        )
