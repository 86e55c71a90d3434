"""The checks of side room association: what is right, and what each wrong answer shows."""

import khitab
from khitab.checks import choice
from khitab.concordance import collocates
from khitab.morphology import add_lemmas

WORDS = add_lemmas(khitab.load_corpus().tokens())
NEAR = collocates(WORDS, "إرهاب", match="lemma", by="lemma", span=5, min_freq=1)
NEAR = NEAR.set_index("collocate")
COMBATING, PROBLEM = NEAR.loc["مكافحة"], NEAR.loc["مشكلة"]

CHECKS = {
    "association-a": choice(
        "Why does MI put “problem” level with “combating”?",
        "c",
        a=(
            "It belongs to the theme just as much.",
            (
                "Look at O11. The word occurs near the node once, and from one occurrence nobody "
                "can tell that it belongs to the theme. What can the formula know of it?"
            ),
        ),
        b=(
            "The formula fails for words as rare as this.",
            (
                "It does not fail, because observed divided by expected is the same for both "
                "words. Compare O11 and E11 in the two rows."
            ),
        ),
        c=(
            "Neither occurs anywhere but near the node.",
            (
                "MI asks which share of its occurrences a word has near the node, and "
                f"{PROBLEM['O11']:.0f} out of {PROBLEM['freq']:.0f} is as much as "
                f"{COMBATING['O11']:.0f} out of {COMBATING['freq']:.0f}. So MI loves rare words, "
                "and needs a minimum and the raw counts beside it."
            ),
        ),
        hints=[
            "Compare the two words in the columns O11 and E11.",
            "MI asks how many times the expected frequency was observed, not how often in all.",
            (
                f"“Problem” has O11 {PROBLEM['O11']:.0f} and E11 {PROBLEM['E11']:.2f}, and "
                f"“combating” has O11 {COMBATING['O11']:.0f} and E11 {COMBATING['E11']:.2f}."
            ),
        ],
    ),
}
