"""The table of tokens, made in one go, is the one that `tokenize` makes text by text."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from khitab import arabic
from khitab.corpus import TOKEN_COLUMNS, Corpus

TEXTS = st.lists(
    st.text("ابةأ\u0654\u064eـ .!؟\n»،x7_", max_size=40), min_size=1, max_size=6
)

OTHERS = st.lists(
    st.text("ابةﻻگ\u0654\u064eـ .!؟\n\r»،x7٢_#@%\u200f\u200b", max_size=40),
    min_size=1,
    max_size=6,
)


def corpus(texts):
    docs = [f"{number:03}" for number in range(len(texts))]
    rows = [
        (doc, start, end, "paragraph", "", "", number, 1 + 10 * number)
        for doc, text in zip(docs, texts, strict=True)
        for number, (start, end) in enumerate(
            [(0, len(text) // 2), (len(text) // 2, len(text))]
        )
    ]
    columns = ["doc", "start", "end", "layer", "kind", "reason", "paragraph", "sentence"]
    sheet = pd.DataFrame({"doc": docs, "period": "2017"})
    layers = pd.DataFrame(rows, columns=columns)
    return Corpus(dict(zip(docs, texts, strict=True)), sheet, layers, pd.DataFrame())


def naive(texts):
    """One token after the other, with nothing kept or shared."""
    for number, text in enumerate(texts):
        half = len(text) // 2
        for paragraph, (shift, part) in enumerate(
            [(0, text[:half]), (half, text[half:])]
        ):
            spans = arabic.sentences(part)
            for start, end, token in arabic.tokenize(part):
                sentence = 10 * paragraph + sum(span.start <= start for span in spans)
                form = arabic.form(token)
                place = (f"{number:03}", "2017", "paragraph", paragraph, sentence)
                yield (*place, shift + start, shift + end, token, form)


@given(TEXTS)
def test_the_table_is_the_one_made_token_by_token(texts):
    made = corpus(texts).tokens().values.tolist()
    assert made == [list(row) for row in naive(texts)]


def test_no_token_at_all_gives_an_empty_table_of_the_same_kind():
    full, empty = corpus(["قطر"]).tokens(), corpus(["7"]).tokens()
    assert len(empty) == 0 and list(empty.columns) == TOKEN_COLUMNS
    assert list(empty.dtypes) == list(full.dtypes)


@given(st.text("ابةأ\u0654\u064eـ .!؟\n»،x7_", max_size=60))
def test_split_cuts_a_text_where_tokenize_finds_its_tokens(text):
    pieces = arabic.split(text)
    assert "".join(pieces) == text
    assert pieces[1::2] == [token.token for token in arabic.tokenize(text)]


@given(OTHERS)
def test_the_table_with_all_tokens_is_the_one_made_text_by_text(texts):
    made = corpus(texts)
    table = made.tokens(others=True)
    assert list(table.columns) == [*TOKEN_COLUMNS, "kind"]
    halves = [(n, text[: len(text) // 2]) for n, text in enumerate(texts)]
    halves += [(n, text[len(text) // 2 :]) for n, text in enumerate(texts)]
    wanted = [
        (f"{number:03}", *each[2:], arabic.form(each.token))
        for number, half in sorted(halves, key=lambda pair: pair[0])
        for each in arabic.tokenize(half, others=True)
    ]
    columns = ["doc", "token", "kind", "form"]
    assert list(table[columns].itertuples(index=False, name=None)) == wanted
    for doc, start, end, token in table[["doc", "start", "end", "token"]].to_numpy():
        assert made.text(doc)[start:end] == token
    assert table["sentence"].min() >= 1 if len(table) else table["kind"].dtype == "str"


def test_words_only_is_what_a_table_holds_unless_more_is_asked_for():
    texts = ["في 2019 قال @x عن #قطر_اليوم: BP." + " " * 40]
    assert list(corpus(texts).tokens()["form"]) == ["في", "قال", "عن", "قطر", "اليوم"]
    kinds = corpus(texts).tokens(others=True)["kind"]
    assert list(kinds) == "word number word mention word hashtag latin".split()
