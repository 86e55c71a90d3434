"""What the figures draw: read back from the Axes, against tables made by hand."""

from itertools import combinations
from pathlib import Path

import khitab
import matplotlib
import matplotlib.dates
import pandas as pd
import pytest
from axes import rows, visible_texts, written
from khitab import figures
from khitab.comparison import RATE_COLUMNS
from khitab.figures import days, paper

matplotlib.use("agg")

RATES = pd.DataFrame(
    [
        ["text", "2024", "002", 0, 500, 0.0, 0.0, 7.4],
        ["text", "2017", "000", 2, 400, 5.0, 0.6, 18.1],
        ["period", "2017", "", 2, 400, 5.0, 0.6, 18.1],
        ["period", "2024", "", 0, 500, 0.0, 0.0, 7.4],
    ],
    columns=RATE_COLUMNS,
)
DATES = pd.DataFrame(
    [
        ["000", "شكري", "", "2017", "2017-07-26", "2017-07-26", "2017-07-27"],
        [
            "004",
            "لقاء",
            "وكالة كليوباترا",
            "2019",
            "2019-05-09",
            "2019-05-09",
            "2019-05-09",
        ],
        ["001", "لقاء", "Awj / أوج", "2019", "2019-05-13", "2019-05-13", "2019-05-13"],
        ["003", "رئيس", "تحيا مصر", "2024", "2026-02-15", "2025-02-01", "2026-02-15"],
    ],
    columns=["doc", "title", "outlet", "period", "date", "date_earliest", "date_latest"],
)
CANDIDATES = pd.DataFrame(
    [
        ["004", "2019-09-16", "ticker", "captured"],
        ["004", "2019-05-09", "«اليوم الخميس»", "published"],
        ["003", "2025-12-08", "«8 ديسمبر الماضي»", "event"],
        ["003", "2024-12-29", "in the text", "false_lead"],
    ],
    columns=["doc", "date", "label", "kind"],
)
HITS = pd.DataFrame(
    {
        "method": ["exact «قطر»", "any"],
        "hits": [5, 12],
        "false": [0, 2],
        "missed": [7, 0],
    }
)
SHARES = pd.DataFrame(
    [
        ["the model's", "2017", 0.2, 0.15, 0.26],
        ["mended «قطر»", "2017", 0.1, 0.05, 0.15],
        ["mended", "2019 minus 2017", -0.04, -0.1, 0.02],
    ],
    columns=["codes", "period", "share", "low", "high"],
)
COUNTS = pd.DataFrame({"word": ["ليبيا", "قطر"], "all": [40, 3], "body": [33, 1]})
DRAWN = {
    "rates": lambda **options: figures.rates(RATES, **options),
    "items": lambda **options: figures.rates(
        pd.concat([RATES.assign(frame=name) for name in ("terrorism", "قطر")]), **options
    ),
    "timeline": lambda **options: figures.timeline(
        DATES, candidates=CANDIDATES, **options
    ),
    "hits": lambda **options: figures.hits(HITS, **options),
    "counts": lambda **options: figures.counts(COUNTS, **options),
    "intervals": lambda **options: figures.intervals(SHARES, **options),
}
every_figure = pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)


@pytest.fixture(autouse=True)
def close_figures():
    yield
    import matplotlib.pyplot as plt

    plt.close("all")


def luminance(colour):
    channels = matplotlib.colors.to_rgb(colour)
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# --- Every figure ---------------------------------------------------------------------


@every_figure
def test_a_figure_has_a_white_face_in_any_theme(draw):
    matplotlib.rcParams["figure.facecolor"] = "black"
    ax = draw()
    matplotlib.rcdefaults()
    assert ax.figure.get_facecolor() == ax.get_facecolor() == (1, 1, 1, 1)


@every_figure
def test_nothing_is_set_smaller_than_12_points(draw):
    assert min(text.get_fontsize() for text in visible_texts(draw(title="A"))) >= 12


@every_figure
def test_no_text_lies_over_another(draw):
    ax = draw(title="A finding that is said in a long title " * 3)
    boxes = [(t.get_text(), t.get_window_extent()) for t in visible_texts(ax)]
    over = [(a, b) for (a, p), (b, q) in combinations(boxes, 2) if p.overlaps(q)]
    assert over == []


@every_figure
def test_a_figure_is_drawn_into_the_axes_it_is_given(draw):
    import matplotlib.pyplot as plt

    _, ax = plt.subplots()
    assert draw(ax=ax, title="Finding") is ax
    assert ax.get_title(loc="left") == "Finding"
    assert len(plt.get_fignums()) == 1


@every_figure
def test_dollars_are_letters_and_not_mathematics(draw):
    ax = draw(title="$قطر$")
    texts = [*ax.figure.texts, *ax.texts, *ax.get_yticklabels()]
    assert not any(text.get_parse_math() for text in texts)


@every_figure
def test_an_empty_table_or_no_table_is_refused(draw):
    name = (
        "rates"
        if draw is DRAWN["items"]
        else next(k for k, v in DRAWN.items() if v is draw)
    )
    tables = {"rates": RATES, "timeline": DATES, "hits": HITS, "counts": COUNTS}
    table = (tables | {"intervals": SHARES})[name]
    with pytest.raises(ValueError, match="no rows"):
        getattr(figures, name)(table[:0])
    with pytest.raises(ValueError, match="pandas DataFrame"):
        getattr(figures, name)([1, 2])
    with pytest.raises(ValueError, match=f"{name} needs the column '{table.columns[0]}'"):
        getattr(figures, name)(table.drop(columns=table.columns[0]))


def test_the_inks_stand_out_from_white_paper():
    contrasts = [
        1.05 / (luminance(ink) + 0.05) for ink in (paper.INK, paper.GREY, paper.PALE)
    ]
    assert min(contrasts) >= 3


def test_arabic_reaches_matplotlib_as_it_is():
    words = [*rows(figures.counts(COUNTS)), *rows(DRAWN["items"]())]
    assert {"ليبيا", "قطر"} <= set(words)


def test_no_module_reshapes_arabic_which_matplotlib_would_then_print_backwards():
    sources = Path(khitab.__file__).parent.rglob("*.py")
    guilty = [
        (path.name, name)
        for path in sources
        for name in ("arabic_reshaper", "import bidi", "from bidi", "plt.show")
        if name in path.read_text(encoding="utf-8")
    ]
    assert guilty == []


def test_arabic_inside_an_english_label_is_isolated_with_its_numbers():
    found = paper.ordered("8 Dec: «8 ديسمبر»")
    assert found == "\u200e8 Dec: \u2067«8 ديسمبر»\u2069"


# --- Rates ----------------------------------------------------------------------------


def test_texts_stand_by_period_each_with_its_count():
    ax = figures.rates(RATES)
    assert rows(ax) == ["000 · ○ 2017", "002 · ● 2024"]
    assert written(ax) == ["2 of 400", "0 of 500"]


def test_a_text_without_a_hit_is_an_open_dot():
    faces = [
        line.get_markerfacecolor()
        for line in figures.rates(RATES).lines
        if line.get_marker() == "o"
    ]
    assert faces == [paper.INK, "white"]


def test_dots_and_intervals_lie_where_the_table_says():
    ax = figures.rates(RATES)
    drawn = [list(line.get_xdata()) for line in ax.lines if line.get_color() == paper.INK]
    assert [0.6, 18.1] in drawn and [0.0, 7.4] in drawn


def test_the_period_is_shown_by_its_label_and_the_note_below():
    ax = figures.rates(RATES, labels={"2024": "2024+ (two texts)"})
    assert rows(ax)[1] == "002 · ● 2024+"
    assert ax.get_xlabel() == "per 1,000 tokens\n2024+: two texts"


def test_items_stand_one_below_the_other_with_a_head():
    heads = [
        label.get_text()
        for label in DRAWN["items"]().get_yticklabels()
        if label.get_fontweight() == "bold"
    ]
    assert heads == ["▲ terrorism", "◆ قطر"]


def test_rates_without_texts_and_too_many_items_are_refused():
    with pytest.raises(ValueError, match="level is 'text'"):
        figures.rates(RATES[2:])
    with pytest.raises(ValueError, match="at most 4"):
        figures.rates(pd.concat([RATES.assign(item=i) for i in range(5)]))


# --- Dates ----------------------------------------------------------------------------


def test_texts_stand_by_date_and_candidates_below_their_text():
    ax = DRAWN["timeline"]()
    assert rows(ax) == [
        "000 · ○ 2017",
        "004 · ◐ 2019",
        "",
        "",
        "001 · ◐ 2019",
        "003 · ● 2024",
        "",
        "",
    ]
    dates = [text.replace("\u200e", "")[:11] for text in written(ax)]
    assert dates[1:4] == ["9 May 2019 ", "9 May 2019:", "16 Sep 2019"]


def test_an_unsure_date_says_its_first_and_its_last_day():
    assert written(figures.timeline(DATES))[0] == "26 to 27 Jul 2017"


def test_the_axis_shows_whole_years():
    ax = DRAWN["timeline"]()
    first, last = matplotlib.dates.num2date(ax.get_xlim())
    assert [str(day)[:10] for day in (first, last)] == ["2017-01-01", "2027-01-01"]


def test_each_kind_of_date_has_a_shape_of_its_own():
    shapes = [marker for marker, *_ in days.KINDS.values()]
    assert len(set(shapes)) == len(shapes)


def test_the_kinds_of_dates_are_those_that_the_seeds_readme_defines():
    readme = (khitab.corpus.SEEDS / "README.md").read_text(encoding="utf-8")
    table = readme.split("| kind | the expression dates |")[1].split("\n\n")[0]
    assert [line.split("|")[1].strip() for line in table.splitlines()[2:]] == list(
        days.KINDS
    )


@pytest.mark.parametrize(
    ("date", "words", "first", "last"),
    [
        ("2014", "2014", "2014-01-01", "2014-12-31"),
        ("2020-02", "Feb 2020", "2020-02-01", "2020-02-29"),
        ("2019-05-09", "9 May 2019", "2019-05-09", "2019-05-09"),
        ("2019-05-07/2019-05-08", "7 to 8 May 2019", "2019-05-07", "2019-05-08"),
        ("2019-04-30/2019-05-01", "30 Apr to 1 May 2019", "2019-04-30", "2019-05-01"),
        ("2009-01-01/2015-12-31", "2009 to 2015", "2009-01-01", "2015-12-31"),
    ],
)
def test_a_date_is_drawn_and_written_as_precisely_as_known(date, words, first, last):
    ax = figures.timeline(DATES, candidates=CANDIDATES[:1].assign(date=date, label=""))
    spans = [[str(day)[:10] for day in line.get_xdata()] for line in ax.lines]
    assert words in written(ax) and [first, last] in spans


def test_the_seeds_list_of_dates_can_be_drawn_as_it_is_without_those_that_have_no_date():
    corpus = khitab.load_corpus()
    path = khitab.corpus.SEEDS / "annotations" / "dates.csv"
    found = pd.read_csv(path, dtype={"doc": str})
    ax = figures.timeline(corpus.datasheet, candidates=found)
    assert found["date"].isna().any()
    assert len(rows(ax)) == len(corpus.docs) + found["date"].notna().sum()


@pytest.mark.parametrize(
    ("dates", "candidates", "said"),
    [
        (DATES.assign(date="13 Mai"), None, "'date' holds something"),
        (DATES, CANDIDATES.assign(kind="rumour"), "kind 'rumour'.*background, captured"),
        (DATES, CANDIDATES.assign(doc="009"), "doc '009'.*000, 001"),
        (DATES, CANDIDATES.drop(columns="kind"), "'kind'"),
        (DATES, CANDIDATES.assign(date="May 2019"), "'May 2019' is none like 2014"),
        (DATES, CANDIDATES.assign(date="2019-13"), "'2019-13' is none like 2014"),
    ],
)
def test_what_is_no_date_no_kind_or_no_document_is_refused(dates, candidates, said):
    with pytest.raises(ValueError, match=said):
        figures.timeline(dates, candidates=candidates)


# --- Bars -----------------------------------------------------------------------------


def test_hits_are_split_into_right_and_wrong_and_missed_comes_after():
    ax = figures.hits(HITS)
    bars = [(bar.get_x(), bar.get_width()) for bar in ax.patches]
    assert bars == [(0, 5), (5, 7), (0, 10), (10, 2)]
    assert written(ax) == ["5, 7 missed", "12, 2 wrong"]


def test_more_wrong_hits_than_hits_are_refused():
    with pytest.raises(ValueError, match="'any' has more 'false'"):
        figures.hits(HITS.assign(false=[0, 13]))


def test_a_number_may_be_the_word_that_is_counted():
    ax = figures.counts(pd.DataFrame({"word": [3, 4], "texts": [151, 174]}))
    assert (rows(ax), written(ax)) == (["3", "4"], ["151", "174"])


def test_growth_is_one_line_with_its_last_value_written():
    table = pd.DataFrame({"n_tokens": [50, 25], "ratio": [0.75, 0.5]})
    ax = figures.growth(table, "ratio")
    assert list(ax.lines[0].get_xdata()) == [25, 50]
    assert written(ax) == ["0.75"]
    with pytest.raises(ValueError, match="growth needs the column 'types'"):
        figures.growth(table, "types")


def test_the_last_column_of_counts_is_in_ink_unless_another_is_named():
    def inked(ax):
        ink = matplotlib.colors.to_rgba(paper.INK)
        return [bar.get_width() for bar in ax.patches if bar.get_facecolor() == ink]

    assert inked(figures.counts(COUNTS)) == [33, 1]
    assert inked(figures.counts(COUNTS, target="all")) == [40, 3]


def test_counts_need_a_column_of_numbers():
    with pytest.raises(ValueError, match="column of numbers"):
        figures.counts(COUNTS[["word"]])


def test_a_share_is_a_dot_on_its_interval_and_a_difference_has_a_line_at_zero():
    ax = figures.intervals(SHARES)
    ends = [list(map(round, line.get_xdata())) for line in ax.lines]
    assert [15, 26] in ends and [20] in ends and [-10, 2] in ends and [0, 0] in ends
    assert [text.get_text() for text in ax.texts][-1] == "−4 (−10 to 2)"
    positive = figures.intervals(SHARES.head(2)).lines
    assert [0, 0] not in [list(line.get_xdata()) for line in positive]
