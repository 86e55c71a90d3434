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
        'Text 000 has hashtags in its running text. "That is how a certain large channel '
        'does it," says a friend. What do you write under `outlet`?',
        "a",
        a=(
            "*unknown*, and the guess in a note",
            "A guess that is marked as one harms nobody, and somebody may confirm it one "
            "day. A guess that looks like a fact cannot be found again.",
        ),
        b=(
            "the channel's name: probably it is right",
            "It may even be right. But whoever opens the table next will read a fact, "
            "count with it, and never learn that it was a feeling. What could show them "
            "the difference?",
        ),
        c=(
            "no name: you leave the text out",
            "Then you also lose what is sure of it: what it says, and that it is a "
            "read-out of the Egyptian foreign ministry. How could the doubt be kept "
            "together with the text?",
        ),
        hints=[
            "Think of somebody who opens your table next year and reads that cell.",
            "A guess may be kept, as long as nobody can take it for a fact.",
            "See how the table “Who published what?” tells a name that is sure from one "
            "that is not: column “outlet certainty”.",
        ],
    ),
    "01-b": choice(
        "Text 002 tells how al-Sisi receives Haftar; this sentence comes further down. It "
        "has the only full date of the text. What follows?",
        "b",
        a=(
            "Text 002 is of 29 December 2024.",
            "Read how the sentence begins: the head of intelligence earlier made a visit. "
            "The date belongs to that visit, and the text looks back on it.",
        ),
        b=(
            "Text 002 is later than 29 December 2024.",
            "The date belongs to an earlier visit, which the text looks back on. So it "
            "gives no date of publication, but a first day: 30 December 2024, or any day "
            "after.",
        ),
        c=(
            "Text 002 is earlier, and announces a visit.",
            "Announced things are still to come. Look at the English once more: “had "
            "earlier made”, “met”. Where is the writer, before the visit or after it?",
        ),
        d=(
            "Its date stays open: three years occur.",
            "One date does not settle everything, but it settles something. Ask whether a "
            "writer can look back on a day that is still to come.",
        ),
        hints=[
            "Ask which visit the date belongs to, and when the writer tells of it.",
            "A text is no older than the latest thing that it looks back on.",
            f"Read its verb: “… {' '.join(VISIT.split()[8:11])} …”",
        ],
    ),
    "01-c": choice(
        "The oil facilities were attacked on 14 September 2019. Which clue speaks of the "
        "day on which the *article* came out?",
        "d",
        a=(
            "the attack: no older page can name it",
            "The page cannot be older, true: it was saved in mid-September 2019. But the "
            "ticker above an article is filled anew all the time; the article had been "
            "there long before.",
        ),
        b=(
            "2009 to 2015: the copyright gives the year",
            "They appear beside “all rights reserved”, true; but they are the website's, "
            "the same under each of its articles. Which clue can only have been written "
            "for this article?",
        ),
        c=(
            "2009 to 2019: the three together give a span",
            "Do the three belong together? Ask of each who wrote it, and for what: for "
            "this article, for the website, or for the news of another day?",
        ),
        d=(
            "today, Thursday: the writer's own today",
            "“Today” is the day of the writer. The other two belong to the page: the "
            "ticker to the day of its saving, the footer to the website. A Thursday, "
            "then; but which?",
        ),
        hints=[
            "Ask of each clue who put it on the page, and for what.",
            "A ticker and a footer belong to the page, and change without the article.",
            "Compare the column `place` in the table of the three clues.",
        ],
    ),
    "01-d": number(
        "The order against Total became known on Thursday, 9 May 2019. How many Thursdays "
        "in May are left for the article?",
        lambda: len(LEFT),
        right=f"{BEFORE} or {LEFT[-1].day} May. "
        "It is no help that the order became known on a Thursday itself: it can be told "
        "the same day, or weeks later.",
        hint="Go through the list of Thursdays, one by one: can an article of that "
        "day know of an order that became known on 9 May?",
        mistakes=[
            (
                lambda: len(THURSDAYS),
                "That is all of them. But an article of 2 May cannot tell of an order "
                "that became known a week later.",
            ),
            (
                lambda: len(LEFT) - 1,
                "Nearly. You took the 9th out as well; but what becomes known on a day "
                "can be in the news of the same day.",
            ),
            (
                lambda: 1,
                "A good guess, but not yet a proof: the article may speak of the order "
                "one, two or three weeks later. Which Thursdays does the text rule out?",
            ),
        ],
        hints=[
            "Take the Thursdays of the list one by one.",
            "Nobody can write of an order before it is known, but on the same day one can.",
            f"The first row of the list is {THURSDAYS[0]}: could that day's news have it?",
        ],
    ),
    "01-e": number(
        "Palace, president, guest and head of intelligence agree: take it as one meeting. "
        "On which day of May did 004 come out?",
        lambda: TOTAL.day,
        right="Text 001 has the day, text 004 the weekday, and in 2019 the two fit "
        "together: 9 May was a Thursday. Each text alone left a choice; together they "
        "leave none, if it was one meeting.",
        hint="Text 001 gives the day on which al-Sisi received Haftar. Text 004 says "
        "of the same meeting: today.",
        mistakes=[
            *(
                (
                    lambda day=day: day.day,
                    "That is one of the Thursdays that 004 leaves open. Now read the "
                    "row of 001: it has a number.",
                )
                for day in LEFT[1:]
            ),
            *(
                (
                    lambda day=day: day,
                    "A Monday: a day on which 001 may have come out. We ask for 004, "
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
        "date with 2024 in it is a visit that text 002 looks back on.",
        hint="Read down the column `date` of the table above, the whole column, and "
        "look at the years.",
        mistakes=[
            (
                lambda: len(LATE),
                "So says the column `period`. But that is only a label. What does the "
                "column `date` say in those two rows?",
            ),
            (
                lambda: 1,
                "Do you think of text 002? Its one full date is of 2024, but it "
                "belongs to an earlier visit. Look at the column `date`.",
            ),
        ],
        hints=[
            "Do not trust a label: look for the column that says when a text came out.",
            "A period is a label under which texts are put together, and no date.",
            f"Read the column `date` in the rows of {' and '.join(sorted(LATE['doc']))}.",
        ],
    ),
    "01-g": choice(
        "What helps most to tell period from outlet?",
        "c",
        a=(
            "ten texts of 2026, from ten new outlets",
            "More texts, but the same trouble: each new outlet would again be in one "
            "period only, and differences could again be the outlet's.",
        ),
        b=(
            "the page from which 004 may be copied",
            "Good for the provenance of 004. But a copy brings no new outlet into another "
            "period, and no new period to an outlet.",
        ),
        c=(
            "more reports by Awj, from 2017 and from 2025",
            "Then one outlet is in three periods. What differs between its texts cannot "
            "be a difference between outlets. Event and speaker may still change: one "
            "step, not all.",
        ),
        d=(
            "a test made for very few texts",
            "No test can pull apart what is never apart in the texts. The remedy lies in "
            "the choice of texts, before anything is counted.",
        ),
        hints=[
            "Ask of each what it would hold still while the period changes.",
            "Two things can be told apart only where one changes and the other does not.",
            "Go down the column `outlet` of the table above: no name comes back.",
        ],
    ),
}
