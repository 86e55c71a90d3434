"""The checks of lesson 01: what is asked, what is right, what each wrong answer shows."""

from datetime import date, timedelta

import khitab
from khitab.checks import choice, number

CORPUS = khitab.load_corpus()
SHEET = CORPUS.datasheet
MAY = [date(2019, 5, 1) + timedelta(days) for days in range(31)]
TOTAL, THURSDAY = date(2019, 5, 9), 3
THURSDAYS = [day for day in MAY if day.weekday() == THURSDAY]
LEFT = [day for day in THURSDAYS if day >= TOTAL]
BEFORE = ", ".join(str(day.day) for day in LEFT[:-1])
LATE = SHEET[SHEET["period"] == "2024"]
MONTHS = " and ".join(sorted(day[:7] for day in LATE["date"]))
VISIT = CORPUS.sentences().query("text.str.contains('2024')")["english"].item()

CHECKS = {
    "01-a": choice(
        'Text 000 has hashtags. "A certain large channel writes like that," says a friend. '
        "What do you write under `outlet`?",
        "a",
        a=(
            "*unknown*, and the guess in a note",
            "A guess that is marked as one harms nobody, and somebody may confirm it one "
            "day. Once a guess looks like a fact, nobody can find it again.",
        ),
        b=(
            "the channel's name, which is probably right",
            "It may even be right. But whoever opens the table next will read a fact, "
            "count with it, and never learn that somebody guessed. What could show them "
            "the difference?",
        ),
        c=(
            "nothing, for you leave the text out",
            "Then you also lose what you know about it. You know what it says, and that it "
            "is a read-out of the Egyptian foreign ministry. How could you keep the text "
            "and the doubt together?",
        ),
        hints=[
            "Think of somebody who opens your table next year and reads that cell.",
            "You may keep a guess, as long as nobody can take it for a fact.",
            "How does the table “Who published what?” tell a sure name from an unsure one? "
            "See the column “outlet certainty”.",
        ],
    ),
    "01-b": choice(
        "Text 002 tells how al-Sisi receives Haftar. This sentence comes further down, with "
        "the text's only full date. What follows?",
        "b",
        a=(
            "Text 002 is of 29 December 2024.",
            "Read how the sentence begins. The head of intelligence made a visit earlier. "
            "The date belongs to that visit, and the text looks back on it.",
        ),
        b=(
            "Text 002 is later than 29 December 2024.",
            "The date belongs to an earlier visit, and the text looks back on it. So it "
            "does not say when the text was published, but it gives a first possible day, "
            "30 December 2024.",
        ),
        c=(
            "Text 002 is earlier, and announces a visit.",
            "If a text announces a visit, the visit is still to come. Look at the English "
            "once more: “had earlier made”, “met”. Does the writer speak before the visit "
            "or after it?",
        ),
        d=(
            "Its date stays open, for it has three years.",
            "One date does not settle everything, but it settles something. Can a writer "
            "look back on a day that is still to come?",
        ),
        hints=[
            "Which visit does the date belong to, and when does the writer tell of it?",
            "A text is no older than the latest thing that it looks back on.",
            f"Read the verb of the sentence, “… {' '.join(VISIT.split()[8:11])} …”",
        ],
    ),
    "01-c": choice(
        "The oil facilities were attacked on 14 September 2019. Which clue gives the day of "
        "the *article*?",
        "d",
        a=(
            "the attack, in the ticker",
            "It is true that the page cannot be older. It was saved in mid-September 2019. "
            "But a ticker is filled with new headlines all the time, and the article had "
            "been there long before.",
        ),
        b=(
            "the years, in the footer",
            "They do appear beside “all rights reserved”. But they belong to the website, "
            "and are the same under each of its articles. Which clue can only have been "
            "written for this article?",
        ),
        c=(
            "all three together",
            "Do the three clues belong together? Ask who wrote each of them, and for what. Was "
            "it for this article, for the website, or for the news of another day?",
        ),
        d=(
            "today, Thursday",
            "“Today” is the day of the writer. The other two clues belong to the page. The "
            "ticker dates its saving, and the footer dates the website. So the article "
            "came out on a Thursday. But which?",
        ),
        hints=[
            "Who put each clue on the page, and for what?",
            "A ticker and a footer belong to the page, and change without the article.",
            "Compare the column `place` in the table of the three clues.",
        ],
    ),
    "01-d": number(
        "The order against Total became known on Thursday, 9 May 2019. How many Thursdays "
        "in May are left for the article?",
        lambda: len(LEFT),
        right=f"It was {BEFORE} or {LEFT[-1].day} May. "
        "That the order became known on a Thursday does not help. A newspaper can tell of "
        "it the same day, or weeks later.",
        hint="Go through the list of Thursdays one by one. Can an article of that "
        "day know of an order that became known on 9 May?",
        mistakes=[
            (
                lambda: len(THURSDAYS),
                "That is all of them. But an article of 2 May cannot tell of an order "
                "that became known a week later.",
            ),
            (
                lambda: len(LEFT) - 1,
                "Nearly. You took the 9th out as well. But what becomes known on a day "
                "can be in the news of the same day.",
            ),
            (
                lambda: 1,
                "A good guess, but not yet a proof. The article may speak of the order "
                "one, two or three weeks later. Which Thursdays does the text rule out?",
            ),
        ],
        hints=[
            "Take the Thursdays of the list one by one.",
            "Nobody can write of an order before it is known. On the same day, one can.",
            f"The first row of the list is {THURSDAYS[0]}. Could that day's news have it?",
        ],
    ),
    "01-e": number(
        "Palace, president, guest and head of intelligence agree, so take it as one meeting. "
        "On which day of May did 004 come out?",
        lambda: TOTAL.day,
        right="Text 001 gives the day and text 004 the weekday. In 2019 the two fit together, "
        "for 9 May was a Thursday. Each text alone left a choice. Together they "
        "leave none, if it was one meeting.",
        hint="Text 001 gives the day on which al-Sisi received Haftar. Text 004 says "
        "“today” of the same meeting.",
        mistakes=[
            *(
                (
                    lambda day=day: day.day,
                    "That is one of the Thursdays that 004 leaves open. Now read the "
                    "row of 001, which has a number.",
                )
                for day in LEFT[1:]
            ),
            *(
                (
                    lambda day=day: day,
                    "That is a Monday, on which 001 may have come out. We ask for 004, "
                    "which says “today” of the meeting itself.",
                )
                for day in (13, 20, 27)
            ),
        ],
        hints=[
            "One of the two sentences has a weekday for the meeting, the other a number.",
            "If it was one meeting, the day that one text gives holds for the other too.",
            "In the row of 001, read what comes before the month with its two names.",
        ],
    ),
    "01-f": number(
        "How many of the five texts were published in 2024?",
        lambda: SHEET["date"].str.startswith("2024").sum(),
        right=f"None. The two texts of that label were published in {MONTHS}. The one full "
        "date in 2024 is that of a visit that text 002 looks back on.",
        hint="Read down the whole column `date` of the table above, and look at the years.",
        mistakes=[
            (
                lambda: len(LATE),
                "Two texts have the period 2024. But a period is only a label. What does "
                "the column `date` say in those two rows?",
            ),
            (
                lambda: 1,
                "Are you thinking of text 002? Its one full date is in 2024, but it "
                "belongs to an earlier visit. Look at the column `date`.",
            ),
        ],
        hints=[
            "Do not trust a label. Which column says when a text came out?",
            "A period is a label under which texts are put together. It is no date.",
            f"Read the column `date` in the rows of {' and '.join(sorted(LATE['doc']))}.",
        ],
    ),
    "01-g": choice(
        "What helps most against the confounding of period and outlet?",
        "c",
        a=(
            "ten texts of 2026, from ten new outlets",
            "You would have more texts and the same trouble. Each new outlet would again be "
            "in one period only, so a difference could again be the outlet's.",
        ),
        b=(
            "the page from which 004 may be copied",
            "You would know better where 004 comes from. But a copy brings no new outlet "
            "into another period, and no new period to an outlet.",
        ),
        c=(
            "reports by Awj from 2017 and from 2025",
            "Then one outlet is in three periods, and a difference between its texts cannot "
            "be a difference between outlets. Event and speaker may still change, so this "
            "is one step only.",
        ),
        d=(
            "a test made for very few texts",
            "No test can separate what is never apart in the texts. The remedy is to choose "
            "the texts well, before anything is counted.",
        ),
        hints=[
            "What would each of them hold still while the period changes?",
            "Two things can be told apart only where one changes and the other does not.",
            "Go down the column `outlet` of the table above. No name comes back.",
        ],
    ),
}
