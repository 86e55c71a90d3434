"""Corpora: folders of texts, what is known of them, and which words of them count."""

from khitab.corpus.files import LAYERS, CorpusError
from khitab.corpus.texts import BODY, SENTENCE_COLUMNS, Corpus, load_corpus
from khitab.corpus.tokens import TOKEN_COLUMNS
from khitab.course import SEEDS

__all__ = [
    "BODY", "LAYERS", "SEEDS", "SENTENCE_COLUMNS", "TOKEN_COLUMNS", "Corpus",
    "CorpusError", "load_corpus",
]  # fmt: skip
