"""The README is a contract: its commands, its table of lessons and its map are true."""

import re
import runpy
import subprocess
from io import BytesIO
from pathlib import Path

import khitab
import nbformat
import pytest
from PIL import Image, ImageChops, ImageStat
from start import lessons

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
LESSONS = lessons.find()
PICTURE = ROOT / "notebooks" / "pictures" / "three_wordings.py"
THEMES = "light", "dark"


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_the_table_of_lessons_tells_each_lesson_s_question_and_minutes(path):
    first = nbformat.read(path, as_version=4).cells[0].source
    question = re.search(r"\*\*Question\.\*\* (.*)", first)[1].strip()
    minutes = re.search(r"\*\*Minutes, by estimate\*\* ([^·]*\d)", first)[1]
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


@pytest.fixture(scope="module")
def drawn():
    return runpy.run_path(str(PICTURE))


@pytest.mark.parametrize("theme", THEMES)
def test_the_picture_of_the_readme_is_what_its_program_draws_today(drawn, theme):
    fresh = drawn["picture"](
        drawn["draw"](theme).figure, 144, drawn["THEMES"][theme][1], None
    )
    kept = PICTURE.with_name(f"three_wordings_{theme}.png")
    images = [Image.open(file).convert("RGB") for file in (BytesIO(fresh), kept)]
    assert images[0].size == images[1].size
    assert max(ImageStat.Stat(ImageChops.difference(*images)).mean) < 1


def test_the_picture_quotes_what_its_texts_say_and_names_the_voice(drawn):
    corpus, rows = khitab.load_corpus(), drawn["wordings"]()
    assert [corpus.text(row.doc)[row.start : row.end] for row in rows.itertuples()] == (
        list(rows["text"])
    )
    shown = [text.get_text() for text in drawn["draw"]().texts]
    assert all(word in shown for text in rows["text"] for word in text.split())
    assert {"② Haftar", "① Egypt"} <= set(shown)


def test_what_the_picture_says_of_its_texts_is_what_the_readme_says_it_says(drawn):
    rows = drawn["wordings"]()
    assert dict(zip(rows["label"], rows["nowhere"])) == {
        "2017": ["foreign_forces"], "2019": ["qatar"], "2024+": ["terrorism", "qatar"],
    }  # fmt: skip
    words = "2017 has no foreign forces", "2019 no Qatar", "neither Qatar nor terrorism"
    assert all(said in README for said in words)


def test_neither_text_of_the_third_period_has_a_word_of_terrorism():
    tokens = khitab.load_corpus().subset(periods="2024").tokens()
    assert not any("رهاب" in form for form in tokens["form"])


def test_the_pictures_are_wide_enough_to_read_and_light_enough_to_load():
    pictures = [PICTURE.with_name(f"three_wordings_{one}.png") for one in THEMES]
    assert all(Image.open(picture).width >= 1_000 for picture in pictures)
    assert sum(picture.stat().st_size for picture in pictures) < 150_000
    assert all(f"notebooks/pictures/{picture.name}" in README for picture in pictures)
