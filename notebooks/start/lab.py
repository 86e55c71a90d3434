"""Prepare the working copies, then open JupyterLab on them, all in one process.

`python3 notebooks` and `python3 exercises` start this inside `.venv`, with the page to
open and what is meant for JupyterLab.
"""

import atexit
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from . import copies, plan
from .troubles import Problem

HELLO = """\
JupyterLab is starting. It runs in this window: keep it open while you work, and press
Ctrl-C here to stop. Does no browser open? Copy the last of these lines into one."""

# A server without what nobody needs here: nbgrader's pages, and a second notebook program.
NOT_NEEDED = (
    "nbgrader.server_extensions.formgrader",
    "nbgrader.server_extensions.validate_assignment",
    "nbgrader.server_extensions.assignment_list",
    "nbgrader.server_extensions.course_list",
    "notebook",
)
# Ways to export that a menu would offer, and that want TeX, pandoc, Qt or the internet.
NO_EXPORT = ("ASCIIDoc", "Latex", "PDF", "QtPDF", "QtPNG", "RST", "Slides", "WebPDF")
# After two hours without a cell run a kernel ends: longer than a session and its break.
IDLE = 2 * 60 * 60


def main(arguments):
    """Do what is asked, `--restore NAME` or a page to open, and return the exit code."""
    try:
        work = copies.folder()
        if arguments[0] == "--restore":
            return restore(arguments[1], work)
        said = copies.prepare(work)
    except (Problem, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    print(*said, f"Your work is in {work}", HELLO, sep="\n", flush=True)
    from jupyterlab.labapp import LabApp

    # The tabs of this start alone: yesterday's would each start a kernel again.
    with tempfile.TemporaryDirectory(prefix="khitab-") as tabs:
        more = [f"--LabApp.workspaces_dir={tabs}", *arguments[1:]]
        LabApp.launch_instance(settings(arguments[0], work, more))


def restore(name, work):
    """Put a fresh copy in a lesson's place, and say where the old one is."""
    [source] = [path for path in plan.lessons() + plan.sets() if path.stem == name]
    kept = copies.Copy(source, work).restore()
    print(f"{name} is fresh again, in {work}.")
    if kept:
        print(f"Your version is kept beside it: {kept.name}")
    print("Is it still open in JupyterLab? Close it there, and open it again.")
    return 0


def page(name, work):
    """Return the address of a lesson's or a set's copy, or else of the start page."""
    for copy in copies.every(work):
        if copy.name == name:
            return "/lab/tree/" + quote(copy.inside.as_posix())
    return "/" + name


def settings(name, work, more=()):
    """The arguments for a JupyterLab that opens at this page, for this computer only.

    If two settings have the same name, JupyterLab takes neither, so those in `more`
    replace ours.
    """
    ours = [
        "--ip=127.0.0.1",
        f"--ServerApp.root_dir={work}",
        f"--LabApp.default_url={page(name, work)}",
        "--ServerApp.answer_yes=True",  # one Ctrl-C is enough
        f"--MappingKernelManager.cull_idle_timeout={IDLE}",
        "--MappingKernelManager.cull_connected=True",
        "--LabApp.custom_css=True",  # Arabic at reading size; `start.server` says where
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
    ours += [f"--{kind}Exporter.enabled=False" for kind in NO_EXPORT]
    given = {argument.split("=")[0] for argument in more}
    ours = [argument for argument in ours if argument.split("=")[0] not in given]
    parts = {"start.server": True, **dict.fromkeys(NOT_NEEDED, False)}
    ours += [f"--ServerApp.jpserver_extensions={part}={on}" for part, on in parts.items()]
    return [*ours, *more]


def around_brackets():
    """Let JupyterLab work in a folder [like this], although it takes brackets for a
    pattern.

    Otherwise it opens, but finds neither its settings nor its extensions. A link whose
    path has no brackets leads it there.
    """
    venv = plan.ROOT / ".venv"
    if not re.search(r"[][*?]", str(venv)):
        return []
    link = Path(tempfile.mkdtemp(prefix="khitab-"), "venv")
    atexit.register(shutil.rmtree, link.parent, ignore_errors=True)
    try:
        link.symlink_to(venv, target_is_directory=True)
    except OSError:  # Windows may forbid links
        print(f"Better rename {plan.ROOT}: JupyterLab dislikes [ ] in a path.")
        return []
    os.environ["JUPYTER_PATH"] = str(link / "share" / "jupyter")
    os.environ["JUPYTER_CONFIG_PATH"] = str(link / "etc" / "jupyter")
    return [f"--LabApp.app_dir={link / 'share' / 'jupyter' / 'lab'}"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
