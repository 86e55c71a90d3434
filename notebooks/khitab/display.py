"""Right-to-left HTML for notebooks: tables, quotations, sentences, letters, whole texts.

Each function takes a table or a string and returns a `Shown`: HTML in a notebook, plain
text elsewhere. The HTML stands on three layers, each good without the next: attributes
(`dir`, `lang`, `align`), inline styles (what an untrusted notebook keeps) and one small
style block (trusted and exported notebooks). Its greys are half transparent, so that
light, dark and printed pages are all served.
"""

import base64
import io
from functools import partial
from html import escape

import pandas as pd

from khitab import _aids, _html, _tables
from khitab._alignment_view import alignment as alignment
from khitab._concordance_view import concordance as concordance
from khitab._findings_view import findings as findings
from khitab._html import GREY, Shown, isolate
from khitab._reader import reader as reader
from khitab._reader import sentences as sentences
from khitab._voice_view import voices as voices

LONGEST = 80  # characters that `characters` still shows
LAYERS = {"headline": "font-weight:bold;font-size:1.2em", "heading": "font-weight:bold"}


def table(
    frame,
    caption=None,
    max_rows=30,
    arabic=None,
    number_format=None,
    labels=None,
    words=None,
):
    """Return a table to look at, its Arabic in the right order, its numbers in line.

    `frame`: any DataFrame. Column heads are the literal column names; the index is
    hidden unless it has a name. `max_rows`: how many rows are printed (None: all); the
    caption gives the total.
    `arabic`: names of the columns set from right to left; by default those whose every
    cell is Arabic. `number_format`: a format such as ".1f" for what is no
    whole number, or a dict {column: format}.
    `labels`: {key: label}; a cell that equals a key shows the label, and what the label
    has in brackets becomes a note below. A table without rows says so.
    `words`: the table that `morphology.add_lemmas` gives; Arabic words in the cells that
    are a `form` in it have their reading aid.

    Raises ValueError: not a DataFrame; an unknown column in `arabic` or `number_format`.

    >>> table(pd.DataFrame({"token": ["ليبيا"], "count": [3]}), caption="Words")
    Words
    token  count
    ليبيا      3
    >>> period = pd.DataFrame({"period": ["2024"]})
    >>> shown = table(period, labels={"2024": "2024+ (two texts)"}).html
    >>> ">2024+</td>" in shown, "2024+: two texts" in shown
    (True, True)
    """
    arabic = [arabic] if isinstance(arabic, str) else arabic
    formats = number_format if isinstance(number_format, dict) else {}
    _tables.require(frame, [*(arabic or ()), *formats], "table")
    cut = frame if max_rows is None else frame.head(max_rows)
    notes, heads, columns = {}, [], []
    aids = _aids.notes(words)
    show = partial(_aids.marked, aids=aids)
    for name, values, is_head in _tables.columns(cut):
        if number := _tables.is_number(values):
            whole = pd.api.types.is_integer_dtype(values)
            spec = formats.get(name) if formats or whole else number_format
            texts = _tables.numbers(values, spec or None)
        else:
            texts = _tables.strings(values, labels, notes)
        rtl = name in arabic if arabic is not None else _html.all_arabic(texts)
        side = _html.side(number, rtl, longest=max(map(len, texts), default=0))
        _tables.label(str(name), labels, notes)
        heads.append(f'<th scope="col"{side}>{isolate(name)}</th>')
        tag = 'th scope="row"' if is_head else "td"
        cells = [isolate(text, show) for text in texts]
        columns.append([f"<{tag}{side}>{cell}</{tag[:2]}>" for cell in cells])
    rows = ["".join(row) for row in zip(*columns)]
    caption = _html.count_rows(caption, len(cut), len(frame))
    foot = [f"{key}: {note}" for key, note in notes.items()]
    markup = _html.grid(caption, heads, rows) + "".join(map(_html.small, foot))
    text = cut.to_string(index=any(frame.index.names)) if len(frame) else "no rows"
    return Shown(_aids.keyed(markup, aids), [caption, text, *foot])


def quotation(
    arabic, english=None, transliteration=None, source=None, highlight=(), words=None
):
    """Return an Arabic quotation to look at, with what helps to read it below.

    `highlight`: what to mark in the Arabic, a list of strings (marked wherever they
    stand, inside words too) and of (start, end) offsets into `arabic`.
    `words`: the table that `morphology.add_lemmas` gives; the words of the quotation that
    are in it have their reading aid.

    Raises ValueError: an empty quotation; a highlight that is not in it.

    >>> quotation("قال حفتر", "Haftar said", source="text 001", highlight=["قال"])
    قال حفتر
    Haftar said
    text 001
    """
    _html.require_text(arabic, "quotation")
    aids = _aids.notes(_aids.passage(words, arabic))
    box = (
        "margin:0;padding:.1em .8em;border:0;border-right:4px solid #0072B2;"
        "text-align:right;font-size:1.3em;line-height:1.9"
    )
    below = [f"<i>{isolate(transliteration)}</i>"] if transliteration else []
    below += [f'<span lang="en">{isolate(english)}</span>'] if english else []
    markup = (
        f'<blockquote dir="rtl" lang="ar" style="{box}">'
        f"{_aids.marked(arabic, aids, highlight)}</blockquote>"
        + "".join(f'<p style="margin:.4em 0">{line}</p>' for line in below)
        + _html.small(source, "figcaption")
    )
    markup = f'<figure style="margin:.8em 0;max-width:52em">{markup}</figure>'
    return Shown(_aids.keyed(markup, aids), [arabic, transliteration, english, source])


def interlinear(words, translation=None, source=None):
    """Return words from right to left, each over its transliteration and its gloss.

    `words`: a list of (arabic, transliteration, gloss) in reading order. `translation`
    and `source` stand below.

    Raises ValueError: no words; a word that is not three strings (says which).

    >>> interlinear([("قال", "qāla", "said"), ("أحمد", "Aḥmad", "Ahmed")], "Ahmed said.")
    قال  qāla  said
    أحمد  Aḥmad  Ahmed
    Ahmed said.
    """
    words = [tuple(word) for word in words]
    for place, word in enumerate(words or [()]):
        if len(word) != 3 or not all(isinstance(part, str) for part in word):
            raise ValueError(
                "interlinear needs three strings a word (Arabic, transliteration, "
                f"gloss); word {place} is {word!r}."
            )
    style = "list-style:none;display:inline-block;margin:.4em .5em;text-align:center"
    cells = "".join(
        f'<li style="{style}"><bdi dir="rtl" lang="ar" style="font-size:1.4em">'
        f'{escape(arabic)}</bdi><br><bdi dir="ltr"><i>{escape(latin)}</i></bdi><br>'
        f'<bdi dir="ltr" lang="en">{escape(gloss)}</bdi></li>'
        for arabic, latin, gloss in words
    )
    style = "list-style:none;margin:0;padding:0;text-align:right"
    free = f'<p lang="en" style="margin:.3em 0">{isolate(translation or "")}</p>'
    markup = (
        '<figure style="margin:.8em 0;max-width:60em">'
        f'<ol dir="rtl" style="{style}">{cells}</ol>{free if translation else ""}'
        f"{_html.small(source, 'figcaption')}</figure>"
    )
    return Shown(markup, [*map("  ".join, words), translation, source])


def characters(text, start=0):
    """Return each code point of a string in a cell: shape, offset and Unicode name.

    What can not be seen (spaces, direction marks) is a box with its short name; a lone
    mark sits on a dotted circle. `start`: the offset of the first character.

    Raises ValueError: an empty string, or one of more than 80 characters.

    >>> characters("ـ\\xa0", start=7)
    7  ـ  U+0640 ARABIC TATWEEL
    8  [NBSP]  U+00A0 NO-BREAK SPACE
    """
    _html.require_text(text, "characters")
    if len(text) > LONGEST:
        raise ValueError(
            f"characters shows at most {LONGEST} characters, and this string has "
            f"{len(text)}: pass a piece of it, such as text[0:{LONGEST}]."
        )
    cell = (
        "list-style:none;display:inline-block;vertical-align:top;margin:.2em;padding:.3em;"
        f"width:8em;text-align:center;line-height:1.4;border:1px solid {GREY}"
    )
    cells, plain = "", []
    for offset, char in enumerate(text, start):
        shape, name, hidden = _html.character(char)
        style = (
            f"padding:.2em .4em;border:2px dashed {GREY}" if hidden else "font-size:2em"
        )
        cells += (
            f'<li style="{cell}"><div style="line-height:3.2em">'
            f'<bdi style="line-height:1;{style}">{escape(shape)}</bdi></div>'
            f'<div dir="ltr"><b>{offset}</b><br><small>{name.replace(" ", "<br>", 1)}'
            "</small></div></li>"
        )
        plain.append(f"{offset}  {f'[{shape}]' if hidden else shape}  {name}")
    way, side = ("rtl", "right") if _html.LETTER.search(text) else ("ltr", "left")
    style = f"list-style:none;margin:0;padding:0;text-align:{side};display:flex"
    return Shown(f'<ol dir="{way}" style="{style};flex-wrap:wrap">{cells}</ol>', plain)


def layers(text, layers_frame, mask=(), caption=None):
    """Return a whole text to look at: boilerplate dimmed, boxed and named.

    `layers_frame` has the columns `start, end, layer, kind` (offsets into `text`).
    `mask`: list of (start, end) to print as ███, for what should not be spread.

    Raises ValueError: a missing column; a span outside the text or over another.

    >>> spans = {"start": [0, 6], "end": [5, 8], "layer": ["headline", "boilerplate"]}
    >>> layers("ليبيا\\nرد", pd.DataFrame(spans | {"kind": ["", "link"]}))
    [headline] ليبيا
    [boilerplate: link] رد
    """
    _html.require_text(text, "layers")
    _tables.require(layers_frame, ["start", "end", "layer", "kind"], "layers")
    if not all(0 <= start < end <= len(text) for start, end in mask):
        raise ValueError(f"layers: a mask in {list(mask)} lies outside the text.")
    markup, plain, done = "", [], 0
    for span in layers_frame.sort_values("start").to_dict("records"):
        start, end, layer = int(span["start"]), int(span["end"]), span["layer"]
        if not done <= start < end <= len(text):
            raise ValueError(
                f"layers: the span {start}–{end} ({layer}) lies outside the text (0–"
                f"{len(text)}) or over the span before it, which ends at {done}."
            )
        kind = "" if pd.isna(span["kind"]) else span["kind"]
        name = f"{layer}: {kind}" if kind and layer == "boilerplate" else layer
        inside = _masked(text, start, end, mask)
        markup += _html.lines(_masked(text, done, start, mask))
        markup += _layer(inside, layer, name)
        plain.append(inside if layer == "paragraph" else f"[{name}] {inside}")
        done = end
    markup += _html.lines(_masked(text, done, len(text), mask))
    style = f"text-align:right;line-height:2.1;padding:.4em .8em;border:1px solid {GREY}"
    markup = f'<div dir="rtl" lang="ar" style="{style}">{markup}</div>'
    markup = _html.box(markup, caption or "text with its layers", len(text) > 1000)
    head = _html.title(caption)
    markup = f'<figure style="margin:0;max-width:60em">{head}{markup}</figure>'
    return Shown(markup, [caption, *plain])


def figure(ax_or_fig, alt, caption=None):
    """Return a matplotlib figure with a text for those who can not see it; close it.

    `alt` says in a sentence or two what the figure shows. `caption` stands below it.

    Raises ValueError: an empty `alt`; what is neither Axes nor a Figure.

    >>> from matplotlib.figure import Figure
    >>> figure(Figure(figsize=(1, 1)), alt="An empty square.")
    [figure] An empty square.
    """
    if not str(alt or "").strip():
        raise ValueError(
            "figure needs alt, one or two sentences that say what the figure shows: "
            "a reader who can not see it gets nothing else."
        )
    if not hasattr(ax_or_fig, "savefig") and not hasattr(ax_or_fig, "figure"):
        raise ValueError(
            f"figure needs matplotlib's Axes or Figure, not {type(ax_or_fig).__name__}."
        )
    import matplotlib.pyplot as plt

    fig = ax_or_fig if hasattr(ax_or_fig, "savefig") else ax_or_fig.figure
    buffer, dpi = io.BytesIO(), 160
    fig.savefig(buffer, format="png", dpi=dpi, bbox_inches="tight", facecolor="white")
    plt.close(fig)
    png = buffer.getvalue()
    width = int.from_bytes(png[16:20], "big") * 96 // dpi  # the PNG header, in CSS pixels
    markup = (
        f'<figure style="margin:.8em 0"><img alt="{escape(alt)}" width="{width}" '
        'style="max-width:100%;height:auto;background:#fff" '
        f'src="data:image/png;base64,{base64.b64encode(png).decode()}">'
        f"{_html.small(caption, 'figcaption')}</figure>"
    )
    return Shown(markup, [f"[figure] {alt}", caption], png)


def _masked(text, start, end, mask):
    """`text[start:end]`, with ███ for what each span of `mask` covers."""
    out, done = "", start
    for first, last in sorted((max(a, start), min(b, end)) for a, b in mask):
        if first < last:
            out, done = out + text[done:first] + "███", max(done, last)
    return out + text[done:end]


def _layer(text, layer, name):
    if layer == "paragraph":
        return _html.lines(text)
    chip = f"font-size:.75em;white-space:nowrap;border:1px solid {GREY};padding:0 .4em"
    tag = f'<bdi dir="ltr" lang="en" style="{chip}">'
    style = LAYERS.get(layer, f"opacity:.75;border:1px dashed {GREY};padding:0 .3em")
    return f'<span style="{style}">{tag}{escape(name)}</bdi> {_html.lines(text)}</span>'
