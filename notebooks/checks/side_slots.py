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
                "002 uses it for Libya, 003 for Sudan. The texts do not tell who made the "
                "formula. Both report what was said at meetings."
            ),
        ),
        b=(
            "Egypt's concern moved from Libya to Sudan.",
            (
                "You went from a slot to a state. 003 speaks of Libya throughout. It uses the "
                "formula for Sudan in one sentence, and Libya is in that sentence too."
            ),
        ),
        c=(
            "003 copied it from 002 and changed the name.",
            (
                "003 has one frame of it, and goes on in another way. A formula that many use "
                "is no sign of copying. Longer shared runs would be."
            ),
        ),
        hints=[
            "What fills the slot, and in which text?",
            "A frame shows where a wording occurs. It shows no reason, and nobody who was first.",
            "002.3: “the stability of Libya is closely linked with Egyptian national security”.",
        ],
    ),
    "slots-b": number(
        (
            "An invented corpus has two texts, of 100 and 300 tokens. A phrase occurs "
            "four times, always in the short one. What is its DP? Take a pencil."
        ),
        dp,
        "The short text has 1/4 of the tokens and all of the occurrences, so 3/4 too "
        "many. The long one has 3/4 of the tokens and none, so 3/4 too few. Together "
        "that is 1.5, and half of it is 0.75.",
        "The shares of the tokens are 100 of 400 and 300 of 400. The shares of the "
        "occurrences are all and none. Take the two differences without their signs, add "
        "them up and halve the sum.",
        [
            (lambda: 2 * dp(), "That is the sum of the differences. Halve it."),
            (
                lambda: 1 - dp(),
                "That is the short text's share of the tokens. Compare it with its "
                "share of the occurrences, which is all of them.",
            ),
            (
                lambda: 1,
                "You are close. DP is near 1 if a phrase is in one corner of a large "
                "corpus. Here even the corner is a quarter of the corpus. Work it out step "
                "by step.",
            ),
            (
                lambda: 0,
                "DP would be 0 if the phrase were spread as the texts' sizes are, once in "
                "the short text and three times in the long one.",
            ),
        ],
        digits=2,
        hints=[
            "Write down two shares for each text, of the tokens and of the occurrences.",
            "DP is half the sum of the differences between the two shares, without their signs.",
            f"The short text has {SHORT} of {SHORT + LONG} tokens, and all of the occurrences.",
        ],
    ),
}
