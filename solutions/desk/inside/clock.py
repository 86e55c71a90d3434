"""Measure the time of one process, without the time it waits for a busy processor.

Marks must not depend on what else this computer does. Where the kernel does not say how
long a process has waited (macOS), the clock on the wall is taken.
"""

import os
import time

PATIENCE = 20  # times as long as it may take, by the clock on the wall


class Ran:
    """How long a process has run, and how long it has waited to be let run, in seconds."""

    def __init__(self, process="self"):
        try:
            self.file = os.open(f"/proc/{process}/schedstat", os.O_RDONLY)
        except OSError:
            self.file = None

    def seconds(self):
        """Return (run, waited); zeros where that cannot be known."""
        try:
            ran, waited = os.pread(self.file, 100, 0).split()[:2]
            return int(ran) / 1e9, int(waited) / 1e9
        except (OSError, TypeError, ValueError):
            return 0.0, 0.0

    def close(self):
        if self.file is not None:
            os.close(self.file)
            self.file = None


class Deadline:
    """`seconds` from now; with a process's `ran`, as that process has had them."""

    def __init__(self, seconds, ran=None):
        self.seconds, self.ran = seconds, ran
        self.begun, self.waited = time.monotonic(), self._waited()

    def _waited(self):
        return self.ran.seconds()[1] if self.ran else 0.0

    def spent(self):
        """The seconds that have gone."""
        gone = time.monotonic() - self.begun
        if gone > PATIENCE * self.seconds:
            return gone
        return gone - min(gone, max(0.0, self._waited() - self.waited))

    def left(self):
        """The seconds that are left, as `select` takes them: 0 when there are none."""
        return max(0.0, self.seconds - self.spent())
