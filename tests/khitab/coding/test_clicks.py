"""What is clicked comes into the sheet's file, and nothing else does."""

import html
import json
import re
import threading

import pytest
from khitab import coding, course, load_corpus
from khitab.coding import clicks
from tiny import corpus_of

CORPUS = load_corpus()
BOTH = {"terrorism": "1", "terrorism_does": "pr", "qatar": "0", "foreign_forces": "0"}


@pytest.fixture
def sheet(tmp_path):
    return coding.sheet(CORPUS, "amal", sentences=10, folder=tmp_path)


def click(sheet, row, key="000.5", seconds=0, **more):
    """Say to the kernel, as a page does, that a sentence has these codes; return its answer."""
    said = []
    event = {"sheet": clicks.opened(sheet), "id": "x", "key": key, "row": row}
    clicks.hear({**event, "age": 1000 * seconds, **more}, said.append)
    return said[0]


def filed(sheet):
    """The codes in the file, opened again: {sentence: what is not empty}."""
    again = coding.sheet(CORPUS, "amal", 10, sheet.path.parent)
    found = clicks.rows(again.table, clicks.columns(again))
    return {key: row for key, row in found.items() if row}


def test_a_click_is_in_the_file_and_in_the_sheet_that_is_open(sheet):
    answer = click(sheet, {**BOTH, "note": "=1+1, أ"})
    coded = {**BOTH, "note": "=1+1, أ"}
    assert answer["id"] == "x" and "trouble" not in answer
    assert filed(sheet) == {"000.5": coded}
    assert sheet.codes()["present"].dropna().tolist() == [1, 0, 0]


def test_what_is_taken_back_is_empty_again(sheet):
    click(sheet, BOTH)
    click(sheet, {"qatar": "0"})
    assert filed(sheet) == {"000.5": {"qatar": "0"}}


@pytest.mark.parametrize("bad", [
    {"key": "000.999"}, {"key": None}, {"row": "1"}, {"row": {"terrorism": "2"}},
    {"row": {"terrorism": 1}}, {"row": {"arabic": "x"}}, {"row": {"qatar_does": "p"}},
    {"row": {"qatar": "1", "qatar_does": "pp"}}, {"row": {"qatar": "1", "qatar_does": "p-"}},
    {"row": {"note": "x" * 200_000}}, {"age": -1}, {"age": "now"},
])  # fmt: skip
def test_a_bad_message_is_refused_in_words_and_changes_nothing(sheet, bad):
    click(sheet, BOTH)
    answer = click(sheet, **{"row": BOTH, "key": "000.9", **bad})
    assert answer["id"] == "x" and answer["trouble"].startswith("This was not taken: ")
    assert filed(sheet) == {"000.5": BOTH}


@pytest.mark.parametrize("ages", [(60, 5), (5, 60)])
def test_of_two_clicks_the_later_counts_in_whatever_order_they_arrive(sheet, ages):
    codes = {5: {"qatar": "1"}, 60: {"qatar": "0"}}
    for age in ages:
        answer = click(sheet, codes[age], seconds=age)
    assert filed(sheet) == {"000.5": codes[5]}
    assert answer["rows"]["000.5"]["qatar"] == "1"


def test_what_a_spreadsheet_wrote_stays_unless_the_click_came_later(sheet):
    click(sheet, BOTH, seconds=90)
    text = sheet.path.read_text("utf-8-sig").replace(",1,pr,0,,0,,", ",no,,x,,,,by hand")
    sheet.path.write_text(text, "utf-8")
    hand = {"terrorism": "0", "qatar": "1", "note": "by hand"}
    assert click(sheet, {"qatar": "0"}, seconds=60)["rows"]["000.5"]["qatar"] == "1"
    click(sheet, {"qatar": "0"}, "000.9")
    assert filed(sheet) == {"000.5": hand, "000.9": {"qatar": "0"}}
    click(sheet, BOTH)
    assert filed(sheet)["000.5"] == BOTH


def test_what_no_sheet_has_is_kept_once_under_another_name(sheet):
    click(sheet, BOTH)
    sheet.path.write_text(sheet.path.read_text("utf-8-sig").replace(",1,pr,", ",why?,,"))
    was = sheet.path.read_bytes()
    for _ in range(3):
        click(sheet, {}, ask=True)
    click(sheet, {"qatar": "0"}, "000.9")
    kept = list(sheet.path.parent.glob("*.old*"))
    assert [each.read_bytes() for each in kept] == [was]
    assert filed(sheet)["000.5"] == {"qatar": "0", "foreign_forces": "0"}


def test_clicks_that_kernels_write_at_the_same_time_are_all_there(sheet):
    keys = list(clicks.rows(sheet.table, []))
    name = clicks.opened(sheet)  # each thread has a sheet of its own, as a kernel does
    sheets = [coding.sheet(CORPUS, "amal", 10, sheet.path.parent) for _ in keys]
    row = dict.fromkeys(clicks.columns(sheet), "") | {"qatar": "1"}
    work = [
        threading.Thread(target=clicks._noted, args=([own], key, row, clicks.time()))
        for own, key in zip(sheets, keys)
    ]
    [each.start() for each in work]
    [each.join() for each in work]
    assert filed(sheet) == {key: {"qatar": "1"} for key in keys} and name in clicks.SHEETS


def test_a_disk_that_fails_is_named_and_the_file_stays_whole(sheet, monkeypatch):
    click(sheet, BOTH)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    answer = click(sheet, {"qatar": "1"}, "000.9")
    assert "No space left on device" in answer["trouble"] and "id" not in answer
    assert filed(sheet) == {"000.5": BOTH} and sheet.codes()["present"].count() == 3


def test_a_sheet_that_another_kernel_has_open_gets_no_answer(sheet):
    said = []
    clicks.hear({"sheet": "0" * 16, "id": "x", "key": "000.5", "row": BOTH}, said.append)
    assert said == [] and not sheet.path.exists()


def test_a_page_that_asks_is_told_what_the_file_has_now(sheet):
    click(sheet, BOTH)
    other = coding.sheet(CORPUS, "amal", 10, sheet.path.parent)
    click(other, {"qatar": "1"}, "000.9")
    told = click(sheet, {}, ask=True)["rows"]
    assert told["000.5"] == BOTH and told["000.9"] == {"qatar": "1"} and len(told) == 10


# --- The page ------------------------------------------------------------------------


def data(sheet):
    found = re.search(
        r'<script type="application/json">(.*?)</script>', sheet._repr_html_()
    )
    return json.loads(found[1])


def test_a_page_is_blind_and_small(tmp_path):
    whole = coding.sheet(CORPUS, "amal", folder=tmp_path)
    page = whole._repr_html_()
    assert len(page.encode()) < 300_000 and not any(data(whole)["rows"].values())
    for name in ("coding_1", "coding_3", "elements_1", "frames"):
        notes = CORPUS.annotations(name).get("note", [])
        assert not [note for note in notes if len(note) > 30 and note in page]


@pytest.mark.parametrize(("coder", "said"), [("your name", True), ("amal", False)])
def test_a_sheet_that_is_nobody_s_opens_and_asks_for_a_name(tmp_path, coder, said):
    sheet = coding.sheet(CORPUS, coder, 3, tmp_path)
    click(sheet, BOTH, next(iter(clicks.rows(sheet.table, []))))
    again = coding.sheet(CORPUS, coder, 3, tmp_path)
    assert again.codes()["present"].count() == 3
    assert ("put your own name into the cell" in again._repr_html_()) == said
    assert data(again)["coder"] == ("" if said else coder)


def test_without_scripts_there_is_a_list_and_how_to_code_in_the_file(sheet):
    plain = re.sub("<(script|style).*?</\\1>", "", sheet._repr_html_(), flags=re.S)
    assert plain.count("<tr>") == 11 and str(sheet.path) in plain
    assert not re.search("<(button|input|textarea)", plain)


def test_the_rules_are_those_of_the_codebook_without_its_history(sheet):
    page = html.unescape(sheet._repr_html_())
    book = course.CODEBOOK.with_suffix(".md").read_text("utf-8")
    for rule in re.findall(r"\*\*Near miss\*\*: .*?\">.*?</bdi>(.{20})", book):
        assert rule in page
    assert page.count("Definition.") == 3 and "The list of words" not in page
    questions = [element["question"] for element in data(sheet)["elements"]]
    assert questions[0] == "who suffers from what?" and all(questions)


def test_another_corpus_has_its_own_issues_keys_and_words(tmp_path):
    (tmp_path / "annotations").mkdir()
    book = "frame,lemma,gloss\npeace,سلام,peace\ncease_fire,هدنة,truce\n"
    (tmp_path / "annotations" / "codebook.csv").write_text(book, "utf-8")
    sheet = coding.sheet(corpus_of(tmp_path, a="هدنة طويلة."), "amal", folder=tmp_path)
    assert [issue["key"] for issue in data(sheet)["issues"]] == ["a", "s"]
    assert "truce" in sheet._repr_html_() and "extremism" not in sheet._repr_html_()
    click(sheet, {"cease_fire": "1", "cease_fire_does": "-"}, "a.1")
    assert sheet.codes()["remedy"].tolist()[1] == 0
