"""What the prose of side room two readers says in words, counted again from the codings."""

import pandas as pd
import pytest
from khitab import framing, load_corpus
from khitab.checks import keys
from khitab.corpus import SEEDS

CORPUS = load_corpus()
TOKENS, SENTENCES = CORPUS.tokens(), CORPUS.sentences()
CODERS = {n: CORPUS.annotations(f"coding_{n}") for n in (1, 2, 3, 4)}
DECIDED = CORPUS.annotations("adjudication")
TEN = "000.1 000.7 000.9 000.11 001.6 001.17 002.7 002.9 004.25 004.37".split()
UNIT = ["doc", "sentence", "frame"]


def ones(coder, frame=None):
    """Return the units that a coder has with 1, as (place, frame)."""
    rows = CODERS[coder][CODERS[coder]["present"] == "1"]
    places = rows["doc"] + "." + rows["sentence"].astype(str)
    return {pair for pair in zip(places, rows["frame"]) if frame in (None, pair[1])}


def functions(coder):
    rows = CODERS[coder][CODERS[coder]["present"] == "1"]
    return rows.set_index(UNIT)["function"]


def parted(a, b):
    """Return the units that both have with 1, and whose function differs."""
    both = pd.concat([functions(a), functions(b)], axis=1, join="inner", keys=[a, b])
    return both[both[a] != both[b]], len(both)


def four_cells(a, b, n):
    """Return raw agreement and kappa of two sets of units among n, from the formula."""
    raw = 1 - len(a ^ b) / n
    chance = (len(a) * len(b) + (n - len(a)) * (n - len(b))) / n**2
    return raw, (raw - chance) / (1 - chance)


def test_an_empty_form_agrees_with_coder_1_on_more_than_two_codes_in_three():
    right = 3 * len(TEN) - len([place for place, _ in ones(1) if place in TEN])
    assert 2 / 3 < right / (3 * len(TEN)) < 3 / 4


def test_the_ten_hold_every_frame_and_sentences_without_any_and_four_that_coders_dispute():
    assert {frame for place, frame in ones(1) if place in TEN} == set(CODERS[1]["frame"])
    assert {"000.11", "002.7"} & {place for place, _ in ones(1) | ones(3)} == set()
    assert len([place for place, _ in ones(1) ^ ones(3) if place in TEN]) == 4


def test_the_three_who_had_the_codebook_have_the_same_presences_everywhere():
    assert ones(1) == ones(2) == ones(4)
    assert {len(CODERS[n]) for n in CODERS} == {3 * len(SENTENCES)}


def test_coder_3_differs_from_coder_1_in_six_sentences_of_foreign_forces_alone():
    extra = ones(3) - ones(1)
    assert ones(1) < ones(3) and {frame for _, frame in extra} == {"foreign_forces"}
    assert {place for place, _ in extra} == {
        "000.7",
        "000.9",
        "001.6",
        "001.8",
        "003.19",
        "004.25",
    }
    assert len(ones(3, "foreign_forces")) == 2 * len(ones(1, "foreign_forces"))


def test_chance_alone_gives_more_than_three_quarters_and_kappa_follows_from_four_cells():
    one, three = ones(1, "foreign_forces"), ones(3, "foreign_forces")
    raw, kappa = four_cells(one, three, len(SENTENCES))
    assert (raw - kappa) / (1 - kappa) > 0.75
    row = framing.agreement(CODERS[1], CODERS[3]).set_index("frame").loc["foreign_forces"]
    assert row["agreement"] == pytest.approx(raw) and row["kappa"] == pytest.approx(kappa)
    assert row["alpha_low"] < row["alpha"] < 0.667 < 0.8 < row["alpha_high"]


def test_who_never_codes_qatar_agrees_more_than_coder_3_on_foreign_forces():
    raw, kappa = four_cells(ones(1, "qatar"), set(), len(SENTENCES))
    forces = ones(1, "foreign_forces"), ones(3, "foreign_forces")
    assert raw > four_cells(*forces, len(SENTENCES))[0] and kappa == pytest.approx(0)


def test_one_slip_costs_qatar_the_mark_and_terrorism_hardly_anything():
    def slip(frame):
        codes = ones(1, frame)
        return four_cells(codes, codes - {min(codes)}, len(SENTENCES))

    assert slip("qatar")[1] < 0.8 < slip("foreign_forces")[1] < slip("terrorism")[1]
    assert slip("terrorism")[1] > 0.95
    assert slip("qatar")[0] == slip("terrorism")[0] == slip("foreign_forces")[0]


def test_three_disputed_sentences_tell_of_egypt_s_support_and_one_has_a_command():
    english = SENTENCES.set_index(["doc", "sentence"])["english"]
    for place in [("000", 7), ("003", 19), ("004", 25)]:
        assert "support" in english[place] and "Egypt" in english[place]
    assert (
        "AFRICOM" in english["001", 6] and "American-Libyan efforts" in english["001", 8]
    )


def test_four_of_the_six_part_at_a_rule_that_is_written_in_the_codebook():
    book = (SEEDS / "annotations" / "codebook.md").read_text(encoding="utf-8")
    assert "Egypt's own support" in book and "title of office (AFRICOM)" in book
    written = {"000.7", "003.19", "004.25", "001.6"}
    extra = {place for place, _ in ones(3) - ones(1)}
    assert len(extra) == 6 and extra - written == {"000.9", "001.8"}


def test_on_qatar_s_role_the_three_with_the_codebook_agree_and_are_not_sure():
    for coder in (1, 2, 4):
        rows = CODERS[coder].set_index(UNIT)
        row = rows.loc[("000", 9, "foreign_forces")]
        assert row["present"] == "0" and row["sure"] == "no"


def test_without_the_rules_every_text_has_two_or_three_sentences_of_foreign_forces():
    def by_text(coder):
        places = pd.Series([place[:3] for place, _ in ones(coder, "foreign_forces")])
        return places.value_counts().reindex(CORPUS.docs, fill_value=0)

    assert by_text(3).isin([2, 3]).all()
    assert by_text(1)["000"] == 0 and by_text(3)["000"] == 2


def test_qatar_in_000_9_has_three_functions_and_nobody_is_sure():
    rows = pd.concat(CODERS.values()).set_index(UNIT).loc[("000", 9, "qatar")]
    assert rows["function"].nunique() == 3 and set(rows["sure"]) == {"no"}


def test_functions_part_once_or_twice_with_the_codebook_and_by_more_than_a_third_without():
    assert [len(parted(1, other)[0]) for other in (2, 4)] == [1, 2]
    apart, n = parted(1, 3)
    assert 1 / 3 < len(apart) / n < 1 / 2
    causes = functions(1)[functions(1) == "cause"].index
    assert set(functions(3).loc[causes]) == {"problem"}


def test_the_sentence_printed_twice_parts_the_coders_twice_in_each_frame():
    apart = parted(1, 3)[0].reset_index().set_index(["doc", "sentence"])
    first, second = apart.loc[("001", 17)], apart.loc[("004", 34)]
    assert len(first) == 2 and first.values.tolist() == second.values.tolist()


def test_every_difference_is_adjudicated_and_no_other():
    codes = pd.concat(
        [
            CODERS[n].set_index(UNIT)[["present", "function"]].add_suffix(f"_{n}")
            for n in CODERS
        ],
        axis=1,
    )
    present = codes.filter(like="present")
    split = present.nunique(axis=1) > 1
    seen = codes.filter(like="function")[(present == "1").all(axis=1)]
    differ = {(*unit, "present") for unit in present.index[split]}
    differ |= {(*unit, "function") for unit in seen.index[seen.nunique(axis=1) > 1]}
    assert set(DECIDED[[*UNIT, "code"]].itertuples(index=False, name=None)) == differ


def test_adjudication_goes_against_coder_3_on_presence_and_once_against_coder_1():
    presence = DECIDED[DECIDED["code"] == "present"]
    assert (presence["agreed"] != presence["coder_3"]).all()
    against = DECIDED[DECIDED["agreed"] != DECIDED["coder_1"]]
    assert against[UNIT].values.tolist() == [["000", 9, "qatar"]]
    assert DECIDED["reason"].str.contains("it should").sum() == 1


def test_three_decisions_have_three_codes_or_a_missing_rule():
    kinds = DECIDED.filter(like="coder_").nunique(axis=1)
    hard = DECIDED[(kinds > 2) | DECIDED["reason"].str.contains("it should")]
    places = [["000", 9, "qatar"], ["000", 9, "foreign_forces"], ["004", 37, "terrorism"]]
    assert hard[UNIT].values.tolist() == places
    assert hard.iloc[0][["coder_1", "coder_2", "coder_3"]].nunique() == 3


RUNS = [CORPUS.annotations(f"elements_{run}") for run in "12"]


def test_the_two_runs_of_elements_have_no_dispute_and_doubt_most_units_both():
    """Not one of 120 codes differs; 21 of 30 units were doubted by both."""
    long = [framing.elements({"code": run}) for run in RUNS]
    table = framing.agreement(*long, by="element", value="code", bootstrap=50)
    assert table["n"].tolist() == [30, 30, 30, 30, 120]
    assert (table[["alpha", "alpha_low", "alpha_high"]] == 1).all(axis=None)
    assert framing.disagreements(*long, by="element", value="code").empty
    both = (RUNS[0]["sure"] == "no") & (RUNS[1]["sure"] == "no")
    assert both.sum() == 21


# --- The checks ------------------------------------------------------------------------

CHECKS = keys("two_readers")
RIGHT = {"two_readers-b": 0.92, "two_readers-c": 0.625, "two_readers-f": 0.04}


@pytest.mark.parametrize("name", RIGHT)
def test_the_right_answer_is_right_and_every_known_mistake_has_its_reply(name):
    judge = CHECKS[name]
    assert judge(RIGHT[name])[0] is True
    replies = [judge(mistake())[1] for mistake, _ in judge.mistakes]
    assert replies == [reply for _, reply in judge.mistakes]


def test_kappa_may_be_rounded_either_way():
    """It is 0.625: the kit's table rounds it down, a pocket calculator up."""
    assert CHECKS["two_readers-c"](0.62)[0] and CHECKS["two_readers-c"](0.63)[0]
