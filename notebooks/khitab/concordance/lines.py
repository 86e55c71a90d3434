"""A concordance has every line in which a word occurs, with the words around it.

The word that is looked up is the *node*. It may also be a phrase, a phrase with open
slots («القضاء على * الإرهاب») or any other query (`khitab.queries`). *Before* and
*after* follow the reading direction, so in Arabic the words before the node appear on
its right. A window never leaves the paragraph of its node.
"""

from itertools import pairwise

import numpy as np
import pandas as pd

from khitab import arabic
from khitab.concordance.search import look_up, spans_of, window
from khitab.metadata import carry
from khitab.queries import Index
from khitab.required import require_tokens, require_whole

COLUMNS = ["doc", "period", "start", "end", "before", "node", "after"]
NEEDED = ["doc", "period", "start", "end", "token"]
ALEF = str.maketrans("أإآٱ", "اااا")


def index(tokens: pd.DataFrame, by: str = "form") -> Index:
    """Return the tokens made ready for many searches, worth it from 100,000 tokens on.

    `kwic` and `collocates` take it instead of tokens. `by` is the column that is
    searched. It takes about 20 bytes a token.

    >>> index(pd.DataFrame({"doc": "a", "form": ["قطر", "في"]}))
    <Index of 2 tokens by 'form'>
    """
    return Index(tokens, by).sort()


def kwic(
    tokens,
    node,
    span=6,
    match="form",
    sort=None,
    corpus=None,
    first=None,
    sample=None,
    seed=0,
) -> pd.DataFrame:
    """Return the lines in which a node occurs, a DataFrame with one row per occurrence.

    * `tokens` is a table of tokens, or an `index` of one.
    * `node` is a query, such as a word, a phrase, `قطر|الدوحة`, `*إرهاب*`, or `القضاء
      على * الإرهاب` with `*` for any one word (see `khitab.queries.language`).
    * `span` is how many words to show before and after, or a pair of numbers.
    * `match` says how words are compared. `"form"` ignores marks and tatweel.
      `"prefix"`, `"suffix"` and `"part"` look at part of the form. `"loose"` accepts any
      hamza, ى or ي, ة or ه, and `"bare"` any clitics or none. `"lemma"` finds what
      `morphology.find` finds, `"root"` uses the column `root`, and any other column of
      `tokens` is compared exactly.
    * `sort` is as in `sort_lines`, such as ("after", 1).
    * `corpus` cuts the words from its raw text, so that readers see the punctuation.
    * `first` is the greatest number of lines, taken from the beginning.
    * `sample` is the greatest number of lines drawn at random, kept in their order. The
      same `seed` draws the same lines, and a larger sample contains the smaller.

    Columns: `doc`, `period`, the raw offsets `start` and `end` of the node, and
    `before`, `node`, `after`, the words as written with single spaces. With `sample`
    also `line` and `lines` (this is line 17 of 2,341 in reading order). Then comes what
    the tokens know of each text, such as `outlet` (`Corpus.add_metadata`). If the node
    does not occur, the table has no rows and a warning (`queries.NothingFound`) names
    near forms and their counts. (Keyword in context: Luhn 1960, American Documentation
    11/4.)

    Raises ValueError for an empty table, a node that is no query or that these tokens
    cannot contain, a missing column, an unknown lemma, a `first` below 1, or an
    impossible sample, seed or sort.

    >>> from khitab import load_corpus
    >>> lines = kwic(load_corpus().tokens(), "بين * الأطراف", span=1)
    >>> lines[["doc", "before", "node", "after"]].values.tolist()[0]
    ['000', 'والحوار', 'بين كافة الأطراف', 'الليبية']
    """
    spans = spans_of(span)
    if first is not None:
        require_whole(first, "first")
    require_tokens(getattr(tokens, "tokens", tokens), NEEDED)
    searched, rows, length = look_up(tokens, node, match)
    drawn, found = _draw(len(rows), sample, seed), len(rows)
    rows = rows[drawn][: None if sort else first].astype(np.int64)
    lines = _lines(searched, rows, length, spans, corpus)
    if sample is not None:
        lines = lines.assign(line=drawn[: len(lines)] + 1, lines=found)
    lines = carry(lines, searched.tokens, rows)
    return (sort_lines(lines, sort) if sort else lines)[:first]


def every(tokens, span=6, corpus=None) -> pd.DataFrame:
    """Return a line for every token, in reading order, for a reader to search.

    `display.concordance(lines, search="node")` shows them, and finds what one types.
    `span`, `corpus` and the columns are as in `kwic`.

    Raises ValueError for no tokens or a missing column.

    >>> from khitab import load_corpus
    >>> every(load_corpus().tokens(), span=1)[["before", "node", "after"]].values.tolist()[1]
    ['شكري', 'وحفتر', 'يبحثان']
    """
    spans = spans_of(span)
    require_tokens(tokens, [*NEEDED, "form"])
    rows = np.arange(len(tokens))
    return carry(_lines(Index(tokens), rows, 1, spans, corpus), tokens, rows)


def _lines(searched, rows, length, spans, corpus):
    """Return the lines of the nodes that begin at some rows, `length` words each."""
    tokens = searched.tokens
    low, high = window(searched.coded.blocks, rows, length, spans)
    lines = tokens[["doc", "period", "start"]].iloc[rows].reset_index(drop=True)
    lines["end"] = tokens["end"].to_numpy()[rows + length - 1]
    edges = np.stack([low, rows, rows + length, high], axis=1).tolist()
    pieces = _words(tokens, edges) if corpus is None else _raw(tokens, edges, corpus)
    pieces = np.array(list(pieces), dtype=object).reshape(-1, 3)
    for name, texts in zip(("before", "node", "after"), pieces.T, strict=True):
        lines[name] = pd.array(texts, dtype="str")
    return lines


def sort_lines(lines, where="after", nth=1) -> pd.DataFrame:
    """Return concordance lines sorted by a word, so that repeated wordings meet.

    `where` is `"before"`, `"node"` or `"after"`, and `nth` says which word to sort by.
    Words count from 1 away from the node, and the node's own words from its first.
    `where` may also be another column, such as `"doc"`, or a list of such keys, of which
    each decides where those before it are equal, as in `["doc", ("after", 1), ("after",
    2), ("before", 1)]`. The order is that of an Arabic dictionary, with أ إ آ as ا.
    Lines that lack such a word or value come last, and lines with the same one keep
    their order.

    Raises ValueError for a wrong table or column, or an impossible `nth` or list.

    >>> lines = pd.DataFrame({"after": ["في مصر", "", "إلى قطر", "في طرابلس"]})
    >>> sort_lines(lines, [("after", 1), ("after", 2)])["after"].tolist()
    ['إلى قطر', 'في طرابلس', 'في مصر', '']
    """
    where = (where, nth) if isinstance(where, str) else where
    one = isinstance(where, tuple) and len(where) == 2 and isinstance(where[1], int)
    keys = [where] if one else where
    if not isinstance(keys, (list, tuple)) or not keys or (nth != 1 and not one):
        raise ValueError(
            'Sort by one key, such as "after" or ("after", 2), or by a list of them, '
            f'such as ["doc", ("after", 1), ("before", 1)], not by {where!r}.'
        )
    pairs = [key if isinstance(key, tuple) else (key,) for key in keys]
    keys = [_values(lines, *pair) for pair in pairs]
    order = sorted(range(len(lines)), key=list(zip(*keys, strict=True)).__getitem__)
    return lines.iloc[order].reset_index(drop=True)


def _draw(size, sample, seed):
    """Return which of `size` lines are in the sample, or all if none is asked for."""
    if sample is None:
        return np.arange(size)
    require_whole(sample, "sample")
    require_whole(seed, "seed", least=0)
    return np.sort(np.random.default_rng(seed).permutation(size)[:sample])


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


def _values(lines, where, nth=1, *more):
    """Return what each line is sorted by, the `nth` word of a column or its value."""
    words = where in ("before", "node", "after")
    columns = list(getattr(lines, "columns", []))
    if more or where not in columns or not isinstance(nth, int) or nth < 1:
        raise ValueError(
            'Sort by "before", "node" or "after" and the number of a word, such as '
            f'("after", 1), or by another column, not by {(where, nth, *more)!r}. '
            f"The columns of these lines are: {', '.join(map(str, columns))}."
        )
    if words:
        place = -nth if where == "before" else nth - 1
        return [_word_key(text, place) for text in lines[where]]
    if nth != 1:
        raise ValueError(f'{where!r} has no words to count. Sort by "{where}" alone.')
    if pd.api.types.is_numeric_dtype(lines[where]):
        return [(True, 0) if pd.isna(value) else (False, value) for value in lines[where]]
    filled = [str(value) if pd.notna(value) else "" for value in lines[where]]
    return [(value == "", arabic.form(value).translate(ALEF)) for value in filled]


def _word_key(text, place):
    words = [word for _, _, word in arabic.tokenize(text)]
    if not -len(words) <= place < len(words):
        return (True, "")
    return (False, arabic.form(words[place]).translate(ALEF))
