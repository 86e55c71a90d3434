"""One file of a zip or a folder somebody else has filled: bounded, never trusted."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

MAX_FILE = 100_000_000  # bytes of one file, unpacked
SYSTEM = re.compile(
    r"(^|/)(__MACOSX|\.ipynb_checkpoints|__pycache__|\.git)(/|$)|"
    r"(^|/)(\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$"
)

# Control characters, marks that turn the order of letters, halves of letters.
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
LONGEST = 1_000  # characters of a path


@dataclass(eq=False)
class Entry:
    """A file: its path as listed, the date it came with, and how to read it.

    What is in a student's zip comes with the date of that zip, whose path is `given`;
    `file` is where it lies on the disk, if it does. `refused` says why it is not taken.
    """

    path: str
    when: datetime | None = None
    size: int = 0
    open: object = None
    refused: str = ""
    depth: int = 0  # zips around the zip it is in
    file: Path | None = None
    route: tuple = ()  # places in the zips it is in, to its own
    given: str = field(default="", init=False)

    def __post_init__(self):
        self.path = UNSEEN.sub("", self.path)
        if len(self.path) > LONGEST:
            self.path, self.refused = self.path[:LONGEST], "its path is far too long"
        self.given = self.path

    @property
    def parts(self):
        return [part for part in self.path.split("/") if part]

    def read(self):
        """The bytes, as many as it says; ValueError says why they cannot be had."""
        size = min(self.size, MAX_FILE)
        try:
            with self.open() as stream:
                data = stream.read(size + 1)
        except Exception as error:  # a stranger's zip can raise much
            raise ValueError(f"it cannot be read ({error})") from error
        if len(data) > size:
            raise ValueError("it is larger than it says, or far too large")
        return data


def checked(entry):
    if not entry.refused and entry.size > MAX_FILE:
        entry.refused = f"too large ({entry.size / 1e6:,.0f} MB)"
    return entry
