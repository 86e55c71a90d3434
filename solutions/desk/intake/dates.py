"""Find out when something was handed in, from dates that no student can set.

Students can set the dates inside their zips, anybody can set those of files in a folder,
and Canvas writes the time of the download. What remains is the time of Moodle's own
entries, Canvas's mark LATE and its numbers, and the time in Blackboard's file names.
Students can also set the date of a commit. Nobody makes it later than it is, so it can
show that something is late, but not that it is in time.
"""

import os
import re
import shutil
import subprocess
import tempfile
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from desk.disk import read_json

AHEAD = timedelta(days=1)  # the platform's clock may stand in another part of the world
MOODLE_FILE = "_assignsubmission_file_"  # a text typed in carries the time of download
ATTEMPT = re.compile(
    r"_attempt_(\d{4}(?:-\d\d){5})"
)  # the first: the rest is a student's
COMMIT = re.compile(r"[0-9a-f]{40}")
BRANCH = re.compile(r"ref: (refs/heads/(?!.*\.\.)[\w./-]+)")


def moment(who, entry, notes):
    """What is known of a file's time: `when`, Canvas's `mark`, and the `order`.

    A sentence on a date that cannot be true is added to the notes.
    """
    known, when, own = order(who, entry), None, False
    if known and known[0] != "canvas":
        when = datetime.fromisoformat(known[1])
    elif not known and entry.file:
        when, own = commit_time(entry), True
        notes += doubt(f"The commit of {entry.path}", when)
    when = when.isoformat() if credible(when) else None
    return {"when": when, "mark": who.late, "order": known, "own": own and bool(when)}


def order(who, entry):
    """A platform and its own time or number: of two, the larger is the newer."""
    if who.platform == "canvas":
        return ["canvas", who.upload]
    when = None
    if who.platform == "blackboard" and (attempt := ATTEMPT.search(entry.given)):
        with suppress(ValueError):
            when = datetime.strptime(attempt[1], "%Y-%m-%d-%H-%M-%S")
    elif who.platform == "moodle" and not entry.file and MOODLE_FILE in entry.given:
        when = entry.when
    return [who.platform, when.isoformat()] if credible(when) else None


def credible(when):
    """The date, or None where it cannot be true."""
    return when if when and when.year >= 2000 and not in_future(when) else None


def in_future(when):
    return bool(when) and when > datetime.now() + AHEAD


def doubts(entries):
    """A sentence on each file that is dated after today."""
    given = {entry.given: entry.when for entry in entries}
    return [said for path, when in given.items() for said in doubt(path, when)]


def doubt(what, when):
    if not in_future(when):
        return []
    return [
        f"{what} is dated {when:%Y-%m-%d}, which is yet to come; the date is not used."
    ]


def due_times(course, name):
    """All the times at which the set is due, as they were named when it was collected."""
    records = map(read_json, course.desk.glob(f"state/{name}/*/collected.json"))
    return {record.get("due") for record in records} - {None}


def settle(record, before, same, course):
    """Fill in whether this record is late, or None if that is not known.

    Of the same work handed in twice (`same`) the first time counts, and the time that it
    is due is remembered from the last collecting that named one: for this student, else
    for the set, if that was one time for all.
    """
    record["due"] = record["due"] or before.get("due")
    named = [] if record["due"] else due_times(course, record["assignment"])
    if len(named) == 1:
        record["due"] = named.pop()
    if same:
        known = [one["when"] for one in (record, before) if one.get("when")]
        record["when"] = min(known, default=None)
        if record["order"] != before.get("order"):
            record["mark"] = record["mark"] and before.get("mark", before.get("late"))
        if older(record, before):
            record["order"] = before["order"]
    if record["mark"] or not (record["due"] or named):
        record["late"] = bool(record["mark"])
    elif not record["due"]:
        record["late"] = None
    else:
        late = record["when"] and record["when"] > record["due"]
        record["late"] = late or (None if record["own"] else late)


def older(record, before):
    """Whether the platform says so; else what is collected later is the newer."""
    one, other = record.get("order"), before.get("order")
    return bool(one and other and one[0] == other[0] and one[1] < other[1])


# ---- A repository that was cloned ----------------------------------------------------------


def commit_time(entry):
    """The date of the last commit of this file, where a clone below the source holds it."""
    below = entry.given.count("/")  # the source's own repository is the teacher's
    for folder in list(entry.file.parents)[:below]:
        git = folder / ".git"
        if git.is_dir() and not git.is_symlink():
            try:
                commit = head(git)
                path = entry.file.relative_to(folder).as_posix()
                return commit and asked_of_git(git, commit, path)
            except (OSError, ValueError, OverflowError, subprocess.SubprocessError):
                return None
    return None


def head(git):
    """The commit that is checked out, or None if it cannot be told."""
    said = first_line(git / "HEAD")
    if branch := BRANCH.fullmatch(said):
        said = first_line(git / branch[1])
        packed = git / "packed-refs"
        if not said and packed.is_file() and packed.stat().st_size < 1_000_000:
            lines = packed.read_text("utf-8", "replace").splitlines()
            said = next((line[:40] for line in lines if line[41:] == branch[1]), "")
    return said if COMMIT.fullmatch(said) else None


def first_line(path):
    if not path.is_file():
        return ""
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read(1_000).strip()


def asked_of_git(git, commit, path):
    """Only the objects are the student's: their settings could have git run programs."""
    program = shutil.which("git")
    if not program:
        return None
    with tempfile.TemporaryDirectory() as folder:
        for part in ("refs", "objects"):
            Path(folder, part).mkdir()
        Path(folder, "HEAD").write_text("ref: refs/heads/none\n", "utf-8")
        found = subprocess.run(
            [program, "--literal-pathspecs", "rev-list", "-1", "--timestamp", commit,
             "--", path],
            env={"PATH": os.environ.get("PATH", ""), "HOME": folder, "GIT_DIR": folder,
                 "GIT_OBJECT_DIRECTORY": str((git / "objects").resolve()),
                 "GIT_SHALLOW_FILE": str((git / "shallow").resolve()),
                 "GIT_CONFIG_NOSYSTEM": "1"},
            cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=20,
        )  # fmt: skip
    seconds = found.stdout.split(b" ")[0]
    return datetime.fromtimestamp(int(seconds)) if seconds else None
