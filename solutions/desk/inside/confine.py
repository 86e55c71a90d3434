"""What the worker gives up before a line of a student's code runs.

Runs inside the worker. `settings` is what `sandbox` says: the way of the sandbox, the
user to become, the folders to read, the limits.
"""

import ctypes
import os
import resource
from contextlib import suppress

from . import landlock, seccomp

READ_ANYTHING = 1 << 2  # the capability CAP_DAC_READ_SEARCH


def confine(settings):
    """Give up what the sandbox's way gives up here, and return sentences on what is
    missing."""
    lacks = []
    way = settings["way"]
    _limit(settings)
    with suppress(OSError), open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")  # where there is no memory left, this goes first
    apart = way == "bubblewrap"
    abi = 0
    if not apart:
        _leave_network()
    if way == "landlock":
        abi = landlock.restrict(settings["read"], [settings["base"]])
    if settings["user"] is not None:
        _become(settings["user"], keep_reading=settings["keep_reading"])
    if not seccomp.install(not apart, own_signals_only=not apart and abi < 6):
        lacks.append("system calls are not filtered on this machine")
    return lacks


def _limit(settings):
    limits = settings["limits"]
    for name, value in {
        "RLIMIT_AS": limits["address_space"],
        "RLIMIT_CPU": limits["cpu"],
        "RLIMIT_FSIZE": limits["file"],
        "RLIMIT_NOFILE": limits["files"],
        "RLIMIT_NPROC": limits["processes"],
        "RLIMIT_CORE": 0,
        "RLIMIT_MSGQUEUE": 0,
        "RLIMIT_SIGPENDING": 1_000,  # timers, which are counted a user
    }.items():
        number = getattr(resource, name, None)
        if number is None:
            continue
        hard = resource.getrlimit(number)[1]
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        # macOS refuses some of them; they are then not to be had.
        try:
            resource.setrlimit(number, (value, value))
        except (ValueError, OSError):
            continue


def _become(user, keep_reading):
    """Turn from root into a user that owns nothing, so that all limits bind.

    With `keep_reading` the right to read any file stays: for a Python that lies in a
    folder of root's. Landlock then says which files those are.
    """
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    if keep_reading:
        prctl(8, *map(ctypes.c_ulong, (1, 0, 0, 0)))  # PR_SET_KEEPCAPS
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
    if keep_reading:
        header = (ctypes.c_uint32 * 2)(0x20080522, 0)
        rights = (ctypes.c_uint32 * 6)(READ_ANYTHING, READ_ANYTHING, 0, 0, 0, 0)
        if ctypes.CDLL(None).capset(header, rights):
            raise OSError("capset")


def _leave_network():
    """Leave for an empty network, which root may; the filter denies it anyway."""
    new_network = 0x40000000
    try:
        ctypes.CDLL(None).unshare(new_network)
    except (OSError, AttributeError):
        return
