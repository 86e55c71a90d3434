"""A class codes the texts, and a colleague who reads Arabic judges translations and codes.

`gather` gathers what they wrote from a folder and writes tables and a page. `sheet`
writes the page for the colleague. `results` reads and compares, `decisions` keeps what the
teacher decides, `answers` reads what the colleague sent back, and `pages` and `terminal`
put all of it before the teacher.
"""

from pathlib import Path

from khitab import load_corpus

from desk.disk import write

from . import colleague, pages, terminal
from .results import find, save

__all__ = ["gather", "sheet"]


def gather(folder, out):
    """Gather a folder, write everything into `out`, and return what is to be said."""
    corpus = kits()
    out = Path(out).resolve()
    found = find(folder, out, corpus)
    save(found, out, pages.report(found, corpus))
    return terminal.lines(found, out, corpus)


def sheet(file):
    """Write the page for a colleague, and return what is to be said."""
    write(Path(file), colleague.sheet(kits()))
    return [
        f"{file} is one page for a colleague who reads Arabic ({colleague.MINUTES} minutes).",
        "Send it as it is. It opens in any browser, without a network, and can be printed.",
        "What comes back is a CSV. Put it into a folder, and start:",
        "  python3 solutions codings FOLDER",
    ]


def kits():
    """The texts with the kit's own codes, whatever KHITAB_CODES says."""
    return load_corpus(codes=False)
