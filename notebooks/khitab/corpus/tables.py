"""Read a table of a corpus from CSV in any of the ways in which spreadsheets save it."""

import csv
import re
from io import StringIO

import pandas as pd

from khitab.corpus.encodings import decode
from khitab.corpus.errors import CorpusError

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "strokes |"}


def table(path, needed, encoding=None):
    """Return the CSV file at `path` as a DataFrame of strings with the `needed` columns."""
    return read_table(path, needed, encoding)[0]


def read_table(path, needed, encoding=None):
    """Return that table, and a list of strings that say how it was read."""
    if not path.is_file():
        raise CorpusError(
            f"There is no {path.name} in {str(path.parent)!r}. It needs one row per "
            "text, and in its first row at least: " + ",".join(needed)
        )
    text, said = _text(path, encoding)
    told = re.match(r"sep=(.)\r?\n", text)  # how Excel itself notes it
    text = text[told.end() :] if told else text
    separator = told.group(1) if told else _separator(text, needed)
    if separator != ",":
        said.append(f"separated by {_SEPARATORS.get(separator, separator)}")
    try:
        read = pd.read_csv(
            StringIO(text),
            dtype=str,
            keep_default_na=False,
            sep=separator,
            index_col=False,
        )
    except (ValueError, pd.errors.ParserError, csv.Error) as error:
        raise CorpusError(
            f"{path.name} cannot be read as a table: {_line(error)}"
        ) from None
    read = read.fillna("").rename(columns=_names(read.columns, needed))
    for column in needed:
        if column not in read.columns:
            raise CorpusError(
                f"{path.name} has no column {column!r}. Its columns, separated by commas, "
                f"are: {', '.join(read.columns)}."
            )
    if read.empty:
        raise CorpusError(f"{path.name} has a head but no row.")
    return read, said


def whole_numbers(read, path, names):
    """Return a table with whole numbers in some columns, and refuse other values
    there."""
    for name in names:
        wrong = read[~read[name].str.fullmatch(r"[0-9]{1,15}")]
        if len(wrong):
            raise CorpusError(
                f"{path.name}, row {wrong.index[0] + 2}: {name} is "
                f"{wrong[name].iloc[0]!r}, which is no whole number."
            )
        read[name] = read[name].astype(int)
    return read


def _text(path, encoding):
    """Return the text of a CSV file, read as UTF-8 if possible, or as `encoding`, or
    guessed."""
    data = path.read_bytes()
    try:
        text, found, damaged = decode(data, path.name)
    except CorpusError:
        if encoding is None:
            raise
        text, found, damaged = decode(data, path.name, encoding)
    else:
        if encoding is not None and (found != "utf-8" or damaged):
            text, found, damaged = decode(data, path.name, encoding)
    said = [] if found == "utf-8" else [f"read as {found}"]
    said += [f"{damaged} damaged characters"] if damaged else []
    return text.removeprefix("\ufeff").replace("\0", ""), said


def _separator(text, needed):
    """Return the comma, unless only another separator finds the needed columns."""
    head = next(iter(text.lstrip("\r\n").splitlines()), "")
    found = {mark: {_plain(name) for name in head.split(mark)} for mark in _SEPARATORS}
    fitting = [mark for mark in _SEPARATORS if found[mark] >= set(needed)]
    return fitting[0] if fitting else ","


def _names(columns, needed):
    """Return new names, such as `doc` for `Doc `, unless `doc` is there too."""
    new = {name: _plain(name) for name in columns}
    return {
        name: plain
        for name, plain in new.items()
        if plain in (*needed, "file", "headline") and plain not in columns
        and list(new.values()).count(plain) == 1
    }  # fmt: skip


def _plain(name):
    return str(name).strip().strip('"').strip().casefold()


def _line(error):
    return str(error).strip().splitlines()[0] if str(error).strip() else "it is empty"
