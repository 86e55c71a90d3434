"""What a class differs on is found, and nothing else; majority and decisions settle it."""

import itertools

import numpy as np
import pandas as pd
import pytest
from a_class import UNIT, class_of, truth
from khitab import coding, framing
from khitab.coding.disputes import are_disputed

SOME = [5, 40, 77, 101, 133, 160, 190, 204]  # rows of the truth
PLANTED = set(
    truth().loc[SOME, ["doc", "sentence", "frame"]].itertuples(index=False, name=None)
)


def coded(*presents, **elements):
    """Codes of one sentence each by coders a, b, c, …: None for a coder without any."""
    codes = {}
    for name, row in zip("abcdefghijkl", presents):
        units = {"doc": "x", "sentence": range(1, len(row) + 1), "frame": "f"}
        table = pd.DataFrame(units).assign(coder=name, note="", present=row)
        table = table.assign(start=table["sentence"] * 10, end=table["sentence"] * 10 + 5)
        for element in framing.ELEMENTS:
            table[element] = elements.get(element, {}).get(name, [None] * len(row))
        values = ["present", *framing.ELEMENTS]
        codes[name] = table.astype({value: "Int64" for value in values})
    return codes


# --- Disputes ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("coders", "share", "slips"), [(12, 0.5, 0.02), (30, 0.5, 0.03), (30, 1 / 3, 0.03)]
)
@pytest.mark.parametrize("seed", range(2))
def test_planted_disputes_are_found_and_no_others(coders, share, slips, seed):
    """Forty seeds, and what twelve coders cannot show: tests/benchmark/disputes.py."""
    codes = class_of(coders, slips=slips, planted=SOME, share=share, seed=seed)
    found = coding.disputed(codes)
    units = set(found[["doc", "sentence", "frame"]].itertuples(index=False, name=None))
    assert units == PLANTED and len(found) == len(PLANTED)


@pytest.mark.parametrize("coders", [12, 30])
@pytest.mark.parametrize("slips", [0.01, 0.03, 0.05])
def test_slips_alone_make_a_dispute_in_fewer_than_one_class_of_ten(coders, slips):
    rng = np.random.default_rng(8)
    slipped = rng.random((100, 216, coders)) < slips
    false = [are_disputed(pd.DataFrame(units.astype(int))).any() for units in slipped]
    assert np.mean(false) < 0.1


def test_the_rule_lies_between_a_quarter_and_two_fifths():
    """By hand: two fifths of 2 to 5 are 1, 2, 2, 2, and of 12 are 5; a quarter is 3."""

    def is_disputed(outvoted, coders, calm=200):
        units = np.zeros((calm + 1, coders))
        units[0, :outvoted] = 1
        return are_disputed(pd.DataFrame(units))[0]

    assert [is_disputed(1, n) for n in (2, 3, 4, 5)] == [True, False, False, False]
    assert [is_disputed(k, 12) for k in (2, 3, 5)] == [False, True, True]
    assert [is_disputed(2, n, calm=0) for n in (4, 5, 9)] == [True, True, False]


@pytest.mark.parametrize(
    ("coders", "least", "is_clear"),
    [(2, 1, True), (3, 1, False), (4, 2, True), (6, 2, True), (9, 3, True)],
)
def test_a_third_is_shown_even_where_slips_may_explain_it(coders, least, is_clear):
    """By hand: one of two or three, two of four to six, three of nine. One unit for each
    number of outvoted coders, and 40 on which all agree."""
    rows = [[int(k < outvoted) for outvoted in range(least + 1)] for k in range(coders)]
    found = coding.disputed(coded(*[row + [0] * 40 for row in rows]))
    assert found["ones"].tolist() == [least] and found["clear"].tolist() == [is_clear]


def test_a_dispute_shows_the_counts_and_each_code_the_most_disputed_first():
    codes = coded([1, 1, 1], [1, 0, 0], [1, 0, 1], [1, 0, 0], [1, 0, None])
    found = coding.disputed(codes)
    assert found[["sentence", "coders", "ones", "zeros", "minority"]].values.tolist() == [
        [3, 4, 2, 2, 0.5]
    ]
    assert found.loc[0, list("abcde")].tolist() == [1, 0, 1, 0, pd.NA]


def test_elements_are_disputed_only_where_the_issue_is_present():
    """The first sentence has the issue for most, the second for two who slipped."""
    problem = {"a": [1, 1], "b": [1, 0], "c": [0, None], "d": [0, None], "e": [1, None]}
    codes = coded([1, 1], [1, 1], [1, 0], [1, 0], [1, 0], problem=problem)
    found = coding.disputed(codes)
    assert set(found["element"]) == {"", "problem"}
    assert found[found["element"] == "problem"]["sentence"].tolist() == [1]


def test_a_coder_may_be_called_like_a_column():
    codes = dict(zip(["doc", "ones"], coded([1], [0]).values()))
    assert {"doc (coder)", "ones (coder)"} <= set(coding.disputed(codes))


# --- The table -------------------------------------------------------------------------------


def test_the_majority_decides_and_ties_and_single_codes_stay_open():
    codes = coded([1, 1, 1, 1], [1, 1, 0, None], [1, 0, None, None])
    table = coding.adjudicated(codes)
    assert table["how"].tolist() == ["all agree", "majority", "open", "open"]
    assert table["present"].tolist() == [1, 1, pd.NA, pd.NA]
    assert table["coders"].tolist() == [3, 3, 2, 1]
    assert table["agreed"].round(2).tolist() == [1, 0.67, 0.5, 1]


def test_elements_are_settled_only_where_the_issue_is_present():
    problem = {"a": [1, 1], "b": [1, None], "c": [0, None]}
    table = coding.adjudicated(coded([1, 1], [1, 0], [1, 0], problem=problem))
    assert table["problem"].tolist() == [1, pd.NA]
    assert table["how"].tolist() == ["majority", "majority"]


def test_a_tie_on_an_element_leaves_the_row_open_and_its_presence_settled():
    table = coding.adjudicated(coded([1], [1], cause={"a": [1], "b": [0]}))
    assert table.loc[0, ["present", "cause", "how"]].tolist() == [1, pd.NA, "open"]


def decisions(**columns):
    row = {"doc": "x", "sentence": "1", "frame": "f", "element": "", "reason": "because"}
    return pd.DataFrame([row | columns])


def test_a_decision_settles_a_tie_and_goes_before_a_majority():
    tie, most = coded([1], [0]), coded([1], [1], [0])
    for codes in (tie, most):
        table = coding.adjudicated(codes, decisions(decided="0"))
        assert table.loc[0, ["present", "how"]].tolist() == [0, "decided"]


def test_a_decision_that_an_issue_is_present_opens_its_elements():
    codes = coded([1], [1], [0], [0], remedy={"a": [1], "b": [1]})
    table = coding.adjudicated(codes, decisions(decided="yes"))
    assert table.loc[0, ["present", "remedy", "how"]].tolist() == [1, 1, "decided"]


def test_an_element_is_decided_by_its_name_and_an_empty_decision_is_none():
    codes = coded([1], [1], cause={"a": [1], "b": [0]})
    decided = coding.adjudicated(codes, decisions(element="cause", decided=1.0))
    empty = coding.adjudicated(codes, decisions(element="cause", decided=""))
    assert decided.loc[0, ["cause", "how"]].tolist() == [1, "decided"]
    assert empty.loc[0, "how"] == "open"


def test_decisions_that_a_spreadsheet_has_saved_fit():
    codes = class_of(3)
    row = {"doc": "0", "sentence": "1.0", "frame": "qatar", "decided": "0.0"}
    table = coding.adjudicated(codes, decisions(**row))
    assert table.loc[1, ["doc", "present", "how"]].tolist() == ["000", 0, "decided"]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (decisions(decided="2"), "row 2: '2' is not a code"),
        (decisions(decided="1", element="worry"), "'worry' is no element"),
        (decisions(decided="1", sentence="9"), "nobody has coded 'f' in sentence x.9"),
        (pd.concat([decisions(decided=d) for d in "10"]), "row 3: another row decides"),
        (decisions(), "needs the column 'decided'"),
    ],
)
def test_a_decision_that_cannot_be_followed_is_refused_in_words(table, said):
    with pytest.raises(ValueError, match=said):
        coding.adjudicated(coded([1], [0]), table)


@pytest.mark.parametrize(
    "function", [coding.adjudicated, coding.disputed, coding.pairs, coding.each]
)
def test_what_are_no_codes_is_refused_in_words(function):
    twice = {"a": pd.concat([coded([1])["a"]] * 2)}
    for codes, said in (({}, "needs the codes as"), (twice, "a has two rows"),
                        ({"a": pd.DataFrame({"doc": ["x"]})}, "the codes of a")):  # fmt: skip
        with pytest.raises(ValueError, match=said):
            function(codes)


# --- Coders ----------------------------------------------------------------------------------


def test_pairs_are_what_agreement_gives_for_two():
    codes = class_of(4, slips=0.1, seed=5)
    rows = coding.pairs(codes).set_index(["coder_a", "coder_b", "by"])
    assert len(rows) == 6 * 8
    for a, b in itertools.combinations(codes, 2):
        two = codes[a], codes[b]
        by_frame = framing.agreement(*two, bootstrap=0).set_index("frame")
        by_element = framing.agreement(*two, value="problem", by=None, bootstrap=0)
        for name, expected in [*by_frame.iterrows(), ("problem", by_element.iloc[0])]:
            columns = ["n", "agreement", "alpha"]
            found = rows.loc[(a, b, name), columns].astype(float).tolist()
            assert found == pytest.approx(expected[columns].astype(float).tolist())


def test_a_coder_who_reads_a_rule_otherwise_is_far_from_the_others_in_one_direction():
    codes = class_of(12, slips=0.03, seed=2)
    forces = codes["c04"]["frame"] == "foreign_forces"
    codes["c04"].loc[forces, "present"] = 1
    rows = coding.each(codes).set_index(["by", "coder"])
    own = rows.loc["foreign_forces"].sort_values("agreement")
    assert own.index[0] == "c04" and own["bias"].abs().idxmax() == "c04"
    assert own.loc["c04", "ones"] == 1 and own.loc["c04", "bias"] > 0.8
    assert (own["agreement"][1:] > 0.85).all()


def test_each_coder_is_compared_with_the_others_only():
    """By hand, three coders: a says 1 1, b says 1 0, c says 0 0."""
    rows = (
        coding.each(coded([1, 1], [1, 0], [0, 0])).query("by == 'all'").set_index("coder")
    )
    assert rows["n"].tolist() == [1, 0, 1]
    assert rows["agreement"].fillna(9).tolist() == [0, 9, 0]
    assert rows["bias"].tolist() == [0.75, 0, -0.75]


def test_a_whole_class_of_thirty_is_reported_in_seconds():
    codes = class_of(30, slips=0.05)
    tables = [coding.pairs(codes), coding.each(codes), coding.disputed(codes)]
    table = coding.adjudicated(codes)
    assert [len(tables[0]), len(tables[1]), len(table)] == [435 * 8, 30 * 8, 216]
    assert list(table[UNIT[:2]].itertuples(index=False)) == sorted(
        table[UNIT[:2]].itertuples(index=False)
    )
