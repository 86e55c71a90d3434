"""The version says what a mark depends on beside what was handed in."""

import os
import secrets
from contextlib import contextmanager
from pathlib import Path

import twin

from desk.walls import kit

from .course import Trouble
from .disk import digest, files_under, write
from .release import beside

DESK = Path(__file__).parent
SEEDS = 10**12  # so many, that nobody tries them all


def folders():
    """The folders that every mark depends on: the desk, the twin, the library, the seeds."""
    return [DESK, DESK.parent / "twin", *kit.library()]


def version(course, name):
    """A digest of all of ours that a mark depends on: these folders and the set itself."""
    master = course.master_file(name)
    files = beside(course, name) | {f"{name}/{master.name}": master}
    for folder in folders():
        files |= files_under(folder.parent, folder.name)
    read = {path: file.read_bytes() for path, file in files.items()}
    seed = os.environ.get(twin.VARIABLE, "")
    return digest(read | {twin.VARIABLE: seed.encode()})


@contextmanager
def seeded(course):
    """Mark with the twin that is this desk's own, unless the environment names another."""
    if os.environ.get(twin.VARIABLE):
        yield
        return
    os.environ[twin.VARIABLE] = seed_of(course)
    try:
        yield
    finally:
        del os.environ[twin.VARIABLE]


def seed_of(course):
    """The seed of the desk's twin: drawn once, and kept with what is handed in."""
    path = course.desk / "seed"
    if not os.path.lexists(path):
        seed = str(secrets.randbelow(SEEDS))
        while not twin.holds(seed):
            seed = str(secrets.randbelow(SEEDS))
        write(path, seed + "\n")
    try:
        kept = path.read_text("ascii").removesuffix("\n")
        if kept.isdecimal() and int(kept) < SEEDS:
            return kept
    except (OSError, ValueError):
        pass
    raise Trouble(
        f"{path} cannot be read: it holds one whole number, the seed of the invented "
        "texts on which this desk's hidden checks run. Put it back from a copy; or delete "
        "it, and another is drawn and all is marked anew."
    )
