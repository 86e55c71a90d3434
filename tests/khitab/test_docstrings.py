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


def public(module):
    for name, thing in vars(module).items():
        own = inspect.isfunction(thing) and thing.__module__ == module.__name__
        if own and not name.startswith("_"):
            yield name, thing


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_the_examples_are_true(module):
    failed, _ = doctest.testmod(module)
    assert failed == 0


@pytest.mark.parametrize(
    "module",
    [module for module in MODULES if "._" not in module.__name__],
    ids=lambda module: module.__name__,
)
def test_every_public_function_says_what_comes_back(module):
    silent = [
        name for name, thing in public(module) if "Return" not in (thing.__doc__ or "")
    ]
    assert silent == []
