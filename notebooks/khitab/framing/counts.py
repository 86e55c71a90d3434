"""Count a frame's words by place, frequency and voice."""

import numpy as np
import pandas as pd

from khitab import comparison, course
from khitab.framing import codebooks
from khitab.metadata import carry
from khitab.required import require, require_tokens
from khitab.spans import add_spans, keys_of

OCCURRENCES = ["doc", "period", "layer", "start", "end", "token", "lemma", "frame"]


def occurrences(tokens, codebook=None, voices=None, companions=False):
    """Return a DataFrame of tokens that point to a frame, one row per token and frame.

    `codebook` is what the function of that name gives or takes. The five texts of the
    course have one, and any other corpus must name its own. `voices` are spans with a
    column `voice`, such as `corpus.annotations("voices")`. With `companions`, words that
    the codebook counts beside the frames are included, and a column `kind` tells them
    apart.

    Columns: `doc, period, layer, start, end, token` as in `tokens`, in its order,
    `lemma` (by which the token was found), `frame`, `voice` (if `voices` are given or
    `tokens` has it) and what the tokens know about each text, such as `outlet`
    (`Corpus.add_metadata`). `frame` is a Categorical whose categories are all frames of
    the codebook, so that a frame without a token is still known.

    Tokens are found as by `morphology.find`. Neighbours decide between homographs (and
    whether a word with `after` counts), so pass the whole table and select afterwards. A
    warning (`queries.NothingFound`) names forms similar to a `form` or `pattern` that
    fits no token.

    Raises ValueError for no tokens, a missing column, no codebook for another corpus, a
    wrong codebook, an unknown lemma, or voices that overlap.

    >>> from khitab import load_corpus
    >>> found = occurrences(load_corpus().tokens(layers="headline"))
    >>> found[["doc", "token", "frame"]].values.tolist()[:2]
    [['000', 'والإرهاب', 'terrorism'], ['000', 'وقطر', 'qatar']]
    """
    require_tokens(tokens, [*OCCURRENCES[:-2], "form"])
    if codebook is None and not course.has(tokens):
        raise ValueError(
            "These are not the five texts of the course, for which its codebook "
            "was made. Name a codebook: occurrences(tokens, …), such as "
            'corpus.annotations("codebook") or {"qatar": ["قطر"]}; '
            "framing.codebook() is that of the course."
        )
    book = codebooks.codebook(codebook)
    book = book if companions else book[book["kind"] == "frame"]
    rows, frames, lemmas = codebooks.match(tokens, book)
    kept = OCCURRENCES[:-2] + (["voice"] if "voice" in tokens else [])
    found = tokens[kept].iloc[rows].reset_index(drop=True)
    found.insert(6, "lemma", pd.array(lemmas, dtype="str"))
    looked_for = [*book.loc[book["kind"] == "frame", "frame"], *book["frame"]]
    found.insert(7, "frame", pd.Categorical(frames, list(dict.fromkeys(looked_for))))
    if voices is not None:
        found = add_spans(found, voices, "voice")
    if companions:
        kinds = dict(zip(book["frame"], book["kind"]))
        found["kind"] = pd.array(list(map(kinds.get, found["frame"])), dtype="str")
    return carry(found, tokens, rows)


def rates(occurrences, tokens, by="frame", confidence=0.95, groups="period"):
    """Return how often each frame occurs per 1,000 tokens, by text and by period.

    `occurrences` may also be mentions or sentences, with `doc`, `period`, `start` and
    the column `by`. Columns: `by`, those of `comparison.rates` (`level, period, doc,
    count, n_tokens, per_1000, per_1000_low, per_1000_high`), and `unit`, which is
    "token", "mention" or "sentence". A frame that was looked for and does not occur (a
    category of `frame`) has rows with 0, because its absence is a finding. `groups` and
    a `by` such as `"outlet"` are as in that function.

    Raises ValueError as `comparison.rates` does, and for a column `frame` that does not
    say which frames were looked for.

    >>> from khitab import load_corpus
    >>> tokens = load_corpus().subset(docs="003").tokens()
    >>> rates(occurrences(tokens), tokens)[["frame", "level", "count"]].values.tolist()[::2]
    [['terrorism', 'text', 0], ['qatar', 'text', 0], ['foreign_forces', 'text', 4]]
    """
    require(occurrences, ["doc"], "rates")
    require_tokens(tokens, ["doc", groups, "start"])
    unit = _unit(occurrences)
    if unit != "token":
        occurrences = _first_words(occurrences, tokens)
    if by != "frame":
        table = comparison.rates(occurrences, tokens, by, confidence, groups)
        return table.assign(unit=unit)
    looked_for, parts = frames_of(occurrences), []
    for frame in looked_for:
        hits = occurrences[occurrences["frame"] == frame]
        part = comparison.rates(hits, tokens, None, confidence, groups)
        part.insert(0, "frame", pd.Categorical([frame] * len(part), looked_for))
        parts.append(part)
    return pd.concat(parts, ignore_index=True).assign(unit=unit)


def breakdown(occurrences, tokens, mentions=None):
    """Return one table of how often each frame occurs, in which text and in whose words.

    Columns: `frame, period, doc`, `voice` (if `occurrences` have it), `count` (tokens of
    the frame), `n_tokens` (of the whole text, so that voices add up to their text),
    `per_1000`, and `mentions` if a table of them is given (with `voice` too). Each frame
    has a row for each text. If it does not occur there, `count` is 0 and `voice` is
    empty.

    Raises ValueError as `rates` does.

    >>> from khitab import framing, load_corpus
    >>> tokens = load_corpus().subset(docs="002").tokens()
    >>> found = occurrences(tokens)
    >>> breakdown(found, tokens, framing.mentions(found, tokens))[["frame", "count", "mentions"]]
                frame  count  mentions
    0       terrorism      0         0
    1           qatar      0         0
    2  foreign_forces      8         3
    """
    texts = rates(occurrences, tokens)
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


def frames_of(table):
    """Return the frames that were looked for, the categories of the column `frame`."""
    require(table, ["frame"], "A table of occurrences")
    if not isinstance(table["frame"].dtype, pd.CategoricalDtype):
        raise ValueError(
            "The column 'frame' does not say which frames were looked for, so a "
            "frame that does not occur would be missing silently. Take the table "
            'as framing.occurrences gives it, or name all frames: table["frame"] = '
            'pd.Categorical(table["frame"], ["terrorism", …]).'
        )
    return table["frame"].cat.categories


def _unit(table):
    columns = set(table.columns)
    return (
        "mention" if "phrase" in columns else "sentence" if "text" in columns else "token"
    )


def _first_words(rows, tokens):
    """Return rows that begin at their first word, not at a quotation mark before it."""
    docs = pd.Index(pd.unique(tokens["doc"]))
    keys = keys_of(docs, tokens, "start")
    first = np.minimum(np.searchsorted(keys, keys_of(docs, rows, "start")), len(keys) - 1)
    return rows.assign(start=tokens["start"].to_numpy()[first])
