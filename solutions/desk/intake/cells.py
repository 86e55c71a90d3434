"""Cells and their sources: what a cell is, what it defines, what an editor may change in it."""

import ast
import re

FENCE = re.compile(r"(?ms)^ *```[^\n]*\n(.*?)^ *```")


def role(cell):
    nbgrader = cell.metadata.get("nbgrader", {})
    if nbgrader.get("solution"):
        return "answer" if cell.cell_type == "code" else "written"
    if cell.cell_type != "code":
        return "text"
    if nbgrader.get("grade"):
        return "check"
    return "setup" if nbgrader.get("locked") else "extra"


def as_answer(cell, ours):
    """The student's source as our cell takes it: code out of its Markdown fence."""
    if ours.cell_type == "code" and cell.kind != "code":
        fenced = [code.rstrip("\n") for code in FENCE.findall(cell.source)]
        return "\n".join(fenced) or cell.source
    return cell.source


def defined(source, functions_first=False):
    """The names a source defines at its top level; of answers, functions where it has any."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set(re.findall(r"(?m)^(?:async\s+)?(?:def|class)\s+(\w+)", source))
    functions, others = set(), set()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            functions.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            others |= {
                name.id
                for target in targets
                for name in ast.walk(target)
                if isinstance(name, ast.Name)
            }
    return functions if functions_first and functions else functions | others


def grade_id(cell):
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def squeezed(source):
    """A source without its white space: what an editor may change and nobody means."""
    return "".join(source.split())


def first_line(source):
    return next((line.strip() for line in source.splitlines() if line.strip()), "")


def without_hidden(source):
    return re.sub(
        r"(?ms)^[^\n]*BEGIN HIDDEN TESTS.*?END HIDDEN TESTS[^\n]*\n?", "", source
    )
