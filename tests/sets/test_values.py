"""Checks take a right value in every usual type, and refuse thirty silly ones in words."""

import ast
import math

import khitab
import numpy as np
import pandas as pd
import problem_sets
import pytest
from desk.marking.silly import SET_UP, SILLY

SETS = {path.stem: problem_sets.load(path) for path in problem_sets.PATHS}
TASKS = [(name, task) for name, problem_set in SETS.items() for task in problem_set.tasks]
CHECKS = [(*each, kind) for each in TASKS for kind in ("check", "hidden")]
each_check = pytest.mark.parametrize(
    "name, task, kind", CHECKS, ids=[f"{task}-{kind}" for _, task, kind in CHECKS]
)


def functions(problem_set, task):
    """The names of the functions that the answer of a task defines."""
    tree = ast.parse(problem_set.by_id[task].source)
    return [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]


# --- A right value in another type ---------------------------------------------------


def scalars(value):
    """The same value with numpy's scalars in it, through tuples, lists and dictionaries."""
    if isinstance(value, dict):
        return {scalars(key): scalars(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return type(value)(scalars(item) for item in value)
    for plain, numpys in ((bool, np.bool_), (int, np.int64), (float, np.float64)):
        if isinstance(value, plain):
            return numpys(value)
    return np.str_(value) if isinstance(value, str) else value


def from_columns(value):
    """The same value as pandas' columns give it: its scalars are taken out of a Series."""
    if isinstance(value, dict):
        return {key: from_columns(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return type(value)(from_columns(item) for item in value)
    return pd.Series([value]).iloc[0] if isinstance(value, (bool, int, float)) else value


def turned(value):
    """The same value, its pairs of results as lists, its whole numbers as NumPy's ints."""
    if isinstance(value, tuple):
        return [turned(item) for item in value]
    whole = isinstance(value, int) and not isinstance(value, bool)
    return np.int32(value) if whole else value


@pytest.mark.parametrize("change", [scalars, from_columns, turned])
@each_check
def test_a_right_answer_passes_in_the_types_of_numpy_and_pandas(name, task, kind, change):
    problem_set, space = SETS[name], SETS[name].space()
    for called in functions(problem_set, task):
        right = space[called]
        space[called] = lambda *args, right=right, **named: change(right(*args, **named))
    assert problem_set.check(f"{task}-{kind}", space) is None


# --- Silly values --------------------------------------------------------------------

TOKENS = "khitab.load_corpus().tokens()"  # the table of all tokens
NAMES = {"khitab": khitab}
exec(SET_UP, NAMES)


def silly_answer(value):
    """A function that always hands back `value`, whatever it is asked."""
    code = compile(value, "<silly>", "eval")
    return lambda *args, **named: eval(code, NAMES, {"args": args})


ANSWERS = {value: silly_answer(value) for value in (*SILLY, TOKENS)}


@pytest.mark.slow
@each_check
def test_no_silly_value_passes_a_check(name, task, kind):
    problem_set, space = SETS[name], SETS[name].space()
    errors = {}
    for value, answer in ANSWERS.items():
        space |= dict.fromkeys(functions(problem_set, task), answer)
        errors[value] = problem_set.check(f"{task}-{kind}", space)
    assert [value for value, error in errors.items() if error is None] == []
    if kind == "check":  # the desk words what stops a hidden check (judge/examiner.py)
        wordless = [
            (value, repr(error)[:80])
            for value, error in errors.items()
            if not isinstance(error, AssertionError) or len(str(error)) < 15
        ]
        assert wordless == []


def with_leaves(value, leaf):
    """The same tuples, lists and dictionaries, with `leaf` in the place of each value."""
    if isinstance(value, dict):
        return {key: with_leaves(item, leaf) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return type(value)(with_leaves(item, leaf) for item in value)
    return leaf


@pytest.mark.parametrize(
    "leaf", [None, -1, math.nan, "x", [], object()], ids=lambda leaf: type(leaf).__name__
)
@pytest.mark.parametrize("name, task", TASKS, ids=[task for _, task in TASKS])
def test_a_right_shape_with_silly_values_in_it_is_refused_in_a_sentence(name, task, leaf):
    problem_set, space = SETS[name], SETS[name].space()
    for called in functions(problem_set, task):
        right = space[called]
        space[called] = lambda *args, right=right, **named: with_leaves(
            right(*args, **named), leaf
        )
    error = problem_set.check(f"{task}-check", space)
    assert isinstance(error, AssertionError) and len(str(error)) >= 15
