"""Work on what a student wrote, in a process with limits: one page never costs another.

Fork, work, tell, end: what the child took, hung on or broke ends with it.
"""

import json
import os
import select
import signal
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

SECONDS = 30  # a page takes one
MEMORY = 2 << 30
SIZE = 30_000_000  # bytes of a page


class Failed(Exception):
    """Why there is no result, as the end of a sentence."""


def limited(work):
    """What `work()` returns (of JSON), made in a child with limits; Failed without it.

    Windows, on which nobody is marked, has no such child: there it is done here.
    """
    if not hasattr(os, "fork"):
        return _done(work)["made"]
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError as error:
        os.close(reading)
        os.close(writing)
        raise Failed(str(error)) from None
    if not child:
        os.close(reading)
        _live(work, writing)
    os.close(writing)
    try:
        data = _hear(reading)
    finally:  # also on Ctrl-C
        os.close(reading)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(child, 0)
    try:
        said = json.loads(data)
    except ValueError:
        raise Failed("the process that made it ended early") from None
    if "failed" in said:
        raise Failed(said["failed"])
    return said["made"]


@contextmanager
def within(seconds):
    """End what takes longer with a TimeoutError; in the child only, which has the clock."""
    alarm = getattr(signal, "SIGALRM", None)
    if alarm is None or signal.getsignal(alarm) is not _too_long:
        yield
        return
    # Again and again: what is at work may swallow the first.
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.2)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _too_long(*_):
    raise TimeoutError("it took too long")


def _live(work, writing):
    """The life of the child; it never returns."""
    try:
        signal.set_wakeup_fd(-1)  # the formgrader's, which is not the child's to wake
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGALRM, _too_long)
        _limit()
        try:
            said = _done(work)
        except Failed as failed:
            said = {"failed": str(failed)}
        data = json.dumps(said).encode("ascii")
        while data:
            data = data[os.write(writing, data) :]
    finally:
        os._exit(0)


def _done(work):
    try:
        return {"made": work()}
    except Exception as error:
        raise Failed(f"{type(error).__name__}: {error}"[:300]) from None


def _limit():
    import resource  # not on Windows

    taken = 0
    with suppress(OSError):  # macOS has no /proc and no such limit
        taken = int(Path("/proc/self/statm").read_text().split()[0])
        room = taken * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (room, room))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Should the desk be killed, nobody ends the child.
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sys.setrecursionlimit(1_000)


def _hear(reading):
    """All that the child says; Failed where it is too slow or says too much."""
    until, parts, size = time.monotonic() + SECONDS, [], 0
    while (left := until - time.monotonic()) > 0:
        if not select.select([reading], [], [], left)[0]:
            break
        part = os.read(reading, 1 << 20)
        if not part:
            return b"".join(parts)
        parts.append(part)
        size += len(part)
        if size > SIZE:
            raise Failed(f"it is larger than {SIZE // 1_000_000} MB")
    raise Failed(f"it took longer than {SECONDS} seconds")
