"""The lessons' checks answer kindly: the right answer, each mistake, and no answer."""

import re

import pytest
from khitab import checks
from khitab.checks import Reply, check, choice, number, word

# Read from the files: to run them takes seconds, and every start of pytest would wait.
NAMES = {
    path.stem.removeprefix("side_") if path.stem[0] == "s" else path.stem[:2]: re.findall(
        r'(?m)^    "(\w+-[a-z])":', path.read_text("utf-8")
    )
    for path in sorted(checks.KEYS.glob("*.py"))
}
each_check = pytest.mark.parametrize(
    ("lesson", "name"), [(lesson, name) for lesson in NAMES for name in NAMES[lesson]]
)


@pytest.mark.parametrize("lesson", NAMES)
def test_every_check_of_a_lesson_is_looked_at_here(lesson):
    assert NAMES[lesson] == list(checks.keys(lesson))


@each_check
def test_a_check_left_open_says_what_to_do(lesson, name):
    assert "three dots" in repr(check(name))


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
    lessons = {path.stem for path in checks.KEYS.parent.glob("*.ipynb")}
    named = [path.stem for path in checks.KEYS.glob("*.py")]
    assert len(named) >= 16 and set(named) <= lessons


def test_a_letter_may_be_written_large_or_with_a_bracket():
    judge = choice("b", a="Not quite, look again.", b="Yes, because.")
    assert judge("B)") == (True, "Yes, because.") and judge("a")[0] is False


def test_a_number_may_be_rounded_where_the_check_says_so():
    judge = number(lambda: 2 / 3, "Yes.", "Look again.", digits=2)
    assert judge(0.67)[0] and judge(0.667)[0] and judge(2 / 3)[0]
    assert not judge(0.7)[0] and not judge(0.66)[0]


def test_half_a_digit_may_be_rounded_either_way():
    judge = number(lambda: 0.625, "Yes.", "Look again.", digits=2)
    assert judge(0.62)[0] and judge(0.63)[0] and judge(0.625)[0]
    assert not judge(0.61)[0] and not judge(0.64)[0] and not judge(0.627)[0]


def test_a_known_mistake_meets_its_own_reply():
    judge = number(lambda: 3, "Yes.", "Hint.", mistakes=[(lambda: 4, "The ticker!")])
    assert judge(4) == (False, "The ticker!") and judge(5) == (False, "Hint.")


def test_a_word_is_compared_without_marks_tatweel_and_quotation_marks():
    judge = word(lambda: "قطر", "Yes.", "Hint.")
    assert judge(" «قَطـر» ")[0] is True and judge("مصر")[0] is False


def test_true_is_no_number():
    assert number(lambda: 1, "Yes.", "Hint.")(True)[0] is None


def test_an_unknown_check_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match="no check '99-z'"):
        check("99-z", "a")


def test_a_reply_keeps_each_run_of_arabic_in_its_own_direction():
    shown = Reply("00-a", True, "the words «مكافحة الإرهاب», then <b>")._repr_html_()
    assert '<bdi lang="ar" dir="rtl">«مكافحة الإرهاب»</bdi>,' in shown
    assert "&lt;b&gt;" in shown and not re.search("<b>", shown)
