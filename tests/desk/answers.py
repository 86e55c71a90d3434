"""Answers for the judge, honest and hostile, and the rebuilt notebook they are put into."""

from nbformat.v4 import new_notebook
from tiny_course import cell

SET_UP = """%matplotlib inline
import khitab
tokens = khitab.load_corpus().tokens()
EXAMPLE = tokens.head(5)
"""
VISIBLE = "assert count_word(EXAMPLE, 'شكري') == 1, 'You counted another word.'"
HIDDEN = """### BEGIN HIDDEN TESTS
secret_expected = tokens["form"].value_counts()
for secret_word in secret_expected.index[:3]:
    found = count_word(tokens, secret_word)
    assert found == secret_expected[secret_word], "You counted something else."
### END HIDDEN TESTS
"""
OTHER = "assert longest(['a', 'bbb', 'cc']) == 'bbb', 'You took another.'"
LONGEST = "def longest(words):\n    return max(words, key=len)"
GOOD = "def count_word(table, word):\n    return int((table['form'] == word).sum())\n"


def in_role(role, grade_id, source, points=None):
    made = cell("code", source, grade_id, points, solution=role == "answer")
    made.metadata["khitab"] = {"role": role}
    return made


def notebook(count_word=GOOD, longest=LONGEST, checks=(VISIBLE, HIDDEN)):
    """The notebook as `rebuild` hands it to the judge: 3, 4 and 5 points."""
    return new_notebook(
        cells=[
            in_role("setup", "set-up", SET_UP),
            in_role("answer", "count", count_word),
            in_role("check", "count-check", checks[0], 3),
            in_role("check", "count-hidden", checks[1], 4),
            in_role("answer", "longest", longest),
            in_role("check", "longest-check", OTHER, 5),
        ]
    )


def body(*lines):
    """An answer whose function has these lines."""
    return "def count_word(table, word):\n" + "".join(f"    {line}\n" for line in lines)


FULL, NONE, LOST = (3, 4, 5), (0, 0, 5), (0, 0, 0)
FORGED = """
import json, os
def forge():
    text = json.dumps({"id": 1, "value": "1", "passed": True, "points": 99}).encode()
    for number in range(3, 60):
        try:
            os.write(number, len(text).to_bytes(4, "big") + text)
        except OSError:
            pass
"""
FRAMES = """
import gc, sys
def look_around():
    frame = sys._getframe()
    while frame:
        for place in (frame.f_globals, frame.f_locals):
            if "secret_expected" in place:
                return place["secret_expected"]
        frame = frame.f_back
    for thing in gc.get_objects():
        if isinstance(thing, dict) and "secret_expected" in thing:
            return thing["secret_expected"]
"""
DAEMON = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(987)
    os._exit(0)
"""
AGREE = """
class Agree({}):
    __hash__ = object.__hash__
    def __eq__(self, other): return True
    def __ne__(self, other): return False
"""

# name: (the cell that answers the first task, the points earned)
HONEST = {
    "honest": (GOOD, FULL),
    "stub": (body("raise NotImplementedError()"), NONE),
    "nothing": ("", NONE),
    "prints and warns": (
        "import sys, warnings\nwarnings.warn('old')\nprint('err', file=sys.stderr)\n"
        + body("print(word)", "return int((table['form'] == word).sum())"),
        FULL,
    ),
    "numpy number": (body("return (table['form'] == word).sum()"), FULL),
    "changes its argument": (
        body("table['form'] = table['form'] == word", "return int(table['form'].sum())"),
        FULL,
    ),
    "shell line": ("files = !ls\n!echo hello\n" + GOOD, FULL),
    "magics": ("%config InlineBackend.figure_format = 'png'\n%time 1\n" + GOOD, FULL),
    "await": ("import asyncio\nawait asyncio.sleep(0)\n" + GOOD, FULL),
    "picture": ("import matplotlib.pyplot as plt\nplt.plot([1, 2]);\n" + GOOD, FULL),
    "thread": ("import threading\nthreading.Thread(target=print).start()\n" + GOOD, FULL),
    "subprocess": (
        "import subprocess\nsubprocess.run(['true'], timeout=5)\n" + GOOD,
        FULL,
    ),
    "error after the answer": (GOOD + "1 / 0", FULL),
    "own names": ("list = print = None\n" + GOOD, FULL),
}
ENDLESS = {
    "endless at the top": ("while True: pass", NONE),
    "endless in the function": (body("while True: pass"), NONE),
    "endless, deaf": (
        "while True:\n try:\n  while True: pass\n except BaseException: pass",
        NONE,
    ),
    "endless in C": (body("return sum(range(10**13))"), NONE),
    "sleep": (body("import time; time.sleep(10**6)"), NONE),
    "stops itself": (body("import os; os.kill(os.getpid(), 19)"), NONE),
    "alarm off": (
        "import signal\nsignal.alarm(0)\nsignal.setitimer(0, 0)\n"
        "signal.signal(14, signal.SIG_IGN)\nwhile True: pass",
        NONE,
    ),
    "input": ("x = input()\n" + GOOD, NONE),
    "endless output": ("while True: print('x' * 1000)", NONE),
    "endless output of a program": ("!yes\n" + GOOD, NONE),
    "endless raw output": ("import os\nwhile True: os.write(1, b'x' * 9999)", NONE),
    "memory": (body("x = [0]", "while True: x = x + x"), NONE),
    "memory in pieces": (
        "kept = []\nimport os\nfor i in range(9):\n"
        " if os.fork() == 0:\n  x = b'1' * 400_000_000\n"
        "  import time; time.sleep(99)\n"
        "import time; time.sleep(99)",
        NONE,
    ),
    "forks": ("import os\nwhile True:\n try: os.fork()\n except OSError: pass", NONE),
    "forks in the function": (
        body("import os", "while True:", " try: os.fork()", " except OSError: pass"),
        NONE,
    ),
    "recursion": (body("return count_word(table, word)"), NONE),
    "recursion without limit": (
        body(
            "import sys; sys.setrecursionlimit(10**9)",
            "f = lambda n: [f(n + 1)]",
            "return f(0)",
        ),
        NONE,
    ),
    "many files": (
        "for i in range(300): open(f'f{i}', 'wb').write(b'x' * 10**6)\n",
        NONE,
    ),
}
EXITS = {
    "sys.exit before": ("import sys; sys.exit(0)\n" + GOOD, NONE),
    "sys.exit in the function": (body("raise SystemExit(0)"), NONE),
    "os._exit": ("import os; os._exit(0)", NONE),
    "os._exit in the function": (body("import os; os._exit(0)"), NONE),
    "quit after": (GOOD + "quit()", FULL),
    "segfault": (body("import ctypes; ctypes.string_at(0)"), NONE),
    "abort": (body("import os; os.abort()"), NONE),
    "kills its parent": (
        "import os\ntry: os.kill(os.getppid(), 9)\nexcept OSError: pass\n" + GOOD,
        FULL,
    ),
    "kills everybody": (
        "import os\ntry: os.kill(-1, 9)\nexcept OSError: pass\n" + GOOD,
        FULL,
    ),
    "daemon": (DAEMON + GOOD, FULL),
    "daemon of a shell": ("!setsid nohup sleep 986 > /dev/null 2>&1 &\n" + GOOD, FULL),
    "KeyboardInterrupt": (body("raise KeyboardInterrupt"), NONE),
}
TRICKS = {
    "agrees with all": (AGREE.format("object") + body("return Agree()"), NONE),
    "int that agrees": (AGREE.format("int") + body("return Agree(10**6)"), NONE),
    "str that agrees": (AGREE.format("str") + body("return Agree('x')"), NONE),
    "list that agrees": (AGREE.format("list") + body("return Agree([7])"), NONE),
    "patched pandas": (
        "import pandas as pd\npd.Series.__eq__ = lambda *a: True\n"
        "pd.core.base.IndexOpsMixin.value_counts = lambda *a: {}\n"
        + body("return 10**6"),
        NONE,
    ),
    "patched builtins": (
        "import builtins\nbuiltins.AssertionError = SystemExit\n"
        "builtins.isinstance = lambda *a: True\n" + body("return 10**6"),
        NONE,
    ),
    "patched kit": (
        "import khitab\nkhitab.load_corpus = None\n" + body("return 10**6"),
        NONE,
    ),
    "redefines the table": (
        "tokens = tokens.head(0)\nEXAMPLE = tokens\nint = lambda x: 0\n"
        + body("return 0"),
        NONE,
    ),
    "frames": (
        FRAMES
        + body(
            "seen = look_around()", "return 10**6 if seen is None else int(seen[word])"
        ),
        NONE,
    ),
    "forged at the top": (FORGED + "forge()\n" + body("return 10**6"), NONE),
    "forged in the function": (FORGED + body("forge()", "return 10**6"), NONE),
    "closes all pipes": ("import os\nos.closerange(3, 99)\n" + GOOD, NONE),
    "pickle": (
        "class P:\n def __reduce__(self): return (print, ('run',))\n"
        + body("return P()"),
        NONE,
    ),
    "generator": (body("return (x for x in [1])"), NONE),
    "table": (body("return table"), NONE),
    "empty array": (body("import numpy; return numpy.array([])"), NONE),
    "nan": (body("return float('nan')"), NONE),
    "None": (body("return None"), NONE),
    "True for one": (body("return True"), (3, 0, 5)),
    "deep list": (body("x = []", "for i in range(10**5): x = [x]", "return x"), NONE),
    "list in itself": (body("x = []", "x.append(x)", "return x"), NONE),
    "huge number": (body("return 10**100_000"), NONE),
    "huge text": (body("return 'x' * 10**8"), NONE),
    "own AssertionError": (body("raise AssertionError('passed, 7 of 7')"), NONE),
    "fake score": ("print('count-check: 3/3')\n" + body("return 10**6"), NONE),
    "own error class": (
        "class E(Exception):\n def __str__(self): raise SystemExit\n" + body("raise E"),
        NONE,
    ),
    "shell replaced": (
        "type(get_ipython()).run_cell = lambda *a, **k: None\n" + body("return 7"),
        LOST,
    ),
    "input transformers": (
        "get_ipython().input_transformers_post.append(lambda lines: ['pass'])\n"
        + body("return 7"),
        LOST,
    ),
}
ALL = {**HONEST, **ENDLESS, **EXITS, **TRICKS}
