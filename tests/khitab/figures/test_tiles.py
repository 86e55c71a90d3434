"""What the figures of phrases draw: read back from the Axes, tables made by hand."""

from itertools import combinations

import matplotlib
import pandas as pd
import pytest
from khitab import figures

matplotlib.use("agg")

COUNTS = pd.DataFrame(
    [
        ["مكافحة الإرهاب", "002", "2024", 0, 100],
        ["مكافحة الإرهاب", "000", "2017", 4, 300],
        ["خليفة حفتر", "002", "2024", 1, 100],
        ["خليفة حفتر", "000", "2017", 3, 300],
    ],
    columns=["phrase", "doc", "period", "count", "n_tokens"],
)
PLACES = pd.DataFrame(
    [["خليفة حفتر", "002", 9], ["خليفة حفتر", "000", 0], ["خليفة حفتر", "000", 299]],
    columns=["phrase", "doc", "place"],
)
DRAWN = {
    "dispersion_strip": lambda table=COUNTS, **more: figures.dispersion_strip(
        table, PLACES, **more
    ),
}
every_figure = pytest.mark.parametrize("name", DRAWN)


@pytest.fixture(autouse=True)
def close_figures():
    yield
    matplotlib.pyplot.close("all")


def luminance(colour):
    channels = matplotlib.colors.to_rgb(colour)
    linear = [((c + 0.055) / 1.055) ** 2.4 for c in channels]  # near enough above black
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def visible(ax):
    ax.figure.canvas.draw()
    found = [*ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels(), ax.xaxis.label]
    return [text for text in [*found, *ax.figure.texts] if text.get_text().strip()]


def marks(ax):
    """The places of the marks of each line that has any, from its left end."""
    lines = [line for line in ax.lines if line.get_marker() == "|"]
    return [sorted(line.get_xdata()) for line in lines if len(line.get_xdata())]


@every_figure
def test_nothing_is_smaller_than_12_points_and_nothing_lies_over_another(name):
    texts = visible(DRAWN[name](title="A finding", labels={"2024": "2024+ (two texts)"}))
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts]
    assert min(text.get_fontsize() for text in texts) >= 12
    assert [(a, b) for (a, p), (b, q) in combinations(boxes, 2) if p.overlaps(q)] == []


@every_figure
def test_the_face_is_white_and_the_given_axes_are_used(name):
    _, ax = matplotlib.pyplot.subplots()
    assert DRAWN[name](ax=ax, title="Finding") is ax
    assert ax.get_facecolor() == (1, 1, 1, 1) and ax.get_title(loc="left") == "Finding"


@every_figure
def test_texts_stand_by_period_with_their_size_and_the_note_below(name):
    ax = DRAWN[name](labels={"2024": "2024+ (two texts)"})
    heads = [label.get_text() for label in ax.get_xticklabels()]
    assert heads == ["000\n○ 2017\n300", "002\n● 2024+\n100"]
    assert ax.get_xlabel().splitlines()[1:] == ["2024+: two texts"]


@every_figure
def test_phrases_are_raw_arabic_in_the_order_of_the_table_or_have_their_label(name):
    names = [label.get_text() for label in DRAWN[name]().get_yticklabels()]
    assert names == ["مكافحة الإرهاب", "خليفة حفتر"]
    label = {"خليفة حفتر": "the name"}
    assert DRAWN[name](labels=label).get_yticklabels()[1].get_text() == "the name"


@every_figure
def test_a_table_without_periods_will_do(name):
    heads = DRAWN[name](COUNTS.drop(columns="period")).get_xticklabels()
    assert [head.get_text() for head in heads] == ["000\n300", "002\n100"]


@every_figure
def test_what_is_no_table_of_counts_is_refused_in_words(name):
    with pytest.raises(ValueError, match="no rows"):
        DRAWN[name](COUNTS[:0])
    with pytest.raises(ValueError, match=f"{name} needs the column 'n_tokens'"):
        DRAWN[name](COUNTS.drop(columns="n_tokens"))
    with pytest.raises(ValueError, match="more than one row for the text '002'"):
        DRAWN[name](pd.concat([COUNTS, COUNTS[:1]]))
    with pytest.raises(ValueError, match="pandas DataFrame"):
        DRAWN[name]([1, 2])


def test_a_mark_stands_as_far_along_as_its_place_after_the_texts_before_it():
    """Text 000 has 300 tokens, so place 9 of text 002 is the 310th token of all."""
    assert marks(figures.dispersion_strip(COUNTS, PLACES)) == [[0.5, 299.5, 309.5]]


def test_each_line_ends_with_how_many_marks_it_has_none_included():
    written = [t.get_text() for t in figures.dispersion_strip(COUNTS, PLACES).texts]
    assert written[:2] == ["0", "3"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (["قطر", "000", 1], "the phrase 'قطر', which the table of counts does not have"),
        (["خليفة حفتر", "007", 1], "the doc '007'"),
        (["خليفة حفتر", "002", 100], "place 100 lies outside the text '002'"),
        (["خليفة حفتر", "002", -1], "place -1 lies outside"),
    ],
)
def test_a_place_that_can_not_be_is_refused(row, message):
    with pytest.raises(ValueError, match=message):
        figures.dispersion_strip(COUNTS, pd.DataFrame([row], columns=PLACES.columns))
