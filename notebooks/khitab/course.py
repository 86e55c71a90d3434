"""All that the library knows about the five texts of the course.

No other module knows them. With another corpus each function works in the same way, with
that corpus's own codebook and voices.
"""

from functools import cache
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
CODEBOOK = SEEDS / "annotations" / "codebook.csv"
KEYS = (
    Path(__file__).resolve().parents[1] / "checks"
)  # what the lessons' checks take for right
CALLED = {  # what a reader sees for a key; in their order
    "frame": {
        "terrorism": "terrorism",
        "qatar": "Qatar",
        "foreign_forces": "foreign forces",
        "counter": "combating",
        "militia": "militia",
    },
    "voice": {
        "outlet": "the outlet",
        "egypt": "Egypt",
        "haftar": "Haftar",
        "us": "United States",
        "mp": "MP",
        "joint": "both sides",
        "unattributed": "nobody named",
        "other": "others",
    },
    "actor": {
        "haftar": "Haftar",
        "force": "Haftar's force",
        "sisi": "al-Sisi",
        "sarraj": "al-Sarraj",
        "shoukry": "Shoukry",
        "abdelatty": "Abdelatty",
        "kamel": "Kamel",
        "rashad": "Rashad",
    },
    "period": {"2017": "2017", "2019": "2019", "2024": "2024"},  # the datasheet has its +
}
VOICES = tuple(CALLED["voice"])
MASKED = ("crawler_trace",)  # a kind of layer that is not shown to a class


def require_here(path, what, error=ValueError):
    """Raise an error if a part of the course is missing beside the library."""
    if not path.exists():
        raise error(
            f"{what} are missing, because they come with the whole kit (its folders "
            "seeds and notebooks), not with the installed library. With texts of "
            'your own, name their folder: load_corpus("my_texts").'
        )


def has(tokens):
    """Return whether each token of a table is in one of the five texts, at its place.

    >>> import pandas as pd
    >>> has(pd.DataFrame({"doc": ["002"], "start": 0, "end": 5, "token": ["الأمن"]}))
    True
    """
    texts, needed = _texts(), ["doc", "start", "end", "token"]
    if not set(tokens["doc"].unique()) <= set(texts):
        return False
    rows = tokens[needed].itertuples(index=False, name=None)
    return all(texts[doc][start:end] == token for doc, start, end, token in rows)


@cache
def _texts():
    files = sorted(SEEDS.glob("*.txt"))
    return {file.stem.partition("_")[0]: file.read_bytes().decode() for file in files}
