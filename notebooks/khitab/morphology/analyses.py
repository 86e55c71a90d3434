"""Analyse one form of a word, alone and beside its neighbours.

Each form is looked up once, and the answers are kept.
"""

import csv
import re
import unicodedata
from fnmatch import translate
from functools import cache, lru_cache
from typing import NamedTuple

from khitab import arabic
from khitab.morphology import camel, support
from khitab.morphology.lexicon import DATA, read_table
from khitab.morphology.sources import kept, sources


class Analysis(NamedTuple):
    """One analysis of a form. `khitab.morphology.analyse` explains the fields."""

    lemma: str
    lemma_vowelled: str
    lemma_reading: str
    pos: str
    proclitics: str
    enclitics: str
    root: str
    gloss: str
    vowelled: str
    reading: str
    source: str
    spelling: str


def counting(form):
    """Return the analyses of `form` that count, another spelling only if none fits
    better.

    >>> [analysis.pos for analysis in counting("علي")]
    ['noun_prop']
    """
    exact, variants = lookup(form)
    return exact or variants


@kept
def lookup(form):
    """Return the analyses spelt as `form` is, and those spelt in another way.

    The course lexicon is asked first, then each of `khitab.morphology.sources`. The
    first that knows the word answers for it.
    """
    found = _from_course(form)
    for name, look_up in () if found else sources():
        found = [from_camel(entry, name) for entry in look_up(form)]
        if found:
            break
    spelt = {"exact": {}, "variant": {}}
    for each in found:
        key = each.lemma_vowelled, each.pos, each.proclitics
        spelt[each.spelling].setdefault(key, each)
    return tuple(tuple(sorted(part.values(), key=_order)) for part in spelt.values())


def _from_course(form):
    found = []
    for entry in camel.course().analyze(form):
        if entry["source"] in ("lex", "spvar"):
            analysis = from_camel(entry, "course")
            if support.supported(entry, form, analysis):
                found.append(analysis)
    exact = [each for each in found if each.spelling == "exact"]
    return support.without_rivals(exact) + [f for f in found if f.spelling == "variant"]


def guess(form):
    """Guess what an unknown form is, a word without its article or the form itself.

    >>> [(each.lemma, each.source) for each in map(guess, ["والمصنع", "بطاقة"])]
    [('مصنع', 'guess'), ('بطاقة', 'none')]
    """
    proclitics, rest = support.guessed(form) or ("", form)
    reading = latin(proclitics.split("+") if proclitics else (), rest, ())
    letters = arabic.transliterate(rest)
    source, spelling = ("guess", "exact") if proclitics else ("none", "")
    return Analysis(
        rest, rest, letters, "", proclitics, "", "", "", form, reading, source, spelling
    )


def from_camel(entry, source):
    """Return camel-tools' dict of features as an Analysis."""
    segments = entry["d3tok"].split("_")
    before = [segment[:-1] for segment in segments if segment.endswith("+")]
    after = [segment[1:] for segment in segments if segment.startswith("+")]
    word = "".join(s for s in segments if "+" not in s)
    root = (entry.get("root") or "").replace(".", "")
    return Analysis(
        lemma=arabic.form(entry["lex"]),
        lemma_vowelled=canonical(entry["lex"]),
        lemma_reading=latin((), entry["lex"], (), entry["pos"]),
        pos=entry["pos"],
        proclitics="+".join(map(arabic.form, before)),
        enclitics="+".join(map(arabic.form, after)),
        root="" if root == "NTWS" else root,
        gloss=entry["stemgloss"].replace("_", " ").replace(";", "; ").replace("  ", " "),
        vowelled=canonical(entry["diac"]),
        reading=latin(before, word, after, entry["pos"]),
        source=source,
        spelling="variant" if entry["source"] == "spvar" else "exact",
    )


_NAME = re.compile(r"(?:^|-)ʿ?(?!al-)\w")


def canonical(vowelled):
    """Return `vowelled` with its marks in Unicode's order, so that equal means equal."""
    return unicodedata.normalize("NFC", vowelled)


def latin(proclitics, word, enclitics, pos=""):
    """Return a word in Latin letters with hyphens at clitics, as in wa-li-l-irhāb,
    ḥarb-hā.

    After i, ī and ay the pronoun -hu sounds -hi. A name has a capital, as in al-Sīsī.

    >>> latin(["وَ"], "قَطَر", [], "noun_prop")
    'wa-Qaṭar'
    """
    parts = [arabic.transliterate(proclitic) for proclitic in proclitics]
    parts = ["l" if part == "al" and place else part for place, part in enumerate(parts)]
    parts.append(arabic.transliterate(word))
    if pos == "noun_prop" and parts[-1] != "bin":
        parts[-1] = _NAME.sub(lambda start: start.group().upper(), parts[-1])
    for enclitic in map(arabic.transliterate, enclitics):
        after_i = parts[-1].endswith(("i", "ī", "ay")) and enclitic.startswith("hu")
        parts.append("hi" + enclitic[2:] if after_i else enclitic)
    return "-".join(parts)


def _order(analysis):
    """Put fewest clitics first (the article is none), then follow the lexicon.

    Other sources have an order of their own, because they know how often a reading
    occurs.
    """
    if analysis.source != "course":
        return 0, 0
    rank = ranks().get((analysis.lemma_vowelled, analysis.pos), 0)
    return support.clitics(analysis), rank


@cache
def ranks():
    """Return {(vowelled lemma, part of speech): place in the lexicon}."""
    return {(canonical(line.lemma), line.pos): n for n, line in enumerate(read_table())}


# --- Rules of context ----------------------------------------------------------------


class Rule(NamedTuple):
    """A row of data/context.csv, which says what a form is between these neighbours.

    `form`, `before` and `after` hold patterns, one of which must fit (`*` means any
    letters). An empty cell always fits. A part of speech in `before` or `after` fits a
    neighbour that can be nothing else. The first rule that fits decides. `vowelled`, if
    not empty, is how the form sounds there, because a passive is spelt like the active.
    """

    form: tuple
    before: tuple
    after: tuple
    lemma: str
    pos: str
    vowelled: str

    def keep(self, analyses):
        """Return the analyses that the rule allows, or all of them if it allows none."""
        kept = [
            analysis
            for analysis in analyses
            if self.pos in ("", analysis.pos)
            and self.lemma in ("", analysis.lemma_vowelled)
        ]
        if self.vowelled:
            sound = {"vowelled": self.vowelled, "reading": latin((), self.vowelled, ())}
            kept = [analysis._replace(**sound) for analysis in kept]
        return tuple(kept) or analyses


@cache
def _rules():
    with open(DATA / "context.csv", encoding="utf-8", newline="") as file:
        return tuple(
            Rule(
                *(tuple(row[name].split()) for name in ("form", "before", "after")),
                canonical(row["lemma"]),
                row["pos"],
                canonical(row["vowelled"]),
            )
            for row in csv.DictReader(file)
        )


@lru_cache(maxsize=200_000)
def rules_for(form):
    """Return the rules about `form`, in their order."""
    return tuple(rule for rule in _rules() if _fits(rule.form, form))


@kept
def in_context(form, before, after):
    """Return the analyses of `form` that its neighbours allow. None means no neighbour.

    >>> [[a.pos for a in in_context("سلامة", word, None)] for word in ("غسان", "وحدة")]
    [['noun_prop'], ['noun']]
    """
    analyses = counting(form)
    for rule in rules_for(form):
        if _neighbour_fits(rule.before, before) and _neighbour_fits(rule.after, after):
            return rule.keep(analyses)
    return analyses


def _fits(patterns, form):
    return bool(patterns) and _expression(patterns).match(form) is not None


@cache
def _expression(patterns):
    return re.compile("|".join(map(translate, patterns)))


def _neighbour_fits(patterns, form):
    if not patterns:
        return True
    if form is None:
        return False
    tags = {analysis.pos for analysis in counting(form)}
    return _fits(patterns, form) or (len(tags) == 1 and tags <= set(patterns))
