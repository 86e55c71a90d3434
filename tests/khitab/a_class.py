"""Sheets and classes whose codes are known: the kit's own codes, and planted disputes."""

from functools import cache

import khitab
import numpy as np
import pandas as pd
from khitab.framing import ELEMENTS

UNIT = ["doc", "sentence", "start", "end", "frame"]
ISSUES = ["terrorism", "qatar", "foreign_forces"]


@cache
def corpus():
    return khitab.load_corpus(codes=False)


@cache
def truth():
    """The kit's codes by unit, elements NA where an issue is not present."""
    present = corpus().annotations("coding_1")[[*UNIT, "present"]]
    elements = corpus().annotations("elements_1")[[*UNIT, *ELEMENTS]]
    table = present.merge(elements, how="left")
    values = ["present", *ELEMENTS]
    return table.assign(**{name: table[name].astype("Int64") for name in values})


def class_of(coders, slips=0.0, planted=(), share=0.5, seed=0):
    """Codes of a class by coder. Each code is a slip at the rate of `slips`, and at the
    `planted` rows of the truth a `share` of the coders sees the presence otherwise."""
    rng = np.random.default_rng(seed)
    biased = rng.permutation(coders)[: round(coders * share)]
    seen = truth()[list(ELEMENTS)].fillna(0).to_numpy(int)
    codes = {}
    for coder in range(coders):
        present = truth()["present"].to_numpy(int, copy=True)
        if coder in biased:
            present[list(planted)] ^= 1
        present = present ^ (rng.random(len(present)) < slips)
        slipped = seen ^ (rng.random(seen.shape) < slips)
        table = truth()[UNIT].assign(coder=f"c{coder:02}", note="")
        table["present"] = pd.array(present, dtype="Int64")
        for name, column in zip(ELEMENTS, slipped.T):
            table[name] = pd.Series(column, dtype="Int64").where(present == 1)
        codes[f"c{coder:02}"] = table
    return codes


def wide(codes=None, coder="Mona"):
    """The wide table of a sheet with these codes, by default the kit's."""
    codes = truth() if codes is None else codes
    rows = corpus().sentences().rename(columns={"text": "arabic"})
    table = rows[["doc", "sentence", "arabic", "english"]].astype("str")
    table.insert(0, "coder", coder)
    for issue in ISSUES:
        own = codes[codes["frame"] == issue].set_index(["doc", "sentence"])
        own = own.loc[list(zip(rows["doc"], rows["sentence"]))]
        letters = ["".join(name[0] for name in ELEMENTS if row[name] == 1) or "-"
                   for row in own[list(ELEMENTS)].fillna(0).to_dict("records")]  # fmt: skip
        present = own["present"].astype("str").to_numpy()
        table[issue] = present
        table[f"{issue}_does"] = np.where(present == "1", letters, "")
    return table.assign(note="")


def csv(table, **options):
    """The bytes of a table as a CSV file."""
    return table.to_csv(index=False, **options).encode("utf-8-sig")
