"""A thread that looks at a worker from outside and ends it when it takes too much."""

import os
import stat
import threading
from contextlib import suppress
from pathlib import Path

from .kit import PREFIX
from .warden import offspring

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
            elif self._disk_is_full(processes):
                self.why = "disk"
            if self.why:
                self.sandbox.end()
                return
            for process in processes[len(processes) and 1 + (base is None) :]:
                last_in_the_queue(process)

    def _disk_is_full(self, processes):
        most, base = self.sandbox.limits.disk, self.sandbox.base
        if base:
            return disk(base) + nameless(processes, most) > most
        return bool(processes) and crowded(processes[0])

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


def last_in_the_queue(process):
    """What a worker starts must not take the processor from another student's worker."""
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, process, 19)


def nameless(processes, limit):
    """Bytes of files that processes hold and that have no name any more."""
    held, mapped = {}, set()
    for process in processes:
        with suppress(OSError):
            for entry in os.scandir(f"/proc/{process}/fd"):
                with suppress(OSError):
                    file = entry.stat()
                    if stat.S_ISREG(file.st_mode) and not file.st_nlink:
                        held[file.st_dev, file.st_ino] = file.st_blocks * 512
            lines = Path(f"/proc/{process}/maps").read_text(errors="replace").splitlines()
            mapped |= {
                line.split()[4]
                for line in lines
                if PREFIX in line and line.endswith(" (deleted)")
            }
    # How large a file is that is only mapped can not be asked: eight are too many.
    return sum(held.values()) + len(mapped) * limit // 8


def crowded(process):
    """Whether there are too many files in the folders in memory that bubblewrap has made."""
    with suppress(OSError):
        for folder in ("tmp", "dev/shm"):
            room = os.statvfs(f"/proc/{process}/root/{folder}")
            if room.f_files - room.f_ffree > MANY_FILES:
                return True
    return False


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
