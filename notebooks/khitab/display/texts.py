"""Sentences beside their translations, and whole texts to read."""

from html import escape

import pandas as pd

from khitab.course import MASKED
from khitab.display import html
from khitab.display.aids import aided, aids_of, keyed
from khitab.display.html import GREY, Shown, isolate
from khitab.required import require

HINT = (
    "Point at a word, click it, or press Tab and then the arrow keys: a card shows how "
    "it sounds and what it means. Esc closes it."
)
COLUMNS = ["doc", "sentence", "text", "english"]
MOST = 30  # sentences that are shown


def sentences(frame, caption=None, highlight=(), words=None):
    """Return sentences to look at: English on the left, Arabic on the right.

    Needs the columns `doc, sentence, text, english` (`Corpus.sentences()` gives them);
    headings, by the column `layer`, stand in bold. `highlight`: strings to mark in the
    Arabic wherever they stand. `words`: the table that `morphology.add_lemmas` gives;
    each word then has its reading aid, in context if the sentences have a `start`.

    Raises ValueError: not a DataFrame; a missing column; no word of these texts.

    >>> row = {"doc": "000", "sentence": 1, "text": "قال حفتر", "english": "Haftar said"}
    >>> sentences(pd.DataFrame([row]))
    000.1
    قال حفتر
    Haftar said
    """
    require(frame, COLUMNS, "sentences")
    cut = frame.head(MOST)
    aids = aids_of(words, list(cut["doc"].unique())) if len(cut) else {}
    caption = html.count_rows(caption, len(cut), len(frame))
    terms = [highlight] if isinstance(highlight, str) else highlight
    rows, lines = [], []
    for row in cut.to_dict("records"):
        rows.append(_row(row, aids, [term for term in terms if term in row["text"]]))
        lines += [f"{row['doc']}.{row['sentence']}", row["text"], _english(row)]
    grid = html.grid(caption, heads(), rows)
    return Shown(keyed(grid, aids), [caption, *lines])


def reader(corpus, doc, words=None, mask=MASKED, caption=None):
    """Return a whole text to read: Arabic on the right, its translation on the left.

    Headings stand in bold; boilerplate is dimmed, boxed and named. `words`: the table
    that `morphology.add_lemmas(corpus.tokens())` gives; each word then has its reading
    aid. `mask`: kinds of layer that are printed as ███, for what should not be spread.

    Raises ValueError: not a corpus; an unknown document; `words` without its words.

    >>> from khitab import load_corpus
    >>> reader(load_corpus(), "002").text.splitlines()[-4:-1]
    ['002.16', '[boilerplate: crawler_trace] ███', '002.17']
    """
    if not hasattr(corpus, "subset"):
        raise ValueError(
            "reader needs a corpus (what khitab.load_corpus() gives) and a document, not "
            f"{type(corpus).__name__}."
        )
    one = corpus.subset(docs=[doc])
    kinds = one.layers[["doc", "paragraph", "kind"]]
    frame = one.sentences(layers="all").merge(kinds, on=["doc", "paragraph"])
    aids = aids_of(words, [doc])
    rows, lines = [], []
    for row in frame.to_dict("records"):
        if row["kind"] in mask:
            row["text"] = "███"
        boiler = row["layer"] == "boilerplate"
        name = f"boilerplate: {row['kind']}" if boiler else ""
        rows.append(_row(row, aids, name=name))
        lines += [f"{row['doc']}.{row['sentence']}"]
        lines += [f"[{name}] {row['text']}" if name else row["text"], _english(row)]
    markup = html.grid(caption or f"Text {doc}", heads(), rows)
    markup += html.small(HINT) if aids else ""
    return Shown(keyed(markup, aids), [caption or f"Text {doc}", *lines])


def heads():
    """The heads of a table with a sentence a row."""
    left, right = html.side(), html.side(rtl=True)
    return [
        f'<th scope="col"{left}>sentence</th>',
        f'<th scope="col" width="46%"{left}>English</th>',
        f'<th scope="col" width="46%"{right}>Arabic</th>',
    ]


def _row(row, aids, highlight=(), name=""):
    """A sentence as the cells of a row; boilerplate has a `name`, and is dimmed."""
    left, right = html.side(), html.side(rtl=True)
    arabic = aided(row["text"], aids, highlight, row["doc"], row.get("start"))
    english = isolate(_english(row))
    tag = "b" if row.get("layer") in ("headline", "heading") else "span"
    dim, chip = "", ""
    if name:  # no opacity: it would dim the cards of the words as well
        dim = (
            f' style="border:1px dashed {GREY};padding:0 .3em;'
            'color:color-mix(in srgb,currentColor 72%,transparent)"'
        )
        box = f"font-size:.85em;white-space:nowrap;border:1px solid {GREY};padding:0 .4em"
        chip = f'<span style="{box}">{escape(name)}</span> '
    number = escape(f"{row['doc']}.{row['sentence']}")
    return (
        f'<th scope="row"{left}>{number}</th>'
        f'<td lang="en"{left}>{chip}<{tag}>{english}</{tag}></td>'
        f'<td lang="ar"{right}><{tag}{dim}>{arabic}</{tag}></td>'
    )


def _english(row):
    return "" if pd.isna(row["english"]) else row["english"]
