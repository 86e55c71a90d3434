"""The keys give nothing away: over all checks the right option is not told by its place or size.

What chance would make is 1 in 3 of three options, 1 in 4 of four; near is within two
standard deviations of that.
"""

from math import sqrt

import pytest
from khitab import checks
from khitab.checks.pages import plain
from khitab.course import KEYS

QUESTIONS = {
    name: question
    for path in sorted(KEYS.glob("*.py"))
    for name, question in checks.keys(
        path.stem.removeprefix("side_") if path.stem[0] == "s" else path.stem[:2]
    ).items()
}
LETTERED = {name: q for name, q in QUESTIONS.items() if q.kind == "choice"}


def near_chance(happened, chances):
    """Whether so many of these events, each with its chance, are what chance makes."""
    spread = sqrt(sum(chance * (1 - chance) for chance in chances))
    return abs(happened - sum(chances)) <= 2 * spread


def size(question, letter):
    return len(plain(question.texts[letter]))


def of_size(which):
    """How often the right option is the longest (`max`) or the shortest (`min`)."""
    return sum(
        size(q, q.right) == which(size(q, letter) for letter in q.texts)
        for q in LETTERED.values()
    )


@pytest.mark.parametrize("letter", "abcd")
def test_no_letter_is_right_more_often_than_by_chance(letter):
    asked = [q for q in LETTERED.values() if letter in q.texts]
    right = sum(q.right == letter for q in asked)
    assert near_chance(right, [1 / len(q.texts) for q in asked])


@pytest.mark.parametrize("which", [max, min])
def test_the_right_option_is_longest_or_shortest_as_often_as_by_chance(which):
    chances = [1 / len(q.texts) for q in LETTERED.values()]
    assert near_chance(of_size(which), chances), of_size(which)


def test_the_measure_would_have_seen_the_keys_as_they_were():
    """Of 78 checks the longest was right in 58 and "b" in 39 (reference/learner.md)."""
    assert not near_chance(58, [0.3] * 78) and not near_chance(39, [0.3] * 78)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_has_three_short_hints_and_none_names_an_option(name):
    hints = QUESTIONS[name].hints
    assert len(set(hints)) == 3
    assert all(1 < len(plain(hint).split()) <= 25 for hint in hints), hints
    assert not any("option" in hint.lower() for hint in hints)


@pytest.mark.parametrize("name", LETTERED)
def test_an_option_points_at_no_other_by_its_place(name):
    """They come in another order on each learner's screen."""
    texts = [plain(text).lower().strip(" .") for text in LETTERED[name].texts.values()]
    for words in ("all of", "none of the above", "the above", "both of these", "a and b"):
        assert not any(text.startswith(words) for text in texts)
    assert len(set(texts)) == len(texts)
