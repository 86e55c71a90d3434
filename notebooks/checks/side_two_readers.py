"""The checks of side room two readers: what is right, and what each wrong answer shows."""

import khitab
from khitab import framing
from khitab.checks import choice, number

CORPUS = khitab.load_corpus()
CODER_1, CODER_2, CODER_3 = (CORPUS.annotations(f"coding_{n}") for n in "123")
N = len(CORPUS.sentences())
TEN = "000.1 000.7 000.9 000.11 001.6 001.17 002.7 002.9 004.25 004.37".split()
ONE_THREE = framing.agreement(CODER_1, CODER_3).set_index("frame")
FORCES = ONE_THREE.loc["foreign_forces"]
INTERVAL = f"{FORCES['alpha_low']:.2f} to {FORCES['alpha_high']:.2f}"


def said(coding, frame):
    """Return the sentences in which a coding has a frame, as "000.9"."""
    rows = coding[(coding["frame"] == frame) & (coding["present"] == "1")]
    return set(rows["doc"] + "." + rows["sentence"].astype(str))


YES_1, YES_3 = said(CODER_1, "foreign_forces"), said(CODER_3, "foreign_forces")
CODES = sum(place in said(CODER_1, f) for f in CODER_1["frame"].unique() for place in TEN)
QATAR, TERRORISM = (len(said(CODER_1, frame)) for frame in ("qatar", "terrorism"))
DISAGREE = len(YES_1 ^ YES_3)


def by_chance():
    """Return the agreement that blind dealing would give on foreign forces."""
    one, three = len(YES_1) / N, len(YES_3) / N
    return one * three + (1 - one) * (1 - three)


def in_000(places):
    return sum(place.startswith("000") for place in places)


CHECKS = {
    "two_readers-a": choice(
        (
            "Somebody left the form empty, and still agrees with coder 1 on more than "
            "two codes in three. Why?"
        ),
        "b",
        a=(
            "The computer counts empty codes as right.",
            (
                "It only compares: 0 with 0, 1 with 1. Look at coder 1's codes for these ten "
                "sentences: how many are 0?"
            ),
        ),
        b=(
            "Most of coder 1's codes are 0, too.",
            (
                f"Coder 1 has {CODES} ones among {3 * len(TEN)} codes, since most sentences lack "
                "most issues. Whoever sees nothing is right about all the zeros. So raw "
                "agreement alone says little."
            ),
        ),
        c=(
            "An empty form is a fair reading of these sentences.",
            (
                "It sees no terrorism where a text says “combating terrorism”. And yet it "
                "agrees so often: what are most codes?"
            ),
        ),
        hints=[
            "What does an empty form say of each issue in each sentence?",
            "Raw agreement counts equal codes, whether they are 1 or 0.",
            "Below the form: `int(frame[0] in letters.lower())` is 0 where nothing is typed.",
        ],
    ),
    "two_readers-b": number(
        "What is the raw agreement? Two decimals.",
        lambda: FORCES["agreement"],
        f"{N - DISAGREE} of {N} codes are equal: raw agreement.",
        "Add the two cells in which both say the same, and divide by the sum of all four.",
        [
            (
                lambda: DISAGREE / N,
                "That is the share of the codes that differ. What is the rest?",
            ),
            (
                lambda: N - DISAGREE,
                "That many codes are equal. Out of how many?",
            ),
            (
                lambda: (N - len(YES_1 | YES_3)) / N,
                "Those are the sentences where both say 0. Both may also say 1.",
            ),
            (
                lambda: len(YES_1 & YES_3) / len(YES_1 | YES_3),
                "You left out the sentences where both say 0. A fair idea for rare codes, "
                "but raw agreement counts every equal code.",
            ),
            (
                lambda: 100 * FORCES["agreement"],
                "As a share, please, between 0 and 1: divide by 100.",
            ),
        ],
        digits=2,
        hints=[
            "Which two of the four cells hold equal codes?",
            "Raw agreement is the share of all codes that are equal.",
            f"The four cells add up to {N}; the two off the diagonal hold what differs.",
        ],
    ),
    "two_readers-c": number(
        "What is their kappa? Two or three decimals; do not round on the way.",
        lambda: FORCES["kappa"],
        f"From {by_chance():.2f} by chance to {FORCES['agreement']:.2f} observed, of a way "
        "that ends at 1. That looks far less grand than the raw agreement.",
        "First raw agreement minus chance (the number above). Then divide by 1 minus "
        "chance. Mind the brackets.",
        [
            (
                lambda: FORCES["agreement"] - by_chance(),
                "That is how far they got beyond chance. Now divide by how far they could "
                "have got: 1 minus chance.",
            ),
            (
                lambda: FORCES["agreement"],
                "That is raw agreement, with what chance gives still in it.",
            ),
            (by_chance, "That is what chance alone would give."),
            (
                lambda: (
                    (round(FORCES["agreement"], 2) - round(by_chance(), 2))
                    / (1 - round(by_chance(), 2))
                ),
                "Nearly: you rounded on the way. Divide the two cells of the diagonal by "
                "all four, and take chance with all its decimals.",
            ),
            (
                lambda: FORCES["agreement"] - by_chance() / (1 - by_chance()),
                "The brackets: first subtract, then divide.",
            ),
            (
                lambda: (FORCES["agreement"] - by_chance()) / by_chance(),
                "You divided by chance. Divide by what chance leaves: 1 minus chance.",
            ),
        ],
        digits=2,
        hints=[
            "Two numbers are enough: the raw agreement and the chance above.",
            "Kappa is the way from chance to what was observed, out of the way from chance to 1.",
            "In Python: `(agreement - chance) / (1 - chance)`, with both brackets.",
        ],
    ),
    "two_readers-d": choice(
        "What may we report of foreign forces, coders 1 and 3?",
        "c",
        a=(
            "Reliable, for raw agreement is above .800.",
            (
                "The marks are meant for alpha. Raw agreement still holds all that chance gives, "
                f"and here that is {by_chance():.2f}."
            ),
        ),
        b=(
            "Worthless, since two readers part on the issue.",
            (
                "Low agreement says that two readers drew the border elsewhere. Whether the "
                "issue is worth something, or the rule unclear, it does not say."
            ),
        ),
        c=(
            "Below both marks, and our sentences do not settle it.",
            (
                f"Alpha is {FORCES['alpha']:.2f}, its interval {INTERVAL}: it holds values of all "
                "three kinds. With so few sentences that have the issue, alpha says: read the "
                "disagreements."
            ),
        ),
        d=(
            "Reliable, for the row `all`, which counts it in, is above .800.",
            (
                "That row mixes in two issues on which they never part. A good mean can hide a "
                "bad part: report each issue."
            ),
        ),
        hints=[
            "Look at alpha and at both ends of its interval.",
            "The marks .667 and .800 are for alpha, one issue at a time.",
            f"Row foreign forces: alpha {FORCES['alpha']:.2f}, its interval {INTERVAL}.",
        ],
    ),
    "two_readers-e": choice(
        (
            "One slip each, in as many sentences. Why does Qatar fall below .800, and "
            "terrorism hardly move?"
        ),
        "a",
        a=(
            "Qatar is rare: one slip is a large part of what chance leaves.",
            (
                "Where an issue is rare, chance agreement is so high that little way is left. Of "
                f"{N} sentences, coder 1 has Qatar in {QATAR} and terrorism in {TERRORISM}. The "
                "same slip is a third of all there is for the one, and little for the other. So "
                "show the counts with kappa."
            ),
        ),
        b=(
            "To miss Qatar is a graver mistake, and kappa weighs it so.",
            (
                "Kappa knows nothing of grave and slight: it sees four cells. Compare how often "
                "each issue comes."
            ),
        ),
        c=(
            "Raw agreement fell further for Qatar than for the rest.",
            ("Look again: raw agreement is the same in all three rows."),
        ),
        hints=[
            "Compare how many sentences have each issue.",
            "The rarer the 1s, the more agreement chance gives, and the less is left beyond it.",
            f"Of {N} sentences, coder 1 has Qatar in {QATAR} and terrorism in {TERRORISM}.",
        ],
    ),
    "two_readers-f": number(
        (
            "Take one issue: in `n` sentences the two never parted. Up to which share "
            "of such sentences may they still part? Two decimals."
        ),
        lambda: 3 / N,
        f"About {3 / N:.0%}: some three sentences in as many as ours. The table that "
        "framing.agreement gives has a column note that says so, too.",
        "By the rule of three: 3, divided by the number of sentences for one issue, `n`.",
        [
            (
                lambda: 0,
                "None was seen. That is not none possible: how many trials were there?",
            ),
            (
                lambda: 3 / (3 * N),
                "You divided by all codes. Those of one sentence are no trials of their "
                "own, and the question is about one issue.",
            ),
            (lambda: 3 / N * 100, "As a share, please: divide by 100."),
            (lambda: 3, "Three in how many? Divide by the number of sentences."),
            (lambda: 1, "1 is their agreement. Asked is how often they may still part."),
        ],
        digits=2,
        hints=[
            "How many sentences were there in which the two could have parted?",
            "No event in n trials leaves room for about 3 in n.",
            "Take `n` from the row of one issue; the row `all` mixes three.",
        ],
    ),
    "two_readers-g": choice(
        "Which sentence may appear in a report?",
        "b",
        a=(
            "Three of four coders exclude Egypt's support, so it is no intervention.",
            (
                "They do not vote: these three had a rule that says so. Their agreement repeats "
                "the rule."
            ),
        ),
        b=(
            "That 2017 lacks the issue hangs on our rule about support.",
            (
                "With the rule on support no sentence of 000 has the issue, without it some do: "
                f"coder 1 sees it in {in_000(YES_1)}, coder 3 in {in_000(YES_3)}. One names the "
                "rule, shows both numbers, and lets the reader choose."
            ),
        ),
        c=(
            "Where coder 3 parts from the others, it made mistakes.",
            (
                "Coder 3 had no rule to break. It read 'foreign forces' more widely; by its own "
                "lights, these are no mistakes."
            ),
        ),
        d=(
            "As the coders differ, nothing can be said about 2017.",
            (
                "Much can be said: where they differ, why, and what depends on it. Only not one "
                "number without its rule."
            ),
        ),
        hints=[
            "Look at text 000 in the last table.",
            "Where a number hangs on a decision, the report names the decision.",
            f"Row 000: {in_000(YES_1)} sentences by coder 1, {in_000(YES_3)} by coder 3.",
        ],
    ),
}
