"""What the notebook shows: the HTML is parsed, its rules are counted by hand."""

import doctest
import re
import subprocess
import sys

import matplotlib
import pandas as pd
import pytest
from khitab import display, labels, required
from khitab.display import cells, html
from page import Page

matplotlib.use("agg")


def page(*arguments, how=display.table, **options):
    return Page(how(*arguments, **options))


# --- Tables ---------------------------------------------------------------------------


def test_arabic_cells_say_their_language_and_direction():
    shown = page(pd.DataFrame({"token": ["«ليبيا».", "(أفريكوم)"], "gloss": ["a", "b"]}))
    assert shown.texts("bdi", dir="rtl", lang="ar") == ["«ليبيا».", "(أفريكوم)"]


def test_a_column_of_arabic_stands_on_the_right_and_one_of_english_on_the_left():
    shown = page(pd.DataFrame({"token": ["ليبيا"], "gloss": ["Libya"]}))
    assert [cell.get("align") for cell, _ in shown.all("td")] == ["right", "left"]


def test_a_mixed_column_isolates_its_arabic_and_stays_left_to_right():
    shown = page(pd.DataFrame({"note": ["see على, علي and so on", "nothing"]}))
    assert shown.texts("bdi") == ["على", "علي"]
    assert "dir" not in shown.all("td")[0][0]


def test_a_column_can_be_called_arabic_by_name():
    shown = page(pd.DataFrame({"after": ["، 2019", "2017"]}), arabic="after")
    assert [cell["dir"] for cell, _ in shown.all("td")] == ["rtl", "rtl"]


def test_a_head_says_what_its_column_is_and_the_name_in_code_is_its_title():
    frame = pd.DataFrame({"per_1000_low": [1.0], "2024": ["x"], "near_node": 1, "n": 2})
    heads = page(frame, labels={"2024": "2024+ (two texts)"}).all("th")
    assert [(head.get("title"), text) for head, text in heads] == [
        ("per_1000_low", "per 1,000, lower limit"),
        ("2024", "2024+"),
        ("near_node", "near node"),
        (None, "n"),
    ]


def test_a_frame_a_voice_and_a_period_have_their_sign_in_their_colour_and_their_label():
    frame = pd.DataFrame(
        {"issue": ["qatar", "drought", ""], "period": ["2017", "2019", None]}
    )
    shown = page(frame)
    looks = labels.looks("frame", ["qatar", "drought"]), labels.looks("period", ["2017"])
    assert shown.texts("td")[:3] == [
        looks[0]["qatar"].name,
        "○ 2017",
        looks[0]["drought"].name,
    ]
    assert shown.texts("td")[3:] == ["◐ 2019", "", "–"]
    styles = [span["style"] for span, _ in shown.all("span")]
    assert styles[:2] == [
        f"color:{looks[0]['qatar'].colour}",
        f"color:{looks[1]['2017'].colour}",
    ]


def test_a_named_index_heads_its_rows_and_a_nameless_one_is_hidden():
    frame = pd.DataFrame({"count": [3]}, index=pd.Index(["قطر"], name="form"))
    assert page(frame).texts("th", scope="row") == ["قطر"]
    assert page(frame.rename_axis(None)).texts("th", scope="row") == []


def test_two_named_levels_of_an_index_both_head_the_row():
    counts = pd.DataFrame({"doc": ["a"], "period": ["b"], "n": [1]})
    shown = page(counts.set_index(["doc", "period"]))
    assert shown.texts("th", scope="row") == ["a", "○ b"]


def test_a_label_replaces_its_key_and_its_note_stands_below_once():
    frame = pd.DataFrame({"period": ["2017", "2024", "2024"]})
    shown = page(frame, labels={"2024": "2024+ (published 2025-01 and 2026-02)"})
    assert shown.texts("td") == ["○ 2017", "● 2024+", "● 2024+"]
    assert shown.texts("p") == ["2024+: published 2025-01 and 2026-02"]


def test_a_number_that_looks_like_a_key_gets_no_label():
    shown = page(pd.DataFrame({"start": [2024]}), labels={"2024": "2024+ (note)"})
    assert (shown.texts("td"), shown.texts("p")) == (["2024"], [])


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ([1, 2097], ["1", "2097"]),
        ([1.0, None], ["1", "–"]),
        ([12.3456, -0.5], ["12.35", "−0.50"]),
        ([0.12345, 0.5], ["0.123", "0.500"]),
        ([123.456, 1.5], ["123.5", "1.5"]),
        ([float("inf"), -1.5], ["∞", "−1.50"]),
    ],
)
def test_a_column_of_numbers_has_one_sensible_number_of_decimals(values, texts):
    assert page(pd.DataFrame({"n": values})).texts("td") == texts


def test_the_caller_may_set_the_decimals_of_all_columns_or_of_one():
    frame = pd.DataFrame({"a": [1.25], "b": [2.0]})
    assert page(frame, number_format=".3f").texts("td") == ["1.250", "2.000"]
    assert page(frame, number_format={"a": ".1f"}).texts("td") == ["1.2", "2"]


def test_what_looks_like_html_in_a_text_is_shown_as_it_is():
    shown = page(pd.DataFrame({"x": ["<b>& ليبيا"]}), caption="a < b")
    assert shown.texts("td") == ["<b>& ليبيا"]
    assert shown.texts("figcaption") == ["a < b"]


def test_a_long_table_prints_its_first_rows_in_a_box_and_tells_the_total():
    shown = page(pd.DataFrame({"n": range(100)}), caption="Tokens")
    box = shown.all("div", role="group")[0][0]
    assert len(shown.all("td")) == 30
    assert shown.texts("figcaption") == ["Tokens (the first 30 of 100 rows)"]
    assert (box["tabindex"], "max-height" in box["style"]) == ("0", True)
    assert box["aria-label"].startswith("Tokens")


def test_a_short_table_is_not_cut_off_by_its_box():
    shown = page(pd.DataFrame({"n": range(5)}))
    assert "max-height" not in shown.all("div", role="group")[0][0]["style"]


def test_an_empty_table_shows_its_heads_and_says_so():
    shown = page(pd.DataFrame({"token": [], "count": []}))
    assert (shown.texts("th"), shown.texts("td")) == (["token", "count"], [html.NOTHING])
    assert repr(display.table(pd.DataFrame())) == html.NOTHING


def test_a_table_is_text_where_there_is_no_html():
    assert repr(display.table(pd.DataFrame({"a": [7]}))) == " a\n 7"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: display.table(["ليبيا"]), "a pandas DataFrame.*not list"),
        (lambda: display.table(pd.DataFrame({"a": []}), arabic="b"), "'b'.*has: 'a'"),
        (
            lambda: display.sentences(pd.DataFrame({"doc": []})),
            "'sentence', 'text', 'english'",
        ),
        (lambda: display.quotation(""), "this is empty"),
        (lambda: display.quotation(pd.Series(["a"])), "this is a Series"),
        (lambda: display.quotation("قال", highlight=["كتب"]), "'كتب'"),
        (lambda: display.quotation("قال", highlight=[(2, 9)]), r"\(2, 9\)"),
        (lambda: display.interlinear([]), "three strings"),
        (lambda: display.interlinear([("قال", "qāla")]), "word 0"),
        (lambda: display.characters(""), "empty"),
        (lambda: display.characters("ا" * 81), "has 81"),
        (lambda: display.figure(None, "A figure."), "not NoneType"),
        (lambda: display.figure(None, "  "), "alt"),
    ],
)
def test_what_can_not_be_shown_is_refused_in_plain_words(wrong, said):
    with pytest.raises(ValueError, match=said):
        wrong()


# --- Quotations and sentences ---------------------------------------------------------


def test_a_quotation_runs_right_to_left_and_its_help_left_to_right():
    shown = page("قال.", "He said.", "001", how=display.quotation)
    assert shown.texts("blockquote", dir="rtl", lang="ar") == ["قال."]
    assert shown.texts("span", lang="en") == ["He said."]
    assert shown.texts("figcaption") == ["001"]


def test_a_highlight_marks_a_string_wherever_it_stands_and_a_span_once():
    text = "والإرهابيين والإرهاب"
    marks = page(text, how=display.quotation, highlight=["رهاب", (0, 1)]).texts("mark")
    assert marks == ["و", "رهاب", "رهاب"]
    assert page(text, how=display.quotation, highlight=(0, 1)).texts("mark") == ["و"]


def test_a_highlight_changes_no_letter_and_adds_no_room_between_letters():
    shown = page("والإرهابيين", how=display.quotation, highlight=[(0, 1), (3, 8)])
    assert shown.texts("blockquote") == ["والإرهابيين"]
    style = shown.all("mark")[0][0]["style"]
    assert "padding" not in style and "margin" not in style


def test_a_highlight_brings_its_own_ink_and_ground():
    style = page("قال", how=display.quotation, highlight="قال").all("mark")[0][0]["style"]
    assert "background:#ffe08a" in style and "color:#000" in style


def test_line_breaks_of_a_quotation_survive_without_css():
    shown = page("قال\nحفتر", how=display.quotation)
    assert len(shown.all("br")) == 1


def test_sentences_stand_beside_their_translations_with_headings_in_bold():
    rows = [
        ["000", 1, "headline", "قطر", "Qatar"],
        ["000", 2, "paragraph", "قال حفتر.", "Haftar said."],
    ]
    frame = pd.DataFrame(rows, columns=["doc", "sentence", "layer", "text", "english"])
    shown = page(frame, how=display.sentences, highlight=["حفتر"])
    assert shown.texts("th", scope="row") == ["000.1", "000.2"]
    assert shown.texts("td", lang="en") == ["Qatar", "Haftar said."]
    assert shown.texts("td", lang="ar", dir="rtl") == ["قطر", "قال حفتر."]
    assert shown.texts("b") == ["Qatar", "قطر"]
    assert shown.texts("mark") == ["حفتر"]


def test_interlinear_words_keep_reading_order_from_right_to_left():
    words = [("قال", "qāla", "said"), ("حفتر", "Ḥaftar", "Haftar")]
    shown = page(words, "Haftar said.", "001", how=display.interlinear)
    assert [list["dir"] for list, _ in shown.all("ol")] == ["rtl"]
    assert shown.texts("bdi", lang="ar") == ["قال", "حفتر"]
    assert shown.texts("li") == ["قالqālasaid", "حفترḤaftarHaftar"]
    assert shown.texts("p") == ["Haftar said."]


# --- Characters -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("char", "line"),
    [
        ("ـ", "5  ـ  U+0640 ARABIC TATWEEL"),
        ("ّ", "5  ◌ّ  U+0651 ARABIC SHADDA"),
        ("ﻻ", "5  ﻻ  U+FEFB ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM"),
        ("\u200f", "5  [RLM]  U+200F RIGHT-TO-LEFT MARK"),
        ("\xa0", "5  [NBSP]  U+00A0 NO-BREAK SPACE"),
        ("\u2009", "5  [U+2009]  U+2009 THIN SPACE"),
        ("\n", "5  [LF]  U+000A LINE FEED"),
        ("\x00", "5  [U+0000]  U+0000 CONTROL CHARACTER"),
    ],
)
def test_each_character_has_a_shape_a_code_and_a_name(char, line):
    assert repr(display.characters(char, start=5)) == line


def test_characters_of_an_arabic_string_run_from_right_to_left():
    ways = [
        page(text, how=display.characters).all("ol")[0][0]["dir"] for text in ("aب", "ab")
    ]
    assert ways == ["rtl", "ltr"]


def test_invisible_characters_never_reach_the_page_bare():
    shown = display.characters("ا\u202eب\u200f").html
    assert "\u202e" not in shown and "\u200f" not in shown


def test_a_table_sends_no_picture():
    assert display.table(pd.DataFrame({"a": [1]}))._repr_png_() is None


@pytest.mark.parametrize(
    "module", [required, labels, html, cells], ids=lambda m: m.__name__
)
def test_the_examples_of_the_inner_modules_are_true(module):
    assert doctest.testmod(module).failed == 0


def test_the_display_does_not_load_matplotlib_until_it_draws():
    code = (
        "import sys, khitab.display, khitab.figures; print('matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "False"


def test_one_number_format_leaves_whole_numbers_whole():
    frame = pd.DataFrame({"count": [10], "per_1000": [15.2905]})
    shown = display.table(frame, number_format=".1f").html
    assert ">10</td>" in shown and ">15.3</td>" in shown


@pytest.mark.parametrize("word", ["إرهاب", "ال"])
def test_a_lam_alef_is_marked_whole(word):
    shown = display.quotation("الإرهاب", highlight=[word]).html
    marked = re.search("<mark[^>]*>(.*?)</mark>", shown)[1]
    assert marked == {"إرهاب": "لإرهاب", "ال": "الإ"}[word]


def test_a_short_cell_such_as_a_date_keeps_its_line():
    shown = display.table(pd.DataFrame({"date": ["2017-07-25"]})).html
    assert "white-space:nowrap" in re.search("<td[^>]*>", shown)[0]
