"""Framing: where a frame's words occur, in which unit, and do two readers agree?

A *frame* is what a passage puts before the reader (Entman 1993, Journal of Communication
43/4). A codebook says which words point to it. They are counted as tokens
(`occurrences`), noun phrases (`mentions`) or sentences (`coded_sentences`): each unit
gives another number, so each table says which it has.
"""

from khitab.framing.codebooks import codebook
from khitab.framing.coders import agreement, disagreements
from khitab.framing.codings import coded_sentences, precision_recall
from khitab.framing.counts import OCCURRENCES, breakdown, occurrences, rates
from khitab.framing.noun_phrases import MENTIONS, mentions
from khitab.spans import add_spans

__all__ = [
    "MENTIONS", "OCCURRENCES", "add_spans", "agreement", "breakdown", "codebook",
    "coded_sentences", "disagreements", "mentions", "occurrences",
    "precision_recall", "rates",
]  # fmt: skip
