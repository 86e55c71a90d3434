"""Every form of a word: lemma, part of speech, clitics.

camel-tools' Analyzer (Obeid et al. 2020, LREC) runs on the course lexicon, which has
every word of the five texts. Words that it lacks are looked up in CALIMA, if the user has
installed that; what is left is split from its clitics where the rest stands in the same
table on its own. The column `source` says which: `course`, `calima`, `guess`, `none`.

A word has several analyses. `data/context.csv`, a short table, says which of them its
neighbours rule out; `find` counts a token if any that is left has the lemma, and
`add_lemmas` shows the first: the one with the fewest clitics, then the earliest in
`data/lexicon.csv`. Another spelling (على for علي) counts only if no exact one does.
"""

import csv
import re
import unicodedata
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from khitab import _camel, arabic
from khitab.lexicon import DATA, normalize, read_table

_LETTER = re.compile("([^\u064b-\u0652\u0670])([\u064b-\u0652\u0670]*)")


class Analysis(NamedTuple):
    """What a word may be. `lemma` is without vowel marks; `reading` is for Latin eyes."""

    lemma: str
    lemma_vowelled: str
    pos: str
    proclitics: str
    enclitics: str
    root: str
    gloss: str
    vowelled: str
    reading: str
    source: str


COLUMNS = list(Analysis._fields)


class LemmaError(ValueError):
    """A word or lemma that can not be served; the message says why and what to do."""


# --- One word ------------------------------------------------------------------------


def analyse(word: str) -> pd.DataFrame:
    """Return every analysis of one word: a DataFrame, one row an analysis.

    Columns: `lemma`, without vowel marks, and `lemma_vowelled`; `pos`, the part of speech
    (camel-tools' tags); `proclitics` (`و+ل+ال`) and `enclitics` (`ها`); `root`; `gloss`,
    in English; `vowelled`, the word with its vowels but no case ending, and `reading`,
    the same in Latin letters; `source`; `spelling`, `exact` or `variant`. A word that
    nobody knows has no rows. Raises LemmaError (a ValueError) if `word` is not one word.

    >>> analyse("وللإرهاب")[["lemma", "pos", "proclitics", "reading"]].values.tolist()
    [['إرهاب', 'noun', 'و+ل+ال', 'wa-li-l-irhāb']]
    """
    found = arabic.tokenize(arabic.strip_format_characters(arabic.compose(word)))
    if not found:
        raise LemmaError(f"{word[:40]!r} holds no Arabic letter: there is nothing to analyse.")
    if len(found) > 1:
        parts = "، ".join(token.token for token in found[:5])
        raise LemmaError(f"{word[:40]!r} holds {len(found)} words ({parts}). Take one.")
    exact, variants = _lookup(_form(found[0].token))
    table = pd.DataFrame([*exact, *variants], columns=COLUMNS)
    return table.assign(spelling=["exact"] * len(exact) + ["variant"] * len(variants))


def _compose(vowelled):
    return unicodedata.normalize("NFC", vowelled)


def _form(text):
    return arabic.strip_tatweel(arabic.dediacritize(text))


@lru_cache(maxsize=200_000)
def _lookup(form):
    """Return the analyses of a form: those spelt as it is, and spelling variants."""
    raw = [a for a in _camel.course().analyze(form) if a["source"] in ("lex", "spvar")]
    source = "course"
    if not raw and _camel.calima():
        raw = [a for a in _camel.calima().analyze(form) if a["source"] != "foreign"]
        source = "calima"
    found = sorted(((_analysis(a, source), a["source"] == "spvar") for a in raw), key=_order)
    exact, variants = {}, {}
    for analysis, is_variant in found:
        kept = variants if is_variant else exact
        kept.setdefault((analysis.lemma_vowelled, analysis.pos, analysis.proclitics), analysis)
    return tuple(exact.values()), tuple(variants.values())


def _analysis(raw, source):
    segments = raw["d3tok"].split("_")
    before = [_form(s[:-1]) for s in segments if s.endswith("+")]
    after = [_form(s[1:]) for s in segments if s.startswith("+")]
    root = (raw.get("root") or "").replace(".", "")
    return Analysis(
        lemma=_form(raw["lex"]), lemma_vowelled=_compose(raw["lex"]), pos=raw["pos"],
        proclitics="+".join(before), enclitics="+".join(after),
        root="" if root == "NTWS" else root,
        gloss=raw["stemgloss"].replace("_", " ").replace(";", "; ").replace("  ", " "),
        vowelled=_compose(raw["diac"]), reading=_reading(segments), source=source,
    )  # fmt: skip


def _reading(segments):
    """Return the word in Latin letters, its proclitics set off by hyphens."""
    parts = [arabic.transliterate(s[:-1]) for s in segments if s.endswith("+")]
    parts = ["l" if part == "al" and place else part for place, part in enumerate(parts)]
    stem = arabic.transliterate("".join(s.strip("+") for s in segments if s[-1:] != "+"))
    stem = stem.removesuffix("iyy") + "ī" if stem.endswith("iyy") else stem
    stem = stem.removesuffix("a") + "t" if stem.endswith("āa") else stem
    return "-".join([*parts, stem])


def _order(found):
    analysis, _ = found
    clitics = [part for part in analysis.proclitics.split("+") if part not in ("", "ال")]
    return len(clitics), _ranks().get((analysis.lemma_vowelled, analysis.pos), 0)


@cache
def _ranks():
    return {(_compose(line.lemma), line.pos): rank for rank, line in enumerate(read_table())}


# --- Words in context ----------------------------------------------------------------


class Rule(NamedTuple):
    """A row of data/context.csv: which analysis a form has between these neighbours.

    `form`, `before` and `after` are patterns, separated by spaces, one of which must fit
    (`*` stands for any letters); an empty cell fits always. A part of speech in `before`
    or `after` fits a neighbour that can be nothing else. The first rule that fits decides.
    """

    form: list
    before: list
    after: list
    lemma: str
    pos: str

    def keep(self, analyses):
        """Return the analyses that the rule allows; all, if it allows none."""
        kept = tuple(
            a for a in analyses
            if self.pos in ("", a.pos) and self.lemma in ("", a.lemma_vowelled)
        )  # fmt: skip
        return kept or analyses


@cache
def _rules():
    with open(DATA / "context.csv", encoding="utf-8", newline="") as file:
        return tuple(
            Rule(*(row[name].split() for name in ("form", "before", "after")),
                 _compose(row["lemma"]), row["pos"])
            for row in csv.DictReader(file)
        )  # fmt: skip


@lru_cache(maxsize=200_000)
def _rules_for(form):
    return tuple(rule for rule in _rules() if _fits(rule.form, form))


def _fits(patterns, form):
    return any(fnmatchcase(form, pattern) for pattern in patterns)


def _neighbour_fits(patterns, form):
    if not patterns:
        return True
    if form is None:
        return False
    tags = {analysis.pos for analysis in _counting(form)}
    return _fits(patterns, form) or (len(tags) == 1 and tags <= set(patterns))


@lru_cache(maxsize=200_000)
def _in_context(form, before, after):
    analyses = _counting(form)
    for rule in _rules_for(form):
        if _neighbour_fits(rule.before, before) and _neighbour_fits(rule.after, after):
            return rule.keep(analyses)
    return analyses


def _counting(form):
    exact, variants = _lookup(form)
    return exact or variants


# --- A table of tokens ---------------------------------------------------------------


def add_lemmas(tokens: pd.DataFrame) -> pd.DataFrame:
    """Return `tokens` with what each word is: rows, order and index as they were.

    Added columns: `lemma`, `lemma_vowelled`, `pos`, `proclitics`, `enclitics`, `root`,
    `gloss`, `vowelled`, `reading`, `source`, as in `analyse`. A word that nobody knows
    (`source` is `none`) has its own form for a lemma, and no part of speech. Neighbours
    are the rows beside a row, within a paragraph: give the whole table, then select.

    >>> from khitab import load_corpus
    >>> headline = add_lemmas(load_corpus().tokens(layers="headline"))
    >>> list(headline["lemma"][:7])
    ['شكري', 'حفتر', 'بحث', 'أزمة', 'ليبيا', 'إرهاب', 'قطر']
    """
    codes, analyses, decided = _resolve(tokens)
    first = pd.DataFrame([each[0] for each in analyses], columns=COLUMNS, dtype="str")
    added = {name: first[name].array.take(codes) for name in COLUMNS}
    for position, kept in decided.items():
        for name, value in zip(COLUMNS, kept[0]):
            added[name][position] = value
    return tokens.assign(**added)


def find(tokens: pd.DataFrame, lemma: str, pos=None) -> pd.DataFrame:
    """Return the rows of `tokens` that are a form of `lemma`: same columns and index.

    A token counts if any of its analyses has the lemma and, if `pos` names one or
    several, an allowed part of speech. Vowel marks on `lemma` are optional; those given
    must be the lemma's (نَقْل a transfer, نَقَلَ to convey). Raises LemmaError (a
    ValueError) for a lemma that neither the lexicon nor the table has.

    >>> from khitab import load_corpus
    >>> list(find(load_corpus().tokens(), "قطر")["token"])
    ['وقطر']
    """
    codes, analyses, decided = _resolve(tokens)
    wanted = _require_lemma(lemma, analyses)
    allowed = _require_pos(pos, analyses)

    def hit(candidates):
        return any(_agrees(wanted, a) and (not allowed or a.pos in allowed) for a in candidates)

    by_form = np.array([hit(each) for each in analyses], dtype=bool)
    rows = by_form[codes]
    for position, kept in decided.items():
        rows[position] = hit(kept)
    return tokens[rows]


def _agrees(lemma, analysis):
    """Say whether `lemma` is that of `analysis`, as far as its vowel marks go."""
    if lemma in (analysis.lemma, analysis.lemma_vowelled):
        return True
    if _form(lemma) != analysis.lemma or any(lemma == known for known, _ in _ranks()):
        return False
    pairs = zip(_LETTER.findall(lemma), _LETTER.findall(analysis.lemma_vowelled))
    return all(set(given[1]) <= set(full[1]) for given, full in pairs)


def _resolve(tokens):
    """Return a code for each row, the analyses of each code, and those by context."""
    for column in ("doc", "form"):
        if not isinstance(tokens, pd.DataFrame) or column not in tokens.columns:
            raise ValueError(
                f"Expected a table of tokens with a column {column!r}, as corpus.tokens() "
                "gives it."
            )
    codes, forms = pd.factorize(tokens["form"])
    forms = list(forms)
    analyses = [_counting(form) for form in forms]
    unknown = [code for code, found in enumerate(analyses) if not found]
    attested = {normalize(form): form for form in reversed(forms)} if unknown else {}
    for code in unknown:
        analyses[code] = (_guess(forms[code], attested),)
    return codes, analyses, _decide(tokens, codes, forms, analyses)


def _decide(tokens, codes, forms, analyses):
    """Return {row position: analyses} where the neighbours rule some out."""
    open_ = [len(found) > 1 and bool(_rules_for(f)) for f, found in zip(forms, analyses)]
    places = tokens[[c for c in ("doc", "paragraph") if c in tokens.columns]]
    same = (places == places.shift()).all(axis=1).to_numpy()
    decided = {}
    for position in np.flatnonzero(np.array(open_, dtype=bool)[codes]):
        before = forms[codes[position - 1]] if same[position] else None
        last = position + 1 == len(codes) or not same[position + 1]
        after = None if last else forms[codes[position + 1]]
        decided[position] = _in_context(forms[codes[position]], before, after)
    return decided


def _guess(form, attested):
    """Return a split of `form` whose rest stands in the table, or the form itself."""
    splits = [a for a in _camel.course().analyze(form) if a["source"] == "backoff"]
    for split in sorted(splits, key=lambda a: len(a["stem"])):
        rest = attested.get(split["stem"])
        if rest and rest != form and len(rest) > 2:
            found = _analysis(split, "guess")
            return found._replace(lemma=rest, lemma_vowelled=rest, pos="", gloss="")
    return Analysis(form, form, "", "", "", "", "", form, arabic.transliterate(form), "none")


# --- Bad input -----------------------------------------------------------------------


def _require_lemma(lemma, analyses):
    wanted = "".join(arabic.strip_format_characters(arabic.compose(lemma)).split())
    plain = _form(wanted)
    if not arabic.has_letter(plain):
        raise LemmaError(f"The lemma {lemma[:40]!r} holds no Arabic letter.")
    known = {_form(line.lemma) for line in read_table()}
    known |= {a.lemma for found in analyses for a in found}
    if plain in known:
        return wanted
    forms_of = {a.lemma for a in _counting(plain)}
    near = sorted(forms_of) or get_close_matches(plain, sorted(known), n=3, cutoff=0.5)
    what = "It is a form of" if forms_of else "The nearest known are"
    hint = f"{what}: {'، '.join(near)}." if near else "Nothing like it is known."
    raise LemmaError(f"There is no lemma «{plain[:40]}». {hint}")


def _require_pos(pos, analyses):
    allowed = {pos} if isinstance(pos, str) else set(pos or ())
    known = {line.pos for line in read_table()} | {a.pos for each in analyses for a in each}
    for tag in allowed - known:
        raise LemmaError(
            f"There is no part of speech {tag!r}. Choose from: {', '.join(sorted(known))}."
        )
    return allowed
