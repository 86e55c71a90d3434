"""Where the files of the course are."""

import os
from dataclasses import dataclass
from pathlib import Path

import nbformat

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
        """Return the source of a problem set, or raise Trouble if there is none."""
        if name not in self.names():
            known = ", ".join(self.names()) or "none yet"
            raise Trouble(f"There is no problem set called {name!r}. There are: {known}.")
        return self.sources / name / f"{name}.ipynb"

    def master(self, name):
        """The source notebook of a problem set, answers and hidden checks in it."""
        return nbformat.read(self.master_file(name), as_version=4)

    def submitted(self, name, student):
        return self.desk / "submitted" / student / name

    def earlier(self, name, student):
        return self.desk / "earlier" / student / name

    def autograded(self, name, student):
        return self.desk / "autograded" / student / name

    def feedback(self, name, student):
        return self.desk / "feedback" / student / name

    def state(self, name, student):
        return self.desk / "state" / name / student
