"""Side room terrorism: what is right, and what each wrong answer shows."""

from khitab.checks import choice

CHECKS = {
    "terrorism-a": choice(
        "Exactly one of these four is coded as terrorism. Which, and why?",
        "d",
        a=(
            "001.10, for it speaks of security.",
            (
                "Security is on the list of what is out, for one can want security against "
                "much else. Look for the word itself, or for an extremist, or for the fight "
                "against either."
            ),
        ),
        b=(
            "004.21, for there is a battle for Tripoli.",
            (
                "A battle is fighting, and fighting is out. The sentence would have to say "
                "that somebody calls one of the fighters terrorist."
            ),
        ),
        c=(
            "004.25, for it speaks of “the armed groups”.",
            (
                "This is the right sentence for the wrong reason. “The armed groups” is the "
                "near miss. Without the later words “to confront terrorism” the sentence "
                "would be out."
            ),
        ),
        d=(
            "004.25, for it says “confront terrorism”.",
            (
                "“The armed groups” alone would not be enough. The sentence is in because it "
                "also says “to confront terrorism”. What the text calls terrorism decides, "
                "and not what we know."
            ),
        ),
        e=(
            "004.36, for a city is to be “liberated”.",
            (
                "“Liberation” is a loaded word, and worth a note. But it is no word of "
                "terrorism. The sentence does not say from whom the city is to be liberated, "
                "or what they are called."
            ),
        ),
        hints=[
            "Look for the words of the codebook, not for what you know of the matter.",
            (
                "What is called terrorism is in. Security, battles and armed groups are out."
            ),
            (
                "004.25 says two things. One is “confronting the armed groups”, the other is "
                "“efforts to confront terrorism”."
            ),
        ],
    ),
    "terrorism-b": choice(
        "Which doer did you write down most often?",
        "a",
        a=(
            "nobody named",
            (
                "The fight is a noun, and a noun needs no doer, as in “efforts at combating” "
                "or “the necessity of eliminating”. Of the doers that are named, a Libyan "
                "army or institution is the most frequent."
            ),
        ),
        b=(
            "Egypt",
            (
                "Look again at “Egypt's support for the efforts at combating”. Egypt "
                "supports them, but the sentence does not say whose efforts they are. Who "
                "combats?"
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
            (
                "The doer is who combats, eliminates or confronts. Who supports or affirms "
                "it is not the doer."
            ),
            (
                "Read 001.12, “Egypt's support for the efforts at combating terrorism”. "
                "Whose efforts are they?"
            ),
        ],
    ),
    "terrorism-c": choice(
        "What is called extremist in 001.12?",
        "a",
        a=(
            "The militias, and perhaps the groups.",
            (
                "Grammar allows both. So do not report “extremist groups” as if it were "
                "certain. The phrase is one mention in either reading, so here the number "
                "does not change."
            ),
        ),
        b=(
            "Only the militias: the adjective is beside them.",
            (
                "The nearest noun is certain. But the form fits both nouns, and 001.14 has "
                "them in the other order. Can grammar exclude the other noun?"
            ),
        ),
        c=(
            "Groups and militias: an adjective takes in all nouns before it.",
            (
                "It can belong to all of them, but it need not. “Groups and [extremist "
                "militias]” is good Arabic, too."
            ),
        ),
        d=(
            "Groups and militias, and perhaps terrorism, too.",
            (
                "“Terrorism” is a masculine singular, and the adjective is feminine. So it "
                "cannot belong to “terrorism”."
            ),
        ),
        hints=[
            "Read the five words from the right. To which nouns can the last one belong?",
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
                "The finest unit is not the best one. Tokens also count a list of two words "
                "twice. What do the other two parts of the figure say?"
            ),
        ),
        b=(
            "004: it has most tokens.",
            "It is also the longest text. Compare rates, and then all three units.",
        ),
        c=(
            "None: such counts are arbitrary.",
            (
                "They follow from rules that anybody can check. But they answer different "
                "questions. Which question do you ask?"
            ),
        ),
        d=(
            "000 by tokens and mentions, 004 by sentences.",
            (
                "The unit decides which text leads, so name the unit with the number. The "
                "intervals overlap, so do not make much of it. In every unit, 002 and 003 "
                "have none."
            ),
        ),
        hints=[
            "Look at all three parts of the figure.",
            "What counts as one is the unit of coding, and one names it with the number.",
            "Follow the rows 000 and 004 from tokens to mentions to sentences.",
        ],
    ),
    "terrorism-e": choice(
        "Which sentence holds?",
        "c",
        a=(
            "Haftar explains to his hosts where terrorism comes from, while Egypt fights it.",
            (
                "That says what the two do. We have only a few clauses in which reports let "
                "them speak. And some of Haftar's clauses have remedies, too."
            ),
        ),
        b=(
            "Egypt has nothing to say about causes.",
            (
                "In 000.10 both runs saw a cause. Shoukry's clause blames Qatar over "
                "combating terrorism. And it is Egypt that relays Haftar's words."
            ),
        ),
        c=(
            "Of the few causes that both runs saw, half are in Haftar's clauses.",
            (
                "It names the coders and the voice. Add the channel, too. These clauses come "
                "through Egyptian spokesmen, that of 000.9 most likely. Egypt's offices relay "
                "causes in Haftar's name, which is as much a fact about them as about him."
            ),
        ),
        hints=[
            "Look at the last two tables. Who is coded with what, and through whom?",
            "Codes tell what was coded in whose clauses, not what somebody does or thinks.",
            "In “Elements of one sentence, by voice”, follow each row that has a cause.",
        ],
    ),
}
