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
            "The files are fine: `tokens` has rows of all five texts, as the next table will "
            "show. Look at what was counted: only the rows with a hit.",
        ),
        b=(
            "They have no hit, and only hits are counted here.",
            "What is not there has no row, and so nothing to count. A table of counts "
            "forgets its zeros; we have to bring them back ourselves.",
        ),
        c=(
            "They use another word, which counts elsewhere.",
            "Perhaps they use another word, but our search would not have counted it anywhere. "
            "Ask what the table is made of: only the rows with a hit.",
        ),
        hints=[
            "Ask what one row of `terrorism` is, and how a text comes into it.",
            "Counting rows tells how many there are; it cannot tell where there are none.",
            'The line is `terrorism["doc"].value_counts()`: it counts the rows of '
            "`terrorism` and no others.",
        ],
    ),
    "04-b": number(
        "What is the rate of text 001? Work it out as above, to one decimal.",
        lambda: TEXTS.loc["001", "per_1000"],
        f"1000 · {TEXTS.loc['001', 'count']} / {TEXTS.loc['001', 'n_tokens']}: hits of the "
        "text out of tokens of the same text.",
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
                "alone, so the tokens must be so too.",
            ),
            (
                lambda: PERIODS.loc["2019", "per_1000"],
                "That is the rate of the whole period 2019: text 004 is in it as well.",
            ),
            (
                lambda: rate_on_the_page("001"),
                "That is out of all layers of the page. Here we count the body.",
            ),
        ],
        digits=1,
        hints=[
            "You have seen it done for 000; what changes for 001?",
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
            "In a short text a hit weighs more, true. But here hits and tokens of both are "
            "added up first. Look at which of the two texts brings more tokens.",
        ),
        c=(
            "nearer to 004, as it brings more tokens",
            f"{TEXTS.loc['004', 'n_tokens']} of the {PERIODS.loc['2019', 'n_tokens']} tokens "
            "of 2019 are those of 004, so it pulls harder. A period's number is mostly that of "
            "its longest text.",
        ),
        hints=[
            "Put the rate of 2019 between those of 001 and 004.",
            "A period's rate is all its hits out of all its tokens.",
            f"Tokens: {TEXTS.loc['001', 'n_tokens']} in 001, {TEXTS.loc['004', 'n_tokens']} "
            f"in 004, {PERIODS.loc['2019', 'n_tokens']} in 2019.",
        ],
    ),
    "04-d": choice(
        "Someone divides the terrorism words in the *body* of 004 by *all* tokens of its "
        "page. What happens to the rate?",
        "a",
        a=(
            "It comes out too low.",
            f"{LENGTHS['004']} tokens of body become {PAGE['004']} of page, while the hits "
            "stay the same. The bottom holds words among which no hit was looked for.",
        ),
        b=(
            "It comes out too high.",
            "Think of the fraction: the top stays, the bottom grows. What happens to 1/2 when "
            "it becomes 1/3?",
        ),
        c=(
            "It stays the same, as the hits do.",
            "The hits are the same, true. But the rate has a bottom too, and that has grown.",
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
            f"Of the noun 004 has {NOUN['004']} and 001 {NOUN['001']}. Find the row with 11 "
            "and 5.",
        ),
        b=(
            "the family",
            f"Of the family 004 has {TEXTS.loc['004', 'count']} and 001 "
            f"{TEXTS.loc['001', 'count']}. Find the row with 11 and 5.",
        ),
        c=(
            "the mentions",
            "“Brings up” is the sign: a phrase that brings a topic up once may hold two of "
            "its words. From 001 alone you could not have told: the family has 5 there too.",
        ),
        d=(
            "the issue",
            f"Of words of the issue 004 has {ISSUE['004']} and 001 {ISSUE['001']}: there "
            "“terrorism and extremist groups” is two. Find the row with 11 and 5.",
        ),
        hints=[
            "One text may fit two counts, so look at 001 and 004 together.",
            "Each count answers a question of its own; ask which one the sentence answers.",
            "In the table “One topic, four counts” go down the columns 001 and 004.",
        ],
    ),
    "04-f": choice(
        "What may we write of 003?",
        "d",
        a=(
            "It avoids the topic of terrorism.",
            "“Avoids” says what somebody wanted, and “topic” is more than one word family. We "
            "have seen only which words occur in it.",
        ),
        b=(
            "In 2026 Egypt no longer spoke of terrorism at its meetings.",
            "That goes from one text of one outlet to a state and a year. The meeting may well "
            "have dealt with it: lesson 11 looks at what outlets left out.",
        ),
        c=(
            "Its zero is no result, since the text is short.",
            "Zero is a result: it speaks against every rate above the upper limit. Look at the "
            "column “per 1,000, upper limit”.",
        ),
        d=(
            "It lacks the family *irhāb*; rates up to nearly 001's stay possible.",
            "It says what was looked for, where, and how far the zero of its body reaches: up "
            f"to {TEXTS.loc['003', 'per_1000_high']:.1f} per 1,000.",
        ),
        hints=[
            "Ask of each sentence what in 003 somebody could count again.",
            "A zero has an interval too: it speaks against rates above its upper limit.",
            "In the table above, compare the upper limit in the row of 003 with the rate in "
            "that of 001.",
        ],
    ),
}
