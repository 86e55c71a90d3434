"""Random texts of few words, so that much recurs, and texts as tables of tokens."""

import pandas as pd
from hypothesis import strategies as st

WORDS = ["في", "قطر", "مصر", "على"]
# A text is a list of paragraphs, a paragraph one of words: few, so that much recurs.
PARAGRAPH = st.lists(st.sampled_from(WORDS), max_size=9)
TEXTS = st.lists(st.lists(PARAGRAPH, max_size=3), min_size=1, max_size=4)


def table(texts):
    """Texts as a table of tokens; `"a b | c"` is a text of two paragraphs."""
    rows = []
    for doc, text in enumerate(texts):
        paragraphs = (
            [p.split() for p in text.split("|")] if isinstance(text, str) else text
        )
        for number, words in enumerate(paragraphs):
            rows += [(f"{doc:03}", "2017", number, word) for word in words]
    tokens = pd.DataFrame(rows, columns=["doc", "period", "paragraph", "form"])
    return tokens.assign(start=range(len(rows)), token=tokens["form"]).astype(
        {"form": str}
    )
