"""Figures of matplotlib, with a text for those who cannot see them."""

import base64
import io
from html import escape

from khitab.display import html
from khitab.display.html import Shown


def figure(ax_or_fig, alt, caption=None):
    """Return a matplotlib figure with a text for those who can not see it; close it.

    `alt` says in a sentence or two what the figure shows. `caption` stands below it.

    Raises ValueError: an empty `alt`; what is neither Axes nor a Figure.

    >>> from matplotlib.figure import Figure
    >>> figure(Figure(figsize=(1, 1)), alt="An empty square.")
    [figure] An empty square.
    """
    if not str(alt or "").strip():
        raise ValueError(
            "figure needs alt, one or two sentences that say what the figure shows: "
            "a reader who can not see it gets nothing else."
        )
    if not hasattr(ax_or_fig, "savefig") and not hasattr(ax_or_fig, "figure"):
        raise ValueError(
            f"figure needs matplotlib's Axes or Figure, not {type(ax_or_fig).__name__}."
        )
    import matplotlib.pyplot as plt

    fig = ax_or_fig if hasattr(ax_or_fig, "savefig") else ax_or_fig.figure
    buffer, dpi = io.BytesIO(), 160
    fig.savefig(buffer, format="png", dpi=dpi, bbox_inches="tight", facecolor="white")
    plt.close(fig)
    png = buffer.getvalue()
    width = int.from_bytes(png[16:20], "big") * 96 // dpi  # the PNG header, in CSS pixels
    markup = (
        f'<figure style="margin:.8em 0"><img alt="{escape(alt)}" width="{width}" '
        'style="max-width:100%;height:auto;background:#fff" '
        f'src="data:image/png;base64,{base64.b64encode(png).decode()}">'
        f"{html.small(caption, 'figcaption')}</figure>"
    )
    return Shown(markup, [f"[figure] {alt}", caption], png)
