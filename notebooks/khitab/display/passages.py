"""Quotations, words above their glosses, and strings letter by letter."""

from html import escape

from khitab.arabic.script import SCRIPT
from khitab.display import html
from khitab.display.aids import aided, aids_of, keyed, passage
from khitab.display.html import GREY, Shown, isolate

LONGEST = 80  # characters that `characters` still shows


def quotation(arabic, english=None, source=None, highlight=(), words=None):
    """Return an Arabic quotation to look at, with its translation and source below.

    `highlight` is a list of strings (marked wherever they occur, inside words too) and
    of (start, end) offsets into `arabic`. `words` is the table of
    `morphology.add_lemmas`, which gives the words of the quotation their reading aids.

    Raises ValueError for an empty quotation or a highlight that is not in it.

    >>> quotation("قال حفتر", "Haftar said", source="text 001", highlight=["قال"])
    قال حفتر
    Haftar said
    text 001
    """
    html.require_text(arabic, "quotation")
    aids = aids_of(passage(words, arabic))
    box = (
        "margin:0;padding:.1em .8em;border:0;border-right:4px solid #0072B2;"
        "text-align:right;font-size:1.3em;line-height:1.9"
    )
    below = f'<span lang="en">{isolate(english)}</span>' if english else ""
    markup = (
        f'<blockquote dir="rtl" lang="ar" style="{box}">'
        f"{aided(arabic, aids, highlight)}</blockquote>"
        + (below and f'<p style="margin:.4em 0">{below}</p>')
        + html.small(source, "figcaption")
    )
    markup = f'<figure style="margin:.8em 0;max-width:52em">{markup}</figure>'
    return Shown(keyed(markup, aids), [arabic, english, source])


def interlinear(words, translation=None, source=None):
    """Return words from right to left, each above its transliteration and its gloss.

    `words` is a list of (arabic, transliteration, gloss) in reading order. `translation`
    and `source` appear below.

    Raises ValueError for no words, or for a word that is not three strings (and says
    which).

    >>> interlinear([("قال", "qāla", "said"), ("أحمد", "Aḥmad", "Ahmed")], "Ahmed said.")
    قال  qāla  said
    أحمد  Aḥmad  Ahmed
    Ahmed said.
    """
    words = [tuple(word) for word in words]
    for place, word in enumerate(words or [()]):
        if len(word) != 3 or not all(isinstance(part, str) for part in word):
            raise ValueError(
                "interlinear needs three strings per word (Arabic, "
                f"transliteration, gloss), but word {place} is {word!r}."
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
        f"{html.small(source, 'figcaption')}</figure>"
    )
    return Shown(markup, [*map("  ".join, words), translation, source])


def characters(text, start=0):
    """Return each code point of a string in a cell with shape, offset and Unicode name.

    An invisible one (such as a space or a direction mark) is a box with its short name.
    A lone mark appears on a dotted circle. `start` is the offset of the first character.

    Raises ValueError for an empty string, or one of more than 80 characters.

    >>> characters("ـ\\xa0", start=7)
    7  ـ  U+0640 ARABIC TATWEEL
    8  [NBSP]  U+00A0 NO-BREAK SPACE
    """
    html.require_text(text, "characters")
    if len(text) > LONGEST:
        raise ValueError(
            f"characters shows at most {LONGEST} characters, and this string has "
            f"{len(text)}. Pass a piece of it, such as text[0:{LONGEST}]."
        )
    cell = (
        "list-style:none;display:inline-block;vertical-align:top;margin:.2em;padding:.3em;"
        f"width:8em;text-align:center;line-height:1.4;border:1px solid {GREY}"
    )
    cells, plain = "", []
    for offset, char in enumerate(text, start):
        shape, name, hidden = html.character(char)
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
    way, side = ("rtl", "right") if SCRIPT.search(text) else ("ltr", "left")
    style = f"list-style:none;margin:0;padding:0;text-align:{side};display:flex"
    return Shown(f'<ol dir="{way}" style="{style};flex-wrap:wrap">{cells}</ol>', plain)
