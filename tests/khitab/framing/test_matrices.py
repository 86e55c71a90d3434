"""The frame matrix: invented units, counted on fingers."""

import pandas as pd
import pytest
from khitab import framing, load_corpus, voices

ONE = pd.DataFrame(
    {
        "doc": ["x", "x", "y"], "sentence": [1, 1, 4], "start": [0, 0, 5], "end": [9, 9, 20],
        "frame": ["drought", "flood", "drought"], "problem": ["1", "0", "0"],
        "cause": "0", "evaluation": ["0", "0", "1"], "remedy": ["1", "1", "0"],
    }
)  # fmt: skip
TWO = ONE.assign(remedy=["0", "1", "0"])
CODED = framing.elements({"1": ONE, "2": TWO})
WORDS = pd.DataFrame(
    {
        "doc": ["x", "x", "x", "y", "y", "z"], "start": [0, 3, 6, 5, 9, 0],
        "voice": ["us", "mp", "mp", "mp", "us", "outlet"],
    }
)  # fmt: skip


def cells(matrix):
    kept = matrix[matrix["count"] > 0]
    return kept[["frame", "element", "voice", "places"]].values.tolist()


def test_an_element_counts_where_every_coding_saw_it_and_goes_to_who_says_most():
    rows = framing.by_voice(CODED, WORDS)
    assert rows[["doc", "frame", "element", "voice"]].values.tolist() == [
        ["x", "drought", "problem", "mp"],
        ["x", "flood", "remedy", "mp"],
        ["y", "drought", "evaluation", "mp"],  # as many words as us, and the first
    ]


def test_a_table_with_issues_decides_for_each_issue_by_its_own_words():
    hits = WORDS.head(4).assign(frame=["drought", "flood", "flood", "drought"])
    rows = framing.by_voice(CODED, hits)
    assert rows["voice"].tolist() == ["us", "mp", "mp"]


def test_a_unit_in_which_no_word_has_a_voice_has_an_empty_one():
    rows = framing.by_voice(CODED, WORDS[WORDS["doc"] != "y"])
    assert rows["voice"].tolist() == ["mp", "mp", ""]


def test_the_matrix_has_a_row_for_each_combination_and_the_places_of_its_units():
    matrix = framing.matrix(framing.by_voice(CODED, WORDS))
    assert list(matrix.columns) == framing.MATRIX
    assert len(matrix) == 2 * 4 * 3 * 3  # issues, elements, voices, texts
    assert cells(matrix) == [
        ["drought", "problem", "mp", "x.1"],
        ["drought", "evaluation", "mp", "y.4"],
        ["flood", "remedy", "mp", "x.1"],
    ]


def test_two_units_of_a_text_share_a_cell_in_reading_order():
    twice = pd.concat([ONE, ONE.assign(sentence=9, start=30, end=40)])
    words = pd.concat([WORDS, pd.DataFrame({"doc": ["x"], "start": 31, "voice": "mp"})])
    matrix = framing.matrix(framing.by_voice(framing.elements({"1": twice}), words))
    assert ["flood", "remedy", "mp", "x.1 x.9"] in cells(matrix)


@pytest.mark.parametrize(
    ("coded", "words", "said"),
    [
        (CODED, WORDS.drop(columns="voice"), "needs the column 'voice'"),
        (CODED.drop(columns="element"), WORDS, "needs the column 'element'"),
        (CODED.drop(columns=["1", "2"]), WORDS, "needs a coding"),
    ],
)
def test_what_by_voice_cannot_use_is_refused(coded, words, said):
    with pytest.raises(ValueError, match=said):
        framing.by_voice(coded, words)


def test_the_matrix_of_the_course_loses_no_element_that_both_runs_saw():
    corpus = load_corpus()
    runs = {run: corpus.annotations(f"elements_{run}") for run in "12"}
    said = voices.who_says(corpus.tokens(), corpus.annotations("voices"))
    rows = framing.by_voice(framing.elements(runs), said)
    ones = sum((runs["1"][name] == "1").sum() for name in framing.ELEMENTS)
    assert framing.matrix(rows)["count"].sum() == len(rows) == ones
