"""Side room qatar: what is right, and what each wrong answer shows."""

import khitab
from khitab import morphology
from khitab.checks import choice, number

CORPUS = khitab.load_corpus()
WORDS = morphology.add_lemmas(CORPUS.tokens())
ABOUT = WORDS[(WORDS["doc"] == "000") & WORDS["sentence"].isin([9, 10])]
VERBS = ABOUT[ABOUT["pos"] == "verb"]
PRONOUNS = ABOUT[ABOUT["enclitics"] != ""]
SIZE = WORDS.groupby("doc").size()

# Read, not computed: the raw offset at which a capital means its government, a verb has
# Doha for its doer, and a pronoun means Qatar.
GOVERNMENTS = {("000", 1618), ("001", 1787), ("004", 1879)}
DOINGS = {1612}
MEANS_QATAR = {1683, 1903, 1912}


def capitals():
    """The lines of the two capitals: (text, offset) of each."""
    cities = ("القاهرة", "الدوحة")
    rows = WORDS[WORDS["form"].str.contains("|".join(cities))]
    return set(zip(rows["doc"], rows["start"]))


def acting():
    return len(GOVERNMENTS & capitals())


def doings():
    return len(DOINGS & set(VERBS["start"]))


def qatars():
    return len(MEANS_QATAR & set(PRONOUNS["start"]))


CHECKS = {
    "qatar-a": number(
        "In how many lines does a capital mean its government?",
        acting,
        "Doha does once and Cairo does twice, in “Cairo's support” (001) and “Cairo supports "
        "the efforts” (004). So this is no device against Qatar, for Egypt is named in the "
        "same way.",
        "Ask of each line whether “the government” would fit there. One can travel to a "
        "place, or meet in it. A government supports, or plays a role.",
        [
            (
                lambda: 1,
                "Doha is one. But look at the words around Cairo in 001 and 004. Who "
                "supports there?",
            ),
            (
                lambda: acting() - 1,
                "Look again at all lines of Cairo. In one of them somebody renews its "
                "support, and in another it supports efforts. And Doha?",
            ),
            (
                lambda: acting() + 1,
                "Did you count the television channel, or a journey to Cairo? The channel is "
                "a proper name, and in the journey Cairo is a place.",
            ),
            (
                lambda: len(capitals()),
                "Those are all the lines. In most of them a capital is a place where "
                "somebody goes or meets.",
            ),
        ],
        hints=[
            "Look at the words around each city. Does anybody travel to it, or meet in it?",
            "A capital means its government where “the government” would fit in its place.",
            (
                "Begin with 001.13, “Cairo's support for the role of the Libyan military "
                "institution”."
            ),
        ],
    ),
    "qatar-b": choice(
        "What does “the Qatari crisis” do that “the Gulf crisis” would not?",
        "c",
        a=(
            "It says that the crisis takes place in Qatar itself.",
            (
                "“The Libyan crisis” is in Libya. But here nobody reports from Qatar. The "
                "adjective says only that the crisis has to do with Qatar."
            ),
        ),
        b=(
            "It says that Qatar caused the crisis.",
            (
                "It may suggest that, but it does not say so. “The Libyan crisis” does not "
                "blame Libya. What does the name leave out?"
            ),
        ),
        c=(
            "It names one party and leaves out the others.",
            (
                "In this name one state is the problem, and the four that broke with it, "
                "Egypt among them, are spectators. “Blockade” would turn that round. No name "
                "is neutral here. But people soon use a name that is at hand, so it does not "
                "prove an intention."
            ),
        ),
        d=(
            "It changes nothing, since either name means the same events.",
            (
                "Put another name into the sentence. “With regard to the blockade of Qatar, "
                "Haftar pointed to the negative role that Doha played” no longer fits so well."
            ),
        ),
        hints=[
            "Who had this crisis with whom?",
            "An adjective of a country says that the crisis has to do with it, and no more.",
            (
                "000.9 opens “With regard to the Qatari crisis”. The other three names are "
                "above."
            ),
        ],
    ),
    "qatar-c": number(
        "Of how many of these verbs is Qatar, or Doha, the doer?",
        doings,
        "Only of “played it”, laʿibat-hu. No other verb in the corpus has Qatar for its "
        "doer. The verbs around it are concerns, pointed to and affirmed.",
        "Take the verbs one by one. Who concerns, who points, who plays, who affirms?",
        [
            (
                lambda: len(VERBS),
                "There are so many verbs. But two of them report what Haftar and Shoukry "
                "say. Who is their doer?",
            ),
            (
                lambda: 0,
                "Read 000.9 again, “the negative role that … played”. Who played it?",
            ),
            (
                lambda: 2,
                "“With what concerns the Qatari crisis” has no person for its doer. "
                "Which other verb did you count?",
            ),
        ],
        hints=[
            "Take the verbs of the table one by one.",
            "The doer is who does it, not who tells of it, nor whom it is about.",
            "Read 000.9 again, “the negative role that Doha played in the region”.",
        ],
    ),
    "qatar-d": number(
        "How many of these five pronouns mean Qatar?",
        qatars,
        "They are in its support, its violation and its obligations. The codebook counts "
        "the sentences that have them. Tokens and mentions, by our rules, leave all three "
        "out.",
        "“Played it” takes up what was played. “On his side” takes up a person. Then look at "
        "the three others.",
        [
            (
                lambda: len(PRONOUNS),
                "Do all five? Doha played something. Is that “it” Qatar? And on whose side, "
                "in 000.10, does somebody affirm something?",
            ),
            (
                lambda: qatars() + 1,
                "That is one too many. In “played it” the “it” is masculine, and takes up "
                "“the role”. “On his side” is the minister's.",
            ),
            (
                lambda: 1,
                "“Its support” is one. But 000.10 goes on with two nouns with -hā.",
            ),
            (
                lambda: 2,
                "Nearly. Did you see that “violation” and “obligations” both have one?",
            ),
        ],
        hints=[
            "Take the words of the table one by one, and find each in the translation.",
            "-hā takes up a feminine noun, such as a state or a city. -hu takes up a "
            "masculine one.",
            "Begin with 000.9, “the negative role that Doha played …” and “through its support”.",
        ],
    ),
    "qatar-e": choice(
        "How do we know *whose* violation it is?",
        "c",
        a=(
            "By grammar: *-hā* can mean only Qatar here.",
            (
                "The ending -hā takes up feminine nouns, and plurals of things as well, such "
                "as “states” and “threats”. Grammar leaves three readings open."
            ),
        ),
        b=(
            "By grammar: *-hā* means what is nearest.",
            (
                "Nearness helps, but it is not a rule. The nearest plural is “threats”, and "
                "threats have no international obligations."
            ),
        ),
        c=(
            "By sense: readers know who is accused.",
            (
                "It is Qatar's, and the translator wrote so in brackets. The text can rely on "
                "its readers, who know who accuses whom before the sentence begins. A program "
                "would have to know as much."
            ),
        ),
        d=(
            "We do not: the Quartet may be meant.",
            (
                "Grammar perhaps allows it. But would Egypt, a member of the Quartet, say "
                "through its spokesman that the Quartet breaks its obligations?"
            ),
        ),
        hints=[
            "Which nouns before the pronoun could it take up?",
            "-hā goes with a feminine noun or with a plural of things.",
            "In 000.10, “its [Qatar's] violation”, the brackets are the translator's.",
        ],
    ),
    "qatar-f": choice(
        "Where does a sentence itself say that Qatar furthers terrorism?",
        "b",
        a=(
            "In 000.1: “terrorism and Qatar”.",
            (
                "“And” sets two things side by side. A reader has to add that one is the "
                "cause of the other."
            ),
        ),
        b=(
            "In 000.9: “through its support for terrorism”.",
            (
                "It is in Haftar's clause, as the Egyptian spokesman relays it, and the "
                "support is Doha's. A co-occurrence counts the three links as equal, but they "
                "are not."
            ),
        ),
        c=(
            "In 000.10: “its violation of its international obligations”.",
            (
                "There Qatar breaks an obligation to combat terrorism. A language model coded "
                "that as a cause, since by its rule whoever lets terrorism happen is a cause. "
                "But not to combat it is not yet to further it. The sentence does not take "
                "that step."
            ),
        ),
        d=(
            "Wherever the two co-occur in one unit.",
            (
                "Co-occurrence says only that both are in the same unit. Read what joins the "
                "two."
            ),
        ),
        hints=[
            "Which words join Qatar and terrorism in each sentence?",
            "A co-occurrence says that two issues are in one unit, not how they are joined.",
            (
                "Compare the words that join them. 000.1 has “and”, 000.9 “through”, 000.10 “in "
                "the field of”."
            ),
        ],
    ),
    "qatar-g": choice(
        "What may we write of 2019?",
        "d",
        a=(
            "By 2019 Egypt and Qatar had settled their crisis.",
            (
                "They had not, for the declaration of al-Ula is of January 2021. A zero in "
                "two texts is not an event in the world."
            ),
        ),
        b=(
            "By 2019 the theme had vanished from the press.",
            (
                "Of the press of 2019 we have two texts on one visit, with one Egyptian "
                "statement behind much of both. Many other texts may have named Qatar without "
                "our knowing it."
            ),
        ),
        c=(
            "Four words in all are too few for a zero to count.",
            (
                "The zero comes from two texts and hundreds of tokens, so we can report it. "
                "What it allows us to say beyond these texts is another question."
            ),
        ),
        d=(
            "In our two texts, both on one visit, Qatar is not named.",
            (
                "It names the unit and the occasion, and stops there. The crisis was still "
                "going on, but the occasion was another one, the fighting for Tripoli."
            ),
        ),
        hints=[
            "How many texts of 2019 do we have, and on how many occasions?",
            "A zero holds for the texts in which somebody counted it.",
            (
                f"In the last table, rows 001 and 004 have no hit in {SIZE['001']} and in "
                f"{SIZE['004']} tokens."
            ),
        ],
    ),
}
