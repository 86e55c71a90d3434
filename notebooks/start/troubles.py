"""What can go wrong while the environment is made, in plain words."""

import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Problem(Exception):
    """What went wrong and what to do about it, in words for somebody new to Python."""


NO_VENV = f"""\
This Python ({sys.executable})
lacks the parts "venv" and "pip" that make an environment.
On Debian, Ubuntu and Mint:   sudo apt install python3-venv
On Fedora:                    sudo dnf install python3-pip
Elsewhere: install Python 3.13 from https://www.python.org/downloads/ and use that."""

NO_SPACE = f"""\
The disk is too full: the kit needs 1 GB in {ROOT}
and, for a while, 0.3 GB in {tempfile.gettempdir()}.
Make room and start the same command again; it goes on from here."""

NO_NETWORK = """\
The packages could not be fetched: there seems to be no way to the internet from here.
Nothing is lost. Connect (and log in, where the network has a login page), then start
the same command again; it goes on from here. Without any network, --wheels FOLDER
takes the packages from a folder, such as one on a USB stick: see notebooks --help."""

NO_WHEEL = f"""\
There is no ready-made package for this Python and this system ({sys.platform}):
    %s
Install Python 3.13 (64-bit) from https://www.python.org/downloads/, delete the folder
.venv and start with that Python. With --wheels: the folder must have been filled by the
same Python on the same system."""

TOO_LONG = f"""\
The path {ROOT} is too long for Windows.
Move the whole folder to a short one, such as C:\\khitab, and start again."""

NO_RIGHT = f"""\
The folder {ROOT} cannot be written.
Close every JupyterLab that still runs from it. If that does not help, copy the whole
folder to a place of your own, such as Documents, and start there."""

NO_WORK = """\
Your work cannot be kept in {}:
{}.
Another folder, such as one on a USB stick, is named like this:
    Linux, macOS:  KHITAB_HOME=/path/of/the/folder python3 notebooks
    Windows:       set KHITAB_HOME=E:\\folder      and then: py notebooks"""

CAUSES = {
    r"No space left|Errno 28\b|not enough space|quota exceeded": NO_SPACE,
    r"Long Path": TOO_LONG,
    r"ConnectionError|Failed to establish|name resolution|getaddrinfo": NO_NETWORK,
    r"Timeout|timed out|unreachable|Connection (reset|broken|aborted)": NO_NETWORK,
    r"ProxyError|SSLError|HTTP error|IncompleteRead": NO_NETWORK,
    r"No matching distribution found for (?P<package>\S+)": NO_WHEEL,
    r"Permission denied|Access is denied|being used|Read-only file system": NO_RIGHT,
    r"ensurepip|No module named '?(venv|pip)": NO_VENV,
}


def explain(log):
    """The plain message for what a failed command wrote last."""
    last = [line[:300] for line in log.splitlines() if line.strip()][-12:]
    for pattern, message in CAUSES.items():
        if found := re.search(pattern, "\n".join(last)):
            return message.replace("%s", found.groupdict().get("package", ""))
    return "The installation failed. Its last words:\n  " + "\n  ".join(last[-3:])
