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
        "In each of them the word follows “interventions”. The other lines are about "
        "ministries, a foreign policy and two journeys abroad. They share the letters, "
        "not the issue.",
        "Ask of each line whether somebody from outside acts in Libya by force or by "
        "meddling. A ministry does not, nor does a journey.",
        [
            (
                lambda: len(outside()),
                "That is every line. Open the cards and see how many of the words are part of a "
                "ministry's name.",
            ),
            (
                adjectives,
                "You counted all lines with the adjective “external, foreign”. One of them is "
                "about a policy, and one about a journey.",
            ),
            (
                lambda: len(outside()) - of_the_frame(),
                "Those lines do not belong to the issue. How many are left?",
            ),
        ],
        hints=[
            "Look at the word before the node. It is on the right.",
            "The issue is about outsiders who act in Libya by force or by meddling.",
            "The line of 003.18 belongs to it, “countering any external interventions”.",
        ],
    ),
    "foreign_forces-b": number(
        (
            "A language model marked the *mentions*, the noun phrases of the issue. How many "
            "say *which* state, group or person the outsiders are?"
        ),
        with_a_name,
        "Not one of them names a state, a group or a person. Readers fill in the name "
        "themselves. The label says that somebody comes from outside, not whose side "
        "they are on.",
        "“Foreign forces” and “mercenaries” name nobody, and “Libya” says only where they "
        "are. Look for the name of whoever comes from outside.",
        [
            (
                lambda: len(MENTIONS),
                "That is how many mentions there are. Does any of them name a state or a group?",
            ),
            (
                lambda: len(HITS),
                "That is how many tokens the issue has. How many of its noun phrases give "
                "the name of an outsider?",
            ),
            (
                lambda: 1,
                "Which one? Egypt, Libya and the African states are named beside the "
                "phrases, but not as those who intervene.",
            ),
        ],
        hints=[
            "Take the marked phrases in the sentences above one by one.",
            "A phrase can say that somebody comes from outside and not say who it is.",
            "The longest is in 002.14, “all foreign forces and foreign fighters and mercenaries”.",
        ],
    ),
    "foreign_forces-c": number(
        (
            "Leave out the forces that depart. In how many places in the table does the "
            "text say *who* is to counter, stop, prevent or remove?"
        ),
        with_a_doer,
        "Two places have “the Libyan efforts”, and one has “the international community”. "
        "All three are from 2019. The texts of 2024+ have “the necessity of …”, and do "
        "not say whose task it is.",
        "Ask of each noun who is to do it. The person who stresses the necessity need "
        "not be the one who is to act.",
        [
            (
                lambda: len(DOERS),
                "You counted every place. A man who stresses a necessity does not say that "
                "he will act. Where does the sentence say who is to act?",
            ),
            (
                lambda: 2,
                "Two places have “Libyan efforts”. And who is to bear its responsibility in "
                "004.26?",
            ),
            (
                lambda: 1,
                "004.26 has the international community. But whose efforts does Haftar review "
                "in 001.17 and 004.34?",
            ),
        ],
        hints=[
            "Go back to the sentences, with the table beside them.",
            "The person who affirms or stresses a necessity need not be the one who is to act.",
            "Begin with 004.26. Who is to bear “its responsibility towards stopping …”?",
        ],
    ),
    "foreign_forces-d": choice(
        (
            "Which phrase takes for granted that interventions are going on, even after “it is "
            "not necessary to”?"
        ),
        "a",
        a=(
            "“stopping the repeated external interventions” (004.26)",
            (
                "One can only stop what is going on, and “repeated” says that it has happened "
                "before. Deny the necessity, and both remain."
            ),
        ),
        b=(
            "“preventing external interventions” (002.9)",
            (
                "The Arabic has the article, and often an article takes existence for granted. "
                "With such a plural it may also mean interventions in general. And one can "
                "prevent what has not begun. “It is not necessary to prevent them” leaves open "
                "whether there are any."
            ),
        ),
        c=(
            "“countering any external interventions” (003.18)",
            (
                "“Any” is careful, since it holds even if there are none. Put “not necessary” "
                "before it, and nothing is left."
            ),
        ),
        hints=[
            "Deny each phrase, and ask what it still says about the world.",
            "What a phrase takes for granted stays true when the sentence is denied.",
            "Weigh the small words. 003.18 has “any”, 004.26 has “repeated”, 002.9 has neither.",
        ],
    ),
    "foreign_forces-e": choice(
        "What may we write?",
        "b",
        a=(
            "Egypt intervenes in Libya, and the texts hide it behind “support”.",
            (
                "That codes what you think of Egypt's support, not what the texts say. They do "
                "not hide it either. They speak of it, and call it support."
            ),
        ),
        b=(
            "The texts keep “intervention” for outsiders without a name.",
            (
                "The texts show that much. They use other words for what Egypt and America do. "
                "The codebook does not judge what it *is*. Whether the texts are right to "
                "keep the word for some outsiders is a question of politics, not of counting."
            ),
        ),
        c=(
            "Egypt does not intervene, for none of these texts says that it does.",
            (
                "A word's absence proves nothing about the world. The texts do not say that "
                "Egypt intervenes, and they do not say that it does not."
            ),
        ),
        hints=[
            "Look again at what the marked phrases name, and who says them.",
            "Words show how texts speak of states, not what states do.",
            "Think of the near miss دعم مصر, “Egypt's support”. No text calls it an intervention.",
        ],
    ),
    "foreign_forces-f": choice(
        "Does the issue grow from 2019 to 2024+?",
        "a",
        a=(
            "That depends on words, unit, copies and one text.",
            (
                "So report all four, and claim no growth. Each number is right for its list, "
                "unit and texts, and none is the answer by itself. Two texts against two, each "
                "from another outlet, cannot show growth."
            ),
        ),
        b=(
            "It seems so, since the rate is higher by more than half.",
            (
                "In the first run it is. But look at the intervals, and at your third run. "
                "Without 002, most of the difference in rates is gone."
            ),
        ),
        c=(
            "It seems not, since both periods have as many tokens and mentions.",
            (
                "They do, but the texts of 2024+ are shorter, and some of the earlier hits are "
                "copies. Your second run counted the copies once. What happened?"
            ),
        ),
        hints=[
            "Put your four runs side by side.",
            "A trend that comes and goes with one decision is not yet a trend in the texts.",
            "Change the line of `leave_out` to `\"doc == '002'\"`, and look at the rates of 2024+.",
        ],
    ),
}
