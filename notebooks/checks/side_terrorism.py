"""Side room terrorism: what is right, and what each wrong answer shows."""

from khitab.checks import choice

CHECKS = {
    "terrorism-a": choice(
        "Exactly one of them is coded. Which, and why?",
        "d",
        a=(
            "001.10, for it speaks of security.",
            (
                "Security is on the list of what is out: it can be wanted against much else. "
                "Look for the word itself, or an extremist, or the fight against either."
            ),
        ),
        b=(
            "004.21, for there is a battle.",
            (
                "A battle is fighting, and fighting is out. Who fights in it, and whether "
                "somebody calls them terrorist, the sentence would have to say."
            ),
        ),
        c=(
            '004.25, for it speaks of "the armed groups".',
            (
                "The right sentence for the wrong reason: “the armed groups” is the near miss. "
                "Without the later words “to confront terrorism” it would be out."
            ),
        ),
        d=(
            "004.25, for it speaks of confronting terrorism.",
            (
                "“The armed groups” alone would not do. That the sentence also says “to "
                "confront terrorism” brings it in: what is called so decides, not what we know."
            ),
        ),
        e=(
            '004.36, for a city is to be "liberated".',
            (
                "“Liberation” is a loaded word, and worth a note. But it is no word of "
                "terrorism: from whom, and what they are called, is not said."
            ),
        ),
    ),
    "terrorism-b": choice(
        "Whom do you have most often?",
        "a",
        a=(
            "nobody named",
            (
                "The fight is a noun, and a noun needs no doer: “efforts at combating”, “the "
                "necessity of eliminating”. Of those named, a Libyan army or institution is the "
                "most frequent."
            ),
        ),
        b=(
            "Egypt",
            (
                "Look again at “Egypt's support for the efforts at combating”: Egypt supports; "
                "whose efforts they are is not said. Who combats?"
            ),
        ),
        c=(
            "a Libyan army or institution",
            (
                "It comes close, and with a generous reading closer. But “the necessity of "
                "eliminating” and “efforts at combating” have no doer at all: count these."
            ),
        ),
        d=(
            "somebody else",
            (
                "Only a few: one bound by obligations, one an American-Libyan effort, one "
                "“everyone who”. Count the fights that have no doer."
            ),
        ),
    ),
    "terrorism-c": choice(
        "What is called extremist in 001.12?",
        "a",
        a=(
            "The militias, and perhaps the groups too: grammar allows both.",
            (
                "So do not report “extremist groups” from 001.12 as if that were sure. The "
                "mention counts once in either reading: here the number does not suffer."
            ),
        ),
        b=(
            "Only the militias: the adjective stands beside them.",
            (
                "The nearest noun is sure. But the form fits both nouns, and 001.14 turns "
                "their order round. Can grammar shut the other one out?"
            ),
        ),
        c=(
            (
                "Groups and militias, for an adjective always belongs to all nouns before "
                "it."
            ),
            (
                "It can belong to all of them, but need not: “groups and [extremist militias]” "
                "is good Arabic too."
            ),
        ),
        d=(
            "Terrorism, groups and militias.",
            (
                "“Terrorism” is a masculine singular, and the adjective is feminine: it can "
                "not belong there."
            ),
        ),
    ),
    "terrorism-d": choice(
        '"Which text speaks most of terrorism?" The best answer:',
        "d",
        a=(
            "000: tokens are the finest unit.",
            (
                "Finest is not best: tokens also count a list of two words twice. What do the "
                "other two parts of the figure say?"
            ),
        ),
        b=(
            "004: it has most tokens.",
            ("It also is the longest text. Compare rates, and then all three units."),
        ),
        c=(
            "Such counts are arbitrary.",
            (
                "They follow from rules that anybody can check. They answer different "
                "questions, though: which one do you ask?"
            ),
        ),
        d=(
            (
                "000 by tokens and mentions, 004 by sentences; I would not make much of "
                "the difference."
            ),
            (
                "The unit decides who leads, so name it with the number; and the intervals "
                "overlap. That 002 and 003 have none holds in every unit."
            ),
        ),
    ),
    "terrorism-e": choice(
        "Which sentence holds?",
        "c",
        a=(
            "Haftar explains terrorism, Egypt fights it.",
            (
                "That says what the two do. We have what reports let them say, in a few "
                "clauses, and remedies are in Haftar's, too."
            ),
        ),
        b=(
            "Egypt has nothing to say about causes.",
            (
                "In 000.10 both runs saw a cause in Shoukry's clause, where Qatar is blamed over "
                "combating terrorism. And it is Egypt that relays Haftar's words."
            ),
        ),
        c=(
            (
                "Both runs saw a remedy in nearly every sentence on terrorism, whoever "
                "speaks, and a cause in few; half of these are in clauses given to Haftar, "
                "which come, in 000.9 most likely, through Egyptian spokesmen."
            ),
            (
                "It names the coders, the unit, the voice and the channel. That Egypt's offices "
                "relay causes in Haftar's name is as much a fact about them as about him."
            ),
        ),
    ),
}
