"""The checks of side room how sure: what is right, and what each wrong answer shows."""

from math import comb

from khitab.checks import choice, number


def late_texts_needed():
    """Return how many late texts, at the least, make one way among all below 0.05."""
    return next(n for n in range(1, 100) if 1 / comb(3 + n, n) < 0.05)


CHECKS = {
    "how_sure-a": number(
        (
            "Now 2017 against 2019 alone: one text against two. What is the smallest "
            "p? Two decimals."
        ),
        lambda: 1 / comb(3, 1),
        "Three texts, one of them early: three ways, and one way in three is a third. So "
        "2017 against 2019 can never be surer than that, whatever the counts.",
        "How many ways are there to choose the one text of 2017 among the three? p is at "
        "least one of them.",
        [
            (
                lambda: 1 / comb(5, 2),
                "That is two against three. Here there are only three texts, one against "
                "two: how many ways?",
            ),
            (
                lambda: 1 / 2,
                "There are two heaps, but three texts. Each of the three could have been "
                "the one of 2017.",
            ),
            (
                lambda: 1 / 6,
                "Six orders of three texts; but which text is alone decides the way, and "
                "the order of the other two does not matter.",
            ),
            (
                lambda: 3,
                "So many ways there are. p is one way among them.",
            ),
            (
                lambda: 0.05,
                "That is where many draw the line. How small can p get here?",
            ),
        ],
        digits=2,
    ),
    "how_sure-b": choice(
        "Nobody drew lots for our five texts. What follows?",
        "b",
        a=(
            "The test is useless.",
            (
                "It still tells how far out this division lies among all ten. It answers a "
                "smaller question than one would like."
            ),
        ),
        b=(
            (
                "p says how unusual this division is among ten. It does not say that the "
                "date made it so: outlet, genre and meeting go with the date."
            ),
            (
                "With lots drawn, only the treatment would differ between the heaps. Here five "
                "outlets wrote five texts on five occasions, and whatever made late texts late "
                "made them different in other ways, too."
            ),
        ),
        c=(
            "The p of 0.10 is still the chance that the date does not matter.",
            (
                "p is worked out as if the date did not matter. So it cannot say how likely "
                "that is."
            ),
        ),
    ),
    "how_sure-c": number(
        (
            "`comb(5, 2)` counts the ways to choose 2 of 5. Beside our three early "
            "texts, how many late ones, at the least, make one way among all *less* "
            "than 0.05? Change `n_late`."
        ),
        late_texts_needed,
        f"Seven texts can be divided in {comb(7, 3)} ways, so p can fall to about "
        f"{1 / comb(7, 3):.2f}. It need not fall so far: each text would have to be on "
        "its side. And outlet and meeting may still change with the date.",
        "Raise n_late by one, run the cell, and stop at the first result below 0.05.",
        [
            (
                lambda: 3,
                (
                    "Very near: 1 in 20 is exactly 0.05, not less. (With three against "
                    "three, besides, each division stands twice among the ways, with its "
                    "sides changed.) One more."
                ),
            ),
            (
                lambda: 2,
                "That is what we have: one way in ten, 0.10. Raise n_late.",
            ),
            (
                lambda: 3 + late_texts_needed(),
                "That many in all. How many of them are late ones?",
            ),
            (
                lambda: comb(7, 3),
                "So many ways there would be. How many late texts make them?",
            ),
        ],
    ),
}
