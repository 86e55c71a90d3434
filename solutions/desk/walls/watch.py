"""A thread that looks at a worker from outside and ends it when it takes too much."""

import os
import stat
import threading
from contextlib import suppress
from pathlib import Path

from .owners import PREFIX
from .warden import offspring

PAUSE = 0.2
MANY_FILES = 20_000
# Bytes that the kernel keeps for them, at most, in no process's own memory.
HELD = {stat.S_ISSOCK: 1 << 19, stat.S_ISFIFO: 1 << 16}
ALONE = ("VmRSS:", "VmSwap:", "VmPTE:", "HugetlbPages:")
SHARED = ("Pss:", "SwapPss:", "Shared_Hugetlb:", "Private_Hugetlb:")


class Watch(threading.Thread):
    """Ends `sandbox` over its limits of memory, processes and disk; `why` says for what."""

    def __init__(self, sandbox):
        super().__init__(daemon=True)
        self.sandbox, self.why = sandbox, None
        self._stopped = threading.Event()
        self._closed = set()
        self.start()

    def run(self):
        limits, base = self.sandbox.limits, self.sandbox.base
        while not self._stopped.wait(PAUSE):
            # Two of them are ours: the warden or bubblewrap, and its first process.
            processes = offspring(self.sandbox.number)
            held = Held(processes[base is None :])
            if len(processes) > limits.processes + 2:
                self.why = "processes"
            elif self._memory_is_full(processes, held):
                self.why = "memory"
            elif self._disk_is_full(processes, held):
                self.why = "disk"
            if self.why:
                self.sandbox.end()
                return
            for process in processes[len(processes) and 1 + (base is None) :]:
                last_in_the_queue(process)

    def _memory_is_full(self, processes, held):
        # One may be closed while it begins; twice, it hides.
        hides, self._closed = self._closed & held.closed, held.closed
        most = self.sandbox.limits.memory
        return held.shared or hides or held.bytes + memory(processes, most) > most

    def _disk_is_full(self, processes, held):
        most, base = self.sandbox.limits.disk, self.sandbox.base
        if base:
            return disk(base) + held.nameless(most) > most
        return bool(processes) and crowded(processes[0])

    def stop(self):
        self._stopped.set()
        self.join()


def memory(processes, enough):
    """Bytes that the processes hold; what they share counts once where it matters."""
    resident = sum(_fields(process, "status", ALONE) for process in processes)
    if resident <= enough or len(processes) < 4:
        return resident
    return sum(
        # A program that nobody may read does not say what it shares: all is its own.
        _fields(process, "smaps_rollup", SHARED) or _fields(process, "status", ALONE)
        for process in processes
    )


def _fields(process, file, names):
    """The sum of some fields, in bytes, of a process or (where that has ended) a thread."""
    for task in _tasks(process):
        with suppress(OSError, ValueError):
            lines = Path(f"{task}/{file}").read_text(errors="replace").splitlines()
            found = [line.split()[1] for line in lines if line.startswith(names)]
            if found:
                return sum(map(int, found)) * 1024
    return 0


def _tasks(process):
    """Where the kernel tells of a process; where its first thread has ended, of others."""
    yield f"/proc/{process}"
    with suppress(OSError):
        if " Z " in Path(f"/proc/{process}/stat").read_text(errors="replace"):
            for thread in os.listdir(f"/proc/{process}/task"):
                yield f"/proc/{process}/task/{thread}"


def last_in_the_queue(process):
    """What a worker starts must not take the processor from another student's worker."""
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, process, 19)


class Held:
    """What a worker (the first of the processes) and its offspring hold open or mapped.

    `bytes`: what sockets and pipes may hold; `shared`: whether there is memory that stays
    when nobody shows it; `closed`: processes that let nobody look, though the worker does.
    """

    def __init__(self, processes):
        self.files, self.mapped, self.closed = {}, set(), set()
        self.shared, pipes = False, {}
        for process in processes:
            for task in _tasks(process):
                try:
                    entries = list(os.scandir(f"{task}/fd"))
                except PermissionError:
                    self.closed.add(process)
                    continue
                except OSError:
                    continue
                for entry in entries:
                    with suppress(OSError):
                        file = entry.stat()
                        for kind, size in HELD.items():
                            if kind(file.st_mode):
                                pipes[file.st_dev, file.st_ino] = size
                        if stat.S_ISREG(file.st_mode) and not file.st_nlink:
                            self.files[file.st_dev, file.st_ino] = file.st_blocks * 512
                self._look_at_maps(task)
        if processes and processes[0] in self.closed:  # we may look at no process here
            self.closed = set()
        self.bytes = sum(pipes.values())

    def _look_at_maps(self, task):
        with suppress(OSError):
            lines = Path(f"{task}/maps").read_text(errors="replace").splitlines()
            gone = [line.split(None, 5) for line in lines if line.endswith(" (deleted)")]
            self.mapped |= {words[4] for words in gone if PREFIX in words[5]}
            self.shared |= any(words[5].startswith("/dev/zero ") for words in gone)

    def nameless(self, limit):
        """Bytes of files that processes hold and that have no name any more."""
        # How large a file is that is only mapped cannot be asked: eight are too many.
        return sum(self.files.values()) + len(self.mapped) * limit // 8


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
