"""Marks given by hand remember what they judged.

The gradebook has one more row per submission, in a table of the desk. The row has the
key of its mark, what was handed in, what each mark now judges, and what a teacher gave
for something else. It is in the gradebook itself, so that it goes where the marks go.
"""

import hashlib
import json
import re

from nbgrader.api import MissingEntry
from sqlalchemy import inspect, text

TABLE = """CREATE TABLE IF NOT EXISTS khitab_mark (problem_set TEXT, student TEXT,
    memory TEXT, PRIMARY KEY (problem_set, student))"""


def recall(book, name):
    """Student -> what is remembered of the mark for this problem set."""
    if not inspect(book.engine).has_table("khitab_mark"):
        return {}
    rows = book.db.execute(
        text("SELECT student, memory FROM khitab_mark WHERE problem_set = :name"),
        {"name": name},
    )
    return {student: json.loads(memory) for student, memory in rows}


def remember(book, name, student, memory):
    """Write what is to be remembered, which the next commit saves."""
    book.db.execute(text(TABLE))
    book.db.execute(
        text("INSERT OR REPLACE INTO khitab_mark VALUES (:name, :student, :memory)"),
        {"name": name, "student": student,
         "memory": json.dumps(memory, ensure_ascii=False)},
    )  # fmt: skip


def hold(book):
    """Let nobody else write until the next commit, because the formgrader may be open."""
    book.db.commit()  # what was read is read again
    book.db.execute(text("BEGIN IMMEDIATE"))


def memory(record):
    """What is to be remembered of a marked record."""
    return {
        "key": record.get("key"),
        "handed": record.get("handed"),
        "judged": judged(record),
        "worth": {},
        "earlier": [],
    }


def judged(record):
    """Return what each mark judges, the answer, and for a check also its result.

    The key "" is for a cell without an answer of its own name, which judges all answers.
    """
    answers = record.get("answers", {})
    whole = json.dumps(answers, sort_keys=True).encode("utf-8", "replace")
    everything = hashlib.sha256(whole).hexdigest()[:16]
    return {"": everything, **answers} | {
        cell["grade_id"]: f"{answers.get(stem(cell['grade_id']), everything)} "
        f"{cell['points']:g}"
        for cell in record.get("cells", [])
    }


def stem(grade_id):
    """The task of a cell: `ps1-mend` of `ps1-mend-hidden`."""
    return re.sub(r"-(check|hidden)\d*$", "", grade_id)


# ---- What stands, and what was given for something else ---------------------------------------


def by_hand(notebook):
    """Return cell -> what a teacher gave for it, according to the gradebook."""
    given = {}
    for grade in notebook.grades:
        if grade.manual_score is not None or grade.extra_credit:
            given[grade.name] = {
                "score": grade.manual_score,
                "extra": grade.extra_credit,
            }
    for comment in notebook.comments:
        if comment.manual_comment:
            given.setdefault(comment.name, {})["comment"] = comment.manual_comment
    return given


def put(notebook, cell, mark):
    """Set this as given by hand for the cell, or remove what was given if it is {}."""
    for grade in notebook.grades:
        if grade.name == cell:
            grade.manual_score, grade.extra_credit = mark.get("score"), mark.get("extra")
    for comment in notebook.comments:
        if comment.name == cell:
            comment.manual_comment = mark.get("comment")


def part(notebook, before, now):
    """Put aside what was given for another answer, and restore what was given for this
    one.

    If exactly the same was handed in, all marks stay, whatever the checks now say. But
    points do not stay if the cell was worth more or less than it is now.
    """
    now["earlier"] = list(before["earlier"])
    now["worth"] = {grade.name: grade.max_score for grade in notebook.grades}
    same = before["handed"] is not None and before["handed"] == now["handed"]
    for cell, mark in by_hand(notebook).items():
        worth = before.get("worth", {}).get(cell, now["worth"].get(cell))
        if worth != now["worth"].get(cell) or (
            not same and stands_for(before, cell) != stands_for(now, cell)
        ):
            entry = {"cell": cell, **mark, "judged": stands_for(before, cell)}
            entry |= {"worth": worth, "now": now["worth"].get(cell)}
            now["earlier"].append(entry)
            put(notebook, cell, {})
    for entry in reversed(now["earlier"][:]):
        cell = entry["cell"]
        if (
            entry["judged"] == stands_for(now, cell)
            and entry.get("worth", now["worth"].get(cell)) == now["worth"].get(cell)
            and cell not in by_hand(notebook)
        ):
            put(notebook, cell, entry)
            now["earlier"].remove(entry)


def stands_for(memory, cell):
    return memory["judged"].get(cell, memory["judged"].get(""))


def to_look_at(notebook, memory):
    """Return cell -> what was last given for it earlier, if it has no mark by hand
    now."""
    standing = by_hand(notebook)
    return {
        entry["cell"]: entry
        for entry in memory.get("earlier", [])
        if entry["cell"] not in standing and not entry.get("dropped")
    }


def sentence(entry):
    """What the teacher is told of it.

    >>> sentence({"cell": "ps1-why", "score": 33.0, "comment": "Good"})
    'ps1-why: 33 and a comment was given for an earlier hand-in: please look.'
    """
    said = []
    if entry.get("score") is not None:
        said.append(f"{entry['score']:g}")
    if entry.get("extra"):
        said.append(f"{entry['extra']:g} extra")
    if entry.get("comment"):
        said.append("a comment")
    what = " and ".join(said)
    when = "for an earlier hand-in"
    if entry.get("worth") != entry.get("now"):
        when = f"when it was worth {entry['worth']:g} points"
    return f"{entry['cell']}: {what} was given {when}: please look."


def earlier(book, name):
    """Student -> cell -> what was given by hand for an earlier hand-in and waits for a look."""
    found = {}
    for student, remembered in recall(book, name).items():
        try:
            notebook = book.find_submission_notebook(name, name, student)
        except MissingEntry:
            continue
        if waiting := to_look_at(notebook, remembered):
            found[student] = waiting
    return found
