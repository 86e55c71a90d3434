"""Keyness tells which words one corpus uses more than another.

The functions take and return tables. Import them from `khitab.comparison`.
"""

import numpy as np
import pandas as pd

from khitab.comparison import measures
from khitab.required import require_number, require_tokens, require_whole

KEYWORD_COLUMNS = [
    "type", "texts", "texts_ref", "freq", "freq_ref", "per_1000", "per_1000_ref",
    "log_likelihood", "log_ratio", "log_ratio_low", "log_ratio_high", "diff_percent",
    "log_odds", "log_odds_z", "p", "p_by", "p_adjusted",
]  # fmt: skip
SHIFTS = ("jsd", "entropy", "proportion")


def keywords(
    target,
    reference,
    by="form",
    min_freq=1,
    *,
    formula="dunning",
    zero=0.5,
    base=2,
    confidence=0.95,
    prior=None,
    correction="bh",
):
    """Return how much commoner each type is in `target` than in `reference`.

    Both are tables of tokens that share no token, such as `tokens[tokens["outlet"] ==
    "North"]` and the same with `!=`. A Series of counts by type will do as well. `by`
    names the column that says which tokens are the same type, and `min_freq` is how
    often a type must occur in both corpora together.

    Returns a DataFrame, one row per type, the surest difference first. `texts` and
    `texts_ref` count the texts that have the type (empty for counts, and for tokens
    without `doc`). `freq`, `freq_ref`, `per_1000` and `per_1000_ref` are its
    frequencies. `log_likelihood` says how surely the corpora differ (Dunning 1993, or
    Rayson & Garside 2000 with `formula="rayson"`). `log_ratio` says by how much, with
    `zero` and `base` as in Hardie 2014, and has an interval at `confidence` (Katz et al.
    1978). `diff_percent` (Gabrielatos & Marchi 2011) is infinite where the reference
    lacks the type. `log_odds` and `log_odds_z` use an informative Dirichlet prior
    (Monroe, Colaresi & Quinn 2008). `prior` is a background corpus, as tokens or counts,
    and both corpora together unless given. `p_adjusted` is `p` corrected for the number
    of rows (`correction`, by default that of Benjamini & Hochberg 1995).

    `p_by` says where p comes from. "chi2" is the log-likelihood compared with
    chi-squared. "exact" is Fisher's exact test, used where fewer than 13 tokens of the
    type are expected in a corpus (see `p_of_counts`).

    Each p and interval assumes independent tokens, but words of one text depend on each
    other. So they raise false alarms. We invented corpora of 80 texts with bursty words
    and dealt the texts into two halves at random, 200 times (in
    `tests/benchmark/false_alarms.py`). `p` ≤ 0.05 named 16 words in 100 and the interval
    of `log_ratio` as many, where 5 are promised. `p_adjusted` ≤ 0.05 named 4 in 100, and
    some in every half. |`log_odds_z`| ≥ 1.96 named 3 in 100. Where words were planted,
    41 of 100 that `p_adjusted` named were others. So rank words by these measures, and
    let `keywords_by_texts` or `permutation_test` decide, which compare texts.

    Raises ValueError for an empty or wrong table, a missing column, empty cells, a token
    that is in both, a type that the prior lacks, or an unknown option.

    >>> target = pd.Series({"إرهاب": 8, "في": 92})
    >>> table = keywords(target, pd.Series({"إرهاب": 2, "في": 98}))
    >>> table[["type", "freq", "freq_ref", "log_ratio"]].round(2).values.tolist()
    [['إرهاب', 8, 2, 2.0], ['في', 92, 98, -0.09]]
    """
    _require_apart(target, reference)
    table, sizes = _two(target, reference, by, min_freq)
    pairs = (table["freq"].to_numpy(), table["freq_ref"].to_numpy(), *sizes)
    table["per_1000"] = 1000 * table["freq"] / sizes[0]
    table["per_1000_ref"] = 1000 * table["freq_ref"] / sizes[1]
    table["log_likelihood"] = measures.log_likelihood(
        table[["freq", "freq_ref"]], sizes, formula
    )
    ratio = measures.log_ratio(*pairs, zero, base, confidence)
    table["log_ratio"], table["log_ratio_low"], table["log_ratio_high"] = ratio
    table["diff_percent"] = measures.diff_percent(*pairs)
    odds = measures.log_odds(*pairs, *_prior(prior, table, sizes, by))
    table["log_odds"], table["log_odds_z"] = odds
    for name, corpus in (("texts", target), ("texts_ref", reference)):
        table[name] = _texts(corpus, by, table["type"])
    table = _with_p(table, ["freq", "freq_ref"], sizes, formula, correction)
    return _surest_first(table)[KEYWORD_COLUMNS]


def periods(
    tokens, by="form", groups="period", min_freq=1, *, formula="dunning", correction="bh"
):
    """Return how differently common each type is in two or more periods.

    `groups` is the column that says what is compared, such as `"period"` or `"doc"`.

    Returns a DataFrame, one row per type, the surest difference first. It has `type`,
    `freq` in all periods together, `freq_<period>` and `per_1000_<period>` for each, and
    the `log_likelihood` over all of them (Dunning 1993, or Rayson & Garside 2000 with
    `formula="rayson"`). With two periods, `p`, `p_by` and `p_adjusted` are as in
    `keywords`. With more, p has one degree of freedom fewer than there are periods. It
    is empty (`p_by` is "none") where fewer than 13 tokens are expected in a period.
    `p_adjusted` corrects for the rows that have a p.

    Raises ValueError as `keywords` does, and for fewer than two periods.

    >>> tokens = pd.DataFrame({"period": ["2017", "2019", "2019"], "form": "قطر"})
    >>> periods(tokens)[["type", "freq", "freq_2017", "freq_2019"]].values.tolist()
    [['قطر', 3, 1, 2]]
    """
    require_tokens(tokens, [by, groups])
    _require_filled(tokens, groups)
    counts = {key: _counts(rows, by) for key, rows in tokens.groupby(groups, sort=False)}
    if len(counts) < 2:
        raise ValueError(
            f"periods compares two or more, and the column {groups!r} holds only "
            f"{', '.join(map(repr, counts))}."
        )
    names = [f"freq_{key}" for key in counts]
    table = pd.DataFrame(dict(zip(names, counts.values()))).fillna(0).astype(int)
    table = _frequent(table, min_freq)
    sizes = [each.sum() for each in counts.values()]
    for key, name, size in zip(counts, names, sizes):
        table[f"per_1000_{key}"] = 1000 * table[name] / size
    table["log_likelihood"] = measures.log_likelihood(table[names], sizes, formula)
    return _surest_first(_with_p(table, names, sizes, formula, correction))


def word_shift(target, reference, by="form", kind="jsd", *, base=2):
    """Return what each type adds to the difference between two corpora.

    `kind` says which difference. `"jsd"` is the Jensen–Shannon divergence, 0 if both use
    the same words equally often and 1 (with `base` 2) if they have no word in common.
    `"entropy"` is how much more varied the words of `target` are. `"proportion"`
    compares relative frequencies, and its contributions add up to 0. The definitions,
    target minus reference, are those of Gallagher et al. (2021, EPJ Data Science 10).

    Returns a DataFrame, one row per type, the largest contribution first. Its columns
    are `type`, `freq`, `freq_ref`, the relative frequencies `share` and `share_ref`,
    `contribution` (these add up to the whole difference), `percent` of all contributions
    without their signs, and `more_in` ("target", "reference" or "neither").

    Raises ValueError as `keywords` does, and for an unknown `kind` or a `base` not above
    1.

    >>> table = word_shift(pd.Series({"قطر": 1, "في": 1}), pd.Series({"في": 1}))
    >>> table[["type", "contribution", "more_in"]].round(3).values.tolist()
    [['قطر', 0.25, 'target'], ['في', 0.061, 'reference']]
    """
    if kind not in SHIFTS:
        raise ValueError(f"kind is one of: {', '.join(SHIFTS)}; not {kind!r}.")
    require_number(base, "base", 1)
    _require_apart(target, reference)
    table, sizes = _two(target, reference, by, min_freq=1)
    table["share"] = share = table["freq"] / sizes[0]
    table["share_ref"] = share_ref = table["freq_ref"] / sizes[1]
    table["contribution"] = part = _contribution(share, share_ref, kind, base)
    table["percent"] = 100 * part / (part.abs().sum() or 1)
    sides = np.sign(share - share_ref).map({1: "target", -1: "reference", 0: "neither"})
    order = np.lexsort((table["type"], -part.abs().round(12)))
    return table.assign(more_in=sides).iloc[order].reset_index(drop=True)


def _contribution(share, share_ref, kind, base):
    from scipy.special import entr  # −p · ln(p), and 0 where p is 0

    if kind == "proportion":
        return share - share_ref
    bits, bits_ref = entr(share) / np.log(base), entr(share_ref) / np.log(base)
    if kind == "entropy":
        return bits - bits_ref
    return entr((share + share_ref) / 2) / np.log(base) - (bits + bits_ref) / 2


def _two(target, reference, by, min_freq):
    """Return the types of both corpora with their two counts, and the two sizes."""
    counts = {"freq": _counts(target, by), "freq_ref": _counts(reference, by)}
    table = pd.DataFrame(counts).fillna(0).astype(int)
    return _frequent(table, min_freq), [int(each.sum()) for each in counts.values()]


def _counts(corpus, by):
    if isinstance(corpus, pd.Series):
        _require_frequencies(corpus)
        return corpus[corpus > 0]
    require_tokens(corpus, [by])
    _require_filled(corpus, by)
    return corpus[by].value_counts(sort=False)


def _frequent(table, min_freq):
    """Return counts by type as a table with a column `type`, without the rare ones."""
    require_whole(min_freq, "min_freq")
    total = table.sum(axis=1)
    if "freq" not in table:
        table.insert(0, "freq", total)
    return table[total >= min_freq].rename_axis("type").reset_index()


def _prior(prior, table, sizes, by):
    """Return how often each type occurs in the background, and the background's size."""
    if prior is None:
        return table["freq"] + table["freq_ref"], sum(sizes)
    counts = _counts(prior, by)
    known = counts.reindex(table["type"], fill_value=0)
    if missing := list(known.index[known == 0]):
        raise ValueError(
            f"The prior lacks {len(missing)} of the words, among them "
            f"{missing[0]!r}. Take a background that has all of them, such as both "
            "corpora and more."
        )
    return known, counts.sum()


def _texts(corpus, by, types):
    """Return in how many texts of a corpus each type occurs; empty if it has none."""
    if isinstance(corpus, pd.Series) or "doc" not in corpus:
        return pd.array([pd.NA] * len(types), dtype="Int64")
    texts = corpus[list({"doc", by})].drop_duplicates()[by].value_counts()
    return texts.reindex(types, fill_value=0).to_numpy()


def _with_p(table, names, sizes, formula, correction):
    p, by = measures.p_of_counts(table[names], sizes, formula)
    known = ~np.isnan(p)
    adjusted = p.copy()
    adjusted[known] = measures.adjust(p[known], correction)
    return table.assign(p=p, p_by=by, p_adjusted=adjusted)


def _surest_first(table):
    order = np.lexsort((table["type"], -table["log_likelihood"].round(9)))
    return table.iloc[order].reset_index(drop=True)


def _require_filled(tokens, column):
    if tokens[column].isna().any():
        raise ValueError(f"The column {column!r} has empty cells. Fill or drop them.")


def _require_frequencies(counts):
    whole = pd.api.types.is_integer_dtype(counts) and (counts >= 0).all()
    if not whole or not counts.index.is_unique or not counts.sum():
        raise ValueError(
            "Counts must be a Series with a whole number for each type, each type "
            "once and at least one token in all. Take "
            "tokens['form'].value_counts(), for example."
        )


def _require_apart(target, reference):
    """Refuse corpora that share tokens, because a word would be compared with itself."""
    for table in (target, reference):
        if not {"doc", "start"} <= set(getattr(table, "columns", ())):
            return
    shared = set(target["doc"].unique()) & set(reference["doc"].unique())
    for doc in sorted(shared, key=str):
        places = target.loc[target["doc"] == doc, "start"]
        if places.isin(reference.loc[reference["doc"] == doc, "start"]).any():
            raise ValueError(
                f"Target and reference share tokens of text {doc}. Take corpora "
                "without common tokens, such as one period and all the others."
            )
