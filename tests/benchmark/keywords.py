"""How long keywords of two halves of a corpus take: run by hand.

    python tests/benchmark/keywords.py [tokens …]      (100000 1000000 10000000)

The first half of a generated corpus against the second. Processor time of counting, of
keywords and of a word shift after counting, and of keywords straight from the tokens.
"""

import sys
from time import process_time

import pandas as pd
import planted
from khitab.comparison import keywords, word_shift


def timed(act, *arguments):
    start = process_time()
    result = act(*arguments)
    return process_time() - start, result


def main(sizes):
    keywords(*[pd.Series({"a": 1})] * 2)  # scipy is loaded before the clock starts
    for size in sizes:
        tokens, _ = planted.corpus(size)
        halves = tokens[: size // 2], tokens[size // 2 :]
        counting, counts = timed(lambda: [half["form"].value_counts() for half in halves])  # noqa: B023
        after, table = timed(keywords, *counts)
        shift, _ = timed(word_shift, *counts)
        whole, _ = timed(keywords, *halves)
        print(
            f"{size:,} tokens, {len(table):,} types: counting {counting:.2f} s, keywords "
            f"{after:.2f} s, word shift {shift:.2f} s; keywords from tokens {whole:.2f} s"
        )


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [10**5, 10**6, 10**7])
