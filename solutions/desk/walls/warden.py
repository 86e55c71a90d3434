"""Holds a worker and all its offspring; when it ends, nothing of them is left.

Started by `sandbox` where there is no process namespace:

    python -I -S _warden.py CONTROL COMMAND…

It gives its standard input and output to the command and ends when the command does, or
when the judge closes the pipe CONTROL, which also happens when the judge dies. Children
of children that have cut all ties come back to it (PR_SET_CHILD_SUBREAPER) and go too.
"""

import ctypes
import os
import select
import signal
import sys
import time
from contextlib import suppress

SUBREAPER = 36
PATIENCE = 20  # seconds of sweeping


def main(control, command):
    """Run `command` until it or the pipe `control` ends, then sweep."""
    with suppress(AttributeError):  # macOS has none: only the group can be ended
        ctypes.CDLL(None).prctl(SUBREAPER, *map(ctypes.c_ulong, (1, 0, 0, 0)))
    worker = os.fork()
    if worker == 0:
        os.close(control)
        os.setsid()
        os.execv(command[0], command)
    nothing = os.open(os.devnull, os.O_RDWR)
    for end in (0, 1):
        os.dup2(nothing, end)
    while not _ended(worker):
        if select.select([control], [], [], 0.05)[0]:
            break
    sweep(worker)


def _ended(worker):
    """Whether `worker` has ended; it stays unburied, so that its number stays its own."""
    options = os.WEXITED | os.WNOHANG | os.WNOWAIT
    return os.waitid(os.P_PID, worker, options) is not None


def sweep(worker):
    """End the worker's group and every descendant of this process."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        # Those that are stopped cannot fork while the list is read.
        for how in (signal.SIGSTOP, signal.SIGKILL):
            for process in offspring(os.getpid()):
                signalled(os.kill, process, how)
            signalled(os.killpg, worker, how)
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            return
        time.sleep(0.005)


def signalled(send, process, how):
    """Send a signal to a process, or a group, that may be gone or not ours."""
    with suppress(ProcessLookupError, PermissionError):
        send(process, how)


def offspring(root):
    """Return the numbers of all living descendants of `root`, from /proc."""
    children = {}
    for name in os.listdir("/proc") if os.path.isdir("/proc") else ():
        if name.isdigit():
            parent, state = _parent(name)
            if state not in "ZX":
                children.setdefault(parent, []).append(int(name))
    found, new = [], [root]
    while new:
        new = [child for process in new for child in children.get(process, ())]
        found += new
    return found


def _parent(name):
    """The parent of a process and its state, X where nothing of it runs."""
    try:
        with open(f"/proc/{name}/stat", "rb") as file:
            state, parent, *rest = file.read().rpartition(b")")[2].split()
    except (OSError, ValueError):
        return 0, "X"
    # Its first thread may have ended before others, which is no end (state Z).
    threads = int(rest[15]) if len(rest) > 15 else 1
    return int(parent), "R" if threads > 1 else state.decode()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
