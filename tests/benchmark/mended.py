"""How often the intervals of `coding.mended_shares` hold the truth: run by hand.

    .venv/bin/python tests/benchmark/mended.py [--runs 1000]

Each regime has two periods of as many sentences, in which the share of an issue is known
and a model has made its errors. In each run people read another sample, and never err.
`even` samples take each sentence of a period with the same chance, `by code` samples take
as many of the model's 1s as of its 0s. Printed is how often, out of `--runs`, the interval
of the first period's share and that of the difference hold the truth, the model's own
(naive), people's alone, and the mended, and how wide they are on average.
"""

import argparse
from itertools import product

import numpy as np
import pandas as pd
from khitab.coding import estimates

SIZES = [(150, 25), (150, 50), (300, 50), (500, 50), (500, 100), (1000, 100)]
RATES = [(0.02, 0.02), (0.02, 0.1), (0.05, 0.1), (0.1, 0.1), (0.3, 0.2)]
RIGHT = [0.8, 0.9, 0.97]
ERRORS = ["equal", "in one period", "false alarms", "misses"]
WAYS = ["naive", "people", "mended"]


def period(size, rate, right, errors, first):
    """Return how many sentences have (issue, model's code) 1 1, 1 0, 0 1 and 0 0.

    With errors "in one period" the first has next to none, and the second all of them.
    """
    ones = round(size * rate)
    wrong = 1 - right
    if errors == "in one period":
        wrong = 0.01 if first else min(0.4, 2 * wrong)
    missed = round(ones * (0 if errors == "false alarms" else wrong))
    alarms = round((size - ones) * (0 if errors == "misses" else wrong))
    if errors == "misses":
        missed = min(round(size * wrong), ones - ones // 5)
    return np.array([ones - missed, missed, alarms, size - ones - alarms])


def samples(counts, n, design, runs, random):
    """Return what people read of the four kinds, in `runs` rows."""
    if design == "even":
        return random.multivariate_hypergeometric(counts, n, size=runs)
    read = np.zeros((runs, 4), int)
    ones = min(n // 2, counts[0] + counts[2])
    for kinds, number in (([0, 2], ones), ([1, 3], n - ones)):
        drawn = random.multivariate_hypergeometric(counts[kinds], number, size=runs)
        read[:, kinds] = drawn
    return read


def shares(counts, read, design):
    """Return {way: (share, low, high), an array over the runs} for one period."""
    size, runs = counts.sum(), np.arange(len(read))
    model = np.array([1, 0, 1, 0])
    parts = []
    for code in (1, 0):
        kinds = model == code
        parts.append(
            pd.DataFrame({
                "run": runs,
                "model": float(code),
                "size": counts[kinds].sum(),
                "count": read[:, kinds].sum(axis=1),
                "sum": read[:, kinds][:, 0],
            })
        )  # fmt: skip
    cells = pd.concat(parts, ignore_index=True)
    cells = cells[cells["size"] > 0]
    alone = cells.drop(columns="model")
    if design == "even":
        alone = cells.groupby("run")[["size", "count", "sum"]].sum().reset_index()
    units = pd.DataFrame({"group": 0, "model": np.repeat(model, counts)})
    naive = estimates._model_alone(units)[estimates.LIMITS].to_numpy()
    found = {"naive": np.repeat(naive, len(runs), axis=0).T}
    for name, table in (("people", alone), ("mended", cells)):
        found[name] = estimates._weighted(table)[estimates.LIMITS].to_numpy().T
    assert all(of.shape == (3, len(runs)) and size for of in found.values())
    return found


def regime(size, n, rates, right, errors, design, runs, random):
    made = []
    for place, rate in enumerate(rates):
        counts = period(size, rate, right, errors, place == 0)
        read = samples(counts, n, design, runs, random)
        made.append((counts[:2].sum() / size, shares(counts, read, design)))
    (truth, first), (truth_2, second) = made
    row = {"design": design, "size": size, "read": n, "rates": rates, "right": right}
    row |= {"errors": errors}
    for way in WAYS:
        minus = estimates._minus(second[way], first[way]).T
        for what, true, (share, low, high) in (
            ("share", truth, first[way]),
            ("difference", truth_2 - truth, minus),
        ):
            held = (low - 1e-9 <= true) & (true <= high + 1e-9)
            row[f"{what} {way}"] = held.mean()
            row[f"{what} {way} width"] = (high - low).mean()
            row[f"{what} {way} off"] = share.mean() - true
            row[f"{what} {way} error"] = np.sqrt(((share - true) ** 2).mean())
    return row


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--runs", type=int, default=1000)
    asked.add_argument("--seed", type=int, default=18)
    asked.add_argument("--to", help="a csv file for the whole table")
    chosen = asked.parse_args()
    random = np.random.default_rng(chosen.seed)
    rows = []
    designs = list(product(SIZES, RATES, RIGHT, ERRORS, ["even", "by code"]))
    for (size, n), rates, right, errors, design in designs:
        rows.append(regime(size, n, rates, right, errors, design, chosen.runs, random))
    table = pd.DataFrame(rows)
    if chosen.to:
        table.to_csv(chosen.to, index=False)
    print(f"{len(table)} regimes, {chosen.runs} runs each\n")
    for what in ("share", "difference"):
        for design, some in table.groupby("design"):
            print(f"{what}, sample {design}")
            for way in WAYS:
                held, width = some[f"{what} {way}"], some[f"{what} {way} width"]
                wider = (width / some[f"{what} people width"]).median()
                error = some[f"{what} {way} error"] / some[f"{what} people error"]
                off = some[f"{what} {way} off"].abs().max()
                print(
                    f"  {way:8} holds the truth in {held.mean():.3f} on average, "
                    f"{held.min():.3f} at worst, below .950 in "
                    f"{(held < 0.95).sum()} of {len(held)} regimes; width {width.mean():.3f}"
                    f" ({wider:.2f} of people's), error {error.median():.2f} of people's, "
                    f"off by {off:.3f} at most"
                )
    columns = ["size", "read", "errors", "right", *[f"share {way}" for way in WAYS]]
    print(
        "\nThe mended share's five worst\n", table.nsmallest(5, "share mended")[columns]
    )
    wide = table["share mended width"] / table["share people width"]
    keys = [table["design"], table["right"], table["rates"]]
    print(
        "\nWidth of the mended share, of people's\n", wide.groupby(keys).mean().unstack()
    )


if __name__ == "__main__":
    main()
