"""A class is marked once each, however often it is stopped; marks by hand are kept."""

import nbformat
import pytest
import tiny_course
from desk import books, commands, marking
from desk.books import inert
from desk.course import Trouble
from desk.disk import read_json
from desk.holding import alone
from tiny_course import Counting, by_hand, hand_in, row

CLASS = {
    "anna": tiny_course.ANSWERS,
    "ben": {"ps1-double": "def double(number):\n    return number * number",
            "ps1-why": "<script>alert(1)</script> =cmd"},
    "lazy": {},
    "سارة": {"ps1-words": tiny_course.ANSWERS["ps1-words"]},
}  # fmt: skip
POINTS = {"anna": 60, "ben": 10, "lazy": 0, "سارة": 30}


@pytest.fixture
def course(tmp_path):
    made = tiny_course.with_gradebook(tiny_course.make(tmp_path))
    hand_in(
        made,
        {
            name: tiny_course.as_bytes(tiny_course.answered(answers))
            for name, answers in CLASS.items()
        },
    )
    return made


def grade(course, judge=tiny_course.trusting_judge, **options):
    return marking.grade(course, "ps1", judge=judge, **options)


def totals(course):
    with books.gradebook(course) as gradebook:
        return {
            student: sum(grade["auto"] or 0 for grade in grades.values())
            for student, grades in books.marks(gradebook, "ps1").items()
        }


def test_each_gets_what_the_checks_gave(course):
    grade(course)
    assert totals(course) == POINTS


def test_what_is_marked_and_unchanged_is_not_marked_again(course):
    grade(course)
    judge = Counting()
    grade(course, judge)
    assert judge.done == 0
    grade(course, judge, again=True)
    assert judge.done == len(CLASS)


@pytest.mark.parametrize("stop_at", [1, 2, 4])
def test_stopped_and_started_again_nothing_is_lost_or_done_twice(course, stop_at):
    first, second = Counting(stop_at), Counting()
    with pytest.raises(KeyboardInterrupt):
        grade(course, first)
    grade(course, second)
    assert first.done - 1 + second.done == len(CLASS)
    assert totals(course) == POINTS


def test_a_cut_between_the_gradebook_and_the_state_is_made_good(course):
    grade(course)
    (course.state("ps1", "anna") / "marked.json").unlink()
    judge = Counting()
    grade(course, judge)
    assert judge.done == 1 and totals(course) == POINTS


def test_a_new_version_replaces_the_marks_and_keeps_those_by_hand(course):
    grade(course)
    by_hand(course, "anna", "ps1-why", 33, "Well argued")
    changed = {**tiny_course.ANSWERS, "ps1-words": "def words(text):\n    return []"}
    hand_in(course, {"anna": tiny_course.as_bytes(tiny_course.answered(changed))})
    assert row(course, "anna")["state"] == "not marked yet"
    grade(course)
    assert (
        row(course, "anna")["total"] == 30 + 33
        and row(course, "anna")["state"] == "marked"
    )


def test_an_answer_that_changed_after_it_was_read_is_to_be_read_again(course):
    grade(course)
    by_hand(course, "anna", "ps1-why", 33)
    changed = {**tiny_course.ANSWERS, "ps1-why": "Quite another reason."}
    hand_in(course, {"anna": tiny_course.as_bytes(tiny_course.answered(changed))})
    grade(course)
    assert "1 answer to read" in row(course, "anna")["state"]


def test_what_can_not_be_read_has_no_mark_and_stops_nobody(course):
    hand_in(course, {"anna": b"", "ben": b"<html>"})
    grade(course)
    assert totals(course) == {"lazy": 0, "سارة": 30}
    assert (
        row(course, "anna")["state"] == "needs a look"
        and row(course, "anna")["total"] == ""
    )
    assert "empty" in row(course, "anna")["notes"]


def test_a_fault_of_the_desk_itself_stops_nobody(course):
    def faulty(notebook, files=None):
        if "number * number" in str(notebook):
            raise ZeroDivisionError
        return tiny_course.trusting_judge(notebook)

    records = grade(course, faulty)
    assert records["ben"]["state"] == "needs a look" and totals(course)["anna"] == 60


def test_a_process_that_dies_takes_nobodys_mark_but_one(course):
    records = grade(course, tiny_course.dying_judge, jobs=2)
    assert totals(course) == {name: POINTS[name] for name in CLASS if name != "ben"}
    assert records["ben"]["reason"] == "The process that marked it died."


def test_a_salvaged_file_is_marked_and_looked_at(course):
    data = tiny_course.as_bytes(tiny_course.answered())
    hand_in(course, {"anna": data[: data.rfind(b"YOUR") if b"YOUR" in data else -400]})
    grade(course)
    assert "please look" in row(course, "anna")["state"]


def test_one_student_can_be_marked_alone(course):
    grade(course, only="anna")
    assert totals(course) == {"anna": 60}
    with pytest.raises(Trouble, match="Nothing was collected for ps1 from 'zoe'"):
        grade(course, only="zoe")


def test_the_formgrader_finds_the_notebook_with_its_messages(course):
    grade(course)
    notebook = nbformat.read(course.autograded("ps1", "ben") / "ps1.ipynb", as_version=4)
    nbformat.validate(notebook)
    said = {
        cell.metadata.get("nbgrader", {}).get("grade_id"): cell.get("outputs")
        for cell in notebook.cells
    }
    assert "secret number" in said["ps1-double-hidden"][0]["evalue"]
    assert said["ps1-double-check"] == []


# ---- Pages and tables ---------------------------------------------------------------------


def test_feedback_waits_for_answers_to_be_read(course):
    grade(course)
    written, without, _ = books.feedback(course, "ps1")
    assert (
        written == ["lazy", "سارة"]
        and "anna: 1 answer to read in the formgrader" in without
    )
    assert books.feedback(course, "ps1", early=True)[0] == sorted(CLASS)


def test_feedback_shows_messages_and_no_hidden_check_and_runs_nothing(course):
    grade(course)
    books.feedback(course, "ps1", early=True)
    page = (course.feedback("ps1", "ben") / "ps1.html").read_text("utf-8")
    assert "secret number" in page and "double(21)" not in page
    assert "<script" not in page and "https://cdn" not in page
    assert "default-src 'none'" in page and "&lt;script&gt;alert" in page


@pytest.mark.parametrize("html", [
    "<script>x</script>", "<img src=x onerror=y>", "<a href='javascript:x'>y</a>",
    "<svg onload=x>", "<iframe src=x>", "<a href='data:text/html,x'>y</a>", "<form action=x>",
    "<style>@import 'x'</style>", "<p style='background:url(http://x)'>y</p>", "<base href=x>",
])  # fmt: skip
def test_nothing_that_runs_or_fetches_survives_cleaning(html):
    cleaned = inert.clean(html)
    for bad in (
        "<script",
        "onerror",
        "javascript:",
        "<svg",
        "<iframe",
        "data:",
        "<form",
        "<style",
        "url(",
        "<base",
        "onload=x>",
    ):
        assert bad not in cleaned.replace("&lt;svg onload=x&gt;", "")


def test_arabic_and_its_direction_survive_cleaning():
    assert inert.clean('<bdi lang="ar" dir="rtl">خطاب</bdi>') in (
        '<bdi lang="ar" dir="rtl">خطاب</bdi>',
        '<bdi dir="rtl" lang="ar">خطاب</bdi>',
    )


def test_the_table_has_marks_by_task_and_opens_in_a_spreadsheet(course, tmp_path):
    grade(course)
    by_hand(course, "anna", "ps1-why", 33.5)
    books.export(course, "ps1", tmp_path / "marks.csv")
    data = (tmp_path / "marks.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and "سارة" in data.decode("utf-8")
    anna = row(course, "anna")
    assert (anna["ps1-double (30)"], anna["ps1-words (30)"], anna["ps1-why (40)"]) == (
        30,
        30,
        33.5,
    )
    assert (anna["by machine"], anna["by hand"], anna["total"]) == (60, 33.5, 93.5)


def test_the_whole_course_is_a_row_a_student_and_set(course):
    grade(course)
    rows = books.everything(course)
    assert len(rows) == 2 * len(CLASS)
    assert {row["state"] for row in rows if row["problem set"] == "demo"} == {
        "nothing handed in"
    }


# ---- Commands -----------------------------------------------------------------------------------


def test_alone_it_says_what_to_do_in_order(capsys):
    assert commands.main([]) == 0
    said = capsys.readouterr().out
    order = ["release", "collect", "grade", "formgrader", "feedback", "export"]
    places = [said.index(f"solutions {name}") for name in order]
    assert places == sorted(places)


@pytest.mark.parametrize("arguments", [
    ["grade", "ps9"], ["grade", "demo"], ["collect", "/nowhere"], ["export", "ps9"],
    ["release", "ps9"], ["formgrader"], ["grade"], ["grade", "--self", "ps9"],
    ["override", "ps9"], ["override", "ps1", "zoe"], ["grade", "ps1", "--jobs", "0"],
    ["collect", ".", "--due", "soon"],
])  # fmt: skip
def test_what_goes_wrong_is_said_without_a_traceback(tmp_path, capsys, arguments):
    course = tiny_course.make(tmp_path)
    assert commands.main(arguments, course) == 1
    said = capsys.readouterr().err
    assert len(said.strip()) > 20 and "Traceback" not in said


def test_two_commands_that_write_do_not_meet(course):
    with alone(course), pytest.raises(Trouble, match="still at work"), alone(course):
        pass


@pytest.mark.slow
def test_the_real_judge_marks_in_processes(course, capsys):
    """Once through all of it, sandbox included: seconds, the only proof that it holds."""
    assert commands.main(["grade", "ps1", "--jobs", "2"], course) == 0
    assert totals(course) == POINTS
    assert read_json(course.state("ps1", "anna") / "marked.json")["state"] == "marked"
