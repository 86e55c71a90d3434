"""What a problem set's check cell shows under itself when it has run."""

from types import SimpleNamespace

import IPython.display
import pytest
from khitab.checks import Reply, sets

PASSED = "✓ Task 3, From here to there: your answer holds."


@pytest.mark.parametrize(
    "cell, error, shown",
    [
        ("# Check of task 3: From here to there\nassert 1", None, [PASSED]),
        ("# Check of task 3: From here to there\nassert 0", AssertionError("no"), []),
        ("def piece():\n    pass", None, []),
    ],
)
def test_only_a_check_that_passes_is_confirmed(monkeypatch, cell, error, shown):
    said = []
    monkeypatch.setattr(sets, "_ENDED", {})
    monkeypatch.setattr(IPython.display, "display", lambda each: said.append(repr(each)))
    info = SimpleNamespace(raw_cell=cell)
    sets._note(SimpleNamespace(info=info, error_before_exec=None, error_in_exec=error))
    assert said == shown


def test_the_confirmation_looks_like_the_reply_of_a_lesson_s_check():
    held, reply = (
        each._repr_html_() for each in (sets.Held("3, A < B"), Reply("00-a", True, "x"))
    )
    assert held.split("<strong>")[0] == reply.split("<strong>")[0]
    assert "<strong>✓ Task 3, A &lt; B:</strong> your answer holds." in held


def test_a_summary_says_how_many_tasks_count_where_students_choose():
    said = repr(sets.Summary([1, 2, 3], {1: ("Mend", "")}, counted=2)).splitlines()
    assert said[1] == "Your best 2 functions count, and no more are needed."
    assert "Your best" not in repr(sets.Summary([1, 2, 3], {}))
