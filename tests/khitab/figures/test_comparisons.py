"""Figures of comparison and texts side by side: read back from the Axes and the HTML."""

from itertools import combinations

import matplotlib
import numpy as np
import pandas as pd
import pytest
from axes import rows, visible_texts, written
from khitab import display, figures, load_corpus
from khitab.figures import paper
from khitab.figures.comparisons import KEYWORDS, PERMUTATIONS, SHIFT
from khitab.reuse import alignment, shared_passages
from page import Page

matplotlib.use("agg")

WORDS = pd.DataFrame(
    [
        ["الإرهاب", 0, 18, -4.0, -8.1, 0.1],
        ["حسن", 6, 0, 4.7, 0.5, 8.9],
        ["العام", 8, 2, 3.1, 0.9, 5.4],
    ],
    columns=KEYWORDS,
)
PARTS = pd.DataFrame(
    [["الإرهاب", 0, 18, 0.3, 50.0, "reference"], ["حسن", 6, 0, 0.2, 30.0, "target"]],
    columns=SHIFT,
)
ASSIGNED = pd.DataFrame(
    [
        ["d, e", -16.0, True, True],
        ["a, b", 10.0, False, False],
        ["a, c", 16.0, False, True],
        ["a, d", -2.0, False, False],
    ],
    columns=PERMUTATIONS,
)
MANY = pd.DataFrame({"target": "a", "difference": np.linspace(-5, 5, 101)}).assign(
    observed=lambda table: table["difference"] == 5,
    as_extreme=lambda table: table["difference"].abs() >= 4.95,
)
DRAWN = {
    "keywords": lambda **options: figures.keywords(WORDS, **options),
    "word_shift": lambda **options: figures.word_shift(PARTS, **options),
    "permutation": lambda **options: figures.permutation(ASSIGNED, **options),
    "many": lambda **options: figures.permutation(MANY, **options),
}
every_figure = pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)


@pytest.fixture(autouse=True)
def close_figures():
    yield
    import matplotlib.pyplot as plt

    plt.close("all")


@every_figure
def test_texts_are_large_and_lie_over_no_other(draw):
    found = visible_texts(draw(title="A finding that is said in a long title " * 3))
    assert min(text.get_fontsize() for text in found) >= 12
    boxes = [(text.get_text(), text.get_window_extent()) for text in found]
    assert [(a, b) for (a, p), (b, q) in combinations(boxes, 2) if p.overlaps(q)] == []


@every_figure
def test_a_figure_is_drawn_on_white_into_the_axes_it_is_given(draw):
    import matplotlib.pyplot as plt

    _, ax = plt.subplots()
    assert draw(ax=ax, title="Finding") is ax
    assert ax.figure.get_facecolor() == ax.get_facecolor() == (1, 1, 1, 1)


@pytest.mark.parametrize(
    ("name", "table"),
    [("keywords", WORDS), ("word_shift", PARTS), ("permutation", ASSIGNED)],
)
def test_no_table_and_an_empty_one_are_refused(name, table):
    draw = getattr(figures, name)
    with pytest.raises(ValueError, match="pandas DataFrame"):
        draw([1])
    with pytest.raises(ValueError, match=f"{name} needs the column '{table.columns[0]}'"):
        draw(table.drop(columns=table.columns[0]))
    with pytest.raises(ValueError, match="no row"):
        draw(table[:0])


def test_keywords_stand_from_the_target_s_to_the_reference_s_with_both_counts():
    ax = DRAWN["keywords"]()
    assert rows(ax) == ["حسن", "العام", "الإرهاب"]
    assert written(ax) == ["6 against 0", "8 against 2", "0 against 18"]


def test_keywords_have_their_log_ratio_as_bar_and_their_interval_as_line():
    ax = DRAWN["keywords"]()
    ends = [(bar.get_x() + bar.get_width(), bar.get_x()) for bar in ax.patches]
    assert [sum(pair) for pair in ends] == [4.7, 3.1, -4.0]
    assert [0.9, 5.4] in [list(line.get_xdata()) for line in ax.lines]


def test_a_word_that_one_corpus_lacks_is_hatched():
    hatches = [bar.get_hatch() for bar in DRAWN["keywords"]().patches]
    assert hatches == ["////", None, "////"]


def test_only_the_first_rows_are_drawn_and_the_axis_says_of_how_many():
    ax = figures.keywords(WORDS, most=2)
    assert rows(ax) == ["حسن", "الإرهاب"]
    assert "2 of 3 types" in ax.get_xlabel()
    with pytest.raises(ValueError, match="from 1"):
        figures.keywords(WORDS, most=0)


def test_a_shift_points_to_the_corpus_that_uses_the_word_more():
    lengths = [bar.get_width() for bar in DRAWN["word_shift"]().patches]
    assert lengths == [-50, 30]


def test_a_shift_with_signs_of_its_own_keeps_them():
    signed = PARTS.assign(contribution=[0.3, -0.2], percent=[60.0, -40.0])
    assert [bar.get_width() for bar in figures.word_shift(signed).patches] == [60, -40]


def test_each_assignment_has_a_line_and_the_axis_says_p():
    ax = DRAWN["permutation"]()
    assert rows(ax) == ["d, e", "a, d", "a, b", "a, c"]
    assert "p = 2 of 4 = 0.5" in ax.get_xlabel()


def test_the_real_assignment_is_in_ink_and_those_as_extreme_are_filled():
    dots = DRAWN["permutation"]().collections[0]
    colours = [matplotlib.colors.to_hex(face).upper() for face in dots.get_facecolor()]
    assert colours == [paper.INK, "#FFFFFF", "#FFFFFF", paper.BLACK.upper()]


def test_many_assignments_are_counted_in_columns():
    ax = DRAWN["many"]()
    assert sum(bar.get_height() for bar in ax.patches) >= len(MANY)
    assert "p = 2 of 101" in ax.get_xlabel()


def test_groups_are_called_what_they_are():
    ax = figures.keywords(WORDS, groups=("2024+", "before"))
    legend = [text.get_text() for text in ax.get_legend().get_texts()]
    assert legend[:2] == ["more in 2024+", "more in before"]


# --- Side by side ---------------------------------------------------------------------

TEXTS = "أكد مصر. السلاح والإرهابيين، ثم.", "أكد ليبيا. السلاح الإرهابيين."


def test_a_missing_letter_is_marked_where_it_stands():
    shown = Page(display.alignment(alignment(*TEXTS), *TEXTS))
    assert shown.texts("mark") == ["مصر", "ليبيا", "و", "ثم"]


def test_a_diacritic_that_differs_is_marked_with_its_letter():
    texts = "مشيدًا", "مشيداً"
    shown = Page(display.alignment(alignment(*texts), *texts))
    assert shown.texts("mark") == ["دً", "اً"]


def test_a_sentence_has_a_row_with_the_texts_as_they_stand():
    shown = Page(display.alignment(alignment(*TEXTS), *TEXTS, names=("001", "004")))
    cells = ["أكد مصر.", "أكد ليبيا.", "السلاح والإرهابيين، ثم.", "السلاح الإرهابيين."]
    assert shown.texts("td", lang="ar") == cells
    assert shown.texts("th", scope="col") == ["001", "004"]


def test_a_row_begins_once_where_each_text_has_a_full_stop_of_its_own():
    texts = "قال. وأكد مصر", "قال. وكشف مصر"
    shown = Page(display.alignment(alignment(*texts), *texts))
    assert shown.texts("td", lang="ar") == ["قال.", "قال.", "وأكد مصر", "وكشف مصر"]


def test_columns_run_from_right_to_left_and_cells_are_arabic():
    shown = Page(display.alignment(alignment(*TEXTS), *TEXTS))
    assert len(shown.all("table", dir="rtl")) == 1
    assert len(shown.all("td", lang="ar", dir="rtl")) == 4


def test_the_statement_in_001_and_004_is_shown_whole():
    corpus = load_corpus()
    tokens = corpus.tokens()
    a, b = (tokens[tokens["doc"] == doc] for doc in ("001", "004"))
    passage = shared_passages(a, b, max_gap=3).iloc[-1]
    texts = corpus.text("001"), corpus.text("004")
    shown = Page(display.alignment(alignment(*texts, passage), *texts))
    printed = "".join("".join(shown.texts("td")).split())
    for text, side in zip(texts, "ab", strict=True):
        raw = text[passage[f"start_{side}"] : passage[f"end_{side}"]]
        assert all(word in printed for word in raw.split())


def test_an_alignment_of_other_texts_is_refused():
    with pytest.raises(ValueError, match="outside the texts"):
        display.alignment(alignment(*TEXTS), "قال", "قال")
    with pytest.raises(ValueError, match="no words"):
        display.alignment(alignment("", ""), "قال", "قال")
