"""Reuse finds passages that texts share, compares them, and counts them once."""

from khitab.reuse.pairs import ALIGNED, alignment
from khitab.reuse.passages import (
    PASSAGE_COLUMNS,
    containment,
    corpus_passages,
    count_once,
    in_passages,
    shared_passages,
)

__all__ = [
    "ALIGNED", "PASSAGE_COLUMNS", "alignment", "containment", "corpus_passages",
    "count_once", "in_passages", "shared_passages",
]  # fmt: skip
