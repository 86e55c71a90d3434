"""A class of problem set 1, marked by the desk and by stock nbgrader: run by hand.

    python tests/benchmark/marking.py [--students 100] [--stock 20]

Honest, partial, wrong, untouched, late and doubled submissions. The desk marks them with
one job and with two; a third time it is killed twice in the middle and started again, and
the marks are compared. Stock `nbgrader autograde` marks the first `--stock` of the same,
one after another, its executor and defaults untouched but for the twin on its path.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[2]
PATHS = ("tests", "tests/sets", "solutions", "notebooks")
sys.path[:0] = [str(ROOT / name) for name in PATHS]

from desk import intake, marking  # noqa: E402
from desk.course import Course  # noqa: E402
from misconceptions import ps1 as bank  # noqa: E402
from problem_sets import ProblemSet, grade  # noqa: E402

NAME = "ps1"
MARKER = (
    "import sys; from benchmark.marking import mark; mark(sys.argv[1], int(sys.argv[2]))"
)


def submissions(students, seed=1):
    """Yield (student, notebook): every kind in turn, the wrong answers from the bank."""
    choose = random.Random(seed)
    source = ProblemSet(ROOT / "solutions" / NAME / f"{NAME}.ipynb")
    release = nbformat.read(ROOT / "exercises" / NAME / f"{NAME}.ipynb", as_version=4)
    right, stubs = source.answers(), source.stubs()
    for number in range(students):
        share = (1, 0.7, 0.4, 0)[number % 4]  # of right answers
        notebook = nbformat.from_dict(release)
        for cell in notebook.cells:
            name = grade(cell).get("grade_id")
            if name in right and cell.cell_type == "code":
                wrong = choose.choice(bank.BANK.get(name, [("", stubs[name], "")]))[1]
                other = stubs[name] if choose.random() < 0.3 else wrong
                cell.source = right[name] if choose.random() < share else other
        yield f"student{number:03}", notebook


def hand_in(folder, students):
    """Write a folder a student; every tenth hands in twice."""
    for number, (student, notebook) in enumerate(submissions(students)):
        place = folder / student
        place.mkdir(parents=True)
        nbformat.write(notebook, place / f"{NAME}.ipynb")
        if number % 10 == 0:
            shutil.copy(place / f"{NAME}.ipynb", place / f"{NAME} (1).ipynb")


def course_in(folder, handed_in):
    """Return a course of its own in `folder`, with everything collected."""
    own = Course(ROOT, folder)
    intake.collect(own, str(handed_in), due=intake.parse_due("2020-01-01 00:00"))
    return own


def mark(folder, jobs):
    """Mark in this process; the command that is killed and started again."""
    return marking.grade(Course(ROOT, Path(folder)), NAME, jobs)


def marks(own):
    records = mark(own.desk, 1)  # nothing is left to do
    return {
        student: tuple((cell["grade_id"], cell["points"]) for cell in record["cells"])
        for student, record in records.items()
    }


def timed(jobs, folder, handed_in):
    own = course_in(folder / f"jobs{jobs}", handed_in)
    begun = time.perf_counter()
    mark(own.desk, jobs)
    return time.perf_counter() - begun, marks(own)


def killed_twice(folder, handed_in, students):
    """Mark in a process of its own, kill it at a third and at two thirds, go on."""
    own = course_in(folder / "killed", handed_in)
    path = os.pathsep.join([str(ROOT / "tests"), str(ROOT / "solutions")])
    for part in (1 / 3, 2 / 3, 1):
        process = subprocess.Popen(
            [sys.executable, "-c", MARKER, str(own.desk), "2"],
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,
            stderr=subprocess.DEVNULL,
        )
        while part < 1 and process.poll() is None and done(own) < part * students:
            time.sleep(0.2)
        if part < 1:
            os.kill(process.pid, signal.SIGKILL)
        process.wait()
    return marks(own)


def done(own):
    return len(list(own.desk.glob(f"state/{NAME}/*/marked.json")))


def stock(folder, handed_in, students):
    """Return the seconds that `nbgrader autograde` takes for the first `students`."""
    root = folder / "stock"
    (root / "source").mkdir(parents=True)
    shutil.copytree(ROOT / "solutions" / NAME, root / "source" / NAME)
    for student in sorted(path.name for path in handed_in.iterdir())[:students]:
        place = root / "submitted" / student / NAME
        place.mkdir(parents=True)
        shutil.copy(handed_in / student / f"{NAME}.ipynb", place)
    path = os.pathsep.join([str(ROOT / "notebooks"), str(ROOT / "solutions")])
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PYTHONPATH": path, "PATH": programs}  # for alembic
    run = {"cwd": root, "env": environment, "capture_output": True}
    nbgrader = [sys.executable, "-m", "nbgrader"]
    made = subprocess.run([*nbgrader, "generate_assignment", NAME], **run)
    begun = time.perf_counter()
    subprocess.run([*nbgrader, "autograde", NAME], **run)
    graded = len(list((root / "autograded").glob(f"*/{NAME}/{NAME}.ipynb")))
    if made.returncode or graded != students:
        print(f"stock nbgrader marked {graded} of {students}")
    return time.perf_counter() - begun


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--students", type=int, default=100)
    parser.add_argument("--stock", type=int, default=20)
    chosen = parser.parse_args()
    students = chosen.students
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hand_in(folder / "in", students)
        hand_in(folder / "half", students // 2)
        seconds, one = timed(1, folder, folder / "in")
        print(f"desk, 1 job: {seconds / students:.2f} s a submission, {students} of them")
        part, _ = timed(1, folder / "b", folder / "half")
        print(f"desk, 1 job: {part / (students // 2):.2f} s a submission, half of them")
        seconds, two = timed(2, folder, folder / "in")
        print(
            f"desk, 2 jobs: {seconds / students:.2f} s a submission; same: {one == two}"
        )
        resumed = killed_twice(folder, folder / "in", students)
        print(f"killed twice and resumed: same marks: {resumed == one}")
        if chosen.stock:
            seconds = stock(folder, folder / "in", chosen.stock)
            print(f"stock nbgrader: {seconds / chosen.stock:.2f} s a submission")


if __name__ == "__main__":
    main()
