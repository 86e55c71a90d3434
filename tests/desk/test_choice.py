"""A set in which students choose: the best of their functions and texts count, no others."""

import nbformat
import pytest
import tiny_course
from desk import books
from desk.marking import grade
from tiny_course import answered, as_bytes, by_hand, hand_in, row

RIGHT = tiny_course.ANSWERS | {"ps1-words": "def words(text):\n    return text.split()"}
WRONG = {"ps1-double": "def double(number):\n    return number"}


@pytest.fixture
def course(tmp_path):
    """The tiny course, where one of two functions of ps1 counts, 30 of 70 points."""
    course = tiny_course.with_gradebook(tiny_course.make(tmp_path))
    file = course.master_file("ps1")
    master = nbformat.read(file, as_version=4)
    master.metadata["khitab"] = {"counted": {"by machine": 1}}
    nbformat.write(master, file)
    return course


def handed(course, answers):
    notebook = answered(answers, nbformat.read(course.master_file("ps1"), as_version=4))
    hand_in(course, {"anna": as_bytes(notebook)})
    grade(course, "ps1", judge=tiny_course.trusting_judge)


@pytest.mark.parametrize("answers", [RIGHT, RIGHT | WRONG], ids=["both", "one"])
def test_the_better_function_counts_and_the_other_costs_nothing(course, answers):
    handed(course, answers)
    told = row(course, "anna")
    assert (told["by machine"], told["out of"]) == (30, 70)


def test_each_task_keeps_its_own_mark_in_the_table(course):
    handed(course, RIGHT | WRONG)
    told = row(course, "anna")
    assert (told["ps1-double (30)"], told["ps1-words (30)"]) == (0, 30)


def test_a_mark_given_by_hand_for_a_function_may_be_the_best(course):
    handed(course, WRONG | {"ps1-words": "def words(text):\n    return []"})
    by_hand(course, "anna", "ps1-double-hidden", 17)
    assert row(course, "anna")["by machine"] == 17


def test_the_page_of_a_student_gives_the_points_that_count_and_says_so(course):
    handed(course, RIGHT)
    by_hand(course, "anna", "ps1-why", 35)
    assert books.feedback(course, "ps1")[0] == ["anna"]
    page = (course.feedback("ps1", "anna") / "ps1.html").read_text("utf-8")
    assert "Score: 65.0 / 70.0" in page and "This set counts your best function." in page


@pytest.mark.parametrize(
    "counted, said",
    [
        ({"by machine": 3}, "3 tasks by machine count, and there are 2."),
        ({"by eye": 1}, "khitab.counted knows by machine and by hand"),
        ({"by machine": "one"}, "with a whole number each"),
    ],
)
def test_a_choice_that_cannot_be_kept_is_named_before_release(course, counted, said):
    master = course.master("ps1")
    master.metadata["khitab"] = {"counted": counted}
    assert any(said in sentence for sentence in books.unfair(master))


def test_tasks_among_which_students_choose_are_worth_the_same(course):
    master = course.master("ps1")
    master.cells[3 + 1].metadata["nbgrader"]["points"] = 11
    assert ["worth [30.0, 31.0]" in said for said in books.unfair(master)] == [True]
