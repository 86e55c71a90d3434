"""The pieces of a sentence as HTML and as plain text, which need no script."""

from html import escape
from itertools import groupby

from khitab.display import html

STYLES = {  # 42: a quarter of the colour, which serves light and dark pages
    "frames": "background:{colour}42",
    "voices": "border-bottom:2px {line} {colour}",
    "shared": "border-top:2px {line} {colour}",
}
CHIP = (
    "font-size:.7em;line-height:1.3;font-weight:normal;border:2px {line} {colour};"
    "border-radius:.4em;padding:0 .4em;display:inline-block"
)


def arabic(page, pieces, show):
    """Return the Arabic of a sentence as HTML and as text, with the marks in `show`."""
    return _markup(page, [(text, word, marks) for text, word, _, marks in pieces], show)


def english(page, pieces, show):
    """Return the translation of a sentence as HTML and as text, with the marks in `show`."""
    return _markup(page, [(text, -1, marks) for text, _, marks in pieces], show)


def _markup(page, pieces, show):
    markup, plain, before = "", "", []
    # Two words always have something between them: pieces of one card are one word.
    for word, group in groupby(pieces, key=lambda piece: piece[1]):
        inside = ""
        for text, _, marks in group:
            here = [
                m for m in marks if page["looks"][page["marks"][m][0]]["switch"] in show
            ]
            for mark in here:
                if mark not in before:
                    chip, name = _chip(page, mark)
                    markup, plain = f"{markup}{chip} ", f"{plain}[{name}] "
            inside += _dressed(
                page, html.isolate(text) if word < 0 else escape(text), here
            )
            plain, before = plain + text, here
        if word >= 0:
            title = escape(_card(page, word)).replace("\n", "&#10;")
            inside = f'<span class="word"><span title="{title}">{inside}</span></span>'
        markup += inside
    return markup, plain


def _dressed(page, inner, marks):
    if not marks:
        return inner
    looks = [page["looks"][page["marks"][mark][0]] for mark in marks]
    style = ";".join(STYLES[look["switch"]].format(**look) for look in looks)
    return f'<span style="{style}">{inner}</span>'


def _chip(page, mark):
    """Return the sign of a mark and what it says, as HTML and as text."""
    row, _, about = page["marks"][mark]
    look, name = page["looks"][row], _joined(page["about"][about]["title"])
    style = CHIP.format(**look)
    markup = html.isolate(f"{look['sign']} {name}")
    return f'<bdi dir="ltr" lang="en" style="{style}">{markup}</bdi>', name


def _card(page, word):
    return "\n".join(filter(None, map(_joined, page["words"][word])))


def _joined(line):
    return line if isinstance(line, str) else "".join(line)
