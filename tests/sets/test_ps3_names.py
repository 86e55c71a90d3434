"""The checks of problem set 3 leave the names alone that its other cells make and use."""

import ast
import dis

import problem_sets
import pytest

PS3 = problem_sets.load(next(p for p in problem_sets.PATHS if p.stem == "ps3"))
CODE = [name for name, cell in PS3.by_id.items() if cell.cell_type == "code"]
CHECKS = [name for name in CODE if problem_sets.role_of(PS3.by_id[name]) != "setup"]
CHECKS = [name for name in CHECKS if name not in PS3.of("answer")]
OTHERS = [name for name in CODE if name not in CHECKS]


def stored_and_needed(source):
    """The names that a cell leaves, and those that it must find before it can run."""
    stored, needed = set(), set()
    for step in dis.get_instructions(compile(source, "<cell>", "exec")):
        if step.opname == "STORE_NAME":
            stored.add(step.argval)
        elif step.opname == "LOAD_NAME" and step.argval not in stored:
            needed.add(step.argval)
        elif hasattr(step.argval, "co_code"):
            inside = dis.get_instructions(step.argval)
            needed |= {i.argval for i in inside if i.opname == "LOAD_GLOBAL"} - stored
    return stored, needed


def made(source):
    """The names that a cell defines or assigns, without those of its loops."""
    names = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            targets = [name for target in node.targets for name in ast.walk(target)]
            names |= {name.id for name in targets if isinstance(name, ast.Name)}
    return names


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_overwrites_no_name_of_another_cell(check):
    stored, _ = stored_and_needed(PS3.by_id[check].source)
    taken = {name: stored & needs(name) for name in CODE if name != check}
    for name in OTHERS:
        taken[name] |= stored & made(PS3.by_id[name].source)
    assert {name: both for name, both in taken.items() if both} == {}


def needs(name):
    return stored_and_needed(PS3.by_id[name].source)[1]


@pytest.mark.parametrize(
    "cell", [name for name in OTHERS if name not in PS3.of("answer")]
)
def test_a_given_cell_overwrites_no_function_of_an_answer(cell):
    functions = {name for task in PS3.tasks for name in made(PS3.by_id[task].source)}
    assert not functions & stored_and_needed(PS3.by_id[cell].source)[0]
