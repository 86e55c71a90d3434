"""Tokens are made ready for searching here, and queries find their rows."""

import numpy as np

from khitab.coded import code, follow, group
from khitab.queries.columns import Column, Lemmas, column
from khitab.queries.language import COLUMN, MATCHES, parse, require_kinds
from khitab.required import require_tokens

OWN = {"token": "token", "root": "root"}  # matches with a column of their own


class Index:
    """Tokens made ready for searching. `concordance.index` makes it for many searches."""

    def __init__(self, tokens, by="form"):
        self.tokens, self.by = tokens, by
        self.coded = code(tokens, by)
        self._columns = {by: Column(self.coded.ids, self.coded.words)}
        self._lemmas = self._rows = self._ends = None

    def __repr__(self):
        return f"<Index of {len(self.tokens)} tokens by {self.by!r}>"

    def sort(self):
        """Put the rows of each word together, so that no search reads all tokens."""
        rows = np.arange(len(self.tokens))
        rows, _ = group(self.coded.ids.astype(np.int64), rows)
        self._rows = rows.astype(np.int32)
        self._ends = np.append(np.cumsum(np.bincount(self.coded.ids)), 0)
        return self

    def find(self, query, match=None):
        """Return the rows where a query begins, in order, and how many words it has.

        `match` is as in `kwic`. Without it, the column of the index is searched.
        """
        words = parse(query, self.match(match))
        require_kinds(words, self.tokens)
        return self.rows(words), len(words)

    def match(self, match):
        """Return how words without a tag are compared."""
        if match is None:
            match = self.by if self.by in ("form", "token") else COLUMN
        return match if match in MATCHES else COLUMN

    def rows(self, words):
        """Return the rows where parsed words begin, in order."""
        places = [None if word is None else self._places(word) for word in words]
        return follow(places, self.coded.blocks)

    def column(self, name) -> Column:
        """Return a column of the tokens, ready to be asked."""
        if name not in self._columns:
            require_tokens(self.tokens, [name])
            self._columns[name] = column(self.tokens[name].fillna(""))
        return self._columns[name]

    def _places(self, asks):
        """Return the rows that have any of the alternatives of a word, in order."""
        found = [self._asked(ask) for ask in asks]
        return found[0] if len(found) == 1 else np.unique(np.concatenate(found))

    def _asked(self, ask):
        if ask.match == "lemma":
            if self._lemmas is None:
                self._lemmas = Lemmas(self.tokens)
            return self._lemmas.rows(ask.text)
        name = self.by if ask.match == COLUMN else OWN.get(ask.match, "form")
        asked = self.column(name)
        return self._rows_of(asked, asked.numbers(ask))

    def _rows_of(self, asked, numbers):
        if self._rows is None or asked is not self._columns[self.by]:
            fits = np.zeros(len(asked.words), bool)
            fits[numbers] = True
            return np.flatnonzero(fits[asked.ids])
        ends = self._ends
        parts = [self._rows[ends[number - 1] : ends[number]] for number in numbers]
        if len(parts) == 1:
            return parts[0]
        return np.sort(np.concatenate([self._rows[:0], *parts]))


def ready(tokens, match) -> Index:
    """Return `tokens` as an Index that can answer `match`."""
    own = match not in MATCHES or match == "token"
    name = match if own else "form"
    if not isinstance(tokens, Index):
        if match not in MATCHES and match not in getattr(tokens, "columns", [match]):
            raise ValueError(
                f"match={match!r} is neither one of {', '.join(MATCHES)} nor a column of "
                f"the tokens, which are: {', '.join(map(str, tokens.columns))}."
            )
        return Index(tokens, name)
    if tokens.by != name:
        raise ValueError(
            f"This index is by {tokens.by!r}. For match={match!r} make another: "
            f"index(tokens, {name!r})."
        )
    return tokens
