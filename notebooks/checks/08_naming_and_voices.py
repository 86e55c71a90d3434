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
        "What follows?",
        "c",
        a=(
            "Titles show respect: whoever gives one is on that side.",
            (
                "The member of parliament gives al-Sarraj an office, and speaks against "
                "him. Al-Sisi "
                "and Haftar, on whose side he is, have bare names in the same mouth."
            ),
        ),
        b=(
            "The outlets are against al-Sarraj: they give him no title.",
            (
                "In their own words they name him once in the five texts, in the heading "
                "'Egypt and "
                "al-Sarraj'. From one line nobody can tell what an outlet thinks."
            ),
        ),
        c=(
            (
                "A bare name alone is no slight, and a title no support: see who speaks, "
                "and what he does with it."
            ),
            (
                "A title says what somebody is, in the eyes of whoever gives it. What "
                "follows in the "
                "sentence says what is done with him."
            ),
        ),
    ),
    "08-b": choice(
        "What may we write?",
        "b",
        a=(
            "Awj struck out Haftar's rank, because it does not like him.",
            (
                "A text shows what stands there, not why. And one of the two pages that quote "
                "the statement has no rank in that sentence either: it may have been gone before "
                "Awj saw it."
            ),
        ),
        b=(
            (
                "Between office and page a title can come or go, even inside quotation "
                "marks. Whose hand it was in 001 and 004, we do not see."
            ),
            (
                "Two pages quote one sentence in marks, once with the rank and once without; "
                "the armed forces of the quoted statement are 'the Libyan army' in 004. "
                "Somebody changed something each time. We see that, and no hand: neither the "
                "outlet's nor the spokesman's."
            ),
        ),
        c=(
            "004 gives the title exactly as the statement did.",
            (
                "As quoted, the statement had 'Libyan armed forces'; 004 has 'the Libyan army'. "
                "So if the quotation is right, 004 did not keep it."
            ),
        ),
    ),
    "08-c": choice(
        "Which name takes no side?",
        "d",
        a=(
            (
                '"Field Marshal …, General Commander of the Libyan National Army": his '
                "official title."
            ),
            (
                "Official for whom? The title says that the army is Libya's, the national one, "
                "and that he commands it: just what is in dispute."
            ),
        ),
        b=(
            '"Commander of the forces of eastern Libya": it only describes.',
            (
                "It describes, and takes away: what others call a country's army is a "
                "region's forces. "
                "Whoever holds that it is the national army will not call that neutral."
            ),
        ),
        c=(
            '"Khalifa Haftar": only a name.',
            (
                "Nearest to it. But beside a president who has his office, a bare name says "
                "something as well: that this man has none."
            ),
        ),
        d=(
            "None. So we quote each as somebody's, and explain our own.",
            (
                "A name says what somebody is, so it takes a stand on what he is. Quoting says "
                "whose stand."
            ),
        ),
    ),
    "08-d": number(
        (
            'Change `by` to `"speaker"`. Which share of 000, in percent, is Shoukry\'s '
            "alone? A whole number."
        ),
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
        "Which sentence fits the tiles?",
        "b",
        a=(
            "The outlets are neutral: they hardly use such words.",
            (
                "Who speaks, and who is let speak? An outlet that prints one side's words at "
                "length, and without a doubt, needs none of its own. The tiles cannot show that."
            ),
        ),
        b=(
            (
                "The issues reach us mostly as somebody's speech. Of the names, nearly "
                "half are narrated; more than a third occur in words that report, and "
                "whose choice they are there we often cannot see."
            ),
            (
                "So ask of each number whose words it counts, and by which rule. And of each text, "
                "whom it lets speak."
            ),
        ),
        c=(
            "The names are mostly the outlets' own: 34 of 40.",
            (
                "Only if whoever writes 'he added that Haftar expressed' is the outlet. But "
                "that may "
                "be the spokesman's sentence, title or no title; 08-b showed that we do not "
                "see the "
                "hand. Without these words it is fewer than half."
            ),
        ),
        d=(
            "The Egyptian side speaks most, so it has the highest rate for everything.",
            (
                "Look at the second line in each tile, the rate. For foreign forces it is "
                "Haftar's that is highest."
            ),
        ),
    ),
    "08-f": number(
        (
            'Three rows are one family, *akkada*, "to affirm". How many reporting '
            "words are that together?"
        ),
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
