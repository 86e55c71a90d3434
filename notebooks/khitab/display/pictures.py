"""Figures of matplotlib get a text for those who cannot see them.

A notebook that Jupyter trusts, and each page made from it, shows a drawing (SVG) without
a background. Its black is the page's text colour, so that it suits light and dark pages.
Elsewhere the picture (PNG) is dark on white.
"""

import base64
import io
import re
from hashlib import sha256
from html import escape
from xml.etree import ElementTree

from khitab.display import html
from khitab.display.html import Shown

DPI = 160
COLOURS = 128  # of the picture; with all that a screen has it would be twice as heavy
BLACK = 26  # this grey and each darker one are the page's black
SVG, LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
PAPER = "var(--paper,#fff)"
POINTED = re.compile(r"(?:url\(|href=\")#([^)\"]+)")
NAME = re.compile(r"^[^#:;]+$|(?<=#)[^)\"]+")
LONG = re.compile(r"-?[1-9]\d*\.\d{3,}")  # below 1 a number may be a scale
NUMBERS = ("d", "x", "y", "points", "transform")
STYLE = """<style>
.khitab .drawn > img {display:none}
.khitab .drawn > svg {display:block !important; --paper:var(--jp-layout-color0,Canvas)}
@media print {.khitab .drawn {break-inside:avoid}
  .khitab .drawn > svg {color:#000; --paper:#fff}}
</style>"""


def figure(ax_or_fig, alt, caption=None):
    """Return a matplotlib figure, now closed, with a text for those who cannot see it.

    `alt` says in a sentence or two what the figure shows. `caption` is written below it.

    Raises ValueError for an empty `alt`, or anything but Axes or a Figure.

    >>> from matplotlib.figure import Figure
    >>> figure(Figure(figsize=(1, 1)), alt="An empty square.")
    [figure] An empty square.
    """
    if not str(alt or "").strip():
        raise ValueError(
            "figure needs alt, because a reader who cannot see the figure gets "
            "nothing else. Say in one or two sentences what it shows."
        )
    if not hasattr(ax_or_fig, "savefig") and not hasattr(ax_or_fig, "figure"):
        raise ValueError(
            f"figure needs matplotlib's Axes or Figure, not {type(ax_or_fig).__name__}."
        )
    import matplotlib.pyplot as plt

    fig = ax_or_fig if hasattr(ax_or_fig, "savefig") else ax_or_fig.figure
    png, svg = picture(fig), drawing(fig, alt)
    plt.close(fig)
    width = int.from_bytes(png[16:20], "big") * 96 // DPI  # the PNG header, in CSS pixels
    markup = (
        f'<figure class="drawn" style="margin:.8em 0"><img alt="{escape(alt)}" '
        f'width="{width}" style="max-width:100%;height:auto;background:#fff" '
        f'src="data:image/png;base64,{base64.b64encode(png).decode()}">{svg}'
        f"{html.small(caption, 'figcaption')}{STYLE}</figure>"
    )
    return Shown(markup, [f"[figure] {alt}", caption], png)


def picture(fig, dpi=DPI, paper="white", box="tight"):
    """Return a figure as PNG with a background of its own, whatever the theme."""
    from PIL import Image

    drawn, small = io.BytesIO(), io.BytesIO()
    fig.savefig(drawn, format="png", dpi=dpi, bbox_inches=box, facecolor=paper)
    image = Image.open(drawn).convert("RGB")
    # Maximum coverage: otherwise a colour with few dots becomes another one.
    image = image.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE)
    image.save(small, "png", optimize=True)
    return small.getvalue()


def drawing(fig, alt):
    """Return a figure as SVG without background, in the page's colour, with unique
    ids."""
    import matplotlib.pyplot as plt

    drawn = io.BytesIO()
    with plt.rc_context({"svg.hashsalt": "khitab", "svg.fonttype": "path"}):
        options = {"metadata": {"Date": None}, "transparent": True}
        fig.savefig(drawn, format="svg", bbox_inches="tight", **options)
    drawn = drawn.getvalue()
    own = f"d{sha256(drawn).hexdigest()[:6]}-"  # figures of a page share no id
    pointed = sorted(set(POINTED.findall(drawn.decode())))
    ids = {name: f"{own}{number}" for number, name in enumerate(pointed)}
    root = ElementTree.fromstring(drawn)
    for inside in list(root.iter()):
        for child in list(inside):
            if child.tag not in (f"{SVG}style", f"{SVG}metadata"):
                _fit(child, ids)
            else:
                inside.remove(child)  # a style would be for the whole page
    width = float(root.get("width")[:-2]) * 96 / 72
    attributes = {
        "viewBox": root.get("viewBox"), "width": f"{width:.0f}",
        "role": "img", "aria-label": alt,
        "style": "display:none;max-width:100%;height:auto;stroke-linejoin:round",
    }  # fmt: skip
    root.attrib.clear()
    root.attrib.update(attributes)
    ElementTree.register_namespace("", SVG[1:-1])
    return ElementTree.tostring(root, encoding="unicode")


def _fit(element, ids):
    """Shorten a part of a drawing, and make its ids and colours fit the page."""
    known, element.text, element.tail = dict(element.attrib), None, None
    element.attrib.clear()
    if LINK in known:
        known["href"] = known.pop(LINK)
    if known.get("id") not in ids:
        known.pop("id", None)
    style = dict(
        pair.split(": ", 1) for pair in known.pop("style", "").split("; ") if pair
    )
    style |= {name: known.pop(name) for name in ("fill", "stroke") if name in known}
    for name in ("fill", "stroke"):
        if re.fullmatch("#[0-9a-f]{6}", style.get(name, "")):
            _colour(style, name, *bytes.fromhex(style[name][1:]))
    if style:
        known["style"] = ";".join(":".join(pair) for pair in style.items())
    for name, value in known.items():
        if name in ("id", "href", "style", "clip-path"):
            value = NAME.sub(lambda found: ids.get(found[0], found[0]), value)
        elif name in NUMBERS:
            value = LONG.sub(lambda number: f"{float(number[0]):.2f}", value)
        element.set(name, " ".join(value.split()))


def _colour(style, name, red, green, blue):
    """Return a style with white as the paper and greys as shares of the page's black."""
    if max(red, green, blue) - min(red, green, blue) > 8:
        return
    depth = min(1, (255 - green) / (255 - BLACK))
    style[name] = "currentColor" if depth else PAPER
    if 0 < depth < 1:
        share = depth * float(style.get(f"{name}-opacity", 1))
        style[f"{name}-opacity"] = f"{share:.2f}"
