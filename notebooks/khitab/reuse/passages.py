"""Reuse finds passages that two texts share, and can count them once.

A shared passage does not say who copied from whom. Often both texts print a third, such
as a press statement.
"""

from itertools import chain

import numpy as np
import pandas as pd

from khitab.coded import code
from khitab.metadata import of_texts
from khitab.required import require, require_tokens, require_whole
from khitab.reuse.chains import chained
from khitab.reuse.runs import runs

PASSAGE_COLUMNS = ["start_a", "end_a", "start_b", "end_b", "n_tokens", "text_a", "text_b"]
NEEDED = ["doc", "start", "end", "token"]


def shared_passages(tokens_a, tokens_b, min_tokens=4, max_gap=0, by="form", min_run=None):
    """Return the passages that two texts share, the longest runs of equal words.

    `tokens_a` and `tokens_b` are tables of tokens of one text each (`corpus_passages`
    compares all texts of one table). `min_tokens` is how many equal words a passage has
    at least. `by` is the column that says which words are equal. A passage may cross
    sentences and paragraphs.

    With `max_gap` a passage can be in pieces, in the same order in both texts, with at
    most `max_gap` other words between two pieces in either text. Each piece is a run of
    `min_run` equal words or more, without `min_run` of `min_tokens`. Where pieces can be
    joined in several ways, the passage with most equal words is taken. Small pieces find
    titles and formulas sooner than reuse, so ask for more words with them:
    `min_tokens=8, max_gap=2, min_run=2` rather than `min_tokens=4, max_gap=2, min_run=1`.

    Returns a DataFrame, one row per passage, in the order of text a. Columns: the raw
    offsets `start_a`, `end_a`, `start_b`, `end_b`, `n_tokens` (how many words are
    equal), and `text_a` and `text_b`, the words as written, those in gaps too, without
    what is between them.

    Raises ValueError for no tokens, a missing column, a table with several texts, rows
    that are not in reading order, a length or gap that is no whole number, or pieces
    without a `max_gap`.

    >>> from khitab.arabic import tokenize
    >>> def table(doc, text):
    ...     return pd.DataFrame(tokenize(text)).assign(doc=doc, form=lambda t: t["token"])
    >>> a, b = table("a", "أكد أن مصر تدعم ليبيا"), table("b", "قال إن مصر تدعم ليبيا")
    >>> shared_passages(a, b, min_tokens=3)[["start_a", "n_tokens", "text_b"]]
       start_a  n_tokens          text_b
    0        7         3  مصر تدعم ليبيا
    >>> b = table("b", "أكد السيسي أن مصر اليوم تدعم ليبيا")
    >>> shared_passages(a, b, max_gap=1, min_run=1)["n_tokens"].tolist()
    [5]
    """
    for tokens, name in ((tokens_a, "tokens_a"), (tokens_b, "tokens_b")):
        require_tokens(tokens, [*NEEDED, by])
        if tokens["doc"].nunique() > 1:
            raise ValueError(
                f"{name} holds several texts, and offsets alone would not say "
                "which. Give one text each, or call corpus_passages(tokens)."
            )
    # Named apart, so that a text can be compared with itself.
    both = pd.concat([tokens_a.assign(doc="a"), tokens_b.assign(doc="b")])
    return _table(both, min_tokens, max_gap, min_run, None, by)[PASSAGE_COLUMNS]


def corpus_passages(
    tokens, min_tokens=4, max_gap=0, by="form", max_docs=100, min_run=None
):
    """Return the passages that any two texts of a corpus share.

    The columns are `doc_a` and `doc_b`, those of `shared_passages`, and what the tokens
    know about both texts, such as `outlet_a` and `outlet_b` (`Corpus.add_metadata`).
    Text a comes first in `tokens`. A sequence of `min_run` words that occurs in more
    than `max_docs` texts is taken for a formula of the language. Pieces made only of
    formulas are left out, which keeps large corpora fast (None keeps them).

    Raises ValueError as `shared_passages` does.

    >>> words = ["مصر", "تدعم", "ليبيا"] * 2
    >>> tokens = pd.DataFrame({"doc": list("aaabbb"), "token": words, "form": words})
    >>> tokens = tokens.assign(start=range(6), end=range(1, 7))
    >>> corpus_passages(tokens, min_tokens=3)[["doc_a", "doc_b", "n_tokens"]]
      doc_a doc_b  n_tokens
    0     a     b         3
    """
    require_tokens(tokens, [*NEEDED, by])
    if max_docs is not None:
        require_whole(max_docs, "max_docs", 2)
    return _table(tokens, min_tokens, max_gap, min_run, max_docs, by)


def containment(tokens_a, tokens_b, n=4, by="form"):
    """Return how much of a is contained in b, from 0 to 1 (Broder 1997).

    This is the share of the different sequences of `n` words in `tokens_a` that
    `tokens_b` has too. It is not symmetric, since a short text can be wholly contained
    in a long one.

    Raises ValueError as `shared_passages` does, and if a has no `n` words in a row.

    >>> a = pd.DataFrame({"doc": "a", "form": ["مصر", "تدعم", "ليبيا"]})
    >>> containment(a, a[:2], n=2)
    0.5
    """
    require_whole(n, "n")
    sequences_a, sequences_b = (_sequences(each, n, by) for each in (tokens_a, tokens_b))
    if not sequences_a:
        raise ValueError(f"tokens_a has no {n} words in a row. Take a smaller n.")
    return len(sequences_a & sequences_b) / len(sequences_a)


def in_passages(tokens, passages):
    """Return which tokens are in a shared passage, as a Series of True and False.

    `passages` is what `corpus_passages` gives.

    Raises ValueError for a missing column.

    >>> tokens = pd.DataFrame({"doc": list("aab"), "start": [0, 4, 0], "end": [3, 7, 3]})
    >>> row = {"doc_a": ["a"], "start_a": 0, "end_a": 3}
    >>> row |= {"doc_b": ["b"], "start_b": 0, "end_b": 3}
    >>> in_passages(tokens, pd.DataFrame(row)).tolist()
    [True, False, True]
    """
    _require_passages(passages)
    sides = [
        passages[[f"doc_{x}", f"start_{x}", f"end_{x}"]].set_axis(NEEDED[:3], axis=1)
        for x in "ab"
    ]
    return _inside(tokens, pd.concat(sides))


def count_once(tokens, passages, keep="first"):
    """Return the tokens with each shared passage in one text only, to count again.

    `passages` is what `corpus_passages` gives. `keep` names the copy that stays, in the
    text that comes `"first"` or `"last"` in `tokens`, or first in a list of documents.
    The others lose the passage and the words in its gaps, though these are their own;
    passages without `max_gap` have none. A passage stays if its other text is not among
    the tokens.

    Raises ValueError for an unknown `keep` or a missing column (`shared_passages` does
    not name its texts).

    >>> words = ["مصر", "تدعم", "ليبيا"] * 2
    >>> tokens = pd.DataFrame({"doc": list("aaabbb"), "token": words, "form": words})
    >>> tokens = tokens.assign(start=[0, 4, 9] * 2, end=[3, 8, 14] * 2)
    >>> passages = corpus_passages(tokens, min_tokens=3)
    >>> count_once(tokens, passages, keep="last")["doc"].tolist()
    ['b', 'b', 'b']
    """
    _require_passages(passages)
    require_tokens(tokens, NEEDED[:3])
    docs = list(tokens["doc"].unique())
    rank = {doc: place for place, doc in enumerate(_preferred(docs, keep))}
    known = passages[passages["doc_a"].isin(docs) & passages["doc_b"].isin(docs)]
    b_goes = known["doc_a"].map(rank) < known["doc_b"].map(rank)
    dropped = pd.DataFrame(
        {
            name: known[f"{name}_b"].where(b_goes, known[f"{name}_a"])
            for name in NEEDED[:3]
        }
    )
    return tokens[~_inside(tokens, dropped)]


def _table(tokens, min_tokens, max_gap, min_run, max_docs, by):
    require_whole(min_tokens, "min_tokens")
    require_whole(max_gap, "max_gap", 0)
    min_run = min_tokens if min_run is None else min_run
    require_whole(min_run, "min_run")
    if min_run < min_tokens and not max_gap:
        raise ValueError(
            f"A passage in pieces of {min_run} words or more needs max_gap, which says "
            "how many other words may be between two pieces. For one, write max_gap=1."
        )
    coded = code(tokens, by, within="doc")
    spans = chained(coded, runs(coded, min_run, max_docs), max_gap, min_tokens)
    docs, starts, ends = (tokens[name].array for name in NEEDED[:3])
    words = tokens["token"].tolist()
    columns = {}
    for side, first, last in (("a", spans[0], spans[2]), ("b", spans[1], spans[3])):
        columns[f"doc_{side}"] = docs[first]
        columns[f"start_{side}"], columns[f"end_{side}"] = starts[first], ends[last - 1]
        texts = [" ".join(words[i:j]) for i, j in zip(first, last, strict=True)]
        columns[f"text_{side}"] = pd.Series(texts, dtype=str)
    columns["n_tokens"] = spans[4]
    table = pd.DataFrame(columns)[["doc_a", "doc_b", *PASSAGE_COLUMNS]]
    for name in of_texts(tokens, [name for name in tokens if name != "period"]):
        for side, first in (("a", spans[0]), ("b", spans[1])):
            table[f"{name}_{side}"] = tokens[name].array[first]
    return table


def _inside(tokens, spans):
    """Return which tokens lie inside a span `doc, start, end`."""
    require_tokens(tokens, NEEDED[:3])
    inside = np.zeros(len(tokens), bool)
    places = tokens.groupby("doc", sort=False).indices
    for doc, rows in spans.groupby("doc", sort=False):
        if doc not in places:
            continue
        here = places[doc]
        starts, ends = (tokens[name].to_numpy()[here] for name in ("start", "end"))
        depth = np.zeros(len(here) + 1, int)
        np.add.at(depth, np.searchsorted(starts, rows["start"]), 1)
        np.add.at(depth, np.searchsorted(ends, rows["end"], side="right"), -1)
        inside[here] = depth.cumsum()[:-1] > 0
    return pd.Series(inside, tokens.index)


def _sequences(tokens, n, by):
    require_tokens(tokens, ["doc", by])
    texts = (rows.to_list() for _, rows in tokens.groupby("doc", sort=False)[by])
    return set(chain.from_iterable(zip(*(text[i:] for i in range(n))) for text in texts))


def _preferred(docs, keep):
    """Return the documents, first those whose copy stays."""
    if isinstance(keep, str) and keep in ("first", "last"):
        return docs if keep == "first" else docs[::-1]
    if isinstance(keep, str) or not set(keep) <= set(docs):
        raise ValueError(
            f"keep is 'first', 'last' or a list of documents, the most wanted first, not "
            f"{keep!r}. There is: {', '.join(map(str, docs[:20]))}."
        )
    return [*keep, *(doc for doc in docs if doc not in keep)]


def _require_passages(passages):
    columns = [f"{name}_{x}" for x in "ab" for name in NEEDED[:3]]
    require(passages, columns, "To know which texts share a passage, Khitab")
