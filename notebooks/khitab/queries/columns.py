"""The distinct values (types) of a column, and which of them a query means."""

import re
import unicodedata
from functools import cached_property

import numpy as np

from khitab.coded import number as numbered
from khitab.morphology.lemmas import agrees, require_lemma, resolve
from khitab.queries.language import COLUMN, SLOT
from khitab.queries.spelling import bare, loose

ARTICLE, NEAR = "ال", "near"  # near: loose and bare, for what was not found


class Column:
    """The distinct values of a column, made ready to be asked."""

    def __init__(self, ids, words):
        self.ids, self.words = ids, words

    @cached_property
    def _numbers(self):
        return {word: number for number, word in enumerate(self.words)}

    @cached_property
    def _composed(self):
        if unicodedata.is_normalized("NFC", "\n".join(self.words)):
            return {word: [number] for number, word in enumerate(self.words)}
        composed = {}
        for number, word in enumerate(self.words):
            composed.setdefault(unicodedata.normalize("NFC", word), []).append(number)
        return composed

    @cached_property
    def _loose(self):
        """Return, for both loose spellings, the numbers of the values that have each."""
        spellings = {}, {}
        for number, word in enumerate(self.words):
            for known, each in zip(spellings, loose(word), strict=True):
                known.setdefault(each, []).append(number)
        return spellings

    def known(self, form) -> list[int]:
        """Return the number of a form, if the column has it."""
        return [self._numbers[form]] if form in self._numbers else []

    def numbers(self, ask) -> list[int]:
        """Return the numbers of the values that an alternative of a query means."""
        if ask.match == "loose":
            found = map(_fitting, self._loose, loose(ask.form))
            return sorted({n for numbers in found for n in numbers})
        if ask.match == "bare":
            return self._bare(ask.form)
        if ask.match == NEAR:
            return self._near(ask.form)
        if ask.match == "root":
            return _fitting(self._loose[1], loose(ask.form)[1])
        if ask.match == "token" or ask.match == COLUMN:
            found = _fitting(self._composed, unicodedata.normalize("NFC", ask.text), "")
            return found or ([] if ask.match == "token" else self._exact(ask.form))
        return self._exact(ask.form)

    def _exact(self, form):
        if SLOT not in form:
            return self.known(form)
        return _fits(self.words, form)

    def _bare(self, form):
        wanted = {form, form.removeprefix(ARTICLE)}
        wanted = {each for each in wanted if each == form or len(each) > 2}
        found = set()
        for each in wanted:
            # Only its last letter and an article may be written otherwise: few fit.
            stem = max(each.removeprefix(ARTICLE)[:-1].split(SLOT), key=len)
            near = [n for n, word in enumerate(self.words) if stem in word]
            if SLOT in each:
                fits = _pattern(each)
                hits = (n for n in near if any(map(fits, bare(self.words[n]))))
            else:
                hits = (n for n in near if each in bare(self.words[n]))
            found.update(hits)
        return sorted(found)

    def _near(self, form):
        """Return the values that have a rest without clitics in common with a form.

        If the form has stars, the values with any letters around it are returned.
        """
        if SLOT in form:
            around = f"*{loose(form)[0]}*".replace(SLOT * 2, SLOT)
            return _fitting(self._loose[0], around)
        wanted = {rest for rest in _seats(form) if len(rest.removeprefix(ARTICLE)) > 2}
        stems, found = {rest[:-1] for rest in wanted}, set()
        for spelling, numbers in self._loose[0].items():
            if any(stem in spelling for stem in stems):
                found.update(n for n in numbers if wanted & _seats(self.words[n]))
        return sorted(found)


class Lemmas:
    """The tokens' analyses, made once, which say which rows are forms of a lemma."""

    def __init__(self, tokens):
        self._codes, self._analyses, self._decided = resolve(tokens)
        self._known = {}

    def rows(self, lemma):
        """Return the rows that `morphology.find` finds, as a mask."""
        if lemma not in self._known:
            self._known[lemma] = self._find(lemma)
        return self._known[lemma]

    def _find(self, lemma):
        if SLOT in lemma:
            fits = _pattern(lemma)

            def hit(analyses):
                return any(fits(analysis.lemma) for analysis in analyses)
        else:
            wanted = require_lemma(lemma, self._analyses)

            def hit(analyses):
                return any(agrees(wanted, analysis) for analysis in analyses)

        rows = np.array([hit(each) for each in self._analyses], dtype=bool)[self._codes]
        for row, kept in self._decided.items():
            rows[row] = hit(kept)
        return np.flatnonzero(rows)


def _seats(form):
    return {loose(rest)[0] for rest in bare(form)}


def column(values) -> Column:
    """Return a column of a table, ready to be asked."""
    return Column(*numbered(values))


def _fitting(known, text, any_letters=None):
    """Return the numbers known for a text, or for all texts that fit its stars."""
    if SLOT not in text:
        return known.get(text, [])
    texts = list(known)
    fitting = _fits(texts, text, any_letters)
    return sorted(n for each in fitting for n in known[texts[each]])


def _fits(words, form, excluded=None):
    """Return the numbers of the words that fit a form with stars."""
    fits, literal = _pattern(form, excluded), max(form.split(SLOT), key=len)
    return [n for n, word in enumerate(words) if literal in word and fits(word)]


def _pattern(form, excluded=None):
    """Return the test of a form with stars, which never stand for the # of a hashtag."""
    if excluded is None:
        excluded = "" if form[0] in "#@" else "#@_"
    any_letters = f"[^{excluded}]*" if excluded else ".*"
    pieces = map(re.escape, form.split(SLOT))
    return re.compile(any_letters.join(pieces), re.DOTALL).fullmatch
