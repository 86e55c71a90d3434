"""The checks of lesson 10: what is right, and what each wrong answer shows."""

import khitab
from khitab import framing
from khitab.checks import choice, of_the_kit, word

CORPUS = khitab.load_corpus(codes=False)  # its replies are about the kit's own codes
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
        of_the_kit(
            "Both runs saw one element in 001.17 that neither saw in 002.14. Which?"
        ),
        lambda: only_in(("001", 17), ("002", 14)),
        "The interventions bring in weapons and fighters, and these belong to the issue. "
        "Both runs were unsure, for the sentence does not say whose interventions they "
        "are. In 002.14 the forces are only to leave.",
        "Answer with one of the four names. They ask what is bad, through what, who is "
        "blamed or praised, and what should be done.",
        [
            (
                lambda: "problem",
                "Both runs saw it in both sentences. What does only 001.17 say?",
            ),
            (
                lambda: "evaluation",
                "Both runs said that neither sentence praises or blames anybody.",
            ),
            (
                lambda: "remedy",
                "Both sentences have one, countering in 001.17 and departure in 002.14.",
            ),
        ],
        hints=[
            "Ask the four questions of 002.14 first. Then see what is left over in 001.17.",
            (
                "Each element answers one question. What is bad? Through what? Who is blamed "
                "or praised? What should be done?"
            ),
            (
                "In 001.17, look at والتي تهدف إلى تهريب السلاح, “which aim at smuggling "
                "weapons”."
            ),
        ],
    ),
    "10-b": word(
        of_the_kit(
            "In the block *foreign forces* one column has no place at all. Which?"
        ),
        lambda: missing(SEEN[SEEN["frame"] == "foreign_forces"]),
        "Nobody praises or blames them, if “mercenary” is a mere name. The coders' rule "
        "takes it so, but a reader may hear blame in it. They have no name, either, and are "
        "only to be stopped or removed. Qatar, which has a name, is blamed in both "
        "sentences below the headline.",
        "Answer with the head of a column. Go down each column of that block and look "
        "for a place.",
        [
            (
                lambda: "cause",
                "One statement has a cause, and 001 and 004 both print it.",
            ),
            (
                lambda: "problem",
                "Look at both rows. 002.14 has one, and so does the shared statement.",
            ),
            (
                lambda: "remedy",
                "That is the fullest column, for each sentence of the issue has a remedy.",
            ),
        ],
        hints=[
            "Go down the four columns of the third block, foreign forces.",
            "A place in a cell means that both runs saw this element in that sentence.",
            (
                "Read the rows Egypt and Haftar, with 002.14 and 001.17. Which column is "
                "empty in both?"
            ),
        ],
    ),
    "10-c": choice(
        'Whose word is "liberation"?',
        "a",
        a=(
            "A Libyan MP's, quoted.",
            "Ali al-Saidi, of the House of Representatives, says it, in quotation marks. "
            "004 prints his word but does not use it itself. It quotes no other member.",
        ),
        b=(
            "The outlet's, in 004.",
            "The outlet itself says “the battle of Tripoli”, three times. Look at the "
            "voice of the last line.",
        ),
        c=(
            "Al-Sisi's.",
            "None of these words is in a clause of al-Sisi's. Look at the voice of the "
            "last line.",
        ),
        d=(
            "Haftar's, of his campaign.",
            "It is his campaign, but none of these words is in a clause of his. Look at "
            "the voice of the last line.",
        ),
        hints=[
            "In the table of battles, look for the line with تحرير after the node.",
            "A word belongs to the voice of its clause, not to the text that prints it.",
            "The line is معركة تحرير طرابلس, in 004.36. Who speaks there?",
        ],
    ),
    "10-d": choice(
        'What does "Egypt\'s backing and support for Libya" (000.7) do?',
        "b",
        a=(
            "It tells us that only Haftar's side has Egypt's support.",
            "The sentence does not say so. It says “Libya”. But we know that the speaker "
            "commands one force, and so the name is worth a second look.",
        ),
        b=(
            "It names the whole, and leaves open who is supported.",
            "“Libya” may mean all Libyans or some of them, and readers of either side fill "
            "it in. A name for the whole does not show who is left out.",
        ),
        c=(
            "It promises support to all Libyans, whoever they follow.",
            (
                "The sentence does not say so. It names a country and no Libyan group, and "
                "a reader has to fill in who that is."
            ),
        ),
        hints=[
            "Ask who in Libya is named in this sentence, and who is not.",
            "A country's name can mean its people, its state or one force in it.",
            (
                "The words are مساندة ودعم مصر لليبيا, and their speaker commands one of "
                "the forces."
            ),
        ],
    ),
    "10-e": choice(
        (
            'Whose frame is "terrorism is the problem, the institution the remedy", in '
            "001?"
        ),
        "c",
        a=(
            "Text 001's own; it prints it without distance.",
            "It prints the rival frame as well. To relay a frame is not yet to share it. "
            "If it were, 001 would contradict itself.",
        ),
        b=(
            "Everybody's, for the American official wants security from terrorism too.",
            "The official wants security, too. But for him the fighting is the problem "
            "and a ceasefire is the remedy. The word is the same, but the frame is not.",
        ),
        c=(
            "Al-Sisi's, through his spokesman, and perhaps not shared by Awj.",
            (
                "It names the speaker and the channel, and it stays with what we can see. "
                "001 also prints a rival frame. The official comes first and “considered” "
                "the fighting a danger, and both “affirmed” what they support. We do not see "
                "whether the newspaper or Awj chose these verbs."
            ),
        ),
        hints=[
            "Ask who says it, through whom it reaches us, and what else 001 prints.",
            "To relay a frame is not yet to share it.",
            "Compare كما أكد الرئيس المصري in 001.14 with واعتبر المسؤول in 001.8.",
        ],
    ),
}
