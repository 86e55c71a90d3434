"""Ways to carry what a hidden check passes out to a page that a student gets.

Each: its answer cell, what the last cell of the notebook does to show it, and, where it is
not ASK, the hidden check. A check passes ARGUMENT, which no source holds; `f` is the
answer's function.
"""

ASK = 'assert f("".join(["hidden", "argument", NUMBER])) == 1, "Not one."'
VARIABLE = "seen = []\ndef f(x):\n    seen.append(x)"
WAYS = {
    "variable": (VARIABLE, "print(seen)"),
    "result": ("kept = {}\ndef f(x):\n    kept[x] = x", "display(kept)"),
    "file beside": (
        "def f(x):\n    open('kept.txt', 'a').write(x)",
        "print(open('kept.txt').read())",
    ),
    "file of a shell": (
        "import os\ndef f(x):\n    os.system(f'echo {x} >> kept_2.txt')",
        "!cat kept_2.txt",
    ),
    "temporary folder": (
        "import tempfile, pathlib\nplace = pathlib.Path(tempfile.gettempdir(), 'kept')\n"
        "def f(x):\n    place.write_text(x)",
        "print(place.read_text())",
    ),
    "shared memory": (
        "import pathlib\ndef f(x):\n    pathlib.Path('/dev/shm/khitab-kept').write_text(x)",
        "print(pathlib.Path('/dev/shm/khitab-kept').read_text())",
    ),
    "thread": (
        "import queue, threading\ncame, goes = queue.Queue(), queue.Queue()\n"
        "threading.Thread(target=lambda: goes.put(came.get()), daemon=True).start()\n"
        "def f(x):\n    came.put(x)",
        "print(goes.get(timeout=2))",
    ),
    "fork": (
        "import os, time\ndef f(x):\n    if os.fork() == 0:\n        time.sleep(1)\n"
        "        os.write(1, x.encode())\n        os._exit(0)",
        "time.sleep(2)",
    ),
    "pipe": (
        "import os\nends = os.pipe()\ndef f(x):\n    os.write(ends[1], x.encode())",
        "os.set_blocking(ends[0], False)\nprint(os.read(ends[0], 100))",
    ),
    "generator": (
        "def gather():\n    kept = None\n    while True:\n        kept = (yield kept) or kept\n"
        "holding = gather()\nnext(holding)\ndef f(x):\n    holding.send(x)",
        "print(next(holding))",
    ),
    "default argument": (
        "def f(x, kept=[]):\n    kept.append(x)\nwith_default = f",
        "print(with_default.__defaults__)",
    ),
    "attribute": ("def f(x):\n    f.kept = x\nhaving = f", "print(having.kept)"),
    "closure": (
        "def make():\n    kept = []\n    return kept.append, lambda: list(kept)\n"
        "f, told = make()",
        "print(told())",
    ),
    "module": ("import sys\ndef f(x):\n    sys.kept = x", "print(sys.kept)"),
    "environment": (
        "import os\ndef f(x):\n    os.environ['KEPT'] = x",
        "!echo $KEPT",
    ),
    "display hook": (
        "def f(x):\n    get_ipython().events.register("
        "'pre_run_cell', lambda *_: print('hook', x))",
        "1",
    ),
    "patched print": (
        "import builtins\nshow = print\ndef f(x):\n"
        "    builtins.print = lambda *a, **k: show(x, *a)",
        "print('nothing')",
    ),
    "warning": (
        "import warnings\ndef f(x):\n    kept_back.append(x)\nkept_back = []",
        "warnings.warn(str(kept_back))",
    ),
    "picture": (
        "titles = []\ndef f(x):\n    titles.append(x)",
        "from IPython.display import SVG, HTML\ndisplay(HTML(f'<p>{titles}</p>'))",
    ),
    "exception text": ("def f(x):\n    raise ValueError(x)", ""),
    "exception name": ("def f(x):\n    raise type(x, (Exception,), {})('no')", ""),
    "syntax error": (
        "def f(x):\n    raise SyntaxError(x, (x, len(x), 1, x))",
        "",
    ),
    "type's name": ("def f(x):\n    return type(x, (), {})()", ""),
    "error of the check": (
        "def f(x):\n    return {x: 1}",
        "",
        'found = f("hidden" + "argument" + NUMBER)\nassert found.pop() == 1, "Not one."',
    ),
    "key of the check": (
        "def f(x):\n    return [x]",
        "",
        '(word,) = f("hidden" + "argument" + NUMBER)\nassert {}[word] == 1, "Not one."',
    ),
    "file of the check": (
        "def f(x):\n    return x",
        "",
        'open(f("hidden" + "argument" + NUMBER))',
    ),
    "echo in a message": (
        "def f(x):\n    return x",
        "",
        'found = f("hidden" + "argument" + NUMBER)\nassert found == 1, f"Not {found}."',
    ),
    "message that is an answer": (
        "def f(x):\n    return x",
        "",
        'found = f("hidden" + "argument" + NUMBER)\nassert found == 1, found',
    ),
    "length in a message": (
        "def f(x):\n    return ['y'] * (1 << 17)",
        "",
        'found = f("hidden" + "argument" + NUMBER)\n'
        'assert len(found) == 1, f"There are {len(found)}."',
    ),
    "order in a message": (
        "def f(x):\n    return sorted(x)",
        "",
        'found = f("hidden" + "argument" + NUMBER)\n'
        'assert found == 1, "These: " + ", ".join(found)',
    ),
    "line": (
        "def f(x):\n    exec(compile('\\n' * 76542 + '1 / 0', '<cell 1>', 'exec'))",
        "",
    ),
}
# What no page may hold: the argument, in any order of its letters, a number made of it.
GOT_OUT = (
    "hiddenargument", "a, d, d, e, e", "131072", "76543",
)  # fmt: skip
