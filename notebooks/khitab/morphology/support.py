"""Decide which readings of the course lexicon count as facts, and make guesses.

A lexicon of a few hundred lemmas lacks most rivals of a reading. It took the و of وصف
for "and", because it has صف and not وصف. So a reading must have support.

* **Spelling.** A writer leaves marks out (اخبار, وزاره, المصرى) or puts a hamza on an
  alif that begins a stem (الإتحاد). These are variants. No writer adds a mark, so خطأ is
  no form of خط, nor قوي of قوى, nor أعداد of إعداد.
* **Short stems.** What is left of an open-class word without its clitics has three
  letters or more. Two are enough after the article (بالحق) or before ها and هم (حقهم),
  and `SHORT` lists other exceptions.
* **Closed classes.** They are complete, so لكن is "but", not "for you", and بذلك "by that".

A guess cuts off the article if the rest has the shape of a singular (`guessed`). It
looks at the word only, so the same word has the same lemma in every table.
"""

import re

from khitab import arabic
from khitab.morphology.lexicon import normalize

OPEN = {"noun", "noun_prop", "adj", "adj_comp", "verb"}
# (letter of the lexicon, letter of the form): what a writer may leave out.
LEFT_OUT = {"أا", "إا", "آا", "آأ", "ةه"}
SHORT = {("و", "تم"), ("و", "رد"), ("", "كان")}
_ARTICLE = re.compile("([وف]?)(لل|[بك]?ال)(.{3,})")
# Three letters, with ة or without; nisba; four letters and patterns that no plural has.
_SINGULAR = re.compile(
    "...|.{3,}ي|.{2,3}ة|..[^اوى][^اى]"
    "|(ت..ي|ت.ا.|م..و|م[^ا][^ا].|إ..ا|ا.ت.ا|ان..ا|است..ا)[^ةىت]"
)


def supported(entry, form, analysis):
    """Say whether a reading (camel-tools' `entry`, its `analysis`) has support."""
    if form.endswith("ة") and analysis.enclitics:
        return False  # وردة, a rose, is no way to write "and he answered him"
    if analysis.spelling == "variant" and not _left_out(analysis, form):
        return False
    return analysis.pos not in OPEN or _long_enough(entry, analysis)


def _long_enough(entry, analysis):
    """Say whether enough letters of an open-class word are left without its clitics."""
    before, after = analysis.proclitics, analysis.enclitics
    length, kind = len(normalize(entry["stem"])), entry["stemcat"].rpartition(".")[2]
    person = arabic.form(analysis.vowelled)[_start(analysis)] if kind[:2] == "iv" else ""
    cut = before or after or person in ("أ", "ن")  # no نصر is "let us …", no أمر "I pass"
    if not cut or "ال" in before or (before, analysis.lemma) in SHORT:
        return True
    if before[:1] in ("ف", "ك") and analysis.pos != "verb":
        return length > 3  # فقيد, كبار
    if person in ("ي", "ت") and before[:1] != "ف":
        length += 1  # the letter of the person belongs to it: ويقي
    if kind == "ة" and before in ("", "ب", "ل"):
        length += 1  # بقوة
    return length > 2 or (after in ("ها", "هم", "هما") and not (before or person))


def _left_out(analysis, form):
    """Say whether the form is the reading with marks left out, or a misprint listed."""
    full = arabic.form(analysis.vowelled)
    if normalize(full) != normalize(form):
        return True
    start = _start(analysis)
    if len(full) - start < 3:
        return False
    nisba = "ال" in analysis.proclitics or len(full) - start > 4  # المصرى, but not رأى
    pairs = [(place, a, b) for place, (a, b) in enumerate(zip(full, form)) if a != b]
    return all(
        a + b in LEFT_OUT
        or (a + b == "يى" and analysis.pos != "verb" and nisba)
        or (a == "ا" and b in "أإ" and place == start)
        or (a + b == "ىي" and analysis.pos not in OPEN)
        for place, a, b in pairs
    )


def _start(analysis):
    """Return how many letters the proclitics have (لل is ل and ال)."""
    return len(analysis.proclitics.replace("+", "").replace("لال", "لل"))


def clitics(analysis):
    """Return how many clitics a reading needs, not counting the article."""
    parts = [*analysis.proclitics.split("+"), *analysis.enclitics.split("+")]
    return sum(part not in ("", "ال") for part in parts)


def without_rivals(analyses):
    """Return the readings without those that cut up a word of a closed class.

    If a reading of a closed class needs fewer clitics, readings with a pronoun go (لكن).
    Readings of an open class go even if it needs as many (بذلك).
    """
    closed = [clitics(each) for each in analyses if each.pos not in OPEN]
    if not closed:
        return analyses
    fewest = min(closed)
    return [
        each
        for each in analyses
        if clitics(each) < max(fewest, 1)
        or (each.pos not in OPEN and (clitics(each) == fewest or not each.enclitics))
    ]


def guessed(form):
    """Return the proclitics and the rest of a word that the lexicon lacks, or None.

    >>> guessed("والمصنع"), guessed("المدارس"), guessed("بطاقة")
    (('و+ال', 'مصنع'), None, None)
    """
    found = _ARTICLE.fullmatch(form)
    if not found or not _SINGULAR.fullmatch(found[3]):
        return None
    article = (
        "ل+ال" if found[2] == "لل" else "+".join(filter(None, [found[2][:-2], "ال"]))
    )
    return "+".join(filter(None, [found[1], article])), found[3]
