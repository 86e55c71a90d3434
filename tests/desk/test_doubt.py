"""Marks by lot, by load, or by the desk's own fault: none, and a person looks in doubt."""

import os
import threading
import time

import pytest
import tiny_course
from answers import GOOD, LONGEST, OTHER, VISIBLE, body, in_role, notebook
from nbformat.v4 import new_notebook

pytest.importorskip("resource", reason="the judge needs Linux or macOS")

from desk import intake, judge, marking, walls
from desk.inside.clock import Deadline, Ran
from desk.judge import Limits, mark, model

LIMITS = Limits(cell=4, call=2)
pytestmark = pytest.mark.slow


def points(marks):
    return tuple(cell.points for cell in marks.cells)


# --- Copies of the worker ----------------------------------------------------------------

THEN = "\n" + GOOD
COPIES = {
    "fork at the top": "import os\nos.fork()" + THEN,
    "fork twice": "import os\nos.fork(); os.fork()" + THEN,
    "fork after the answer": GOOD + "import os\nchild = os.fork()\n",
    "fork in the function": body(
        "import os", "os.fork()", "return int((table['form'] == word).sum())"
    ),
    "the child answers something else": body(
        "import os",
        "if os.fork() == 0: return 10**6",
        "return int((table['form'] == word).sum())",
    ),
    "the child fails": body(
        "import os",
        "if os.fork() == 0: raise ValueError",
        "return int((table['form'] == word).sum())",
    ),
    "the child with os.getpid and os._exit replaced": (
        "import os\nos.getpid = lambda: 1\nos._exit = print\nos.fork()" + THEN
    ),
    "the child defines another": (
        "import os\nif os.fork() == 0:\n    longest = count_word = print\nelse:\n    pass\n"
        "if 'count_word' not in globals():\n"
        + "".join(f"    {line}\n" for line in GOOD.splitlines())
    ),
    "a fork of C": "import ctypes\nctypes.CDLL(None).fork()" + THEN,
    "a pty": "import pty\ntry: pty.fork()\nexcept OSError: pass" + THEN,
    "a fork in a thread": (
        "import os, threading\nt = threading.Thread(target=os.fork)\nt.start(); t.join()"
        + THEN
    ),
    "multiprocessing": (
        "import multiprocessing\np = multiprocessing.get_context('fork').Process("
        "target=print)\np.start(); p.join()" + THEN
    ),
    "a pool": (
        "from concurrent.futures import ProcessPoolExecutor\n"
        "from multiprocessing import get_context\n"
        "try:\n"
        "    with ProcessPoolExecutor(2, get_context('fork')) as pool:\n"
        "        pool.submit(abs, -1).result()\n"
        "except OSError: pass" + THEN  # Landlock has no /dev/shm for it
    ),
    "sys.exit in the child": "import os, sys\nif os.fork() == 0: sys.exit(0)" + THEN,
    "atexit": "import atexit, os\natexit.register(os._exit, 3)\nos.fork()" + THEN,
    "a program with all descriptors": (
        "import subprocess\nsubprocess.run('cat <&3; cat <&4; echo x >&5; true',"
        " shell=True, close_fds=False, stderr=subprocess.DEVNULL,"
        " stdin=subprocess.DEVNULL, timeout=3)" + THEN
    ),
    "a child that writes into the pipe": (
        "import os\nif os.fork() == 0:\n    for n in range(3, 30):\n        try:\n"
        "            os.write(n, b'\\x00\\x00\\x00\\x02{}')\n"
        "        except OSError:\n            pass" + THEN
    ),
    "a child that reads the pipe": (
        "import os\nif os.fork() == 0:\n    for n in range(3, 30):\n        try:\n"
        "            os.read(n, 9999)\n        except OSError:\n            pass" + THEN
    ),
    "a thread that stays": (
        "import threading, time\n"
        "threading.Thread(target=time.sleep, args=(99,), daemon=True).start()" + THEN
    ),
}
WAYS = [way for way in walls.available() if way != "limits"] or ["limits"]


@pytest.mark.parametrize("way", WAYS)
def test_only_the_worker_answers_and_no_copy_of_it(way, subtests):
    for _ in range(int(os.environ.get("KHITAB_RUNS", 1))):
        for name, cell in COPIES.items():
            with subtests.test(name):
                marks = mark(notebook(cell), limits=LIMITS, sandbox=way)
                assert points(marks) == (3, 4, 5), marks


# --- Time --------------------------------------------------------------------------------


def tasks(*answered, calls=4):
    """A notebook of functions f0, f1, …; each is called so many times, and must give 1."""
    cells = []
    for number, answer in enumerate(answered):
        check = f"for _ in range({calls}):\n    assert f{number}() == 1"
        cells.append(in_role("answer", f"f{number}", answer))
        cells.append(in_role("check", f"f{number}-check", check, 1))
    return new_notebook(cells=cells)


def test_a_slow_function_costs_its_own_task_only():
    slow = "import time\ndef f0():\n    time.sleep(1.5)\n    return 1"
    quick = [f"def f{n}():\n    return 1" for n in (1, 2, 3)]
    marks = mark(tasks(slow, *quick), limits=Limits(cell=4, call=2, task=4))
    assert points(marks) == (0, 1, 1, 1)
    assert marks.doubts


def test_many_functions_that_never_end_cost_their_own_tasks_only(monkeypatch):
    monkeypatch.setattr(judge.session, "DEATHS", 2)
    endless = [f"def f{n}():\n    while True: pass" for n in range(4)]
    good = "def f4():\n    return 1"
    marks = mark(tasks(*endless, good), limits=Limits(cell=3, call=0.5))
    assert points(marks) == (0, 0, 0, 0, 1)


def test_what_a_stopped_call_left_behind_is_gone():
    first = "kept = []\ndef f0():\n    kept.append(1)\n    while True: pass"
    second = "def f1():\n    return 1 + len(kept)"
    marks = mark(tasks(first, second, calls=1), limits=Limits(cell=3, call=0.5))
    assert points(marks) == (0, 1)


def test_what_a_stopped_cell_had_defined_is_put_back():
    first = "def f0():\n    return 1\nwhile True: pass"
    second = "def f1():\n    import os; os._exit(0)"
    cells = tasks(first, second, "def f2():\n    return f0()").cells
    cells.append(in_role("check", "late-check", "assert f0() == 1", 2))
    marks = mark(new_notebook(cells=cells), limits=Limits(cell=1, call=1))
    assert points(marks) == (1, 0, 1, 2)


def test_names_asked_for_in_vain_do_not_fail_later_checks(monkeypatch):
    """A worker that dies between two calls, twice, costs nothing that comes later."""
    session = judge.session.Session(LIMITS, "auto", {}, lambda **_: None, None, None)
    session.stops, session.stopped_by = [None] * 9, {None: "died"}
    monkeypatch.setattr(session, "_ready", lambda: None)
    monkeypatch.setattr(session, "_ask", lambda *_: {"names": {"f": {}}})
    assert session.names({"f"}) == {"f": {}}


def test_time_that_others_had_of_the_processor_is_not_counted():
    class Starved:
        def seconds(self):
            return 0.0, 0.9 * time.monotonic()

    until = Deadline(0.2, Starved())
    time.sleep(0.4)
    assert until.left() > 0
    assert Deadline(0.2).spent() < 0.1


def test_sleep_is_counted():
    until = Deadline(0.1, Ran())
    time.sleep(0.3)
    assert until.left() == 0


def test_a_busy_computer_changes_no_mark():
    """A nice desk beside a busy loop a core: a second's work, three seconds allowed."""
    done = threading.Event()
    loops = []
    for _ in range(2 * (os.cpu_count() or 1)):
        if (child := os.fork()) == 0:
            begun = time.monotonic()
            while time.monotonic() - begun < 60:
                pass
            os._exit(0)
        loops.append(child)
    try:
        work = (
            "import time\ndef f0():\n    begun = time.process_time()\n"
            "    while time.process_time() - begun < 1.2: pass\n    return 1"
        )
        marks = mark(tasks(work, calls=1), limits=Limits(cell=2, call=2))
    finally:
        done.set()
        for child in loops:
            os.kill(child, 9)
            os.waitpid(child, 0)
    assert points(marks) == (1,)


# --- Faults of the desk -----------------------------------------------------------------


BREAKS = {
    "an error of its own": "assert longest(['a', 'bb']) == 'bb'\n{}['seed']",
    "a module that is missing": "import no_such_module\n" + OTHER,
    "a file that is missing": "open('/no/such/seed.csv')\n" + OTHER,
    "a name that is missing": "assert longest(['a']) == never_defined",
    "a wrong expectation": "assert longest(['a', 'bb']) == 'a', 'You took another.'",
    "a mistake of syntax": "assert longest(",
    "an exit": "raise SystemExit(3)",
    "a question of the wrong name": "assert largest(['a']) == 'a'",
}


def with_check(source, answer=LONGEST):
    made = notebook(longest=answer)
    made.cells[-1].source = source
    return made


@pytest.mark.parametrize("check", BREAKS.values(), ids=BREAKS)
def test_a_check_that_fails_on_the_model_answer_is_a_persons_to_look_at(check):
    made = with_check(check)
    marks = mark(made, limits=LIMITS, model=lambda: with_check(check))
    assert points(marks) == (3, 4, 0)
    assert marks.cells[-1].message == judge.examiner.BROKEN
    assert any("longest-check" in doubt for doubt in marks.doubts)
    assert set(marks.doubts) <= set(marks.notes)


@pytest.mark.parametrize(
    "answer", ["def longest(words):\n    return 7", "", "def longest(words): return {}"]
)
def test_a_wrong_answer_casts_no_doubt(answer):
    check = "assert longest(['a', 'bb']).upper() == 'BB'"
    made = with_check(check, answer)
    marks = mark(made, limits=LIMITS, model=lambda: with_check(check))
    assert points(marks) == (3, 4, 0) and marks.doubts == []


def test_a_set_up_that_fails_on_the_desk_is_a_persons_to_look_at():
    made = notebook()
    made.cells[0].source += "\nimport no_such_module"
    assert any("set-up" in doubt for doubt in mark(made, limits=LIMITS).doubts)


def test_the_model_is_marked_once_a_set():
    made, asked = notebook(longest="def longest(words): return 1"), []

    def again(_):
        asked.append(1)
        return mark(made, limits=LIMITS)

    first = model.failing(made, again)
    assert model.failing(made, again) == first and len(asked) == model.TWICE


def test_what_only_failed_once_is_no_fault_of_the_check():
    made = notebook(checks=(VISIBLE, VISIBLE))
    results = iter([notebook(longest="def longest(words): return 1"), made])
    assert model.failing(made, lambda _: mark(next(results), limits=LIMITS)) == {}


def test_the_whole_desk_says_whom_to_look_at(tmp_path, monkeypatch):
    """A check of ours that breaks: everybody is marked, and nobody in silence."""
    course = tiny_course.with_gradebook(tiny_course.make(tmp_path))
    master = course.master("ps1")
    for cell in master.cells:
        if intake.grade_id(cell) == "ps1-words-check":
            cell.source = "{}['a seed']\n" + cell.source
    monkeypatch.setattr(type(course), "master", lambda *_: master)
    tiny_course.hand_in(course, {"anna": tiny_course.as_bytes(tiny_course.answered())})
    record = marking.grade(course, "ps1")["anna"]
    assert record["look"] and any("ps1-words-check" in n for n in record["notes"])


def test_what_a_stopped_cell_left_running_costs_no_later_answer():
    """The worker dies of it while the next cell runs: that one is run again without it."""
    bomb = (
        "import os, threading, time\n"
        "threading.Timer(1.5, os._exit, [0]).start()\nwhile True: pass"
    )
    later = "import time\ntime.sleep(1.0)\ndef f1():\n    return 1"
    marks = mark(tasks(bomb, later), limits=Limits(cell=1.2, call=1))
    assert points(marks) == (0, 1)


def test_an_answer_that_stopped_the_desk_is_told_as_such():
    """The examiner begins again without that cell, and still knows why it is missing."""
    made, marks = notebook(), judge.Marks()
    job = {"cells": made.cells, "done": {}, "faults": {}}
    listener = judge.fork.Listener(None, job, marks)
    listener.at = 4
    assert listener.blame()
    assert job["cells"][4].cell_type == "raw" and "longest" in job["faults"]
    assert marks.doubts == ["cell longest stopped the examiner and was left out"]
