"""Frequency tells how often something occurs, out of how many tokens, and how surely.

Import this from `khitab.comparison`.
"""

import pandas as pd

from khitab.metadata import of_texts, warn_if_of_texts
from khitab.required import require, require_confidence

RATE_COLUMNS = [
    "level", "period", "doc", "count", "n_tokens",
    "per_1000", "per_1000_low", "per_1000_high",
]  # fmt: skip

PLACES = ("layer", "voice", "speaker", "channel", "mode")  # parts of texts


def rates(hits, tokens, by=None, confidence=0.95, groups="period"):
    """Return how often `hits` occur per 1,000 tokens, first by text and then by period.

    * `hits` are the rows of `tokens` that count, such as `tokens[tokens["form"] ==
      "الإرهاب"]`.
    * `tokens` is a table of all tokens, out of which the hits are counted.
    * `by` names a column of `hits` whose values are counted apart, such as `"form"` or
      `"frame"`. If the tokens have that column too, such as `"outlet"`
      (`Corpus.add_metadata`), `"layer"` or `"voice"`, each value is counted out of its
      own tokens.
    * `confidence` is that of the intervals.
    * `groups` names a column of `tokens` that takes the place of the period, such as
      `"outlet"` or `"month"`. The result has a column of that name.

    Returns a DataFrame in the order of `tokens`, first the texts and then the periods.
    `level` is `"text"` or `"period"`, and the `doc` of a period is empty. `count` is the
    number of hits among `n_tokens` tokens, and `per_1000` is 1000 · count / n_tokens.
    `per_1000_low` and `per_1000_high` are the ends of the exact Poisson interval
    (Garwood 1936, Biometrika 28) at `confidence`. The interval assumes that hits are
    independent. Words of one text are not, so the true uncertainty is larger. Texts and
    periods without a hit have rows with 0, and so has each value of a `by` that is
    counted out of its own tokens. Of another `by`, only values that occur in `hits` get
    rows. A warning appears if `by` seems to describe whole texts and `tokens` do not
    have it.

    Raises ValueError for a missing column, no tokens, hits that are not among the
    tokens, a `by` or `groups` with empty cells or named like a column of the result, or
    a `confidence` that is not between 0 and 1.

    >>> forms = ["قطر", "في", "في", "في"]
    >>> tokens = pd.DataFrame({"doc": "a", "period": "2017", "form": forms})
    >>> rates(tokens[tokens["form"] == "قطر"], tokens)[["level", "count", "per_1000"]]
        level  count  per_1000
    0    text      1     250.0
    1  period      1     250.0
    """
    if groups != "period" and groups in [*RATE_COLUMNS, by]:
        raise ValueError(
            f"groups names a column of the tokens, such as 'outlet', not {groups!r}: texts "
            "are counted apart anyway."
        )
    require(tokens, ["doc", groups], "rates (tokens)")
    if tokens.empty:
        raise ValueError("There are no tokens to count, because the table is empty.")
    require_confidence(confidence)
    require(hits, ["doc"], "rates (hits)")
    own = isinstance(by, str) and by in tokens
    own = own and (by in PLACES or bool(of_texts(tokens, [by])))
    hits = with_groups(hits, tokens, [groups, *([by] if own else [])])
    columns = [groups if name == "period" else name for name in RATE_COLUMNS]
    if by is not None:
        require_kinds(hits, by, columns)
        warn_if_of_texts(hits, by, tokens)
        columns = [by, *columns]
    table = _by_kind(hits, tokens, by, own, groups)
    return _with_intervals(table, confidence)[columns]


def _by_kind(hits, tokens, by, own, groups):
    """Return the counts of all hits, or of each kind in the order in which it comes."""
    if by is None:
        return _counts(hits, tokens, groups)
    kinds, tables = (tokens if own else hits)[by].unique(), []
    _require_filled(kinds, by, "tokens")
    for kind in kinds:
        among = tokens[tokens[by] == kind] if own else tokens
        part = _counts(hits[hits[by] == kind], among, groups)
        tables.append(part.assign(**{by: kind}))
    nothing = _counts(hits, tokens, groups)[:0].assign(**{by: []})
    return pd.concat(tables or [nothing], ignore_index=True)


def _counts(hits, tokens, groups):
    """Return the counts of one kind of hit, by text and by period."""
    levels = []
    for level, keys in (("text", [groups, "doc"]), (groups, [groups])):
        size = tokens.groupby(keys, sort=False, observed=True, dropna=False).size()
        _require_filled(size.index.get_level_values(groups), groups, "tokens")
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


def require_kinds(hits, by, taken=RATE_COLUMNS):
    """Return nothing; refuse a `by` that is no filled column of `hits` of its own."""
    if not isinstance(by, str) or by in taken:
        raise ValueError(
            f"by names one column of hits to count apart, such as 'form', not {by!r}; "
            "texts and periods are counted apart anyway."
        )
    require(hits, [by], "rates (hits)")
    _require_filled(hits[by], by, "hits")


def with_groups(hits, tokens, names):
    """Return `hits` with the columns `names` of the tokens, where these tell of texts.

    Refuses hits that are not among these tokens, because a rate would be false.
    """
    for name in of_texts(tokens, [name for name in names if name not in hits]):
        values = tokens.drop_duplicates("doc").set_index("doc")[name]
        hits = hits.assign(**{name: values.reindex(hits["doc"]).array})
    require(hits, names, "rates (hits)")
    keys = ["doc", *names, "start"]
    keys = [key for key in keys if key in hits and key in tokens]
    known = tokens[tokens[keys[-1]].isin(hits[keys[-1]])]
    among = pd.MultiIndex.from_frame(known[keys])
    found = pd.MultiIndex.from_frame(hits[keys]).isin(among)
    if not found.all():
        docs = ", ".join(sorted({str(doc) for doc in hits["doc"][~found]}))
        raise ValueError(
            f"Some hits in text {docs} are not among the tokens, or differ from them in "
            f"{', '.join(names)}. Take both from the same corpus and the same layers."
        )
    return hits


def _require_filled(values, name, what):
    if pd.isna(values).any():
        raise ValueError(
            f"{what} has rows with nothing in column {name!r}. Fill them, such as "
            'with "unknown", or drop them.'
        )
