"""Viva cards: three questions to each student on cells of their own."""

import pytest
import tiny_course
from desk import books
from desk.books.viva import draw
from desk.commands import main
from desk.course import Trouble
from desk.marking import grade
from tiny_course import answered, as_bytes, hand_in

CARDS = "# Viva\n" + "".join(
    f"\n## `ps1-{task}`\n**Ask.** About {task}?\n**A good answer shows** *that*.\n"
    for task in ("double", "words", "why")
)
PEOPLE = [f"student{number}" for number in range(8)]
HOSTILE = '</pre><script>alert("x")</script><b>bold</b>'


@pytest.fixture
def course(tmp_path):
    course = tiny_course.with_gradebook(tiny_course.make(tmp_path))
    (course.sources / "ps1" / "viva.md").write_text(CARDS, "utf-8")
    return course


def handed(course, **answers):
    hand_in(course, {name: as_bytes(answered(told)) for name, told in answers.items()})
    grade(course, "ps1", judge=tiny_course.trusting_judge)


def test_a_student_is_asked_about_each_cell_that_they_wrote(course):
    handed(course, anna=tiny_course.ANSWERS)
    page, asked, without = books.viva(course, "ps1")
    text = page.read_text("utf-8")
    assert (asked, without) == (["anna"], [])
    assert all(f"About {task}?" in text for task in ("double", "words", "why"))
    assert "return number + number" in text and "سارة" in text


def test_nobody_is_asked_about_what_they_left_open(course):
    handed(course, anna={"ps1-why": "Because."}, ben={})
    page, asked, without = books.viva(course, "ps1")
    text = page.read_text("utf-8")
    assert asked == ["anna"] and without == ["ben: nothing answered"]
    assert "About why?" in text and "About words?" not in text


def test_neighbours_draw_other_questions_and_each_the_same_again(course):
    tasks = [f"ps1-task{number}" for number in range(9)]
    kinds = dict.fromkeys(tasks[:6], "by machine") | dict.fromkeys(tasks[6:], "by hand")
    drawn = [tuple(draw(kinds, tasks, student)) for student in PEOPLE]
    assert drawn == [tuple(draw(kinds, tasks, student)) for student in PEOPLE]
    assert len(set(drawn)) > len(PEOPLE) // 2
    assert {tuple(kinds[task] for task in three) for three in drawn} == {
        ("by machine", "by machine", "by hand")
    }


def test_what_a_student_wrote_is_shown_and_never_obeyed(course):
    handed(course, anna=tiny_course.ANSWERS | {"ps1-why": HOSTILE})
    text = books.viva(course, "ps1")[0].read_text("utf-8")
    assert "<script" not in text and "&lt;script&gt;" in text and "<b>" not in text


def test_one_student_may_be_asked_for_alone(course, capsys):
    handed(course, anna=tiny_course.ANSWERS, ben=tiny_course.ANSWERS)
    assert main(["viva", "ps1", "ben"], course) == 0
    assert "for ben: " in capsys.readouterr().out


@pytest.mark.parametrize(
    "cards, said",
    [(None, "has none"), ("## `ps1-unknown`\n**Ask.**\n", "of no task: ps1-unknown")],
)
def test_a_set_without_cards_or_with_strange_ones_is_named(course, cards, said):
    file = course.sources / "ps1" / "viva.md"
    file.unlink() if cards is None else file.write_text(cards, "utf-8")
    with pytest.raises(Trouble, match=said):
        books.viva(course, "ps1")
