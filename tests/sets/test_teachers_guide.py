"""The teacher's guide is a contract: its table of sets and its rubrics hold."""

import re
from pathlib import Path

import pytest
from desk.books import counting
from problem_sets import PATHS, ProblemSet

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "solutions" / "README.md").read_text("utf-8")
each_set = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


def points(path):
    """The points that count, by machine and by rubric."""
    master = ProblemSet(path).notebook
    full = {task: most for task, (_, most) in counting.tasks(master).items()}
    return tuple(counted for counted, _ in counting.best(master, full).values())


@each_set
def test_the_table_of_sets_gives_the_points_of_each(path):
    machine, hand = points(path)
    name = path.stem
    row = rf"\| \[{name}\]\({name}/{name}\.ipynb\) \| \w+ \| {machine:g} \| {hand:g} \| "
    assert re.search(row + rf"\[rubric\]\({name}/rubric\.md\) \|", GUIDE)


def test_files_that_the_guide_links_are_there():
    links = re.findall(r"\]\((?!http)([^)]+)\)", GUIDE)
    assert links and all((ROOT / "solutions" / link).is_file() for link in links)
