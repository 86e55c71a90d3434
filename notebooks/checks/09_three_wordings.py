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
        'What does the kit do with `"003"`?',
        "a",
        a=(
            "It refuses and shows the word.",
            "An absence is a claim that can be checked, and this one is false: 003 has "
            "'and the unity'. Quote it instead.",
        ),
        b=(
            'It writes "not in text 003", as told.',
            "That would be a false zero. Run it: the kit searches the text for every "
            "form of the lemma before it writes that it is not there.",
        ),
        c=(
            "It looks for the word and quotes 003.",
            "It does not choose words for you. You said that there are none, and it "
            "tells you that there are.",
        ),
        hints=[
            'Put `"003"` into the list `docs`, run the cell, and read what it says.',
            "An absence is a claim: it holds only after a search for every form of the lemma.",
            "The form in 003.18 is ووحدة, with wa- before it.",
        ],
    ),
    "09-b": choice(
        "Which sentence on elections is right?",
        "c",
        a=(
            "Only 2024+ has them; both are to be held at once.",
            "Look again at the cell of 2019: the last wording of 004, in the president's "
            "speech.",
        ),
        b=(
            "Egypt was against them in 2017; 000 has no such word.",
            "Who does not speak of a thing is not against it. All we see is that this "
            "text has no word of it.",
        ),
        c=(
            "004 has them too: only which two, and both at once, is new.",
            (
                "The word is older than it looked: in 004 they are for when terrorism is "
                "eliminated. What is new in 2024+ is what goes with it: which elections, and "
                "both at the same time."
            ),
        ),
        hints=[
            "Read the wordings of the way out from 2017 to 2024+, down to the last of each cell.",
            "A word is new in a period only if no earlier text has it.",
            "Look for لعقد الانتخابات in the last wording of 2019, 004.26.",
        ],
    ),
    "09-c": number(
        "At Egypt's rate, how many *ḍarūra* would you expect in Haftar's tokens? One "
        "decimal.",
        expected,
        "Between two and three, so that none at all is no great surprise. All seven on "
        "one side shows a pattern in these texts; it proves no rule about the "
        "speakers.",
        "Divide the count by the tokens in the row of Egypt, and multiply by Haftar's "
        "tokens.",
        [
            (
                lambda: expected(reporting=True),
                "You have counted the words that report with Egypt's. The table leaves them "
                "out.",
            ),
            (
                lambda: 0,
                "That is what there is. How many would there be at Egypt's rate?",
            ),
            (
                lambda: 1000 * necessities() / size("egypt"),
                "That is Egypt's rate per 1,000 tokens. Haftar has fewer: take his tokens, in "
                "thousands, times that rate.",
            ),
        ],
        digits=1,
        hints=[
            (
                "Take three numbers from the table: Egypt's count, Egypt's tokens and "
                "Haftar's tokens."
            ),
            "Expected is what one side would have at the other side's rate.",
            f"The row is ضرورة and Egypt: {necessities()} in {size('egypt')} tokens.",
        ],
    ),
    "09-d": choice(
        "Which sentence may we write?",
        "b",
        a=(
            "Egypt's policy probably moved from fighting terrorism to unity, as the "
            "rates show.",
            "Five texts tell of five meetings. What a government wants, and whether it "
            "changed its mind, is behind them; and the word 'sovereignty' is in 004 too.",
        ),
        b=(
            (
                "Early reports have terrorism and late ones unity; not only the date "
                "differs."
            ),
            (
                "It says what is reported, and that date, meeting, outlet and speakers "
                "changed together. That is the first rung, and honest."
            ),
        ),
        c=(
            'The late outlets probably cut "terrorism" out of what their sources said.',
            "To see a cut one needs the statement itself. Here is a text without the "
            "word, and no knife.",
        ),
        hints=[
            "Ask of each sentence which of its words none of the five texts can show.",
            "The first rung says what is reported, and what changed together with the date.",
            "Read the row terrorism under 2024+ 002 and 2024+ 003: it has rates, and no reasons.",
        ],
    ),
}
