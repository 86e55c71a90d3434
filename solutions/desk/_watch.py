"""A thread that looks at a worker from outside and ends it when it takes too much."""

import os
import threading
from pathlib import Path

from ._warden import offspring

PAUSE = 0.2
MANY_FILES = 20_000


class Watch(threading.Thread):
    """Ends `sandbox` over its limits of memory, processes and disk; `why` says for what."""

    def __init__(self, sandbox):
        super().__init__(daemon=True)
        self.sandbox, self.why = sandbox, None
        self._stopped = threading.Event()
        self.start()

    def run(self):
        limits, base = self.sandbox.limits, self.sandbox.base
        while not self._stopped.wait(PAUSE):
            # Two of them are ours: the warden or bubblewrap, and its first process.
            processes = offspring(self.sandbox.number)
            if len(processes) > limits.processes + 2:
                self.why = "processes"
            elif memory(processes, limits.memory) > limits.memory:
                self.why = "memory"
            elif base and disk(base) > limits.disk:
                self.why = "disk"
            if self.why:
                self.sandbox.end()
                return

    def stop(self):
        self._stopped.set()
        self.join()


def memory(processes, enough):
    """Bytes that the processes hold; what they share counts once where it matters."""
    resident = sum(_field(process, "status", "VmRSS:") for process in processes)
    if resident <= enough or len(processes) < 4:
        return resident
    return sum(_field(process, "smaps_rollup", "Pss:") for process in processes)


def _field(process, file, name):
    try:
        text = Path(f"/proc/{process}/{file}").read_text(errors="replace")
        return int(text.split(name)[1].split(None, 1)[0]) * 1024
    except (OSError, IndexError, ValueError):
        return 0


def disk(folder):
    """Bytes in the files of a folder; a great many files count as too much."""
    total, entries, folders = 0, 0, [folder]
    while folders:
        try:
            with os.scandir(folders.pop()) as inside:
                for entry in inside:
                    entries += 1
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                    else:
                        total += entry.stat(follow_symlinks=False).st_blocks * 512
        except OSError:
            continue
        if entries > MANY_FILES:
            return float("inf")
    return total
