"""Side room terrorism: what is right, and what each wrong answer shows."""

import khitab
import pandas as pd
from khitab import framing, morphology
from khitab.checks import choice, number, word
from khitab.concordance import kwic

CORPUS = khitab.load_corpus()
TOKENS = CORPUS.tokens()
WORDS = morphology.add_lemmas(TOKENS)
HITS = framing.occurrences(TOKENS, companions=True)
MENTIONS = framing.mentions(HITS, TOKENS, spans=CORPUS.annotations("mentions"))
ELEMENTS = framing.elements({"code": CORPUS.annotations("elements_1")})


def tokens(doc, *frames):
    """How many tokens of these frames stand in a text."""
    return int(((HITS["doc"] == doc) & HITS["frame"].isin(frames)).sum())


def mentions(doc, sentence, *frames):
    """How many mentions of these frames begin in a sentence."""
    place = TOKENS[(TOKENS["doc"] == doc) & (TOKENS["sentence"] == sentence)]
    first, last = place["start"].min(), place["end"].max()
    here = MENTIONS[(MENTIONS["doc"] == doc) & MENTIONS["frame"].isin(frames)]
    return int(here["start"].between(first, last).sum())


def beside_remedy(doc, sentence, issue):
    """The one element that a language model saw in a sentence beside the remedy."""
    unit = ELEMENTS.query("doc == @doc and sentence == @sentence and frame == @issue")
    seen = set(unit[unit["code"] == 1]["element"])
    (other,) = seen - {"remedy"}
    return other


def called():
    """The lines that call somebody or something terrorist or extremist."""
    found = [kwic(WORDS, lemma, 3, "lemma") for lemma in ("إرهابي", "متطرف")]
    return pd.concat(found, ignore_index=True)


def proper_names():
    """How many proper names stand inside the mentions of terrorism."""
    names = set(WORDS[WORDS["pos"].str.startswith("noun_prop")]["token"])
    phrases = MENTIONS[MENTIONS["frame"] == "terrorism"]["phrase"]
    return int(phrases.str.split().explode().isin(names).sum())


CHECKS = {
    "terrorism-a": word(
        lambda: beside_remedy("001", 17, "terrorism"),
        "The interventions are said to aim at bringing the terrorists in: that is a cause, "
        "in a clause given to Haftar. Two elements in one sentence: what is to be countered, and "
        "through whom it comes.",
        "Answer with one of the three names, in quotes. The efforts are the remedy. What "
        "does the rest of the sentence say: who suffers, through whom, or who is good or bad?",
        [
            (
                lambda: "problem",
                "Defensible: both runs noted it as a second reading, and did not take it. "
                "No harm by the terrorists is said; who is said to bring them in?",
            ),
            (
                lambda: "remedy",
                "That is the one which is given: the efforts to counter. What does the "
                "sentence say about where the terrorists come from?",
            ),
            (
                lambda: "evaluation",
                "Nobody is praised in so many words: the efforts are “reviewed”. What "
                "is said about where the terrorists come from?",
            ),
        ],
    ),
    "terrorism-b": choice(
        "d",
        a="Security is on the list of what is out: it can be wanted against much else. "
        "Look for the word itself, or an extremist, or the fight against either.",
        b="A battle is fighting, and fighting is out. Who fights in it, and whether "
        "somebody calls them terrorist, the sentence would have to say.",
        c="The right sentence for the wrong reason: “the armed groups” is the near miss. "
        "Without the later words “to confront terrorism” it would be out.",
        d="“The armed groups” alone would not do. That the sentence also says “to "
        "confront terrorism” brings it in: what is called so decides, not what we know.",
        e="“Liberation” is a loaded word, and worth a note. But it is no word of "
        "terrorism: from whom, and what they are called, is not said.",
    ),
    "terrorism-c": number(
        lambda: tokens("004", "terrorism", "counter", "militia"),
        f"Instead of {tokens('004', 'terrorism')}. Each “combating terrorism” would "
        "count twice, and each militia as a terrorist one: a judgement made by adding.",
        "Take the column of 004 and add its three numbers.",
        [
            (
                lambda: tokens("004", "terrorism"),
                "That is what should be reported. What does she get who adds the two "
                "companions?",
            ),
            (
                lambda: tokens("004", "terrorism", "counter"),
                "She adds “combating”, and the militias as well.",
            ),
            (
                lambda: len(
                    HITS[HITS["frame"].isin(["terrorism", "counter", "militia"])]
                ),
                "Those are all the texts. Only 004 is asked for.",
            ),
        ],
    ),
    "terrorism-d": choice(
        "d",
        a="Look again at “Egypt's support for the efforts at combating”: Egypt supports; "
        "whose efforts they are is not said. Who combats?",
        b="It comes close, and with a generous reading closer. But “the necessity of "
        "eliminating” and “efforts at combating” have no doer at all: count these.",
        c="Only a few: one bound by obligations, one an American-Libyan effort, one "
        "“everyone who”. Count the fights that have no doer.",
        d="The fight is a noun, and a noun needs no doer: “efforts at combating”, “the "
        "necessity of eliminating”. Of those named, a Libyan army or institution is the "
        "most frequent.",
    ),
    "terrorism-e": number(
        proper_names,
        "Not one. “Extremist groups and militias” can mean whom a hearer likes: a label "
        "without a name commits its speaker to little, and fits many.",
        "A name of its own is a name such as that of a party or a group, not “groups” or "
        "“militias”, nor the place. Look on the right of each node.",
        [
            (
                lambda: len(called()),
                "So many lines there are. In how many of them has the group a name?",
            ),
            (
                lambda: 1,
                "Did you count Sinai, Benghazi or the Government of Accord? These are "
                "places, and a force in whose ranks such groups are said to be. What are "
                "the groups themselves called?",
            ),
            (
                lambda: 2,
                "Sinai and Benghazi are places. What are the groups themselves called?",
            ),
        ],
    ),
    "terrorism-f": choice(
        "c",
        a="The nearest noun is sure. But the form fits both nouns, and 001.14 turns "
        "their order round. Can grammar shut the other one out?",
        b="It can belong to all of them, but need not: “groups and [extremist militias]” "
        "is good Arabic too.",
        c="So do not report “extremist groups” from 001.12 as if that were sure. The "
        "mention counts once in either reading: here the number does not suffer.",
        d="“Terrorism” is a masculine singular, and the adjective is feminine: it can "
        "not belong there.",
    ),
    "terrorism-g": number(
        lambda: mentions("004", 38, "terrorism"),
        "“Terrorism” is one. “It” is a pronoun, which is no mention by our rule, and "
        "militias are a companion. With Qatar, in side room qatar, that rule costs much more.",
        "Go through the sentence: which noun phrases hold a word of the frame? The rule "
        "on pronouns stands above the table.",
        [
            (
                lambda: mentions("004", 38, "terrorism") + 1,
                "You counted “it”, or the militias. A pronoun is no mention by our rule, "
                "and a militia is a companion.",
            ),
            (
                lambda: mentions("004", 38, "terrorism") + 2,
                "You counted “it” and the militias as well. Our rule leaves pronouns "
                "out, and keeps the companion apart.",
            ),
            (
                lambda: 0,
                "“Terrorism” is a noun phrase of one word; it counts, though it has only "
                "one token.",
            ),
        ],
    ),
    "terrorism-h": choice(
        "c",
        a="Finest is not best: tokens also count a list of two words twice. What do the "
        "other two parts of the figure say?",
        b="It also is the longest text. Compare rates, and then all three units.",
        c="The unit decides who leads, so name it with the number; and the intervals "
        "overlap. That 002 and 003 have none holds in every unit.",
        d="They follow from rules that anybody can check. They answer different "
        "questions, though: which one do you ask?",
    ),
    "terrorism-i": choice(
        "b",
        a="That says what the two do. We have what reports let them say, in a few "
        "clauses, and remedies are in Haftar's, too.",
        b="It names the coders, the unit, the voice and the channel. That Egypt's offices "
        "relay causes in Haftar's name is as much a fact about them as about him.",
        c="In 000.10 both runs saw a cause in Shoukry's clause, where Qatar is blamed over "
        "combating terrorism. And it is Egypt that relays Haftar's words.",
    ),
}
