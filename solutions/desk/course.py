"""Where the course's files are, and how the desk writes its own."""

import hashlib
import importlib
import json
import os
import re
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nbformat
from traitlets.config import Config

ROOT = Path(__file__).resolve().parents[2]


class Trouble(Exception):
    """What went wrong and what to do about it, in plain words for the teacher."""


@dataclass(frozen=True)
class Course:
    """The folders of one course: `root` holds solutions/, `desk` what is handed in."""

    root: Path = ROOT
    desk: Path = Path(os.environ.get("KHITAB_DESK") or ROOT / ".desk")

    @property
    def sources(self):
        return self.root / "solutions"

    @property
    def release(self):
        return self.root / "exercises"

    @property
    def database(self):
        return f"sqlite:///{(self.desk / 'gradebook.db').as_posix()}"

    def names(self):
        """The names of the problem sets, in order."""
        return sorted(
            (
                folder.name
                for folder in self.sources.glob("*/")
                if (folder / f"{folder.name}.ipynb").is_file()
            ),
            key=lambda name: (not name[-1:].isdigit(), name),
        )

    def master_file(self, name):
        """The source of a problem set; Trouble where there is none."""
        if name not in self.names():
            known = ", ".join(self.names()) or "none yet"
            raise Trouble(f"There is no problem set called {name!r}. There are: {known}.")
        return self.sources / name / f"{name}.ipynb"

    def master(self, name):
        """The source notebook of a problem set, answers and hidden checks in it."""
        return nbformat.read(self.master_file(name), as_version=4)

    def submitted(self, name, student):
        return self.desk / "submitted" / student / name

    def autograded(self, name, student):
        return self.desk / "autograded" / student / name

    def feedback(self, name, student):
        return self.desk / "feedback" / student / name

    def state(self, name, student):
        return self.desk / "state" / name / student

    def config(self):
        """The settings of nbgrader for this course."""
        config = Config()
        config.CourseDirectory.root = str(self.root)
        config.CourseDirectory.db_url = self.database
        config.CourseDirectory.source_directory = "solutions"
        config.CourseDirectory.release_directory = "exercises"
        for step in ("submitted", "autograded", "feedback"):
            config.CourseDirectory[f"{step}_directory"] = str(self.desk / step)
        return config


def version(course, name):
    """A digest of all of ours that a mark depends on: the source, the twin, the desk."""
    digest = hashlib.sha256(os.environ.get("KHITAB_TWIN_SEED", "").encode())
    parts = [course.master_file(name), *sorted(course.sources.glob("*.py"))]
    parts += sorted(Path(__file__).parent.glob("*.py"))
    for part in parts:
        if part.is_file():
            digest.update(part.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


# ---- Writing so that a cut leaves the old file or the new one, never half of one ------


def write(path, content):
    """Write text or bytes at once; folders are made where they are missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    os.replace(part, path)


def write_json(path, content):
    write(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def read_json(path):
    """What `write_json` wrote; an empty dict where there is nothing readable."""
    try:
        return dict(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def write_notebook(path, notebook):
    write(path, as_text(notebook))


def as_text(notebook):
    """The notebook as the kit stores notebooks: keys in order, Arabic as Arabic, LF."""
    return nbformat.writes(notebook, version=4, ensure_ascii=False).rstrip("\n") + "\n"


@contextmanager
def alone(course):
    """Hold the desk: a second command that would write waits for nobody, it says so."""
    course.desk.mkdir(parents=True, exist_ok=True)
    with open(course.desk / "lock", "ab") as lock:
        if not kit_module("environment").take(lock):
            raise Trouble(
                "Another command of the desk is still at work. Wait until it has ended "
                "(or stop it with Ctrl-C where it runs), then start this one again."
            )
        yield


def kit_module(name):
    """A module of `notebooks/start/`, what runs before anything is installed."""
    folder = str(ROOT / "notebooks")
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module(f"start.{name}")


# ---- Names ------------------------------------------------------------------------------


def find_name(text, names):
    """The problem set that a file or folder name speaks of: "PS1-Copy1 (2)" is ps1."""
    for name in sorted(names, key=len, reverse=True):
        if re.search(rf"(?i)(?<![a-z0-9]){re.escape(name)}(?![0-9]|[a-z])", text):
            return name
    return None
