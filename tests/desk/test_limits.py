"""What takes all time or memory costs its student a look; the class and the desk go on.

A third of the kinds, or with HOSTILE_ALL=1 all of them.
"""

import os
import time
import zipfile
from pathlib import Path

import bombs
import pytest
import tiny_course
from desk import books, intake, limited, marking
from tiny_course import Counting, hand_in, trusting_judge

pytestmark = pytest.mark.slow
STEP = 1 if os.environ.get("HOSTILE_ALL") else 3

CLASS = {
    "anna": (tiny_course.ANSWERS, 60),
    "ben": ({"ps1-words": tiny_course.ANSWERS["ps1-words"]}, 30),
    "سارة": ({}, 0),
}
STATUS = Path("/proc/self/status")
MORE = 300_000_000  # bytes that the desk's own process may take on for one small file
SECONDS = 60  # of the processor for both commands; mostly it is a third of it


@pytest.fixture
def course(tmp_path):
    return tiny_course.with_gradebook(tiny_course.make(tmp_path))


def work(name):
    return tiny_course.as_bytes(tiny_course.answered(CLASS[name][0]))


def memory(which):
    lines = STATUS.read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(which))


class Watched:
    """The processor's time, and the memory this process takes on, to the end of the block."""

    def __enter__(self):
        self.begun, self.before = sum(os.times()[:4]), 0
        if STATUS.exists():
            Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
            self.before = memory("VmRSS")
        return self

    def __exit__(self, *_):
        self.seconds = sum(os.times()[:4]) - self.begun
        self.more = memory("VmHWM") - self.before if STATUS.exists() else 0


def collect(course, folder, files):
    """Collect the class and these files beside it; the rows by file."""
    export = folder / "export.zip"
    with zipfile.ZipFile(export, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in CLASS:
            archive.writestr(f"{name}/ps1.ipynb", work(name))
        for name, data in files.items():
            archive.writestr(name, data)
    with Watched() as watched:
        rows = intake.collect(course, export)
    assert all(row.outcome for row in rows)
    return {row.file: row for row in rows}, watched


def grade(course, **options):
    with Watched() as watched:
        records = marking.grade(course, "ps1", **options)
    return records, watched


def honest(course):
    """The marks of those who did nothing of the kind."""
    with books.gradebook(course) as gradebook:
        marks = books.marks(gradebook, "ps1")
    return {
        name: sum(grade["auto"] or 0 for grade in marks[name].values()) for name in CLASS
    }


def is_told(record, file):
    """Whether the teacher is asked to look, and at which file."""
    return record["look"] and any(file in note for note in record["notes"])


def judge(notebook, files=None):
    """The trusting judge, which has no limits itself, without what is very long."""
    for cell in notebook.cells:
        cell.source = cell.source[:100_000]
    return trusting_judge(notebook, files)


def check(course, folder, files, more=MORE):
    """The class is marked beside these files of `bomb`, whom somebody has to look at."""
    rows, collecting = collect(course, folder, files)
    records, grading = grade(course, judge=judge)
    assert honest(course) == {name: points for name, (_, points) in CLASS.items()}
    assert not any(records[name]["look"] for name in ("anna", "ben"))
    assert max(collecting.more, grading.more) < more
    assert collecting.seconds + grading.seconds < SECONDS
    counting = Counting()
    _, again = grade(course, judge=counting)
    assert counting.done == 0 and again.seconds < 15
    return rows, records


@pytest.mark.parametrize("kind", list(bombs.NOTEBOOKS)[::STEP])
def test_a_notebook_that_takes_all(course, tmp_path, kind):
    data = bombs.NOTEBOOKS[kind]()
    rows, records = check(
        course, tmp_path, {"bomb/ps1.ipynb": data}, MORE + 2 * len(data)
    )
    assert rows["bomb/ps1.ipynb"].student == "bomb"
    record = records["bomb"]
    assert record["state"] == books.MARKED or is_told(record, "bomb/ps1.ipynb")


@pytest.mark.parametrize("kind", list(bombs.ZIPS)[::STEP])
def test_a_zip_that_takes_all(course, tmp_path, kind):
    rows, records = check(course, tmp_path, {"bomb/ps1.zip": bombs.ZIPS[kind]()})
    assert any(
        row.student == "bomb" and ("REFUSED" in row.outcome or "LOOK" in row.outcome)
        for row in rows.values()
    )
    assert is_told(records["bomb"], "bomb/ps1.zip")


def test_20_000_notebooks_in_a_folder(course, tmp_path):
    for name in CLASS:
        (tmp_path / "class" / name).mkdir(parents=True)
        (tmp_path / "class" / name / "ps1.ipynb").write_bytes(work(name))
    (tmp_path / "class" / "bomb").mkdir()
    for number in range(20_000):
        (tmp_path / "class" / "bomb" / f"ps1-{number}.ipynb").write_bytes(b"{}")
    with Watched() as watched:
        rows = intake.collect(course, tmp_path / "class")
    assert watched.seconds < SECONDS and watched.more < MORE
    refused = [row for row in rows if row.outcome.startswith("REFUSED")]
    assert {row.student for row in refused} == {"bomb"} and len(refused) == 19_000
    records, _ = grade(course, judge=judge)
    assert honest(course) == {name: points for name, (_, points) in CLASS.items()}
    assert records["bomb"]["look"] and len(records["bomb"]["notes"]) < 100


def test_large_files_beside_the_notebook_cost_no_more_than_they_are(course, tmp_path):
    files = {f"big/{number}.dat": bytes(95_000_000) for number in range(5)}
    files["big/ps1.ipynb"] = work("anna")
    rows, records = check(course, tmp_path, files, more=900_000_000)
    assert "300 MB" in rows["big/4.dat"].outcome
    assert records["big"]["state"] == books.MARKED


def test_work_beside_a_bomb_is_marked_and_looked_at(course, tmp_path):
    bomb = bombs.NOTEBOOKS["braces"]()
    files = {"eva/ps1-a.ipynb": bomb, "eva/work/ps1.ipynb": work("anna")}
    _, records = check(course, tmp_path, files)
    assert records["eva"]["state"] == books.MARKED and records["eva"]["look"]
    assert is_told(records["eva"], "eva/ps1-a.ipynb")
    assert read(course, "eva") == work("anna")


def read(course, student):
    return (course.submitted("ps1", student) / "ps1.ipynb").read_bytes()


def test_the_notebook_comes_before_a_thousand_other_files(course, tmp_path):
    files = {f"eva/.venv/{number}.py": b"" for number in range(1_500)}
    rows, records = check(course, tmp_path, files | {"eva/ps1.ipynb": work("anna")})
    assert rows["eva/ps1.ipynb"].outcome.startswith("to be marked")
    assert records["eva"]["state"] == books.MARKED
    assert any("more files were refused" in note for note in records["eva"]["notes"])


def test_one_student_with_more_than_4_gb_costs_nobody_behind(course, tmp_path):
    """Sparse files, in a folder that comes first."""
    for name in ("aaa", *CLASS):
        (tmp_path / "class" / name).mkdir(parents=True)
        (tmp_path / "class" / name / "ps1.ipynb").write_bytes(work("anna"))
    for number in range(60):
        with open(tmp_path / "class" / "aaa" / f"{number}.dat", "wb") as file:
            file.truncate(99_000_000)
    rows = intake.collect(course, tmp_path / "class")
    assert all("REFUSED" not in row.outcome for row in rows if row.student != "aaa")
    assert {row.student for row in rows if row.file.endswith("ps1.ipynb")} == {
        row.student for row in rows if row.outcome.startswith("to be marked")
    }


def test_bombs_in_several_processes(course):
    """The process that reads is forked from one that was spawned and has a thread."""
    bomb = bombs.NOTEBOOKS["brackets in brackets"]()
    many = {f"bomb-{number}": bombs.NOTEBOOKS["5,000 cells"]() for number in range(3)}
    hand_in(course, {name: work(name) for name in CLASS} | many | {"odd": bomb})
    records, watched = grade(course, judge=judge, jobs=2)
    assert honest(course) == {name: points for name, (_, points) in CLASS.items()}
    assert all(is_told(records[name], f"{name}/ps1.ipynb") for name in many)
    assert watched.seconds < SECONDS


def test_the_source_itself_is_a_bomb(course, tmp_path, capsys):
    (tmp_path / "class.zip").write_bytes(bombs.ZIPS["200,000 folders"]())
    with (
        Watched() as watched,
        pytest.raises(Exception, match="200,000 files|took longer"),
    ):
        intake.collect(course, tmp_path / "class.zip")
    assert watched.more < MORE


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process with limits")
def test_limited_tells_what_went_wrong():
    for work, why in (
        (lambda: bytearray(3 << 30) and 1, "too much memory"),
        (lambda: time.sleep(30), "longer than 2 seconds"),
        (forever, "longer than 2 seconds"),
        (lambda: "x" * 2_000_000, "larger than 1 MB"),
        (lambda: 1 / 0, "ZeroDivisionError"),
    ):
        with pytest.raises(limited.Failed, match=why):
            limited.limited(work, seconds=2, memory=1 << 30, size=1_000_000)
    with pytest.raises(limited.Failed):
        limited.limited(lambda: 1, seconds=-1)


def forever():
    while True:
        pass


def test_ctrl_c_ends_the_reading(course, monkeypatch):
    hand_in(
        course, {"anna": work("anna"), "bomb": bombs.NOTEBOOKS["one very long sum"]()}
    )
    monkeypatch.setattr(limited, "_hear", interrupted)
    with pytest.raises(KeyboardInterrupt):
        grade(course, judge=judge)
    monkeypatch.undo()
    records, _ = grade(course, judge=judge)
    assert records["anna"]["state"] == books.MARKED


def interrupted(*_):
    raise KeyboardInterrupt
