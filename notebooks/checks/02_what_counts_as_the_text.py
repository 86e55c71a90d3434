"""The checks of lesson 02: what is asked stands in the notebook, what is right here."""

import khitab
from khitab import arabic
from khitab.checks import choice, number

CORPUS = khitab.load_corpus()
FILE, BODY = CORPUS.subset("004").tokens(layers="all"), CORPUS.subset("004").tokens()
REST = len(FILE) - len(BODY)
TERRORISM = "إرهاب"
HITS_FILE, HITS_BODY = (t["form"].str.contains(TERRORISM).sum() for t in (FILE, BODY))
TICKER = (CORPUS.layers["kind"] == "ticker").sum()
LINE = "قال #سامح_شكري: 26 يوليو/تموز"

CHECKS = {
    "02-a": choice(
        "b",
        a="Length does not tell: the headings of 004 are shorter still, and belong "
        "to the article. Ask who put these lines here, and to which story they lead.",
        b="What counts is where the words come from. The same two lines may have "
        "stood in other articles on that site; nobody wrote them for this one.",
        c="Stephanie Khoury does come up in the article, further down. But even a "
        "link that fits the topic is a link to another story. Ask who put these "
        "lines here.",
        d="The dash is how we recognised them, not why they go; and the article has "
        "quotation marks too. Ask who put these lines here, and to which story they "
        "lead.",
    ),
    "02-b": number(
        lambda: len(arabic.tokenize(LINE)),
        right="#, the underscore, the colon, the slash and the digits all separate. "
        "That leaves said, Sameh, Shoukry, and July by its two names.",
        hint="Go through the line from the right: a token is an unbroken run of "
        "Arabic letters, and #, _, / and : break it. Digits are no tokens.",
        mistakes=[
            (
                lambda: len(LINE.split()),
                (
                    "That is what split() makes of it: it cuts at spaces only. Look "
                    "again at the hashtag and at the slash between the two months."
                ),
            ),
            (
                lambda: len(arabic.tokenize(LINE)) + 1,
                "One too many: have you counted 26? By our rule digits only separate.",
            ),
        ],
    ),
    "02-c": number(
        lambda: 100 * REST / len(FILE),
        digits=0,
        right=f"{REST} of {len(FILE)} tokens: about one token in five of that file "
        "was never part of the article.",
        hint="Boilerplate is what the file has and the body has not: subtract the "
        "two numbers in the row of 004, divide by all the tokens of the file, "
        "multiply by 100, and round.",
        mistakes=[
            (
                lambda: 100 * REST / len(BODY),
                (
                    f"The part is right ({REST}), but you took it out of the body. "
                    "The question was about the file: divide by its tokens in all "
                    "layers."
                ),
            ),
            (
                lambda: 100 * len(BODY) / len(FILE),
                "That is the percentage of the body, which stays. We want the rest.",
            ),
            (
                lambda: REST,
                (
                    "That is how many tokens are boilerplate. Now say it out of a "
                    "hundred tokens of the file: 100 * … / …"
                ),
            ),
        ],
    ),
    "02-d": choice(
        "b",
        a="Half of it: the number does grow. But with the one headline come "
        f"{TICKER - 1} others, and all their words without terrorism. Run the next "
        "cell and read the end of its lines.",
        b=f"From {HITS_BODY} to {HITS_FILE}, but out of {len(FILE)} tokens instead of "
        f"{len(BODY)}. The boilerplate brings far more words without terrorism than "
        "with it.",
        c="Thinner is right. But adding words can never make a count smaller: the "
        "file holds the whole body, and more.",
        d="It adds only one hit, true, but it does not come alone: the whole ticker "
        "comes with it. Run the next cell and look at the tokens.",
    ),
    "02-e": choice(
        "c",
        a="Beware: this chooses the rule by its result, and so finds what it was "
        "looking for. Which of the three reasons could be given before anything is "
        "counted?",
        b="Then the ticker and the footer count as well, for they are text too. The "
        "question is what was written for this article, in all five files alike.",
        c="One rule for all files, set before the result is known: others can check "
        "it, and can disagree with it. Whether it keeps captions or drops them comes "
        "second.",
    ),
}
