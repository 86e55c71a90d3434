"""All marks of a set count, or the best of each kind if students may choose.

A set says so in `khitab.counted` of its notebook's metadata. `{"by machine": 6, "by
hand": 2}` counts the best six of its functions and the best two of its texts.
"""

from .given import stem

KINDS = "by machine", "by hand"


def tasks(master):
    """Return {task: (kind, points)} in order. A task is the common stem of its cells."""
    found = {}
    for cell in master.cells:
        nbgrader = cell.metadata.get("nbgrader", {})
        if nbgrader.get("grade"):
            task, kind = stem(nbgrader["grade_id"]), KINDS[bool(nbgrader.get("solution"))]
            points = found.get(task, (kind, 0))[1] + float(nbgrader["points"])
            found[task] = kind, points
    return found


def chosen(master):
    """Return {kind: how many of its tasks count}, empty if all do."""
    return dict(master.metadata.get("khitab", {}).get("counted", {}))


def best(master, scores):
    """Return {kind: (points, the tasks that bring them)} of {task: points}."""
    known, most = tasks(master), chosen(master)
    counted = {}
    for kind in KINDS:
        mine = [task for task in known if known[task][0] == kind and task in scores]
        ranked = sorted(mine, key=lambda task: -scores[task])[: most.get(kind)]
        counted[kind] = sum(scores[task] for task in ranked), ranked
    return counted


def out_of(master):
    """The most points that this set can give."""
    full = {task: points for task, (_, points) in tasks(master).items()}
    return sum(points for points, _ in best(master, full).values())


def in_words(master):
    """Return what students read about the choice, or "" if all tasks count.

    >>> from nbformat.v4 import new_notebook
    >>> in_words(new_notebook(metadata={"khitab": {"counted": {"by machine": 6, "by hand": 1}}}))
    'This set counts your best 6 functions and your best written answer.'
    """
    called = dict(zip(KINDS, ("function", "written answer")))
    said = [
        f"your best {f'{number} {called[kind]}s' if number > 1 else called[kind]}"
        for kind, number in chosen(master).items()
    ]
    return f"This set counts {' and '.join(said)}." if said else ""


def unfair(master):
    """Return sentences on a choice that is impossible, or that favours some tasks."""
    for kind, number in chosen(master).items():
        points = [points for of, points in tasks(master).values() if of == kind]
        if kind not in KINDS or not isinstance(number, int):
            yield f"khitab.counted knows {' and '.join(KINDS)}, with a whole number each."
        elif not 0 < number <= len(points):
            yield f"{number} tasks {kind} count, and there are {len(points)}."
        elif len(set(points)) > 1:
            yield f"Students choose among tasks {kind} that are worth {sorted(set(points))}."
