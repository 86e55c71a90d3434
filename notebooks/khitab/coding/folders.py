"""Find the files of a folder and of the zips in it, without trust in their size."""

import io
import os
import re
import zipfile
from contextlib import suppress
from pathlib import Path

from khitab.coding.reading import MOST_BYTES

MOST_FILES = 5_000  # in the folder, and in each zip of it
MOST_ALL = 100_000_000  # bytes of a zip, and of all that it holds
MOST_NESTED = 2  # zips within zips
_SHEETS = (".csv", ".tsv", ".txt", ".xlsx")
# What systems and programs leave beside the files of people.
_SYSTEM = re.compile(
    r"(^|/)(\.[^/]*|~\$[^/]*|__MACOSX|Thumbs\.db|desktop\.ini)(/|$)", re.I
)
# Control characters, marks that turn the order of letters, halves of letters.
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


class Files:
    """The files that may be sheets, as (name, bytes), and `left` as (name, why)."""

    def __init__(self, folder):
        self.left = []
        self._folder = Path(folder)
        self._files = self._room = 0  # so far, and bytes that are left; in each zip anew

    def __iter__(self):
        for number, path in enumerate(self._walk()):
            self._files = number
            name = path.relative_to(self._folder).as_posix()
            name = path.name if name == "." else name  # one zip, and no folder
            try:
                if path.is_symlink() or not path.is_file():
                    self._leave(name, "it is a link, not a file")
                elif self._is_one(name):
                    size = path.stat().st_size
                    self._files, self._room = 0, MOST_ALL + size
                    with path.open("rb") as file:
                        yield from self._opened(name, size, file.read)
            except OSError as error:
                self._leave(name, f"it cannot be opened ({error.strerror})")

    def _walk(self):
        if self._folder.is_file():
            yield self._folder
            return
        for path, folders, names in os.walk(self._folder, onerror=self._closed):
            folders.sort()
            links = (name for name in folders if Path(path, name).is_symlink())
            yield from (Path(path, name) for name in sorted([*names, *links]))

    def _closed(self, error):
        name = Path(error.filename).relative_to(self._folder).as_posix()
        self._leave(name, f"this folder cannot be opened ({error.strerror})")

    def _is_one(self, name):
        """Return whether a file is to be looked at, and note why it is not."""
        self._files += 1
        if self._files == MOST_FILES + 1:
            self._leave(name, f"it and all after it are more than {MOST_FILES:,} files")
        if self._files > MOST_FILES or _SYSTEM.search(name):
            return False
        if not name.lower().endswith((*_SHEETS, ".zip")):
            return self._leave(name, f"a sheet ends in {', '.join(_SHEETS[:3])}")
        return True

    def _opened(self, name, size, read, depth=0):
        """Yield a file, or those in a zip, if they are small enough."""
        is_zip = name.lower().endswith(".zip")
        most = MOST_ALL if is_zip else MOST_BYTES
        self._room -= size
        if size > most:
            self._leave(name, f"it is larger than {most / 1e6:.0f} MB")
        elif self._room < 0:
            self._leave(name, "the files before it in this zip are too large")
        elif not is_zip:
            yield shown(name), read(size)
        elif depth == MOST_NESTED:
            self._leave(name, "it is a zip in a zip in a zip")
        else:
            yield from self._zipped(name, read(size), depth + 1)

    def _zipped(self, name, data, depth):
        try:
            _require_few(data)
            archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError) as error:
            return self._leave(name, f"this zip cannot be read ({error})")
        for info in archive.infolist():
            inner = f"{name}/{_inside(info)}"
            if info.is_dir() or not self._is_one(inner):
                continue
            try:
                with archive.open(info) as file:
                    yield from self._opened(inner, info.file_size, file.read, depth)
            except Exception as error:  # a stranger's zip can raise much
                self._leave(inner, f"it cannot be unpacked ({error})")

    def _leave(self, name, why):
        self.left.append((shown(name), why))


def shown(name):
    """Return the name of a file so that it can be printed and written.

    >>> shown("sheet\\u202e_a.csv")
    'sheet\ufffd_a.csv'
    """
    return _UNSEEN.sub("\ufffd", name)[:300]


def _inside(info):
    """Return the name in a zip. Old zips hold UTF-8 that claims to be cp437."""
    name = info.filename
    if not info.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _require_few(data):
    """Refuse a zip whose list of files is too long even to be read."""
    end = data.rfind(b"PK\5\6", max(len(data) - 65_600, 0))
    if end >= 0 and int.from_bytes(data[end + 12 : end + 16], "little") > 5_000_000:
        raise ValueError("it lists too many files")
