"""A view for a notebook has the plain table, the page's data, the style and the scripts.

Where scripts run, they put the view in the table's place (see `scripted`).
"""

from functools import cache
from pathlib import Path

from khitab.display.html import RUN
from khitab.display.scripted import scripted


def put(plain, page, *files):
    """Return the HTML of a view.

    `plain` is the HTML of the table. `page` is a dict with the data (see `data`) and
    whatever else a view needs, under other names. `files` are the style and the scripts
    of this view besides `view.css`, `core.js` and `walk.js`, such as "texts.js". One of
    them has the function `draw(view, page)`, which fills the view.
    """
    names = ["view.css", "core.js", "walk.js", *files]
    styles, scripts = (
        "\n".join(_file(name) for name in names if name.endswith(kind))
        for kind in (".css", ".js")
    )
    plain = f'<div class="plain">{plain}</div>'
    return scripted("khitab-view", plain, page, styles, scripts, "open")


def told(text):
    """Return a line for a page, a string or (if it has Arabic) a list of parts in turn.

    The 2nd, 4th, … part is Arabic, so the script can wrap it without knowing Arabic
    letters.

    >>> told("from"), told("lemma irhāb إرهاب")
    ('from', ['lemma irhāb ', 'إرهاب', ''])
    """
    parts = RUN.split(str(text))
    return parts if len(parts) > 1 else str(text)


@cache
def _file(name):
    return Path(__file__).with_name(name).read_text("utf-8")
