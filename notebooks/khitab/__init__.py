"""Khitab: corpus-assisted discourse analysis of Arabic texts.

    import khitab
    corpus = khitab.load_corpus()
    tokens = corpus.tokens()

The modules, in the direction the data flows: `arabic` (letters, tokens, sentences),
`corpus` (texts, datasheet, layers), `morphology` (lemmas, on the course's `lexicon`),
`phrases` (what recurs), `concordance` (lines and collocates), `framing` (the words of a
frame, and do coders agree), `voices` (who says what), `comparison` (rates, keywords,
permutation tests), `reuse` (shared passages), `figures` and `display` (what tables look
like), `explorer` (a concordance to type into) and `checks` (the lessons' questions). What
begins with `_` is a back room of one of them.
"""

from khitab.corpus import Corpus, CorpusError, load_corpus

__all__ = ["Corpus", "CorpusError", "load_corpus"]
__version__ = "0.1.0"
