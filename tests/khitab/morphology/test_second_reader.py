"""A second reader annotated 150 tokens from the text alone; the lexicon is held to it.

`data/second_reader.csv` was written without sight of the lexicon (tokens drawn with
`sample(150, random_state=20261122)`). Every disagreement stands here with its reason;
one more, or one less, and a test fails. Tag sets differ, so tags are compared by kind.
"""

from pathlib import Path

import pandas as pd
import pytest
from khitab import load_corpus, morphology

READER = Path(__file__).with_name("second_reader.csv")

LEMMAS = {
    "فايز": "one man, one lemma: the lexicon lists both spellings under فائز",
    "الأميركيين": "one word, one lemma: both spellings stand under أمريكي",
    "ثانية": "the same ordinal, cited as ثاني or as ثان",
    "هي": "the reader cites every pronoun under هو",
}
PROCLITICS = {
    "السراج": "the reader cuts the article off a name, the lexicon keeps it (السيسي, الدوحة)",
    "القاهرة": "the same",
    "السعيدي": "the same",
}
TAGS = {
    "فضلاً": "an adverb by its use, a noun by its form",
    "خلال": "a noun after a preposition, or a compound preposition",
}
KINDS = {
    "adj_comp": "adj", "adj_num": "adj", "conj_sub": "conj", "noun_quant": "noun",
    "pron_rel": "rel", "pron_dem": "dem",
}  # fmt: skip


@pytest.fixture(scope="module")
def both():
    reader = pd.read_csv(READER, dtype=str, keep_default_na=False)
    reader = reader.astype({"start": int, "end": int})
    tokens = morphology.add_lemmas(load_corpus().tokens())
    return reader.merge(tokens, on=["doc", "start", "end"], suffixes=("_reader", ""))


def differing(both, column):
    ours = both[column].replace(KINDS) if column == "pos" else both[column]
    return set(both["token"][ours != both[f"{column}_reader"]])


def test_every_token_of_the_reader_is_a_token_of_the_corpus(both):
    assert len(both) == 150
    assert (both["token"] == both["token_reader"]).all()


@pytest.mark.parametrize(
    ("column", "explained"),
    [("lemma", LEMMAS), ("proclitics", PROCLITICS), ("enclitics", {}), ("pos", TAGS)],
)
def test_reader_and_lexicon_differ_only_where_it_is_explained(both, column, explained):
    assert differing(both, column) == set(explained)
