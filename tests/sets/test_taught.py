"""A problem set asks for no Python that no lesson before it has shown in its code."""

import re
from contextlib import suppress
from functools import cache
from textwrap import dedent

import nbformat
import pandas as pd
import problem_sets
import pytest
from python_used import used
from start import lessons

SETS = {path.stem: problem_sets.load(path) for path in problem_sets.PATHS}
LESSONS = {path.stem: path for path in lessons.find()}
# What comes before a set, beside what came before the sets before it.
BEFORE = {
    "ps1": ("00", "01", "02", "side_functions"),
    "ps2": ("03", "04", "05"),
    "ps3": ("06", "07", "08", "09"),
    "ps4": ("10",),
    "plan": ("11", "side_your_own_corpus"),
    "capstone": (),
}
SOLVED = [
    (name, task)
    for name, problem_set in SETS.items()
    for task in [
        *problem_set.of("answer"),
        *problem_set.of("figure"),
        *problem_set.of("drawing"),
    ]
]
each_solution = pytest.mark.parametrize("name, task", SOLVED, ids=[t for _, t in SOLVED])
TYPES = (
    str, list, tuple, dict, set, pd.DataFrame, pd.Series, pd.Index, pd.core.groupby.GroupBy,
    pd.core.strings.accessor.StringMethods,
)  # fmt: skip
METHODS = {f".{name}" for kind in TYPES for name in dir(kind)}


def code_of(stem):
    """The code of a lesson: its code cells, and what is fenced in its prose."""
    for cell in nbformat.read(LESSONS[stem], as_version=4).cells:
        fenced = re.findall(r"(?s)```python\n(.*?)```", cell.source)
        yield from fenced if cell.cell_type == "markdown" else [cell.source]


@cache
def shown_before(name):
    """What the lessons before a set show, and the words in their code."""
    names = list(BEFORE)[: list(BEFORE).index(name) + 1]
    starts = tuple(start for each in names for start in BEFORE[each])
    code = [
        dedent(each)
        for stem in LESSONS
        if stem.startswith(starts)
        for each in code_of(stem)
    ]
    words = set(re.findall(r"\w+", "\n".join(code)))
    return set().union(*map(used, code)), words


def question(name, task):
    """The question of a task; of a drawing, that of the text that it goes with."""
    return SETS[name].by_id[f"{task.removesuffix('-redrawn')}-question"].source


def needed(name, task):
    return used(SETS[name].by_id[task].source)


def untaught(name, task):
    """What a solution uses that nothing before it shows.

    An attribute of the kit's own (of a module, a corpus, a row) may also be a name that
    the question tells, or a column whose name the lessons have.
    """
    shown, words = shown_before(name)
    words = words | set(re.findall(r"\w+", question(name, task)))
    return {
        each
        for each in needed(name, task) - shown
        if not each.startswith(".") or each in METHODS or each[1:] not in words
    }


@each_solution
def test_a_task_needs_no_python_that_no_earlier_lesson_shows(name, task):
    assert untaught(name, task) == set()


@each_solution
def test_a_question_shows_no_python_that_no_earlier_lesson_shows(name, task):
    """Its hints too, but for a shorter way that ps1 offers beside the one it asks for."""
    pieces = re.findall(r"(?s)```python\n(.*?)```|`([^`\n]+)`", question(name, task))
    found = set().union(*map(used_in_a_hint, map("".join, pieces))) - {".zfill"}
    kit = {each for each in found if each.startswith(".") and each not in METHODS}
    assert found - kit - shown_before(name)[0] == set()


def used_in_a_hint(code):
    """What a piece of code in prose uses; nothing where it is no Python or names an error."""
    code = re.sub("^elif", "if", dedent(code).rstrip().replace("…", "x"))
    with suppress(SyntaxError):
        found = used(f"{code} pass" if code.endswith(":") else code)
        return {each for each in found if not each.endswith("Error()")}
    return set()


def test_every_set_has_lessons_before_it_and_they_are_there():
    assert list(BEFORE) == ["ps1", "ps2", "ps3", "ps4", "plan", "capstone"] and set(
        BEFORE
    ) == set(SETS)
    for start in (start for starts in BEFORE.values() for start in starts):
        assert [stem for stem in LESSONS if stem.startswith(start)], start


@pytest.mark.parametrize(
    "source, name",
    [
        ("def f(x):\n    return x.y, 1", "return a, b"),
        ("def f(x):\n    def g(): pass", "a function in a function"),
        ("def f(x):\n    return f(x - 1)", "a function that calls itself"),
        ("if a:\n    b\nelif c:\n    d", "elif"),
        ("if a:\n    b\nelse:\n    d", "else"),
        ("a if b else c", "x if … else y"),
        ("for a in b:\n    for c in a:\n        d", "a loop in a loop"),
        ("[a for b in c for a in b]", "[… for … for …]"),
        ("def f():\n    d = {}\n    d[1] = 2", "d[key] = …"),
        ("any(a in b for a in c)", "any()"),
        ("not a", "not"),
        ("1 < a <= 2", "a < b < c"),
        ("a[-1]", "x[-1]"),
        ("a.append(b)", ".append"),
        ("sorted(a, key=len)", "len()"),
    ],
)
def test_what_a_piece_of_code_uses_is_seen(source, name):
    assert name in used(source)


def test_a_name_that_the_code_itself_gives_is_no_builtin():
    assert used("def f(sum):\n    return sum") == {"def", "return"}
