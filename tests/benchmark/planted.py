"""A generated Arabic corpus of any size, with phrases in it whose counts are known."""

import khitab
import numpy as np
import pandas as pd

TYPES, CHUNKS, PLANTS = 50_000, 100_000, 200
LETTERS = np.array(list("ابتثجحخدذرزسشصضطظعغفقكلمنهوي"))


def corpus(size, seed=0):
    """Return a table of about `size` tokens, and a table of what was planted in it.

    Like language, it is made of ready pieces and of words between them: chunks of one to
    seven words, the sentences of the seeds among them, drawn by the law of Zipf and
    Mandelbrot (1953) from 100,000 that are themselves made of 50,000 words so drawn.
    A paragraph has 40 tokens on average, a text 400. Planted: 200 phrases of two to six
    words that stand nowhere else, two to fifty times each.
    """
    random = np.random.default_rng(seed)
    words, sentences = _vocabulary(random)
    ids = _stream(size, sentences, random)
    lengths = random.integers(20, 61, max(size // 40, 4))
    lengths = lengths[: np.searchsorted(np.cumsum(lengths), len(ids), side="right")]
    ids = ids[: lengths.sum()]
    docs = np.sort(random.integers(0, max(size // 400, 2), len(lengths)))
    truth = _plant(ids, words, lengths, docs, random)
    paragraphs = np.repeat(np.arange(len(lengths)), lengths)
    names = np.array([f"{number:06}" for number in range(docs.max() + 1)], dtype=object)
    forms = np.array(words, dtype=object)[ids]
    columns = {
        "doc": names[docs[paragraphs]],
        "period": "2017",
        "paragraph": paragraphs,
        "start": np.arange(len(ids)) * 8,
        "end": np.arange(len(ids)) * 8 + 6,
        "token": forms,
        "form": forms,
    }
    return pd.DataFrame(columns), truth


def _zipf(types, size, random):
    weights = np.cumsum(1 / (np.arange(types) + 3.7))
    return np.searchsorted(weights / weights[-1], random.random(size)).astype(np.int32)


def _vocabulary(random):
    """Return the words, those of the seeds among them, and the seeds' sentences by id."""
    tokens = khitab.load_corpus().tokens()
    known = list(dict.fromkeys(tokens["form"]))
    letters = LETTERS[random.integers(0, len(LETTERS), (2 * TYPES, 8))]
    made = {"".join(row[: random.integers(3, 9)]) for row in letters.tolist()}
    made = sorted(made - set(known))[: TYPES - len(known)]
    random.shuffle(made)
    words = [word for pair in zip(known, made) for word in pair] + made[len(known) :]
    rank = {word: number for number, word in enumerate(words)}
    sentences = tokens.groupby(["doc", "sentence"], sort=False)["form"]
    return words, [[rank[word] for word in forms] for _, forms in sentences]


def _stream(size, sentences, random):
    """Return `size` or a few more running word ids: chunk after chunk."""
    lengths = random.integers(1, 8, CHUNKS)
    lengths[100 : 100 + 50 * len(sentences) : 50] = [len(each) for each in sentences]
    begins = np.cumsum(lengths) - lengths
    pool = _zipf(TYPES, int(lengths.sum()), random)
    for number, sentence in enumerate(sentences):
        begin = begins[100 + 50 * number]
        pool[begin : begin + len(sentence)] = sentence
    chosen = _zipf(CHUNKS, size // 2, random)
    chosen = chosen[: np.searchsorted(np.cumsum(lengths[chosen]), size) + 1]
    done = np.cumsum(lengths[chosen])
    shift = begins[chosen] - (done - lengths[chosen])
    return pool[np.arange(done[-1]) + np.repeat(shift, lengths[chosen])]


def _plant(ids, words, lengths, docs, random):
    """Write the phrases over `ids`, add their words to `words`, return what was done."""
    begins = np.cumsum(lengths) - lengths
    places = random.permutation(len(lengths))
    plants = min(PLANTS, len(lengths) // 10)
    most = min(50, len(lengths) // plants)
    rows = []
    for number in range(plants):
        n, freq = 2 + number % 5, int(random.integers(2, most + 1))
        chosen, places = places[:freq], places[freq:]
        mark = "غرس" + LETTERS[number // 28] + LETTERS[number % 28]
        phrase = [mark + letter for letter in LETTERS[:n]]
        starts = begins[chosen] + random.integers(0, lengths[chosen] - n + 1)
        for place in range(n):
            ids[starts + place] = len(words) + place
        words += phrase
        rows.append((" ".join(phrase), n, freq, len(set(docs[chosen]))))
    return pd.DataFrame(rows, columns=["phrase", "n", "freq", "texts"])
