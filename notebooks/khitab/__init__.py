"""Khitab: corpus-assisted discourse analysis of Arabic texts.

    import khitab
    corpus = khitab.load_corpus()
    tokens = corpus.tokens()

Each public address is a room, in the direction the data flows: `arabic` (letters, words,
sentences), `corpus` (texts, datasheet, layers), `morphology` (lemmas), `queries` (the
language of searches), `phrases` (what recurs), `concordance` (lines and collocates),
`reuse` (shared passages), `comparison` (rates, keywords, permutation tests), `framing`
(the words of a frame, and do coders agree), `voices` (who says what), `figures` and
`display` (what tables look like), `explorer` (a concordance to type into) and `checks`
(the lessons' questions).

What several rooms need is the ground: `course` (all that is known of the five texts),
`required` (how input is refused), `labels`, `coded` (words as numbers), `spans`.
"""

from khitab.corpus import Corpus, CorpusError, load_corpus

__all__ = ["Corpus", "CorpusError", "load_corpus"]
__version__ = "0.1.0"
