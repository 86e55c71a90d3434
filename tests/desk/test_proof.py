"""A problem set is marked before it is released: what is wrong with it is said in words."""

import nbformat
import pytest
import tiny_course
from desk import commands, marking
from desk.disk import write_notebook
from desk.judge import mark


@pytest.fixture
def course(tmp_path):
    return tiny_course.make(tmp_path)


def change(course, cell, old, new):
    """Change the source of a cell of ps1."""
    path = course.master_file("ps1")
    notebook = nbformat.read(path, as_version=4)
    for one in notebook.cells:
        if one.id == cell:
            assert old in one.source
            one.source = one.source.replace(old, new)
    write_notebook(path, notebook)


def prove(course):
    return " ".join(marking.prove(course, "ps1", tiny_course.trusting_judge))


def test_of_a_good_set_nothing_is_said(course):
    assert prove(course) == ""
    assert marking.prove(course, "demo", tiny_course.trusting_judge) == []


WRONG = {
    "a model that is wrong": (
        "ps1-double", "return 2 * number", "return number",
        ["ps1-double-check gives the model solution 0 of 10 points", "not doubled 2"]),
    "a check that asks for something else": (
        "ps1-words-check", '["a", "b"]', '["a"]',
        ["ps1-words-check gives the model solution 0 of 30"]),
    "a check that breaks by itself": (
        "ps1-double-hidden", "assert", "open('/no/seed.csv')\nassert",
        ["ps1-double-hidden gives the model solution 0 of 20", "seed.csv"]),
    "a set-up that breaks": (
        "ps1-setup", "import math", "import no_such_module",
        []),
    "a check that passes all": (
        "ps1-words-check", 'assert words("a b") == ["a", "b"], "Two words."', "words",
        ["ps1-words-check gives 30 points to the untouched stub",
         "ps1-words-check gives 30 points to answers that are always None, 0"]),
    "a check by zip": (
        "ps1-words-check", 'assert words("a b") == ["a", "b"], "Two words."',
        'for a, b in zip(words("a b"), ["a", "b"]):\n    assert a == b',
        ["ps1-words-check gives 30 points to answers that are always '', b''"[:60], "[]"]),
    "a check by all": (
        "ps1-words-check", 'words("a b") == ["a", "b"]', 'all(w in "ab" for w in words("a b"))',
        ["ps1-words-check gives 30 points to answers that are always", "[]"]),
    "a check of truth": (
        "ps1-double-check", "double(2) == 4", "double(2)",
        ["ps1-double-check gives 10 points to answers that are always 1, -1, 2"]),
    "a check of the type": (
        "ps1-words-check", 'words("a b") == ["a", "b"]', 'type(words("a b")) is list',
        ["ps1-words-check gives 30 points to answers that are always []"]),
    "a check of the length": (
        "ps1-words-check", 'words("a b") == ["a", "b"]', 'len(words("a b")) == 2',
        ["ps1-words-check gives 30 points to answers that are always (0, 0)"]),
    "an answer in a cell of text": (
        "ps1-double-question", "Write", "### BEGIN SOLUTION",
        ["cannot be released"]),
}  # fmt: skip


@pytest.mark.parametrize("cell, old, new, said", WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_a_set_is_said(course, cell, old, new, said):
    change(course, cell, old, new)
    found = prove(course)
    for part in said:
        assert part in found
    assert bool(found) == bool(said)


def test_a_variable_that_is_asked_for_may_have_a_simple_value(course):
    change(
        course,
        "ps1-double",
        "def double(number):\n",
        "two = 2\n\n\ndef double(number):\n",
    )
    change(course, "ps1-double-check", "double(2) == 4", "two == 2")
    assert "ps1-double-check gives 10 points to answers that are always 2" not in prove(
        course
    )


def test_the_command_goes_through_all_sets_and_its_exit_code_says_it(
    course, capsys, monkeypatch
):
    judge = tiny_course.trusting_judge
    monkeypatch.setattr(marking.proof, "default_judge", lambda *master: judge)
    monkeypatch.setattr(marking.one, "default_judge", lambda *master: judge)
    assert commands.main(["grade", "--self"], course) == 0
    assert capsys.readouterr().out.count("as it should") == 2
    change(course, "ps1-double", "return 2 * number", "return number")
    assert commands.main(["grade", "--self"], course) == 1
    said = capsys.readouterr().out
    assert "ps1-double-check" in said and "demo: model solution" in said
    assert commands.main(["grade", "--self", "demo"], course) == 0
    assert not (course.desk / "gradebook.db").exists()


@pytest.mark.slow
def test_the_real_judge_proves_a_set_and_finds_what_is_wrong(course):
    assert marking.prove(course, "ps1", mark) == []
    change(
        course, "ps1-words-check", 'words("a b") == ["a", "b"]', 'len(words("a b")) < 2'
    )
    found = " ".join(marking.prove(course, "ps1", mark))
    assert "ps1-words-check gives the model solution 0 of 30 points" in found
