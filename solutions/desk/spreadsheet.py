"""Tables for spreadsheets, with Arabic intact and no formulas."""

import csv
import io
import re
import unicodedata

BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # the order of letters
SIGNS = "=+-@\u2212"


def as_csv(rows, columns=("student",)):
    """CSV with a BOM, by which spreadsheets know UTF-8. Without rows, `columns` remain."""
    stream = io.StringIO()
    head = list(rows[0]) if rows else columns
    writer = csv.DictWriter(stream, head, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({key: harmless(value) for key, value in row.items()} for row in rows)
    return "\ufeff" + stream.getvalue()


def harmless(value):
    """Return a value that stays one cell and no formula, whatever separates cells.

    >>> harmless("=1+1"), harmless("Anna"), harmless(-1), harmless("a;\\t=1")
    ("'=1+1", 'Anna', -1, 'a, =1')
    """
    if not isinstance(value, str):
        return value
    value = TURNS.sub("", BREAKS.sub(" ", value).replace(";", ","))
    return "'" + value if begins_formula(value) else value


def begins_formula(value):
    """Whether its first sign to be seen begins a formula, in letters of any width."""
    seen = (one for one in value if one.isprintable() and not one.isspace())
    return unicodedata.normalize("NFKC", next(seen, "a"))[:1] in SIGNS
