"""What to say of a cell that Python cannot read, so that none of it has run.

A character that Python refuses, and what its message is sure of, are believed. Each row of
the table in `mends` is tried: it speaks only if the cell can be read, or read further,
once its mend is in place.
"""

import ast
import builtins
import inspect
import keyword
import re
import unicodedata
import warnings
from difflib import get_close_matches

from khitab.slips.mends import MENDS, MESSAGES

OPERATORS = ["and", "or", "not", "in", "is"]
QUOTES = str.maketrans("“”„‟«»‘’‚‛", '""""""' + "''''")
SAME = {
    "،": ",", "؛": ";", "٪": "%", "−": "-", "–": "-", "—": "-", "×": "*", "÷": "/", "٫": ".",
    "≤": "<=", "≥": ">=", "≠": "!=", "…": "...", "：": ":", "，": ",", "（": "(", "）": ")",
    "´": "'", "＝": "=", "۔": ".", "²": "**2", "³": "**3",
}  # fmt: skip


def say(slip):
    """Return what to say of a slip in a cell that Python cannot read, or None."""
    rules = _character, _zero, _quotes, _mend, _keyword, _call, _words, _gap, _block
    for rule in (*rules, _literal, _message):
        said = rule(slip)
        if said:
            return said
    return None


def _character(slip):
    """A character that is none of Python's: it is certain, and so is its place."""
    found = re.search(r"invalid .*?(?:'(.)' )?\(?U\+([0-9A-F]{4,6})", slip.error.msg)
    if not found:
        return None
    char = chr(int(found[2], 16))
    digit = unicodedata.decimal(char, None)
    if char != char.translate(QUOTES):
        return (
            f"`{char}` is not a quote that Python knows. Type straight ones: `\"` or `'`."
        )
    if char == "؟":
        return "There is an Arabic question mark in the code. Take it out."
    if digit is not None:
        return f"Type numbers with the digits 0 to 9: `{digit}` in place of `{char}`."
    if char in SAME:
        name = unicodedata.name(char).lower()
        return f"`{char}` is the character “{name}”. In code, type `{SAME[char]}`."
    if unicodedata.category(char) in ("Zs", "Cf", "Cc"):
        name = unicodedata.name(char, "no name").lower()
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
    said = _mend(slip)
    if said:
        return said
    if re.search(r"\b(date\w*|Timestamp|replace)\(", slip.line):
        return f"A number cannot begin with 0. Write `{found[1]}`."
    return (
        "A number cannot begin with 0. An id is a name, so put it in quotes: "
        f'`"{found[0]}"`.'
    )


def _quotes(slip):
    """Curly quotes beside straight ones, and an apostrophe inside single quotes."""
    mended = slip.line.translate(QUOTES)
    if mended != slip.line and _helps(slip, mended):
        return f"There are curly quotes in this line. Type straight ones: `{mended.strip()}`."
    mended = re.sub(r"'([^'\"]*\w'\w[^'\"]*)'", r'"\1"', slip.line)
    if mended != slip.line and _helps(slip, mended):
        return (
            "The apostrophe inside ends the string. Put the text in double quotes: "
            f"`{mended.strip()}`."
        )
    return None


def _mend(slip):
    for pattern, mend, said in MENDS:
        for found, mended in _mended(slip.line, pattern, mend):
            asks = re.match(r"\s*(assert|if|elif|while)\b", slip.line)
            sure = (found, mend) != ("=", "==") or asks or "==" in slip.message
            if sure and _helps(slip, mended):
                return said.format(found=found.strip(" ="), mended=mended.strip())
    return None


def _keyword(slip):
    """A word of Python's own that is misspelt, such as `retrun` or `If`."""
    first = "def return import from for while if elif else class with try assert raise"
    for at, word in enumerate(re.finditer(r"[A-Za-z]+", _bare(slip.line))):
        known = first.split() if at == 0 else ["import"]
        known += [each for each in OPERATORS if each == word[0].lower()]
        for meant in get_close_matches(word[0].lower(), known):
            mended = slip.line[: word.start()] + meant + slip.line[word.end() :]
            if mended != slip.line and _helps(slip, mended):
                return f"`{word[0]}` should be `{meant}`: `{mended.strip()}`."
    return None


def _call(slip):
    """A function without parentheses: `print x`."""
    for found in re.finditer(r"[^\W\d][\w.]*(?= +[^\s=])", _bare(slip.line)):
        name, rest = found[0], slip.line[found.end() :].strip()
        mended = f"{slip.line[: found.start()]}{name}({rest})"
        if callable(_known(slip, name)) and _helps(slip, mended):
            return f"What `{name}` works on comes in parentheses: `{mended.strip()}`."
    return None


def _words(slip):
    """Words without quotes: `check("00-b", foreign forces)`."""
    for found in re.finditer(r"[^\W\d]\w*(?: [^\W\d]\w*)+", _bare(slip.line)):
        mended = slip.line[: found.start()] + '"0"' + slip.line[found.end() :]
        strange = not any(map(slip.has, found[0].split()))
        plain = strange and not set(found[0].split()) & {*keyword.kwlist}
        if plain and _helps(slip, mended):
            return (
                f'If these are words and not names, put them in quotes: `"{found[0]}"`.'
            )
    return None


def _gap(slip):
    """Two things with nothing between them: a colon, a comma or a plus is missing."""
    if not re.search("forgot a comma|expected ':'|invalid syntax", slip.message):
        return None
    block = re.match(r"\s*(def|if|elif|else|for|while)\b[^:]*$", slip.line)
    for gap in re.finditer(r"(?<=[\w)\]}\"'])\s*(?=[\w(\[{\"'])", slip.line):
        for sign, what in ((": ", "colon"), (", ", "comma"), (" + ", "plus")):
            mended = slip.line[: gap.start()] + sign + slip.line[gap.end() :]
            near = slip.place[1] - 2 <= gap.start() <= slip.place[2]
            fits = {": ": block, ", ": _is_inside(slip.line[: gap.start()])}.get(
                sign, True
            )
            if near and fits and _helps(slip, mended):
                return f"A {what} is missing: `{mended.strip()}`."
    return None


def _block(slip):
    """Nothing indented below a line that ends with a colon."""
    found = re.match(r"expected an indented block after (.+) on line (\d+)", slip.message)
    if not found:
        return None
    head, here = slip.line_of(int(found[2])).strip(), slip.line.strip()
    if head == here:
        return f"`{head}` is there twice. Delete one of the two lines."
    below = [line for line in slip.lines[int(found[2]) :] if line.split("#")[0].strip()]
    if not below:
        return (
            f"Nothing follows `{head}`. Write what it does below, four spaces further in."
        )
    return f"What belongs to `{head}` begins four spaces further in. Indent this line."


def _literal(slip):
    if "invalid decimal literal" not in slip.message:
        return None
    found = re.search(r"\d[\d.]*[^\W\d]\w*", _bare(slip.line))
    if not found:
        return None
    if re.match(rf"\s*{re.escape(found[0])}\s*=[^=]", slip.line):
        return f"A name cannot begin with a digit, as `{found[0]}` does."
    return (
        f"A number and letters run together in `{found[0]}`. Text belongs in quotes; to "
        "multiply, write `*`."
    )


def _message(slip):
    for pattern, said in MESSAGES:
        found = re.search(pattern, slip.message)
        if found:
            return said.format(found[0], *found.groups())
    return None


# ---- What the rules above use -----------------------------------------------------------


def _bare(line):
    """The line with dots for strings and blanks for a comment, as long as before."""
    parts = r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(#.*)"""
    return re.sub(parts, lambda m: ("·" if m[1] else " ") * len(m[0]), line)


def _is_inside(begun):
    """Whether brackets are open where a line has come to."""
    bare = _bare(begun)
    return sum(map(bare.count, "([{")) > sum(map(bare.count, ")]}"))


def _mended(line, pattern, mend):
    """Yield what was found and the line with all finds mended, then with each alone."""
    finds = list(re.finditer(pattern, _bare(line)))
    for some in ([finds] if finds else []) + [[find] for find in finds if len(finds) > 1]:
        new = line
        for find in reversed(some):
            groups = {
                f"\\{n}": line[slice(*find.span(n))] for n in range(find.re.groups + 1)
            }
            put = re.sub(r"\\\d", lambda number, of=groups: of[number[0]], mend)
            new = new[: find.start()] + put + new[find.end() :]
        yield line[slice(*some[0].span())], new


def _helps(slip, line):
    """Whether the cell can be read, or read beyond the line, once `line` is in its place."""
    number = slip.place[0]
    lines = [*slip.lines[: number - 1], line, *slip.lines[number:]]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse("\n".join(lines))
    except SyntaxError as error:
        block = error.msg.startswith("expected an indented block")
        return (error.lineno or 0) > number or (block and number == len(lines))
    return True


def _known(slip, name):
    """What a name such as `len` or `display.table` means, if that is plain to see."""
    root, *more = name.split(".")
    found = slip.names.get(root, getattr(builtins, root, None))
    for part in more:
        found = inspect.getattr_static(found, part, None)
    return found
