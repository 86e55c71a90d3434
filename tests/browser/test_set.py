"""A problem set: its checks are folded, and a right answer is confirmed in words."""

import pytest
from chromium import NEEDED
from lab import CELL

pytestmark = [pytest.mark.slow, NEEDED]
SET = "exercises/ps1/ps1.ipynb"
ANSWER = "def piece(raw, start, end):\n    return raw[start:end]"


def place(lab, name):
    """The cell with this id."""
    names = [cell["id"] for cell in lab.saved]
    return lab.page.locator(CELL).nth(names.index(name))


def test_a_check_is_folded_objects_in_words_and_confirms_in_words(lab):
    lab.open(SET).run("import numbers")
    check, answer = place(lab, "ps1-piece-check"), place(lab, "ps1-piece")
    keyboard = lab.page.keyboard

    def run(cell):
        cell.locator(".jp-InputPrompt, .jp-InputCollapser").first.click()
        keyboard.press("Control+Enter")
        lab.ended(cell)

    assert check.locator(".jp-Placeholder").is_visible()
    assert not check.locator(".jp-Editor").is_visible()
    answer.locator(".cm-content").click()
    keyboard.press("Control+a")
    keyboard.insert_text(ANSWER.replace("start:", "start + 1:"))
    run(answer)
    run(check)
    assert check.get_by_role("status").inner_text().startswith("Not yet.")
    answer.locator(".cm-content").click()
    keyboard.press("Control+a")
    keyboard.insert_text(ANSWER)
    run(answer)
    run(check)
    said = check.get_by_role("status").inner_text()
    assert said == "✓ Task 3, From here to there: your answer holds."
