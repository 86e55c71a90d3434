"""Morphology: lemma, part of speech and clitics of every form, on the course lexicon."""

from khitab.morphology.lemmas import COLUMNS, LemmaError, add_lemmas, analyse, find

__all__ = ["COLUMNS", "LemmaError", "add_lemmas", "analyse", "find"]
