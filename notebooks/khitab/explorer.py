"""Explorer: type a word, see its lines, sort and widen them. A plain call stands beside.

The widgets live only while the notebook runs. What they show is one call of
`concordance.kwic`; it is printed below the lines, to be copied into a cell of one's own.
"""

import warnings
from html import escape

from khitab import display
from khitab.concordance import kwic
from khitab.queries import NothingFound

__all__ = ["explore", "look"]

MATCHES = ["form", "lemma", "loose", "bare", "prefix", "suffix", "part"]
SORTS = {
    "as in the texts": None,
    "by the 1st word after": ("after", 1),
    "by the 2nd word after": ("after", 2),
    "by the 1st word before": ("before", 1),
    "by the 2nd word before": ("before", 2),
    "by the node": ("node", 1),
}
STYLE = "<style>.khitab-node input {direction:rtl; font-size:1.3em; height:2em}</style>"


def explore(tokens, node="ليبيا", corpus=None, words=None):
    """Return widgets that show the lines of a word while one types it.

    `node`: what stands in the field at first. With `corpus` the lines keep their
    punctuation and periods their labels; with `words` (`morphology.add_lemmas(tokens)`)
    the words have reading aids. Without widgets: `look(tokens, node)` shows the same.

    >>> from khitab import load_corpus
    >>> type(explore(load_corpus().tokens())).__name__
    'VBox'
    """
    import ipywidgets as widgets

    field = widgets.Text(node, description="node", continuous_update=True)
    field.add_class("khitab-node")
    match = widgets.Dropdown(options=MATCHES, description="match")
    sort = widgets.Dropdown(options=SORTS, description="sort")
    span = widgets.IntSlider(6, 1, 15, description="span", continuous_update=False)
    lines = widgets.HTML()

    def show(_=None):
        asked = {"span": span.value, "match": match.value, "sort": sort.value}
        lines.value = _answer(tokens, field.value, corpus, words, asked)

    for widget in (field, match, sort, span):
        widget.observe(show, "value")
    show()
    controls = widgets.HBox([field, match, sort, span], layout={"flex_flow": "row wrap"})
    return widgets.VBox([widgets.HTML(STYLE), controls, lines])


def look(tokens, node, span=6, match="form", sort=None, corpus=None, words=None):
    """Return the lines of a node to look at: `kwic` and `display.concordance` in one.

    Raises ValueError: as `concordance.kwic`.

    >>> from khitab import load_corpus
    >>> look(load_corpus().tokens(), "بين كافة الأطراف", span=1).text.splitlines()[-1]
    '1  000 · 2017  والحوار [بين كافة الأطراف] الليبية'
    """
    lines = kwic(tokens, node, span, match, sort, corpus)
    count = (
        f"{_counted(len(lines), 'line')} in {_counted(lines['doc'].nunique(), 'text')}"
    )
    return display.concordance(
        lines,
        caption=count,
        labels=corpus.labels if corpus else None,
        words=words,
    )


def _counted(number, noun):
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _answer(tokens, node, corpus, words, asked):
    """Return the HTML of the lines and of the call that gives them; or what is wrong."""
    try:
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always", NothingFound)
            shown = look(tokens, node, **asked, corpus=corpus, words=words)
    except ValueError as error:
        return f"<p>{escape(str(error))}</p>"
    given = [f"{key}={value!r}" for key, value in asked.items()]
    given += ["corpus=corpus"] if corpus else []
    call = escape(f'look(tokens, "{node}", {", ".join(given)})')
    near = "".join(f"<p>{escape(str(each.message))}</p>" for each in said)
    return f'{shown._repr_html_()}{near}<p><code dir="ltr">{call}</code></p>'
