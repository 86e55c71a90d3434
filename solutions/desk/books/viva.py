"""Viva cards ask each student three questions about their own cells.

`solutions/PS/viva.md` has a card for each task, with what to ask and what a good answer
shows.
"""

import hashlib
import re
from html import escape

import mistune

from desk.course import Trouble
from desk.disk import write
from desk.limited import Failed, limited
from desk.release import for_students

from . import book, counting
from .mending import Mended, stored

CARD = re.compile(r"(?ms)^## `([\w-]+)`\n(.*?)(?=^## |\Z)")
QUESTIONS = {"by machine": 2, "by hand": 1}
LONG = 3_000  # characters of a cell that fit beside its question
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Viva {name}</title><style>
body {{ font: 11pt/1.4 sans-serif; max-width: 46em; margin: 1em auto; padding: 0 1em }}
section {{ break-after: page }} article {{ break-inside: avoid; margin: 1.5em 0 }}
pre {{ border-inline-start: 3px solid; padding-inline-start: .8em; white-space: pre-wrap;
  overflow-wrap: anywhere; unicode-bidi: plaintext; font-size: 10pt }}
</style></head><body>
{sections}</body></html>
"""


def cards(course, name):
    """Return {task: its card, as Markdown}, or raise Trouble if a card is missing or
    wrong."""
    file = course.sources / name / "viva.md"
    found = dict(CARD.findall(file.read_text("utf-8"))) if file.is_file() else {}
    strange = found.keys() - counting.tasks(course.master(name)).keys()
    if strange or not found:
        said = (
            f"has cards of no task: {', '.join(sorted(strange))}"
            if strange
            else "has none"
        )
        raise Trouble(f"Viva cards of {name}: {file} {said}.")
    return found


def viva(course, name, student=None):
    """Write the cards of all or of one, and return the page, who has cards and who has
    not."""
    texts, sections, without = cards(course, name), {}, []
    kinds = {
        task: kind for task, (kind, _) in counting.tasks(course.master(name)).items()
    }
    stubs = {cell.id: cell.source for cell in for_students(course.master(name)).cells}
    for folder in sorted(course.desk.glob(f"autograded/{student or '*'}/{name}/")):
        one, file = folder.parent.name, folder / f"{name}.ipynb"
        try:
            own = limited(lambda file=file: cells(file))
        except (Failed, OSError, ValueError) as why:
            without.append(f"{one}: {why}")
            continue
        answered = [
            task for task in texts if own.get(task, stubs.get(task)) != stubs.get(task)
        ]
        drawn = draw(kinds, answered, one)
        if drawn:
            sections[one] = section(
                course, one, [(task, own[task], texts[task]) for task in drawn]
            )
        else:
            without.append(f"{one}: nothing answered")
    if not sections and not without:
        raise Trouble(
            f"No work of {student or 'a student'} is marked yet. First run "
            f"python3 solutions grade {name}."
        )
    page = course.desk / "viva" / f"{name}.html"
    write(page, PAGE.format(name=escape(name), sections="\n".join(sections.values())))
    return page, list(sections), without


def cells(file):
    """{grade_id: the source of the student's cell}, as far as it can be shown."""
    mended = Mended(stored(file), bare=True).notebook.cells
    named = [(cell.metadata.get("nbgrader", {}), cell.source) for cell in mended]
    return {told["grade_id"]: source for told, source in named if told.get("solution")}


def draw(kinds, answered, student):
    """Draw up to three answered tasks, always the same, and others for other students."""

    def lot(task):
        return hashlib.sha256(f"{student} {task}".encode()).digest()

    lots = sorted(answered, key=lot)
    first = [
        task
        for kind, number in QUESTIONS.items()
        for task in [task for task in lots if kinds[task] == kind][:number]
    ]
    rest = [task for task in lots if task not in first]
    return [*first, *rest][: sum(QUESTIONS.values())]


def section(course, student, drawn):
    """The page of one student."""
    person = book.students(course).get(student, {})
    name = (
        book.harmless(f"{person.get('first') or ''} {person.get('last') or ''}")
        or student
    )
    parts = [
        f"<article><h2>{escape(task)}</h2><pre>{escape(own[:LONG])}"
        f"{' …' * (len(own) > LONG)}</pre>{mistune.html(card)}</article>"
        for task, own, card in drawn
    ]
    return f"<section><h1>{escape(name)}</h1>{''.join(parts)}</section>"
