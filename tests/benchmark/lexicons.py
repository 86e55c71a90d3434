"""How often each source of a lemma is right, on a treebank with the right lemmas.

    .venv/bin/python tests/benchmark/lexicons.py ar_pud-ud-test.conllu
    .venv/bin/python tests/benchmark/lexicons.py ar_pud-ud-test.conllu farahidi --write

The treebank (UD Arabic PUD, CC BY-SA 3.0, universaldependencies.org) is no part of the
kit. Measured are words with exactly one noun, verb, adjective, adverb or name in them;
lemmas are compared without vowel marks and with أ as ا, ى as ي, ة as ه. `--write` puts the
figures into data/lexicons.csv, from which `morphology.lexicons()` has them.
"""

import argparse
import time
from pathlib import Path

import pandas as pd
from khitab import arabic, morphology
from khitab.morphology.lexicon import normalize
from khitab.morphology.sources import TABLE

CONTENT = {"NOUN", "VERB", "ADJ", "PROPN", "ADV"}


def read(path):
    """Return the treebank as a table of tokens with the right lemma of each, or None."""
    rows = []
    for sentence in Path(path).read_text("utf-8").split("\n\n"):
        lines = sentence.splitlines()
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        units, at = [], 0
        for line in lines:
            cells = line.split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                found = text.find(cells[1], at)
                at = (at if found < 0 else found) + len(cells[1])
                units.append((at - len(cells[1]), at, cells[2], cells[3]))
        for token in arabic.tokenize(text):
            inside = [
                lemma
                for start, end, lemma, pos in units
                if start >= token.start and end <= token.end and pos in CONTENT
            ]
            right = inside[0] if len(inside) == 1 else None
            rows.append((str(len(rows)), arabic.form(token.token), right))
    return pd.DataFrame(rows, columns=["doc", "form", "right"])


def measure(path, *lexicons):
    """Return a row a source and one for all: percent of tokens, percent right, speed."""
    morphology.use(*lexicons)
    gold = read(path)
    start = time.process_time()
    table = morphology.add_lemmas(gold)
    seconds = time.process_time() - start
    known = table[table["right"].notna()]
    right = known["lemma"].map(normalize) == known["right"].map(normalize)
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
