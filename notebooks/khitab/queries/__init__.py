"""Queries: one search language for concordances, counts, phrases and codebooks.

A query is words with spaces between them. What may be written in it, and what each kind
of word finds, is in `khitab.queries.language`; a query that finds nothing says so
(`NothingFound`), and one that cannot be seen in the table is refused.
"""

from khitab.queries.keys import keys, letters
from khitab.queries.language import MATCHES
from khitab.queries.nothing import NothingFound
from khitab.queries.searching import Index

__all__ = ["MATCHES", "Index", "NothingFound", "keys", "letters"]
