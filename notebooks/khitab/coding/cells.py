"""What people type into the cells of a sheet is read here, one cell at a time."""

import re

from khitab.framing import ELEMENTS

CODES = {
    1: {"1", "x", "yes", "y", "true", "✓", "✔", "نعم"},
    0: {"0", "no", "n", "false", "لا"},
}
NONE = {
    "-",
    "–",
    "—",
    "−",
    "none",
    "0",
}  # the issue is there, and nothing is done with it
# A spreadsheet that takes 1 and 0 for days counts from 1900, and LibreOffice from 1899.
DAYS = {
    1: r"0?1/0?1/(?:19)?00|1900-01-01.*|1899-12-31.*|01\.01\.(?:19)?00",
    0: r"0?1/00?/(?:19)?00|00?/0?1/(?:19)?00|1900-01-00.*|1899-12-30.*|00\.01\.(?:19)?00",
}
_LETTERS = {**{name[0]: name for name in ELEMENTS}, **{name: name for name in ELEMENTS}}


def plain(cell):
    """Return a cell in lower case, in Western digits, without quotes around it and without
    the zeros that a spreadsheet adds.

    >>> plain(' ="١.0" ')
    '1'
    """
    digits = "".join(str(int(c)) if c.isdecimal() else c for c in cell)
    text = digits.strip(" \t\r\n\xa0\u200e\u200f\ufeff=\"'").casefold()
    return re.sub(r"(?<=\d)[.,٫]0+$", "", text)


def presence(cell):
    """Return 1 or 0, None for an empty cell, and a ValueError for anything else.

    >>> [presence(cell) for cell in ("Yes", "٠", "1.0", " ")]
    [1, 0, 1, None]
    """
    text = plain(cell)
    if not text:
        return None
    for code, words in CODES.items():
        if text in words or re.fullmatch(DAYS[code], text):
            return code
    raise ValueError(f"{cell.strip()!r} is not a code. Codes are 1 and 0.")


def elements(cell):
    """Return the set of the elements that are named, or None for an empty cell.

    >>> sorted(elements("R, p")), elements("-"), elements("")
    (['problem', 'remedy'], set(), None)
    """
    text = plain(cell)
    if not text:
        return None
    if text in NONE:
        return set()
    words = re.findall(r"[^\s,;+/&.|-]+", text)
    if all(word in _LETTERS for word in words) and words:
        return {_LETTERS[word] for word in words}
    if set("".join(words)) <= set("pcer") and words:
        return {_LETTERS[letter] for letter in "".join(words)}
    raise ValueError(
        f"{cell.strip()!r} names no elements. Their letters are p, c, e and r, and - for "
        "none of them."
    )
