"""The checks of side room slots: what is right, and what each wrong answer shows."""

from khitab import phrases
from khitab.checks import choice, number

SHORT, LONG = 100, 300  # the invented corpus of slots-b; the phrase is in SHORT only


def dp():
    return phrases.deviation_of_proportions([4, 0], [SHORT, LONG])


CHECKS = {
    "slots-a": choice(
        "What may we write of this phrase frame?",
        "a",
        a=(
            "Two texts of 2024+ share one wording.",
            (
                "Once it is for Libya, once for Sudan. Who made the formula, the texts do not "
                "tell: both report what was said at meetings."
            ),
        ),
        b=(
            "Egypt's concern moved from Libya to Sudan.",
            (
                "That goes from a slot to a state. 003 speaks of Libya throughout and uses the "
                "formula for Sudan in one sentence; Libya is in the same sentence."
            ),
        ),
        c=(
            "003 copied it from 002 and changed the name.",
            (
                "What 003 has of it is one frame, filled and continued in another way. A "
                "formula that many use is no sign of copying; longer runs would be."
            ),
        ),
        hints=[
            "What fills the slot, and in which text?",
            "A frame shows where a wording occurs, not why, nor who had it first.",
            "002.3: “the stability of Libya is closely linked with Egyptian national security”.",
        ],
    ),
    "slots-b": number(
        (
            "An invented corpus has two texts, of 100 and 300 tokens. A phrase occurs "
            "four times, always in the short one. What is its DP? Take a pencil."
        ),
        dp,
        "The short text has 1/4 of the tokens and all of the occurrences: 3/4 too "
        "many. The long one has 3/4 of the tokens and none: 3/4 too few. Together "
        "1.5, halved 0.75.",
        "Shares of tokens: 100 of 400 and 300 of 400. Shares of occurrences: all, "
        "none. Two differences, without their signs; add them up and halve the sum.",
        [
            (lambda: 2 * dp(), "That is the sum of the differences. Halve it."),
            (
                lambda: 1 - dp(),
                "That is the short text's share of the tokens. Compare it with its "
                "share of the occurrences, which is all of them.",
            ),
            (
                lambda: 1,
                "Almost: near 1 would be all in one corner of a large corpus. Here "
                "even the corner is a quarter of the corpus. Work it out step by step.",
            ),
            (
                lambda: 0,
                "0 would be spread as the texts' sizes are: once in the short one, "
                "three times in the long one.",
            ),
        ],
        digits=2,
        hints=[
            "Write down two shares for each text: of the tokens, and of the occurrences.",
            "DP is half the sum of the differences between the two shares, without their signs.",
            f"The short text has {SHORT} of {SHORT + LONG} tokens, and all of the occurrences.",
        ],
    ),
}
