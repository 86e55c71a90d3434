"""The words that report speech, and the names given to an actor."""

import pandas as pd

from khitab import course, morphology
from khitab.labels import in_order
from khitab.required import require
from khitab.voices.marked import annotated, found, with_columns

VERBS = [
    "doc", "period", "start", "end", "token", "lemma", "gloss", "voice", "speaker",
    "evaluation", "note",
]  # fmt: skip


NAMES = [
    "doc", "period", "start", "end", "text", "actor", "category", "named", "marks",
    "inside_title", "voice", "note",
]  # fmt: skip


def speech_verbs(tokens, annotations) -> pd.DataFrame:
    """Return the words that report speech, a DataFrame with one row per word.

    `annotations` is a table `doc, start, end, lemma, voice, speaker, evaluation`, such
    as `corpus.annotations("speech_verbs")`. `voice` and `speaker` are those whose speech
    the word reports, not those who chose the word.

    Columns: `doc, period, start, end`, `token` (as written), `lemma`, `gloss` and
    `voice, speaker, evaluation, note`. The gloss is that of the annotations, or for the
    texts of the course that of its lexicon, or empty.

    Raises ValueError for a missing column, a row without a voice, or a row that cuts a
    word.

    >>> tokens = pd.DataFrame({"doc": "a", "period": "2017", "start": [0], "end": [3]})
    >>> tokens = tokens.assign(token="قال", form="قال")
    >>> row = {"doc": "a", "start": 0, "end": 3, "lemma": "قال", "voice": "egypt"}
    >>> row |= {"speaker": "Shoukry", "evaluation": "neutral", "gloss": "say"}
    >>> verbs = speech_verbs(tokens, pd.DataFrame([row]))
    >>> verbs[["token", "gloss", "speaker"]].values.tolist()
    [['قال', 'say', 'Shoukry']]
    """
    needed = ["lemma", "voice", "speaker", "evaluation"]
    rows = annotated(annotations, needed, "speech_verbs")
    table = found(tokens, rows, "token")
    if "gloss" not in table and course.has(tokens):
        table["gloss"] = pd.array(list(_glosses(tokens, table)), dtype="str")
    return with_columns(table, VERBS)


def naming(tokens, annotations, corpus=None) -> pd.DataFrame:
    """Return the names given to an actor, a DataFrame with one row per name.

    `annotations` is a table `doc, start, end, actor, category, voice`, and possibly
    `named, marks, inside_title, note`, such as `corpus.annotations("naming")`. Names may
    occur inside names. With `corpus`, `text` is cut from the raw text and keeps
    quotation marks and hashtags. Without it, `text` has only the words.

    Columns: `doc, period, start, end, text`, then those of the annotations.

    Raises ValueError for a missing column, a row without a voice, or a row that cuts a
    word.

    >>> tokens = pd.DataFrame({"doc": "a", "start": [0, 8], "end": [6, 12]})
    >>> tokens = tokens.assign(period="2019", token=["المشير", "حفتر"])
    >>> row = {"doc": "a", "start": 0, "end": 12, "actor": "haftar", "category": "rank"}
    >>> names = naming(tokens, pd.DataFrame([row | {"voice": "outlet"}]))
    >>> names["text"].tolist()
    ['المشير حفتر']
    """
    needed = ["actor", "category", "voice"]
    table = found(tokens, annotated(annotations, needed, "naming"), "text")
    if corpus is not None:
        spans = zip(table["doc"], table["start"], table["end"])
        raw = [" ".join(corpus.text(doc)[start:end].split()) for doc, start, end in spans]
        table["text"] = pd.array(raw, dtype="str")
    return with_columns(table, NAMES)


def tally(table, rows, columns="voice", values=None) -> pd.DataFrame:
    """Return how many rows a table has by two of its columns, wide and commonest first.

    `rows` names the column or columns of `table` whose values get a row each. `columns`
    names the one whose values get a column each, either those in the list `values` or
    those that occur. The last column returned is `total`.

    Raises ValueError for a missing column, or a value that is not in `values`.

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
    return counts.reset_index()


def _glosses(tokens, verbs):
    """Yield what each verb means in its place (مشيرا is no rank, though مشير may be
    one)."""
    text = morphology.add_lemmas(tokens[tokens["doc"].isin(set(verbs["doc"]))])
    keys = zip(text["doc"], text["start"], text["lemma"])
    here = dict(zip(keys, text["gloss"]))
    for doc, start, lemma in zip(verbs["doc"], verbs["start"], verbs["lemma"]):
        if (doc, start, lemma) in here:
            yield here[doc, start, lemma]
        else:
            known = morphology.analyse(lemma)
            yield next(iter(known["gloss"][known["lemma"] == lemma]), "")
