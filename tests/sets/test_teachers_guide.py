"""The teacher's guide is a contract: its table of sets and its rubrics hold."""

import re
from pathlib import Path

import pytest
from problem_sets import PATHS, ProblemSet, grade, role_of

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "solutions" / "README.md").read_text("utf-8")
each_set = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


def points(path):
    """The points by machine and by rubric, and {written task: points}."""
    cells = ProblemSet(path).cells
    graded = [cell for cell in cells if grade(cell).get("grade")]
    by_hand = {
        grade(cell)["grade_id"]: grade(cell)["points"]
        for cell in graded
        if role_of(cell) in ("written", "figure")
    }
    total = sum(grade(cell)["points"] for cell in graded)
    return total - sum(by_hand.values()), sum(by_hand.values()), by_hand


@each_set
def test_the_table_of_sets_gives_the_points_of_each(path):
    machine, hand, _ = points(path)
    name = path.stem
    row = rf"\| \[{name}\]\({name}/{name}\.ipynb\) \| \w+ \| {machine:g} \| {hand:g} \| "
    assert re.search(row + rf"\[rubric\]\({name}/rubric\.md\) \|", GUIDE)


def test_files_that_the_guide_links_are_there():
    links = re.findall(r"\]\((?!http)([^)]+)\)", GUIDE)
    assert links and all((ROOT / "solutions" / link).is_file() for link in links)
