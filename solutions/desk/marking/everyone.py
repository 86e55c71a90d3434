"""Find whose mark must be made among all who handed in, and write it down.

Each submission has one file of state, written last and in one step, and a row in the
gradebook. Both name what the mark was made from (what was handed in, our source, the
desk itself). If that is unchanged in both, there is nothing to do. So an interruption
leaves at most one submission to mark again, and a new gradebook leaves all.
"""

import hashlib
from itertools import chain

import nbformat
from nbformat import v4
from tqdm import tqdm

from desk import books, walls
from desk.books import MARKED
from desk.course import Trouble
from desk.disk import digest, read_json, write_json, write_notebook
from desk.intake import grade_id, submission_files
from desk.version import seeded, version

from .one import Submission
from .pool import in_processes, in_this_process

tqdm.monitor_interval = 0  # no thread of its own: the judge forks


def grade(course, name, jobs=1, only=None, again=False, judge=None):
    """Mark what has been collected for this problem set, and return {student: record}.

    One at a time is done in this process; `judge` can stand in for desk.judge.mark.
    """
    course.master_file(name)
    everyone = handed_in(course, name, only)
    with seeded(course):
        ours = version(course, name)
    bar = tqdm(
        total=len(everyone),
        unit="",
        desc=name,
        mininterval=0.5,
        delay=0.5,  # where nothing is left to do it is not shown
        dynamic_ncols=True,
    )
    with bar, seeded(course):
        todo = unmarked(course, name, everyone, ours, again, bar)
        if (first := next(todo, None)) is not None:
            mark_all(course, name, chain([first], todo), jobs, judge, bar)
    return with_earlier(course, name, everyone)


def with_earlier(course, name, everyone):
    """The records, and in them what was given by hand for an earlier hand-in."""
    with books.gradebook(course) as gradebook:
        earlier = books.earlier(gradebook, name)
    records = {}
    for student in everyone:
        record = read_json(course.state(name, student) / "marked.json")
        if waiting := earlier.get(student):
            record["look"] = True
            record["notes"] += [books.sentence(entry) for entry in waiting.values()]
        records[student] = record
    return records


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
    with books.gradebook(course) as gradebook:
        remembered = books.recall(gradebook, name)
    for student in students:
        submission = read(course, name, student, ours)
        before = read_json(course.state(name, student) / "marked.json")
        keys = {before.get("key"), remembered.get(student, {}).get("key")}
        shown = course.autograded(name, student) / f"{name}.ipynb"
        there = before.get("state") != MARKED or shown.is_file()
        if again or keys != {submission.key} or not there:
            yield submission
        else:
            bar.update()


def read(course, name, student, ours):
    files, refused = submission_files(course.submitted(name, student))
    handed = f"{digest(files)} {refused}"
    collected = read_json(course.state(name, student) / "collected.json")
    doubt = collected["notes"] if collected.get("doubt") else ""
    whole = f"{ours} {handed} {doubt}"
    key = hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()
    return Submission(student, files, refused, handed, key, collected)


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
    """Write one result: the gradebook, the notebook, and last the state."""
    student, collected = submission.student, submission.collected
    before = read_json(course.state(name, student) / "marked.json")
    record["key"], record["handed"] = submission.key, submission.handed
    record["notes"] = collected.get("notes", []) + record["notes"]
    record["look"] = record["look"] or collected.get("doubt", False)
    record["late"] = collected.get("late", False)
    record["when"] = collected.get("when")
    record["digest"] = collected.get("digest")
    if before.get("digest") == record["digest"]:  # a state of an older desk
        before.setdefault("handed", submission.handed)
    earlier = books.save(gradebook, course, name, student, record, before)
    if record["state"] == MARKED:
        path = course.autograded(name, student) / f"{name}.ipynb"
        write_notebook(path, with_notes(notebook, earlier))
    write_json(course.state(name, student) / "marked.json", record)


def with_notes(notebook, earlier):
    """The notebook with what was given for an earlier hand-in, before its cell."""
    cells = []
    for cell in notebook.cells:
        if sentence := earlier.get(grade_id(cell)):
            note = v4.new_markdown_cell(
                f"**The desk says**: {sentence}", id=f"desk-earlier-{len(cells)}"
            )
            note.metadata["khitab"] = {"role": "desk", "earlier": grade_id(cell)}
            cells.append(note)
        cells.append(cell)
    notebook.cells = cells
    return notebook


def decide(course, name, student=None, cell=None, keep=None):
    """Take over or drop what was given by hand for an earlier hand-in.

    This is for all, one student or one cell. Returns sentences on what it concerns. If
    `keep` is None, nothing changes.
    """
    course.master_file(name)
    said = []
    with books.gradebook(course) as gradebook:
        for one, waiting in books.earlier(gradebook, name).items():
            cells = [each for each in waiting if cell in (None, each)]
            if student not in (None, one) or not cells:
                continue
            said += [f"{one}: {books.sentence(waiting[each])}" for each in cells]
            if keep is not None:
                forget_notes(course, name, one, cells)  # first: that can be seen again
                books.decide(gradebook, name, one, cells, keep)
    if not said and student:
        raise Trouble(
            f"Nothing given for an earlier hand-in waits for a look in {name} at "
            f"{cell or 'any answer'} of {student}."
        )
    return said


def forget_notes(course, name, student, cells):
    path = course.autograded(name, student) / f"{name}.ipynb"
    if path.is_file():
        notebook = nbformat.read(path, as_version=4)
        notebook.cells = [
            cell
            for cell in notebook.cells
            if cell.metadata.get("khitab", {}).get("earlier") not in cells
        ]
        write_notebook(path, notebook)
