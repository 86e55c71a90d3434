"""Two texts are aligned word by word, and two words letter by letter."""

from itertools import groupby

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from khitab import arabic

ALIGNED = [
    "start_a", "end_a", "token_a", "start_b", "end_b", "token_b", "kind", "letters",
]  # fmt: skip
ALIKE = 75  # from how many per cent of equal letters on two words are one word, changed
BESIDE = 50  # what it is worth that two pairs are beside each other, in the same measure
NEVER = np.iinfo(np.int64).min // 2
LARGEST = 4e8  # the words of one text times those of the other: 400 MB, some seconds


def alignment(text_a, text_b, passage=None):
    """Return two texts aligned word by word, with the letters in which words differ.

    `text_a` and `text_b` are raw texts. With `passage`, a row of `shared_passages`, only
    that passage is aligned.

    Returns a DataFrame in reading order, with one row per word or pair of words.
    `start_a`, `end_a`, `token_a`, `start_b`, `end_b`, `token_b` have the words and their
    raw offsets, with an empty span where a text has no such word. `kind` is "same",
    "marks" (only diacritics or tatweel differ), "changed", "only_a" or "only_b".
    `letters` has both words in pieces, as pairs of strings that are equal or differ.

    As many words as possible are "same" or "marks", in order and without crossing: their
    number is the length of the longest common subsequence (Wagner & Fischer 1974). Of
    the alignments that have so many, this one keeps the pairs beside each other, and
    between them pairs words with at least 75 per cent equal letters as "changed". The
    letters of two words are aligned in the same way. Texts that share little wording
    agree in scattered small words, so align their passages.

    Raises ValueError if a text is no string, the passage lies outside it, or both texts
    are too long for the memory of a laptop (20,000 words each are not).

    >>> found = alignment("السلاح والإرهابيين", "السلاح الإرهابيين")
    >>> found["kind"].tolist(), found.loc[1, "letters"][0]
    (['same', 'changed'], ('و', ''))
    """
    spans = [(0, len(str(text))) for text in (text_a, text_b)]
    if passage is not None:
        row = passage._asdict() if hasattr(passage, "_asdict") else dict(passage)
        spans = [(int(row[f"start_{x}"]), int(row[f"end_{x}"])) for x in "ab"]
    for text, (start, end) in zip((text_a, text_b), spans, strict=True):
        if not isinstance(text, str) or not 0 <= start <= end <= len(text):
            raise ValueError(
                "alignment needs two raw texts, such as corpus.text('001'), and a "
                f"passage inside them; {start}–{end} is not inside {str(text)[:20]!r}."
            )
    return pd.DataFrame(_aligned(text_a, text_b, *spans), columns=ALIGNED)


def _aligned(text_a, text_b, span_a, span_b):
    """Yield a row for each word or pair of words of two spans, in reading order."""
    words_a, words_b = _words(text_a, *span_a), _words(text_b, *span_b)
    forms_a, forms_b = (
        [arabic.form(word[2]) for word in words] for words in (words_a, words_b)
    )
    at_a, at_b = span_a[0], span_b[0]
    pairs = _best(_worth(forms_a, forms_b), len(forms_b))
    for i, j in _with_the_rest(pairs, len(forms_a), len(forms_b)):
        a = (at_a, at_a, "") if i is None else words_a[i]
        b = (at_b, at_b, "") if j is None else words_b[j]
        at_a, at_b = a[1], b[1]
        yield [*a, *b, _kind(a[2], b[2]), letters(a[2], b[2])]


def letters(a, b):
    """Return two words as pairs of pieces that are equal or differ.

    >>> letters("ومشيدا", "مشيداً")
    [('و', ''), ('مشيدا', 'مشيدا'), ('', 'ً')]
    """
    if a == b or not a or not b:
        return [(a, b)]
    equal = np.array([*a])[:, None] == np.array([*b])
    pairs = _best(equal * _more_than_all_else(a, b), len(b))
    steps = groupby(_with_the_rest(pairs, len(a), len(b)), lambda step: None in step)
    pieces = (zip(*piece, strict=True) for _, piece in steps)
    return [(_joined(a, of_a), _joined(b, of_b)) for of_a, of_b in pieces]


def _joined(word, letters):
    return "".join(word[i] for i in letters if i is not None)


def _words(text, start, end):
    found = arabic.tokenize(text[start:end])
    return [(start + token.start, start + token.end, token.token) for token in found]


def _kind(a, b):
    if not a or not b:
        return "only_a" if a else "only_b"
    if a == b:
        return "same"
    return "marks" if arabic.form(a) == arabic.form(b) else "changed"


def _worth(forms_a, forms_b):
    """Yield for each word of a what a pair with each word of b is worth, 0 for no pair."""
    if len(forms_a) * len(forms_b) > LARGEST:
        raise ValueError(
            f"{len(forms_a):,} and {len(forms_b):,} words are too many for one alignment. "
            "Align one passage at a time, a row of shared_passages."
        )
    types_a, types_b = list(dict.fromkeys(forms_a)), list(dict.fromkeys(forms_b))
    alike = process.cdist(
        types_a, types_b, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8
    )
    rows = dict(zip(types_a, alike, strict=True))
    at = {form: number for number, form in enumerate(types_b)}
    numbers = np.array([at[form] for form in forms_b], int)
    equal = _more_than_all_else(forms_a, forms_b)
    for form in forms_a:
        row = rows[form][numbers].astype(np.int64)
        row[numbers == at.get(form)] = equal
        yield row


def _more_than_all_else(a, b):
    """Return what an equal pair is worth: more than all other pairs bring together."""
    return (100 + BESIDE) * (min(len(a), len(b)) + 1)


def _best(rows, width):
    """Return the pairs (i, j), in order and without crossing, that are worth most.

    `rows` has for each i what a pair with each of `width` j is worth, 0 for no pair.
    """
    best, paired, steps = np.zeros(width + 1, np.int64), np.full(width + 1, NEVER), []
    for row in rows:
        on = paired[:-1] + BESIDE > best[:-1]  # the pair before is beside this one
        before = np.maximum(paired[:-1] + BESIDE, best[:-1])
        paired[1:] = np.where(row > 0, row + before, NEVER)
        now = np.append(0, np.maximum.accumulate(np.maximum(paired, best)[1:]))
        step = 1 * (now[1:] == now[:-1]) + 2 * (now[1:] == best[1:]) + 4 * on
        steps.append(step.astype(np.uint8))
        best = now
    i, j, beside, pairs = len(steps), width, False, []
    while i and j:
        step = steps[i - 1][j - 1]
        if step & 3 and not beside:
            i, j = (i, j - 1) if step & 1 else (i - 1, j)
            continue
        i, j, beside = i - 1, j - 1, step & 4
        pairs.append((i, j))
    return pairs[::-1]


def _with_the_rest(pairs, size_a, size_b):
    """Yield the pairs, and before each what has no counterpart, with None for it."""
    at_a = at_b = 0
    for i, j in [*pairs, (size_a, size_b)]:
        yield from ((rest, None) for rest in range(at_a, i))
        yield from ((None, rest) for rest in range(at_b, j))
        at_a, at_b = i + 1, j + 1
        if i < size_a:
            yield i, j
