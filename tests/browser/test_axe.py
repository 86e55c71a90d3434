"""No page of ours breaks a rule of axe, in light and in dark."""

import pytest
from axe import violations
from chromium import NEEDED
from khitab.checks import keys

pytestmark = [pytest.mark.slow, NEEDED]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_start_page(lab, scheme):
    lab.page.emulate_media(color_scheme=scheme)
    assert violations(lab.page) == []


def in_both_themes(lab):
    found = []
    for theme in ("Light", "Dark"):
        lab.choose("Settings", "Theme", f"JupyterLab {theme}")
        light = "true" if theme == "Light" else "false"
        lab.page.wait_for_selector(f"body[data-jp-theme-light={light}]", state="attached")
        found += violations(lab.page)
    return found


@pytest.mark.parametrize("name", ["00_start_here", "05_reading_lines"])
def test_a_lesson_with_its_checks_answered(lab, name):
    lab.open(f"lessons/{name}.ipynb").run_all()
    for number, question in keys(name[:2]).items():
        form = lab.form(number)
        form.scroll_into_view_if_needed()
        form.get_by_role("button", name="Hint 1").click()
        if question.kind == "choice":
            form.get_by_role("radio").first.check()
        else:
            form.get_by_role("textbox").fill(str(question.truth()))
        form.get_by_role("button", name="Check my answer").click()
        form.locator(".reply.right, .reply.wrong").wait_for()
    assert in_both_themes(lab) == []


def test_a_problem_set_whose_checks_have_objections(lab):
    lab.open("exercises/ps1/ps1.ipynb").run_all()
    assert in_both_themes(lab) == []
