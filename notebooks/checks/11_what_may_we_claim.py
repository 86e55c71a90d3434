"""The checks of lesson 11: what is right, and what each wrong answer shows."""

from math import ceil, log

import pandas as pd
from khitab.checks import choice, number, word
from khitab.corpus import SEEDS

OUTSIDE = pd.read_csv(
    SEEDS / "annotations" / "outside.csv", dtype=str, keep_default_na=False
)
ABOUT = OUTSIDE[
    (OUTSIDE["event"] == "2025-01-18") & (OUTSIDE["proposition"] == "terrorism")
]
LACK = int((ABOUT["certainty"] == "not found").sum())


def texts_needed(share):
    """How many texts, all without a thing, leave no more than `share` that have it."""
    return ceil(log(0.05) / log(1 - share))


CHECKS = {
    "11-a": choice(
        "c",
        a="Silent on what, and beside what? 'Strangely' hides an expectation that nobody "
        "wrote down.",
        b="To hide is to know and not to tell. No text shows that of itself; and what was "
        "really said stands in no text of ours.",
        c="It says what is missing, from where, and beside which texts, with a reason: "
        "meetings of the same two men. Anybody can look it up.",
    ),
    "11-b": choice(
        "b",
        a="The pages differ in wording, and shorten. Which of them has the statement's "
        "own words we can not see.",
        b="Pages that do not copy each other do not invent the same sentence. But each "
        "may have shortened or translated it: so we quote one, and say which.",
        c="Then most of history could not be written. A copy is evidence; ask of what, "
        "and how strong.",
        d="It shows what a spokesman is reported to have said. From there to what anybody "
        "thinks it is two steps.",
    ),
    "11-c": word(
        lambda: "institutions",
        "'The unity and cohesion of the Libyan national institutions': no sentence of 002 "
        "has it; its nearest is the outlet's own opening. So terrorism is not the only "
        "thing that 002 omits.",
        "Take the two lowest containments beside terrorism, and read: is what is said "
        "there also said, in other words, in the sentence below it?",
        [
            (
                lambda: "initiatives",
                "Its containment is the lowest but one. But read sentence 7 of 002: Egypt's "
                "support for all the initiatives. Reworded, and there.",
            ),
            (
                lambda: "terrorism",
                "That is the one we know. Which other one?",
            ),
            (
                lambda: "elections",
                "Sentence 8 of 002 has it: coordination, a political map, elections at the "
                "same time. A few words were changed.",
            ),
            (
                lambda: "relations",
                "Sentence 3 of 002 opens with it: the special nature of the relations.",
            ),
        ],
    ),
    "11-d": choice(
        "b",
        a="Look again: initiatives, which is reworded, has a lower share than institutions, "
        "which is out.",
        b="A short proposition in other words shares little; a missing one shares 'Egypt', "
        "'Libyan' and 'keenness' with a sentence on something else.",
        c="It found the right sentence each time there was one. It is a good guide and a "
        "bad judge.",
    ),
    "11-e": number(
        lambda: LACK + 1,
        f"{LACK} pages and 002, out of {len(ABOUT) + 1}. So 002 is in company. But of "
        "some we saw only the beginning; and pages that a search happens to find are no "
        "sample either.",
        "Count the pages that are 'not found', and do not forget 002 itself.",
        [
            (
                lambda: LACK,
                "So many of the eight pages, and as many have it. But 002 is a report of "
                "that meeting, too.",
            ),
        ],
    ),
    "11-f": choice(
        "c",
        a="An outlet that chose to leave a sentence out may still add flights. This find "
        "does not touch choice.",
        b="Flights of earlier years say nothing of which version of the statement the "
        "outlet had.",
        c="There was room for flights, and none for that sentence. Against space, then; "
        "though a paragraph of background may have lain ready. Routine has other forms "
        "than lack of space.",
        d="It weakens lack of space only. All three rivals are left.",
    ),
    "11-g": choice(
        "c",
        a="Look at the relays of 8 December: where is the sentence that could have been "
        "cut?",
        b="One statement without the word is one statement. That was the trap of 002, "
        "with a new date.",
        c="The zero looks like that of 002, and its reason is another one. 'As far as we "
        "saw' belongs to it: one page disagrees, and most we saw only in part.",
    ),
    "11-h": number(
        lambda: 0,
        "None. They are met, received, brought back, refused contact, put in danger. In "
        "our five texts that is so; elsewhere all of them, or people for them, have "
        "spoken.",
        "In each sentence, look for who affirms, says or adds. Is it one of the four?",
        [
            (
                lambda: 1,
                "Did you count 002.13? There the minister is the one who 'affirmed' (a "
                "masculine verb in Arabic). Or 004.37? There a member of parliament passes "
                "on what Merkel is rumoured to refuse.",
            ),
        ],
    ),
    "11-i": number(
        lambda: texts_needed(0.05),
        "So many, drawn by lot, for a claim as weak as 'fewer than one report in twenty'. "
        "Side room your own corpus is about getting such texts.",
        "Raise n_texts until the result is below 0.05 for the first time.",
        [
            (
                lambda: texts_needed(0.05) + 1,
                "The rule of three says so: 3 in 60 is 0.05. The exact share falls below "
                "it one text earlier.",
            ),
            (
                lambda: texts_needed(0.05) - 1,
                "Very near: the share is still just above 0.05.",
            ),
        ],
    ),
}
