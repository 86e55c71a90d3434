"""A frame matrix counts the elements of each issue by voice and text."""

import pandas as pd

from khitab.labels import in_order
from khitab.required import require
from khitab.spans import SPAN, span_of

MATRIX = ["frame", "element", "voice", "doc", "count", "places"]


def by_voice(coded, words):
    """Return the elements that every coding saw and their voices, one row per element.

    `coded` is what `elements` gives. `words` is a table `doc, start, voice`. A unit goes
    to the voice with most rows in it, or to the first of equal ones. So the choice of
    `words` is the rule. With the tokens of `voices.who_says`, the unit goes to whoever
    says most of the sentence. With a table that also has `frame`, such as `occurrences`,
    it goes to whoever says most of the issue's words.

    Columns: `doc, sentence, start, end, frame, element, voice`. `voice` is empty where
    `words` have none. The last three and `doc` are Categoricals with all values, found
    or not, so that `matrix` has their zeros.

    Raises ValueError for a missing column or no coding.

    >>> coded = pd.DataFrame({"doc": ["x"], "sentence": 1, "start": 0, "end": 9,
    ...     "frame": "drought", "element": "cause", "me": 1})
    >>> words = pd.DataFrame({"doc": "x", "start": [0, 3, 6], "voice": ["a", "b", "b"]})
    >>> by_voice(coded, words)[["element", "voice"]].values.tolist()
    [['cause', 'b']]
    """
    unit = ["doc", "sentence", "start", "end", "frame"]
    require(coded, [*unit, "element"], "by_voice")
    require(words, ["doc", "start", "voice"], "by_voice")
    codings = [name for name in coded if name not in (*unit, "element")]
    if not codings:
        raise ValueError(
            "by_voice needs a coding. Give it the table of framing.elements."
        )
    seen = coded[(coded[codings] == 1).all(axis=1)][[*unit, "element"]]
    kept = [*SPAN, *(["frame"] if "frame" in words else [])]
    seen = seen.merge(_voices(coded, words, kept), how="left").fillna({"voice": ""})
    everything = {"frame": coded["frame"], "element": coded["element"]}
    everything |= {"doc": [*words["doc"], *coded["doc"]]}
    everything |= {"voice": in_order([*words["voice"], *seen["voice"]])}
    for name, values in everything.items():
        kinds = list(dict.fromkeys(values))
        seen[name] = pd.Categorical(seen[name], sorted(kinds) if name == "doc" else kinds)
    return seen.reset_index(drop=True)


def _voices(coded, words, kept):
    """Return the voice with most rows of `words` in each unit, the first of equal ones."""
    units = coded[SPAN].drop_duplicates()
    at, units = span_of(words, units)
    rows = units.iloc[at[at >= 0]].reset_index(drop=True)
    for name in [*kept[len(SPAN) :], "voice"]:
        rows[name] = words[name].astype("str").to_numpy()[at >= 0]
    size = rows.groupby([*kept, "voice"], sort=False).size().rename("size").reset_index()
    size = size.sort_values("size", ascending=False, kind="stable")
    return size.drop_duplicates(kept).drop(columns="size")


def matrix(rows):
    """Return the frame matrix, with how many units each cell has, and which.

    `rows` is what `by_voice` gives. The matrix is that of van Gorp (2010, Strategies to
    Take Subjectivity Out of Framing Analysis), with voices.

    Columns: `frame, element, voice, doc`, `count` (units) and `places` (their texts and
    sentences, such as "000.9 000.10"). Each combination of categories has a row, with 0
    for what nobody says.

    Raises ValueError for a missing column.

    >>> rows = pd.DataFrame({"doc": ["x", "x"], "sentence": [1, 4], "frame": "drought",
    ...     "element": ["cause", "remedy"], "voice": ["a", "b"]})
    >>> matrix(rows)[["element", "voice", "count", "places"]].values.tolist()[:2]
    [['cause', 'a', 1, 'x.1'], ['cause', 'b', 0, '']]
    """
    keys = MATRIX[:4]
    require(rows, [*keys, "sentence"], "matrix")
    kinds = [
        list(column.cat.categories if hasattr(column, "cat") else column.unique())
        for column in (rows[key] for key in keys)
    ]
    cells = pd.DataFrame(
        pd.MultiIndex.from_product(kinds, names=keys).to_frame(index=False)
    )
    found = rows.astype(dict.fromkeys(keys, object))
    found = found.assign(places=found["doc"] + "." + found["sentence"].astype(str))
    found = found.groupby(keys)["places"].agg(count="size", places=" ".join).reset_index()
    cells = cells.merge(found, how="left").fillna({"count": 0, "places": ""})
    return cells.astype({"count": int})[MATRIX]
