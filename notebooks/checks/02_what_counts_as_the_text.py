"""The checks of lesson 02: what is asked, what is right, what each wrong answer shows."""

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
            "Length does not tell: the headings of 004 are shorter still, and belong to "
            "the article. Ask who put these lines here, and to which story they lead.",
        ),
        b=(
            "They have nothing to do with the meeting.",
            "Stephanie Khoury does come up in the article, further down. But even a link "
            "that fits the topic is a link to another story. Ask who put these lines "
            "here.",
        ),
        c=(
            "They use quotation marks and dashes.",
            "The dash is how we recognised them, not why they go; and the article has "
            "quotation marks too. Ask who put these lines here, and to which story they "
            "lead.",
        ),
        d=(
            "They are headlines of the site's other articles.",
            "What counts is where the words come from. The same two lines may have "
            "appeared in other articles on that site; nobody wrote them for this one.",
        ),
        hints=[
            "Ask who put these two lines here, and for which story.",
            "Boilerplate is what belongs to the site and was not written for the article.",
            "Read the first one, “Stephanie Khoury in Cairo.. Egyptian-UN talks on "
            "Libya”: whose talks are these?",
        ],
    ),
    "02-b": number(
        "How many tokens does this line have? (*Sameh Shoukry said: 26 July*, with his "
        "two names in a hashtag and July named twice.) Count by eye, from the right.\n"
        "\n"
        '<div dir="rtl" lang="ar" style="font-size:1.25em;line-height:1.9;text-align:right;'
        f'border-right:4px solid #0072B2;padding:.2em 1em">{LINE}</div>',
        lambda: len(arabic.tokenize(LINE)),
        right="#, the underscore, the colon, the slash and the digits all separate. "
        "That leaves said, Sameh, Shoukry, and July by its two names.",
        hint="Go through the line from the right: a token is an unbroken run of "
        "Arabic letters, and #, _, / and : break it. Digits are no tokens.",
        mistakes=[
            (
                lambda: len(LINE.split()),
                "That is what split() makes of it: it cuts at spaces only. Look again at "
                "the hashtag and at the slash between the two months.",
            ),
            (
                lambda: len(arabic.tokenize(LINE)) + 1,
                "One too many: have you counted 26? By our rule digits only separate.",
            ),
        ],
        hints=[
            "Begin on the right, and stop wherever a run of letters is broken.",
            "A token is an unbroken run of Arabic letters; digits and signs only separate.",
            'Look twice at <bdi lang="ar" dir="rtl">'
            f"{LINE.split()[1].rstrip(':')}</bdi> and at {LINE.split()[-1]}: each holds a "
            "sign that separates.",
        ],
    ),
    "02-c": number(
        "What percentage of the tokens in *file* 004 is boilerplate? Let Python work "
        'it out in the cell: `check("02-c", 100 * (a - b) / c)`, with numbers for the letters.',
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
                f"The part is right ({REST}), but you took it out of the body. The "
                "question was about the file: divide by its tokens in all layers.",
            ),
            (
                lambda: 100 * len(BODY) / len(FILE),
                "That is the percentage of the body, which stays. We want the rest.",
            ),
            (
                lambda: REST / len(FILE),
                "That is a share, out of 1. A percentage is out of a hundred: 100 times that.",
            ),
            (
                lambda: REST,
                "That is how many tokens are boilerplate. Now say it out of a hundred "
                "tokens of the file: 100 * … / …",
            ),
        ],
        hints=[
            "Two numbers belong to 004: what does their difference count?",
            "A percentage is 100 times the part, divided by the whole, and here the whole "
            "is the file.",
            f"The row of 004 has `all layers` {len(FILE)} and `body` {len(BODY)}.",
        ],
    ),
    "02-d": choice(
        'Guess before you count. One ticker headline in 004 mentions "combating '
        'terrorism". In the whole file, words for terrorism are …',
        "b",
        a=(
            "more in number, and denser",
            "Half of it: the number does grow. But with the one headline come "
            f"{TICKER - 1} others, and all their words without terrorism. Run the next "
            "cell and read the end of its lines.",
        ),
        b=(
            "more in number, but thinner",
            f"From {HITS_BODY} to {HITS_FILE}, but out of {len(FILE)} tokens instead of "
            f"{len(BODY)}: more tokens lie between two hits. The boilerplate brings far "
            "more words without terrorism than with it.",
        ),
        c=(
            "fewer in number, and thinner",
            "Thinner is right. But adding words can never make a count smaller: the file "
            "holds the whole body, and more.",
        ),
        d=(
            "the same in number and density",
            "One headline more is one hit more. And it does not come alone: the whole "
            "ticker comes with it. Run the next cell and look at the tokens.",
        ),
        hints=[
            "That headline does not come alone: think of all that the file adds.",
            "A word gets denser only where its hits grow faster than the tokens do.",
            f"The ticker has {TICKER} headlines, and one of them has the word.",
        ],
    ),
    "02-e": choice(
        "Should captions count? Whose reason would you accept?",
        "b",
        a=(
            '"With captions the outlets differ more clearly."',
            "Beware: this chooses the rule by its result, and so finds what it was "
            "looking for. Which of the three reasons could be given before anything is "
            "counted?",
        ),
        b=(
            '"One rule for all five files, set before we counted."',
            "One rule for all files, set before the result is known: others can check it, "
            "and can disagree with it. Whether it keeps captions or drops them comes "
            "second.",
        ),
        c=(
            '"Captions are text on the page, and all text should count."',
            "Then the ticker and the footer count as well, for they are text too. The "
            "question is what was written for this article, in all five files alike.",
        ),
        hints=[
            "Ask of each reason when somebody could have given it.",
            "A rule that is chosen by its result finds what it was looking for.",
            "Try each reason on the ticker of 004 and on the four files without captions.",
        ],
    ),
}
