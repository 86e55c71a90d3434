"""Framing: where a frame's words stand, in which unit, and do two readers agree?

A *frame* is what a passage puts before the reader (Entman 1993, Journal of Communication
43/4). A codebook says which words point to it. They are counted as tokens
(`occurrences`), noun phrases (`mentions`) or sentences (`coded_sentences`): each unit
gives another number, so each table says which it has.
"""

import numpy as np
import pandas as pd

from khitab import _codebook, comparison
from khitab._agreement import agreement as agreement
from khitab._agreement import disagreements as disagreements
from khitab._agreement import precision_recall as precision_recall
from khitab._codebook import codebook as codebook
from khitab._codes import require_tokens
from khitab._mentions import mentions as mentions
from khitab._spans import add_spans as add_spans
from khitab._spans import keys_of, span_of
from khitab._tables import require

OCCURRENCES = ["doc", "period", "layer", "start", "end", "token", "lemma", "frame"]


def occurrences(tokens, codebook=None, voices=None, companions=False):
    """Return the tokens that point to a frame: a DataFrame, one row a token and frame.

    `codebook`: what the function of that name gives or takes; without one, the course's.
    `voices`: spans with a column `voice`, such as `corpus.annotations("voices")`.
    `companions`: take the words as well that the codebook counts beside the frames; a
    column `kind` then says which is which.

    Columns: `doc, period, layer, start, end, token` as in `tokens`, in its order;
    `lemma`, by which it was found; `frame`; and `voice`, if `voices` are given or `tokens`
    has it. A token is found as `morphology.find` finds it: neighbours decide between
    homographs, so give the whole table, then select.

    Raises ValueError: no tokens, a missing column, an odd codebook, a lemma that nobody
    knows, voices that overlap.

    >>> from khitab import load_corpus
    >>> found = occurrences(load_corpus().tokens(layers="headline"))
    >>> found[["doc", "token", "frame"]].values.tolist()[:2]
    [['000', 'والإرهاب', 'terrorism'], ['000', 'وقطر', 'qatar']]
    """
    require_tokens(tokens, [*OCCURRENCES[:-2], "form"])
    book = _codebook.codebook(codebook)
    book = book if companions else book[book["kind"] == "frame"]
    rows, frames, lemmas = _codebook.match(tokens, book)
    kept = OCCURRENCES[:-2] + (["voice"] if "voice" in tokens else [])
    found = tokens[kept].iloc[rows].reset_index(drop=True)
    found.insert(6, "lemma", pd.array(lemmas, dtype="str"))
    found.insert(7, "frame", pd.array(frames, dtype="str"))
    if voices is not None:
        found = add_spans(found, voices, "voice")
    if companions:
        found["kind"] = found["frame"].map(dict(zip(book["frame"], book["kind"])))
    return found


def coded_sentences(sentences, occurrences, codings=None, codebook=None):
    """Return what hand and dictionary say of each sentence: one row a sentence and frame.

    `sentences`: `corpus.sentences()`. `occurrences`: from the tokens of the same corpus.
    `codings`: {name: table}, such as {"coder_1": corpus.annotations("coding_1")}; a table
    has `doc`, `frame`, `present` (1 or 0) and `start` or `sentence`.

    Columns: `doc, period, layer, sentence, start, end, text, english`; `frame`;
    `dictionary`, 1 if a word of the frame stands in it, else 0; and a column for each
    coding, empty (NA) where it says nothing.

    Raises ValueError: a missing column, a sentence coded twice, a code that is not 1 or 0.

    >>> from khitab import load_corpus
    >>> corpus = load_corpus().subset("000", layers="headline")
    >>> coded = coded_sentences(corpus.sentences(), occurrences(corpus.tokens()))
    >>> coded[["frame", "dictionary"]].values.tolist()
    [['terrorism', 1], ['qatar', 1], ['foreign_forces', 0]]
    """
    shared = ["doc", "period", "layer", "sentence", "start", "end", "text", "english"]
    require(sentences, shared, "coded_sentences")
    frames = _frames(occurrences, codebook)
    coded = sentences[shared].merge(pd.DataFrame({"frame": frames}), how="cross")
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


def rates(occurrences, tokens, by="frame", codebook=None, confidence=0.95):
    """Return how often each frame comes per 1,000 tokens: by text, and by period.

    `occurrences` may be mentions or sentences as well: rows with `doc`, `period`, `start`
    and the column `by`. Columns: `by`, then those of `comparison.rates` (`level, period,
    doc, count, n_tokens, per_1000, per_1000_low, per_1000_high`), and `unit`, what is
    counted: "token", "mention" or "sentence". A frame of the codebook that never comes
    has its zeros too: that it is absent is a finding. Give the codebook with which
    `occurrences` were found, if it was not the course's.

    Raises ValueError: as `comparison.rates`; a frame that the codebook lacks.

    >>> from khitab import load_corpus
    >>> tokens = load_corpus().subset(docs="003").tokens()
    >>> rates(occurrences(tokens), tokens)[["frame", "level", "count"]].values.tolist()[::2]
    [['terrorism', 'text', 0], ['qatar', 'text', 0], ['foreign_forces', 'text', 3]]
    """
    require(occurrences, ["doc", "period", by], "rates")
    require_tokens(tokens, ["doc", "period", "start"])
    unit = _unit(occurrences)
    if unit != "token":
        occurrences = _first_words(occurrences, tokens)
    if by != "frame":
        table = comparison.rates(occurrences, tokens, by, confidence)
        return table.assign(unit=unit)
    parts = []
    for frame in _frames(occurrences, codebook):
        hits = occurrences[occurrences["frame"] == frame]
        part = comparison.rates(hits, tokens, confidence=confidence)
        part.insert(0, "frame", pd.array([frame] * len(part), dtype="str"))
        parts.append(part)
    return pd.concat(parts, ignore_index=True).assign(unit=unit)


def breakdown(occurrences, tokens, mentions=None, codebook=None):
    """Return the findings in one table: how often each frame comes, where and from whom.

    Columns: `frame, period, doc`; `voice`, if `occurrences` have it; `count`, tokens of
    the frame; `n_tokens` of the text, whoever speaks, so that voices add up to their text;
    `per_1000` of them; `mentions`, if a table of them is given (with `voice` as well).
    Each frame has a row for each text: where it does not come at all, `count` is 0 and
    `voice` is empty.

    Raises ValueError: as `rates`.

    >>> from khitab import load_corpus
    >>> tokens = load_corpus().subset(docs="002").tokens()
    >>> found = occurrences(tokens)
    >>> breakdown(found, tokens, mentions(found, tokens))[["frame", "count", "mentions"]]
                frame  count  mentions
    0       terrorism      0         0
    1           qatar      0         0
    2  foreign_forces      7         3
    """
    texts = rates(occurrences, tokens, codebook=codebook)
    texts = texts[texts["level"] == "text"]
    keys = ["frame", "period", "doc", *(["voice"] if "voice" in occurrences else [])]
    table = _size(occurrences, keys, "count")
    if mentions is not None:
        require(mentions, keys, "breakdown (mentions)")
        table = table.merge(_size(mentions, keys, "mentions"), on=keys, how="outer")
    table = texts[["frame", "period", "doc", "n_tokens"]].merge(table, how="left")
    counted = [name for name in ("count", "mentions") if name in table]
    table[counted] = table[counted].fillna(0).astype(int)
    if "voice" in table:
        table["voice"] = table["voice"].fillna("")
    table["per_1000"] = 1000 * table["count"] / table["n_tokens"]
    return table[[*keys, "count", "n_tokens", "per_1000", *counted[1:]]]


def _size(rows, keys, name):
    return rows.groupby(keys, sort=False).size().reset_index(name=name)


def _frames(occurrences, source):
    """Return the frames of the codebook, and the companions that were found as well."""
    require(occurrences, ["frame"], "occurrences")
    book = _codebook.codebook(source)
    found = set(occurrences["frame"])
    unknown = sorted(found - set(book["frame"]))
    if unknown:
        raise ValueError(
            f"The codebook has no frame {', '.join(map(repr, unknown))}. Give the codebook "
            "by which the occurrences were found: codebook=…"
        )
    frames = _codebook.frames_of(book)
    return frames + [
        name for name in _codebook.frames_of(book, True) if name in found - set(frames)
    ]


def _unit(table):
    columns = set(table.columns)
    return (
        "mention" if "phrase" in columns else "sentence" if "text" in columns else "token"
    )


def _first_words(rows, tokens):
    """Return rows that begin where their first word does: not at its quotation mark."""
    docs = pd.Index(pd.unique(tokens["doc"]))
    keys = keys_of(docs, tokens, "start")
    first = np.minimum(np.searchsorted(keys, keys_of(docs, rows, "start")), len(keys) - 1)
    return rows.assign(start=tokens["start"].to_numpy()[first])


def _codes_of(coded, coding, name):
    """Return the codes that a coding gives to the rows of `coded`."""
    require(coding, ["doc", "frame", "present"], f"The coding {name!r}")
    key = ["doc", "start" if "start" in coding else "sentence", "frame"]
    require(coding, key, f"The coding {name!r}")
    codes = pd.to_numeric(coding["present"], errors="coerce")
    if not codes.isin([0, 1]).all():
        wrong = coding["present"][~codes.isin([0, 1])].iloc[0]
        raise ValueError(f"The coding {name!r} has {wrong!r} where 1 or 0 should stand.")
    given = pd.Series(codes.to_numpy(np.int64), pd.MultiIndex.from_frame(coding[key]))
    if given.index.has_duplicates:
        twice = given.index[given.index.duplicated()][0]
        raise ValueError(f"The coding {name!r} has two rows for {twice}.")
    values = given.reindex(pd.MultiIndex.from_frame(coded[key]))
    return pd.array(values.to_numpy(), dtype="Int64")
