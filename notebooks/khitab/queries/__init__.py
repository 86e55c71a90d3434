"""Queries: one search language for concordances, counts, phrases and codebooks.

A query is words with spaces between them. What may be written in it, and what each kind
of word finds, is in `khitab.queries.language`; a query that finds nothing says so
(`NothingFound`), and one that cannot be seen in the table is refused.

What somebody types into a page is no query: `meant` says which forms they may mean, in
Arabic, by the sound or in English, from `keys` and `letters` that a page can have too.
"""

from khitab.queries.keys import keys, letters
from khitab.queries.language import MATCHES
from khitab.queries.nothing import NothingFound
from khitab.queries.searching import Index
from khitab.queries.typed import meant

__all__ = ["MATCHES", "Index", "NothingFound", "keys", "letters", "meant"]
