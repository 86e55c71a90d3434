"""A class's codes take the place of the kit's where they fit, and nowhere else."""

import pandas as pd
import pytest
from a_class import class_of, truth
from khitab import CorpusError, coding, framing, load_corpus
from khitab.corpus import CorpusWarning

KIT = load_corpus(codes=False)


@pytest.fixture(scope="module")
def table():
    """What twelve coders say, half of whom see the first two units otherwise."""
    return coding.adjudicated(class_of(12, slips=0.02, planted=[0, 1], seed=1))


def saved(folder, table):
    path = folder / "adjudicated.csv"
    table.to_csv(path, index=False, encoding="utf-8-sig")
    return path


def loaded(path, **options):
    with pytest.warns(CorpusWarning) as said:
        corpus = load_corpus(codes=path, **options)
    assert len(said) == 1
    return corpus, str(said[0].message)


def test_codes_that_are_the_kit_s_change_nothing_that_a_lesson_uses(tmp_path):
    same = truth().assign(coders=2, agreed=1, how="all agree")
    corpus, _ = loaded(saved(tmp_path, same))
    for name in ("coding_1", "elements_1"):
        columns = KIT.annotations(name).columns.difference(["function", "sure", "note"])
        mine, kits = (one.annotations(name)[columns] for one in (corpus, KIT))
        pd.testing.assert_frame_equal(mine, kits)
    assert corpus.annotations("elements_2").equals(corpus.annotations("elements_1"))


def test_the_function_is_the_first_element_in_the_codebook_s_order(tmp_path):
    table = truth().assign(coders=2, agreed=1, how="all agree")
    corpus, _ = loaded(saved(tmp_path, table))
    both = corpus.annotations("coding_1").merge(table, on=["doc", "sentence", "frame"])
    for row in both.fillna(0).itertuples():
        present = [name for name in framing.ELEMENTS if getattr(row, name) == 1]
        expected = (present or ["mention"])[0] if row.present_x == "1" else ""
        assert row.function == expected


def test_one_warning_says_whose_codes_they_are_and_what_is_open(tmp_path, table):
    table.loc[7, ["present", "how"]] = pd.NA, "open"
    path = saved(tmp_path, table)
    corpus, said = loaded(path)
    assert "They are the codes of 12 coders" in said and str(path) in said
    place = "{}.{} {}".format(*table.loc[7, ["doc", "sentence", "frame"]])
    assert "are open and have no row" in said and place in said
    rows = corpus.annotations("coding_1")
    assert len(rows) == table["present"].notna().sum() < 216


def test_an_element_that_is_open_keeps_the_unit_out_of_the_elements(tmp_path):
    table = truth().assign(coders=2, agreed=1, how="all agree")
    row = table.index[table["present"] == 1][0]
    table.loc[row, "cause"] = pd.NA
    corpus, said = loaded(saved(tmp_path, table))
    assert len(corpus.annotations("coding_1")) == 216
    assert len(corpus.annotations("elements_1")) == 29
    assert "1 of 216 have no row of elements: 000.1 terrorism." in said


def test_without_any_element_those_of_the_kit_stay_and_that_is_said(tmp_path):
    table = truth().assign(coders=2, agreed=1, how="all agree")
    table[list(framing.ELEMENTS)] = pd.NA
    corpus, said = loaded(saved(tmp_path, table))
    assert corpus.annotations("elements_2").equals(KIT.annotations("elements_2"))
    mine, kits = (one.annotations("coding_1")["function"] for one in (corpus, KIT))
    assert mine.equals(kits) and "elements and functions are the kit's" in said


def test_the_variable_is_for_the_five_texts_and_false_is_the_kit(tmp_path, monkeypatch):
    table = truth().assign(present=0, coders=3, agreed=1, how="all agree")
    monkeypatch.setenv("KHITAB_CODES", str(saved(tmp_path, table)))
    with pytest.warns(CorpusWarning, match="3 coders"):
        corpus = load_corpus()
    assert set(corpus.annotations("coding_1")["present"]) == {"0"}
    assert (
        load_corpus(codes=False)
        .annotations("coding_1")
        .equals(KIT.annotations("coding_1"))
    )
    assert load_corpus(pd.DataFrame({"text": ["قال"]})).docs == ["1"]


def test_a_part_of_the_corpus_has_its_part_of_the_codes(tmp_path, table):
    corpus, _ = loaded(saved(tmp_path, table))
    part = corpus.subset("002").annotations("coding_1.csv")
    assert set(part["doc"]) == {"002"} and len(part) == 13 * 3


def test_a_table_that_a_spreadsheet_has_saved_fits(tmp_path, table):
    changed = table.astype("str").replace("<NA>", "").assign(doc=table["doc"].astype(int))
    changed["present"] = changed["present"].replace({"1": "1.0", "0": "0.0"})
    path = tmp_path / "adjudicated.csv"
    changed.to_csv(path, index=False, sep=";")
    corpus, _ = loaded(path)
    other, _ = loaded(saved(tmp_path, table))
    assert corpus.annotations("coding_1").equals(other.annotations("coding_1"))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda t: t.assign(start=t["start"] + 1), "These are codes of other texts"),
        (lambda t: t.assign(doc="009"), "no sentence 009.1"),
        (lambda t: t.assign(frame="drought"), "the codebook has no issue 'drought'"),
        (lambda t: t.assign(present="maybe"), "present is 'maybe' instead of 1, 0"),
        (lambda t: pd.concat([t, t[:1]]), "row 218: 000.1 terrorism has a row already"),
        (lambda t: t.drop(columns="how"), "has no column 'how'"),
        (lambda t: t[:0], "has a head but no row"),
    ],
)
def test_codes_that_do_not_fit_are_refused_in_words(tmp_path, table, spoil, said):
    path = saved(tmp_path, spoil(table))
    with pytest.raises(CorpusError, match=said):
        load_corpus(codes=path)


def test_a_path_without_a_file_is_refused_in_words(monkeypatch):
    monkeypatch.setenv("KHITAB_CODES", "nowhere.csv")
    with pytest.raises(CorpusError, match="no file of codes 'nowhere.csv'"):
        load_corpus()
