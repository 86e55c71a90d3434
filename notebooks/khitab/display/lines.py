"""Concordance lines to look at: from right to left, the nodes one below the other."""

from khitab.display import html
from khitab.display.aids import aided, aids_of, keyed
from khitab.display.cells import label
from khitab.display.html import Shown, isolate
from khitab.required import require

COLUMNS = ["doc", "period", "before", "node", "after"]
HEADS = [
    ("line", "center"), ("text", "center"), ("before", "left"), ("node", "center"),
    ("after", "right"),
]  # fmt: skip
BOX = "white-space:nowrap;overflow:hidden;text-overflow:ellipsis;max-width:min(24em,27vw)"


def concordance(lines, caption=None, max_rows=30, labels=None, words=None):
    """Return concordance lines to look at: what precedes a node stands to its right.

    `lines`: the table that `concordance.kwic` gives. What does not fit is cut off at the
    end that is far from the node. `max_rows`: how many lines are printed (None: all); the
    caption gives the total, and of how many lines a sample was drawn. `labels`: {period:
    label}, such as `corpus.labels`. `words`: the table that `morphology.add_lemmas` gives;
    each word then has its reading aid.

    Raises ValueError: not a DataFrame; a missing column.

    >>> import pandas as pd
    >>> line = {"doc": "000", "period": "2017", "before": "أزمة", "node": "ليبيا"}
    >>> concordance(pd.DataFrame([line | {"after": "والإرهاب"}]))
    1  000 · 2017  أزمة [ليبيا] والإرهاب
    """
    require(lines, COLUMNS, "concordance")
    cut = lines if max_rows is None else lines.head(max_rows)
    aids = aids_of(words, list(cut["doc"].unique())) if len(cut) else {}
    notes, rows, text = {}, [], []
    for number, row in enumerate(cut[COLUMNS].astype(str).to_dict("records"), 1):
        source = f"{row['doc']} · {label(row['period'], labels, notes)}"
        rows.append(_row(number, source, row, aids))
        text.append(f"{number}  {source}  {row['before']} [{row['node']}] {row['after']}")
    if "lines" in lines.columns and len(lines):  # a sample
        drawn = f"{len(lines)} of {lines['lines'].iloc[0]:,} lines, drawn by lot"
        caption = f"{caption}: {drawn}" if caption else drawn
    caption = html.count_rows(caption, len(cut), len(lines))
    grid = html.grid(caption, [_cell("th scope='col'", *head) for head in HEADS], rows)
    grid = grid.replace("<table ", '<table dir="rtl" ', 1)
    foot = [f"{key}: {note}" for key, note in notes.items()]
    markup = keyed(grid + "".join(map(html.small, foot)), aids)
    return Shown(markup, [caption, *(text or [html.NOTHING]), *foot])


def _row(number, source, row, aids):
    """The cells of a line. The box of `before` runs from left to right, so that it hugs
    the node and is cut off at its far end."""
    before, node, after = (
        f'<bdi dir="rtl" lang="ar">{aided(row[name], aids, doc=row["doc"])}</bdi>'
        for name in ("before", "node", "after")
    )
    return (
        _cell("th scope='row'", number, "center")
        + _cell("td", f'<div dir="ltr" style="{BOX}">{isolate(source)}</div>', "center")
        + _cell("td", f'<div dir="ltr" style="{BOX}">{before}</div>', "left")
        + _cell("td", f'<b style="white-space:nowrap">{node}</b>', "center")
        + _cell("td", f'<div dir="rtl" style="{BOX}">{after}</div>', "right")
    )


def _cell(tag, markup, side):
    style = f"text-align:{side};padding:.25em .4em"
    return f'<{tag} align="{side}" style="{style}">{markup}</{tag[:2]}>'
