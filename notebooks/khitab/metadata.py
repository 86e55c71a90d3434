"""What the datasheet knows about whole texts is copied to every row about them."""

import warnings

import numpy as np
import pandas as pd

# Columns that the library itself makes: they tell of a word or a finding, never of a text.
OURS = frozenset(
    """
    doc layer paragraph sentence start end token form kind lemma lemma_vowelled
    lemma_reading pos proclitics enclitics root gloss vowelled reading source voice speaker
    channel mode frame unit before node after phrase text english count n_tokens level
    per_1000 per_1000_low per_1000_high
    """.split()
)


def of_texts(tokens, among=None) -> list[str]:
    """Return the columns that describe whole texts, `period` and those added to it.

    They have one value in each text, and their name is not one that the library gives to
    a column of words or findings, such as `form`. With `among`, look at these columns
    only.

    >>> tokens = pd.DataFrame({"doc": list("aab"), "form": ["قطر", "في", "في"]})
    >>> of_texts(tokens.assign(outlet=["North", "North", "South"], mine=[1, 2, 3]))
    ['outlet']
    """
    among = tokens.columns if among is None else among
    names = [name for name in among if name in tokens and name not in OURS]
    if not names or tokens.empty:
        return names
    docs, first = _numbered(tokens["doc"].to_numpy(object))
    return [name for name in names if _one_each(tokens[name], docs, first)]


def carry(table, tokens, rows):
    """Return `table` with what `tokens` know of the text of each of its rows, at the end.

    `rows` has the number of the row of `tokens` that each begins with. Columns that the
    table already has stay as they are.

    >>> tokens = pd.DataFrame({"doc": list("ab"), "outlet": ["North", "South"]})
    >>> carry(pd.DataFrame({"n": [7]}), tokens, [1]).values.tolist()
    [[7, 'South']]
    """
    names = of_texts(tokens, [name for name in tokens.columns if name not in table])
    return table.assign(**{name: tokens[name].array[rows] for name in names})


def warn_if_of_texts(hits, by, tokens):
    """Warn if `by` seems to describe texts but is missing from the tokens.

    Then the hits are split but the tokens are not, so the rates are too low.
    """
    asked = by in hits and by not in tokens and len(hits) > hits["doc"].nunique() > 1
    if asked and of_texts(hits, [by]) and hits[by].nunique() > 1:
        warnings.warn(
            f"In each text all hits have one {by!r}, but the tokens have no such column, so "
            "each is counted out of all tokens. If it tells what texts are, add it to the "
            f'tokens first: corpus.add_metadata(tokens, "{by}").',
            stacklevel=3,
        )


def add(table, sheet, columns=None):
    """Return `table` with columns of `sheet` (see `Corpus.add_metadata`)."""
    if not isinstance(table, pd.DataFrame) or "doc" not in table:
        raise ValueError(
            "add_metadata needs a table with the column 'doc', such as corpus.tokens()."
        )
    if columns is None or (isinstance(columns, str) and columns == "all"):
        columns = [name for name in sheet.columns if name not in table]
    columns = [columns] if isinstance(columns, str) else list(columns)
    for name in columns:
        _require_addable(name, sheet)
    unknown = table.loc[~table["doc"].isin(sheet["doc"]), "doc"].tolist()
    if unknown:
        raise ValueError(
            f"The datasheet has no text {unknown[0]!r}, which the table speaks of. It "
            f"has: {', '.join(map(repr, sheet['doc'][:20]))}. (Ids are strings: read a "
            'CSV file with dtype={"doc": str}.)'
        )
    at = pd.Index(sheet["doc"]).get_indexer(table["doc"])
    added = {name: sheet[name].array[at] for name in columns}
    for name in set(added) & set(table.columns):
        if not pd.Series(added[name]).equals(table[name].reset_index(drop=True)):
            raise ValueError(
                f"The table has a column {name!r} already, with other values than the "
                "datasheet. Drop or rename one of the two."
            )
    return table.assign(**added)


def _numbered(docs):
    """Return the number of the text of each row, and the first row of each text."""
    begins = np.append(0, np.flatnonzero(docs[1:] != docs[:-1]) + 1)
    runs, names = pd.factorize(docs[begins])
    first = np.zeros(len(names), int)
    first[runs[::-1]] = begins[::-1]
    return np.repeat(runs, np.diff(begins, append=len(docs))), first


def _one_each(column, docs, first):
    """Say whether a column has one value in each text. An empty cell is a value too."""
    try:
        codes = pd.factorize(column, use_na_sentinel=False)[0]
    except TypeError:  # cells such as lists
        return False
    return bool((codes == codes[first][docs]).all())


def _require_addable(name, sheet):
    if name not in sheet.columns:
        raise ValueError(
            f"The datasheet has no column {name!r}. It has: "
            f"{', '.join(map(repr, sheet.columns))}."
        )
    if name in OURS - {"doc"}:
        raise ValueError(
            f"The datasheet's column {name!r} has a name that the library gives to "
            "columns of words, and would be taken for one. Name the columns that "
            "you want, or rename it: corpus.datasheet = corpus.datasheet.rename(columns="
            f'{{"{name}": "text_{name}"}}).'
        )
