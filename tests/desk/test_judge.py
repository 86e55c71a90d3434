"""The judge: marks earned and none given away, whatever the answer does."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import answers
import pytest
from answers import ALL, ENDLESS, GOOD, LONGEST, NONE, TRICKS, body, notebook

pytest.importorskip("resource", reason="the judge needs Linux or macOS")

from desk import judge, walls
from desk.inside.wire import Gone
from desk.judge import Limits, mark

SHORT = Limits(cell=2, call=1.5, notebook=60, memory=600 << 20, disk=32 << 20)
PATIENT = Limits(cell=20, call=10, notebook=60)
WAYS = [way for way in walls.available() if way != "limits"] or ["limits"]
pytestmark = pytest.mark.slow


judge.session.GRACE, judge.session.TRIES = 0.5, 1  # the examiner is forked with them


def marked(answer, way="auto", files=None, limits=PATIENT, **more):
    return mark(notebook(answer, **more), files, limits=limits, sandbox=way)


def marked_by_name(name, way):
    return marked(ALL[name][0], way, limits=SHORT if name in ENDLESS else PATIENT)


def points(marks):
    return tuple(cell.points for cell in marks.cells)


def messages(answer, **more):
    return [cell.message for cell in marked(answer, **more).cells]


def processes():
    """The command lines of all that could be left of a worker."""
    lines = set()
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = file.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if "desk.inside.worker" in line or "sleep 98" in line:
            lines.add(f"{file}: {line[:60]}")
    return lines


def still_there(lines):
    """Those of the processes that stay; another desk's, at work beside us, soon end."""
    until = time.monotonic() + 60
    while lines and time.monotonic() < until:
        time.sleep(0.2)
        lines &= processes()
    return lines


# --- Hostile answers, in every sandbox -----------------------------------------------


@pytest.fixture(scope="module", params=WAYS)
def all_marked(request):
    """Every answer of the tiny course, marked two at a time."""
    way, before = request.param, processes()
    # What a value looks like does not depend on the walls: those tricks run in one way.
    names = [name for name in ALL if way == WAYS[0] or name not in TRICKS]
    with ThreadPoolExecutor(2) as pool:
        found = dict(zip(names, pool.map(lambda name: marked_by_name(name, way), names)))
    return found, still_there(processes() - before)


def test_an_answer_gets_the_points_it_earned(all_marked, subtests):
    for name, marks in all_marked[0].items():
        with subtests.test(name):
            assert points(marks) == ALL[name][1], marks


def test_what_fails_is_always_explained(all_marked):
    for name, marks in all_marked[0].items():
        for cell in marks.cells:
            assert bool(cell.message) == (cell.points < cell.max_points), name


def test_nothing_of_a_check_is_shown(all_marked):
    for name, marks in all_marked[0].items():
        assert "secret" not in str(marks), name


def test_no_process_is_left(all_marked):
    assert all_marked[1] == set()


def test_no_folder_is_left(all_marked):
    left = Path(tempfile.gettempdir()).glob(f"khitab-desk-{os.getpid()}-*")
    assert {str(folder) for folder in left} <= {walls.kit.folder()}


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() != 0, reason="only root can become another"
)
@pytest.mark.parametrize("way", WAYS)
def test_an_ordinary_user_marks_alike(way):
    """Root's Python may lie where others cannot look: a mount shows it to them."""
    if not (shutil.which("setpriv") and "bubblewrap" in walls.available()):
        pytest.skip("needs bubblewrap and setpriv")
    prefix = os.path.realpath(sys.base_prefix)
    command = "bwrap --dev-bind / / --die-with-parent --cap-add ALL".split()
    if prefix.startswith("/root/"):
        command += ["--tmpfs", "/root"]
        for parent in reversed(Path(prefix).parents):
            command += ["--dir", str(parent)] * (len(parent.parts) > 2)
        command += ["--ro-bind", prefix, prefix]
    command += (
        "setpriv --reuid 60123 --regid 60123 --clear-groups --inh-caps=-all".split()
    )
    code = f"import test_judge; test_judge.mark_a_few({way!r})"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "HOME": "/tmp"}
    before = processes()
    done = subprocess.run(
        [*command, sys.executable, "-P", "-c", code],
        env=environment,
        cwd="/tmp",
        capture_output=True,
        text=True,
        timeout=600,  # of a busy computer
    )
    assert (done.stdout, done.stderr[-2000:]) == ("all as expected\n", "")
    assert still_there(processes() - before) == set()


def mark_a_few(way):
    """Mark some answers as whoever runs this; say which points are not as expected."""
    names = (
        "honest", "picture", "shell line", "endless, deaf", "forks", "memory in pieces",
        "many files", "kills its parent", "kills everybody", "daemon", "stops itself",
        "forged in the function",
    )  # fmt: skip
    with ThreadPoolExecutor(2) as pool:
        found = dict(zip(names, pool.map(lambda name: marked_by_name(name, way), names)))
    wrong = {n: m for n, m in found.items() if points(m) != ALL[n][1]}
    print(wrong or "all as expected")


# --- What is said ----------------------------------------------------------------------


def test_an_assertion_gives_its_message():
    assert messages(body("return 7"))[0] == "You counted another word."


def test_a_stub_is_not_answered_yet():
    assert messages(body("raise NotImplementedError()"))[0] == (
        "`count_word` is not answered yet."
    )


def test_an_error_is_told_with_its_line_in_the_students_cell():
    assert messages(body("x = 1", "return x / 0"))[0] == (
        "`count_word` stopped with ZeroDivisionError: division by zero (line 3 of your cell)."
    )


def test_a_missing_function_is_named():
    assert messages("x = 1")[0].startswith("`count_word` is not there: define it")


def test_a_missing_function_of_a_broken_cell_tells_what_broke():
    assert messages("def count_word(:")[0] == (
        "`count_word` is not there: your cell stopped with SyntaxError: invalid syntax (line 1)."
    )


def test_a_generator_is_explained():
    said = messages(body("return (x for x in [1])"))[0]
    assert said.endswith("it is or holds a generator; wrap it in list(…).")


def test_a_table_where_a_number_belongs_is_explained():
    assert messages(body("return table"))[0].startswith(
        "The check cannot use what `count_word` gave back (DataFrame): ValueError"
    )


def test_a_function_that_takes_too_long_is_named():
    said = messages(body("while True: pass"), limits=SHORT)[0]
    assert said == "`count_word` was stopped after 1.5 s."


def test_a_message_of_the_students_is_plain_and_short():
    said = messages(body(r"raise ValueError('\x1b[31m\u202e' + 'x' * 10**6)"))[0]
    assert "\x1b" not in said and "\u202e" not in said and len(said) < 400


def test_a_cell_that_ends_python_is_noted():
    assert marked("import os; os._exit(3)").notes[-1:] == [
        "cell count ended Python, and was left out"
    ]


def test_a_worker_begun_again_is_shut_in_as_the_first_was(monkeypatch):
    asked = []

    class Dying:
        way, spent = "landlock", 0

        def ask(self, request, seconds):
            raise Gone("died")

    def start(way, *_):
        asked.append(way)
        return Dying(), []

    monkeypatch.setattr(walls, "start", start)
    session = judge.session.Session(SHORT, "auto", {}, lambda **_: None, None, None)
    session.run(0, "first", "1")
    session.run(1, "second", "2")
    assert asked == ["auto", "landlock"]


# --- How a check sees an answer --------------------------------------------------------


def test_a_check_may_expect_an_error_by_its_usual_name():
    check = (
        "try:\n    count_word(EXAMPLE, '')\nexcept ValueError as error:\n"
        "    assert 'empty' in str(error)\nelse:\n    assert False, 'no error'"
    )
    answer = body("raise ValueError('an empty word')")
    assert points(marked(answer, checks=(check, check))) == (3, 4, 5)


def test_a_variable_is_fetched_by_value():
    check = "assert type(periods) is list and periods == ['2017', '2019']"
    answer = "periods = ['2017', '2019']"
    assert points(marked(answer, checks=(check, check))) == (3, 4, 5)


def test_a_later_cell_does_not_undo_an_answer():
    late = "count_word = None\n" + LONGEST
    assert points(marked(GOOD, longest=late)) == (3, 4, 5)


def test_names_of_the_set_up_stay_ours():
    check = "assert len(tokens) == 3"
    assert points(marked("tokens = [1, 2, 3]", checks=(check, check))) == NONE


def test_a_check_that_hangs_is_stopped_and_the_rest_marked(monkeypatch):
    monkeypatch.setattr(judge.marks, "SLACK", 5)
    busy = "n = count_word(EXAMPLE, '')\nwhile True: n += 1"
    marks = marked(GOOD, checks=(busy, answers.HIDDEN), limits=SHORT)
    assert points(marks) == (0, 4, 5)


def test_a_broken_check_is_the_teachers_to_know():
    marks = marked(GOOD, checks=("1 / 0", "assert count_word(EXAMPLE, 'x') == 0"))
    assert points(marks) == (0, 4, 5)
    assert (
        "check count-check itself failed: ZeroDivisionError: division by zero"
        in marks.notes
    )


# --- Files and outputs -----------------------------------------------------------------


def test_helper_files_lie_beside_the_notebook():
    files = {"helper.py": GOOD.encode(), "data/words.txt": b"one"}
    answer = (
        "from helper import count_word\nassert open('data/words.txt').read() == 'one'"
    )
    assert points(marked(answer, files=files)) == (3, 4, 5)


def test_a_helper_file_does_not_stand_in_for_a_library():
    bad = b"raise SystemExit('shadow')"
    names = [
        "pandas.py",
        "khitab.py",
        "json.py",
        "codec.py",
        "desk/inside/worker.py",
        "calendar.py",
    ]
    answer = "import calendar, json\n" + GOOD
    assert points(marked(answer, files=dict.fromkeys(names, bad))) == (3, 4, 5)


def test_files_with_names_that_lead_elsewhere_are_left_out():
    files = {"../evil.py": b"x", "/tmp/evil.py": b"x", "fine.txt": b"x"}
    marks = marked("import os\nassert os.listdir() == ['fine.txt']\n" + GOOD, files=files)
    assert points(marks) == (3, 4, 5)
    assert sum("file left out" in note for note in marks.notes) == 2


def test_outputs_are_text_and_pictures_only():
    answer = (
        "from IPython.display import HTML, Javascript, display\n"
        "print('\\x1b[31mred')\n"
        "display(HTML('<script>alert(1)</script><b>bold</b>'), Javascript('alert(2)'))\n"
        "import matplotlib.pyplot as plt\nplt.plot([1, 2]);\n"
    )
    outputs = marked(answer).outputs[1]
    kinds = {kind for output in outputs for kind in output.get("data", {})}
    assert kinds == {"text/plain", "image/png"}
    assert outputs[0].text == "red\n" and "alert(1)" not in str(outputs)


def test_a_notebook_of_large_outputs_is_cut():
    outputs = marked("for i in range(100): print('x' * 9_999)").outputs[1]
    assert sum(len(output.text) for output in outputs) <= PATIENT.output


def test_the_students_code_finds_no_environment_of_ours(monkeypatch):
    monkeypatch.setenv("KHITAB_TWIN_SEED", "77")
    monkeypatch.setenv("SECRET_TOKEN", "hush")
    answer = "import os\nprint(sorted(os.environ.items()))"
    shown = str(marked(answer).outputs[1])
    assert (
        "hush" not in shown and "77" not in shown and str(Path.home()) + "'" not in shown
    )


def test_the_codes_of_a_class_change_no_mark(monkeypatch):
    """The set-up loads the corpus, which would fail for codes that are not there."""
    monkeypatch.setenv("KHITAB_CODES", "/nowhere/adjudicated.csv")
    assert points(marked(GOOD)) == (3, 4, 5)


def test_the_next_worker_is_sent_again_what_one_that_ended_had_been_sent():
    class Ended:
        spent = 0

        def ask(self, *_):
            raise judge.session.Gone("slow")

    alone = judge.session.Session(PATIENT, "auto", {}, lambda **_: None, None, None)
    alone.worker, alone.sent = Ended(), {"a long argument"}
    with pytest.raises(judge.session.Gone):
        alone._ask({}, 1)
    assert alone.worker is None and alone.sent == set()
