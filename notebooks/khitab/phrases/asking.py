"""Find given phrases, with their places, their texts and how evenly they are spread.

`khitab.queries.language` says what may be asked. The measures of dispersion are in
`evenness`.
"""

import numpy as np
import pandas as pd

from khitab.phrases.evenness import (
    d_a,
    deviation_of_proportions,
    juilland_d,
    kl_divergence,
    normalised_deviation_of_proportions,
    text_range,
)
from khitab.queries.nothing import warn
from khitab.queries.searching import Index


def positions(tokens, phrase, by="form") -> np.ndarray:
    """Return where a phrase begins, as row numbers of `tokens` from 0, in reading order.

    `phrase` is a query as in `concordance.kwic`, with spaces between words (or a list of
    words), `*` for any one word, `قطر|الدوحة`, `*إرهاب*` or `lemma:إرهاب` (see
    `khitab.queries.language`). A word without a tag is looked for in the column `by`.
    `tokens.iloc[positions(tokens, phrase)]` are its first words. A phrase that does not
    occur has no positions, and a warning (`queries.NothingFound`) names near forms.

    Raises ValueError for no tokens, a missing column, or a phrase that is no query.

    >>> tokens = pd.DataFrame({"doc": "a", "form": ["قطر", "في", "قطر", "مع", "مصر"]})
    >>> positions(tokens, "قطر").tolist(), positions(tokens, "قطر * مصر").tolist()
    ([0, 2], [2])
    """
    index = Index(tokens, by)
    rows, _ = index.find(phrase)
    warn(index, [] if len(rows) else [(phrase, None)])
    return rows


def counts_by_text(tokens, phrases, by="form", quiet=False) -> pd.DataFrame:
    """Return how often each phrase occurs in each text, with a row for each pair.

    `phrases` is a list of queries as in `positions`, or a table with a column `phrase`.
    Columns: `phrase`, `doc`, `period` (if the tokens have it), `count` (0 where it does
    not occur) and `n_tokens`, the size of the text. One warning (`queries.NothingFound`)
    names the phrases that no text has, and near forms. With `quiet` there is no warning,
    for those who expect an absence.

    Raises ValueError as `positions` does.

    >>> tokens = pd.DataFrame({"doc": list("aab"), "form": ["في", "قطر", "في"]})
    >>> counts_by_text(tokens, ["قطر"])[["doc", "count", "n_tokens"]].values.tolist()
    [['a', 1, 2], ['b', 0, 1]]
    """
    listed = phrases["phrase"] if isinstance(phrases, pd.DataFrame) else phrases
    listed = [listed] if isinstance(listed, str) else list(listed)
    index = Index(tokens, by)
    coded = index.coded
    sizes = np.bincount(coded.docs)
    found = [index.find(phrase)[0] for phrase in listed]
    gone = [(each, None) for each, rows in zip(listed, found) if not len(rows)]
    warn(index, [] if quiet else gone)
    texts = pd.DataFrame({"doc": coded.names})
    if "period" in tokens.columns:
        first = np.cumsum(sizes) - sizes
        texts["period"] = tokens["period"].to_numpy()[first]
    tables = [texts[:0].assign(phrase="", count=0, n_tokens=0)] + [
        texts.assign(
            phrase=phrase if isinstance(phrase, str) else " ".join(phrase),
            count=np.bincount(coded.docs[rows], minlength=len(sizes)),
            n_tokens=sizes,
        )
        for phrase, rows in zip(listed, found, strict=True)
    ]
    table = pd.concat(tables[1:] or tables, ignore_index=True)
    return table[["phrase", *texts.columns, "count", "n_tokens"]]


def dispersion(tokens, phrases, by="form") -> pd.DataFrame:
    """Return how evenly phrases are spread over texts, a DataFrame with a row per phrase.

    Columns: `phrase`, `freq`, `text_range`, `deviation_of_proportions`, its normalised
    form `dp_norm`, `juilland_d`, `d_a` and `kl_divergence`; each measure is a function
    of `evenness`. Even is 0 in DP and KLD, and 1 in D and D_A. With five texts they tell
    no more than `counts_by_text`, which is easier to read. Warnings and errors are as in
    that function.

    >>> tokens = pd.DataFrame({"doc": list("aabb"), "form": ["قطر", "في"] * 2})
    >>> dispersion(tokens, ["قطر"])[["freq", "text_range", "juilland_d"]].values.tolist()
    [[2.0, 2.0, 1.0]]
    """
    rows = []
    for phrase, part in counts_by_text(tokens, phrases, by).groupby("phrase", sort=False):
        counts, sizes = part["count"].to_numpy(), part["n_tokens"].to_numpy()
        rows.append(
            {
                "phrase": phrase,
                "freq": int(counts.sum()),
                "text_range": text_range(counts),
                "deviation_of_proportions": deviation_of_proportions(counts, sizes),
                "dp_norm": normalised_deviation_of_proportions(counts, sizes),
                "juilland_d": juilland_d(counts, sizes),
                "d_a": d_a(counts, sizes),
                "kl_divergence": kl_divergence(counts, sizes),
            }
        )
    return pd.DataFrame(rows)
