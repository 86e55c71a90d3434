"""Side room terrorism: what is right, and what each wrong answer shows."""

from khitab.checks import choice

CHECKS = {
    "terrorism-a": choice(
        "Exactly one of these four is coded as terrorism. Which, and why?",
        "d",
        a=(
            "001.10, for it speaks of security.",
            (
                "Security is on the list of what is out: it can be wanted against much else. "
                "Look for the word itself, or an extremist, or the fight against either."
            ),
        ),
        b=(
            "004.21, for there is a battle for Tripoli.",
            (
                "A battle is fighting, and fighting is out. Who fights in it, and whether "
                "somebody calls them terrorist, the sentence would have to say."
            ),
        ),
        c=(
            "004.25, for it speaks of “the armed groups”.",
            (
                "The right sentence for the wrong reason: “the armed groups” is the near miss. "
                "Without the later words “to confront terrorism” it would be out."
            ),
        ),
        d=(
            "004.25, for it says “confront terrorism”.",
            (
                "“The armed groups” alone would not do. That the sentence also says “to "
                "confront terrorism” brings it in: what is called so decides, not what we know."
            ),
        ),
        e=(
            "004.36, for a city is to be “liberated”.",
            (
                "“Liberation” is a loaded word, and worth a note. But it is no word of "
                "terrorism: from whom, and what they are called, is not said."
            ),
        ),
        hints=[
            "Look for the words of the codebook, not for what you know of the matter.",
            "What is called terrorism is in; security, battles and armed groups are out.",
            (
                "004.25 says two things: “confronting the armed groups”, and later “efforts to "
                "confront terrorism”."
            ),
        ],
    ),
    "terrorism-b": choice(
        "Which doer did you write down most often?",
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
                "It comes second. But “the necessity of eliminating” and “efforts at "
                "combating” have no doer at all. Count these, too."
            ),
        ),
        d=(
            "somebody else",
            (
                "There is only one, the American-Libyan efforts of 001.8. Count the fights "
                "that have no doer."
            ),
        ),
        hints=[
            "Sort the fights of your list into four heaps, and count each heap.",
            "A doer is who combats, eliminates or confronts, not who supports or affirms it.",
            "001.12: “Egypt's support for the efforts at combating terrorism”; whose efforts?",
        ],
    ),
    "terrorism-c": choice(
        "What is called extremist in 001.12?",
        "a",
        a=(
            "The militias, and perhaps the groups.",
            (
                "Grammar allows both. So do not report “extremist groups” as if it were sure. The "
                "mention counts once in either reading: here the number does not suffer."
            ),
        ),
        b=(
            "Only the militias: the adjective is beside them.",
            (
                "The nearest noun is sure. But the form fits both nouns, and 001.14 turns "
                "their order round. Can grammar shut the other one out?"
            ),
        ),
        c=(
            "Groups and militias: an adjective takes in all nouns before it.",
            (
                "It can belong to all of them, but need not: “groups and [extremist militias]” "
                "is good Arabic too."
            ),
        ),
        d=(
            "Groups and militias, and perhaps terrorism, too.",
            (
                "“Terrorism” is a masculine singular, and the adjective is feminine: it "
                "cannot belong there."
            ),
        ),
        hints=[
            "Read the five words from the right: to which nouns can the last one belong?",
            "After a plural of things or groups an adjective is feminine singular.",
            "In 001.14 groups and militias change places, and the adjective keeps its form.",
        ],
    ),
    "terrorism-d": choice(
        "Which text speaks most of terrorism?",
        "d",
        a=(
            "000, for tokens are the finest unit.",
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
            "None: such counts are arbitrary.",
            (
                "They follow from rules that anybody can check. They answer different "
                "questions, though: which one do you ask?"
            ),
        ),
        d=(
            "000 by tokens and mentions, 004 by sentences.",
            (
                "The unit decides who leads, so name it with the number. The intervals "
                "overlap: do not make much of it. That 002 and 003 have none holds in every unit."
            ),
        ),
        hints=[
            "Look at all three parts of the figure.",
            "What counts as one is the unit of coding, and it is named with the number.",
            "Follow the rows 000 and 004 from tokens to mentions to sentences.",
        ],
    ),
    "terrorism-e": choice(
        "Which sentence holds?",
        "c",
        a=(
            "Haftar explains to his hosts where terrorism comes from, while Egypt fights it.",
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
            "Of the few causes that both runs saw, half are in Haftar's clauses.",
            (
                "It names the coders and the voice. Add the channel: these clauses "
                "come, in 000.9 most likely, through Egyptian spokesmen. That Egypt's offices "
                "relay causes in Haftar's name is as much a fact about them as about him."
            ),
        ),
        hints=[
            "Look at the last two tables: who is coded with what, and through whom.",
            "Codes tell what was coded in whose clauses, not what somebody does or thinks.",
            "In “Elements of one sentence, by voice”, follow each row that has a cause.",
        ],
    ),
}
