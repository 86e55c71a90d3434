"""Khitab: corpus-assisted discourse analysis of Arabic texts.

    import khitab
    corpus = khitab.load_corpus()
    tokens = corpus.tokens()

Each room is a public address. In the direction in which the data flows, they are
`arabic` (letters, words, sentences), `corpus` (texts, datasheet, layers), `morphology`
(lemmas), `queries` (the language of searches), `phrases` (what recurs), `concordance`
(lines and collocates), `reuse` (shared passages), `comparison` (rates, keywords,
permutation tests), `framing` (the words of a frame, and how far coders agree), `voices`
(who says what), `figures` and `display` (how tables, texts and lines look), `coding`
(people code sentences, and settle what they differ on), `log` (how a study was made),
`slips` (errors explained) and `checks` (the lessons' questions).

Several rooms share `course` (all that is known about the five texts), `required` (how
input is checked), `labels`, `coded` (words as numbers), `spans`, `memory` (what a
learner has answered), `bridge` (from a page to its kernel), `locks` (kernels that write
one file take turns) and `shell` (whether this is a notebook).

A room is imported when it is first used, so that `khitab.memory` needs no pandas.
"""

import sys
from importlib import import_module

__all__ = ["Corpus", "CorpusError", "load_corpus"]
__version__ = "0.1.0"


def __getattr__(name):
    if name in __all__:
        return getattr(import_module("khitab.corpus"), name)
    try:
        return import_module(f"khitab.{name}")
    except ModuleNotFoundError as error:
        if error.name != f"khitab.{name}":
            raise
    raise AttributeError(
        f"module 'khitab' has no attribute {name!r}", name=name, obj=sys.modules[__name__]
    )


def __dir__():
    from pkgutil import iter_modules

    return sorted({*globals(), *__all__, *(room.name for room in iter_modules(__path__))})
