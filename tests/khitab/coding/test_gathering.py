"""A class's folder is gathered whole: what is no sheet, or there twice, is named."""

import io
import time
import zipfile

import pytest
from a_class import class_of, corpus, csv, truth, wide
from khitab import coding

CLASS = class_of(7, slips=0.05, seed=3)
ONES = int((truth()["present"] == 1).sum())


@pytest.fixture
def folder(tmp_path):
    """The sheets of seven coders, as they are."""
    for coder, codes in CLASS.items():
        (tmp_path / f"sheet_{coder}.csv").write_bytes(csv(wide(codes, coder)))
    return tmp_path


def zipped(files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def said(gathered):
    """What the table of problems says, by file."""
    rows = gathered.problems
    return dict(zip(rows["file"], rows["what"] + ": " + rows["done"]))


def test_every_code_of_a_class_comes_back(folder):
    gathered = coding.gather(folder, corpus())
    assert list(gathered.codes) == list(CLASS) and gathered.problems.empty
    for coder, codes in CLASS.items():
        both = codes.merge(gathered.codes[coder], on=["doc", "sentence", "frame"])
        for name in ("present", "problem", "remedy"):
            assert both[f"{name}_x"].equals(both[f"{name}_y"])


def test_folders_and_zips_of_a_platform_are_opened(folder):
    mine = {f"Student {n}_assignsubmission/sheet_z{n}.csv": csv(wide(coder=f"z{n}"))
            for n in range(3)}  # fmt: skip
    nested = zipped({"work.zip": zipped({"sheet_deep.csv": csv(wide(coder="deep"))})})
    (folder / "export.zip").write_bytes(zipped(mine))
    (folder / "later").mkdir()
    (folder / "later" / "more.ZIP").write_bytes(nested)
    gathered = coding.gather(folder, corpus())
    assert set(gathered.codes) == {*CLASS, "z0", "z1", "z2", "deep"}
    assert coding.gather(folder / "export.zip", corpus()).codes.keys() == {
        "z0",
        "z1",
        "z2",
    }


def test_what_systems_leave_is_passed_over_and_what_people_hand_in_is_named(folder):
    for name in (".DS_Store", "~$sheet.csv", "Thumbs.db", ".~lock.sheet_c01.csv#"):
        (folder / name).write_bytes(b"x")
    (folder / "__MACOSX").mkdir()
    (folder / "__MACOSX" / "._sheet.csv").write_bytes(b"x")
    for name in ("essay.docx", "photo.png", "sheet_c01.csv.old"):
        (folder / name).write_bytes(b"x")
    (folder / "report.txt").write_text("I have coded it all.")
    gathered = coding.gather(folder, corpus())
    named = said(gathered)
    assert set(named) == {"essay.docx", "photo.png", "sheet_c01.csv.old", "report.txt"}
    assert len(gathered.codes) == 7


def test_the_same_file_under_two_names_counts_once(folder):
    (folder / "copy.csv").write_bytes((folder / "sheet_c00.csv").read_bytes())
    gathered = coding.gather(folder, corpus())
    assert len(gathered.codes) == 7
    assert said(gathered) == {"sheet_c00.csv": "it is copy.csv once more: left out"}


def test_two_halves_of_one_coder_are_put_together(tmp_path):
    (tmp_path / "a.csv").write_bytes(csv(wide().head(30)))
    (tmp_path / "b.csv").write_bytes(csv(wide(coder="MONA").tail(50)))
    gathered = coding.gather(tmp_path, corpus())
    assert gathered.codes["MONA"]["present"].count() == 216
    assert said(gathered) == {
        "a.csv": "MONA has another sheet, b.csv, and 0 codes differ: put together"
    }


def test_of_two_sheets_that_contradict_each_other_the_fuller_one_counts(tmp_path):
    """By hand: three sentences with Qatar present instead of absent, coded otherwise."""
    first = wide().head(70)
    first.loc[first.index[20:23], "qatar"] = "1"
    (tmp_path / "a.csv").write_bytes(csv(first))
    (tmp_path / "b.csv").write_bytes(csv(wide()))
    gathered = coding.gather(tmp_path, corpus())
    assert gathered.codes["Mona"]["present"].sum() == ONES
    assert said(gathered)["a.csv"].endswith("3 codes differ: put aside")


def test_students_who_all_call_their_file_alike_stay_apart(tmp_path):
    for name, codes in list(CLASS.items())[:3]:
        (tmp_path / name).mkdir()
        sheet = wide(codes).drop(columns="coder")
        (tmp_path / name / "codes.csv").write_bytes(csv(sheet))
    gathered = coding.gather(tmp_path, corpus())
    assert list(gathered.codes) == ["c00/codes", "c01/codes", "c02/codes"]


YOURS = "sheet_your_name.csv"


@pytest.mark.parametrize(
    ("name", "coder"),
    [
        ("Amal Hasan_12_assignsubmission_file_/" + YOURS, "Amal Hasan"),
        ("Amal Hasan_12_assignsubmission_file_" + YOURS, "Amal Hasan"),
        ("hasanamal_LATE_12_345_" + YOURS, "hasanamal"),
        ("class.zip/Amal/" + YOURS, "Amal"),
        ("sheet_your_name (3).csv", "sheet_your_name (3)"),
    ],
)
def test_your_name_is_nobody_s_and_folder_or_file_say_whose_a_sheet_is(
    tmp_path, name, coder
):
    """Thirty students hand in the sheet of the lesson as it is."""
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(csv(wide(coder="your name")))
    gathered = coding.gather(tmp_path, corpus())
    assert list(gathered.codes) == [coder]
    assert said(gathered) == {name: f"'your name' is nobody's name: taken for {coder}"}


@pytest.mark.parametrize("place", ["", "all/", "{}_1{}_assignsubmission_file_/", "{}/"])
def test_nobody_is_put_aside_because_all_left_your_name_in_the_cell(tmp_path, place):
    for n, (name, codes) in enumerate(CLASS.items()):
        file = tmp_path / (place.format(name, n) + f"sheet_your_name ({n}).csv")
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(csv(wide(codes, "your name")))
    gathered = coding.gather(tmp_path, corpus())
    assert len(gathered.codes) == 7 and len(gathered.problems) >= 7
    assert all((table["coder"] == c).all() for c, table in gathered.codes.items())


def test_two_of_one_name_in_two_folders_are_two_people_and_versions_are_one(tmp_path):
    """Amal has two versions in folder a, and another Amal's sheet is in folder b."""
    sheets = {"a/sheet_amal.csv": "c00", "a/sheet_amal (1).csv": "c01", "b/x.csv": "c02"}
    for name, coder in sheets.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(csv(wide(CLASS[coder], "Amal")))
    gathered = coding.gather(tmp_path, corpus())
    assert list(gathered.codes) == ["Amal (a)", "Amal (b)"]
    done = gathered.problems["done"].tolist()
    assert done == ["put aside", *["taken for different people"] * 2]


def test_a_torn_a_half_done_and_an_empty_sheet_are_named_and_nothing_is_lost(folder):
    torn = folder / "sheet_c03.csv"
    torn.write_bytes(torn.read_bytes()[:20_000])
    half = wide(CLASS["c04"], "c04")
    half.iloc[50:, 5:] = ""
    (folder / "sheet_c04.csv").write_bytes(csv(half))
    (folder / "sheet_c05.csv").write_bytes(b"")
    blank = wide(coder="c06")
    blank.iloc[:, 5:] = ""
    (folder / "sheet_c06.csv").write_bytes(csv(blank))
    gathered = coding.gather(folder, corpus())
    assert len(gathered.codes) == 5 and gathered.codes["c04"]["present"].count() == 150
    assert set(said(gathered)) == {f"sheet_c0{n}.csv" for n in (3, 4, 5, 6)}
    assert said(gathered)["sheet_c04.csv"].startswith("150 of 216 codes are given (69 %)")


@pytest.mark.parametrize("name", ["sheet_\u202egpj.csv", "a\x07b.csv"])
def test_names_of_files_can_be_printed(tmp_path, name):
    (tmp_path / "all.zip").write_bytes(zipped({name: b"", "sheet_Mona.csv": csv(wide())}))
    gathered = coding.gather(tmp_path, corpus())
    assert gathered.problems["file"][0].count("\ufffd") == 1


def test_links_are_named_and_not_followed(folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    (other / "sheet_x.csv").write_bytes(csv(wide(coder="x")))
    try:
        (folder / "linked").symlink_to(other)
        (folder / "sheet_x.csv").symlink_to(other / "sheet_x.csv")
    except OSError:
        pytest.skip("this system lets nobody make a link")
    gathered = coding.gather(folder, corpus())
    assert set(said(gathered)) == {"linked", "sheet_x.csv"} and len(gathered.codes) == 7


def test_bombs_and_giants_are_named_in_no_time(folder):
    zeros = bytes(90_000_000)
    (folder / "bomb.zip").write_bytes(zipped({f"{n}.csv": zeros for n in range(3)}))
    with open(folder / "giant.csv", "wb") as file:
        file.truncate(200_000_000)  # takes no room where files may have holes
    many = {f"{n}.csv": b"" for n in range(6_000)}
    (folder / "many.zip").write_bytes(zipped(many))
    data = b"x"
    for _ in range(5):
        data = zipped({"again.zip": data})
    (folder / "nested.zip").write_bytes(data)
    start = time.time()
    gathered = coding.gather(folder, corpus())
    assert time.time() - start < 10 and len(gathered.codes) == 7
    named = said(gathered)
    assert "larger than 10 MB" in named["giant.csv"] + named["bomb.zip/0.csv"]
    assert any("zip in a zip" in why for why in named.values())
    assert any("more than 5,000 files" in why for why in named.values())


def test_what_a_zip_lies_about_its_size_is_not_unpacked(tmp_path):
    data = zipped({"big.csv": bytes(50_000_000)})
    lie = data.replace((50_000_000).to_bytes(4, "little"), (5).to_bytes(4, "little"))
    (tmp_path / "lie.zip").write_bytes(lie)
    (tmp_path / "sheet_Mona.csv").write_bytes(csv(wide()))
    named = said(coding.gather(tmp_path, corpus()))
    assert "big.csv" in next(iter(named)) and len(named) == 1


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda path: None, "There is no folder"),
        (lambda path: path.mkdir(), "There is no sheet with codes"),
        (
            lambda path: (path.mkdir(), (path / "a.docx").write_bytes(b"x")),
            "a.docx: this",
        ),
    ],
)
def test_a_folder_without_a_sheet_is_refused_in_words(tmp_path, make, why):
    make(tmp_path / "class")
    with pytest.raises(ValueError, match=why):
        coding.gather(tmp_path / "class", corpus())
