"""Voices: who says what, with which word, and what an actor is called.

Three tables that somebody has made by hand stand behind it (`corpus.annotations`):
`voices`, spans that give every word of the body to one voice; `speech_verbs`, the words
that report; `naming`, the names given to an actor. Where there is none, `guess_speakers`
makes a first guess, always marked as one, and `compare_guess` measures it.

A row whose words are not among `tokens` is left out. So what a shared passage says is
counted once where its tokens are: `naming(reuse.count_once(tokens, passages), …)`.
"""

import numpy as np
import pandas as pd

from khitab import _codes
from khitab._annotated import VOICES as VOICES
from khitab._annotated import annotated, found, in_order, place, with_columns, words_of
from khitab._guess_measures import compare_guess as compare_guess
from khitab._speakers import guess_speakers as guess_speakers
from khitab._tables import require

SAID = ["voice", "speaker", "channel", "mode"]
VERBS = [
    "doc", "period", "start", "end", "token", "lemma", "gloss", "voice", "speaker",
    "evaluation", "note",
]  # fmt: skip
NAMES = [
    "doc", "period", "start", "end", "text", "actor", "category", "named", "marks",
    "inside_title", "voice", "note",
]  # fmt: skip
SHARES = ["level", "period", "doc", "count", "n_tokens", "share"]


def who_says(tokens, spans, voices=VOICES) -> pd.DataFrame:
    """Return `tokens` with who says each: rows, order and index as they were.

    `spans`: a table `doc, start, end, voice` and possibly `speaker, channel, mode`, such
    as `corpus.annotations("voices")`. `voices`: the names that a voice may have.

    Added columns: `voice`; `speaker`, the person; `channel`, through whom it reaches the
    outlet; `mode`: "direct", "indirect" or "narrated"; empty where nothing is known.

    Raises ValueError: a missing column, an unknown voice, a token in no span or in two,
    a span that cuts a word.

    >>> tokens = pd.DataFrame({"doc": "a", "start": [0, 4, 9], "end": [3, 8, 12]})
    >>> tokens["token"] = ["قال", "شكري", "إنه"]
    >>> spans = pd.DataFrame({"doc": "a", "start": [0, 9], "end": [8, 12]})
    >>> said = who_says(tokens, spans.assign(voice=["outlet", "egypt"]))
    >>> said["voice"].tolist()
    ['outlet', 'outlet', 'egypt']
    """
    spans = annotated(spans, ["voice"], "who_says", voices)
    first, last = words_of(tokens, spans)
    opened, closed = (np.bincount(at, minlength=len(tokens) + 1) for at in (first, last))
    depth = np.cumsum(opened - closed)[:-1]
    for wrong, what in ((depth == 0, "is in no span"), (depth > 1, "is in two spans")):
        if wrong.any():
            raise ValueError(
                f"{place(tokens, np.flatnonzero(wrong)[0])} {what}: every word needs "
                "exactly one voice. Mend the spans (the body is marked, not boilerplate)."
            )
    order = np.argsort(first, kind="stable")
    row = np.repeat(order, (last - first)[order])
    said = with_columns(spans, SAID)[SAID].iloc[row]
    return tokens.assign(**{name: said[name].array.astype("str") for name in SAID})


def shares(said, by="voice") -> pd.DataFrame:
    """Return how much of the words is whose: by text, and by period below.

    `said`: what `who_says` gives. `by`: "voice", "speaker", "channel" or "mode"; a word
    without a speaker counts under its voice.

    Returns a DataFrame: `by`; `level`, "text" or "period"; `period`, `doc` (empty for a
    period); `count` tokens of `n_tokens`, and `share`, from 0 to 1. Who is silent in a
    text has a row with 0.

    Raises ValueError: no tokens, a missing column.

    >>> said = pd.DataFrame({"doc": "a", "period": "2017", "voice": ["us", "mp", "us"]})
    >>> shares(said)[["voice", "level", "count"]].values.tolist()
    [['us', 'text', 2], ['mp', 'text', 1], ['us', 'period', 2], ['mp', 'period', 1]]
    """
    _codes.require_tokens(said, [])
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


def per_voice(said, hits, by=(), values=None) -> pd.DataFrame:
    """Return how often something stands in whose words, and out of how many.

    `said`: what `who_says` gives. `hits`: a table with `doc, start, end` whose rows count,
    such as `framing.occurrences` or `naming`, each for the voice of its first word. `by`:
    a column of `hits` to count apart, such as "frame", or several; "doc" and "period" may
    be among them. `values`: {column: the values that get rows}, for what never occurs.

    Returns a DataFrame: the columns of `by`; `voice, count, n_tokens, per_1000`. A voice
    that has words there and never says it has a 0; one that has no words has no row.

    Raises ValueError: a missing column, hits that cut a word.

    >>> said = pd.DataFrame({"doc": "a", "start": [0, 4], "end": [3, 8]})
    >>> said = said.assign(token="", voice=["us", "mp"])
    >>> per_voice(said, said[1:])[["voice", "count", "per_1000"]].values.tolist()
    [['us', 0, 0.0], ['mp', 1, 1000.0]]
    """
    by = [by] if isinstance(by, str) else list(by)
    places = [name for name in ("period", "doc") if name in by]
    require(said, ["doc", "voice", *places], "per_voice")
    hits = annotated(hits, by, "per_voice")
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
            known = (values or {}).get(name, hits[name].unique())
            table = pd.DataFrame({name: list(known)}).merge(table, how="cross")
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


def speech_verbs(tokens, annotations, voices=VOICES) -> pd.DataFrame:
    """Return the words that report speech: a DataFrame, one row a word.

    `annotations`: a table `doc, start, end, lemma, voice, speaker, evaluation`, such as
    `corpus.annotations("speech_verbs")`; `voice` and `speaker` are whose speech it
    reports, not who chose the word.

    Columns: `doc, period, start, end`; `token`, as written; `lemma`, and its `gloss` from
    the lexicon, empty where it has none; `voice, speaker, evaluation, note`.

    Raises ValueError: a missing column, an unknown voice, a row that cuts a word.

    >>> tokens = pd.DataFrame({"doc": "a", "period": "2017", "start": [0], "end": [3]})
    >>> tokens = tokens.assign(token="قال", form="قال")
    >>> row = {"doc": "a", "start": 0, "end": 3, "lemma": "قال", "voice": "egypt"}
    >>> row |= {"speaker": "Shoukry", "evaluation": "neutral"}
    >>> verbs = speech_verbs(tokens, pd.DataFrame([row]))
    >>> verbs[["token", "gloss", "speaker"]].values.tolist()
    [['قال', 'say', 'Shoukry']]
    """
    needed = ["lemma", "voice", "speaker", "evaluation"]
    rows = annotated(annotations, needed, "speech_verbs", voices)
    table = found(tokens, rows, "token")
    gloss = pd.array(list(_glosses(tokens, table)), dtype="str")
    return with_columns(table.assign(gloss=gloss), VERBS)


def naming(tokens, annotations, corpus=None, voices=VOICES) -> pd.DataFrame:
    """Return the names given to an actor: a DataFrame, one row a name.

    `annotations`: a table `doc, start, end, actor, category, voice`, and possibly
    `named, marks, inside_title, note`, such as `corpus.annotations("naming")`. Names may
    stand inside names. With `corpus`, `text` is cut from the raw text and keeps quotation
    marks and hashtags; without, it is the words.

    Columns: `doc, period, start, end, text`, then those of the annotations.

    Raises ValueError: a missing column, an unknown voice, a row that cuts a word.

    >>> tokens = pd.DataFrame({"doc": "a", "start": [0, 8], "end": [6, 12]})
    >>> tokens = tokens.assign(period="2019", token=["المشير", "حفتر"])
    >>> row = {"doc": "a", "start": 0, "end": 12, "actor": "haftar", "category": "rank"}
    >>> names = naming(tokens, pd.DataFrame([row | {"voice": "outlet"}]))
    >>> names["text"].tolist()
    ['المشير حفتر']
    """
    needed = ["actor", "category", "voice"]
    table = found(tokens, annotated(annotations, needed, "naming", voices), "text")
    if corpus is not None:
        spans = zip(table["doc"], table["start"], table["end"])
        raw = [" ".join(corpus.text(doc)[start:end].split()) for doc, start, end in spans]
        table["text"] = pd.array(raw, dtype="str")
    return with_columns(table, NAMES)


def tally(table, rows, columns="voice", values=None) -> pd.DataFrame:
    """Return how many rows of a table are what: counts in a wide table, commonest first.

    `rows`: a column of `table`, or several, that say what gets a row; `columns`: the one
    whose values get a column each, those in the list `values`, or those that occur. Last
    comes `total`.

    Raises ValueError: a missing column, a value that the list `values` lacks.

    >>> names = pd.DataFrame({"category": ["rank", "bare", "rank"], "doc": list("aab")})
    >>> tally(names, "category", "doc", values=["a", "b", "c"]).values.tolist()
    [['rank', 1, 1, 0, 2], ['bare', 1, 0, 0, 1]]
    """
    rows = [rows] if isinstance(rows, str) else list(rows)
    require(table, [*rows, columns], "tally")
    values = in_order(table[columns]) if values is None else list(values)
    if missing := sorted(set(table[columns]) - set(values)):
        raise ValueError(
            f"The column {columns!r} has {missing[0]!r}, which is not among the values "
            f"to count: {', '.join(map(repr, values))}."
        )
    counts = table.groupby([*rows, columns], sort=False).size().unstack(fill_value=0)
    counts = counts.reindex(columns=values, fill_value=0)
    counts = counts.assign(total=counts.sum(axis=1))
    counts = counts.sort_values("total", ascending=False, kind="stable")
    return counts.rename_axis(columns=None).reset_index()


def _glosses(tokens, verbs):
    """Yield what each verb means in its place: مشيرا is no rank, though مشير may be one."""
    from khitab import morphology

    text = morphology.add_lemmas(tokens[tokens["doc"].isin(set(verbs["doc"]))])
    keys = zip(text["doc"], text["start"], text["lemma"])
    here = dict(zip(keys, text["gloss"]))
    for doc, start, lemma in zip(verbs["doc"], verbs["start"], verbs["lemma"]):
        if (doc, start, lemma) in here:
            yield here[doc, start, lemma]
        else:
            known = morphology.analyse(lemma)
            yield next(iter(known["gloss"][known["lemma"] == lemma]), "")
