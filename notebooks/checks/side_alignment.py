"""The checks of side room alignment: what is right, and what each wrong answer shows."""

import khitab
from khitab import reuse
from khitab.checks import choice

TEXTS = dict(list(khitab.load_corpus().tokens().groupby("doc")))


def contained(a, b):
    return reuse.containment(TEXTS[a], TEXTS[b], n=4)


CHECKS = {
    "alignment-a": choice(
        "c",
        a="Each text has one word of the family here, with or without 'and': the count "
        "is the same. Which method looks at the opening letter?",
        b="The rate is the count, divided. What the count does not see, the rate can not "
        "see either.",
        c="The two forms are different types, and side by side the letter stands out. A "
        "family is made to look past clitics; here the clitic is the finding.",
    ),
    "alignment-b": choice(
        "a",
        a=f"{contained('001', '004'):.2f} of 001, {contained('004', '001'):.2f} of 004: "
        "the same runs, out of more. So always say which text is 'of' and which is 'in'.",
        b="Containment knows no dates: it only compares sets of 4-grams. What do we "
        "divide by, in each direction?",
        c="It has more: 004 is by far the longest text. What do we divide by, in each "
        "direction?",
    ),
}
