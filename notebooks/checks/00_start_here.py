"""The checks of lesson 00: what is asked stands in the notebook, what is right here."""

import khitab
from khitab.checks import choice, word

CORPUS = khitab.load_corpus()
HEADLINES = CORPUS.sentences(layers="headline")
SENTENCES = CORPUS.sentences()


def _asking():
    """The row of the one headline that ends with a question mark."""
    return HEADLINES[HEADLINES["text"].str.endswith("؟")].iloc[0]


def _longest():
    """The text with most sentences: the long one, where every word has more room."""
    return SENTENCES["doc"].value_counts().index[0]


CHECKS = {
    "00-a": choice(
        "Which word does an Arabic reader meet third in this line?",
        "a",
        a=(
            "*yabḥathān*",
            (
                "From the right: Shukrī, wa-Ḥaftar, yabḥathān. It means “they discuss”, "
                "said of two people: the verb itself tells that there are two."
            ),
        ),
        b=(
            "*Lībiyā*",
            (
                "Lībiyā is the third from the left. Start at the other end: Arabic is read "
                "from right to left, word by word."
            ),
        ),
        c=(
            "*wa-Ḥaftar*",
            (
                "Haftar is third in the English, where “and” is a word of its own. In "
                "Arabic wa- is written together with the name. Count the words of the line, "
                "from the right."
            ),
        ),
    ),
    "00-b": choice(
        (
            "Change it again, but run **only the second** cell. Whom does it welcome? "
            "Decide first, then try."
        ),
        "b",
        a=(
            "the new name, for the page shows it",
            (
                "So it looks on the page. But Python knows only what has been run, and the "
                "cell with the new name has not. Try it, then run both."
            ),
        ),
        b=(
            "the old name",
            (
                "Python has not read your change yet: it knows what has been run, not what "
                "is typed. Run the first cell, then the second, and the welcome follows."
            ),
        ),
        c=(
            "nobody: there is an error",
            (
                "An error would mean that Python knows no name at all. It knows one: the "
                "one it had when the first cell was last run. Try it."
            ),
        ),
    ),
    "00-c": word(
        (
            "One headline ends by asking its readers something. Which text is it? "
            "Answer with the id in quotes."
        ),
        lambda: _asking()["doc"],
        right="“What went on in the meeting?” Arabic has a question mark of its own, "
        "«؟», ours in a mirror. It ends the line, so it stands on the left.",
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
    ),
    "00-d": choice(
        (
            "Foreign forces come in 003.18. At which meeting was that said, as the "
            "text tells it?"
        ),
        "c",
        a=(
            "at the one of the headline, in Benghazi",
            (
                "So it looks if you read that line alone. Go up to the sentence before it: it "
                "names a day and a place. Which meeting does “at that time” point to?"
            ),
        ),
        b=(
            "at none: the writer demands it",
            (
                "Look for the verb of speech: somebody is “affirming”. Who is it, and at which "
                "meeting does he do it? The sentence before tells."
            ),
        ),
        c=(
            "at an earlier one, in Egypt",
            (
                "Sentence 003.17 goes back to 8 December, in Egypt, and “at that time” holds to "
                "the end. Of the meeting in its headline the text tells greetings, bilateral "
                "relations, developments and congratulations on Ramadan: no foreign forces."
            ),
        ),
    ),
    "00-e": choice(
        "Which sentence is on the first rung?",
        "a",
        a=(
            '"Neither text of 2024+ has the letters of *irhāb*."',
            (
                "Anybody can search the two texts and will find the same. It claims nothing "
                "about why, and nothing about other texts: that is the first rung."
            ),
        ),
        b=(
            '"After 2019 Egypt dropped the theme of terrorism."',
            (
                "This speaks of Egypt, and we have read five articles. A theme that two "
                "reports leave out was not thereby dropped by a state. It is on the third "
                "rung."
            ),
        ),
        c=(
            '"The outlets of 2024+ avoid the word."',
            (
                "“Avoid” tells of an intention, and a count shows none. Perhaps there was "
                "no occasion for the word. Two texts can at best suggest a question here."
            ),
        ),
        d=(
            '"Text 004 cares most about terrorism."',
            (
                f"Look at what it is out of: {_longest()} has by far the most sentences, so "
                "there is more room for any word. And a count does not care (lesson 04)."
            ),
        ),
    ),
    "00-f": choice(
        (
            "In text 000 the ministry's spokesman relates that Shoukry congratulated "
            'on "clearing [literally: cleansing] the city of Benghazi of terrorist '
            'elements". How would you report it?'
        ),
        "c",
        a=(
            "Haftar's forces cleared Benghazi of terrorists.",
            (
                "Now the kit calls people terrorists, in its own voice. Perhaps they were, "
                "perhaps not; the text shows only who says so. Say whose words they are."
            ),
        ),
        b=(
            "Haftar's forces attacked their opponents in Benghazi.",
            (
                "You have put another judgement in the place of theirs, and one that text "
                "000 does not hold. Do not mend a label; quote it, and say whose it is."
            ),
        ),
        c=(
            (
                'According to the spokesman, Shoukry congratulated on "cleansing" Benghazi '
                '"of terrorist elements".'
            ),
            (
                "Two speakers, and their words in quotes: a reader can see who calls whom "
                "what. This is longer, and it is the whole craft of this course."
            ),
        ),
    ),
}
