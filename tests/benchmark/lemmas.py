"""How often each label of a lemma is right, on a corpus with lemmas given by people.

    KHITAB_PUD=…/ar_pud-ud-test.conllu python tests/benchmark/lemmas.py

The corpus (UD Arabic PUD, CC BY-SA 3.0, universaldependencies.org) is a measure and no part
of the kit. Content words are its NOUN, VERB, ADJ and PROPN. Before lemmas are compared,
vowels go and أ إ آ ٱ are ا, ى is ي, ة is ه. A word counts if exactly one content word of the
corpus lies in it.
"""

import os
from pathlib import Path

import pandas as pd
from khitab import arabic
from khitab.morphology import add_lemmas

CONTENT = {"NOUN", "VERB", "ADJ", "PROPN"}
LEVEL = str.maketrans("أإآٱىة", "اااايه")


def level(word):
    return arabic.form(word).translate(LEVEL)


def sentences(path):
    """Yield the text of each sentence, and its words: (start, end, lemma, part of speech)."""
    for block in Path(path).read_text("utf-8").split("\n\n"):
        text, words, end = "", [], 0
        for line in block.splitlines():
            cells = line.split("\t")
            if line.startswith("# text = "):
                text = line.removeprefix("# text = ")
            elif cells[0].isdigit():
                start = text.index(cells[1], end)
                end = start + len(cells[1])
                words.append((start, end, cells[2], cells[3]))
        if words:
            yield text, words


def read(path):
    """Return a table of tokens with the column `gold`: the content lemma, or ""."""
    rows = []
    for number, (text, words) in enumerate(sentences(path)):
        for token in arabic.tokenize(text):
            content = [
                lemma
                for start, end, lemma, pos in words
                if token.start <= start and end <= token.end and pos in CONTENT
            ]
            gold = content[0] if len(content) == 1 else ""
            rows.append((str(number), 0, 0, arabic.form(token.token), gold))
    return pd.DataFrame(rows, columns=["doc", "paragraph", "sentence", "form", "gold"])


def measure(path):
    """Return a row a label: its share of all tokens, its content words, how many right."""
    words = add_lemmas(read(path))
    words["label"] = (words["source"] + " " + words["spelling"]).str.strip()
    share = words["label"].value_counts(normalize=True)
    content = words[words["gold"] != ""]
    right = content["lemma"].map(level) == content["gold"].map(level)
    table = right.groupby(content["label"]).agg(["size", "mean"])
    table.loc["all"] = len(right), right.mean()
    return table.assign(share=share).rename(columns={"size": "content", "mean": "right"})


if __name__ == "__main__":
    print(measure(os.environ["KHITAB_PUD"]).round(3).to_string())
