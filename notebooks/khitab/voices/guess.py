"""A first guess at who speaks, from a few patterns of Arabic news; and how good it is.

    [و] verb | subject | (where, to whom) | أن … or إلى، على، عن، ب … or “…” or an object
    [و] verb | spokesman | أن | subject | verb | …      the inner subject speaks
    … مؤكدا / مشيرا إلى أن …                            the speaker of the verb before
    كما شدد على …                                       no subject: the speaker before

The patterns were written with the five texts of the course in view, and what they find
there flatters them: on news of other outlets they name the right speaker much less often,
and take more of the outlet's own words for speech. Annotate some texts of your own and
measure. What they do not see: speech without a word of the list, a subject before its
verb (but after أن), who *he* is when two spoke, where speech ends before its sentence does
(… رغم أن), a quotation that goes on in the next sentence, where a subject ends and an
object begins when both have ال, names that are words of the lexicon as well (خالد).
"""

import re
from typing import NamedTuple

import numpy as np
import pandas as pd

from khitab.voices.reporting import (
    ASIDE,
    BEFORE,
    HAPPENED,
    IN_NAMES,
    NOT,
    SAYING,
    THAT,
    TITLES,
    TO,
    WITH_IT,
    definite,
    proper,
    triggers,
    unhamzated,
    unheard,
)

GUESS = ["doc", "period", "start", "end", "speaker", "trigger", "how", "guess"]
LONGEST = 12  # words that a subject, or an aside after it, may have
COMMA = re.compile("[،,]")
STOP = re.compile(r"[^\s#“”«»\"_]")  # punctuation that ends a subject


def guess_speakers(corpus) -> pd.DataFrame:
    """Return a guess at what is reported speech, and whose: one row a stretch of speech.

    It looks in the paragraphs of a corpus for about forty verbs that report and their
    participles, and for the subject after them. Nothing of it is annotation: `guess` is
    True in every row. How good it is where somebody has annotated, `compare_guess` says.

    Columns: `doc, period`; `start, end`, raw offsets of what is said; `speaker`, the words
    that name the speaker, empty where nobody is named; `trigger`, the word that reports; `how`:
    "verb", "participle", "same speaker" (no subject, so that of before) or "nobody
    named"; `guess`.

    >>> from khitab import load_corpus
    >>> guess = guess_speakers(load_corpus().subset(docs="002"))
    >>> guess[["speaker", "trigger", "how"]].values.tolist()[:2]
    [['', 'التأكيد', 'nobody named'], ['الرئيس المصري', 'أشار', 'verb']]
    """
    if not hasattr(corpus, "tokens"):
        raise ValueError(
            "guess_speakers needs a corpus (what khitab.load_corpus() gives), not "
            f"{type(corpus).__name__}: it reads the punctuation as well."
        )
    tokens = corpus.tokens(layers="paragraph")
    plain = {form: unhamzated(form) for form in tokens["form"].unique()}
    tokens = tokens.assign(plain=tokens["form"].map(plain))
    places = ["doc", "sentence"]
    wanted = tokens[tokens["plain"].isin(list(triggers()))][places].drop_duplicates()
    near, names, rows = tokens.merge(wanted, on=places), set(), []
    for _ in range(2):  # names learnt in the first round tell where other subjects end
        rows = []
        for doc, words in near.groupby("doc", sort=False):
            rows += _Reading(words, corpus.text(doc), names).rows()
    return pd.DataFrame(rows, columns=GUESS[:-1]).assign(guess=True)


class _Report(NamedTuple):
    at: int  # the trigger
    lead: int  # where the report begins, with كما or ومن جانبه
    start: int  # where what is said begins
    speaker: str
    how: str


class _Reading:
    """The sentences of one text that hold a trigger, read from first to last."""

    def __init__(self, words, text, names):
        self.place = words["doc"].iloc[0], words["period"].iloc[0]
        self.names = names
        self.plain, self.tokens = words["plain"].tolist(), words["token"].tolist()
        self.starts, self.ends = words["start"].tolist(), words["end"].tolist()
        spans = zip([self.starts[0], *self.ends], self.starts)
        self.gaps = [text[end:start] for end, start in spans]  # what stands before a word
        sentence = words["sentence"].to_numpy()
        self.stops = np.searchsorted(sentence, sentence, side="right").tolist()
        known = [triggers().get(word, (None, False)) for word in self.plain]
        self.kinds, self.waits = zip(*known)

    def rows(self):
        """Yield the rows of the guess: what is said ends where the next report begins."""
        reports = list(self._reports())
        nexts = [*(report.lead for report in reports[1:]), len(self.plain)]
        for report, lead in zip(reports, nexts):
            stop = min(self.stops[report.at], lead)
            if report.start < stop:
                span = self.starts[report.start], self.ends[stop - 1]
                trigger = self.tokens[report.at]
                yield *self.place, *span, report.speaker, trigger, report.how

    def _reports(self):
        last, inner = None, {}
        for at, kind in enumerate(self.kinds):
            report = self._report(at, kind, last, inner.get(at)) if kind else None
            if report:
                yield report
                last, inner = report, self._inner(report.start)

    def _report(self, at, kind, last, inner):
        """Return the report that the trigger at a word makes, if it makes one."""
        lead, after, speaker, how = self._lead(at), at + 1, "", "verb"
        if kind == "present" and at and self.plain[at - 1] in NOT:
            return None
        if inner:
            lead, speaker = inner
        elif kind == "masdar":
            if not HAPPENED & set(self.plain[max(at - 3, 0) : at]):
                return None
            how = "nobody named"
        elif kind == "participle":
            how = "participle"
            if last and self.stops[last.at] == self.stops[at]:
                speaker = last.speaker
        elif kind == "quoting":
            if self._at(after) != "عن":
                return None
            after, speaker = self._subject(after + 1)
            said = (k for k in range(after, self.stops[at]) if self.plain[k] in SAYING)
            after = next(said, after)
        else:
            after, speaker = self._subject(after)
            if not speaker and kind == "present":
                return None  # يشار إلى أن، يذكر أن: nobody says it
            if not speaker:
                speaker, how = last.speaker if last else "", "same speaker"
        start = self._said(after, self.stops[at])
        if self.waits[at] and how != "participle":
            start = self._that(after, self.stops[at], start)
        return _Report(at, lead, start, speaker, how)

    def _that(self, at, stop, otherwise):
        """Return where speech begins if أن or a colon comes before another report."""
        for place in range(at, min(at + 3 * LONGEST, stop)):
            if self.plain[place] in THAT or ":" in self.gaps[place]:
                return self._said(place, stop)
            if self.kinds[place]:
                break
        return otherwise

    def _lead(self, at):
        while at and self.plain[at - 1] in BEFORE and not self.gaps[at].strip():
            at -= 1
        return at

    def _subject(self, at):
        """Return where the subject that begins at a word ends, and the subject."""
        stop = self.stops[at] if at < len(self.plain) else at
        if at < stop and ":" in self.gaps[at]:
            return at, ""
        if at < stop and self.plain[at] in WITH_IT:
            at += 1
        end, named = at, False
        while end < min(stop, at + LONGEST) and self._goes_on(at, end, named):
            joined = end > at and self._joined(self.plain[end])
            named = not joined and (named or self._is_name(self.plain[end]))
            end += 1
        end = self._unknown(at, end, stop)
        return end, " ".join(self.tokens[at:end])

    def _goes_on(self, first, at, named):
        """Say whether a subject that begins at `first` has the word at `at`."""
        word = self.plain[at]
        if at > first and STOP.search(self.gaps[at]):
            return False
        if self.kinds[at] or word in THAT | TO | ASIDE | SAYING:
            return False
        before = self.plain[at - 1] if at > first else ""
        if word in IN_NAMES or before in IN_NAMES or self._is_name(word):
            return True
        if before and self._joined(word):
            return True
        kin = word in TITLES or before in TITLES or definite(word)
        return not named and (kin or bool(before) and word.startswith("لل"))

    def _joined(self, word):
        rest = word[1:]
        return word[0] == "و" and (rest[:2] == "ال" or self._is_name(rest))

    def _unknown(self, first, at, stop):
        """Return where up to six words that nobody knows end: new names, if أن follows.

        After a title or a word with ال, other signs will do that the subject is over.
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

    def _said(self, at, stop):
        """Return where speech begins: after أن, a colon or قوله, or after an aside."""
        while at < stop:
            word, after = self.plain[at], self._at(at + 1)
            if word in THAT | SAYING:
                return self._said(at + 1, stop) if after in THAT else at + 1
            if ":" in self.gaps[at] or word in TO and after not in THAT:
                return at
            if word in TO:
                at += 1
            elif COMMA.search(self.gaps[at]):
                return self._that_after_comma(at, stop)
            elif word in ASIDE:
                at = self._aside(at, stop)
            elif word in WITH_IT or after in SAYING or self._to_a_name(word):
                at += 1
            else:
                return at
        return at

    def _aside(self, at, stop):
        """Return where «في ختام اللقاء» ends: with a word in ال, a name or a pronoun."""
        for end in range(at + 1, min(at + 5, stop)):
            word = self.plain[end]
            if word.endswith(("ه", "ها")) and word != "هذه" or self._is_name(word):
                return end + 1
            if definite(word):
                more = end + 1  # المؤتمر الصحفي أن …, but not: السياق الدور الذي …
                while more < stop and definite(self.plain[more]):
                    more += 1
                told = self._at(more) in THAT | TO
                return more if told else end + 1
        return min(at + 2, stop)

    def _that_after_comma(self, at, stop):
        """Return where speech begins after an aside in commas; if there is none, `at`."""
        for place in range(at, min(at + LONGEST + 1, stop)):
            if ":" in self.gaps[place]:
                return place
            if COMMA.search(self.gaps[place]) and self.plain[place] in THAT | SAYING:
                return self._said(place, stop)
            if self.kinds[place]:
                return at
        return at

    def _inner(self, start):
        """Return {verb: (where its subject begins, subject)} if they follow أن."""
        if start == len(self.plain) or self.plain[start - 1] not in THAT:
            return {}
        end, name = self._subject(start)
        if name and end < self.stops[start] and self.kinds[end] == "past":
            return {end: (start, name)}
        return {}

    def _to_a_name(self, word):
        return word[:1] == "ل" and self._is_name(word[1:])

    def _is_name(self, word):
        return word in self.names or proper(word)

    def _at(self, place):
        return self.plain[place] if place < len(self.plain) else ""
