"""How often the interval of alpha in `framing.agreement` holds alpha: run by hand.

    .venv/bin/python tests/benchmark/alphas.py [--runs 400]

Two to five coders code invented units, in which an issue has a known share, and each coder
errs at a known rate. The true alpha is that of 400,000 such units. Printed is how often
intervals of 95 % from 300 draws hold it, by how many units have another code than the
commonest. Samples without a disagreement are left out, because `note` speaks of them.

With `--runs 1000` they held it in .784 where fewer than 5 units have such a code, in .928
with 5 to 9, .932 with 10 to 14, .935 with 15 to 19 and .942 with more.
"""

import argparse

import numpy as np
import pandas as pd
from khitab.framing import chance

REGIMES = [  # units, share of the issue, errors, coders
    (72, 0.3, 0.1, 2), (72, 0.3, 0.03, 2), (72, 0.3, 0.01, 2), (72, 0.1, 0.05, 2),
    (72, 0.1, 0.02, 2), (72, 0.05, 0.03, 2), (72, 0.03, 0.02, 2), (20, 0.3, 0.1, 2),
    (20, 0.1, 0.05, 2), (216, 0.05, 0.02, 2), (216, 0.02, 0.01, 2), (72, 0.1, 0.05, 5),
    (72, 0.03, 0.02, 5),
]  # fmt: skip


def codes(units, share, errors, coders, random):
    """Return how many coders say 0 and 1 of each unit."""
    truth = random.random(units) < share
    ones = (truth ^ (random.random((coders, units)) < errors)).sum(axis=0)
    return np.stack([coders - ones, ones], axis=1)


def intervals(regime, runs, random):
    """Yield (units with another code than the commonest, does the interval hold alpha?)."""
    many = codes(400_000, *regime[1:], random)
    true = chance.alphas(chance.coincidences(many).sum(axis=0, keepdims=True))[0]
    for _ in range(runs):
        counts = codes(*regime, random)
        rare = np.delete(counts, counts.sum(axis=0).argmax(), axis=1).any(axis=1).sum()
        if counts.all(axis=1).any():
            drawn = chance.drawn_alphas(counts, np.arange(len(counts)), 300, 0)
            low, high = np.nanpercentile(drawn, [2.5, 97.5])
            yield rare, low <= true <= high


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=400)
    runs, random = parser.parse_args().runs, np.random.default_rng(1)
    found = [row for regime in REGIMES for row in intervals(regime, runs, random)]
    table = pd.DataFrame(found, columns=["rare", "holds"])
    bins = pd.cut(table["rare"], [0, 4, 9, 14, 19, 999])
    for groups in (bins, table["rare"] < chance._FEW):
        print(
            table.groupby(groups, observed=True)["holds"].agg(["mean", "size"]).round(3)
        )
