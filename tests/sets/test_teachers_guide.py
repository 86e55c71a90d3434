"""The teacher's guide is a contract: its table of sets and its rubrics hold."""

import re
from pathlib import Path

import pytest
from desk.books import counting
from problem_sets import PATHS, ProblemSet

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "solutions" / "README.md").read_text("utf-8")
each_set = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


@each_set
def test_the_table_of_sets_gives_the_points_that_count(path):
    notebook, name = ProblemSet(path).notebook, path.stem
    full = {task: points for task, (_, points) in counting.tasks(notebook).items()}
    machine, hand = (points for points, _ in counting.best(notebook, full).values())
    row = rf"\| \[{name}\]\({name}/{name}\.ipynb\) \| \w+ \| {machine:g} \| {hand:g} \| "
    assert re.search(row + rf"\[rubric\]\({name}/rubric\.md\) \|", GUIDE)


def test_files_that_the_guide_links_are_there():
    links = re.findall(r"\]\((?!http)([^)]+)\)", GUIDE)
    assert links and all((ROOT / "solutions" / link).is_file() for link in links)
