"""How long finding shared passages takes, and what it finds: run by hand.

    python tests/benchmark/reuse.py [documents …]      (1000 2500 5000 10000)
    python tests/benchmark/reuse.py pieces [documents …]   (passages in pieces)

Texts of 400 tokens made of ready pieces and of words (`planted`); one in 13 has a passage
of 60 to 200 words of another, of which 0 to 8 per cent are changed, dropped or doubled.
A passage of 20 equal words or more counts as found. Time is processor time.
"""

import sys
from math import comb, log
from time import process_time

import numpy as np
import pandas as pd
import planted
from khitab.coded import code
from khitab.reuse import corpus_passages
from khitab.reuse.runs import runs

LENGTH, LEAST, SETTINGS = 400, 20, {"min_tokens": 8, "max_gap": 4, "max_docs": 20}
PIECES = {"min_tokens": 8, "max_gap": 4, "max_docs": 20, "min_run": 2}


def corpus(documents, seed=0):
    """Return a table of tokens, and {(a, b): rows of a that b has} for each reprint."""
    random = np.random.default_rng(seed)
    words, _ = planted._vocabulary(random)
    ids = planted._stream(documents * LENGTH, [], random)[: documents * LENGTH]
    texts, truth = ids.reshape(documents, LENGTH), {}
    for a, b in random.permutation(documents)[: 2 * (documents // 13)].reshape(-1, 2):
        a, b = int(min(a, b)), int(max(a, b))
        size = int(random.integers(60, 201))
        from_a, to_b = random.integers(0, LENGTH - size, 2)
        edits, passage = random.uniform(0, 0.08), []
        for word in texts[a, from_a : from_a + size]:
            other = int(random.integers(0, len(words)))
            kinds = [[other], [word, word], []]
            passage += kinds[random.integers(3)] if random.random() < edits else [word]
        passage = passage[: LENGTH - to_b]
        texts[b, to_b : to_b + len(passage)] = passage
        truth[a, b] = (int(from_a), int(from_a + size))
    starts = np.tile(np.arange(LENGTH), documents)
    forms = np.array(words, dtype=object)[texts.ravel()]
    docs = np.repeat(np.array([f"{i:06}" for i in range(documents)], object), LENGTH)
    columns = {"doc": docs, "start": starts, "end": starts + 1, "token": forms}
    return pd.DataFrame(columns).assign(form=forms), truth


def score(passages, truth):
    """Return the share of reprints found, and recall and precision over their words."""
    found = {}
    for row in passages[passages["n_tokens"] >= LEAST].itertuples():
        words = found.setdefault((int(row.doc_a), int(row.doc_b)), set())
        words.update(range(row.start_a, row.end_a))
    right = [len(found.get(pair, set()) & set(range(*at))) for pair, at in truth.items()]
    sought = sum(end - start for start, end in truth.values())
    return (
        np.mean(np.array(right) > 0),
        sum(right) / sought,
        sum(right) / sum(map(len, found.values())),
    )


def main(sizes, settings):
    before = None
    for documents in sizes:
        tokens, truth = corpus(documents)
        start = process_time()
        passages = corpus_passages(tokens, **settings)
        seconds = process_time() - start
        coded = code(tokens, within="doc")
        least = settings.get("min_run", settings["min_tokens"])
        a, b, _ = runs(coded, least, settings["max_docs"])
        pairs = len(np.unique(coded.docs[a].astype(np.int64) * documents + coded.docs[b]))
        found, recall, precision = score(passages, truth)
        growth = (
            f", exponent {log(seconds / before[1]) / log(documents / before[0]):.2f}"
            if before
            else ""
        )
        print(
            f"{documents:,} documents: {seconds:.2f} s{growth}; {pairs:,} pairs compared "
            f"of {comb(documents, 2):,} ({pairs / comb(documents, 2):.1e}); {len(truth)} "
            f"reprints: {found:.3f} found, words: recall {recall:.3f}, "
            f"precision {precision:.3f}"
        )
        before = documents, seconds


if __name__ == "__main__":
    pieces, sizes = "pieces" in sys.argv, [int(n) for n in sys.argv[1:] if n != "pieces"]
    main(sizes or [1000, 2500, 5000, 10000], PIECES if pieces else SETTINGS)
