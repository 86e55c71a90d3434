"""Print what exact strings, stemmers and the course lexicon find of the same words.

    python tests/khitab/morphology/compare_methods.py    (needs nltk)

The truth is lemma_counts.csv beside this file: 96 lemmas in the body of the five texts, each
token of each judged by reading (`form@doc:start` where a form belongs to two lemmas).
A family is exact if a method gives its tokens, all of them and no other.
"""

import csv
import re
import sys
from pathlib import Path
from time import perf_counter

import khitab
from khitab import arabic
from khitab.morphology import add_lemmas, find
from khitab.morphology.analyses import in_context, lookup

TRUTH = Path(__file__).with_name("lemma_counts.csv")
CLITICS = "[وف]?(?:لل|[بلك]?(?:ال)?)"


def families(tokens):
    """Return [(lemma, part of speech, {rows})], as read."""
    read = []
    with open(TRUTH, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows = set()
            for item in row["forms"].split():
                form, _, place = item.partition("@")
                here = tokens["form"] == form
                if place:
                    doc, start = place.split(":")
                    here &= (tokens["doc"] == doc) & (tokens["start"] == int(start))
                rows |= set(tokens.index[here])
            read.append((row["lemma"], row["pos"], rows))
    return read


def stemmers():
    from nltk.stem.arlstem import ARLSTem
    from nltk.stem.isri import ISRIStemmer
    from nltk.stem.snowball import SnowballStemmer

    yield "ISRI", ISRIStemmer().stem
    yield "ARLSTem", ARLSTem().stem
    yield "Snowball", SnowballStemmer("arabic").stem


def methods(tokens):
    """Yield (name, words a second, function from lemma and pos to rows)."""
    forms = list(tokens["form"])

    def exact(lemma, pos):
        return set(tokens.index[tokens["form"] == arabic.form(lemma)])

    def with_clitics(lemma, pos):
        pattern = re.compile(CLITICS + re.escape(arabic.form(lemma).removeprefix("ال")))
        return {
            i
            for i, form in zip(tokens.index, forms, strict=True)
            if pattern.fullmatch(form)
        }

    yield "exact string", None, exact
    yield "string with clitics", None, with_clitics
    for name, stem in stemmers():
        start = perf_counter()
        stems = [stem(form) for form in forms]
        speed = len(forms) / (perf_counter() - start)
        by_stem = dict(zip(tokens.index, stems, strict=True))

        def stemmed(lemma, pos, by_stem=by_stem, stem=stem):
            wanted = stem(arabic.form(lemma))
            return {row for row, value in by_stem.items() if value == wanted}

        yield name, speed, stemmed
    lookup("قطر")  # loads the database
    lookup.cache_clear()
    in_context.cache_clear()
    start = perf_counter()
    add_lemmas(tokens)
    speed = len(forms) / (perf_counter() - start)
    yield "course lexicon", speed, lambda lemma, pos: set(find(tokens, lemma, pos).index)


def compare():
    """Yield a row a method: name, families exact, precision, recall, words a second."""
    tokens = khitab.load_corpus().tokens()
    truth = families(tokens)
    for name, speed, method in methods(tokens):
        exact = hits = given = 0
        for lemma, pos, rows in truth:
            answer = method(lemma, pos)
            exact += answer == rows
            hits += len(answer & rows)
            given += len(answer)
        wanted = sum(len(rows) for _, _, rows in truth)
        yield name, exact, len(truth), hits / given, hits / wanted, speed


def main():
    print(
        f"{'method':20} {'families exact':>15} {'precision':>9} {'recall':>7}   words/s"
    )
    for name, exact, of, precision, recall, speed in compare():
        pace = f"{speed:9,.0f}" if speed else ""
        print(f"{name:20} {exact:8} of {of:3} {precision:9.2f} {recall:7.2f} {pace:>9}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
