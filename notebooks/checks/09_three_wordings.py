"""The checks of lesson 09: what is right, and what each wrong answer shows."""

from khitab import load_corpus, morphology, voices
from khitab.checks import choice, number

CORPUS = load_corpus()
WORDS = morphology.add_lemmas(CORPUS.tokens())
SAID = voices.who_says(WORDS, CORPUS.annotations("voices"))


def necessities():
    return len(morphology.find(WORDS, "ضرورة"))


def size(voice, reporting=False):
    """How many tokens a voice has, its words that report left out or not."""
    own = SAID[SAID["voice"] == voice]
    return len(own if reporting else own[own["mode"] != "reporting"])


def expected(reporting=False):
    return necessities() / size("egypt", reporting) * size("haftar", reporting)


CHECKS = {
    "09-a": choice(
        'What does the kit do with `"003"`, and why?',
        "a",
        a=(
            "It refuses, and shows a form of the word.",
            (
                "An absence is a claim that can be checked, and this one is false: 003 has "
                "'and the unity'. Quote it instead."
            ),
        ),
        b=(
            'It writes "not in text 003".',
            (
                "That would be a false zero. Run it: the kit searches the text for every form of "
                "the lemma before it writes that it is not there."
            ),
        ),
        c=(
            "It quotes 003 for you.",
            (
                "It does not choose words for you. You said that there are none, and it tells you "
                "that there are."
            ),
        ),
    ),
    "09-b": choice(
        "Which sentence on elections is right?",
        "c",
        a=(
            "They come up only in 2024+.",
            (
                "Look again at the cell of 2019: the last wording of 004, in the president's "
                "speech."
            ),
        ),
        b=(
            "In 2017 Egypt was against them.",
            (
                "Who does not speak of a thing is not against it. All we see is that this text "
                "has no word of it."
            ),
        ),
        c=(
            (
                "004 has them too, for when terrorism is eliminated. 2024+ says which two, "
                "and that both are to be held at the same time."
            ),
            (
                "The word is older than it looked. What is new in 2024+ is what goes with it: "
                "which elections, and both at the same time."
            ),
        ),
    ),
    "09-c": number(
        (
            "At Egypt's rate, how many *ḍarūra* would you expect in Haftar's tokens? "
            "One decimal."
        ),
        expected,
        "Between two and three, so that none at all is no great surprise. All seven on one "
        "side shows a pattern in these texts; it proves no rule about the speakers.",
        "Divide the count by the tokens in the row of Egypt, and multiply by Haftar's "
        "tokens.",
        [
            (
                lambda: expected(reporting=True),
                "You have counted the words that report with Egypt's. The table leaves "
                "them out.",
            ),
            (
                lambda: 0,
                "That is what there is. How many would there be at Egypt's rate?",
            ),
            (
                lambda: 1000 * necessities() / size("egypt"),
                "That is Egypt's rate per 1,000 tokens. Haftar has fewer: take his "
                "tokens, in thousands, times that rate.",
            ),
        ],
        digits=1,
    ),
    "09-d": choice(
        "Which sentence may we write?",
        "b",
        a=(
            "Egypt's policy moved from fighting terrorism to sovereignty.",
            (
                "Five texts tell of five meetings. What a government wants, and whether it "
                "changed its mind, is behind them; and the word 'sovereignty' is in 004 too."
            ),
        ),
        b=(
            (
                "The early texts report Egyptian officials on terrorism, the late ones on "
                "unity; date, meeting, outlet and speakers changed together."
            ),
            (
                "It says what is reported, in how many texts, and what changed together with "
                "the date. That is the first rung, and honest."
            ),
        ),
        c=(
            'The late outlets cut "terrorism" out.',
            (
                "To see a cut one needs the statement itself. Here is a text without the word, "
                "and no knife."
            ),
        ),
    ),
}
