"""The name of a folder or group tells its owner, so that leftovers can be removed."""

import os
from pathlib import Path

PREFIX = "khitab-desk-"


def owner(process="self"):
    """A process's number and when it began, or None if it is not there (or not told)."""
    try:
        stat = Path(f"/proc/{process}/stat").read_bytes()
    except OSError:
        return f"{os.getpid()}-0" if process == "self" else None
    return f"{int(stat.split()[0])}-{int(stat.rpartition(b')')[2].split()[19])}"


def owner_lives(name):
    """Whether the process that made this folder, or group, is still there."""
    process, begun, *_ = *name[len(PREFIX) :].split("-"), "", ""
    if not process.isdigit():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    # Numbers are used again: another process may have this one now. Older versions of the
    # desk, which may be at work beside this one, wrote no beginning.
    told = begun.isdigit() and begun != "0"
    return not told or owner(process) in (None, f"{process}-{begun}")
