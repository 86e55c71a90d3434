"""How long a lesson takes, as an estimate: `python tests/lessons/minutes.py [NAME …]`.

140 words of prose a minute; a third of the words that its cells put out is read at the
same pace; 2 minutes a check, 4 a task, 20 seconds a cell of code. Talk is not in it.
"""

import re
import sys
from pathlib import Path

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
WORD = re.compile(r"[^\W\d_][\w'’-]*")
UNSEEN = re.compile(r"(?is)<(style|script|svg|head)\b.*?</\1>|<[^>]+>")


def words(text):
    """How many words a reader meets in prose or markup."""
    return len(WORD.findall(UNSEEN.sub(" ", text)))


def written(notebook):
    """How many words of prose a notebook has."""
    return sum(words(cell.source) for cell in notebook.cells if is_prose(cell))


def put_out(notebook):
    """How many words the cells of an executed notebook show."""
    count = 0
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            shown = (
                data.get("text/html") or data.get("text/plain") or output.get("text", "")
            )
            count += words("".join(shown))
    return count


def parts(notebook):
    """The minutes of an executed notebook: {what: minutes}."""
    tags = [cell.metadata.get("tags", []) for cell in notebook.cells]
    code = [not is_prose(cell) for cell in notebook.cells]
    checks = sum("check" in tag for tag in tags)
    tasks = sum(
        here and "exercise" in tag and "check" not in tag for here, tag in zip(code, tags)
    )
    return {
        "prose": written(notebook) / 140,
        "output": put_out(notebook) / 3 / 140,
        "checks": 2 * checks,
        "tasks": 4 * tasks,
        "code": sum(code) / 3,
    }


def is_prose(cell):
    return cell.cell_type == "markdown"


def executed(path):
    """The notebook after a run on a fresh kernel."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    place = {"metadata": {"path": str(path.parent)}}
    return NotebookClient(notebook, timeout=120, resources=place).execute()


if __name__ == "__main__":
    chosen = sys.argv[1:] or [""]
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        if any(name in path.stem for name in chosen):
            notebook = executed(path)
            told = parts(notebook)
            line = "  ".join(f"{name} {value:.1f}" for name, value in told.items())
            print(
                f"{path.stem:24} {sum(told.values()):5.1f} min  {line}  "
                f"({written(notebook)} words, {len(notebook.cells)} cells)",
                flush=True,
            )
