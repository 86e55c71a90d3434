"""Problem set 4, two coders: the sheet, the cell that compares, the model's numbers."""

import re

import khitab
import pytest
from khitab import framing
from problem_sets import SOLUTIONS, ProblemSet

PAIR = ProblemSet(SOLUTIONS / "ps4" / "ps4.ipynb")
SPACE = PAIR.space()
MODEL = PAIR.by_id["ps4-pair"].source
NUMBER, *LINES = SPACE["our_codes"]()
EMPTY = " ".join(["-"] * 12)
PLACE = r"\d{3}\.\d+"


def places(table):
    return list(zip(table["doc"], table["sentence"].astype(int), table["frame"]))


@pytest.fixture
def coded():
    return [SPACE["codes_of"](SPACE["sheet"](NUMBER), line) for line in LINES]


def compared(number, mine, theirs, capsys):
    """What the cell prints and what it shows last."""
    last = SPACE["compare"](lambda: (number, mine, theirs))
    return capsys.readouterr().out, last


def test_the_same_number_draws_the_same_twelve_sentences_and_another_others():
    first, again, other = (places(SPACE["sheet"](number)) for number in (18, 18, 19))
    assert first == again != other and len(first) == 12


def test_each_sentence_of_a_sheet_comes_once_with_an_issue_that_coder_1_saw():
    coder = khitab.load_corpus().annotations("coding_1")
    seen = set(places(coder[coder["present"] == "1"]))
    for number in range(40):
        drawn = places(SPACE["sheet"](number))
        assert set(drawn) <= seen
        assert len({place[:2] for place in drawn}) == 12


def test_the_definitions_are_those_of_the_codebook():
    book = (SOLUTIONS.parent / "seeds" / "annotations" / "codebook.md").read_text("utf-8")
    for element, says in SPACE["ELEMENTS"].items():
        assert f"| {element} | {says} |" in book


def test_the_cell_shows_the_sheet_until_both_lines_are_in(capsys):
    for mine, theirs in [("", ""), (EMPTY, ""), ("", EMPTY)]:
        printed, last = compared(7, mine, theirs, capsys)
        assert "agreement" not in printed and len(re.findall(PLACE, str(last))) >= 12
    assert "agreement" in compared(NUMBER, *LINES, capsys)[0]


def test_a_cell_that_is_still_open_says_what_it_waits_for(capsys):
    def still_open():
        raise NotImplementedError

    assert SPACE["compare"](still_open) is None
    assert "three things" in capsys.readouterr().out


@pytest.mark.parametrize(
    "line, said", [("p r", "2 codes"), (EMPTY.replace("-", "x"), "letters")]
)
def test_a_line_that_does_not_fit_the_sheet_is_refused_in_a_sentence(line, said):
    with pytest.raises(AssertionError, match=said):
        SPACE["compare"](lambda: (7, line, ""))


def test_two_equal_lines_and_two_empty_ones_can_be_compared(capsys):
    for line in (LINES[0], EMPTY):
        assert "1.0" in compared(NUMBER, line, line, capsys)[0]


def test_the_numbers_of_the_model_answer_are_those_of_its_codes(coded):
    found = framing.agreement(*coded, by="element", value="code", bootstrap=0)
    found = found.set_index("element")
    same = (found["agreement"] * found["n"]).round().astype(int)
    assert (same["all"], found.loc["all", "n"]) == (41, 48)
    assert (same["problem"], found.loc["problem", "n"]) == (8, 12)
    assert found.loc[["all", "problem"], "kappa"].round(2).tolist() == [0.71, 0.33]
    assert found["kappa"].idxmin() == "problem"
    for said in ("41 of 48 codes, kappa 0.71", "eight of twelve, kappa 0.33"):
        assert said in MODEL


def test_the_codes_that_the_model_discusses_differ_as_it_says(coded):
    apart = framing.disagreements(*coded, by="element", value="code")
    codes = {
        (f"{row.doc}.{row.sentence}", row.element): (str(row.coder_1), str(row.coder_2))
        for row in apart.itertuples()
    }
    told = re.findall(rf"({PLACE}), \*(\w+)\*, I (\d), he (\d)", MODEL)
    assert len(told) == 3
    assert all(codes[place, element] == (mine, his) for place, element, mine, his in told)
