"""List the files in a zip or a folder from somebody else, with limits and without trust.

Nothing is ever unpacked to a path that the archive names. Links, odd paths and oversize
members are refused by name.
"""

import os
import stat
import zipfile
from datetime import datetime
from pathlib import Path

from desk.course import Trouble
from desk.limited import Failed

from .entry import Entry, checked
from .packed import files_in, how_many, in_zip, is_zip

MAX_FILES = 100_000


def entries(source):
    """All files in this zip or folder, refused ones included, in the order of their paths."""
    source = Path(source).expanduser()
    if source.is_dir():
        found = list(in_folder(source))
    elif source.is_file():
        found = in_top_zip(source)
    else:
        raise Trouble(f"There is no zip and no folder {source}.")
    too_many(source, len(found))
    for entry in sorted(found, key=lambda entry: entry.path):
        yield from files_in(entry) if is_zip(entry) else [entry]


def too_many(source, number):
    if number > MAX_FILES:
        raise Trouble(f"{source.name} holds {number:,} files; that is no class's work.")


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
    try:
        status = path.lstat()
    except OSError as error:
        return Entry(name, refused=f"unreadable ({error.strerror})")
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
        too_many(path, how_many(path))
        return in_zip(zipfile.ZipFile(path))
    except (OSError, Failed) as error:
        raise Trouble(
            f"{path.name} is no zip that can be read ({error}). Download it again, or "
            "unpack it and give the folder."
        ) from error
