"""What is misspelt in a line that cannot be read, or is lost from it: brackets, quotes, signs."""

import builtins
import inspect
import keyword
import re
from difflib import get_close_matches

from khitab.slips.mending import bare, helps, is_inside

OPERATORS = ["and", "or", "not", "in", "is"]
# Where two things follow each other with nothing between them (· is a string).
GAP = (
    r"(?<=[\w)\]}·])(?:\s+|(?<=\w)(?<!\bf)(?=·)|(?<=·)(?=\w)|(?<=[)\]}])(?=[\w·]))"
    r"(?=[\w(\[{·]|\.\.\.)"
)


def misspelt(slip):
    """A word of Python's own that is misspelt, such as `retrun` or `If`."""
    first = "def return import from for while if elif else class with try assert raise"
    for at, word in enumerate(re.finditer(r"[A-Za-z]+", bare(slip.line))):
        known = first.split() if at == 0 else ["import"]
        known += [each for each in OPERATORS if each == word[0].lower()]
        turned = [each for each in known if sorted(each) == sorted(word[0].lower())]
        for meant in turned + get_close_matches(word[0].lower(), known, cutoff=0.75):
            mended = slip.line[: word.start()] + meant + slip.line[word.end() :]
            if mended != slip.line and helps(slip, mended):
                return f"`{word[0]}` should be `{meant}`: `{mended.strip()}`."
    return None


def call(slip):
    """A function without parentheses: `print x`."""
    for found in re.finditer(r"[^\W\d][\w.]*(?= +[^\s=])", bare(slip.line)):
        name, rest = found[0], slip.line[found.end() :].strip()
        mended = f"{slip.line[: found.start()]}{name}({rest})"
        if callable(_known(slip, name)) and helps(slip, mended):
            return f"What `{name}` works on comes in parentheses: `{mended.strip()}`."
    return None


def words(slip):
    """Words without quotes: `check("00-b", foreign forces)`."""
    for found in re.finditer(r"[^\W\d]\w*(?: [^\W\d]\w*)+", bare(slip.line)):
        mended = slip.line[: found.start()] + '"0"' + slip.line[found.end() :]
        strange = not any(map(slip.has, found[0].split()))
        plain = strange and not set(found[0].split()) & {*keyword.kwlist}
        if plain and helps(slip, mended):
            return (
                f'If these are words and not names, put them in quotes: `"{found[0]}"`.'
            )
    return None


def between(slip):
    """Two things with nothing between them: a colon, a comma or another sign is missing."""
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
    name = re.search(r"\w+$", before)
    if is_inside(before):
        if name and not name[0][0].isdigit() and not (blank and slip.has(name[0])):
            yield "=", "An `=`"
        if re.search(r"\{[^()\[\]{}]*·$", bare(before)):
            yield ": ", "A colon"
        yield ", ", "A comma"
        yield ": ", "A colon"
    elif re.match(r"\s*(def|if|elif|else|for|while)\b[^:]*$", before):
        yield ": ", "A colon"
        yield ", ", "A comma"
    elif re.match(r"\s*(from|import)\b", before):
        yield ", ", "A comma"
    elif re.search(r"(?<![=!<>])=(?!=)", bare(after)):
        return
    elif re.fullmatch(r"\s*[^\W\d]\w*(, \w+)*(\[[^]]*\])?", before) and not (
        name and name[0] in slip.known
    ):
        yield " = ", "An `=`"


def _known(slip, name):
    """What a name such as `len` or `display.table` means, if that is plain to see."""
    root, *more = name.split(".")
    found = slip.names.get(root, getattr(builtins, root, None))
    for part in more:
        found = inspect.getattr_static(found, part, None)
    return found
