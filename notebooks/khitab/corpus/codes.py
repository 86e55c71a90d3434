"""A class's codes take the place of the kit's, for the sentences that they fit."""

from pathlib import Path

import pandas as pd

from khitab.corpus.errors import CorpusError
from khitab.corpus.tables import read_table, whole_numbers

VARIABLE = "KHITAB_CODES"
ELEMENTS = ["problem", "cause", "evaluation", "remedy"]  # in the codebook's order
CODED = ["present", *ELEMENTS]
UNIT = ["doc", "sentence", "start", "end", "frame"]
REPLACED = ("coding_1", "elements_1", "elements_2")
_NAMED = 5  # open units in the message


def replacing(source, corpus):
    """Return the tables that take the place of the kit's, {name: table}, and a sentence
    that says whose codes they are.

    `source` is the path of a CSV file as `coding.adjudicated` makes it. Raises
    CorpusError if it is no such table, or if its sentences are not those of the corpus.
    """
    table = _read(source, corpus)
    is_open = table["present"] == ""
    has = table["present"] == "1"
    whole = (table[ELEMENTS] != "").all(axis=1)
    coding = table[~is_open].assign(function="", sure="yes", note="")
    coding.loc[has & whole, "function"] = "mention"
    for element in reversed(ELEMENTS):
        coding.loc[has & whole & (table[element] == "1"), "function"] = element
    if "how" in table:
        coding.loc[table["how"].isin(["majority", "open"]), "sure"] = "no"
    elements = table[has & whole].assign(sure="yes", note="")
    columns = [*UNIT, *ELEMENTS, "sure", "note"]
    coding = coding[[*UNIT, "present", "function", "sure", "note"]]
    tables = [coding, elements[columns], elements[columns]]
    tables = [each.reset_index(drop=True) for each in tables]
    said = _said(source, table, is_open, has & ~whole)
    return dict(zip(REPLACED, tables)), said


def _read(source, corpus):
    path = Path(source).expanduser()
    if not path.is_file():
        raise CorpusError(
            f"There is no file of codes {str(source)!r}. It is a table as "
            f"coding.adjudicated makes it, named by {VARIABLE} or load_corpus(codes=…)."
        )
    table, _ = read_table(path, [*UNIT, *CODED])
    for name in [*UNIT[1:4], *CODED, *({"coders"} & set(table))]:
        table[name] = table[name].str.strip().str.replace(r"\.0$", "", regex=True)
    table = whole_numbers(table, path, UNIT[1:4])
    zeros = {str(int(doc)): doc for doc in corpus.docs if doc.isdecimal()}  # Excel
    table["doc"] = [
        doc if doc in corpus.docs else zeros.get(doc, doc) for doc in table["doc"]
    ]
    _require_fitting(table, path, corpus)
    return table


def _require_fitting(table, path, corpus):
    """Refuse codes that are no codes, or are about other sentences or issues."""
    sentences = corpus.sentences("all")[UNIT[:4]].itertuples(index=False, name=None)
    known, book = set(sentences), corpus.annotations("codebook", optional=True)
    frames = None if book is None else set(book["frame"])
    for row in table.itertuples():
        where = f"{path.name}, row {row.Index + 2}"
        if (row.doc, row.sentence, row.start, row.end) not in known:
            raise CorpusError(
                f"{where}: this corpus has no sentence {row.doc}.{row.sentence} at "
                f"{row.start}–{row.end}. These are the codes of other texts."
            )
        if frames is not None and row.frame not in frames:
            raise CorpusError(f"{where}: the codebook has no issue {row.frame!r}.")
        wrong = [name for name in CODED if getattr(row, name) not in ("1", "0", "")]
        if wrong:
            said = getattr(row, wrong[0])
            raise CorpusError(
                f"{where}: {wrong[0]} is {said!r} instead of 1, 0 or nothing."
            )
    twice = table[table.duplicated(UNIT)]
    if len(twice):
        raise CorpusError(
            f"{path.name}, row {twice.index[0] + 2}: this sentence and issue have a row "
            "already."
        )


def _said(source, table, is_open, without):
    """Return whose codes they are and what is open in them."""
    coders = (
        pd.to_numeric(table.get("coders"), errors="coerce") if "coders" in table else None
    )
    who = "people who are not counted there"
    if coders is not None and coders.notna().any():
        who = f"{int(coders.max())} coders"
    said = (
        f"{', '.join(REPLACED[:2])} and {REPLACED[2]} are not the kit's here. They are the "
        f"codes of {who}, from {source}."
    )
    for rows, what in ((is_open, "are open"), (without, "have no elements yet")):
        units = table[rows]
        if len(units):
            names = (
                units["doc"] + "." + units["sentence"].astype(str) + " " + units["frame"]
            )
            more = ", …" if len(units) > _NAMED else ""
            listed = f"{', '.join(names[:_NAMED])}{more}"
            said += f" {len(units)} of {len(table)} {what} and have no row: {listed}."
    return said
