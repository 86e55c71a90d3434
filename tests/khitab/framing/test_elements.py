"""The elements of a frame: each coded by itself, in a table that the next function takes."""

import pandas as pd
import pytest
from khitab import framing, load_corpus

ONE = pd.DataFrame(
    {
        "doc": "a", "sentence": [1, 1, 2], "start": [0, 0, 9], "end": [8, 8, 20],
        "frame": ["drought", "flood", "drought"], "problem": ["1", "0", "1"],
        "cause": "0", "evaluation": ["0", "0", "1"], "remedy": ["1", "1", "0"],
    }
)  # fmt: skip
TWO = ONE.assign(cause=["0", "1", "0"])
UNIT = ["doc", "sentence", "frame", "element"]


def test_each_unit_has_a_row_for_each_element_in_entmans_order():
    rows = framing.elements({"1": ONE})
    assert list(rows.columns) == ["doc", "sentence", "start", "end", *UNIT[2:], "1"]
    assert rows["element"].tolist() == 3 * list(framing.ELEMENTS)
    assert rows["1"].tolist() == [1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 1, 0]


def test_two_coders_stand_side_by_side_also_when_their_rows_have_another_order():
    rows = framing.elements({"1": ONE, "2": TWO[::-1]})
    apart = rows[rows["1"] != rows["2"]]
    assert apart[UNIT].values.tolist() == [["a", 1, "flood", "cause"]]


def test_several_elements_of_a_sentence_and_two_issues_in_it_can_be_compared():
    """Two issues in one sentence are two units: counted on fingers, 11 of 12 are equal."""
    codings = [framing.elements({"code": coding}) for coding in (ONE, TWO)]
    result = framing.agreement(*codings, by="element", value="code", bootstrap=20)
    assert result.set_index("element")["n"].to_dict() == {
        "problem": 3, "cause": 3, "evaluation": 3, "remedy": 3, "all": 12,
    }  # fmt: skip
    assert result["agreement"].iloc[-1] == pytest.approx(11 / 12)
    apart = framing.disagreements(*codings, by="element", value="code")
    assert apart[[*UNIT, "coder_1", "coder_2"]].values.tolist() == [
        ["a", 1, "flood", "cause", 0, 1]
    ]


def test_a_unit_that_one_coder_lacks_is_empty_and_not_absent():
    rows = framing.elements({"1": ONE, "2": TWO[:2]})
    assert rows["2"].isna().tolist() == 8 * [False] + 4 * [True]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda rows: rows.assign(cause="some"), "'mine' has 'some' instead of 1 or 0"),
        (lambda rows: rows.assign(cause=""), "'mine' has '' instead of 1 or 0"),
        (lambda rows: pd.concat([rows, rows]), "'mine' has two rows for"),
        (lambda rows: rows.drop(columns="remedy"), "'mine' needs the column 'remedy'"),
    ],
)
def test_an_odd_coding_is_refused_by_its_name(spoil, said):
    with pytest.raises(ValueError, match=said):
        framing.elements({"mine": spoil(ONE)})


def test_without_a_coding_there_is_nothing_to_lay_out():
    with pytest.raises(ValueError, match="at least one coding"):
        framing.elements({})


def test_the_two_codings_of_the_course_have_four_codes_a_unit():
    corpus = load_corpus()
    codings = {name: corpus.annotations(f"elements_{name}") for name in "12"}
    assert len(framing.elements(codings)) == 4 * 30
