"""Texts of one's own: what the datasheet says travels with tokens, lines and findings."""

import pandas as pd
import pytest
from khitab import comparison, concordance, framing, load_corpus, reuse, voices
from khitab.corpus import CorpusError
from khitab.metadata import of_texts

TEXTS = {
    "a": "أكد الوزير أن نقص المياه يهدد البلاد.",
    "b": "قال المتحدث إن نقص المياه يهدد البلاد منذ سنة.",
    "c": "استقبل الرئيس الوزير.",
}
SHEET = """doc,period,outlet,date,source
a,2015,North,2015-03-01,web
b,2015,South,2015-04-07,print
c,2025,North,2025-04-30,web
"""


@pytest.fixture
def corpus(tmp_path):
    for doc, text in TEXTS.items():
        (tmp_path / f"{doc}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "datasheet.csv").write_text(SHEET, encoding="utf-8")
    return load_corpus(tmp_path)


@pytest.fixture
def tokens(corpus):
    return corpus.tokens(metadata="outlet")


OUTLETS = {"a": "North", "b": "South", "c": "North"}


def agrees(table, doc="doc", outlet="outlet"):
    """Each row has the outlet of its text, and there are rows."""
    return len(table) > 0 and (table[doc].map(OUTLETS) == table[outlet]).all()


def test_tokens_get_the_columns_that_are_named_behind_their_own(corpus):
    plain = corpus.tokens()
    tokens = corpus.tokens(metadata=["outlet", "date"])
    assert list(tokens.columns) == [*plain.columns, "outlet", "date"]
    pd.testing.assert_frame_equal(tokens[plain.columns], plain)
    assert agrees(tokens)


def test_any_table_with_doc_gets_them_rows_and_index_as_they_were(corpus, tokens):
    some = corpus.tokens().iloc[[7, 2, 5]]
    added = corpus.add_metadata(some, "outlet")
    assert list(added.index) == [7, 2, 5] and agrees(added)
    pd.testing.assert_frame_equal(added[some.columns], some)
    counted = comparison.rates(tokens[:1], tokens)
    counted = counted[counted["level"] == "text"]
    assert agrees(corpus.add_metadata(counted, ["outlet"]))
    assert agrees(corpus.add_metadata(corpus.sentences(), "outlet"))


def test_a_column_that_the_user_makes_travels_like_those_of_the_file(corpus):
    corpus.datasheet["month"] = corpus.datasheet["date"].str[:7]
    tokens = corpus.subset(periods="2015").tokens(metadata="month")
    result = comparison.rates(tokens[tokens["form"] == "نقص"], tokens, groups="month")
    rows = result[result["level"] == "month"]
    assert rows["month"].tolist() == ["2015-03", "2015-04"]
    assert rows[["count", "n_tokens"]].values.tolist() == [[1, 7], [1, 9]]


def test_lines_findings_and_passages_keep_them(tokens):
    lines = concordance.kwic(tokens, "المياه", sort=("after", 1))
    assert list(lines.columns) == [*concordance.COLUMNS, "outlet"] and agrees(lines)
    book = {"drought": ["وزير"]}
    found = framing.occurrences(tokens, pd.DataFrame({"frame": "d", "form": ["الوزير"]}))
    assert book and agrees(found) and list(found.columns)[-1] == "outlet"
    assert agrees(framing.mentions(found, tokens))
    shared = reuse.corpus_passages(tokens)
    assert agrees(shared, "doc_a", "outlet_a") and agrees(shared, "doc_b", "outlet_b")


def test_tables_of_voices_keep_them(tokens):
    words = tokens.groupby("doc").head(1)
    spans = words[["doc", "start", "end"]].assign(voice="mp", speaker="x")
    verbs = voices.speech_verbs(tokens, spans.assign(lemma="قال", evaluation=""))
    assert agrees(verbs)
    assert agrees(voices.naming(tokens, spans.assign(actor="x", category="rank")))
    whole = tokens.groupby("doc").agg(start=("start", "min"), end=("end", "max"))
    assert agrees(voices.who_says(tokens, whole.reset_index().assign(voice="outlet")))


def test_what_has_two_values_in_a_text_or_tells_of_words_does_not_travel(tokens):
    tokens = tokens.assign(stem=tokens["form"].str[:2], lemma="x", voice="outlet")
    assert of_texts(tokens) == ["period", "outlet"]
    assert list(concordance.kwic(tokens, "المياه").columns)[-1] == "outlet"


@pytest.mark.parametrize(
    ("values", "one"),
    [
        (["x", None, "y"], False),
        ([None, "x", "y"], False),
        ([None, None, "y"], True),
        ([1.5, 1.5, float("nan")], True),
        ([[1], [1], [2]], False),
    ],
)
def test_nothing_is_a_value_too(values, one):
    table = pd.DataFrame({"doc": list("aab"), "outlet": values})
    assert of_texts(table) == (["outlet"] if one else [])


def test_a_text_whose_rows_are_apart_is_one_text():
    table = pd.DataFrame({"doc": list("aba"), "x": [1, 2, 1], "y": [1, 2, 3]})
    assert of_texts(table) == ["x"]


def test_the_seeds_tokens_and_lines_stay_as_they_were():
    corpus = load_corpus()
    assert len(corpus.tokens()) == 2097 and "outlet" not in corpus.tokens()
    assert list(concordance.kwic(corpus.tokens(), "ليبيا").columns) == concordance.COLUMNS
    assert {"outlet", "genre"} <= set(corpus.tokens(metadata="all").columns)


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda c: c.tokens(metadata="town"), "no column 'town'. It has: 'doc'"),
        (lambda c: c.tokens(metadata="source"), "'source' has a name that the library"),
        (lambda c: c.tokens(metadata="all"), "'source' has a name that the library"),
        (lambda c: c.add_metadata(pd.DataFrame({"text": ["a"]})), "column 'doc'"),
        (lambda c: c.add_metadata("a"), "column 'doc'"),
        (lambda c: c.add_metadata(pd.DataFrame({"doc": [1]}), "outlet"), "no text 1"),
        (lambda c: c.add_metadata(c.tokens().assign(outlet=""), "outlet"), "already"),
    ],
)
def test_what_cannot_be_added_is_refused(corpus, ask, said):
    with pytest.raises(CorpusError, match=said):
        ask(corpus)


def test_what_says_the_same_already_may_be_added_again(corpus, tokens):
    again = corpus.add_metadata(tokens, ["outlet", "period"])
    pd.testing.assert_frame_equal(again, tokens)
