"""A few patterns of Arabic news give a first guess at who speaks.

    [و] verb | subject | (where, to whom) | أن … or إلى، على، عن، ب … or “…” or an object
    [و] verb | spokesman | أن | subject | verb | …      the inner subject speaks
    … مؤكدا / مشيرا إلى أن …                            the speaker of the verb before
    كما شدد على …                                       no subject: the speaker before
    “…”، قال | subject                                  the quotation comes first
    وفقا ل، بحسب، نقلا عن | source                      what comes before it, or after

A subject that cannot be read is "unknown", never the speaker before.

The patterns were written for the five texts, and look better there than elsewhere. On
other news they name the right speaker less often, and take more of the outlet's own
words for speech. Annotate some texts of your own and measure. They miss speech without a
word of the list, who *he* is when two spoke, where speech ends before its sentence does
(… رغم أن), a quotation that goes on in the next sentence, where subject and object meet
if both have ال, and, without أن, names that the lexicon knows as words (خالد).
"""

import re
from typing import NamedTuple

import pandas as pd

from khitab.voices.reporting import (
    BEFORE,
    HAPPENED,
    NOT,
    SAYING,
    THAT,
    WAS,
    triggers,
    unhamzated,
)
from khitab.voices.subjects import COMMA, OPENED, STOP, Words

GUESS = ["doc", "period", "start", "end", "speaker", "trigger", "how", "guess"]
QUOTED = re.compile(r"(?:«([^«»]+)»|“([^“”]+)”|\"([^\"]+)\")[\s،,.!؟]*$")
PASSIVE = re.compile("[وف]?َ?.ُ")  # ذُكر أن: nobody says it


def guess_speakers(corpus) -> pd.DataFrame:
    """Return a guess at what is reported speech and whose, one row per stretch of speech.

    It looks in the paragraphs for about forty verbs that report and their participles,
    for وفقا ل and similar phrases, and for the subject after them. None of it is
    annotation, so `guess` is True in every row. `compare_guess` says how good it is
    where somebody annotated.

    Columns: `doc, period`, the raw offsets `start, end` of what is said, `speaker` (the
    words that name the speaker, empty if nobody is named or the name cannot be read),
    `trigger` (the word that reports), `how` and `guess`. `how` is "verb", "participle",
    "source" (وفقا ل), "same speaker" (no subject, so the speaker before), "unknown" (a
    subject that cannot be read) or "nobody named".

    Raises ValueError for anything but a corpus.

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
    gender: str = ""  # of the verb: "f", "m" or "p" (two or more)
    span: tuple = ()  # raw offsets, where what is said comes before


class _Reading(Words):
    """The sentences of one text that hold a trigger, read from first to last."""

    def rows(self):
        """Yield the rows of the guess. Speech ends where the next report begins."""
        reports = list(self._reports())
        nexts = [*(report.lead for report in reports[1:]), len(self.plain)]
        for report, lead in zip(reports, nexts):
            stop = min(self.stops[report.at], lead)
            if report.span or report.start < stop:
                span = report.span or (self.starts[report.start], self.ends[stop - 1])
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
        gender, stop = self.genders[at], self.stops[at]
        if kind == "source":
            return self._source(at, last)
        if kind == "present" and at and self.plain[at - 1] in NOT:
            return None
        if inner:
            lead, speaker = inner
        elif kind == "masdar":
            if not HAPPENED & set(self.plain[max(at - 3, 0) : at]):
                return None
            how = "nobody named"
        elif kind == "nobody" or kind == "past" and PASSIVE.match(self.tokens[at]):
            if self.at(after) not in THAT:
                return None
            how = "nobody named"
        elif kind == "participle":
            how = "participle"
            if last and self.stops[last.at] == stop:
                speaker, gender = last.speaker, last.gender
        elif kind == "quoting":
            after = after if self.at(after) == "عن" else self.subject(after)[0]
            if self.at(after) != "عن":
                return None
            after, speaker = self.subject(after + 1, waits=True)
            how = "verb" if speaker else "unknown"
            said = (k for k in range(after, stop) if self.plain[k] in SAYING)
            after = next(said, after)
        else:
            after, speaker = self.subject(after, self.waits[at])
            behind = self._behind(at, after, last)
            if behind:
                return behind
            if kind == "clitic" and (not speaker or self.that(after, stop) is None):
                return None
            if not speaker:
                speaker, how = self._nobody(at, lead, kind, last)
                if not how:
                    return None  # يشار إلى أن، يذكر أن: nobody says it
        warned = self.at(after) == "من" and "حذر" in self.plain[at]
        start = after if warned else self.said(after, stop)
        if self.waits[at] and how != "participle":
            start = self.that(after, stop, start)
        return _Report(at, lead, start, speaker, how, gender)

    def _nobody(self, at, lead, kind, last):
        """Return who speaks, and how we know, if no subject was read after the verb."""
        first, silent = self.firsts[at], self.silent(at + 1)
        if silent and first < lead == at:  # الوزير قال إن، وكان الوزير قد قال إن
            first, verb = (
                first + (self.plain[first] in WAS),
                at - (self.at(at - 1) == "قد"),
            )
            end, speaker = self.subject(first)
            if first < end == verb and self.somebody(first):
                return speaker, "verb"
        if kind == "present":
            return "", "" if silent else "unknown"
        loose = lead == at > self.firsts[at] and not STOP.search(self.gaps[at])
        apart = loose and self.plain[at][0] not in "وف"
        if not silent or apart or last and not self._agrees(at, last):
            return "", "unknown"
        return last.speaker if last else "", "same speaker"

    def _agrees(self, at, last):
        """Say whether a verb without a subject can belong to the speaker before."""
        gender, many = self.genders[at], " و" in last.speaker
        if gender == "p":
            head = last.speaker.split(" ")[0]
            return many or not head or head.endswith(("ون", "ين", "ان", "ات"))
        return not last.gender or last.gender == "p" or gender == last.gender

    def _behind(self, at, after, last):
        """Return the report of a verb after its quotation, as in “سنرد”، قال نتنياهو."""
        lead, stop = at - (at > 0 and self.plain[at - 1] == "كما"), self.stops[at]
        quoted = QUOTED.search(self.text[: self.starts[lead]])
        if not quoted or self.plain[at][0] in "وف" or not self._is_free(quoted, last):
            return None
        apart = COMMA.search(quoted[0], quoted.end(quoted.lastindex) - quoted.start())
        if not apart and quoted.start() > self.starts[self.firsts[lead]]:
            return None  # a name in quotation marks: في صحيفة «الصباح» أكد …
        if self.that(at + 1, stop) is not None:
            return None
        if any(OPENED.search(self.gaps[k]) for k in range(at + 1, stop)):
            return None
        end = max(after, self.stretch(at + 1)) if at + 1 < stop else at + 1
        speaker = " ".join(self.tokens[at + 1 : end])
        span = quoted.span(quoted.lastindex)
        span = span[0], span[0] + len(quoted[quoted.lastindex].rstrip(" .،,"))
        how, gender = ("verb" if speaker else "unknown"), self.genders[at]
        return _Report(at, at, stop, speaker, how, gender, span)

    def _is_free(self, quoted, last):
        """Say whether no report before reaches into a quotation."""
        return not last or self.ends[self.stops[last.at] - 1] <= quoted.start()

    def _source(self, at, last):
        """Return the report of وفقا ل, بحسب, نقلا عن and a name, if it is one."""
        first, stop, name = self.firsts[at], self.stops[at], at + 1
        if last and self.firsts[last.at] == first or name >= stop:
            return None
        word = self.plain[name]
        if self.plain[at].endswith("وفقا"):
            if word[0] != "ل":
                return None
            cut = {"لل": "ال"}.get(word[:2], "")
            self.plain[name] = cut + word[1 + bool(cut) :]
            self.tokens[name] = cut + self.tokens[name][1 + bool(cut) :]
        elif self.plain[at].endswith("نقلا"):
            name += 1
            if word != "عن" or name >= stop:
                return None
        if not self.somebody(name):
            return None
        end = self.stretch(name)
        if end < stop and not COMMA.search(self.gaps[end]):
            end = max(self.subject(name)[0], name + 1)
        speaker = " ".join(self.tokens[name:end])
        if self._lead(at) > first:
            span = self.starts[first], self.ends[at - 1]
            return _Report(at, at, stop, speaker, "source", span=span)
        start = end + (self.at(end) in THAT | {"فان", "فانه", "فانها"})
        return _Report(at, at, start, speaker, "source")

    def _lead(self, at):
        while at and self.plain[at - 1] in BEFORE and not self.gaps[at].strip():
            at -= 1
        return at

    def _inner(self, start):
        """Return {verb: (where its subject begins, subject)} if they follow أن."""
        if not 0 < start < len(self.plain) or self.plain[start - 1] not in THAT:
            return {}
        end, name = self.subject(start)
        if name and end < self.stops[start] and self.kinds[end] == "past":
            return {end: (start, name)}
        return {}
