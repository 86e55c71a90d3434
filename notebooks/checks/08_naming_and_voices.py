"""The checks of lesson 08: what is right, and what each wrong answer shows."""

from khitab import load_corpus, voices
from khitab.checks import choice, number

CORPUS = load_corpus()
TOKENS = CORPUS.tokens()
SAID = voices.who_says(TOKENS, CORPUS.annotations("voices"))
VERBS = voices.speech_verbs(TOKENS, CORPUS.annotations("speech_verbs"))
AFFIRM = ["أكد", "تأكيد", "مؤكد"]


def share_of(column, value):
    """What percentage of the tokens of 000 has the value."""
    return 100 * (SAID[SAID["doc"] == "000"][column] == value).mean()


def affirming():
    return int(VERBS["lemma"].isin(AFFIRM).sum())


CHECKS = {
    "08-a": choice(
        "b",
        a="The member of parliament gives al-Sarraj an office, and speaks against him. Al-Sisi "
        "and Haftar, on whose side he is, have bare names in the same mouth.",
        b="A title says what somebody is, in the eyes of whoever gives it. What follows in the "
        "sentence says what is done with him.",
        c="In their own words they name him once in the five texts, in the heading 'Egypt and "
        "al-Sarraj'. From one line nobody can tell what an outlet thinks.",
    ),
    "08-b": choice(
        "b",
        a="A text shows what stands there, not why. And one of the two pages that quote "
        "the statement has no rank in that sentence either: it may have been gone before "
        "Awj saw it.",
        b="Two pages quote one sentence in marks, once with the rank and once without; "
        "the armed forces of the quoted statement are 'the Libyan army' in 004. "
        "Somebody changed something each time. We see that, and no hand: neither the "
        "outlet's nor the spokesman's.",
        c="As quoted, the statement had 'Libyan armed forces'; 004 has 'the Libyan army'. "
        "So if the quotation is right, 004 did not keep it.",
    ),
    "08-c": choice(
        "d",
        a="Official for whom? The title says that the army is Libya's, the national one, "
        "and that he commands it: just what is in dispute.",
        b="It describes, and takes away: what others call a country's army is a region's forces. "
        "Whoever holds that it is the national army will not call that neutral.",
        c="Nearest to it. But beside a president who has his office, a bare name says "
        "something as well: that this man has none.",
        d="A name says what somebody is, so it takes a stand on what he is. Quoting says "
        "whose stand.",
    ),
    "08-d": number(
        lambda: share_of("speaker", "Shoukry"),
        "Half of the text is one man's words, through the spokesman of his own ministry. "
        "000 is hardly a report about a meeting: it is one side's account of it.",
        'Put by = "speaker" and run the cell. Of the row Shoukry take the share, times '
        "100, rounded.",
        [
            (
                lambda: share_of("voice", "egypt"),
                "That is the voice egypt, which has the spokesman's own words in it, too. "
                "Shoukry alone?",
            ),
            (
                lambda: share_of("voice", "egypt") - share_of("speaker", "Shoukry"),
                "That is the spokesman, Abu Zeid, when he speaks for himself.",
            ),
        ],
        digits=0,
    ),
    "08-e": choice(
        "c",
        a="Who speaks, and who is let speak? An outlet that prints one side's words at "
        "length, and without a doubt, needs none of its own. The tiles cannot show that.",
        b="Only if whoever writes 'he added that Haftar expressed' is the outlet. But that may "
        "be the spokesman's sentence, title or no title; 08-b showed that we do not see the "
        "hand. Without these words it is fewer than half.",
        c="So ask of each number whose words it counts, and by which rule. And of each text, "
        "whom it lets speak.",
        d="Look at the second line in each tile, the rate. For foreign forces it is "
        "Haftar's that is highest.",
    ),
    "08-f": number(
        affirming,
        f"{affirming()} of {len(VERBS)}. Whoever is reported to affirm a thing has said it "
        "with weight; whether it is so, the word leaves open.",
        "Add up the column total of three rows: affirm, affirmation, affirming.",
        [
            (
                lambda: int((VERBS["lemma"] == AFFIRM[0]).sum()),
                "That is the verb alone. The affirmation and affirming report as well.",
            ),
            (
                lambda: len(VERBS),
                "Those are all reporting words. Which of them belong to affirm?",
            ),
        ],
    ),
}
