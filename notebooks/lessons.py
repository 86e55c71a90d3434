"""Open the lessons in JupyterLab, or run them all without a window.

`python3 notebooks` comes here. The upper half needs nothing but Python; the lower half
runs inside `.venv`.
"""

import argparse
import atexit
import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import environment

HERE = Path(__file__).resolve().parent
HTML = HERE / "html"

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
    try:
        lessons = find(chosen.lesson)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    if chosen.setup:
        return environment.run("-c", "", wheels=chosen.wheels)
    if chosen.run:
        return environment.run(__file__, *map(str, lessons), wheels=chosen.wheels)
    lab = jupyterlab(lessons[0] if lessons else None, rest)
    if not chosen.browser:
        lab.append("--no-browser")
    return environment.run(*lab, wheels=chosen.wheels, hello=HELLO)


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
    chosen, rest = parser.parse_known_args(arguments)
    if rest and (chosen.setup or chosen.run):
        parser.error(f"unknown: {' '.join(rest)}")
    return chosen, rest


def find(name=None):
    """The lessons whose file name starts with `name`, or else holds it, in order."""
    lessons = sorted(HERE.glob("[0-9][0-9]*.ipynb"))
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
        "--ServerApp.use_redirect_file=False",  # a browser from a snap can not read it
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


# ---- Inside .venv ---------------------------------------------------------------------


# nbconvert's page without what it would fetch from the internet, and easier to see.
PAGE = """\
{% extends "lab/index.html.j2" %}
{% block html_head_js %}{% endblock %}
{% block jupyter_widgets %}{% endblock %}
{% block html_head_js_mathjax %}{% endblock %}
{% block html_head_js_mermaidjs %}{% endblock %}
{% block html_head_css %}<style>
body { --jp-cell-prompt-not-active-opacity: 1;
       --jp-cell-prompt-not-active-font-color: #595959; }
body .jp-RenderedHTMLCommon a:link { text-decoration: underline; }
body .highlight .mi, body .highlight .mf { color: #060; }
body .highlight .ow { color: #71a; }
body .highlight .c1 { color: #366; }
</style>{% endblock %}
"""


def run_all(lessons):
    """Run these lessons, one after the other; return how many failed."""
    HTML.mkdir(exist_ok=True)
    failed = 0
    for number, lesson in enumerate(lessons, start=1):
        print(f"{number} of {len(lessons)}  {lesson.stem} ... ", end="", flush=True)
        start = time.time()
        trouble = run_one(lesson)
        failed += bool(trouble)
        print(f"{'FAILED' if trouble else 'ran'} ({time.time() - start:.0f} s)")
        if trouble:
            print(f"    {trouble}", flush=True)
    print(f"{len(lessons) - failed} of {len(lessons)} lessons ran: see {HTML}")
    return failed


def run_one(lesson):
    """Run one lesson on a fresh kernel and write its HTML; return what went wrong."""
    import nbformat

    try:
        notebook = nbformat.read(lesson, as_version=4)
        trouble = execute(notebook, lesson.parent)
        export(notebook, lesson.stem)
    except Exception as error:  # whatever is wrong with one lesson, the others still run
        return f"{type(error).__name__}: {error}"
    return trouble


def execute(notebook, folder):
    """Fill the notebook with its results; say which cell failed, and how, or None."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellControlSignal, CellExecutionError, DeadKernelError
    from traitlets.config import Config

    begun = []
    client = NotebookClient(
        notebook,
        timeout=300,
        resources={"metadata": {"path": str(folder)}},
        config=Config(KernelManager={"transport_encryption": "auto"}),
        on_cell_execute=lambda cell, cell_index: begun.append(cell_index),
    )
    try:
        client.execute()
    except CellExecutionError as error:
        return f"Cell {begun[-1] + 1}: {error.ename}: {error.evalue}"
    except (CellControlSignal, DeadKernelError) as error:
        return f"Cell {begun[-1] + 1}: {str(error).splitlines()[0]}"
    return None


def export(notebook, name):
    """Write the notebook, as it is now, as one HTML file that needs no network."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(language_code="en", raw_template=PAGE)
    page, _ = exporter.from_notebook_node(
        notebook, {"metadata": {"name": title(notebook) or name}}
    )
    page = re.sub(r'href="(\d\d\w*)\.ipynb', r'href="\1.html', page)
    (HTML / f"{name}.html").write_text(page, "utf-8")


def title(notebook):
    """The first heading of the first level."""
    for cell in notebook.cells:
        for line in cell.source.splitlines():
            if cell.cell_type == "markdown" and line.startswith("# "):
                return line.removeprefix("# ").strip()
    return None


if __name__ == "__main__":
    sys.exit(1 if run_all([Path(name) for name in sys.argv[1:]]) else 0)
