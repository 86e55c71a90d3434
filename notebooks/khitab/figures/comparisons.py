"""Figures of keywords, word shifts and the permutation test."""

from textwrap import shorten

import numpy as np

from khitab.figures import paper
from khitab.figures.paper import BLACK, GREY, INK, PALE
from khitab.required import require, require_rows, require_whole

KEYWORDS = ["type", "freq", "freq_ref", "log_ratio", "log_ratio_low", "log_ratio_high"]
SHIFT = ["type", "freq", "freq_ref", "contribution", "percent", "more_in"]
PERMUTATIONS = ["target", "difference", "observed", "as_extreme"]
READABLE = 20  # assignments that get a line each
GROUPS = ("target", "reference")


def keywords(
    table,
    ax=None,
    title=None,
    most=20,
    groups=GROUPS,
    axis="log ratio (1: twice as common)",
):
    """Return Axes that show how much commoner words are in one corpus than in another.

    `table` is what `comparison.keywords` gives, and its first `most` rows (the surest
    differences) are drawn. A bar is the log ratio and the thin line its interval. If the
    line crosses zero, even the side is unsure. Numbers beside it say how often the word
    occurs in both. A hatched bar is a word that one corpus lacks, so its length is a
    convention. `groups` is what target and reference are called. `axis` names the axis,
    if the base is not 2.

    Raises ValueError for anything but a DataFrame, a missing column, no rows, a `most`
    below 1, or more than 62 rows to draw.

    >>> import pandas as pd
    >>> table = pd.DataFrame([["قطر", 8, 2, 2.0, -0.2, 4.2]], columns=KEYWORDS)
    >>> [text.get_text() for text in keywords(table).texts]
    ['8 against 2']
    """
    drawn = _first(table, KEYWORDS, most, "keywords")
    drawn = drawn.sort_values("log_ratio", ascending=False, kind="stable")
    ax = paper.white_axes(ax, title, 0.8 * len(drawn) + 1)
    for y, row in enumerate(drawn.itertuples()):
        lacks = not row.freq or not row.freq_ref
        _sided_bar(ax, y, row.log_ratio, row.log_ratio > 0, "////" if lacks else None)
        ends = [row.log_ratio_low, row.log_ratio_high]
        ax.plot(ends, [y, y], color=BLACK, lw=1.5, marker="|", ms=9, mew=1.5)
        paper.write(ax, ends[1], y, f"{row.freq} against {row.freq_ref}")
    low, high = (
        min(drawn["log_ratio_low"].min(), 0),
        max(drawn["log_ratio_high"].max(), 0),
    )
    ax.set_xlim(low - 0.05 * (high - low), high + 0.3 * (high - low))
    _finish(ax, drawn["type"], axis, _of(drawn, table, "the surest differences"))
    keys = [paper.key("its interval", BLACK, "|", line=2)]
    if ((drawn["freq"] == 0) | (drawn["freq_ref"] == 0)).any():
        keys.append(_hatched("one has none", GREY))
    paper.legend(ax, [*_side_keys(groups), *keys])
    return ax


def word_shift(table, ax=None, title=None, most=20, groups=GROUPS):
    """Return Axes that show which words make two corpora differ (Gallagher et al. 2021).

    `table` is what `comparison.word_shift` gives, and its first `most` rows are drawn. A
    bar is a word's share of the whole difference. Words that the target uses more go to
    the right in ink, those of the reference to the left in grey. (With `entropy`, words
    that make the target less varied go to the left.) Numbers beside it say how often the
    word occurs in both. `groups` is what target and reference are called.

    Raises ValueError for anything but a DataFrame, a missing column, no rows, a `most`
    below 1, or more than 62 rows to draw.

    >>> import pandas as pd
    >>> table = pd.DataFrame([["قطر", 0, 2, 0.3, 60.0, "reference"]], columns=SHIFT)
    >>> [float(bar.get_width()) for bar in word_shift(table).patches]
    [-60.0]
    """
    drawn = _first(table, SHIFT, most, "word_shift")
    mirrored = (table["contribution"] >= 0).all()  # a divergence has no sign of its own
    ax = paper.white_axes(ax, title, 0.8 * len(drawn) + 1)
    lengths = []
    for y, row in enumerate(drawn.itertuples()):
        turn = mirrored and row.more_in == "reference"
        lengths.append(-row.percent if turn else row.percent)
        _sided_bar(ax, y, lengths[-1], row.more_in == "target")
        side = 1 if lengths[-1] >= 0 else -1
        paper.write(ax, lengths[-1], y, f"{row.freq} against {row.freq_ref}", side)
    low, high = min(*lengths, 0), max(*lengths, 0)
    room = 0.35 * (high - low) or 1
    ax.set_xlim(low - room, high + room)
    ax.xaxis.set_major_formatter(_without_sign if mirrored else "{x:g}")
    shown = f"together {drawn['percent'].abs().sum():.0f} % of the whole difference"
    notes = [*_of(drawn, table, "the largest contributions"), shown]
    _finish(ax, drawn["type"], "per cent of the difference", notes)
    paper.legend(ax, _side_keys(groups))
    return ax


def permutation(table, ax=None, title=None, groups=GROUPS):
    """Return Axes that show what every other assignment of the texts would have given.

    `table` is what `comparison.permutations` gives. A dot is an assignment of the texts
    to the two groups, the real one in ink. Filled dots differ at least as much, in
    either direction. Up to 20 assignments have a line each, with the ids of the target's
    texts, and more are counted in columns. Below is p, the share that differs at least
    as much. `groups` is what target and reference are called.

    Raises ValueError for anything but a DataFrame, a missing column, no rows, or no
    observed row.

    >>> import pandas as pd
    >>> rows = [["a", -2.0, True, True], ["b", 1.0, False, False]]
    >>> permutation(pd.DataFrame(rows, columns=PERMUTATIONS)).get_xlabel().splitlines()[1]
    'p = 1 of 2 = 0.5'
    """
    require(table, PERMUTATIONS, "permutation")
    if not table["observed"].any():
        raise ValueError(
            "permutation: the table has no row with the texts as they are ('observed')."
        )
    table = table.sort_values("difference", kind="stable").reset_index(drop=True)
    few = len(table) <= READABLE
    ax = paper.white_axes(ax, title, 0.8 * len(table) + 1 if few else 8)
    real = table.loc[table["observed"], "difference"].iloc[0]
    for x in {real, -real}:
        ax.axvline(x, color=PALE, lw=2, ls="--", zorder=0.5)
    extreme = table["as_extreme"]
    if few:
        paper.name_rows(
            ax, [shorten(ids, 40, placeholder=" …") for ids in table["target"]]
        )
        paper.write_corner(ax, f"which are\n{groups[0]}")
        edges = np.where(table["observed"], INK, np.where(extreme, BLACK, GREY))
        faces = np.where(extreme, edges, "white")
        ax.scatter(table["difference"], range(len(table)), 90, faces, ec=edges, lw=2)
    else:
        parts = [table.loc[extreme, "difference"], table.loc[~extreme, "difference"]]
        ax.hist(parts, 60, stacked=True, color=[BLACK, "white"], ec=GREY)
        ax.set_ylabel("how many assignments", size=paper.SIZE, color=BLACK)
        ax.set_yticks([])
        ax.plot(real, 0, "o", ms=12, color=INK, clip_on=False, zorder=3)
    ax.margins(x=0.08)
    count, total = int(extreme.sum()), len(table)
    p = f"p = {count:,} of {total:,} = {count / total:.2g}"
    paper.name_x(ax, f"{groups[0]} minus {groups[1]}, per 1,000 tokens", [p])
    keys = [paper.key("as it is", INK, "o"), paper.key("as far out", PALE, None, line=2)]
    keys[1].set_linestyle("--")
    others = extreme[~table["observed"]]
    marker = "o" if few else "s"
    if others.any():
        keys.append(paper.key("differs at least as much", BLACK, marker))
    if not others.all():
        keys.append(paper.key("differs less", GREY, marker, face="white"))
    paper.legend(ax, keys)
    return ax


def _first(table, columns, most, who):
    require_rows(table, columns, who)
    require_whole(most, "most")
    drawn = table.head(most)
    paper.require_readable(len(drawn), who, "words", 0.8, "Give a smaller most.")
    return drawn


def _sided_bar(ax, y, length, is_target, hatch=None):
    colour = INK if is_target else GREY
    face = "white" if hatch else colour
    paper.bar(ax, y, 0, length, face, edgecolor=colour, hatch=hatch)


def _side_keys(groups):
    return [
        paper.key(f"more in {name}", colour, None, line=12)
        for name, colour in zip(groups, (INK, GREY), strict=True)
    ]


def _hatched(name, colour):
    from matplotlib.patches import Patch

    return Patch(facecolor="white", edgecolor=colour, hatch="////", label=name)


def _of(drawn, table, what):
    """Return a note that says how many rows out of how many are drawn."""
    return (
        [f"{what}: {len(drawn)} of {len(table):,} types"]
        if len(drawn) < len(table)
        else []
    )


def _without_sign(x, _):
    return f"{abs(x):g}"


def _finish(ax, names, axis, notes):
    ax.axvline(0, color=BLACK, lw=1)
    paper.name_rows(ax, names)
    paper.name_x(ax, axis, notes)
