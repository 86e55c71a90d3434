"""What is marked stands in the gradebook that is there; any other is named, and not touched."""

import os
import shutil
import sqlite3

import pytest
import tiny_course
from desk import books, marking
from desk.course import Trouble
from tiny_course import Counting, by_hand, hand_in, row

pytestmark = pytest.mark.slow  # a gradebook or a process of its own a case

PEOPLE = ("anna", "ben", "سارة")


def with_people(folder, people):
    made = tiny_course.with_gradebook(tiny_course.make(folder))
    done = tiny_course.as_bytes(tiny_course.answered())
    hand_in(made, dict.fromkeys(people, done))
    marked(made)
    return made


@pytest.fixture
def course(tmp_path):
    """A class that is marked, Anna's reason by hand as well."""
    made = with_people(tmp_path, PEOPLE)
    by_hand(made, "anna", "ps1-why", 33)
    return made


def marked(course):
    judge = Counting()
    marking.grade(course, "ps1", judge=judge)
    return judge.done


def gradebook(course):
    return course.desk / "gradebook.db"


GONE = {
    "moved away": lambda path, folder: path.rename(folder / "away.db"),
    "empty": lambda path, folder: path.write_bytes(b""),
    "made anew": lambda path, folder: shutil.copy(tiny_course.empty_gradebook(), path),
}


@pytest.mark.parametrize("go", GONE.values(), ids=GONE)
def test_without_the_gradebook_all_are_marked_again(course, tmp_path, go):
    go(gradebook(course), tmp_path)
    assert {row(course, one)["state"] for one in PEOPLE} == {"not marked yet"}
    assert len(books.feedback(course, "ps1", early=True)[1]) == len(PEOPLE)
    assert (marked(course), marked(course)) == (len(PEOPLE), 0)
    assert row(course, "ben")["total"] == 60


def test_a_gradebook_moved_back_has_its_marks_by_hand(course, tmp_path):
    gradebook(course).rename(tmp_path / "away.db")
    marked(course)
    os.replace(tmp_path / "away.db", gradebook(course))
    assert marked(course) == 0 and row(course, "anna")["total"] == 93


def test_a_gradebook_from_before_a_hand_in_is_not_taken_for_the_marks_of_it(
    course, tmp_path
):
    shutil.copy(gradebook(course), tmp_path / "backup.db")
    hand_in(course, {"ben": tiny_course.as_bytes(tiny_course.answered({}))})
    marked(course)
    assert row(course, "ben")["total"] == 0
    shutil.copy(tmp_path / "backup.db", gradebook(course))
    assert row(course, "ben")["state"] == "not marked yet"
    assert marked(course) == 1 and row(course, "ben")["total"] == 0


@pytest.mark.parametrize("name", ["autograded", "state/ps1/ben/marked.json"])
def test_another_part_of_a_mark_that_is_gone_is_made_again(course, tmp_path, name):
    (course.desk / name).rename(tmp_path / "away")
    assert marked(course) >= 1 and marked(course) == 0
    assert len(books.feedback(course, "ps1", early=True)[0]) == len(PEOPLE)


def zeroed(path):
    data = bytearray(path.read_bytes())
    data[4096 : len(data) // 2] = bytes(len(data) // 2 - 4096)
    path.write_bytes(data)


def other_program(path):
    path.unlink()
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE places (id TEXT)")


TORN = {
    "cut in the middle": lambda path: os.truncate(path, path.stat().st_size // 2),
    "cut in the header": lambda path: os.truncate(path, 50),
    "zeroes in it": zeroed,
    "no gradebook": lambda path: path.write_text("student,mark\nanna,60\n" * 500),
    "of another program": other_program,
}


@pytest.mark.parametrize("tear", TORN.values(), ids=TORN)
def test_a_torn_gradebook_is_named_and_not_written_into(course, tear):
    tear(gradebook(course))
    before = gradebook(course).read_bytes()
    for ask in (marked, lambda one: row(one, "anna")):
        with pytest.raises(Trouble, match=r"gradebook\.db .*Move the file away and mark"):
            ask(course)
    assert gradebook(course).read_bytes() == before
    gradebook(course).unlink()
    assert marked(course) == len(PEOPLE) and row(course, "ben")["total"] == 60


@pytest.mark.parametrize("people", [["dora", "emil"], PEOPLE], ids=["others", "same"])
def test_a_gradebook_of_another_course_is_named_and_not_written_into(
    course, tmp_path, people
):
    other = with_people(tmp_path / "other", people)
    shutil.copy(gradebook(other), gradebook(course))
    before = gradebook(course).read_bytes()
    with pytest.raises(Trouble, match=f"another course: it holds ps1 of {len(people)}"):
        marked(course)
    with pytest.raises(Trouble, match="another course"):
        books.feedback(course, "ps1")
    assert gradebook(course).read_bytes() == before


def test_a_disk_that_is_full_is_said_by_the_gradebook_and_nothing_is_lost(
    course, monkeypatch
):
    hand_in(course, {"ben": tiny_course.as_bytes(tiny_course.answered({}))})
    with monkeypatch.context() as patch:
        original = books.given.remember

        def full(book, *rest):
            book.db.execute(books.given.text("PRAGMA max_page_count = 1"))
            original(book, *rest)
            book.db.execute(
                books.given.text("CREATE TABLE more AS SELECT randomblob(9999)")
            )

        patch.setattr(books.given, "remember", full)
        with pytest.raises(Trouble, match="full"):
            marked(course)
    assert marked(course) == 1 and row(course, "anna")["total"] == 93
