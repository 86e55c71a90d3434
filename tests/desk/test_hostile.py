"""A class of broken, odd and hostile submissions: each gets its mark, nobody else notices.

By default all of the first class and a third of the second; with HOSTILE_ALL=1, or by
`python tests/desk/hostile`, all of both. Slow (minutes), and worth it: that a class can be
marked overnight is promised, and no smaller test shows that one submission spoils nothing
for the next.
"""

import os

import pytest
from desk import walls
from hostile import attacks, class_of, odd

SAFE = walls.available()[:1] in (["bubblewrap"], ["landlock"])
pytestmark = pytest.mark.slow
FIRST = {"odd": 60, "attack": 80}  # kinds of the first class
STUDENTS = []
for group, kinds in ("odd", odd.KINDS), ("attack", attacks.KINDS):
    if group == "attack" and not SAFE:  # nothing may be attacked: this is your computer
        continue
    step = 1 if os.environ.get("HOSTILE_ALL") else 3
    names = [f"{group}_{name}" for name in kinds]
    STUDENTS += names[: FIRST[group]] + names[FIRST[group] :: step]


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    chosen, records, rows, traces = class_of.mark_class(
        tmp_path_factory.mktemp("class"), STUDENTS, jobs=2
    )
    return class_of.verdicts(chosen, records, rows), traces


def test_there_are_far_more_than_sixty_kinds():
    assert len(odd.KINDS) + len(attacks.KINDS) >= 120


@pytest.mark.parametrize("student", STUDENTS)
def test_a_submission_gets_the_mark_it_earns(marked, student):
    assert marked[0].get(student, "") == ""


def test_the_classmates_keep_full_marks(marked):
    assert [student for student in marked[0] if student.startswith("classmate")] == []


def test_no_file_outside_is_touched(marked):
    assert marked[1]["outside"] and marked[1]["pwned"] == []


def test_no_process_is_left(marked):
    assert marked[1]["left"] == []


def test_nobody_calls_home_or_this_computer(marked):
    assert marked[1]["heard"] == []


def test_no_secret_and_no_script_stands_in_a_feedback_page(marked):
    assert marked[1]["leaks"] == []
