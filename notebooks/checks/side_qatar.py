"""Side room qatar: what is right, and what each wrong answer shows."""

import khitab
from khitab import morphology
from khitab.checks import choice, number

CORPUS = khitab.load_corpus()
WORDS = morphology.add_lemmas(CORPUS.tokens())
ABOUT = WORDS[(WORDS["doc"] == "000") & WORDS["sentence"].isin([9, 10])]
VERBS = ABOUT[ABOUT["pos"] == "verb"]
PRONOUNS = ABOUT[ABOUT["enclitics"] != ""]

# Read, not computed: the raw offset at which a capital stands for its government, a verb has
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
        "In how many lines does a capital stand for its government?",
        acting,
        "Doha once, and Cairo twice: “Cairo's support” (001), “Cairo supports the "
        "efforts” (004). It is no device against Qatar, then: Egypt is named so, too.",
        "Ask of each line: could one put “the government” there? One can travel to a "
        "place, or meet in it; a government supports, or plays a role.",
        [
            (
                lambda: 1,
                "Doha is one. But look at the words around Cairo in 001 and 004: who "
                "supports there?",
            ),
            (
                lambda: acting() - 1,
                "Look again at all lines of Cairo: in one somebody renews its "
                "support, in another it supports efforts. And Doha?",
            ),
            (
                lambda: acting() + 1,
                "Did you count the television channel, or a journey to Cairo? The one is "
                "a proper name, in the other Cairo is a place.",
            ),
            (
                lambda: len(capitals()),
                "Those are all the lines. In most a capital is a place where somebody "
                "goes or meets.",
            ),
        ],
    ),
    "qatar-b": choice(
        'What does "the Qatari crisis" do that "the Gulf crisis" would not?',
        "c",
        a=(
            "It says that the crisis takes place in Qatar.",
            (
                "“The Libyan crisis” is in Libya; but here nobody reports from Qatar. The "
                "adjective says no more than: a crisis that has to do with Qatar."
            ),
        ),
        b=(
            "It says that Qatar caused the crisis.",
            (
                "It may suggest that, but it does not say so: “the Libyan crisis” does not "
                "blame Libya. What does the name leave out?"
            ),
        ),
        c=(
            (
                "It gives the crisis one country's name, and leaves the other parties, "
                "Egypt among them, out of it."
            ),
            (
                "By this name one state is the matter, and the four that broke with it are "
                "spectators. “Blockade” would turn that round. No name is outside the quarrel, "
                "and a name at hand is soon used, so it proves no intent."
            ),
        ),
        d=(
            "Nothing: names are only names.",
            (
                "Put another into the sentence: “With regard to the blockade of Qatar, "
                "Haftar pointed to the negative role that Doha played”. It no longer fits so "
                "well."
            ),
        ),
    ),
    "qatar-c": number(
        "Of how many of these verbs is Qatar, or Doha, the doer?",
        doings,
        "“Played it”, laʿibat-hu: the only verb in the corpus whose doer is Qatar. "
        "The other verbs stand around it: concerns, pointed to, affirmed.",
        "Take the verbs one by one. Who concerns, who points, who plays, who affirms?",
        [
            (
                lambda: len(VERBS),
                "So many verbs there are. Two of them report what Haftar and Shoukry "
                "say: who is their doer?",
            ),
            (
                lambda: 0,
                "Read 000.9 again: “the negative role that … played”. Who did?",
            ),
            (
                lambda: 2,
                "“With what concerns the Qatari crisis” has no person for its doer. "
                "Which other verb did you count?",
            ),
        ],
    ),
    "qatar-d": number(
        "How many of these five pronouns mean Qatar?",
        qatars,
        "Support, violation, obligations. The codebook counts the sentences in which "
        "they stand; tokens and mentions, by our rules, leave all three out.",
        "“Played it”: what was played? “On his side”: on whose? Then the three others.",
        [
            (
                lambda: len(PRONOUNS),
                "All five? What did Doha play: is “it” Qatar? And on whose side, in "
                "000.10, is something affirmed?",
            ),
            (
                lambda: qatars() + 1,
                "One too many. In “played it” the “it” is masculine, and takes up "
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
    ),
    "qatar-e": choice(
        "How do we know *whose* violation it is?",
        "c",
        a=(
            "By grammar: *-hā* can only mean Qatar.",
            (
                "The ending -hā takes up feminine nouns, and plurals of things as well, such "
                "as “states” and “threats”. Grammar leaves three readings open."
            ),
        ),
        b=(
            "By grammar: *-hā* means what stands nearest.",
            (
                "Nearness helps, but it is no rule: the nearest plural is “threats”, and "
                "threats have no international obligations."
            ),
        ),
        c=(
            "By sense: a reader knows already who accuses and who is accused.",
            (
                "It is Qatar's: the translator wrote so in brackets. The text can rely on "
                "it, for the roles are given before the sentence begins. A program would have "
                "to know as much."
            ),
        ),
        d=(
            "We do not: the Quartet may be meant.",
            (
                "By grammar perhaps; but would the Quartet's own member say, through its "
                "spokesman, that the Quartet breaks its obligations?"
            ),
        ),
    ),
    "qatar-f": choice(
        "Where does the sentence itself say that Qatar furthers terrorism?",
        "b",
        a=(
            "In 000.1.",
            (
                "“And” sets things side by side. That one is the cause of the other, a "
                "reader has to add."
            ),
        ),
        b=(
            "In 000.9.",
            (
                "“Through its support”: in Haftar's clause, as the Egyptian spokesman relays "
                "it. A co-occurrence counts the three links as equal, and they are not."
            ),
        ),
        c=(
            "In 000.10.",
            (
                "There Qatar breaks an obligation to combat terrorism. A language model coded "
                "that as a cause, since its rule counts whoever lets terrorism happen. From not "
                "combating to furthering is a step that the sentence does not take."
            ),
        ),
        d=(
            "In all three: that is what co-occurrence means.",
            (
                "Co-occurrence means no more than: in the same unit. Read what joins the two."
            ),
        ),
    ),
    "qatar-g": choice(
        "What may we write of 2019?",
        "d",
        a=(
            "By 2019 Egypt and Qatar had settled their crisis.",
            (
                "They had not: the declaration of al-Ula is of January 2021. A zero in two "
                "texts is no event in the world."
            ),
        ),
        b=(
            "By 2019 the theme had vanished from the press.",
            (
                "Of the press of 2019 we have two texts, on one visit, and one Egyptian "
                "statement behind much of both. How many others could name Qatar, and we not "
                "know it?"
            ),
        ),
        c=(
            "Nothing: four words are too few for a zero to count.",
            (
                "The zero is counted out of two texts and hundreds of tokens: it can be "
                "reported. What it allows beyond them is another question."
            ),
        ),
        d=(
            (
                "Two texts on one visit do not name Qatar, though the crisis was still on; "
                "their occasion is another one, the fighting for Tripoli."
            ),
            (
                "It names the unit, the occasion and what is known from outside, and stops "
                "there."
            ),
        ),
    ),
}
