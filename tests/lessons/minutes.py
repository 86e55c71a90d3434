"""How long a lesson takes, as an estimate: `python tests/lessons/minutes.py [NAME …]`.

140 words of prose a minute, the questions and options of its checks among them; a third of
the words that its cells put out is read at the same pace; 2 minutes a check, 4 a task, 20
seconds a cell of code. Talk is not in it. Sections marked *if there is time* are no part of
the core. With `--write` the minutes go into headings, first cells and the README's tables,
questions too.
"""

import argparse
import ast
import re
from functools import cache
from pathlib import Path
from types import SimpleNamespace

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
README = NOTEBOOKS.parent / "README.md"
SECTION = re.compile(
    r"## (?P<title>.*?)(?: · (?P<spare>if there is time, )?(?P<min>\d+) min)?$"
)
TOLD = re.compile(
    r"\*\*Minutes, by estimate\*\* (?P<core>\d+)(?:, with everything (?P<all>\d+))?"
)
UNTIMED = "What you can do now", "Reading"
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


def sections(notebook):
    """The sections of a lesson: [(title, spare, minutes in its heading, its cells)].

    `spare`: whether it is marked *if there is time*. What comes before the first has no title.
    """
    found = [("", False, None, [])]
    for cell in notebook.cells:
        head = SECTION.match(cell.source.split("\n")[0]) if is_prose(cell) else None
        if head:
            stated = int(head["min"]) if head["min"] else None
            found.append((head["title"], bool(head["spare"]), stated, []))
        found[-1][-1].append(cell)
    return found


def total(cells):
    """The minutes that these cells of an executed notebook take."""
    return sum(parts(SimpleNamespace(cells=cells)).values())


def core(notebook):
    """The minutes of an executed notebook without what is for those who have time."""
    spare = sum(total(cells) for _, spare, _, cells in sections(notebook) if spare)
    return total(notebook.cells) - spare


def stated(notebook):
    """The minutes that the first cell of a lesson gives: its core, and everything."""
    told = TOLD.search(notebook.cells[0].source)
    return told and (int(told["core"]), int(told["all"] or told["core"]))


def write(path, notebook):
    """Put the minutes of an executed notebook where its readers look for them."""
    import nbformat

    kept = nbformat.read(path, as_version=4)
    timed = [(cells[0].id, total(cells)) for _, _, _, cells in sections(notebook)[1:]]
    heads = dict(timed)
    for cell in kept.cells:
        head = SECTION.match(cell.source.split("\n")[0])
        if cell.id in heads and head["title"] not in UNTIMED:
            line = (
                f"## {head['title']} · {head['spare'] or ''}{rounded(heads[cell.id])} min"
            )
            cell.source = line + cell.source[len(head[0]) :]
    core_minutes, everything = rounded(core(notebook)), rounded(total(notebook.cells))
    spoken = f"{core_minutes}, with everything {everything}"
    told = str(everything) if core_minutes == everything else spoken
    first = TOLD.sub(f"**Minutes, by estimate** {told}", kept.cells[0].source)
    kept.cells[0].source = first
    nbformat.write(kept, path)
    question = re.search(r"\*\*Question\.\*\* (.*)", first)[1]
    row = re.compile(rf"(?m)^(\| \[[^]]+\]\(notebooks/{path.name}\)) \| .* \| [^|]+ \|$")
    line = f"| {question} | {told} |"
    page = row.sub(lambda found: f"{found[1]} {line}", README.read_text("utf-8"))
    README.write_text(page, "utf-8")


def rounded(minutes):
    return max(1, round(minutes))


def is_prose(cell):
    return cell.cell_type == "markdown"


def executed(path):
    """The notebook after a run on a fresh kernel."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    place = {"metadata": {"path": str(path.parent)}}
    return NotebookClient(notebook, timeout=120, resources=place).execute()


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("names", nargs="*", default=[""], metavar="NAME")
    asked.add_argument("--write", action="store_true", help="write the minutes down")
    chosen = asked.parse_args()
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        if not any(name in path.stem for name in chosen.names):
            continue
        notebook = executed(path)
        told = parts(notebook)
        line = "  ".join(f"{name} {value:.1f}" for name, value in told.items())
        print(
            f"{path.stem:26} core {core(notebook):4.1f}  all {sum(told.values()):4.1f}  {line}  "
            f"({written(notebook)} words, {len(notebook.cells)} cells)",
            flush=True,
        )
        for title, spare, _, cells in sections(notebook):
            print(f"    {total(cells):4.1f} {'(if time) ' * spare}{title}", flush=True)
        if chosen.write:
            write(path, notebook)


if __name__ == "__main__":
    main()
