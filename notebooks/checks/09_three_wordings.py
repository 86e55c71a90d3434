"""The checks of lesson 09, what is right and what each wrong answer shows."""

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
            "An absence is a claim that can be checked, and this one is false. Text 003 "
            "has 'and the unity'. Quote that instead.",
        ),
        b=(
            'It writes "not in text 003", as told.',
            "That would be a false zero. Run the cell and see. The kit searches the text "
            "for every form of the lemma before it writes that the word is not there.",
        ),
        c=(
            "It quotes 003.",
            "The kit does not choose words for you. You said that the word is not there, "
            "and the kit tells you that it is.",
        ),
        hints=[
            'Put `"003"` into the list `docs`, run the cell, and read what it says.',
            "An absence is a claim. It holds only after a search for every form of the lemma.",
            "The form in 003.18 is ووحدة, with wa- before it.",
        ],
    ),
    "09-b": choice(
        "Which sentence on elections is right?",
        "c",
        a=(
            "Only 2024+ speaks of them.",
            "Look again at the column of 2019. The last wording of 004, from the "
            "president's speech, has elections as well.",
        ),
        b=(
            "Egypt was against them in 2017, since 000 has no such word.",
            "Somebody who does not mention elections need not be against them. All we see "
            "is that this text has no word of them.",
        ),
        c=(
            "004 has them too, but only in 2024+ are two kinds to come at once.",
            "The word is older than it looked. In 004 elections are to come once terrorism "
            "is eliminated. What is new in 2024+ is what goes with the word. The texts "
            "say which elections, and want both at the same time.",
        ),
        hints=[
            "Read the wordings of the way out from 2017 to 2024+, down to the last of each column.",
            "A word is new in a period only if no earlier text has it.",
            "Look for لعقد الانتخابات in the last wording of 2019, from 004.26.",
        ],
    ),
    "09-c": number(
        "At Egypt's rate, how many *ḍarūra* would you expect in Haftar's tokens? One "
        "decimal.",
        expected,
        "Between two and three, so none at all is no great surprise. That all seven are "
        "on one side is a pattern in these texts. It proves no rule about the speakers. And "
        "where 002 has its first *ḍarūra*, other outlets on that meeting have *ahammiyya*, "
        "'importance'.",
        "Divide the count by the tokens in the row of Egypt, and multiply by Haftar's "
        "tokens.",
        [
            (
                lambda: expected(reporting=True),
                "You counted the words that report as Egypt's and Haftar's own. The table "
                "leaves them out.",
            ),
            (
                lambda: 0,
                "That is how many there are. How many would there be at Egypt's rate?",
            ),
            (
                lambda: 1000 * necessities() / size("egypt"),
                "That is Egypt's rate per 1,000 tokens. Haftar has fewer. Take his tokens, "
                "in thousands, times that rate.",
            ),
        ],
        digits=1,
        hints=[
            (
                "Take three numbers from the table. You need Egypt's count, Egypt's tokens "
                "and Haftar's tokens."
            ),
            "The expected count is what one side would have at the other side's rate.",
            f"The row of necessity and Egypt has {necessities()} in {size('egypt')} tokens.",
        ],
    ),
    "09-d": choice(
        "Which sentence may we write?",
        "b",
        a=(
            "Egypt's policy probably moved from fighting terrorism to unity.",
            "Five texts tell of a few meetings. What a government wants, and whether it "
            "changed its mind, we cannot read there. And 'sovereignty' is in 004 too.",
        ),
        b=(
            "Early texts have terrorism and late ones unity; more than the date differs.",
            "This sentence says what is reported. It also says that date, meeting, outlet "
            "and speakers changed together. It stays on the first rung. The American official, "
            "for one, speaks in 001 alone.",
        ),
        c=(
            'The late outlets probably cut "terrorism" out.',
            "To see a cut we would need the statement itself. We have a text without the "
            "word, and no knife.",
        ),
        hints=[
            "Ask of each sentence which of its words none of the five texts can show.",
            "The first rung says what is reported, and what changed together with the date.",
            "Read the danger under 2024+. You see what is missing there, and no reason.",
        ],
    ),
}
