"""A mention counts the occurrences of a frame in one noun phrase once."""

import numpy as np
import pandas as pd

from khitab.metadata import carry
from khitab.morphology.analyses import counting
from khitab.required import require, require_tokens
from khitab.spans import keys_of, span_of

MENTIONS = [
    "doc", "period", "layer", "frame", "start", "end", "n_tokens", "phrase", "source",
]  # fmt: skip


def mentions(occurrences, tokens, spans=None, gap=3):
    """Return noun phrases with words of a frame, a DataFrame with one row per mention.

    `spans` are marked phrases (`doc, start, end, frame`), such as
    `corpus.annotations("mentions")`. Occurrences outside the spans of their frame (or
    all, if there are no spans) are grouped by an *approximation*. Two belong to one
    phrase if they occur in one sentence, side by side or with at most `gap` words
    between them, each of which begins with و or may be an adjective. The rule knows no
    syntax. It was written for the five texts, where it groups occurrences as the marked
    phrases do, so expect less of it elsewhere.

    Columns: `doc, period, layer, frame`, the raw offsets `start, end`, `n_tokens` (how
    many occurrences it holds), `phrase` (its words), `source` ("annotation" or
    "approximation"), `voice` of its first occurrence (if `occurrences` have it) and what
    the tokens know about the text. A span without any of these occurrences has no row,
    so what you left out of them stays out.

    Raises ValueError for a missing column, occurrences that are not among the tokens, or
    spans of one frame that overlap.

    >>> from khitab import framing, load_corpus
    >>> tokens = load_corpus().subset(docs="002").tokens()
    >>> found = mentions(framing.occurrences(tokens), tokens)
    >>> found[["phrase", "n_tokens"]].values.tolist()[1]
    ['الأجنبية والمرتزقة', 2]
    """
    require_tokens(tokens, ["doc", "sentence", "start", "end", "token", "form"])
    require(occurrences, ["doc", "period", "layer", "start", "end", "frame"], "mentions")
    if not isinstance(gap, int) or gap < 0:
        raise ValueError(f"gap is a number of words, such as 3, not {gap!r}.")
    found = _with_rows(occurrences, tokens)
    found["span"], phrases = _marked(found, spans)
    found["group"] = _groups(found, tokens, gap)
    table = found.groupby("group", sort=False).agg(
        **{name: (name, "first") for name in ("doc", "period", "layer", "frame", "span")},
        start=("start", "min"),
        end=("end", "max"),
        row=("row", "min"),
        n_tokens=("row", "size"),
        **({"voice": ("voice", "first")} if "voice" in found else {}),
    )
    marked = table["span"] >= 0
    chosen = phrases.iloc[table["span"][marked]]
    table.loc[marked, ["start", "end"]] = chosen[["start", "end"]].to_numpy()
    table["source"] = np.where(marked, "annotation", "approximation")
    table["phrase"] = pd.array(_phrases(table, tokens), dtype="str")
    table = table.sort_values(["row", "frame"], kind="stable").reset_index(drop=True)
    rows = table["row"].to_numpy()
    table = table[MENTIONS + (["voice"] if "voice" in table else [])]
    return carry(table, tokens, rows)


def _with_rows(occurrences, tokens):
    """Return the occurrences by frame, each with the number of its row in `tokens`."""
    docs = pd.Index(pd.unique(tokens["doc"]))
    keys = keys_of(docs, tokens, "start")
    places = keys_of(docs, occurrences, "start")
    rows = np.minimum(np.searchsorted(keys, places), len(keys) - 1)
    if (keys[rows] != places).any():
        raise ValueError(
            "Some occurrences are not among the tokens. Take both from the same corpus and "
            "the same layers."
        )
    found = occurrences.assign(row=rows)
    return found.sort_values(["frame", "row"], kind="stable").reset_index(drop=True)


def _marked(found, spans):
    """Return the number of the span that marks each occurrence (or -1), and the spans."""
    if spans is None:
        return np.full(len(found), -1), found[["start", "end"]]
    require(spans, ["doc", "start", "end", "frame"], "mentions (spans)")
    number, parts, done = np.full(len(found), -1), [], 0
    for frame, rows in found.groupby("frame", sort=False):
        at, part = span_of(rows, spans[spans["frame"] == frame])
        number[rows.index] = np.where(at >= 0, at + done, -1)
        parts.append(part)
        done += len(part)
    return number, pd.concat(parts or [spans[:0]], ignore_index=True)


def _groups(found, tokens, gap):
    """Return a number for each mention, that of its span or of an approximation."""
    joined, before = [], None
    forms, sentences = tokens["form"].to_numpy(object), tokens["sentence"].to_numpy()
    for each in found[["frame", "doc", "row", "span"]].itertuples(index=False):
        near = before is not None and before.span == each.span == -1
        near = near and (before.frame, before.doc) == (each.frame, each.doc)
        near = near and sentences[before.row] == sentences[each.row]
        between = forms[before.row + 1 : each.row] if near else ()
        joined.append(near and len(between) <= gap and all(map(_goes_on, between)))
        before = each
    alone = len(found) + np.cumsum(~np.array(joined, dtype=bool))
    return np.where(found["span"] >= 0, found["span"] - len(found), alone)


def _goes_on(form):
    """Say whether a word may continue a noun phrase, by "and" or as an adjective."""
    return any(
        analysis.proclitics.split("+")[0] == "و" or analysis.pos.startswith("adj")
        for analysis in counting(form)
    )


def _phrases(table, tokens):
    """Return the words of each mention, with single spaces."""
    docs = pd.Index(pd.unique(tokens["doc"]))
    keys, words = keys_of(docs, tokens, "start"), tokens["token"].to_numpy(object)
    edges = [
        np.searchsorted(keys, keys_of(docs, table, name)) for name in ("start", "end")
    ]
    return [" ".join(words[low:high]) for low, high in zip(*edges)]
