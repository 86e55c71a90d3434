"""Open the lessons in JupyterLab, or run them all without a window.

`python3 notebooks` comes here. The upper half needs nothing but Python; the lower half,
from `execute` on, runs inside `.venv`.
"""

import argparse
import os
import sys
import time
from pathlib import Path
from urllib.parse import quote

import environment

HERE = Path(__file__).resolve().parent
HTML = HERE / "html"

EPILOG = """\
Every other argument goes to JupyterLab, for example --port 9999.

A class without a network: on one laptop with a network, after --setup,
    .venv/bin/python -m pip wheel --no-deps -r requirements.txt -w FOLDER
(Windows: .venv\\Scripts\\python) fills FOLDER, for a USB stick. On each of the others
(same system, same Python):
    python3 notebooks --wheels FOLDER
"""


def main(arguments):
    """Do what the command line asks; return the exit code."""
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
    first = lessons[0] if lessons else None
    browser = [] if chosen.browser else ["--no-browser"]
    print("Opening JupyterLab. Keep this window open; Ctrl-C in it stops JupyterLab.",
          flush=True)
    return environment.run(*jupyterlab(first), *browser, *rest, wheels=chosen.wheels)


def options(arguments):
    """The flags of this command, and what is left for JupyterLab."""
    parser = argparse.ArgumentParser(
        "python3 notebooks", description="Open the lessons of Khitab in JupyterLab.",
        epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--setup", action="store_true",
                        help="only make the environment")
    parser.add_argument("--run", action="store_true",
                        help="run every lesson without a window; HTML in notebooks/html")
    parser.add_argument("--lesson", metavar="NAME",
                        help="the lesson to open or run: a number or part of its name")
    parser.add_argument("--no-browser", dest="browser", action="store_false",
                        help="print the address instead of opening a browser")
    parser.add_argument("--wheels", metavar="FOLDER",
                        help="install from this folder of packages, not from the internet")
    return parser.parse_known_args(arguments)


def find(name=None):
    """The lessons whose file name starts with `name`, or else holds it, in order."""
    lessons = sorted(HERE.glob("[0-9][0-9]*.ipynb"))
    if name is None:
        return lessons
    wanted = name.lower().removesuffix(".ipynb")
    found = [lesson for lesson in lessons if lesson.stem.startswith(wanted)]
    found = found or [lesson for lesson in lessons if wanted in lesson.stem]
    if not found:
        known = "".join(f"\n  {lesson.stem}" for lesson in lessons)
        raise ValueError(f"No lesson is called {name!r}. The lessons are:{known}")
    return found


def jupyterlab(lesson):
    """The arguments that start JupyterLab on this lesson, for this computer only."""
    page = f"/lab/tree/notebooks/{quote(lesson.name)}" if lesson else "/lab"
    arguments = [
        "-m", "jupyterlab",
        "--ip=127.0.0.1",
        f"--ServerApp.root_dir={environment.ROOT}",
        f"--LabApp.default_url={page}",
        "--ServerApp.use_redirect_file=False",  # browsers from a snap can not read the file
        "--LabApp.extension_manager=readonly",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--log-level=ERROR",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--allow-root")
    return arguments


# ---- Inside .venv ---------------------------------------------------------------------


def run_all(lessons):
    """Run these lessons, one after the other; return the number that failed."""
    HTML.mkdir(exist_ok=True)
    failed = 0
    for number, lesson in enumerate(lessons, start=1):
        print(f"{number} of {len(lessons)}  {lesson.stem} ... ", end="", flush=True)
        start = time.time()
        error = execute(lesson)
        print(f"{'failed' if error else 'ran'} in {time.time() - start:.0f} s", flush=True)
        if error:
            failed += 1
            print(f"{error}\n", flush=True)
    print(f"{len(lessons) - failed} of {len(lessons)} lessons ran; see {HTML}")
    return failed


def execute(lesson):
    """Run one lesson on a fresh kernel and write its HTML; return what went wrong."""
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    notebook = nbformat.read(lesson, as_version=4)
    client = NotebookClient(
        notebook, timeout=600, resources={"metadata": {"path": str(lesson.parent)}}
    )
    error = None
    try:
        client.execute()
    except CellExecutionError as failure:
        ...
        error = str(failure)
    export(notebook, lesson)
    return error


def export(notebook, lesson):
    """Write the lesson with its results as one HTML file that needs no network."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(embed_images=True, language_code="en")
    html, _ = exporter.from_notebook_node(
        notebook, {"metadata": {"name": title(notebook) or lesson.stem}}
    )
    (HTML / f"{lesson.stem}.html").write_text(html, "utf-8")


def title(notebook):
    for cell in notebook.cells:
        for line in cell.source.splitlines():
            if cell.cell_type == "markdown" and line.startswith("# "):
                return line[2:].strip()
    return None


if __name__ == "__main__":
    sys.exit(1 if run_all([Path(name) for name in sys.argv[1:]]) else 0)
