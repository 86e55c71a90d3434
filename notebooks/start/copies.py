"""Learners open and write in working copies, which are outside the kit.

The kit's own notebooks stay as they are, so that an update never collides. A copy that
was never changed is renewed when the kit's lesson is. A changed one is left alone until
its learner asks for a fresh one. Then the old one is kept beside it under a dated name.
"""

import hashlib
import json
import os
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from . import plan
from .lock import take
from .troubles import NO_WORK, Problem

# What JupyterLab itself would note in a notebook when it opens it: it is there already, so
# that closing a lesson in which nothing was done asks nothing.
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
    "version": sys.version.split()[0],
}


def folder():
    """Return the folder of all work, KHITAB_HOME or in Documents, and make it if
    missing."""
    from platformdirs import user_documents_path

    named = os.environ.get("KHITAB_HOME")
    path = Path(named) if named else user_documents_path() / "Khitab"
    if not named and is_kit(path):
        path = path.with_name("Khitab work")
    if is_kit(path):
        raise Problem(NO_WORK.format(path, "it is the kit's own folder"))
    if named and not path.is_dir() and path != plan.ROOT / "work":
        reason = "there is no such folder. Make it, or plug its stick in"
        raise Problem(NO_WORK.format(path, reason))
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            return path.absolute()
    except OSError as error:
        raise Problem(NO_WORK.format(path, f"it cannot be written ({error})")) from error


def is_kit(path):
    return (path / "notebooks" / "start").is_dir()


def every(work):
    """Return a `Copy` of each lesson and each problem set, in this folder of work."""
    return [Copy(source, work) for source in plan.lessons() + plan.sets()]


def prepare(work):
    """Make the copies that are missing, and renew those that were never changed.

    Returns a sentence for each copy that could not be renewed. If a missing one cannot
    be written, a `Problem` says why.
    """
    said = []
    with alone(work):
        for copy in every(work):
            try:
                copy.freshen()
            except (ValueError, KeyError, TypeError) as error:
                said.append(
                    f"The kit's own {copy.source.name} is torn: {error}. Get it again."
                )
            except OSError as error:
                if not copy.path.is_file():
                    reason = f"{copy.path.name} cannot be written there ({error})"
                    raise Problem(NO_WORK.format(work, reason)) from error
                said.append(f"{copy.path.name} stays as it was: {error}")
    return said


@contextmanager
def alone(work):
    """Let one start at a time make copies, so that a second waits and finds them made."""
    with open(work / ".khitab.lock", "ab") as lock:
        while not take(lock):
            time.sleep(0.1)
        yield


class Copy:
    """A notebook of the kit (`source`) and the learner's copy of it (`path`)."""

    def __init__(self, source, work):
        self.source, self.work, self.name = source, work, source.stem
        self.is_set = plan.is_set(source)
        inside = Path("exercises", self.name) if self.is_set else Path("lessons")
        self.inside = inside / source.name
        self.path = work / self.inside

    def fresh(self):
        """The notebook as a learner first gets it."""
        notebook = json.loads(self.source.read_text("utf-8"))
        notebook["metadata"].update(
            kernelspec=KERNEL,
            language_info=LANGUAGE,
            khitab={"lesson": self.name, "of": digest(notebook)},
        )
        if not self.is_set:  # in the sets nbgrader has locked what it must
            for cell in notebook["cells"]:
                cell["metadata"]["deletable"] = False
                if cell["cell_type"] == "markdown":
                    cell["metadata"]["editable"] = False
        return notebook

    def mine(self):
        """Return the copy as it is now, or None if it is missing or no longer a
        notebook."""
        try:
            notebook = json.loads(self.path.read_text("utf-8"))
            digest(notebook), made_from(notebook)
            return notebook
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def is_changed(self, mine):
        """Return whether its learner wrote in it. Running cells does not count as a
        change."""
        return self.path.exists() if mine is None else made_from(mine) != digest(mine)

    def freshen(self):
        """Make the copy if it is missing, and renew it if nothing gets lost."""
        mine, fresh = self.mine(), self.fresh()
        if self.is_changed(mine):
            return
        kinds = ("khitab", "language_info")
        if not mine or any(
            mine["metadata"].get(k) != fresh["metadata"][k] for k in kinds
        ):
            os.replace(self._write(fresh), self.path)

    def restore(self):
        """Put a fresh copy in its place, and return where the old one is kept, or
        None."""
        with alone(self.work):
            written, kept = self._write(self.fresh()), None
            if self.path.exists():
                kept = self._free_name()
                self.path.rename(kept)
            os.replace(written, self.path)
            return kept

    def kept(self):
        """The versions that were kept, the newest first."""
        return sorted(self.path.parent.glob(f"{self.name} (*).ipynb"), reverse=True)

    def _write(self, notebook):
        """Write the whole notebook to a file beside its place, before anything is
        replaced."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        written = self.path.with_name(f".{self.name}.new")
        try:
            with open(written, "w", encoding="utf-8", newline="\n") as file:
                file.write(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            written.unlink(missing_ok=True)
            raise
        return written

    def _free_name(self):
        now, number = f"{datetime.now():%Y-%m-%d %H.%M}", 1
        while (path := self.path.with_name(f"{self.name} ({now}).ipynb")).exists():
            number += 1
            now = f"{datetime.now():%Y-%m-%d %H.%M}, {number}"
        return path


def digest(notebook):
    """Return a short sum of the text in a notebook's cells, without their outputs."""
    cells = [[cell["cell_type"], "".join(cell["source"])] for cell in notebook["cells"]]
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()[:16]


def made_from(notebook):
    """Return the sum that a copy was made with, or None in a file that is not our
    copy."""
    return notebook["metadata"].get("khitab", {}).get("of")
