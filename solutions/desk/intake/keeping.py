"""Where the files of a submission lie on the desk's disk; what was there moves aside."""

import hashlib
import re
import unicodedata
from functools import lru_cache

from desk.disk import write

from . import names

LONGEST = 500  # bytes of a path beside the notebook


def place(files, file, chosen):
    """Put a file under the name it has beside the notebook; no two under one name."""
    folder = chosen.who.rest[:-1] if chosen else []
    parts = file.who.rest
    parts = parts[len(folder) :] if parts[: len(folder)] == folder else parts[-1:]
    name = "/".join(safe(part) for part in parts) or "file"
    if len(name.encode()) > LONGEST:
        name = safe(parts[-1])
    first, slash, rest = name.partition("/")
    stem, dot, ending = first.partition(".")
    there, number = [ways(other) for other in files], 1
    full, every = {way[-1] for way in there}, set().union(*there)
    while ways(name)[-1] in every or full.intersection(ways(name)):
        number += 1
        name = f"{stem}-{number}{dot}{ending}{slash}{rest}"
    files[name] = file.data


@lru_cache(10_000)
def ways(name):
    """A name and the folders it is in, as a system may read them that knows no case.

    Two names cannot be in one folder if either is among the ways of the other.

    >>> ways("Data/A.csv")
    ['data', 'data/a.csv']
    """
    parts = unicodedata.normalize("NFC", name).casefold().split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]


def safe(part):
    """A file name that no system takes amiss."""
    part = re.sub(r'[\x00-\x1f<>:"|?*\\/]', "_", part).strip(" .") or "file"
    part = part.encode()[-100:].decode("utf-8", "ignore").lstrip(" .") or "file"
    return f"_{part}" if part.partition(".")[0].lower() in names.RESERVED else part


def keep(folder, files):
    """Keep files aside, each content once."""
    for name, data in files.items():
        mark = hashlib.sha256(data).hexdigest()[:8]
        target = folder / mark / name
        if not target.exists():
            write(target, data)


def free_name(folder, stem):
    number = 1
    while (folder / f"{stem}-{number}").exists():
        number += 1
    return folder / f"{stem}-{number}"
