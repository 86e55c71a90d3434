"""JupyterLab around the lessons: nothing is lost by a slip, and no menu leads nowhere."""

from pathlib import Path

import pytest
from chromium import NEEDED, waited

pytestmark = [pytest.mark.slow, NEEDED]
START = "lessons/00_start_here.ipynb"


def test_prose_cannot_be_deleted_by_a_slip(lab):
    lab.open(START)
    written = lab.sources
    for prose in ("no programming needed", "Values and their names"):
        lab.cell(prose).locator(".jp-MarkdownOutput").click(position={"x": 3, "y": 3})
        for key in ("Escape", "d", "d", "x"):
            lab.page.keyboard.press(key)
    assert lab.sources == written


def test_closing_an_untouched_lesson_asks_nothing(lab):
    lab.open(START).choose("File", "Close Tab")
    lab.page.locator(".jp-NotebookPanel").wait_for(state="detached")
    assert lab.page.locator(".jp-Dialog").count() == 0
    assert waited(lambda: '"kernel"' not in lab.kit.ask("/api/sessions"))


def test_one_ctrl_c_ends_it_though_a_lesson_is_open(kit, lab):
    lab.open(START).run("import khitab")
    lab.page.goto("about:blank")
    assert kit.stop() == 0
    kit.__init__(kit.home)


# The entries as they were when somebody last read through them: none wants what is not here.
READ = set(Path(__file__).with_name("menus.txt").read_text("utf-8").splitlines())


def test_every_menu_entry_was_read(lab):
    lab.open(START)
    found = {entry for entry in entries(lab.page) if str(lab.kit.work) not in entry}
    assert len(found) > 100 and found - READ == set()


def entries(page):
    """What can be chosen from the menus, as "File > New > Notebook"."""
    found = set()
    for name in page.locator(".lm-MenuBar-item").all_inner_texts():
        found |= below(page, [name])
    return found


OF_A_MENU = """menu => [...menu.querySelectorAll('.lm-Menu-item')].filter(
  e => e.dataset.type !== 'separator' && !/lm-mod-(disabled|hidden)/.test(e.className)
).map(e => [e.querySelector('.lm-Menu-itemLabel').textContent, e.dataset.type])"""


def below(page, path):
    """What can be chosen from the menu at this path, and from all that open from there."""
    while page.locator(".lm-Menu").count():
        page.keyboard.press("Escape")
    page.locator(".lm-MenuBar-item").get_by_text(path[0], exact=True).click()
    for depth, label in enumerate(path[1:]):
        entry = page.locator(".lm-Menu").nth(depth).locator(".lm-Menu-itemLabel")
        entry.get_by_text(label, exact=True).click()
        page.locator(".lm-Menu").nth(depth + 1).wait_for()
    found = set()
    for label, kind in page.locator(".lm-Menu").last.evaluate(OF_A_MENU):
        if kind == "submenu":
            found |= below(page, [*path, label])
        else:
            found.add(" > ".join([*path, label]))
    return found
