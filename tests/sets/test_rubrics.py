"""A rubric is a contract: points by criterion, that add up, under every example."""

import re

import problem_sets
import pytest

SETS = {path.stem: problem_sets.load(path) for path in problem_sets.PATHS}
WRITTEN = [
    (name, task)
    for name, one in SETS.items()
    for task in [*one.of("written"), *one.of("figure")]
]
each_written = pytest.mark.parametrize("name, task", WRITTEN, ids=[t for _, t in WRITTEN])
LOWEST = {"Excellent": 0.9, "Good": 0.7, "Partial": 0.4, "Not yet": 0}  # of the points
BESIDES = "Long, fluent and wrong", "Short and excellent"


def most(name, task):
    return int(problem_sets.grade(SETS[name].by_id[task])["points"])


def section(name, task):
    """What the rubric says of a task."""
    text = (SETS[name].path.parent / "rubric.md").read_text("utf-8")
    found = re.search(
        rf"(?ms)^## \d+ · [^\n]*`{task}` · (\d+) points\n(.*?)(?=^## |\Z)", text
    )
    assert found and int(found[1]) == most(name, task), task
    return found[2]


def criteria(name, task):
    """The points of each criterion: a numbered list, its points in brackets at the end."""
    before = section(name, task).partition("\n### ")[0]
    return [int(n) for n in re.findall(r"(?ms)^\d\. .*?\((\d+)\)$", before)]


def examples(name, task):
    """[(heading, text of the example, its points by criterion, their sum rounded down)]."""
    for part in section(name, task).split("\n### ")[1:]:
        head, _, rest = part.partition("\n")
        text = re.search(r"(?s)\*Example\.\* (.*?)\n\n\*Points\.\* ", rest)[1]
        sums = re.search(r"\*Points\.\* ([\d. +]+) = (\d+)\b", rest)
        yield head, text, [float(n) for n in sums[1].split(" + ")], int(sums[2])


def range_of(level, points):
    """The points that make a level: from 90, 70 and 40 in a hundred on."""
    lows = {one: -int(-share * points // 1) for one, share in LOWEST.items()}
    above = [low for low in lows.values() if low > lows[level]]
    return lows[level], min(above, default=points + 1) - 1


@each_written
def test_the_points_of_the_criteria_add_up_to_those_of_the_task(name, task):
    found = criteria(name, task)
    assert 3 <= len(found) <= 6 and sum(found) == most(name, task)


@each_written
def test_every_level_has_its_range_and_every_example_lies_in_it(name, task):
    points = most(name, task)
    heads = [head for head, *_ in examples(name, task)]
    assert heads[:4] == [
        f"{level} · {low}–{high} points"
        for level in LOWEST
        for low, high in [range_of(level, points)]
    ]
    for head, _, _, total in list(examples(name, task))[:4]:
        low, high = map(int, re.findall(r"\d+", head))
        assert low <= total <= high, head


@each_written
def test_the_points_beside_an_example_add_up_criterion_by_criterion(name, task):
    limits = criteria(name, task)
    for head, _, points, total in examples(name, task):
        assert len(points) == len(limits) and int(sum(points)) == total, head
        assert all(0 <= got <= limit for got, limit in zip(points, limits)), head


@each_written
def test_length_and_fluency_earn_nothing(name, task):
    """An example that is long, fluent and wrong fails; one that is short excels."""
    told = {head: (text, total) for head, text, _, total in examples(name, task)}
    assert list(told)[4:] == list(BESIDES)
    (long, few), (short, many) = (told[head] for head in BESIDES)
    full = next(text for head, (text, _) in told.items() if head.startswith("Excellent"))
    points = most(name, task)
    assert (
        few <= range_of("Partial", points)[1] and many >= range_of("Excellent", points)[0]
    )
    assert len(long.split()) > len(full.split()) > len(short.split())
