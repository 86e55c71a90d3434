"""The checks of side room intervals: what is right, and what each wrong answer shows."""

import khitab
from khitab.checks import choice, number

TOKENS = khitab.load_corpus().tokens()
SHORTEST = TOKENS.groupby("doc").size().min()


def place_of_004(length=None):
    """Return the place of text 004 by type–token ratio, every text cut at `length`."""
    rows = TOKENS if length is None else TOKENS.groupby("doc").head(length)
    forms = rows.groupby("doc")["form"]
    ratio = forms.nunique() / forms.size()
    return int(ratio.rank(ascending=False, method="min")["004"])


CHECKS = {
    "intervals-a": choice(
        "What does the line of text 001 in lesson 04 say?",
        "c",
        a=(
            "We may have miscounted; the true number of hits in 001 lies on the line.",
            (
                "The count is exact: we looked at every token of 001. What is unsure is not the "
                "count but what it tells about texts that we do not have."
            ),
        ),
        b=(
            "The next text of 2019 will have a rate on it, with a chance of 95 %.",
            (
                "That would be a forecast of another text, by another writer. The line knows only "
                "this count, and what luck could have done to it."
            ),
        ),
        c=(
            "With any of its rates, our count would be no rare accident.",
            (
                "The line collects the rates that fit our count. That rests on an “if”: if words "
                "fell independently. One calls the next, so a fair line would be longer."
            ),
        ),
        hints=[
            "Ask what the line collects: counts of 001, later texts, or rates.",
            "An interval keeps each rate under which a count like ours is not too rare.",
            "In the figure above, see how many counts come from the one rate of 001.",
        ],
    ),
    "intervals-b": number(
        "At the length of the shortest text, which place does 004 take? 1 is the highest ratio.",
        lambda: place_of_004(SHORTEST),
        f"With every text cut at {SHORTEST} tokens, 004 is no longer last. At equal length, "
        "what is left is a difference of wording, not of length.",
        f"Set n to {SHORTEST}, the length of text 003, run the cell again and count down "
        "to 004.",
        [
            (
                lambda: place_of_004(100),
                (
                    "That is its place at 100 tokens. Change n to the length of the shortest "
                    "text, run the cell again and look once more."
                ),
            ),
            (
                place_of_004,
                (
                    "That is its place when whole texts are compared, long against short. Cut "
                    "all to the length of the shortest."
                ),
            ),
        ],
        hints=[
            "Find the shortest text in the table of types and tokens.",
            "A ratio falls as a text grows, so compare texts at one length.",
            "The line to change is `n = 100`; then count the rows down to 004.",
        ],
    ),
}
