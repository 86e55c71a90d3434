"""The files in a zip or a folder somebody else has filled: listed, bounded, never trusted.

Nothing is ever unpacked to a path the archive names; links, odd paths and oversize members
are refused by name.
"""

import io
import os
import re
import stat
import zipfile
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from desk.course import Trouble

MAX_FILE = 100_000_000  # bytes of one file, unpacked
MAX_ALL = 4_000_000_000  # bytes of all that one collection unpacks
MAX_FILES = 20_000
MAX_NESTED = 2  # zips within zips
SYSTEM = re.compile(
    r"(^|/)(__MACOSX|\.ipynb_checkpoints|__pycache__|\.git)(/|$)|"
    r"(^|/)(\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$"
)


# Control characters, marks that turn the order of letters, halves of letters.
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
LONGEST = 1_000  # characters of a path


@dataclass
class Entry:
    """A file: its path as listed, the date it came with, and how to read it.

    What is in a student's zip comes with the date of that zip, whose path is `given`;
    `file` is where it stands on the disk, if it does. `refused` says why it is not taken.
    """

    path: str
    when: datetime | None = None
    size: int = 0
    open: object = None
    refused: str = ""
    depth: int = 0  # zips around the zip it is in
    file: Path | None = None
    given: str = field(default="", init=False)

    def __post_init__(self):
        self.path = UNSEEN.sub("", self.path)
        if len(self.path) > LONGEST:
            self.path, self.refused = self.path[:LONGEST], "its path is far too long"
        self.given = self.path

    @property
    def parts(self):
        return [part for part in self.path.split("/") if part]

    def read(self):
        """The bytes, at most MAX_FILE of them; ValueError says why they can not be had."""
        try:
            with self.open() as stream:
                data = stream.read(MAX_FILE + 1)
        except (
            OSError,
            RuntimeError,
            EOFError,
            zipfile.BadZipFile,
            NotImplementedError,
            zipfile.zlib.error,
        ) as error:
            raise ValueError(f"it can not be read ({error})") from error
        if len(data) > MAX_FILE:
            raise ValueError("it is far too large")
        return data


def entries(source):
    """All files in this zip or folder, refused ones included, in the order of their paths."""
    source = Path(source).expanduser()
    if source.is_dir():
        found = list(in_folder(source))
    elif source.is_file():
        found = in_top_zip(source)
    else:
        raise Trouble(f"There is no zip and no folder {source}.")
    if len(found) > MAX_FILES:
        raise Trouble(
            f"{source.name} holds {len(found):,} files; that is no class's work."
        )
    total = 0
    for entry in sorted(found, key=lambda entry: entry.path):
        total += entry.size
        if total > MAX_ALL and not entry.refused:
            entry.refused = "too large: more than 4 GB in all by now"
        yield from nested(entry) if is_zip(entry) else [entry]


def in_folder(top):
    folders = [top]
    while folders:
        folder = folders.pop()
        try:
            inside = list(os.scandir(folder))
        except OSError as error:
            yield Entry(
                folder.relative_to(top).as_posix(), refused=f"unreadable ({error})"
            )
            continue
        for item in inside:
            path = Path(item.path)
            name = readable(path.relative_to(top).as_posix())
            if item.is_dir(follow_symlinks=False) and not is_junction(path):
                folders.append(path)
                if name.endswith(".ipynb"):
                    yield Entry(name, refused="a folder named like a notebook")
            else:
                yield in_folder_file(path, name)


def readable(name):
    """A name on the disk as text: what is no UTF-8 was written on an Arabic Windows."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(name).decode("windows-1256", "replace")
    return name


def in_folder_file(path, name):
    status = path.lstat()
    if stat.S_ISLNK(status.st_mode) or is_junction(path):
        return Entry(name, refused="a link to another file")
    if not stat.S_ISREG(status.st_mode):
        return Entry(name, refused="no regular file")
    when, size = disk_time(status), status.st_size
    return checked(Entry(name, when, size, lambda: open(path, "rb"), file=path))


def disk_time(status):
    try:
        return datetime.fromtimestamp(int(status.st_mtime))
    except (OSError, ValueError, OverflowError):
        return None


def is_junction(path):
    return getattr(os.path, "isjunction", lambda path: False)(path)


def in_top_zip(path):
    try:
        return in_zip(zipfile.ZipFile(path))
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile) as error:
        raise Trouble(
            f"{path.name} is no zip that can be read ({error}). Download it again, or "
            "unpack it and give the folder."
        ) from error


def in_zip(archive, prefix="", depth=0):
    if len(archive.infolist()) > MAX_FILES:
        return [Entry(prefix.rstrip("/"), refused="a zip with far too many files")]
    found = []
    for info in archive.infolist():
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
        entry.depth = depth
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


def checked(entry):
    if not entry.refused and entry.size > MAX_FILE:
        entry.refused = f"too large ({entry.size / 1e6:,.0f} MB)"
    return entry


def is_zip(entry):
    return entry.path.lower().endswith(".zip") and not entry.refused


def nested(entry):
    """The files of a zip that a student has handed in."""
    if entry.depth >= MAX_NESTED:
        entry.refused = "a zip in a zip in a zip"
        return [entry]
    try:
        archive = zipfile.ZipFile(io.BytesIO(entry.read()))
        found = in_zip(archive, entry.path + "/", entry.depth + 1)
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile) as error:
        entry.refused = f"a zip that can not be read ({error})"
        return [entry]
    found = found or [Entry(entry.path, refused="an empty zip")]
    for inner in found:
        inner.when, inner.given, inner.file = entry.when, entry.given, entry.file
    if sum(inner.size for inner in found) > 3 * MAX_FILE:
        entry.refused = "a zip that unpacks to more than 300 MB"
        return [entry]
    return [
        one for inner in found for one in (nested(inner) if is_zip(inner) else [inner])
    ]
