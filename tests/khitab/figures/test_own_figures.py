"""Figures of five texts and of thousands: bounded, quick, or refused with what to give."""

import time
from itertools import combinations

import matplotlib
import matplotlib.style
import pandas as pd
import pytest
from axes import rows, visible_texts, written
from khitab import figures
from khitab.comparison import rates
from khitab.figures.comparisons import KEYWORDS, PERMUTATIONS, SHIFT

matplotlib.use("agg")
NUMBERS = (5, 60, 2000, 5000)
PERIODS = ("2015", "2019", "2025")
NAMES = ("○ 2015", "◐ 2019", "● 2025")


@pytest.fixture(autouse=True)
def close_figures():
    yield
    import matplotlib.pyplot as plt

    plt.close("all")


def texts(n):
    docs = pd.DataFrame({"doc": [f"{i:04}" for i in range(n)]})
    docs["town"] = docs["doc"]
    docs["period"] = [PERIODS[i % 3] for i in range(n)]
    return docs.assign(outlet=[("North", "South")[i % 2] for i in range(n)])


def rated(n, **options):
    """Rates in n texts of 9 or 10 tokens, of which 0, 1 or 2 count."""
    sheet = texts(n)
    tokens = sheet.loc[sheet.index.repeat(9 + sheet.index % 2)].reset_index(drop=True)
    tokens["start"] = tokens.groupby("doc").cumcount()
    hits = tokens[tokens["start"] < tokens["doc"].astype(int) % 3]
    return rates(hits, tokens, **options)


def spoken(n):
    sheet = texts(n).assign(level="text", count=3, n_tokens=10, share=0.3)
    sheet = pd.concat(
        [sheet, sheet.drop_duplicates("period").assign(level="period", doc="")]
    )
    sheet = sheet.drop(columns=["outlet", "town"])
    other = {"voice": "outlet", "count": 7, "share": 0.7}
    return pd.concat([sheet.assign(voice="us"), sheet.assign(**other)])


def dated(n):
    day = pd.Timestamp("2015-01-01") + pd.to_timedelta(range(n), "D")
    days = dict.fromkeys(
        ["date", "date_earliest", "date_latest"], day.strftime("%Y-%m-%d")
    )
    return texts(n).assign(title="", **days)


def placed(n):
    table = texts(n).assign(phrase="قطر", count=1, n_tokens=10)
    places = table[["phrase", "doc"]].assign(place=4)
    return figures.dispersion_strip(table, places)


BOUNDED = {
    "rates": lambda n: figures.rates(rated(n)),
    "by": lambda n: figures.rates(rated(n, by="outlet")),
    "groups": lambda n: figures.rates(rated(n, groups="outlet")),
    "voices": lambda n: figures.voices(spoken(n)),
    "timeline": lambda n: figures.timeline(dated(n)),
    "dispersion": placed,
    "permutation": lambda n: figures.permutation(
        pd.DataFrame(
            {
                "target": "a",
                "difference": range(n),
                "observed": [True] + [False] * (n - 1),
            }
        ).assign(as_extreme=True)
    ),
}


@pytest.mark.parametrize("n", NUMBERS)
@pytest.mark.parametrize("draw", BOUNDED.values(), ids=BOUNDED)
def test_a_figure_of_many_texts_is_no_taller_than_a_page_and_can_be_read(draw, n):
    visible_texts(figures.rates(rated(1)))  # the first figure of all reads the fonts
    start = time.process_time()
    with matplotlib.style.context("dark_background"):
        ax = draw(n)
        found = visible_texts(ax)
    assert time.process_time() - start < 3
    assert ax.figure.get_size_inches()[1] <= 27
    boxes = [(text.get_text(), text.get_window_extent()) for text in found]
    assert [(a, b) for (a, p), (b, q) in combinations(boxes, 2) if p.overlaps(q)] == []
    assert all(text.get_fontsize() >= 12 for text in found)
    for text in found:  # white letters on white paper would be lost
        assert sum(matplotlib.colors.to_rgb(text.get_color())) < 2


def test_of_many_texts_a_row_is_a_period_and_each_text_a_dot():
    table = rated(60)
    ax = figures.rates(table)
    assert rows(ax) == [f"{name} · 20 texts" for name in NAMES]
    period = table[table["level"] == "period"]
    assert written(ax) == [
        f"{r.count} of {r.n_tokens}" for r in period.itertuples(index=False)
    ]
    dots = [len(each.get_offsets()) for each in ax.collections]
    assert dots == [20, 20, 20]


def test_any_column_may_be_the_group():
    ax = figures.rates(rated(5, groups="outlet"))
    assert rows(ax)[0] == "0000 · North" and rows(ax)[-1] == "0003 · South"
    assert rows(figures.rates(rated(60, groups="outlet")))[0] == "North · 30 texts"


def test_a_timeline_of_many_texts_has_a_dot_for_each():
    ax = figures.timeline(dated(60))
    assert rows(ax) == [f"{name} · 20 texts" for name in NAMES]


def test_heads_of_many_texts_name_their_periods():
    heads = [label.get_text() for label in placed(60).get_xticklabels()]
    assert heads == [f"{name}\n20\n200" for name in NAMES]


def frame(columns, n):
    return pd.DataFrame([["قطر", *[1] * (len(columns) - 1)]] * n, columns=columns)


WORDS = {
    "counts": lambda n: figures.counts(pd.DataFrame({"word": range(n), "n": 1})),
    "hits": lambda n: figures.hits(pd.DataFrame({"method": range(n), "hits": 1})),
    "keywords": lambda n: figures.keywords(frame(KEYWORDS, 2 * n), most=2 * n),
    "word_shift": lambda n: figures.word_shift(frame(SHIFT, 2 * n), most=2 * n),
    "tiles": lambda n: figures.voice_tiles(
        frame(["voice", "count", "n_tokens", "per_1000"], n).assign(doc=range(n))
    ),
    "voices of tiles": lambda n: figures.voice_tiles(
        frame(["frame", "count", "n_tokens", "per_1000"], n).assign(voice=range(n))
    ),
    "phrases": lambda n: figures.dispersion_strip(
        frame(["doc", "count", "n_tokens"], n).assign(phrase=range(n)),
        pd.DataFrame(columns=["phrase", "doc", "place"]),
    ),
    "groups": lambda n: figures.rates(rated(n, groups="town")),
    "texts alone": lambda n: figures.rates(rated(n).query("level == 'text'")),
    "periods of timeline": lambda n: figures.timeline(dated(n).assign(period=range(n))),
}


@pytest.mark.parametrize("n", NUMBERS[1:])
@pytest.mark.parametrize("draw", WORDS.values(), ids=WORDS)
def test_rows_that_nobody_could_read_are_refused_with_what_to_give(draw, n):
    with pytest.raises(
        ValueError, match="draws at most .*(Choose|choose|smaller|give|Take)"
    ):
        draw(n)


def test_a_long_list_of_texts_is_cut_in_the_name_of_an_assignment():
    ids = ", ".join(f"{i:04}" for i in range(50))
    table = pd.DataFrame([[ids, 1.0, True, True], [ids, -1.0, False, True]])
    ax = figures.permutation(table.set_axis(PERMUTATIONS, axis=1))
    assert all(len(row) <= 40 and row.endswith("…") for row in rows(ax))
