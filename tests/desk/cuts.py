"""Commands of the desk in processes of their own, that are killed or find the disk full."""

import json
import os
import re
import shutil
import signal
import sqlite3
import sys
import time
import traceback
from errno import ENOSPC
from functools import cache
from pathlib import Path

import tiny_course
from desk import books, commands, marking
from desk.course import Course
from desk.disk import read_json
from nbgrader import api
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError
from tiny_course import ANSWERS

TOUCHED = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.link", "sqlite3.connect"}
api.get_alembic_version = cache(api.get_alembic_version)
PASSING = {"when", "marked", "seconds"}  # what each run has of its own in a state


# ---- A command in a process of its own --------------------------------------------------------


class Steps:
    """Counts what a process does to a folder; dies at one step, or is full from it on."""

    def __init__(self, folder, at, full):
        self.folder, self.at, self.full = str(folder), at, full
        self.done, self.process = 0, os.getpid()

    def step(self, refuse, half=None):
        if os.getpid() != self.process:
            return
        self.done += 1
        if self.at is None or self.done < self.at:
            return
        if half:
            half()
        if not self.full:
            os.kill(os.getpid(), signal.SIGKILL)
        if refuse:
            raise refuse

    def watch(self):
        sys.addaudithook(self.audit)
        event.listen(Engine, "before_cursor_execute", self.statement)
        event.listen(Engine, "commit", lambda connection: self.step(None))
        whole = Path.write_bytes

        def write_bytes(path, data):
            if self.folder in str(path):
                start = data[: len(data) // 2]
                self.step(OSError(ENOSPC, "No space left on device", str(path)),
                          lambda: whole(path, start))  # fmt: skip
            return whole(path, data)

        Path.write_bytes = write_bytes

    def audit(self, name, arguments):
        if name not in TOUCHED and name != "open":
            return
        path = str(arguments[0])
        if not path.startswith(self.folder):
            return
        full = OSError(ENOSPC, "No space left on device", path)
        if name == "open":
            if arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                self.step(full)
        else:
            self.step(full if name in ("os.mkdir", "os.link") else None)

    def statement(self, connection, cursor, statement, parameters, context, many):
        if not statement.lstrip().startswith(("SELECT", "PRAGMA")):
            why = sqlite3.OperationalError("database or disk is full")
            self.step(OperationalError(statement, {}, why))


class Running:
    """A command at work in a process of its own."""

    def __init__(self, course, arguments, at=None, full=False):
        self.reading, writing = os.pipe()
        self.process = os.fork()
        if not self.process:
            os.close(self.reading)
            live(course, arguments, writing, at, full)
        os.close(writing)

    def kill(self):
        os.kill(self.process, signal.SIGKILL)

    def end(self):
        """The exit code (-9: killed), what it said, and how many steps it took."""
        with open(self.reading, encoding="utf-8") as said:
            text = said.read()
        code = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        text, ended, steps = text.partition("steps: ")
        return code, text, int(steps) if ended else 0


def live(course, arguments, writing, at, full):
    code, steps = 70, Steps(course.desk, at, full)
    try:
        sys.stdout = sys.stderr = open(writing, "w", encoding="utf-8")  # noqa: SIM115
        marking.one.default_judge = lambda master=None: tiny_course.trusting_judge
        marking.everyone.version = lambda *_: "1"
        steps.watch()
        code = commands.main(arguments, course)
    except BaseException:
        traceback.print_exc()
    finally:
        print(f"steps: {steps.done}", end="", flush=True)
        os._exit(code)


def run(course, *arguments, at=None, full=False):
    return Running(course, arguments, at, full).end()


# ---- A class, and what may be done to it --------------------------------------------------------

HALF = ANSWERS | {"ps1-words": "def words(text):\n    return []"}
OTHER = HALF | {"ps1-why": "Quite another reason."}
FIRST = {"anna": ANSWERS, "ben": HALF, "سارة": ANSWERS}
SECOND = {"anna": OTHER, "ben": ANSWERS, "dora": HALF}


def handed_in(folder, answers, when):
    for student, given in answers.items():
        file = folder / student / "ps1.ipynb"
        file.parent.mkdir(parents=True)
        file.write_bytes(tiny_course.as_bytes(tiny_course.answered(given)))
        (file.parent / "notes.tmp").write_bytes(f"{student} {when}".encode())
        os.utime(file, (when, when))
    if "سارة" in answers:
        (folder / "emil").mkdir()
        (folder / "emil" / "ps1.ipynb").write_bytes(b"<html>")


class Class:
    """Desks at the moments before each command; the same is copied for each attempt."""

    def __init__(self, top):
        self.top, self.copies = top, 0
        tiny_course.empty_gradebook()  # asks once for its version, which starts a program
        course = tiny_course.make(top)
        self.root = course.root
        handed_in(top / "1", FIRST, 1_800_000_000)
        handed_in(top / "2", SECOND, 1_800_090_000)
        (top / "roster.csv").write_text("id,name\nanna,Anna A\nzoe,Zoe Z\n", "utf-8")
        self.moments = {"nothing": None}
        collect1 = "collect", str(top / "1"), "--roster", str(top / "roster.csv")
        collect2 = "collect", str(top / "2")
        take = "decide", "ps1", "anna", "--take", "collected-1/ps1.ipynb"
        mark = "decide", "ps1", "anna", "--mark", "35", "--why", "On paper."
        after = self.after
        after("nothing", "collected", collect1)
        after("collected", "marked", ("grade", "ps1"))
        read = Course(self.root, self.moments["marked"])
        tiny_course.by_hand(read, "anna", "ps1-why", 33, "Good")
        tiny_course.by_hand(read, "سارة", "ps1-why", 20)
        after("marked", "again", collect2)
        after("again", "twice", ("grade", "ps1"))
        after("twice", "taken", take)
        self.commands = {
            "collect": ("nothing", collect1),
            "collect again": ("marked", collect2),
            "grade": ("collected", ("grade", "ps1")),
            "grade again": ("again", ("grade", "ps1")),
            "take": ("twice", take),
            "take another": ("taken", (*take[:-1], str(top / "2/anna/ps1.ipynb"))),
            "undo": ("taken", ("decide", "ps1", "anna", "--undo")),
            "mark": ("taken", mark),
            "override": ("twice", ("override", "ps1", "--keep")),
            "feedback": ("twice", ("feedback", "ps1", "--early")),
            "export": ("twice", ("export", "ps1")),
        }

    def after(self, before, moment, arguments):
        course = self.copy(before)
        code, said, _ = run(course, *arguments)
        assert code == 0, said
        self.moments[moment] = course.desk

    def copy(self, moment):
        self.copies += 1
        desk = self.top / f"desk-{self.copies}" / ".desk"
        desk.parent.mkdir()
        if self.moments[moment]:
            shutil.copytree(self.moments[moment], desk)
        return Course(self.root, desk)

    def drop(self, course):
        shutil.rmtree(course.desk.parent)


# ---- What there is on a desk --------------------------------------------------------------------


def picture(course):
    """All on a desk that has to be the same however a command came to its end."""
    found = {}
    for top in ("submitted", "state", "autograded", "feedback"):
        for file in sorted((course.desk / top).rglob("*")):
            if file.is_file():
                found[file.relative_to(course.desk).as_posix()] = content(file)
    for name in ("students.json", "roster.csv", "ps1.csv"):
        file = course.desk / name
        found[name] = file.read_bytes() if file.is_file() else None
    found["earlier"] = kept(course)
    with books.gradebook(course) as gradebook:
        found["marks"] = books.marks(gradebook, "ps1")
        found["remembered"] = books.recall(gradebook, "ps1")
    found["table"] = rows(course)
    return found


def content(file):
    if file.suffix == ".html":  # a number drawn for each page
        return re.sub(rb"nonce[=-][\"']?[\w-]+", b"", file.read_bytes())
    if file.suffix != ".json":
        return file.read_bytes()
    passing = PASSING if file.name != "collected.json" else set()
    return json.dumps({k: v for k, v in read_json(file).items() if k not in passing})


def kept(course):
    """The contents of all files that are no longer, or were never, the ones to mark."""
    files = (course.desk / "earlier").rglob("*")
    return {file.read_bytes() for file in files if file.is_file()}


def rows(course):
    return {row["student"]: row for row in books.one_set(course, "ps1")}


def left_over(course):
    """What is half done; beside the lock it may be another command's, for an hour."""
    return [
        str(file)
        for file in course.desk.glob("*/**/*")
        if file.name.endswith((".part", ".new", "next.json"))
    ]


def wrong_marks(now, before, after):
    """Rows with a mark that are neither what they were nor what they are to be."""
    return [
        row
        for student, row in now.items()
        if row["total"] != ""
        and mark(row) not in (mark(before.get(student)), mark(after.get(student)))
    ]


def mark(row):
    return row and (row["total"], row["by machine"], row["by hand"])


def told_in_one(said):
    """Whether what went wrong is said in one sentence or two, and by no traceback."""
    last = said.strip().rpartition("\n\n")[2]
    return "Traceback" not in said and "full" in last and last.count("\n") <= 1


def seconds(work):
    begun = time.monotonic()
    work()
    return time.monotonic() - begun
