"""The checks of side room how sure, what is right and what each wrong answer shows."""

from math import comb

from khitab.checks import choice, number


def late_texts_needed():
    """Return how many late texts, at the least, make one way among all below 0.05."""
    return next(n for n in range(1, 100) if 1 / comb(3 + n, n) < 0.05)


CHECKS = {
    "how_sure-a": number(
        (
            "Now take 2017 against 2019 alone, one text against two. What is the smallest p? "
            "Two decimals."
        ),
        lambda: 1 / comb(3, 1),
        "Three texts, one of them of 2017, can be divided in three ways, and one way in "
        "three is a third. So 2017 against 2019 can never be surer than that, whatever the "
        "counts.",
        "How many ways are there to choose the one text of 2017 among the three? p is at "
        "least one of them.",
        [
            (
                lambda: 1 / comb(5, 2),
                "That is two against three. Here only three texts are left, one against "
                "two. How many ways are there?",
            ),
            (
                lambda: 1 / 2,
                "There are two heaps, but three texts. Each of the three could have been "
                "the one of 2017.",
            ),
            (
                lambda: 1 / 6,
                "You counted six orders of three texts. But only the text that is alone "
                "decides the way. The order of the other two does not matter.",
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
        hints=[
            "Count the texts. How many are there now, and how many of them are from 2017?",
            "No p is smaller than one way among all the ways to divide the texts.",
            "For all five, `comb(5, 2)` counts the ways. Put in the two numbers of this division.",
        ],
    ),
    "how_sure-b": choice(
        "Nobody drew lots, so our five texts need not be exchangeable. What follows?",
        "b",
        a=(
            "Without lots the test is useless.",
            "It still tells how far out this division lies among all ten. It answers a "
            "smaller question than one would like.",
        ),
        b=(
            "p says how unusual this division is, not what made it so.",
            "If lots had been drawn, only the treatment would differ between the heaps. Here "
            "five outlets wrote five texts on different occasions. Outlet, genre and "
            "meeting change with the date.",
        ),
        c=(
            "p is the chance that the date does not matter.",
            "p is worked out as if the date did not matter. So it cannot say how likely that "
            "is.",
        ),
        hints=[
            "What else differs between the early and the late texts, besides the date?",
            "The test takes the texts as exchangeable, and only lots can see to that.",
            "Read the last line above, “Any could be in either heap.”",
        ],
    ),
    "how_sure-c": number(
        (
            "Beside our three early texts, how many late ones, at the least, make one way "
            "among all *less* than 0.05? Change `n_late`."
        ),
        late_texts_needed,
        f"Seven texts can be divided in {comb(7, 3)} ways, so p can fall to about "
        f"{1 / comb(7, 3):.2f}. It need not fall so far. For that, each text would have to "
        "be on its side. And outlet and meeting may still change with the date.",
        "Raise n_late by one, run the cell, and stop at the first result below 0.05.",
        [
            (
                lambda: 3,
                "You are very near. 1 in 20 is exactly 0.05, not less. Besides, with three "
                "against three each division comes twice among the ways, once with its "
                "sides changed. Add one more.",
            ),
            (
                lambda: 2,
                "That is what we have, one way in ten, 0.10. Raise n_late.",
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
        hints=[
            "The cell above has one number to change.",
            "One way among all is 1 divided by the number of ways, and 0.05 itself is not less.",
            "The line is `n_late = 2`. Raise it by one, and run the cell after each change.",
        ],
    ),
}
