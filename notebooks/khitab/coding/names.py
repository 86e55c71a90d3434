"""Find out whose a sheet is, by the name in it, its folder and its file."""

import re
from pathlib import PurePosixPath

# What a lesson or a form has where a name is to be written.
_NOBODY = re.compile(
    r"((your|my|full|first|last) ?)?name( ?copy)?( ?\d+)?|student|me|you|coder|user|sheet|"
    r"اسم|اسمي|اسمك|الاسم"
)
# How Moodle names a folder or a file, and how Canvas names a file, of one person.
_PLATFORM = re.compile(r"([^/]+?_(?:late_)?\d+)_(?:assignsubmission_|\d+_)", re.I)


def is_nobody(name):
    """Return whether a name is none, such as "your name" in a lesson's cell.

    >>> [is_nobody(name) for name in ("Your name", "sheet me", "Mona", " ")]
    [True, False, False, True]
    """
    plain = re.sub(r"[\W_]+", " ", name).strip().casefold()
    return not plain or _NOBODY.fullmatch(plain) is not None


def coder_of(name):
    """Return whose sheet a file is by its own name.

    >>> coder_of("handed in/sheet_mona (1).csv"), coder_of("omar.csv")
    ('mona', 'omar')
    """
    stem = re.sub(r"[ _]\(\d+\)$", "", PurePosixPath(name).stem)
    return re.split(r"sheet_", stem, flags=re.I)[-1].strip() or stem


def owner_of(name):
    """Return whose a file is if no cell says it: its coder, its folder, or itself.

    >>> owner_of("Amal Hasan_12345_assignsubmission_file_/sheet_your_name.csv")
    'Amal Hasan'
    >>> owner_of("Amal/sheet_your_name.csv"), owner_of("sheet_your_name (2).csv")
    ('Amal', 'sheet_your_name (2)')
    """
    path, coder = PurePosixPath(name), coder_of(name)
    if "sheet_" in path.name.lower() and not is_nobody(coder):
        return coder
    if found := _PLATFORM.search(name):
        return re.sub(r"(_late)?_\d+$", "", found[1], flags=re.I)
    if is_nobody(coder):
        return PurePosixPath(path.parent.name).stem or path.stem
    return str(path.with_suffix("")) if "/" in name else coder  # every one's codes.csv


def submission_of(name, told):
    """Return what a file was handed in with, as one person's: a folder, or "" without one.

    A platform says in a name whose it is. Without it, sheets whose coder is not `told` by
    a name in them may be anybody's, even in one folder.

    >>> submission_of("all.zip/Amal_12_assignsubmission_file_/sheet_a.csv", told=True)
    'Amal_12'
    >>> submission_of("Amal/sheet_a.csv", True), submission_of("Amal/me.csv", False)
    ('Amal', 'Amal/me')
    """
    if found := _PLATFORM.search(name):
        return found[1]
    path = PurePosixPath(name)
    return "/".join(path.parts[:-1]) if told else str(path.with_suffix(""))
