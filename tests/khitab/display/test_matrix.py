"""The frame matrix as HTML: blocks, rows, places, and who has nothing."""

import pandas as pd
import pytest
from khitab import display, framing
from page import Page

ROWS = pd.DataFrame(
    {
        "doc": ["x", "y"], "sentence": [1, 4], "frame": ["drought", "flood"],
        "element": ["cause", "remedy"], "voice": ["us", "mp"],
    }
)  # fmt: skip
MATRIX = framing.matrix(ROWS)


def test_an_issue_heads_a_block_and_a_voice_a_row():
    shown = Page(display.matrix(MATRIX))
    assert shown.texts("th", scope="rowgroup") == ["▲ drought", "◆ flood"]
    assert shown.texts("th", scope="col") == ["voice", "cause", "remedy"]
    assert shown.texts("th", scope="row") == ["③ United States", "none", "④ MP", "none"]


def test_a_cell_has_its_places_and_an_empty_one_a_dash():
    assert Page(display.matrix(MATRIX)).texts("td") == [
        "x.1",
        "–",
        "④ MP",
        "–",
        "y.4",
        "③ United States",
    ]


def test_texts_have_a_line_each_in_their_cell():
    rows = pd.concat([ROWS, ROWS.assign(doc=["y", "y"])])
    assert display.matrix(framing.matrix(rows)).html.count("<br>") == 1


def test_labels_name_issues_and_voices_and_their_notes_come_below():
    shown = display.matrix(MATRIX, labels={"us": "America", "flood": "water (an issue)"})
    assert "America" in shown.html and "water: an issue" in shown.text


def test_a_voice_without_a_name_is_called_so():
    shown = display.matrix(framing.matrix(ROWS.assign(voice="")))
    assert "no voice" in Page(shown).texts("th", scope="row")


def test_a_matrix_without_rows_is_refused():
    with pytest.raises(ValueError, match="no rows"):
        display.matrix(MATRIX.head(0))
