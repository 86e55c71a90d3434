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
            "It names an issue, maybe not a problem.",
            "The headline names the issue and leaves the frame to the reader. Readers who "
            "know what the text says of Qatar may fill it in. Others may not.",
        ),
        b=(
            'It calls Qatar a problem, a "crisis".',
            "It may do so. But the word “crisis” need not reach as far as the third noun. “The "
            "crisis of Libya, and terrorism, and Qatar” is as good a reading.",
        ),
        c=(
            "It blames Qatar, as the text below does.",
            "Haftar and Shoukry blame Qatar, in 000.9 and 000.10. The headline has no word "
            "of blame.",
        ),
        hints=[
            "Does the headline have a verb or an adjective that says something of Qatar?",
            "To name an issue is not yet to call it a problem. Some word must do that.",
            f"In {TOPIC}, how far does the first word reach?",
        ],
    ),
    "07-b": number(
        "In how many of the five headlines does the subject come *before* the verb?",
        lambda: len(SUBJECT_FIRST),
        "Shoukry and Haftar discuss, Haftar met, al-Sisi receives, the head of General "
        "Intelligence meets. The headline of 004 is a row of nouns without a verb.",
        "Find the verb of each headline with the cards (discuss, met, receives, meets). "
        "Who does it? Is that name before or after the verb?",
        [
            (
                lambda: len(SUBJECT_FIRST) + 1,
                "One of the five has no verb at all, “The aims of the second meeting”.",
            ),
            (
                lambda: len(SUBJECT_FIRST) - 1,
                "Did you leave out 001? Its headline opens with the source. After the colon "
                "comes Haftar, and only then “met”.",
            ),
            (lambda: 0, "That is how many begin with their verb."),
        ],
        hints=[
            "Point at the words of the five headlines, and look for the verbs.",
            "The subject does what the verb says. A source before a colon is not the subject.",
            "The headline of 001 goes on, after its colon, with حفتر التقى مسؤولين أمريكيين.",
        ],
    ),
    "07-c": number(
        "How many tokens of *reported* speech are in headlines, leads and headings "
        "together?",
        reported,
        "All of them are in the lead of 001, where a Saudi newspaper revealed something. "
        "All other leads, headlines and headings count as the outlet's own narration.",
        "Take the column reported, and all rows but those called rest. Add up the numbers.",
        [
            (
                with_reporting,
                "You also counted the words that report, “the newspaper revealed”. Take only "
                "the column reported.",
            ),
            (
                lambda: reported() + headline_of_001(),
                "You read the colon in the headline of 001 as a report. That is possible, "
                "but our rule gives headlines to the outlet.",
            ),
            (lambda: 0, "Look at the lead of 001 once more."),
            (
                lambda: int(SAID["mode"].isin(["direct", "indirect"]).sum()),
                "That is all reported speech. Leave out the rows called rest.",
            ),
        ],
        hints=[
            "Look only at the column called reported.",
            "Headlines, leads and headings count. The rest of the text does not.",
            "Begin with the lead of 001, and see whether any other row has to be added.",
        ],
    ),
    "07-d": choice(
        "Who tells of the flights in 002.15?",
        "a",
        a=(
            "The outlet itself.",
            "No word in 002.15 reports, and no other voice tells it, so this is narration. "
            "As far as we see, the outlet chose to end on the flights, and to call them "
            "“cooperation”.",
        ),
        b=(
            "Al-Sisi, through his spokesman.",
            "His words end with 002.9. Which word of 002.15 says that he speaks?",
        ),
        c=(
            "Abdelatty, who is quoted just before.",
            "In 002.14 a word says so, “also stressed”. In 002.15 there is no such word, and "
            "no “that” continues the sentence before.",
        ),
        d=(
            "Libyan Airlines, which organised them.",
            "The airline acts in the story. To act in a sentence is not to tell it.",
        ),
        hints=[
            "Does a word in 002.15 say that somebody speaks?",
            "Any voice but the outlet's needs a word that reports, or quotation marks.",
            "002.14 begins كما شدد عبد العاطي, and 002.15 وفي إطار التعاون بين الدولتين، نظمت.",
        ],
    ),
    "07-e": choice(
        'What do we see at the last heading, "Egypt and al-Sarraj"?',
        "c",
        a=(
            "Egypt's view of al-Sarraj.",
            "No Egyptian speaks below this heading. It is al-Saidi who says what Egypt "
            "thinks of al-Sarraj.",
        ),
        b=(
            "What each says of the other.",
            "Look at the row. The voice Egypt has no tokens here, and al-Sarraj has none in "
            "any of the five texts.",
        ),
        c=(
            "It names two sides, and below it neither speaks.",
            "The outlet names two sides as if both were heard. But one man speaks, and he "
            "speaks against one of the two. The outlet could also have written “What "
            "al-Saidi says”.",
        ),
        d=(
            "Al-Saidi's hand, since the words below are his.",
            "His words are in the paragraphs. The headings are the outlet's, and nothing "
            "says that he wrote one.",
        ),
        hints=[
            "Look at the last row of the table. Who has words below this heading?",
            "A heading is the outlet's own, unless something says that a source wrote it.",
            "Read the row “Egypt and al-Sarraj”, above all its columns Egypt and MP.",
        ],
    ),
}
