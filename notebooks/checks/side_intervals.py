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
            "The true count of 001 lies on it.",
            (
                "The count is exact, for we looked at every token of 001. We are unsure only what "
                "it tells about texts that we do not have."
            ),
        ),
        b=(
            "The next text of 2019 lies on it, with a chance of 95 %.",
            (
                "That would be a forecast of another text, by another writer. The line comes only "
                "from this count, and from what luck could have done to it."
            ),
        ),
        c=(
            "With any of its rates, our count would be no rare accident.",
            (
                "The line collects the rates that fit our count if words fall independently. But "
                "one word calls the next, so a fair line would be longer."
            ),
        ),
        hints=[
            "Does the line collect counts of 001, later texts, or rates?",
            "An interval keeps each rate that does not make a count like ours too rare.",
            "In the figure above, see how many counts come from the one rate of 001.",
        ],
    ),
    "intervals-b": number(
        "With all texts cut to the shortest, which place has the ratio of 004? 1 is the highest.",
        lambda: place_of_004(SHORTEST),
        f"With every text cut at {SHORTEST} tokens, 004 is no longer last. What is left is a "
        "difference of wording and not of length.",
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
                    "That is its place among whole texts, long and short. Cut all of them to the "
                    "length of the shortest."
                ),
            ),
        ],
        hints=[
            "Find the shortest text in the table of types and tokens.",
            "A ratio falls as a text grows, so compare texts at one length.",
            "Change the line `n = 100`, and then count the rows down to 004.",
        ],
    ),
}
