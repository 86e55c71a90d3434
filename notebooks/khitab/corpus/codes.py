"""A class's codes take the place of the kit's, for the sentences that they fit."""

from pathlib import Path

import pandas as pd

from khitab.corpus.errors import CorpusError
from khitab.corpus.tables import read_table, whole_numbers

VARIABLE = "KHITAB_CODES"
PLACE = ["doc", "sentence", "start", "end"]
UNIT = [*PLACE, "frame"]
ELEMENTS = ["problem", "cause", "evaluation", "remedy"]  # in the codebook's order
CODED = ["present", *ELEMENTS]
_NAMED = 5  # units in the message


def replacing(source, corpus):
    """Return the tables that take the place of the kit's, {name: table}, and a sentence
    that says whose codes they are.

    `source` is the path of a CSV file as `coding.adjudicated` makes it. What is open in
    it has no row. If it has no elements, those of the kit stay, and the functions in
    `coding_1` with them. Raises CorpusError if it is no such table, or if its sentences
    are not those of the corpus.
    """
    table = _read(source, corpus)
    _require_fitting(table, Path(source).name, corpus)
    is_open, has = table["present"] == "", table["present"] == "1"
    whole = has & (table[ELEMENTS] != "").all(axis=1)
    coding = table.assign(sure="yes", note="")
    coding.loc[table["how"].isin(["majority", "open"]), "sure"] = "no"
    elements = coding[whole][[*UNIT, *ELEMENTS, "sure", "note"]].reset_index(drop=True)
    tables = {"elements_1": elements, "elements_2": elements} if whole.any() else {}
    coding["function"] = _functions(table, whole, corpus)
    coding = coding[~is_open][[*UNIT, "present", "function", "sure", "note"]]
    tables = {"coding_1": coding.reset_index(drop=True)} | tables
    said = f"{' and '.join(tables)} are not the kit's here. They are the codes of "
    said += f"{table['coders'].astype(int).max() or 'some'} coders, from {source}."
    said += " Where a lesson says that a language model coded, these people did."
    said += _partly(table, corpus)
    said += _named(table, is_open, "are open and have no row")
    if whole.any():
        return tables, said + _named(table, has & ~whole, "have no row of elements")
    return tables, f"{said} No element is coded, so elements and functions are the kit's."


def _functions(table, whole, corpus):
    """Return the main function of each row, the first element that it has."""
    if not whole.any():
        kit = corpus.annotations("coding_1", optional=True)
        if kit is None or "function" not in kit:
            return ""
        functions = table.merge(kit[[*UNIT, "function"]], how="left")["function"]
        return functions.fillna("").where((table["present"] == "1").to_numpy(), "")
    functions = pd.Series("", table.index).mask(whole, "mention")
    for element in reversed(ELEMENTS):
        functions = functions.mask(whole & (table[element] == "1"), element)
    return functions


def _read(source, corpus):
    path = Path(source).expanduser()
    if not path.is_file():
        raise CorpusError(
            f"There is no file of codes {str(source)!r}. It is a table as "
            f"coding.adjudicated makes it, named by {VARIABLE} or load_corpus(codes=…)."
        )
    table, _ = read_table(path, [*UNIT, *CODED, "coders", "how"])
    for name in [*PLACE[1:], *CODED, "coders"]:  # a spreadsheet makes 1.0 of 1
        table[name] = table[name].str.strip().str.replace(r"\.0$", "", regex=True)
    table = whole_numbers(table, path, [*PLACE[1:], "coders"])
    zeros = {str(int(doc)): doc for doc in corpus.docs if doc.isdecimal()}  # 0 of 000
    known = {doc: doc for doc in corpus.docs}
    table["doc"] = [known.get(doc, zeros.get(doc, doc)) for doc in table["doc"]]
    return table


def _require_fitting(table, file, corpus):
    """Refuse codes that are no codes, or are about other sentences or issues."""
    places = set(corpus.sentences("all")[PLACE].itertuples(index=False, name=None))
    book = corpus.annotations("codebook", optional=True)
    twice = table.duplicated(UNIT)
    for row in table.itertuples():
        place = tuple(getattr(row, name) for name in PLACE)
        wrong = [name for name in CODED if getattr(row, name) not in ("1", "0", "")]
        if place not in places:
            said = (
                f"this corpus has no sentence {row.doc}.{row.sentence} at {row.start}–"
                f"{row.end}. These are codes of other texts"
            )
        elif book is not None and row.frame not in set(book["frame"]):
            said = f"the codebook has no issue {row.frame!r}"
        elif wrong:
            said = f"{wrong[0]} is {getattr(row, wrong[0])!r} instead of 1, 0 or nothing"
        elif twice[row.Index]:
            said = f"{row.doc}.{row.sentence} {row.frame} has a row already"
        else:
            continue
        raise CorpusError(f"{file}, row {row.Index + 2}: {said}.")


def _partly(table, corpus):
    """Return a sentence that says how many sentences nobody has coded, or nothing."""
    coded, all_ = len(table[PLACE].drop_duplicates()), len(corpus.sentences())
    if coded >= all_:
        return ""
    return (
        f" They code {coded} of {all_} sentences. The others count as if they had no "
        "issue, so compare no numbers of sentences."
    )


def _named(table, rows, what):
    """Return a sentence that names the units in some rows, or nothing."""
    if not rows.any():
        return ""
    units = table[rows]
    names = units["doc"] + "." + units["sentence"].astype(str) + " " + units["frame"]
    more = ", …" if len(units) > _NAMED else ""
    return f" {len(units)} of {len(table)} {what}: {', '.join(names[:_NAMED])}{more}."
