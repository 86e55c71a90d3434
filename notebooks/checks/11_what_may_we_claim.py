"""The checks of lesson 11: what is right, and what each wrong answer shows."""

from math import comb

import khitab
from khitab.checks import choice, number, word

CORPUS = khitab.load_corpus()
N_TEXTS = len(CORPUS.docs)
N_LATE = int((CORPUS.datasheet["period"] == "2024").sum())

CHECKS = {
    "11-a": choice(
        "Which sentence names its comparison?",
        "a",
        a=(
            (
                "Texts 002 and 003 have no word for a government of Libya; 000, 001 and "
                "004, which also report meetings with Haftar, name al-Sarraj."
            ),
            (
                "It says what is missing, from where, and beside which texts, with a reason: "
                "meetings with the same man. Anybody can look it up."
            ),
        ),
        b=(
            "Text 002 is strangely silent about Tripoli.",
            (
                "Silent beside what? 'Strangely' hides an expectation that nobody wrote down."
            ),
        ),
        c=(
            "Text 002 hides whom Egypt also talks to.",
            (
                "To hide is to know and not to tell. No text shows that of itself, and whom "
                "Egypt talks to is not in these texts."
            ),
        ),
    ),
    "11-b": word(
        (
            "To leave out part of what one relays is an *omission*, on purpose or not. "
            "Beside terrorism, which point does 002 omit? Answer in quotes."
        ),
        lambda: "institutions",
        "'The unity and cohesion of the Libyan national institutions': no sentence of 002 "
        "has it. So terrorism is not the only thing that 002 omits.",
        "Read the pairs again: is what is said there also said, in other words, in the "
        "sentence below it?",
        [
            (
                lambda: "initiatives",
                "Its containment is low. But read sentence 7 of 002: Egypt's support for "
                "all the initiatives. Reworded, and there.",
            ),
            (
                lambda: "terrorism",
                "That is the one we know. Which other one?",
            ),
            (
                lambda: "foreign forces",
                "Sentence 9 of 002 has it word for word: you read it at the beginning.",
            ),
        ],
    ),
    "11-c": choice(
        "002 ends on flights of 2021 and 2022. Against what does that speak?",
        "d",
        a=(
            "Choice.",
            (
                "An outlet that chose to leave a sentence out may still add flights. This find "
                "does not touch choice."
            ),
        ),
        b=(
            "Source.",
            (
                "Flights of earlier years say nothing of which version of the statement the "
                "outlet had."
            ),
        ),
        c=(
            "It decides for choice.",
            ("It weakens lack of space only. All three rivals are left."),
        ),
        d=(
            "Lack of space.",
            (
                "There was room for flights, and none for that sentence. Against space, then; "
                "though a paragraph of background may have lain ready. Routine has other forms "
                "than lack of space."
            ),
        ),
    ),
    "11-d": number(
        (
            "On paper, list every way of choosing two of 000, 001, 002, 003 and 004. "
            "How many?"
        ),
        lambda: comb(N_TEXTS, N_LATE),
        "Four pairs with 000, three more with 001, two with 002, one with 003. The real "
        "one, 002 and 003, is one of them.",
        "Go in order: all pairs with 000, then those with 001 that are new, and so on.",
        [
            (
                lambda: N_TEXTS * (N_TEXTS - 1),
                (
                    "That counts each pair twice: 002 and 003 is the same choice as 003 "
                    "and 002. Take half."
                ),
            ),
            (
                lambda: N_TEXTS**2,
                (
                    "That lets a text pair with itself, and counts each pair twice. List "
                    "them in order."
                ),
            ),
            (
                lambda: N_TEXTS,
                "That is the number of texts. How many pairs can be made of them?",
            ),
            (
                lambda: N_TEXTS - 1,
                "Those are the pairs with 000. Then come those with 001 that are new …",
            ),
            (
                lambda: 2**N_TEXTS,
                "That counts choices of any size. Here it must be exactly two texts.",
            ),
        ],
    ),
    "11-e": choice(
        (
            "Had each early text a *hundred* words of terrorism and the late ones "
            "none: what would p be?"
        ),
        "b",
        a=(
            "Practically 0.",
            (
                "More hits do not make more texts. Which of the ten ways would be as extreme "
                "as the real one? Its share is p."
            ),
        ),
        b=(
            "Still 0.10.",
            (
                "The most extreme of all ways is still one of them. More words do not help, "
                "only more texts."
            ),
        ),
        c=(
            "Below 0.05.",
            (
                "It would have to be one way in more than twenty, and there are only so many "
                "ways to choose two of five. Count them once more."
            ),
        ),
    ),
    "11-f": choice(
        (
            "Words of terrorism are missing from 2024+. Which explanation can these "
            "five texts rule out?"
        ),
        "b",
        a=(
            "Egyptian officials stopped speaking of terrorism.",
            (
                "Perhaps they did not stop: the texts hold only what two outlets printed. "
                "Nothing here speaks against it, and nothing for it."
            ),
        ),
        b=(
            "None of these.",
            (
                "All three fit the same five texts, since all changed together. To tell them "
                "apart we need several outlets on one meeting, and several meetings in one "
                "outlet: side room your own "
                "corpus."
            ),
        ),
        c=(
            "The two later outlets left such sentences out.",
            (
                "Quite possible: one relay or more had a sentence that 002 lacks. But can these "
                "five texts tell it from the other two?"
            ),
        ),
        d=(
            "Reports of another kind of meeting need other words.",
            (
                "Possible too: in 2019 there was fighting around Tripoli. But can these five "
                "texts tell it from the other explanations?"
            ),
        ),
    ),
}
