"""Sentences appear beside their translations, and whole texts can be read."""

from html import escape

import pandas as pd

from khitab.course import MASKED
from khitab.display import html
from khitab.display.aids import aided, aids_of, keyed
from khitab.display.html import GREY, Shown, isolate
from khitab.display.view import still
from khitab.display.view.data import Cards, read, require_corpus
from khitab.display.view.page import put, told
from khitab.required import require

HINT = (
    "Point at a word, click it, or press Tab and then the arrow keys: a card shows how "
    "it sounds and what it means. Esc closes it."
)
BOTH = (
    "Point at a word or tap it, in Arabic or in English: its partner lights up, and a card "
    "shows how it sounds and what it means. With the keyboard: Tab, the arrow keys, Esc."
)
MARKED = (
    "Click a mark, or press Enter at a marked word: what it is about opens below. PageDown "
    "leads from a sign to the next of its kind."
)
COLUMNS = ["doc", "sentence", "text", "english"]
MOST = 30  # sentences that are shown


def sentences(frame, caption=None, highlight=(), words=None):
    """Return sentences to look at, English on the left and Arabic on the right.

    `frame` has the columns `doc, sentence, text, english`, as from `Corpus.sentences()`.
    Headings (by the column `layer`) are bold. `highlight` has strings to mark in the
    Arabic wherever they occur. `words`, the table of `morphology.add_lemmas`, gives each
    word its reading aid, in context if the sentences have a `start`.

    Raises ValueError for anything but a DataFrame, a missing column, or `words` without
    a word of these texts.

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


def reader(
    corpus,
    doc,
    words=None,
    mask=MASKED,
    caption=None,
    frames=None,
    voices=None,
    shared=None,
    show=("layers",),
):
    """Return a whole text to read, Arabic on the right and its translation on the left.

    Frames, voices, layers and passages shared with other texts can be switched on and
    off in both languages. A click on a mark, or Enter, shows details. Headings are bold,
    and boilerplate is boxed and named.

    * `words`, the table of `morphology.add_lemmas(corpus.tokens())`, gives each word its
      reading aid.
    * `mask` names kinds of layer that are printed as ███, for what should not be spread.
    * `frames` is a table `doc, start, end, frame`, such as `framing.occurrences` gives.
    * `voices` is a table `doc, start, end, voice` and possibly `speaker, channel, mode`,
      or what `voices.guess_speakers` gives, which is labelled as a guess everywhere.
      Without `frames` and `voices`, the corpus's own annotations are shown.
    * `shared` is what `reuse.corpus_passages` gives.
    * `show` lists the switches that are on at first, out of "frames", "voices", "layers"
      and "shared".

    Raises ValueError for anything but a corpus, an unknown document, `words` without its
    words, a missing column, a mark outside the text, overlapping voices, or nothing to
    show.

    >>> from khitab import load_corpus
    >>> reader(load_corpus(), "002").text.splitlines()[-4:-1]
    ['002.16', '[boilerplate: crawler trace] ███', '002.17']
    >>> lines = reader(load_corpus(), "002", show=("voices",)).text
    >>> "[Egypt · al-Sisi, through El-Shennawy] استقرار ليبيا" in lines
    True
    """
    require_corpus(corpus, "reader")
    corpus.text(doc)  # says which documents there are
    page = read(corpus, [doc], Cards(words, [doc]), mask, frames, voices, shared)
    show = _switches(page, show)
    caption = caption or f"Text {doc}"
    marked = any(key != "layers" for key, *_ in page["switches"])
    hints = [HINT if page["words"] else "", MARKED if marked else ""]
    known = [BOTH if page["words"] and page["aligned"] else hints[0], hints[1]]
    page |= {"caption": told(caption), "show": show, "hint": " ".join(known).strip()}
    notes = [note for key, _, note in page["switches"] if note and key in show]
    rows, lines = _still(page, show)
    table = html.grid(caption, heads(), rows) + "".join(
        map(html.small, [hints[0], *notes])
    )
    markup = put(keyed(table, page["words"]), page, "texts.js")
    return Shown(markup, [caption, *notes, *lines])


def _still(page, show):
    """Return the sentences of a page as rows of a table and as lines of text."""
    rows, lines = [], []
    for each in page["sentences"]:
        kind = each["kind"].replace("_", " ")
        name = f"boilerplate: {kind}" if each["layer"] == "boilerplate" else ""
        arabic, text = still.arabic(page, each["ar"], show)
        english, translation = still.english(page, each["en"], show)
        rows.append(_cells(each["id"], each["layer"], arabic, english, name))
        lines += [each["id"], f"[{name}] {text}" if name else text, translation]
    return rows, lines


def _switches(page, show):
    """Return the names of the switches that are on, and refuse those the page lacks."""
    known = {key for key, *_ in page["switches"]}
    show = [show] if isinstance(show, (str, int)) else list(show or ())
    if wrong := set(map(str, show)) - known - {"layers"}:
        has = ", ".join(f'"{key}"' for key in known) or "nothing"
        raise ValueError(
            f"reader cannot show {', '.join(map(repr, sorted(wrong)))}: this text has {has}. "
            "Frames and voices come from the corpus's annotations or from frames= and "
            "voices=, shared passages from shared=."
        )
    return show


def heads():
    """Return the heads of a table with one sentence per row."""
    left, right = html.side(), html.side(rtl=True)
    return [
        f'<th scope="col"{left}>sentence</th>',
        f'<th scope="col" width="46%"{left}>English</th>',
        f'<th scope="col" width="46%"{right}>Arabic</th>',
    ]


def _row(row, aids, highlight=()):
    """Return a sentence as the cells of a row."""
    arabic = aided(row["text"], aids, highlight, row["doc"], row.get("start"))
    english = isolate(_english(row))
    return _cells(f"{row['doc']}.{row['sentence']}", row.get("layer"), arabic, english)


def _cells(number, layer, arabic, english, name=""):
    """Return the cells of a row. Boilerplate has a `name` and is dimmed."""
    left, right = html.side(), html.side(rtl=True)
    tag = "b" if layer in ("headline", "heading") else "span"
    dim, chip = "", ""
    if name:  # no opacity: it would dim the cards of the words as well
        dim = (
            f' style="border:1px dashed {GREY};padding:0 .3em;'
            'color:color-mix(in srgb,currentColor 72%,transparent)"'
        )
        box = f"font-size:.85em;white-space:nowrap;border:1px solid {GREY};padding:0 .4em"
        chip = f'<span style="{box}">{escape(name)}</span> '
    return (
        f'<th scope="row"{left}>{escape(number)}</th>'
        f'<td lang="en"{left}>{chip}<{tag}>{english}</{tag}></td>'
        f'<td lang="ar"{right}><{tag}{dim}>{arabic}</{tag}></td>'
    )


def _english(row):
    return "" if pd.isna(row["english"]) else row["english"]
