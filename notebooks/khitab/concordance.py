"""Concordance: every line in which a word stands, and the company it keeps.

The word that is looked up is the *node*; a phrase or a phrase with open slots («القضاء
على * الإرهاب») will do as well. *Before* and *after* follow the reading direction: in
Arabic, before is on the right. A window never leaves the paragraph of its node.
"""

from itertools import pairwise

import numpy as np
import pandas as pd

from khitab import _codes, arabic
from khitab._codes import require_tokens
from khitab._search import Index, ready, window

COLUMNS = ["doc", "period", "start", "end", "before", "node", "after"]
COLLOCATES = [
    "collocate", "O11", "E11", "freq", "texts",
    "log_likelihood", "mi", "t_score", "log_dice", "R1", "N",
]  # fmt: skip
ALEF = str.maketrans("أإآٱ", "اااا")


def index(tokens: pd.DataFrame, by: str = "form") -> Index:
    """Return the tokens made ready for many searches. Below 100,000 it gains nothing.

    `find`, `kwic` and `collocates` take it instead of tokens. `by` is the column that is
    searched. It takes about 20 bytes a token.

    >>> index(pd.DataFrame({"doc": "a", "form": ["قطر", "في"]}))
    <Index of 2 tokens by 'form'>
    """
    return Index(tokens, by).sort()


def find(tokens, node, match="form") -> tuple[np.ndarray, int]:
    """Return where a node begins, as row numbers of `tokens` from 0, and its length.

    `node` and `match` as in `kwic`. Occurrences may overlap.

    >>> tokens = pd.DataFrame({"doc": "a", "form": ["قطر", "في", "مصر", "وقطر"]})
    >>> find(tokens, "قطر * مصر"), find(tokens, "قطر", match="suffix")
    ((array([0]), 3), (array([0, 3]), 1))
    """
    return ready(tokens, match).find(node, match)


def kwic(
    tokens, node, span=6, match="form", sort=None, corpus=None, first=None
) -> pd.DataFrame:
    """Return the lines in which a node stands: a DataFrame, one row an occurrence.

    `node`: a word, a phrase, or a phrase with `*` for any one word. `match` says what its
    words are compared with: `"form"` (marks and tatweel do not count); the `"prefix"`,
    `"suffix"` or any `"part"` of the form; `"lemma"` (what `morphology.find` finds); or
    any column of `tokens`, exactly. `span`: how many words before and after, or a pair
    of numbers. `sort`: as in `sort_lines`, such as ("after", 1). `first`: at most so many
    lines. `tokens` may be an `index`.

    Columns: `doc, period`; `start, end`, raw offsets of the node; `before, node, after`:
    the words as written, with single spaces. With `corpus` they are cut from its raw
    text and keep the punctuation, which is what a reader wants. No occurrence: no rows.
    (Keyword in context: Luhn 1960, American Documentation 11/4.)

    Raises ValueError: no tokens, a node without an Arabic letter, a missing column, a
    lemma that nobody knows.

    >>> from khitab import load_corpus
    >>> lines = kwic(load_corpus().tokens(), "بين * الأطراف", span=1)
    >>> lines[["doc", "before", "node", "after"]].values.tolist()[0]
    ['000', 'والحوار', 'بين كافة الأطراف', 'الليبية']
    """
    searched, spans = ready(tokens, match), _spans(span)
    tokens = searched.tokens
    require_tokens(tokens, ["doc", "period", "start", "end", "token"])
    rows, length = searched.find(node, match)
    rows = rows[: None if sort else first].astype(np.int64)
    low, high = window(searched.coded.blocks, rows, length, spans)
    lines = tokens[["doc", "period", "start"]].iloc[rows].reset_index(drop=True)
    lines["end"] = tokens["end"].to_numpy()[rows + length - 1]
    edges = np.stack([low, rows, rows + length, high], axis=1).tolist()
    pieces = _words(tokens, edges) if corpus is None else _raw(tokens, edges, corpus)
    pieces = np.array(list(pieces), dtype=object).reshape(-1, 3)
    for name, texts in zip(("before", "node", "after"), pieces.T, strict=True):
        lines[name] = pd.array(texts, dtype="str")
    if sort:
        lines = sort_lines(lines, *([sort] if isinstance(sort, str) else sort))
    return lines[:first]


def sort_lines(lines, where="after", nth=1) -> pd.DataFrame:
    """Return concordance lines sorted by one word, so that repeated wordings meet.

    `where`: `"before"`, `"node"` or `"after"`; `nth`: the how manieth word, counted away
    from the node (the node's own words from its first). Words are sorted as in an Arabic
    dictionary's alphabet, with أ إ آ as ا; lines that have no such word come last, and
    lines with the same keep their order.

    Raises ValueError: no such table or column, an impossible `nth`.

    >>> lines = pd.DataFrame({"after": ["في مصر", "", "إلى قطر"]})
    >>> sort_lines(lines, "after", 1)["after"].tolist()
    ['إلى قطر', 'في مصر', '']
    """
    if where not in ("before", "node", "after") or not isinstance(nth, int) or nth < 1:
        raise ValueError(
            'Sort by "before", "node" or "after" and the number of a word, such as '
            f'("after", 1), not by {(where, nth)!r}.'
        )
    if not isinstance(lines, pd.DataFrame) or where not in lines.columns:
        raise ValueError(f"Expected lines with a column {where!r}, as kwic gives them.")
    place = -nth if where == "before" else nth - 1
    keys = [_sort_key(text, place) for text in lines[where]]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return lines.iloc[order].reset_index(drop=True)


def collocates(
    tokens, node, span=5, match="form", by="form", within="paragraph", min_freq=2
) -> pd.DataFrame:
    """Return the words that stand near a node: a DataFrame, one row a word.

    A word is near if it is at most `span` words (or a pair: before, after) from the node,
    in the same paragraph (`within="sentence"`: sentence). Every token near a node counts
    once, be it near two; the words of the node itself do not count at all. `by`: the
    column that says what the words are, such as `"lemma"`. `node`, `match` as in `kwic`.

    Columns: `collocate`; `O11`, how often it stands near the node (at least `min_freq`
    times), and `E11`, how often it would if words were shuffled; `freq`, how often it
    stands anywhere (C1 in Evert's notation); `texts`, in how many texts it is near; the
    measures of `association`; `R1`, how many tokens are near, of `N` tokens that are not
    the node. Words commoner here than expected come first, by `log_likelihood`; words
    rarer than expected (`mi` below 0) last. The surface cooccurrence of Evert 2008
    (Corpora and collocations, in Lüdeling & Kytö, Corpus Linguistics, chapter 58).

    Raises ValueError: as `kwic`.

    >>> forms = "مكافحة الإرهاب في ليبيا مكافحة الإرهاب ليبيا في مصر".split()
    >>> tokens = pd.DataFrame({"doc": "a", "form": forms})
    >>> near = collocates(tokens, "مكافحة", span=(0, 1))
    >>> near[["collocate", "O11", "freq", "R1", "N"]].values.tolist()
    [['الإرهاب', 2, 2, 2, 7]]
    """
    searched, spans = ready(tokens, match), _spans(span)
    rows, length = searched.find(node, match)
    require_tokens(searched.tokens, [within] if within != "paragraph" else [])
    coded = _codes.code(searched.tokens, by, within)
    size, types = len(coded.ids), len(coded.words)
    low, high = window(coded.blocks, rows, length, spans)
    at_node = _covered(rows, rows + length, size)
    near = _covered(low, high, size) & ~at_node
    o11 = np.bincount(coded.ids[near], minlength=types)
    c1 = np.bincount(coded.ids[~at_node], minlength=types)
    kept = np.flatnonzero(o11 >= max(min_freq, 1))
    r1, n = int(near.sum()), int(size - at_node.sum())
    pairs = np.unique(coded.ids[near] * np.int64(len(coded.names)) + coded.docs[near])
    texts = np.bincount(pairs // len(coded.names), minlength=types)
    table = association(o11[kept], r1, c1[kept], n).assign(
        collocate=pd.array(coded.words[kept], dtype="str"),
        freq=c1[kept],
        texts=texts[kept],
        R1=r1,
        N=n,
    )
    surest = np.where(table["mi"] >= 0, table["log_likelihood"], -table["log_likelihood"])
    order = np.lexsort((-table["O11"], -surest))
    return table.iloc[order].reset_index(drop=True)[COLLOCATES]


def association(o11, r1, c1, n) -> pd.DataFrame:
    """Return how strongly words go with a node, by the measures of Evert (2008).

    `o11`: how often each stands near it, of its `c1` occurrences in all; `r1` tokens are
    near, of `n`. Columns: `O11`; `E11` = R1 · C1 / N; `log_likelihood`, G² over all four
    cells (Dunning 1993): how surely; `mi` = log2 O11 / E11 (Church & Hanks 1990): how
    much, and too much for rare words; `t_score` = (O11 − E11) / √O11, which likes
    frequent ones; `log_dice` = 14 + log2 2 · O11 / (R1 + C1) (Rychlý 2008), the same in
    corpora of any size (with Evert's R1; Rychlý himself takes the node's own frequency,
    which gives more).

    >>> association([10], 100, [20], 1000).round(3).iloc[0].tolist()
    [10.0, 2.0, 21.177, 2.322, 2.53, 11.415]
    """
    from scipy.special import rel_entr  # O · ln(O / E), and 0 where O is 0

    o11, c1, n = np.asarray(o11), np.asarray(c1), max(n, 1)
    cells = np.stack([o11, r1 - o11, c1 - o11, n - r1 - c1 + o11])
    if (cells < 0).any():
        raise ValueError("No word stands near the node more often than anywhere.")
    expected = np.stack([r1 * c1, r1 * (n - c1), (n - r1) * c1, (n - r1) * (n - c1)]) / n
    e11 = expected[0]
    table = pd.DataFrame({"O11": o11, "E11": e11})
    table["log_likelihood"] = 2 * rel_entr(cells, expected).sum(axis=0)
    with np.errstate(divide="ignore"):
        table["mi"] = np.log2(o11 / e11)
        table["t_score"] = (o11 - e11) / np.sqrt(o11)
        table["log_dice"] = 14 + np.log2(2 * o11 / (r1 + c1))
    return table


def _words(tokens, edges):
    """Yield before, node and after of each line, from the words of the table."""
    words = tokens["token"].to_numpy(object)
    for line in edges:
        yield [" ".join(words[start:end]) for start, end in pairwise(line)]


def _raw(tokens, edges, corpus):
    """Yield before, node and after of each line, from the raw text."""
    docs, starts = tokens["doc"].to_numpy(object), tokens["start"].to_numpy()
    ends = tokens["end"].to_numpy()
    for low, row, after, high in edges:
        text = corpus.text(docs[row])
        cuts = starts[low], starts[row], ends[after - 1], ends[high - 1]
        yield [" ".join(text[start:end].split()) for start, end in pairwise(cuts)]


def _sort_key(text, place):
    words = [word for _, _, word in arabic.tokenize(text)]
    if not -len(words) <= place < len(words):
        return (1, "")
    return (0, arabic.form(words[place]).translate(ALEF))


def _covered(low, high, size):
    """Return which of `size` rows lie in a window."""
    opened = np.bincount(low, minlength=size + 1) - np.bincount(high, minlength=size + 1)
    return np.cumsum(opened)[:size] > 0


def _spans(span):
    pair = tuple(span) if isinstance(span, (tuple, list)) else (span, span)
    if len(pair) != 2 or not all(isinstance(each, int) and each >= 0 for each in pair):
        raise ValueError(
            "span is a number of words, such as 6, or a pair for before and after, such "
            f"as (5, 0), not {span!r}."
        )
    return pair
