"""The files in the zips that students hand in, and in the zips within those.

A zip of some kilobytes can list millions of files or hold itself a thousand times: it is
listed in a process with limits, and only one that keeps to them is opened here.
"""

import io
import re
import stat
import zipfile
from contextlib import suppress
from datetime import datetime
from functools import lru_cache, partial

from desk.limited import Failed, limited

from .entry import MAX_FILE, Entry, checked

MAX_NESTED = 2  # zips within zips
MAX_FILES = 5_000  # in a zip and all zips within it
MAX_UNPACKED = 300_000_000  # bytes, likewise
SECONDS, MEMORY = 10, 1 << 30


def is_zip(entry):
    return entry.path.lower().endswith(".zip") and not entry.refused


def how_many(path):
    """Return how many files this zip lists, or raise Failed if it cannot be told."""
    return limited(lambda: len(zipfile.ZipFile(path).infolist()), SECONDS, MEMORY)


def files_in(zipped):
    """The files of this zip that a student has handed in; itself where it is refused."""
    zipped.route = ()  # the ways begin at it
    try:
        told = limited(lambda: as_plain(nested(zipped, Spent())), SECONDS, MEMORY)
    except Failed as why:
        zipped.refused = f"a zip that is not opened: {why}"
        return [zipped]
    found = []
    for path, size, refused, depth, *route in told:
        entry = Entry(path, zipped.when, size, None, refused, depth, zipped.file)
        entry.open, entry.given = partial(member, zipped, tuple(route)), zipped.given
        found.append(entry)
    return found


def as_plain(entries):
    return [[one.path, one.size, one.refused, one.depth, *one.route] for one in entries]


# ---- Reading one of them --------------------------------------------------------------------


def member(zipped, route):
    archive = unpacked(zipped, route[:-1])
    return archive.open(archive.infolist()[route[-1]])


@lru_cache(maxsize=MAX_NESTED)  # of one student at a time
def unpacked(zipped, route):
    """The zip at the end of this route through the zips in `zipped`."""
    if not route:
        return zipfile.ZipFile(io.BytesIO(zipped.read()))
    with member(zipped, route) as stream:
        return zipfile.ZipFile(io.BytesIO(stream.read(MAX_FILE)))


# ---- Listing them ----------------------------------------------------------------------------


class Spent:
    """What one zip and those within it have listed so far, with limits (Failed)."""

    def __init__(self):
        self.files = self.size = 0

    def add(self, archive):
        infos = archive.infolist()
        self.files += len(infos)
        self.size += sum(info.file_size for info in infos)
        if self.files > MAX_FILES:
            raise Failed(f"more than {MAX_FILES:,} files in it")
        if self.size > MAX_UNPACKED:
            raise Failed("it unpacks to more than 300 MB")


def nested(entry, spent):
    """The files of a zip and of those within it; entry itself where it is no good."""
    if entry.depth >= MAX_NESTED:
        entry.refused = "a zip in a zip in a zip"
        return [entry]
    try:
        archive = zipfile.ZipFile(io.BytesIO(entry.read()))
    except Exception as error:
        entry.refused = f"a zip that cannot be read ({error})"
        return [entry]
    spent.add(archive)
    found = in_zip(archive, entry.path + "/", entry.depth + 1, entry.route)
    if not found:
        return [Entry(entry.path, refused="an empty zip")]
    return [
        one
        for inner in found
        for one in (nested(inner, spent) if is_zip(inner) else [inner])
    ]


def in_zip(archive, prefix="", depth=0, route=()):
    """The files of an open zip, without those of zips within it."""
    found = []
    for place, info in enumerate(archive.infolist()):
        name = prefix + zip_name(info)
        if info.is_dir():
            if name.rstrip("/").endswith(".ipynb"):
                found.append(
                    Entry(name.rstrip("/"), refused="a folder named like a notebook")
                )
            continue
        entry = Entry(
            name, zip_time(info), info.file_size, lambda info=info: archive.open(info)
        )
        entry.refused = entry.refused or why_not(info, name)
        entry.depth, entry.route = depth, (*route, place)
        found.append(checked(entry))
    return found


def zip_name(info):
    """The name in the zip: old zips of Windows hold UTF-8 that claims to be cp437."""
    name = info.filename
    if not info.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def zip_time(info):
    try:
        when = datetime(*info.date_time)
    except ValueError:
        return None
    return when if when.year > 1980 else None


def why_not(info, name):
    if stat.S_ISLNK(info.external_attr >> 16):
        return "a link to another file"
    if name.startswith("/") or re.match("[A-Za-z]:", name) or ".." in name.split("/"):
        return "its path leads out of the archive"
    if info.flag_bits & 1:
        return "it is locked with a password"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "packed in a way that is not read here"
    return ""
