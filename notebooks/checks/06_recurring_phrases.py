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
        "A 3-gram begins at every word but the last two, which do not have enough words "
        "after them. The rule is tokens − n + 1.",
        "Lay your finger on the first three words. That is the first 3-gram. Move your "
        "finger on by one word. How often can you do that before fewer than three words "
        "are left?",
        [
            (
                lambda: len(grams(1)),
                "That is the number of words. But no 3-gram begins at the last two words, "
                "since too few words come after them.",
            ),
            (
                lambda: len(grams(2)),
                "That is how many 2-grams the headline has. A 3-gram needs room for one "
                "more word.",
            ),
            (
                lambda: len(grams(1)) // 3,
                "You cut the headline into threes. But 3-grams overlap. The first has words "
                "1 to 3, the second words 2 to 4.",
            ),
            (
                lambda: len(grams(4)),
                "That is one too few. You also need the 3-gram that begins with the third "
                "word from the end.",
            ),
        ],
        hints=[
            "Put a finger on each word of the headline. Do two more words come after it?",
            "A run of n words needs n − 1 more words after its first.",
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
            "The computer knows nothing of sense. It decides by counting. Compare the "
            "frequency of the fragment with that of the whole title.",
        ),
        b=(
            "It occurs in fewer texts.",
            "Look at the column texts of the first table. The number is the same in all "
            "four rows.",
        ),
        c=(
            "It is less frequent than the title.",
            "Look again. The fragment is exactly as frequent as the title that contains "
            "it, and that is why it goes.",
        ),
        d=(
            "It is always part of the same longer phrase.",
            f"The fragment occurs {frequency(FRAGMENT)} times, and the whole title "
            f"{frequency(TITLE)} times, so the fragment never occurs alone. The title "
            "without its last word stays in the table. It goes on in another way once, as "
            "“the General Commander of the Libyan National Army”.",
        ),
        hints=[
            "In the first table, look for a row that has the fragment and one more word.",
            "A maximal phrase does not always occur inside one and the same longer phrase.",
            f"Compare the frequencies of {FRAGMENT} and of {TITLE}.",
        ],
    ),
    "06-c": choice(
        "Which reason for a minimum of eight would you defend?",
        "b",
        a=(
            "It finds the most passages.",
            "A minimum of one finds the most, and then every little word is “shared”. A "
            "search should find what the question is about, and no more.",
        ),
        b=(
            "No title is left, and nine changes nothing.",
            "Others can check this reason. At seven a title is still shared. At eight none "
            "is, and nine gives the same result. But we chose eight after we had looked, "
            "and a report should say so.",
        ),
        c=(
            "The result is clear, since one pair is left.",
            "A clear result is pleasant. But if you choose a rule for its result, the "
            "result no longer tells you anything. Look for a reason in what was found.",
        ),
        hints=[
            "Read the rows of 000, 002 and 003. These texts share titles with others.",
            "A good limit shuts out what it should, and a small change of it alters nothing.",
            "Read row 002 from “7 or more” to “9 or more”.",
        ],
    ),
    "06-d": choice(
        "What did the outlets mostly change?",
        "a",
        a=(
            "The wrapping, such as speakers, verbs and titles.",
            "The outlets keep most of the quoted matter, and change the words around it. "
            "Here 001 names the spokesman, and 004 does not. 001 writes “the Egyptian "
            "president” where 004 writes “al-Sisi”. One place is an exception. In 001 Cairo "
            "renews its support for the role of the military institution. In 004 “likewise "
            "the role” leaves open whether the role is supported or affirmed.",
        ),
        b=(
            "The message, such as promises and praise.",
            "They did so in one place. In 001 Cairo renews its support for the role of the "
            "military institution, and 004 has only “likewise the role”. But most of what "
            "is promised and praised is the same, word for word. Look at the beginnings of "
            "the sentences.",
        ),
        c=(
            "The writing, such as spelling and signs.",
            "Most differences are whole words. Look at who affirms something, and how the "
            "text puts it.",
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
            'That is true with "last". With "first", 004 loses the shared words, and its '
            "rate falls below that of 001. Compare both tables.",
        ),
        b=(
            "001 has the higher rate of terrorism words.",
            'That is true with "first". With "last", 001 loses the shared words, and its '
            "rate falls below that of 004. Of its words for militias, "
            f"{militia('last')} are left. Compare both tables.",
        ),
        c=(
            "The rates of 2019 fall, in all families.",
            "The passages that both texts print are rich in these words. So the rates of "
            "the period fall whichever copy we keep, and they fall with 004.22 left in as "
            "well. Which *text* has the higher rate depends on our choice.",
        ),
        hints=[
            'Compare the rates with the rates “once”, for `"first"` and for `"last"`.',
            "A finding holds if it is the same whichever choice we make.",
            "Read the three rows that name no text. They are for the whole period.",
        ],
    ),
    "06-f": choice(
        "What may we write of 001 and 004?",
        "b",
        a=(
            "Awj copied Cleopatra, which published four days earlier.",
            "The dates make it possible, and no more than that. And 001 has a clause on the "
            "briefing, which it cannot have taken from 004.",
        ),
        b=(
            "Both go back to one wording, likely the statement they name.",
            "This says what the wording shows and what is likely, and it stops there. The "
            "texts do not tell whether one outlet also used the other.",
        ),
        c=(
            "The outlets worked together, since long runs are no accident.",
            "Long runs are no accident. But two outlets can print the same statement "
            "without having heard of each other.",
        ),
        d=(
            "Both hid that they were printing a statement.",
            "Look again, for both name the spokesman. And shared words do not show what "
            "anybody meant to hide.",
        ),
        hints=[
            "Look for what both texts name, and for what only one of them has.",
            "Shared words show a common origin. They show no motive, nor who read whom.",
            "Both name a spokesman, المتحدث, in 001.12 and in 004.33.",
        ],
    ),
}
