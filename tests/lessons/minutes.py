"""How long a lesson takes, as an estimate: `python tests/lessons/minutes.py [NAME …]`.

140 words of prose a minute, the questions and options of its checks among them; a third of
the words that its cells put out is read at the same pace; 2 minutes a check, 4 a task, 20
seconds a cell of code. Talk is not in it.
"""

import ast
import re
import sys
from functools import cache
from pathlib import Path

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
WORD = re.compile(r"[^\W\d_][\w'’-]*")
CHECK = r"""\bcheck\(\s*["']([^"']+)["']\s*\)"""
KINDS = ("choice", "number", "word")
UNSEEN = re.compile(r"(?is)<(style|script|svg|head)\b.*?</\1>|<[^>]+>")


def words(text):
    """How many words a reader meets in prose or markup."""
    return len(WORD.findall(UNSEEN.sub(" ", text)))


def written(notebook):
    """How many words of prose a notebook has, with the questions of its checks."""
    prose = sum(words(cell.source) for cell in notebook.cells if is_prose(cell))
    return prose + sum(words(questions()[name]) for name in called(notebook))


def called(notebook):
    """The names of the checks that a notebook asks, in order."""
    code = [cell.source for cell in notebook.cells if not is_prose(cell)]
    return [name for source in code for name in re.findall(CHECK, source)]


@cache
def questions():
    """{name of a check: its question and its options}, as the key files write them."""
    found = {}
    for path in sorted(NOTEBOOKS.glob("checks/*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for table in (node for node in ast.walk(tree) if isinstance(node, ast.Dict)):
            for key, asked in zip(table.keys, table.values):
                if isinstance(asked, ast.Call) and getattr(asked.func, "id", "") in KINDS:
                    options = [
                        option.value.elts[0]
                        for option in asked.keywords
                        if len(option.arg) == 1
                    ]
                    texts = [*asked.args[:1], *options]
                    found[key.value] = " ".join(map(_constant, texts))
    return found


def _constant(node):
    """The text of a string in a file; what an f-string computes is left out."""
    parts = [part for part in ast.walk(node) if isinstance(part, ast.Constant)]
    return "".join(str(part.value) for part in parts)


def put_out(notebook):
    """How many words the cells of an executed notebook show, but for its questions."""
    count = 0
    for cell in notebook.cells:
        if "check" in cell.metadata.get("tags", []):
            continue
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
