"""How often exactly the planted disputes, and exactly the planted coders, are found.

    python tests/benchmark/codings.py

For classes of 12 and of 30 and several shares of slips, of 100 seeds each (minutes).
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / name) for name in ("notebooks", "solutions", "tests/desk")]

import classes  # noqa: E402
from desk.codings import biases  # noqa: E402
from khitab import coding  # noqa: E402

SEEDS = 100


def held(number, slips):
    """Return in how many classes the disputes and the coders are the planted ones, and
    how many units were missed and how many found beside them, in all classes."""
    disputes = named = missed = more = 0
    for seed in range(SEEDS):
        codes = classes.tables(classes.classroom(number, slips, seed))
        found = coding.disputed(codes)
        units = set(
            zip(found["doc"], found["sentence"], found["frame"], found["element"])
        )
        planted = {(*unit, "") for unit in classes.disputes()}
        disputes += units == planted
        missed, more = missed + len(planted - units), more + len(units - planted)
        named += classes.leaning(number) == {
            (coder, one["frame"], one["code"])
            for coder, own in biases.leanings(codes).items()
            for one in own
        }
    return disputes, named, missed, more


if __name__ == "__main__":
    print("coders  slips  disputes  coders named  units missed  units more")
    for number in (12, 30):
        for slips in (0.005, 0.01, 0.02, 0.03):
            disputes, named, missed, more = held(number, slips)
            print(
                f"{number:>6}  {slips:>5.1%}  {disputes:>8}  {named:>12}  {missed:>12}  "
                f"{more:>10}",
                flush=True,
            )
