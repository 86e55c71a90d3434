"""Queries are one search language for concordances, counts, phrases and codebooks.

A query is words with spaces between them. `khitab.queries.language` says what may be
written in it and what each kind of word finds. A query that finds nothing warns
(`NothingFound`), and one that the table cannot answer is refused.

What somebody types into a page is not a query. `meant` says which forms they may mean,
in Arabic, by the sound or in English. It uses `keys` and `letters`, which a page can
have too.
"""

from khitab.queries.keys import keys, letters
from khitab.queries.language import MATCHES
from khitab.queries.nothing import NothingFound
from khitab.queries.searching import Index
from khitab.queries.typed import meant

__all__ = ["MATCHES", "Index", "NothingFound", "keys", "letters", "meant"]
