"""Try to mend a line in which something is misspelt or missing."""

import ast
import builtins
import inspect
import keyword
import re
import warnings
from difflib import get_close_matches

FIRST = (
    "def return import from for while if elif else class with try assert raise".split()
)
OPERATORS = ["and", "or", "not", "in", "is"]
# Where two things follow each other with nothing between them (· is a string).
GAP = (
    r"(?<=[\w)\]}·])(?:\s+|(?<=\w)(?<!\bf)(?=·)|(?<=·)(?=\w)|(?<=[)\]}])(?=[\w·]))"
    r"(?=[\w(\[{·]|\.\.\.)"
)

WORDS = r"(?:(?<=[=(,\[])|(?<=[=,] ))[^\W\d]\w*(?: [^\W\d]\w*)+"


def bare(line):
    """The line with dots for strings and blanks for a comment, as long as before."""
    parts = r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(#.*)"""
    return re.sub(parts, lambda m: ("·" if m[1] else " ") * len(m[0]), line)


def tries(line, pattern, mend):
    """Yield what was found and the line with each find mended alone, then with all."""
    finds = list(re.finditer(pattern, bare(line)))
    for some in [[find] for find in finds] + [finds] * (len(finds) > 1):
        new = line
        for find in reversed(some):
            groups = {
                f"\\{n}": line[slice(*find.span(n))] for n in range(find.re.groups + 1)
            }
            put = re.sub(r"\\\d", lambda number, of=groups: of[number[0]], mend)
            new = new[: find.start()] + put + new[find.end() :]
        yield line[slice(*some[0].span())], new


def helps(slip, line):
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


def misspelt(slip):
    """A word of Python's own that is misspelt, such as `retrun` or `If`."""
    for at, word in enumerate(re.finditer(r"[A-Za-z]+", bare(slip.line))):
        small = word[0].lower()
        known = [*(["import"] if at else FIRST), *({small} & set(OPERATORS))]
        turned = [each for each in known if sorted(each) == sorted(small)]
        for meant in turned + get_close_matches(small, known, cutoff=0.75):
            mended = slip.line[: word.start()] + meant + slip.line[word.end() :]
            if mended != slip.line and helps(slip, mended):
                return f"`{word[0]}` should be `{meant}`: `{mended.strip()}`."
    return None


def call(slip):
    """A function without parentheses: `print x`."""
    for found in re.finditer(r"[^\W\d][\w.]*(?= +[^\s=])", bare(slip.line)):
        rest = slip.line[found.end() :].strip()
        mended = f"{slip.line[: found.start()]}{found[0]}({rest})"
        if callable(_known(slip, found[0])) and helps(slip, mended):
            return f"What `{found[0]}` works on comes in parentheses: `{mended.strip()}`."
    return None


def words(slip):
    """Words without quotes: `check("00-b", foreign forces)`."""
    for found in re.finditer(WORDS, bare(slip.line)):
        mended = slip.line[: found.start()] + '"0"' + slip.line[found.end() :]
        known = any(slip.has(each) or each in keyword.kwlist for each in found[0].split())
        if not known and helps(slip, mended):
            return (
                f'If these are words and not names, put them in quotes: `"{found[0]}"`.'
            )
    return None


def between(slip):
    """Two things between which a colon, a comma or another sign is missing."""
    if not re.search("forgot a comma|expected ':'|invalid syntax", slip.message):
        return None
    gaps = re.finditer(GAP, bare(slip.line))
    for gap in sorted(gaps, key=lambda gap: abs(gap.start() - slip.place[1])):
        before, after = slip.line[: gap.start()], slip.line[gap.end() :]
        for sign, what in _signs(slip, before, after, gap[0]):
            mended = f"{before}{sign}{after}"
            if helps(slip, mended):
                return f"{what} is missing: `{mended.strip()}`."
        if helps(slip, f"{before}, {after}"):
            return f"Before `{after.strip()}` something is missing: a comma, or a sign such as `+`."
    return None


def _signs(slip, before, after, blank):
    """Yield what may be missing between two parts of a line, the likeliest first."""
    seen, name = bare(before), re.search(r"[^\W\d]\w*$", before)
    if sum(map(seen.count, "([{")) > sum(map(seen.count, ")]}")):
        if name and not (blank and slip.has(name[0])):
            yield "=", "An `=`"
        if re.search(r"\{[^()\[\]{}]*·$", seen):
            yield ": ", "A colon"
        yield ", ", "A comma"
    elif re.match(r"\s*(def|if|elif|else|for|while)\b[^:]*$", before):
        yield ": ", "A colon"
    elif re.match(r"\s*(from|import)\b", before):
        yield ", ", "A comma"
    elif re.search(r"(?<![=!<>])=(?!=)", bare(after)):
        return
    elif re.fullmatch(r"\s*[^\W\d]\w*(, \w+)*", before) and name[0] not in slip.known:
        yield " = ", "An `=`"


def _known(slip, name):
    """What a name such as `len` or `display.table` means, if that is plain to see."""
    root, *more = name.split(".")
    found = slip.names.get(root, getattr(builtins, root, None))
    for part in more:
        found = inspect.getattr_static(found, part, None)
    return found
