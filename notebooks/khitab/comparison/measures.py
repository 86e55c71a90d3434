"""Measures of keyness say how surely, and by how much, a word is commoner in a corpus.

The functions take and return arrays with one value per word. `freq` is how often the
word occurs in the target and `freq_ref` in the reference. `size` and `size_ref` count
all their tokens. In the notation of Evert (2008) they are O11, O12, C1 and C2. `keyness`
makes tables of these.
"""

import numpy as np

from khitab.required import require_confidence, require_number

FORMULAS = ("dunning", "rayson")
CORRECTIONS = ("bh", "by", "bonferroni", "sidak")
LEAST_EXPECTED = 13
BEYOND = 64  # so far beyond a count, nothing is left of a tail with so small a mean


def log_likelihood(freqs, sizes, formula="dunning"):
    """Return G², the log-likelihood ratio of each word over two or more corpora.

    `freqs` is an array with one row per word and one column per corpus, and `sizes`
    counts the tokens of each corpus. G² is 2 · Σ O · ln(O / E), where E is the count
    that each corpus would have if the word were equally common in all. G² says how
    surely they differ, not by how much. `formula="dunning"` sums over the word and over
    all other words (Dunning 1993, Computational Linguistics 19). `"rayson"` sums over
    the word alone (Rayson & Garside 2000, after Read & Cressie 1988). An O of zero adds
    nothing.

    Raises ValueError for an unknown formula, or a word with more tokens than its corpus.

    >>> log_likelihood([[10, 2]], [1000, 1000]).round(3)
    array([5.854])
    >>> log_likelihood([[10, 2]], [1000, 1000], formula="rayson").round(3)
    array([5.822])
    """
    from scipy.special import rel_entr  # O · ln(O / E), and 0 where O is 0

    if formula not in FORMULAS:
        raise ValueError(f"formula is 'dunning' or 'rayson', not {formula!r}.")
    freqs, sizes = np.asarray(freqs, float), np.asarray(sizes, float)
    _require_counts(freqs, sizes)
    expected = freqs.sum(axis=1, keepdims=True) * (sizes / sizes.sum())
    terms = rel_entr(freqs, expected)
    if formula == "dunning":
        terms += rel_entr(sizes - freqs, sizes - expected)
    return np.maximum(2 * terms.sum(axis=1), 0)  # rounding can leave −1e-16


def log_ratio(freq, freq_ref, size, size_ref, zero=0.5, base=2, confidence=0.95):
    """Return three arrays, the log ratio of each word and the two ends of its interval.

    The log ratio is the log of the ratio of the two relative frequencies. In base 2, 1
    means twice as common, 2 means four times and −1 means half. A count of 0 is replaced
    by `zero` (base and zero as in Hardie 2014, Log Ratio). The interval at `confidence`
    is that of a ratio of two proportions (Katz et al. 1978, Biometrics 34). Like that of
    `rates` it assumes that tokens are independent. For small counts it is rough and
    rather too wide, so it may include 0 where the exact p (`p_of_counts`) is below 0.05.
    A word that neither corpus has gets NaN three times.

    Raises ValueError for a count above its size, a `zero` not above 0, a `base` not
    above 1, or a `confidence` that is not between 0 and 1.

    >>> [side.round(2).tolist() for side in log_ratio([8, 3], [2, 0], 1000, 1000)]
    [[2.0, 2.58], [-0.23, -1.73], [4.23, 6.9]]
    """
    from scipy.stats import norm

    require_number(zero, "zero", 0)
    require_number(base, "base", 1)
    require_confidence(confidence)
    freq, freq_ref = _pair(freq, freq_ref, size, size_ref)
    nowhere = (freq == 0) & (freq_ref == 0)
    freq, freq_ref = (np.where(each == 0, zero, each) for each in (freq, freq_ref))
    ratio = np.where(nowhere, np.nan, np.log((freq / size) / (freq_ref / size_ref)))
    spread = np.sqrt(1 / freq - 1 / size + 1 / freq_ref - 1 / size_ref)
    reach = norm.ppf((1 + confidence) / 2) * spread
    return tuple(side / np.log(base) for side in (ratio, ratio - reach, ratio + reach))


def diff_percent(freq, freq_ref, size, size_ref):
    """Return %DIFF, by how many per cent each word is commoner in the target.

    100 is twice as common, −50 half, −100 missing (Gabrielatos & Marchi 2011, Keyness:
    matching metrics to definitions). Where the reference lacks the word, the result is
    infinite, because nothing has no percentage. Where both lack it, the result is NaN.
    Gabrielatos & Marchi replace a missing rate by 1e-18. A few hits then give 9e+17,
    which looks like a measurement and only says that there was a zero.

    Raises ValueError for a count above its size.

    >>> diff_percent([4, 1, 0, 4], [2, 2, 2, 0], 1000, 1000)
    array([ 100.,  -50., -100.,   inf])
    """
    freq, freq_ref = _pair(freq, freq_ref, size, size_ref)
    share, share_ref = freq / size, freq_ref / size_ref
    with np.errstate(divide="ignore", invalid="ignore"):
        return 100 * (share - share_ref) / share_ref


def log_odds(freq, freq_ref, size, size_ref, prior, prior_size=None):
    """Return two arrays, each word's log odds ratio with a prior and its z-score.

    `prior` gives each word a pseudo-count α above 0, which is added to both corpora. So
    rare words are held back, and no word is infinite. `prior_size` is the sum of α over
    all words, needed where `prior` has only some of them. These are equations 16, 20 and
    22 of Monroe, Colaresi & Quinn (2008, Political Analysis 16), with the natural
    logarithm.

    Raises ValueError for a prior of 0 or less.

    >>> [each.round(3).tolist() for each in log_odds([8], [2], 1000, 1000, [1])]
    [[1.105], [1.657]]
    """
    prior = np.asarray(prior, float)
    if not (prior > 0).all():
        raise ValueError(
            "The prior must give every word more than 0, since an unknown word "
            "would be infinitely surprising. Take a larger background, or leave it "
            "out."
        )
    total = prior.sum() if prior_size is None else prior_size
    known, known_ref = np.asarray(freq) + prior, np.asarray(freq_ref) + prior
    with np.errstate(divide="ignore", invalid="ignore"):  # the only word there is
        odds = known / (size + total - known)
        odds_ref = known_ref / (size_ref + total - known_ref)
        ratio = np.nan_to_num(np.log(odds / odds_ref), nan=0.0)
    return ratio, ratio / np.sqrt(1 / known + 1 / known_ref)


def p_value(log_likelihood, corpora=2):
    """Return the p of each G², how often chance alone gives so much, token by token.

    From the chi-squared distribution with `corpora` − 1 degrees of freedom (Wilks 1938),
    which G² follows only where counts are large (`p_of_counts` checks that).

    >>> p_value([3.841459, 6.634897]).round(4)
    array([0.05, 0.01])
    """
    from scipy.stats import chi2

    return chi2.sf(log_likelihood, corpora - 1)


def p_of_counts(freqs, sizes, formula="dunning"):
    """Return two arrays, the p of each word (token by token) and where it comes from.

    `freqs`, `sizes` and `formula` are as in `log_likelihood`. "chi2" compares the
    log-likelihood with chi-squared, if the word and all other words are expected at
    least 13 times in each corpus. Below 13, chi-squared often makes a count look rarer
    than it is. (Cochran 1954, Biometrics 10, asks for 5. For words Rayson, Berridge &
    Francis 2004, Extending the Cochran rule, ask for more. One limit for every p is our
    choice.) There p is "exact", by Fisher's test, the share of all ways to deal out the
    word's tokens that are at most as likely as the real one (Fisher 1934, Statistical
    Methods for Research Workers, 5th edition; Pedersen 1996, Fishing for Exactness). In
    corpora of nearly one size, 5 hits against 0 may pass where 0 against 5 do not. More
    than two corpora have no such test here, so their p is empty and comes from "none".

    >>> p, by = p_of_counts([[2, 0], [60, 40]], [660, 1437])
    >>> p.round(3).tolist(), by.tolist()
    ([0.099, 0.0], ['exact', 'chi2'])
    """
    g2 = log_likelihood(freqs, sizes, formula)
    freqs, sizes = np.asarray(freqs), np.asarray(sizes)
    word = freqs.sum(axis=1)
    rarer = np.minimum(word, sizes.sum() - word)
    few = rarer * sizes.min() / sizes.sum() < LEAST_EXPECTED
    p, by = p_value(g2, len(sizes)), np.where(few, "exact", "chi2")
    if len(sizes) == 2:
        p[few] = _fisher(freqs[few], sizes)
        return p, by
    return np.where(few, np.nan, p), np.where(few, "none", "chi2")


def _fisher(freqs, sizes):
    """Return Fisher's two-sided p of words of which few are expected somewhere.

    The test looks at the cell with the smallest expected count. Its distribution is
    computed from 0 to far beyond the observed count, for all words in one long array.
    Each pair of counts is computed once, because many words share it.
    """
    from scipy.stats import hypergeom

    small, total = int(np.argmin(sizes)), sizes.sum()
    pairs, which = np.unique(freqs, axis=0, return_inverse=True)
    word, seen = pairs.sum(axis=1), pairs[:, small]
    flip = 2 * word > total
    word, seen = (
        np.where(flip, total - word, word),
        np.where(flip, sizes[small] - seen, seen),
    )
    widths = seen + BEYOND
    rows = np.repeat(np.arange(len(pairs)), widths)
    counts = np.arange(len(rows)) - np.repeat(np.cumsum(widths) - widths, widths)
    chance = hypergeom.pmf(counts, total, word[rows], sizes[small])
    real = hypergeom.pmf(seen, total, word, sizes[small]) * (1 + 1e-7)  # ties are ties
    p = np.bincount(rows, np.where(chance <= real[rows], chance, 0), len(pairs))
    return np.minimum(p, 1)[which.ravel()]


def adjust(p, correction="bh"):
    """Return p-values corrected for how many words were tested at once.

    `"bh"` (Benjamini & Hochberg 1995) and `"by"` (Benjamini & Yekutieli 2001) bound the
    share of false findings among those called findings. `"bonferroni"` (Dunn 1961) and
    `"sidak"` (Šidák 1967) bound the chance of a single false one. With None, p stays as
    it is.

    Raises ValueError for an unknown correction.

    >>> adjust([0.01, 0.02, 0.6], "bonferroni")
    array([0.03, 0.06, 1.  ])
    """
    from scipy.stats import false_discovery_control

    p = np.asarray(p, float)
    if correction is None or not len(p):
        return p
    if correction not in CORRECTIONS:
        raise ValueError(
            f"correction is None or one of: {', '.join(CORRECTIONS)}; not {correction!r}."
        )
    if correction == "bonferroni":
        return np.minimum(p * len(p), 1)
    if correction == "sidak":
        with np.errstate(divide="ignore"):
            return -np.expm1(len(p) * np.log1p(-p))
    return false_discovery_control(p, method=correction)


def _pair(freq, freq_ref, size, size_ref):
    """Return both counts as numbers, if their sizes can hold them."""
    pairs = np.broadcast_arrays(np.asarray(freq, float), np.asarray(freq_ref, float))
    _require_counts(
        np.stack([np.ravel(each) for each in pairs], 1), np.array([size, size_ref])
    )
    return pairs


def _require_counts(freqs, sizes):
    if freqs.ndim != 2 or freqs.shape[1] != len(sizes) or len(sizes) < 2:
        raise ValueError(
            "freqs needs one row per word and one column per corpus, and sizes one "
            "number per corpus."
        )
    if not (sizes > 0).all() or (freqs < 0).any() or (freqs > sizes).any():
        raise ValueError(
            "A word cannot occur in a corpus more often than the corpus has tokens, and "
            "each corpus needs at least one token."
        )
