"""The page of a sheet, opened as a file: its codes stay in the browser, and make a sheet."""

import json

import pytest
from axe import violations
from chromium import NEEDED, Tab
from khitab import coding, course, load_corpus
from khitab.coding import clicks

pytestmark = [pytest.mark.slow, NEEDED]
CORPUS = load_corpus()
BRIDGE = course.KEYS.parent / "khitab" / "bridge.js"
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A sheet</title>
<meta name="color-scheme" content="light dark"><meta name="viewport"
content="width=device-width"><body style="background:Canvas"><main><h1>A sheet</h1>{}</main>
</body></html>"""
FAKE = """(code) => {
  (0, eval)(code.replace("export default", "window.bridge ="));
  window.sent = [];
  const given = { channel: "sheet", outboxes: ["khitab-sheet "], known: [] };
  bridge.initialize({ model: { get: () => given, send: (event) => sent.push(event),
                               on: (_, heard) => (window.answer = heard) } });
}"""


@pytest.fixture
def tab(program):
    tab = Tab(program, accept_downloads=True)
    yield tab
    tab.context.close()
    assert tab.said == [] and tab.hosts == set()


@pytest.fixture
def sheet(tmp_path):
    return coding.sheet(CORPUS, "amal", sentences=10, folder=tmp_path)


def opened(tab, sheet):
    """Open the page of a sheet; return what a reader sees of it."""
    file = sheet.path.with_name("page.html")
    file.write_text(PAGE.format(sheet._repr_html_()), "utf-8")
    tab.go(file.as_uri())
    return tab.page.locator(".sheet")


def filled(sheet):
    """What is coded, in the order of the sheet."""
    return list(filter(None, clicks.rows(sheet.table, clicks.columns(sheet)).values()))


def keys(tab, *pressed):
    for key in pressed:
        tab.page.keyboard.press(key)


def test_what_is_coded_in_a_file_is_remembered_and_saved_as_a_sheet(tab, sheet):
    page = opened(tab, sheet)
    page.get_by_role("button", name="None of the three").focus()
    keys(tab, "n", "t", "e", "r", "n", "q", "q", "ArrowRight")
    page.get_by_label("Note").fill('a, "b" «ج»')
    tab.page.reload()
    assert "2 of 10 coded, 1 half done" in page.inner_text()
    page.get_by_text("Save a copy to hand in").click()
    page.get_by_label("Coder").fill("Mona")
    with tab.page.expect_download() as saved:
        page.get_by_role("button", name="Save as CSV").click()
    copy = sheet.path.with_name(saved.value.suggested_filename)
    saved.value.save_as(copy)
    again = coding.sheet(CORPUS, "Mona", 10, sheet.path.parent)
    assert again.path == copy and filled(again) == [
        {"terrorism": "0", "qatar": "0", "foreign_forces": "0"},
        {"terrorism": "1", "terrorism_does": "er", "qatar": "0", "foreign_forces": "0"},
        {"qatar": "0"},
        {"note": 'a, "b" «ج»'},
    ]


@pytest.mark.parametrize("width, scheme", [(1280, "dark"), (390, "light")])
def test_axe_finds_nothing_and_no_page_is_too_wide(tab, sheet, width, scheme):
    tab.page.emulate_media(color_scheme=scheme)
    tab.page.set_viewport_size({"width": width, "height": 800})
    page = opened(tab, sheet)
    page.get_by_role("button", name="present", exact=True).first.click()
    for each in page.locator("summary").all():
        each.click()
    assert violations(tab.page) == []
    assert tab.js("document.documentElement.scrollWidth <= innerWidth")


def test_what_the_kernel_cannot_write_stays_in_the_browser_and_is_sent_again(
    tab, sheet, monkeypatch
):
    page = opened(tab, sheet)
    tab.page.evaluate(FAKE, BRIDGE.read_text("utf-8"))
    page.get_by_role("button", name="None of the three").click()

    def kernel():
        """Let the kernel hear what was sent, and the page what it answers."""
        for event in tab.js("sent.splice(0)"):
            clicks.hear(event, lambda said: tab.js(f"answer({json.dumps(said)})"))
        return page.get_by_role("status").inner_text()

    with monkeypatch.context() as patch:
        patch.setattr("os.replace", lambda *_: sheet.path.rmdir())
        assert "Not saved in sheet_amal.csv" in kernel()
    tab.page.reload()
    tab.page.evaluate(FAKE, BRIDGE.read_text("utf-8"))
    assert kernel() == "Saved in sheet_amal.csv."
    assert tab.js("Object.keys(localStorage).filter(k => /sheet /.test(k)).length") == 0
    assert (
        coding.sheet(CORPUS, "amal", 10, sheet.path.parent).codes()["present"].sum() == 0
    )
    assert sheet.path.exists()


def test_of_two_tabs_each_learns_what_the_other_clicked(tab, sheet):
    page = opened(tab, sheet)
    tab.page.evaluate(FAKE, BRIDGE.read_text("utf-8"))
    row = {
        "terrorism": "1",
        "terrorism_does": "c",
        "qatar": "0",
        "foreign_forces": "0",
        "note": "x",
    }
    said = {"sheet": clicks.opened(sheet), "id": "another", "rows": {"000.1": row}}
    tab.js(f"answer({json.dumps(said)})")
    assert "1 of 10 coded" in page.inner_text()
    assert page.get_by_label("Note").input_value() == "x"
    pressed = page.locator("[aria-pressed=true]").all_inner_texts()
    assert [each.split()[0] for each in pressed] == ["present", "cause", "not", "not"]
