"""The checks of side room alignment: what is right, and what each wrong answer shows."""

import khitab
from khitab import reuse
from khitab.checks import choice

TEXTS = dict(list(khitab.load_corpus().tokens().groupby("doc")))
TERRORISTS = "الإرهابيين"


def contained(a, b):
    return reuse.containment(TEXTS[a], TEXTS[b], n=4)


CHECKS = {
    "alignment-a": choice(
        "Which of our methods notices this one letter?",
        "a",
        a=(
            "The alignment of the two wordings.",
            (
                "The alignment marks the letter. A search for exact forms would see two "
                "types as well. A family is made to look past clitics, but here the clitic is "
                "the finding."
            ),
        ),
        b=(
            "Counting the family *irhāb*.",
            (
                "Each text has one word of the family here, with or without “and”, so the "
                "count is the same. Which method looks at the first letter?"
            ),
        ),
        c=(
            "Comparing rates of *irhāb* per 1,000 tokens.",
            ("A rate is a count, divided. It cannot see what the count does not see."),
        ),
        hints=[
            "The two texts differ in the first letter of one word.",
            "A family counts all its forms as one, so it cannot tell them apart.",
            (
                "Compare the third word in each of the two rows of words, "
                f"و{TERRORISTS} in 001 and {TERRORISTS} in 004."
            ),
        ],
    ),
    "alignment-b": choice(
        "At `n = 4`, why is 004 in 001 smaller than 001 in 004?",
        "c",
        a=(
            "004 came first, so it can contain less.",
            (
                "Containment knows no dates. It only compares sets of 4-grams. What do we "
                "divide by in each direction?"
            ),
        ),
        b=(
            "004 has fewer words of its own.",
            (
                "It has more, since 004 is by far the longest text. What do we divide by in "
                "each direction?"
            ),
        ),
        c=(
            "004 is longer, so the shared runs are a smaller part.",
            (
                f"The shared runs are {contained('001', '004'):.2f} of 001 and "
                f"{contained('004', '001'):.2f} of 004, which has more 4-grams. So always say "
                "which text is “of” and which is “in”."
            ),
        ),
        hints=[
            "The two texts share the same runs in both directions. What is not the same?",
            "Containment divides what is shared by all n-grams of the text that is “of”.",
            (
                f"001 has {len(TEXTS['001'])} tokens and 004 has {len(TEXTS['004'])}. "
                "Read row 001 under “in 004”, then row 004 under “in 001”."
            ),
        ],
    ),
}
