"""The checks of lesson 06: what is right, and what each wrong answer shows."""

import khitab
from khitab import phrases, reuse
from khitab.checks import choice, number

TOKENS = khitab.load_corpus().tokens()
PASSAGES = reuse.corpus_passages(TOKENS, min_tokens=8)


def headline_grams(n):
    headline = TOKENS[(TOKENS["doc"] == "002") & (TOKENS["layer"] == "headline")]
    return len(phrases.ngrams(headline, n))


def how_many(min_freq, min_texts):
    return len(phrases.recurring_phrases(TOKENS, (2, 8), min_freq, min_texts))


def frequency(phrase):
    return len(phrases.positions(TOKENS, phrase))


def militia(keep):
    once = reuse.count_once(TOKENS, PASSAGES, keep)
    return int(once[once["doc"] == "001"]["form"].str.contains("ليشيا").sum())


FRAGMENT, TITLE = "العام للجيش الليبي", "القائد العام للجيش الليبي"

CHECKS = {
    "06-a": number(
        (
            "The headline of 002 (*Security and support for the peaceful solution in "
            "Libya.. al-Sisi receives Haftar in Cairo*) has ten tokens. How many "
            "3-grams does it have?"
        ),
        lambda: headline_grams(3),
        "One begins at each word, but for the last two words, which have not enough "
        "words after them. In general: tokens − n + 1.",
        "Lay your finger on the first word: words 1 to 3 are the first 3-gram. Move "
        "it by one word. How often can you do that before three words no longer fit?",
        [
            (
                lambda: headline_grams(1),
                "That is how many words could begin one. But the last two have not "
                "enough words after them.",
            ),
            (
                lambda: headline_grams(2),
                "So many 2-grams it has. A run of three words needs one more word of "
                "room.",
            ),
            (
                lambda: headline_grams(1) // 3,
                "You cut the headline into threes. N-grams overlap: words 1 to 3, "
                "words 2 to 4, and so on.",
            ),
            (
                lambda: headline_grams(4),
                "One too few: so many 4-grams it has. Count the run that begins with "
                "the third word from the end, too.",
            ),
        ],
    ),
    "06-b": choice(
        ("With `min_texts` 3, why are there as many phrases for `min_freq` 2 as for 3?"),
        "a",
        a=(
            "A phrase in three texts occurs at least three times.",
            (
                f"Once in each at least. So the weaker minimum decides nothing: "
                f"{how_many(2, 3)} "
                "both times. The two minima are not independent."
            ),
        ),
        b=(
            "The loop has a mistake: it forgets `min_freq`.",
            (
                f"It does use min_freq: with 4 there are only {how_many(4, 3)}. Think of "
                "what a phrase must do to get into three texts."
            ),
        ),
        c=(
            "By chance.",
            (
                "It would be so in any corpus. Try to invent a phrase that occurs twice in "
                "all, and in three texts."
            ),
        ),
    ),
    "06-c": choice(
        (
            '<bdi lang="ar" dir="rtl">العام للجيش الليبي</bdi>, the fragment, is gone. '
            "Why?"
        ),
        "d",
        a=(
            "It makes no sense, and `maximal` drops what makes no sense.",
            (
                "The computer knows no sense; it drops and keeps by counting. Compare the "
                "frequency of the fragment with that of the whole title."
            ),
        ),
        b=(
            "It occurs in fewer texts than the others.",
            ("Look at the column texts of the pieces: all three have the same."),
        ),
        c=(
            "It is less frequent than the longer phrase.",
            (
                "Look again: it is exactly as frequent as the title that holds it. That is "
                "the point."
            ),
        ),
        d=(
            "Wherever it occurs, it is part of the same longer phrase.",
            (
                f"{frequency(FRAGMENT)} times the fragment, {frequency(TITLE)} times the "
                "whole title with its first word: it never occurs alone. The phrase without "
                "its last word stays, for once it goes on in another way: the General "
                "Commander of the Libyan National Army."
            ),
        ),
    ),
    "06-d": choice(
        "Which reason for a minimum of eight would you defend?",
        "b",
        a=(
            "It finds the most.",
            (
                "The most is found with 1: then every little word is 'shared'. A search should "
                "find what the question is about, and no more."
            ),
        ),
        b=(
            (
                "At seven a title is still there; from eight to nine nothing changes, and "
                "no title is left."
            ),
            (
                "That is a reason one can check: the titles have gone, and the result no "
                "longer hangs on the exact number. It was still set after looking: a report "
                "should say so."
            ),
        ),
        c=(
            "It makes the result clearest: one pair, and no other.",
            (
                "A clear result is pleasant, but choosing the rule because of its result is "
                "going round in a circle. Look for a reason that lies in what was found."
            ),
        ),
    ),
    "06-e": choice(
        "What did the outlets mostly change?",
        "a",
        a=(
            (
                "The wrapping: who speaks, by which verb, under which title, and how the "
                "sentences are joined."
            ),
            (
                "Most of the quoted matter stays; the hands of the outlets show at the joints. "
                "One has the spokesman's name here, the other the title 'Field Marshal'; one "
                "writes 'added', the other 'revealed'. One place is the exception: 001 has support "
                "renewed for the role of the military institution, 004 'likewise the role', which "
                "leaves open whether it is supported or affirmed."
            ),
        ),
        b=(
            "What was promised, praised and condemned.",
            (
                "In one place, yes: 001 has Cairo renew its support for the role of the military "
                "institution, 004 has only 'likewise the role'. But most of what was promised and "
                "praised is word for word the same. Look at the beginnings of the sentences."
            ),
        ),
        c=(
            "Spelling only.",
            (
                "One word differs by the order of two signs, as in lesson 03. Most "
                "differences are whole words: look at who affirms, and how."
            ),
        ),
    ),
    "06-f": choice(
        "Which sentence is true *whichever* copy is kept?",
        "c",
        a=(
            "004 has the higher rate of terrorism words.",
            (
                "With keep='first' 004 loses the shared words, 004.22 with them, and its rate "
                "falls below that of 001. Compare both tables."
            ),
        ),
        b=(
            "001 has the higher rate of terrorism words.",
            (
                "With keep='last' 001 loses the shared words, and its rate falls below that "
                f"of 004; of its militia words {militia('last')} are left. Compare both tables."
            ),
        ),
        c=(
            "The rates of 2019 fall, in all three families.",
            (
                "What is printed twice here is rich in these words, so counting it once lowers "
                "the period's rates either way, and with 004.22 left in as well. Which text "
                "comes out higher depends on our choices."
            ),
        ),
    ),
    "06-g": choice(
        "What may we write of 001 and 004?",
        "b",
        a=(
            "Awj copied from Cleopatra, for it published later.",
            (
                "A later date makes it possible, no more. And 001 has a clause on the meeting "
                "that 004 lacks: that at least it has not from 004."
            ),
        ),
        b=(
            (
                "Both go back to one wording, most likely the statement that both name; "
                "whether one of them also used the other, the texts do not tell."
            ),
            (
                "It says what the wording shows, what is likely, and where the texts are "
                "silent."
            ),
        ),
        c=(
            "The outlets worked together.",
            (
                "Two outlets can print the same statement and never have heard of each other."
            ),
        ),
        d=(
            "Both outlets hid that they print a statement.",
            (
                "Look again: both name the spokesman. And what somebody meant to hide is not "
                "written in shared words."
            ),
        ),
    ),
}
