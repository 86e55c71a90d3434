"""Give each token its voice, and count how much each voice says."""

import numpy as np
import pandas as pd

from khitab.labels import REPORTING, in_order
from khitab.metadata import of_texts, warn_if_of_texts
from khitab.required import require, require_tokens
from khitab.spans import place, words_of
from khitab.voices.marked import annotated, with_columns

SAID = ["voice", "speaker", "channel", "mode"]
SHARES = ["level", "period", "doc", "count", "n_tokens", "share"]


def who_says(tokens, spans) -> pd.DataFrame:
    """Return `tokens` with the voice of each, with the same rows, order and index.

    `spans` is a table `doc, start, end, voice` and possibly `speaker, channel, mode`,
    such as `corpus.annotations("voices")`. A voice may have any name but an empty one.

    Added columns: `voice`, `speaker` (the person), `channel` (through whom it reaches
    the outlet) and `mode`, which is "narrated", "reporting" (the words that say who
    spoke), "direct" or "indirect". A cell is empty where nothing is known.

    Raises ValueError for a missing column, a span without a voice, a token in no span or
    in two, or a span that cuts a word.

    >>> tokens = pd.DataFrame({"doc": "a", "start": [0, 4, 9], "end": [3, 8, 12]})
    >>> tokens["token"] = ["قال", "شكري", "إنه"]
    >>> spans = pd.DataFrame({"doc": "a", "start": [0, 9], "end": [8, 12]})
    >>> said = who_says(tokens, spans.assign(voice=["outlet", "egypt"]))
    >>> said["voice"].tolist()
    ['outlet', 'outlet', 'egypt']
    """
    spans = annotated(spans, ["voice"], "who_says")
    first, last = words_of(tokens, spans)
    opened, closed = (np.bincount(at, minlength=len(tokens) + 1) for at in (first, last))
    depth = np.cumsum(opened - closed)[:-1]
    for wrong, what in ((depth == 0, "is in no span"), (depth > 1, "is in two spans")):
        if wrong.any():
            raise ValueError(
                f"{place(tokens, np.flatnonzero(wrong)[0])} {what}, but every word "
                "needs exactly one voice. Correct the spans (the body is marked, "
                "not boilerplate)."
            )
    order = np.argsort(first, kind="stable")
    row = np.repeat(order, (last - first)[order])
    said = with_columns(spans, SAID)[SAID].iloc[row]
    return tokens.assign(**{name: said[name].array.astype("str") for name in SAID})


def reporting_apart(said) -> pd.DataFrame:
    """Return `said` with the words that report somebody under the voice "reporting".

    `said` is what `who_says` gives. The outlet keeps what it tells itself, and other
    voices keep what they are reported to say. Rows, order and index stay as they are.

    Raises ValueError for a missing column.

    >>> said = pd.DataFrame({"voice": ["outlet", "outlet", "us"]})
    >>> said["mode"] = ["narrated", "reporting", "direct"]
    >>> reporting_apart(said)["voice"].tolist()
    ['outlet', 'reporting', 'us']
    """
    require(said, ["voice", "mode"], "reporting_apart")
    return said.assign(voice=said["voice"].mask(said["mode"] == REPORTING, REPORTING))


def shares(said, by="voice") -> pd.DataFrame:
    """Return each voice's share of the words, first by text and then by period.

    `said` is what `who_says` gives. `by` is "voice", "speaker", "channel" or "mode". A
    word without a speaker counts under its voice.

    Returns a DataFrame with the column `by`, `level` ("text" or "period"), `period`,
    `doc` (empty for a period), `count` (tokens), `n_tokens` (all tokens there) and
    `share` (from 0 to 1). A voice that is silent in a text has a row with 0.

    Raises ValueError for no tokens or a missing column.

    >>> said = pd.DataFrame({"doc": "a", "period": "2017", "voice": ["us", "mp", "us"]})
    >>> shares(said)[["voice", "level", "count"]].values.tolist()
    [['us', 'text', 2], ['mp', 'text', 1], ['us', 'period', 2], ['mp', 'period', 1]]
    """
    require_tokens(said, [])
    require(said, ["doc", "period", "voice", by], "shares")
    whose = said[by].where(said[by] != "", said["voice"] if by == "speaker" else "none")
    order = in_order(whose)
    tables = []
    for level, keys in (("text", ["period", "doc"]), ("period", ["period"])):
        groups = [said[key] for key in keys]
        size = said.groupby(keys, sort=False).size().rename("n_tokens").reset_index()
        count = said.groupby([*groups, whose.rename(by)]).size().rename("count")
        table = size.merge(pd.Series(order, name=by), how="cross")
        table = table.merge(count.reset_index(), how="left", on=[*keys, by])
        tables.append(table.assign(level=level))
    table = pd.concat(tables, ignore_index=True).fillna({"doc": "", "count": 0})
    table = table.assign(count=table["count"].astype(int))
    return table.assign(share=table["count"] / table["n_tokens"])[[by, *SHARES]]


def per_voice(said, hits, by=()) -> pd.DataFrame:
    """Return how often something occurs in each voice's words, and out of how many.

    `said` is what `who_says` gives. `hits` is a table with `doc, start, end` whose rows
    count, such as `framing.occurrences` or `naming`, each for the voice of its first
    word. `by` names one or more columns of `hits` whose values are counted apart, such
    as "frame". "doc", "period" and other columns of `said` about whole texts may be
    among them. All categories of a Categorical, such as "frame", have rows.

    Returns a DataFrame with the columns of `by` and `voice, count, n_tokens, per_1000`.
    A voice that has words there but no hit has a 0, and a voice without words has no
    row.

    Raises ValueError for a missing column, or hits that cut a word.

    >>> said = pd.DataFrame({"doc": "a", "start": [0, 4], "end": [3, 8]})
    >>> said = said.assign(token="", voice=["us", "mp"])
    >>> per_voice(said, said[1:])[["voice", "count", "per_1000"]].values.tolist()
    [['us', 0, 0.0], ['mp', 1, 1000.0]]
    """
    by = [by] if isinstance(by, str) else list(by)
    places = [name for name in by if name in ("period", "doc", *of_texts(said, by))]
    require(said, ["doc", "voice", *places], "per_voice")
    hits = annotated(hits, by, "per_voice")
    for name in by:
        warn_if_of_texts(hits, name, said)
    first, last = words_of(said, hits)
    here = last > first
    kinds = hits[here][[name for name in by if name not in places]]
    kinds = kinds.assign(
        **{name: said[name].array[first[here]] for name in [*places, "voice"]}
    )
    count = kinds.groupby([*by, "voice"]).size().rename("count").reset_index()
    table = said.groupby([*places, "voice"], sort=False).size().rename("n_tokens")
    table = table.reset_index()
    for name in by:
        if name not in places:
            table = pd.DataFrame({name: _values(hits[name])}).merge(table, how="cross")
    rank = {voice: n for n, voice in enumerate(in_order(said["voice"]))}
    order = [
        table[name].map(dict(zip(in_order(table[name]), range(len(table)))))
        for name in by
    ]
    table = table.iloc[np.lexsort([table["voice"].map(rank), *order[::-1]])]
    table = table.merge(count, how="left", on=[*by, "voice"])
    table = table.assign(count=table["count"].fillna(0).astype(int))
    table["per_1000"] = 1000 * table["count"] / table["n_tokens"]
    return table[[*by, "voice", "count", "n_tokens", "per_1000"]]


def _values(column):
    """Return the values that a column may have, even those that do not occur."""
    categorical = isinstance(column.dtype, pd.CategoricalDtype)
    return list(column.cat.categories if categorical else column.unique())
