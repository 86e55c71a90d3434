"""Repairs undo damage to a text, as far as that is possible without loss."""

import html
import re

from khitab import arabic
from khitab.corpus.encodings import eight_bit

# What the bytes of Arabic in UTF-8 look like, read as Windows-1256 or as Latin-1.
MOJIBAKE = re.compile("ط[\u00a0-\u00bf]|ظ[\u201e\u2026\u0679\u2020\u2021]|[ØÙÃ][^\\sa-z]")
ENTITY = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|&#\d{3,6}"
)


def _bytes_of(encoding):
    table = {}
    for byte in range(256):
        letter = bytes([byte]).decode(encoding, errors="ignore") or chr(byte)
        table[letter] = table[chr(byte) if byte < 0xA0 else letter] = byte
    return table


_TABLES = {"Windows-1256": _bytes_of("cp1256"), "Latin-1": _bytes_of("cp1252")}


def may_be_mojibake(text):
    """Return whether there is a sign of mojibake, by a very fast look."""
    if not any(map(text.__contains__, "§±·¸„…†ٹØÙÃ")):  # in Arabic these are rare
        return False
    pairs = ("ط§", "ط±", "ط·", "ط¸", "ظ„", "ظ…", "ظ†", "ظٹ", "Ø", "Ù", "Ã")
    return any(map(text.__contains__, pairs))


def repair(text):
    """Return `text` repaired, and `[(what, how many, example), …]` of what was done."""
    done = []
    if may_be_mojibake(text) or not arabic.has_letter(text):
        mended, found = _unread(text)
        if found:
            where = "" if found[0][1] == text else " in parts"
            what = f"mojibake{where}: {found[0][0]}"
            done.append((what, len(found), " ".join(found[0][1].split()[:2])))
            text = mended
    if "&" in text:
        text, entities = _without_entities(text)
        done += entities
    return text, done


def _unread(text, parts=("\n", " ")):
    """Undo wrong readings of the whole text, or else of single lines or words.

    Returns the text, and a pair for each finding, how it had been read and what was
    found.
    """
    mended, how = _undone(text, is_long=bool(parts))
    if how or not parts or text.isascii():
        return mended, [(how, text)] if how else []
    done = [_unread(part, parts[1:]) for part in text.split(parts[0])]
    return parts[0].join(part for part, _ in done), [
        one for _, found in done for one in found
    ]


def _undone(text, is_long):
    """Return `text` with up to three wrong readings undone, and which, the last first.

    Only a long text (at least a line) can be judged by its common words.
    """
    seen, how = text, []
    for _ in range(3):
        step = _one_back(seen, is_long)
        if step is None:
            break
        seen, codec = step
        how.append(codec)
    if len(arabic.form(seen)) < 2 or not arabic.has_letter(seen):
        return text, ""
    return seen, ", then ".join(reversed(how))


def _one_back(text, is_long):
    if text.isascii():
        return None
    plain = text.removeprefix("\ufeff")
    for codec, table in _TABLES.items():
        try:
            data = bytes(map(table.__getitem__, plain))
        except KeyError:
            continue
        try:
            back = data.decode()
            if sum(map(arabic.has_letter, back)) > 1 or MOJIBAKE.search(back):
                return back, f"UTF-8 read as {codec}"
        except UnicodeDecodeError:
            if is_long and codec == "Latin-1" and not arabic.has_letter(plain):
                back, name = eight_bit(data)
                if back is not None:
                    return back, f"{name} read as Latin-1"
    return None


def _without_entities(text):
    found = [
        m.group() for m in ENTITY.finditer(text) if html.unescape(m.group()) != m.group()
    ]
    if not found:
        return text, []
    for _ in range(3):  # &amp;#1571; is one that was written twice
        text = ENTITY.sub(lambda match: html.unescape(match.group()), text)
    return text, [("HTML entities", len(found), found[0])]
