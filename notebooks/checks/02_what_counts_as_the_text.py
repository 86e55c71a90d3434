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
        "Both links are about Libya. Why are they boilerplate all the same?",
        "d",
        a=(
            "They are too short to be paragraphs.",
            (
                "Length does not tell: the headings of 004 are shorter still, and belong "
                "to the article. Ask who put these lines here, and to which story they lead."
            ),
        ),
        b=(
            "They have nothing to do with the meeting.",
            (
                "Stephanie Khoury does come up in the article, further down. But even a "
                "link that fits the topic is a link to another story. Ask who put these "
                "lines here."
            ),
        ),
        c=(
            "They use quotation marks and dashes.",
            (
                "The dash is how we recognised them, not why they go; and the article has "
                "quotation marks too. Ask who put these lines here, and to which story they "
                "lead."
            ),
        ),
        d=(
            "They are headlines of other articles, which the site placed here.",
            (
                "What counts is where the words come from. The same two lines may have "
                "stood in other articles on that site; nobody wrote them for this one."
            ),
        ),
    ),
    "02-b": number(
        (
            "How many tokens does this line have? (*Sameh Shoukry said: 26 July*, with "
            "his two names in a hashtag and July named twice.) Count by eye, from the "
            "right.\n"
            "\n"
            '<div dir="rtl" lang="ar" style="font-size:1.25em;line-height:1.9;text-align:right;'
            'border-right:4px solid #0072B2;padding:.2em 1em">قال #سامح_شكري: 26 يوليو/تموز</div>'
        ),
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
        (
            "What percentage of the tokens in *file* 004 is boilerplate? Put `100 * (a "
            "- b) / c` in place of the dots, with numbers for the letters."
        ),
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
        (
            'Guess before you count. One ticker headline in 004 mentions "combating '
            'terrorism". In the whole file, words for terrorism are …'
        ),
        "b",
        a=(
            "more in number, and denser",
            (
                "Half of it: the number does grow. But with the one headline come "
                f"{TICKER - 1} others, and all their words without terrorism. Run the next "
                "cell and read the end of its lines."
            ),
        ),
        b=(
            "more in number, but thinner: more tokens lie between them",
            (
                f"From {HITS_BODY} to {HITS_FILE}, but out of {len(FILE)} tokens instead of "
                f"{len(BODY)}. The boilerplate brings far more words without terrorism than "
                "with it."
            ),
        ),
        c=(
            "fewer in number, and thinner",
            (
                "Thinner is right. But adding words can never make a count smaller: the "
                "file holds the whole body, and more."
            ),
        ),
        d=(
            "the same: one headline cannot matter",
            (
                "It adds only one hit, true, but it does not come alone: the whole ticker "
                "comes with it. Run the next cell and look at the tokens."
            ),
        ),
    ),
    "02-e": choice(
        "Whose reason would you accept?",
        "b",
        a=(
            '"With captions the difference between the outlets comes out more clearly."',
            (
                "Beware: this chooses the rule by its result, and so finds what it was "
                "looking for. Which of the three reasons could be given before anything is "
                "counted?"
            ),
        ),
        b=(
            (
                '"The same rule must work for all five files, and we set it before we '
                'counted."'
            ),
            (
                "One rule for all files, set before the result is known: others can check "
                "it, and can disagree with it. Whether it keeps captions or drops them comes "
                "second."
            ),
        ),
        c=(
            '"Captions are text, and all text should count."',
            (
                "Then the ticker and the footer count as well, for they are text too. The "
                "question is what was written for this article, in all five files alike."
            ),
        ),
    ),
}
