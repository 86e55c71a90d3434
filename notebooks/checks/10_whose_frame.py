"""The checks of lesson 10: what is right, and what each wrong answer shows."""

import khitab
from khitab import framing
from khitab.checks import choice, word

CORPUS = khitab.load_corpus()
CODED = framing.elements({run: CORPUS.annotations(f"elements_{run}") for run in "12"})
SEEN = CODED[(CODED["1"] == 1) & (CODED["2"] == 1)]


def missing(rows):
    """The one element that none of the rows has."""
    (element,) = set(framing.ELEMENTS) - set(rows["element"])
    return element


def only_in(place, other):
    """The one element of foreign forces that a sentence has and another lacks."""
    rows = SEEN[SEEN["frame"] == "foreign_forces"].set_index(["doc", "sentence"])
    (element,) = set(rows.loc[place, "element"]) - set(rows.loc[other, "element"])
    return element


CHECKS = {
    "10-a": word(
        "Both saw one element in 001.17 that neither saw in 002.14. Which?",
        lambda: only_in(("001", 17), ("002", 14)),
        "The interventions bring in weapons and fighters, who belong to the issue, too. Both "
        "runs were unsure: whose interventions they are is not said. In 002.14 the forces "
        "are only to go.",
        "Answer with one of the four names in quotes. What is bad for whom, through what, "
        "who is blamed, what should be done?",
        [
            (
                lambda: "problem",
                "Both runs saw it in both sentences. What is said in 001.17 alone?",
            ),
            (
                lambda: "evaluation",
                "Nobody is praised or blamed in either sentence, said both runs.",
            ),
            (
                lambda: "remedy",
                "Both sentences have one: countering, and departure.",
            ),
        ],
    ),
    "10-b": word(
        "In the block *foreign forces* one column has no place at all. Which?",
        lambda: missing(SEEN[SEEN["frame"] == "foreign_forces"]),
        "Nobody is praised or blamed for them, if “mercenary” is a mere name (so the coders' "
        "rule; a reader may hear blame in it). Nobody has a name, either: they are only to "
        "be stopped or removed. Qatar, which has a name, is blamed in both sentences below "
        "the headline.",
        "Answer with the head of a column, in quotes. Go down each column of that block "
        "and look for a place.",
        [
            (
                lambda: "cause",
                "There is one statement with a cause, printed in 001 and in 004.",
            ),
            (
                lambda: "problem",
                "Look at both rows: 002.14 has one, and so has the shared statement.",
            ),
            (
                lambda: "remedy",
                "That is the fullest column: each sentence of the issue has a remedy.",
            ),
        ],
    ),
    "10-c": choice(
        'Whose word is "liberation"?',
        "a",
        a=(
            "A Libyan MP's, whom 004 quotes.",
            (
                "Ali al-Saidi, of the House of Representatives, in quotation marks. 004 prints "
                "it and does not say it; no other deputy is asked."
            ),
        ),
        b=(
            "The outlet's, in 004.",
            (
                "The outlet's own name, three times, is “the battle of Tripoli”. Look at the "
                "voice of the last line."
            ),
        ),
        c=(
            "Al-Sisi's.",
            (
                "None of these words is in a clause of al-Sisi. Look at the voice of the last line."
            ),
        ),
        d=(
            "Haftar's.",
            (
                "It is his campaign, but none of these words is in a clause of his. Look at the "
                "voice of the last line."
            ),
        ),
    ),
    "10-d": choice(
        'What does "Egypt\'s backing and support for Libya" (000.7) do?',
        "b",
        a=(
            "It says that Egypt supports Haftar only.",
            (
                "The sentence does not say so. It says “Libya”; that the speaker commands one "
                "force is what we know of him, and what makes the name worth a second look."
            ),
        ),
        b=(
            (
                "It names the whole and leaves open who is supported, so that one side can "
                "pass for all."
            ),
            (
                "It may be meant of all Libyans or of some; a reader of either side fills it in. "
                "A name for the whole asks nobody who was left out."
            ),
        ),
        c=(
            "It says that all Libyans are supported.",
            (
                "It does not say that either: no Libyan group is named. A country is named, and "
                "a reader has to fill in who that is."
            ),
        ),
    ),
    "10-e": choice(
        (
            'Whose frame is "terrorism is the problem, the institution the remedy", in '
            "001? The best sentence:"
        ),
        "c",
        a=(
            "Text 001's: it prints it.",
            (
                "It prints the rival frame as well. To relay is not yet to say it oneself; and "
                "then text 001 would contradict itself."
            ),
        ),
        b=(
            "Everybody's: all want security.",
            (
                "The official wants security, too; but for him the fighting is the problem and "
                "a ceasefire the remedy. Same word, other frame."
            ),
        ),
        c=(
            (
                "Al-Sisi's, relayed by his spokesman, beside a rival frame that 001 prints "
                "too. Whether Awj shares either, the text does not say."
            ),
            (
                "It names the speaker, the channel and the rival, and stays with what can be "
                "seen. The official, who comes first, “considered” his danger; both "
                "“affirmed” what they support. Whether the newspaper or Awj chose "
                "these verbs, we do not see."
            ),
        ),
    ),
}
