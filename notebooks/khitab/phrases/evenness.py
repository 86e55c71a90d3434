"""Dispersion says whether something is spread over a corpus or occurs in a few texts.

Each measure takes `counts`, how often something occurs in each part of the corpus (here
each text). All but the first also take `sizes`, how many tokens each part has.
"""

import numpy as np


def text_range(counts) -> int:
    """Return in how many texts something occurs at all.

    >>> text_range([3, 0, 1])
    2
    """
    return int((_counts(counts) > 0).sum())


def deviation_of_proportions(counts, sizes) -> float:
    """Return Gries' DP, 0 if spread just as the texts' sizes are, near 1 if concentrated.

    DP is half the sum of |share of the occurrences − share of the tokens| over the texts
    (Gries 2008, International Journal of Corpus Linguistics 13/4). NaN if there are no
    occurrences.

    >>> round(deviation_of_proportions([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), 2)
    0.18
    """
    counts, sizes = _counts(counts), _sizes(counts, sizes)
    if not counts.sum():
        return float("nan")
    return float(np.abs(counts / counts.sum() - sizes / sizes.sum()).sum() / 2)


def normalised_deviation_of_proportions(counts, sizes) -> float:
    """Return DP divided by the most it can be here, 1 − the smallest text's share.

    The source is Lijffijt & Gries 2012, International Journal of Corpus Linguistics
    17/1. (Egbert, Burch & Biber 2020 take the smallest of the texts that have the word,
    so their DP can be larger.) NaN for a single text, whose DP can only be 0.

    >>> normalised_deviation_of_proportions([2, 0], [10, 10])
    1.0
    """
    sizes = _sizes(counts, sizes)
    most = float(1 - sizes.min() / sizes.sum())
    return deviation_of_proportions(counts, sizes) / most if most else float("nan")


def juilland_d(counts, sizes) -> float:
    """Return Juilland's D, 1 if equally frequent in all texts, 0 if only in one.

    D is 1 − V / √(k − 1) for k texts, where V is the coefficient of variation of the
    relative frequencies (Juilland & Chang-Rodríguez 1964; with unequal texts as in Gries
    2008). NaN for a single text, or without occurrences.

    >>> round(juilland_d([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), 3)
    0.785
    """
    rates = _counts(counts) / _sizes(counts, sizes)
    if len(rates) < 2 or not rates.any():
        return float("nan")
    return float(1 - rates.std() / rates.mean() / np.sqrt(len(rates) - 1))


def d_a(counts, sizes) -> float:
    """Return D_A, 1 if equally frequent in all texts, 0 if only in one.

    D_A compares the relative frequencies of every two texts. It is 1 minus their mean
    difference, divided by twice the mean of all (Burch, Egbert & Biber 2017, Journal of
    Research Design and Statistics in Linguistics and Communication Science 3/2; for
    texts of unequal size Egbert, Burch & Biber 2020, International Journal of Corpus
    Linguistics 25/1). A short text counts as much as a long one, while in DP it counts
    less. NaN for a single text, or without occurrences.

    >>> round(d_a([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), 3)
    0.697
    """
    rates = np.sort(_counts(counts) / _sizes(counts, sizes))
    texts = len(rates)
    if texts < 2 or not rates.any():
        return float("nan")
    # Once sorted, the differences of all pairs add up to this.
    apart = (2 * np.arange(texts) + 1 - texts) @ rates
    return float(1 - apart / (texts - 1) / rates.sum())


def kl_divergence(counts, sizes) -> float:
    """Return the Kullback–Leibler divergence (KLD), 0 if spread as the sizes are, in bits.

    KLD is the sum of p · log2 (p / q) over the texts, where p is a text's share of the
    occurrences and q its share of the tokens (Gries 2020, Analyzing dispersion, in
    Paquot & Gries, A Practical Handbook of Corpus Linguistics). If the smallest text has
    all, KLD is log2 of 1 / its share, its highest value. Some programs bring it between
    0 and 1, as 1 − e^−KLD (Gries 2021), 1 − 2^−KLD or KLD / (1 + KLD) (both Gries 2024),
    so name the form that you report. NaN if there are no occurrences.

    >>> round(kl_divergence([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), 3)
    0.137
    """
    from scipy.special import rel_entr  # p · ln(p / q), and 0 where p is 0

    counts, sizes = _counts(counts), _sizes(counts, sizes)
    if not counts.sum():
        return float("nan")
    shares = counts / counts.sum(), sizes / sizes.sum()
    return float(max(rel_entr(*shares).sum() / np.log(2), 0))  # rounding: −1e-17


def _counts(counts):
    counts = np.asarray(counts, dtype=float)
    if counts.ndim != 1 or not len(counts) or not (counts >= 0).all():
        raise ValueError("counts must have a number for each text, none below 0.")
    return counts


def _sizes(counts, sizes):
    sizes = np.asarray(sizes, dtype=float)
    if sizes.shape != np.shape(counts) or not (sizes > 0).all():
        raise ValueError(
            "sizes must have the number of tokens of each text, as many numbers as "
            f"counts ({len(counts)}), and none of them 0."
        )
    return sizes
