"""A bound of memory and processes round one worker, by the kernel's control groups.

Only where this user may make groups: root with version 1, or version 2 and a folder that
was given over (systemd does so on a desktop). Elsewhere nothing is made, and `watch`,
which looks five times a second, is alone.
"""

import os
import secrets
import signal
import time
from contextlib import suppress
from functools import cache
from pathlib import Path

from .owners import PREFIX, owner, owner_lives

SELF = Path("/proc/self")
MORE_MEMORY = 256 << 20  # what the kernel counts beside: pages of files, open files
MORE_PROCESSES = 8
ENTER = 'for file in $KHITAB_GROUPS; do echo $$ >"$file"; done; unset KHITAB_GROUPS; exec "$@"'


class Group:
    """The groups of one worker; none where none are to be had."""

    def __init__(self, limits):
        memory = limits.memory + 2 * limits.disk + MORE_MEMORY
        self.folders = []
        name = f"{PREFIX}{owner()}-{secrets.token_hex(4)}"
        for place, kinds in places():
            with suppress(OSError):
                _make(place / name)
                self.folders.append(place / name)
            for file, value in {
                "memory.limit_in_bytes": memory,
                "memory.memsw.limit_in_bytes": memory,
                "memory.max": memory,
                "memory.swap.max": 0,
                "pids.max": limits.processes + MORE_PROCESSES,
            }.items():
                with suppress(OSError):
                    if file.split(".")[0] in kinds and (place / name / file).exists():
                        (place / name / file).write_text(str(value))

    def enter(self, command, environment):
        """The command and its environment, so that it enters the groups before it runs."""
        if not self.folders:
            return command, environment
        files = " ".join(str(folder / "cgroup.procs") for folder in self.folders)
        environment = {**environment, "KHITAB_GROUPS": files}
        return ["/bin/sh", "-c", ENTER, "sh", *command], environment

    def was_full(self):
        """Whether a process was ended because there was no memory left."""
        said = [
            line.split()
            for folder in self.folders
            for name in ("memory.oom_control", "memory.events")
            for line in _lines(folder / name)
        ]
        return any(words[0] == "oom_kill" and words[1] != "0" for words in said)

    def remove(self):
        """Remove the groups, once nothing is in them."""
        for folder in self.folders:
            _remove(folder)
        self.folders = []


@cache
def places():
    """[(a folder in which groups can be made, the kinds of limits that they then have)]."""
    found = []
    for folder, kinds in _candidates():
        name = folder / f"{PREFIX}{owner()}-{secrets.token_hex(4)}"
        with suppress(OSError):
            _make(name)
            has = {kind for kind in kinds if _bound(name, kind)}
            # A process may go there only if its owner may write on both sides.
            usable = has and os.access(folder / "cgroup.procs", os.W_OK)
            _remove(name)
            if usable:
                found.append((folder, has))
                if len(kinds) > 1:  # version 2 has all kinds in one folder
                    return found
    return found


def sweep():
    """End and remove the groups of desks that were killed."""
    for place, _ in places():
        for folder in place.glob(PREFIX + "*-*"):
            if not owner_lives(folder.name):
                for process in _lines(folder / "cgroup.procs"):
                    with suppress(OSError, ValueError):
                        os.kill(int(process), signal.SIGKILL)
                _remove(folder)


def _bound(folder, kind):
    names = {"memory": ("limit_in_bytes", "max"), "pids": ("max",)}[kind]
    return any(os.access(folder / f"{kind}.{name}", os.W_OK) for name in names)


def _candidates():
    """Folders of this process's groups and above: (folder, the kinds of limits there).

    In version 2 a group that holds processes can have no bounded groups below.
    """
    for line in _lines(SELF / "mountinfo"):
        words, _, rest = line.partition(" - ")
        kind, *_, options = rest.split() or [""]
        if kind not in ("cgroup", "cgroup2"):
            continue
        _, _, _, root, top, *_ = words.split()
        for group in _lines(SELF / "cgroup"):
            number, controllers, path = group.split(":", 2)
            inner = os.path.relpath(path, root)
            folder = Path(top) / inner
            if inner.startswith(".."):
                continue
            if kind == "cgroup2" and number == "0":
                if folder != Path(top):
                    yield folder.parent, {"memory", "pids"}
                yield folder, {"memory", "pids"}
            for controller in {"memory", "pids"} & set(controllers.split(",")):
                if kind == "cgroup" and controller in options.split(","):
                    yield folder, {controller}


def _make(folder):
    folder.mkdir()  # the kernel puts its files there


def _remove(folder):
    for _ in range(50):
        try:
            folder.rmdir()
        except FileNotFoundError:
            return
        except OSError:  # its last process has not quite gone
            time.sleep(0.01)
        else:
            return


def _lines(file):
    try:
        return file.read_text().splitlines()
    except OSError:
        return []
