"""The checks of lesson 05: what is right, and what each wrong answer shows."""

import khitab
from khitab.checks import choice, number
from khitab.concordance import collocates, kwic
from khitab.morphology import add_lemmas

TOKENS = khitab.load_corpus().tokens()
TERRORISM = "إرهاب"
WITH_ARTICLE = "الإرهاب"
FORCE = "قوة"
FOREIGN = "الأجنبية"
AMERICAN = "الأميركية"
SUPPORT = "دعم"

LINES = kwic(TOKENS, TERRORISM, match="lemma")
BY_FORM = kwic(TOKENS, WITH_ARTICLE)
BY_PART = kwic(TOKENS, TERRORISM, match="part")
FORCES = kwic(TOKENS, FORCE, match="lemma", span=1)
NEAR = collocates(add_lemmas(TOKENS), TERRORISM, match="lemma", by="lemma", span=5)
ROW = NEAR.set_index("collocate").loc[SUPPORT]


def forces(*owners):
    """How many lines have one of these words directly after the node."""
    return int(FORCES["after"].isin(owners).sum())


CHECKS = {
    "05-a": choice(
        "b",
        a="It stands directly to the left of the node: that is after it. Arabic runs "
        "from right to left, so what comes before stands on the right.",
        b="It touches the node on its right side, where a reader of Arabic comes from: "
        "“in the same context, the role which …”.",
        c="It does come before the node, on the right, but further away: it stands at "
        "the far end of the line. Look for the word that touches the node.",
    ),
    "05-b": number(
        lambda: len(LINES) - len(BY_FORM),
        "One has li-, “for”, which swallows the alif; the other has wa-, “and”. "
        "Precisely the line in which somebody is said to support terrorism would have "
        "been missed.",
        "Take the lines by lemma (what should be found) and those by form, and subtract.",
        [
            (
                lambda: len(BY_FORM),
                "So many it finds. Subtract this from the lines by lemma.",
            ),
            (
                lambda: len(LINES),
                "So many there are. Subtract those that the first search finds.",
            ),
            (
                lambda: len(BY_PART) - len(BY_FORM),
                "You compared with the search by part, which also catches “terrorist”, "
                "another word. Compare with the lemma.",
            ),
            (
                lambda: len(BY_PART) - len(LINES),
                "So many tokens of “terrorist” the search by part adds. Compare the "
                "first search with the lemma.",
            ),
        ],
    ),
    "05-c": choice(
        "c",
        a="Look for a line that tells of an attack: there is none. The word is frequent, "
        "the act is absent here. What stands before the node instead?",
        b="That is a claim about the world. The lines show what is said, mostly of "
        "efforts, roles and support; whether anybody fights is not in them.",
        c="It names what stands in the lines and nothing else. A headline that puts "
        "terrorism beside Qatar is one of the few lines outside the pattern.",
        d="The outlets hardly speak in these lines: presidents, ministers and spokesmen "
        "do. What outlets think, a concordance does not show.",
    ),
    "05-d": number(
        lambda: forces(FOREIGN),
        "Sorted by the first word after, they stand together. 002 and 003 relate in the "
        "same words that “all foreign forces and mercenaries” should be removed.",
        "Sort by the first word after the node, as the cell does, and count the lines in "
        "which it is al-ajnabiyya, “foreign”.",
        [
            (
                lambda: len(FORCES),
                "Those are all lines of the lemma. Count those in which the word after "
                "the node is al-ajnabiyya, “foreign”.",
            ),
            (
                lambda: forces(FOREIGN, AMERICAN),
                "You counted the American forces as well. You may have a reason, but the "
                "text does not call them so, and the question is about its words.",
            ),
        ],
    ),
    "05-e": number(
        lambda: ROW["E11"],
        f"{ROW['R1']:.0f} / {ROW['N']:.0f} · {ROW['freq']:.0f}. It was observed "
        f"{ROW['O11']:.0f} times, so more often than by shuffling.",
        "Expected is the share of tokens that are near, times the frequency of the word: "
        "take the line near_tokens / all_tokens * frequency, with the freq of support in "
        "place of frequency.",
        [
            (
                lambda: ROW["O11"],
                "That is the observed frequency. Expected is what shuffling would give: "
                "the share of tokens that are near, times freq.",
            ),
            (
                lambda: ROW["freq"],
                "That is its frequency anywhere. Multiply it by the share of tokens that "
                "are near.",
            ),
            (
                lambda: ROW["R1"] / ROW["N"] * ROW["O11"],
                "You multiplied the share by O11. Take freq: all the occurrences are "
                "what gets shuffled.",
            ),
            (
                lambda: NEAR["E11"].iloc[0],
                "That is the one of mukāfaḥa, “combating”. Put the freq of support in "
                "place of frequency.",
            ),
            (
                lambda: ROW["R1"] / len(TOKENS) * ROW["freq"],
                "Almost: you divided by all tokens of the body. The node's own tokens "
                "are left out: divide by all_tokens.",
            ),
        ],
        digits=1,
    ),
    "05-f": choice(
        "b",
        a="Look at O11: each stands near the node once. From one occurrence nobody can "
        "tell that it belongs to the theme. What can the formula know of it?",
        b=f"For MI 1 out of 1 is as much as {NEAR['O11'].iloc[0]} out of "
        f"{NEAR['freq'].iloc[0]}. So MI loves rare words, and needs a minimum and the raw "
        "counts beside it.",
        c="There is no error: observed divided by expected is the same for both. Compare "
        "O11 and E11 in the two rows.",
    ),
    "05-g": choice(
        "b",
        a="Read the words after the node: most often “efforts”, “Egypt” or “solutions”. "
        "Standing together is not standing in the relation that “for” names.",
        b=f"This needed {ROW['O11']:.0f} lines to be read, and no measure. It says who is "
        "said to do what, and leaves open whether it is so.",
        c="The lines show what Haftar, al-Sisi and others are reported to have said. "
        "What anybody did, no concordance proves.",
    ),
}
