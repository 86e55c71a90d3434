"""Nothing that a hidden check passes to a student's function comes out to a page."""

import answers
import pytest
import tiny_course
from desk import books, intake, marking, walls
from desk.course import Course
from desk.disk import write_notebook
from desk.judge import mark
from desk.judge.examiner import Examiner
from hostile.leaks import ASK, GOT_OUT, VARIABLE, WAYS
from nbformat import v4
from tiny_course import cell

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        walls.available()[:1] not in (["bubblewrap"], ["landlock"]),
        reason="attacks are run behind a wall only",
    ),
]
STUB = "### BEGIN SOLUTION\ndef f(x):\n    return 1\n### END SOLUTION"
# Of the last task: what a later answer, or a check that all may see, tells of earlier ones.
LAST = "### BEGIN SOLUTION\ndef last(x):\n    return x\n### END SOLUTION"
SEEN = 'assert last(1) == 1, "Not one."'
TELLS = "def last(x):\n    raise ValueError(seen)\n"
FAILS = "raise ValueError(f'at the end {seen}')"


def master():
    cells = [cell("code", "import math", "leak-setup")]
    for number, (_, _, *check) in enumerate(WAYS.values()):
        hidden = f"NUMBER = '{number:02}x'\n{(check or [ASK])[0]}"
        hidden = f"### BEGIN HIDDEN TESTS\n{hidden}\n### END HIDDEN TESTS"
        cells += [
            cell("code", STUB, f"leak-w{number}", solution=True),
            cell("code", hidden, f"leak-w{number}-hidden", 1),
        ]
    for name in ("last", "end"):
        source = LAST.replace("last", name)
        cells += [
            cell("code", source, f"leak-{name}", solution=True),
            cell("code", SEEN.replace("last", name), f"leak-{name}-check", 1),
        ]
    return v4.new_notebook(metadata=tiny_course.KERNEL, cells=cells)


def handed_in():
    notebook = master()
    said = {f"leak-w{n}": way[0] for n, way in enumerate(WAYS.values())}
    shows = [_guarded(way[1]) for way in WAYS.values()]
    said["leak-last"] = TELLS + "\n".join(shows)
    said["leak-end"] = FAILS
    for one in notebook.cells:
        one.source = said.get(one.id, one.source)
    return tiny_course.as_bytes(notebook)


def _guarded(source):
    """So that one way's failing leaves the others to try."""
    if source.startswith("!"):
        return source
    lines = "".join(f"    {line}\n" for line in (source or "pass").split("\n"))
    return f"try:\n{lines}except BaseException as error:\n    print(type(error))"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    top = tmp_path_factory.mktemp("leaks")
    course = Course(top / "kit", top / "desk")
    write_notebook(course.sources / "leak" / "leak.ipynb", master())
    folder = top / "in" / "anna"
    folder.mkdir(parents=True)
    (folder / "leak.ipynb").write_bytes(handed_in())
    intake.collect(course, top / "in")
    records = marking.grade(course, "leak")
    books.feedback(course, "leak", early=True)
    return course, records


def shown(text):
    return [token for token in GOT_OUT if token in text]


def test_all_ways_were_tried(desk):
    (record,) = desk[1].values()
    assert len(WAYS) >= 30 and len(record["cells"]) == len(WAYS) + 2
    assert not any(one["points"] for one in record["cells"])


@pytest.mark.parametrize("number", range(len(WAYS)), ids=WAYS)
def test_no_message_tells_of_an_argument(desk, number):
    (record,) = desk[1].values()
    said = record["cells"][number]["message"]
    assert said and shown(said) == []


def test_the_messages_of_visible_checks_are_of_a_run_without_hidden_ones(desk):
    (record,) = desk[1].values()
    last, end = (one["message"] for one in record["cells"][-2:])
    assert last == "`last` stopped with ValueError: [] (line 2 of your cell)."
    assert end.endswith("your cell stopped with ValueError: at the end [] (line 1).")


def test_no_page_and_no_table_shows_an_argument(desk):
    course, records = desk
    (page,) = course.desk.glob("feedback/*/leak/*.html")
    books.export(course, "leak", course.desk / "leak.csv")
    for path in (page, course.desk / "leak.csv"):
        assert shown(path.read_text("utf-8")) == [], path
    (record,) = records.values()
    assert shown(str(record["notes"])) == []


def test_the_formgraders_notebook_shows_what_ran_without_hidden_checks(desk):
    (path,) = desk[0].desk.glob("autograded/*/leak/leak.ipynb")
    notebook = tiny_course.nbformat.read(path, as_version=4)
    outputs = [str(one.get("outputs", "")) for one in notebook.cells]
    assert shown("".join(outputs)) == []
    (last,) = [one for one in notebook.cells if one.source.startswith(TELLS)]
    told = last.outputs[0].text
    assert "[]" in told  # the cell itself did run, and is shown


def test_the_variable_is_the_plainest_way():
    assert WAYS["variable"][0] == VARIABLE


def test_a_second_worker_that_does_not_start_is_a_doubt_and_stops_no_class(monkeypatch):
    start, started = walls.start, []

    def once(*arguments):
        started.append(1)
        if len(started) > 1:
            raise walls.SandboxError("no more of them")
        return start(*arguments)

    monkeypatch.setattr(walls, "start", once)
    marks = mark(answers.notebook())
    assert [one.points for one in marks.cells] == [3, 0, 5] and marks.doubts


@pytest.mark.parametrize(
    ("first", "again", "doubts"),
    [
        (None, "was lost", 1),
        ("was lost", "was lost", 0),
        ("was lost", None, 0),
        (None, None, 0),
    ],
)
def test_a_cell_that_fails_only_when_it_runs_again_is_a_doubt(first, again, doubts):
    told = []
    examiner = Examiner(
        [], [Once(first), Once(again)], None, lambda **said: told.append(said)
    )
    examiner.run(0, v4.new_code_cell("1"))
    examiner.session, examiner.open = examiner.sessions[1], False
    examiner.run(0, v4.new_code_cell("1"))
    assert sum("doubt" in said for said in told) == doubts


class Once:
    """A session in which each cell ends in one way."""

    def __init__(self, fault):
        self.run = lambda *cell: ([], fault)
