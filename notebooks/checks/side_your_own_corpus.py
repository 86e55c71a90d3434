"""The checks of side room your own corpus: what is right, and what each wrong answer shows."""

from math import comb

from khitab import comparison
from khitab.checks import choice, number

WORLD = {"rate": 10, "spread": 0.8}
N_LATE, N_EARLY, STUDIES = 2, 3, 500


def alarms():
    """Return how often, at most, tokens and texts see a difference that is not there."""
    same = comparison.power([5, 10, 20, 40], ratio=1, **WORLD)
    return same["power_tokens"].max(), same["power"].max()


def texts_needed():
    """Return the first n, by fives, with a power of 0.8 for three times as frequent."""
    table = comparison.power([5, 10, 15, 20, 25], ratio=3, **WORLD)
    return int(table.loc[table["power"] >= 0.8, "texts"].iloc[0])


TOKENS_WRONG, TEXTS_WRONG = alarms()
NEEDED = texts_needed()

CHECKS = {
    "your_own_corpus-a": choice(
        "The lot was fair, and shows a steep fall. What may we say of it?",
        "b",
        a=(
            "The lot was unlucky, and a larger one would show no fall.",
            (
                "A larger lot would show it even more surely, because the archive itself has it. "
                "Who wrote most of the early articles, and who most of the late ones?"
            ),
        ),
        b=(
            "It is true of all articles together, but of neither outlet.",
            (
                "Most late articles come from another outlet. So it depends on the question. If "
                "you ask what readers of both outlets met, the lot is right. If you ask whether "
                "outlets changed their words, you need outlets × periods. The population comes "
                "first, then the sample."
            ),
        ),
        c=(
            "Both outlets use the word less in 2025 than in 2015.",
            (
                "Look how the archive was made. Each outlet has one rate, for both years. What "
                "changed is who wrote the articles."
            ),
        ),
        hints=[
            "Who wrote most of the early articles, and who most of the late ones?",
            "A mean over outlets moves when their shares move, even if no outlet does.",
            "The line that makes the rates gives North 8 and South 2, whatever the year.",
        ],
    ),
    "your_own_corpus-b": number(
        (
            "Two late texts, three early ones, and a word *fifty* times as frequent. "
            "In how many of 500 studies is p by texts 0.05 or less?"
        ),
        lambda: 0,
        f"In none, ever. There are {comb(5, 2)} ways, so p is at least "
        f"1/{comb(5, 2)} = {1 / comb(N_LATE + N_EARLY, N_LATE):.2f}, which is more than 0.05. A "
        "larger difference cannot help where the test has no room.",
        "There are ten ways to choose two of five texts. What is the smallest p, then? Is "
        "it 0.05 or less?",
        [
            (
                lambda: STUDIES,
                "With so large a difference, it should! But how small can p get, with two "
                "texts against three? Lesson 11 counted the ways.",
            ),
            (
                lambda: STUDIES * 0.05,
                "One in twenty would be false alarms, if there were nothing to find. Here "
                "there is something. But how small can p get with ten ways?",
            ),
            (
                lambda: STUDIES / comb(5, 2),
                "One in ten is the smallest p. Is that 0.05 or less?",
            ),
            (
                lambda: STUDIES / 2,
                "You need not guess. With ten ways, what is the smallest p there is?",
            ),
        ],
        hints=[
            "Before any simulation, how small can p get with these texts?",
            "p cannot be smaller than one way among all the ways to choose the late texts.",
            f"Compare `1 / comb({N_LATE + N_EARLY}, {N_LATE})`, one in all the ways, with 0.05.",
        ],
    ),
    "your_own_corpus-c": choice(
        "What does the last column tell us here?",
        "c",
        a=(
            "The test by tokens has more power, so it is better.",
            (
                "With a ratio of 1 there is nothing to find, so whatever it finds is wrong. A "
                "bell that always rings misses no fire either."
            ),
        ),
        b=(
            "There is a small difference after all, and the test finds it.",
            (
                "We made these worlds so that both groups have the same rate. Texts differ from "
                "each other, and groups do not. So what does the test find?"
            ),
        ),
        c=(
            "By tokens, far more than one study in twenty gives a false alarm.",
            (
                f"Up to {TOKENS_WRONG:.0%} of the studies report what is not there, and more texts "
                "do not mend it. The test takes every token for a draw of its own, but words come "
                "in crowds. The test by texts stays near one in twenty. Here it has "
                f"{TEXTS_WRONG:.0%} at the most, luck of the simulation included."
            ),
        ),
        hints=[
            "What is there to find in a world with ratio 1?",
            "A test at 0.05 may be wrong one time in twenty where there is nothing to find.",
            "Compare the last two columns in the row with 5 texts against 5.",
        ],
    ),
    "your_own_corpus-d": number(
        "At which `n` does the power first reach 0.8, the usual aim (Cohen 1988)?",
        lambda: NEEDED,
        f"It takes {NEEDED} against {NEEDED} texts, for a word three times as frequent, if "
        "texts differ as we assumed. Five a group, where we began, would miss it more often "
        "than not.",
        "Put 10 in place of 5, run the cell, go on in steps of five, and stop at the first "
        "result of 0.8 or more.",
        [
            (
                lambda: 10,
                "That is near, but below 0.8. About three studies in ten would still miss "
                "the difference. Take one step more.",
            ),
            (
                lambda: 20,
                "That is more than enough. Does the step before reach 0.8 as well?",
            ),
            (
                lambda: 2 * NEEDED,
                "You counted both groups together, but `n` is the number in one of them.",
            ),
            (
                lambda: 5,
                "That is where we began. What is the power there?",
            ),
        ],
        hints=[
            "The cell above has one number to change.",
            "Power grows with texts, and the first result of 0.8 or more ends the search.",
            "In the line `n = 5` put 10, run the cell, and go on by fives.",
        ],
    ),
    "your_own_corpus-e": choice(
        (
            "A study has a power of 0.3 for a difference that would matter. It finds "
            "nothing. What may it report?"
        ),
        "a",
        a=(
            "It would miss it more often than not. The question stays open.",
            (
                "Seven studies in ten would miss it. So a report of “nothing found” needs its "
                "power beside it, worked out before, and for a difference that would matter."
            ),
        ),
        b=(
            "There is no such difference, or only a small one.",
            (
                "It would find one in only three studies of ten, so finding nothing says little. "
                "Absence of evidence is no evidence of absence."
            ),
        ),
        c=(
            "With a chance of 30 per cent there is such a difference.",
            (
                "Power takes the difference for granted, and says how often studies would see it. "
                "It does not say how likely the difference is."
            ),
        ),
        hints=[
            "Suppose that the difference is there. How many such studies would find it?",
            "Power is the share of studies that find a difference that is there.",
            "With a power of 0.3, 30 of 100 such studies find it, if it is there.",
        ],
    ),
    "your_own_corpus-f": choice(
        "You want the issue “drought”, by lemma, in 5,000 articles. How do you go on?",
        "a",
        a=(
            "Put the unknown forms into the codebook, and report the unknown share.",
            (
                "The most frequent unknown forms are few, and you can read them in an afternoon. A "
                "pattern with * at both ends finds a word with whatever clings to it. You see "
                "its false friends in the lines, and you count its precision (lesson 03)."
            ),
        ),
        b=(
            "As it is, for unknown words are equally unknown in both periods.",
            (
                "Are they? An issue may come up in one period only, with words that the lexicon "
                "lacks. Then it would be invisible just where it grows. Look at the list above."
            ),
        ),
        c=(
            "Leave out each article with a word that the lexicon lacks.",
            ("Then hardly any text would be left, and only those most like our five."),
        ),
        hints=[
            "Which words of the issue are in the table of unknown words?",
            "A word that the lexicon lacks is not counted, however often it occurs.",
            "Read the rows with الجفاف, “the drought”.",
        ],
    ),
}
