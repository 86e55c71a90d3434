"""`python3 tests`: what each flag starts, and that a case which asserts nothing fails."""

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from start import environment

ROOT = Path(__file__).resolve().parents[2]
CASES = """\
import numpy.testing
import pytest

def test_nothing():
    pass

def test_a_loop_over_nothing():
    for row in []:
        assert row

def test_a_plain_assertion():
    assert 1 + 1 == 2

def test_an_error():
    with pytest.raises(ValueError):
        int("x")

def test_numbers():
    numpy.testing.assert_allclose(0.1 + 0.2, 0.3)
"""


@pytest.fixture
def started(monkeypatch):
    """Call `python3 tests` with arguments: what it would start in `.venv`."""
    noted = []
    monkeypatch.setattr(
        environment,
        "run",
        lambda *arguments, **options: noted.append((arguments, options)),
    )
    main = runpy.run_path(str(ROOT / "tests" / "__main__.py"))["main"]

    def start(*arguments):
        main(list(arguments))
        return noted.pop()

    return start


def test_alone_it_runs_every_test_in_two_processes(started):
    assert started() == (("-m", "pytest", "-n", "2"), {})


def test_quick_leaves_out_what_is_slow(started):
    assert started("--quick")[0] == ("-m", "pytest", "-n", "2", "-m", "not slow")


def test_check_looks_at_the_files_and_needs_something_extra(started):
    [(script,), options] = started("--check")
    assert Path(script).samefile(ROOT / "tests" / "check.py")
    assert options == {"extra": "check"}


def test_every_other_argument_goes_to_pytest(started):
    assert started("-k", "corpus", "tests/start")[0][2:] == (
        "-k",
        "corpus",
        "tests/start",
    )
    assert started("--quick", "--durations=3")[0][-1] == "--durations=3"


def test_check_refuses_what_it_does_not_know(started, capsys):
    with pytest.raises(SystemExit):
        started("--check", "--fast")
    assert "--fast" in capsys.readouterr().err


def test_a_case_that_asserts_nothing_fails(tmp_path):
    (tmp_path / "test_cases.py").write_text(CASES)
    pytest_here = [sys.executable, "-m", "pytest", "-c", str(ROOT / ".pytest.ini")]
    run = subprocess.run(
        [*pytest_here, "-p", "conftest", "-p", "no:cacheprovider", str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests")},
        capture_output=True,
        text=True,
    )
    assert "2 failed, 3 passed" in run.stdout
    reports = run.stdout.split("short test summary")[0]
    assert reports.count("asserted nothing: it could not") == 2
