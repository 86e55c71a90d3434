"""A sheet by clicks: coded by mouse and by keyboard, and all there after a restart."""

import csv
import re

import pytest
from axe import violations
from chromium import NEEDED, waited

pytestmark = [pytest.mark.slow, NEEDED]
START = "lessons/00_start_here.ipynb"
CODE = (
    'from khitab import coding\ncoding.sheet(khitab.load_corpus(), "amal", sentences=10)'
)


def codes(lab):
    """What the file has, sentence by sentence: the columns of issues, without empty rows."""
    with open(lab.kit.work / "sheet_amal.csv", encoding="utf-8-sig", newline="") as file:
        rows = [[*row.values()][5:] for row in csv.DictReader(file)]
    return [row for row in rows if any(row)]


def test_three_sentences_are_coded_by_mouse_and_keys_and_known_after_a_restart(lab):
    lab.open(START).run("import khitab")
    lab.write(CODE)
    page, keyboard = lab.page, lab.page.keyboard
    written, sheet = lab.sources, page.locator(".khitab-sheet .sheet")

    sheet.get_by_role("button", name="None of the three").click()
    issue = sheet.get_by_role("group", name=re.compile("Qatar"))
    issue.get_by_role("button", name="present", exact=True).click()
    issue.get_by_role("button", name=re.compile("cause")).click()
    sheet.get_by_role("button", name="No other issue").click()
    for key in ("t", "p", "e", "f", "0", "n", "ArrowLeft"):
        keyboard.press(key)
    sheet.get_by_label("Note").fill("both, I think")
    keyboard.press("Tab")
    coded = [
        ["0", "", "0", "", "0", "", ""],
        ["0", "", "1", "c", "0", "", ""],
        ["1", "pe", "0", "", "1", "-", "both, I think"],
    ]
    assert waited(lambda: codes(lab) == coded, 5), codes(lab)
    assert sheet.get_by_role("status").inner_text() == "Saved in sheet_amal.csv."
    assert lab.sources == written and violations(page) == []

    lab.choose("Kernel", "Restart Kernel…")
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    lab.run("import khitab", "coding.sheet")
    assert "3 of 10 coded, 0 half done" in sheet.inner_text()
    sheet.get_by_role("button", name="Back").click()
    assert sheet.get_by_label("Note").input_value() == "both, I think"
