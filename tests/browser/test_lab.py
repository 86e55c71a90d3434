"""JupyterLab around the lessons: nothing is lost by a slip, and no menu leads nowhere."""

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


LOOKED_AT = set()


def test_every_menu_entry_was_looked_at(lab):
    lab.open(START)
    print("\n".join(sorted(entries(lab.page))))
    assert entries(lab.page) <= LOOKED_AT


def entries(page):
    """What can be chosen from the menus, as "File > New > Notebook"."""
    found = set()
    bar = page.locator(".lm-MenuBar-item")
    for name in bar.all_inner_texts():
        bar.get_by_text(name, exact=True).click()
        found |= below(page, name, 0)
        for _ in range(2):
            page.keyboard.press("Escape")
    return found


OF_A_MENU = """menu => [...menu.querySelectorAll('.lm-Menu-item')].filter(
  e => e.dataset.type !== 'separator' && !/lm-mod-(disabled|hidden)/.test(e.className)
).map(e => [e.querySelector('.lm-Menu-itemLabel').textContent, e.dataset.type])"""


def below(page, path, depth):
    """What can be chosen below an open menu, and below what opens from there."""
    found = set()
    menu = page.locator(".lm-Menu").nth(depth)
    for label, kind in menu.evaluate(OF_A_MENU):
        name = f"{path} > {label}"
        if kind != "submenu":
            found.add(name)
            continue
        menu.locator(".lm-Menu-itemLabel").get_by_text(label, exact=True).hover()
        page.locator(".lm-Menu").nth(depth + 1).wait_for()
        found |= below(page, name, depth + 1)
    return found
