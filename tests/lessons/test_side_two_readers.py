"""What the prose of side room two readers says in words, counted again from the codings."""

import runpy
from functools import cache
from pathlib import Path

import nbformat
import numpy as np
import pandas as pd
import pytest
from khitab import coding, course, framing, load_corpus
from khitab.checks import keys
from khitab.corpus import SEEDS

LESSON = Path(__file__).resolve().parents[2] / "notebooks" / "side_two_readers.ipynb"

CORPUS = load_corpus()
TOKENS, SENTENCES = CORPUS.tokens(), CORPUS.sentences()
CODERS = {n: CORPUS.annotations(f"coding_{n}") for n in (1, 2, 3, 4)}
DECIDED = CORPUS.annotations("adjudication")
UNIT = ["doc", "sentence", "frame"]


def ones(coder, frame=None):
    """Return the units that a coder has with 1, as (place, frame)."""
    rows = CODERS[coder][CODERS[coder]["present"] == "1"]
    places = rows["doc"] + "." + rows["sentence"].astype(str)
    return {pair for pair in zip(places, rows["frame"]) if frame in (None, pair[1])}


def four_cells(a, b, n):
    """Return raw agreement and kappa of two sets of units among n, from the formula."""
    raw = 1 - len(a ^ b) / n
    chance = (len(a) * len(b) + (n - len(a)) * (n - len(b))) / n**2
    return raw, (raw - chance) / (1 - chance)


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


# --- The sheet -------------------------------------------------------------------------


def run(folder, monkeypatch, until="progress"):
    """Run the lesson's cells in this process, with the learner's folder in `folder`."""
    monkeypatch.setenv("KHITAB_HOME", str(folder))
    named = {}
    for cell in nbformat.read(LESSON, as_version=4).cells:
        if cell.id == until:
            break
        if cell.cell_type == "code" and "check" not in cell.metadata.get("tags", []):
            exec(compile(cell.source, cell.id, "exec"), named)
    return named


def test_the_eleven_have_each_issue_and_two_sentences_that_coders_dispute(tmp_path):
    table = coding.sheet(CORPUS, "Mona", sentences=11, folder=tmp_path).table
    places = set(table["doc"] + "." + table["sentence"])
    assert len(places) == 11
    assert len({frame for place, frame in ones(1) if place in places}) == 3
    disputed = {place for place, _ in ones(1) ^ ones(3)}
    assert disputed & places == {"000.9", "001.8"}
    assert len([place for place, _ in ones(1) if place in places]) < 33 / 2


def test_who_has_coded_nothing_gets_no_error_and_coder_4_in_their_place(
    tmp_path, monkeypatch
):
    named = run(tmp_path, monkeypatch, until="ask-a")
    assert named["beside"]["coders"].tolist() == ["4 and 1", "4 and 3"]


def test_what_somebody_has_coded_is_set_beside_both_coders(tmp_path, monkeypatch):
    sheet = coding.sheet(CORPUS, "your name", sentences=11, folder=tmp_path)
    sheet.table.loc[:4, ["terrorism", "qatar", "foreign_forces"]] = "0"
    sheet.save()
    beside = run(tmp_path, monkeypatch, until="ask-a")["beside"]
    assert beside["coders"].tolist() == ["you and 1", "you and 3"]
    assert beside["n"].tolist() == [15, 15]


def test_the_lesson_compares_the_kit_s_coders_whatever_a_class_has_coded(
    tmp_path, monkeypatch
):
    """Its prose is about them. The class sees nothing but terrorism."""
    classes = {}
    for name in ("Mona", "Ali", "Ben"):
        sheet = coding.sheet(CORPUS, name, folder=tmp_path)
        sheet.table[["terrorism", "qatar", "foreign_forces"]] = "0"
        sheet.table.loc[::2, "terrorism"] = "1"
        classes[name] = sheet.codes()
    path = tmp_path / "adjudicated.csv"
    coding.adjudicated(classes).to_csv(path, index=False)
    monkeypatch.setenv("KHITAB_CODES", str(path))
    coder_1 = run(tmp_path, monkeypatch)["coder_1"]
    assert set(coder_1.loc[coder_1["present"] == "1", "frame"]) == {*coder_1["frame"]}


# --- The invented texts ----------------------------------------------------------------


@cache
def invented():
    """Return the names that the lesson's cells on invented texts make."""
    named = {"pd": pd, "np": np, "coding": coding}
    named["display"] = type("Shown", (), {"table": lambda *_, **__: None})
    cells = {cell.id: cell.source for cell in nbformat.read(LESSON, as_version=4).cells}
    named["figures"] = type("Drawn", (), {"intervals": lambda *_, **__: None})
    named["display"].figure = lambda *_, **__: None
    for name in (
        "nine-table",
        "errors-made",
        "people-cells",
        "people-figure",
        "people-hundred",
    ):
        exec(cells[name], named)
    return named


def test_two_in_100_look_like_twelve_and_five_times_as_often_like_one_and_a_half():
    reported = invented()["nine"]["reported"]
    assert reported.round(3).tolist() == [0.116, 0.18, 0.5]


def test_the_model_errs_in_5_and_15_of_100_and_its_second_run_repeats_it():
    texts = invented()["texts"]
    right = (texts["model"] == texts["truth"]).groupby(texts["period"]).mean()
    assert right.round(2).tolist() == [0.95, 0.85]
    assert texts.groupby("period")["truth"].sum().tolist() == [100, 100]
    assert 0.98 < (texts["model"] == texts["run_2"]).mean() < 1


def test_the_runs_agree_and_with_the_truth_alpha_is_below_both_marks():
    texts = invented()["texts"]
    alphas = [
        framing.agreement(
            texts.assign(present=texts["model"]),
            texts.assign(present=texts[other]),
            by=None,
            bootstrap=2,
        ).loc[0, "alpha"]
        for other in ("run_2", "truth")
    ]
    assert alphas[0] > 0.95 and alphas[1] < 0.667


def missed(shares, truth):
    return (shares["low"] > truth) | (shares["high"] < truth)


def test_only_the_model_sees_a_growth_and_the_others_hold_the_truth():
    """The model sees it whatever the lots, as the figure's title and its text say."""
    shares = coding.mended_shares(invented()["drawn"]).set_index(["period", "codes"])
    assert (shares["note"] == "").all()
    assert missed(shares.loc["later minus earlier"], 0).tolist() == [True, False, False]
    truth = shares.drop(index="later minus earlier", level=0).drop("the model's", level=1)
    assert not missed(truth, 0.1).any()


def test_people_draw_one_in_ten_confirm_half_of_the_earlier_1s_and_find_what_0s_miss():
    assert (invented()["drawn"]["chance"] == 0.1).all()
    earlier = invented()["cells"].query("period == 'earlier'")
    zeros, ones = earlier.to_dict("records")
    assert ones["their 1s"] == ones["coded"] / 2 and zeros["their 1s"] > 0
    made, by_lot = invented()["makes"], invented()["by_lot"]
    assert made.sum() / 1000 == pytest.approx(by_lot("0000").loc[2, "share"])


@pytest.mark.parametrize("birthday", ["0407", "2902", "3112"])
def test_a_birthday_may_begin_with_a_0_and_draws_lots_of_its_own(birthday):
    shares = invented()["by_lot"](birthday)
    assert not shares.equals(invented()["by_lot"]("0000"))
    assert missed(shares, 0)[6]


def test_in_a_hundred_draws_the_model_s_interval_always_misses_and_the_others_in_five():
    rows = invented()["rows"]
    assert rows["misses"].iloc[0] == 100 and rows.index[0] == "the model's"
    assert (rows["misses"].iloc[1:] <= 5).all()
    assert (rows["difference"].iloc[1:].abs() < 0.005).all()
    width = rows["width"]
    assert 0.75 < width["mended"] / width["people's"] < 0.95


def test_the_mended_interval_is_shorter_the_less_the_model_errs():
    drawn = invented()["drawn"]
    right = np.where(drawn.index % 100 == 0, 1 - drawn["truth"], drawn["truth"])
    better = coding.mended_shares(drawn.assign(model=right))
    widths = [table["high"] - table["low"] for table in (better, invented()["by_lot"](0))]
    assert widths[0].iloc[-1] < widths[1].iloc[-1]


def test_the_key_has_the_lesson_s_own_sample():
    cells = invented()["cells"]
    key = runpy.run_path(str(course.KEYS / "side_two_readers.py"))["CELLS"].reset_index()
    assert key.to_numpy().tolist() == cells.to_numpy().tolist()


def test_the_reply_on_the_mended_share_says_which_comes_nearer_and_what_the_interval_holds():
    reply = keys("two_readers")["two_readers-h"](0.062)[1]
    people, mended = (
        coding.mended_shares(invented()["drawn"]).iloc[[4, 5]].to_dict("records")
    )
    assert abs(people["share"] - 0.1) < abs(mended["share"] - 0.1)
    assert mended["low"] < 0.1 < mended["high"] and f"{mended['high']:.3f}" in reply


def test_no_slip_in_72_sentences_leaves_a_rate_of_about_4_in_100():
    assert round(100 * 3 / len(SENTENCES)) == 4


# --- The checks ------------------------------------------------------------------------

CHECKS = keys("two_readers")
# The last: (232 * 6 / 27 + 768 * 1 / 73) / 1000, from the table of the lesson.
RIGHT = {
    "two_readers-a": 0.92,
    "two_readers-b": 0.625,
    "two_readers-f": 14,
    "two_readers-h": 0.062,
}


@pytest.mark.parametrize("name", RIGHT)
def test_the_right_answer_is_right_and_every_known_mistake_has_its_reply(name):
    judge = CHECKS[name]
    assert judge(RIGHT[name])[0] is True
    replies = [judge(mistake())[1] for mistake, _ in judge.mistakes]
    assert replies == [reply for _, reply in judge.mistakes]


def test_kappa_may_be_rounded_either_way():
    """It is 0.625: the kit's table rounds it down, a pocket calculator up."""
    assert CHECKS["two_readers-b"](0.62)[0] and CHECKS["two_readers-b"](0.63)[0]
