"""The checks of lesson 06: what is right, and what each wrong answer shows."""

import khitab
from khitab import morphology, phrases
from khitab.checks import choice, number

TOKENS = khitab.load_corpus().tokens()
PER_MILLION = 40
SHORT, LONG = 100, 300  # the invented corpus of 06-f; the phrase stands in SHORT only


def headline_grams(n):
    headline = TOKENS[(TOKENS["doc"] == "002") & (TOKENS["layer"] == "headline")]
    return len(phrases.ngrams(headline, n))


def how_many(min_freq, min_texts):
    return len(phrases.recurring_phrases(TOKENS, (2, 8), min_freq, min_texts))


def frequency(phrase):
    return len(phrases.positions(TOKENS, phrase))


def interventions():
    """Return in how many texts "external intervention" stands by lemma, how often."""
    words = morphology.add_lemmas(TOKENS)
    counts = phrases.counts_by_text(words, ["تدخل خارجي"], by="lemma")["count"]
    return int((counts > 0).sum()), int(counts.sum())


def dp():
    return phrases.deviation_of_proportions([4, 0], [SHORT, LONG])


FRAGMENT, TITLE = "العام للجيش الليبي", "القائد العام للجيش الليبي"
WANTED = PER_MILLION * len(TOKENS) / 1e6

CHECKS = {
    "06-a": number(
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
        "b",
        a=f"It does use min_freq: with 4 there are only {how_many(4, 3)}. Think of "
        "what a phrase must do to get into three texts.",
        b=f"Once in each at least. So the weaker minimum decides nothing: "
        f"{how_many(2, 3)} "
        "both times. The two minima are not independent.",
        c="It would be so in any corpus. Try to invent a phrase that stands twice in "
        "all, and in three texts.",
    ),
    "06-c": choice(
        "b",
        a="The computer knows no sense; it drops and keeps by counting. Compare the "
        "frequency of the fragment with that of the whole title.",
        b=f"{frequency(FRAGMENT)} times the fragment, {frequency(TITLE)} times the "
        "whole title with its first word: it never stands alone. The phrase without "
        "its last word stays, for once it goes on in another way: the General "
        "Commander of the Libyan National Army.",
        c="Look at the column texts of the pieces: all three have the same.",
        d="Look again: it is exactly as frequent as the title that holds it. That is "
        "the point.",
    ),
    "06-d": choice(
        "b",
        a="That goes from a slot to a state. 003 speaks of Libya throughout and uses the "
        "formula for Sudan in one sentence; Libya stands in the same sentence.",
        b="It says what stands where, and no more. Who made the formula, the texts do "
        "not tell: both report what was said at meetings.",
        c="What 003 has of it is one frame, filled and continued in another way. A "
        "formula that many use is no sign of copying; longer runs would be.",
    ),
    "06-e": number(
        lambda: interventions()[0],
        "All but 000. By form it is scattered: with the article, without it, and with "
        "li- before it, so that no form of the phrase stands in so many texts.",
        'Put by="lemma" into the cell, run it, find the gloss "interference foreign" and '
        "read the column texts.",
        [
            (
                lambda: interventions()[1],
                "That is how often it stands (freq). Read the column texts.",
            ),
            (
                lambda: int(
                    (
                        phrases.counts_by_text(TOKENS, ["التدخلات الخارجية"])["count"] > 0
                    ).sum()
                ),
                "In so many texts stands one of its forms. By lemma all its forms count.",
            ),
        ],
    ),
    "06-f": number(
        dp,
        "The short text has 1/4 of the tokens and all of the occurrences: 3/4 too "
        "many. The long one has 3/4 of the tokens and none: 3/4 too few. Together "
        "1.5, halved 0.75.",
        "Shares of tokens: 100 of 400 and 300 of 400. Shares of occurrences: all, "
        "none. Two differences, without their signs; add them up and halve the sum.",
        [
            (lambda: 2 * dp(), "That is the sum of the differences. Halve it."),
            (
                lambda: 1 - dp(),
                "That is the short text's share of the tokens. Compare it with its "
                "share of the occurrences, which is all of them.",
            ),
            (
                lambda: 1,
                "Almost: near 1 would be all in one corner of a large corpus. Here "
                "even the corner is a quarter of the corpus. Work it out step by step.",
            ),
            (
                lambda: 0,
                "0 would be spread as the texts' sizes are: once in the short one, "
                "three times in the long one.",
            ),
        ],
        digits=2,
    ),
    "06-g": number(
        lambda: 1,
        f"40 per million is {WANTED:.2f} occurrences here: whatever stands once is "
        "far above it. A threshold made for millions of words decides nothing on "
        "ours, and so we say recurring phrase, with our own minima.",
        "Work out 40 * len(tokens) / 1_000_000 in a cell of your own. What is the "
        "smallest whole number that is not below it?",
        [
            (
                lambda: PER_MILLION,
                "So often in a million tokens. How many tokens have we?",
            ),
            (
                lambda: 0,
                "Rounded down, yes; but a phrase that never stands is no phrase. "
                "Round up.",
            ),
            (
                lambda: WANTED,
                "That is the threshold itself. A phrase stands a whole number of "
                "times: which is the first to reach it?",
            ),
            (
                lambda: round(WANTED, 2),
                "That is the threshold itself. A phrase stands a whole number of "
                "times: which is the first to reach it?",
            ),
        ],
    ),
    "06-h": choice(
        "c",
        a="Formulas are short and come back in many texts. These are as long as "
        "sentences, and they come back in a single pair. Look at the table once more.",
        b="004 is dated four days before 001. But nor does it follow that 001 copied "
        "004: both may have printed what a third party sent out. The run alone gives "
        "no direction.",
        c="Two writers do not hit upon the same sentence of this length by themselves "
        "(Coulthard 2004). Side room alignment asks what the common wording may be, and what it "
        "does to our counts.",
        d="In a corpus of any size, runs this long do not come back by chance; they "
        "are quoted, reprinted or sent out. Compare how short the longest runs of the "
        "other pairs are.",
    ),
}
