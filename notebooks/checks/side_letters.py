"""The check of side room letters: what is right, and what each wrong answer shows."""

from khitab.checks import number

QATAR = "قطر"
R = "ر"

CHECKS = {
    "letters-a": number(
        (
            'Without "and", the word is <bdi lang="ar" dir="rtl">قطر</bdi>, *Qaṭar*. '
            "Which number does its *r* have?"
        ),
        lambda: QATAR.index(R),
        right="q is 0, ṭ is 1, r is 2: reading order, counted from zero. The short a "
        "between them is not written, so it has no number.",
        hint="The word has three letters, q, ṭ and r. Begin on the right, and begin "
        "with 0.",
        mistakes=(
            (
                lambda: QATAR.index(R) + 1,
                "It is the third letter, yes; but Python begins with 0. (Or did you "
                "count in “and-Qatar”, which has one letter more?)",
            ),
            (
                lambda: QATAR[::-1].index(R),
                "That is its place counted from the left. The first letter of an "
                "Arabic word stands on the right, and that one is number 0.",
            ),
            (
                lambda: "Qaṭar".index("r"),
                "You have counted the Latin letters, and there the vowels count as "
                "well. The Arabic word has three letters only.",
            ),
        ),
    ),
}
