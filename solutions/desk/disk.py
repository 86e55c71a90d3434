"""The desk writes files so that an interruption leaves the old or the new one whole."""

import errno
import hashlib
import importlib
import json
import os
import re
import sys
from contextlib import suppress

import nbformat

from .course import ROOT

# What Python, Jupyter, editors, systems and cut writings leave behind.
LEFT_BEHIND = re.compile(
    r"(^|/)(__pycache__|\.[^/]*_(cache|checkpoints)|[^/]*\.egg-info|\.DS_Store|"
    r"[^/]*\.(part|pyc|bak|tmp|sw[a-p])|[^/]*~|\.?#[^/]*)(/|$)"
)


def write(path, content):
    """Write text or bytes in one step, and make missing folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(
            content if isinstance(content, bytes) else content.encode("utf-8")
        )
        with suppress(OSError):  # there is none yet, or the drive knows no modes
            part.chmod(path.stat().st_mode & 0o777)
        os.replace(part, path)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise


def is_full(error):
    """Whether an error says that there is no room left on a disk."""
    full = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    return isinstance(error, OSError) and error.errno in full


def write_json(path, content):
    write(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def read_json(path):
    """Return what `write_json` wrote, or an empty dict if nothing can be read."""
    try:
        return dict(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def write_notebook(path, notebook):
    write(path, as_text(notebook))


def as_text(notebook):
    """The notebook as the kit stores notebooks: keys in order, Arabic as Arabic, LF."""
    return nbformat.writes(notebook, version=4, ensure_ascii=False).rstrip("\n") + "\n"


def kit_module(name):
    """A module of `notebooks/start/`, what runs before anything is installed."""
    folder = str(ROOT / "notebooks")
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module(f"start.{name}")


def files_under(root, part):
    """The files of `root`'s folder (or file) `part`: {path within `root`: path}."""
    paths = [root / part, *sorted((root / part).rglob("*"))]
    found = {path.relative_to(root).as_posix(): path for path in paths if path.is_file()}
    return {name: path for name, path in found.items() if not LEFT_BEHIND.search(name)}


def digest(files):
    """One digest of files, {name: bytes}: of their names and of what is in them."""
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
    return total.hexdigest()
