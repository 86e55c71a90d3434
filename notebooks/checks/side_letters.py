"""The check of side room letters: what is right, and what each wrong answer shows."""

from khitab.checks import number

QATAR = "قطر"
R = "ر"

CHECKS = {
    "letters-a": number(
        (
            'Without “and”, the word is <bdi lang="ar" dir="rtl">قطر</bdi>, *Qaṭar*. '
            "Which number does its *r* have?"
        ),
        lambda: QATAR.index(R),
        right="In reading order, q is 0, ṭ is 1 and r is 2. The short a between them is "
        "not written, so it has no number.",
        hint="The word has three letters, q, ṭ and r. Begin on the right, and begin "
        "with 0.",
        mistakes=(
            (
                lambda: QATAR.index(R) + 1,
                "It is the third letter, yes, but Python begins with 0. Or did you count "
                "in “and-Qatar”, which has one letter more?",
            ),
            (
                lambda: QATAR[::-1].index(R),
                "That is its place counted from the left. The first letter of an Arabic "
                "word is on the right, and its number is 0.",
            ),
            (
                lambda: "Qaṭar".index("r"),
                "You have counted the Latin letters, where the vowels count as well. The "
                "Arabic word has only three letters.",
            ),
        ),
        hints=[
            "Begin where an Arabic reader begins.",
            "Python counts in reading order, from 0, and only what is written.",
            f"In reading order the written letters are {', then '.join(QATAR)}.",
        ],
    ),
}
