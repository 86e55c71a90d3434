"""The same work by khitab and by its peers: (prepare, run, check) for each.

`prepare` is not timed: a peer gets the corpus in the shape it likes best. `run` makes a
table of phrases with `phrase`, `freq` and `texts`, or a number of tokens.
"""

from collections import Counter

import numpy as np
import pandas as pd

LENGTHS = (2, 6)


# --- Recurring phrases: n = 2 … 6, at least twice -----------------------------------


def khitab_phrases(tokens):
    from khitab.phrases import recurring_phrases

    return recurring_phrases(tokens, LENGTHS, min_freq=2, min_texts=1)


def khitab_counting(tokens):
    """Without the words: from numbers to numbers."""
    from khitab import coded as codes

    return [grams.freq for grams in codes.sequences(code_of(tokens), LENGTHS[1], 2, 1)]


def code_of(tokens, _made={}):  # noqa: B006
    from khitab import coded as codes

    if id(tokens) not in _made:
        _made[id(tokens)] = codes.code(tokens)
    return _made[id(tokens)]


def documents(tokens):
    """Return the texts as lists of paragraphs, those as lists of words."""
    found = {}
    keys = ["doc", "paragraph"]
    for (doc, _), words in tokens.groupby(keys, sort=False)["form"]:
        found.setdefault(doc, []).append(list(words))
    return list(found.values())


def counter_phrases(texts):
    freq, spread = Counter(), Counter()
    for paragraphs in texts:
        here = Counter()
        for words in paragraphs:
            for n in range(LENGTHS[0], LENGTHS[1] + 1):
                here.update(zip(*(words[shift:] for shift in range(n)), strict=False))
        freq.update(here)
        spread.update(here.keys())
    return _table(
        (" ".join(g), count, spread[g]) for g, count in freq.items() if count > 1
    )


def nltk_phrases(texts):
    from nltk import FreqDist, everygrams

    freq, spread = FreqDist(), FreqDist()
    for paragraphs in texts:
        here = FreqDist()
        for words in paragraphs:
            here.update(everygrams(words, *LENGTHS))
        freq.update(here)
        spread.update(here.keys())
    return _table(
        (" ".join(g), count, spread[g]) for g, count in freq.items() if count > 1
    )


def sklearn_prepare(tokens):
    texts = documents(tokens)
    owner = np.repeat(np.arange(len(texts)), [len(paragraphs) for paragraphs in texts])
    return [" ".join(words) for paragraphs in texts for words in paragraphs], owner


def sklearn_phrases(prepared):
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import CountVectorizer

    paragraphs, owner = prepared
    vectorizer = CountVectorizer(
        ngram_range=LENGTHS, lowercase=False, token_pattern=r"\S+", dtype=np.int32
    )
    counts = vectorizer.fit_transform(paragraphs)
    freq = np.asarray(counts.sum(axis=0)).ravel()
    ones = np.ones(len(owner), np.int32)
    member = csr_matrix((ones, (owner, np.arange(len(owner)))))
    texts = (member @ counts).getnnz(axis=0)
    often = np.flatnonzero(freq > 1)
    phrase = vectorizer.get_feature_names_out()[often]
    return pd.DataFrame({"phrase": phrase, "freq": freq[often], "texts": texts[often]})


def polars_prepare(tokens):
    import polars as pl

    doc, _ = pd.factorize(tokens["doc"])
    columns = {"doc": doc.astype(np.int32), "form": tokens["form"].tolist()}
    return pl.DataFrame(columns | {"paragraph": tokens["paragraph"].to_numpy()})


def polars_phrases(frame):
    """On integer codes, which it makes itself; words only for what recurs."""
    import polars as pl

    types = frame["form"].unique()
    codes = frame["form"].cast(pl.Enum(types)).to_physical()
    frame = frame.with_columns(codes.alias("code"))
    found = []
    for n in range(LENGTHS[0], LENGTHS[1] + 1):
        words = [f"w{place}" for place in range(n)]
        shifted = [pl.col("code").shift(-place).alias(w) for place, w in enumerate(words)]
        inside = pl.col("paragraph").shift(1 - n) == pl.col("paragraph")
        counts = (
            frame.lazy()
            .select(*shifted, "doc", inside.alias("inside"))
            .filter("inside")
            .group_by(words)
            .agg(pl.len().alias("freq"), pl.col("doc").n_unique().alias("texts"))
            .filter(pl.col("freq") > 1)
            .collect()
        )
        spelled = [types.gather(counts[word]).alias(word) for word in words]
        phrase = pl.DataFrame(spelled).select(
            pl.concat_str(words, separator=" ").alias("phrase")
        )
        found.append(
            pl.concat([phrase, counts.select("freq", "texts")], how="horizontal")
        )
    return pl.concat(found)


# --- From raw texts to normalised tokens ----------------------------------------------


def raw_texts(tokens):
    """Return the corpus as raw texts: {doc: text}, a line a paragraph, with marks."""
    random = np.random.default_rng(1)
    marks = np.array(
        [" "] * 12 + ["، ", ". ", ", ", " (", ") ", "» ", " «"], dtype=object
    )
    words = tokens["form"].to_numpy(object)
    words = np.where(random.random(len(words)) < 0.02, words + "ً", words)
    between = marks[random.integers(0, len(marks), len(words))]
    paragraph = tokens["paragraph"].to_numpy()
    between[np.append(paragraph[1:] != paragraph[:-1], True)] = ".\n"
    pieces = pd.Series(words + between, dtype=object)
    return (
        pieces.groupby(tokens["doc"].to_numpy(object), sort=False).agg("".join).to_dict()
    )


def khitab_prepare(tokens):
    from pathlib import Path

    from khitab.corpus import Corpus, files

    texts = raw_texts(tokens)
    sheet = pd.DataFrame({"doc": list(texts), "period": "2017"})
    return Corpus(texts, sheet, files.layers(Path("none"), texts), pd.DataFrame())


def khitab_tokens(corpus):
    """With offsets, paragraphs and sentences, as a DataFrame."""
    return len(corpus.tokens())


def camel_tokens(texts):
    """Lists of strings, without offsets; its punctuation marks are tokens too."""
    from camel_tools.tokenizers.word import simple_word_tokenize
    from camel_tools.utils.dediac import dediac_ar

    return sum(len(simple_word_tokenize(dediac_ar(text))) for text in texts.values())


def _table(rows):
    return pd.DataFrame(rows, columns=["phrase", "freq", "texts"])


def _same(tokens):
    return tokens


TASKS = {
    "phrases": {
        "khitab": (_same, khitab_phrases),
        "polars": (polars_prepare, polars_phrases),
        "counter": (documents, counter_phrases),
        "nltk": (documents, nltk_phrases),
        "scikit-learn": (sklearn_prepare, sklearn_phrases),
    },
    "tokens": {
        "khitab": (khitab_prepare, khitab_tokens),
        "camel-tools": (raw_texts, camel_tokens),
    },
}
