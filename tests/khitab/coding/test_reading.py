"""A sheet is read whatever a spreadsheet, a platform or a torn copy has made of it."""

import re

import pandas as pd
import pytest
from a_class import ISSUES, corpus, csv, wide
from khitab import coding
from khitab.coding.reading import read

TEXT = wide().to_csv(index=False)
WHOLE, NONE = read(csv(wide()), "sheet_Mona.csv", corpus())
YES_NO = {"1": "Yes", "0": "no"}


def lines_of(table, separator):
    return table.to_csv(index=False, sep=separator).encode()


def packed():
    """Every row in one quoted cell, as some spreadsheets save what they did not split."""
    head, *rows = TEXT.splitlines()
    return "\n".join([head, *('"' + row.replace('"', '""') + '"' for row in rows)])


def with_issues(change):
    table = wide()
    table[ISSUES] = table[ISSUES].map(change)
    return csv(table)


def zeros_lost():
    table = wide()
    table["doc"] = [str(int(doc)) for doc in table["doc"]]
    return csv(table.assign(sentence=table["sentence"] + ".0"))


def letters_otherwise():
    table = wide()
    for name in ISSUES:
        does = table[f"{name}_does"].str.upper().map(lambda text: ", ".join(text[::-1]))
        table[f"{name}_does"] = does.where(table[f"{name}_does"] != "-", "none")
    return csv(table)


HARMLESS = {
    "semicolons": lines_of(wide(), ";"),
    "tabs": lines_of(wide(), "\t"),
    "Excel's own first line": b"sep=;\r\n" + lines_of(wide(), ";"),
    "old Mac lines": TEXT.replace("\n", "\r").encode(),
    "packed": packed().encode(),
    "shuffled rows": csv(wide().sample(frac=1, random_state=1)),
    "shuffled columns": csv(wide().sample(frac=1, axis=1, random_state=1)),
    "without the texts": csv(wide().drop(columns=["arabic", "english"])),
    "heads otherwise": csv(wide().rename(columns=lambda n: n.replace("_", " ").upper())),
    "000 is 0": zeros_lost(),
    "1.0": with_issues(lambda code: code + ".0"),
    "yes and no": with_issues(YES_NO.get),
    "Arabic digits": with_issues({"1": "١", "0": "٠"}.get),
    "TRUE": with_issues({"1": "TRUE", "0": "FALSE"}.get),
    "days": with_issues({"1": "1/1/1900", "0": "1/0/1900"}.get),
    "letters otherwise": letters_otherwise(),
    "empty rows": csv(pd.concat([wide(), pd.DataFrame("", range(5), wide().columns)])),
    "name once": csv(wide().assign(coder=["Mona", *[""] * 71])),
    "no name": csv(wide().drop(columns="coder")),
}


@pytest.mark.parametrize("data", HARMLESS.values(), ids=HARMLESS)
def test_what_programs_do_to_a_sheet_changes_no_code_and_is_no_problem(data):
    codes, problems = read(data, "sheet_Mona.csv", corpus())
    pd.testing.assert_frame_equal(codes, WHOLE)
    assert problems.empty


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16"])
def test_other_encodings_are_read_and_named(encoding):
    codes, problems = read(TEXT.encode(encoding, "replace"), "sheet_Mona.csv", corpus())
    pd.testing.assert_frame_equal(codes, WHOLE)
    assert problems["done"].tolist() == ["read"]


@pytest.mark.parametrize("often", [1, 40])
def test_codes_beside_letters_that_nobody_can_read_count(often):
    """Bytes of no encoding in a few sentences, or in nearly all of them."""
    spoilt = re.sub(r'("),(?=[01],)', r"@@@@\1,", TEXT, count=often).encode()
    data = spoilt.replace(b"@@@@", b"\xff\xfe\x81\x9d" * often)
    codes, problems = read(data, "sheet_Mona.csv", corpus())
    assert codes["present"].equals(WHOLE["present"]) and len(problems) == 1


# --- Torn ------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [n / 23 for n in range(2, 23)])
def test_of_a_torn_file_each_whole_row_is_read_and_the_tear_is_named(share):
    data = csv(wide())
    cut = data[: int(len(data) * share)]
    codes, problems = read(cut, "sheet_Mona.csv", corpus())
    rows = len(pd.read_csv(pd.io.common.BytesIO(cut[: cut.rfind(b"\n") + 1])))
    given, known = codes.dropna(subset="present"), WHOLE.iloc[: len(codes)]
    assert len(given) >= 3 * rows
    assert given["present"].equals(known["present"].loc[given.index])
    assert problems["what"].str.contains("breaks off").any() or cut.endswith(b"\n")


def test_the_last_cell_of_a_torn_row_is_not_believed():
    """By hand: "pr" torn to "p" would say that there is no remedy."""
    table = wide().head(3)
    table.loc[2, ["foreign_forces", "foreign_forces_does"]] = "1", "pr"
    codes, problems = read(csv(table)[:-4], "sheet_Mona.csv", corpus())
    last = codes.iloc[-1]
    assert last["present"] == 1 and pd.isna(last["remedy"]) and pd.isna(last["problem"])
    assert problems["row"].tolist() == [4]


def test_an_open_quotation_mark_swallows_no_other_row():
    lines = TEXT.splitlines()
    lines[10] = lines[10] + '"never closed'
    codes, problems = read("\n".join(lines).encode(), "sheet_Mona.csv", corpus())
    assert codes["present"].equals(WHOLE["present"])
    assert problems[["row", "what"]].values.tolist() == [
        [11, "a quotation mark is never closed"]
    ]


# --- What is named -----------------------------------------------------------------------


def cell(row, **cells):
    """A sheet in which some cells of a row, as a spreadsheet counts, are others."""
    table = wide()
    table.loc[row - 2, list(cells)] = list(cells.values())
    return csv(table)


def twice(row, **cells):
    more = wide().iloc[[row - 2]].assign(**cells)
    return csv(pd.concat([wide(), more]))


def unquoted(row):
    """A sheet in which nobody quoted the commas of one English sentence."""
    text = wide()["english"][row - 2]
    assert text.count(",") > 1
    return TEXT.replace(f'"{text}"', text).encode()


COMMAS = next(n + 2 for n, text in enumerate(wide()["english"]) if text.count(",") == 2
              and '"' not in text)  # fmt: skip
OTHER = "قال الوزير إن الأمطار غزيرة هذا العام في الجنوب"
NAMED = {  # what is handed in: how many codes of presence it costs, row, what, done
    "2": (cell(5, qatar="2"), 1, 5, "qatar: '2' is not a code", "not counted"),
    "maybe": (cell(5, qatar="maybe"), 1, 5, "'maybe' is not a code", "not counted"),
    "?": (cell(5, qatar="?"), 1, 5, "'?' is not a code", "not counted"),
    "a day": (cell(5, qatar="02-Mar"), 1, 5, "'02-Mar' is not a code", "not counted"),
    "letters": (cell(2, qatar_does="pq"), 0, 2, "'pq' names no elements", "not counted"),
    "does, is 0": (cell(4, qatar="0", qatar_does="p"), 1, 4, "qatar is 0, and", "neither"),
    "does, empty": (cell(2, qatar="", qatar_does="p"), 0, 2, "qatar is empty, and",
                    "counted as present"),
    "unknown": (cell(3, sentence="99", arabic=""), 3, 3, "no sentence 000.99", "not counted"),
    "unknown text": (cell(3, doc="009", arabic=""), 3, 3, "no sentence 009.2", "not counted"),
    "a day for a number": (cell(3, sentence="02-Jan"), 0, 3, "has this Arabic",
                           "counted for 000.2"),
    "other texts": (cell(3, arabic=OTHER), 3, 3, "is not that of sentence 000.2",
                    "not counted"),
    "moved": (cell(3, arabic=wide()["arabic"][40]), 3, 3, "the Arabic that of",
              "not counted"),
    "again": (twice(3), 0, 74, "row 3 has this sentence, too", "it counts once"),
    "against": (twice(3, qatar="1"), 1, 74, "another code of qatar", "neither"),
    "more cells": (unquoted(COMMAS), 3, COMMAS, "more cells than the head", "not counted"),
    "foreign column": (csv(wide().assign(sure="yes")), 0, 1, "the columns sure", "kept out"),
    "no head": (TEXT.replace("note\n", "note,\n", 1).replace(",\n", ",,!\n", 9).replace(
        ",,!\n", ",\n", 1).encode(), 0, 2, "a column without a head", "kept out"),
    "no issue": (csv(wide().drop(columns=["qatar", "qatar_does"])), 72, 1,
                 "the columns qatar, qatar_does are missing", "not coded"),
    "no elements": (csv(wide().drop(columns="qatar_does")), 0, 1, "qatar_does are missing",
                    "not coded"),
}  # fmt: skip


@pytest.mark.parametrize("case", NAMED.values(), ids=NAMED)
def test_what_cannot_be_used_is_named_and_every_other_code_is_kept(case):
    data, cost, row, what, done = case
    codes, problems = read(data, "sheet_Mona.csv", corpus())
    named = problems[problems["what"].str.contains(what, regex=False)].iloc[0]
    assert (named["file"], named["row"]) == ("sheet_Mona.csv", row)
    assert done in named["done"]
    both = WHOLE.merge(codes, on=["doc", "sentence", "frame"], suffixes=("", "_2"))
    kept = both.dropna(subset="present_2")
    assert len(kept) == 216 - cost
    assert (kept["present"] == kept["present_2"]).all()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is empty"),
        (b"\xef\xbb\xbf\n\n", "it is empty"),
        (TEXT.splitlines()[0].encode(), "a head and no row"),
        (b"a,b\n1,2\n", "the columns doc and sentence"),
        (b"doc,sentence,drought\n000,1,1\n", "no column terrorism or qatar"),
        (b"PK\x03\x04" + bytes(99), "workbook"),
        (bytes(range(256)) * 9, "the columns doc and sentence"),
        (TEXT.encode() + b"x" * 10_000_001, "larger than 10 MB"),
        (TEXT.encode() + b",\n" * 20_001, "more than 20,000 rows"),
    ],
)
def test_what_is_no_sheet_is_left_out_with_a_reason(data, why):
    codes, problems = read(data, "thing.csv", corpus())
    assert codes.empty and len(problems) == 1
    assert "this is no sheet" in problems["what"][0] and why in problems["what"][0]


def test_a_sheet_of_many_problems_lists_two_hundred_and_says_how_many_more():
    table = pd.concat([wide().assign(qatar="?")] * 4)
    _, problems = read(csv(table), "sheet_Mona.csv", corpus())
    assert len(problems) == 201 and problems["what"].iloc[-1].endswith("more problems")


def test_a_half_done_sheet_counts_and_says_how_much_is_done(tmp_path):
    table = wide()
    table.loc[40:, ISSUES + [f"{name}_does" for name in ISSUES]] = ""
    path = tmp_path / "sheet_Mona.csv"
    path.write_bytes(csv(table))
    codes, problems = coding.read_sheet(path, corpus())
    assert codes["present"].count() == 120
    assert problems["what"].tolist() == ["120 of 216 codes are given (55 %)"]


def test_several_coders_may_share_a_file():
    table = pd.concat([wide(coder="Mona"), wide(coder=" omar "), wide(coder="OMAR")[:0]])
    codes, problems = read(csv(table), "all.csv", corpus())
    assert codes.groupby("coder").size().to_dict() == {"Mona": 216, "omar": 216}
    assert problems.empty


@pytest.mark.parametrize(
    ("name", "coder"),
    [("sheet_Mona.csv", "Mona"), ("Mona.csv", "Mona"), ("a/Sheet_Mona (2).csv", "Mona"),
     ("Said_12_file_sheet_Mona.csv", "Mona")],
)  # fmt: skip
def test_without_a_name_the_coder_is_that_of_the_file(name, coder):
    codes, _ = read(csv(wide().drop(columns="coder")), name, corpus())
    assert set(codes["coder"]) == {coder}


def test_a_file_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match=re.escape("There is no file 'none.csv'")):
        coding.read_sheet("none.csv", corpus())
