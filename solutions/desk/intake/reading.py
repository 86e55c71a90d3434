"""Make a notebook of the bytes a student handed in, or leave it to a person.

Nothing here trusts the file. The result is built anew from its cells' types, sources and
ids. Stored outputs and other metadata are never read.
"""

import base64
import json
import re
from dataclasses import dataclass, field

MAX_CELLS = 4_000  # a problem set has some 60
MAX_SEARCH = 50_000_000  # characters read in vain while a broken file is saved
MAX_SOURCE = 5_000_000  # characters of all cells; a problem set has some 30,000
PICTURES = ("image/png", "image/jpeg", "image/gif")
LARGEST_PICTURE = 5_000_000
MAX_PICTURES = 500


class NeedsALook(Exception):
    """Why a person has to look at what was handed in: no mark can be given by machine."""


@dataclass
class Cell:
    """A cell as handed in: `kind` is code, markdown or raw."""

    kind: str
    source: str
    id: str | None = None
    grade_id: str | None = None
    attachments: dict = field(default_factory=dict)


@dataclass
class Handed:
    """What could be read: the cells, sentences on repairs, and whether something is lost."""

    cells: list
    notes: list
    damaged: bool = False


def read(data):
    """Read a notebook from bytes, or raise NeedsALook if there is no notebook in them.

    >>> read(b'{"cells": [{"cell_type": "code", "source": ["x = 1"]}]}').cells[0].source
    'x = 1'
    """
    if not data.strip(b"\0 \t\r\n"):
        raise NeedsALook("The file is empty.")
    text, notes = decode(data)
    refuse_other_kinds(text)
    try:
        raw, damage = parse(text)
        if len(raw) > MAX_CELLS:
            raise NeedsALook(f"The notebook is far too long: {len(raw):,} cells.")
        cells = [cell for cell in map(read_cell, raw) if cell]
    except RecursionError:
        raise NeedsALook("The file is nested too deep to be a notebook.") from None
    if not any(cell.source.strip() for cell in cells):
        raise NeedsALook("The notebook holds no cell with anything in it.")
    if (size := sum(len(cell.source) for cell in cells)) > MAX_SOURCE:
        raise NeedsALook(f"The notebook is far too long: {size:,} characters.")
    if sum(len(cell.attachments) for cell in cells) > MAX_PICTURES:
        raise NeedsALook(f"More than {MAX_PICTURES} pictures are in the notebook.")
    return Handed(cells, notes + damage, damaged=bool(damage))


# ---- Bytes to text ----------------------------------------------------------------------


def decode(data):
    """The text in these bytes, and a note where they were not plain UTF-8."""
    for mark, coding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe\0\0", "utf-32"),
        (b"\0\0\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            cut = 3 if coding == "utf-8" else 0
            return data[cut:].decode(coding, "replace"), [f"The file was {coding} (BOM)."]
    if data[:4].count(0) >= 2:
        coding = "utf-16-be" if data[0] == 0 else "utf-16-le"
        return data.decode(coding, "replace"), [f"The file was {coding}."]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3:  # cut off inside a letter
            return data[: error.start].decode("utf-8"), []
    text = data.decode("utf-8", "replace")
    letters = sum(char > "\x7f" for char in text)
    if text.count("\ufffd") < letters / 4:
        return text, ["Some bytes of the file were no letters; they show as \ufffd."]
    return data.decode("windows-1256", "replace"), ["The file was Windows-1256."]


def refuse_other_kinds(text):
    start = text.lstrip("\ufeff \t\r\n")[:200].lower()
    if start.startswith("<"):
        raise NeedsALook("This is a web page, not a notebook; its code may be in it.")
    for mark, kind in (
        ("%pdf", "a PDF"),
        ("pk\x03\x04", "a zip or Word file"),
        ("{\\rtf", "a word processor's file"),
    ):
        if start.startswith(mark):
            raise NeedsALook(f"This is {kind}, not a notebook.")
    if not start.startswith(("{", "[")):
        raise NeedsALook("This is no notebook: it does not begin as one.")


# ---- Text to cells as they were stored ----------------------------------------------------


def decoder():
    """For JSON of strangers: a number of thousands of digits is none that we need."""
    return json.JSONDecoder(
        strict=False, parse_int=lambda digits: int(digits) if len(digits) < 20 else None
    )


def parse(text):
    """The stored cells, and sentences on what is damaged."""
    text = text.lstrip("\ufeff \t\r\n")
    try:
        content, end = decoder().raw_decode(text)
    except json.JSONDecodeError:
        return salvage(text)
    damage = ["After the notebook the file went on; that was left out."]
    return stored_cells(content), damage if text[end:].strip("\0 \t\r\n") else []


def stored_cells(content):
    if isinstance(content, dict) and isinstance(content.get("cells"), list):
        return content["cells"]
    if isinstance(content, dict) and isinstance(content.get("worksheets"), list):
        sheets = [sheet for sheet in content["worksheets"] if isinstance(sheet, dict)]
        return [cell for sheet in sheets for cell in as_list(sheet.get("cells"))]
    if isinstance(content, list) and any(is_cell(cell) for cell in content):
        return content
    raise NeedsALook("The file is JSON, but no notebook: it has no cells.")


def salvage(text):
    """The cells that are whole in a file that is cut off or broken."""
    found, in_vain = [], 0
    opening = re.search(r'"cells"\s*:\s*\[', text)
    at = opening.end() if opening else 0
    while (at := text.find("{", at)) >= 0 and in_vain < MAX_SEARCH:
        try:
            cell, at = decoder().raw_decode(text, at)
        except json.JSONDecodeError as error:
            in_vain += error.pos - at
            at += 1
            continue
        if is_cell(cell):
            found.append(cell)
    if not found:
        raise NeedsALook("The file is broken, and no whole cell is left in it.")
    return found, [f"The file is cut off or broken: {len(found)} whole cells were saved."]


def is_cell(value):
    return isinstance(value, dict) and "cell_type" in value


def as_list(value):
    return value if isinstance(value, list) else []


# ---- One cell -----------------------------------------------------------------------------


def read_cell(stored):
    if not isinstance(stored, dict):
        return None
    kind = stored.get("cell_type")
    source = tidy(stored.get("source", stored.get("input", "")))
    if kind == "heading":  # of format 3
        level = stored.get("level")
        kind, source = (
            "markdown",
            "#" * (level if level in range(1, 7) else 1) + f" {source}",
        )
    if kind not in ("code", "markdown"):
        kind = "raw"
    metadata = stored.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    grade_id = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    return Cell(
        kind,
        source,
        as_name(stored.get("id")),
        as_name(grade_id),
        pictures(stored.get("attachments")),
    )


def as_name(value):
    return value if isinstance(value, str) and value else None


def tidy(source):
    """A source as one string: LF, no NUL, no half of a letter."""
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    if not isinstance(source, str):
        return ""
    source = source.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return (
        source.lstrip("\ufeff")
        .encode("utf-16", "surrogatepass")
        .decode("utf-16", "replace")
    )


def pictures(attachments):
    """The pictures pasted into a cell; anything else stays out."""
    kept = {}
    for name, bundle in attachments.items() if isinstance(attachments, dict) else ():
        for kind, content in bundle.items() if isinstance(bundle, dict) else ():
            if kind in PICTURES and is_picture(content):
                kept.setdefault(re.sub(r"[^\w.-]", "_", str(name)), {})[kind] = content
    return kept


def is_picture(content):
    if not isinstance(content, str) or len(content) > LARGEST_PICTURE:
        return False
    try:
        return bool(base64.b64decode(content.replace("\n", ""), validate=True))
    except ValueError:
        return False
