"""Voices: who says what, with which word, and what an actor is called.

Three tables of annotations serve it (`corpus.annotations`); those of the course were coded
by a language model: `voices`, spans that give every word of the body to one voice, and
keep telling and reporting apart; `speech_verbs`, the words that report; `naming`, the
names given to actors; a fourth, `wordings`, sets quotations on one matter side by side.
Where there is none, `guess_speakers` makes a first
guess, always marked as one, and `compare_guess` measures it.

A row whose words are not among `tokens` is left out. So what a shared passage says is
counted once where its tokens are: `naming(reuse.count_once(tokens, passages), …)`.
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
