"""A corpus is a folder of texts, with what is known about them and which words count."""

from khitab.corpus.errors import CorpusError, CorpusWarning
from khitab.corpus.marked import LAYERS
from khitab.corpus.report import REPORT_COLUMNS
from khitab.corpus.texts import BODY, SENTENCE_COLUMNS, Corpus, load_corpus
from khitab.corpus.tokens import TOKEN_COLUMNS
from khitab.course import SEEDS

__all__ = [
    "BODY", "LAYERS", "REPORT_COLUMNS", "SEEDS", "SENTENCE_COLUMNS", "TOKEN_COLUMNS",
    "Corpus", "CorpusError", "CorpusWarning", "load_corpus",
]  # fmt: skip
