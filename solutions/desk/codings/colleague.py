"""One page for a colleague who reads Arabic: translations and codes to judge, blind.

The page is one file and needs no network. What the colleague answers stays in the
browser until a button saves it as a CSV, which `answers` reads.
"""

import numpy as np
import pandas as pd
from khitab import labels
from khitab.coding.codebook_rules import element_rules, issue_rules

from .pages import page

NUMBER = 20  # of translations, and of codes
KINDS = {"present": 6, "doubtful": 8, "absent": 6}  # of the codes, by what the kit says
MINUTES = 40
SEED = 18


def sheet(corpus, seed=SEED):
    """Return the page as a string, the same whenever the texts and codes are the same."""
    asked = codes(corpus, seed)
    rules = issue_rules(corpus, asked["frame"].unique())
    issues = [
        {"name": frame, "label": labels.look("frame", frame).label,
         "rule": rules[frame], "items": part.to_dict("records")}
        for frame, part in asked.groupby("frame", sort=False)
    ]  # fmt: skip
    return page(
        "colleague.html",
        translations=translations(corpus, seed).to_dict("records"),
        issues=issues,
        elements={name: does for name, (_, does) in element_rules().items()},
        minutes=MINUTES,
        number=len(asked),
        texts=corpus.datasheet["doc"].nunique(),
        sentences=len(corpus.sentences()),
    )


def translations(corpus, seed=SEED):
    """Return the sentences whose translation is judged, from each text its share."""
    sentences = with_context(corpus)
    return spread(sentences[sentences["english"] != ""], NUMBER, seed)


def codes(corpus, seed=SEED):
    """Return the units to be coded: sentence and issue, by issue, in the texts' order.

    Those that the kit's coder was not sure of are more frequent here than in the texts.
    """
    kit = corpus.annotations("coding_1")
    kind = np.where(kit["present"] == "1", "present", "absent")
    kit["kind"] = np.where(kit["sure"] == "no", "doubtful", kind)
    parts = [
        spread(kit[kit["kind"] == name], number, seed) for name, number in KINDS.items()
    ]
    asked = pd.concat(parts)[["doc", "sentence", "frame"]]
    places = {frame: place for place, frame in enumerate(kit["frame"].unique())}
    asked = asked.merge(with_context(corpus)).sort_values(["doc", "sentence"])
    return asked.sort_values("frame", key=lambda frame: frame.map(places), kind="stable")


def spread(table, number, seed):
    """Draw so many rows, from each text (and issue in it) in proportion."""
    rng = np.random.default_rng(seed)
    by = [name for name in ("doc", "frame") if name in table]
    lots = table.assign(lot=rng.random(len(table))).sort_values([*by, "lot"])
    number = min(number, len(lots))
    at = (np.arange(number) + rng.random()) * len(lots) / max(number, 1)
    return lots.iloc[at.astype(int)].drop(columns="lot").sort_index()


def with_context(corpus):
    """Return the sentences with those before and after them in their text, or ""."""
    sentences = corpus.sentences()
    texts = sentences.groupby("doc")["text"]
    return sentences.assign(
        before=texts.shift(1).fillna(""), after=texts.shift(-1).fillna("")
    )
