"""Whole texts with their layers."""

from html import escape

import pandas as pd

from khitab.display import html
from khitab.display.html import GREY, Shown
from khitab.required import require

LAYERS = {"headline": "font-weight:bold;font-size:1.2em", "heading": "font-weight:bold"}


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
    html.require_text(text, "layers")
    require(layers_frame, ["start", "end", "layer", "kind"], "layers")
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
        markup += html.lines(_masked(text, done, start, mask))
        markup += _layer(inside, layer, name)
        plain.append(inside if layer == "paragraph" else f"[{name}] {inside}")
        done = end
    markup += html.lines(_masked(text, done, len(text), mask))
    style = f"text-align:right;line-height:2.1;padding:.4em .8em;border:1px solid {GREY}"
    markup = f'<div dir="rtl" lang="ar" style="{style}">{markup}</div>'
    markup = html.box(markup, caption or "text with its layers", len(text) > 1000)
    head = html.title(caption)
    markup = f'<figure style="margin:0;max-width:60em">{head}{markup}</figure>'
    return Shown(markup, [caption, *plain])


def _masked(text, start, end, mask):
    """`text[start:end]`, with ███ for what each span of `mask` covers."""
    out, done = "", start
    for first, last in sorted((max(a, start), min(b, end)) for a, b in mask):
        if first < last:
            out, done = out + text[done:first] + "███", max(done, last)
    return out + text[done:end]


def _layer(text, layer, name):
    if layer == "paragraph":
        return html.lines(text)
    chip = f"font-size:.75em;white-space:nowrap;border:1px solid {GREY};padding:0 .4em"
    tag = f'<bdi dir="ltr" lang="en" style="{chip}">'
    style = LAYERS.get(layer, f"opacity:.75;border:1px dashed {GREY};padding:0 .3em")
    return f'<span style="{style}">{tag}{escape(name)}</bdi> {html.lines(text)}</span>'
