"""A line with a mend in its place: what the rules on unread cells are tried with."""

import ast
import re
import warnings


def bare(line):
    """The line with dots for strings and blanks for a comment, as long as before."""
    parts = r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(#.*)"""
    return re.sub(parts, lambda m: ("·" if m[1] else " ") * len(m[0]), line)


def is_inside(begun):
    """Whether brackets are open where a line has come to."""
    seen = bare(begun)
    return sum(map(seen.count, "([{")) > sum(map(seen.count, ")]}"))


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
