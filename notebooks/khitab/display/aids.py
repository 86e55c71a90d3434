"""Reading aids show how a word sounds and what it means, where the word occurs.

A word is a span, and a span inside it has the aid as its title. One style rule prints
that title as a card beside the word, outside any box that could cut it off. Where rules
are stripped (an untrusted notebook), browsers show the title itself. A short script lets
a click keep a card open. It makes the words of a figure one stop of the Tab key, with
the arrow keys going from word to word. (If every span could have the focus, there would
be hundreds of stops, and Chromium would not let text selection begin in one.) For a
screen reader, the focused word is a button whose name is the word and whose description
is the card.
"""

import re
from html import escape

from khitab import arabic
from khitab.display import html
from khitab.required import require

COLUMNS = [
    "doc", "start", "form", "lemma", "lemma_reading", "proclitics", "enclitics",
    "gloss", "reading", "source",
]  # fmt: skip
WORDS = "words= (the table that morphology.add_lemmas gives)"
CLITICS = {
    "و": "and", "ف": "and so", "أ": "(a question)", "ب": "by, in", "ل": "for, to",
    "ك": "like", "س": "will", "ال": "the", "ي": "me, my", "ني": "me", "نا": "us, our",
    "كم": "you, your", "ه": "him, his, its", "ها": "her, its", "هما": "both of them",
    "هم": "them, their", "هن": "them, their",
}  # fmt: skip
SOURCES = {
    "course": "",
    "guess": "a guess: the word is not in the lexicon",
    "none": "not in the lexicon",
}
STYLE = """<style>
.khitab .word {cursor:help}
.khitab .word > [title] {pointer-events:none}
.khitab .word:hover, .khitab .word:focus {outline:2px solid #2a86c8; border-radius:3px}
.khitab .word:hover > [title]::after, .khitab .word:focus > [title]::after {
  content:attr(title); content:attr(title) / ""; white-space:pre-line; position:fixed;
  z-index:20; inset:auto 0 0 0;
  direction:ltr; text-align:left; font:normal 1.05rem/1.5 system-ui,sans-serif;
  padding:.4em .8em; color:#fff; background:#222; border:1px solid #999}
.khitab .word:hover > [title]::after {z-index:21}
@supports (position-area:bottom) {
  .khitab .word:hover > [title]::after, .khitab .word:focus > [title]::after {
    inset:auto; margin:.3rem; border-radius:5px; width:max-content; max-width:19rem;
    position-area:bottom; position-try-fallbacks:flip-block}}
@media print {.khitab .word > [title]::after {display:none !important}}
</style>"""
# JupyterLab must not take the bare arrows for its own, but it may have Shift+Enter.
HOLD = (
    "this.toggleAttribute('data-lm-suppress-shortcuts', event.key == 'Tab'"
    " || !(event.shiftKey || event.ctrlKey || event.metaKey));"
)
MOVE = (
    "const words = [...this.querySelectorAll('.word')],"
    " here = words.indexOf(event.target.closest('.word')),"
    " next = words[here + {ArrowLeft: 1, ArrowRight: -1, undefined: 0}[event.key]];"
    " if (here < 0) return;"
    " if (event.key == 'Escape') event.target.blur();"
    " if (next) {"
    "words.forEach(word => word.removeAttribute('tabindex'));"
    " next.tabIndex = 0; next.role = 'button';"
    " next.ariaDescription = next.firstChild.title.replace(/\\n/g, '; ');"
    " next.focus(); event.preventDefault()}"
)


def aids_of(words, docs=None):
    """Return the aids of a `morphology.add_lemmas` table, by (doc, start) and by form.

    With `docs`, only those of some documents.
    """
    cards = cards_of(words, docs)
    return {key: "\n".join(filter(None, card)) for key, card in cards.items()}


def cards_of(words, docs=None):
    """Return the lines of each word's card (sound, gloss, others), by place and by form.

    A form that the table reads in several ways gets all of them, because it has no
    context.
    """
    if words is None:
        return {}
    require(words, COLUMNS, WORDS)
    rows = words if docs is None else words[words["doc"].isin(docs)]
    if rows.empty:
        raise ValueError(f"{WORDS} has no word of {', '.join(docs or ['any text'])}.")
    cards, forms = {}, {}
    for row in rows[COLUMNS].astype(object).fillna("").itertuples(index=False):
        card = (row.reading, row.gloss, *_notes(row))
        cards[row.doc, row.start] = card
        forms.setdefault(row.form, {}).setdefault(card[1:], {})[row.reading] = True
    return cards | {form: _any_of(known) for form, known in forms.items()}


def _any_of(known):
    """Return one card for all that is known about a form, {(gloss, others): {sounds}}."""
    each = [(" or ".join(sounds), *rest) for rest, sounds in known.items()]
    if len(each) == 1:
        return each[0]
    sounds, glosses = (
        " or ".join(dict.fromkeys(card[part] for card in each)) for part in (0, 1)
    )
    return (sounds, glosses, *(f"{card[0]}: {', '.join(card[2:])}" for card in each))


def passage(words, text):
    """Return the rows of `words` where the words of `text` occur in a row, or else all
    rows."""
    if words is None:
        return None
    require(words, COLUMNS, WORDS)
    forms = [arabic.form(token.token) for token in arabic.tokenize(text)]
    line = f" {' '.join(words['form'])} "
    found = line.find(f" {' '.join(forms)} ")
    first = line.count(" ", 0, found)
    return words.iloc[first : first + len(forms)] if forms and found >= 0 else words


def _notes(row):
    """Return what a card says below the gloss, the word's lemma, clitics and source."""
    lines = []
    if row.source != "none":
        lines.append(f"lemma {row.lemma_reading} {row.lemma}")
    for name, clitics in [("before it", row.proclitics), ("after it", row.enclitics)]:
        each = [f"{c} {CLITICS.get(c, '?')}" for c in clitics.split("+") if c]
        lines.append(f"{name}: {' + '.join(each)}" if each else "")
    return filter(None, [*lines, SOURCES.get(row.source, f"from {row.source}")])


def aided(text, aids, highlight=(), doc=None, start=None):
    """Return a string as HTML with its aids and what `highlight` names.

    If it is known to begin at `start` of `doc`, its words get the aids of their places.
    """
    spans = html.find(text, highlight)

    def piece(first, last):
        here = [(max(a, first), min(b, last)) for a, b in spans]
        return html.marked(
            text[first:last], [(a - first, b - first) for a, b in here if a < b]
        )

    out, done = "", 0
    for token in arabic.tokenize(text) if aids else []:
        place = None if start is None else (doc, start + token.start)
        aid = aids.get(place) or aids.get(arabic.form(token.token))
        if aid:
            title = escape(aid).replace("\n", "&#10;")
            out += piece(done, token.start) + (
                f'<span class="word"><span title="{title}">'
                f"{piece(token.start, token.end)}</span></span>"
            )
            done = token.end
    return out + piece(done, len(text))


def keyed(markup, aids):
    """Return HTML with the style and the keys that its aids need."""
    first = re.search('<span class="word"(?=><span title="(.*?)")', markup)
    if not aids or not first:
        return markup
    keys = (
        f'data-lm-suppress-shortcuts="" onkeyup="{escape(HOLD)}" '
        f'onkeydown="{escape(HOLD + MOVE)}" onclick="this.onkeydown(event)"'
    )
    card = first[1].replace("&#10;", "; ")
    stop = f'{first[0]} tabindex="0" role="button" aria-description="{card}"'
    markup = markup[: first.start()] + stop + markup[first.end() :]
    return f"<div {keys}>{STYLE}{markup}</div>"
