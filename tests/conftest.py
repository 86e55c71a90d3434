"""Settings for all tests, and two rules: a case asserts, and walls are tested in one row."""

import atexit
import itertools
import os
import shutil
import tempfile
from functools import wraps
from pathlib import Path

import numpy.testing
import pandas.testing
import pytest
from _pytest.assertion import rewrite
from hypothesis import settings

# A property is true or false; how long a slow machine takes for it says nothing.
settings.register_profile("khitab", deadline=None)
settings.load_profile("khitab")

# No test writes into the work or the memory of whoever runs it: each case has an empty
# folder of its own, and what is made once for many cases another.
HOMES = Path(tempfile.mkdtemp(prefix="khitab-homes-"))
NUMBERS = itertools.count()
atexit.register(shutil.rmtree, HOMES, ignore_errors=True)
os.environ["KHITAB_HOME"] = str(HOMES / "shared")
os.environ.pop("KHITAB_CODES", None)  # nor are the codes of a class tested here


@pytest.fixture(autouse=True)
def khitab_home(monkeypatch):
    """The folder that KHITAB_HOME names in this case; it is made when it is needed."""
    monkeypatch.setenv("KHITAB_HOME", str(HOMES / str(next(NUMBERS))))


# What starts sandboxes, and looks at what they leave: one after the other, never beside
# one another.
WALLS = {"test_hostile.py", "test_judge.py", "test_marking.py", "test_sandbox.py"}


def pytest_addoption(parser):
    text = "run tests/benchmark too: khitab and its peers, side by side (minutes)"
    parser.addoption("--benchmark", action="store_true", help=text)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Give whole files to the processes, in order: nothing that they share is made twice."""
    from xdist.scheduler import LoadFileScheduling

    class Files(LoadFileScheduling):
        def _split_scope(self, nodeid):
            file = super()._split_scope(nodeid)
            return "walls" if Path(file).name in WALLS else file

    config.option.loadscopereorder = (
        False  # by number of cases: the walls would come last
    )
    return Files(config, log)


# ---- A case that asserts nothing fails --------------------------------------------------

ASSERTED = set()
NOTHING = """\
This case asserted nothing: it could not have failed. (Do all cases of a file say so? Then
its __pycache__ is older than this rule: delete it.)"""


def counted(function):
    """The same function, each call of which counts as an assertion."""

    @wraps(function)
    def call(*arguments, **options):
        ASSERTED.add(function.__name__)
        return function(*arguments, **options)

    return call


pytest.raises, pytest.warns = counted(pytest.raises), counted(pytest.warns)
for module in (numpy.testing, pandas.testing):
    for name in dir(module):
        if name.startswith("assert_"):
            setattr(module, name, counted(getattr(module, name)))


def held():
    """Note an assertion that held, and answer that nobody wants it in words.

    pytest asks before it words each for the hook `pytest_assertion_pass`; the words would
    double the time of all tests.
    """
    ASSERTED.add("assert")
    return False


rewrite._check_if_assertion_pass_impl = held


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem):
    ASSERTED.clear()
    result = yield
    if not ASSERTED:
        pytest.fail(NOTHING, pytrace=False)
    return result
