"""`python3 notebooks`: open the lessons in JupyterLab, or run them without a window."""

import argparse
import atexit
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from . import environment

PAGES = Path(__file__).with_name("pages.py")

EPILOG = """\
Every other argument goes to JupyterLab, for example --port=9999.

A class without a network. On one laptop that has a network, after --setup:
    .venv/bin/python -m pip download --no-deps -r requirements.txt -d FOLDER
(Windows: .venv\\Scripts\\python). Carry FOLDER to the others, which must have the same
system and the same Python, and start there with:
    python3 notebooks --wheels FOLDER
"""

HELLO = """\
JupyterLab is starting. It runs in this window: keep it open while you work; save, then
press Ctrl-C here to stop. Does no browser open? Copy the last of these lines into one."""


def main(arguments):
    """Do what the command line asks and return the exit code."""
    chosen, rest = options(arguments)
    asked = {"wheels": chosen.wheels, "extra": chosen.extra}
    try:
        lessons = find(chosen.lesson)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    if chosen.setup:
        return environment.run("-c", "", **asked)
    if chosen.run:
        return environment.run(PAGES, *map(str, lessons), **asked)
    lab = jupyterlab(lessons[0] if lessons else None, rest)
    if not chosen.browser:
        lab.append("--no-browser")
    return environment.run(*lab, hello=HELLO, **asked)


def options(arguments):
    """The flags of this command, and what is left for JupyterLab."""
    parser = argparse.ArgumentParser(
        "python3 notebooks",
        description="Open the lessons of Khitab in JupyterLab.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--setup", action="store_true", help="only make the environment")
    parser.add_argument(
        "--run",
        action="store_true",
        help="run every lesson without a window, with HTML in notebooks/html",
    )
    parser.add_argument(
        "--lesson",
        metavar="NAME",
        help="the lesson to open or to run: its number or part of its name",
    )
    parser.add_argument(
        "--no-browser",
        dest="browser",
        action="store_false",
        help="print the address instead of opening a browser",
    )
    parser.add_argument(
        "--wheels",
        metavar="FOLDER",
        help="install from a folder of packages instead of the internet",
    )
    parser.add_argument(
        "--with",
        dest="extra",
        choices=["lemmas"],
        help="add to .venv what only some need: lemmas, a dictionary for your own texts",
    )
    chosen, rest = parser.parse_known_args(arguments)
    if rest and (chosen.setup or chosen.run):
        parser.error(f"unknown: {' '.join(rest)}")
    return chosen, rest


def find(name=None):
    """The lessons whose file name starts with `name`, or else holds it, in order.

    First the twelve of the spine, by number, then the side rooms, by name.
    """
    folder = environment.ROOT / "notebooks"
    lessons = sorted(folder.glob("[0-9][0-9]_*.ipynb"))
    lessons += sorted(folder.glob("side_*.ipynb"))
    if name is None:
        return lessons
    wanted = Path(name).name.lower().removesuffix(".ipynb")
    found = [lesson for lesson in lessons if lesson.stem.startswith(wanted)]
    found = found or [lesson for lesson in lessons if wanted in lesson.stem]
    if not found:
        known = "".join(f"\n  {lesson.stem}" for lesson in lessons)
        raise ValueError(f"No lesson is called {name!r}. The lessons are:{known}")
    return found


def jupyterlab(page, more=()):
    """The arguments that open JupyterLab at a notebook, for this computer only.

    `page` is the notebook's path, inside the kit, or None. Of two settings with the same
    name JupyterLab takes neither: what stands in `more` replaces ours.
    """
    address = "/lab"
    if page:
        address += "/tree/" + quote(page.relative_to(environment.ROOT).as_posix())
    ours = [
        "--ip=127.0.0.1",
        f"--ServerApp.root_dir={environment.ROOT}",
        f"--LabApp.default_url={address}",
        "--LabApp.extension_manager=readonly",  # no shop: it would ask the internet
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--ServerApp.use_redirect_file=False",  # a browser from a snap cannot read it
        "--KernelManager.transport_encryption=auto",
        "--log-level=ERROR",
        "--LabApp.log_level=ERROR",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        ours.append("--allow-root")
    ours += around_brackets()
    given = {argument.split("=")[0] for argument in more}
    ours = [argument for argument in ours if argument.split("=")[0] not in given]
    return ["-m", "jupyterlab", *ours, *more]


def around_brackets():
    """What lets JupyterLab work in a folder [like this]: it takes brackets for a pattern.

    Without it, it opens, but finds neither its settings nor its extensions. A link whose
    path holds no brackets leads it there.
    """
    if not re.search(r"[][*?]", str(environment.VENV)):
        return []
    link = Path(tempfile.mkdtemp(prefix="khitab-"), "venv")
    atexit.register(shutil.rmtree, link.parent, ignore_errors=True)
    try:
        link.symlink_to(environment.VENV, target_is_directory=True)
    except OSError:  # Windows may forbid links
        print(f"Better rename {environment.ROOT}: JupyterLab dislikes [ ] in a path.")
        return []
    os.environ["JUPYTER_PATH"] = str(link / "share" / "jupyter")
    os.environ["JUPYTER_CONFIG_PATH"] = str(link / "etc" / "jupyter")
    return [f"--LabApp.app_dir={link / 'share' / 'jupyter' / 'lab'}"]
