"""How association_gold.csv was made: by two other programs, not by Khitab.

    python -m venv gold
    gold/bin/pip install association-measures==0.3.2 collocation==0.0.7
    gold/bin/python tests/khitab/concordance/association_gold.py

A row a word. `o11`, `r1`, `c1` and `n` are what `association` takes. association-measures
(of the group that makes CWB's Python companion) gives `log_likelihood`, `mi`, `t_score`
and `dice`, which is 2 · O11 / (R1 + C1) and so logDice if the node is given as R1. Its
MI is in base 10, and is divided by log10 2 here. Its log-likelihood has a sign unless
`signed=False`.
collocation gives the two ΔP: its DeltaP21 is that of the word given the node, its
DeltaP12 the other way round (Gries 2013 writes ΔP 2|1 and ΔP 1|2).
"""

from math import log10
from pathlib import Path

import pandas as pd
from association_measures import measures
from collocation import association

CELLS = [
    (11, 177, 11, 2077), (11, 20, 11, 2077), (12, 34, 12, 2062), (10, 100, 20, 1000),
    (5, 100, 50, 1000), (1, 500, 400, 1000), (3, 3, 3, 9), (8, 1_583, 468, 1_430_767),
]  # fmt: skip


def main():
    table = pd.DataFrame(CELLS, columns=["o11", "r1", "c1", "n"])
    given = table.rename(columns={"o11": "f", "r1": "f1", "c1": "f2", "n": "N"})
    names = ["log_likelihood", "mutual_information", "t_score", "dice"]
    found = measures.score(given, measures=names, digits=15, signed=False)[names]
    table[["log_likelihood", "mi", "t_score", "dice"]] = found.to_numpy()
    table["mi"] /= log10(2)
    squares = [(o, r - o, c - o, n - r - c + o) for o, r, c, n in CELLS]
    for ours, theirs in (("node", "DeltaP21"), ("collocate", "DeltaP12")):
        measure = getattr(association, theirs)
        table[f"delta_p_given_{ours}"] = [measure(*each, *[0] * 4) for each in squares]
    path = Path(__file__).with_suffix(".csv")
    table.to_csv(path, index=False, float_format="%.12g", lineterminator="\n")


if __name__ == "__main__":
    main()
