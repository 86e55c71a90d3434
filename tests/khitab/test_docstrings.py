"""Every public function says what comes back, and its example is true."""

import doctest
import importlib
import inspect
import pkgutil

import khitab
import pytest

MODULES = [
    importlib.import_module(module.name)
    for module in pkgutil.walk_packages(khitab.__path__, "khitab.")
]
PUBLIC = {
    f"{room.__name__}.{name}": getattr(room, name)
    for room in MODULES
    for name in getattr(room, "__all__", [])
    if inspect.isfunction(getattr(room, name))
}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_the_examples_are_true(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_function_says_what_comes_back(name):
    assert "Return" in (PUBLIC[name].__doc__ or "")


def test_a_public_name_is_in_one_face_only():
    found = [thing for thing in PUBLIC.values() if thing.__module__.startswith("khitab.")]
    assert len(found) == len(set(found)) > 60
