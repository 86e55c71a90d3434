"""Concordance: every line in which a word stands, and the company it keeps.

The word that is looked up is the *node*; a phrase or a phrase with open slots («القضاء
على * الإرهاب») will do as well: whatever the language of queries has (`khitab.queries`).
*Before* and *after* follow the reading direction: in Arabic, before is on the right. A
window never leaves the paragraph of its node.
"""

from itertools import pairwise

import numpy as np
import pandas as pd

from khitab import arabic
from khitab.concordance.search import look_up, spans_of, window
from khitab.queries import Index
from khitab.required import require_tokens, require_whole

COLUMNS = ["doc", "period", "start", "end", "before", "node", "after"]
ALEF = str.maketrans("أإآٱ", "اااا")


def index(tokens: pd.DataFrame, by: str = "form") -> Index:
    """Return the tokens made ready for many searches. Below 100,000 it gains nothing.

    `kwic` and `collocates` take it instead of tokens. `by` is the column that is
    searched. It takes about 20 bytes a token.

    >>> index(pd.DataFrame({"doc": "a", "form": ["قطر", "في"]}))
    <Index of 2 tokens by 'form'>
    """
    return Index(tokens, by).sort()


def kwic(
    tokens, node, span=6, match="form", sort=None, corpus=None, first=None
) -> pd.DataFrame:
    """Return the lines in which a node stands: a DataFrame, one row an occurrence.

    `node`: a query, such as a word, a phrase, `قطر|الدوحة`, `*إرهاب*`, or `القضاء على *
    الإرهاب` with `*` for any one word (all of it: `khitab.queries.language`). `match` says
    what its words are compared with: `"form"` (marks and tatweel do not count); the
    `"prefix"`, `"suffix"` or any `"part"` of the form; `"loose"` (any hamza, ى or ي, ة or
    ه); `"bare"` (any clitics or none); `"lemma"` (what `morphology.find` finds); `"root"`
    (of the column `root`); or any column of `tokens`, exactly. `span`: how many words
    before and after, or a pair of numbers. `sort`: as in `sort_lines`, such as ("after",
    1). `first`: at most so many lines. `tokens` may be an `index`.

    Columns: `doc, period`; `start, end`, raw offsets of the node; `before, node, after`:
    the words as written, with single spaces. With `corpus` they are cut from its raw
    text and keep the punctuation, which is what a reader wants. No occurrence: no rows,
    and a warning (`queries.NothingFound`) that names near forms and their counts.
    (Keyword in context: Luhn 1960, American Documentation 11/4.)

    Raises ValueError: no tokens, a node that the language of queries does not have or the
    tokens cannot show, a missing column, a lemma that nobody knows, `first` below 1.

    >>> from khitab import load_corpus
    >>> lines = kwic(load_corpus().tokens(), "بين * الأطراف", span=1)
    >>> lines[["doc", "before", "node", "after"]].values.tolist()[0]
    ['000', 'والحوار', 'بين كافة الأطراف', 'الليبية']
    """
    spans = spans_of(span)
    if first is not None:
        require_whole(first, "first")
    needed = ["doc", "period", "start", "end", "token"]
    require_tokens(getattr(tokens, "tokens", tokens), needed)
    searched, rows, length = look_up(tokens, node, match)
    tokens = searched.tokens
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

    `where`: `"before"`, `"node"` or `"after"`; `nth`: which word, counted from 1 and away
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
