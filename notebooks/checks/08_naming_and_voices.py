"""The checks of lesson 08: what is right, and what each wrong answer shows."""

from khitab import load_corpus, voices
from khitab.checks import choice, number

CORPUS = load_corpus()
TOKENS = CORPUS.tokens()
SAID = voices.who_says(TOKENS, CORPUS.annotations("voices"))
VERBS = voices.speech_verbs(TOKENS, CORPUS.annotations("speech_verbs"))
MARSHAL, AFFIRM = "المشير", ["أكد", "تأكيد", "مؤكد"]


def share_of(column, value):
    """What percentage of the tokens of 000 has the value."""
    return 100 * (SAID[SAID["doc"] == "000"][column] == value).mean()


def affirming():
    return int(VERBS["lemma"].isin(AFFIRM).sum())


CHECKS = {
    "08-a": choice(
        "What follows about bare names and titles?",
        "c",
        a=(
            "Whoever gives a title shows respect and is on that side.",
            "The member of parliament gives al-Sarraj an office, and speaks against him. "
            "Al-Sisi and Haftar, on whose side he is, have bare names in the same mouth.",
        ),
        b=(
            "The outlets give al-Sarraj no title, so they are against him.",
            "In their own words they name him once in the five texts, in the heading "
            "'Egypt and al-Sarraj'. From one line nobody can tell what an outlet thinks.",
        ),
        c=(
            "By itself, neither shows which side a speaker is on.",
            (
                "A bare name alone is no slight, and a title no support. A title says what "
                "somebody is, in the eyes of whoever gives it. What follows in the sentence "
                "says what is done with him."
            ),
        ),
        hints=[
            "See who gives al-Sarraj his two titles, and to whom the same mouth gives none.",
            "One counterexample is enough against a rule about everybody.",
            "In 004.37 al-Sarraj is رئيس حكومة الوفاق, for somebody who speaks against him.",
        ],
    ),
    "08-b": choice(
        "What may we write of Haftar's rank?",
        "b",
        a=(
            "Awj struck it out; most likely it is against him.",
            "A text shows what is there, not why. And one of the two pages that quote "
            "the statement has no rank in that sentence either: it may have been gone "
            "before Awj saw it.",
        ),
        b=(
            "We cannot tell: between office and page it can come or go.",
            (
                "Even inside quotation marks it does: two pages quote one sentence, once "
                "with the rank and once without; the armed forces of the quoted statement "
                "are 'the Libyan army' in 004. Somebody changed something each time. We see "
                "that, and no hand: neither the outlet's nor the spokesman's."
            ),
        ),
        c=(
            "004 gives it exactly as the statement did, as another page shows.",
            "As quoted, the statement had 'Libyan armed forces'; 004 has 'the Libyan "
            "army'. So if the quotation is right, 004 did not keep it.",
        ),
        hints=[
            f"Look for {MARSHAL} in the last two rows of the table.",
            "A text shows what is in it, and not who put it in or took it out.",
            f"One of these rows has من {MARSHAL} حفتر, the other من حفتر.",
        ],
    ),
    "08-c": choice(
        "How should our report name Haftar?",
        "d",
        a=(
            'By his official title: "General Commander of the Libyan National Army".',
            "Official for whom? The title says that the army is Libya's, the national "
            "one, and that he commands it: just what is in dispute.",
        ),
        b=(
            'By what he does: "Commander of the forces of eastern Libya".',
            "It describes, and takes away: what others call a country's army is a "
            "region's forces. Whoever holds that it is the national army will not call "
            "that neutral.",
        ),
        c=(
            "By his name alone, which takes no side.",
            (
                "Nearly. But beside a president who has his office, a bare name says "
                "something as well: that this man has none."
            ),
        ),
        d=(
            "By a name that we explain, quoting those of others.",
            (
                "No name is neutral: each says what somebody is, so it takes a stand on what "
                "he is. Quoting says whose stand."
            ),
        ),
        hints=[
            "Ask of each name who would object to it.",
            "A name says what somebody is, and so it takes a stand.",
            (
                "Look at لما وصفها in the last row of the table: a page quotes a name and "
                "says whose it is."
            ),
        ],
    ),
    "08-d": number(
        (
            'Set `by` to `"speaker"` above. Which share of 000, in whole percent, is '
            "Shoukry's alone?"
        ),
        lambda: share_of("speaker", "Shoukry"),
        "Half of the text is one man's words, through the spokesman of his own "
        "ministry. 000 is hardly a report about a meeting: it is one side's account of "
        "it.",
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
        hints=[
            "The answer is in the table that the changed cell shows.",
            "A share of 0.25 is 25 percent: multiply by 100 and round.",
            "Read the column share in the row Shoukry; Abu Zeid is his spokesman.",
        ],
    ),
    "08-e": choice(
        "Which sentence fits the tiles?",
        "b",
        a=(
            "The outlets are neutral, for such words occur in their narration only three "
            "times.",
            "Who speaks, and who is allowed to speak? An outlet that prints one side's "
            "words at length, and without a doubt, needs none of its own. The tiles "
            "cannot show that.",
        ),
        b=(
            (
                "The issues reach us mostly in reported speech; the names, in narration or "
                "words that report."
            ),
            (
                "Of the names, nearly half are narrated; more than a third occur in words "
                "that report, and whose choice they are there, we often cannot see. So ask "
                "of each number whose words it counts, and by which rule. And of each text, "
                "whom it lets speak."
            ),
        ),
        c=(
            "Haftar's names are mostly the outlets' choice, since 34 of 40 occur in "
            "narration or words that report.",
            "Only if whoever writes 'he added that Haftar expressed' is the outlet. But "
            "that may be the spokesman's sentence, title or no title; 08-b showed that "
            "we do not see the hand. Without these words it is fewer than half.",
        ),
        d=(
            "The Egyptian side speaks most, so it has the highest rate for everything.",
            "Look at the second line in each tile, the rate. For foreign forces it is "
            "Haftar's that is highest.",
        ),
        hints=[
            "Compare the two tiles on the left of each row with the tiles of the speakers.",
            "A word that reports may be the outlet's or its channel's, so it is counted apart.",
            "Read the row “names of Haftar” first, and then the row terrorism.",
        ],
    ),
    "08-f": number(
        'Three rows are one family, *akkada*, "to affirm". How many reporting words '
        "are that together?",
        affirming,
        f"{affirming()} of {len(VERBS)}. Whoever is reported to affirm a thing has said "
        "it with weight; whether it is so, the word leaves open.",
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
        hints=[
            "Look in the column meaning for whatever has to do with affirming.",
            "A verb, a verbal noun and a participle of one family can all report.",
            f"Add the column total of the rows {AFFIRM[0]}, {AFFIRM[1]} and {AFFIRM[2]}.",
        ],
    ),
}
