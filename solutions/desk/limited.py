"""Work on a submission in a process with limits, so that none harms another.

The child is forked, works, reports and ends. What it used or broke ends with it.
"""

import json
import math
import os
import select
import signal
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

SECONDS = 30  # of the processor; a page takes one
PATIENCE = 3  # times as long by the clock: the machine may be busy with others
MEMORY = 2 << 30
SIZE = 30_000_000  # bytes of a page


class Failed(Exception):
    """Why there is no result, as the end of a sentence."""


def limited(work, seconds=None, memory=None, size=None):
    """What `work()` returns (of JSON), made in a child with limits; Failed without it.

    `size` is what it may say, in bytes. Windows, on which nobody is marked, has no such
    child: there it is done here.
    """
    seconds = SECONDS if seconds is None else seconds
    if seconds <= 0:
        raise Failed("the rest took too long")
    if not hasattr(os, "fork"):
        return _done(work)["made"]
    reading, writing = os.pipe()
    ended = 0
    try:
        child = os.fork()
    except OSError as error:
        os.close(reading)
        os.close(writing)
        raise Failed(str(error)) from None
    if not child:
        os.close(reading)
        _live(work, writing, seconds, memory or MEMORY)
    os.close(writing)
    try:
        data = _hear(reading, seconds, size or SIZE)
    finally:  # also on Ctrl-C
        os.close(reading)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        with suppress(ChildProcessError):
            ended = os.waitpid(child, 0)[1]
    try:
        said = json.loads(data)
    except ValueError:
        if os.WIFSIGNALED(ended) and os.WTERMSIG(ended) == signal.SIGXCPU:
            raise _slow(seconds) from None
        raise Failed("it ended the process at work on it") from None
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


def _live(work, writing, seconds, memory):
    """The life of the child; it never returns."""
    try:
        signal.set_wakeup_fd(-1)  # the formgrader's, which is not the child's to wake
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGALRM, _too_long)
        _limit(seconds, memory)
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
    except Failed:
        raise
    except MemoryError:
        raise Failed("it takes too much memory") from None
    except Exception as error:
        raise Failed(f"{type(error).__name__}: {error}"[:300]) from None


def _limit(seconds, memory):
    import resource  # not on Windows

    taken = 0
    with suppress(OSError):  # macOS has no /proc and no such limit
        taken = int(Path("/proc/self/statm").read_text().split()[0])
        room = taken * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (room, room))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Should the desk be killed, nobody ends the child.
    whole = math.ceil(seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))
    sys.setrecursionlimit(1_000)


def _hear(reading, seconds, size):
    """Return all that the child says, or raise Failed if it is too slow or says too
    much."""
    until, parts, heard = time.monotonic() + PATIENCE * seconds, [], 0
    while (left := until - time.monotonic()) > 0:
        if not select.select([reading], [], [], left)[0]:
            break
        part = os.read(reading, 1 << 20)
        if not part:
            return b"".join(parts)
        parts.append(part)
        heard += len(part)
        if heard > size:
            raise Failed(f"it is larger than {size // 1_000_000} MB")
    raise _slow(seconds)


def _slow(seconds):
    return Failed(f"it took longer than {math.ceil(seconds)} seconds")
