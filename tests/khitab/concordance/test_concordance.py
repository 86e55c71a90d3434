"""Concordance and collocates against naive counts and against other programs."""

import doctest
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from khitab import (
    concordance,
    display,
    load_corpus,
    morphology,
)
from khitab.concordance import association, collocates, kwic, sort_lines
from khitab.display import html
from khitab.display import lines as view
from nltk.metrics import BigramAssocMeasures
from random_tables import TEXTS, WORDS, table
from scipy.stats import chi2_contingency


@pytest.fixture(scope="module")
def corpus():
    return load_corpus()


@pytest.fixture(scope="module")
def tokens(corpus):
    return corpus.tokens()


def lines(result):
    return result[["doc", "before", "node", "after"]].values.tolist()


def with_ends(texts):
    tokens = table(texts)
    return tokens.assign(end=tokens["start"] + 1)


# --- Lines ----------------------------------------------------------------------------


def test_a_line_has_the_words_before_and_after_in_reading_order():
    found = kwic(with_ends(["على مصر في قطر على"]), "في", span=1)
    assert lines(found) == [["000", "مصر", "في", "قطر"]]
    assert list(found.columns) == concordance.COLUMNS


def test_a_window_ends_with_its_paragraph_and_its_text():
    tokens = with_ends(["على مصر | في قطر", "على"])
    assert lines(kwic(tokens, "قطر")) == [["000", "في", "قطر", ""]]
    assert lines(kwic(tokens, "مصر")) == [["000", "على", "مصر", ""]]


def test_before_and_after_may_differ_in_length():
    found = kwic(with_ends(["في مصر قطر على في"]), "قطر", span=(2, 1))
    assert lines(found) == [["000", "في مصر", "قطر", "على"]]


@given(TEXTS, st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), st.integers(0, 3))
def test_lines_are_those_that_joining_slices_gives(texts, node, span):
    """By hand: go through every paragraph as a list of words."""
    tokens, n, wanted = with_ends(texts), len(node), []
    for doc, text in enumerate(texts):
        for words in text:
            for at in range(len(words) - n + 1):
                if words[at : at + n] == node:
                    parts = words[max(at - span, 0) : at], node, words[at + n :][:span]
                    wanted.append([f"{doc:03}", *map(" ".join, parts)])
    if len(tokens):
        assert lines(kwic(tokens, " ".join(node), span)) == wanted
        assert lines(kwic(concordance.index(tokens), " ".join(node), span)) == wanted


def test_every_line_of_the_seeds_stands_at_its_offsets(corpus, tokens):
    found = kwic(tokens, "الليبي", corpus=corpus)
    assert len(found) == (tokens["form"] == "الليبي").sum()
    for row in found.itertuples():
        text = corpus.text(row.doc)
        assert text[row.start : row.end] == row.node == "الليبي"
        flat = " ".join(text[max(row.start - 300, 0) : row.end + 300].split())
        assert f"{row.before} {row.node}" in flat or f"{row.before}{row.node}" in flat


def test_raw_lines_keep_the_punctuation_that_words_have_not(corpus, tokens):
    """By reading text 000: «الليبية، معرباً عن …» has a comma between the two."""
    raw, bare = kwic(tokens, "حفتر", corpus=corpus), kwic(tokens, "حفتر")
    assert raw["before"].str.contains("[،“]").any()
    assert not bare["before"].str.contains("[،“]").any()


def test_a_lemma_finds_what_morphology_finds(tokens):
    found = kwic(tokens, "إرهاب", match="lemma")
    hits = morphology.find(tokens, "إرهاب")
    assert (
        found[["doc", "start"]].values.tolist() == hits[["doc", "start"]].values.tolist()
    )
    assert set(found["node"]) > {"الإرهاب"}


def test_lemmas_may_follow_each_other(tokens):
    found = kwic(tokens, "مكافحة إرهاب", match="lemma")
    assert set(found["node"]) >= {"مكافحة الإرهاب"}


@pytest.mark.parametrize(
    ("match", "test"),
    [("prefix", "startswith"), ("suffix", "endswith"), ("part", "__contains__")],
)
def test_parts_of_a_word_find_all_forms_that_have_them(tokens, match, test):
    wanted = sum(getattr(form, test)("ليبي") for form in tokens["form"])
    assert len(kwic(tokens, "ليبي", match=match)) == wanted > 0
    assert len(kwic(concordance.index(tokens), "ليبي", match=match)) == wanted


def test_marks_tatweel_and_quotation_marks_of_the_node_do_not_count(tokens):
    assert lines(kwic(tokens, "«مُكافحة الإرهـاب»")) == lines(
        kwic(tokens, "مكافحة الإرهاب")
    )
    assert len(kwic(tokens, "مكافحة الإرهاب")) > 0


def test_a_star_stands_for_one_word(tokens):
    nodes = set(kwic(tokens, "القضاء على * * الإرهاب")["node"])
    assert nodes == {"القضاء على كافة أشكال الإرهاب"}


@pytest.mark.parametrize(
    ("node", "found"),
    [
        ("قطر *", ["قطر في", "قطر على"]),
        ("مصر *", []),
        ("مصر * *", []),
        ("* قطر", ["في قطر"]),
        ("* * مصر", ["قطر في مصر", "قطر على مصر"]),
    ],
)
def test_a_star_finds_no_word_beyond_its_paragraph(node, found):
    tokens = with_ends(["قطر في مصر | في قطر", "قطر على مصر"])
    assert kwic(tokens, node)["node"].tolist() == found
    assert kwic(concordance.index(tokens), node)["node"].tolist() == found


def test_another_column_is_matched_exactly(tokens):
    tokens = morphology.add_lemmas(tokens)
    assert len(kwic(tokens, "verb", match="pos")) == (tokens["pos"] == "verb").sum() > 0


@pytest.mark.parametrize("ask", [kwic, collocates])
def test_a_node_that_is_nowhere_gives_an_empty_table_of_the_same_kind(tokens, ask):
    full, empty = ask(tokens, "الإرهاب"), ask(tokens, "ظظظ")
    assert empty.empty and list(empty.columns) == list(full.columns)
    assert list(empty.dtypes) == list(full.dtypes)


def test_first_cuts_after_so_many_lines_and_after_sorting(tokens):
    every = kwic(tokens, "حفتر")
    assert kwic(tokens, "حفتر", first=3).equals(every[:3])
    ordered = sort_lines(every)
    assert kwic(tokens, "حفتر", sort=("after", 1), first=3).equals(ordered[:3])


# --- Sorting --------------------------------------------------------------------------


def test_lines_are_sorted_by_the_word_that_is_named_and_keep_their_order():
    found = pd.DataFrame({"before": ["ب أ", "ج ت", "أ أ", "ت"], "n": [0, 1, 2, 3]})
    assert list(sort_lines(found, "before", 1)["n"]) == [0, 2, 1, 3]
    assert list(sort_lines(found, "before", 2)["n"]) == [2, 0, 1, 3]


def test_hamza_marks_and_punctuation_do_not_part_what_belongs_together():
    found = pd.DataFrame({"after": ["«إن", "اب", "أَن", "بن"]})
    assert list(sort_lines(found, "after", 1)["after"]) == ["اب", "«إن", "أَن", "بن"]


def test_lines_without_such_a_word_come_last(tokens):
    nth = sort_lines(kwic(tokens, "الإرهاب"), "after", 1)["after"]
    assert list(nth == "") == sorted(nth == "")


# --- Collocates -----------------------------------------------------------------------


def test_collocates_are_counted_as_on_fingers():
    """Near في by one word: قطر twice, مصر once and على once (of 2, 1 and 2)."""
    tokens = with_ends(["قطر في مصر على", "على في قطر"])
    found = collocates(tokens, "في", span=1, min_freq=1).set_index("collocate")
    assert found[["O11", "freq", "texts"]].to_dict("index") == {
        "قطر": {"O11": 2, "freq": 2, "texts": 2},
        "مصر": {"O11": 1, "freq": 1, "texts": 1},
        "على": {"O11": 1, "freq": 2, "texts": 1},
    }
    assert set(found["R1"]) == {4} and set(found["N"]) == {5}
    assert found["E11"].round(9).to_dict() == {"قطر": 1.6, "مصر": 0.8, "على": 1.6}


@given(TEXTS, st.sampled_from(WORDS), st.integers(0, 3), st.integers(0, 3))
def test_collocates_agree_with_a_naive_count(texts, node, before, after):
    """Go through every token that is not the node: is the node near?"""
    near, every = Counter(), Counter()
    for text in texts:
        for words in text:
            for at, word in enumerate(words):
                if word != node:
                    every[word] += 1
                    window = (
                        words[max(at - after, 0) : at] + words[at + 1 : at + 1 + before]
                    )
                    near[word] += node in window
    tokens = with_ends(texts)
    if len(tokens):
        found = collocates(tokens, node, span=(before, after), min_freq=1)
        rows = found[["collocate", "O11", "freq"]].itertuples(index=False, name=None)
        assert set(rows) == {(word, n, every[word]) for word, n in near.items() if n}
        if len(found):
            assert found["R1"].iloc[0] == near.total()
            assert found["N"].iloc[0] == every.total()


def test_a_window_can_end_with_the_sentence():
    tokens = with_ends(["على في قطر مصر"]).assign(sentence=[1, 1, 1, 2])
    near = collocates(tokens, "في", within="sentence", min_freq=1)
    assert set(near["collocate"]) == {"على", "قطر"}
    assert set(near["R1"]) == {2} and set(near["N"]) == {3}


def test_collocates_can_be_lemmas(tokens):
    found = collocates(morphology.add_lemmas(tokens), "الإرهاب", by="lemma")
    assert "مكافحة" in set(found["collocate"])


def test_the_words_of_a_phrase_are_not_its_collocates(tokens):
    """القائد العام: العام stands ten times in all, nine of them in the node."""
    found = collocates(tokens, "القائد العام", min_freq=1).set_index("collocate")
    assert found["N"].iloc[0] == len(tokens) - 2 * len(kwic(tokens, "القائد العام"))
    assert "القائد" not in found.index


def test_attracted_words_come_first_and_rejected_ones_last(tokens):
    signs = np.sign(collocates(tokens, "حفتر", min_freq=1)["mi"])
    assert list(signs) == sorted(signs, reverse=True)


CELLS = st.tuples(*[st.integers(1, 10**6)] * 2, *[st.integers(0, 10**6)] * 2)


@given(CELLS)
def test_association_agrees_with_nltk_and_scipy_to_nine_digits(cells):
    o11, o12, o21, o22 = cells[0], cells[2], cells[3], cells[1]
    r1, c1, n = o11 + o12, o11 + o21, sum(cells)
    ours = association([o11], r1, [c1], n, r1).iloc[0]
    margins = o11, (r1, c1), n
    measures = BigramAssocMeasures
    assert ours["mi"] == pytest.approx(measures.pmi(*margins), rel=1e-9, abs=1e-9)
    assert ours["t_score"] == pytest.approx(
        measures.student_t(*margins), rel=1e-6, abs=1e-6
    )
    dice = 14 + np.log2(measures.dice(*margins))
    assert ours["log_dice"] == pytest.approx(dice, rel=1e-9)
    if o12 + o22 and o21 + o22 and o12 and o21:
        square = [[o11, o12], [o21, o22]]
        g2 = chi2_contingency(square, correction=False, lambda_="log-likelihood")
        assert ours["log_likelihood"] == pytest.approx(g2.statistic, rel=1e-6, abs=1e-6)
        assert ours["E11"] == pytest.approx(g2.expected_freq[0, 0])


GOLD = pd.read_csv(Path(__file__).with_name("association_gold.csv"))


@pytest.mark.parametrize(
    "name", list(GOLD.columns.drop(["o11", "r1", "c1", "n", "dice"]))
)
def test_association_agrees_with_two_programs_to_nine_digits(name):
    """Made by association-measures and collocation; the recipe is association_gold.py."""
    for row in GOLD.to_dict("records"):
        cells = [int(row[each]) for each in ("o11", "r1", "c1", "n")]
        ours = association([cells[0]], cells[1], [cells[2]], cells[3], cells[1])
        assert ours[name][0] == pytest.approx(row[name], rel=1e-9, abs=1e-9)
        dice = 14 + np.log2(row["dice"])
        assert ours["log_dice"][0] == pytest.approx(dice, rel=1e-9)


def test_delta_p_of_course_is_that_of_the_printed_example():
    """Gries 2013: 144, as Wordless quotes him: of 174,548, course 7,867, both 5,610 times.

    He prints .032 for course given of and .697 for of given course.
    """
    of, course, both, n = 174_548, 7_867, 5_610, 10_409_868
    row = association([both], of, [course], n, of).iloc[0]
    assert row["delta_p_given_node"] == pytest.approx(0.032, abs=0.0005)
    assert row["delta_p_given_collocate"] == pytest.approx(0.697, abs=0.0005)


def test_the_two_delta_p_change_places_with_the_words_and_mi_does_not():
    one, other = (
        association([9], a, [b], 1000, a).iloc[0] for a, b in [(10, 90), (90, 10)]
    )
    assert one["delta_p_given_node"] == other["delta_p_given_collocate"]
    assert one["delta_p_given_node"] > 4 * one["delta_p_given_collocate"]
    assert one["mi"] == other["mi"] and one["log_dice"] == other["log_dice"]


def test_r1_counts_a_token_near_two_nodes_once():
    """By hand, for a N b N a c c c and two words before or after.

    Near are a, b, a and c, each once: R1 is 4 of N = 6, b is expected 4/6 times and there
    once. With span × node frequency (Evert's corpora) R1 would be 4 · 2 of 8 tokens, with
    the node's frequency (WordSmith) 2 of 8, and b counts twice: MI 1 and 3.
    """
    words = {"a": "مصر", "N": "قطر", "b": "في", "c": "على"}
    tokens = table([" ".join(words[each] for each in "aNbNaccc")])
    row = collocates(tokens, "قطر", span=2, min_freq=1).set_index("collocate").loc["في"]
    assert row[["O11", "E11", "R1", "N"]].tolist() == pytest.approx([1, 4 / 6, 4, 6])
    assert row["mi"] == pytest.approx(np.log2(6 / 4))
    assert np.log2(2 / (4 * 2 * 1 / 8)) == 1 and np.log2(2 / (2 * 1 / 8)) == 3


def test_association_agrees_with_a_printed_example():
    """Manning & Schütze 1999, chapter 5: "new companies", 8 of 15,828 and 4,675 words.

    Among 14,307,668 words they give t = 0.999932.
    """
    row = association([8], 15_828, [4_675], 14_307_668, 15_828).iloc[0]
    assert row["t_score"] == pytest.approx(0.999932, abs=5e-6)


def test_log_dice_is_rychly_s_and_asks_how_often_the_node_itself_occurs(tokens):
    """By hand: irhāb 20 times, mukāfaḥa 11 times, always near: 14 + log2 (22 / 31).

    With the words near the node in place of the node (R1), it would be 10.9.
    """
    words = morphology.add_lemmas(tokens)
    near = collocates(words, "إرهاب", match="lemma", by="lemma").set_index("collocate")
    row = near.loc["مكافحة"]
    assert row["O11"] == row["freq"] == 11
    assert row["log_dice"] == pytest.approx(13.505, abs=0.0005)


@pytest.mark.parametrize(
    ("both", "node", "word", "log_dice"),
    [(7, 7, 7, 14), (5, 10, 10, 13), (10, 30, 10, 13), (1, 2**14, 2**14, 0)],
)
def test_log_dice_is_14_at_the_most_and_one_less_for_half(both, node, word, log_dice):
    """By hand from Rychlý's formula: never alone, half of the time, once in 16,384."""
    row = association([both], 50_000, [word], 10**6, node).iloc[0]
    assert row["log_dice"] == pytest.approx(log_dice)


def test_all_tokens_near_the_node_is_no_association():
    row = association([3], 10, [3], 10, 1).iloc[0]
    assert row["log_likelihood"] == row["mi"] == row["t_score"] == 0
    assert np.isnan(row["delta_p_given_node"])
    assert row["delta_p_given_collocate"] == 0


# --- The index ------------------------------------------------------------------------


def test_an_index_answers_as_the_tokens_do(tokens):
    index = concordance.index(tokens)
    for node in ("حفتر", "مكافحة الإرهاب", "القضاء على * * الإرهاب", "ظظظ"):
        assert kwic(index, node).equals(kwic(tokens, node))
        assert collocates(index, node).equals(collocates(tokens, node))


def test_an_index_of_another_column_is_refused(tokens):
    index = concordance.index(tokens, by="token")
    assert len(kwic(index, "حفتر", match="token")) > 0
    with pytest.raises(ValueError, match=r"index\(tokens, 'form'\)"):
        kwic(index, "حفتر")


# --- What is refused ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda t: kwic(t, "Qatar"), "no Arabic letter"),
        (lambda t: kwic(t, ""), "no Arabic letter"),
        (lambda t: kwic(t, "* *"), "no Arabic letter"),
        (lambda t: collocates(t, "2019"), "no Arabic letter"),
        (lambda t: kwic(t, "قطر", first=-1), "first is a whole number from 1"),
        (lambda t: kwic(t, "في", span=-1), "span"),
        (lambda t: kwic(t, "في", span=(1, 2, 3)), "a pair"),
        (lambda t: kwic(t, "في", match="root"), "'root'"),
        (lambda t: kwic(t, "ظظظظظ", match="lemma"), "no lemma"),
        (lambda t: kwic(t[:0], "في"), "no tokens"),
        (lambda t: kwic([], "في"), "table of tokens"),
        (lambda t: kwic(t.drop(columns="period"), "في"), "'period'"),
        (lambda t: collocates(t, "في", within="chapter"), "'chapter'"),
        (lambda t: kwic(t, "في", sort=("left", 1)), '"before", "node" or "after"'),
        (lambda t: kwic(t, "في", sort=("after", 0)), "number of a word"),
        (lambda t: sort_lines(t, "after"), "'after'"),
        (lambda t: association([5], 3, [5], 9, 1), "more often"),
    ],
)
def test_what_can_not_be_looked_up_is_refused_in_plain_words(tokens, ask, said):
    with pytest.raises(ValueError, match=said):
        ask(tokens)


# --- What is shown --------------------------------------------------------------------


class Table(HTMLParser):
    """The tags with their attributes, in order."""

    def __init__(self, shown):
        super().__init__()
        self.tags = []
        self.feed(shown._repr_html_())

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))


def test_lines_run_from_right_to_left_and_before_hugs_the_node(tokens):
    tags = Table(display.concordance(kwic(tokens, "الإرهاب", first=1))).tags
    assert [attributes["dir"] for tag, attributes in tags if tag == "table"] == ["rtl"]
    cells = [attributes["align"] for tag, attributes in tags if tag == "td"]
    assert cells == ["center", "left", "center", "right"]
    boxes = [a["dir"] for tag, a in tags if "ellipsis" in a.get("style", "")]
    assert boxes == ["ltr", "ltr", "rtl"]


def test_periods_have_their_labels_and_long_results_their_total(corpus, tokens):
    shown = display.concordance(kwic(tokens, "حفتر"), max_rows=30, labels=corpus.labels)
    assert "The first 30 of 31 rows" in shown.text
    late = kwic(tokens[tokens["period"] == "2024"], "حفتر", first=1)
    assert (
        "2024+: published 2025-01" in display.concordance(late, labels=corpus.labels).text
    )


def test_reading_aids_stand_on_the_words(tokens):
    words = morphology.add_lemmas(tokens)
    shown = display.concordance(kwic(tokens, "الإرهاب", first=1), words=words)
    assert "terrorism" in shown.html


def test_no_line_says_so(tokens):
    assert repr(display.concordance(kwic(tokens, "ظظظ"))) == html.NOTHING


@pytest.mark.parametrize("module", [view])
def test_the_examples_are_true(module):
    assert doctest.testmod(module).failed == 0


def test_an_unknown_match_is_refused_with_those_that_are_known(tokens):
    with pytest.raises(ValueError, match="'lema' is neither one of form, token, lemma"):
        kwic(tokens, "قطر", match="lema")
