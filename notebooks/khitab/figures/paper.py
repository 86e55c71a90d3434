"""White Axes for `figures`, with labels, bars and legends."""

import re
from textwrap import wrap

import numpy as np

from khitab.arabic.script import ARABIC, SCRIPT

INK, BLACK, GREY, PALE = "#0072B2", "#1a1a1a", "#767676", "#8a8a8a"
BAND = "#ececec"  # behind what is looked at, or beside it
SIZE = 13  # points; nothing is smaller, for a classroom has a last row
ARABIC_SIZE = SIZE + 3  # its letters are lower
WIDTH, ROW = 9, 0.42  # inches: what a lesson has room for, and a row of letters
MOST = 50  # rows that are still looked at one by one: 21 inches of them
QUOTED = re.compile(f"«[^»]*[{ARABIC}][^»]*»|[{ARABIC}]+(?: [{ARABIC}]+)*")


def white_axes(ax, title, rows):
    """Return white Axes with pale lines and large letters, in a new figure without
    `ax`."""
    import matplotlib.pyplot as plt

    lines = len(wrap(title or "", 66))
    lines = wrap(title, len(title) // lines + 8) if lines > 1 else [title or ""]
    lines = "\n".join(map(ordered, lines))
    style = {"size": SIZE + 3, "color": BLACK, "parse_math": False}
    if ax is None:
        figure, ax = plt.subplots(figsize=(WIDTH, 1.6 + ROW * rows), layout="constrained")
        figure.suptitle(lines, x=0.01, ha="left", **style)
    else:
        ax.set_title(lines, loc="left", **style)
    ax.figure.set_facecolor("white")
    ax.set_facecolor("white")
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.spines["bottom"].set_color(GREY)
    ax.tick_params(labelsize=SIZE, length=0, labelcolor=BLACK)
    ax.tick_params(axis="y", pad=12)
    ax.grid(axis="x", color="#dddddd", lw=0.8)
    ax.set_axisbelow(True)
    return ax


def ordered(text):
    """Return a label, with direction marks around Arabic inside an English one.

    >>> ordered("إرهاب"), ascii(ordered("May «مايو»")).count("u2067")
    ('إرهاب', 1)
    """
    text = str(text)
    first = next(filter(str.isalpha, text), "")
    if SCRIPT.match(first) or not SCRIPT.search(text):
        return text
    return "\u200e" + QUOTED.sub(lambda found: f"\u2067{found[0]}\u2069", text)


def name_rows(ax, names, heads=()):
    names = [ordered(name) for name in names]
    ax.set_yticks(range(len(names)), names, size=SIZE, parse_math=False)
    ax.set_ylim(len(names) - 0.4, -0.6)
    for row, label in enumerate(ax.get_yticklabels()):
        if SCRIPT.search(names[row]):
            label.set_fontsize(ARABIC_SIZE)
        if row in heads:
            label.set_fontweight("bold")


def name_columns(ax, at, heads, corner):
    """Write heads above the columns, and `corner` to explain the lines of a head."""
    ax.set_xticks(list(at), heads, size=SIZE, parse_math=False)
    ax.xaxis.tick_top()
    ax.spines["bottom"].set_visible(False)
    write_corner(ax, corner)


def write_corner(ax, text):
    """Write a head above the names of the rows."""
    ax.annotate(
        text,
        (0, 1),
        xytext=(-12, 4),
        xycoords="axes fraction",
        textcoords="offset points",
        ha="right",
        va="bottom",
        color=BLACK,
        size=SIZE,
    )


def name_x(ax, name, notes=()):
    lines = "\n".join(map(ordered, filter(None, [name, *notes])))
    ax.set_xlabel(lines, size=SIZE, color=BLACK, loc="left", linespacing=1.4)


def count_axis(ax, name):
    ax.set_xlim(0, 1.25 * ax.dataLim.xmax or 1)
    ax.xaxis.get_major_locator().set_params(integer=True)
    name_x(ax, name)


def write(ax, x, y, text, side=1):
    ax.annotate(
        ordered(text),
        (x, y),
        xytext=(12 * side, 0),
        textcoords="offset points",
        va="center",
        ha="left" if side > 0 else "right",
        size=SIZE,
        color=BLACK,
        parse_math=False,
    )


def bar(ax, y, start, length, colour, height=0.6, **style):
    if length:
        style = {"edgecolor": colour, "lw": 1.5} | style
        ax.barh(y, length, left=start, height=height, color=colour, **style)


def key(name, colour, marker, face=None, line=0):
    from matplotlib.lines import Line2D

    return Line2D(
        [],
        [],
        color=colour,
        marker=marker,
        ms=10,
        mfc=face or colour,
        mew=2,
        lw=line,
        label=ordered(name),
        ls="-" if line else "none",
        solid_capstyle="butt",
    )


def legend(ax, keys):
    """Draw a legend below the axis and its name, whatever the height of the figure."""
    from matplotlib.transforms import ScaledTranslation

    lengths = [len(key.get_label()) + 7 for key in keys]
    columns = len(keys) if sum(lengths) <= 96 else max(1, 96 // max(lengths))
    lines = (1.6 if len(ax.get_xticks()) else 0.3) + 1.5 * len(
        ax.get_xlabel().splitlines()
    )
    below = ScaledTranslation(0, -lines * SIZE / 72, ax.figure.dpi_scale_trans)
    ax.legend(
        handles=keys,
        loc="upper left",
        bbox_to_anchor=(0, 0),
        ncols=min(5, columns),
        bbox_transform=ax.transAxes + below,
        frameon=False,
        fontsize=SIZE,
        labelcolor=BLACK,
        borderpad=0,
        handletextpad=0.5,
        columnspacing=1.6,
        borderaxespad=0.3,
    )


def at_most(things, who, what, most=4):
    """Refuse to draw more kinds of something than there are colours."""
    if len(things) > most:
        raise ValueError(
            f"{who} draws at most {most} kinds of {what}, and this table has "
            f"{len(things)}. Choose some of them."
        )


def require_readable(n, who, what, each=1.0, instead=""):
    """Refuse to draw more rows of this height than anybody can read.

    >>> require_readable(5000, "counts", "words")
    Traceback (most recent call last):
    ValueError: counts draws at most 50 words, and this table has 5,000. Choose some of \
them, such as table.head(50).
    """
    most = int(MOST / each)
    if n > most:
        instead = instead or f"Choose some of them, such as table.head({most})."
        raise ValueError(
            f"{who} draws at most {most} {what}, and this table has {n:,}. {instead}"
        )


def strewn(n):
    """Return `n` places from −0.3 to 0.3, so that dots in a row do not overlap."""
    return (0.618034 * np.arange(n)) % 1 * 0.6 - 0.3


def dot(n):
    """Return the size of one dot among `n` in a row."""
    return 14 if n > 200 else 45


def of_texts(name, n):
    """Return the name of a row for all texts of a group."""
    return f"{name} · {n:,} text{'s' if n > 1 else ''}"


def marker(sign):
    """Return the sign of a look as a marker of matplotlib, or as text if there is
    none."""
    return {"▲": "^", "◆": "D", "■": "s", "★": "*", "✚": "P", "✖": "X"}.get(
        sign, f"${sign}$"
    )


def mix(colour, share):
    """Return a colour with this share of opacity, so that the paper shows through."""
    from matplotlib.colors import to_rgba

    return to_rgba(colour, share)
