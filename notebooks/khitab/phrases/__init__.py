"""Phrases are words and wordings that recur, with where, how often and how evenly."""

from khitab.phrases.asking import counts_by_text, dispersion, positions
from khitab.phrases.counting import (
    lexical_bundles,
    ngrams,
    phrase_frames,
    recurring_phrases,
)
from khitab.phrases.evenness import (
    d_a,
    deviation_of_proportions,
    juilland_d,
    kl_divergence,
    normalised_deviation_of_proportions,
    text_range,
)
from khitab.phrases.tables import COLUMNS
from khitab.phrases.vocabulary import summary, word_list

__all__ = [
    "COLUMNS", "counts_by_text", "d_a", "deviation_of_proportions", "dispersion",
    "juilland_d", "kl_divergence", "lexical_bundles", "ngrams",
    "normalised_deviation_of_proportions", "phrase_frames", "positions",
    "recurring_phrases", "summary", "text_range", "word_list",
]  # fmt: skip
