"""A call that goes wrong says what to do; a right one asks, or replies."""

import re
import sys

import pytest
from khitab import memory
from khitab.checks import Reply, asking, bridge, check, choice, number, progress, word

LESSON = """
from khitab.checks import choice, number, word

CHECKS = {
    "77-a": choice(
        "Who *attacks* <bdi>قطر</bdi>?",
        "b",
        a=("the minister", "He speaks."),
        b=("the attack on قطر", "It is a noun."),
        c=("a neighbour", "Which one?"),
        hints=["Look.", "Nouns act too.", "Line 3"],
    ),
    "77-b": number("How many?", lambda: 3.5625, "Yes.", "No.", [(lambda: 5, "Five!")], 1),
    "77-c": word("Whose name?", lambda: "قطر", "Yes.", "No.", [(lambda: "مصر", "Near.")]),
}
"""


@pytest.fixture(autouse=True)
def lesson(tmp_path, monkeypatch):
    (tmp_path / "77_tiny.py").write_text(LESSON, "utf-8")
    monkeypatch.setattr(asking, "KEYS", tmp_path)
    monkeypatch.setattr(asking, "_SHOWN", [])
    asking.keys.cache_clear()
    yield
    asking.keys.cache_clear()


def test_a_question_is_shown_with_all_its_options_and_their_letters():
    lines = repr(check("77-a")).splitlines()
    assert lines[0] == "Check 77-a. Who attacks قطر?"
    assert sorted(line.split()[0] for line in lines[1:4]) == ["a", "b", "c"]


def test_the_order_is_the_same_for_the_same_learner_and_not_for_all():
    from khitab.checks.component import Asked

    question = asking.keys("77")["77-a"]
    orders = [tuple(Asked("77-a", question, who).letters) for who in "ABCDEFGHIJ" * 2]
    assert orders[:10] == orders[10:] and len(set(orders)) > 1


def test_a_letter_may_be_written_large_or_with_a_bracket():
    judge = choice("?", "b", a=("x", "Not quite, look again."), b=("y", "Yes, because."))
    assert judge("B)") == judge("(b)") == (True, "Yes, because.")
    assert judge("a")[0] is False


def test_the_text_of_an_option_is_no_answer_but_its_letter_is_told():
    for said in ("The attack on قطر", "the attack", "a neighbour."):
        told = check("77-a", said)
        assert told.right is None and re.search(r'option [bc], so "[bc]"', told.text)
    assert "one of the letters a, b, c" in check("77-a", "the").text


@pytest.mark.parametrize(
    "said",
    [
        3.5625,
        "3.5625",
        "3,6",
        "3.56",
        " ٣٫٥٦ ",
        "\u200f٣٫٦\u061c",
        "3,563",
        "+3.6",
        "36e-1",
    ],
)
def test_a_number_may_be_rounded_and_typed_in_any_usual_way(said):
    assert check("77-b", said).right is True


@pytest.mark.parametrize(
    "said", [True, "three", "", [3, 5], None, 10**400, "1/3", "3.5.6", "nan"]
)
def test_what_is_no_number_is_no_mistake(said):
    assert check("77-b", said).text.startswith("Answer with one number")


def test_a_comma_may_part_thousands():
    judge = number("?", lambda: 1204, "Yes.", "No.", [(lambda: 1.204, "Too small.")])
    assert judge("1,204")[0] and judge("١٬٢٠٤")[0] and not judge("1.204")[0]


def test_half_a_digit_may_be_rounded_either_way():
    judge = number("?", lambda: 0.625, "Yes.", "Look again.", digits=2)
    assert judge(0.62)[0] and judge(0.63)[0] and judge(0.625)[0]
    assert not judge(0.61)[0] and not judge(0.64)[0] and not judge(0.627)[0]


def test_a_known_mistake_meets_its_own_reply():
    assert check("77-b", 5).text == "Five!" and check("77-c", "مِصر").text == "Near."


def test_a_word_is_compared_without_marks_tatweel_and_quotation_marks():
    judge = word("?", lambda: "قطر", "Yes.", "Hint.")
    assert judge(" «قَطـر» ")[0] is True and judge("مصر")[0] is False
    assert judge(3)[0] is judge(" ")[0] is None


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["a"], r"There is no check 'a'"),
        ([], r"There is no check ''"),
        ([-3], r"comes in quotes, as in check\(\"00-a\", \"b\"\); this is -3"),
        (["77-z", "a"], r"no check '77-z'.* has: 77-a, 77-b, 77-c"),
        (["77-ab"], r'a comma is missing: check\("77-a", "b"\)'),
        (["77a"], r"has: 77-a, 77-b, 77-c"),
        (["99-z", "a"], r"no check '99-z'"),
        (["[-a"], r"no check '\[-a'"),
        (["**-a"], r"no check"),
    ],
)
def test_a_wrong_name_says_how_a_check_is_called(call, said):
    with pytest.raises(ValueError, match=said):
        check(*call)


def test_a_letter_alone_is_taken_for_an_answer_to_the_check_above():
    check("77-a")
    with pytest.raises(ValueError, match=r'Perhaps you mean check\("77-a", "b"\)'):
        check("b")


def test_two_answers_are_refused_in_words_and_a_decimal_comma_is_told_apart():
    assert "one thing only" in check("77-a", "b", "c").text
    assert 'check("77-b", 3.5)' in check("77-b", 3, 5).text


def test_a_name_may_have_a_long_dash_or_a_large_letter():
    assert check("77–A", "b").right is True


def test_a_reply_keeps_each_run_of_arabic_in_its_own_direction():
    shown = Reply("00-a", True, "the words «مكافحة الإرهاب», then <b>")._repr_html_()
    assert '<bdi dir="rtl" lang="ar">«مكافحة الإرهاب»</bdi>,' in shown
    assert "&lt;b&gt;" in shown and not re.search("<b>", shown)


def test_the_page_holds_the_question_without_a_script_and_ends_none_early():
    shown = check("77-a")._repr_html_()
    plain = re.sub(r"(?s)<(script|style).*?</\1>", "", shown)
    assert "<bdi>قطر</bdi>" in plain and plain.count("<li") == 3
    assert "check(&quot;77-a&quot;, &quot;b&quot;)" in plain
    assert shown.count("</script>") == 2


def test_progress_of_an_unknown_lesson_says_how_a_lesson_is_named():
    with pytest.raises(ValueError, match=r'progress\("05"\)'):
        progress("the fifth")


def test_progress_without_a_memory_sends_to_the_first_check():
    assert "Next: check 77-a" in repr(progress("77"))


@pytest.fixture
def learner(monkeypatch):
    """Somebody works in a notebook here; without anywidget, so that no bridge is made."""
    monkeypatch.setattr(asking, "learner_is_here", lambda: True)
    monkeypatch.setitem(sys.modules, "anywidget", None)
    bridge.connect.cache_clear()
    yield
    bridge.connect.cache_clear()


def test_an_answer_is_noted_where_somebody_works_and_nowhere_else(monkeypatch):
    check("77-a", "b")
    assert memory.recall() == {}
    monkeypatch.setattr(asking, "learner_is_here", lambda: True)
    check("77-a", "a")
    check("77-a", "the attack")
    assert memory.recall()["77-a"]["tries"] == 1


def test_an_answer_is_kept_as_the_page_can_judge_it_again(learner):
    check("77-a", ' "B)" ')
    check("77-b", 1e-9)
    assert memory.recall()["77-a"]["last"] == "b"
    assert number("?", lambda: 1e-9, "Yes.", "No.")(memory.recall()["77-b"]["last"])[0]


def test_a_question_that_is_asked_opens_its_lesson_and_recalls_what_was_tried(learner):
    check("77-a", "b")
    asked = check("77-a")
    assert memory.last_lesson() == "77_tiny" and asked.learner == memory.learner()
    assert asked.state["right"] and '"last":"b"' in asked._repr_html_()


def test_progress_tells_what_is_done_tried_and_open(learner):
    check("77-a", "b")
    check("77-c", "مصر")
    told = progress("77")
    assert (told.done, told.tried, told.open) == (["77-a"], ["77-c"], ["77-b"])
    assert told.next == "Next: try check 77-c again, with a hint if you are stuck."
