"""The pieces of right-to-left HTML that `display` puts together, as strings."""

import re
import unicodedata
from html import escape

from khitab.arabic.script import ARABIC, SCRIPT

RUN = re.compile(f"([«“]?[{ARABIC}]+(?:[\\s«»“”،؛؟/#_]+[{ARABIC}]+)*[»”]?)")
LAM_ALEF = re.compile("ل[\u064b-\u0652]*[اأإآٱ]")
TALL = 20  # rows that fit a screen; a longer table scrolls
NOTHING = (  # a zero is never silent
    "no rows, because nothing matched. Letters are compared one by one (ا is not "
    'إ), and "003" in quotes is not the number 3.'
)
GREY = "rgba(128,128,128,.6)"
MARK = "background:#ffe08a;color:#000;border-bottom:3px solid #7a5c00"
STYLE = """<style>
.khitab table {table-layout:auto; border-collapse:collapse; font-size:1em}
.khitab th, .khitab td {vertical-align:baseline; padding:.25em .8em; line-height:1.5}
.khitab td {font-variant-numeric:tabular-nums}
.khitab thead th {position:sticky; top:0; backdrop-filter:blur(10px)}
.khitab [lang=ar] {font-size:1.2em; line-height:1.9}
.khitab td [lang=ar] {line-height:1.5}
.khitab [lang=ar] [lang=ar] {font-size:1em}
.khitab .box:has(> table[dir=rtl]) {direction:rtl}
@media (max-width:30em) {.khitab :is(th, td) {padding:.25em .5em}
  .khitab [style*=min-width] {min-width:9em !important}}
@media print {
  .khitab .box {max-height:none !important; overflow:visible !important; border:0 !important}
  .khitab table {font-size:.9em}
  .khitab table:has(th:nth-child(8)) {font-size:.75em}
  .khitab :is(th, td) {padding:.2em .4em; overflow-wrap:break-word}
  .khitab [style*=min-width] {min-width:5em !important; overflow-wrap:anywhere}
  .khitab td > div {max-width:none !important}
  .khitab :is(th, td > div:has(> [lang=ar])) {white-space:normal !important}
  .khitab thead th {position:static}
  .khitab :is(tr, figure) {break-inside:avoid}}
</style>"""
HIDDEN = {
    "\n": "LF", "\r": "CR", "\t": "TAB", " ": "SPACE", "\xa0": "NBSP", "\xad": "SHY",
    "\u061c": "ALM", "\u200b": "ZWSP", "\u200c": "ZWNJ", "\u200d": "ZWJ",
    "\u200e": "LRM", "\u200f": "RLM", "\u202a": "LRE", "\u202b": "RLE",
    "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO", "\u2066": "LRI",
    "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\ufeff": "BOM",
}  # fmt: skip
CONTROLS = {"\n": "LINE FEED", "\r": "CARRIAGE RETURN", "\t": "CHARACTER TABULATION"}


class Shown:
    """Something to look at, HTML (and a picture) in a notebook and plain text
    elsewhere."""

    def __init__(self, markup, lines, png=None):
        self.html = markup
        self.text = "\n".join(str(line) for line in lines if line)
        self.png = png

    def _repr_html_(self):
        return f'<div class="khitab" dir="ltr">{STYLE}{self.html}</div>'

    def _repr_png_(self):
        return self.png

    def __repr__(self):
        return self.text


def require_text(text, who):
    """Refuse anything but a string that is not empty."""
    if not isinstance(text, str) or not text:
        what = f"a {type(text).__name__}" if not isinstance(text, str) else "empty"
        raise ValueError(f"{who} needs a text (a string in quotes); this is {what}.")


def is_arabic(text):
    """Return whether a string has letters and at least half of them are Arabic.

    >>> is_arabic("قيادة (AFRICOM)"), is_arabic("the word على"), is_arabic("2019")
    (False, False, False)
    """
    letters = [char for char in str(text) if char.isalpha()]
    return 0 < len(letters) <= 2 * sum(bool(SCRIPT.match(char)) for char in letters)


def isolate(text, show=None):
    """Return a string as HTML, its Arabic wrapped so that nothing around it reorders it.

    `show` makes the HTML of what is Arabic (`lines`, unless told otherwise).

    >>> isolate("the word على, on")
    'the word <bdi dir="rtl" lang="ar">على</bdi>, on'
    """
    text = str(text)
    parts = ["", text] if is_arabic(text) else RUN.split(text)
    return _wrapped(parts, show or lines, lines)


def isolate_runs(text):
    """Return a piece of code or of a page as HTML, with each run of Arabic in it wrapped.

    >>> isolate_runs('letters = "قطر"')
    'letters = &quot;<bdi dir="rtl" lang="ar">قطر</bdi>&quot;'
    """
    return _wrapped(RUN.split(text), escape, escape)


def _wrapped(parts, arabic, other):
    return "".join(
        f'<bdi dir="rtl" lang="ar">{arabic(part)}</bdi>' if i % 2 else other(part)
        for i, part in enumerate(parts)
    )


def lines(text):
    """Return a string as HTML that keeps its line breaks without CSS."""
    return escape(str(text)).replace("\n", "<br>")


def marked(text, highlight):
    """Return a string as HTML, with what `highlight` names marked.

    Lam and alif are one shape (لا), which no browser can cut, so it is marked as a
    whole.
    """
    inside = set()
    for start, end in find(text, highlight):
        inside.update(range(start, end))
    for shape in LAM_ALEF.finditer(text):
        if inside & set(range(*shape.span())):
            inside.update(range(*shape.span()))
    edges = [i for i in range(1, len(text)) if (i in inside) != (i - 1 in inside)]
    out = ""
    for start, end in zip([0, *edges], [*edges, len(text)]):
        piece = lines(text[start:end])
        out += f'<mark style="{MARK}">{piece}</mark>' if start in inside else piece
    return out


def find(text, highlight):
    """Return the (start, end) offsets of `highlight`, a list of strings and of such
    pairs."""
    alone = isinstance(highlight, str) or list(map(type, highlight)) == [int, int]
    spans = []
    for what in [highlight] if alone else highlight:
        if isinstance(what, str):
            here = [m.span() for m in re.finditer(re.escape(what), text)] if what else []
        else:
            start, end = what
            here = [(int(start), int(end))] if 0 <= start < end <= len(text) else []
        if not here:
            raise ValueError(
                f"There is nothing to highlight at {what!r} in this text of {len(text)} "
                f"characters, which begins {text[:20]!r}."
            )
        spans += here
    return spans


def character(char):
    """Return what to show for a character, its code and name, and whether it is
    invisible.

    >>> character("ـ"), character("\\n")
    (('ـ', 'U+0640 ARABIC TATWEEL', False), ('LF', 'U+000A LINE FEED', True))
    """
    kind = unicodedata.category(char)
    name = unicodedata.name(char, CONTROLS.get(char, "CONTROL CHARACTER"))
    name = f"U+{ord(char):04X} {name}"
    if char in HIDDEN or kind[0] in "CZ":
        return HIDDEN.get(char, f"U+{ord(char):04X}"), name, True
    return "◌" + char if kind == "Mn" else char, name, False


def all_arabic(texts):
    """Return whether all strings that have letters are Arabic, and there is one."""
    lettered = [text for text in texts if any(map(str.isalpha, text))]
    return bool(lettered) and all(map(is_arabic, lettered))


def side(right=False, rtl=False, longest=0):
    """Return the attributes that align a cell. Long texts get width, short ones one
    line."""
    where = "right" if right or rtl else "left"
    width = ";white-space:nowrap" if 0 < longest <= 12 else ""
    width = f";min-width:{min(longest / 4, 18):.0f}em" if longest > 20 else width
    direction = ' dir="rtl"' if rtl else ""
    return f'{direction} align="{where}" style="text-align:{where}{width}"'


def small(text, tag="p"):
    """Return a line of small print, such as a source, a note or a caption."""
    style = "font-size:.9em;line-height:1.5;margin:.3em 0"
    return f'<{tag} dir="ltr" style="{style}">{isolate(text)}</{tag}>' if text else ""


def box(markup, name, tall):
    """Return a box, named for screen readers, that scrolls what is too wide or too
    `tall`."""
    height = f"max-height:38em;border-bottom:1px solid {GREY};" if tall else ""
    return (
        f'<div class="box" role="group" tabindex="0" aria-label="{escape(name)}" '
        f'style="{height}overflow:auto">{markup}</div>'
    )


def title(caption):
    style = "font-weight:bold;margin:.3em 0"
    return (
        f'<figcaption style="{style}">{isolate(caption)}</figcaption>' if caption else ""
    )


def grid(caption, heads, rows, tall=TALL):
    """Return a table with a caption, in a box that scrolls beyond `tall` rows."""
    empty = f'<td colspan="{len(heads)}"{side()}>{isolate(NOTHING)}</td>'
    body = "".join(f"<tr>{row}</tr>" for row in rows or [empty])
    markup = (
        '<table style="border-collapse:collapse;margin:0">'
        f"<thead><tr>{''.join(heads)}</tr></thead><tbody>{body}</tbody></table>"
    )
    markup = box(markup, caption or "table", len(rows) > tall)
    return f'<figure style="margin:0">{title(caption)}{markup}</figure>'


def count_rows(caption, shown, total):
    """Return the caption, with the number of rows if not all of them are shown.

    >>> count_rows("Tokens", 30, 1204)
    'Tokens (the first 30 of 1204 rows)'
    """
    if shown < total:
        count = f"the first {shown} of {total} rows"
    elif total > TALL:
        count = f"{total} rows"
    else:
        return caption
    return f"{caption} ({count})" if caption else f"{count[0].upper()}{count[1:]}"
