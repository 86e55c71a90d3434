"""How many classes have all planted disputes found, and no others.

    PYTHONPATH=notebooks:tests/khitab python tests/benchmark/disputes.py

Each class codes the 72 sentences. Eight units are planted, on which a share of the class
sees the presence otherwise. Every code, elements too, is a slip at the rate given.
"""

import time

from a_class import class_of, truth
from khitab import coding

SOME = [5, 40, 77, 101, 133, 160, 190, 204]
PLANTED = {tuple(truth().loc[row, ["doc", "sentence", "frame"]]) for row in SOME}
CLASSES = [(n, share, slips) for n, share in ((12, 1 / 2), (12, 1 / 3), (30, 1 / 3))
           for slips in (0.02, 0.03, 0.05)]  # fmt: skip
SEEDS = 40

for coders, share, slips in CLASSES:
    start, right, missed, false = time.time(), 0, 0, 0
    for seed in range(SEEDS):
        codes = class_of(coders, slips, SOME, share, seed)
        found = coding.disputed(codes).query("clear")
        columns = ["doc", "sentence", "frame", "element"]
        units = set(found[columns].itertuples(index=False, name=None))
        planted = {(*unit, "") for unit in PLANTED}
        right += units == planted
        missed += len(planted - units)
        false += len(units - planted)
    print(
        f"{coders} coders, {share:.0%} of them otherwise, {slips:.0%} slips: {right} of "
        f"{SEEDS} classes right, {missed} of {len(SOME) * SEEDS} disputes missed, {false} "
        f"false ones ({time.time() - start:.0f} s)",
        flush=True,
    )
