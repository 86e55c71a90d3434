"""What the prose of side room your own corpus says in words, counted and simulated again."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import numpy as np
import pandas as pd
import pytest
from khitab import (
    comparison,
    concordance,
    framing,
    load_corpus,
    log,
    morphology,
    reuse,
)
from khitab.corpus import CorpusError, CorpusWarning

CORPUS = load_corpus()
TOKENS = morphology.add_lemmas(CORPUS.tokens())
WORLD = {"rate": 10, "spread": 0.8}
FAMILIES = {
    "Egypt": "مصر",
    "foreign forces": "تدخل أجنبي مرتزق مقاتل",
    "terrorism": "إرهاب إرهابي متطرف",
}
TEXTS = {
    "a": "أكد الوزير أن نقص المياه يهدد البلاد، داعيا إلى حل سريع.",
    "b": "قال المتحدث باسم الحكومة إن نقص المياه يهدد البلاد وإن سبب الجفاف قلة المطر.",
    "c": "استقبل الرئيس الوزير، وأكد الوزير أن الجفاف انتهى.",
}
SHEET = pd.DataFrame({"doc": list("abc"), "period": ["2015", "2015", "2025"]})


@pytest.fixture
def folder(tmp_path):
    for doc, text in TEXTS.items():
        (tmp_path / f"{doc}.txt").write_text(text, encoding="utf-8")
    SHEET.to_csv(tmp_path / "datasheet.csv", index=False)
    return tmp_path


def power(texts, **options):
    return comparison.power(texts, **(WORLD | options))


def archive():
    table = pd.DataFrame(
        {"outlet": ["North"] * 1000 + ["South"] * 1000, "period": "2015"}
    )
    table.loc[900:1899, "period"] = "2025"
    return table.assign(rate=table["outlet"].map({"North": 8, "South": 2}))


def test_nine_in_ten_of_north_are_early_and_of_south_late():
    share = archive().groupby(["outlet", "period"]).size() / 1000
    assert share["North", "2015"] == share["South", "2025"] == 0.9


def test_the_lot_shows_a_steep_fall_and_ten_of_each_kind_none():
    means = [
        drawn.groupby("period")["rate"].mean()
        for drawn in (
            archive().sample(40, random_state=12),
            archive().groupby(["outlet", "period"]).sample(10, random_state=12),
        )
    ]
    assert means[0]["2015"] > 2 * means[0]["2025"]
    assert means[1]["2015"] == means[1]["2025"]


def test_egypt_varies_less_than_its_mean_and_the_families_four_times_as_much():
    cut = TOKENS.groupby("doc").head(TOKENS.groupby("doc").size().min())
    assert cut["doc"].value_counts().eq(314).all()
    for name, lemmas in FAMILIES.items():
        counts = cut["lemma"].isin(lemmas.split()).groupby(cut["doc"]).sum()
        mean, variance = counts.mean(), counts.var()
        if name == "Egypt":
            assert variance < mean
        else:
            assert 3.5 < variance / mean < 4.5
            assert np.sqrt(variance - mean) / mean == pytest.approx(1, abs=0.2)


def test_within_late_and_early_texts_the_families_vary_less_than_twice_their_mean():
    """So nearly all of the four times is between the two groups."""
    cut = TOKENS.groupby("doc").head(TOKENS.groupby("doc").size().min())
    for name in ("terrorism", "foreign forces"):
        hit = cut["lemma"].isin(FAMILIES[name].split())
        counts = hit.groupby([cut["period"] == "2024", cut["doc"]]).sum()
        for _, group in counts.groupby(level=0):
            assert group.var() < 2 * group.mean() or group.sum() == 0
        off = counts - counts.groupby(level=0).transform("mean")
        assert (off**2).sum() / 3 < 2 * counts.mean()


def test_two_against_three_texts_have_no_power_and_tokens_seem_to_have_much():
    table = comparison.power(2, 3, ratio=[2, 10, 50], **WORLD)
    assert (table["power"] == 0).all() and (table["power_tokens"] > 0.45).all()


def test_tokens_give_false_alarms_in_more_than_a_quarter_of_the_studies_and_texts_do_not():
    table = power([5, 10, 20, 40], ratio=1)
    assert (table["power_tokens"] > 0.25).all() and (table["power"] < 0.1).all()


def test_more_texts_bring_power_and_longer_texts_of_as_many_tokens_hardly():
    more, longer = power([5, 10, 20, 40]), power(5, length=[400, 800, 1600, 3200])
    assert more["n_tokens"].tolist() == longer["n_tokens"].tolist()
    assert more["power"].is_monotonic_increasing and more["power"].iloc[-1] > 0.9
    assert longer["power"].max() < 0.2


def test_fifteen_texts_a_group_are_needed_whatever_the_seed():
    for seed in (0, 1, 2):
        ten, fifteen = power([10, 15], ratio=3, seed=seed, simulations=1000)["power"]
        assert 0.6 < ten < 0.8 < fifteen


def test_three_studies_in_ten_miss_with_ten_texts_a_group():
    assert power(10, ratio=3)["power"].item() == pytest.approx(0.7, abs=0.05)
    assert power(5, ratio=3)["power"].item() < 0.5


def test_dozens_of_texts_a_group_are_needed_for_a_word_twice_as_frequent():
    table = power([24, 40], simulations=1000)
    assert table["power"].iloc[0] < 0.8 < table["power"].iloc[1]


def test_much_hangs_on_the_spread():
    table = comparison.power(15, ratio=3, rate=10, spread=[0.4, 0.8, 1.2])
    assert table["power"].max() - table["power"].min() > 0.4


def test_the_lexicon_does_not_know_the_theme(folder):
    """By hand: lack, threatens, calling, quick; these, drought, scarce; and so on.

    Rain, المطر, is a guess.
    """
    words = morphology.add_lemmas(load_corpus(folder).tokens())
    unknown = words[words["source"] == "none"]
    by_hand = "نقص يهدد داعيا سريع نقص يهدد الجفاف قلة الجفاف انتهى"
    assert unknown["form"].tolist() == by_hand.split()


@pytest.mark.parametrize(
    ("sheet", "says"),
    [
        (SHEET.assign(doc=["a", "a", "c"]), "two rows"),
        (SHEET.assign(period=["2015", "", "2025"]), "no period"),
    ],
)
def test_a_broken_datasheet_is_refused(folder, sheet, says):
    sheet.to_csv(folder / "datasheet.csv", index=False)
    with pytest.raises(CorpusError, match=says):
        load_corpus(folder)


def test_a_text_saved_by_an_old_windows_program_is_read_and_an_english_one_left_out(
    folder,
):
    (folder / "b.txt").write_text("The minister affirmed that.", encoding="utf-8")
    (folder / "c.txt").write_bytes(TEXTS["c"].encode("cp1256"))
    with pytest.warns(CorpusWarning, match="refused: b.*Windows-1256"):
        corpus = load_corpus(folder)
    assert corpus.docs == ["a", "c"] and corpus.text("c") == TEXTS["c"]
    assert sorted(corpus.report()["done"]) == ["read", "refused"]


@pytest.fixture
def study(folder):
    """The lesson's log, as its cells make it, one hit left out."""
    study = log.open(folder / "study.jsonl", load_corpus(folder), plan="Less drought?")
    words = study.do(morphology.add_lemmas, study.do(study.corpus.tokens))
    lines = study.do(concordance.kwic, words, "جفاف", match="part", corpus=study.corpus)
    lines = study.decide(lines, 2, keep=False, why="the drought is over")
    book = pd.DataFrame({"frame": "drought", "pattern": ["*جفاف*"]})
    found = study.do(framing.occurrences, words, book)
    assert found["doc"].tolist() == lines["doc"].tolist() == ["b", "c"]
    assert "انتهى" in lines["after"].iloc[1]
    found = study.do(found.merge, study.filter(lines, "keep"))
    study.do(framing.rates, found, words)
    return study


def test_one_of_two_droughts_is_left_and_a_and_b_share_one_run(folder, study):
    words = morphology.add_lemmas(load_corpus(folder).tokens())
    assert study.replay()["rows"].tolist()[-2:] == [1, 5] and study.replay()["same"].all()
    shared = reuse.corpus_passages(words, min_tokens=4)
    assert shared[["doc_a", "doc_b", "n_tokens"]].values.tolist() == [["a", "b", 4]]


def test_three_texts_leave_a_p_of_a_third_at_the_least(folder):
    words = morphology.add_lemmas(load_corpus(folder).tokens())
    test = comparison.permutation_test(words[:1], words, "2025").iloc[0]
    assert test["p_smallest"] == pytest.approx(1 / 3)


def test_another_text_c_is_named_with_the_first_table_and_the_decision_that_is_gone(
    folder, study
):
    (folder / "c.txt").write_text(TEXTS["c"].replace("انتهى", "مستمر"), "utf-8")
    told = study.replay().query("not same").set_index("what")["why"]
    assert told["texts"] == "changed: c; tables differ from step 1 on"
    assert (
        "rows with a decision that are gone: 1"
        in told["decide(step 3, 1 row, keep=False)"]
    )


def test_the_design_of_the_plan_can_be_tested_within_outlets():
    """North says it more, and most of North is early: no fall but that of the lot."""
    drawn = archive().sample(40, random_state=12).reset_index()
    tokens = drawn.loc[drawn.index.repeat(1000)].rename(columns={"index": "doc"})
    tokens["doc"] = tokens["doc"].astype(str)
    tokens["start"] = tokens.groupby("doc").cumcount()
    hits = tokens[tokens["start"] < tokens["rate"]]
    alone, within = (
        comparison.permutation_test(hits, tokens, "2025", strata=strata).iloc[0]
        for strata in (None, "outlet")
    )
    assert alone["difference"] < -2 and alone["p_texts"] < 0.01
    assert within["difference"] == pytest.approx(0) and within["p_texts"] == 1


def folder_cells():
    """The code of the lesson's own folder: its tools, texts, sheet and broken text."""
    path = (
        Path(__file__).resolve().parents[2] / "notebooks" / "side_your_own_corpus.ipynb"
    )
    code = {cell.id: cell.source for cell in nbformat.read(path, as_version=4).cells}
    return [code[f"folder-{part}"] for part in ("tools", "texts", "sheet")], code


def test_the_folder_stays_while_the_lesson_is_open_so_that_it_can_be_broken_again():
    _, code = folder_cells()
    assert not any("cleanup()" in source for source in code.values())


def test_when_the_kernel_ends_nothing_is_left_of_the_folder(tmp_path):
    made, code = folder_cells()
    lines = ["import pandas as pd", "from khitab import display, load_corpus", *made]
    lines += [code["break-code"], "print(len(list(folder.iterdir())))"]
    environment = {**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)],
        env=environment,
        text=True,
        capture_output=True,
        check=True,
    )
    assert run.stdout.splitlines()[-1] == "4" and not list(tmp_path.iterdir())
