"""The README is a contract: its commands, its table of lessons and its map are true."""

import re
import runpy
import struct
import subprocess
from pathlib import Path

import khitab
import nbformat
import pytest
from start import lessons

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
LESSONS = lessons.find()
PICTURE = ROOT / "notebooks" / "pictures" / "terrorism_words.py"


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_the_table_of_lessons_tells_each_lesson_s_question_and_minutes(path):
    first = nbformat.read(path, as_version=4).cells[0].source
    question = re.search(r"\*\*Question\.\*\* (.*)", first)[1].strip()
    minutes = re.search(r"\*\*Minutes:\*\* (\d+)", first)[1]
    name = path.stem.removeprefix("side_").replace("_", " ")
    assert f"| [{name}](notebooks/{path.name}) | {question} | {minutes} |" in README


def test_the_table_lists_no_lesson_that_is_not_there():
    listed = re.findall(r"(?m)^\| \[.*\]\(notebooks/(\w+\.ipynb)\)", README)
    assert listed == [path.name for path in LESSONS]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="a copy without git's list")
def test_the_map_names_every_folder_of_the_house_and_no_other():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    top = {name.split("/")[0] for name in listed if not name.startswith(".")}
    house = set(re.findall(r"(?m)^\| `(\w+)/` \|", README))
    assert house == {"seeds", "notebooks", "exercises", "solutions", "tests"}
    files = {"README.md", "requirements.txt", "LICENSE", "CITATION.cff"}
    assert top <= house | files and files <= top


def test_every_file_that_the_readme_links_is_there():
    links = re.findall(r"\]\((?!http)([^)]+)\)", README)
    assert links and all((ROOT / link).is_file() for link in links)


def test_requirements_begin_with_the_packages_the_course_names():
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    names = [
        re.split("[=<>~ ]", line)[0] for line in lines if line and line[0] not in "#-"
    ]
    assert names[:5] == ["jupyterlab", "matplotlib", "pandas", "camel-tools", "nbgrader"]


def test_the_picture_of_the_readme_is_drawn_by_the_kit_and_says_what_the_texts_say():
    ax = runpy.run_path(str(PICTURE))["draw"]()
    shown = {text.get_text() for text in ax.texts}
    tokens = khitab.load_corpus().tokens()
    hits = [(row.doc, "إرهاب" in row.form) for row in tokens.itertuples()]
    for doc in "000", "001", "002", "003", "004":
        found = [hit for where, hit in hits if where == doc]
        assert f"{sum(found)} of {len(found)}" in shown


def test_neither_text_of_the_third_period_has_a_word_of_terrorism():
    tokens = khitab.load_corpus().subset(periods="2024").tokens()
    assert not any("رهاب" in form for form in tokens["form"])


def test_the_picture_is_there_and_wide_enough_to_read():
    png = PICTURE.with_suffix(".png").read_bytes()
    width, height = struct.unpack(">II", png[16:24])
    assert width >= 1_000 and height >= 400
