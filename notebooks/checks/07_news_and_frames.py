"""The checks of lesson 07: what is right, and what each wrong answer shows."""

from khitab import load_corpus, voices
from khitab.checks import choice, number

CORPUS = load_corpus()
SENTENCES = CORPUS.sentences()
SAID = voices.who_says(CORPUS.tokens(), CORPUS.annotations("voices"))
# Read, one headline at a time; 004 has no verb, 001 has its subject after a colon.
SUBJECT_FIRST = ["000", "001", "002", "003"]


TOPIC = "أزمة ليبيا والإرهاب وقطر"  # the end of the headline of 000


def on_top():
    """The tokens of headlines, headings and leads."""
    running = SENTENCES[SENTENCES["layer"] == "paragraph"]
    first = running.groupby("doc").head(1).set_index("doc")["sentence"]
    lead = SAID["sentence"] == SAID["doc"].map(first)
    return SAID[lead | (SAID["layer"] != "paragraph")]


def reported():
    return int(on_top()["mode"].isin(["direct", "indirect"]).sum())


def headline_of_001():
    """The words after the colon: nine, behind the three that name the newspaper."""
    return int(((SAID["doc"] == "001") & (SAID["layer"] == "headline")).sum()) - 3


def with_reporting():
    return int((on_top()["mode"] != "narrated").sum())


CHECKS = {
    "07-a": choice(
        "What does the headline do with Qatar?",
        "a",
        a=(
            "It names an issue, perhaps not a problem.",
            "An issue on top, and the frame left to the reader. Who knows what the text "
            "says of Qatar will fill it in; who does not, may not.",
        ),
        b=(
            'It calls Qatar a problem, a "crisis".',
            "It may. But 'crisis' need not reach as far as the third noun: 'the crisis "
            "of Libya, and terrorism, and Qatar' is as good a reading.",
        ),
        c=(
            "It blames Qatar, as the text below does.",
            "The blame is Haftar's and Shoukry's, in 000.9 and 000.10. The line on top "
            "has no word of it.",
        ),
        hints=[
            "Is there a verb or an adjective in the headline that says something of Qatar?",
            "To name an issue is not yet to name it a problem; a word must say so.",
            f"In {TOPIC}, how far does the first word reach?",
        ],
    ),
    "07-b": number(
        "In how many of the five headlines does a subject come *before* its verb? "
        "(Some may have no verb.)",
        lambda: len(SUBJECT_FIRST),
        "Shoukry and Haftar discuss; Haftar met; al-Sisi receives; the head of General "
        "Intelligence meets. 004 is a row of nouns and has no verb.",
        "Find the verb of each headline, by the cards: discuss, met, receives, meets. "
        "Who does it, and does the name come before or after?",
        [
            (
                lambda: len(SUBJECT_FIRST) + 1,
                "One of the five has no verb at all: 'The aims of the second meeting'.",
            ),
            (
                lambda: len(SUBJECT_FIRST) - 1,
                "Did you leave out 001? It opens with its source; after the colon comes "
                "Haftar, and only then 'met'.",
            ),
            (lambda: 0, "That is how many begin with their verb."),
        ],
        hints=[
            "Point at the words of the five headlines, and look for the verbs.",
            "The subject is whoever does what the verb says; a source before a colon is not it.",
            "The headline of 001 goes on, after its colon, with حفتر التقى مسؤولين أمريكيين.",
        ],
    ),
    "07-c": number(
        "How many tokens of *reported* speech are in headlines, leads and headings "
        "together?",
        reported,
        "All of them in the lead of 001: what a Saudi newspaper revealed. Elsewhere, "
        "what is on top counts as the outlet's telling.",
        "Take the column reported, and all rows that are not called rest. Add them up.",
        [
            (
                with_reporting,
                "That is with the words that report: 'the newspaper revealed'. Only the "
                "column reported.",
            ),
            (
                lambda: reported() + headline_of_001(),
                "You have read the colon of 001's headline as a report. It can be read so, "
                "but our rule gives headlines to the outlet.",
            ),
            (lambda: 0, "Look at the lead of 001 once more."),
            (
                lambda: int(SAID["mode"].isin(["direct", "indirect"]).sum()),
                "That is all reported speech, the rest of each text with it.",
            ),
        ],
        hints=[
            "Look at one column of the table only, the one called reported.",
            "What is on top is headline, lead and heading; the rest of the text does not count.",
            "Begin with the row of 001 and lead, and see whether another row has to be added.",
        ],
    ),
    "07-d": choice(
        "Who tells of the flights in 002.15?",
        "a",
        a=(
            "The outlet itself.",
            (
                "No word here reports, and no other voice tells it, so it is narration. What "
                "comes last, and what it calls 'cooperation', is then the page's choice, as "
                "far as we see."
            ),
        ),
        b=(
            "Al-Sisi, through his spokesman.",
            "His words end with 002.9. Which word of 002.15 says that he speaks?",
        ),
        c=(
            "Abdelatty, who is quoted just before.",
            "In 002.14 a word says so: 'also stressed'. In 002.15 there is none, and no "
            "'that' hangs on the one before.",
        ),
        d=(
            "Libyan Airlines, which organised them.",
            "It organises flights in the story. To act in a sentence is not to tell it.",
        ),
        hints=[
            "Look in 002.15 for a word that says that somebody speaks.",
            (
                "For a voice other than the outlet's there must be a word that reports, or "
                "quotation marks."
            ),
            "002.14 begins كما شدد عبد العاطي, and 002.15 وفي إطار التعاون بين الدولتين، نظمت.",
        ],
    ),
    "07-e": choice(
        'What do we see at the last heading, "Egypt and al-Sarraj"?',
        "c",
        a=(
            "Egypt's view of al-Sarraj.",
            "No Egyptian speaks below this heading. What Egypt thinks of al-Sarraj is "
            "told by al-Saidi.",
        ),
        b=(
            "What each says of the other.",
            "Look at the row: no tokens for the voice egypt, and al-Sarraj has none "
            "anywhere in the five texts.",
        ),
        c=(
            "It names two sides, and below it neither speaks.",
            "Two names, as if both were heard, and one man speaks, against one of the "
            "two. Another heading was possible: 'What al-Saidi says'.",
        ),
        d=(
            "Al-Saidi's hand, since the words below are his.",
            "His words are in the paragraphs. Headings are the page's, and nothing says "
            "that he wrote one.",
        ),
        hints=[
            "Look at the last row of the table: who has words below this heading?",
            "A heading is the page's own, unless something says that a source wrote it.",
            "Read the row “Egypt and al-Sarraj”, above all its columns Egypt and MP.",
        ],
    ),
}
