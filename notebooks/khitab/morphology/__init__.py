"""Morphology gives lemma, part of speech and clitics of every form."""

from khitab.morphology.lemmas import COLUMNS, LemmaError, add_lemmas, analyse, find
from khitab.morphology.sources import LexiconError, lexicons, use

__all__ = [
    "COLUMNS",
    "LemmaError",
    "LexiconError",
    "add_lemmas",
    "analyse",
    "find",
    "lexicons",
    "use",
]
