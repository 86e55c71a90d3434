"""Texts are loaded one by one. A bad one is left out and named, and the others stay."""

import os
import re
import warnings
from functools import partial
from pathlib import Path

import pandas as pd

from khitab import arabic
from khitab.corpus import files, marked
from khitab.corpus.errors import CorpusError, CorpusWarning
from khitab.corpus.looks import severe
from khitab.corpus.repairs import may_be_mojibake, repair
from khitab.corpus.rows import rows
from khitab.corpus.tables import read_table

_QUIET = ("headline", "shadow file of macOS")  # in the report, but not warned of
_DAY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*")


def load(source, encoding=None):
    """Return what a `Corpus` is made of, from a folder, a CSV file or a table.

    It returns the texts as `{doc: text}`, then datasheet, layers and translations, the
    function that reads annotations (or None), and the notes for the report.
    """
    notes, place = [], Path(os.devnull)
    if isinstance(source, pd.DataFrame):
        sheet, found = rows(source.copy(), "The table")
    else:
        path = _place(source)
        if path.is_dir():
            sheet, found = files.folder(path, encoding, notes)
            place = path
        else:
            table, said = read_table(path, ["text"], encoding)
            notes += [(path.name, f"table {how}", 1, 1.0, "", "read") for how in said]
            sheet, found = rows(table, path.name)
    layered, marks = (place / "layers.csv").is_file(), place / "annotations"
    texts = _taken(found, notes, is_marked=layered or marks.is_dir())
    gone = set(sheet["doc"]) - set(texts)
    sheet = sheet[sheet["doc"].isin(texts)].reset_index(drop=True)
    titles = [] if layered else _titles(sheet, texts, notes)
    _look_at_periods(sheet, notes)
    layers = marked.layers(place / "layers.csv", texts, titles, gone)
    english = marked.spans(marks / "translations.csv", texts, ["english"], gone=gone)
    _warn(notes, len(texts))
    annotations = partial(marked.annotations, marks, texts, gone)
    return texts, sheet, layers, english, annotations if place.is_dir() else None, notes


def _place(source):
    """Return the path of a folder or of a CSV file, and refuse anything else."""
    try:
        path = Path(source)
        is_folder, is_file = path.is_dir(), path.is_file()
    except (TypeError, OSError):
        raise CorpusError(
            f"A corpus is a folder, a CSV file or a table, not {str(source)[:60]!r}."
        ) from None
    kind = path.suffix.casefold()
    if is_file and kind in files.OTHERS:
        raise CorpusError(f"{path.name!r} is not a corpus yet: {files.OTHERS[kind]}.")
    if is_file and kind not in (".csv", ".tsv"):
        raise CorpusError(
            f"{path.name!r} is a single file. Name the folder that it lies in: its .txt "
            "files are the texts. Or name a CSV file with a column 'text'."
        )
    if not is_folder and not is_file:
        raise CorpusError(
            f"There is no folder {str(source)!r}. Check the spelling; relative paths "
            f"start at {str(Path.cwd())!r}."
        )
    return path


def _taken(found, notes, is_marked):
    """Return the texts that can be counted. Texts with marked offsets are not
    repaired."""
    texts, first = {}, {}
    for doc, get in found.items():
        try:
            text = get()
            sign = may_be_mojibake(text)
            if not is_marked and (sign or "&" in text or not arabic.has_letter(text)):
                text, done = repair(text)
                share = 1.0
                notes += [(doc, what, n, share, eg, "repaired") for what, n, eg in done]
            size = _require_countable(text, doc)
        except CorpusError as error:
            notes.append((doc, "unreadable", 1, 1.0, str(error), "refused"))
            continue
        notes += [(doc, *look) for look in severe(text, size, sign)]
        texts[doc] = text
        if first.setdefault(text, doc) != doc:
            notes.append((doc, "same content", 1, 1.0, first[text], "left"))
    if not texts:
        why = [note[4] for note in notes if note[1] == "unreadable"]
        more = f" … ({len(why)} in all)" if why[3:] else ""
        raise CorpusError(f"No text could be read. {' '.join(why[:3])}{more}")
    return texts


def _require_countable(text, doc):
    """Refuse a text without a word, and return the bytes of any other."""
    if not arabic.has_letter(text) and not arabic.has_letter(arabic.compose(text)):
        if not text.strip("\ufeff \r\n\t"):
            raise CorpusError(f"The text {doc!r} is empty.")
        raise CorpusError(f"The text {doc!r} holds not a single Arabic letter.")
    try:
        return len(text.encode())
    except UnicodeEncodeError:
        raise CorpusError(f"The text {doc!r} holds halves of characters.") from None


def _titles(sheet, texts, notes):
    """Return the texts whose first line is a headline, according to the datasheet."""
    titles = []
    for row in sheet.to_dict("records") if "headline" in sheet else []:
        doc, said = row["doc"], " ".join(row["headline"].split())
        first = " ".join(texts[doc].strip("\ufeff \r\n\t").splitlines()[0].split())
        if said.casefold() == "first line" or said and said == first:
            titles.append(doc)
            notes.append((doc, "headline: the first line", 1, 1.0, first[:80], "read"))
        elif said:
            notes.append(
                (doc, "headline is not the first line", 1, 1.0, first[:80], "left")
            )
    return titles


def _look_at_periods(sheet, notes):
    periods = set(sheet["period"])
    days = sorted(period for period in periods if _DAY.fullmatch(period))
    if len(days) > 3 and 2 * len(days) > len(periods):
        what = "periods that are days: nothing to compare; write years or phases"
        notes.append(("datasheet.csv", what, len(days), 1.0, days[0], "left"))


def _warn(notes, count):
    """Warn once of all that was left out, changed, guessed, or will not count well."""
    told = {}
    for doc, what, _, _, example, done in notes:
        if not what.startswith(_QUIET):
            told.setdefault((done, what), []).append((doc, example))
    parts = []
    for (done, what), found in sorted(
        told.items(), key=lambda item: item[0][0] != "refused"
    ):
        docs = ", ".join(doc for doc, _ in found[:3])
        more = f" … ({len(found)} in all)" if found[3:] else ""
        why = f": {found[0][1]}" if what == "unreadable" else ""
        parts.append(f"{done}: {docs}{more}, {what}{why}")
    if parts:
        warnings.warn(
            f"{count} texts loaded. {'; '.join(parts)}. All of it: corpus.report().",
            CorpusWarning,
            stacklevel=4,
        )
