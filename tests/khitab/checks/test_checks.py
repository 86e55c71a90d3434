"""Every check of every lesson answers kindly: the right answer, each mistake, no answer."""

import re

import pytest
from khitab import checks, course
from khitab.checks import check

# Read from the files: to run them takes seconds, and every start of pytest would wait.
NAMES = {
    path.stem.removeprefix("side_") if path.stem[0] == "s" else path.stem[:2]: re.findall(
        r'(?m)^    "(\w+-[a-z])":', path.read_text("utf-8")
    )
    for path in sorted(course.KEYS.glob("*.py"))
}
each_check = pytest.mark.parametrize(
    ("lesson", "name"), [(lesson, name) for lesson in NAMES for name in NAMES[lesson]]
)


@pytest.mark.parametrize("lesson", NAMES)
def test_every_check_of_a_lesson_is_looked_at_here(lesson):
    assert NAMES[lesson] == list(checks.keys(lesson))


@each_check
def test_a_check_without_an_answer_asks_its_question_and_says_how_to_answer(lesson, name):
    shown = repr(check(name))
    assert shown.startswith(f"Check {name}. ") and f'check("{name}", ' in shown


@each_check
def test_the_right_answer_is_accepted_and_explained(lesson, name):
    judge = checks.keys(lesson)[name]
    if hasattr(judge, "options"):
        right = [letter for letter, good in judge.options.items() if good]
        assert len(right) == 1 and len(judge.options) >= 3
        answer = right[0]
    else:
        answer = judge.truth()
    verdict, reply = judge(answer)
    assert verdict is True and len(reply) > 25


@each_check
def test_every_mistake_has_a_reply_of_its_own(lesson, name):
    judge = checks.keys(lesson)[name]
    wrong = [letter for letter, good in getattr(judge, "options", {}).items() if not good]
    replies = [judge(letter) for letter in wrong]
    assert len({reply for _, reply in replies}) == len(replies)
    for mistake, expected in getattr(judge, "mistakes", ()):
        replies.append(judge(mistake()))
        assert replies[-1][1] == expected
    assert all(verdict is False and len(reply) > 25 for verdict, reply in replies)


@each_check
def test_an_answer_of_the_wrong_kind_is_no_mistake(lesson, name):
    verdict, reply = checks.keys(lesson)[name](["?"])
    assert verdict is None and reply.startswith("Answer with")


def test_every_file_of_checks_is_named_after_its_lesson():
    lessons = {path.stem for path in course.KEYS.parent.glob("*.ipynb")}
    named = [path.stem for path in course.KEYS.glob("*.py")]
    assert len(named) >= 16 and set(named) <= lessons
