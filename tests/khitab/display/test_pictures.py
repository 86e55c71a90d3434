"""A figure on a page: a drawing that fits light, dark and paper, and a picture elsewhere."""

import io
import re
from xml.etree import ElementTree

import matplotlib
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from chromium import NEEDED, Tab, chromium
from khitab import display, figures
from khitab.display import pictures
from khitab.figures import paper
from khitab.labels import COLOURS
from page import Page
from PIL import Image

matplotlib.use("agg")

TABLE = pd.DataFrame({"word": ["قطر", "ليبيا"], "before": [3, 0], "after": [2, 5]})
ALT = 'Bars, "open" and <closed>.'


def shown(title="Finding"):
    return display.figure(figures.counts(TABLE, title=title), ALT, caption="Counts")


def drawing(figure):
    return re.search("<svg.*</svg>", figure.html, re.DOTALL)[0]


def test_a_figure_carries_its_alt_text_in_both_forms_and_is_closed():
    figure, ax = plt.subplots(figsize=(2, 1))
    page = Page(display.figure(ax, alt=ALT, caption="Rates"))
    assert [image["alt"] for image, _ in page.all("img")] == [ALT]
    assert [image["aria-label"] for image, _ in page.all("svg", role="img")] == [ALT]
    assert page.texts("figcaption") == ["Rates"]
    assert not plt.fignum_exists(figure.number)


def test_without_styles_there_is_the_picture_on_white_and_no_drawing():
    page = Page(shown())
    image, drawn = page.all("img")[0][0], page.all("svg")[0][0]
    assert image["src"].startswith("data:image/png;base64,iVBOR")
    assert "background:#fff" in image["style"] and "display:none" in drawn["style"]


def test_the_picture_stays_light_and_keeps_the_colours_of_the_frames():
    figure, ax = plt.subplots()
    for place, colour in enumerate(COLOURS["frame"]):
        ax.plot(place, 0, "o", color=colour)
    picture = Image.open(io.BytesIO(pictures.picture(figure))).convert("RGB")
    assert picture.getpixel((0, 0)) == (255, 255, 255)
    seen = [colour for _, colour in picture.getcolors(256)]
    for colour in COLOURS["frame"]:
        wanted = bytes.fromhex(colour[1:])
        assert min(max(abs(a - b) for a, b in zip(wanted, each)) for each in seen) < 12


def test_a_drawing_has_no_paper_and_no_black_of_its_own():
    drawn = drawing(shown())
    own = set(re.findall('#[0-9a-f]{6}(?=[;"])', drawn))
    assert own == {paper.INK.lower()}
    assert "currentColor" in drawn and pictures.PAPER not in drawn


def test_what_is_white_in_a_figure_is_the_paper_of_the_page():
    table = pd.DataFrame({"method": ["exact"], "hits": [5], "missed": [10]})
    assert pictures.PAPER in drawing(display.figure(figures.hits(table), ALT))


def test_a_drawing_brings_no_style_script_or_text_and_its_arabic_is_paths():
    tags = {
        element.tag.split("}")[1]
        for element in ElementTree.fromstring(drawing(shown())).iter()
    }
    assert tags <= {"svg", "g", "defs", "path", "use", "clipPath", "rect"}


def test_two_drawings_share_no_id_and_each_finds_its_own():
    one, other = (drawing(shown(title)) for title in ("One", "Other"))
    ids = [set(re.findall(r' id="([^"]+)"', each)) for each in (one, other)]
    assert all(ids) and not ids[0] & ids[1]
    for each, known in zip((one, other), ids):
        assert set(re.findall(r'(?:url\(|href=")#([^")]+)', each)) <= known


def test_the_same_figure_is_the_same_drawing():
    assert drawing(shown()) == drawing(shown())


@pytest.mark.slow
@NEEDED
def test_on_a_page_the_drawing_takes_the_black_of_the_theme_and_of_the_printer(tmp_path):
    place = tmp_path / "page.html"
    place.write_text(f"<meta charset=utf-8><body>{shown()._repr_html_()}", "utf-8")
    black = "getComputedStyle(document.querySelector('svg [style*=\"fill:currentColor\"]')).fill"
    with chromium() as program:
        tab = Tab(program, viewport={"width": 360, "height": 720})
        tab.go(place.as_uri())
        assert tab.js("document.querySelector('img').offsetWidth") == 0
        assert tab.js("document.querySelector('svg').getBoundingClientRect().width") > 300
        assert tab.js("document.documentElement.scrollWidth") <= 360
        tab.js("document.body.style.color = 'rgb(250, 250, 250)'")
        assert tab.js(black) == "rgb(250, 250, 250)"
        tab.page.emulate_media(media="print")
        assert tab.js(black) == "rgb(0, 0, 0)"
