"""Comparison measures what is commoner here than there, by how much and how surely.

The room has six modules.

* `frequency` has `rates`, counts per 1,000 tokens by text and by period.
* `keyness` has `keywords` (a target against a reference), `periods` (against each other)
  and `word_shift` (what each word adds to the difference).
* `dispersed` has `keywords_by_texts`, which counts texts instead of tokens.
* `permutation` has `permutation_test` and `permutations`, which compare whole texts.
* `simulated` has `power`, how often a study of so many texts would find a real
  difference.
* `measures` has the formulas behind them, which take and return numbers.
"""

from khitab.comparison.dispersed import DISPERSED_COLUMNS, keywords_by_texts
from khitab.comparison.frequency import RATE_COLUMNS, rates
from khitab.comparison.keyness import KEYWORD_COLUMNS, keywords, periods, word_shift
from khitab.comparison.measures import (
    adjust,
    diff_percent,
    log_likelihood,
    log_odds,
    log_ratio,
    p_of_counts,
    p_value,
)
from khitab.comparison.permutation import permutation_test, permutations
from khitab.comparison.simulated import power

__all__ = [
    "DISPERSED_COLUMNS", "KEYWORD_COLUMNS", "RATE_COLUMNS", "adjust", "diff_percent",
    "keywords", "keywords_by_texts", "log_likelihood", "log_odds", "log_ratio",
    "p_of_counts", "p_value", "periods",
    "permutation_test", "permutations", "power", "rates", "word_shift",
]  # fmt: skip
