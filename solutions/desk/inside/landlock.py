"""With Landlock a process gives up all files but those named (Linux 5.13 and newer)."""

import ctypes
import os
import stat
import struct

CREATE, ADD, RESTRICT = 444, 445, 446  # the same numbers on all machines
EXECUTE, WRITE, READ, READ_FOLDER = 1, 2, 4, 8
TRUNCATE, DEVICE_CALLS = 1 << 14, 1 << 15
READING = EXECUTE | READ | READ_FOLDER
FOR_FILES = EXECUTE | WRITE | READ | TRUNCATE | DEVICE_CALLS
# How many rights on files each version knows; from 5 on, 16.
RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
DEVICES = ("null", "zero", "full", "random", "urandom")


def version():
    """Which Landlock this kernel has; 0 for none."""
    try:
        found = _libc().syscall(CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    except (OSError, AttributeError):
        return 0
    return max(found, 0)


def restrict(read, write):
    """Leave this process the trees `read` to read and run, the trees `write` to change.

    Returns the version. Raises OSError where the kernel refuses. From version 4 TCP is
    given up, from 6 signals to other processes.
    """
    abi = version()
    files = (1 << RIGHTS.get(abi, 16)) - 1
    parts = [files] + [3] * (abi >= 4) + [3] * (abi >= 6)
    rules = _call(CREATE, struct.pack(f"={len(parts)}Q", *parts), 8 * len(parts), 0)
    for path in read:
        _add(rules, path, READING & files)
    for path in write:
        _add(rules, path, files)
    for name in DEVICES:
        _add(rules, f"/dev/{name}", (READ | WRITE) & files)
    if _libc().prctl(38, *map(ctypes.c_ulong, (1, 0, 0, 0))):  # PR_SET_NO_NEW_PRIVS
        raise OSError(ctypes.get_errno(), "no_new_privs")
    _call(RESTRICT, rules, 0)
    os.close(rules)
    return abi


def _add(rules, path, rights):
    try:
        tree = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    if not stat.S_ISDIR(os.fstat(tree).st_mode):
        rights &= FOR_FILES
    _call(ADD, rules, 1, struct.pack("=Qi", rights, tree), 0)
    os.close(tree)


def _call(number, *arguments):
    kinds = {int: ctypes.c_long, bytes: ctypes.c_char_p}
    arguments = [kinds[type(argument)](argument) for argument in arguments]
    found = _libc().syscall(number, *arguments)
    if found < 0:
        raise OSError(ctypes.get_errno(), "Landlock: " + os.strerror(ctypes.get_errno()))
    return found


def _libc():
    return ctypes.CDLL(None, use_errno=True)
