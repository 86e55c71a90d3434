"""Close the desk's folder to others, allow one command at a time, keep changes whole.

A change to one student's submission is written down (`next.json`) before the first file
moves. A change interrupted before that is dropped, and the next command finishes one
that is interrupted later.
"""

import os
import shutil
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass

from .course import Trouble
from .disk import kit_module, read_json, write, write_json

OLD = 3600  # seconds after which nobody still writes a file


# ---- One command at a time -----------------------------------------------------------------

_held = []
if hasattr(os, "register_at_fork"):
    # What a killed desk has forked may live on; the lock is not to be its.
    os.register_at_fork(after_in_child=lambda: [lock.close() for lock in _held])


@contextmanager
def alone(course):
    """Hold the desk, so that a second command that would write stops and says so."""
    closed(course)
    with open(course.desk / "lock", "ab") as lock:
        if not kit_module("environment").take(lock):
            raise Trouble(
                "Another command of the desk is still at work. Wait until it has ended "
                "(or stop it with Ctrl-C where it runs), then start this one again."
            )
        _held.append(lock)
        try:
            tidy_up(course)
            yield
        finally:
            _held.remove(lock)


def settle(course):
    """Finish what a killed command has begun, for a command that only reads."""
    if any(course.desk.glob("state/*/*/next.json")):
        with suppress(Trouble), alone(course):  # held: it is no killed command's
            pass


def tidy_up(course):
    """Finish changes that were cut, and remove what was half written; nothing else."""
    for file in course.desk.glob("state/*/*/next.json"):
        finish(course, file.parent.parent.name, file.parent.name)
    for folder in course.desk.glob("submitted/*/*.new/"):
        shutil.rmtree(folder)
    for top in ("state", "autograded", "feedback", "earlier"):
        for file in (course.desk / top).rglob(".*.part"):
            if file.is_file():
                file.unlink()
    for file in course.desk.glob(".*.part*"):  # not all are written by who holds the desk
        with suppress(FileNotFoundError):
            if time.time() - file.stat().st_mtime > OLD:
                file.unlink()


# ---- Closed to others ------------------------------------------------------------------------


def closed(course):
    """Make the desk's folder, or close it to other accounts, and return what to say.

    Raises Trouble if it is not a folder, or a link, or another account's.
    """
    folder = course.desk
    if folder.is_symlink():
        raise Trouble(
            f"{folder} is a link to {os.path.realpath(folder)}. Marks go into no folder "
            "under another's name: remove the link, or set KHITAB_DESK to that folder."
        )
    if folder.exists() and not folder.is_dir():
        raise Trouble(f"{folder} is no folder: move that file away.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name != "posix":
        return []
    status, new = folder.stat(), not (folder / "lock").exists()
    if status.st_uid != os.geteuid() and others(folder, status.st_uid):
        said = (
            f"{folder} belongs to {account(status.st_uid)}, and you are "
            f"{account(os.geteuid())}."
        )
        if os.geteuid():
            raise Trouble(
                f"{said} Work as that account, or set KHITAB_DESK to a folder of your own."
            )
        return [f"{said} What you write there, that account cannot change."] * new
    if not status.st_mode & 0o077:
        return []
    with suppress(OSError):
        folder.chmod(0o700)
    if not folder.stat().st_mode & 0o077:
        return [f"{folder} was open to other accounts. Now it is closed."]
    return [
        f"{folder} cannot be closed to other accounts: its drive knows none. Whoever can "
        "open the drive can read names and marks."
    ] * new


def others(folder, owner):
    """Whether the folder is another account's, on a drive that knows whose a file is."""
    try:
        with tempfile.TemporaryFile(dir=folder) as mine:
            return os.fstat(mine.fileno()).st_uid != owner
    except OSError:
        return True


def account(number):
    import pwd  # not on Windows

    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"account {number}"


@contextmanager
def for_me_alone():
    """What is written meanwhile, other accounts cannot read."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


# ---- A change, whole or not at all -----------------------------------------------------------


@dataclass
class Change:
    """What becomes of one student's submission: its states, and what is in its place."""

    states: dict  # file of the state -> what is in it; None: it goes
    files: dict | None = None  # the submission from now on, name -> bytes
    back: str | None = None  # or the earlier one that comes back
    aside: str | None = None  # under which name what is there goes to the earlier ones


def make(course, name, student, change):
    """Make this change."""
    fresh = fresh_folder(course, name, student)
    for file, data in (change.files or {}).items():
        write(fresh / file, data)
    if change.files is not None:
        fresh.mkdir(parents=True, exist_ok=True)
    plan = asdict(change) | {"files": change.files is not None}
    write_json(course.state(name, student) / "next.json", plan)
    finish(course, name, student)


def finish(course, name, student):
    """Do what `next.json` says, from wherever it was left."""
    state, target = course.state(name, student), course.submitted(name, student)
    plan, earlier = read_json(state / "next.json"), course.earlier(name, student)
    if plan["aside"] and target.exists() and not (earlier / plan["aside"]).exists():
        earlier.mkdir(parents=True, exist_ok=True)
        target.rename(earlier / plan["aside"])
    source = fresh_folder(course, name, student) if plan["files"] else None
    if plan["back"]:
        source = earlier / plan["back"]
    if source and source.is_dir():
        source.rename(target)
    for file, content in plan["states"].items():
        if content is None:
            (state / file).unlink(missing_ok=True)
        else:
            write_json(state / file, content)
    (state / "next.json").unlink()


def fresh_folder(course, name, student):
    target = course.submitted(name, student)
    return target.with_name(f"{target.name}.new")
