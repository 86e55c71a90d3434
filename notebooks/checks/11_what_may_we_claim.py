"""The checks of lesson 11: what is right, and what each wrong answer shows."""

from math import comb

import khitab
from khitab.checks import choice, number, word

CORPUS = khitab.load_corpus()
TOKENS = CORPUS.tokens()
FLIGHTS = int(((TOKENS["doc"] == "002") & (TOKENS["sentence"] == 15)).sum())
N_TEXTS = len(CORPUS.docs)
N_LATE = int((CORPUS.datasheet["period"] == "2024").sum())

CHECKS = {
    "11-a": choice(
        "Which sentence names its comparison?",
        "a",
        a=(
            (
                "002 and 003 name no government of Libya, while 000, 001 and 004 name "
                "al-Sarraj."
            ),
            (
                "It says what is missing, from where, and beside which texts. Those report "
                "meetings with the same man, and anybody can look it up. But to be named is "
                "not to speak. Al-Sarraj says nothing in these texts."
            ),
        ),
        b=(
            "Text 002 is strangely silent about the government in Tripoli.",
            "Silent compared with what? “Strangely” hides an expectation that nobody wrote "
            "down.",
        ),
        c=(
            "Text 002 hides from its readers whom Egypt also talks to.",
            "To hide is to know something and not to tell it. A text cannot show that of "
            "itself. And these texts do not say whom else Egypt talks to.",
        ),
        hints=[
            "Look for the sentence that anybody could check in the texts.",
            (
                "Something is absent from a text compared with an expectation, another text "
                "or a source."
            ),
            "Read the row al-Sarraj in the table of names, from 000 to 004.",
        ],
    ),
    "11-b": word(
        "Beside terrorism, which of the four points is an omission of 002?",
        lambda: "institutions",
        "No sentence of 002 has “the unity and cohesion of the Libyan national "
        "institutions”. So terrorism is not the only point that 002 omits. “Initiatives” "
        "shares fewer words with its nearest sentence, and yet it is there. Counting finds "
        "the sentence, and reading judges it.",
        "Read the pairs again. Does the sentence below say, in other words, what is said "
        "above it?",
        [
            (
                lambda: "initiatives",
                "Its containment is low. But sentence 7 of 002 has Egypt's support for all "
                "the initiatives. The point is reworded, and it is there.",
            ),
            (
                lambda: "terrorism",
                "That is the one we know. Which other one?",
            ),
            (
                lambda: "foreign forces",
                "Sentence 9 of 002 has it word for word. It is in the first pair.",
            ),
        ],
        hints=[
            "Go through the pairs once more. Does the lower sentence say what the upper says?",
            "A point is omitted if no sentence of the report says it, in whatever words.",
            "Of the other points, 002.9 has القوات الأجنبية, and 002.7 has المبادرات.",
        ],
    ),
    "11-c": choice(
        "002 ends on flights of 2021 and 2022. Which reason does that weaken?",
        "d",
        a=(
            "The outlet's choice.",
            "An outlet that chose to leave a sentence out may still add flights. This "
            "find does not touch choice.",
        ),
        b=(
            "A shorter source.",
            "Flights of earlier years do not tell us which version of the statement the "
            "outlet had.",
        ),
        c=(
            "Any reason but choice.",
            (
                "It says nothing of the source, and routine has many forms. It weakens only "
                "one of these forms, so all three rivals are left."
            ),
        ),
        d=(
            "Lack of space on the page.",
            "There was room for flights, and none for that sentence. That speaks against "
            "lack of space, though a paragraph of background may have been ready. Routine "
            "has other forms than lack of space.",
        ),
        hints=[
            "Ask of each reason what it would lead you to expect at the end of 002.",
            "A find speaks against an explanation that makes it unlikely.",
            f"002.15, on the flights, has {FLIGHTS} tokens, and all of them are background.",
        ],
    ),
    "11-d": number(
        "On paper, list every way of choosing two of 000, 001, 002, 003 and 004. How "
        "many?",
        lambda: comb(N_TEXTS, N_LATE),
        "There are four pairs with 000, three more with 001, two with 002 and one with "
        "003. The real one, 002 and 003, is one of them.",
        "Go in order. Take all pairs with 000, then those with 001 that are new, and so on.",
        [
            (
                lambda: N_TEXTS * (N_TEXTS - 1),
                "That counts each pair twice, for 002 and 003 is the same choice as 003 and "
                "002. Take half.",
            ),
            (
                lambda: N_TEXTS**2,
                "That pairs each text with itself, too, and counts each pair twice. List "
                "them in order.",
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
                "That counts choices of any size. Here each choice has exactly two texts.",
            ),
        ],
        hints=[
            "Write the five names in a row, and join each with those that come after it.",
            "A choice of two has no order. 002 and 003 is the same as 003 and 002.",
            "Your first line is 000 with 001, 002, 003 and 004. The second begins with 001.",
        ],
    ),
    "11-e": choice(
        "Suppose each early text had a *hundred* words of terrorism, and the late ones "
        "none. What would p be?",
        "b",
        a=(
            "Close to 0.",
            "More hits do not make more texts. How many of the ten pairs would be as "
            "extreme as the real one? Their share is p.",
        ),
        b=(
            "0.10, as now.",
            "The most extreme of all pairs is still one of ten. More words do not help, "
            "only more texts do.",
        ),
        c=(
            "Below 0.05.",
            "It would have to be one pair in more than twenty, and five texts do not have "
            "so many pairs. Count them once more.",
        ),
        hints=[
            (
                "More words change the size of the differences. Do they change how many pairs "
                "there are?"
            ),
            "p is the share of pairs that differ at least as much as the real one.",
            "Look at the last row of the table, 002 + 003. Could another pair pass it?",
        ],
    ),
    "11-f": choice(
        ("Words of terrorism are missing from 2024+. Why, going by these five texts?"),
        "b",
        a=(
            "Egyptian officials stopped speaking of terrorism.",
            "Perhaps they did not stop, for the texts hold only what two outlets printed. "
            "Nothing here speaks against it, and nothing for it.",
        ),
        b=(
            "Several causes fit, and we cannot tell which.",
            (
                "At least three fit. The officials may have stopped, the outlets may have "
                "left sentences out, or the meetings may have been of another kind. All of "
                "these changed together. To tell them apart we need several outlets on one "
                "meeting, and several meetings in one outlet (side room *your own corpus*)."
            ),
        ),
        c=(
            "The two later outlets left such sentences out.",
            (
                "That is quite possible, for some relays have a sentence that 002 lacks. But "
                "officials who say less would leave the same trace, and so would a meeting "
                "on other matters."
            ),
        ),
        d=(
            "The later meetings were of another kind.",
            (
                "That is possible, too, for in 2019 there was fighting around Tripoli. But "
                "can these five texts tell it from the other explanations?"
            ),
        ),
        hints=[
            (
                "Ask of each explanation whether the five texts would look different if it "
                "were wrong."
            ),
            "What changed together with the date cannot be told apart in these texts.",
            (
                "No outlet is here twice. Read the sentence above on outlet, genre, meeting "
                "and speaker."
            ),
        ],
    ),
}
