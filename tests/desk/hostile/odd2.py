"""More honest work that only looks odd: functions, results, notebooks and files.

Each registers itself with `odd.kind`; the form is that of `odd`.
"""
# ruff: noqa: E501  (an attack is a line of code, however long)

import gzip
import io
import json
import zipfile
import zlib

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell
from tiny_course import SHOWN, SOLVED, TASKS, as_bytes, cell_of, handed_in

from hostile.odd import kind, one

COUNT = "int((tokens['form'] == form).sum())"
HEAD = "def count_form(tokens, form):\n"
OTHERS = frozenset(TASKS) - {"count"}


def odd(name, earns, make):
    make.__name__ = name
    kind(earns)(make)


def answer(name, source, task="count", earns=TASKS, **more):
    odd(name, earns, lambda: {**one(handed_in({task: source})), **more})


def extra(name, source, earns=TASKS):
    """A cell of the student's own before the answers."""

    def make():
        notebook = handed_in()
        notebook.cells.insert(3, new_code_cell(source))
        return one(notebook)

    odd(name, earns, make)


# --- Functions of every make -------------------------------------------------------------

answer("a_lambda", f"count_form = lambda tokens, form: {COUNT}")
answer(
    "a_partial",
    "from functools import partial\ndef f(k, tokens, form):\n"
    f"    return {COUNT}\ncount_form = partial(f, 0)",
)
answer(
    "a_callable_object",
    "class Counter:\n    def __call__(self, tokens, form):\n"
    f"        return {COUNT}\ncount_form = Counter()",
)
answer(
    "a_static_method",
    "class A:\n    @staticmethod\n    def f(tokens, form):\n"
    f"        return {COUNT}\ncount_form = A.f",
)
answer(
    "a_decorated_function",
    "import functools\ndef log(f):\n    @functools.wraps(f)\n"
    f"    def g(*a, **k):\n        return f(*a, **k)\n    return g\n@log\n{HEAD}    return {COUNT}",
)
answer("defined_twice_the_last_right", f"{HEAD}    return 0\n{HEAD}    return {COUNT}")
answer("defined_in_an_if", f"if True:\n    {HEAD}        return {COUNT}")
answer("defined_by_a_walrus", f"(count_form := lambda tokens, form: {COUNT})")
answer(
    "annotations_from_the_future",
    "from __future__ import annotations\n"
    f"def count_form(tokens: Frame, form: str = '') -> Whole:\n    return {COUNT}",
)
answer(
    "a_class_of_that_name",
    "class count_form:\n    def __init__(self, tokens, form): self.n = 2",
    earns=OTHERS,
)
answer("an_async_function", "async " + SOLVED["count"], earns=OTHERS)
answer("a_generator", f"{HEAD}    yield {COUNT}", earns=OTHERS)
answer("a_fork_at_the_top", "import os\nos.fork()\n" + SOLVED["count"])
answer("a_fork_in_the_function", f"{HEAD}    __import__('os').fork()\n    return {COUNT}")
answer(
    "right_but_too_slow",
    f"{HEAD}    __import__('time').sleep(4)\n    return {COUNT}",
    earns=OTHERS,
)
answer(
    "right_and_slow_in_every_call",
    f"{HEAD}    __import__('time').sleep(2)\n    return {COUNT}",
)
answer("a_timed_cell", "%%time\n" + SOLVED["count"])
answer("a_captured_cell", "%%capture\n" + SOLVED["count"])
answer("quotes_of_a_word_processor", HEAD + "    return “2”", earns=OTHERS)
answer(
    "a_space_of_the_web", HEAD + f"\u00a0\u00a0\u00a0\u00a0return {COUNT}", earns=OTHERS
)
answer("a_line_end_of_an_old_mac", SOLVED["count"].replace("\n", "\r"))
answer("names_of_the_set_up_taken", "tokens = None\nkhitab = 0\n" + SOLVED["count"])
answer(
    "everything_of_pandas_and_numpy",
    "from pandas import *\nfrom numpy import *\n" + SOLVED["count"],
)
answer(
    "the_set_up_s_table_changed_in_place",
    "tokens.drop(tokens.index, inplace=True)\ntokens['form'] = 0\n" + SOLVED["count"],
)
answer(
    "warnings_made_errors",
    "import warnings, numpy as np\nwarnings.simplefilter('error')\n"
    "np.seterr(all='raise')\npd.set_option('display.max_rows', 1)\n" + SOLVED["count"],
)
answer("print_taken_for_something_else", "print = input = None\n" + SOLVED["count"])
answer("a_breakpoint_left_in", SOLVED["rate"] + "\nbreakpoint()", task="rate")
answer(
    "asks_for_help",
    SOLVED["count"] + "\nhelp(count_form)\ncount_form?\n%pinfo2 count_form",
)
answer("a_debugger_switched_on", "%pdb on\n" + SOLVED["count"] + "\n1 / 0")
answer("goes_elsewhere", "import os\nos.chdir('/')\n%cd /tmp\n" + SOLVED["count"])
answer(
    "magics_of_many_kinds",
    "%load_ext autoreload\n%autoreload 2\n%xmode Minimal\n%who\n"
    "%precision 3\n%env LANG=C\n%alias hi echo hi\n%config InlineBackend.figure_format='svg'\n"
    "%history\n%store\n%lsmagic\n" + SOLVED["count"],
)
answer("all_names_reset", "%reset -f\n" + SOLVED["count"])
answer("an_installer_in_the_cell", "%pip install --no-index nothing\n" + SOLVED["count"])
for magic in (
    "bash",
    "html",
    "javascript",
    "latex",
    "svg",
    "writefile notes.py",
    "sh",
    "timeit -n1 -r1",
):
    extra(f"a_cell_of_{magic.split()[0]}", f"%%{magic}\nTrue")

# --- Results of every type ---------------------------------------------------------------

TABLE = "def counts_by_text(tokens, form):\n    hits = (tokens['form'] == form).groupby(tokens['doc']).sum()\n    found = hits.rename('count').reset_index()\n"
for name, line in {
    "small_integers": "found['count'] = found['count'].astype('int8')",
    "nullable_integers": "found = found.convert_dtypes()",
    "floats": "found['count'] = found['count'].astype(float)",
    "objects": "found = found.astype(object)",
    "categories": "found['doc'] = found['doc'].astype('category')",
    "a_sparse_column": "found['count'] = found['count'].astype(pd.SparseDtype('int64', 0))",
    "an_odd_index": "found.index = pd.MultiIndex.from_tuples([(float('nan'), ('x', i)) for i in range(len(found))])",
    "an_index_of_periods": "found.index = pd.period_range('2017', periods=len(found), freq='Y')",
    "an_index_of_intervals": "found.index = pd.interval_range(0, len(found))",
    "a_subclass": "found = type('Mine', (pd.DataFrame,), {})(found)",
    "attributes": "found.attrs = {'by': {'me': [1]}, 'when': pd.Timestamp.now()}",
    "a_column_more": "found['share'] = found['count'] / found['count'].sum()\n    found['now'] = pd.Timestamp.now(tz='UTC')",
    "a_name_over_the_columns": "found.columns.name = 'x'\n    found.index.name = ('a', 1)",
}.items():
    answer(f"a_table_with_{name}", f"{TABLE}    {line}\n    return found", task="table")
for name, value in {
    "a_small_number_of_numpy": "np.int8({})",
    "a_nullable_sum": "pd.array([{}]).sum()",
    "a_number_without_a_dimension": "np.array({})",
}.items():
    answer(name, f"import numpy as np\n{HEAD}    return {value.format(COUNT)}")
for name, value in {
    "a_decimal": "__import__('decimal').Decimal({})",
    "a_fraction": "__import__('fractions').Fraction({})",
}.items():
    answer(name, f"{HEAD}    return {value.format(COUNT)}")
for name, value in {
    "a_complex_number": "complex(-1, 1)",
    "some_bytes": "b'2'",
    "infinity": "float('inf')",
    "a_set_of_sets": "frozenset([frozenset()])",
    "a_key_that_is_nan": "{float('nan'): 2}",
    "a_tz_moment": "pd.Timestamp.now(tz='UTC')",
    "a_module": "pd",
    "itself": "count_form",
}.items():
    answer(f"gives_{name}", f"{HEAD}    return {value}", earns=OTHERS)

# --- Where the answer stands -------------------------------------------------------------


def replaced(change):
    def make():
        notebook = handed_in()
        change(notebook)
        return one(notebook)

    return make


def _put(notebook, task, cell):
    notebook.cells[notebook.cells.index(cell_of(notebook, task))] = cell


def _stub(task):
    return (
        SOLVED[task].split('"""\n')[0]
        + '"""\n    # YOUR CODE HERE\n    raise NotImplementedError()'
    )


def _in_the_check(notebook):
    cell_of(notebook, "count").source = _stub("count")
    cell_of(notebook, "count-check").source = SOLVED["count"] + "\n" + SHOWN["count"]


def _fenced(prose):
    def change(notebook):
        cell = cell_of(notebook, "count")
        fence = f"{prose}```python\n{SOLVED['count']}\n```\n"
        _put(notebook, "count", new_markdown_cell(fence, metadata=cell.metadata))

    return change


def _fenced_below(notebook):
    cell = cell_of(notebook, "count")
    cell.source = _stub("count")
    place = notebook.cells.index(cell)
    notebook.cells.insert(
        place + 1, new_markdown_cell(f"My answer:\n```\n{SOLVED['count']}\n```")
    )


def _all_in(first):
    def change(notebook):
        for task in TASKS:
            cell_of(notebook, task).source = _stub(task)
        where = cell_of(notebook, TASKS[0] if first else TASKS[-1])
        where.source = "\n\n".join(SOLVED.values())

    return change


def _set_up_edited(notebook):
    cell_of(notebook, "setup").source += "\nTHOUSAND = 1000"
    cell = cell_of(notebook, "rate")
    cell.source = cell.source.replace("1000 *", "THOUSAND *")


def _set_up_broken(notebook):
    cell_of(notebook, "setup").source = "import my_laptop\ntokens = open('C:/me.csv')"


odd("the_answer_in_the_check_cell", TASKS, replaced(_in_the_check))
odd("the_answer_in_a_fence", TASKS, replaced(_fenced("")))
odd("the_answer_in_a_fence_below_prose", TASKS, replaced(_fenced("Here it is:\n\n")))
odd("the_answer_in_a_fence_below_the_stub", TASKS, replaced(_fenced_below))
odd("all_answers_in_the_first_cell", TASKS, replaced(_all_in(True)))
odd("all_answers_in_the_last_cell", TASKS, replaced(_all_in(False)))
odd("the_set_up_extended", TASKS, replaced(_set_up_edited))
odd("the_set_up_for_another_computer", TASKS, replaced(_set_up_broken))
odd(
    "raw_cells_between",
    TASKS,
    replaced(lambda n: [n.cells.insert(k, new_raw_cell("raw \\x")) for k in (0, 3, 6)]),
)
odd(
    "three_thousand_cells_more",
    TASKS,
    replaced(
        lambda n: n.cells.extend(new_markdown_cell(f"note {k}") for k in range(3000))
    ),
)
odd(
    "one_cell_of_a_megabyte",
    TASKS,
    replaced(
        lambda n: n.cells.insert(3, new_code_cell("data = [" + "0, " * 350_000 + "]"))
    ),
)
odd(
    "brackets_without_end",
    TASKS,
    replaced(
        lambda n: n.cells.insert(3, new_code_cell("{" * 5000 + "(" * 5000 + ":A.A.A"))
    ),
)

# --- The file's JSON -----------------------------------------------------------------------


def stored(change):
    def make():
        notebook = json.loads(as_bytes(handed_in()))
        made = change(notebook)
        return one(made if isinstance(made, bytes) else json.dumps(notebook).encode())

    return make


WIDGETS = {"application/vnd.jupyter.widget-state+json": {"state": {"x" * 32: {"v": 1}}}}
odd("widgets", TASKS, stored(lambda n: n["metadata"].update(widgets=WIDGETS)))
odd(
    "five_megabytes_of_metadata",
    TASKS,
    stored(lambda n: n["metadata"].update(x="x" * 5_000_000)),
)
odd(
    "keys_twice",
    TASKS,
    stored(
        lambda n: (
            json.dumps(n)
            .replace('"metadata":', '"cells": [], "metadata": {}, "metadata":', 1)
            .replace('"cells": [], ', "", 1)
            .encode()
        )
    ),
)
odd(
    "nul_bytes_in_a_source",
    TASKS,
    stored(lambda n: json.dumps(n).replace("def count", "\\u0000def count").encode()),
)
odd(
    "half_letters_in_a_source",
    TASKS,
    stored(lambda n: json.dumps(n).replace("Return how", "\\ud800Return how").encode()),
)
odd(
    "a_number_of_five_thousand_digits",
    TASKS,
    stored(
        lambda n: (
            json.dumps(n)
            .replace('"metadata": {', '"metadata": {"n": ' + "9" * 5000 + ", ", 1)
            .encode()
        )
    ),
)
odd("nested_too_deep", None, stored(lambda n: b'{"cells":' + b"[" * 100_000))
odd(
    "slow_to_save",
    None,
    stored(lambda n: b'{"cells":[' + b'{"x":' * 800 + b"[" + b"0," * 10_000_000),
)
odd("utf_32", TASKS, lambda: one(as_bytes(handed_in()).decode().encode("utf-32")))
odd(
    "utf_16_without_a_mark",
    TASKS,
    lambda: one(as_bytes(handed_in()).decode().encode("utf-16-be")),
)
odd(
    "something_after_the_end",
    TASKS,
    lambda: one(as_bytes(handed_in()) + b"\n}]} eof\0\0"),
)
odd(
    "from_colab",
    TASKS,
    stored(
        lambda n: (
            [
                c.update(
                    id=f"c{k}",
                    metadata={
                        "id": f"c{k}",
                        "outputId": "x",
                        "colab": {"base_uri": "https://localhost"},
                    },
                )
                for k, c in enumerate(n["cells"])
            ]
            and None
        )
    ),
)
odd(
    "from_vs_code",
    TASKS,
    stored(
        lambda n: (
            [c["metadata"].update(vscode={"languageId": "python"}) for c in n["cells"]]
            and None
        )
    ),
)
odd("saved_as_a_script", None, lambda: {"demo.py": "\n".join(SOLVED.values()).encode()})
odd(
    "saved_as_a_web_page",
    None,
    lambda: {"demo.html": b"<html>In [1]: def count_form</html>"},
)

# --- Zips and names ------------------------------------------------------------------------


def zipped(*members, name="demo.zip", notebook="demo.ipynb"):
    """A zip of the notebook and of members (name or ZipInfo, content)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        if notebook:
            archive.writestr(notebook, as_bytes(handed_in()))
        for where, content in members:
            archive.writestr(where, content)
    return {name: stream.getvalue()}


def _link(name, target):
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return info, target


odd("a_zip", TASKS, zipped)
odd("a_zip_named_like_a_notebook", None, lambda: zipped(name="demo.ipynb"))
odd("gzip_named_like_a_notebook", None, lambda: one(gzip.compress(as_bytes(handed_in()))))
odd("zlib_named_like_a_notebook", None, lambda: one(zlib.compress(as_bytes(handed_in()))))
odd("a_rar", None, lambda: {"demo.rar": b"Rar!\x1a\x07\x01\0"})
odd("a_zip_cut_off", None, lambda: {"demo.zip": zipped()["demo.zip"][:-40]})
odd(
    "a_zip_with_a_wrong_sum",
    None,
    lambda: {
        "demo.zip": zipped()["demo.zip"].replace(b"\x00\x00\x00", b"\x00\x01\x00", 3)
    },
)
odd("a_zip_of_windows_paths", TASKS, lambda: zipped(notebook="my work\\demo.ipynb"))
odd(
    "a_zip_with_ways_out",
    TASKS,
    lambda: zipped(
        ("../../khitab-pwned", "x"),
        ("/tmp/khitab-pwned", "x"),
        ("C:\\khitab-pwned", "x"),
        _link("link.ipynb", "/etc/passwd"),
        _link("here", "/tmp"),
        ("here/khitab-pwned", "x"),
    ),
)
odd("a_zip_with_a_bomb", TASKS, lambda: zipped(("bomb.txt", bytes(120_000_000))))
odd(
    "a_zip_of_odd_names",
    TASKS,
    lambda: zipped(
        ("😀" * 100 + ".py", "1"),
        ("x" * 300 + ".csv", "1"),
        ("CON", "1"),
        ("aux.py", "1"),
        ("dots...", "1"),
        ("demo.ipynb.", "1"),
        ("Case.py", "1"),
        ("case.py", "2"),
        ("a\nb.py", "1"),
        ("a/" * 1500 + "deep.py", "1"),
        ("both", "1"),
        ("both/one.py", "1"),
        ("-rf", "1"),
        ("~", "1"),
        ("$(id).py", "1"),
        ("سارة\u202eyp.ipynb.txt", "{}"),
        ("\x1b]8;;x\x07a", "1"),
        (" " * 60_000 + "x.ipynb", "{}"),
    ),
)
odd(
    "a_file_that_is_also_a_folder",
    TASKS,
    lambda: zipped(
        ("a.py", "1"),
        ("A.PY/b.py", "1"),
        ("a.py.part", "1"),
        ("demo", "x"),
        ("demo.ipynb/x", "y"),
    ),
)
odd(
    "an_older_copy_in_the_checkpoints",
    TASKS,
    lambda: {
        **one(handed_in()),
        ".ipynb_checkpoints/demo-checkpoint.ipynb": as_bytes(
            handed_in(dict.fromkeys(TASKS, "pass"))
        ),
    },
)
odd(
    "an_empty_copy_beside_it",
    TASKS,
    lambda: {
        **one(handed_in()),
        "Untitled.ipynb": as_bytes(nbformat.v4.new_notebook()),
        "demo(1).ipynb": as_bytes(handed_in(dict.fromkeys(TASKS, ""), written="")),
    },
)
odd(
    "a_broken_copy_beside_it",
    TASKS,
    lambda: {
        **one(handed_in()),
        "demo (2).ipynb": b'{"cells": [], "n": ' + b"9" * 5000 + b"}",
        "demo (3).ipynb": b"[" * 100_000,
        "demo (4).ipynb": b"",
    },
)
odd(
    "settings_beside_it",
    TASKS,
    lambda: {
        **one(handed_in()),
        "matplotlibrc": b"backend: TkAgg\n",
        "numpy/__init__.py": b"1/0\n",
        "desk.py": b"1/0\n",
        "inside/__init__.py": b"1/0\n",
        "IPython.py": b"1/0\n",
        "pyvenv.cfg": b"home = /\n",
        ".env": b"A=1\n",
        "ipython_config.json": b"{",
        "notebook": b"x",
        "pip.conf": b"x",
    },
)

# --- Prose -----------------------------------------------------------------------------------

PAGE = (  # what must not stand in a page as a tag: see class_of.leaks
    '<iframe src="//khitab-html"></iframe><img src="http://khitab-html/a.png">'
    '<svg onload="khitab-html()"><a xlink:href="javascript:khitab-html">x</a></svg>'
    '<a href="javascript:khitab-html()">x</a><form action="khitab-html"></form>'
    '<style>@import "khitab-html";</style><base href="khitab-html">'
    '<div style="background:url(khitab-html)" onclick="khitab-html">x</div>'
    '<object data="khitab-html"></object><math href="khitab-html">x</math>'
    "\n\n![x](http://khitab-html/b.png) [x](javascript:khitab-html)\n\n"
    "$\\href{javascript:khitab-html}{x}$ $$\\require{x}$$ {{ 7*7 }} {% raw %}\n"
)
odd("a_page_for_an_answer", TASKS, lambda: one(handed_in(written=PAGE)))
answer("a_page_for_an_error", f"{HEAD}    raise ValueError({PAGE!r})", earns=OTHERS)
answer(
    "a_page_for_an_output",
    f"{SOLVED['count']}\nprint({PAGE!r})\nraise ValueError({PAGE!r})",
)
odd(
    "a_page_for_a_file_name",
    TASKS,
    lambda: zipped(
        ("<svg onload=khitab-html()>.txt", "1"),
        ("=1+1.txt", "1"),
        _link(
            "[x](javascript:khitab-html) <img src=http:khitab-html> **Full marks**", "x"
        ),
    ),
)
