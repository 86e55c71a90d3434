"""The report on a corpus says what was read, repaired and refused, and what was found."""

from collections import Counter

import pandas as pd

from khitab import arabic
from khitab.corpus.errors import CorpusError
from khitab.corpus.looks import looks

REPORT_COLUMNS = ["doc", "what", "count", "share", "example", "done"]
_RUN, _SKETCH = 4, 100  # words in a run; runs kept of a text


def report_table(texts, notes, words=None) -> pd.DataFrame:
    """Return the report of `texts`, one row per text and finding, as `Corpus.report`."""
    rows = [*notes]
    noted = {(note[0], note[1]) for note in notes}
    for doc, text in texts.items():
        rows += [(doc, *look) for look in looks(text) if (doc, look[0]) not in noted]
    rows += _near(texts)
    if words is not None:
        rows += _unknown(words, texts)
    return pd.DataFrame(rows, columns=REPORT_COLUMNS).astype(
        {"count": int, "share": float}
    )


def _near(texts):
    """Yield texts most of whose runs of words are in an earlier text.

    The 100 runs of four forms with the smallest hash in each text are compared with the
    text that first had most of them (the bottom-k sketch of Broder 1997).
    """
    owner, seen = {}, set()
    for doc, text in texts.items():
        if text in seen:  # the same content has its row already
            continue
        seen.add(text)
        forms = list(map(arabic.form, arabic.split(text)[1::2]))
        runs = {hash(tuple(forms[at : at + _RUN])) for at in range(len(forms) - _RUN + 1)}
        sketch = sorted(runs)[:_SKETCH]
        earlier = Counter(owner[run] for run in sketch if run in owner)
        if earlier and len(sketch) > 3:
            other, shared = earlier.most_common(1)[0]
            if 2 * shared >= len(sketch):
                yield doc, "near-duplicate", shared, shared / len(sketch), other, "left"
        for run in sketch:
            owner.setdefault(run, doc)


def _unknown(words, texts):
    """Yield the words of each text that have no lemma."""
    if not isinstance(words, pd.DataFrame) or not {"doc", "form", "source"} <= {*words}:
        raise CorpusError(
            "report(words=…) needs the table of morphology.add_lemmas(corpus.tokens())."
        )
    for doc, table in words[words["doc"].isin(texts)].groupby("doc", sort=False):
        unknown = table["form"][table["source"] == "none"]
        if len(unknown):
            example = " ".join(unknown.value_counts().index[:5])
            share = len(unknown) / len(table)
            yield doc, "unknown words", len(unknown), share, example, "left"
