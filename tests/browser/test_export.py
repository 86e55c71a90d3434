"""A lesson as a web page: opened from a file, answered there, remembered there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from axe import violations
from chromium import NEEDED, Visitor
from khitab.checks import keys

pytestmark = [pytest.mark.slow, NEEDED]
ROOT = Path(__file__).resolve().parents[2]
WIDE = Path(__file__).with_name("wide.js").read_text("utf-8")
RUN = """
import sys
from pathlib import Path
from start import pages
pages.HTML = Path(sys.argv[1])
sys.exit(pages.run_all([Path(sys.argv[2])]))
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The address of lesson 05, as `python3 notebooks --run` writes it."""
    folder = tmp_path_factory.mktemp("html")
    lesson = ROOT / "notebooks" / "05_reading_lines.ipynb"
    command = [sys.executable, "-c", RUN, folder, lesson]
    subprocess.run(
        command, check=True, env={**os.environ, "PYTHONPATH": str(ROOT / "notebooks")}
    )
    return (folder / "05_reading_lines.html").as_uri()


def test_a_check_is_answered_in_the_file_and_remembered_there(page, visitor):
    tab, right = visitor.page, keys("05")["05-a"].right
    tab.goto(page)
    form = tab.locator("form", has_text="Check 05-a")
    form.locator(f"input[value={right}]").check()
    form.get_by_role("button", name="Check my answer").press("Enter")
    assert form.get_by_role("status").inner_text().startswith("✓ Yes.")
    tab.reload()
    assert "at try 1" in form.inner_text() and "kept in this browser" in form.inner_text()
    assert visitor.hosts == set()


def test_without_scripts_the_page_shows_the_plain_list(page, program):
    reader = Visitor(program, java_script_enabled=False)
    reader.page.goto(page)
    text = reader.page.locator("body").inner_text()
    reader.context.close()
    assert 'write check("05-a", "b")' in text and text.count("To answer, run") == 6


def test_a_folded_cell_says_what_it_does_and_opens_on_a_click(page, visitor):
    visitor.page.goto(page)
    line = visitor.page.get_by_text("Set-up: loads the kit and the texts", exact=True)
    code = visitor.page.locator(".folded", has=line).locator("pre")
    assert not code.is_visible()
    line.click()
    assert code.is_visible() and "from khitab import" in code.inner_text()


SIZES = {"a laptop": (1280, 720), "letters at 150 %": (853, 480), "a phone": (360, 740)}


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_nothing_is_cut_and_each_table_opens_where_its_reading_begins(
    page, visitor, size
):
    visitor.page.set_viewport_size(dict(zip(("width", "height"), size)))
    visitor.page.goto(page)
    found = visitor.page.evaluate(WIDE)
    assert found["cut"] == found["wider"] == found["wrong"] == []
    assert all(".box" in box or " box" in box for box in found["boxes"])


def test_on_paper_nothing_is_cut_and_nothing_scrolls(page, visitor):
    visitor.page.set_viewport_size({"width": 698, "height": 1026})  # A4 in its margins
    visitor.page.emulate_media(media="print", color_scheme="dark")
    visitor.page.goto(page)
    assert set(map(str, visitor.page.evaluate(WIDE).values())) == {"[]"}
    assert visitor.page.locator(".jp-InputPrompt:visible").count() == 0
    paper = "getComputedStyle(document.body).backgroundColor"
    assert visitor.page.evaluate(paper) == "rgb(255, 255, 255)"


def test_arabic_in_prose_is_larger_and_pushes_no_line_away(page, visitor):
    visitor.page.goto(page)
    sizes = visitor.page.locator(".jp-RenderedMarkdown p bdi[lang=ar]").evaluate_all(
        """all => all.map(one => {
            const here = getComputedStyle(one), round = getComputedStyle(one.closest("p"));
            const lines = one.closest("p").clientHeight / parseFloat(round.lineHeight);
            return [parseFloat(here.fontSize) / parseFloat(round.fontSize), lines];
        })"""
    )
    assert sizes and all(size >= 1.2 for size, _ in sizes)
    assert all(abs(lines - round(lines)) < 0.02 for _, lines in sizes)


def test_arabic_in_code_has_a_font_for_reading(page, visitor):
    """The same letters are wider than in the font of the code beside them."""
    visitor.page.goto(page)
    ratio = visitor.page.evaluate(
        """() => {
            const pen = document.createElement("canvas").getContext("2d");
            const code = document.querySelector(".highlight pre");
            const fonts = getComputedStyle(code).fontFamily;
            const width = family => (pen.font = "14px " + family, pen.measureText("ا").width);
            return [fonts, getComputedStyle(code).fontSize, width(fonts), width(
                fonts.replace(/"Khitab Arabic", /, ""))];
        }"""
    )
    assert ratio[0].startswith('"Khitab Arabic"') and ratio[1] == "14px"
    assert ratio[2] != ratio[3]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page(page, visitor, scheme):
    visitor.page.emulate_media(color_scheme=scheme)
    visitor.page.goto(page)
    assert violations(visitor.page) == []
