"""The map of the course, as the start page and the index of the exports show it.

Questions, minutes and checks come from the kit's notebooks, ticks from the memory, and
written answers from the learner's copies. No check's key file is run.
"""

import json
import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from . import copies, plan

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True
)


def show(**what):
    """Return the page of HTML, with `what` in its template."""
    return TEMPLATES.get_template("page.html").render(**what)


def stations(remembered=None, work=None):
    """The lessons of the spine in order, each with the side rooms and sets after it.

    `remembered` is what the memory recalls of each check, `work` the folder of copies.
    """
    told = {
        path.stem: station(path, remembered or {}, work)
        for path in plan.lessons() + plan.sets()
        if is_whole(path)
    }
    way, after = [], {**plan.SIDE_ROOMS, **plan.SETS}
    for lesson in filter(told.get, plan.SPINE):
        names = [name for name in after if after[name] == lesson[:2] and name in told]
        way.append({**told[lesson], "hanging": [told[name] for name in names]})
    return way


def after(way, last):
    """Return the first lesson after `last` (or after the lesson it belongs to), or
    None."""
    here = [
        place
        for place, lesson in enumerate(way)
        if last in (lesson["name"], *(each["name"] for each in lesson["hanging"]))
    ]
    return way[here[0] + 1] if here and here[0] + 1 < len(way) else None


def sets(remembered, work):
    """The problem sets, a teacher's own as well."""
    return [station(path, remembered, work) for path in plan.sets() if is_whole(path)]


def is_whole(path):
    """Return whether the kit's notebook can be read (a failed update may have broken
    it)."""
    try:
        return bool(front(path, path.stat().st_mtime_ns))
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return False


def station(path, remembered, work=None):
    """Return what the page says about one lesson, side room or set."""
    told = dict(front(path, path.stat().st_mtime_ns))
    told["right"] = [bool(remembered.get(n, {}).get("right")) for n in told["checks"]]
    if work:
        told.update(state(copies.Copy(path, work)))
    return told


@cache
def front(path, changed):
    """Return what a notebook of the kit says about itself. `changed` identifies its
    version."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    first = "".join(cells[0]["source"])
    code = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "code")
    kind, title = kind_of(path), one(r"(?m)^# (.*)", first)
    return {
        "name": path.stem,
        "kind": kind,
        "label": path.stem[:2] if kind == "lesson" else "",
        "title": (kind != "set" and title.partition(" · ")[2]) or title or path.stem,
        "question": one(r"\*\*Question\.\*\* (.*)", first).replace("*", ""),
        "minutes": one(r"\*\*Minutes, by estimate\*\* (\d+)", first),
        "everything": one(
            r"\*\*Minutes, by estimate\*\* \d+, with everything (\d+)", first
        ),
        "hours": one(r"\*\*After .*?\*\* · (.*?) · ", first),
        "checks": tuple(dict.fromkeys(re.findall(r'\bcheck\("([\w-]+)"', code))),
    }


def kind_of(path):
    if plan.is_set(path):
        return "set"
    return "side" if path.stem in plan.SIDE_ROOMS else "lesson"


def one(pattern, text):
    """What a pattern finds in a text, or nothing."""
    found = re.search(pattern, text)
    return found[1].strip() if found else ""


def state(copy):
    """What the learner has made of a copy."""
    mine, fresh = copy.mine(), copy.fresh()
    changed = copy.is_changed(mine)
    newer = changed and (
        mine is None or copies.made_from(mine) != copies.made_from(fresh)
    )
    told = {"place": copy.inside.as_posix(), "changed": changed, "newer": newer}
    told["kept"] = [
        (path.relative_to(copy.work).as_posix(), path.stem.partition("(")[2].rstrip(")"))
        for path in copy.kept()
    ]
    if copy.is_set:
        told["answers"] = [
            text != answers(mine).get(n) for n, text in answers(fresh).items()
        ]
    return told


def answers(notebook):
    """Return {name: text} of the answer cells of a set."""
    cells = notebook["cells"] if notebook else []
    graded = [(cell["metadata"].get("nbgrader", {}), cell["source"]) for cell in cells]
    return {
        told["grade_id"]: "".join(source)
        for told, source in graded
        if told.get("solution")
    }
