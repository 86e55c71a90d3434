"""How dispersion_gold.csv was made: by corpus-dispersion, not by Khitab.

    python -m venv gold && gold/bin/pip install corpus-dispersion==0.2.0
    gold/bin/python tests/khitab/phrases/dispersion_gold.py

A row a word: how often it occurs in each text (`counts`) and the texts' tokens (`sizes`).
The first is the letter a in Gries' (2008) corpus of 50 letters. The third is Lyne's
ALLEMAND, for which the README of the R package tlda prints D, D_A and KLD too.
The others are invented: all in one text, even to the token, texts of very unequal size.
Where the program and Khitab define a measure alike, all five are here. It has no NaN: a
word that occurs nowhere gets 0 from it and NaN from Khitab, so no row has such a word.
"""

import csv
from pathlib import Path

import corpus_dispersion

CASES = [
    ([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]),
    ([2, 3, 0, 0, 4], [390, 393, 346, 314, 654]),
    (
        [2, 0, 1, 1, 3, 0, 3, 0, 0, 0],
        [8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930],
    ),
    ([7, 0, 0, 0, 0], [9, 10, 10, 10, 11]),
    ([1, 2, 3], [10, 20, 30]),
    ([0, 1], [30, 7]),
    ([12, 0, 1, 40, 3, 0, 0, 5], [100, 2500, 90, 40_000, 700, 12, 5, 1000]),
]
NAMES = {
    "deviation_of_proportions": "dp",
    "dp_norm": "dp_norm",
    "juilland_d": "juilland_d",
    "d_a": "evenness_da",
    "kl_divergence": "kl_divergence",
}


def main():
    path = Path(__file__).with_suffix(".csv")
    with path.open("w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["counts", "sizes", *NAMES])
        for case in CASES:
            counts, sizes = (list(map(float, each)) for each in case)
            word = corpus_dispersion.CorpusWordAnalyzer(counts, sizes, sum(sizes))
            found = word.calculate_all_metrics()
            values = [f"{getattr(found, name):.12g}" for name in NAMES.values()]
            table.writerow([" ".join(map(str, each)) for each in case] + values)


if __name__ == "__main__":
    main()
