"""Find every form of a word, by lemma, part of speech and clitics.

camel-tools' Analyzer (Obeid et al. 2020, LREC) runs on the course lexicon, which has
every word of the five texts and all closed classes (prepositions, pronouns, numerals …).
Words that it lacks are looked up in the lexicons that `use` has named, first in
databases, which people have edited, then in the dictionary farahidi, which knows how
often a form had which lemma. For the rest, a guess cuts off the article if a singular
seems to be left. It looks at the word alone. The column `source` says which of these
answered, `course`, the name of a database, `farahidi`, `guess`, `farahidi-guess` or
`none`.

**Which lexicon to use.** The five texts need no other lexicon. For your own texts,
`lexicons()` lists what there is, with licence, size and the command that installs it. It
also says how many of 100 words with each label are right in a corpus that we did not
choose. With `none`, the lemma is the form. farahidi is easy to install, but slow, and
has no glosses. A database (Camel Morph, CALIMA, any in the ALMOR format) has glosses and
roots. No word of the five texts is looked up elsewhere, so the lessons count the same on
every computer. `variant` in `spelling` is rare, and a clue, not a fact.

A word has several analyses. `data/context.csv`, a short table, says which of them its
neighbours rule out. `find` counts a token if any remaining analysis has the lemma.
`add_lemmas` shows the first, the one with fewest clitics, then the first in
`data/lexicon.csv`. An analysis that spells the word in another way (الأخبار for الاخبار)
counts only if no other does. The column `spelling` calls it a `variant`, and
`khitab.morphology.support` says what may be one.

A lemma is the singular of a noun (مرتزقة belongs to مرتزق), the masculine singular of an
adjective (أجانب and أجنبية to أجنبي) or the "he did" of a verb. الدوحة keeps its
article.
"""

import re
from difflib import get_close_matches

import numpy as np
import pandas as pd

from khitab import arabic
from khitab.morphology.analyses import (
    Analysis,
    counting,
    guess,
    in_context,
    lookup,
    ranks,
    rules_for,
)
from khitab.morphology.readings import in_place
from khitab.morphology.sources import shown

COLUMNS = list(Analysis._fields)
_LETTER = re.compile("([^\u064b-\u0652\u0670])([\u064b-\u0652\u0670]*)")


class LemmaError(ValueError):
    """A word or lemma that cannot be looked up. The message says why and what to do."""


def analyse(word: str) -> pd.DataFrame:
    """Return every analysis of one word, a DataFrame with one row per analysis.

    Columns: `lemma` (without vowel marks), `lemma_vowelled`, `lemma_reading` (the lemma
    in Latin letters), `pos` (part of speech, camel-tools' tags), `proclitics`
    (`و+ل+ال`), `enclitics` (`ها`), `root`, `gloss` (in English), `vowelled` (the word
    with its vowels but no case ending), `reading` (the same in Latin letters by the rule
    of `khitab.morphology.readings`), `source` and `spelling` (`exact` or `variant`). An
    unknown word has no row. Raises LemmaError (a ValueError) if `word` is not one word.

    >>> analyse("وللإرهاب")[["lemma", "pos", "proclitics", "reading"]].values.tolist()
    [['إرهاب', 'noun', 'و+ل+ال', 'wa-li-l-irhāb']]
    """
    found = arabic.tokenize(arabic.strip_format_characters(arabic.compose(word)))
    if not found:
        raise LemmaError(
            f"{word[:40]!r} holds no Arabic letter, so there is nothing to analyse."
        )
    if len(found) > 1:
        parts = "، ".join(token.token for token in found[:5])
        raise LemmaError(f"{word[:40]!r} holds {len(found)} words ({parts}). Take one.")
    exact, variants = lookup(arabic.form(found[0].token))
    return pd.DataFrame([*exact, *variants], columns=COLUMNS)


def add_lemmas(tokens: pd.DataFrame) -> pd.DataFrame:
    """Return `tokens` with an analysis of each word, with the same rows, order and index.

    Added columns: `lemma`, `lemma_vowelled`, `lemma_reading`, `pos`, `proclitics`,
    `enclitics`, `root`, `gloss`, `vowelled`, `reading`, `source`, `spelling`, as in
    `analyse`, but with the reading of the word in its place. For an unknown word
    (`source` is `none`) the lemma is the form, the reading is its letters, and `pos` and
    `spelling` are empty. This module's docstring says how far to trust a source.
    Neighbours are the rows beside a row, within a paragraph, so pass the whole table and
    select afterwards.

    >>> from khitab import load_corpus
    >>> headline = add_lemmas(load_corpus().tokens(layers="headline"))
    >>> list(headline["lemma"][:7])
    ['شكري', 'حفتر', 'بحث', 'أزمة', 'ليبيا', 'إرهاب', 'قطر']
    """
    codes, analyses, decided = resolve(tokens)
    first = pd.DataFrame([each[0] for each in analyses], columns=COLUMNS, dtype="str")
    added = {}
    for name in COLUMNS:
        values = first[name].to_numpy(dtype=object)[codes]
        for position, kept in decided.items():
            values[position] = getattr(kept[0], name)
        added[name] = pd.array(values, dtype="str")
    words = tokens.assign(**added)
    return words.assign(reading=in_place(words))


def find(tokens: pd.DataFrame, lemma: str, pos=None) -> pd.DataFrame:
    """Return the rows of `tokens` that are a form of `lemma`, with columns and index.

    A token counts if any of its analyses has the lemma and, if `pos` names one or
    several, an allowed part of speech. Vowel marks on `lemma` are optional, but those
    given must be the lemma's (نَقْل a transfer, نَقَلَ to convey). Raises LemmaError (a
    ValueError) for a lemma that neither the lexicon nor the table has.

    >>> from khitab import load_corpus
    >>> list(find(load_corpus().tokens(), "قطر")["token"])
    ['وقطر']
    """
    codes, analyses, decided = resolve(tokens)
    wanted = require_lemma(lemma, analyses)
    allowed = _require_pos(pos, analyses)

    def hit(candidates):
        return any(
            agrees(wanted, analysis) and (not allowed or analysis.pos in allowed)
            for analysis in candidates
        )

    rows = np.array([hit(each) for each in analyses], dtype=bool)[codes]
    for position, kept in decided.items():
        rows[position] = hit(kept)
    return tokens[rows]


# --- A table of tokens ---------------------------------------------------------------


def resolve(tokens):
    """Return a code for each row, the analyses of each code, and {row: those by
    context}."""
    for column in ("doc", "form"):
        if not isinstance(tokens, pd.DataFrame) or column not in tokens.columns:
            raise LemmaError(
                f"Expected a table of tokens with a column {column!r}: what "
                "corpus.tokens() gives."
            )
    codes, forms = pd.factorize(tokens["form"])
    forms = list(forms)
    analyses = [counting(form) or (guess(form),) for form in shown(forms)]
    return codes, analyses, _decide(tokens, codes, forms, analyses)


def _decide(tokens, codes, forms, analyses):
    pairs = zip(forms, analyses, strict=True)
    undecided = [
        any(len(found) > 1 or rule.vowelled for rule in rules_for(form))
        for form, found in pairs
    ]
    places = tokens[[name for name in ("doc", "paragraph") if name in tokens.columns]]
    joined = np.append((places == places.shift()).all(axis=1).to_numpy(dtype=bool), False)
    decided = {}
    for row in np.flatnonzero(np.array(undecided, dtype=bool)[codes]):
        before = forms[codes[row - 1]] if joined[row] else None
        after = forms[codes[row + 1]] if joined[row + 1] else None
        decided[row] = in_context(forms[codes[row]], before, after)
    return decided


def agrees(lemma, analysis):
    """Say whether `lemma` is that of `analysis`, as far as its vowel marks go."""
    if lemma in (analysis.lemma, analysis.lemma_vowelled):
        return True
    if arabic.form(lemma) != analysis.lemma or any(
        lemma == known for known, _ in ranks()
    ):
        return False
    given, full = _LETTER.findall(lemma), _LETTER.findall(analysis.lemma_vowelled)
    return all(set(a[1]) <= set(b[1]) for a, b in zip(given, full, strict=True))


# --- Bad input -----------------------------------------------------------------------


def require_lemma(lemma, analyses):
    wanted = "".join(arabic.strip_format_characters(arabic.compose(lemma)).split())
    plain = arabic.form(wanted)
    if not arabic.has_letter(plain):
        raise LemmaError(f"The lemma {lemma[:40]!r} holds no Arabic letter.")
    known = {arabic.form(vowelled) for vowelled, _ in ranks()}
    known |= {analysis.lemma for found in analyses for analysis in found}
    if plain in known:
        return wanted
    near = list(dict.fromkeys(analysis.lemma for analysis in counting(plain)))
    hint = "It is a form of" if near else "The nearest known are"
    near = near or get_close_matches(plain[:40], sorted(known), n=3, cutoff=0.5)
    hint = f" {hint}: {'، '.join(near)}." if near else ""
    raise LemmaError(f"There is no lemma «{plain[:40]}» in the lexicon or here.{hint}")


def _require_pos(pos, analyses):
    allowed = {pos} if isinstance(pos, str) else set(pos or ())
    known = {tag for _, tag in ranks()}
    known |= {analysis.pos for found in analyses for analysis in found} - {""}
    for tag in sorted(allowed - known):
        choice = ", ".join(sorted(known))
        raise LemmaError(f"There is no part of speech {tag!r}. Choose from: {choice}.")
    return allowed
