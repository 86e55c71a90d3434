"""The checks of side room keywords, what is right and what each wrong answer shows."""

import khitab
from khitab import comparison, morphology
from khitab.checks import choice, number

CORPUS = khitab.load_corpus()
TOKENS = morphology.add_lemmas(CORPUS.tokens())
LATE = TOKENS[TOKENS["period"] == "2024"]
EARLY = TOKENS[TOKENS["period"] != "2024"]
KEYS = comparison.keywords(LATE, EARLY, by="lemma")
RATE_REF, LOG_RATIO = 16, -3
SHARE = len(LATE) / len(TOKENS)
LOG_RATIOS = [
    comparison.keywords(LATE, EARLY, "lemma", zero=zero)
    .set_index("type")
    .loc["إرهاب"]["log_ratio"]
    for zero in (0.5, 0.01)
]
TWO_TO_NONE = ((KEYS["freq"] == 2) & (KEYS["freq_ref"] == 0)).sum()
CHI_SQUARE = float(  # of two hits against none
    comparison.p_value(
        comparison.log_likelihood([[2, 0]], [len(LATE), len(EARLY)])[0],
    )
)


def counts(lemma):
    row = KEYS.set_index("type").loc[lemma]
    return f"{row['freq']:.0f} against {row['freq_ref']:.0f}"


CHECKS = {
    "keywords-a": number(
        (
            "A word's rate is 16 in the reference, and its log ratio is −3. What is its "
            "rate in the target?"
        ),
        lambda: RATE_REF * 2**LOG_RATIO,
        "Halve 16 three times. That gives 8, 4, 2. The log ratio counts doublings, and a "
        "minus turns them into halvings.",
        "The log ratio counts how often one doubles. With minus three, halve 16 three times.",
        [
            (
                lambda: RATE_REF * 2**-LOG_RATIO,
                "That is doubled three times. The sign is minus, so the target has less. "
                "Halve instead.",
            ),
            (
                lambda: RATE_REF + LOG_RATIO,
                "You took 3 away. A log ratio is about times, not about plus and minus. "
                "Halve three times.",
            ),
            (
                lambda: RATE_REF / -LOG_RATIO,
                "That is a third. But −3 means halved three times.",
            ),
            (
                lambda: RATE_REF / (2 * -LOG_RATIO),
                "You divided by 2 · 3. Halving three times divides by 2 · 2 · 2.",
            ),
        ],
        digits=1,
        hints=[
            "Look at the sign first. Is the word more or less frequent in the target?",
            "A log ratio of 1 is twice as frequent, and −1 is half as frequent.",
            f"In Python it is `{RATE_REF} * 2**x`, with the log ratio in place of `x`.",
        ],
    ),
    "keywords-b": choice(
        "Rashad has the larger log ratio, *ʿāmm* the larger log-likelihood. Why?",
        "c",
        a=(
            "One of the two measures is mistaken.",
            "Both are right, and they answer different questions. One says how large the "
            "difference is, the other how sure. Compare the counts in the table.",
        ),
        b=(
            "A man's name tells more than an adjective.",
            "The measures know nothing of names. They see four numbers, two counts and two "
            "sizes. Look at the counts in the two rows.",
        ),
        c=(
            "Rashad is missing from the early texts, and has fewer hits.",
            f"Rashad has {counts('رشاد')}, general {counts('عام')}. A zero makes the ratio "
            "large, and few hits leave it unsure. So a list sorted by log ratio begins "
            "with rare words, and one sorted by log-likelihood with frequent words. Show "
            "both.",
        ),
        hints=[
            "Find the two rows, and compare frequency with frequency, reference.",
            "Log ratio says how large a difference is, log-likelihood how sure.",
            f"Row رشاد has {counts('رشاد')}, row عام has {counts('عام')}.",
        ],
    ),
    "keywords-c": choice(
        "What may we report of *irhāb*?",
        "b",
        a=(
            "It is about eighteen times less frequent.",
            "The 0.5 that we put for zero makes that number. Look how it moves when "
            "something else is put there. A zero has no “so many times”.",
        ),
        b=(
            "Both counts, and what we put for zero.",
            "The effect is as large as we like. What is firm are the counts "
            f"({counts('إرهاب')}), the sizes, and the interval of a zero count (lesson 04).",
        ),
        c=(
            "No figure, for a zero count has no log ratio.",
            "It has one as soon as somebody puts a number for the zero, and every program "
            "does. Counts and log-likelihood need no such help. Look at the table.",
        ),
        hints=[
            "Go down the table. Which columns move with zero, and which do not?",
            "Zero has no logarithm, so what we put in its place makes the number.",
            f"The row with zero at 0.5 has a log ratio of {LOG_RATIOS[0]:.1f}, and that with "
            f"0.01 has {LOG_RATIOS[1]:.1f}.",
        ],
    ),
    "keywords-d": number(
        (
            "A lemma has two tokens. How often would luck put *both* into the late heap? "
            "Two decimals."
        ),
        lambda: SHARE * (len(LATE) - 1) / (len(TOKENS) - 1),
        f"The first token falls there {len(LATE):,} times in {len(TOKENS):,}, the second "
        f"{len(LATE) - 1:,} times in {len(TOKENS) - 1:,}. Both do so about one time in ten. "
        "No other deal of two tokens is as unlikely, so this is the exact p. By chi-square "
        f"it would be {CHI_SQUARE:.3f}, and {TWO_TO_NONE} lemmas with such counts would "
        "have been called significant.",
        "Which share of all tokens is late? That is the chance of one token. How often do "
        "two of two fall there?",
        [
            (
                lambda: SHARE,
                "That is the chance of one token, about a third. Both must fall into the "
                "late heap, which is a third of that third.",
            ),
            (
                lambda: 2 * SHARE,
                "You added the two chances. Both must happen. Take the share of the share, "
                "so multiply.",
            ),
            (
                lambda: SHARE / 2,
                "Half of the chance of one token. The second token does not fall there "
                "every other time, but as often as the first.",
            ),
            (
                lambda: (len(LATE) / len(EARLY)) ** 2,
                "You divided by the early tokens. The share of the late heap is out of all "
                "tokens, late and early together.",
            ),
            (
                lambda: (1 - SHARE) ** 2,
                "That is how often both fall among the early tokens. Take the late share.",
            ),
            (
                lambda: 2 * SHARE * (1 - SHARE),
                "That is how often each heap gets one of the two. Both must be late.",
            ),
            (
                lambda: CHI_SQUARE,
                "That is what chi-square makes of these counts. It does not fit so few "
                "tokens. Count the deals, so multiply the chance of one by that of the "
                "other.",
            ),
            (
                lambda: 0.05,
                "That is where many draw the line. How often would luck do it here?",
            ),
        ],
        digits=2,
        hints=[
            "The sizes of the heaps are at the top. How often does luck put one token into the "
            "late heap?",
            "The chance that two things both happen is the one chance times the other.",
            f"In the first numbers above, {len(LATE)} tokens are late and {len(EARLY)} early. "
            f"That is {len(TOKENS)} in all.",
        ],
    ),
}
