"""Two texts are aligned word by word, and two words letter by letter."""

from difflib import SequenceMatcher

import pandas as pd

from khitab import arabic

ALIGNED = [
    "start_a", "end_a", "token_a", "start_b", "end_b", "token_b", "kind", "letters",
]  # fmt: skip
ALIKE = 0.75  # the share of letters from which on two words are one word, changed


def alignment(text_a, text_b, passage=None):
    """Return two texts aligned word by word, with the letters in which words differ.

    `text_a` and `text_b` are raw texts. With `passage`, a row of `shared_passages`, only
    that passage is aligned.

    Returns a DataFrame in reading order, with one row per word or pair of words.
    `start_a`, `end_a`, `token_a`, `start_b`, `end_b`, `token_b` have the words and their
    raw offsets, with an empty span where a text has no such word. `kind` is "same",
    "marks" (only diacritics or tatweel differ), "changed", "only_a" or "only_b".
    `letters` has both words in pieces, as pairs of strings that are equal or differ.
    Words between equal ones (Ratcliff & Metzener 1988) are paired so that their letters
    agree best.

    Raises ValueError if a text is no string or the passage lies outside it.

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
    for i, j in _pairs(forms_a, forms_b):
        a = (at_a, at_a, "") if i is None else words_a[i]
        b = (at_b, at_b, "") if j is None else words_b[j]
        at_a, at_b = a[1], b[1]
        yield [*a, *b, _kind(a[2], b[2]), letters(a[2], b[2])]


def letters(a, b):
    """Return two words as pairs of pieces that are equal or differ.

    >>> letters("ومشيدا", "مشيداً")
    [('و', ''), ('مشيدا', 'مشيدا'), ('', 'ً')]
    """
    steps = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return [(a[i:j], b[k:m]) for _, i, j, k, m in steps]


def _words(text, start, end):
    found = arabic.tokenize(text[start:end])
    return [(start + token.start, start + token.end, token.token) for token in found]


def _kind(a, b):
    if not a or not b:
        return "only_a" if a else "only_b"
    if a == b:
        return "same"
    return "marks" if arabic.form(a) == arabic.form(b) else "changed"


def _pairs(forms_a, forms_b):
    """Yield pairs of word numbers, with None where a word has no counterpart."""
    matcher = SequenceMatcher(None, forms_a, forms_b, autojunk=False)
    for step, i, i_end, j, j_end in matcher.get_opcodes():
        if step == "equal":
            yield from zip(range(i, i_end), range(j, j_end), strict=True)
            continue
        for di, dj in _like(forms_a[i:i_end], forms_b[j:j_end]):
            yield None if di is None else i + di, None if dj is None else j + dj


def _like(words_a, words_b):
    """Return the pairing of two stretches of words whose letters agree best, in order."""
    best = {}  # (i, j): how much words_a[i:] and words_b[j:] agree, and the first step
    for i in range(len(words_a), -1, -1):
        for j in range(len(words_b), -1, -1):
            steps = []
            if i < len(words_a):
                steps.append((best[i + 1, j][0], (1, 0)))
            if j < len(words_b):
                steps.append((best[i, j + 1][0], (0, 1)))
            if len(steps) == 2:
                alike = SequenceMatcher(None, words_a[i], words_b[j], False).ratio()
                if alike >= ALIKE:
                    steps.append((best[i + 1, j + 1][0] + alike, (1, 1)))
            best[i, j] = max(steps, key=lambda step: step[0], default=(0, None))
    i, j, pairs = 0, 0, []
    while (step := best[i, j][1]) is not None:
        pairs.append((i if step[0] else None, j if step[1] else None))
        i, j = i + step[0], j + step[1]
    return pairs
