"""How often each source of a lemma is right, on a treebank with the right lemmas.

    .venv/bin/python tests/benchmark/lexicons.py ar_pud-ud-test.conllu
    .venv/bin/python tests/benchmark/lexicons.py ar_pud-ud-test.conllu farahidi --write

The treebank (UD Arabic PUD, CC BY-SA 3.0, universaldependencies.org) is no part of the
kit; `lemmas.py` says what is compared. `--write` puts the figures into data/lexicons.csv,
from which `morphology.lexicons()` has them.
"""

import argparse
import time

import pandas as pd
from khitab import morphology
from khitab.morphology.sources import TABLE
from lemmas import level, read


def measure(path, *lexicons):
    """Return a row a source and one for all: percent of tokens, percent right, speed."""
    morphology.use(*lexicons)
    gold = read(path)
    start = time.process_time()
    table = morphology.add_lemmas(gold)
    seconds = time.process_time() - start
    known = table[table["gold"] != ""]
    right = known["lemma"].map(level) == known["gold"].map(level)
    found = pd.DataFrame(
        {
            "share": 100 * table["source"].value_counts(normalize=True),
            "right": 100 * right.groupby(known["source"]).mean(),
        }
    )
    found.loc["all"] = 100, 100 * right.mean()
    print(
        f"{len(table):,} tokens, {len(known):,} measured, {len(table) / seconds:,.0f}/s"
    )
    return found.round(1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("treebank")
    parser.add_argument("lexicons", nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    found = measure(asked.treebank, *asked.lexicons)
    print(found.to_string())
    if asked.write:
        table = pd.read_csv(TABLE, keep_default_na=False, index_col="source")
        column = "_with_".join(["right", *asked.lexicons])
        table.loc[table.index.isin(found.index), column] = found["right"].astype(str)
        table.to_csv(TABLE, lineterminator="\n")


if __name__ == "__main__":
    main()
