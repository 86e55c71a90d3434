"""The checks of lesson 08, what is right and what each wrong answer shows."""

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
        "What does a title show?",
        "c",
        a=(
            "That whoever gives it is on the man's side.",
            "The member of parliament gives al-Sarraj an office, and speaks against him. "
            "Al-Sisi and Haftar, whose side he is on, have bare names in the same mouth.",
        ),
        b=(
            "That an outlet which withholds it is against the man.",
            "In their own words the outlets name al-Sarraj once in the five texts, in the "
            "heading 'Egypt and al-Sarraj'. One line cannot tell what an outlet thinks.",
        ),
        c=(
            "By itself it shows no side, nor does a bare name.",
            "A bare name alone is no slight, and a title no support. A title says what "
            "somebody is in the eyes of whoever gives it. Read on in the sentence to see "
            "what is said of him.",
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
            "Awj struck it out.",
            "A text shows what is there, and not why. One of the two pages that quote the "
            "statement has no rank in that sentence either. So the rank may have been gone "
            "before Awj saw the statement.",
        ),
        b=(
            "Between office and page it can come or go.",
            "It does so even inside quotation marks. Two pages quote one sentence, once "
            "with the rank and once without. The armed forces of the quoted statement are "
            "'the Libyan army' in 004. Somebody changed something each time. We see the "
            "change, but not who made it, the outlet or the spokesman.",
        ),
        c=(
            "004 gives it exactly as the statement had it.",
            "As quoted, the statement had 'Libyan armed forces', and 004 has 'the Libyan "
            "army'. So if the quotation is right, 004 did not keep the words.",
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
            'As "General Commander of the Libyan National Army".',
            "His official title, but official for whom? It says that the army is Libya's, "
            "the national one, and that he commands it. Just that is in dispute.",
        ),
        b=(
            'As "Commander of the forces of eastern Libya".',
            "It describes, and takes away. What others call a country's army becomes a "
            "region's forces. Whoever holds that it is the national army will not call "
            "that neutral.",
        ),
        c=(
            "By his name alone, which takes no side.",
            "Nearly. But beside a president who has his office, a bare name says something "
            "as well. It says that this man has none.",
        ),
        d=(
            "By a name that we explain, quoting others'.",
            "No name is neutral. Each says what somebody is, and so it takes a position. "
            "A quotation says whose position it is.",
        ),
        hints=[
            "Ask of each name who would object to it.",
            "A name says what somebody is, and so it takes a position.",
            "Look at لما وصفها in the last row of the table. A page quotes a name there and "
            "says whose it is.",
        ],
    ),
    "08-d": number(
        'Set `by` to `"speaker"`. Which share of 000, in whole percent, is Shoukry\'s?',
        lambda: share_of("speaker", "Shoukry"),
        "Half of the text is one man's words, through the spokesman of his own ministry. "
        "000 is hardly a report about a meeting. It is one side's account of it.",
        'Put by = "speaker" and run the cell. Of the row Shoukry take the share, times '
        "100, rounded.",
        [
            (
                lambda: share_of("voice", "egypt"),
                "That is the voice egypt, which includes the spokesman's own words. How much "
                "is Shoukry's alone?",
            ),
            (
                lambda: share_of("voice", "egypt") - share_of("speaker", "Shoukry"),
                "That is the spokesman, Abu Zeid, when he speaks for himself.",
            ),
        ],
        digits=0,
        hints=[
            "The answer is in the table that the changed cell shows.",
            "A share of 0.25 is 25 percent. Multiply by 100 and round.",
            "Read the column share in the row Shoukry. Abu Zeid is his spokesman.",
        ],
    ),
    "08-e": choice(
        "Which sentence fits the tiles?",
        "b",
        a=(
            "The outlets are neutral, for they narrate an issue only three times.",
            "Ask who speaks, and who is allowed to speak. An outlet that prints one side's "
            "words at length, and without a doubt, needs none of its own. The tiles cannot "
            "show that.",
        ),
        b=(
            "Issues are mostly in reported speech, names in narration or words that report.",
            "Nearly half of the names are narrated. More than a third occur in words that "
            "report, and we often cannot see whose choice they are there. So ask of each "
            "number whose words it counts, and by which rule. And ask of each text whom it "
            "lets speak.",
        ),
        c=(
            "Haftar's names are the outlets' choice, with 34 of 40.",
            "That holds only if the outlet wrote 'he added that Haftar expressed'. But "
            "those may be the spokesman's words, title or no title. Check 08-b showed that "
            "we do not see who chose them. Without these words it is fewer than half.",
        ),
        hints=[
            "Compare the first two tiles of each row with the tiles of the speakers.",
            "A word that reports may be the outlet's or its channel's, so it is counted apart.",
            "Read the row “names of Haftar” first, and then the row terrorism.",
        ],
    ),
    "08-f": number(
        'Three rows are one family, *akkada*, "to affirm". How many words are that?',
        affirming,
        f"{affirming()} of {len(VERBS)}. To report that somebody affirms a thing says that "
        "he said it with weight. It leaves open whether the thing is so.",
        "Add up the column total of three rows, affirm, affirmation and affirming.",
        [
            (
                lambda: int((VERBS["lemma"] == AFFIRM[0]).sum()),
                "That is the verb alone. Affirmation and affirming report as well.",
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
