"""The checks of side room two readers: what is right, and what each wrong answer shows."""

import khitab
from khitab import framing
from khitab.checks import choice, number, of_the_kit

# What is to be computed is computed from the codes that the room shows, which may be a
# class's. What is to be judged (d, e, g) is about the kit's own.
HERE, KIT = (
    [corpus.annotations("coding_1"), corpus.annotations("coding_3")]
    for corpus in (khitab.load_corpus(), khitab.load_corpus(codes=False))
)
TEN = "000.1 000.7 000.9 000.11 001.6 001.17 002.7 002.9 004.25 004.37".split()


def said(coding, frame):
    """Return the sentences in which a coding has a frame, as "000.9"."""
    rows = coding[(coding["frame"] == frame) & (coding["present"] == "1")]
    return set(rows["doc"] + "." + rows["sentence"].astype(str))


def forces(codings):
    """Return the row of agreement on foreign forces, and where each coder has the issue."""
    row = framing.agreement(*codings).set_index("frame").loc["foreign_forces"]
    both = codings[0].merge(codings[1], on=["doc", "sentence", "frame"])
    shared = set(both["doc"] + "." + both["sentence"].astype(str))
    return row, *(said(coding, "foreign_forces") & shared for coding in codings)


FORCES, YES_1, YES_3 = forces(HERE)
JUDGED, KIT_1, KIT_3 = forces(KIT)
INTERVAL = f"{JUDGED['alpha_low']:.2f} to {JUDGED['alpha_high']:.2f}"
N, ALL = int(FORCES["n"]), int(JUDGED["n"])
CODES = sum(place in said(HERE[0], f) for f in HERE[0]["frame"].unique() for place in TEN)
QATAR, TERRORISM = (len(said(KIT[0], frame)) for frame in ("qatar", "terrorism"))
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
                "It only compares 0 with 0 and 1 with 1. How many of coder 1's codes for these ten "
                "sentences are 0?"
            ),
        ),
        b=(
            "Most of coder 1's codes are 0, too.",
            (
                f"Coder 1 has {CODES} ones among {3 * len(TEN)} codes, since most sentences lack "
                "most issues. A coder who sees nothing is right about all the zeros. So raw "
                "agreement by itself says little."
            ),
        ),
        c=(
            "An empty form is a fair reading of these sentences.",
            (
                "It sees no terrorism where a text says “combating terrorism”. And yet it "
                "agrees so often. What are most codes?"
            ),
        ),
        hints=[
            "What does an empty form say of each issue in each sentence?",
            "Raw agreement counts equal codes, whether they are 1 or 0.",
            "Below the form, `int(frame[0] in letters.lower())` is 0 where you typed nothing.",
        ],
    ),
    "two_readers-b": number(
        "What is their raw agreement? Give two decimals.",
        lambda: FORCES["agreement"],
        f"{N - DISAGREE} of {N} codes are equal, and that share is the raw agreement.",
        "Add the two cells in which both say the same, and divide by the sum of all four.",
        [
            (
                lambda: DISAGREE / N,
                "That is the share of codes that differ. What share is equal?",
            ),
            (
                lambda: N - DISAGREE,
                "That many codes are equal. Out of how many?",
            ),
            (
                lambda: (N - len(YES_1 | YES_3)) / N,
                "You counted the sentences where both say 0. Both may also say 1.",
            ),
            (
                lambda: len(YES_1 & YES_3) / len(YES_1 | YES_3),
                "You left out the sentences where both say 0. That is a fair idea for rare "
                "codes, but raw agreement counts every equal code.",
            ),
            (
                lambda: 100 * FORCES["agreement"],
                "Give it as a share between 0 and 1. Divide by 100.",
            ),
        ],
        digits=2,
        hints=[
            "Which two of the four cells hold equal codes?",
            "Raw agreement is the share of all codes that are equal.",
            f"The four cells add up to {N}. The two off the diagonal hold the codes that differ.",
        ],
    ),
    "two_readers-c": number(
        "What is their kappa? Give two decimals, and do not round on the way.",
        lambda: FORCES["kappa"],
        f"They went from {by_chance():.2f}, chance, to {FORCES['agreement']:.2f}, observed, on a "
        "way that ends at 1. That looks far less grand than the raw agreement.",
        "First take raw agreement minus chance, the number above. Then divide by 1 minus "
        "chance. Mind the brackets.",
        [
            (
                lambda: FORCES["agreement"] - by_chance(),
                "That is how far they got beyond chance. Now divide by how far they could "
                "have got, which is 1 minus chance.",
            ),
            (
                lambda: FORCES["agreement"],
                "That is raw agreement, which still includes what chance gives.",
            ),
            (by_chance, "That is what chance alone would give."),
            (
                lambda: (
                    (round(FORCES["agreement"], 2) - round(by_chance(), 2))
                    / (1 - round(by_chance(), 2))
                ),
                "Nearly, but you rounded on the way. Divide the two cells of the diagonal by "
                "all four, and take chance with all its decimals.",
            ),
            (
                lambda: FORCES["agreement"] - by_chance() / (1 - by_chance()),
                "Mind the brackets. First subtract, then divide.",
            ),
            (
                lambda: (FORCES["agreement"] - by_chance()) / by_chance(),
                "You divided by chance. Divide by what chance leaves, which is 1 minus chance.",
            ),
        ],
        digits=2,
        hints=[
            "You need only two numbers, the raw agreement and the chance above.",
            "Kappa is the way from chance to what was observed, out of the way from chance to 1.",
            "In Python: `(agreement - chance) / (1 - chance)`, with both brackets.",
        ],
    ),
    "two_readers-d": choice(
        of_the_kit("What may we report of these codes for foreign forces?"),
        "c",
        a=(
            "They are reliable, for raw agreement is above .800.",
            (
                "The marks are meant for alpha. Raw agreement still includes what chance gives, "
                f"and here that is {by_chance():.2f}."
            ),
        ),
        b=(
            "They are worthless, since two readers differ.",
            (
                "Low agreement says that two readers drew the border in different places. It does "
                "not say whether the issue is worth something, or the rule unclear."
            ),
        ),
        c=(
            "Alpha is below both marks, and our sentences do not settle it.",
            (
                f"Alpha is {JUDGED['alpha']:.2f}, and its interval {INTERVAL} has values below, "
                "between and above the marks. So few sentences have the issue that alpha can "
                "only send you to the disagreements. Read them."
            ),
        ),
        d=(
            "They are reliable, for the row `all` is above .800.",
            (
                "That row mixes in two issues on which they never differ. A good mean can hide a "
                "bad part, so report each issue."
            ),
        ),
        hints=[
            "Look at alpha and at both ends of its interval.",
            "The marks .667 and .800 are for alpha, one issue at a time.",
            f"For foreign forces alpha is {JUDGED['alpha']:.2f}, its interval {INTERVAL}.",
        ],
    ),
    "two_readers-e": choice(
        of_the_kit(
            "Each issue lost one code. Why does kappa fall below .800 for Qatar, and hardly "
            "move for terrorism?"
        ),
        "a",
        a=(
            "Qatar is rare, so one slip is a large part of what chance leaves.",
            (
                "Where an issue is rare, chance agreement is so high that little is left. "
                f"Of {ALL} sentences, coder 1 has Qatar in {QATAR} and terrorism in {TERRORISM}. One "
                "slip is a third of all there is for Qatar, and little for terrorism. So show "
                "the counts with kappa."
            ),
        ),
        b=(
            "Missing Qatar is the graver mistake.",
            (
                "Kappa knows nothing of grave and slight, since it sees only four cells. Compare "
                "how often each issue comes."
            ),
        ),
        c=(
            "Raw agreement fell further for Qatar.",
            ("Look again. Raw agreement is the same in all three rows."),
        ),
        hints=[
            "Compare how many sentences have each issue.",
            "The rarer the 1s, the more agreement chance gives, and the less is left beyond it.",
            f"Of {ALL} sentences, coder 1 has Qatar in {QATAR} and terrorism in {TERRORISM}.",
        ],
    ),
    "two_readers-f": number(
        (
            "On one issue, coders 1 and 2 agree in all `n` sentences. On up to what share of "
            "such sentences may they still differ? Give two decimals."
        ),
        lambda: 3 / N,
        f"It is about {3 / N:.0%}, or some three sentences in as many as ours. The table that "
        "framing.agreement gives has a column, note, that says so, too.",
        "By the rule of three, divide 3 by the number of sentences for one issue, `n`.",
        [
            (
                lambda: 0,
                "You saw none, but that does not mean that none is possible. How many trials "
                "were there?",
            ),
            (
                lambda: 3 / (3 * N),
                "You divided by all codes. But three codes of one sentence are not three "
                "trials, and the question is about one issue.",
            ),
            (lambda: 3 / N * 100, "Give it as a share. Divide by 100."),
            (lambda: 3, "Three in how many? Divide by the number of sentences."),
            (lambda: 1, "1 is their agreement. How often may they still differ?"),
        ],
        digits=2,
        hints=[
            "In how many sentences could the two have differed?",
            "No event in n trials leaves room for about 3 in n.",
            "Take `n` from the row of one issue, since the row `all` mixes three.",
        ],
    ),
    "two_readers-g": choice(
        of_the_kit("Which sentence may appear in a report?"),
        "b",
        a=(
            "Three of four coders exclude Egypt's support, so it is no intervention.",
            (
                "They do not vote. These three had a rule that says so, and their agreement "
                "repeats the rule."
            ),
        ),
        b=(
            "Our rule on support leaves 2017 without the issue.",
            (
                f"Coder 1, with the rule on support, sees the issue in {in_000(KIT_1)} sentences "
                f"of 000, and coder 3, without it, in {in_000(KIT_3)}. So name the rule, show both "
                "numbers, and let the reader choose."
            ),
        ),
        c=(
            "Where coder 3 differs from the others, it made mistakes.",
            (
                "Coder 3 had no rule to break. It read “foreign forces” more widely, and by its "
                "own lights these are no mistakes."
            ),
        ),
        d=(
            "As the coders differ, we can say nothing about 2017.",
            (
                "We can say where they differ, why, and what depends on it. What we cannot give is "
                "one number without its rule."
            ),
        ),
        hints=[
            "Look at text 000 in the last table.",
            "Where a number depends on a decision, the report names the decision.",
            f"In row 000, coder 1 has {in_000(KIT_1)} sentences, and coder 3 has {in_000(KIT_3)}.",
        ],
    ),
}
