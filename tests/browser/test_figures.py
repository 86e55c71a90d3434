"""A figure where it is read: JupyterLab, trusted and not, light and dark, and an export."""

import json

import pytest
from axe import violations
from chromium import NEEDED

pytestmark = [pytest.mark.slow, NEEDED]
START = "lessons/00_start_here.ipynb"
ALT = "One bar, three long."
CODE = f"""
import pandas as pd
from khitab import display, figures
table = pd.DataFrame({{"word": ["قطر"], "n": [3]}})
display.figure(figures.counts(table, title="Three"), alt="{ALT}")
"""
INK = """[...document.querySelectorAll(".drawn svg [style*='fill:currentColor']")]
.map(one => getComputedStyle(one).fill)"""


@pytest.fixture
def drawn(lab):
    """A lesson with a figure in a cell below its first."""
    lab.open(START).run("import khitab")
    lab.write(CODE)
    lab.page.locator(".drawn svg").wait_for()
    return lab


def test_in_a_trusted_notebook_the_drawing_has_the_ink_of_the_theme(drawn):
    inks = []
    for theme in ("Light", "Dark"):
        drawn.choose("Settings", "Theme", f"JupyterLab {theme}")
        light = "true" if theme == "Light" else "false"
        drawn.page.wait_for_selector(
            f"body[data-jp-theme-light={light}]", state="attached"
        )
        assert drawn.page.get_by_role("img", name=ALT).count() == 1
        assert not drawn.page.locator(".drawn img").is_visible()
        inks.append(set(drawn.page.evaluate(INK)))
        assert violations(drawn.page) == []
    assert inks == [{"rgba(0, 0, 0, 0.87)"}, {"rgb(255, 255, 255)"}]


def test_in_an_untrusted_notebook_there_is_the_picture_with_its_text(drawn):
    drawn.save()
    file = drawn.kit.work / START
    notebook = json.loads(file.read_text("utf-8"))
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            output["metadata"] = {"from": "elsewhere"}  # no signature is for these
    place = START.replace("00_start_here", "from_elsewhere")
    (drawn.kit.work / place).write_text(json.dumps(notebook), "utf-8")
    drawn.open(place)
    picture = drawn.page.get_by_role("img", name=ALT)
    picture.scroll_into_view_if_needed()
    assert picture.evaluate("one => [one.tagName, one.naturalWidth > 500]") == [
        "IMG",
        True,
    ]
    assert drawn.page.locator("figure svg").count() == 0
