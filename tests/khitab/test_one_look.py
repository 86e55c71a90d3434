"""The same frame, voice and period look the same in every figure and every view."""

import re
from itertools import product

import khitab
import matplotlib
import pytest
from khitab import course, display, figures, framing, morphology, voices
from khitab.labels import look
from page import Page

matplotlib.use("agg")
FRAMES = ["terrorism", "qatar", "foreign_forces"]
CORPUS = khitab.load_corpus()


@pytest.fixture(scope="module")
def said():
    words = morphology.add_lemmas(CORPUS.tokens())
    return voices.who_says(words, CORPUS.annotations("voices"))


@pytest.fixture(scope="module")
def found(said):
    return framing.occurrences(said)


@pytest.fixture(autouse=True)
def close_figures():
    yield
    import matplotlib.pyplot as plt

    plt.close("all")


def hues(colours):
    """Colours as hues, so that a tint counts as its colour."""
    rgb = [matplotlib.colors.to_rgb(colour) for colour in colours]
    return {round(float(matplotlib.colors.rgb_to_hsv(each)[0]), 2) for each in rgb}


def test_rates_and_tiles_draw_a_frame_in_its_colour(said, found):
    dots = figures.rates(framing.rates(found, said))
    edges = {
        dot.get_markeredgecolor() for dot in dots.lines if dot.get_marker() in list("^Ds")
    }
    tiles = figures.voice_tiles(voices.per_voice(said, found, by="frame"))
    faces = [tile.get_facecolor() for tile in tiles.patches]
    colours = [look("frame", frame).colour for frame in FRAMES]
    assert edges == set(colours)
    assert hues(face for face in faces if face[:3] != (1, 1, 1)) == hues(colours)


def test_a_bar_of_a_voice_has_its_colour_whoever_else_is_in_the_table(said):
    keys = [*course.VOICES, "reporting"]
    colours = {look("voice", key).name: look("voice", key).colour for key in keys}
    for docs in (["000"], ["001", "004"], CORPUS.docs):
        shares = voices.shares(said[said["doc"].isin(docs)])
        legend = figures.voices(shares).get_legend()
        for text, box in zip(legend.texts, legend.get_patches(), strict=True):
            colour = matplotlib.colors.to_hex(box.get_edgecolor()).upper()
            assert colour == colours[text.get_text()]


def table(said):
    return display.table(voices.per_voice(said, framing.occurrences(said), by="frame"))


def matrix(said):
    runs = {run: CORPUS.annotations(f"elements_{run}") for run in "12"}
    return display.matrix(framing.matrix(framing.by_voice(framing.elements(runs), said)))


def synopsis(said):
    spans = CORPUS.annotations("voices")
    words = "وحدة وسلامة واستقرار ليبيا"
    unity = voices.wording(CORPUS, "unity", "002", words, "the unity of Libya")
    return display.synopsis(voices.wordings(CORPUS, unity, spans))


@pytest.mark.parametrize("view", [table, matrix, synopsis])
def test_a_view_shows_the_sign_and_the_label_of_a_key_and_never_the_key(view, said):
    shown = Page(view(said))
    seen = " ".join(text for tag in ("td", "th", "p", "b") for text in shown.texts(tag))
    assert not re.findall(
        r"\b(?:foreign_forces|egypt|haftar|mp|qatar|unattributed)\b", seen
    )
    assert look("voice", "egypt").name in seen


def test_a_period_has_its_sign_in_every_figure_that_names_it(said, found):
    drawn = [
        figures.rates(framing.rates(found, said)),
        figures.voices(voices.shares(said)),
        figures.timeline(CORPUS.datasheet),
    ]
    for ax, period in product(drawn, ["2017", "2019", "2024"]):
        rows = [label.get_text() for label in ax.get_yticklabels()]
        assert any(f"· {look('period', period).name}" in row for row in rows)
