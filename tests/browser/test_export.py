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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page(page, visitor, scheme):
    visitor.page.emulate_media(color_scheme=scheme)
    visitor.page.goto(page)
    assert violations(visitor.page) == []
