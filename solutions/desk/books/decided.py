"""Show what the teacher has decided by `decide`, in the table and on the pages."""

from html import escape

from desk.disk import read_json, write

from . import counting
from .book import LOOK

PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>{name}</title></head>
<body><h1>{name}: {points:g} of {out_of:g} points</h1>
<p>This mark was given by your teacher for the whole problem set.</p>
<p dir="auto">{why}</p>{late}</body></html>
"""


def decision(course, name, student):
    """The decision on this student's work, or an empty dict.

    Its `outdated` says why it no longer holds, if so. `new` is what has come up since.
    """
    found = read_json(course.state(name, student) / "decided.json")
    if not found:
        return {}
    now = judged_by(course, name, student)
    kinds = ("notes", "judge") if found["kind"] == "accept" else ("notes",)
    found["new"] = [
        note
        for kind in kinds
        for note in now[kind]
        if note not in found.get(kind, now[kind])
    ]
    found["outdated"] = ""
    if found.get("digest") != now["digest"]:
        found["outdated"] = "handed in again since"
    elif found["kind"] == "mark" and found.get("out of", now["out of"]) != now["out of"]:
        found["outdated"] = f"the set gave {found['out of']:g} points then"
    elif found["kind"] == "accept" and (
        found["new"] or found.get("by machine", now["by machine"]) != now["by machine"]
    ):
        found["outdated"] = "there is something else to look at since"
    return found


def judged_by(course, name, student, collected=None):
    """What a decision is made on, which is kept with it.

    `collected`: what the decision makes of the record of that name, if it changes it.
    """
    state = course.state(name, student)
    kept, marked = (
        read_json(state / f"{which}.json") for which in ("collected", "marked")
    )
    collected = kept if collected is None else collected
    points = [float(cell["points"]) for cell in marked.get("cells", [])]
    return {
        "digest": collected.get("digest"),
        "notes": collected.get("notes", []),
        "judge": marked.get("notes", []),
        "by machine": sum(points),
        "out of": counting.out_of(course.master(name)),
    }


def in_words(found):
    """A decision as a sentence.

    >>> in_words({"kind": "mark", "points": 35.0, "why": "Read on paper."})
    'By decision: 35 points. Read on paper.'
    """
    what = {
        "accept": "the mark stands",
        "mark": f"{found.get('points') or 0:g} points",
        "nothing": "counts as nothing handed in",
        "take": f"{found.get('file')} is marked",
    }[found["kind"]]
    return f"By decision: {what}. {found['why']}".strip()


def with_decision(course, name, student, row):
    """A row of the table as the decision, and what collecting has found, make it."""
    collected = read_json(course.state(name, student) / "collected.json")
    if collected and collected.get("late", False) is None:
        row["late"] = "not known"
    known = [collected.get("wrong"), *collected.get("notes", [])]
    row["notes"] = " ".join([*(one for one in known if one and one not in row["notes"]),
                             row["notes"]]).strip()  # fmt: skip
    if row["state"] == "not marked yet" and collected.get("wrong"):
        row["state"] = LOOK
    elif row["state"].split(";")[0] == "marked" and collected.get("doubt"):
        row["state"] = row["state"].replace("marked", "marked, but please look", 1)
    found = decision(course, name, student)
    if not found:
        return row
    if found["outdated"]:
        words = f"Not in force ({found['outdated']}): {in_words(found)}"
        row["state"] += ", decide again"
    else:
        words = in_words(found)
        if found["kind"] == "accept":
            row["state"] = row["state"].replace("marked, but please look", "marked")
        elif found["kind"] != "take":
            decide_row(row, found)
            row["state"] += ", but please look" if found["new"] else ""
    row["notes"] = f"{words} {row['notes']}".strip()
    return row


def decide_row(row, found):
    for column in row:
        if column.endswith(")") or column in ("by machine", "by hand", "total"):
            row[column] = ""
    row["state"] = "nothing handed in, by decision"
    if found["kind"] == "mark":
        points = found["points"]
        points = int(points) if points % 1 == 0 else points
        row["state"] = "marked by decision"
        row["by hand"] = row["total"] = points


def pages(course, name, out_of):
    """Write the pages of those with a mark by decision.

    Return these, and those who count as having handed in nothing: neither gets another.
    """
    marked, nothing = [], []
    for path in sorted(course.desk.glob(f"state/{name}/*/decided.json")):
        student = path.parent.name
        found = decision(course, name, student)
        if found["outdated"]:
            (course.feedback(name, student) / f"{name}.html").unlink(missing_ok=True)
        if found["outdated"] or found["kind"] in ("take", "accept"):
            continue
        if found["kind"] == "nothing":
            nothing.append(student)
            continue
        late = read_json(path.parent / "collected.json").get("late")
        page = PAGE.format(
            name=escape(name),
            points=found["points"],
            out_of=out_of,
            why=escape(found["why"]),
            late="<p>Handed in late.</p>" if late else "",
        )
        write(course.feedback(name, student) / f"{name}.html", page)
        marked.append(student)
    return marked, nothing
