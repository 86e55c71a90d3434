"""Each function of figures takes a table and returns matplotlib Axes.

Ink shows the target and grey what it is compared with. The caller writes the title,
which says the finding. Arabic goes to matplotlib as it is (3.11 shapes it).
`display.figure` shows the Axes in a notebook with a text for those who cannot see it.
"""

from khitab.figures.bars import counts, hits
from khitab.figures.comparisons import keywords, permutation, word_shift
from khitab.figures.curves import growth
from khitab.figures.days import timeline
from khitab.figures.dots import rates
from khitab.figures.limits import intervals
from khitab.figures.nested import nested_counts
from khitab.figures.shares import voices
from khitab.figures.tiles import dispersion_strip, voice_tiles

__all__ = [
    "counts", "dispersion_strip", "growth", "hits", "intervals", "keywords",
    "nested_counts",
    "permutation", "rates", "timeline", "voice_tiles", "voices", "word_shift",
]  # fmt: skip
