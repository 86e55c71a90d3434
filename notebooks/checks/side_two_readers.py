"""The checks of side room two readers: what is right, and what each wrong answer shows."""

import khitab
import numpy as np
import pandas as pd
from khitab import coding, framing
from khitab.checks import choice, number

# The kit's own codes, also where a class's are in their place.
CORPUS = khitab.load_corpus(codes=False)
CODINGS = [CORPUS.annotations(f"coding_{n}") for n in "13"]


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


FORCES, YES_1, YES_3 = forces(CODINGS)
INTERVAL = f"{FORCES['alpha_low']:.2f} to {FORCES['alpha_high']:.2f}"
N = int(FORCES["n"])
QATAR, TERRORISM = (len(said(CODINGS[0], frame)) for frame in ("qatar", "terrorism"))
DISAGREE = len(YES_1 ^ YES_3)


def by_chance():
    """Return the agreement that blind dealing would give on foreign forces."""
    one, three = len(YES_1) / N, len(YES_3) / N
    return one * three + (1 - one) * (1 - three)


def in_000(places):
    return sum(place.startswith("000") for place in places)


def reported(ones):
    """Return in how many of 100 sentences a coder who is right in nine of ten sees an issue."""
    return 0.9 * ones + 0.1 * (100 - ones)


def invented():
    """Return the invented texts of the lesson, with what people coded of them."""
    truth = pd.Series(([1] * 100 + [0] * 900) * 2)
    wrong = np.random.default_rng(18).random(2000) < [0.05] * 1000 + [0.15] * 1000
    table = pd.DataFrame({"model": truth.where(~wrong, 1 - truth)})
    table["period"] = ["earlier"] * 1000 + ["later"] * 1000
    table = coding.draw(table, 100)
    return table.assign(human=truth.where(table["drawn"]))


UNITS = invented()
CELLS = UNITS.groupby(["period", "model"])["human"].agg(["size", "count", "sum"])
EARLIER, LATER = CELLS.loc["earlier"], CELLS.loc["later"]


def part(code, cells=LATER):
    """Return how many sentences with this code of the model have the issue, by people's."""
    return cells.loc[code, "sum"] / cells.loc[code, "count"] * cells.loc[code, "size"]


def mended(cells=LATER):
    return (part(0, cells) + part(1, cells)) / cells["size"].sum()


def mended_earlier():
    return mended(EARLIER)


SHARES = coding.mended_shares(UNITS).set_index(["period", "codes"]).loc["later"]
PEOPLE, MENDED = SHARES.loc["people's"], SHARES.loc["mended"]


CHECKS = {
    "two_readers-a": number(
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
    "two_readers-b": number(
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
    "two_readers-c": choice(
        "What may we report of these codes for foreign forces?",
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
                f"Alpha is {FORCES['alpha']:.2f}, and its interval {INTERVAL} has values below, "
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
            f"For foreign forces alpha is {FORCES['alpha']:.2f}, its interval {INTERVAL}.",
        ],
    ),
    "two_readers-d": choice(
        (
            "Each issue lost one code. Why does kappa fall below .800 for Qatar, and hardly "
            "move for terrorism?"
        ),
        "a",
        a=(
            "Qatar is rare, so one slip is a large part of what chance leaves.",
            (
                "Where an issue is rare, chance agreement is so high that little is left. "
                f"Of {N} sentences, coder 1 has Qatar in {QATAR} and terrorism in {TERRORISM}. "
                "One slip is a third of all there is for Qatar, and little for terrorism. So show "
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
            f"Of {N} sentences, coder 1 has Qatar in {QATAR} and terrorism in {TERRORISM}.",
        ],
    ),
    "two_readers-e": choice(
        "Which sentence may appear in a report?",
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
                f"Coder 1, with the rule on support, sees the issue in {in_000(YES_1)} sentences "
                f"of 000, and coder 3, without it, in {in_000(YES_3)}. So name the rule, show both "
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
            f"In row 000, coder 1 has {in_000(YES_1)} sentences, and coder 3 has {in_000(YES_3)}.",
        ],
    ),
    "two_readers-f": number(
        "An issue is in 5 of 100 sentences. In how many of 100 does this coder report it?",
        lambda: reported(5),
        f"The false alarms among the many sentences without the issue drown the few with it. So "
        f"2 in 100 look like {reported(2):.0f}, and an issue that occurs five times as often as "
        f"another is reported only {reported(10) / reported(2):.1f} times as often. Rare issues "
        "suffer most.",
        "Add nine tenths of the sentences with the issue to one tenth of those without it.",
        [
            (lambda: 5, "That is the truth. How many does the coder report?"),
            (
                lambda: 0.9 * 5,
                "Those are rightly found. What does the coder say of the 95 sentences without "
                "the issue?",
            ),
            (
                lambda: 0.1 * 95,
                "Those are the false alarms. Add the sentences that are rightly found.",
            ),
            (
                lambda: 5 + 0.1 * 95,
                "The coder also misses some of the five, one in ten.",
            ),
            (lambda: reported(5) / 100, "Give it out of 100 sentences."),
            (lambda: 10, "That is how many of 100 codes are wrong, of both kinds."),
        ],
        digits=1,
        hints=[
            "Five sentences have the issue and 95 do not. Take each kind by itself.",
            "The coder reports nine tenths of the first kind, and one tenth of the second.",
            "In Python: `0.9 * 5 + 0.1 * 95`.",
        ],
    ),
    "two_readers-g": choice(
        "Both runs say that the issue grew. What does their agreement tell us about that?",
        "b",
        a=(
            "That it grew, since two coders found it.",
            (
                "Two runs of one model are not two witnesses. The second repeats the errors of the "
                "first. Look at the column truth."
            ),
        ),
        b=(
            "Nothing, since the runs share their errors.",
            (
                "The issue did not grow. The model gave more false alarms in the later texts, and "
                "both runs gave the same. Our coders 1, 2 and 4 may be such runs. They never "
                "differ, and nobody knows the truth."
            ),
        ),
        c=(
            "That it grew more, since errors make differences smaller.",
            (
                "Errors that are equal everywhere do. These fall on one period, and make a "
                "difference where there is none."
            ),
        ),
        hints=[
            "Compare the columns of the last table.",
            "Where does a second run of the same model get its codes from?",
            "In truth, the issue is in 100 of 1,000 sentences of each period.",
        ],
    ),
    "two_readers-h": number(
        "What is the design-based estimate for the later period? Give three decimals.",
        mended,
        "The model finds the issue in more than one of five later sentences. Corrected by what "
        "people say of its 1s and its 0s, this share remains. The truth is .100. In this draw "
        f"people's share alone, {PEOPLE['share']:.3f}, comes nearer, and in another it may not. "
        "Right on average means over many draws. The interval of this one goes from "
        f"{MENDED['low']:.3f} to {MENDED['high']:.3f}, and the truth lies in it.",
        "Take the two rows of the later period. In each, divide `their 1s` by `coded`, and "
        "multiply by `all`.",
        [
            (
                lambda: LATER["sum"].sum() / LATER["count"].sum(),
                "That is people's share alone, which makes no use of the model. Take each row "
                "by itself first.",
            ),
            (
                lambda: LATER.loc[1, "size"] / 1000,
                "That is what the model alone reports. What do people say of its 1s?",
            ),
            (
                lambda: LATER.loc[1, "sum"] / LATER.loc[1, "count"],
                "That is the share of the model's 1s that people confirm. Multiply by how many "
                "1s the model gave, and do not forget its 0s.",
            ),
            (
                lambda: part(1) / 1000,
                "You have the model's 1s. Among its 0s, people found one that it missed.",
            ),
            (mended_earlier, "That is the earlier period."),
            (
                lambda: 1000 * mended(),
                "Those are sentences. Divide by 1,000 for a share.",
            ),
            (lambda: 0.1, "That is the truth. An estimate need not hit it. Work it out."),
        ],
        digits=3,
        hints=[
            "The later period has two rows, one for the model's 0s and one for its 1s.",
            "For each row, take `their 1s` ÷ `coded` × `all`.",
            f"The row of the model's 1s gives {part(1):.1f} sentences. Add what its 0s give.",
        ],
    ),
}
