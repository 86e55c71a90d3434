"""Codings of sentences can be compared with each other and with the dictionary."""

import numpy as np
import pandas as pd

from khitab.framing.counts import frames_of
from khitab.required import require
from khitab.spans import span_of

ELEMENTS = ("problem", "cause", "evaluation", "remedy")


def coded_sentences(sentences, occurrences, codings=None):
    """Return what coders and dictionary say, with one row per sentence and frame.

    `sentences` is `corpus.sentences()`, and `occurrences` come from the tokens of the
    same corpus. `codings` is {name: table}, such as {"coder_1":
    corpus.annotations("coding_1")}. A table has `doc`, `frame`, `present` (1 or 0) and
    `start` or `sentence`.

    Columns: `doc, period, layer, sentence, start, end, text, english`, `frame`,
    `dictionary` (1 if a word of the frame occurs in the sentence, else 0) and a column
    for each coding, empty (NA) where it says nothing.

    Raises ValueError for a missing column, a sentence coded twice, or a code that is not
    1 or 0.

    >>> from khitab import framing, load_corpus
    >>> corpus = load_corpus().subset("000", layers="headline")
    >>> coded = coded_sentences(corpus.sentences(), framing.occurrences(corpus.tokens()))
    >>> coded[["frame", "dictionary"]].values.tolist()
    [['terrorism', 1], ['qatar', 1], ['foreign_forces', 0]]
    """
    shared = ["doc", "period", "layer", "sentence", "start", "end", "text", "english"]
    require(sentences, shared, "coded_sentences")
    frames = frames_of(occurrences)
    each = pd.DataFrame({"frame": pd.Categorical(frames, frames)})
    coded = sentences[shared].merge(each, how="cross")
    at, spans = span_of(occurrences, sentences)
    hits = spans.iloc[at[at >= 0]][["doc", "start"]].assign(
        frame=occurrences["frame"].to_numpy()[at >= 0]
    )
    found = pd.MultiIndex.from_frame(hits)
    coded["dictionary"] = (
        pd.MultiIndex.from_frame(coded[["doc", "start", "frame"]]).isin(found).astype(int)
    )
    for name, coding in (codings or {}).items():
        coded[name] = _codes_of(coded, coding, name)
    return coded


def _codes_of(coded, coding, name):
    """Return the codes that a coding gives to the rows of `coded`."""
    require(coding, ["doc", "frame", "present"], f"The coding {name!r}")
    key = ["doc", "start" if "start" in coding else "sentence", "frame"]
    require(coding, key, f"The coding {name!r}")
    codes = _ones_and_zeros(coding["present"], name)
    given = pd.Series(codes.to_numpy(np.int64), pd.MultiIndex.from_frame(coding[key]))
    if given.index.has_duplicates:
        twice = given.index[given.index.duplicated()][0]
        raise ValueError(f"The coding {name!r} has two rows for {twice}.")
    values = given.reindex(pd.MultiIndex.from_frame(coded[key]))
    return pd.array(values.to_numpy(), dtype="Int64")


def precision_recall(coded, coder, by="frame"):
    """Return how well the dictionary finds what a coder has coded, one row per frame.

    `coded` is a table with the column that `coder` names and `dictionary`, both 1 or 0,
    such as `coded_sentences` gives. Rows where one is empty are left out. `by` is the
    column whose values are counted apart (None takes everything together).

    Columns: `by`, `n` (units), `both`, `only_automatic` and `only_coder` (how many units
    have the code, where the dictionary's is the automatic one), `precision` (the share
    of the automatic codes that the coder has too) and `recall` (the share of the coder's
    codes that were found). A ratio without a denominator is NaN.

    >>> coded = pd.DataFrame({"frame": "qatar", "dictionary": [1, 1, 0], "me": [1, 0, 0]})
    >>> precision_recall(coded, "me")[["frame", "precision", "recall"]].values.tolist()
    [['qatar', 0.5, 1.0], ['all', 0.5, 1.0]]
    """
    require(coded, [coder, "dictionary", *([by] if by else [])], "precision_recall")
    coded = coded.dropna(subset=[coder, "dictionary"])
    groups = list(coded.groupby(by, sort=False)) if by else []
    rows = []
    for kind, part in [*groups, ("all", coded)]:
        found, true = part["dictionary"].astype(bool), part[coder].astype(bool)
        both = int((found & true).sum())
        row = {by: kind} if by else {}
        row |= {"n": len(part), "both": both}
        row |= {"only_automatic": int(found.sum()) - both}
        row |= {"only_coder": int(true.sum()) - both}
        row["precision"] = both / int(found.sum()) if found.any() else np.nan
        row["recall"] = both / int(true.sum()) if true.any() else np.nan
        rows.append(row)
    return pd.DataFrame(rows)


def elements(codings):
    """Return the elements of a frame that each coder saw, one row per unit and element.

    The elements are those of Entman (1993, Journal of Communication 43/4). Each is coded
    separately (Matthes & Kohring 2008, Journal of Communication 58/2), so a sentence may
    have all four for one issue, or none. `codings` is {name: table}, such as {"1":
    corpus.annotations("elements_1")}. A table has `doc, sentence, start, end, frame`
    (the issue) and a column for each element, 1 or 0.

    Columns: `doc, sentence, start, end, frame`, `element`, and a column for each coding,
    1 or 0, empty (NA) where it lacks the unit.

    Raises ValueError for no coding, a missing column, a code that is not 1 or 0, or a
    unit coded twice.

    >>> table = pd.DataFrame({"doc": ["x"], "sentence": 1, "start": 0, "end": 9,
    ...     "frame": "drought", "problem": 1, "cause": 0, "evaluation": 0, "remedy": 1})
    >>> elements({"me": table})[["element", "me"]].values.tolist()
    [['problem', 1], ['cause', 0], ['evaluation', 0], ['remedy', 1]]
    """
    if not codings:
        raise ValueError('Give at least one coding, as {"1": a table of elements}.')
    unit = ["doc", "sentence", "start", "end", "frame"]
    for name, coding in codings.items():
        require(coding, [*unit, *ELEMENTS], f"The coding {name!r}")
    units = pd.concat([coding[unit] for coding in codings.values()]).drop_duplicates()
    rows = units.merge(pd.DataFrame({"element": ELEMENTS}), how="cross")
    for name, coding in codings.items():
        if coding.duplicated(unit).any():
            twice = coding[coding.duplicated(unit)].iloc[0][unit].tolist()
            raise ValueError(f"The coding {name!r} has two rows for {twice}.")
        long = coding.melt(unit, list(ELEMENTS), "element", name)
        long[name] = _ones_and_zeros(long[name], name).astype("Int64")
        rows = rows.merge(long, how="left")
    return rows


def _ones_and_zeros(column, name):
    """Return codes as numbers, and refuse anything but 1 and 0."""
    codes = pd.to_numeric(column, errors="coerce")
    if not codes.isin([0, 1]).all():
        wrong = column[~codes.isin([0, 1])].iloc[0]
        raise ValueError(f"The coding {name!r} has {wrong!r} instead of 1 or 0.")
    return codes
