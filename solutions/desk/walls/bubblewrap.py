"""What a worker may see and who it is: the command of bubblewrap, folders, environment."""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from . import kit

SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
ETC = ("ld.so.cache", "alternatives", "fonts", "localtime", "mime.types", "nsswitch.conf")


def works():
    """Whether it is installed and may do here what it does."""
    if not shutil.which("bwrap"):
        return False
    command = [*bubblewrap(1 << 20, None), sys.executable, "-I", "-S", "-c", "pass"]
    try:
        return subprocess.run(command, capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False


def bubblewrap(room, told):
    """The command up to the program to run: `room` bytes to write in, and no more files.

    Where its first process is, it writes to the descriptor `told`.
    """
    command = ["bwrap", "--die-with-parent", "--new-session"]
    if os.geteuid() == 0:
        # No user namespace: root must be able to become another user inside.
        command += "--unshare-ipc --unshare-pid --unshare-net --unshare-uts".split()
        command += "--unshare-cgroup-try --cap-drop ALL".split()
        command += "--cap-add CAP_SETUID --cap-add CAP_SETGID".split()
    else:
        command.append("--unshare-all")
    command += ["--hostname", "khitab", "--proc", "/proc", "--dev", "/dev"]
    command += ["--size", str(room), "--perms", "1777", "--tmpfs", "/dev/shm"]
    command += ["--size", str(room), "--perms", "1777", "--tmpfs", "/tmp"]
    for folder in SYSTEM:
        if os.path.islink(folder):
            command += ["--symlink", os.readlink(folder), folder]
        elif os.path.isdir(folder):
            command += ["--ro-bind", folder, folder]
    for path in [*etc(), *readable()]:
        if os.path.exists(path):
            for parent in reversed(Path(path).parents[:-1]):  # else some are root's alone
                command += ["--dir", str(parent)]
            command += ["--ro-bind", path, path]
    command += ["--ro-bind", kit.folder(), "/kit", "--remount-ro", "/"]
    command += ["--remount-ro", "/dev", "--chdir", "/tmp"]
    return command + (["--info-fd", str(told)] if told is not None else [])


def etc():
    return [f"/etc/{name}" for name in ETC]


def system():
    """The system's programs and libraries, and what they look up in /etc."""
    return [*SYSTEM, *etc()]


def readable():
    """What a student's code may read beside the system: Python, the kit, its seeds."""
    folders = {os.path.realpath(sys.prefix), sys.prefix, sys.base_prefix}
    folders |= {str(path) for path in kit.library()}
    return sorted(folder for folder in folders if not folder.startswith("/usr/"))


def environment(base):
    """All of the worker's environment; nothing of ours."""
    path = [os.path.dirname(sys.executable), "/usr/local/bin", "/usr/bin", "/bin"]
    threads = "OPENBLAS OMP MKL NUMEXPR".split()
    return {
        "PATH": ":".join(path),
        "HOME": base,
        "TMPDIR": base,
        "USER": "student",
        "LOGNAME": "student",
        "LANG": "C.UTF-8",
        "IPYTHONDIR": f"{base}/.ipython",
        "MPLCONFIGDIR": f"{base}/.matplotlib",
        "CAMELTOOLS_DATA": f"{base}/.camel_tools",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        **{f"{name}_NUM_THREADS": "1" for name in threads},
    }


def user():
    """For root: a user number for one worker of root's: nobody else's, so it can signal nobody."""
    try:
        with open("/proc/self/uid_map") as file:
            first, _, many = map(int, file.readline().split())
    except (OSError, ValueError):
        return 65534
    number = 50_000 + os.getpid() % 15_000
    return number if first <= number < first + many else 65534


def anybody_can_read():
    """Whether Python and the kit lie where every user of this machine may look."""
    folders = {
        parent for path in readable() for parent in (Path(path), *Path(path).parents)
    }
    return all(folder.stat().st_mode & 0o005 == 0o005 for folder in folders)


def processes_of_mine(way):
    """How many threads I run: older kernels and Landlock count the worker's with them."""
    if os.geteuid() == 0 or way == "bubblewrap" and os.uname().release >= "5.14":
        return 0
    mine = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if folder.stat().st_uid == os.getuid():
                mine += len(os.listdir(folder / "task"))
    return mine
