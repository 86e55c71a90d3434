"""Measure a guess at speakers against annotation."""

import numpy as np
import pandas as pd

from khitab.labels import OUTLET, REPORTING
from khitab.required import require
from khitab.spans import words_of
from khitab.voices.speech import reporting_apart

MEASURES = [
    "level", "doc", "n_tokens", "reported", "guessed", "both", "precision", "recall",
    "right", "right_share",
]  # fmt: skip


def compare_guess(said, guess, names=None) -> pd.DataFrame:
    """Return how far a guess agrees with annotation, token by token.

    `said` is what `who_says` gives for the annotated spans, and `guess` is what
    `guess_speakers` gives. `names` is {part of a guessed name: the annotated speaker},
    such as {"شكري": "Shoukry"}. The longest part that fits counts ("" means that nobody
    is named).

    Returns a DataFrame with one row per text and one for all (`level` is "text" or
    "all"). Of `n_tokens`, `reported` are annotated as speech of others than the outlet
    (without words that report, if `said` has a `mode`), `guessed` are speech according
    to the guess, and `both` are both. `precision` = both / guessed, and `recall` = both
    / reported. `right` is how many of `both` have the right speaker, and `right_share`
    their share (missing without `names`).

    Raises ValueError for a missing column, or a table that is no guess.

    >>> said = pd.DataFrame({"doc": "a", "start": [0, 4, 9], "end": [3, 8, 12]})
    >>> said = said.assign(voice=["outlet", "egypt", "egypt"], speaker="Shoukry")
    >>> row = {"doc": "a", "start": 9, "end": 12, "speaker": "شكري", "guess": True}
    >>> table = compare_guess(said, pd.DataFrame([row]), {"شكري": "Shoukry"})
    >>> table[["reported", "both", "precision", "recall", "right"]].values.tolist()[0]
    [2.0, 1.0, 1.0, 0.5, 1.0]
    """
    require(said, ["doc", "start", "end", "voice", "speaker"], "compare_guess")
    require(guess, ["doc", "start", "end", "speaker", "guess"], "compare_guess")
    number = np.full(len(said), -1)
    for row, (first, last) in enumerate(zip(*words_of(said.assign(token=""), guess))):
        number[first:last] = row
    guessed = number >= 0
    whose = reporting_apart(said)["voice"] if "mode" in said else said["voice"]
    reported = (~whose.isin([OUTLET, REPORTING])).to_numpy()
    table = pd.DataFrame({"doc": said["doc"].to_numpy(object), "n_tokens": 1})
    table["reported"], table["guessed"] = reported.astype(int), guessed.astype(int)
    table["both"] = (reported & guessed).astype(int)
    whose = [_speaker(name, names or {}) for name in guess["speaker"]]
    mine = np.array([*whose, None], dtype=object)[number]
    table["right"] = table["both"] * (mine == said["speaker"].to_numpy(object))
    texts = table.groupby("doc", sort=False).sum().reset_index().assign(level="text")
    everything = texts.drop(columns=["doc", "level"]).sum().to_frame().T
    table = pd.concat([texts, everything.assign(doc="", level="all")], ignore_index=True)
    table["precision"] = table["both"] / table["guessed"].where(table["guessed"] > 0)
    table["recall"] = table["both"] / table["reported"].where(table["reported"] > 0)
    table["right_share"] = table["right"] / table["both"].where(table["both"] > 0)
    if names is None:
        table = table.assign(right=np.nan, right_share=np.nan)
    return table[MEASURES]


def _speaker(guessed, names):
    """Return whom a guessed name means, by the longest of `names` that occurs in it."""
    fitting = [name for name in names if name == guessed or name and name in guessed]
    return names[max(fitting, key=len)] if fitting else guessed
