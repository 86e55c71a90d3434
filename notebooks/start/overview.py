"""The map of the course, as the start page and the index of the exports show it.

Question, minutes and checks come from the kit's notebooks, ticks from the memory, and
what was written from the learner's copies. No key of a check is run.
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
    """The page of HTML; `what` fills its template."""
    return TEMPLATES.get_template("page.html").render(**what)


def stations(remembered=None, work=None):
    """The lessons of the spine in order, each with the side rooms and sets after it.

    `remembered` is what the memory recalls of each check, `work` the folder of copies.
    """
    paths = {path.stem: path for path in plan.lessons() + plan.sets()}
    after = {**plan.SIDE_ROOMS, **plan.SETS}
    way = []
    for lesson in plan.SPINE:
        names = [lesson, *(name for name in after if after[name] == lesson[:2])]
        told = [
            station(paths[name], remembered or {}, work)
            for name in names
            if name in paths
        ]
        way += [{**told[0], "hanging": told[1:]}] if lesson in paths else []
    return way


def station(path, remembered, work=None):
    """What the page tells of one lesson, side room or set."""
    told = dict(front(path, path.stat().st_mtime_ns))
    told["right"] = [
        bool(remembered.get(name, {}).get("right")) for name in told["checks"]
    ]
    if work:
        told.update(state(copies.Copy(path, work)))
    return told


@cache
def front(path, changed):
    """What a notebook of the kit says of itself; `changed` tells its versions apart."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    first = "".join(cells[0]["source"])
    code = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "code")
    kind, title = kind_of(path), one(r"(?m)^# (.*)", first)
    return {
        "name": path.stem,
        "kind": kind,
        "label": path.stem[:2] if kind == "lesson" else "",
        "title": title if kind == "set" else title.partition(" · ")[2] or title,
        "question": one(r"\*\*Question\.\*\* (.*)", first).replace("*", ""),
        "minutes": one(r"\*\*Minutes:\*\* (\d+)", first),
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
    """What is in the answer cells of a set: {name: text}."""
    cells = notebook["cells"] if notebook else []
    graded = [(cell["metadata"].get("nbgrader", {}), cell["source"]) for cell in cells]
    return {
        told["grade_id"]: "".join(source)
        for told, source in graded
        if told.get("solution")
    }
