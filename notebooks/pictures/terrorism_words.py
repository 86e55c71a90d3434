"""Draw the picture of the README: `.venv/bin/python notebooks/pictures/terrorism_words.py`."""

from pathlib import Path

import khitab
from khitab import comparison, figures

PERIODS = {"2024": "2024+ (published 2025-01 and 2026-02)"}


def draw():
    """Return the Axes of the picture: a dot a text, words with إرهاب per 1,000 tokens."""
    tokens = khitab.load_corpus().tokens()
    hits = tokens[tokens["form"].str.contains("إرهاب")]
    return figures.rates(
        comparison.rates(hits, tokens),
        title="Words with إرهاب (terrorism) in them, per 1,000 tokens",
        labels=PERIODS,
    )


if __name__ == "__main__":
    target = Path(__file__).with_suffix(".png")
    draw().figure.savefig(target, dpi=120, bbox_inches="tight", facecolor="white")
    print(target)
