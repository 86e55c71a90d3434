"""The checks of side room association: what is right, and what each wrong answer shows."""

import khitab
from khitab.checks import choice
from khitab.concordance import collocates
from khitab.morphology import add_lemmas

WORDS = add_lemmas(khitab.load_corpus().tokens())
FIRST = collocates(WORDS, "إرهاب", match="lemma", by="lemma", span=5).iloc[0]

CHECKS = {
    "association-a": choice(
        "Why?",
        "c",
        a=(
            'They belong to the theme of terrorism as much as "combating".',
            (
                "Look at O11: each occurs near the node once. From one occurrence nobody can "
                "tell that it belongs to the theme. What can the formula know of it?"
            ),
        ),
        b=(
            "Five texts are too few for the formula, so it gives an error.",
            (
                "There is no error: observed divided by expected is the same for both. Compare "
                "O11 and E11 in the two rows."
            ),
        ),
        c=(
            (
                "MI asks which share of its occurrences a word spends near the node, and "
                "one of one is the whole."
            ),
            (
                f"For MI 1 out of 1 is as much as {FIRST['O11']} out of {FIRST['freq']}. So MI "
                "loves rare words, and needs a minimum and the raw counts beside it."
            ),
        ),
    ),
}
