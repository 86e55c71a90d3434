"""Find where a subject begins and ends in a text, and where speech begins."""

import re

import numpy as np

from khitab.voices.reporting import (
    ADVERBS,
    ASIDE,
    GENERAL,
    HEADS,
    IN_NAMES,
    MEDIA,
    SAYING,
    THAT,
    TITLES,
    TO,
    WHO,
    WITH_IT,
    bound,
    definite,
    proper,
    thing,
    triggers,
    unheard,
)

LONGEST = 12  # words that a subject, or an aside after it, may have
COMMA = re.compile("[،,]")
STOP = re.compile(r"[^\s#“”«»\"_]")  # punctuation that ends a subject
OPENED = re.compile(r"(?:^|\s)[«“\"]\s*$")  # before a word: a quotation begins
NAMED = HEADS | TITLES | {"ال" + word for word in HEADS | TITLES}
BARE = {"ان", "انه", "انها"}  # أن and إن: what is said, and no object before it


class Words:
    """The words of one text that a reader of reports looks at, from first to last."""

    def __init__(self, words, text, names):
        self.place = words["doc"].iloc[0], words["period"].iloc[0]
        self.text, self.names = text, names
        self.plain, self.tokens = words["plain"].tolist(), words["token"].tolist()
        self.starts, self.ends = words["start"].tolist(), words["end"].tolist()
        spans = zip([self.starts[0], *self.ends], self.starts)
        self.gaps = [text[end:start] for end, start in spans]  # what is before a word
        sentence = words["sentence"].to_numpy()
        self.stops = np.searchsorted(sentence, sentence, side="right").tolist()
        self.firsts = np.searchsorted(sentence, sentence).tolist()
        known = [triggers().get(word, (None, False, "")) for word in self.plain]
        self.kinds, self.waits, self.genders = zip(*known)

    def subject(self, at, waits=False):
        """Return where the subject that begins at a word ends, and the subject.

        After a verb that waits for its أن or colon all words before that are the subject.
        """
        stop = self.stops[at] if at < len(self.plain) else at
        if at < stop and (":" in self.gaps[at]):
            return at, ""
        while at < stop and self.plain[at] in WITH_IT | ADVERBS:
            at += 1
        end, named = at, False
        while end < min(stop, at + LONGEST) and self._goes_on(at, end, named):
            joined = end > at and self._joined(self.plain[end])
            named = not joined and (named or self._is_name(self.plain[end]))
            end += 1
        end = self._unknown(at, end, stop)
        if waits or end == at or self._more(end, stop):
            end = max(end, self._before_that(at, stop, waits))
        return end, " ".join(self.tokens[at:end])

    def silent(self, at):
        """Say whether a verb has no subject of its own, because no name follows."""
        stop = self.stops[at - 1]
        while at < stop and self.plain[at] in WITH_IT | ADVERBS:
            at += 1
        if at == stop or STOP.search(self.gaps[at]) or OPENED.search(self.gaps[at]):
            return True
        word = self.plain[at]
        return word in THAT | TO | ASIDE | SAYING or bound(word) or self._is_thing(at)

    def stretch(self, at):
        """Return where words that may be one name end, whatever they are."""
        for end in range(at, self.stops[at]):
            word, gap = self.plain[end], self.gaps[end]
            over = STOP.search(gap) or word in THAT | TO | ASIDE | WHO | ADVERBS | SAYING
            over = over or OPENED.search(gap) or self._to_media(end)
            if self.kinds[end] or end > at and over:
                return end
        return self.stops[at]

    def somebody(self, at):
        """Say whether a word (a title, a body, a name) can begin the name of somebody."""
        word = self.plain[at]
        new = unheard(word) and not definite(word)
        return word in NAMED | IN_NAMES or self._is_name(word) or new

    def said(self, at, stop):
        """Return where speech begins, after أن, a colon or قوله, or after an aside."""
        while at < stop:
            word, after = self.plain[at], self.at(at + 1)
            if word in THAT | SAYING:
                return self.said(at + 1, stop) if after in THAT else at + 1
            if ":" in self.gaps[at] or word in TO and after not in THAT:
                return at
            if word in TO:
                at += 1
            elif COMMA.search(self.gaps[at]):
                return self._that_after_comma(at, stop)
            elif word in ASIDE:
                at = self._aside(at, stop)
            elif word in WITH_IT or after in SAYING or self._to_a_name(at):
                at += 1
            else:
                return at
        return at

    def that(self, at, stop, otherwise=None):
        """Return where speech begins if أن or a colon comes before another report."""
        for place in range(at, min(at + 3 * LONGEST, stop)):
            if self.plain[place] in THAT or ":" in self.gaps[place]:
                return self.said(place, stop)
            if self.kinds[place]:
                break
        return otherwise

    def at(self, place):
        """Return the word at a place, or nothing after the last one."""
        return self.plain[place] if place < len(self.plain) else ""

    def _before_that(self, at, stop, waits):
        """Return where the words before أن, a colon or a quotation end, or `at` if no
        subject.

        A verb that takes an object as well (أكد أهمية …) has a subject there only if the
        words end in ال or in a name, do not begin with what is said, and أن is bare.
        """
        end = self.stretch(at) if at < stop else at
        if (
            end == at
            or end > at + LONGEST
            or self.plain[at] in THAT | TO | ASIDE | SAYING
        ):
            return at
        quoted = end < stop and (":" in self.gaps[end] or OPENED.search(self.gaps[end]))
        if waits:
            return end if quoted or self.that(end, stop) is not None else at
        last = self.plain[end - 1]
        over = quoted or end < stop and self.plain[end] in BARE
        whole = definite(last) or self._is_name(last) or last[:2] == "لل" or unheard(last)
        return end if over and whole and not self._is_thing(at) else at

    def _more(self, at, stop):
        """Say whether a subject goes on with ال, as in الملك عبد الله الثاني أن …"""
        end = self.stretch(at) if at < stop else at
        rest = self.plain[at:end]
        return all(definite(word) or self._joined(word) for word in rest)

    def _to_media(self, at):
        """Say whether a word is the addressee (لوكالة …, but not العام لوكالة …)."""
        return self.plain[at] in MEDIA and self.plain[at - 1] not in GENERAL

    def _is_thing(self, at):
        return thing(self.plain[at]) and self.plain[at] not in NAMED

    def _goes_on(self, first, at, named):
        """Say whether a subject that begins at `first` has the word at `at`."""
        word = self.plain[at]
        if at > first and STOP.search(self.gaps[at]):
            return False
        if self.kinds[at] or word in THAT | TO | ASIDE | SAYING | WHO | ADVERBS | MEDIA:
            return False
        before = self.plain[at - 1] if at > first else ""
        if word in IN_NAMES or before in IN_NAMES or self._is_name(word):
            return True
        if before and self._joined(word):
            return True
        kin = word in TITLES or before in TITLES or definite(word)
        kin |= not before and word in HEADS
        return not named and (kin or bool(before) and word.startswith("لل"))

    def _joined(self, word):
        rest = word[1:]
        return word[0] == "و" and (rest[:2] == "ال" or self._is_name(rest))

    def _unknown(self, first, at, stop):
        """Return where up to six words that nobody knows end: new names, if أن follows.

        After a title or a word with ال, other signs may end the subject.
        """
        titled = at > first
        for end in range(at, min(at + 7, stop)):
            over = self.plain[end] in THAT or ":" in self.gaps[end]
            if titled:
                over |= self.plain[end] in TO | ASIDE or bool(
                    COMMA.search(self.gaps[end])
                )
            if end > first and over:
                new = filter(unheard, self.plain[first:end])
                self.names.update(word for word in new if not definite(word))
                return end
            word = self.plain[end]
            odd = end > first and STOP.search(self.gaps[end]) or self.kinds[end]
            if odd or not (unheard(word) or word in IN_NAMES or self._is_name(word)):
                break
        return at

    def _aside(self, at, stop):
        """Return where «في ختام اللقاء» ends, with a word in ال, a name or a pronoun."""
        for end in range(at + 1, min(at + 5, stop)):
            word = self.plain[end]
            if word.endswith(("ه", "ها")) and word != "هذه" or self._is_name(word):
                return end + 1
            if definite(word):
                more = end + 1  # المؤتمر الصحفي أن …, but not: السياق الدور الذي …
                while more < stop and definite(self.plain[more]):
                    more += 1
                told = self.at(more) in THAT | TO
                return more if told else end + 1
        return min(at + 2, stop)

    def _that_after_comma(self, at, stop):
        """Return where speech begins after an aside in commas, or `at` if there is
        none."""
        for place in range(at, min(at + LONGEST + 1, stop)):
            if ":" in self.gaps[place]:
                return place
            if COMMA.search(self.gaps[place]) and self.plain[place] in THAT | SAYING:
                return self.said(place, stop)
            if self.kinds[place]:
                return at
        return at

    def _to_a_name(self, at):
        word = self.plain[at]
        return word[:1] == "ل" and self._is_name(word[1:])

    def _is_name(self, word):
        return word not in NAMED and (word in self.names or proper(word))
