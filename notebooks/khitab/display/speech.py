"""A text coloured by who speaks; each colour has its name beside it."""

from html import escape

from khitab.display import html
from khitab.display.aids import aided, aids_of, keyed
from khitab.display.html import Shown
from khitab.display.texts import heads
from khitab.labels import INK, OUTLET, REPORTING, numbered
from khitab.required import require
from khitab.spans import SPAN

LINES = ["solid", "dashed", "double"]  # the same colours again, told apart by the line
DOTTED = "border-bottom:2px dotted #767676"  # grey on light and on dark pages
GUESS = "a guess, made by patterns: nobody has annotated it"


def voices(corpus, doc, spans, words=None):
    """Return a text to read, with what each voice says in its colour and by its name.

    `spans`: a table `doc, start, end, voice` and possibly `speaker, channel, mode`, such as
    `corpus.annotations("voices")`; or what `voices.guess_speakers` gives, which is called
    a guess all through. The body is shown, a row a sentence, with its translation.
    `words`: the table that `morphology.add_lemmas(corpus.tokens())` gives; each word then
    has its reading aid. The outlet stays without colour, and words whose `mode` is
    "reporting" have a dotted line, with the speaker's name if they are not the outlet's.

    Raises ValueError: not a corpus; an unknown document; a missing column; spans over
    each other.

    >>> from khitab import load_corpus
    >>> corpus = load_corpus()
    >>> lines = voices(corpus, "002", corpus.annotations("voices")).text.splitlines()
    >>> "[egypt · al-Sisi, through El-Shennawy] استقرار ليبيا" in lines[3]
    True
    """
    if not hasattr(corpus, "subset"):
        raise ValueError(
            "voices needs a corpus (what khitab.load_corpus() gives), a document and "
            f"spans, not {type(corpus).__name__}."
        )
    sentences = corpus.subset(docs=[doc]).sentences()
    is_guess = "guess" in getattr(spans, "columns", ())
    require(spans, [*SPAN, "speaker" if is_guess else "voice"], "voices")
    if is_guess:
        spans = spans.assign(voice="guess")
    numbers = numbered(spans["voice"])
    spans = _spans(spans, doc)
    styles = {k: _style(n) for k, n in numbers.items() if k in set(spans["voice"])}
    aids = aids_of(words, [doc])
    rows, lines = [], []
    for row in sentences.to_dict("records"):
        markup, plain = "", ""
        for start, end, span in _pieces(row, spans.to_dict("records")):
            piece = row["text"][start - row["start"] : end - row["start"]]
            inner = aided(piece, aids, (), doc, start)
            if span and span.get("mode") == REPORTING and piece.strip():
                name = _name({**span, "voice": REPORTING})
                inner = _reporting(span, name, inner)
                plain += f"[{name}] "
            elif span and span["voice"] in styles and piece.strip():
                name = _name(span)
                inner = _coloured(styles[span["voice"]], name, inner)
                plain += f"[{name}] "
            markup, plain = markup + inner, plain + piece
        rows.append(_row(row, markup))
        lines.append(f"{doc}.{row['sentence']} {plain}")
    caption = f"Text {doc}, by voice"
    key = [_coloured(style, kind) for kind, style in styles.items()]
    key += [
        "without colour: nothing guessed" if is_guess else f"without colour: {OUTLET}"
    ]
    if "mode" in spans and (spans["mode"] == REPORTING).any():
        key += [f'<span style="{DOTTED}">dotted line: words that report</span>']
    key = f'<p dir="ltr" lang="en" style="margin:.5em 0">{" &ensp; ".join(key)}</p>'
    note = GUESS if is_guess else ""
    markup = key + html.small(note) + html.grid(caption, heads(), rows)
    return Shown(keyed(markup, aids), [caption, note, *lines])


def _spans(spans, doc):
    spans = spans[spans["doc"] == doc].sort_values("start", kind="stable").fillna("")
    over = spans[spans["start"] < spans["end"].shift(fill_value=0)]
    if len(over):
        raise ValueError(
            f"voices: in text {doc!r} the span that begins at {over['start'].iloc[0]} lies "
            "over the one before it, so that a word would have two voices."
        )
    return spans


def _pieces(row, spans):
    """Yield the pieces of a sentence: start, end, and the span that it lies in or None."""
    done = row["start"]
    for span in spans:
        start, end = max(span["start"], done), min(span["end"], row["end"])
        if start < end:
            yield done, start, None
            yield start, end, span
            done = end
    yield done, row["end"], None


def _name(span):
    """A voice by its name, with the speaker and the channel where they are known."""
    whose = " · ".join(filter(None, [span["voice"], span.get("speaker", "")]))
    channel = span.get("channel", "")
    return f"{whose}, through {channel}" if channel else whose


def _reporting(span, name, inner):
    """Words that report under a dotted line, after whose they are if not the outlet's."""
    inner = f'<span style="{DOTTED}">{inner}</span>'
    if span["voice"] == OUTLET:
        return inner
    return f"{_coloured('#767676;dotted', name)} {inner}"


def _style(place):
    colour, line = INK[place % len(INK)], LINES[place // len(INK) % len(LINES)]
    return f"{colour};{line}"


def _coloured(style, name, inner=""):
    """A stretch of text in the colour of its voice, after the voice's name."""
    colour, line = style.split(";")
    chip = (
        f"font-size:.7em;line-height:1.3;font-weight:normal;border:2px {line} {colour};"
        "border-radius:.4em;padding:0 .4em;display:inline-block"
    )
    # 26: one part in six of the colour, which serves light and dark pages
    text = f"background:{colour}26;border-bottom:2px {line} {colour}"
    name = " · ".join(map(html.isolate, name.split(" · ")))
    chip = f'<bdi dir="ltr" lang="en" style="{chip}">{name}</bdi>'
    return f'{chip} <span style="{text}">{inner}</span>' if inner else chip


def _row(row, markup):
    left, right = html.side(), html.side(rtl=True)
    tag = "b" if row["layer"] in ("headline", "heading") else "span"
    number = escape(f"{row['doc']}.{row['sentence']}")
    return (
        f'<th scope="row"{left}>{number}</th>'
        f'<td lang="en"{left}><{tag}>{html.isolate(row["english"])}</{tag}></td>'
        f'<td lang="ar"{right}><{tag}>{markup}</{tag}></td>'
    )
