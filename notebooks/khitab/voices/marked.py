"""Match rows of annotations with the words they are about."""

import numpy as np
import pandas as pd

from khitab.metadata import carry
from khitab.required import require
from khitab.spans import SPAN, words_of


def annotated(table, columns, who):
    """Return a table of annotations without gaps, if it has what `who` needs.

    Raises ValueError for a missing column, an impossible span, or a row without the
    voice that `who` needs.
    """
    require(table, [*SPAN, *columns], who)
    for name in SPAN[1:]:
        if len(table) and not pd.api.types.is_integer_dtype(table[name]):
            raise ValueError(f"{who}: the column {name!r} must hold whole numbers.")
    words = table.select_dtypes(["object", "str"]).columns
    table = table.fillna(dict.fromkeys(words, "")).reset_index(drop=True)
    wrong = table[(table["start"] < 0) | (table["start"] >= table["end"])]
    if len(wrong):
        doc, start, end = wrong.iloc[0][SPAN]
        raise ValueError(f"{who}: text {doc!r} cannot have a span {start}–{end}.")
    nobody = table[table["voice"] == ""] if "voice" in columns else ()
    if len(nobody):
        doc, start = nobody.iloc[0][["doc", "start"]]
        raise ValueError(f"{who}: text {doc!r} has a span at {start} without a voice.")
    return table


def found(tokens, rows, name):
    """Return the rows some of whose words are in `tokens`, with the words as `name`."""
    require(tokens, ["period"], "A table of tokens")
    first, last = words_of(tokens, rows)
    words, here = tokens["token"].to_numpy(object), last > first
    pieces = [" ".join(words[i:j]) for i, j in zip(first[here], last[here])]
    table = rows[here].assign(**{name: pd.array(pieces, dtype="str")})
    table["period"] = tokens["period"].array[first[here]]
    table = carry(table, tokens, first[here])
    order = np.lexsort((-table["end"], table["start"], first[here]))
    return table.iloc[order].reset_index(drop=True)


def with_columns(table, names):
    """Return `names` first, empty where the table lacks one, then its other columns."""
    table = table.assign(**{name: "" for name in names if name not in table})
    return table[[*names, *(name for name in table if name not in names)]]
