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
        "What does the line of text 001 say?",
        "c",
        a=(
            "We may have miscounted; the true number of hits in 001 lies on the line.",
            (
                "The count is exact: we looked at every token of 001. Unsure is not the count but "
                "what it tells about texts that we do not have."
            ),
        ),
        b=(
            (
                "The next text of 2019 will have a rate on this line, with a chance of 95 "
                "%."
            ),
            (
                "That would be a forecast of another text, by another writer. The line knows only "
                "this count, and what luck could have done to it."
            ),
        ),
        c=(
            (
                "If words fell independently, no rate on this line would make our count a "
                "rare accident."
            ),
            (
                "The line collects the rates that fit our count. It rests on that 'if', which "
                "the end of the lesson looks into."
            ),
        ),
    ),
    "intervals-b": number(
        "Which place does 004 then take, 1 being the highest ratio?",
        lambda: place_of_004(SHORTEST),
        f"With every text cut at {SHORTEST} tokens, 004 is no longer last. At equal length, "
        "what is left is a difference of wording, not of length.",
        f"Set n to {SHORTEST}, the n_tokens of text 003, run the cell again and count down "
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
    ),
}
