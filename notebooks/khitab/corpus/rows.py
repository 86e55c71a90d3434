"""A corpus may be a table with one row per text, such as 500 tweets in a CSV file."""

import pandas as pd

from khitab.corpus.errors import CorpusError
from khitab.corpus.files import ids


def rows(table, name):
    """Return the datasheet and the texts of a table with a column `text`."""
    table.columns = list(map(str, table.columns))
    if "text" not in table or table.columns.duplicated().any() or table.empty:
        raise CorpusError(
            f"{name} needs a column 'text' with one text per row, and no column "
            f"twice. It has {len(table)} rows and the columns: "
            f"{', '.join(table.columns)}."
        )
    table = table.reset_index(drop=True).apply(lambda column: column.map(_cell))
    if "doc" not in table:
        width = len(str(len(table)))
        table.insert(0, "doc", [f"{row:0{width}}" for row in range(1, len(table) + 1)])
    if "period" not in table:
        table.insert(1, "period", "all")
    table.loc[table["period"].str.strip() == "", "period"] = "unknown"
    table = ids(table, name)
    found = {
        doc: lambda text=text: text for doc, text in zip(table["doc"], table["text"])
    }
    return table.drop(columns="text"), found


def _cell(value):
    """Return a cell as a string, "" if missing, 2019 for 2019.0, a day for a date."""
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).removesuffix(" 00:00:00")
