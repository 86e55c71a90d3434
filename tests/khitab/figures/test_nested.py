"""What the figure of nested counts draws: read back from the Axes, tables made by hand."""

from itertools import combinations

import matplotlib
import pandas as pd
import pytest
from axes import rows, visible_texts, written
from khitab import figures

matplotlib.use("agg")

# "terrorism … terrorism and extremist groups" and, in another text, "the terrorists".
WORDS = pd.DataFrame(
    [
        ["000", 40, 47, "إرهاب"],
        ["000", 60, 68, "متطرف"],
        ["000", 10, 17, "إرهاب"],
        ["001", 5, 14, "إرهابي"],
    ],
    columns=["doc", "start", "end", "lemma"],
)
MENTIONS = pd.DataFrame(
    [["000", 10, 17], ["000", 40, 68], ["001", 5, 14]], columns=["doc", "start", "end"]
)
KINDS = {"noun": "إرهاب", "family": "إرهابي", "issue": "متطرف"}
TEXTS = pd.DataFrame({"doc": ["002", "000", "001"], "period": ["2024", "2017", "2019"]})
LABELS = {"2024": "2024+ (two texts)", "إرهاب": "terrorism, a noun"}


def draw(words=WORDS, mentions=MENTIONS, kinds=KINDS, texts=TEXTS, **options):
    return figures.nested_counts(words, mentions, kinds, texts, **options)


@pytest.fixture(autouse=True)
def close_figures():
    yield
    import matplotlib.pyplot as plt

    plt.close("all")


def squares(ax, y):
    """The squares of a row, in their order: how each is filled."""
    found = [line for line in ax.lines if line.get_marker() == "s"]
    found = [line for line in found if line.get_ydata()[0] == y]
    found.sort(key=lambda line: line.get_xdata()[0])
    return [fill(line) for line in found]


def fill(line):
    empty = line.get_markerfacecolor() == "white"
    return "empty" if empty else {"bottom": "half"}.get(line.get_fillstyle(), "full")


def brackets(ax, y):
    """The first and the last square above each bracket of a row."""
    found = [line for line in ax.lines if len(line.get_xdata()) == 4]
    found = [line.get_xdata() for line in found if y < line.get_ydata()[1] < y + 1]
    return [(round(xs[0]), round(xs[-1])) for xs in found]


def test_texts_are_large_and_lie_over_no_other():
    found = visible_texts(draw(title="A finding in a long title " * 4, labels=LABELS))
    assert min(text.get_fontsize() for text in found) >= 12
    boxes = [(text.get_text(), text.get_window_extent()) for text in found]
    assert [(a, b) for (a, p), (b, q) in combinations(boxes, 2) if p.overlaps(q)] == []


def test_it_is_drawn_on_white_into_the_axes_it_is_given():
    import matplotlib.pyplot as plt

    _, ax = plt.subplots()
    assert draw(ax=ax, title="Finding") is ax
    assert ax.figure.get_facecolor() == ax.get_facecolor() == (1, 1, 1, 1)


def test_texts_come_by_period_and_those_without_a_word_have_a_row():
    ax = draw(labels=LABELS)
    assert rows(ax) == ["000 · ○ 2017", "001 · ◐ 2019", "002 · ● 2024+", "all texts"]
    assert squares(ax, 2) == brackets(ax, 2) == []
    assert rows(draw(texts=TEXTS[["doc"]])) == ["000", "001", "002", "all texts"]


def test_squares_come_in_reading_order_and_each_lemma_has_a_fill_of_its_own():
    ax = draw()
    assert squares(ax, 0) == ["full", "full", "empty"] and squares(ax, 1) == ["half"]


def test_a_bracket_holds_the_words_of_one_mention():
    ax = draw()
    assert brackets(ax, 0) == [(0, 0), (1, 2)] and brackets(ax, 1) == [(0, 0)]


def test_each_count_holds_the_ones_before_it_and_the_last_row_adds_them_up():
    numbers = [text for text in written(draw()) if text.isdigit()]
    rows_of_four = [numbers[at : at + 4] for at in range(0, len(numbers), 4)]
    assert rows_of_four == [list("2232"), list("0111"), list("0000"), list("2343")]


def test_above_each_number_are_the_squares_that_it_counts():
    ax = draw()
    heads = [label.get_text() for label in ax.get_xticklabels()]
    assert heads == ["noun", "family", "issue", "mentions"]
    assert squares(ax, -0.8) == ["full", "full", "half", "full", "half", "empty"]


def test_the_legend_names_raw_lemmas_or_their_labels():
    named = [text.get_text() for text in draw(labels=LABELS).get_legend().get_texts()]
    assert named == ["terrorism, a noun", "إرهابي", "متطرف", "one mention"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"words": WORDS[:0]}, "no rows"),
        ({"words": WORDS.drop(columns="lemma")}, "needs the column 'lemma'"),
        ({"mentions": [1]}, "pandas DataFrame"),
        ({"texts": TEXTS[:2]}, "have the doc '001', which is not among '002', '000'"),
        ({"kinds": {"noun": "إرهاب"}}, "the words have the lemma 'إرهابي'"),
        ({"kinds": dict(zip("abcd", "abcd"))}, "at most 3 kinds of words"),
        ({"mentions": MENTIONS.assign(end=11, start=9)}, "mention at 9 of text '001'"),
    ],
)
def test_what_does_not_fit_together_is_refused_in_words(given, message):
    with pytest.raises(ValueError, match=message):
        draw(**given)


def test_more_words_than_anybody_counts_are_refused():
    many = pd.DataFrame({"doc": "000", "start": range(26), "lemma": "إرهاب"})
    many["end"] = many["start"] + 1
    assert draw(many[:25], many[:25]) is not None
    with pytest.raises(ValueError, match="at most 25 words of a text"):
        draw(many, many)
