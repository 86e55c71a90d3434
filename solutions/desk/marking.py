"""Marking a class: in parallel, to be stopped and resumed at any moment.

Each submission has one file of state, written last and at once. It names what the mark was
made from (what was handed in, our source, the desk itself): where that is unchanged there
is nothing to do, and a cut leaves at most one submission to do again.
"""

import hashlib
import multiprocessing
import os
import re
import signal
import threading
import time
import traceback
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import chain, islice

from nbformat import v4
from tqdm import tqdm

from desk import books, intake, walls
from desk.books import LOOK, MARKED
from desk.intake import grade_id, notebook_name, submission_files

from .course import Trouble
from .disk import digest, read_json, write_json, write_notebook
from .version import version

tqdm.monitor_interval = 0  # no thread of its own: the judge forks


@dataclass
class Submission:
    """What was handed in, as it was read: the very bytes that are marked, and their key.

    The same key, the same mark: it is made of all that a mark depends on.
    """

    student: str
    files: dict
    refused: list
    key: str
    collected: dict


def grade(course, name, jobs=1, only=None, again=False, judge=None):
    """Mark what has been collected for this problem set; return {student: record}.

    One at a time is done in this process; `judge` can stand in for desk.judge.mark.
    """
    course.master_file(name)
    everyone, ours = handed_in(course, name, only), version(course, name)
    bar = tqdm(
        total=len(everyone),
        unit="",
        desc=name,
        mininterval=0.5,
        delay=0.5,  # where nothing is left to do it is not shown
        dynamic_ncols=True,
    )
    with bar:
        todo = unmarked(course, name, everyone, ours, again, bar)
        if (first := next(todo, None)) is not None:
            mark_all(course, name, chain([first], todo), jobs, judge, bar)
    return {
        student: read_json(course.state(name, student) / "marked.json")
        for student in everyone
    }


def handed_in(course, name, only):
    """The students whose submissions were collected, or the one of them who is meant."""
    everyone = sorted(
        folder.parent.name for folder in course.desk.glob(f"submitted/*/{name}/")
    )
    if only and only not in everyone:
        raise Trouble(
            f"Nothing was collected for {name} from {only!r}. From: "
            f"{', '.join(everyone) or 'nobody'}."
        )
    if not everyone:
        raise Trouble(
            f"Nothing has been collected for {name}. First: python3 solutions collect "
            "and the zip or folder that holds what was handed in."
        )
    return [only] if only else everyone


def unmarked(course, name, students, ours, again, bar):
    """Read the submissions one by one; yield those whose mark is not made from them."""
    for student in students:
        submission = read(course, name, student, ours)
        before = read_json(course.state(name, student) / "marked.json")
        if again or before.get("key") != submission.key:
            yield submission
        else:
            bar.update()


def read(course, name, student, ours):
    files, refused = submission_files(course.submitted(name, student))
    collected = read_json(course.state(name, student) / "collected.json")
    doubt = collected["notes"] if collected.get("doubt") else ""
    whole = f"{ours} {digest(files)} {refused} {doubt}"
    key = hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()
    return Submission(student, files, refused, key, collected)


def mark_all(course, name, todo, jobs, judge, bar):
    """Mark these submissions and write each result as it comes."""
    if not (judge or walls.available()):
        raise Trouble(
            "Students' code can be run safely on Linux (also Windows' WSL) and "
            "macOS, and not on this system."
        )
    books.register(course, name)
    if jobs < 2:
        results = in_this_process(course, name, todo, judge)
    else:
        results = in_processes(course, name, todo, jobs, judge)
    with books.gradebook(course) as gradebook:
        for submission, record, notebook in results:
            finish(gradebook, course, name, submission, record, notebook)
            bar.update()


def finish(gradebook, course, name, submission, record, notebook):
    """Write one result: the notebook, the gradebook, and last the state."""
    student, collected = submission.student, submission.collected
    before = read_json(course.state(name, student) / "marked.json")
    record["key"] = submission.key
    record["notes"] = collected.get("notes", []) + record["notes"]
    record["look"] = record["look"] or collected.get("doubt", False)
    record["late"] = collected.get("late", False)
    record["when"] = collected.get("when")
    record["digest"] = collected.get("digest")
    if record["state"] == MARKED:
        old = before.get("answers", {})
        record["changed"] = [
            answer
            for answer, mark in record["answers"].items()
            if old.get(answer, mark) != mark
        ]
        write_notebook(course.autograded(name, student) / f"{name}.ipynb", notebook)
        books.save(gradebook, course, name, student, record)
    write_json(course.state(name, student) / "marked.json", record)


# ---- One submission -----------------------------------------------------------------------


def mark_one(course, name, submission, judge):
    """Mark one submission: the record of it and the notebook to show, or None.

    Nothing a student hands in raises; what can not be marked is left to a person.
    """
    begun = time.time()
    try:
        record, notebook = attempt(
            course.master(name), name, submission, judge or default_judge()
        )
    except walls.SandboxError as error:
        raise Trouble(
            f"No student's code can be run safely on this computer: {error}"
        ) from None
    except intake.NeedsALook as reason:
        record, notebook = needs_a_look(str(reason)), None
    except Exception:  # ours to mend, and no reason to stop the rest of the class
        record, notebook = needs_a_look("The desk itself failed on this one."), None
        record["trace"] = traceback.format_exc()
    record["seconds"] = round(time.time() - begun, 2)
    record["marked"] = datetime.now().isoformat(timespec="seconds")
    return record, notebook


def attempt(master, name, submission, judge):
    if submission.collected.get("wrong"):
        raise intake.NeedsALook(submission.collected["wrong"])
    files = dict(submission.files)
    data = files.pop(notebook_name(files, name, submission.refused))
    rebuilt = intake.rebuild(master, intake.read(data))
    marks = judge(rebuilt.notebook, files=files)
    answers = {
        grade_id(cell): hashlib.sha256(
            cell.source.encode("utf-8", "replace")
        ).hexdigest()[:16]
        for cell in rebuilt.notebook.cells
        if cell.metadata.khitab["role"] in ("answer", "written")
    }
    record = {
        "state": MARKED,
        "look": rebuilt.look,
        "notes": rebuilt.notes + list(marks.notes),
        "cells": [asdict(cell) for cell in marks.cells],
        "answered": rebuilt.answered,
        "answers": answers,
    }
    return record, to_show(rebuilt.notebook, marks, record["notes"])


def default_judge():
    from desk.judge import mark

    return mark


def needs_a_look(reason):
    return {"state": LOOK, "reason": reason, "look": True, "notes": [reason], "cells": []}


def to_show(notebook, marks, notes):
    """The notebook with what the judge saw, as the formgrader and the feedback show it."""
    said = {cell.grade_id: cell for cell in marks.cells}
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "code":
            continue
        cell.outputs = list(marks.outputs.get(index, []))
        mark = said.get(grade_id(cell))
        if mark and mark.message and not cell.outputs:
            cell.outputs = [message(mark)]
    if notes:
        said = "".join(f"\n* {literal(note)}" for note in notes)
        note = v4.new_markdown_cell(f"**The desk says**\n{said}", id="desk-notes")
        note.metadata["khitab"] = {"role": "desk"}
        notebook.cells.insert(0, note)
    return notebook


def literal(text):
    """A sentence as Markdown that shows it as it is: a file's name may be Markdown too.

    >>> literal("**full** <b>.txt")
    '\\\\*\\\\*full\\\\*\\\\* \\\\<b\\\\>.txt'
    """
    return re.sub(r"([\\`*\[\]<>$&~|])", r"\\\1", " ".join(text.split()))


def message(mark):
    if mark.points >= mark.max_points:
        return v4.new_output("stream", name="stdout", text=mark.message + "\n")
    return v4.new_output(
        "error", ename="Not passed", evalue=mark.message, traceback=[mark.message]
    )


# ---- A class -----------------------------------------------------------------------------------


def in_this_process(course, name, todo, judge):
    for submission in todo:
        yield submission, *mark_one(course, name, submission, judge)


def in_processes(course, name, todo, jobs, judge):
    """Yield submission, record and notebook as they are done, from `jobs` processes.

    A process that dies takes its pool with it: those it may have died on are begun again,
    each alone, so that it shows on whose work it was.
    """
    while True:
        suspects = {}
        yield from pool(course, name, todo, jobs, judge, suspects)
        if not suspects:
            return
        for submission in list(suspects.values()):
            died = {}
            yield from pool(course, name, iter([submission]), 1, judge, died)
            if died:
                why = "The process that marked it died."
                yield submission, needs_a_look(why), None


def pool(course, name, todo, jobs, judge, begun):
    """One pool of processes; where it breaks, those at work are left in `begun`."""
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(jobs, context, begin_process)
    running = {}
    try:
        while True:
            for submission in islice(todo, 2 * jobs - len(running)):
                begun[submission.student] = submission
                future = executor.submit(mark_one, course, name, submission, judge)
                running[future] = submission
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED)[0]:
                record, notebook = future.result()
                submission = running.pop(future)
                del begun[submission.student]
                yield submission, record, notebook
    except BrokenProcessPool:
        return
    except BaseException:  # Ctrl-C: what is begun is not waited for
        for process in list(executor._processes.values()):
            process.terminate()
        raise
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def begin_process():
    """Ctrl-C is the parent's to hear; a process whose parent has died ends itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def watch():
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
