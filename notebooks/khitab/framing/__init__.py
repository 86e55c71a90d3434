"""Framing: where a frame's words occur, in which unit, and do two coders agree?

A *frame* puts some aspects of a matter before the reader and joins them: a problem, a
cause, an evaluation, a remedy (Entman 1993, Journal of Communication 43/4). The column
`frame` holds the name of the matter, the *issue*. A codebook says which words point to
it. They are counted as tokens (`occurrences`), noun phrases (`mentions`) or sentences
(`coded_sentences`): each unit gives another number, so each table says which it has. What
a sentence does with the issue is in `elements`; in whose words, in `matrix`.
"""

from khitab.framing.codebooks import codebook
from khitab.framing.coders import agreement, disagreements
from khitab.framing.codings import ELEMENTS, coded_sentences, elements, precision_recall
from khitab.framing.counts import OCCURRENCES, breakdown, occurrences, rates
from khitab.framing.matrices import MATRIX, by_voice, matrix
from khitab.framing.noun_phrases import MENTIONS, mentions
from khitab.spans import add_spans

__all__ = [
    "ELEMENTS", "MATRIX", "MENTIONS", "OCCURRENCES", "add_spans", "agreement",
    "breakdown", "by_voice", "codebook", "coded_sentences", "disagreements", "elements",
    "matrix", "mentions", "occurrences", "precision_recall", "rates",
]  # fmt: skip
