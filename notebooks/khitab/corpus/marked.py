"""Spans, layers and annotations that have been marked in the texts of a corpus."""

import re

import pandas as pd

from khitab import arabic
from khitab.corpus.errors import CorpusError
from khitab.corpus.tables import table, whole_numbers

LAYERS = ("headline", "heading", "paragraph", "boilerplate")


def spans(path, texts, columns, overlap=False, gone=()):
    """Return the spans at `path`, if any, each inside its text and none over another.

    Columns: `doc`, `start`, `end`, those asked for, and any others of the file. With
    `overlap`, spans may overlap. `gone` are texts that were refused, and their spans are
    left out.
    """
    needed = ["doc", "start", "end", *columns]
    if not path.is_file():
        return pd.DataFrame(columns=needed)
    return _placed(table(path, needed), path, texts, overlap, gone)


def _placed(read, path, texts, overlap, gone):
    """Return a table with its spans as numbers, and refuse spans outside their text."""
    read = read[~read["doc"].isin(gone)].copy()
    zeros = {str(int(doc)): doc for doc in texts if doc.isdecimal()}  # Excel: 1 for 001
    read["doc"] = [doc if doc in texts else zeros.get(doc, doc) for doc in read["doc"]]
    read = whole_numbers(read, path, ["start", "end"])
    done = {}
    for row in read.sort_values(["doc", "start"], kind="stable").itertuples():
        where = f"{path.name}, row {row.Index + 2}: the span {row.start}–{row.end}"
        if row.doc not in texts:
            raise CorpusError(
                f"{where} is in document {row.doc!r}, which is not in the corpus."
            )
        if not row.start < row.end <= len(texts[row.doc]):
            raise CorpusError(
                f"{where} does not lie in text {row.doc!r} of {len(texts[row.doc])} "
                "characters."
            )
        if not overlap and row.start < done.get(row.doc, 0):
            raise CorpusError(f"{where} of text {row.doc!r} overlaps the one before it.")
        done[row.doc] = row.end
    return read


def annotations(folder, texts, gone, name, optional=False):
    """Return the table `name` of `folder`, its offsets checked if it has any."""
    known = {path.stem: path for path in sorted(folder.glob("*.csv"))}
    if optional and str(name).removesuffix(".csv") not in known:
        return None
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
        read = _with_absences(read, path, texts, gone)
    numbers = {"sentence"} & set(read)
    if {"first", "last", "english"} <= set(read):  # where a piece of a translation lies
        numbers |= {"first", "last"}
    return whole_numbers(read, path, sorted(numbers))


def _with_absences(read, path, texts, gone):
    """Return the spans of a table, where rows that say what was looked for may lack
    one."""
    absent = (
        (read["start"] == "") & (read["end"] == "") & (read.get("looked_for", "") != "")
    )
    if not absent.any():
        return _placed(read, path, texts, True, gone)
    placed = _placed(read[~absent], path, texts, True, gone)
    numbers = {"start": "Int64", "end": "Int64"}
    absences = read[absent].assign(start=pd.NA, end=pd.NA)
    return pd.concat([placed.astype(numbers), absences.astype(numbers)]).sort_index()


def layers(path, texts, titles=(), gone=()):
    """Return the numbered layers of every text. In a text without any, each line is one.

    Columns: `doc, start, end, layer, kind, reason, paragraph, sentence`. `titles` are
    the texts whose first line is their headline.
    """
    read = spans(path, texts, ["layer"], gone=gone).sort_values("start", kind="stable")
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
            if doc in titles:
                first = marked[doc][0]
                marked[doc][0] = (*first[:2], "headline", "line", "so says the datasheet")
        sentence = 1
        for paragraph, span in enumerate(marked[doc], 1):
            rows.append((doc, *span, paragraph, sentence))
            sentence += len(arabic.sentences(text[span[0] : span[1]]))
    columns = ["doc", "start", "end", "layer", "kind", "reason", "paragraph", "sentence"]
    return pd.DataFrame(rows, columns=columns)


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
