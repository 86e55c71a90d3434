"""A frame matrix has issues in blocks, voices in rows and places in the cells."""

from khitab.display import html
from khitab.display.cells import label
from khitab.display.heads import head, signed, signs
from khitab.display.html import Shown, isolate
from khitab.required import require


def matrix(table, caption=None, labels=None):
    """Return a frame matrix, elements as columns, voices as rows, a block per issue.

    `table` is what `framing.matrix` gives. A cell has the places of its units, one line
    per text, or – if there is none. A line below each issue names the voices without any
    element of it, so that nobody is left out silently. `labels` is {key: label}, as for
    `table`.

    Raises ValueError for a missing column or a table without rows.

    >>> rows = [("drought", "cause", "us", "x", 1, "x.1"), ("drought", "cause", "mp", "x", 0, "")]
    >>> import pandas as pd
    >>> names = ["frame", "element", "voice", "doc", "count", "places"]
    >>> matrix(pd.DataFrame(rows, columns=names))
    drought
      United States: cause x.1
      none: MP
    """
    require(table, ["frame", "element", "voice", "doc", "count", "places"], "matrix")
    if not len(table):
        raise ValueError(
            "matrix has no rows to show. Give it the table of framing.matrix."
        )
    notes = {}
    looks = signs("frame", table["frame"], labels)
    looks |= signs("voice", table["voice"], labels)

    def name(key):
        label(str(key), labels, notes)
        return looks[key].label if key in looks else "no voice"

    def shown(key):
        return signed(looks[key]) if key in looks else "no voice"

    elements, rows, lines = list(dict.fromkeys(table["element"])), [], []
    for frame, block in table.groupby("frame", sort=False, observed=True):
        cells = block[block["count"] > 0].groupby(["voice", "element"], observed=True)
        places = cells["places"].agg(list).to_dict()
        said = [
            v for v in dict.fromkeys(block["voice"]) if any(v == w for w, _ in places)
        ]
        silent = [v for v in dict.fromkeys(block["voice"]) if v not in said]
        rows.append(_head(shown(frame), len(elements) + 1))
        lines.append(name(frame))
        for voice in said:
            found = {e: places[voice, e] for e in elements if (voice, e) in places}
            rows.append(_row(shown(voice), [found.get(e, []) for e in elements]))
            told = ", ".join(f"{e} {' '.join(p)}" for e, p in found.items())
            lines.append(f"  {name(voice)}: {told}")
        if silent:
            rows.append(_none(map(shown, silent), len(elements)))
            lines.append(f"  none: {', '.join(map(name, silent))}")
    heads = [head(name, html.side()) for name in ["voice", *elements]]
    foot = [f"{key}: {note}" for key, note in notes.items()]
    markup = html.grid(caption, heads, rows, tall=len(rows))
    markup += "".join(map(html.small, foot))
    return Shown(markup, [caption, *lines, *foot])


def _head(name, width):
    edge = f"border-top:2px solid {html.GREY};text-align:left"
    return (
        f'<th scope="rowgroup" colspan="{width}" align="left" style="{edge}">{name}</th>'
    )


def _row(voice, cells):
    shown = ["<br>".join(map(_places, texts)) or "–" for texts in cells]
    side = html.side()
    head = f'<th scope="row"{side[:-1]};font-weight:normal">{voice}</th>'
    return head + "".join(f"<td{side}>{cell}</td>" for cell in shown)


def _places(places):
    """Return the places of one text, each unbroken, so that cells break between them."""
    style = 'style="white-space:nowrap"'
    return " ".join(f"<span {style}>{isolate(place)}</span>" for place in places.split())


def _none(voices, width):
    small = f'<td colspan="{width}"{html.side()}>{", ".join(voices)}</td>'
    return f'<th scope="row"{html.side()[:-1]};font-weight:normal">none</th>{small}'
