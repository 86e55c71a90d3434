"""Side room foreign forces: what is right, and what each wrong answer shows."""

import khitab
from khitab import framing, morphology, voices
from khitab.checks import choice, number
from khitab.concordance import kwic

FRAME = "foreign_forces"
CORPUS = khitab.load_corpus()
WORDS = morphology.add_lemmas(CORPUS.tokens())
SAID = voices.who_says(WORDS, CORPUS.annotations("voices"))
HITS = framing.occurrences(SAID).query("frame == @FRAME")
MARKED = CORPUS.annotations("mentions").query("frame == @FRAME")
MENTIONS = framing.mentions(HITS, WORDS, spans=MARKED)
# Who is said to counter, stop, prevent or remove, as read: (sentence, verbal noun).
DOERS = {
    ("001.17", "countering"): "Libyan efforts",
    ("004.34", "countering"): "Libyan efforts",
    ("004.26", "stopping"): "the international community",
    ("002.9", "preventing"): None,
    ("002.9", "removing"): None,
    ("003.18", "countering"): None,
    ("003.18", "removing"): None,
}


def outside():
    """The lines of all words with the letters of "outside"."""
    return kwic(WORDS, "خارج", match="part")


def of_the_frame():
    """How many of these words are in a noun phrase of the issue."""
    return int((framing.add_spans(outside(), MARKED, "frame")["frame"] == FRAME).sum())


def adjectives():
    """How many of these words are the adjective, whatever it says."""
    return len(kwic(WORDS, "خارجي", match="lemma"))


def with_a_name():
    """How many mentions of the frame have a proper name in them."""
    names = set(WORDS[WORDS["pos"].str.startswith("noun_prop")]["token"])
    words = MENTIONS["phrase"].str.split()
    return int(words.map(lambda phrase: not names.isdisjoint(phrase)).sum())


def with_a_doer():
    return sum(doer is not None for doer in DOERS.values())


CHECKS = {
    "foreign_forces-a": number(
        "In how many of these lines does the word belong to the issue?",
        of_the_frame,
        "Each of them follows “interventions”. The other lines are ministries, a "
        "foreign policy and two journeys abroad: the same letters, another matter.",
        "Ask of each line: does somebody from outside act in Libya by force or by "
        "meddling? A ministry does not, nor does a journey.",
        [
            (
                lambda: len(outside()),
                "That is every line. Open the cards: how many of them are ministries?",
            ),
            (
                adjectives,
                "Those are all the lines with the adjective “external, foreign”. One of "
                "them is of a policy, one of a journey.",
            ),
            (
                lambda: len(outside()) - of_the_frame(),
                "Those are the lines that are not of the issue. How many are left?",
            ),
        ],
    ),
    "foreign_forces-b": number(
        (
            "A language model marked the noun phrases (*mentions*). How many say "
            "*which* state, group or person the outsiders are?"
        ),
        with_a_name,
        "Not one. No state, no group, no person: whoever hears it fills in the name. "
        "The label says that somebody comes from outside, not whose side they are on.",
        "“Foreign forces” and “mercenaries” name nobody; “Libya” says where they are. "
        "Look for the name of whoever comes from outside.",
        [
            (
                lambda: len(MENTIONS),
                "So many mentions there are. Does any of them give a state or a group?",
            ),
            (
                lambda: len(HITS),
                "Those are the tokens of the issue. How many of its noun phrases have "
                "the name of an outsider?",
            ),
            (
                lambda: 1,
                "Which one? Egypt, Libya and the African states are named beside the "
                "phrases, but not as those who intervene.",
            ),
        ],
    ),
    "foreign_forces-c": number(
        (
            "Go through them with the sentences above. In how many is it said *who* "
            "counters, stops, prevents or removes? (The forces that depart are not "
            "counted.)"
        ),
        with_a_doer,
        "Twice “the Libyan efforts”, once “the international community”, and all of it "
        "in 2019. In 2024+ it is “the necessity of …”, and whose task it is stays open.",
        "Ask of each noun: whose countering, stopping, preventing, removing? The person "
        "who stresses the necessity is not yet the one who shall do it.",
        [
            (
                lambda: len(DOERS),
                "Whoever stresses a necessity is not said to do it himself. Where does "
                "the sentence say who shall act?",
            ),
            (
                lambda: 2,
                "Two of them say “Libyan efforts”. And who, in 004.26, shall bear its "
                "responsibility?",
            ),
            (
                lambda: 1,
                "004.26 has the international community. But whose efforts are reviewed "
                "in 001.17 and 004.34?",
            ),
        ],
    ),
    "foreign_forces-d": choice(
        (
            'Which phrase, even with "it is not necessary to", takes for granted that '
            "interventions are going on?"
        ),
        "a",
        a=(
            '"stopping the repeated external interventions" (004.26)',
            (
                "Only what goes on can be stopped, and “repeated” says it has happened "
                "before. Deny the necessity, and both still stand."
            ),
        ),
        b=(
            '"preventing external interventions" (002.9)',
            (
                "The Arabic has the article, and often that does it; with such plurals it may "
                "mean interventions in general. And one can prevent what has not begun: “it is "
                "not necessary to prevent them” leaves open whether there are any."
            ),
        ),
        c=(
            '"countering any external interventions" (003.18)',
            (
                "“Any” is careful: it holds even if there are none. Put “not necessary” "
                "before it, and nothing is left standing."
            ),
        ),
    ),
    "foreign_forces-e": choice(
        "What may we write?",
        "b",
        a=(
            "Egypt intervenes in Libya, and the texts hide it.",
            (
                "That codes what you think of Egypt's support, not what stands there. The "
                "texts do not hide it either: they speak of it, and call it support."
            ),
        ),
        b=(
            (
                'In these texts "foreign" and "intervention" are said of outsiders without '
                "a name; what is Egypt's or America's has other words. What it *is*, the "
                "codebook does not judge."
            ),
            (
                "So much stands there. That a word is kept for some outsiders is a finding "
                "about words; whether rightly, is a question of politics, not of counting."
            ),
        ),
        c=(
            "Egypt does not intervene: no text says so.",
            (
                "A word's absence proves nothing about the world. The texts do not say that "
                "Egypt intervenes, and they do not say that it does not."
            ),
        ),
    ),
    "foreign_forces-f": choice(
        "Does the issue grow from 2019 to 2024+?",
        "a",
        a=(
            (
                "Raw counts are equal, rates are higher in 2024+. How much hangs on words, "
                "unit, copy and one text. I report all that and claim no growth."
            ),
            (
                "Each number is right for its list, unit and texts, and none is the answer "
                "alone. Two texts against two, each of its own outlet, carry no growth."
            ),
        ),
        b=(
            "Yes: the rate is higher by more than half.",
            (
                "As it is, it does. But look at the intervals, and at your third run: "
                "without 002 most of the difference is gone."
            ),
        ),
        c=(
            "No: there are as many tokens and mentions in both.",
            (
                "As many, in fewer tokens, and some of the earlier ones are copies. Your "
                "second run counted those once: what happened?"
            ),
        ),
    ),
}
