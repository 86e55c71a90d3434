"""Where a node stands: the search behind `concordance`."""

import numpy as np

from khitab import arabic, morphology
from khitab.coded import code, follow, group

PARTS = {"prefix": str.startswith, "suffix": str.endswith, "part": str.__contains__}
ARABIC = ("form", "token", "lemma", *PARTS)
SLOT = "*"


class Index:
    """Tokens made ready for searching; `concordance.index` makes it for many searches."""

    def __init__(self, tokens, by="form"):
        self.tokens, self.by = tokens, by
        self.coded = code(tokens, by)
        self._numbers = {word: number for number, word in enumerate(self.coded.words)}
        self._rows = self._ends = None

    def __repr__(self):
        return f"<Index of {len(self.tokens)} tokens by {self.by!r}>"

    def sort(self):
        """Put the rows of each word together, so that no search reads all tokens."""
        rows = np.arange(len(self.tokens))
        rows, _ = group(self.coded.ids.astype(np.int64), rows)
        self._rows = rows.astype(np.int32)
        self._ends = np.append(np.cumsum(np.bincount(self.coded.ids)), 0)
        return self

    def find(self, node, match):
        """Return the rows where a node begins, in order, and how many words it has."""
        words = words_of(node, match)
        places = [None if word == SLOT else self._places(word, match) for word in words]
        return follow(places, self.coded.blocks), len(words)

    def _places(self, word, match):
        """Return the rows that have a word, in order."""
        if match == "lemma":
            bare = self.tokens.reset_index(drop=True)
            return morphology.find(bare, word).index.to_numpy(np.int64)
        if match in PARTS:
            fits = [PARTS[match](each, word) for each in self.coded.words]
            return self._rows_of(np.flatnonzero(fits))
        return self._rows_of([self._numbers[word]] if word in self._numbers else [])

    def _rows_of(self, numbers):
        if self._rows is None:
            fits = np.zeros(len(self.coded.words), bool)
            fits[numbers] = True
            return np.flatnonzero(fits[self.coded.ids])
        ends = self._ends
        parts = [self._rows[ends[number - 1] : ends[number]] for number in numbers]
        if len(parts) == 1:
            return parts[0]
        return np.sort(np.concatenate([self._rows[:0], *parts]))


def ready(tokens, match):
    """Return `tokens` as an Index that can answer `match`."""
    column = "form" if match in ("lemma", *PARTS) else match
    if not isinstance(tokens, Index):
        if match not in ARABIC and match not in getattr(tokens, "columns", [match]):
            raise ValueError(
                f"match={match!r} is neither one of {', '.join(ARABIC)} nor a column of "
                f"the tokens, which are: {', '.join(map(str, tokens.columns))}."
            )
        return Index(tokens, column)
    if tokens.by != column:
        raise ValueError(
            f"This index is by {tokens.by!r}. For match={match!r} make another: "
            f"index(tokens, {column!r})."
        )
    return tokens


def words_of(node, match):
    """Return the words of a node, ready to be compared.

    >>> words_of("«القضاء على * الإرهـاب»", "form")
    ['القضاء', 'على', '*', 'الإرهاب']
    """
    if match not in ARABIC:  # another column: what stands in it is up to its maker
        words = node.split() if isinstance(node, str) else list(node)
        if all(word == SLOT for word in words):
            raise ValueError(f"There is nothing to look for in {node!r}.")
        return words
    text = node if isinstance(node, str) else " ".join(map(str, node))
    if not arabic.has_letter(text):
        raise ValueError(
            f"{text!r} holds no Arabic letter: nothing to look for. A node is a word, "
            'such as "ليبيا", or several.'
        )
    words = []
    for piece in arabic.strip_format_characters(text).split():
        if SLOT in piece and arabic.has_letter(piece):
            raise ValueError(
                f"In {piece!r} the * is part of a word; it stands for a whole one. For "
                'words that begin, end or go on as you like use match="prefix", "suffix" '
                'or "part".'
            )
        found = [word for _, _, word in arabic.tokenize(piece)]
        words += [SLOT] if SLOT in piece else found
    if match in ("token", "lemma"):
        return words
    return [arabic.form(word) for word in words]


def window(blocks, rows, length, spans):
    """Return the first row of each window, and the row after its last: in one block."""
    last = rows + length - 1
    low = np.searchsorted(blocks, blocks[rows].astype(blocks.dtype), side="left")
    high = np.searchsorted(blocks, blocks[last].astype(blocks.dtype), side="right")
    return np.maximum(rows - spans[0], low), np.minimum(last + 1 + spans[1], high)


def spans_of(span):
    """Return a span as a pair: how many words before a node, and how many after."""
    pair = tuple(span) if isinstance(span, (tuple, list)) else (span, span)
    if len(pair) != 2 or not all(isinstance(each, int) and each >= 0 for each in pair):
        raise ValueError(
            "span is a number of words, such as 6, or a pair for before and after, such "
            f"as (5, 0), not {span!r}."
        )
    return pair
