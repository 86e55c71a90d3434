"""Voices tell who says what, with which word, and what an actor is called.

They use tables of annotations (`corpus.annotations`), which a language model coded for
the course. `voices` has spans that give every word of the body to one voice, and keep
narration and reporting apart. `speech_verbs` has the words that report, and `naming` the
names given to actors. `wordings` sets quotations on one matter side by side. Without
annotations, `guess_speakers` makes a first guess, always marked as one, and
`compare_guess` measures it.

A row whose words are not among `tokens` is left out. So `naming(reuse.count_once(tokens,
passages), …)` counts the names in a shared passage once.
"""

from khitab.course import VOICES
from khitab.voices.guess import guess_speakers
from khitab.voices.judged import compare_guess
from khitab.voices.names import naming, speech_verbs, tally
from khitab.voices.speech import per_voice, reporting_apart, shares, who_says
from khitab.voices.wordings import wording, wordings

__all__ = [
    "VOICES", "compare_guess", "guess_speakers", "naming", "per_voice",
    "reporting_apart", "shares", "speech_verbs", "tally", "who_says", "wording", "wordings",
]  # fmt: skip
