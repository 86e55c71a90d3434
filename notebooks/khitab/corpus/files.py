"""Reading a corpus folder, and refusing what is wrong with it: what, where, what to do."""

import re
from io import StringIO

import pandas as pd

from khitab import arabic

LAYERS = ("headline", "heading", "paragraph", "boilerplate")


class CorpusError(ValueError):
    """Something is wrong with a corpus; the message says what, where and what to do."""


def texts(folder):
    """Return the datasheet of `folder` as a DataFrame, and its texts: `{doc: text}`."""
    files = {path.name: path for path in sorted(folder.glob("*.txt"))}
    if not files:
        raise CorpusError(f"The folder {str(folder)!r} holds no .txt file to read.")
    sheet = table(folder / "datasheet.csv", ["doc", "period"])
    doubled = sheet["doc"][sheet["doc"].duplicated()]
    if len(doubled):
        raise CorpusError(
            f"datasheet.csv has two rows for document {doubled.iloc[0]!r}. Give each text "
            "an id of its own."
        )
    found, owner = {}, {}
    for row, name in zip(sheet.to_dict("records"), _file_names(sheet, files)):
        if row["period"].strip() == "":
            raise CorpusError(f"datasheet.csv gives document {row['doc']!r} no period.")
        if name in owner:
            raise CorpusError(
                f"The file {name!r} belongs to both {owner[name]!r} and {row['doc']!r}."
            )
        owner[name] = row["doc"]
        found[row["doc"]] = _text(files[name])
    for name in files:
        if name not in owner:
            raise CorpusError(
                f"The file {name!r} has no row in datasheet.csv. Add one, or move the file "
                "out of the folder."
            )
    return sheet, found


def table(path, needed):
    """Return the CSV file at `path` as a DataFrame of strings with the `needed` columns."""
    if not path.is_file():
        raise CorpusError(
            f"There is no {path.name} in {str(path.parent)!r}. It needs a row a text, and "
            "in its first row at least: " + ",".join(needed)
        )
    try:
        read = pd.read_csv(
            StringIO(_decoded(path).removeprefix("\ufeff")),
            dtype=str,
            keep_default_na=False,
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise CorpusError(f"{path.name} can not be read as a table: {error}") from None
    for column in needed:
        if column not in read.columns:
            raise CorpusError(
                f"{path.name} has no column {column!r}. Its columns, separated by commas, "
                f"are: {', '.join(read.columns)}."
            )
    if read.empty:
        raise CorpusError(f"{path.name} has a head but no row.")
    return read


def spans(path, texts, columns, overlap=False):
    """Return the spans at `path`, each inside its text and none over another; or none.

    Columns: `doc, start, end`, those asked for, and what else the file has. With
    `overlap` spans may lie over each other.
    """
    needed = ["doc", "start", "end", *columns]
    if not path.is_file():
        return pd.DataFrame(columns=needed)
    return _placed(table(path, needed), path, texts, overlap)


def _placed(read, path, texts, overlap):
    """Return a table with its spans as numbers, refusing what lies in no text."""
    read = _numbers(read, path, ["start", "end"])
    done = {}
    for row in read.sort_values(["doc", "start"], kind="stable").itertuples():
        where = f"{path.name}, row {row.Index + 2}: the span {row.start}–{row.end}"
        if row.doc not in texts:
            raise CorpusError(f"{where} is in document {row.doc!r}, which is not there.")
        if not row.start < row.end <= len(texts[row.doc]):
            raise CorpusError(
                f"{where} does not lie in text {row.doc!r} of {len(texts[row.doc])} "
                "characters."
            )
        if not overlap and row.start < done.get(row.doc, 0):
            raise CorpusError(f"{where} of text {row.doc!r} overlaps the one before it.")
        done[row.doc] = row.end
    return read


def annotations(folder, texts, name):
    """Return the table `name` of `folder`, its offsets checked if it has any."""
    known = {path.stem: path for path in sorted(folder.glob("*.csv"))}
    if not known:
        raise CorpusError(
            f"This corpus has no annotations. To make some, write a table such as "
            f"{name}.csv, with the columns doc,start,end and what you mark, and save it "
            f"in {str(folder)!r}."
        )
    path = known.get(str(name).removesuffix(".csv"))
    if path is None:
        raise CorpusError(
            f"There is no table of annotations {name!r}. This corpus has: "
            f"{', '.join(known)}."
        )
    read = table(path, [])
    if {"doc", "start", "end"} <= set(read.columns):
        read = _with_absences(read, path, texts)
    return _numbers(read, path, [column for column in ["sentence"] if column in read])


def _with_absences(read, path, texts):
    """Return the spans of a table; a row that says what was looked for may have none."""
    absent = (
        (read["start"] == "") & (read["end"] == "") & (read.get("looked_for", "") != "")
    )
    if not absent.any():
        return _placed(read, path, texts, overlap=True)
    placed = _placed(read[~absent].copy(), path, texts, overlap=True)
    numbers = {"start": "Int64", "end": "Int64"}
    gone = read[absent].assign(start=pd.NA, end=pd.NA)
    return pd.concat([placed.astype(numbers), gone.astype(numbers)]).sort_index()


def layers(path, texts):
    """Return the layers of every text, numbered; a text without any counts line by line.

    Columns: `doc, start, end, layer, kind, reason, paragraph, sentence`.
    """
    read = spans(path, texts, ["layer"]).sort_values("start", kind="stable")
    marked = {}
    for row in read.itertuples():
        where = f"{path.name}, row {row.Index + 2}: the span {row.start}–{row.end}"
        if row.layer not in LAYERS:
            raise CorpusError(
                f"{where} is called {row.layer!r}. A layer is one of: {', '.join(LAYERS)}."
            )
        if any(arabic.cuts_a_word(texts[row.doc], at) for at in (row.start, row.end)):
            raise CorpusError(f"{where} of text {row.doc!r} cuts a word in two.")
        why = (getattr(row, "kind", ""), getattr(row, "reason", ""))
        marked.setdefault(row.doc, []).append((row.start, row.end, row.layer, *why))
    rows = []
    for doc, text in texts.items():
        if doc in marked:
            _require_covered(path, doc, text, marked[doc])
        else:
            lines = arabic.lines(text)
            marked[doc] = [(*line, "paragraph", "line", "") for line in lines]
        sentence = 1
        for paragraph, span in enumerate(marked[doc], 1):
            rows.append((doc, *span, paragraph, sentence))
            sentence += len(arabic.sentences(text[span[0] : span[1]]))
    columns = ["doc", "start", "end", "layer", "kind", "reason", "paragraph", "sentence"]
    return pd.DataFrame(rows, columns=columns)


def _file_names(sheet, files):
    """Yield the file of each row: the one it names, or `<doc>.txt`, or `<doc>_….txt`."""
    begins = {}
    for name in files:
        stem = name.removesuffix(".txt")
        for end in range(len(stem) + 1):
            if stem[end : end + 1] in ("", "_"):
                begins.setdefault(stem[:end], []).append(name)
    for row in sheet.to_dict("records"):
        doc, named = row["doc"], row.get("file")
        exact = named or f"{doc}.txt"
        fitting = [exact] if exact in files else [] if named else begins.get(doc, [])
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
        yield fitting[0]


def _numbers(read, path, names):
    """Return a table with whole numbers in some columns, refusing what is none."""
    for name in names:
        wrong = read[~read[name].str.fullmatch(r"\d{1,15}")]
        if len(wrong):
            raise CorpusError(
                f"{path.name}, row {wrong.index[0] + 2}: {name} is "
                f"{wrong[name].iloc[0]!r}, which is no whole number."
            )
        read[name] = read[name].astype(int)
    return read


def _text(path):
    text = _decoded(path)
    if not arabic.has_letter(text):
        raise CorpusError(f"The text {path.name!r} holds not a single Arabic letter.")
    return text


def _decoded(path):
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        from charset_normalizer import from_bytes

        best = from_bytes(data).best()
        likely = f" It looks like {best.encoding}:" if best else ""
        raise CorpusError(
            f"{path.name!r} is not UTF-8: byte {error.start} can not be read.{likely} "
            "open it in an editor and save it again as UTF-8."
        ) from None


def _require_covered(path, doc, text, marked):
    rest = list(text)
    for start, end, *_ in marked:
        rest[start:end] = " " * (end - start)
    left = re.search(r"\S+", "".join(rest))
    if left:
        raise CorpusError(
            f"{path.name} puts characters {left.start()}–{left.end()} of text {doc!r} "
            f"(«{left.group()}») into no layer. Add a span, if only as boilerplate."
        )
