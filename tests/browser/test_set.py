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
    lab.open(SET).run("Set-up")
    check, answer = place(lab, "ps1-piece-check"), place(lab, "ps1-piece")
    keyboard = lab.page.keyboard

    def write_and_check(text, said):
        answer.locator(".cm-content").click()
        keyboard.press("Control+a")
        keyboard.insert_text(text)
        keyboard.press("Shift+Enter")  # the check is the next cell
        keyboard.press("Control+Enter")
        reply = check.get_by_role("status").filter(has_text=said)
        reply.wait_for()
        return reply.inner_text()

    assert check.locator(".jp-Placeholder").is_visible()
    assert not check.locator(".jp-Editor").is_visible()
    slip = ANSWER.replace("start:", "start + 1:")
    assert write_and_check(slip, "Not yet.").startswith("Not yet. You took off")
    said = write_and_check(ANSWER, "holds")
    assert said == "✓ Task 3, From here to there: your answer holds."
