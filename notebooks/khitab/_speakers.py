"""A first guess at who speaks, from a few patterns of Arabic news; and how good it is.

    [و] verb | subject | (where, to whom) | أن … or إلى، على، عن، ب … or “…” or an object
    [و] verb | spokesman | أن | subject | verb | …      the inner subject speaks
    … مؤكدا / مشيرا إلى أن …                            the speaker of the verb before
    كما شدد على …                                       no subject: the speaker before

The patterns were written with the five texts of the course in view. What they do not see:
speech without a word of the list, a subject before its verb (but after أن), who *he* is
when two men spoke, a quotation that goes on in the next sentence, where a subject ends and
an object begins when both are nouns with ال and nothing stands between them.
"""

import re
from functools import cache, lru_cache

import numpy as np
import pandas as pd

from khitab import _analyses, arabic
from khitab._tables import require

GUESS = ["doc", "period", "start", "end", "speaker", "trigger", "how", "guess"]
MEASURES = [
    "level", "doc", "n_tokens", "reported", "guessed", "both", "precision", "recall",
    "right", "right_share",
]  # fmt: skip
LONGEST = 12  # words that a subject, or an aside after it, may have

# Past, present, participle (without its ending); «-» where a form means something else.
VERBS = """
قال يقول قائل · أكد يؤكد مؤكد · أضاف يضيف مضيف · أوضح يوضح موضح · أشار يشير مشير
شدد يشدد مشدد · صرح يصرح مصرح · ذكر يذكر - · اعتبر يعتبر معتبر · جدد يجدد مجدد
أعرب يعرب معرب · استعرض يستعرض مستعرض · لفت يلفت لافت · نوه ينوه منوه
أشاد يشيد مشيد · ثمن يثمن مثمن · هنأ يهنئ مهنئ · أعلن يعلن معلن · كشف يكشف كاشف
أفاد يفيد مفيد · حذر يحذر محذر · دعا يدعو داعي · طالب يطالب مطالب · نفى ينفي نافي
زعم يزعم زاعم · تابع يتابع متابع · أكمل يكمل مكمل · أردف يردف مردف · رأى يرى -
وصف يصف واصف · انتقد ينتقد منتقد · تعهد يتعهد متعهد · أبدى يبدي مبدي · رد يرد -
أدان يدين - · رحب يرحب مرحب · - يعبر معبر · عرض - - · نقل - -
"""
MASDARS = "التأكيد التوافق الاتفاق التشديد"  # after تم: nobody is named who says it
THAT = "أن إن بأن بإن أنه إنه بأنه أنها إنها بأنها وأن وإن"
SAYING = "قوله قولها بقوله بقولها بالقول"
TO = "إلى على عن"  # what is said may begin with one of these
ASIDE = "خلال في عقب بعد قبل من مع أمام لدى حول"  # where and when
WITH_IT = "فيه فيها عليه عليها عنه عنها له لها"
BEFORE = "كما حيث من ومن جانبه جانبها بدوره وبدوره بدورها"
TITLES = """
رئيس وزير قائد متحدث ناطق مسؤول مسئول مصدر بيان صحيفة قناة وكالة نائب سفير عضو أمين
مستشار مدير مبعوث مندوب حكومة وزارة رئاسة مفوض باسم قيادة
"""
IN_NAMES = "أبو عبد بن آل"
HAPPENED = "تم وتم يتم وتمت جرى شهد وشهد"
STOP = re.compile(r"[^\s#“”«»\"_]")  # punctuation that ends a subject


def guess_speakers(corpus) -> pd.DataFrame:
    """Return a guess at what is reported speech, and whose: one row a stretch of speech.

    It looks in the paragraphs of a corpus for about forty verbs that report and their
    participles, and for the subject after them. Nothing of it is annotation: `guess` is
    True in every row. How good it is where somebody has annotated, `compare_guess` says.

    Columns: `doc, period`; `start, end`, raw offsets of what is said; `speaker`, the words
    that name him, empty where nobody is named; `trigger`, the word that reports; `how`:
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
    plain = {form: _plain(form) for form in tokens["form"].unique()}
    tokens = tokens.assign(plain=tokens["form"].map(plain))
    places = ["doc", "sentence"]
    wanted = tokens[tokens["plain"].isin(list(_triggers()))][places].drop_duplicates()
    near, names, rows = tokens.merge(wanted, on=places), set(), []
    for _ in range(2):  # names learnt in the first round tell where other subjects end
        rows = []
        for doc, words in near.groupby("doc", sort=False):
            rows += _Reading(words, corpus.text(doc), names).rows()
    return pd.DataFrame(rows, columns=GUESS[:-1]).assign(guess=True)


def compare_guess(said, guess, names=None) -> pd.DataFrame:
    """Return how far a guess agrees with annotation, token by token.

    `said`: what `who_says` gives of the annotated spans; `guess`: what `guess_speakers`
    gives. `names`: {what a guessed name contains: the annotated speaker}, such as
    {"شكري": "Shoukry"}; the longest that fits counts.

    Returns a DataFrame, a row a text and one for all (`level` "text" or "all"; `doc`):
    of `n_tokens`, `reported` are annotated as somebody's who is not the outlet, `guessed`
    are said by the guess to be reported, `both` are both. `precision` = both / guessed,
    `recall` = both / reported. `right`: how many of `both` have the right speaker, and
    `right_share` of them (without `names`: missing).

    Raises ValueError: a missing column, what is no guess.

    >>> said = pd.DataFrame({"doc": "a", "start": [0, 4, 9], "end": [3, 8, 12]})
    >>> said = said.assign(voice=["outlet", "egypt", "egypt"], speaker="Shoukry")
    >>> row = {"doc": "a", "start": 9, "end": 12, "speaker": "شكري", "guess": True}
    >>> table = compare_guess(said, pd.DataFrame([row]), {"شكري": "Shoukry"})
    >>> table[["reported", "both", "precision", "recall", "right"]].values.tolist()[0]
    [2.0, 1.0, 1.0, 0.5, 1.0]
    """
    require(said, ["doc", "start", "end", "voice", "speaker"], "compare_guess")
    require(guess, ["doc", "start", "end", "speaker", "guess"], "compare_guess")
    number = _rows_of(said, guess)
    guessed = number >= 0
    reported = (said["voice"] != "outlet").to_numpy()
    table = pd.DataFrame({"doc": said["doc"].to_numpy(object), "n_tokens": 1})
    table["reported"], table["guessed"] = reported.astype(int), guessed.astype(int)
    table["both"] = (reported & guessed).astype(int)
    whose = [_speaker(name, names or {}) for name in guess["speaker"]]
    mine = np.array([*whose, None], dtype=object)[number]
    table["right"] = table["both"] * (mine == said["speaker"].to_numpy(object))
    texts = table.groupby("doc", sort=False).sum().reset_index().assign(level="text")
    everything = texts.drop(columns=["doc", "level"]).sum().to_frame().T
    table = pd.concat([texts, everything.assign(doc="", level="all")], ignore_index=True)
    table["precision"] = table["both"] / table["guessed"].where(table["guessed"] > 0)
    table["recall"] = table["both"] / table["reported"].where(table["reported"] > 0)
    table["right_share"] = table["right"] / table["both"].where(table["both"] > 0)
    if names is None:
        table = table.assign(right=np.nan, right_share=np.nan)
    return table[MEASURES]


class _Reading:
    """The sentences of one text that hold a trigger, read from first to last."""

    def __init__(self, words, text, names):
        self.words, self.names = words, names
        self.plain, self.tokens = words["plain"].tolist(), words["token"].tolist()
        self.starts, self.ends = words["start"].tolist(), words["end"].tolist()
        spans = zip([self.starts[0], *self.ends], self.starts)
        self.gaps = [text[end:start] for end, start in spans]
        sentence = words["sentence"].to_numpy()
        last = np.searchsorted(sentence, sentence, side="right")
        self.stops = last.tolist()  # where the sentence of each word ends
        self.kinds = [_triggers().get(word) for word in self.plain]

    def rows(self):
        """Return the rows of the guess: what is said ends where the next report begins."""
        events, inner = [], {}
        speaker, sentence = "", None
        for at, kind in enumerate(self.kinds):
            if kind is None:
                continue
            same = sentence == self.stops[at]
            event = self._event(at, kind, inner.get(at), speaker, same)
            if event:
                events.append(event)
                _, start, speaker, _, _ = event
                sentence = self.stops[at]
                inner.update(self._inner(start))
        docs, periods = self.words["doc"].iloc[0], self.words["period"].iloc[0]
        found = []
        for place, (at, start, speaker, _, how) in enumerate(events):
            stop = self.stops[at]
            if place + 1 < len(events):
                stop = min(stop, events[place + 1][3])
            if start < stop:
                span = (self.starts[start], self.ends[stop - 1])
                found.append((docs, periods, *span, speaker, self.tokens[at], how))
        return found

    def _event(self, at, kind, inner, last, same_sentence):
        """Return trigger, where speech begins, speaker, where the report begins, how."""
        lead = at
        while lead and self.plain[lead - 1] in _set(BEFORE) and not self.gaps[lead].strip():
            lead -= 1
        after, name, how = at + 1, "", "verb"
        if inner:
            name, lead = inner[0], inner[1]
        elif kind == "masdar":
            if not _set(HAPPENED) & set(self.plain[max(at - 3, 0) : at]):
                return None
            how = "nobody named"
        elif kind == "participle":
            name, how = (last if same_sentence else ""), "participle"
        elif kind == "quoting":  # نقل عن
            if self._at(after) != "عن":
                return None
            after, name = self._subject(after + 1)
            quoted = [k for k in range(after, self.stops[at]) if self.plain[k] in _set(SAYING)]
            after = next(iter(quoted), after)
        else:
            after, name = self._subject(after)
            if not name and kind == "present":
                return None  # يشار إلى أن، يذكر أن: nobody says it
            if not name:
                name, how = last, "same speaker"
        start = self._said(after, self.stops[at])
        return at, start, name, lead, how

    def _subject(self, at):
        """Return where the subject that begins at a word ends, and the subject."""
        stop = self.stops[at] if at < len(self.plain) else at
        if at < stop and self.plain[at] in _set(WITH_IT):
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
        if self.kinds[at] or word in _set(THAT) | _set(TO) | _set(ASIDE) | _set(SAYING):
            return False
        before = self.plain[at - 1] if at > first else ""
        if word in _set(IN_NAMES) or before in _set(IN_NAMES) or self._is_name(word):
            return True
        if before and self._joined(word):
            return True
        kin = word in _set(TITLES) or before in _set(TITLES) or _definite(word)
        return not named and (kin or bool(before) and word.startswith("لل"))

    def _joined(self, word):
        rest = word[1:]
        return word[0] == "و" and (rest[:2] == "ال" or self._is_name(rest))

    def _unknown(self, first, at, stop):
        """Return where up to three words that nobody knows end: new names, if أن follows.

        After a title إلى or على will do, for it is clear that a person is named.
        """
        told = _set(THAT) | _set(TO) if at > first else _set(THAT)
        for end in range(at, min(at + 4, stop)):
            if end > first and (self.plain[end] in told or ":" in self.gaps[end]):
                self.names.update(filter(_unheard, self.plain[first:end]))
                return end
            odd = end > first and STOP.search(self.gaps[end]) or self.kinds[end]
            if odd or not _unheard(self.plain[end]):
                break
        return at

    def _said(self, at, stop):
        """Return where speech begins: after أن, a colon or قوله; or after what stands around."""
        while at < stop:
            word, after = self.plain[at], self._at(at + 1)
            if word in _set(THAT) | _set(SAYING):
                return self._said(at + 1, stop) if after in _set(THAT) else at + 1
            if ":" in self.gaps[at] or word in _set(TO) and after not in _set(THAT):
                return at
            if word in _set(TO):
                at += 1
            elif "،" in self.gaps[at] or "," in self.gaps[at]:
                return self._that_after_comma(at, stop)
            elif word in _set(ASIDE):
                at = self._aside(at, stop)
            elif word in _set(WITH_IT) or word[:1] == "ل" and self._is_name(word[1:]):
                at += 1
            else:
                return self._that_after_comma(at, stop) if after in _set(SAYING) else at
        return at

    def _aside(self, at, stop):
        """Return where «في ختام اللقاء» ends: with a word in ال, a name or a pronoun."""
        for end in range(at + 1, min(at + 5, stop)):
            word = self.plain[end]
            if word.endswith(("ه", "ها")) or self._is_name(word):
                return end + 1
            if _definite(word):
                more = end + 1  # المؤتمر الصحفي أن …, but not: السياق الدور الذي …
                while more < stop and _definite(self.plain[more]):
                    more += 1
                told = self._at(more) in _set(THAT) | _set(TO)
                return more if told else end + 1
        return min(at + 2, stop)

    def _that_after_comma(self, at, stop):
        """Return where speech begins after an aside in commas; if there is none, `at`."""
        for place in range(at, min(at + LONGEST, stop)):
            comma = "،" in self.gaps[place] or "," in self.gaps[place]
            if ":" in self.gaps[place]:
                return place
            if comma and self.plain[place] in _set(THAT) | _set(SAYING):
                return self._said(place, stop)
            if self.kinds[place]:
                return at
        return at

    def _inner(self, start):
        """Return {trigger: (subject, where it begins)} if أن, a subject and a verb follow."""
        if not 0 < start < len(self.plain) or self.plain[start - 1] not in _set(THAT):
            return {}
        end, name = self._subject(start)
        if name and end < self.stops[start] and self.kinds[end] == "past":
            return {end: (name, start)}
        return {}

    def _is_name(self, word):
        return word in self.names or _proper(word)

    def _at(self, place):
        return self.plain[place] if place < len(self.plain) else ""


def _plain(form):
    return arabic.unify_alef(form)


@cache
def _set(words):
    return frozenset(map(_plain, words.split()))


@cache
def _triggers():
    """Return {form: "past", "present", "participle", "quoting" or "masdar"}."""
    found = {}
    for entry in VERBS.replace("\n", " · ").split("·"):
        for stem, kind in zip(entry.split(), ("past", "present", "participle")):
            stem, kind = _plain(stem), "quoting" if stem == "نقل" else kind
            forms = {
                "participle": [stem + end for end in ("ا", "ة", "ين")],
                "present": [stem, "ت" + stem[1:], stem + "ان", stem + "ون"],
            }.get(kind, [stem + end for end in ("", "ت", "ا", "تا", "وا")])
            if stem != "-":
                found |= {before + form: kind for form in forms for before in ("", "و", "ف")}
    return found | {_plain(word): "masdar" for word in MASDARS.split()}


@lru_cache(maxsize=200_000)
def _proper(word):
    """Say whether the lexicon knows a word as a name, and as nothing else."""
    known = _analyses.counting(word)
    return bool(known) and all(
        found.pos == "noun_prop" and found.proclitics in ("", "ال") for found in known
    )


@lru_cache(maxsize=200_000)
def _unheard(word):
    return not _analyses.counting(word)


@lru_cache(maxsize=200_000)
def _definite(word):
    """Say whether a word begins with the article (التزام does not)."""
    known = _analyses.counting(word)
    if known:
        return any(found.proclitics == "ال" for found in known)
    return word.startswith("ال")


def _rows_of(said, guess):
    """Return for each token the row of the guess that it lies in, or -1."""
    from khitab.voices import _words

    number = np.full(len(said), -1)
    first, last = _words(said.assign(token=""), guess)
    for row, span in enumerate(zip(first, last)):
        number[slice(*span)] = row
    return number


def _speaker(guessed, names):
    """Return whom a guessed name means: by the longest of `names` that stands in it."""
    fitting = [name for name in names if name == guessed or name and name in guessed]
    return names[max(fitting, key=len)] if fitting else guessed
