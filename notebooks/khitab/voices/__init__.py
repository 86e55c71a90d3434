"""Voices: who says what, with which word, and what an actor is called.

Three tables that somebody has made by hand serve it (`corpus.annotations`): `voices`,
spans that give every word of the body to one voice; `speech_verbs`, the words that report;
`naming`, the names given to an actor. Where there is none, `guess_speakers` makes a first
guess, always marked as one, and `compare_guess` measures it.

A row whose words are not among `tokens` is left out. So what a shared passage says is
counted once where its tokens are: `naming(reuse.count_once(tokens, passages), …)`.
"""

from khitab.course import VOICES
from khitab.voices.guess import guess_speakers
from khitab.voices.judged import compare_guess
from khitab.voices.names import naming, speech_verbs, tally
from khitab.voices.speech import per_voice, shares, who_says

__all__ = [
    "VOICES", "compare_guess", "guess_speakers", "naming", "per_voice", "shares",
    "speech_verbs", "tally", "who_says",
]  # fmt: skip
