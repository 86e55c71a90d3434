"""The data of concordance lines: a stream of pieces, orders, sentences, and its size."""

import pandas as pd
import pytest
from khitab import arabic, display, load_corpus, morphology
from khitab.concordance import every, kwic, sort_lines
from khitab.display.lines import page_of
from khitab.display.view.lines import MOST


@pytest.fixture(scope="module")
def corpus():
    return load_corpus()


@pytest.fixture(scope="module")
def tokens(corpus):
    return corpus.tokens()


@pytest.fixture(scope="module")
def words(tokens):
    return morphology.add_lemmas(tokens)


def page(lines, *more, **options):
    return page_of(lines, lines["doc"].tolist(), *more, **options)


def cells(page):
    """Each line as the script puts it together: before, node, after."""
    told = page["lines"]
    for _, at, *sizes, _, _, _ in told["rows"]:
        line = []
        for size in sizes:
            text, word = "", False
            for number in told["stream"][at : at + size]:
                piece = told["pieces"][number]
                between = " " if word and not isinstance(piece, str) else ""
                text += between + (piece if isinstance(piece, str) else piece[0])
                word = not isinstance(piece, str)
            line.append(text.strip())
            at += size
        yield line


@pytest.mark.parametrize("with_corpus", [True, False])
def test_the_pieces_of_the_stream_are_the_lines_as_written(corpus, tokens, with_corpus):
    for lines in (
        kwic(tokens, "ليبيا", corpus=corpus if with_corpus else None),
        every(tokens, corpus=corpus if with_corpus else None),
    ):
        shown = lines[["before", "node", "after"]]
        assert list(cells(page(lines))) == shown.values.tolist()


def test_what_neighbours_share_is_there_once(corpus, tokens):
    told = page(every(tokens, corpus=corpus))["lines"]
    assert len(told["stream"]) < 2 * len(tokens) and len(told["rows"]) == len(tokens)


def test_the_orders_are_those_of_sort_lines(tokens):
    lines = kwic(tokens, "ليبيا")
    for head, by in {
        "text": "doc",
        "before": ("before", 1),
        "after": ("after", 1),
    }.items():
        order = page(lines)["lines"]["orders"][head]
        assert sorted(order) == list(range(len(lines)))
        column, nth = (by, 1) if isinstance(by, str) else by
        wanted = sort_lines(lines, column, nth)[column].tolist()
        found = lines[column].iloc[order].tolist()
        firsts = [(each.split() or [""])[-1 if head == "before" else 0] for each in found]
        assert firsts == [
            (each.split() or [""])[-1 if head == "before" else 0] for each in wanted
        ]


def test_a_node_is_found_in_its_sentence(corpus, tokens, words):
    lines = every(tokens, corpus=corpus)
    told = page(lines, words, corpus)
    for node, (*_, sentence, first, last) in zip(lines["node"], told["lines"]["rows"]):
        pieces = told["sentences"][sentence]["ar"][first:last]
        assert "".join(piece[0] for piece in pieces) == node


def test_only_the_sentences_of_the_lines_are_there_and_their_marks(corpus, tokens, words):
    lines = kwic(tokens, "قطر", match="lemma", corpus=corpus)
    told = page(lines, words, corpus)
    assert {each["doc"] for each in told["sentences"]} == {"000"}
    used = {
        mark for each in told["sentences"] for piece in each["ar"] for mark in piece[3]
    }
    assert used == set(range(len(told["marks"])))


def test_a_word_of_a_line_has_the_card_of_its_place(tokens, words):
    lines = kwic(tokens, "وحفتر", span=2)
    told = page(lines, words)
    cards = [
        told["words"][piece[2]][0]
        for piece in told["lines"]["pieces"]
        if not isinstance(piece, str)
    ]
    assert "azmat" in cards and "azma or azmat" not in cards


def test_lines_without_offsets_have_their_words_alone(corpus, words):
    line = {
        "doc": "000",
        "period": "2017",
        "before": "أزمة",
        "node": "ليبيا",
        "after": "",
    }
    told = page(pd.DataFrame([line]), words, corpus)
    assert told["lines"]["rows"][0][-3:] == [-1, -1, -1] and "sentences" not in told


def test_few_lines_have_no_field_unless_one_asks_for_it(tokens):
    lines = kwic(tokens, "ليبيا", first=3)
    assert "search" not in page(lines) and page(lines, search="node")["search"]["node"]
    with pytest.raises(ValueError, match="not 'word'"):
        display.concordance(lines, search="word")


def test_each_text_has_its_count_only_where_there_are_few():
    lines = [
        {"doc": f"t{n}", "before": "", "node": "ليبيا", "after": ""} for n in range(9)
    ]
    table = pd.DataFrame(lines).assign(period="2019")
    assert page(table[:8])["lines"]["each"] == [f"t{n}" for n in range(8)]
    assert page(table)["lines"]["each"] == []


def test_above_5000_lines_the_first_are_shown_and_it_is_said():
    text = " ".join(["قال"] * (MOST + 1))
    one = load_corpus(pd.DataFrame({"doc": ["a"], "period": ["1"], "text": [text]}))
    told = page(every(one.tokens(), span=1))["lines"]
    assert len(told["rows"]) == MOST
    shown = display.concordance(every(one.tokens(), span=1))
    assert "the first 5,000 of 5,001 lines" in shown.html and "sample=5000" in shown.html


def test_the_words_of_a_page_are_the_forms_of_its_lines(tokens):
    lines = kwic(tokens, "ليبيا")
    forms = {
        arabic.form(token.token)
        for name in ("before", "node", "after")
        for text in lines[name]
        for token in arabic.tokenize(text)
    }
    assert {row[0].split(" ")[0] for row in page(lines)["search"]["forms"]} == forms
