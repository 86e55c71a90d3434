"""One look for each frame, voice and period."""

from itertools import combinations

import khitab
import matplotlib
import numpy as np
import pytest
from fontTools.ttLib import TTFont
from khitab import course, labels
from khitab.labels import look, looks

KINDS = list(labels.COLOURS)
LIGHT, DARK = "#FFFFFF", "#111111"  # pages, and JupyterLab's dark theme
EYES = {  # Machado, Oliveira & Fernandes (2009), severity 1
    "all cones": np.eye(3),
    "protan": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "deutan": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    "tritan": [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
}
XYZ = np.array(
    [[0.4125, 0.3576, 0.1804], [0.2127, 0.7152, 0.0722], [0.0193, 0.1192, 0.9503]]
)


def linear(colour):
    channels = np.array(matplotlib.colors.to_rgb(colour))
    return np.where(
        channels <= 0.04, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4
    )


def contrast(one, other):
    dark, light = sorted(linear(colour) @ XYZ[1] + 0.05 for colour in (one, other))
    return light / dark


def lab(colour, eye):
    x, y, z = np.cbrt(XYZ @ np.clip(EYES[eye] @ linear(colour), 1e-4, 1) / XYZ.sum(1))
    return np.array([116 * y, 500 * (x - y), 200 * (y - z)])


def test_every_colour_has_three_to_one_on_white_and_on_dark_pages():
    colours = {colour for kind in KINDS for colour in labels.COLOURS[kind]}
    worst = min(
        contrast(c, page) for c in {*colours, labels.GREY} for page in (LIGHT, DARK)
    )
    assert worst >= 3


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize(("kind", "apart"), [("frame", 12), ("voice", 19), ("period", 9)])
def test_colour_blind_readers_tell_the_colours_of_a_kind_apart(kind, apart, eye):
    pairs = combinations(labels.COLOURS[kind], 2)
    worst = min(np.linalg.norm(lab(a, eye) - lab(b, eye)) for a, b in pairs)
    assert worst >= apart


def test_frames_voices_and_periods_share_no_colour_and_no_sign():
    for table in (labels.COLOURS, labels.SIGNS):
        marks = [mark for kind in KINDS for mark in table[kind]]
        assert len(marks) == len(set(marks))


def test_the_font_of_every_figure_has_every_sign():
    font = TTFont(f"{matplotlib.get_data_path()}/fonts/ttf/DejaVuSans.ttf")
    signs = {
        *"".join(labels.SIGNS.values()),
        *(look("voice", k).sign for k in labels.GREYS),
    }
    assert signs <= set(map(chr, font.getBestCmap()))


@pytest.mark.parametrize("kind", ["frame", "voice"])
def test_a_key_of_the_course_looks_the_same_alone_and_beside_others(kind):
    keys = list(course.CALLED[kind])
    together = looks(kind, [*reversed(keys), "one of your own"])
    assert all(look(kind, key) == together[key] for key in keys)


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_keys_of_a_table_look_alike(kind):
    keys = [*course.CALLED[kind], *map(str, range(12 - len(course.CALLED[kind])))]
    shown = looks(kind, keys)
    assert len({shown[key][1:] for key in keys}) == len(keys)


@pytest.mark.parametrize("kind", KINDS)
def test_keys_of_one_s_own_take_the_colours_in_the_order_in_which_they_come(kind):
    colours = labels.COLOURS[kind]
    keys = list(range(len(colours) + 1))
    shown = [looks(kind, keys)[key] for key in keys]
    assert [each.colour for each in shown] == [*colours, colours[0]]
    assert [shown[0].line, shown[-1].line] == ["solid", "dashed"]


def test_no_number_of_keys_is_too_many():
    assert len(looks("voice", range(500))) >= 500


def test_looks_come_for_the_keys_that_were_asked_for_in_their_order():
    keys = ["union", "us", "outlet", "reporting", "egypt"]
    assert list(looks("voice", [*keys, "us"])) == keys


def test_a_period_of_the_course_looks_the_same_alone_and_beside_others():
    labels = khitab.load_corpus().labels
    every = looks("period", ["2024", "2019", "2017"])
    assert all(look("period", key) == every[key] for key in every)
    assert [every[key].sign for key in labels] == ["○", "◐", "●"]
    assert looks("period", ["2024"], labels)["2024"].name == "● 2024+"


def test_the_circles_of_periods_of_one_s_own_fill_in_the_order_of_the_corpus():
    labels = {"2018": "2018", "2019": "2019", "2020": "2020"}
    assert looks("period", ["2019"], labels)["2019"].sign == "◐"
    assert [each.sign for each in looks("period", labels).values()] == ["○", "◐", "●"]
