"""The checks of lesson 00: what is asked, what is right, what each wrong answer shows."""

import khitab
from khitab.checks import choice, word

CORPUS = khitab.load_corpus()
HEADLINES = CORPUS.sentences(layers="headline")
SENTENCES = CORPUS.sentences()
FIRST = HEADLINES["text"].iloc[0].split()[0]
EARLIER = SENTENCES[SENTENCES["english"].str.startswith("On 8 December last")].iloc[0]
SAYS = SENTENCES[SENTENCES["english"].str.contains("cleansing")].iloc[0]


def _asking():
    """The row of the one headline that ends with a question mark."""
    return HEADLINES[HEADLINES["text"].str.endswith("؟")].iloc[0]


def _longest():
    """The text with most sentences: the long one, where every word has more room."""
    return SENTENCES["doc"].value_counts().index[0]


def _begins(row, words):
    """How the English of a sentence begins."""
    return " ".join(row["english"].split()[:words])


CHECKS = {
    "00-a": choice(
        "Which word does an Arabic reader meet third in this line?",
        "a",
        a=(
            "*yabḥathān*, discuss",
            "From the right: Shukrī, wa-Ḥaftar, yabḥathān. It means “they discuss”, said "
            "of two people: the verb itself tells that there are two.",
        ),
        b=(
            "*Lībiyā*, Libya",
            "Lībiyā is the third from the left. Start at the other end: Arabic is read "
            "from right to left, word by word.",
        ),
        c=(
            "*wa-Ḥaftar*, and-Haftar",
            "Haftar is third in the English, where “and” is a word of its own. In Arabic "
            "wa- is written together with the name. Count the words of the line, from "
            "the right.",
        ),
        hints=[
            "Ask yourself at which end of the line its reader begins.",
            "Arabic is read from right to left, and whatever is written in one piece is "
            "one word here.",
            f"The first word is {FIRST}, Shukrī, at the right edge: count on from there.",
        ],
    ),
    "00-b": choice(
        "Change the name again, but run **only the second** cell. Whom does it welcome? "
        "Decide first, then try.",
        "b",
        a=(
            "the new name, as the page has it",
            "So it looks on the page. But Python knows only what has been run, and the "
            "cell with the new name has not. Try it, then run both.",
        ),
        b=(
            "the old name, as it was last run",
            "Python has not read your change yet: it knows what has been run, not what "
            "is typed. Run the first cell, then the second, and the welcome follows.",
        ),
        c=(
            "nobody: there is an error",
            "An error would mean that Python knows no name at all. It knows one: the one "
            "it had when the first cell was last run. Try it.",
        ),
        hints=[
            "Which of the two cells has Python read since you typed?",
            "Python knows what has been run, not what is typed on the page.",
            'The second cell says `greeting = "Welcome, " + reader + "."`: it needs the '
            "value that Python has for `reader`.",
        ],
    ),
    "00-c": word(
        "One headline ends by asking its readers something. Which text is it? Answer "
        "with its id.",
        lambda: _asking()["doc"],
        right="“What went on in the meeting?” Arabic has a question mark of its own, "
        "«؟», ours in a mirror. It ends the line, so it is on the left.",
        hint="Go down the English side of the five headlines and look for a question "
        "mark. The id is the part of the number before the full stop.",
        mistakes=(
            (
                lambda: f"{_asking()['doc']}.{_asking()['sentence']}",
                "You have found the sentence. The id of its text is only the part "
                "before the full stop.",
            ),
            (
                lambda: _asking()["doc"].lstrip("0"),
                "You have found it. But an id is a name: write all of its three digits.",
            ),
        ),
        hints=[
            "Go down the English side of the five headlines.",
            "A question ends with a question mark, and an id has three digits: the part "
            "before the full stop.",
            f"The headline begins: “{_begins(_asking(), 6)} …”",
        ],
    ),
    "00-d": choice(
        "Foreign forces come in 003.18. At which meeting was that said, as the text "
        "tells it?",
        "c",
        a=(
            "at the one of the headline, in Benghazi",
            "So it looks if you read that line alone. Go up to the sentence before it: it "
            "names a day and a place. Which meeting does “at that time” point to?",
        ),
        b=(
            "at none: the writer demands it",
            "Look for the verb of speech: somebody is “affirming”. Who is it, and at which "
            "meeting does he do it? The sentence before tells.",
        ),
        c=(
            "at an earlier one, in Egypt",
            "Sentence 003.17 goes back to 8 December, in Egypt, and “at that time” holds to "
            "the end. Of the meeting in its headline the text tells greetings, bilateral "
            "relations, developments and congratulations on Ramadan: no foreign forces.",
        ),
        hints=[
            "Begin a sentence further up than the one with the foreign forces.",
            "“At that time” points back to the last day and place that the text has named.",
            f"The sentence before begins: “{_begins(EARLIER, 6)} …”",
        ],
    ),
    "00-e": choice(
        "Which sentence is on the first rung?",
        "a",
        a=(
            '"No text of 2024+ has the letters of *irhāb*."',
            "Anybody can search the two texts and will find the same. It claims nothing "
            "about why, and nothing about other texts: that is the first rung.",
        ),
        b=(
            '"After 2019 Egypt dropped the theme of terrorism."',
            "This speaks of Egypt, and we have read five articles. A theme that two "
            "reports leave out was not thereby dropped by a state. It is on the third "
            "rung.",
        ),
        c=(
            '"The outlets of 2024+ avoid the word *irhāb*."',
            "“Avoid” tells of an intention, and a count shows none. Perhaps there was no "
            "occasion for the word. Two texts can at best suggest a question here.",
        ),
        d=(
            '"Text 004 cares most about terrorism."',
            f"Look at what it is out of: {_longest()} has by far the most sentences, so "
            "there is more room for any word. And a count does not care (lesson 04).",
        ),
        hints=[
            "Look at the verb of each sentence: does it need somebody who wants something?",
            "On the first rung is what anybody can count again in these five texts.",
            "Read the column `terrorism` of the table above, with the period of each row.",
        ],
    ),
    "00-f": choice(
        "In text 000 the ministry's spokesman relates Shoukry's congratulations on "
        '"clearing [literally: cleansing] the city of Benghazi of terrorist elements". '
        "How would you report it?",
        "c",
        a=(
            'Shoukry offered congratulations on what was "accomplished": that Benghazi '
            "was cleared of terrorists.",
            "Only “accomplished” is quoted. That these people were terrorists the report "
            "says in its own voice. Perhaps they were, perhaps not; the text shows only "
            "who says so.",
        ),
        b=(
            'Shoukry offered congratulations on a "clearing": it was an attack on '
            "opponents.",
            "You have put another judgement in the place of theirs, and one that text 000 "
            "does not hold. Do not mend a label; quote it, and say whose it is.",
        ),
        c=(
            'The spokesman relates Shoukry\'s congratulations on "cleansing" Benghazi '
            '"of terrorist elements".',
            "Two speakers, and their words in quotes: a reader can see who calls whom "
            "what. That is the whole craft of this course.",
        ),
        hints=[
            "Go through each report word by word, and ask whose word it is.",
            "A label that judges people is quoted, and the report says whose it is.",
            f"Sentence {SAYS['doc']}.{SAYS['sentence']} begins: “{_begins(SAYS, 8)} …”",
        ],
    ),
}
