"""Findings to show: each count leads to the lines that were counted."""

import re

import pandas as pd
import pytest
from khitab import display

LINE = {"start": 3, "before": "مع", "node": "قطر", "after": "أمس"}
TABLE = pd.DataFrame({"doc": ["a", "b"], "voice": ["x", ""], "tokens": [2, 0]})
LINES = pd.DataFrame([LINE | {"doc": "a", "voice": "x"}] * 2)
BY = ["doc", "voice"]


def test_a_count_is_a_link_to_its_lines_and_they_lead_back():
    html = display.findings(TABLE, LINES, BY, caption="Found").html
    for target in re.findall(r'href="#([^"]+)"', html):
        assert html.count(f'id="{target}"') == 1
    assert len(re.findall('<p dir="rtl"', html)) == 2


def test_a_zero_has_no_link():
    html = display.findings(TABLE, LINES, BY).html
    assert html.count("<a ") == 2 and re.search(r"<td[^>]*>0</td>", html)


def test_two_tables_on_a_page_do_not_share_their_anchors():
    one, two = (display.findings(TABLE, LINES, BY, caption=c).html for c in "ab")
    assert not set(re.findall('id="([^"]+)"', one)) & set(re.findall('id="([^"]+)"', two))


def test_a_count_that_its_lines_do_not_bear_out_is_refused():
    with pytest.raises(ValueError, match="counts 2 for a, ① x, but there are 1"):
        display.findings(TABLE, LINES[:1], BY)


def test_a_missing_column_is_named():
    with pytest.raises(ValueError, match="needs the column 'after'"):
        display.findings(TABLE, LINES.drop(columns="after"), BY)


def test_two_lines_of_one_sentence_share_its_translation():
    html = display.findings(TABLE, LINES.assign(english="With Qatar."), BY).html
    assert html.count("With Qatar.") == 1


def test_what_stands_in_a_line_is_text_and_no_markup():
    lines = LINES.assign(before="<script>")
    html = display.findings(TABLE, lines, BY).html
    assert html.count("<script>") == html.count("<script>(() => {") == 1
