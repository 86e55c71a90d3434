"""What a check shows after a reload, a restart, a day, and on another computer."""

import json

import pytest
from chromium import NEEDED
from khitab import memory
from khitab.checks import keys
from kit import Kit
from lab import Lab

pytestmark = [pytest.mark.slow, NEEDED]
READING = "lessons/05_reading_lines.ipynb"
CHECK = 'check("05-a")'
KNOWN = "at try 2"


def answer(form, letter):
    form.locator(f"input[value={letter}]").check()
    form.get_by_role("button", name="Check my answer").click()
    form.locator(".reply.right, .reply.wrong").wait_for()


@pytest.fixture
def answered(lab, kit, monkeypatch):
    """Lesson 05, its first check answered wrongly and then rightly, and saved."""
    monkeypatch.setenv("KHITAB_HOME", str(kit.work))
    lab.open(READING).run("Set-up", CHECK)
    right = keys("05")["05-a"].right
    for letter in ("b" if right == "a" else "a", right):
        answer(lab.form("05-a"), letter)
    lab.save()
    return lab


def shown(lab):
    return lab.form("05-a").text_content()


def tries():
    return memory.recall()["05-a"]["tries"]


def test_an_answer_is_known_after_all_that_a_day_brings(answered, kit):
    lab, page = answered, answered.page
    page.reload()
    assert KNOWN in shown(lab.ready())

    lab.choose("Kernel", "Restart Kernel…")
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    lab.run("Set-up", CHECK)
    assert KNOWN in shown(lab)

    lab.save()
    lab.choose("File", "Close Tab")
    page.locator(".jp-NotebookPanel").wait_for(state="detached")
    assert KNOWN in shown(lab.open(READING))
    assert tries() == 2

    page.goto("about:blank")
    assert kit.stop() == 0
    again = Kit(kit.home)
    try:
        page.goto(again.address)
        assert (
            "1 of 6 checks right" in page.locator("[id='05_reading_lines']").inner_text()
        )
        lab = Lab(again, page).open(READING)
        lab.run("Set-up", CHECK)
        assert KNOWN in shown(lab) and tries() == 2
    finally:
        page.goto("about:blank")
        again.stop()
        kit.__init__(kit.home)  # for whatever comes after


def test_an_answer_given_while_no_kernel_runs_is_kept_and_handed_on(answered, kit):
    lab = answered
    lab.run('check("05-b")')
    lab.save()
    lab.choose("Kernel", "Shut Down Kernel")
    lab.page.locator(
        ".jp-NotebookPanel [data-status=dead], [data-status=unknown]"
    ).first.wait_for()
    form = lab.form("05-b")
    answer(form, keys("05")["05-b"].right)
    form.get_by_text("kept in this browser").wait_for()
    assert "05-b" not in memory.recall()
    lab.open(READING).run("Set-up", 'check("05-b")')
    lab.form("05-b").get_by_text("kept in this browser").wait_for(state="detached")
    assert memory.recall()["05-b"]["tries"] == 1


def test_a_copy_from_elsewhere_shows_a_plain_list_and_runs_nothing(answered, kit):
    """Jupyter trusts what it has signed itself; this notebook came by mail."""
    lab = answered
    cells = json.loads((kit.work / READING).read_text("utf-8"))
    cells["cells"][0]["source"] = "# From elsewhere"
    place = "lessons/05_from_elsewhere.ipynb"
    (kit.work / place).write_text(json.dumps(cells), "utf-8")
    cell = lab.open(place).cell(CHECK)
    cell.scroll_into_view_if_needed()
    text = cell.locator(".jp-OutputArea").inner_text()
    assert 'To answer, run this cell, or write check("05-a", "b")' in text
    assert cell.locator("form, script").count() == 0
    lab.run("Set-up", CHECK)
    assert KNOWN in cell.locator("form").text_content()
