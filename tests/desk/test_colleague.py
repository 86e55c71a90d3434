"""A colleague who reads Arabic: what is asked, and what is made of the answers."""

import csv
import re
from html import unescape
from math import comb

import classes
import pytest
from desk import codings
from desk.codings import answers, colleague
from desk.commands import main
from desk.course import Course
from khitab.course import CODEBOOK

HEAD = ["colleague", *answers.COLUMNS, "arabic", "english"]


@pytest.fixture(scope="module")
def page():
    return colleague.sheet(classes.corpus())


def returned(folder, name="Dr. Nour", change=None):
    """A returned file: all right and as the kit has it, but for what `change` does."""
    corpus = classes.corpus()
    rows = [
        {"part": "translation", "doc": one.doc, "sentence": one.sentence, "answer": "right",
         "english": one.english}
        for one in colleague.translations(corpus).itertuples()
    ]  # fmt: skip
    for one in colleague.codes(corpus).itertuples():
        present, does = classes.truth()[one.doc, one.sentence][one.frame]
        told = {"answer": str(present), "does": (does or "-") if present else ""}
        place = {"doc": one.doc, "sentence": one.sentence, "issue": one.frame}
        rows.append({"part": "code", **place, **told})
    if change:
        change(rows)
    file = folder / "khitab_colleague.csv"
    with open(file, "w", encoding="utf-8-sig", newline="") as saved:
        writer = csv.DictWriter(saved, HEAD)
        writer.writeheader()
        writer.writerows({"colleague": name, **row} for row in rows)
    return file


def read(folder, change):
    returned(folder, change=change)
    [found] = answers.all_in(folder, classes.corpus())
    return found


# ---- What is asked --------------------------------------------------------------------------


def test_twenty_translations_and_twenty_codes_come_from_all_texts(page):
    corpus = classes.corpus()
    asked = colleague.translations(corpus), colleague.codes(corpus)
    assert [len(table) for table in asked] == [20, 20]
    assert all(set(table["doc"]) == set(corpus.datasheet["doc"]) for table in asked)
    assert page.count('class="item"') == 40 and "About 40 minutes" in page


def test_present_absent_and_doubtful_codes_of_every_issue_are_asked():
    kit = classes.corpus().annotations("coding_1")
    asked = kit.merge(colleague.codes(classes.corpus())[["doc", "sentence", "frame"]])
    assert set(asked["frame"]) == set(kit["frame"]) and len(asked) == 20
    assert asked["sure"].eq("no").sum() == 8
    assert asked[asked["sure"] == "yes"]["present"].value_counts().to_dict() == {
        "1": 6,
        "0": 6,
    }


def test_each_text_gives_its_share_of_translations():
    drawn = colleague.translations(classes.corpus())["doc"].value_counts()
    every = classes.corpus().sentences()["doc"].value_counts()
    assert all(abs(drawn[doc] - 20 * every[doc] / 72) < 1 for doc in every.index)


def test_the_sheet_is_the_same_each_time_and_blind(page):
    assert page == colleague.sheet(classes.corpus())
    told = set(re.findall(r"data-(\w+)=", page.partition("<script>")[0]))
    assert told == {"part", "doc", "sentence", "issue", "for"}
    assert not re.search(r"<input[^>]*checked", page)
    notes = classes.corpus().annotations("coding_1")["note"]
    assert not any(note in unescape(page) for note in notes if note)


def test_the_page_needs_nothing_but_itself(page):
    assert "default-src 'none'" in page and "sha256-" in page
    assert not re.search(r"https?://|<link|<img|@import|url\(", page)


def test_the_rules_on_the_page_are_the_codebook_s(page):
    book = CODEBOOK.with_suffix(".md").read_text("utf-8")
    assert "The texts never call it an intervention" in book
    for words in (
        "The texts never call it an intervention",
        "a danger, or that it harms",
    ):
        assert words in page and words in book


def test_the_command_writes_the_sheet(tmp_path, page, capsys):
    file = tmp_path / "sheet.html"
    assert (
        main(["codings", "--colleague", str(file)], Course(tmp_path, tmp_path / "d")) == 0
    )
    assert file.read_text("utf-8") == page and "40 minutes" in capsys.readouterr().out


# ---- What is made of the answers ------------------------------------------------------------


def test_how_many_translations_are_right_has_the_exact_interval(tmp_path):
    """Clopper & Pearson 1934: at each end, 18 of 20 or more (or fewer) has 2.5 %."""

    def change(rows):
        rows[0] |= {"answer": "wrong", "should_say": "Shukri"}
        rows[3] |= {"answer": "Nearly "}

    found = read(tmp_path, change)
    right, judged, interval = found.right
    low, high = (
        [comb(20, k) * p**k * (1 - p) ** (20 - k) for k in range(21)] for p in interval
    )
    assert (right, judged) == (18, 20)
    assert [sum(low[18:]), sum(high[:19])] == pytest.approx([0.025, 0.025])
    assert found.to_mend["should_say"].tolist() == ["Shukri", ""]


def test_codes_are_set_beside_the_kit_s_and_differences_are_listed(tmp_path):
    def change(rows):
        rows[20] |= {"answer": "10"[int(rows[20]["answer"])], "does": ""}

    found = read(tmp_path, change)
    agreement, differ = found.beside(classes.corpus())
    assert agreement["n"].iloc[0] == 20 and agreement["agreement"].tolist() == [0.95, 1]
    first = colleague.codes(classes.corpus()).iloc[0]
    [one] = differ.to_dict("records")
    assert (one["doc"], one["sentence"]) == (first["doc"], first["sentence"])
    assert one["colleague"] != one["kit"]


@pytest.mark.parametrize(
    ("at", "wrong", "said"),
    [(0, {"answer": ""}, "not answered"), (0, {"answer": "fine"}, "is no answer"),
     (0, {"sentence": 99}, "no such sentence"), (25, {"issue": "tone"}, "no issue"),
     (0, {"english": "Another wording."}, "has been changed since")],
    ids=["empty", "answer", "sentence", "issue", "translation"],
)  # fmt: skip
def test_an_answer_that_cannot_be_used_is_named_and_the_others_count(
    tmp_path, at, wrong, said
):
    found = read(tmp_path, lambda rows: rows[at].update(wrong))
    [(where, why)] = found.problems
    assert said in why and re.fullmatch(r"(translation|[a-z ]+) in 00\d\.\d+", where)
    assert len(found.translations) + len(found.codes) == 39


def test_a_colleague_s_file_is_known_among_a_class_s(tmp_path):
    sheet = classes.write(
        tmp_path, "Ann", classes.classroom(1, 0, biases={"Ann": ""})["Ann"]
    )
    assert answers.is_returned(returned(tmp_path)) and not answers.is_returned(sheet)


def test_the_kit_s_codes_are_compared_whatever_codes_the_lessons_use(monkeypatch, page):
    monkeypatch.setenv("KHITAB_CODES", "no such file.csv")
    assert colleague.sheet(codings.kits()) == page


def test_the_command_reads_a_colleague_s_answers_alone(tmp_path, capsys):
    returned(tmp_path, name="")
    course = Course(tmp_path, tmp_path / "desk")
    folder = tmp_path / "back"
    folder.mkdir()
    returned(folder, name="")
    assert main(["codings", str(folder)], course) == 0
    said = capsys.readouterr().out
    assert (
        "a colleague who reads Arabic" in said
        and "20 of 20 translations are right" in said
    )
    assert "20 of 20" in (course.desk / "codings" / "report.html").read_text("utf-8")
