"""A corpus folder holds texts, and a datasheet that says which file is which text."""

import os
import unicodedata

import pandas as pd

from khitab.corpus.encodings import EIGHT_BIT, decode
from khitab.corpus.errors import CorpusError
from khitab.corpus.tables import read_table

_TO_TEXT = "open it and save it as plain text (.txt, UTF-8)"
_TO_CSV = (
    "save the sheet as 'CSV UTF-8', or read it with pandas.read_excel and hand the table "
    "to load_corpus"
)
OTHERS = {
    ".docx": _TO_TEXT, ".doc": _TO_TEXT, ".odt": _TO_TEXT, ".rtf": _TO_TEXT,
    ".html": "open it in a browser and save its text only (.txt, UTF-8)",
    ".pdf": "take its text out with 'pdftotext -enc UTF-8', and read what came out",
    ".xlsx": _TO_CSV, ".xls": _TO_CSV, ".ods": _TO_CSV, ".zip": "unpack it",
}  # fmt: skip
OTHERS[".htm"] = OTHERS[".html"]


def folder(folder, encoding, notes):
    """Return the datasheet of `folder`, and `{doc: function}`, which gives each text."""
    files = _text_files(folder, notes)
    sheet = _datasheet(folder, files, encoding, notes)
    found, owner = {}, {}
    given = zip(sheet["doc"].tolist(), sheet["period"].tolist(), _owners(sheet, files))
    for said, period, (doc, name) in given:
        if doc != said:
            notes.append((doc, "id without its zeros", 1, 1.0, said, "repaired"))
        if period == "":
            raise CorpusError(f"datasheet.csv gives document {said!r} no period.")
        if name in owner:
            raise CorpusError(
                f"The file {name!r} belongs to both {owner[name]!r} and {said!r}."
            )
        owner[name] = said
        found[doc] = lambda path=files[name], doc=doc: _text(path, doc, encoding, notes)
    for name in files:
        if name not in owner:
            notes.append((name, "no row in datasheet.csv", 1, 1.0, "", "refused"))
    sheet["doc"] = list(found)
    return sheet, found


def _text_files(folder, notes):
    """Return the .txt files of a folder by name, and note others that look like texts."""
    names, others = {}, {}
    for name in sorted(os.listdir(folder)):
        kind = os.path.splitext(name)[1].casefold()
        if name.startswith("._") and kind == ".txt":
            notes.append((name, "shadow file of macOS", 1, 1.0, "", "refused"))
        elif kind == ".txt":
            names[name] = os.path.join(folder, name)
        elif kind in OTHERS and not name.startswith((".", "~$")):
            others[name] = kind
    for name, kind in others.items():
        notes.append((name, f"no plain text: {OTHERS[kind]}", 1, 1.0, "", "refused"))
    if not names:
        hint = ""
        if others:
            name, kind = next(iter(others.items()))
            hint = f" But it holds {len(others)} such as {name!r}: {OTHERS[kind]}."
        elif below := sorted(folder.glob("*/*.txt")):
            hint = f" But its folder {below[0].parent.name!r} does: name that one."
        raise CorpusError(f"The folder {str(folder)!r} holds no .txt file to read.{hint}")
    return names


def _datasheet(folder, files, encoding, notes):
    """Return the datasheet, or else one row per file, all in the period "all"."""
    path = folder / "datasheet.csv"
    if not path.is_file():
        alike = (p for p in folder.iterdir() if p.name.casefold() == "datasheet.csv")
        path = next(alike, None)
    if path is None and (
        (folder / "layers.csv").is_file() or (folder / "annotations").is_dir()
    ):
        path = folder / "datasheet.csv"  # somebody had ids: without them nothing fits
    if path is None:
        notes.append(
            ("datasheet.csv", "no datasheet: one period, all", 1, 1.0, "", "read")
        )
        docs = [name[:-4] for name in files]
        return pd.DataFrame({"doc": docs, "period": "all", "file": list(files)})
    sheet, said = read_table(path, ["doc", "period"], encoding)
    notes += [("datasheet.csv", f"table {how}", 1, 1.0, "", "read") for how in said]
    return ids(sheet, path.name)


def ids(sheet, name):
    """Return a table whose rows have trimmed ids and periods, with no id twice."""
    sheet = sheet[(sheet != "").any(axis=1)].copy()  # Excel leaves empty rows
    for column in ("doc", "period"):
        sheet[column] = sheet[column].str.strip()
    if (sheet["doc"] == "").any():
        row = sheet.index[sheet["doc"] == ""][0] + 2
        raise CorpusError(f"{name}, row {row}: the text has no id in the column doc.")
    doubled = sheet["doc"][sheet["doc"].duplicated()]
    if len(doubled):
        hint = " Excel has shortened long numbers." if "E+" in doubled.iloc[0] else ""
        raise CorpusError(
            f"{name} has two rows for document {doubled.iloc[0]!r}.{hint} Give each "
            "text its own id."
        )
    return sheet.reset_index(drop=True)


def _owners(sheet, files):
    """Yield the id and the file of each row, as named, or `<doc>.txt` or `<doc>_….txt`.

    If Excel has made `1` of an id, it finds `001.txt` or `001_….txt` and gets its zeros
    back.
    """
    names = {_key(name)[:-4] + ".txt": name for name in files}
    names |= {_key(name): name for name in files}
    named_files = sheet["file"].tolist() if "file" in sheet else [""] * len(sheet)
    begins = numbers = None
    for doc, named in zip(sheet["doc"].tolist(), named_files):
        key = _key(named.strip() or doc)
        exact = names.get(key) or names.get(key + ".txt")
        if exact:
            yield doc, exact
            continue
        if begins is None:
            begins, numbers = _stems(files)
        fitting = [] if named else begins.get(key, [])
        if not fitting and not named and doc.isdecimal():
            fitting = numbers.get(doc.lstrip("0"), [])
            zeros = {os.path.splitext(name)[0].partition("_")[0] for name in fitting}
            doc = zeros.pop() if len(fitting) == 1 else doc
        if len(fitting) > 1:
            raise CorpusError(
                f"Document {doc!r} fits several files: {', '.join(fitting)}. Name the "
                "right one in a column 'file' of datasheet.csv."
            )
        if not fitting:
            wanted = repr(named) if named else f"'{doc}.txt' or '{doc}_….txt'"
            raise CorpusError(
                f"datasheet.csv has a row for document {doc!r}, but there is no file "
                f"{wanted}. The folder has: {', '.join(list(files)[:10])}."
            )
        yield doc, fitting[0]


def _stems(files):
    """Return files by what their names begin with up to a `_`, and by their number."""
    begins, numbers = {}, {}
    for name in files:
        stem = _key(name)[:-4]
        for end in range(len(stem) + 1):
            if stem[end : end + 1] in ("", "_"):
                begins.setdefault(stem[:end], []).append(name)
        number = stem.partition("_")[0]
        if number.isdecimal():
            numbers.setdefault(number.lstrip("0"), []).append(name)
    return begins, numbers


def _key(name):
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def _text(path, doc, encoding, notes):
    name = os.path.basename(path)
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise CorpusError(f"{name!r} cannot be opened: {error.strerror}.") from None
    text, found, damaged = decode(data, name, encoding)
    if found != "utf-8" and encoding is None:
        what = f"encoding: {EIGHT_BIT.get(found, found.upper())} ({found})"
        notes.append((doc, what, 1, 1.0, name, "read"))
    if damaged:
        share = damaged / len(text)
        notes.append((doc, "damaged bytes, now \ufffd", damaged, share, name, "left"))
    return text
