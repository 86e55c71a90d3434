"""The checks of lesson 06: what is right, and what each wrong answer shows."""

import khitab
from khitab import phrases, reuse
from khitab.checks import choice, number

TOKENS = khitab.load_corpus().tokens()
PASSAGES = reuse.corpus_passages(TOKENS, min_tokens=8)


def grams(n):
    """The n-grams of the headline of 000."""
    headline = TOKENS[(TOKENS["doc"] == "000") & (TOKENS["layer"] == "headline")]
    return list(phrases.ngrams(headline, n)["phrase"])


def frequency(phrase):
    return len(phrases.positions(TOKENS, phrase))


def militia(keep):
    once = reuse.count_once(TOKENS, PASSAGES, keep)
    return int(once[once["doc"] == "001"]["form"].str.contains("ليشيا").sum())


FRAGMENT, TITLE = "العام للجيش الليبي", "القائد العام للجيش الليبي"

CHECKS = {
    "06-a": number(
        "The headline of 000 has seven tokens. How many 3-grams does it have?",
        lambda: len(grams(3)),
        "One begins at each word, but for the last two words, which have not enough "
        "words after them. In general: tokens − n + 1.",
        "Lay your finger on the first word: words 1 to 3 are the first 3-gram. Move it "
        "by one word. How often can you do that before three words no longer fit?",
        [
            (
                lambda: len(grams(1)),
                "That is how many words could begin one. But the last two have not enough "
                "words after them.",
            ),
            (
                lambda: len(grams(2)),
                "That is how many 2-grams it has. A run of three needs room for one word "
                "more.",
            ),
            (
                lambda: len(grams(1)) // 3,
                "You cut the headline into threes. N-grams overlap: words 1 to 3, words 2 to "
                "4, and so on.",
            ),
            (
                lambda: len(grams(4)),
                "One too few: that is how many 4-grams it has. Count the run that begins with "
                "the third word from the end, too.",
            ),
        ],
        hints=[
            "Begin a run at each word of the headline, and see where no three words are left.",
            "A run of n words needs n − 1 words after the one that it begins with.",
            f"The last 3-gram of the headline is {grams(3)[-1]}.",
        ],
    ),
    "06-b": choice(
        (
            'Why has the fragment <bdi lang="ar" dir="rtl">العام للجيش الليبي</bdi> gone '
            "from the second table?"
        ),
        "d",
        a=(
            "It makes no sense, so `maximal` drops it.",
            "The computer knows no sense; it drops and keeps by counting. Compare the "
            "frequency of the fragment with that of the whole title.",
        ),
        b=(
            "It occurs in fewer texts.",
            "Look at the column texts of the pieces: all three have the same.",
        ),
        c=(
            "It is less frequent than the title.",
            "Look again: it is exactly as frequent as the title that holds it. That is "
            "the point.",
        ),
        d=(
            "Wherever it occurs, it is part of the same longer phrase.",
            f"{frequency(FRAGMENT)} times the fragment, {frequency(TITLE)} times the "
            "whole title with its first word: it never occurs alone. The phrase without "
            "its last word stays, for once it goes on in another way: the General "
            "Commander of the Libyan National Army.",
        ),
        hints=[
            "Look in the first table for a row that holds the fragment and one word more.",
            "A maximal phrase does not always occur inside one and the same longer phrase.",
            f"Compare freq in two rows, {FRAGMENT} and {TITLE}.",
        ],
    ),
    "06-c": choice(
        "Which reason for a minimum of eight would you defend?",
        "b",
        a=(
            "It finds the most shared passages that there are.",
            "The most is found with 1: then every little word is 'shared'. A search "
            "should find what the question is about, and no more.",
        ),
        b=(
            "No title is left, and nine changes nothing.",
            (
                "That is a reason one can check: at seven a title is still there; from eight "
                "on the titles have gone, and the result no longer hangs on the exact "
                "number. It was still set after looking: a report should say so."
            ),
        ),
        c=(
            "It gives the clearest result; one pair is left.",
            "A clear result is pleasant, but choosing the rule because of its result is "
            "going round in a circle. Look for a reason that lies in what was found.",
        ),
        hints=[
            "Look along the rows of 000, 002 and 003, which have titles in common with others.",
            "A good limit shuts out what it should, and a small change of it alters nothing.",
            "Read the row 002, from “7 or more” to “9 or more”.",
        ],
    ),
    "06-d": choice(
        "What did the outlets mostly change?",
        "a",
        a=(
            "The wrapping: speaker, verb, title, joints.",
            "Most of the quoted matter stays; the hands of the outlets show at the "
            "joints. One has the spokesman's name here, the other the title 'Field "
            "Marshal'; one writes 'added', the other 'revealed'. One place is the "
            "exception: 001 has support renewed for the role of the military "
            "institution, 004 'likewise the role', which leaves open whether it is "
            "supported or affirmed.",
        ),
        b=(
            "The message: what was promised, praised and condemned.",
            "In one place, yes: 001 has Cairo renew its support for the role of the "
            "military institution, 004 has only 'likewise the role'. But most of what "
            "was promised and praised is word for word the same. Look at the beginnings "
            "of the sentences.",
        ),
        c=(
            "The writing: spelling and signs only.",
            "One word differs by the order of two signs, as in lesson 03. Most "
            "differences are whole words: look at who affirms, and how.",
        ),
        hints=[
            "Read 001.13 and 001.14 beside 004.31 and 004.32.",
            "Cross out what both texts have word for word, and look at what is left.",
            "Compare وجدد دعم القاهرة in 001.13 with وكذلك دور in 004.31.",
        ],
    ),
    "06-e": choice(
        "Which sentence is true *whichever* copy is kept?",
        "c",
        a=(
            "004 has the higher rate of terrorism words.",
            "With keep='first' 004 loses the shared words, 004.22 with them, and its "
            "rate falls below that of 001. Compare both tables.",
        ),
        b=(
            "001 has the higher rate of terrorism words.",
            "With keep='last' 001 loses the shared words, and its rate falls below that "
            f"of 004; of its militia words {militia('last')} are left. Compare both "
            "tables.",
        ),
        c=(
            "The rates of 2019 fall, in all three families.",
            "What is printed twice here is rich in these words, so counting it once "
            "lowers the period's rates either way, and with 004.22 left in as well. "
            "Which text comes out higher depends on our choices.",
        ),
        hints=[
            'Compare `per_1000` with `per_1000_once`, for `"first"` and for `"last"`.',
            "A finding stands if it is the same whichever choice we make.",
            "Read the three rows that have no doc: they are the whole period.",
        ],
    ),
    "06-f": choice(
        "What may we write of 001 and 004?",
        "b",
        a=(
            "Awj copied Cleopatra, which published four days earlier.",
            "A later date makes it possible, no more. And 001 has a clause on the "
            "meeting that 004 lacks: that, at least, it did not take from 004.",
        ),
        b=(
            "Both go back to one wording, most likely the statement they name.",
            (
                "It says what the wording shows, what is likely, and no more. Whether one of "
                "them also used the other, the texts do not tell."
            ),
        ),
        c=(
            "The outlets worked together, since long runs are no accident.",
            "Two outlets can print the same statement without ever having heard of each "
            "other.",
        ),
        d=(
            "Both hid that they were printing a statement.",
            "Look again: both name the spokesman. And what somebody meant to hide is not "
            "written in shared words.",
        ),
        hints=[
            "Look for what both texts name, and for what only one of them has.",
            "Shared words show a common origin, but no road between two texts and no motive.",
            "Both name a spokesman, المتحدث, in 001.12 and in 004.33.",
        ],
    ),
}
