"""Turn markdown into HTML and plain text, each run of Arabic in its own direction."""

import html
import re
from functools import cache
from inspect import cleandoc

from khitab.display.html import isolate_runs


def page(text, trusted=True):
    """Return markdown as HTML, a single paragraph without its <p>.

    A key file's question may hold HTML (`trusted`), but a learner's words may not.
    """
    markup = _markdown(not trusted)(cleandoc(text)).strip()
    if markup.startswith("<p>") and markup.find("</p>") == len(markup) - 4:
        markup = markup[3:-4]
    depth, out = 0, []
    for piece in re.split(r"(<[^>]*>)", markup):
        depth += piece.startswith("<bdi") - (piece == "</bdi>")
        isolate = not depth and not piece.startswith("<")
        out.append(isolate_runs(html.unescape(piece)) if isolate else piece)
    return "".join(out)


def plain(text):
    """Return markdown as plain text.

    >>> plain("The *third* word of <bdi>أبحاث</bdi>?")
    'The third word of أبحاث?'
    """
    return html.unescape(re.sub(r"<[^>]*>", "", page(text)))


@cache
def _markdown(escape):
    import mistune

    return mistune.create_markdown(escape=escape, plugins=["table"])
