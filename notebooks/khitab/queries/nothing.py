"""A query that finds nothing always warns, and names what is similar."""

import warnings
from collections import Counter
from itertools import permutations

import numpy as np

from khitab.morphology.analyses import counting
from khitab.queries.columns import NEAR, Column
from khitab.queries.language import COLUMN, SLOT, parse

LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
SHOWN = 3  # near forms of each kind, and queries in one warning
LOOK_UP = 20_000  # tokens: in more than these the forms of a lemma are not counted
TURNED = 4  # words: a longer phrase is not tried in all orders
SPELT = ("form", "token", "loose", "bare")


class NothingFound(UserWarning):
    """A query that occurs nowhere in a table. The message names what is similar.

    An absence may be a finding, but only if the spelling is not to blame.
    """


def warn(index, missing) -> None:
    """Warn once of queries that occur nowhere, given as pairs of a query and its match.

    The warning names no line of code, so that a notebook shows it as one line, and shows
    it again when the cell is run again.
    """
    if not missing:
        return
    said = [_said(index, query, match) for query, match in missing[:SHOWN]]
    if len(missing) > SHOWN:
        said.append(f"(and {len(missing) - SHOWN} more queries that occur nowhere)")
    warnings.warn_explicit(" ".join(said), NothingFound, "khitab", 0)


def _said(index, query, match):
    text = " ".join((query if isinstance(query, str) else " ".join(query)).split())
    how = f'match="{match}"' if match else f"by={index.by!r}"
    size = f"{len(index.tokens):,} {'token' if len(index.tokens) == 1 else 'tokens'}"
    near = "; ".join(_near(index, query, match))
    near = f"Near: {near}." if near else "No near form occurs either."
    return f"«{text}» ({how}) occurs nowhere in {size}. {near}"


def _near(index, query, match):
    """Yield what is similar to a query, first phrases, then words."""
    own = index.match(match)
    words = parse(query, own)
    other = own == COLUMN and index.by != "lemma"
    if other or "form" not in index.tokens.columns:
        yield from _values(index)
        return
    shown = set()
    for how, match in (("another hamza, ى or ة", "loose"), ("other clitics", NEAR)):
        rows = index.rows(
            [word and [ask._replace(match=match) for ask in word] for word in words]
        )
        yield from _listed(_spelt(index, rows, len(words)), how, shown)
    alone = {"|".join(ask.text for ask in word): [word] for word in words if word}
    if len(words) > 1:
        yield from _listed(_turned(index, words), "another order", shown)
        counts = (f"{text} {len(index.rows(word))}" for text, word in alone.items())
        yield "its words alone: " + ", ".join(counts)
    for (word,) in alone.values():
        if len(words) == 1 or not len(index.rows([word])):
            yield from _single(index, word[0], shown)


def _turned(index, words):
    """Return what the words of a phrase find in other orders."""
    orders = permutations(words) if len(words) <= TURNED and all(words) else ()
    found = Counter()
    for rows in map(index.rows, orders):
        found.update(_spelt(index, rows, len(words)))
    return found


def _single(index, ask, shown):
    """Yield what is similar to one word, its lemma and forms with one letter changed."""
    column = index.column("form" if ask.match != COLUMN else index.by)
    if ask.kind != "word" or SLOT in ask.form:
        return
    if ask.match in SPELT:
        lemmas = dict.fromkeys(analysis.lemma for analysis in counting(ask.form))
        for lemma in list(lemmas)[:1]:
            count = _forms_of(index, lemma)
            if count:
                yield f"forms of the lemma {lemma}: {count}"
    counts = np.bincount(column.ids, minlength=len(column.words))
    numbers = {n for each in _edits(ask.form) for n in column.known(each)}
    changed = Counter({column.words[n]: int(counts[n]) for n in numbers})
    yield from _listed(changed, "one letter changed", shown)


def _forms_of(index, lemma):
    if "lemma" in index.tokens.columns:
        return int((index.tokens["lemma"] == lemma).sum())
    if len(index.tokens) > LOOK_UP:
        return "not counted; ask lemma:" + lemma
    return len(index.rows(parse(lemma, "lemma")))


def _values(index):
    """Yield the commonest values of a column that is compared exactly."""
    column = index.column(index.by)
    counts = np.bincount(column.ids, minlength=len(column.words))
    first = np.argsort(-counts, kind="stable")[:SHOWN]
    common = ", ".join(f"{column.words[n]} {counts[n]}" for n in first)
    yield f"the commonest values of the column: {common}"


def _spelt(index, rows, length):
    """Return the phrases that begin at these rows, as the column of forms has them."""
    column: Column = index.column("form" if "form" in index.tokens.columns else index.by)
    forms = zip(*(column.words[column.ids[rows + shift]] for shift in range(length)))
    return Counter(map(" ".join, forms))


def _listed(found, how, shown):
    new = [(form, count) for form, count in found.most_common() if form not in shown]
    if new:
        shown.update(form for form, _ in new)
        listed = ", ".join(f"{form} {count}" for form, count in new[:SHOWN])
        yield f"{listed} ({how})"


def _edits(form):
    """Return the forms that arise if one letter is dropped, added, changed or moved."""
    cuts = [(form[:at], form[at:]) for at in range(len(form) + 1)]
    found = {a + b[1:] for a, b in cuts if b}
    found |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    found |= {a + letter + b[1:] for a, b in cuts if b for letter in LETTERS}
    found |= {a + letter + b for a, b in cuts for letter in LETTERS}
    return sorted(found - {form, ""})
