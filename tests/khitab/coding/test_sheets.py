"""A sheet is the same for everybody, and what is coded in it stays."""

import pandas as pd
import pytest
from a_class import ISSUES, corpus, csv, wide
from khitab import coding, load_corpus

COLUMNS = ["coder", "doc", "sentence", "arabic", "english",
           *(name for issue in ISSUES for name in (issue, f"{issue}_does")), "note"]  # fmt: skip


def test_a_new_sheet_has_every_sentence_and_no_code(tmp_path):
    sheet = coding.sheet(corpus(), "Mona", folder=tmp_path)
    assert list(sheet.table) == COLUMNS and len(sheet.table) == 72
    assert (sheet.table[ISSUES] == "").all(axis=None)
    assert sheet.codes()["present"].isna().all()
    assert not sheet.path.exists()


def test_a_part_is_spread_over_the_texts_and_the_same_for_everybody(tmp_path):
    """By hand: 0 to 6 in seven binary digits, mirrored, are 0, 64, 32, 96, 16, 80, 48, and
    of 72 there is no 96 and no 80, so 8 and 40 follow."""
    parts = [coding.sheet(corpus(), name, 7, tmp_path).table for name in ("a", "b")]
    places = parts[0][["doc", "sentence"]]
    assert places.equals(parts[1][["doc", "sentence"]])
    assert set(places["doc"]) == set(corpus().docs)
    rows = corpus().sentences().iloc[[0, 8, 16, 32, 40, 48, 64]]
    assert places["sentence"].tolist() == rows["sentence"].astype(str).tolist()


def test_who_codes_more_has_all_that_a_classmate_with_fewer_has(tmp_path):
    tables = [coding.sheet(corpus(), f"c{n}", n, tmp_path).table for n in (11, 24, 72)]
    few, more, all_ = (set(zip(table["doc"], table["sentence"])) for table in tables)
    assert few < more < all_ and (len(few), len(more)) == (11, 24)


def test_a_sheet_that_was_saved_is_opened_again_with_its_codes(tmp_path):
    sheet = coding.sheet(corpus(), "Mona", folder=tmp_path)
    sheet.table.loc[3, ["qatar", "qatar_does", "note"]] = "1", "pr", "قطر, or not?"
    assert sheet.save() == tmp_path / "sheet_Mona.csv"
    again = coding.sheet(corpus(), "Mona", folder=tmp_path)
    pd.testing.assert_frame_equal(again.table, sheet.table)
    assert [path.name for path in tmp_path.iterdir()] == ["sheet_Mona.csv"]


def test_a_part_never_hides_what_is_coded_outside_it(tmp_path):
    whole = coding.sheet(corpus(), "Mona", folder=tmp_path)
    whole.table.loc[71, "qatar"] = "0"
    whole.save()
    part = coding.sheet(corpus(), "Mona", 3, tmp_path)
    assert len(part.table) == 4 and part.codes()["present"].count() == 1


def test_the_file_is_read_by_excel_as_utf_8(tmp_path):
    sheet = coding.sheet(corpus(), "Mona", folder=tmp_path)
    assert sheet.save().read_bytes()[:3] == b"\xef\xbb\xbf"


@pytest.mark.parametrize("spoil", [lambda data: data[:30_000], lambda data: b"",
                                   lambda data: data.replace(b",1,", b",perhaps,")])  # fmt: skip
def test_a_file_that_cannot_be_read_whole_is_kept_and_named(tmp_path, spoil):
    path = tmp_path / "sheet_Mona.csv"
    path.write_bytes(spoil(csv(wide())))
    with pytest.warns(UserWarning, match="is kept as sheet_Mona.csv.old"):
        sheet = coding.sheet(corpus(), "Mona", folder=tmp_path)
    sheet.save()
    assert (tmp_path / "sheet_Mona.csv.old").read_bytes() == spoil(csv(wide()))
    assert len(sheet.table) == 72


def test_codes_may_be_typed_into_the_table(tmp_path):
    sheet = coding.sheet(corpus(), "Mona", folder=tmp_path)
    sheet.table.loc[0, "qatar"] = "yes"
    sheet.table.loc[0, "qatar_does"] = "C, p"
    row = sheet.codes().iloc[1]
    assert row[["frame", "present", "problem", "cause", "remedy"]].tolist() == [
        "qatar", 1, 1, 1, 0
    ]  # fmt: skip


def test_a_cell_that_is_no_code_is_named_with_its_sentence(tmp_path):
    sheet = coding.sheet(corpus(), "Mona", folder=tmp_path)
    sheet.table.loc[1, "qatar"] = "maybe"
    with pytest.raises(
        ValueError, match=r"Sentence 000\.2 of this sheet: qatar: 'maybe'"
    ):
        sheet.codes()


def test_a_sheet_of_another_corpus_has_its_own_issues(tmp_path):
    (tmp_path / "annotations").mkdir()
    (tmp_path / "a.txt").write_text("جف النهر. وعاد المطر.", "utf-8")
    (tmp_path / "datasheet.csv").write_text("doc,period\na,2020\n", "utf-8")
    book = "frame,kind,lemma\ndrought,frame,جفاف\nrain,companion,مطر\n"
    (tmp_path / "annotations" / "codebook.csv").write_text(book, "utf-8")
    sheet = coding.sheet(load_corpus(tmp_path), "Mona", folder=tmp_path)
    assert list(sheet.table)[5:] == ["drought", "drought_does", "note"]
    sheet.table["drought"] = ["1", "0"]
    codes, problems = coding.read_sheet(sheet.save(), load_corpus(tmp_path))
    assert codes["present"].tolist() == [1, 0] and problems.empty


def test_the_default_folder_is_that_of_the_learner(monkeypatch, tmp_path):
    monkeypatch.setenv("KHITAB_HOME", str(tmp_path / "mine"))
    sheet = coding.sheet(corpus(), "Mona")
    assert sheet.save() == tmp_path / "mine" / "sheet_Mona.csv"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"coder": " "}, "needs the name of its coder"),
        ({"coder": "Mona", "sentences": 0}, "sentences is a whole number from 1"),
        ({"coder": "Mo na"}, "is the sheet of Omar"),
        (
            {"coder": "x", "corpus": load_corpus(pd.DataFrame({"text": ["قال"]}))},
            "folder",
        ),
    ],
)
def test_what_cannot_be_a_sheet_is_refused_in_words(tmp_path, options, said):
    (tmp_path / "sheet_Mo_na.csv").write_bytes(csv(wide(coder="Omar")))
    with pytest.raises(ValueError, match=said):
        coding.sheet(**{"corpus": corpus(), "folder": tmp_path} | options)
