"""The first rung, "These five texts show", holds what can be counted again and no more."""

import re

import nbformat
import pytest
from start import lessons

LESSONS = lessons.find()
CLAIMING = [path for path in LESSONS if path.stem != "side_background"]  # it has sources
INFERENCE = re.compile(
    r"\b(luck|chance|likely|probabl\w+|signific\w+|would|seem\w*|suggest\w*|because|"
    r"trend|tend\w*|usually|in general|random\w*)\b",
    re.I,
)


def first_rungs(path):
    cells = nbformat.read(path, as_version=4).cells
    prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    ends = prose[prose.index("What may we claim?") :]
    return re.findall(r"(?m)^- \*\*These five texts show\*\*.*$", ends)


@pytest.mark.parametrize("path", CLAIMING, ids=lambda path: path.stem)
def test_no_inference_stands_on_the_first_rung(path):
    """What luck alone would do, what is likely or why: all that is of the second rung."""
    claims = first_rungs(path)
    assert claims
    for claim in claims:
        assert not INFERENCE.search(claim), claim


@pytest.mark.parametrize(
    "claim",
    [
        "that the words vary from text to text far more than luck alone would make them",
        "that the difference is significant",
        "that the outlet probably left it out",
    ],
)
def test_the_test_itself_knows_an_inference(claim):
    assert INFERENCE.search(claim)


CITED = [  # (Rayson, Berridge and Francis 2004) · J. R. Firth in 1957
    re.compile(r"\([^()]*?\b([A-Z][\w-]+)(?: and others)? ((?:19|20)\d\d)\)"),
    re.compile(r"\b[A-Z]\. ([A-Z][\w-]+) in ((?:19|20)\d\d)"),
]
MONTHS = {"January", "May", "July", "September", "December"}


def cited(prose):
    found = {pair for pattern in CITED for pair in pattern.findall(prose)}
    return {(name, year) for name, year in found if name not in MONTHS}


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_who_is_cited_with_a_year_has_an_entry_in_the_reading(path):
    cells = nbformat.read(path, as_version=4).cells
    prose = [cell.source for cell in cells if cell.cell_type == "markdown"]
    reading = "\n".join(part for part in prose if part.startswith("## Reading"))
    rest = "\n".join(part for part in prose if not part.startswith("## Reading"))
    missing = [
        (name, year)
        for name, year in cited(rest)
        if not any(name in line and year in line for line in reading.splitlines())
    ]
    assert missing == []


def test_citations_are_seen_in_both_of_their_shapes():
    prose = "wrote J. R. Firth in 1957; the rule (Rayson, Berridge and Francis 2004)"
    assert cited(prose) == {("Firth", "1957"), ("Francis", "2004")}
