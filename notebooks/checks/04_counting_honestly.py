"""The checks of lesson 04: what is asked, what is right, what each wrong answer shows."""

import khitab
from khitab import framing, morphology
from khitab.checks import choice, number
from khitab.comparison import rates

TOKENS = khitab.load_corpus().tokens()
EVERYWHERE = khitab.load_corpus().tokens(layers="all")
LENGTHS = TOKENS.groupby("doc").size()
PAGE = EVERYWHERE.groupby("doc").size()


def terrorism(rows):
    return rows[rows["form"].str.contains("إرهاب")]


TABLE = rates(terrorism(TOKENS), TOKENS)
TEXTS = TABLE[TABLE["level"] == "text"].set_index("doc")
PERIODS = TABLE[TABLE["level"] == "period"].set_index("period")


def rate_on_the_page(doc):
    page = rates(terrorism(EVERYWHERE), EVERYWHERE)
    return page.set_index("doc").loc[doc, "per_1000"]


NOUN = morphology.find(TOKENS, "إرهاب").groupby("doc").size()
WORDS = framing.occurrences(TOKENS)
ISSUE = WORDS[WORDS["frame"] == "terrorism"].groupby("doc").size()

CHECKS = {
    "04-a": choice(
        "Where are the texts that have no row in this table?",
        "b",
        a=(
            "Their files could not be read.",
            "The files are fine. `tokens` has rows of all five texts, as the next table will "
            "show. Look at what we counted, which is only the rows with a hit.",
        ),
        b=(
            "They have no hit, and we count hits only.",
            "A text without a hit has no row in `terrorism`, so there is nothing to count. A "
            "table of counts forgets its zeros, and we have to bring them back ourselves.",
        ),
        c=(
            "They use another word, which counts elsewhere.",
            "Perhaps they do, but our search would not have counted that word anywhere. The "
            "table is made of nothing but the rows with a hit.",
        ),
        hints=[
            "Ask what one row of `terrorism` is, and how a text comes into it.",
            "Counting rows tells how many there are. It cannot tell where there are none.",
            'The line is `terrorism["doc"].value_counts()`. It counts the rows of '
            "`terrorism` and no others.",
        ],
    ),
    "04-b": number(
        "What is the rate of text 001? Work it out as above, to one decimal.",
        lambda: TEXTS.loc["001", "per_1000"],
        f"1000 · {TEXTS.loc['001', 'count']} / {TEXTS.loc['001', 'n_tokens']}, the hits of "
        "the text out of the tokens of the same text.",
        "Put '001' in place of '000' in both lines of the cell that works a rate out step by "
        "step, and round the result to one decimal.",
        [
            (
                lambda: TEXTS.loc["001", "count"],
                "That is the frequency, the bare count. Divide it by the tokens of 001, "
                "times 1,000.",
            ),
            (
                lambda: TEXTS.loc["001", "per_1000"] / 10,
                "That is per 100 tokens, a percentage. This lesson counts per 1,000.",
            ),
            (
                lambda: TEXTS.loc["000", "per_1000"],
                "That is the rate of 000. Change the text's number in both lines, for the "
                "hits and for the tokens.",
            ),
            (
                lambda: 1000 * TEXTS.loc["001", "count"] / TEXTS.loc["000", "n_tokens"],
                "Those are the hits of 001 out of the tokens of 000. Change the text's "
                "number in both lines.",
            ),
            (
                lambda: 1000 * TEXTS.loc["001", "count"] / len(TOKENS),
                "You divided by the tokens of all five texts. The hits are those of 001 "
                "alone, so take the tokens of 001 alone.",
            ),
            (
                lambda: PERIODS.loc["2019", "per_1000"],
                "That is the rate of the whole period 2019, which holds text 004 as well.",
            ),
            (
                lambda: rate_on_the_page("001"),
                "That is out of all layers of the page. Here we count the body.",
            ),
        ],
        digits=1,
        hints=[
            "You have seen it done for 000. What changes for 001?",
            "A rate is the text's count, divided by the tokens of the same text, times "
            "1,000.",
            f"Text 001 has {TEXTS.loc['001', 'count']} hits in "
            f"{TEXTS.loc['001', 'n_tokens']} tokens of its body.",
        ],
    ),
    "04-c": choice(
        "Between the rates of 001 and 004, where does that of 2019 lie?",
        "c",
        a=(
            "half-way, as each text counts once",
            "Half-way would be the mean of the two rates, as if both texts were equally long. "
            "Look at their tokens, and at the rate of 2019 once more.",
        ),
        b=(
            "nearer to 001, as it is shorter",
            "A hit does weigh more in a short text. But here we first add up the hits and the "
            "tokens of both texts. Look at which of them brings more tokens.",
        ),
        c=(
            "nearer to 004, as it is longer",
            f"{TEXTS.loc['004', 'n_tokens']} of the {PERIODS.loc['2019', 'n_tokens']} tokens "
            "of 2019 are those of 004, so it pulls harder. A period's number is mostly that of "
            "its longest text.",
        ),
        hints=[
            "Put the rate of 2019 between those of 001 and 004.",
            "A period's rate is all its hits out of all its tokens.",
            f"Text 001 has {TEXTS.loc['001', 'n_tokens']} tokens, 004 has "
            f"{TEXTS.loc['004', 'n_tokens']}, and 2019 has {PERIODS.loc['2019', 'n_tokens']}.",
        ],
    ),
    "04-d": choice(
        "We divide the terrorism words in the *body* of 004 by *all* tokens of its page. "
        "What happens to the rate?",
        "a",
        a=(
            "It is too low.",
            f"The bottom grows from {LENGTHS['004']} tokens of body to {PAGE['004']} of page, "
            "while the hits stay the same. Now it holds words that we never searched.",
        ),
        b=(
            "It is too high.",
            "Think of the fraction. Its top stays and its bottom grows, as when 1/2 becomes "
            "1/3. Is 1/3 more or less?",
        ),
        c=(
            "It stays the same.",
            "The hits do stay the same. But the rate has a bottom too, and that has grown.",
        ),
        hints=[
            "Which part of the fraction changes, the top or the bottom?",
            "A rate is right only when hits and tokens are of the same rows.",
            f"Text 004 has {LENGTHS['004']} tokens in its body and {PAGE['004']} on its page.",
        ],
    ),
    "04-e": choice(
        '"004 brings terrorism up eleven times, 001 five times." Which count does the '
        "sentence use?",
        "c",
        a=(
            "the noun",
            f"Text 004 has the noun {NOUN['004']} times and 001 {NOUN['001']} times. Find the "
            "count with 11 and 5.",
        ),
        b=(
            "the family",
            f"Text 004 has {TEXTS.loc['004', 'count']} words of the family and 001 has "
            f"{TEXTS.loc['001', 'count']}. Find the count with 11 and 5.",
        ),
        c=(
            "the mentions",
            "“Brings up” gives it away, for a phrase that brings a topic up once may hold two of "
            "its words. You could not tell from 001 alone, where the family has 5 too.",
        ),
        d=(
            "the issue",
            f"Text 004 has {ISSUE['004']} words of the issue and 001 has {ISSUE['001']}, because "
            "“terrorism and extremist groups” is two of them. Find the count with 11 and 5.",
        ),
        hints=[
            "One text may fit two counts, so look at 001 and 004 together.",
            "One of the counts tells how often a text brings a topic up. Which one?",
            "In the figure “One topic, four counts”, read the numbers in the rows of 001 and 004.",
        ],
    ),
    "04-f": choice(
        "What may we write of 003?",
        "d",
        a=(
            "It avoids the topic of terrorism.",
            "“Avoids” says what somebody wanted, and “topic” is more than one word family. We "
            "have seen only which words occur in 003.",
        ),
        b=(
            "In 2026 Egypt spoke of terrorism no more.",
            "That goes from one text of one outlet to a state and a year. The meeting may well "
            "have dealt with it. Lesson 11 looks at what outlets left out.",
        ),
        c=(
            "Its zero count is no result, since the text is short.",
            "Zero is a result, which speaks against every rate above the upper limit. Look at "
            "the column “per 1,000, upper limit”.",
        ),
        d=(
            "It lacks the family *irhāb*; rates up to nearly 001's stay possible.",
            "It says what we looked for and where. It also says how far the zero reaches, which "
            f"is up to {TEXTS.loc['003', 'per_1000_high']:.1f} per 1,000.",
        ),
        hints=[
            "Ask of each sentence whether somebody could count it again in 003.",
            "A zero has an interval too. It speaks against rates above its upper limit.",
            "In the table above, compare the upper limit in the row of 003 with the rate in "
            "that of 001.",
        ],
    ),
}
