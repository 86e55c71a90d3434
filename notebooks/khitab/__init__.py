"""Khitab: corpus-assisted discourse analysis of Arabic texts.

    import khitab
    corpus = khitab.load_corpus()
    tokens = corpus.tokens()

The modules, in the direction the data flows: `arabic` (letters, tokens, sentences),
`corpus` (texts, datasheet, layers), `morphology` (lemmas, on the course's `lexicon`),
`comparison` (rates), `figures` and `display` (what tables look like), and `checks` (the
lessons' questions).
"""

from khitab.corpus import Corpus, CorpusError, load_corpus

__all__ = ["Corpus", "CorpusError", "load_corpus"]
__version__ = "0.1.0"
