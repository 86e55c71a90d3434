"""The form in the page judges as Python does, and keeps what the bridge has not taken."""

import json
import random
import re
from functools import partial

import pytest
from chromium import NEEDED, Tab, chromium
from khitab import course, memory
from khitab.checks import bridge, choice, keys, number, word
from khitab.checks.component import Asked, known
from khitab.checks.pages import page

pytestmark = [pytest.mark.slow, NEEDED]
FOLDER = course.KEYS.parent / "khitab" / "checks"
LESSONS = [
    re.sub("^side_|(?<=^..)_.*", "", path.stem) for path in course.KEYS.glob("*.py")
]
LETTER = choice(
    "Which?", "b", hints=["Look.", "Nouns.", "Line 3."], a=("x", "Not x."),
    b=("y", "It is y."), c=("z", "Not z."),
)  # fmt: skip
NUMBER = number("How many?", lambda: 3.5, "Yes.", "No.", [(lambda: 7, "Twice that.")])
WORD = word("Whose?", lambda: "قطر", "Yes.", "No.")


@pytest.fixture(scope="module")
def program():
    with chromium() as program:
        yield program


@pytest.fixture(scope="module")
def tab(program):
    return Tab(program)


def opened(tab, folder, *asked):
    """Open a page with these questions in a tab; without any, the same page anew."""
    file = folder / "page.html"
    if asked:
        body = "".join(each._repr_html_() for each in asked)
        file.write_text(f"<!doctype html><meta charset='utf-8'>{body}", "utf-8")
    tab.go(file.as_uri())
    return tab


@pytest.fixture
def shown(tab, tmp_path):
    """`opened` in a tab whose browser keeps nothing yet."""
    opened(tab, tmp_path, Asked("none", LETTER)).js("localStorage.clear()")
    return partial(opened, tab, tmp_path)


def answer(tab, text, form=0):
    """Answer the question as a learner does, and return what is said."""
    tab.js(f"""(() => {{
        const form = document.forms[{form}], field = form.elements.answer;
        field.value = {json.dumps(text)};
        form.querySelector("[type=submit]").click();
    }})()""")
    return tab.js(f"document.forms[{form}].querySelector('[role=status]').innerText")


def tried(question, chance):
    """Answers to a question: the truth, the mistakes, and many that are near them."""
    if question.kind == "choice":
        return [*question.texts, "", "z", "toString"]
    told = [question.truth(), *(mistake() for mistake, _ in question.mistakes)]
    answers = [
        "",
        "?",
        "12 apples",
        "1/2",
        "1,204",
        "1,2,3",
        "٣٫٥",
        "1e3",
        "1e-9",
        "9" * 400,
        "\u200f٣\u200f",
        "3e",
        "--1",
        "nan",
        " ",
    ]
    for each in told:
        answers.append(str(each))
        for _ in range(20):
            answers.append(
                (number_near if question.kind == "number" else word_near)(each, chance)
            )
    return answers


def number_near(number, chance):
    number = float(number) + chance.choice([0, 0, 0, 0.5, 0.05, -0.005, 1, 1e-10])
    text = f"{number:.{chance.randrange(8)}f}"
    text = text.replace(".", chance.choice([".", ".", ",", "٫"])).replace("-", "−")
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    return chance.choice([text, f" {text} ", f"+{text}", text.translate(arabic)])


def word_near(text, chance):
    letters = list(str(text))
    extra = "َّٔـًٰ\u200f\u200d «»\"'.ةهىيأإآاؤئءکیٱﻻGé٣۴1"
    for _ in range(chance.randrange(4)):
        letters.insert(chance.randrange(len(letters) + 1), chance.choice(extra))
    if chance.random() < 0.2:
        letters.pop(chance.randrange(len(letters)))
    return "".join(letters)


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_page_judges_every_answer_as_python_does(lesson, tab):
    tab.js((FOLDER / "check.js").read_text("utf-8"))
    chance = random.Random(lesson)
    for name, question in keys(lesson).items():
        answers = tried(question, chance)
        asked = f"judge({json.dumps(known(question))}, answer)"
        here = tab.js(f"{json.dumps(answers)}.map((answer) => {asked})")
        for said, told in zip(answers, here, strict=True):
            right, reply = question(said)
            assert (name, said, told["right"]) == (name, said, right)
            assert right is None or told["reply"] == page(reply, trusted=False)


def test_a_word_is_compared_in_the_page_as_in_python(tab):
    tab.js((FOLDER / "check.js").read_text("utf-8"))
    chance, rules = random.Random(0), json.dumps(known(WORD))
    told = ["قطر", "الأمن", "مسؤول", "العربية", "إيطاليا", "Qatar", "003"]
    answers = [word_near(chance.choice(told), chance) for _ in range(800)]
    from khitab.checks.questions import bare

    here = tab.js(f"{json.dumps(answers)}.map((answer) => bare(answer, {rules}))")
    assert here == [bare(each) for each in answers]


def test_a_wrong_answer_and_a_right_one_meet_their_replies(shown):
    tab = shown(Asked("77-a", LETTER), Asked("77-b", NUMBER), Asked("77-c", WORD))
    assert answer(tab, "a") == "Not yet. Not x." and answer(tab, "b") == "✓ Yes. It is y."
    assert (
        answer(tab, "7", 1) == "Not yet. Twice that." and answer(tab, "3,5", 1)[0] == "✓"
    )
    assert answer(tab, "three", 1).startswith("Answer with one number")
    assert answer(tab, "«قَطـر»", 2) == "✓ Yes. Yes."
    assert tab.said == []


def test_hints_open_one_at_a_time_and_then_the_button_leaves(shown):
    tab = shown(Asked("77-a", LETTER))
    seen = []
    for _ in range(3):
        tab.js("document.querySelector('form [type=button]').click()")
        seen.append(tab.js("document.querySelector('.hints').innerText"))
    assert seen == ["Look.", "Look.\nNouns.", "Look.\nNouns.\nLine 3."]
    assert tab.js("document.activeElement.innerText") == "Line 3."
    assert (
        tab.js("getComputedStyle(document.querySelector('form [type=button]')).display")
        == "none"
    )


def test_a_page_that_is_opened_again_remembers(shown):
    tab = shown(Asked("77-a", LETTER))
    tab.js("document.querySelector('form [type=button]').click()")
    answer(tab, "a")
    answer(tab, "b")
    for tab in (shown(), shown(Asked("77-a", LETTER))):
        text = tab.js("document.body.innerText")
        assert "at try 2, with 1 hint." in text and "It is y." in text and "Look." in text
        assert "kept in this browser" in text


def test_what_the_kernel_knew_later_goes_before_what_the_browser_kept(shown):
    tab = shown(Asked("77-a", LETTER, "me"))
    answer(tab, "a")
    tab.js(
        "Object.keys(localStorage).filter(k => /-out/.test(k)).map(k => localStorage.removeItem(k))"
    )
    state = {
        "tries": 5,
        "hints": 2,
        "right": True,
        "last": "b",
        "when": "2026-11-30T02:50:00",
    }
    text = shown(Asked("77-a", LETTER, "me", state)).js("document.body.innerText")
    assert "Answered rightly on 30 November 2026, at try 5, with 2 hints." in text
    assert "try" not in shown(Asked("77-a", LETTER, "you")).js(
        "document.forms[0].innerText"
    )


def test_without_scripts_the_options_and_how_to_answer_are_there(program, tmp_path):
    tab = opened(Tab(program, java_script_enabled=False), tmp_path, Asked("77-a", LETTER))
    text = tab.js("document.body.innerText")
    assert 'check("77-a", "b")' in text and re.search(r"c\s+z", text)


FAKE = """(() => {
  const code = %s.replace("export default", "window.bridge =");
  (0, eval)(code);
  window.sent = []; window.answers = [];
  const known = Object.entries(%s);
  const given = { channel: "check", outboxes: ["khitab-out me ", "khitab-out nobody "],
                  known: known.map(([check, state]) => ({ learner: "me", check, state })) };
  window.model = { get: () => given, send: (event) => sent.push(event),
                   on: (_, heard) => answers.push(heard) };
  window.ended = bridge.initialize({ model });
})()"""


def test_the_bridge_takes_what_the_browser_kept_and_forgets_it_when_it_is_confirmed(
    shown,
):
    tab = shown(Asked("77-a", LETTER, "me"))
    answer(tab, "a")
    code = (FOLDER.parent / "bridge.js").read_text("utf-8")
    tab.js(FAKE % (json.dumps(code), "{}"))
    answer(tab, "b")
    sent = tab.js("sent")
    assert [event["answer"] for event in sent] == ["a", "b"]
    outbox = (
        "Object.keys(localStorage).filter((key) => key.startsWith('khitab-out')).length"
    )
    assert tab.js(outbox) == 2
    said = []
    for event in sent * 2:  # as if two kernels had heard it
        bridge.hear(event, said.append)
    tab.js(f"{json.dumps(said)}.forEach((each) => answers[0](each))")
    assert tab.js(outbox) == 0 and memory.recall()["77-a"]["tries"] == 2
    for tab in (shown(), shown(Asked("77-a", LETTER, "me", memory.recall()["77-a"]))):
        text = tab.js("document.body.innerText")
        assert "at try 2." in text and "kept in" not in text


def test_an_event_that_is_spoiled_does_not_stop_the_others(shown):
    tab = shown(Asked("77-a", LETTER, "me"))
    answer(tab, "a")
    tab.js("localStorage['khitab-out me 0'] = '{'")
    code = (FOLDER.parent / "bridge.js").read_text("utf-8")
    tab.js(FAKE % (json.dumps(code), "{}"))
    assert [event["answer"] for event in tab.js("sent")] == ["a"]


def test_a_question_of_yesterday_learns_what_the_kernel_knows(shown):
    tab = shown(Asked("77-a", LETTER, "me"), Asked("77-b", NUMBER, "me"))
    tab.js("localStorage.clear()")
    memory.note("77-a", "a", False)
    memory.note("77-a", "b", True)
    memory.hinted("77-b", 1)
    code = (FOLDER.parent / "bridge.js").read_text("utf-8")
    tab.js(FAKE % (json.dumps(code), json.dumps(memory.recall())))
    first, second = tab.js("[...document.forms].map((form) => form.innerText)")
    assert "It is y." in first and "at try 2." in first and "1 hint opened" in second


def test_a_memory_that_cannot_be_written_confirms_nothing():
    memory.home().write_text("a file is in the way")
    memory._say.cache_clear()
    said, event = [], {"check": "77-a", "when": "2026-11-30", "id": "x", "hint": 1}
    with pytest.warns(UserWarning, match="KHITAB_HOME"):
        bridge.hear(event, said.append)
    assert said == []
