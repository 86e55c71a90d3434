"""Framing counts a frame's words in several units, and compares two coders.

A *frame* selects some aspects of a matter and connects them, such as a problem, a cause,
an evaluation and a remedy (Entman 1993, Journal of Communication 43/4). The column
`frame` holds the name of the matter, the *issue*. A codebook says which words point to
it. They are counted as tokens (`occurrences`), noun phrases (`mentions`) or sentences
(`coded_sentences`). The numbers differ by unit, so each table says which unit it has.
`elements` says what a sentence does with the issue, and `matrix` in whose words.
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
