"""The checks of side room alignment: what is right, and what each wrong answer shows."""

import khitab
from khitab import reuse
from khitab.checks import choice

TEXTS = dict(list(khitab.load_corpus().tokens().groupby("doc")))


def contained(a, b):
    return reuse.containment(TEXTS[a], TEXTS[b], n=4)


CHECKS = {
    "alignment-a": choice(
        "Which of our methods notices this difference?",
        "a",
        a=(
            "Setting the wordings side by side, or searching for exact forms.",
            (
                "The two forms are different types, and side by side the letter stands out. A "
                "family is made to look past clitics; here the clitic is the finding."
            ),
        ),
        b=(
            "Counting the words of the family *irhāb*, as in lesson 04.",
            (
                "Each text has one word of the family here, with or without 'and': the count "
                "is the same. Which method looks at the opening letter?"
            ),
        ),
        c=(
            "Turning that count into a rate per 1,000.",
            (
                "The rate is the count, divided. What the count does not see, the rate can not "
                "see either."
            ),
        ),
    ),
    "alignment-b": choice(
        "At `n = 4`: why is 004 in 001 a smaller number than 001 in 004?",
        "c",
        a=(
            "004 came first, so it can contain less of 001.",
            (
                "Containment knows no dates: it only compares sets of 4-grams. What do we "
                "divide by, in each direction?"
            ),
        ),
        b=(
            "004 has fewer words of its own.",
            (
                "It has more: 004 is by far the longest text. What do we divide by, in each "
                "direction?"
            ),
        ),
        c=(
            "004 is the longer text: the same shared runs are a smaller part of it.",
            (
                f"{contained('001', '004'):.2f} of 001, {contained('004', '001'):.2f} of 004: "
                "the same runs, out of more. So always say which text is 'of' and which is 'in'."
            ),
        ),
    ),
}
