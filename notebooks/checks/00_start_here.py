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


def _begins(row, words):
    """How the English of a sentence begins."""
    return " ".join(row["english"].split()[:words])


CHECKS = {
    "00-a": choice(
        "Which word does an Arabic reader meet third in this line?",
        "a",
        a=(
            "*yabḥathān*, discuss",
            "From the right, the line begins with Shukrī, wa-Ḥaftar and yabḥathān. The verb "
            "says “they discuss”, and its form shows that “they” are two people.",
        ),
        b=(
            "*Lībiyā*, Libya",
            "Lībiyā is the third word from the left. But Arabic is read from right to "
            "left. Start at the other end.",
        ),
        c=(
            "*wa-Ḥaftar*, and-Haftar",
            "Haftar is third in the English, where “and” is a word of its own. In Arabic, "
            "wa- is written together with the name. Count the words of the line, from "
            "the right.",
        ),
        hints=[
            "At which end of the line does an Arabic reader begin?",
            "Arabic is read from right to left, and whatever is written in one piece is "
            "one word here.",
            f"The first word is {FIRST}, Shukrī, on the far right. Count on from there.",
        ],
    ),
    "00-b": choice(
        "Change the name again, but run **only the second** cell. Whom does it welcome? "
        "Decide, then try.",
        "b",
        a=(
            "the new name",
            "The page shows the new name. But Python knows only what you have run, and "
            "you have not run the cell with the new name. Try it, then run both.",
        ),
        b=(
            "the old name",
            "Python has not read your change yet. It knows what has been run, not what "
            "is typed. Run the first cell, then the second, and it will welcome the new "
            "name.",
        ),
        c=(
            "nobody, with an error",
            "You would get an error if Python knew no name at all. But it still knows the "
            "name that you gave when you last ran the first cell. Try it.",
        ),
        hints=[
            "Which of the two cells has Python run since you typed the name?",
            "Python knows what has been run, not what is typed on the page.",
            'The second cell says `greeting = "Welcome, " + reader + "."`, so it needs the '
            "value that Python has for `reader`.",
        ],
    ),
    "00-c": word(
        "Which text has a headline that asks a question? Answer with its id.",
        lambda: _asking()["doc"],
        right="“What went on in the meeting?” Arabic has a question mark of its own, «؟», "
        "which is the mirror image of ours. It ends the line, so it is on the left.",
        hint="Go down the English of the five headlines and look for a question mark. "
        "The id is the part of the number before the full stop.",
        mistakes=(
            (
                lambda: f"{_asking()['doc']}.{_asking()['sentence']}",
                "You have found the sentence. The id of its text is only the part "
                "before the full stop.",
            ),
            (
                lambda: _asking()["doc"].lstrip("0"),
                "You have found the text. But an id is a name, so write all three digits.",
            ),
        ),
        hints=[
            "Go down the English of the five headlines.",
            "A question ends with a question mark. An id is the part of the number before "
            "the full stop, and has three digits.",
            f"The headline begins “{_begins(_asking(), 6)} …”",
        ],
    ),
    "00-d": choice(
        "At which meeting do foreign forces come up in 003.18?",
        "c",
        a=(
            "at the one in the headline, in Benghazi",
            "That is the impression if you read this sentence alone. Read the sentence "
            "before it, which names a day and a place. Which meeting does “at that time” "
            "point to?",
        ),
        b=(
            "at none, for the writer demands it",
            "Look for the verb of speech. Somebody is “affirming” it. Who is that, and at "
            "which meeting? The sentence before tells you.",
        ),
        c=(
            "at an earlier one, in Egypt",
            "Sentence 003.17 goes back to 8 December, in Egypt, and the text stays there to "
            "the end. About the meeting in its headline it tells of greetings, bilateral "
            "relations, developments and congratulations on Ramadan, but not of foreign "
            "forces.",
        ),
        hints=[
            "Begin one sentence before the one with the foreign forces.",
            "“At that time” points back to the last day and place that the text has named.",
            f"The sentence before begins “{_begins(EARLIER, 6)} …”",
        ],
    ),
    "00-e": choice(
        "Which sentence is on the first rung?",
        "a",
        a=(
            '"No text of 2024+ has the letters of *irhāb*."',
            "Anybody can search the two texts and will find the same. The sentence claims "
            "nothing about the reasons, or about other texts. That is the first rung.",
        ),
        b=(
            '"After 2019 Egypt dropped the theme of terrorism."',
            "This sentence speaks of Egypt, and we have read five articles. Two reports "
            "left the theme out, which does not mean that a state dropped it. The sentence "
            "is on the third rung.",
        ),
        c=(
            '"The outlets of 2024+ avoid the word *irhāb*."',
            "“Avoid” tells of an intention, and a count shows none. Perhaps there was no "
            "occasion for the word. Two texts can at best suggest a question here.",
        ),
        hints=[
            "Look at the verb of each sentence. Does it need somebody who wants something?",
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
            'Shoukry offered congratulations on "clearing" Benghazi of terrorists.',
            "Only “clearing” is quoted. The report says in its own voice that these "
            "people were terrorists. Perhaps they were, perhaps not. The text shows only "
            "who says so.",
        ),
        b=(
            "Shoukry offered congratulations on an attack on opponents.",
            "You have replaced their judgement by another, which text 000 does not "
            "contain. Do not mend a label. Quote it, and say whose it is.",
        ),
        c=(
            "The spokesman relates Shoukry's congratulations on "
            '"cleansing" Benghazi "of terrorist elements".',
            "You name two speakers and put their words in quotes, so a reader can see who "
            "calls whom what. That is the whole craft of this course.",
        ),
        hints=[
            "Go through each report word by word, and ask whose word it is.",
            "A label that judges people is quoted, and the report says whose it is.",
            f"Sentence {SAYS['doc']}.{SAYS['sentence']} begins “{_begins(SAYS, 8)} …”",
        ],
    ),
}
