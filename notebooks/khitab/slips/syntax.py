"""What to say about a cell that Python cannot read, so that none of it has run.

If Python refuses a character, or its message is sure, it is believed. Every other mend
(from `mends`, or for what is lost or misspelt) is tried, and is shown only if the cell
can then be read, or read further.
"""

import re
import unicodedata

from khitab.slips.lost import bare, between, call, helps, misspelt, tries, words
from khitab.slips.mends import ALONE, MENDS, MESSAGES

QUOTES = str.maketrans("“”„‟«»‘’‚‛", '""""""' + "''''")
SAME = {
    "،": ",", "؛": ";", "٪": "%", "−": "-", "–": "-", "—": "-", "×": "*", "÷": "/", "٫": ".",
    "≤": "<=", "≥": ">=", "≠": "!=", "…": "...",
}  # fmt: skip
LONG = 300  # characters of a line in which no mend is tried: that would take seconds


def say(slip):
    """Return what to say of a slip in a cell that Python cannot read, or None."""
    mended = _mend, misspelt, call, words, between
    rules = _quotes, _character, _zero, *mended, _block, _message
    for rule in rules if len(slip.line) < LONG else (_character, _message):
        said = rule(slip)
        if said:
            return said
    return None


def _character(slip):
    """A character that Python does not know, whose place is certain."""
    found = re.search(r"invalid .*?(?:'(.)' )?\(?U\+([0-9A-F]{4,6})", slip.error.msg)
    if not found:
        return None
    char = chr(int(found[2], 16))
    digit, name = (
        unicodedata.decimal(char, None),
        unicodedata.name(char, "no name").lower(),
    )
    if char != char.translate(QUOTES):
        return (
            f"`{char}` is not a quote that Python knows. Type straight ones: `\"` or `'`."
        )
    if digit is not None:
        return f"Type numbers with the digits 0 to 9: `{digit}` in place of `{char}`."
    if char in SAME:
        return f"`{char}` is the character “{name}”. In code, type `{SAME[char]}`."
    if unicodedata.category(char) in ("Zs", "Cf", "Cc"):
        return (
            f"An invisible character ({name}) came along here, probably from a page that was "
            "copied. Delete it, and type a space if there should be one."
        )
    return f"`{char}` means nothing in code. Take it out, or put it in quotes."


def _zero(slip):
    number, start, _ = slip.place
    found = re.search(r"\b0+([1-9]\d*)", slip.line[max(0, start - 1) :])
    if "leading zeros" not in slip.message or not found:
        return None
    return _mend(slip) or (
        f'A number cannot begin with 0. An id is a name, so put it in quotes: `"{found[0]}"`. '
        f"A number is written `{found[1]}`."
    )


def _quotes(slip):
    """Curly quotes beside straight ones, and an apostrophe inside single quotes."""
    mended = slip.line.translate(QUOTES)
    if mended != slip.line and helps(slip, mended):
        return f"There are curly quotes in this line. Type straight ones: `{mended.strip()}`."
    mended = re.sub(r"'([^'\"]*\w'\w[^'\"]*)'", r'"\1"', slip.line)
    if mended != slip.line and helps(slip, mended):
        return (
            "The apostrophe inside ends the string. Put the text in double quotes: "
            f"`{mended.strip()}`."
        )
    for found in re.finditer('"(?=([^"\']*)"(\\w[^"\']*)"([^"\']*)")', slip.line):
        mended = "{}'{}\"{}\"{}'{}".format(
            slip.line[: found.start()], *found.groups(), slip.line[found.end(3) + 1 :]
        )
        if helps(slip, mended):
            return (
                "The quote inside ends the string. Put single quotes around the whole: "
                f"`{mended.strip()}`."
            )
    if re.search("[\"']", bare(slip.line)) and not re.search("\"{3}|'{3}", slip.line):
        return ALONE
    return None


def _mend(slip):
    for pattern, mend, said in MENDS:
        for found, mended in tries(slip.line, pattern, mend):
            asks = re.match(r"\s*(assert|if|elif|while)\b|.*[(\[{]", slip.line)
            asks = asks and " argument " not in slip.message
            sure = (found, mend) != ("=", "==") or asks or "==" in slip.message
            if sure and helps(slip, mended):
                known = {"mend": mend.strip(), "mended": mended.strip()}
                return said.format(typed=found, found=found.strip(" ="), **known)
    return None


def _block(slip):
    """Nothing indented below a line that ends with a colon."""
    found = re.match(r"expected an indented block after .+ on line (\d+)", slip.message)
    if not found:
        return None
    head = slip.line_of(int(found[1])).strip()
    below = [line for line in slip.lines[int(found[1]) :] if line.split("#")[0].strip()]
    if not below:
        return (
            f"Nothing follows `{head}`. Write what it does below, four spaces further in."
        )
    return f"What belongs to `{head}` begins four spaces further in. Indent this line."


def _message(slip):
    for pattern, said in MESSAGES:
        found = re.search(pattern, slip.message)
        if found:
            return said.format(found[0], *found.groups())
    return None
