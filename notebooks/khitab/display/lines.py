"""Concordance lines are shown from right to left, with the nodes below each other."""

import pandas as pd

from khitab.course import MASKED
from khitab.display import html
from khitab.display.aids import aided, aids_of, keyed
from khitab.display.cells import label
from khitab.display.html import Shown, isolate
from khitab.display.view.data import Cards, read, require_corpus
from khitab.display.view.lines import MOST, PARTS, data, search_data
from khitab.display.view.page import put, told
from khitab.required import require, require_whole

COLUMNS = ["doc", "period", "before", "node", "after"]
HEADS = [
    ("line", "center"), ("text", "center"), ("before", "left"), ("node", "center"),
    ("after", "right"),
]  # fmt: skip
BOX = "white-space:nowrap;overflow:hidden;text-overflow:ellipsis;max-width:min(24em,27vw)"
EACH = 8  # texts whose lines are counted one by one
SEARCHED = 10  # lines: fewer are read faster than searched
FILES = ("lines.css", "search.js", "field.js", "opened.js", "counts.js", "lines.js")


def concordance(
    lines,
    caption=None,
    max_rows=30,
    labels=None,
    words=None,
    corpus=None,
    search=None,
):
    """Return concordance lines to look at, where words before the node are on its right.

    A click on a head sorts the lines, a click on a line opens it, and a search field
    takes Arabic, its sound or English. What does not fit is cut off at the end far from
    the node.

    * `lines` is the table that `concordance.kwic` gives.
    * `max_rows` is how many lines appear where no scripts run (None means all). The
      caption gives the total, and how many lines a sample was drawn from.
    * `labels` is {period: label}, by default those of the corpus.
    * `words`, the table of `morphology.add_lemmas`, gives each word a reading aid, and
      lets English find it.
    * `corpus` lets a line open its sentence with the translation and the annotated
      frames and voices. Without it, a line opens its words.
    * `search="node"` looks for words only at the node, which suits `concordance.every`.

    Raises ValueError for anything but a DataFrame, a missing column, a text that the
    corpus lacks, or an unknown `search`.

    >>> import pandas as pd
    >>> line = {"doc": "000", "period": "2017", "before": "أزمة", "node": "ليبيا"}
    >>> concordance(pd.DataFrame([line | {"after": "والإرهاب"}]))
    1  000 · 2017  أزمة [ليبيا] والإرهاب
    """
    lines = sound(lines, COLUMNS, "concordance", corpus)
    if max_rows is not None:
        require_whole(max_rows, "max_rows")
    if search not in (None, "line", "node"):
        raise ValueError(f'search is "line" or "node", not {search!r}.')
    labels = corpus.labels if corpus is not None and labels is None else labels
    cut = lines if max_rows is None else lines.head(max_rows)
    aids = aids_of(words, list(cut["doc"].unique())) if len(cut) else {}
    notes, rows, text = {}, [], []
    texts = called(lines, labels, notes)
    for number, (source, row) in enumerate(
        zip(texts, cut[COLUMNS].astype(str).to_dict("records")), 1
    ):
        rows.append(_row(number, source, row, aids))
        text.append(f"{number}  {source}  {row['before']} [{row['node']}] {row['after']}")
    if "lines" in lines.columns and len(lines):  # a sample
        some = f"{len(lines)} of {lines['lines'].iloc[0]:,} lines, drawn by lot"
        caption = f"{caption}: {some}" if caption else some
    first = html.count_rows(caption, len(cut), len(lines))
    grid = html.grid(first, [_cell("th scope='col'", *head) for head in HEADS], rows)
    grid = grid.replace("<table ", '<table dir="rtl" ', 1)
    foot = [f"{key}: {note}" for key, note in notes.items()]
    markup = keyed(grid + "".join(map(html.small, foot)), aids)
    page = page_of(lines, texts, words, corpus, search)
    return Shown(
        drawn(markup, lines, page, caption, foot),
        [first, *(text or [html.NOTHING]), *foot],
    )


def sound(lines, columns, who, corpus):
    """Return lines without missing cells, and refuse a table that has no lines."""
    require(lines, columns, who)
    if corpus is not None:
        require_corpus(corpus, f"{who} (corpus=)")
    if not all(isinstance(doc, str) for doc in lines["doc"].unique()):
        raise ValueError(
            f"{who}: the ids of texts are strings, but doc has {lines['doc'].tolist()[0]!r}. "
            'Read a CSV file of lines with dtype={"doc": str}.'
        )
    places = [name for name in ("start", "end") if name in lines]
    try:
        numbers = lines[places].apply(pd.to_numeric)
    except (ValueError, TypeError):
        raise ValueError(f"{who}: start and end must be whole numbers.") from None
    return lines.assign(**numbers, **lines[PARTS].astype(object).fillna(""))


def drawn(markup, lines, page, caption, foot):
    """Return the HTML of a table with the view of its lines, if it has any."""
    if lines.empty:
        return markup
    if len(lines) > MOST:
        more = (
            f"These are the first {MOST:,} of {len(lines):,} lines. For some from "
            f"all of them, drawn by lot, give concordance.kwic sample={MOST}, or "
            "take fewer texts."
        )
        foot = [*foot, more]
    page |= {"caption": told(caption or ""), "notes": [*map(told, foot)]}
    return put(markup, page, *FILES)


def called(lines, labels, notes):
    """Return what the text of each line is called, such as `001 · 2019`.

    Notes in the brackets of labels go into `notes`.
    """
    if "period" not in lines:
        return lines["doc"].astype(str).tolist()
    periods = lines["period"].astype(str)
    names = {each: label(each, labels, notes) for each in periods.unique()}
    return [f"{doc} · {names[period]}" for doc, period in zip(lines["doc"], periods)]


def page_of(lines, texts, words=None, corpus=None, search=None):
    """Return the data of a page with lines. `texts` has the name of each line's text."""
    if lines.empty:
        return {}
    lines, texts = lines.head(MOST), texts[:MOST]
    docs = list(lines["doc"].unique())
    cards, page = Cards(words, docs), {}
    if corpus is not None and {"start", "end"} <= set(lines.columns):
        page = read(corpus, docs, cards, MASKED, nodes=lines)
    found, forms = data(lines, texts, cards, page.get("sentences", ()))
    every = docs if corpus is None else corpus.docs
    found["each"] = every if len(every) <= EACH else []
    page |= {"lines": found, "words": cards.rows}
    if forms and (search or len(lines) >= SEARCHED):
        page["search"] = search_data(forms, words, search == "node")
    return page


def _row(number, source, row, aids):
    """Return the cells of a line.

    The box of `before` runs from left to right, so it is next to the node and is cut off
    at its far end."""
    before, node, after = (
        f'<bdi dir="rtl" lang="ar">{aided(row[name], aids, doc=row["doc"])}</bdi>'
        for name in PARTS
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
