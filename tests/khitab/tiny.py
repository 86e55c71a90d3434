"""Corpora of a few invented sentences."""

import khitab


def corpus_of(folder, **texts):
    """Write a corpus into a folder and load it; every line of a text is a paragraph."""
    for doc, text in texts.items():
        (folder / f"{doc}.txt").write_text(text, encoding="utf-8")
    rows = "".join(f"{doc},2019\n" for doc in texts)
    (folder / "datasheet.csv").write_text("doc,period\n" + rows, encoding="utf-8")
    return khitab.load_corpus(folder)
