"""Submissions that attack: the marker, its machine, the class, the truth.

An attack stands in the answer to `count`, before or after a right function; the other two
tasks are honest. `KINDS` maps a name to (function giving {file name: bytes}, tasks that
must earn full marks, tasks that may). What else must hold for all, the test says: nobody
else's marks change, nothing outside is touched, no process is left, no secret gets out.
"""
# ruff: noqa: E501  (an attack is a line of code, however long)

from tiny_course import SOLVED, TASKS, as_bytes, handed_in

from hostile.odd import FILE

KINDS = {}
OTHERS = frozenset(TASKS) - {"count"}
ALL = frozenset(TASKS)
NONE = frozenset()


def attack(
    name, source, earns=OTHERS, may=frozenset({"count"}), where="before", files=None
):
    """Keep an attack whose code stands before or after the right answer to `count`."""
    parts = [source, SOLVED["count"]] if where == "before" else [SOLVED["count"], source]
    answers = {"count": "\n".join(parts)} if where != "instead" else {"count": source}
    KINDS[name] = (
        lambda: {FILE: as_bytes(handed_in(answers)), **(files or {})},
        frozenset(earns),
        frozenset(may),
    )


def inside(name, body, imports="", earns=OTHERS, may=frozenset()):
    """Keep an attack that happens when the checker calls the function."""
    lines = [
        "def count_form(tokens, form):",
        *(f"    {line}" for line in body.split("\n")),
    ]
    attack(name, "\n".join(filter(None, [imports, *lines])), earns, may, "instead")


# --- Never ending ------------------------------------------------------------------------

attack("loops_for_ever", "while True:\n    pass")
inside("loops_for_ever_when_called", "while True:\n    pass")
attack(
    "catches_every_interrupt",
    "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
)
attack(
    "ignores_signals",
    "import signal\nfor s in (2, 14, 15, 24):\n    signal.signal(s, signal.SIG_IGN)\nwhile True: pass",
)
attack("loops_in_c", "sum(iter(int, 1))")
attack(
    "a_regular_expression_that_explodes", "import re\nre.match(r'(a+)+$', 'a' * 60 + 'b')"
)
attack("sleeps", "import time\ntime.sleep(10_000)")
inside("sleeps_when_called", "import time\ntime.sleep(10_000)")
attack("asks_for_input", "input('your name? ')")
inside("asks_for_input_when_called", "return int(input())")
inside("gives_a_generator_without_end", "while True:\n    yield 1")
attack("stops_itself", "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)")

# --- Too much ----------------------------------------------------------------------------

attack("endless_output", "while True:\n    print('x' * 10_000)")
attack(
    "endless_output_below_python", "import os\nwhile True:\n    os.write(1, b'x' * 65536)"
)
attack("one_huge_output", "print('x' * 200_000_000)")
attack(
    "takes_all_memory", "hoard = []\nwhile True:\n    hoard.append(bytearray(50_000_000))"
)
inside("gives_back_a_giant", "return 'x' * 2_000_000_000")
inside(
    "gives_back_a_deep_list",
    "deep = []\nfor _ in range(200_000):\n    deep = [deep]\nreturn deep",
)
inside("gives_back_itself", "ring = []\nring.append(ring)\nreturn ring")
inside("gives_back_a_huge_number", "return 10 ** 3_000_000")
attack(
    "forks_without_end",
    "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
)
attack(
    "starts_threads_without_end",
    "import threading, time\nwhile True:\n    try: threading.Thread(target=time.sleep, args=(999,)).start()\n    except RuntimeError: break",
)
attack("recurses", "def down(): return down()\ndown()")
attack(
    "recurses_below_python",
    "import sys\nsys.setrecursionlimit(10**9)\ndown = lambda f: f(f)\ndown(down)",
)
attack(
    "fills_the_disk",
    "for n in range(300):\n    open(f'big{n}', 'wb').write(bytes(2_000_000))",
)
attack(
    "writes_one_giant_file",
    "with open('giant', 'wb') as f:\n    for _ in range(1_000): f.write(bytes(1_000_000))",
)
attack(
    "opens_files_without_end",
    "kept = []\nwhile True:\n    kept.append(open(__import__('os').devnull))",
    NONE,
    ALL,
)

# --- Leaving -----------------------------------------------------------------------------

attack("sys_exit", "import sys\nsys.exit(0)")
attack("os_exit", "import os\nos._exit(0)")
attack("quit", "quit()")
inside("exits_when_called", "import sys\nsys.exit(0)")
inside("ends_the_process_when_called", "import os\nos._exit(0)")
attack("exits_at_the_end", "import atexit, os\natexit.register(os._exit, 0)", ALL, NONE)
attack("kills_itself", "import os\nos.kill(os.getpid(), 9)")
attack("kills_its_parent", "import os\nos.kill(os.getppid(), 9)")
attack("kills_everything", "import os\nos.kill(-1, 9)")
attack("kills_its_group", "import os\nos.killpg(0, 9)")
attack("segfaults", "import ctypes\nctypes.string_at(0)")
attack("aborts", "import os\nos.abort()")
inside("raises_keyboard_interrupt", "raise KeyboardInterrupt")
inside(
    "raises_an_exception_that_can_not_be_shown",
    "class Shy(Exception):\n    def __str__(self): raise Shy()\n    __repr__ = __str__\nraise Shy()",
)
inside("raises_an_endless_message", "raise ValueError('x' * 500_000_000)")

# --- Staying -----------------------------------------------------------------------------

STAY = "khitab-left-behind"
attack(
    "leaves_a_process",
    f"import subprocess\nsubprocess.Popen(['sh', '-c', 'exec -a {STAY} sleep 600'])",
)
attack(
    "leaves_a_daemon",
    f"import os\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        os.execvp('bash', ['bash', '-c', 'exec -a {STAY} sleep 600'])\n    os._exit(0)",
)
attack("leaves_a_shell_in_the_background", f"!bash -c 'exec -a {STAY} sleep 600' &")
attack(
    "leaves_a_thread",
    "import threading, time\nthreading.Thread(target=time.sleep, args=(600,)).start()",
    ALL,
    NONE,
)
attack(
    "holds_the_pipes_open",
    f"import os\nif os.fork() == 0:\n    import time\n    time.sleep(600)  # {STAY}",
)

# --- Pretending --------------------------------------------------------------------------

ALWAYS = "class Yes:\n    def __eq__(self, other): return True\n    def __ne__(self, other): return False\n    def __bool__(self): return True\n    def __hash__(self): return 1"
inside("equals_everything", "return Yes()", ALWAYS)
attack(
    "a_number_that_equals_everything",
    "class Yes(int):\n    def __eq__(self, other): return True\n    def __hash__(self): return 1\ndef count_form(tokens, form):\n    return Yes(5)",
    OTHERS,
    NONE,
    "instead",
)
attack(
    "a_string_that_equals_everything",
    "class Yes(str):\n    def __eq__(self, other): return True\n    __hash__ = str.__hash__\ndef count_form(tokens, form):\n    return Yes('5')",
    OTHERS,
    NONE,
    "instead",
)
inside("gives_back_not_a_number", "return float('nan')")
inside("gives_back_an_array_of_all_answers", "import numpy as np\nreturn np.arange(100)")
inside("gives_back_an_empty_array", "import numpy as np\nreturn np.array([])")
inside("gives_back_a_mock", "from unittest.mock import MagicMock\nreturn MagicMock()")
inside(
    "gives_back_an_annoyed_pickle",
    "class Boom:\n    def __reduce__(self): return (exec, (\"open('/tmp/khitab-pwned', 'w')\",))\nreturn Boom()",
)
attack(
    "patches_builtins",
    "import builtins\nfor name in ('isinstance', 'abs', 'sum', 'len', 'all', 'any', 'list', 'dict', 'zip'):\n    setattr(builtins, name, lambda *a, **k: True)",
    NONE,
    ALL,
)
attack(
    "patches_pandas",
    "import pandas\npandas.Series.__eq__ = lambda *a: True\npandas.DataFrame.equals = lambda *a: True\ndef count_form(tokens, form): return 7",
    NONE,
    OTHERS,
    "instead",
)
attack(
    "patches_the_library",
    "import khitab\nkhitab.load_corpus = None\nkhitab.corpus.Corpus.tokens = None",
    OTHERS,
)
attack(
    "patches_ipython",
    "ip = get_ipython()\nip.run_cell = lambda *a, **k: None\nip.input_transformers_cleanup.append(lambda lines: ['pass'])",
    NONE,
    ALL,
)
attack(
    "rewrites_its_worker",
    "import sys\nfor name, module in list(sys.modules.items()):\n    if 'desk' in name or 'codec' in name or name == '__main__':\n        for key in list(vars(module)):\n            if not key.startswith('__'): vars(module)[key] = lambda *a, **k: 2",
    NONE,
    ALL,
)
attack(
    "writes_to_every_pipe",
    "import os\nfor fd in range(3, 64):\n    for text in (b'{\"ok\": true, \"value\": 2}\\n', b'\\x00' * 64):\n        try: os.write(fd, text)\n        except OSError: pass",
    NONE,
    ALL,
)
attack("closes_every_pipe", "import os\nos.closerange(0, 256)", NONE, ALL)
attack(
    "says_it_has_full_marks",
    "print('SCORE 100/100')\nprint('{\"score\": 9, \"max_score\": 9}')\ndef count_form(tokens, form): pass",
    OTHERS,
    NONE,
    "instead",
)
attack(
    "shadows_pandas", "", ALL, NONE, files={"pandas.py": b"raise SystemExit('shadow')\n"}
)
attack("shadows_the_library", "", ALL, NONE, files={"khitab.py": b"tokens = None\n"})
attack(
    "shadows_the_worker",
    "",
    ALL,
    NONE,
    files={
        "json.py": b"dumps = lambda *a, **k: '2'\n",
        "codec.py": b"",
        "sitecustomize.py": b"import os; os._exit(0)\n",
        "usercustomize.py": b"import os; os._exit(0)\n",
        "conftest.py": b"1/0\n",
    },
)
attack(
    "ipython_start_up_files",
    "",
    ALL,
    NONE,
    files={
        ".ipython/profile_default/startup/00.py": b"import os; os._exit(0)\n",
        "ipython_config.py": b"1/0\n",
    },
)

# --- Looking -----------------------------------------------------------------------------

LOOK = """\
import os, sys
found = []
for top in ('/', *sys.path, os.getcwd(), os.path.expanduser('~')):
    for folder, folders, names in os.walk(top):
        folders[:] = [f for f in folders if f not in ('sys', 'usr', 'lib', 'lib64', 'dev', 'boot', 'site-packages')][:60]
        for name in names[:200]:
            if name.endswith(('.ipynb', '.db', '.json', '.md', '.csv', '.py', 'environ', 'cmdline')):
                try: text = open(os.path.join(folder, name), errors='replace').read(200_000)
                except Exception: continue
                if 'hidden-check-7f3a91' [::1] in text or 'a classmate' in text: found.append(text)
        if len(found) > 5: break
print(found)"""
attack(
    "reads_the_whole_disk",
    LOOK.replace("'hidden-check-7f3a91' [::1]", "'-7f3' + 'a91'"),
    OTHERS,
)
inside(
    "reads_the_checker_s_frames",
    "import sys\nframe, seen = sys._getframe(), []\nwhile frame:\n    seen.append(str(frame.f_globals)[:100_000] + str(frame.f_locals)[:100_000])\n    frame = frame.f_back\nprint(seen)\nraise ValueError(str([s for s in seen if '7f3a' in s]))",
)
inside(
    "searches_its_memory_for_the_secret",
    "import gc\nprint([o for o in gc.get_objects() if isinstance(o, (dict, list, tuple)) and '7f3a' in repr(o)[:20_000]])\nreturn -1",
)
attack(
    "prints_the_environment",
    "import os\nprint(dict(os.environ))\nprint(open('/proc/self/environ').read())",
    OTHERS,
)
attack(
    "reads_its_parent_s_environment",
    "import os\nprint(open(f'/proc/{os.getppid()}/environ').read())",
    OTHERS,
)
attack(
    "calls_home",
    "import socket\nsocket.create_connection(('192.0.2.1', 80), timeout=3)",
    OTHERS,
)
attack(
    "calls_this_computer",
    "import socket\nsocket.create_connection(('127.0.0.1', {port}), timeout=3).send(b'khitab')",
    OTHERS,
)

# --- Touching ----------------------------------------------------------------------------

attack(
    "writes_outside",
    "import os\nfor place in ('/tmp', '/var/tmp', '/', '/home', '/dev/shm', os.path.expanduser('~'), {outside!r}):\n    try: open(os.path.join(place, 'khitab-pwned'), 'w').write('x')\n    except OSError: pass",
    OTHERS,
)
attack(
    "deletes_the_data",
    "import khitab, shutil, os\nshutil.rmtree(khitab.corpus.SEEDS, ignore_errors=True)\nshutil.rmtree({outside!r}, ignore_errors=True)",
    OTHERS,
)
attack(
    "changes_the_library",
    "import khitab\nopen(khitab.__file__, 'a').write('\\nraise SystemExit\\n')",
    OTHERS,
)
attack(
    "locks_the_gradebook",
    "import glob, sqlite3\nfor path in glob.glob('/**/gradebook.db', recursive=True) + [{outside!r} + '/gradebook.db']:\n    sqlite3.connect(path).execute('BEGIN EXCLUSIVE')",
    OTHERS,
)
attack(
    "a_script_in_its_output",
    "from IPython.display import HTML, Javascript, display\ndisplay(HTML('<script>alert(\"khitab-pwned\")</script><img src=x onerror=alert(1)>'))\ndisplay(Javascript('alert(\"khitab-pwned\")'))\nprint('<script>alert(\"khitab-pwned\")</script>')",
    ALL,
    NONE,
)
attack(
    "escapes_of_a_terminal_in_its_output",
    "print('\\x1b]0;khitab-pwned\\x07\\x1b[2J\\x9b31m')",
    ALL,
    NONE,
)
