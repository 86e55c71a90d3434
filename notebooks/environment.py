"""Make the kit's environment, `.venv` beside README.md, and start programs in it.

Needs nothing but Python: this is what runs before anything is installed. Every folder that
runs (`python3 notebooks`, `python3 tests` …) calls `run`; nothing else here is for others.

>>> import environment
>>> environment.run("-c", "print('in .venv')")  # doctest: +SKIP
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements.txt"
PROJECT = ROOT / "notebooks" / "pyproject.toml"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "khitab.json"
LOG = VENV / "install.log"
LOCK = ROOT / ".venv.lock"
SPACE = 1_000_000_000

# JupyterLab as a class needs it: no question about news, no look for updates, long lines
# of code wrapped.
SETTINGS = VENV / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
OVERRIDES = {
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
    },
    "@jupyterlab/notebook-extension:tracker": {"codeCellConfig": {"lineWrap": True}},
}


class Problem(Exception):
    """What went wrong and what to do about it, in words for somebody new to Python."""


def run(*arguments, wheels=None):
    """Start `.venv`'s Python with these arguments and return its exit code.

    The environment is made first where it is missing or out of date. `wheels` is a folder
    of packages to install from instead of the internet. What goes wrong is said in plain
    words, without a traceback, and gives the exit code 1 (130 when stopped by Ctrl-C).
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # a path in Arabic, a Western console
    try:
        prepare(wheels)
    except Problem as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Nothing is lost: the same command goes on from here.")
        return 130
    program = subprocess.Popen([PYTHON, *arguments], cwd=ROOT, env=variables())
    while True:
        try:
            return program.wait()
        except KeyboardInterrupt:
            pass  # the program has heard it too, and decides


def prepare(wheels=None):
    """Make `.venv` ready: at once where it is, by one start at a time where it is not."""
    if is_ready():
        return
    try:
        with alone() as lock:
            if not is_ready():  # another start may have made it meanwhile
                make(lock, wheels)
    except OSError as error:
        raise Problem(
            f"The folder {ROOT} can not be written: {error.strerror or error}.\n"
            "Close every JupyterLab that still runs from it. If that does not help, copy "
            "the whole folder\nto a place of your own, such as Documents, and start there."
        ) from error


# ---- Is it there? ---------------------------------------------------------------------


def is_ready():
    """Whether `.venv` starts, stands where it was made, and holds what is asked for."""
    stamp = read_stamp()
    return stamp == wanted(stamp.get("python")) and stamp["python"] == version()


def read_stamp():
    try:
        return dict(json.loads(STAMP.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def wanted(python):
    asked = REQUIREMENTS.read_bytes() + PROJECT.read_bytes() + repr(OVERRIDES).encode()
    return {
        "path": os.fsencode(ROOT).hex(),  # bytes: the same in every locale
        "python": python,
        "packages": hashlib.sha256(asked.replace(b"\r\n", b"\n")).hexdigest(),
    }


def version():
    """The version of `.venv`'s Python, as in "3.12"; None where it does not start."""
    command = [PYTHON, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    try:
        return subprocess.check_output(
            command, stderr=subprocess.DEVNULL, env=variables(), text=True
        ).strip()
    except (OSError, subprocess.CalledProcessError):
        return None


# ---- Making it ------------------------------------------------------------------------


def make(lock, wheels):
    """Make `.venv` where no usable one is, and install what requirements.txt lists."""
    found, stamp = version(), read_stamp()
    if found is None or found != stamp.get("python", found):
        make_venv(lock)
        found = version()
    elif not stamp:
        print("Going on with the environment that was begun.", flush=True)
    STAMP.write_text(json.dumps({"python": found}), "utf-8")
    remove_half_installed()
    pip = [*pip_command(), "install", "--no-deps", "--only-binary", ":all:"]
    if wheels:
        pip += ["--no-index", "--find-links", str(Path(wheels).resolve())]
    # setuptools first: with it in place, khitab itself is installed without a network.
    setuptools = re.search(r"^setuptools==.*$", REQUIREMENTS.read_text("utf-8"), re.M)
    watch([*pip, setuptools[0]], lock)
    watch([*pip, "--no-build-isolation", "-r", str(REQUIREMENTS)], lock)
    SETTINGS.parent.mkdir(parents=True, exist_ok=True)
    SETTINGS.write_text(json.dumps(OVERRIDES, indent=2), "utf-8")
    shutil.rmtree(ROOT / "notebooks" / "khitab.egg-info", ignore_errors=True)
    STAMP.write_text(json.dumps(wanted(found)), "utf-8")
    print("The environment is ready.", flush=True)


def make_venv(lock):
    if not find_spec("venv") or not (find_spec("ensurepip") or find_spec("pip")):
        raise Problem(NO_VENV)
    if VENV.exists():
        shutil.rmtree(VENV)
    if shutil.disk_usage(ROOT).free < SPACE:
        raise Problem(NO_SPACE)
    print(
        "Making the environment in .venv: once, a few minutes, about 0.6 GB.\n"
        "You can stop with Ctrl-C; the same command goes on later.",
        flush=True,
    )
    VENV.mkdir()
    without = [] if find_spec("ensurepip") else ["--without-pip"]
    watch([sys.executable, "-m", "venv", *without, str(VENV)], lock)
    if version() is None:
        raise Problem(f"{NO_VENV}\n\nThe whole story is in {LOG}.")


def pip_command():
    """pip inside `.venv`; Debian may leave it out there, then the outer one serves."""
    if list(VENV.glob("[Ll]ib/**/site-packages/pip")):
        return [PYTHON, "-m", "pip"]
    if find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    raise Problem(NO_VENV)


def remove_half_installed():
    """Remove the records of packages whose installation was cut: pip would trust them."""
    for record in site_packages().glob("*.dist-info"):
        if not (record / "RECORD").exists():
            shutil.rmtree(record)


def site_packages():
    return next(VENV.glob("[Ll]ib/**/site-packages"), VENV)


@contextmanager
def alone():
    """Hold the lock while `.venv` is made; wait while another start holds it."""
    with open(LOCK, "ab") as lock:
        waited = 0
        while not take(lock):
            if waited % 10 == 0:
                print(f"Another start is making the environment: waiting ({waited} s)",
                      flush=True)
            time.sleep(1)
            waited += 1
        yield lock


def take(lock):
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        pass  # a drive without locks: go on alone
    return True


# ---- Running a long command -----------------------------------------------------------


def watch(command, lock):
    """Run the command, its output in the log; say every few seconds how far it is."""
    with open(LOG, "ab") as log:
        start, begin = time.time(), log.tell()
        child = subprocess.Popen(
            command, cwd=ROOT, env=dict(variables(), PYTHONUNBUFFERED="1"),
            stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
            # A child that outlives us keeps the lock: nobody installs into its work.
            pass_fds=[lock.fileno()] if os.name == "posix" else [],
        )
        said, said_at = None, start
        while child.poll() is None:
            try:
                child.wait(timeout=1)
            except subprocess.TimeoutExpired:
                now, news = time.time(), progress(logged(begin), start)
                if now - said_at >= (3 if news != said else 10):
                    print(f"  {news} ({now - start:.0f} s)", flush=True)
                    said, said_at = news, now
            except KeyboardInterrupt:
                child.wait()
                raise
    if child.returncode:
        raise Problem(explain(logged(begin)))


def logged(begin=0):
    return LOG.read_bytes()[begin:].decode("utf-8", "replace")


def progress(log, start):
    """What pip is doing, from its output and from what it has put into `.venv`."""
    if listed := re.search(r"^Installing collected packages: (.*)", log, re.M):
        done = sorted(
            (folder.stat().st_mtime, folder.name.split("-")[0])
            for folder in site_packages().glob("*.dist-info")
            if folder.stat().st_mtime >= start
        )
        total = listed[1].count(",") + 1
        return f"Installing {len(done)} of {total} packages" + (
            f": {done[-1][1]}" if done else ""
        )
    seen = re.findall(r"^(?:Collecting|Requirement already satisfied:) ([\w.-]+)", log, re.M)
    if len(seen) > 1:
        total = len(re.findall(r"^[\w.-]+==", REQUIREMENTS.read_text("utf-8"), re.M))
        return f"Fetching {len(seen)} of {total} packages: {seen[-1]}"
    return "Working"


# ---- What can go wrong, in plain words ------------------------------------------------

NO_VENV = f"""\
This Python ({sys.executable}) lacks its parts "venv" and "pip", which make environments.
On Debian, Ubuntu and Mint:   sudo apt install python3-venv
On Fedora:                    sudo dnf install python3-pip
Elsewhere: install Python 3.13 from https://www.python.org/downloads/ and start again."""

NO_SPACE = f"""\
There is too little room on the disk: {ROOT} needs 1 GB (and the temporary folder,
{tempfile.gettempdir()}, 0.3 GB). Make room and start the same command again."""

NO_NETWORK = """\
The packages could not be fetched: there seems to be no way to the internet from here.
Nothing is lost. Connect (a network with a login page: log in there first) and start the
same command again; it goes on from here. Without a network: --wheels FOLDER takes the
packages from a folder, such as one on a USB stick (see --help)."""

NO_WHEEL = f"""\
For this Python (%d.%d on {sys.platform}) a package is not to be had ready-made:
%%s
Install Python 3.13 (64-bit) from https://www.python.org/downloads/ and start with that
one. With --wheels: the folder must be made with the same Python and the same system.""" % (
    sys.version_info[:2]
)

TOO_LONG = f"""\
The path {ROOT} is too long for Windows.
Move the whole folder to a short one, such as C:\\khitab, and start again."""

NO_RIGHT = f"""\
The folder {ROOT} can not be written.
Copy the whole folder to a place of your own, such as Documents, and start there."""

CAUSES = (
    (r"No space left|Errno 28\b|not enough space|Disk quota", NO_SPACE),
    (r"Long Path", TOO_LONG),
    (r"ConnectionError|Failed to establish|name resolution|getaddrinfo|Timeout|timed out|"
     r"ProxyError|SSLError|unreachable|Connection (reset|broken|aborted)", NO_NETWORK),
    (r"No matching distribution found for (.*)|(\S+) is not a supported wheel", NO_WHEEL),
    (r"Permission denied|Access is denied|Errno 13\b|Read-only file system", NO_RIGHT),
    (r"ensurepip|No module named (venv|pip)", NO_VENV),
)


def explain(log):
    """The plain message for what a failed command wrote, with the place of the log."""
    for pattern, message in CAUSES:
        if found := re.search(pattern, log):
            package = next(filter(None, found.groups()), "") if found.groups() else ""
            text = message.replace("%s", package)
            break
    else:
        lines = [line for line in log.splitlines() if line.strip()]
        text = "The installation failed. Its last words:\n  " + "\n  ".join(lines[-3:])
    return f"{text}\n\nThe whole story is in {LOG}."


# ---- What programs in .venv find around them ------------------------------------------


def variables():
    """The environment variables for programs in `.venv`."""
    kept = {name: value for name, value in os.environ.items()
            if name not in ("PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__")}
    kept.update(
        PYTHONUTF8="1",
        JUPYTER_PREFER_ENV_PATH="1",
        PIP_DISABLE_PIP_VERSION_CHECK="1",
        PIP_NO_INPUT="1",
        PIP_PROGRESS_BAR="off",
        PIP_USER="0",
    )
    if not is_writable(os.path.expanduser("~")):
        # Jupyter, IPython, matplotlib and camel-tools all keep files at home.
        home = VENV / "home"
        try:
            home.mkdir(exist_ok=True, parents=True)
        except OSError:
            home = Path(tempfile.mkdtemp(prefix="khitab-"))
        kept["HOME"] = str(home)
    return kept


def is_writable(folder):
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
