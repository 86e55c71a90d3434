"""Comparison: how often, out of how many, and how sure that leaves us."""

import pandas as pd

RATE_COLUMNS = [
    "level", "period", "doc", "count", "n_tokens",
    "per_1000", "per_1000_low", "per_1000_high",
]  # fmt: skip


def rates(hits, tokens, by=None, confidence=0.95):
    """Return how often `hits` come per 1,000 tokens: by period, and by text beside it.

    `tokens` is a table of tokens (what is counted out of); `hits` are those of its rows
    that count, for example `tokens[tokens["form"] == "الإرهاب"]`. `by` names a column of
    `hits` to count apart, such as `"form"` or `"frame"`.

    Returns a DataFrame: first the texts, then the periods (`level` is `"text"` or
    `"period"`; a period's `doc` is empty), in the order of `tokens`. `count` hits among
    `n_tokens` tokens; `per_1000` is 1000 · count / n_tokens, with the exact Poisson
    interval `per_1000_low`–`per_1000_high` (Garwood 1936, Biometrika 28) at `confidence`.
    The interval takes hits for independent, which words of one text are not: it is the
    least that is uncertain, not the most. Texts and periods without a hit stand with 0.

    >>> tokens = pd.DataFrame({"doc": "a", "period": "2017", "form": ["قطر"] + ["في"] * 3})
    >>> rates(tokens[tokens["form"] == "قطر"], tokens)[["level", "count", "per_1000"]]
        level  count  per_1000
    0    text      1     250.0
    1  period      1     250.0
    """
    _require_columns(tokens, "tokens", ["doc", "period"])
    _require_columns(hits, "hits", ["doc", "period"] + ([by] if by else []))
    if tokens.empty:
        raise ValueError("There are no tokens to count out of: the table is empty.")
    if not 0 < confidence < 1:
        raise ValueError(f"confidence lies between 0 and 1 (0.95 is usual), not {confidence}.")
    strangers = set(hits["doc"]) - set(tokens["doc"])
    if strangers:
        raise ValueError(
            f"Hits in {', '.join(sorted(strangers))}, but no tokens of that text: take both "
            "from the same corpus and the same layers."
        )
    kinds = [None] if by is None else list(dict.fromkeys(hits[by]))
    tables = [_rates(hits if by is None else hits[hits[by] == k], tokens) for k in kinds]
    if by is not None:
        tables = [table.assign(**{by: kind}) for table, kind in zip(tables, kinds)]
    columns = ([by] if by else []) + RATE_COLUMNS
    table = pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=columns)
    return _with_intervals(table, confidence)[columns]


def _rates(hits, tokens):
    """Return the counts of one kind of hit, by text and by period."""
    levels = []
    for level, keys in (("text", ["period", "doc"]), ("period", ["period"])):
        size = tokens.groupby(keys, sort=False).size()
        count = hits.groupby(keys).size().reindex(size.index, fill_value=0)
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


def _require_columns(table, name, columns):
    for column in columns:
        if column not in getattr(table, "columns", []):
            raise ValueError(
                f"{name} must be a table with a column {column!r}, such as "
                "corpus.tokens() or some of its rows."
            )
