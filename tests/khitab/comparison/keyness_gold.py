"""How keyness_gold.csv was made: by statsmodels and shifterator, not by Khitab.

    python -m venv gold && gold/bin/pip install statsmodels==0.15.0 shifterator==0.3.0
    gold/bin/python tests/khitab/comparison/keyness_gold.py

A row a word: how often it stands in the target and in the reference (sizes 1,000 and
2,500; the rest is the word "rest"). `risk_*`: log2 of the relative risk and its interval
(statsmodels, confint_proportions_2indep, method "log"); where a count is 0 it is handed
over as 0.5. `chi2`: scipy's chi2_contingency with lambda_="log-likelihood"; `fisher`:
scipy's fisher_exact, a word at a time; `p` is the second where one of the four expected
counts is below 13, and the first elsewhere. `bh`, `by`, `bonferroni`, `sidak`:
statsmodels' multipletests of `p`. `proportion`, `entropy`, `jsd`:
shifterator's shift scores before it scales them, target minus reference.
"""

import collections
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd
import shifterator
from scipy.stats import chi2_contingency, fisher_exact
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep

collections.Mapping = Mapping  # where shifterator 0.3.0, made for Python 3.9, seeks it
SIZES = 1000, 2500
COUNTS = {
    "a": (18, 0), "b": (0, 31), "c": (40, 100), "d": (7, 11), "e": (1, 1),
    "f": (250, 400), "g": (3, 90), "h": (12, 12), "i": (0, 1), "j": (1, 0),
    "k": (99, 280),
}  # fmt: skip


def main():
    counts = dict(COUNTS)
    rest = [
        size - sum(pair[i] for pair in COUNTS.values()) for i, size in enumerate(SIZES)
    ]
    counts["rest"] = tuple(rest)
    table = pd.DataFrame(counts, index=["freq", "freq_ref"]).T
    squares = [[row, np.subtract(SIZES, row)] for row in counts.values()]
    tests = [
        chi2_contingency(square, correction=False, lambda_="log-likelihood")
        for square in squares
    ]
    table["g2"] = [test.statistic for test in tests]
    table["chi2"] = [test.pvalue for test in tests]
    table["fisher"] = [fisher_exact(square).pvalue for square in squares]
    few = [test.expected_freq.min() < 13 for test in tests]
    table["p"] = np.where(few, table["fisher"], table["chi2"])
    for name in ("fdr_bh", "fdr_by", "bonferroni", "sidak"):
        table[name.removeprefix("fdr_")] = multipletests(table["p"], method=name)[1]
    ends = [
        confint_proportions_2indep(
            max(a, 0.5), SIZES[0], max(b, 0.5), SIZES[1], compare="ratio", method="log"
        )
        for a, b in counts.values()
    ]
    table["risk_low"], table["risk_high"] = np.log2(np.array(ends)).T
    target, reference = (
        {word: pair[i] for word, pair in counts.items() if pair[i]} for i in (0, 1)
    )
    for name, shift in {
        "proportion": shifterator.ProportionShift(reference, target),
        "entropy": shifterator.EntropyShift(reference, target, base=2),
        "jsd": shifterator.JSDivergenceShift(reference, target, base=2),
    }.items():
        table[name] = pd.Series(shift.type2shift_score) * shift.norm
    path = Path(__file__).with_suffix(".csv")
    table.rename_axis("type").to_csv(path, float_format="%.12g", lineterminator="\n")


if __name__ == "__main__":
    main()
