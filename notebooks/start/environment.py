"""Make the kit's environment, `.venv` beside README.md, and start programs in it.

It needs nothing but Python, because it runs before anything is installed. The folders
that can be run (`python3 notebooks`, `python3 tests` ...) call `run`. The rest is for
this file only.
"""

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from contextlib import contextmanager
from functools import cache
from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path

from .contents import EXTRAS, FILES
from .lock import take
from .troubles import NO_SPACE, NO_VENV, ROOT, Problem, explain

REQUIREMENTS = ROOT / "requirements.txt"
PROJECT = ROOT / "notebooks" / "pyproject.toml"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "khitab.json"
LOG = VENV / "install.log"
LOCK = ROOT / ".venv.lock"
SPACE = 1_000_000_000
LINES = re.MULTILINE


def run(*arguments, wheels=None, extra=None):
    """Start `.venv`'s Python with these arguments and return its exit code.

    The environment is made first if it is missing or out of date. `wheels` is a folder
    of packages to install from instead of the internet, `extra` the name of packages
    that only this program needs. If something goes wrong, a plain message says so
    without a traceback, and the exit code is 1 (130 when stopped by Ctrl-C).
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # Arabic path, Western console
    try:
        prepare(wheels, extra)
    except Problem as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Nothing is lost: the same command goes on from here.")
        return 130
    program = subprocess.Popen([PYTHON, *arguments], cwd=ROOT, env=variables())
    signal.signal(signal.SIGTERM, lambda *_: program.terminate())
    while True:
        try:
            return program.wait()
        except KeyboardInterrupt:
            pass  # the program has heard it too, and decides


def prepare(wheels=None, extra=None):
    """Make `.venv` ready if it is not, by one start at a time."""
    try:
        if is_ready() and not missing(extra):
            return
        with alone() as lock:
            if not is_ready():  # another start may have made it meanwhile
                make(lock, wheels)
            if lacking := missing(extra):
                print(EXTRAS[extra], flush=True)
                pip(lacking, lock, wheels)
    except FileNotFoundError as error:
        raise Problem(
            f"{error.filename} is missing. Get the whole kit again and start there."
        ) from error
    except OSError as error:
        raise Problem(f"{explain(str(error))}\n({error})") from error


# ---- Is it there? ---------------------------------------------------------------------


def is_ready():
    """Return whether `.venv` starts, is where it was made, and holds what is needed."""
    stamp = read_stamp()
    return stamp == wanted(stamp.get("python")) and stamp["python"] == version()


def read_stamp():
    try:
        return dict(json.loads(STAMP.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def wanted(python):
    """Return the stamp of a ready environment, its place, its Python and its packages."""
    asked = REQUIREMENTS.read_bytes() + PROJECT.read_bytes() + repr(FILES).encode()
    return {
        "path": os.fsencode(ROOT).hex(),  # as bytes: the same in every locale
        "python": python,
        "packages": hashlib.sha256(asked.replace(b"\r\n", b"\n")).hexdigest(),
    }


def missing(extra):
    """The pins of this extra, as in ruff==1.2, that are not in `.venv`."""
    if extra is None:
        return []
    project = tomllib.loads(PROJECT.read_text("utf-8"))["project"]
    whole = {
        f"{package.name.lower().replace('_', '-')}=={package.version}"
        for package in distributions(path=[str(site_packages())])
        if package.files is not None  # its list comes last: without it, it was cut off
    }
    return [pin for pin in project["optional-dependencies"][extra] if pin not in whole]


def version():
    """Return the version of `.venv`'s Python, as in [3, 12], or None if it does not
    start."""
    command = [PYTHON, "-c", "import sys; print(list(sys.version_info[:2]))"]
    try:
        return json.loads(
            subprocess.check_output(command, stderr=subprocess.DEVNULL, env=variables())
        )
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None


# ---- Making it ------------------------------------------------------------------------


def make(lock, wheels=None):
    """Make `.venv` if there is no usable one, and install what requirements.txt lists."""
    found, stamp = version(), read_stamp()
    if found is None or found < [3, 11] or found != stamp.get("python", found):
        make_venv(lock)
        found, stamp = version(), {}
    else:
        print("Completing the environment in .venv.", flush=True)
    ready = wanted(found)
    moved_from = stamp.get("path", ready["path"])
    STAMP.write_text(json.dumps({"path": moved_from, "python": found}), "utf-8")
    remove_half_installed()
    install(lock, wheels)
    for name, text in FILES.items():
        (VENV / name).parent.mkdir(parents=True, exist_ok=True)
        (VENV / name).write_text(text, "utf-8")
    if moved_from != ready["path"]:
        mend_scripts(bytes.fromhex(moved_from), os.fsencode(ROOT))
    STAMP.write_text(json.dumps(ready), "utf-8")
    print("The environment is ready.", flush=True)


def make_venv(lock):
    if not find_spec("venv") or not (find_spec("ensurepip") or find_spec("pip")):
        raise Problem(NO_VENV)
    if VENV.exists():
        shutil.rmtree(VENV)
    if shutil.disk_usage(ROOT).free < SPACE:
        raise Problem(NO_SPACE)
    print(
        "Making the environment in .venv: once, some minutes, 0.7 GB.\n"
        "You can stop with Ctrl-C; the same command goes on later.",
        flush=True,
    )
    VENV.mkdir()
    STAMP.write_text('{"python": "not yet"}', "utf-8")  # cut off now, it starts anew
    # Debian leaves ensurepip out; then the pip outside serves.
    without = [] if find_spec("ensurepip") else ["--without-pip"]
    watch([sys.executable, "-m", "venv", *without, str(VENV)], lock)


def remove_half_installed():
    """Remove the records of half-installed packages, because pip would trust them."""
    for record in site_packages().glob("*.dist-info"):
        if not (record / "RECORD").exists():
            shutil.rmtree(record)


def install(lock, wheels):
    # setuptools first: with it in place, khitab itself is installed without a network.
    setuptools = re.search(r"^setuptools==.*$", REQUIREMENTS.read_text("utf-8"), LINES)
    pip([setuptools[0]], lock, wheels)
    pip(["--no-build-isolation", "-r", str(REQUIREMENTS)], lock, wheels)
    shutil.rmtree(ROOT / "notebooks" / "khitab.egg-info", ignore_errors=True)


def pip(wanted, lock, wheels):
    """Install just what is wanted, from the internet or from the folder `wheels`."""
    command = [*pip_command(), "install", "--no-deps", "--no-compile"]
    command += ["--only-binary", ":all:"]  # nobody has to own a compiler
    if wheels:
        if not Path(wheels).is_dir():
            raise Problem(f"--wheels: there is no folder {wheels}.")
        command += ["--no-index", "--find-links", str(Path(wheels).resolve())]
    watch([*command, *wanted], lock)


def pip_command():
    if (site_packages() / "pip").exists():
        return [str(PYTHON), "-m", "pip"]
    if find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    raise Problem(NO_VENV)


def site_packages():
    return next(VENV.glob("[Ll]ib/**/site-packages"), VENV)


def mend_scripts(old, new):
    """After a move, let the scripts in `.venv` name the folder they are now in."""
    for script in PYTHON.parent.iterdir():
        if script.suffix != ".exe" and script.is_file() and not script.is_symlink():
            script.write_bytes(script.read_bytes().replace(old, new))


@contextmanager
def alone():
    """Hold the lock while `.venv` is made; wait while another start holds it."""
    with open(LOCK, "ab") as lock:
        waited = 0
        while not take(lock):
            if waited % 10 == 0:
                print(f"Waiting for another start to make it ({waited} s)", flush=True)
            time.sleep(1)
            waited += 1
        yield lock


# ---- Running a long command -----------------------------------------------------------


def watch(command, lock):
    """Run the command with its output in the log, and keep saying how far it is."""
    with open(LOG, "ab") as log:
        begin, start = log.tell(), time.time()
        total = sum("==" in str(part) for part in command) or None
        child = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**variables(), "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            # A child that outlives us keeps the lock: nobody installs into its work.
            pass_fds=[lock.fileno()] if os.name == "posix" else [],
        )
        said, said_at = None, start
        while child.poll() is None:
            try:
                child.wait(timeout=1)
            except subprocess.TimeoutExpired:
                now, news = time.time(), progress(logged(begin), start, total)
                if now - said_at >= (3 if news != said else 10):
                    print(f"  {news} ({now - start:.0f} s)", flush=True)
                    said, said_at = news, now
            except KeyboardInterrupt:
                child.wait()
                raise
    if child.returncode and shutil.disk_usage(ROOT).free < SPACE / 100:
        raise Problem(NO_SPACE)  # no room for the log's last words either
    if child.returncode:
        raise Problem(f"{explain(logged(begin))}\n\nAll that was said is in {LOG}.")


def logged(begin):
    return LOG.read_bytes()[begin:].decode("utf-8", "replace")


def progress(log, start, total=None):
    """Say what pip is doing, from what it has written and what it has put into
    `.venv`."""
    if listed := re.search(r"^Installing collected packages: (.*)", log, LINES):
        records = [
            (record.stat().st_mtime, record.name.split("-")[0])
            for record in site_packages().glob("*.dist-info")
        ]
        done = sorted(record for record in records if record[0] >= start)
        last = f": {done[-1][1]}" if done else ""
        return f"Installing {len(done)} of {listed[1].count(',') + 1} packages{last}"
    seen = re.findall(r"^(?:Collecting|Requirement already \w+:) ([\w.-]+)", log, LINES)
    if seen:
        listed = re.findall(r"^[\w.-]+==", REQUIREMENTS.read_text("utf-8"), LINES)
        return f"Fetching {len(seen)} of {total or len(listed)} packages: {seen[-1]}"
    return "Working"


# ---- What programs in .venv find around them ------------------------------------------


def variables():
    """The environment variables for programs in `.venv`."""
    foreign = ("PYTHONHOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    kept.update(
        PYTHONUTF8="1",
        JUPYTER_PREFER_ENV_PATH="1",
        PIP_DISABLE_PIP_VERSION_CHECK="1",
        PIP_NO_INPUT="1",
        PIP_PROGRESS_BAR="off",
        PIP_USER="0",
    )
    work = kept.get("KHITAB_HOME")
    # Jupyter, IPython, matplotlib and camel-tools all keep files at home.
    if not is_writable(os.path.expanduser("~")):
        kept["HOME"] = stand_in_for_home()
        work = work or ROOT / "work"  # never in .venv, which may be made anew
    kept.update({"KHITAB_HOME": work} if work else {})
    for name in {"KHITAB_HOME", "KHITAB_CODES"} & kept.keys():
        if kept[name]:  # as it is meant where the command was typed
            kept[name] = os.path.abspath(os.path.expanduser(kept[name]))
    return kept


def is_writable(folder):
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


@cache
def stand_in_for_home():
    home = VENV / "home"
    if VENV.is_dir() and is_writable(VENV):
        home.mkdir(exist_ok=True)
        return str(home)
    return tempfile.mkdtemp(prefix="khitab-")
