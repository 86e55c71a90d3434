"""Frequency: how often, out of how many, and how sure that leaves us.

Import this from `khitab.comparison`.
"""

import pandas as pd

from khitab.required import require, require_confidence

RATE_COLUMNS = [
    "level", "period", "doc", "count", "n_tokens",
    "per_1000", "per_1000_low", "per_1000_high",
]  # fmt: skip


def rates(hits, tokens, by=None, confidence=0.95):
    """Return how often `hits` come per 1,000 tokens: by text, and by period below it.

    `tokens` is a table of tokens (what is counted out of); `hits` are those of its rows
    that count, for example `tokens[tokens["form"] == "الإرهاب"]`. `by` names a column of
    `hits` to count apart, such as `"form"` or `"frame"`.

    Returns a DataFrame: first the texts, then the periods (`level` is `"text"` or
    `"period"`; a period's `doc` is empty), in the order of `tokens`. `count` hits among
    `n_tokens` tokens; `per_1000` is 1000 · count / n_tokens, with the exact Poisson
    interval `per_1000_low`–`per_1000_high` (Garwood 1936, Biometrika 28) at `confidence`.
    The interval takes hits for independent, which words of one text are not: it is the
    least that is uncertain, not the most. Texts and periods without a hit stand with 0;
    with `by`, only what occurs in `hits` gets rows.

    Raises ValueError: a missing column, no tokens, hits that are not among the tokens, a
    `by` with empty cells or named like a column of the result, an odd `confidence`.

    >>> forms = ["قطر", "في", "في", "في"]
    >>> tokens = pd.DataFrame({"doc": "a", "period": "2017", "form": forms})
    >>> rates(tokens[tokens["form"] == "قطر"], tokens)[["level", "count", "per_1000"]]
        level  count  per_1000
    0    text      1     250.0
    1  period      1     250.0
    """
    require(tokens, ["doc", "period"], "rates (tokens)")
    require(hits, ["doc", "period"], "rates (hits)")
    if tokens.empty:
        raise ValueError("There are no tokens to count out of: the table is empty.")
    require_confidence(confidence)
    _require_among(hits, tokens)
    columns = RATE_COLUMNS if by is None else [by, *RATE_COLUMNS]
    return _with_intervals(_by_kind(hits, tokens, by), confidence)[columns]


def _by_kind(hits, tokens, by):
    """Return the counts of all hits, or of each kind in the order in which it comes."""
    if by is None:
        return _counts(hits, tokens)
    require_kinds(hits, by)
    tables = [
        _counts(hits[hits[by] == kind], tokens).assign(**{by: kind})
        for kind in hits[by].unique()
    ]
    nothing = _counts(hits, tokens)[:0].assign(**{by: []})
    return pd.concat(tables or [nothing], ignore_index=True)


def _counts(hits, tokens):
    """Return the counts of one kind of hit, by text and by period."""
    levels = []
    for level, keys in (("text", ["period", "doc"]), ("period", ["period"])):
        size = tokens.groupby(keys, sort=False, observed=True).size()
        count = hits.groupby(keys, observed=True).size().reindex(size.index, fill_value=0)
        table = pd.DataFrame({"count": count, "n_tokens": size}).reset_index()
        levels.append(table.assign(level=level))
    return pd.concat(levels, ignore_index=True).fillna({"doc": ""})


def _with_intervals(table, confidence):
    """Return `table` with rates and their exact Poisson limits, from the chi-squared."""
    from scipy.stats import chi2

    count, scale = table["count"].astype(float), 1000 / table["n_tokens"].astype(float)
    tail = (1 - confidence) / 2
    low = chi2.ppf(tail, 2 * count) / 2
    high = chi2.ppf(1 - tail, 2 * count + 2) / 2
    return table.assign(
        per_1000=count * scale,
        per_1000_low=pd.Series(low, table.index).fillna(0.0) * scale,
        per_1000_high=high * scale,
    )


def require_kinds(hits, by):
    """Return nothing; refuse a `by` that is no filled column of `hits` of its own."""
    if not isinstance(by, str) or by in RATE_COLUMNS:
        raise ValueError(
            f"by names one column of hits to count apart, such as 'form', not {by!r}; "
            "texts and periods are counted apart anyway."
        )
    require(hits, [by], "rates (hits)")
    if hits[by].isna().any():
        raise ValueError(f"hits has rows with nothing in column {by!r}: fill them.")


def _require_among(hits, tokens):
    """Refuse hits that were not counted out of these tokens: a rate would be false."""
    keys = [key for key in ("doc", "period", "start") if key in hits and key in tokens]
    known = tokens[tokens[keys[-1]].isin(hits[keys[-1]])]
    among = pd.MultiIndex.from_frame(known[keys])
    found = pd.MultiIndex.from_frame(hits[keys]).isin(among)
    if not found.all():
        docs = ", ".join(sorted({str(doc) for doc in hits["doc"][~found]}))
        raise ValueError(
            f"Some hits in text {docs} are not among the tokens. Take both from the same "
            "corpus and the same layers."
        )
