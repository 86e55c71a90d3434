"""The synopsis: one matter a row, one period a column, absences to be seen."""

import pandas as pd
import pytest
from khitab import display
from khitab.display import html
from page import Page

ROW = {
    "matter": "unity", "period": "2024", "doc": "002", "start": 657, "text": "ووحدتها",
    "voice": "egypt", "speaker": "al-Sisi", "mode": "indirect", "english": "its unity",
    "looked_for": "", "note": "",
}  # fmt: skip
NONE = ROW | {"period": "2017", "start": None, "text": "", "looked_for": "وحدة; سيادة"}
NONE |= {"voice": "", "speaker": "", "mode": "", "english": ""}


def table(*rows, periods=("2017", "2019", "2024")):
    frame = pd.DataFrame(rows)
    return frame.assign(period=pd.Categorical(frame["period"], periods))


def test_a_quotation_is_arabic_from_right_to_left_with_its_place_and_voice():
    shown = Page(display.synopsis(table(ROW)))
    assert shown.texts("p", dir="rtl", lang="ar") == ["ووحدتها"]
    assert shown.texts("p", lang="en") == ["its unity"]
    assert "text 002 · ① Egypt (al-Sisi), indirect" in shown.texts("p")


def test_every_period_has_its_cell_named_and_in_order():
    shown = Page(display.synopsis(table(ROW), labels={"2024": "2024+ (two texts)"}))
    names = [cell["aria-label"] for cell, _ in shown.all("div", role="group")]
    assert names == ["unity, 2017", "unity, 2019", "unity, 2024+"]
    assert shown.texts("p")[-1] == "2024+: two texts"


def test_texts_that_lack_the_same_words_share_one_absence():
    other = NONE | {"doc": "001"}
    text = display.synopsis(table(ROW, NONE | {"doc": "000"}, other)).text
    assert "  [not in texts 000, 001; looked for وحدة, سيادة]" in text.splitlines()


def test_what_nobody_looked_for_is_no_absence():
    lines = display.synopsis(table(ROW)).text.splitlines()
    assert lines[:4] == [
        "UNITY",
        "2017",
        "  [nothing marked, and nothing looked for]",
        "2019",
    ]


def test_the_words_looked_for_are_set_apart_from_the_english():
    shown = Page(display.synopsis(table(NONE)))
    assert shown.texts("bdi", lang="ar") == ["وحدة", "سيادة"]


def test_a_speaker_who_is_his_own_voice_is_named_once():
    row = ROW | {"voice": "haftar", "speaker": "Haftar"}
    text = display.synopsis(table(row), labels={"haftar": "Haftar"}).text
    assert "text 002 · ② Haftar, indirect" in text


def test_cells_fit_a_telephone_without_any_style_sheet():
    shown = display.synopsis(table(ROW)).html
    assert "grid-template-columns:repeat(auto-fit,minmax(min(100%,15em),1fr))" in shown


def test_a_synopsis_without_rows_says_so():
    assert display.synopsis(table(ROW)[:0]).text == html.NOTHING


def test_a_synopsis_needs_its_columns():
    with pytest.raises(ValueError, match="'text'"):
        display.synopsis(table(ROW).drop(columns="text"))
