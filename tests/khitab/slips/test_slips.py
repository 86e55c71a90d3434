"""Errors that speak: each slip meets its sentence, and nothing false is said of the others."""

import ast
import copy
import itertools
import re
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from khitab import slips
from khitab.slips import hook, lost, names, syntax
from khitab.slips.place import nearest
from slips.bank import BANK, READY
from slips.others import OTHERS
from traitlets.config import Config


@pytest.fixture(scope="module")
def shell(tmp_path_factory):
    """A shell whose errors speak, in which `READY` has run."""
    config = Config({"HistoryManager": {"enabled": False}})
    folder = str(tmp_path_factory.mktemp("ipython"))
    shell = InteractiveShell(config=config, ipython_dir=folder, colors="nocolor")
    hook.install(shell)
    shell.display_pub = CapturingDisplayPublisher()
    assert shell.run_cell(READY).success
    shell.ready = dict(shell.user_ns)
    return shell


@pytest.fixture
def run(shell, capsys):
    """A function that runs cells in fresh names; it returns the box and what was printed."""
    shell.user_ns.clear()
    shell.user_ns.update(shell.ready)
    for name in ("tokens", "numbers", "counts", "empty"):
        shell.user_ns[name] = copy.copy(shell.ready[name])
    names.FAILED.clear()

    def run(*cells):
        for cell in cells:
            shell.display_pub.outputs.clear()
            capsys.readouterr()
            shell.run_cell(cell)
        shown = [output["data"] for output in shell.display_pub.outputs]
        return shown[-1] if shown else None, capsys.readouterr().out

    return run


def cells(case):
    return [cell for cell in (case.before, case.cell) if cell]


@pytest.mark.parametrize("case", BANK, ids=lambda case: case.cell)
def test_a_slip_meets_its_sentence(run, case):
    box, _ = run(*cells(case))
    assert box and case.says in box["text/plain"]


@pytest.mark.parametrize("cell", OTHERS)
def test_nothing_false_is_said_of_other_errors(run, cell):
    box, _ = run(cell)
    assert box is None or OTHERS[cell] not in box["text/plain"]


def test_the_bank_is_large():
    assert len(BANK) >= 250 and len(OTHERS) >= 60


def test_a_function_does_not_outlive_its_failed_cell(run):
    box, _ = run("def mine(n):\n    return 1", "def mine(n)\n    return 2", "mine(3)")
    assert "Your cell with `def mine` has an error" in box["text/plain"]
    assert "`def mine(n):`" in box["text/plain"]


def test_a_mended_cell_is_forgotten(run):
    box, printed = run(
        "def mine(n)\n    return 2", "def mine(n):\n    return 3", "mine(3)"
    )
    assert box is None and printed.strip().endswith("3")


def test_a_failed_cell_takes_no_function_of_the_kit(run, shell):
    run("def check(n)\n    return 2")
    assert callable(shell.user_ns["check"])


def test_the_place_is_marked_in_its_line(run):
    box, _ = run('n = 1\ncheck("00-a", b)')
    marked = f'<mark style="{hook.MARK}">b</mark>'
    assert f"check(&quot;00-a&quot;, {marked})" in box["text/html"]
    assert "Line 2: " in box["text/html"]


def test_the_place_is_counted_in_characters_behind_arabic(run):
    box, _ = run('check("إرهاب", b)')
    assert f'<mark style="{hook.MARK}">b</mark>)' in box["text/html"]


def test_an_error_in_a_function_names_the_function(run):
    box, _ = run("def first(things):\n    return things[0]", "first([])")
    assert "Line 2 of the cell with first" in box["text/html"]


def test_arabic_keeps_its_direction(run):
    box, _ = run("assert 1 == 2, 'You looked for قطر, not for إرهاب.'")
    assert '<bdi dir="rtl" lang="ar">قطر</bdi>, not for' in box["text/html"]


def test_python_s_report_is_folded_without_colours(run):
    box, printed = run("1 / 0")
    fold = box["text/html"].partition("<details>")[2]
    assert "ZeroDivisionError" in fold and "\x1b" not in fold
    assert printed.strip() == "ZeroDivisionError: division by zero"


def test_what_was_typed_is_text_in_the_box(run):
    box, _ = run('tokens["<script>alert(1)</script>"]')
    assert "<script>" not in box["text/html"]


def test_the_kit_s_own_sentence_is_shown_as_it_is(run):
    box, _ = run('corpus.text("9")')
    assert box["text/plain"].startswith("There is no document '9'. This corpus has: 000")


def test_an_error_beneath_a_function_of_the_kit_names_the_function(run):
    box, _ = run('phrases.ngrams(tokens.assign(form=[1, 2, 3]), 2, by=["form", "form"])')
    assert "kit" in box["text/plain"] or "`ngrams`" in box["text/plain"]


def test_tb_shows_the_whole_report(run):
    box, printed = run("1 / 0", "%tb")
    assert box is None and "Traceback (most recent call last)" in printed


def test_a_fault_in_the_hook_leaves_python_s_report(run, monkeypatch):
    monkeypatch.setattr(hook, "as_html", None)
    box, printed = run("1 / 0")
    assert box is None and "Traceback (most recent call last)" in printed


def test_to_speak_twice_is_to_speak_once(run, shell):
    hook.install(shell)
    run("1 / 0")
    assert len(shell.display_pub.outputs) == 1


def test_outside_a_notebook_nothing_changes():
    assert slips.speak() is False


def test_a_sentence_says_nothing_where_no_rule_is_sure():
    assert slips.sentence(OSError("odd"), "", {}) is None


def test_a_cell_further_up_is_known_from_the_notebook(run, monkeypatch, tmp_path):
    cells = ["import khitab", "odd_names = corpus.tokens()\nodd_names"]
    book = nbformat.v4.new_notebook(cells=list(map(nbformat.v4.new_code_cell, cells)))
    nbformat.write(book, tmp_path / "mine.ipynb")
    monkeypatch.setenv("JPY_SESSION_NAME", str(tmp_path / "mine.ipynb"))
    box, _ = run("odd_names.head()")
    assert (
        "The cell that begins `odd_names = corpus.tokens()` makes it" in box["text/plain"]
    )


def test_the_cell_that_has_the_error_is_not_sent_to_itself(run, monkeypatch, tmp_path):
    cells = ["import khitab", "odd_names = odd_names + 1", "odd_names = 3"]
    book = nbformat.v4.new_notebook(cells=list(map(nbformat.v4.new_code_cell, cells)))
    nbformat.write(book, tmp_path / "mine.ipynb")
    monkeypatch.setenv("JPY_SESSION_NAME", str(tmp_path / "mine.ipynb"))
    box, _ = run(cells[1])
    assert "The cell that begins" not in box["text/plain"]


def test_no_name_is_looked_for_without_an_end():
    assert nearest("corpus", map("word {}".format, itertools.count())) is None


def test_no_mend_is_tried_in_a_long_line(monkeypatch):
    monkeypatch.setattr(lost.ast, "parse", None)  # it would fail
    cell = f"x = [{', '.join(map(str, range(200)))} a b c]"
    with pytest.raises(SyntaxError) as caught:
        compile(cell, "a cell", "exec")
    assert (
        syntax.say(
            SimpleNamespace(line=cell, message=caught.value.msg, error=caught.value)
        )
        is None
    )


LESSON = Path(__file__).parents[3] / "notebooks" / "04_counting_honestly.ipynb"


def lost_signs():
    """Cells of a lesson that lost one sign each, with the line as it was and the names."""
    known = {}
    for cell in nbformat.read(LESSON, 4).cells:
        source = cell.source if cell.cell_type == "code" else ""
        for sign in re.finditer("[,:=()]", source):
            line = source.splitlines()[source[: sign.start()].count("\n")]
            yield source[: sign.start()] + source[sign.end() :], line, dict(known)
        for node in ast.walk(ast.parse(source)):
            names = getattr(node, "id", None), getattr(node, "name", None)
            known.update(dict.fromkeys(filter(None, names), len))


def test_a_mend_that_is_shown_brings_back_the_line():
    right, wrong = [], []
    for cell, line, known in lost_signs():
        try:
            ast.parse(cell)
        except SyntaxError as error:
            said = slips.sentence(error.with_traceback(None), cell, known)
            mend = re.search("missing.*: `(.+)`\\.$", said or "")
            if mend:
                same = mend[1].replace(" ", "") == line.strip().replace(" ", "")
                (right if same else wrong).append(said)
    assert len(right) > 50 and wrong == []


def test_python_warns_of_nothing_that_the_sentence_says(run):
    box, printed = run('pair = [("a", 1) ("b", 2)]')
    assert "a comma" in box["text/plain"] and "Warning" not in printed
