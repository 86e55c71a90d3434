"""Words with spaces between as a table of tokens, numbers and hashtags if asked."""

import pandas as pd
from khitab.queries.spelling import spelled


def table(*texts, others=False):
    """Texts as tokens; with `others` numbers, Latin words and hashtags are rows too."""
    rows = []
    for doc, text in enumerate(texts):
        at = 0
        for word in text.split():
            kind = {"#": "hashtag", "@": "mention"}.get(word[0], "word")
            kind = "number" if word[0].isdigit() else kind
            kind = "latin" if word.isascii() and word.isalpha() else kind
            start = text.index(word, at)
            at = start + len(word)
            rows.append((f"{doc:03}", "2020", "paragraph", 1, 1, start, at, word, kind))
    names = ["doc", "period", "layer", "paragraph", "sentence", "start", "end", "token"]
    tokens = pd.DataFrame(rows, columns=[*names, "kind"])
    tokens["form"] = tokens["token"].map(spelled)
    return tokens if others else tokens[tokens["kind"] == "word"].drop(columns="kind")
