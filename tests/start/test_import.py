"""`from khitab import …` works wherever it is said, also beside a clone called khitab."""

import subprocess
import sys

import khitab
import pytest
from jupyter_client.manager import start_new_kernel

SAY = "from khitab import load_corpus; import khitab; print(khitab.__file__)"


@pytest.fixture
def beside(tmp_path):
    """A folder with a clone's folders in it, called khitab and without a Python file."""
    (tmp_path / "khitab" / "exercises" / "ps1").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize(
    "where", [".", "khitab", "khitab/exercises", "khitab/exercises/ps1"]
)
def test_a_clone_called_khitab_does_not_hide_the_library(where, beside):
    command = [sys.executable, "-c", SAY]
    done = subprocess.run(command, cwd=beside / where, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == (khitab.__file__, "")


def test_nor_does_it_in_a_kernel(beside):
    manager, client = start_new_kernel(cwd=str(beside))
    try:
        reply = client.execute_interactive(SAY, output_hook=lambda _: None, timeout=60)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    assert reply["content"]["status"] == "ok"


def test_a_room_is_there_as_soon_as_it_is_named():
    program = (
        "import khitab, sys\n"
        "print('khitab.corpus' in sys.modules, khitab.framing.__name__, khitab.Corpus)\n"
        "print('load_corpus' in dir(khitab), 'figures' in dir(khitab), hasattr(khitab, 'x'))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    first, second = done.stdout.splitlines()
    assert first == "False khitab.framing <class 'khitab.corpus.texts.Corpus'>"
    assert second == "True True False"
