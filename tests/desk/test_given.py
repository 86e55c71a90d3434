"""A mark by hand stands for the answer that it judged, and for no other."""

import nbformat
import pytest
import tiny_course
from desk import books, commands, marking
from desk.disk import read_json, write_json
from tiny_course import by_hand, hand_in, row

pytestmark = pytest.mark.slow  # a gradebook or a process of its own a case

WRONG = {"ps1-double": "def double(number):\n    return number * number",
         "ps1-words": tiny_course.ANSWERS["ps1-words"],
         "ps1-why": "Because I counted, سارة."}  # fmt: skip
HELPED = "def double(number):\n    return helped(number)"
CHECK, EARLIER = "ps1-double-hidden", "was given for an earlier hand-in: please look"


@pytest.fixture
def course(tmp_path):
    """Anna's `double` is wrong, and marked."""
    made = tiny_course.with_gradebook(tiny_course.make(tmp_path))
    handed(made, WRONG)
    grade(made)
    return made


def handed(course, answers, extra=None):
    notebook = tiny_course.answered(answers)
    if extra:
        notebook.cells.insert(3, nbformat.v4.new_code_cell(extra))
    hand_in(course, {"anna": tiny_course.as_bytes(notebook)})


def grade(course, again=False, judge=tiny_course.trusting_judge):
    return marking.grade(course, "ps1", again=again, judge=judge)["anna"]


def standing(course):
    """Cell -> what stands by hand in the gradebook."""
    with books.gradebook(course) as gradebook:
        notebook = gradebook.find_submission_notebook("ps1", "ps1", "anna")
        return books.given.by_hand(notebook)


def shown(course):
    path = course.autograded("ps1", "anna") / "ps1.ipynb"
    return " ".join(cell.source for cell in nbformat.read(path, as_version=4).cells)


def better(**instead):
    return {**WRONG, "ps1-double": tiny_course.ANSWERS["ps1-double"], **instead}


def test_after_a_better_hand_in_the_new_marks_stand_and_the_old_one_is_shown(course):
    by_hand(course, "anna", CHECK, 5)
    assert row(course, "anna")["total"] == 10 + 5 + 30
    handed(course, better())
    record = grade(course)
    anna = row(course, "anna")
    assert (anna["by machine"], anna["by hand"]) == (60, 0)
    said = f"{CHECK}: 5 {EARLIER}"
    assert said in anna["notes"] and said in " ".join(record["notes"])
    assert "please look" in anna["state"] and record["look"]
    assert said in shown(course)


GIVEN = {
    "a mark on a check": (CHECK, {"points": 5}, "5 was given"),
    "a mark of 0": (CHECK, {"points": 0}, "0 was given"),
    "extra credit": (CHECK, {"extra": 3}, "3 extra was given"),
    "a comment on code": ("ps1-double", {"comment": "Squares!"}, "a comment was given"),
    "a written answer": (
        "ps1-why",
        {"points": 33, "comment": "Why?"},
        "33 and a comment was given",
    ),
}


@pytest.mark.parametrize("cell, mark, said", GIVEN.values(), ids=GIVEN)
def test_whatever_was_given_is_put_aside_by_another_answer_and_not_lost(
    course, cell, mark, said
):
    by_hand(course, "anna", cell, **mark)
    before = standing(course)
    handed(course, better(**{"ps1-why": "Quite another reason."}))
    grade(course)
    assert standing(course) == {} and said in row(course, "anna")["notes"]
    handed(course, WRONG)
    grade(course)
    assert standing(course) == before and said not in row(course, "anna")["notes"]


@pytest.mark.parametrize("cell, mark, said", GIVEN.values(), ids=GIVEN)
def test_whatever_was_given_stays_with_an_answer_that_did_not_change(
    course, cell, mark, said
):
    by_hand(course, "anna", cell, **mark)
    before = standing(course)
    handed(course, {**WRONG, "ps1-words": "def words(text):\n    return []"})
    grade(course)
    assert standing(course) == before
    assert "please look" not in row(course, "anna")["state"]


def test_marked_anew_ten_times_and_by_other_checks_a_mark_by_hand_stays(course):
    def strict(notebook, files=None):
        marks = tiny_course.trusting_judge(notebook)
        for cell in marks.cells:
            cell.points = 0
        return marks

    by_hand(course, "anna", CHECK, 5)
    for judge in [tiny_course.trusting_judge, strict] * 5:
        grade(course, again=True, judge=judge)
        assert standing(course) == {CHECK: {"score": 5, "extra": None}}


def test_the_same_answer_that_now_earns_something_else_is_to_be_looked_at(course):
    handed(course, {**WRONG, "ps1-double": HELPED}, "def helped(n):\n    return n * n")
    grade(course)
    by_hand(course, "anna", CHECK, 5)
    handed(course, {**WRONG, "ps1-double": HELPED}, "def helped(n):\n    return n + n")
    grade(course)
    assert row(course, "anna")["total"] == 60 and EARLIER in row(course, "anna")["notes"]


@pytest.mark.parametrize("cut", ["before the notebook", "before the state"])
def test_a_cut_after_the_gradebook_was_written_forgets_nothing(course, cut, monkeypatch):
    by_hand(course, "anna", CHECK, 5)
    handed(course, better())
    name = {"before the notebook": "write_notebook", "before the state": "write_json"}[
        cut
    ]

    def stop(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(marking.everyone, name, stop)
        with pytest.raises(KeyboardInterrupt):
            grade(course)
    grade(course)
    assert EARLIER in row(course, "anna")["notes"] and EARLIER in shown(course)


def test_torn_in_between_it_still_knows_what_was_judged(course):
    by_hand(course, "anna", CHECK, 5)
    hand_in(course, {"anna": b"<html>"})
    assert grade(course)["state"] == "needs a look"
    handed(course, better())
    grade(course)
    assert row(course, "anna")["total"] == 60 and EARLIER in row(course, "anna")["notes"]


def test_what_an_older_desk_left_is_known_by_its_state(course):
    by_hand(course, "anna", CHECK, 5)
    with books.gradebook(course) as gradebook:
        gradebook.db.execute(books.given.text("DROP TABLE khitab_mark"))
        gradebook.db.commit()
    path = course.state("ps1", "anna") / "marked.json"
    record = read_json(path)
    del record["handed"]
    write_json(path, record)
    grade(course)
    assert standing(course)[CHECK]["score"] == 5
    handed(course, better())
    grade(course)
    assert row(course, "anna")["total"] == 60 and EARLIER in row(course, "anna")["notes"]


@pytest.mark.parametrize("where", [[], ["anna"], ["anna", CHECK]])
@pytest.mark.parametrize("how, total", [("--keep", 10 + 5 + 30), ("--drop", 60)])
def test_one_command_takes_it_over_or_drops_it(course, capsys, where, how, total):
    by_hand(course, "anna", CHECK, 5)
    handed(course, better())
    grade(course)
    assert commands.main(["override", "ps1", *where], course) == 0
    assert f"anna: {CHECK}: 5 {EARLIER}" in capsys.readouterr().out
    assert commands.main(["override", "ps1", *where, how], course) == 0
    for _ in range(2):
        anna = row(course, "anna")
        assert anna["total"] == total and EARLIER not in anna["notes"] + shown(course)
        assert anna["state"] == "marked; 1 answer to read"
        grade(course, again=True)


def test_a_new_mark_in_the_formgrader_decides_as_well(course):
    by_hand(course, "anna", CHECK, 5)
    handed(course, better())
    grade(course)
    by_hand(course, "anna", CHECK, 12)
    anna = row(course, "anna")
    assert anna["total"] == 10 + 12 + 30 and EARLIER not in anna["notes"]


def test_the_page_of_the_student_says_nothing_of_it(course):
    by_hand(course, "anna", CHECK, 5)
    handed(course, better())
    grade(course)
    books.feedback(course, "ps1", early=True)
    page = (course.feedback("ps1", "anna") / "ps1.html").read_text("utf-8")
    assert "earlier hand-in" not in page
