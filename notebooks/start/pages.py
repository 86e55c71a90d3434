"""Run lessons without a window, each on a fresh kernel, and write them as web pages.

`python3 notebooks --run` starts this file inside `.venv`.
"""

import re
import sys
import time
from pathlib import Path

from . import overview

HTML = Path(__file__).resolve().parents[1] / "html"

HERE = Path(__file__).parent
STYLE = ("custom/custom.css", "export.css")
ICONS = re.compile(r"(?m)^ *--jp-icon-.*\n")
STYLES = re.compile(r"(?s)<style>.*?</style>")


def run_all(lessons):
    """Run these lessons, one after the other, and return how many failed."""
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
    index()
    print(
        f"{len(lessons) - failed} of {len(lessons)} lessons ran: see {HTML / 'index.html'}"
    )
    return failed


def index():
    """Write the page that leads to the others, the map of the course."""
    here = {page.stem for page in HTML.glob("*.html")}
    text = overview.show(exported=True, way=overview.stations(), here=here)
    (HTML / "index.html").write_text(text, "utf-8")


def run_one(lesson):
    """Run one lesson on a fresh kernel, write its HTML, and return what went wrong."""
    import nbformat

    try:
        notebook = nbformat.read(lesson, as_version=4)
        trouble = execute(notebook, lesson.parent)
        export(notebook, lesson.stem)
    except Exception as error:  # whatever is wrong with one lesson, the others still run
        return f"{type(error).__name__}: {error}"
    return trouble


def execute(notebook, folder):
    """Fill the notebook with its results, and return which cell failed, and how, or
    None."""
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

    template = (HERE / "export.html").read_text("utf-8")
    style = "".join((HERE / each).read_text("utf-8") for each in STYLE)
    exporter = HTMLExporter(language_code="en", raw_template=template)
    page, _ = exporter.from_notebook_node(
        notebook, {"metadata": {"name": title(notebook) or name}, "style": style}
    )
    page = re.sub(r'href="(\w+)\.ipynb', r'href="\1.html', page)
    (HTML / f"{name}.html").write_text(lean(page), "utf-8")


def lean(page):
    """The page without JupyterLab's icons, and with each style of its outputs once."""
    seen = set()

    def once(style):
        known = style[0] in seen
        seen.add(style[0])
        return "" if known else style[0]

    return STYLES.sub(once, ICONS.sub("", page))


def title(notebook):
    """The first heading of the first level."""
    for cell in notebook.cells:
        for line in cell.source.splitlines():
            if cell.cell_type == "markdown" and line.startswith("# "):
                return line.removeprefix("# ").strip()
    return None


if __name__ == "__main__":
    sys.exit(1 if run_all([Path(name) for name in sys.argv[1:]]) else 0)
